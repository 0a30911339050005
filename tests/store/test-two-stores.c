/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/store-private.h"

/* What one store told of: row ids of settings, own and foreign. */
typedef struct
{
  GHashTable *own;
  GHashTable *foreign;
  guint n_signals;
} Ear;

static void
told_cb (RapStore *store, RapNotice *notice, Ear *ear)
{
  guint n_ids;
  const gint64 *ids = rap_notice_ids (notice, RAP_KIND_SETTING, &n_ids);

  ear->n_signals++;
  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (rap_notice_is_foreign (notice) ? ear->foreign : ear->own,
                      GINT_TO_POINTER (ids[i]));
}

static void
listen (Ear *ear, RapStore *store)
{
  ear->own = g_hash_table_new (NULL, NULL);
  ear->foreign = g_hash_table_new (NULL, NULL);
  ear->n_signals = 0;
  g_signal_connect (store, "changed", G_CALLBACK (told_cb), ear);
}

static void
ear_clear (Ear *ear, RapStore *store)
{
  g_signal_handlers_disconnect_by_data (store, ear);
  g_hash_table_unref (ear->own);
  g_hash_table_unref (ear->foreign);
}

static void
wait_for_count (GHashTable *set, guint count)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_hash_table_size (set) < count)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static RapStore *
open_again (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  RapStore *store = rap_store_open (self->path, RAP_STORE_OPEN_EXISTING, self->clock, &error);

  g_assert_no_error (error);
  return store;
}

static gint64
add_setting (RapStore *store, const char *key)
{
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);

  return fixture_insert (store, setting);
}

/* Two windows on one file: each hears of both, and knows whose each is. */
static void
test_two_in_one_process (Fixture *self, gconstpointer data)
{
  RapStore *other = open_again (self);
  Ear mine, theirs;

  listen (&mine, self->store);
  listen (&theirs, other);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%d", i);

      g_assert_cmpint (add_setting (i % 2 ? other : self->store, key), ==, i + 1);
      if (i % 7 == 0)
        fixture_settle ();
    }
  wait_for_count (mine.own, 20);
  wait_for_count (theirs.own, 20);
  wait_for_count (mine.foreign, 20);
  wait_for_count (theirs.foreign, 20);
  fixture_settle ();
  for (int i = 0; i < 40; i++)
    {
      gpointer id = GINT_TO_POINTER (i + 1);

      g_assert_true (g_hash_table_contains (i % 2 ? mine.foreign : mine.own, id));
      g_assert_false (g_hash_table_contains (i % 2 ? mine.own : mine.foreign, id));
      g_assert_true (g_hash_table_contains (i % 2 ? theirs.own : theirs.foreign, id));
      g_assert_false (g_hash_table_contains (i % 2 ? theirs.foreign : theirs.own, id));
    }
  ear_clear (&mine, self->store);
  ear_clear (&theirs, other);
  rap_store_close (other);
  g_assert_finalize_object (other);
}

/* Labels follow what the other does; either may undo it. */
static void
test_undo_of_the_other (Fixture *self, gconstpointer data)
{
  RapStore *other = open_again (self);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  Ear ear;

  listen (&ear, other);
  add_setting (self->store, "k");
  wait_for_count (ear.foreign, 1);
  g_assert_cmpstr (rap_store_undo_label (other), ==, "Insert");
  ear_clear (&ear, other);

  listen (&ear, self->store);
  label = rap_store_undo (other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rap_store_redo_label (other), ==, "Insert");
  wait_for_count (ear.foreign, 1);
  g_assert_null (rap_store_undo_label (self->store));
  g_assert_cmpstr (rap_store_redo_label (self->store), ==, "Insert");
  ear_clear (&ear, self->store);
  rap_store_close (other);
  g_assert_finalize_object (other);
}

static void
run_helper (const char *path, const char *what, const char *first, const char *second)
{
  g_autofree char *helper = fixture_helper ();
  g_autoptr (GSubprocess) process =
    first == NULL
      ? fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, path, what, NULL)
    : g_str_equal (what, "set")
      ? fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, path, what, "setting", first,
                       "value", second, NULL)
      : fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, path, what, first, second, NULL);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* What the command line does shows in the window's list, in the same objects. */
