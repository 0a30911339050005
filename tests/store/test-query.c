/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/text.h"
#include "random-acts.h"
#include "store-fixture.h"
#include "store/query-sql.h"
#include "store/store-private.h"

static void
insert (Fixture *self, RapRecord *record)
{
  fixture_insert (self->store, record);
  g_object_unref (record);
}

/* Two regions, a host, two bodies and four meetings. */
static void
fill (Fixture *self)
{
  insert (self, fixture_record (RAP_KIND_REGION, "code", "ESA", "name-en",
                                "East and Southern Africa", "name-fr",
                                "Afrique orientale et australe", NULL));
  insert (self, fixture_record (RAP_KIND_REGION, "code", "A/P", "name-en", "Asia Pacific", NULL));
  insert (self, fixture_record (RAP_KIND_MEMBER, "name-en", "South Africa", "iso2", "ZA", "region",
                                "1", NULL));
  insert (self, fixture_record (RAP_KIND_BODY, "code", "GC", "name-en", "Governing Council",
                                "region", "1", NULL));
  insert (self, fixture_record (RAP_KIND_BODY, "code", "BC", "name-en", "Border Club", NULL));
  insert (self, fixture_record (RAP_KIND_MEETING, "title-en", "31st Governing Council", "title-fr",
                                "31e Réunion du Conseil", "region", "1", "body", "1", "host", "1",
                                "city", "Pretoria", "start-date", "2025-05-15", "state",
                                "confirmed", "expected", "80", "languages", "en", NULL));
  insert (self, fixture_record (RAP_KIND_MEETING, "title-en", "éclair workshop", "region", "2",
                                "start-date", "2025-03-01", "end-date", "2025-03-02", "state",
                                "proposed", NULL));
  insert (self, fixture_record (RAP_KIND_MEETING, "title-en", "Zebra crossing", "body", "2",
                                "start-date", "2024-01-10", "end-date", "2024-01-10", "expected",
                                "7", "note", "Bring\na hat", NULL));
  insert (self, fixture_record (RAP_KIND_MEETING, "title-en", "alpha", "start-date", "2025-05-15",
                                "state", "cancelled", NULL));
}

/* The row ids that the query gives, as "1 2 3". */
static char *
ids_of (Fixture *self, RapQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = rap_store_list (self->store, query, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "",
                            (int) rap_record_id (g_ptr_array_index (records, i)));
  g_assert_cmpint (rap_store_count (self->store, query, &error), ==, records->len);
  g_assert_no_error (error);
  return g_string_free (ids, FALSE);
}

static void
expect (Fixture *self, RapQuery *query, const char *expected)
{
  g_autofree char *ids = ids_of (self, query);

  g_assert_cmpstr (ids, ==, expected);
}

static void
expect_where (Fixture *self, const char *field, RapQueryOp op, const char *value,
              const char *expected)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapQuery) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rap_query_where (query, field, op, value, &error));
  g_assert_no_error (error);
  copy = rap_query_copy (query);
  expect (self, copy, expected);
}

static void
test_conditions (Fixture *self, gconstpointer data)
{
  fill (self);
  expect_where (self, "state", RAP_QUERY_EQUAL, "confirmed", "1");
  expect_where (self, "state", RAP_QUERY_NOT_EQUAL, "confirmed", "2 3 4");
  expect_where (self, "start-date", RAP_QUERY_LESS, "2025-03-01", "3");
  expect_where (self, "start-date", RAP_QUERY_AT_MOST, "2025-03-01", "2 3");
  expect_where (self, "start-date", RAP_QUERY_MORE, "2025-03-01", "1 4");
  expect_where (self, "start-date", RAP_QUERY_AT_LEAST, "2025-03-01", "1 2 4");
  expect_where (self, "region", RAP_QUERY_EQUAL, "1", "1");
  expect_where (self, "region", RAP_QUERY_EQUAL, "", "3 4");
  expect_where (self, "region", RAP_QUERY_NOT_EQUAL, "", "1 2");
  expect_where (self, "region", RAP_QUERY_NOT_EQUAL, "1", "2 3 4");
  expect_where (self, "expected", RAP_QUERY_EQUAL, "", "2 4");
  expect_where (self, "expected", RAP_QUERY_AT_LEAST, "8", "1");
  expect_where (self, "expected", RAP_QUERY_LESS, "100", "1 3");
  expect_where (self, "title-en", RAP_QUERY_CONTAINS, "ECLAIR", "2");
  expect_where (self, "title-fr", RAP_QUERY_CONTAINS, "reunion", "1");
  expect_where (self, "id", RAP_QUERY_MORE, "2", "3 4");
  expect_where (self, "unconfirmed", RAP_QUERY_EQUAL, "0", "1 2 3 4");
  /* No date is neither before nor after another. */
  expect_where (self, "as-of", RAP_QUERY_LESS, "2025-01-01", "");
  expect_where (self, "as-of", RAP_QUERY_AT_LEAST, "2025-01-01", "");
}

