/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/record-value.h"
#include "store-fixture.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/source.h"
#include "store/store-private.h"

/* The version of a file that this program writes. */
#define NEWEST rap_schema_newest (RAP_SOURCE_SQL)

static char *
read_text (RapStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStatement) statement =
    rap_database_prepare (rap_store_reader (store, NULL), sql, &error);
  GString *text = g_string_new (NULL);
  gboolean row;

  g_assert_no_error (error);
  while (rap_statement_step (statement, &row, &error) && row)
    g_string_append_printf (text, "%s\n", rap_statement_text (statement, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static char *
table_sql (RapStore *store, const char *table)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '%s'", table);

  return read_text (store, sql);
}

static gboolean
may_be_null (const RapField *field)
{
  if (field->type == RAP_FIELD_REFERENCE)
    return !(field->flags & RAP_FIELD_REQUIRED);
  return (field->flags & RAP_FIELD_NULLABLE) != 0;
}

/* What a column without a value gets must be what a record without a value has. */
static void
check_default (const RapField *field, const char *column, const char *value)
{
  g_autofree char *expected = NULL;

  if ((field->flags & RAP_FIELD_REQUIRED) || may_be_null (field))
    return;
  if (rap_field_is_integer (field))
    expected = g_strdup (field->initial != NULL ? field->initial : "0");
  else
    expected = g_strdup_printf ("'%s'", field->initial != NULL ? field->initial : "");
  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s: DEFAULT %s, the class says %s", column, value, expected);
}

static void
check_column (RapStatement *statement, const RapField *field)
{
  g_autofree char *column = rap_row_name (field->name);

  g_assert_cmpstr (rap_statement_text (statement, 0), ==, column);
  g_assert_cmpstr (rap_statement_text (statement, 1), ==,
                   rap_field_is_integer (field) ? "INTEGER" : "TEXT");
  if (rap_statement_integer (statement, 2) == may_be_null (field))
    g_error ("%s: NOT NULL is %d, the class says otherwise", column,
             (int) rap_statement_integer (statement, 2));
  check_default (field, column, rap_statement_text (statement, 3));
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      g_autofree char *table = rap_row_name (rap_kind_nick ((RapKind) kind));
      g_autofree char *sql = g_strdup_printf (
        "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info ('%s') ORDER BY cid",
        table);
      g_autoptr (RapStatement) statement =
        rap_database_prepare (rap_store_reader (self->store, NULL), sql, NULL);
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);
      gboolean row;

      rap_statement_step (statement, &row, NULL);
      g_assert_cmpstr (rap_statement_text (statement, 0), ==, "id");
      rap_statement_step (statement, &row, NULL);
      g_assert_cmpstr (rap_statement_text (statement, 0), ==, "uid");
      for (guint i = 0; i < n_fields; i++)
        {
          rap_statement_step (statement, &row, NULL);
          g_assert_true (row);
          check_column (statement, &fields[i]);
        }
      rap_statement_step (statement, &row, NULL);
      g_assert_false (row);
    }
}

/* 'a', 'b' → the nicks; what the table takes must be what the class offers. */
static void
check_choices (const char *table, const char *sql, const RapField *field)
{
  g_autofree char *column = rap_row_name (field->name);
  g_autofree char *pattern =
    g_strdup_printf ("\\b%s TEXT[^,]*CHECK \\(%s IN \\(([^)]*)\\)\\)", column, column);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *list = NULL;
  guint n = 0;

  if (!g_regex_match (regex, sql, 0, &match))
    return;
  list = g_match_info_fetch (match, 1);
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++, n++)
    {
      g_autofree char *quoted = g_strdup_printf ("'%s'", choice->nick);

      if (strstr (list, quoted) == NULL)
        g_error ("%s.%s: the table does not take %s", table, column, quoted);
    }
  if (strstr (list, "''") != NULL)
    n++;
  for (const char *p = list; (p = strchr (p, ',')) != NULL; p++)
    n--;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  guint n_checked = 0;

  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      g_autofree char *table = rap_row_name (rap_kind_nick ((RapKind) kind));
      g_autofree char *sql = table_sql (self->store, table);
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (fields[i].type == RAP_FIELD_CHOICE)
          {
            check_choices (table, sql, &fields[i]);
            n_checked++;
          }
    }
  g_assert_cmpuint (n_checked, >, 10);
}

