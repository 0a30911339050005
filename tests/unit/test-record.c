/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/kinds.h"
#include "core/record-value.h"

/* ---- Every kind, every field ---- */

static void
test_kinds (void)
{
  for (int i = 0; i < RAP_N_KINDS; i++)
    {
      RapKind kind = (RapKind) i, found;
      guint n;
      const RapField *fields = rap_kind_fields (kind, &n);
      g_autoptr (RapRecord) record = rap_record_new (kind);

      g_assert_true (rap_kind_from_nick (rap_kind_nick (kind), &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpint (rap_record_kind (record), ==, kind);
      g_assert_true (g_uuid_string_is_valid (rap_record_uid (record)));
      g_assert_cmpuint (rap_kind_title_field (kind), <, n);
      for (guint f = 0; f < n; f++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *value = rap_record_format (record, f);
          g_autoptr (RapRecord) copy = rap_record_copy (record);

          g_assert_nonnull (fields[f].name);
          g_assert_nonnull (fields[f].label);
          g_assert_cmpint (rap_kind_find_field (kind, fields[f].name), ==, (int) f);
          g_assert_true (rap_record_field_equal (record, copy, f));
          /* What a field holds at first can be typed again. */
          if (*value != '\0')
            {
              rap_record_parse (copy, f, value, &error);
              g_assert_no_error (error);
              g_assert_true (rap_record_field_equal (record, copy, f));
            }
        }
    }
  g_assert_cmpint (rap_kind_find_field (RAP_KIND_MEETING, "no-such"), ==, -1);
}

static void
count (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_properties (void)
{
  g_autoptr (RapRecord) meeting = rap_record_new (RAP_KIND_MEETING);
  g_autofree char *title = NULL;
  gint64 expected = 0;
  gboolean sample = FALSE;
  guint n = 0;

  g_signal_connect (meeting, "notify", G_CALLBACK (count), &n);
  g_object_set (meeting, "title-en", "Council", "expected", (gint64) 120, "sample", TRUE, NULL);
  g_assert_cmpuint (n, ==, 3);
  g_object_set (meeting, "title-en", "Council", NULL);
  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "Council");
  rap_record_set_integer (meeting, RAP_MEETING_EXPECTED, 120);
  g_assert_cmpuint (n, ==, 3);
  g_object_get (meeting, "title-en", &title, "expected", &expected, "sample", &sample, NULL);
  g_assert_cmpstr (title, ==, "Council");
  g_assert_cmpint (expected, ==, 120);
  g_assert_true (sample);
}

static void
test_copy (void)
{
  g_autoptr (RapRecord) record = rap_record_new (RAP_KIND_MEETING);
  g_autoptr (RapRecord) copy = NULL;

  rap_record_set_id (record, 9);
  rap_record_set_text (record, RAP_MEETING_TITLE_EN, "Before");
  copy = rap_record_copy (record);
  g_assert_cmpint (rap_record_id (copy), ==, 9);
  g_assert_cmpstr (rap_record_uid (copy), ==, rap_record_uid (record));
  rap_record_set_text (copy, RAP_MEETING_TITLE_EN, "After");
  g_assert_cmpstr (rap_record_text (record, RAP_MEETING_TITLE_EN), ==, "Before");
}

static void
test_title (void)
{
  g_autoptr (RapRecord) record = rap_record_new (RAP_KIND_MEETING);
  g_autoptr (RapRecord) person = rap_record_new (RAP_KIND_PERSON);

  rap_record_set_text (record, RAP_MEETING_TITLE_EN, "Council");
  g_assert_cmpstr (rap_record_title (record), ==, "Council");
  g_assert_cmpstr (rap_record_in_language (record, "title", "fr"), ==, "Council");
  rap_record_set_text (record, RAP_MEETING_TITLE_FR, "Conseil");
  g_assert_cmpstr (rap_record_in_language (record, "title", "fr"), ==, "Conseil");
  g_assert_cmpstr (rap_record_in_language (record, "title", "pt"), ==, "Council");
  g_assert_cmpstr (rap_record_in_language (record, "nothing", "en"), ==, "");
  rap_record_set_text (person, RAP_PERSON_FAMILY_NAME, "Hinojosa");
  g_assert_cmpstr (rap_record_title (person), ==, "Hinojosa");
}

/* ---- What people type ---- */

typedef struct
{
  RapKind kind;
  const char *field;
  const char *typed;
  const char *stored; /* NULL: refused */
} Typed;

static const Typed typed[] = {
  { RAP_KIND_MEETING, "title-en", "  Council \t", "Council" },
  { RAP_KIND_MEETING, "title-en", "", NULL },
  { RAP_KIND_MEETING, "title-en", "   ", NULL },
  { RAP_KIND_MEETING, "title-en", "two\nlines", NULL },
  { RAP_KIND_MEETING, "title-en", "bell\a", NULL },
  { RAP_KIND_MEETING, "title-en", "\x1b[31mred", NULL },
  { RAP_KIND_MEETING, "title-en", "C1 \xc2\x85 control", NULL },
  { RAP_KIND_MEETING, "title-en", "broken \xff\xfe", NULL },
  { RAP_KIND_MEETING, "title-en", "cut \xc3", NULL },
  { RAP_KIND_MEETING, "title-en", "overlong \xc0\xaf", NULL },
  { RAP_KIND_MEETING, "title-en", "surrogate \xed\xa0\x80", NULL },
  { RAP_KIND_MEETING, "title-en", "Élève 税関 🛃", "Élève 税関 🛃" },
  { RAP_KIND_MEETING, "note", "two\nlines", "two\nlines" },
  { RAP_KIND_MEETING, "note", "nul \x01", NULL },
  { RAP_KIND_MEETING, "start-date", "2025-05-15", "2025-05-15" },
  { RAP_KIND_MEETING, "start-date", "2024-02-29", "2024-02-29" },
  { RAP_KIND_MEETING, "start-date", "2025-02-29", NULL },
  { RAP_KIND_MEETING, "start-date", "15.5.2025", NULL },
  { RAP_KIND_MEETING, "start-date", "2025-05-15T09:00", NULL },
  { RAP_KIND_MEETING, "start-date", "", NULL },
  { RAP_KIND_MEETING, "zone", "Africa/Johannesburg", "Africa/Johannesburg" },
  { RAP_KIND_MEETING, "zone", "Africa/Atlantis", NULL },
  { RAP_KIND_MEETING, "zone", "../../etc/passwd", NULL },
  { RAP_KIND_MEETING, "zone", "/etc/localtime", NULL },
  { RAP_KIND_MEETING, "zone", "CET-1CEST", NULL },
  { RAP_KIND_MEETING, "zone", "+02:00", NULL },
  { RAP_KIND_MEETING, "zone", "", NULL },
  { RAP_KIND_MEMBER, "zone", "", "" },
  { RAP_KIND_MEETING, "mode", "hybrid", "hybrid" },
  { RAP_KIND_MEETING, "mode", "Hybrid", NULL },
  { RAP_KIND_MEETING, "mode", "", NULL },
  { RAP_KIND_MEETING, "kind", "", "" },
  { RAP_KIND_MEETING, "sample", "yes", "1" },
  { RAP_KIND_MEETING, "sample", "false", "0" },
  { RAP_KIND_MEETING, "sample", "2", NULL },
  { RAP_KIND_MEETING, "expected", "120", "120" },
  { RAP_KIND_MEETING, "expected", "", "" },
  { RAP_KIND_MEETING, "expected", "-1", NULL },
  { RAP_KIND_MEETING, "expected", "100001", NULL },
  { RAP_KIND_MEETING, "expected", "12x", NULL },
  { RAP_KIND_MEETING, "expected", "99999999999999999999", NULL },
  { RAP_KIND_MEETING, "expected", "-9223372036854775808", NULL },
  { RAP_KIND_SITTING, "start", "2025-05-15T09:00", "2025-05-15T09:00" },
  { RAP_KIND_SITTING, "start", "2025-05-15 09:00", "2025-05-15T09:00" },
  { RAP_KIND_SITTING, "start", "2025-05-15T24:00", NULL },
  { RAP_KIND_SITTING, "start", "2025-05-15", NULL },
  { RAP_KIND_SITTING, "start", "09:00", NULL },
  { RAP_KIND_SITTING, "meeting", "0", NULL },
  { RAP_KIND_SITTING, "meeting", "", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "90", "90" },
  { RAP_KIND_AGENDA_ITEM, "duration", "1h30", "90" },
  { RAP_KIND_AGENDA_ITEM, "duration", "1:30", "90" },
  { RAP_KIND_AGENDA_ITEM, "duration", "1.5h", "90" },
  { RAP_KIND_AGENDA_ITEM, "duration", "", "" },
  { RAP_KIND_AGENDA_ITEM, "duration", "0", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "-5", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "1440", "1440" },
  { RAP_KIND_AGENDA_ITEM, "duration", "1441", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "10000", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "99999999999999999999h", NULL },
  { RAP_KIND_AGENDA_ITEM, "duration", "soon", NULL },
  { RAP_KIND_AGENDA_ITEM, "fixed-start", "9:00", NULL },
  { RAP_KIND_AGENDA_ITEM, "fixed-start", "09:05", "09:05" },
  { RAP_KIND_AGENDA_ITEM, "fixed-start", "25:00", NULL },
  { RAP_KIND_AGENDA_ITEM, "purposes", " decision , information;decision", "information,decision" },
  { RAP_KIND_AGENDA_ITEM, "purposes", "", "" },
  { RAP_KIND_AGENDA_ITEM, "purposes", "decision,lunch", NULL },
  { RAP_KIND_AGENDA_ITEM, "position", "-1", NULL },
  { RAP_KIND_WEEKEND_RULE, "rest-days", "sun,sat", "sat,sun" },
  { RAP_KIND_WEEKEND_RULE, "rest-days", ",", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const Typed *row = &typed[i];
      g_autoptr (RapRecord) record = rap_record_new (row->kind);
      g_autoptr (RapRecord) before = rap_record_copy (record);
      guint field = (guint) rap_kind_find_field (row->kind, row->field);
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *printable = g_strescape (row->typed, NULL);
      gboolean fine = rap_record_parse (record, field, row->typed, &error);

      g_test_message ("%s %s=%s", rap_kind_nick (row->kind), row->field, printable);
      if (row->stored == NULL)
        {
          g_assert_false (fine);
          g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
          /* Field and reason, in words that can be shown. */
          g_assert_nonnull (strstr (error->message, row->field));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_true (rap_record_field_equal (record, before, field));
          continue;
        }
      g_assert_no_error (error);
      stored = rap_record_format (record, field);
      g_assert_cmpstr (stored, ==, row->stored);
    }
}

static void
test_long_text (void)
{
  g_autoptr (RapRecord) record = rap_record_new (RAP_KIND_MEETING);
  const char *fields[] = { "title-en", "start-date", "zone", "mode", "expected", "sample" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "é");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rap_record_parse (record,
                                        (guint) rap_kind_find_field (RAP_KIND_MEETING, fields[i]),
                                        text->str, &error));
      g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), <, 400);
    }
  g_string_truncate (text, 1000);
  g_assert_true (rap_record_parse (record, RAP_MEETING_TITLE_EN, text->str, NULL));
  g_string_append_c (text, 'x');
  g_assert_false (rap_record_parse (record, RAP_MEETING_TITLE_EN, text->str, NULL));
}

