/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "store/row.h"
#include "store/store-private.h"

/* Longer than any of it takes, even under a sanitizer on a busy machine. */
#define PATIENCE (20 * G_USEC_PER_SEC)

static char *user_folder;

void
fixture_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  user_folder = g_dir_make_tmp ("rapporteur-user-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", user_folder, TRUE);
  g_test_init (argc, argv, NULL);
}

int
fixture_run (void)
{
  int status = g_test_run ();

  fixture_remove_folder (user_folder);
  g_clear_pointer (&user_folder, g_free);
  return status;
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (user_folder, "rapporteur", NULL);
  g_autoptr (GError) error = NULL;

  fixture_remove_folder (kept);
  self->folder = g_dir_make_tmp ("rapporteur-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = fixture_path (self, "Test.rapporteur");
  self->clock = rap_clock_new_fixed (FIXTURE_NOW);
  self->store = rap_store_open (self->path, RAP_STORE_CREATE, self->clock, &error);
  g_assert_no_error (error);
  rap_store_set_who (self->store, "tester");
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    {
      rap_store_close (self->store);
      g_assert_finalize_object (self->store);
    }
  fixture_remove_folder (self->folder);
  rap_clock_unref (self->clock);
  g_free (self->path);
  g_free (self->folder);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  rap_store_close (self->store);
  g_assert_finalize_object (self->store);
  self->store = rap_store_open (self->path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  rap_store_set_who (self->store, "tester");
}

char *
fixture_path (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
fixture_remove_folder (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}

void
fixture_wait (const gboolean *done)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!*done)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_error ("what was waited for did not come");
      g_thread_yield ();
    }
}

void
fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
dump_kind (RapDatabase *database, RapKind kind, GString *dump)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStatement) statement = rap_database_prepare (database, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  while (rap_statement_step (statement, &row, &error) && row)
    {
      g_string_append (dump, table);
      for (int i = 0; i < sqlite3_column_count (statement->handle); i++)
        {
          g_autofree char *text = g_strescape (rap_statement_text (statement, i), "");

          g_string_append_printf (dump, "\t%d:%s", sqlite3_column_type (statement->handle, i), text);
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_no_error (error);
}

static char *
dump_database (RapDatabase *database)
{
  GString *dump = g_string_new (NULL);

  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    dump_kind (database, (RapKind) kind, dump);
  return g_string_free (dump, FALSE);
}

char *
fixture_dump (RapStore *store)
{
  return dump_database (rap_store_reader (store, NULL));
}

char *
fixture_dump_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDatabase) database = rap_database_open (path, RAP_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  return dump_database (database);
}

gint64
fixture_count (RapStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  rap_database_get_integer (rap_store_reader (store, NULL), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

gint64
fixture_apply (RapStore *store, RapChangeSet *changes)
{
  g_autoptr (GError) error = NULL;
  gint64 step;

  rap_store_apply (store, changes, &step, &error);
  g_assert_no_error (error);
  return step;
}

static void
set_typed (RapRecord *record, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  int index = rap_kind_find_field (rap_record_kind (record), field);

  g_assert_cmpint (index, >=, 0);
  rap_record_parse (record, (guint) index, value, &error);
  g_assert_no_error (error);
}

static void
fill_required (RapRecord *record)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & RAP_FIELD_REQUIRED) && fields[i].type == RAP_FIELD_TEXT)
      set_typed (record, fields[i].name, "X");
}

RapRecord *
fixture_record (RapKind kind, const char *first, ...)
{
  RapRecord *record = rap_record_new (kind);
  va_list args;

  fill_required (record);
  if (kind == RAP_KIND_MEETING)
    {
      set_typed (record, "start-date", "2025-05-15");
      set_typed (record, "end-date", "2025-05-16");
      set_typed (record, "zone", "Africa/Johannesburg");
    }
  if (kind == RAP_KIND_SITTING)
    {
      set_typed (record, "start", "2025-05-15T09:00");
      set_typed (record, "end", "2025-05-15T12:30");
    }
  if (kind == RAP_KIND_WEEKEND_RULE)
    set_typed (record, "rest-days", "sat,sun");
  va_start (args, first);
  for (const char *field = first; field != NULL; field = va_arg (args, const char *))
    set_typed (record, field, va_arg (args, const char *));
  va_end (args);
  return record;
}

gint64
fixture_insert (RapStore *store, RapRecord *record)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Insert");

  rap_change_set_insert (changes, record);
  fixture_apply (store, changes);
  return rap_record_id (rap_change_set_get (changes, 0)->record);
}

void
fixture_set (RapStore *store, RapKind kind, gint64 id, const char *field, const char *value)
{
  g_autofree char *label = g_strdup_printf ("Set %s", field);
  g_autoptr (RapChangeSet) changes = rap_change_set_new (label);
  g_autoptr (RapRecord) before = rap_store_load (store, kind, id, NULL);
  g_autoptr (RapRecord) after = rap_record_copy (before);

  set_typed (after, field, value);
  rap_change_set_update (changes, before, after);
  fixture_apply (store, changes);
}

char *
fixture_get (RapStore *store, RapKind kind, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) record = rap_store_load (store, kind, id, &error);

  g_assert_no_error (error);
  return rap_record_format (record, (guint) rap_kind_find_field (kind, field));
}

char *
fixture_helper (void)
{
  return g_test_build_filename (G_TEST_BUILT, "store", "store-helper", NULL);
}

GSubprocess *
fixture_spawn (GSubprocessFlags flags, const char *program, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  va_list args;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (args, program);
  for (const char *arg = va_arg (args, const char *); arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

void
fixture_expect_sound (RapStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = rap_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", (const char *) g_ptr_array_index (problems, i));
}