/* Each reference has its foreign key, and each of those an index that starts with it: deleting a
 * row looks for those that refer to it. */
static void
test_references (Fixture *self, gconstpointer data)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      g_autofree char *table = rap_row_name (rap_kind_nick ((RapKind) kind));
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *column = rap_row_name (fields[i].name);
          g_autofree char *target = NULL;
          g_autofree char *keys = NULL;
          g_autofree char *indexes = NULL;

          if (fields[i].type != RAP_FIELD_REFERENCE)
            continue;
          target = rap_row_name (rap_kind_nick (fields[i].target));
          keys = g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s')"
                                  " WHERE \"from\" = '%s' AND \"table\" = '%s' AND \"to\" = 'id'",
                                  table, column, target);
          indexes = g_strdup_printf ("SELECT count (*) FROM pragma_index_list ('%s') l,"
                                     " pragma_index_info (l.name) i"
                                     " WHERE i.seqno = 0 AND i.name = '%s'",
                                     table, column);
          g_assert_cmpint (fixture_count (self->store, keys), ==, 1);
          if (fixture_count (self->store, indexes) == 0)
            g_error ("%s.%s has no index", table, column);
        }
    }
}

/* Loaders go through the kinds in this order and expect targets to be there. */
static void
test_kinds_are_in_order (void)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (fields[i].type == RAP_FIELD_REFERENCE)
          g_assert_cmpint (fields[i].target, <=, kind);
    }
}

static void
test_file_form (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &contents, &length, NULL));
  g_assert_cmpmem (contents + 68, 4, "RAPP", 4);
  g_assert_cmpint (contents[63], ==, NEWEST);
  g_assert_cmpint (fixture_count (self->store,
                                  "SELECT count (*) FROM pragma_table_list"
                                  " WHERE schema = 'main' AND type = 'table' AND NOT strict"
                                  " AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
  g_assert_cmpint (fixture_count (self->store, "SELECT journal_mode = 'wal' FROM"
                                               " pragma_journal_mode"),
                   ==, 1);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM workspace"), ==, 1);
}

/* ---- Migrations ---- */

static void
put_step (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

/* A folder with the program's first @n_steps. */
static char *
make_location_of (Fixture *self, const char *folder, int n_steps)
{
  char *location = fixture_path (self, folder);
  g_auto (GStrv) names = rap_source_list (RAP_SOURCE_SQL);

  g_mkdir (location, 0700);
  g_assert_cmpint ((int) g_strv_length (names), >=, n_steps);
  for (int i = 0; i < n_steps; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) step = rap_source_load (RAP_SOURCE_SQL, names[i], &error);

      g_assert_no_error (error);
      put_step (location, names[i], step);
    }
  return location;
}

/* A folder with all of the program's steps, and one of the tests' after them. */
static char *
make_location (Fixture *self, const char *next)
{
  char *location = make_location_of (self, "sql", NEWEST);
  g_autofree char *tests = g_test_build_filename (G_TEST_DIST, "data", "store", "sql", NULL);
  g_autofree char *name = g_strdup_printf ("%03d-%s", NEWEST + 1, next);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) step = rap_source_load (tests, next, &error);

  g_assert_no_error (error);
  put_step (location, name, step);
  return location;
}

static char *
backup_path (Fixture *self, int version)
{
  g_autofree char *name = g_strdup_printf ("Test.before-v%d.rapporteur", version);

  return fixture_path (self, name);
}

static void
close_store (Fixture *self)
{
  rap_store_close (self->store);
  g_clear_object (&self->store);
}

static void
open_with (Fixture *self, const char *location, GError **error)
{
  self->store = rap_store_open_with (self->path, RAP_STORE_OPEN_EXISTING, self->clock, location,
                                     error);
}