static void
test_several_values (Fixture *self, gconstpointer data)
{
  const char *const states[] = { "proposed", "cancelled", NULL };
  const char *const regions[] = { "2", "", NULL };
  const char *const none[] = { NULL };
  g_autoptr (RapQuery) by_state = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapQuery) by_region = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapQuery) by_none = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapQuery) both = NULL;

  fill (self);
  rap_query_where_any (by_state, "state", states, NULL);
  expect (self, by_state, "2 4");
  rap_query_where_any (by_region, "region", regions, NULL);
  expect (self, by_region, "2 3 4");
  rap_query_where_any (by_none, "state", none, NULL);
  expect (self, by_none, "");
  both = rap_query_copy (by_state);
  rap_query_where (both, "city", RAP_QUERY_EQUAL, "", NULL);
  rap_query_where (both, "region", RAP_QUERY_EQUAL, "2", NULL);
  expect (self, both, "2");
}

static void
test_flags (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_AGENDA_ITEM);

  fill (self);
  insert (self, fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "purposes",
                                "information,decision", NULL));
  insert (self, fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "purposes", "decision", NULL));
  insert (self, fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", NULL));
  rap_query_where (query, "purposes", RAP_QUERY_CONTAINS, "information", NULL);
  expect (self, query, "1");
  rap_query_where (query, "purposes", RAP_QUERY_CONTAINS, "decision", NULL);
  expect (self, query, "1");
  rap_query_where (query, "purposes", RAP_QUERY_CONTAINS, "decis", NULL);
  expect (self, query, "");
}

static void
test_search (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *expected;
  } cases[] = {
    { "", "1 2 3 4" },
    { "  \t ", "1 2 3 4" },
    { "PRETORIA", "1" },
    { "éCLAIR", "2" },
    { "eclair", "2" },
    { "reunion conseil", "1" },
    { "conseil alpha", "" },
    { "east", "1" },
    { "australe", "1" },
    { "a/p", "2" },
    { "border", "3" },
    { "south africa", "1" },
    { "hat", "3" },
    { "%", "" },
    { "' OR 1 --", "" },
    { "31st gc", "1" },
  };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

      g_test_message ("%s", cases[i].words);
      rap_query_search (query, cases[i].words);
      expect (self, query, cases[i].expected);
      rap_query_search (query, NULL);
      expect (self, query, "1 2 3 4");
    }
}

/* What people type is found at the beginning of a word; in the names beside, anywhere. */
static void
test_search_begins_words (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *expected;
  } cases[] = {
    { "g", "1" },        { "go", "1" },         { "gov", "1" },          { "governing", "1" },
    { "zebras", "" },    { "ebra", "" },        { "ouncil workshop", "" },
    { "clair", "" },     { "oeuv", "5" },       { "ŒUVRE", "5" },        { "strasse", "5" },
    { "straß", "5" },    { "lodz", "5" },       { "fina", "5" },         { "l'oe", "5" },
    { "l’œuvre", "5" },  { "москв", "5" },      { "σισυφ", "5" },        { "غرب", "5" },
    { "本", "5" },       { "국", "5" },         { "\"", "5" },          { "x\"y", "5" },
    { "nohat\" OR \"zebra", "" },                { "title_en:gov", "" },  { "a* NOT b", "" },
    { "(", "" },         { "outh", "1" },       { "2025-05", "" },
  };

  fill (self);
  insert (self, fixture_record (RAP_KIND_MEETING, "title-en", "L’Œuvre, Straße, ŁÓDŹ, ﬁnal x\"y",
                                "title-fr", "Москва, ΣΊΣΥΦΟΣ", "theme", "المغرب 日本語 한국",
                                "start-date", "2025-01-01", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

      g_test_message ("%s", cases[i].words);
      rap_query_search (query, cases[i].words);
      expect (self, query, cases[i].expected);
    }
}