/* Whatever bytes come, a field refuses them with words or holds them by its rules. */
static void
test_random_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int run = 0; run < 20000; run++)
    {
      RapKind kind = (RapKind) g_rand_int_range (rand, 0, RAP_N_KINDS);
      g_autoptr (RapRecord) record = rap_record_new (kind);
      g_autoptr (GError) error = NULL;
      char bytes[24];
      guint n, field;
      int length = g_rand_int_range (rand, 0, (gint32) sizeof bytes);

      rap_kind_fields (kind, &n);
      field = (guint) g_rand_int_range (rand, 0, (gint32) n);
      for (int i = 0; i < length; i++)
        bytes[i]
            = (char)(g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 256)
                                           : "0123456789:-,.hm T/"[g_rand_int_range (rand, 0, 19)]);
      bytes[length] = '\0';
      if (rap_record_parse (record, field, bytes, &error))
        {
          g_autofree char *stored = rap_record_format (record, field);
          g_autoptr (RapRecord) again = rap_record_new (kind);

          g_assert_true (g_utf8_validate (stored, -1, NULL));
          g_assert_true (rap_record_parse (again, field, stored, NULL));
          g_assert_true (rap_record_field_equal (record, again, field));
        }
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* ---- Rules of whole records ---- */

static RapRecord *
valid_meeting (void)
{
  RapRecord *meeting = rap_record_new (RAP_KIND_MEETING);

  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "Council");
  rap_record_set_text (meeting, RAP_MEETING_START_DATE, "2025-05-15");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-05-16");
  rap_record_set_text (meeting, RAP_MEETING_ZONE, "Africa/Johannesburg");
  return meeting;
}