static char *
whole_schema (RapStore *store)
{
  return read_text (store, "SELECT type || ' ' || name || ' ' || coalesce (sql, '')"
                           " FROM sqlite_schema ORDER BY type, name");
}

static void
test_migrated_is_fresh (Fixture *self, gconstpointer data)
{
  g_autofree char *location = make_location (self, "made-up.sql");
  g_autofree char *copy = backup_path (self, NEWEST + 1);
  g_autofree char *fresh_path = fixture_path (self, "Fresh.rapporteur");
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", "a", "value", "b", NULL);
  g_autoptr (RapStore) fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *of_copy = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *made = NULL;
  g_autofree char *value = NULL;

  fixture_insert (self->store, setting);
  before = fixture_dump (self->store);
  close_store (self);
  open_with (self, location, &error);
  g_assert_no_error (error);
  g_assert_false (rap_store_is_read_only (self->store));
  g_assert_cmpint (fixture_count (self->store, "PRAGMA user_version"), ==, NEWEST + 1);
  value = fixture_get (self->store, RAP_KIND_SETTING, 1, "value");
  g_assert_cmpstr (value, ==, "b");

  /* The copy is the file as it was. */
  of_copy = fixture_dump_file (copy);
  g_assert_cmpstr (of_copy, ==, before);

  fresh = rap_store_open_with (fresh_path, RAP_STORE_CREATE, self->clock, location, &error);
  g_assert_no_error (error);
  migrated = whole_schema (self->store);
  made = whole_schema (fresh);
  g_assert_cmpstr (migrated, ==, made);
  rap_store_close (fresh);
}

static guint
n_found (RapStore *store, const char *words)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GError) error = NULL;
  gint64 n;

  rap_query_search (query, words);
  n = rap_store_count (store, query, &error);
  g_assert_no_error (error);
  return (guint) n;
}