static void
test_two_processes (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQueryModel) model = rap_query_model_new (self->store);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_SETTING);
  g_autoptr (RapRecord) item = NULL;
  Ear ear;

  add_setting (self->store, "k");
  rap_query_model_set_query_now (model, query);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  listen (&ear, self->store);
  run_helper (self->path, "set", "1", "from outside");
  wait_for_count (ear.foreign, 1);
  g_assert_cmpstr (rap_record_text (item, RAP_SETTING_VALUE), ==, "from outside");
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Set value");

  g_hash_table_remove_all (ear.foreign);
  run_helper (self->path, "add", "x", "3");
  wait_for_count (ear.foreign, 3);
  while (rap_query_model_is_pending (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);

  g_hash_table_remove_all (ear.foreign);
  run_helper (self->path, "undo", NULL, NULL);
  wait_for_count (ear.foreign, 1);
  while (rap_query_model_is_pending (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3);
  ear_clear (&ear, self->store);
}

static void
everything_cb (RapStore *store, RapNotice *notice, gboolean *everything)
{
  *everything |= rap_notice_has (notice, RAP_KIND_BODY, 4711);
}

/* So much at once that no list of rows is worth while. */
static void
test_very_much_at_once (Fixture *self, gconstpointer data)
{
  RapStore *other = open_again (self);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Very much");
  gboolean everything = FALSE;

  g_signal_connect (other, "changed", G_CALLBACK (everything_cb), &everything);
  for (int i = 0; i < 6000; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%d", i);
      g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);

      rap_change_set_insert (changes, setting);
    }
  fixture_apply (self->store, changes);
  fixture_wait (&everything);
  rap_store_close (other);
  g_assert_finalize_object (other);
}

/* A file that nobody could write is read without its log; it shows by itself that somebody did. */
static void
test_thaw (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RapStore *reading;
  gboolean everything = FALSE;

  rap_store_close (self->store);
  g_clear_object (&self->store);
  reading = rap_store_open (self->path, RAP_STORE_READ_ONLY, self->clock, &error);
  g_assert_no_error (error);
  rap_database_close (reading->reader);
  reading->reader_mode = RAP_DATABASE_FROZEN;
  reading->reader = rap_database_open (self->path, RAP_DATABASE_FROZEN, &error);
  g_assert_no_error (error);

  self->store = open_again (self);
  add_setting (self->store, "k");
  g_assert_cmpint (fixture_count (reading, "SELECT count (*) FROM setting"), ==, 0);
  g_signal_connect (reading, "changed", G_CALLBACK (everything_cb), &everything);
  rap_store_close (self->store);
  fixture_wait (&everything);
  g_assert_cmpint (fixture_count (reading, "SELECT count (*) FROM setting"), ==, 1);
  rap_store_close (reading);
  g_assert_finalize_object (reading);
}

/* A reader does not wait for a writer, and sees whole commits only. */
static void
test_reading_while_writing (Fixture *self, gconstpointer data)
{
  g_autoptr (RapDatabase) writing = rap_database_open (self->path, RAP_DATABASE_WRITE, NULL);

  g_assert_true (rap_database_run (writing,
                                   "BEGIN IMMEDIATE;"
                                   "INSERT INTO setting (uid, key) VALUES ('u', 'k')",
                                   NULL));
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_true (rap_database_run (writing, "COMMIT", NULL));
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM setting"), ==, 1);
}

/* Another program holds the file for longer than one waits. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (RapDatabase) writing = rap_database_open (self->path, RAP_DATABASE_WRITE, NULL);
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", "k", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (GError) error = NULL;

  g_assert_true (rap_database_run (writing, "BEGIN IMMEDIATE", NULL));
  rap_change_set_insert (changes, setting);
  g_assert_false (rap_store_apply (self->store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_BUSY, "written by another program");
  g_assert_true (rap_database_run (writing, "ROLLBACK", NULL));
  fixture_apply (self->store, changes);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/two-stores/each hears of both and knows whose it is", test_two_in_one_process);
  ADD ("/two-stores/one undoes what the other did", test_undo_of_the_other);
  ADD ("/two-stores/another process shows in the list", test_two_processes);
  ADD ("/two-stores/very much at once", test_very_much_at_once);
  ADD ("/two-stores/a file thought to be fixed shows that it is not", test_thaw);
  ADD ("/two-stores/reading does not wait for writing", test_reading_while_writing);
  ADD ("/two-stores/a file that is held for too long", test_busy);
  return fixture_run ();
}