/* No text of a meeting is forgotten by the index. */
static void
test_search_knows_every_text (Fixture *self, gconstpointer data)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (RAP_KIND_MEETING, &n_fields);

  fill (self);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == RAP_FIELD_TEXT || fields[i].type == RAP_FIELD_LONG_TEXT)
      {
        g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

        g_test_message ("%s", fields[i].name);
        rap_query_search (query, "xylo");
        expect (self, query, "");
        fixture_set (self->store, RAP_KIND_MEETING, 3, fields[i].name, "Some xylophone");
        expect (self, query, "3");
        g_free (rap_store_undo (self->store, NULL));
        expect (self, query, "");
      }
}

/* What is done, undone, deleted, and written by a program that knows nothing of the index. */
static void
test_search_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapChangeSet) deletion = rap_change_set_new ("Delete");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *foreign;

  fill (self);
  rap_query_search (query, "zebra");
  expect (self, query, "3");
  rap_change_set_delete (deletion, RAP_KIND_MEETING, 3);
  fixture_apply (self->store, deletion);
  expect (self, query, "");
  g_free (rap_store_undo (self->store, &error));
  g_assert_no_error (error);
  expect (self, query, "3");
  g_free (rap_store_redo (self->store, &error));
  expect (self, query, "");

  g_assert_cmpint (sqlite3_open (self->path, &foreign), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (foreign, "UPDATE meeting SET title_en = 'Zebra' WHERE id = 4", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (foreign);
  problems = rap_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "1 meeting"));
  g_clear_pointer (&problems, g_ptr_array_unref);
  fixture_reopen (self);
  expect (self, query, "4");
  problems = rap_store_verify (self->store, NULL, &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
expect_sorted (Fixture *self, const char *field, gboolean descending, const char *expected)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GError) error = NULL;

  g_assert_true (rap_query_sort (query, field, descending, &error));
  g_assert_no_error (error);
  expect (self, query, expected);
}