/* A file of each earlier version becomes one like those made today, and loses nothing. */
static void
test_earlier_versions (Fixture *self, gconstpointer data)
{
  g_autofree char *made = whole_schema (self->store);

  for (int version = 1; version < NEWEST; version++)
    {
      g_autofree char *name = g_strdup_printf ("Version %d.rapporteur", version);
      g_autofree char *folder = g_strdup_printf ("sql-%d", version);
      g_autofree char *path = fixture_path (self, name);
      g_autofree char *location = make_location_of (self, folder, version);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *migrated = NULL;
      g_autoptr (RapDatabase) database = NULL;
      g_autoptr (RapStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      /* The program of today cannot write such a file, so the rows are put in by hand. */
      database = rap_database_open (path, RAP_DATABASE_MAKE, &error);
      g_assert_no_error (error);
      g_assert_true (rap_schema_migrate (database, location, &error));
      g_assert_true (rap_database_run (database,
                                       "PRAGMA journal_mode = WAL;"
                                       "INSERT INTO workspace (id, uid, created) VALUES (1, 'u', 0);"
                                       "INSERT INTO meeting (uid, title_en, start_date, end_date,"
                                       " zone) VALUES ('m', 'Réunion of the Œuvre', '2025-05-15',"
                                       " '2025-05-16', 'Europe/Paris')",
                                       &error));
      g_assert_no_error (error);
      g_clear_pointer (&database, rap_database_close);
      before = fixture_dump_file (path);

      store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
      g_assert_no_error (error);
      after = fixture_dump (store);
      migrated = whole_schema (store);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (migrated, ==, made);
      g_assert_cmpuint (n_found (store, "reunion oeuvre"), ==, 1);
      g_assert_cmpuint (n_found (store, "euvre"), ==, 0);
      problems = rap_store_verify (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      rap_store_close (store);
    }
}

/* The journal knows the new columns, and undoes what was done before there were any. */
static void
test_journal_outlives_migration (Fixture *self, gconstpointer data)
{
  g_autofree char *location = make_location (self, "made-up.sql");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", "a", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *after = NULL;
  gint64 id = fixture_insert (self->store, region);
  gint64 setting_id = fixture_insert (self->store, setting);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Delete");

  rap_change_set_delete (changes, RAP_KIND_SETTING, setting_id);
  fixture_set (self->store, RAP_KIND_REGION, id, "code", "WCA");
  fixture_apply (self->store, changes);
  close_store (self);
  open_with (self, location, &error);
  g_assert_no_error (error);

  for (int i = 0; i < 2; i++)
    {
      g_free (rap_store_undo (self->store, &error));
      g_assert_no_error (error);
    }
  code = fixture_get (self->store, RAP_KIND_REGION, id, "code");
  g_assert_cmpstr (code, ==, "ESA");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM setting"), ==, 1);
  fixture_set (self->store, RAP_KIND_REGION, id, "code", "EUR");
  after = read_text (self->store, "SELECT after FROM journal_entry ORDER BY id DESC LIMIT 1");
  g_assert_nonnull (strstr (after, "\"motto\":\"none\""));
}

static void
test_broken_step (Fixture *self, gconstpointer data)
{
  g_autofree char *location = make_location (self, "broken.sql");
  g_autofree char *copy = backup_path (self, NEWEST + 1);
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "title-en", "GC", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_insert (self->store, meeting);
  before = fixture_dump (self->store);
  close_store (self);
  open_with (self, location, &error);
  g_assert_null (self->store);
  fixture_assert_error (error, RAP_ERROR_DAMAGED, "cannot be brought to version");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  open_with (self, RAP_SOURCE_SQL, &error);
  g_assert_no_error (error);
  after = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_count (self->store, "PRAGMA user_version"), ==, NEWEST);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDatabase) database = rap_database_open (path, RAP_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  rap_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* What a file of version 1 has: an item with a fixed start, one below it, its speaker, and an item
 * that was deleted in the newest step. */
static const char old_agenda[] =
  "INSERT INTO workspace (id, uid, created) VALUES (1, 'w', 0);"
  "INSERT INTO meeting (id, uid, title_en, start_date, end_date, zone)"
  " VALUES (1, 'm', 'GC', '2025-05-15', '2025-05-15', 'UTC');"
  "INSERT INTO sitting (id, uid, meeting, start, end)"
  " VALUES (1, 's', 1, '2025-05-15T09:00', '2025-05-15T12:00');"
  "INSERT INTO agenda_item (id, uid, meeting, sitting, position, title_en, duration, mode,"
  " fixed_start, sequence) VALUES (1, 'a', 1, 1, 1024, 'Opening', 20, 'fixed-start', '09:00', 7);"
  "INSERT INTO agenda_item (id, uid, meeting, sitting, parent, position, title_en, kind)"
  " VALUES (2, 'b', 1, 1, 1, 1024, 'Part', 'protocol');"
  "INSERT INTO agenda_item (id, uid, meeting, position, title_en, minimum_duration, duration)"
  " VALUES (3, 'c', 1, 1024, 'Gone', 5, 30);"
  "INSERT INTO item_person (id, uid, item, name) VALUES (1, 'p', 2, 'Ms A');"
  "INSERT INTO journal_step (id, at, label, kind, state) VALUES (1, 1, 'Remove', 'do', 'done');"
  "UPDATE journal_now SET step = 1;"
  "DELETE FROM agenda_item WHERE id = 3;"
  "UPDATE journal_now SET step = NULL;";

static void
make_version_1 (Fixture *self, const char *path)
{
  g_autofree char *location = make_location_of (self, "sql", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDatabase) database = rap_database_open (path, RAP_DATABASE_MAKE, &error);

  g_assert_no_error (error);
  rap_schema_migrate (database, location, &error);
  g_assert_no_error (error);
  rap_database_run (database, old_agenda, &error);
  g_assert_no_error (error);
}

/* The table of agenda items is built anew: nothing of them, below them or of their past is lost. */
static void
test_agenda_outlives_migration (Fixture *self, gconstpointer data)
{
  g_autofree char *old = fixture_path (self, "Old.rapporteur");
  g_autofree char *items = NULL;
  g_autofree char *people = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *made = NULL;
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_version_1 (self, old);
  store = rap_store_open_with (old, RAP_STORE_OPEN_EXISTING, self->clock, RAP_SOURCE_SQL, &error);
  g_assert_no_error (error);
  fixture_expect_sound (store);
  migrated = whole_schema (store);
  made = whole_schema (self->store);
  g_assert_cmpstr (migrated, ==, made);

  items = read_text (store, "SELECT id || uid || coalesce (parent, '') || kind || title_en || mode"
                            " || fixed_start || sequence || priority || fixed_end"
                            " FROM agenda_item ORDER BY id");
  g_assert_cmpstr (items, ==, "1aitemOpeningfixed-start09:007normal\n"
                              "2b1protocolPartauto0normal\n");
  people = read_text (store, "SELECT item || name FROM item_person");
  g_assert_cmpstr (people, ==, "2Ms A\n");

  g_free (rap_store_undo (store, &error));
  g_assert_no_error (error);
  gone = read_text (store, "SELECT title_en || duration || minimum_duration || priority"
                           " FROM agenda_item WHERE id = 3");
  g_assert_cmpstr (gone, ==, "Gone305normal\n");
  fixture_set (store, RAP_KIND_AGENDA_ITEM, 3, "priority", "low");
  g_free (rap_store_undo (store, &error));
  g_assert_no_error (error);
  g_free (rap_store_redo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (store, "SELECT priority = 'low' FROM agenda_item WHERE id = 3"),
                   ==, 1);
  rap_store_close (store);
}

static void
test_newer_opens_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Change");
  g_autoptr (RapRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, region);
  close_store (self);
  run_sql (self->path, "PRAGMA user_version = 99; ALTER TABLE region ADD COLUMN hue TEXT");
  open_with (self, RAP_SOURCE_SQL, &error);
  g_assert_no_error (error);
  g_assert_true (rap_store_is_read_only (self->store));
  g_assert_nonnull (strstr (rap_store_read_only_reason (self->store), "newer version"));

  stored = rap_store_resolve (self->store, RAP_KIND_REGION, "ESA", &error);
  g_assert_no_error (error);
  rap_change_set_delete (changes, RAP_KIND_REGION, rap_record_id (stored));
  g_assert_false (rap_store_apply (self->store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_READ_ONLY, "newer version");
  g_assert_null (rap_store_undo (self->store, &error));
  fixture_assert_error (error, RAP_ERROR_READ_ONLY, "cannot be changed");
  g_assert_null (rap_store_undo_label (self->store));
}

static void
test_too_new_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  run_sql (self->path, "PRAGMA user_version = 99; ALTER TABLE setting RENAME COLUMN value TO worth");
  open_with (self, RAP_SOURCE_SQL, &error);
  g_assert_null (self->store);
  fixture_assert_error (error, RAP_ERROR_TOO_NEW, "setting.value");
}

static void
test_missing_table_is_damage (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  run_sql (self->path, "DROP TABLE setting");
  open_with (self, RAP_SOURCE_SQL, &error);
  g_assert_null (self->store);
  fixture_assert_error (error, RAP_ERROR_DAMAGED, "setting.key");
}

/* A window that was open while another program brought the file to a newer version. */
static void
test_upgrade_under_open_store (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (GError) error = NULL;
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", NEWEST + 1);

  run_sql (self->path, newer);
  rap_change_set_insert (changes, region);
  g_assert_false (rap_store_apply (self->store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_TOO_NEW, "while it was open");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 0);
}

/* What calendars were told by a version that did not remember what it was of. */
static const char old_told[] =
  "INSERT INTO meeting (id, uid, title_en, start_date, end_date, zone)"
  " VALUES (1, 'm', 'GC', '2025-05-15', '2025-05-16', 'UTC');"
  "INSERT INTO sitting (id, uid, meeting, title_en, start, end)"
  " VALUES (1, 's', 1, 'Opening', '2025-05-15T09:00', '2025-05-15T10:00');"
  "INSERT INTO agenda_item (id, uid, meeting, title_en) VALUES (1, 'i', 1, 'Elections');"
  "INSERT INTO calendar_event (uid, sequence, schedule, content, changed) VALUES"
  " ('m', 0, '1 2 dates confirmed x', 'c', 5), ('s', 3, '1 2 UTC confirmed x', 'c', 6),"
  " ('i', 1, '1 2 UTC cancelled x', 'c', 7), ('gone', 1, '1 2 UTC confirmed x', 'c', 8);";

static void
make_version_2 (Fixture *self, const char *path)
{
  g_autofree char *location = make_location_of (self, "sql", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDatabase) database = rap_database_open (path, RAP_DATABASE_MAKE, &error);

  g_assert_no_error (error);
  rap_schema_migrate (database, location, &error);
  g_assert_no_error (error);
  rap_database_run (database, old_told, &error);
  g_assert_no_error (error);
}

static void
test_told_outlives_migration (Fixture *self, gconstpointer data)
{
  g_autofree char *old = fixture_path (self, "Old.rapporteur");
  g_autofree char *told = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *made = NULL;
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_version_2 (self, old);
  store = rap_store_open_with (old, RAP_STORE_OPEN_EXISTING, self->clock, RAP_SOURCE_SQL, &error);
  g_assert_no_error (error);
  migrated = whole_schema (store);
  made = whole_schema (self->store);
  g_assert_cmpstr (migrated, ==, made);
  told = read_text (store, "SELECT uid || ' ' || sequence || ' ' || meeting || ' ' || detail || ' '"
                           " || summary || ' ' || called_off FROM calendar_event ORDER BY uid");
  g_assert_cmpstr (told, ==, "gone 1  sitting  0\ni 1 m item Elections 7\nm 0 m meeting GC 0\n"
                             "s 3 m sitting Opening 0\n");
  rap_store_close (store);
}

static void
test_triggers_are_mended (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (self->path, "DROP TRIGGER journal_region_update");
  problems = rap_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "journal_region_update"));
  g_clear_pointer (&problems, g_ptr_array_unref);

  fixture_reopen (self);
  problems = rap_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Nobody takes anything out of the journal, not even by hand. */