static void
assert_refused (RapRecord *record, const RapLookup *lookup, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rap_record_validate (record, lookup, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, field));
}

static void
test_meeting (void)
{
  g_autoptr (RapRecord) meeting = valid_meeting ();
  GError *error = NULL;

  rap_record_validate (meeting, NULL, &error);
  g_assert_no_error (error);
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-05-14");
  assert_refused (meeting, NULL, "end-date");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2026-05-20");
  assert_refused (meeting, NULL, "end-date");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-5-16");
  assert_refused (meeting, NULL, "end-date");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-05-16");
  rap_record_set_text (meeting, RAP_MEETING_STATE, "");
  assert_refused (meeting, NULL, "state");
}

static void
test_sitting (void)
{
  g_autoptr (RapRecord) sitting = rap_record_new (RAP_KIND_SITTING);
  GError *error = NULL;
  const char *ends[] = { "2025-05-15T09:00", "2025-05-15T08:59", "2025-05-16T09:01", "" };

  rap_record_set_integer (sitting, RAP_SITTING_MEETING, 1);
  rap_record_set_text (sitting, RAP_SITTING_START, "2025-05-15T09:00");
  rap_record_set_text (sitting, RAP_SITTING_END, "2025-05-16T09:00");
  rap_record_validate (sitting, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      rap_record_set_text (sitting, RAP_SITTING_END, ends[i]);
      assert_refused (sitting, NULL, "end");
    }
}