static void
test_sort (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

  fill (self);
  expect_sorted (self, "title-en", FALSE, "1 4 2 3");
  expect_sorted (self, "title-en", TRUE, "3 2 4 1");
  expect_sorted (self, "start-date", FALSE, "3 2 1 4");
  expect_sorted (self, "start-date", TRUE, "4 1 2 3");
  /* By the place in life, not by the letters. */
  expect_sorted (self, "state", FALSE, "2 3 1 4");
  expect_sorted (self, "region", FALSE, "3 4 2 1");
  expect_sorted (self, "body", TRUE, "1 3 4 2");
  expect_sorted (self, "host", TRUE, "1 4 3 2");
  expect_sorted (self, "expected", FALSE, "2 4 3 1");
  expect_sorted (self, "id", TRUE, "4 3 2 1");
  rap_query_sort (query, "start-date", TRUE, NULL);
  rap_query_sort (query, "title-en", FALSE, NULL);
  expect (self, query, "1 4 2 3");
  rap_query_limit (query, 3);
  expect (self, query, "1 4 2");
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GError) error = NULL;

  g_assert_false (rap_query_where (query, "colour", RAP_QUERY_EQUAL, "red", &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "no field “colour”");
  g_assert_false (rap_query_sort (query, "title_en", FALSE, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "title_en");
  g_assert_false (rap_query_where (query, "region", RAP_QUERY_EQUAL, "ESA", &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "not a whole number");
  g_assert_false (rap_query_where (query, "expected", RAP_QUERY_CONTAINS, "1", &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "cannot be compared");
  g_assert_false (rap_query_where (query, "expected", RAP_QUERY_LESS, "", &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "cannot be compared");
  expect (self, query, "");
}

/* Every field of every kind can be asked for and sorted by. */
static void
test_every_field (Fixture *self, gconstpointer data)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);
      g_autoptr (RapQuery) search = rap_query_new ((RapKind) kind);

      rap_query_search (search, "word");
      expect (self, search, "");
      for (guint i = 0; i < n_fields; i++)
        {
          g_autoptr (RapQuery) query = rap_query_new ((RapKind) kind);
          g_autoptr (GError) error = NULL;

          g_assert_true (rap_query_where (query, fields[i].name, RAP_QUERY_EQUAL, "1", &error));
          g_assert_true (rap_query_where (query, fields[i].name, RAP_QUERY_MORE, "0", &error));
          g_assert_true (rap_query_sort (query, fields[i].name, TRUE, &error));
          g_assert_no_error (error);
          expect (self, query, "");
        }
    }
}

/* The list of meetings by date, the one that is shown first, is read from an index alone. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  static const struct
  {
    RapKind kind;
    const char *where;
    const char *sort;
  } cases[] = {
    { RAP_KIND_MEETING, NULL, "start-date" },
    { RAP_KIND_MEETING, "region", "start-date" },
    { RAP_KIND_MEETING, "body", "start-date" },
    { RAP_KIND_SITTING, "meeting", "start" },
    { RAP_KIND_TERM, "region", "start-date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapQuery) query = rap_query_new (cases[i].kind);
      g_autoptr (RapStatement) asked = NULL;
      g_autoptr (RapStatement) plan = NULL;
      g_autofree char *sql = NULL;
      gboolean row;

      if (cases[i].where != NULL)
        rap_query_where (query, cases[i].where, RAP_QUERY_EQUAL, "1", NULL);
      rap_query_sort (query, cases[i].sort, TRUE, NULL);
      asked = rap_query_prepare (query, rap_store_reader (self->store, NULL), RAP_QUERY_IDS, NULL);
      sql = g_strconcat ("EXPLAIN QUERY PLAN ", asked->sql, NULL);
      plan = rap_database_prepare (rap_store_reader (self->store, NULL), sql, NULL);
      while (rap_statement_step (plan, &row, NULL) && row)
        {
          const char *detail = rap_statement_text (plan, 3);

          if (strstr (detail, "COVERING INDEX") == NULL)
            g_error ("%s: %s", asked->sql, detail);
        }
    }
}

/* The quick way of searching says what the general way says. */
static void
test_contains_is_matches (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "", "plain", "ÉCLAIR", "straße", "ﬁn", "Œuvre", "ŁÓDŹ", "naïve", "İstanbul", "日本語", "한국",
    "المغرب", ("e\xcc\x81" "clair"), "𝔘nicode", "’quoted’", "½", "ΣΊΣΥΦΟΣ", "a–b", "Ångström",
    "bad \xff bytes",
  };
  static const char *const needles[] = {
    "plain", "éclair", "ss", "fin", "oeuvre", "lodz", "ive", "stanbul", "本", "국", "مغ", "unicode",
    "'", "1", "σισυφος", "-", "angstrom", "zz", "bytes",
  };
  g_autoptr (RapStatement) statement =
    rap_database_prepare (rap_store_reader (self->store, NULL),
                          "SELECT rap_contains (?1, ?2), rap_fold (?2)", NULL);

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    for (guint n = 0; n < G_N_ELEMENTS (needles); n++)
      {
        g_autofree char *folded = rap_text_fold (needles[n]);
        g_autofree char *text = rap_text_fold (texts[t]);
        gboolean row;

        rap_statement_bind_text (statement, 1, folded);
        rap_statement_bind_text (statement, 2, texts[t]);
        rap_statement_step (statement, &row, NULL);
        if (rap_statement_integer (statement, 0) != rap_text_matches (texts[t], folded))
          g_error ("“%s” in “%s”", needles[n], texts[t]);
        g_assert_cmpstr (rap_statement_text (statement, 1), ==, text);
        rap_statement_reset (statement);
      }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/query/conditions", test_conditions);
  ADD ("/query/any of several values", test_several_values);
  ADD ("/query/one flag of several", test_flags);
  ADD ("/query/search leaves case and accents aside, and looks at names", test_search);
  ADD ("/query/search finds the beginnings of words", test_search_begins_words);
  ADD ("/query/search knows every text of a meeting", test_search_knows_every_text);
  ADD ("/query/search follows the rows, whoever changes them", test_search_follows);
  ADD ("/query/sort is as people expect it", test_sort);
  ADD ("/query/what makes no sense is refused", test_refusals);
  ADD ("/query/every field can be asked for", test_every_field);
  ADD ("/query/the usual lists are read from an index", test_plan);
  ADD ("/query/quick search says what slow search says", test_contains_is_matches);
  return fixture_run ();
}