static void
test_journal_is_only_added_to (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  static const char *const attempts[] = {
    "DELETE FROM journal_entry",
    "UPDATE journal_entry SET after = NULL",
    "DELETE FROM journal_step",
  };

  fixture_insert (self->store, region);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (RapDatabase) database = rap_database_open (self->path, RAP_DATABASE_WRITE, NULL);

      g_assert_false (rap_database_run (database, attempts[i], NULL));
    }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/schema/every field is a column of its type and emptiness", test_columns);
  ADD ("/schema/a table takes the choices that the class offers", test_choices);
  ADD ("/schema/every reference is a foreign key with an index", test_references);
  g_test_add_func ("/schema/kinds come after those they refer to", test_kinds_are_in_order);
  ADD ("/schema/a new file is ours, strict and logged", test_file_form);
  ADD ("/schema/a migrated file is as a fresh one, with a copy kept", test_migrated_is_fresh);
  ADD ("/schema/a file of each earlier version is brought up to date", test_earlier_versions);
  ADD ("/schema/the journal outlives a migration", test_journal_outlives_migration);
  ADD ("/schema/what was told before can be called off after", test_told_outlives_migration);
  ADD ("/schema/an agenda outlives the rebuilding of its table", test_agenda_outlives_migration);
  ADD ("/schema/a step that fails changes nothing", test_broken_step);
  ADD ("/schema/a newer file opens for reading", test_newer_opens_read_only);
  ADD ("/schema/a newer file without our columns is refused", test_too_new_is_refused);
  ADD ("/schema/a file without one of its tables is damaged", test_missing_table_is_damage);
  ADD ("/schema/an upgrade under an open store is noticed", test_upgrade_under_open_store);
  ADD ("/schema/missing journal triggers are found and mended", test_triggers_are_mended);
  ADD ("/schema/the journal is only added to", test_journal_is_only_added_to);
  return fixture_run ();
}