static RapRecord *
load_nothing (gpointer data, RapKind kind, gint64 id)
{
  return NULL;
}

static RapRecord *
load_body (gpointer data, RapKind kind, gint64 id)
{
  RapRecord *body = rap_record_new (RAP_KIND_BODY);

  /* 1 → 2 → 3 → 1 */
  rap_record_set_id (body, id);
  rap_record_set_integer (body, RAP_BODY_PARENT, id % 3 + 1);
  return body;
}

static void
test_references (void)
{
  RapLookup nothing = { load_nothing, NULL };
  RapLookup loop = { load_body, NULL };
  g_autoptr (RapRecord) meeting = valid_meeting ();
  g_autoptr (RapRecord) body = rap_record_new (RAP_KIND_BODY);

  rap_record_set_integer (meeting, RAP_MEETING_REGION, 3);
  g_assert_true (rap_record_validate (meeting, NULL, NULL));
  assert_refused (meeting, &nothing, "region");

  rap_record_set_id (body, 1);
  rap_record_set_text (body, RAP_BODY_CODE, "GC");
  rap_record_set_text (body, RAP_BODY_NAME_EN, "Governing Council");
  rap_record_set_integer (body, RAP_BODY_PARENT, 2);
  assert_refused (body, &loop, "parent");
  rap_record_set_id (body, 9);
  assert_refused (body, &loop, "parent");
}

static void
test_event_status (void)
{
  g_autoptr (RapRecord) meeting = valid_meeting ();
  const RapField *field = &rap_kind_fields (RAP_KIND_MEETING, NULL)[RAP_MEETING_STATE];

  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      RapEventStatus expected = RAP_EVENT_CONFIRMED;

      if (g_str_equal (choice->nick, "cancelled") || g_str_equal (choice->nick, "postponed"))
        expected = RAP_EVENT_CANCELLED;
      else if (g_str_equal (choice->nick, "proposed") || g_str_equal (choice->nick, "tentative"))
        expected = RAP_EVENT_TENTATIVE;
      rap_record_set_text (meeting, RAP_MEETING_STATE, choice->nick);
      g_assert_cmpint (rap_meeting_event_status (meeting), ==, expected);
    }
}

/* Records share the words of choices, and only those: what a file has that no description knows
 * is the record's own, in every copy. */
static void
test_shared_choices (void)
{
  g_autoptr (RapRecord) one = rap_record_new (RAP_KIND_AGENDA_ITEM);
  g_autoptr (RapRecord) two = NULL;
  g_autofree char *word = g_strdup ("break");

  rap_record_set_text (one, RAP_AGENDA_ITEM_KIND, word);
  two = rap_record_copy (one);
  g_assert_true (rap_record_text (one, RAP_AGENDA_ITEM_KIND)
                 == rap_record_text (two, RAP_AGENDA_ITEM_KIND));
  g_assert_true (rap_record_text (one, RAP_AGENDA_ITEM_KIND) != word);
  rap_record_set_text (one, RAP_AGENDA_ITEM_KIND, "brea");
  g_assert_cmpstr (rap_record_text (one, RAP_AGENDA_ITEM_KIND), ==, "brea");
  g_clear_object (&two);
  two = rap_record_copy (one);
  g_assert_true (rap_record_text (one, RAP_AGENDA_ITEM_KIND)
                 != rap_record_text (two, RAP_AGENDA_ITEM_KIND));
  rap_record_set_text (one, RAP_AGENDA_ITEM_KIND, "");
  rap_record_set_text (one, RAP_AGENDA_ITEM_TITLE_EN, "break");
  g_assert_cmpstr (rap_record_text (one, RAP_AGENDA_ITEM_KIND), ==, "");
  g_assert_cmpstr (rap_record_text (two, RAP_AGENDA_ITEM_KIND), ==, "brea");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/every kind describes its fields", test_kinds);
  g_test_add_func ("/record/properties are the fields", test_properties);
  g_test_add_func ("/record/a copy is independent", test_copy);
  g_test_add_func ("/record/title in a language", test_title);
  g_test_add_func ("/record/what people type", test_parse);
  g_test_add_func ("/record/long text is refused in short words", test_long_text);
  g_test_add_func ("/record/any bytes", test_random_bytes);
  g_test_add_func ("/record/rules of a meeting", test_meeting);
  g_test_add_func ("/record/rules of a sitting", test_sitting);
  g_test_add_func ("/record/references are followed", test_references);
  g_test_add_func ("/record/status of a meeting's events", test_event_status);
  g_test_add_func ("/record/records share the words of choices", test_shared_choices);
  return g_test_run ();
}
