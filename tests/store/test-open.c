/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/store-private.h"

static void
close_store (Fixture *self)
{
  rap_store_close (self->store);
  g_clear_object (&self->store);
}

static RapStore *
try_open (Fixture *self, const char *path, RapStoreFlags flags, GError **error)
{
  return rap_store_open (path, flags, self->clock, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every name in the folder, in order. */
static char *
list_folder (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

typedef struct
{
  const char *what;
  const char *contents;
  gsize length;
} Impostor;

/* Each is refused, and afterwards the same bytes stand there with nothing beside them. */
static void
test_not_a_workspace (Fixture *self, gconstpointer data)
{
  static const char text[] = "This is a letter, long enough to have the hundred bytes of a SQLite "
                             "head, and it goes on for a while after them.";
  static const char short_magic[] = "SQLite format 3";
  const Impostor impostors[] = {
    { "text", text, sizeof text },
    { "short", "abc", 3 },
    { "a head that stops", short_magic, sizeof short_magic },
  };
  g_autofree char *path = fixture_path (self, "other");
  g_autoptr (GError) error = NULL;

  close_store (self);
  for (guint i = 0; i < G_N_ELEMENTS (impostors); i++)
    {
      g_autofree char *after = NULL;
      g_autofree char *names = NULL;
      gsize length;

      g_file_set_contents (path, impostors[i].contents, (gssize) impostors[i].length, NULL);
      g_assert_null (try_open (self, path, RAP_STORE_OPEN_EXISTING, &error));
      fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "not a Rapporteur workspace");
      g_file_get_contents (path, &after, &length, NULL);
      g_assert_cmpmem (after, length, impostors[i].contents, impostors[i].length);
      names = list_folder (self);
      g_assert_cmpstr (names, ==, "Test.rapporteur other");
    }
}

/* Another program's database, in the form that opening it would write files beside. */
static void
test_foreign_database (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "foreign.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *foreign;
  gsize n_before, n_after;

  close_store (self);
  g_assert_cmpint (sqlite3_open (path, &foreign), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (foreign,
                                 "PRAGMA journal_mode = WAL; PRAGMA application_id = 1234;"
                                 "CREATE TABLE t (x); INSERT INTO t VALUES (1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (foreign);
  g_file_get_contents (path, &before, &n_before, NULL);
  g_assert_null (try_open (self, path, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "foreign.db");
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
  names = list_folder (self);
  g_assert_cmpstr (names, ==, "Test.rapporteur foreign.db");
}

static void
test_things_that_are_no_files (Fixture *self, gconstpointer data)
{
  g_autofree char *empty = fixture_path (self, "empty");
  g_autofree char *folder = fixture_path (self, "folder");
  g_autofree char *pipe = fixture_path (self, "pipe");
  g_autofree char *missing = fixture_path (self, "missing");
  g_autofree char *nowhere = fixture_path (self, "gone/Test.rapporteur");
  g_autofree char *below_file = fixture_path (self, "empty/Test.rapporteur");
  g_autofree char *dangling = fixture_path (self, "dangling");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (empty, "", 0, NULL);
  g_mkdir (folder, 0700);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);

  g_assert_null (try_open (self, empty, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "empty file");
  g_assert_null (try_open (self, folder, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "is a folder");
  g_assert_null (try_open (self, pipe, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "not a regular file");
  g_assert_null (try_open (self, "/dev/null", RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_WORKSPACE, "not a regular file");
  g_assert_null (try_open (self, missing, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "no file");
  g_assert_null (try_open (self, dangling, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "no file");
  g_assert_null (try_open (self, nowhere, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "its folder is gone");
  g_assert_null (try_open (self, below_file, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "its folder is gone");
}

static void
test_create_never_overwrites (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_path (self, "folder");
  g_autofree char *dangling = fixture_path (self, "dangling");
  g_autofree char *nowhere = fixture_path (self, "gone/Test.rapporteur");
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);
  close_store (self);

  g_assert_null (try_open (self, self->path, RAP_STORE_CREATE, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "already a file");
  g_assert_null (rap_workspace_create (self->path, self->clock, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "already a file");
  g_assert_null (try_open (self, folder, RAP_STORE_CREATE, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "already a file");
  g_assert_null (try_open (self, dangling, RAP_STORE_CREATE, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "already a file");
  g_assert_null (try_open (self, nowhere, RAP_STORE_CREATE, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "is not there");
  g_assert_null (rap_workspace_create (nowhere, self->clock, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "is not there");

  after = fixture_dump_file (self->path);
  g_assert_cmpstr (before, ==, after);
  names = list_folder (self);
  g_assert_cmpstr (names, ==, "Test.rapporteur dangling folder");
}

/* Nothing stands beside a workspace that is closed. */
static void
test_closed_is_one_file (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapStore) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  g_autofree char *again = NULL;

  fixture_insert (self->store, region);
  close_store (self);
  names = list_folder (self);
  g_assert_cmpstr (names, ==, "Test.rapporteur");

  reading = try_open (self, self->path, RAP_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (rap_store_is_read_only (reading));
  g_assert_nonnull (strstr (rap_store_read_only_reason (reading), "for reading only"));
  g_assert_cmpint (fixture_count (reading, "SELECT count (*) FROM region"), ==, 1);
  rap_store_close (reading);
  again = list_folder (self);
  g_assert_cmpstr (again, ==, "Test.rapporteur");
}

static void
test_through_a_link (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_path (self, "elsewhere");
  g_autofree char *alias = fixture_path (self, "elsewhere/Link.rapporteur");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (GError) error = NULL;
  RapStore *linked;

  g_mkdir (folder, 0700);
  g_assert_cmpint (symlink (self->path, alias), ==, 0);
  linked = try_open (self, alias, RAP_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rap_store_path (linked), ==, alias);
  fixture_insert (linked, region);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 1);
  rap_store_close (linked);
  g_assert_finalize_object (linked);
}

/* ---- Damage ---- */

static void
overwrite (const char *path, long offset, const char *bytes, gsize length)
{
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
test_cut_short (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  g_assert_cmpint (truncate (self->path, 8192), ==, 0);
  g_assert_null (try_open (self, self->path, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_DAMAGED, "is damaged");
}

static void
test_schema_page_overwritten (Fixture *self, gconstpointer data)
{
  g_autofree char *junk = g_strnfill (2000, 'x');
  g_autoptr (GError) error = NULL;

  close_store (self);
  overwrite (self->path, 100, junk, 2000);
  g_assert_null (try_open (self, self->path, RAP_STORE_OPEN_EXISTING, &error));
  fixture_assert_error (error, RAP_ERROR_DAMAGED, "is damaged");
}

/* Every page in turn: whatever opens says in the end what is wrong, and never crashes. */
static void
test_any_page_overwritten (Fixture *self, gconstpointer data)
{
  g_autofree char *junk = g_strnfill (4096, '\x5a');
  g_autofree char *sound = NULL;
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  gsize length;
  guint n_refused = 0;
  guint n_found = 0;

  fixture_insert (self->store, region);
  close_store (self);
  g_file_get_contents (self->path, &sound, &length, NULL);
  for (gsize page = 1; page < length / 4096; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RapStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      g_file_set_contents (self->path, sound, (gssize) length, NULL);
      overwrite (self->path, (long) page * 4096, junk, 4096);
      store = try_open (self, self->path, RAP_STORE_OPEN_EXISTING, &error);
      if (store == NULL)
        {
          g_assert_error (error, RAP_ERROR, RAP_ERROR_DAMAGED);
          n_refused++;
          continue;
        }
      problems = rap_store_verify (store, NULL, &error);
      g_assert_no_error (error);
      n_found += problems->len > 0;
      rap_store_close (store);
    }
  /* A page of an index that is not used yet may be empty; most are not. */
  g_assert_cmpuint (n_refused + n_found, >, length / 4096 * 9 / 10);
}

/* ---- Moved away while it is open ---- */

static void
test_folder_vanishes (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapRecord) second = fixture_record (RAP_KIND_REGION, "code", "WCA", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autofree char *folder = fixture_path (self, "inner");
  g_autofree char *path = fixture_path (self, "inner/Test.rapporteur");
  g_autofree char *rescue = fixture_path (self, "Rescue.rapporteur");
  g_autoptr (RapStore) store = NULL;
  g_autoptr (RapStore) rescued = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  store = try_open (self, path, RAP_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture_insert (store, region);
  fixture_remove_folder (folder);

  rap_change_set_insert (changes, second);
  g_assert_false (rap_store_apply (store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "moved, deleted or replaced");
  g_assert_null (rap_store_undo (store, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "save a copy");

  /* What was committed can still be saved. */
  rap_store_backup (store, rescue, NULL, &error);
  g_assert_no_error (error);
  rap_store_close (store);
  rescued = try_open (self, rescue, RAP_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (rescued, "SELECT count (*) FROM region"), ==, 1);
  rap_store_close (rescued);
}

static void
test_file_is_replaced (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autofree char *copy = fixture_path (self, "Copy.rapporteur");
  g_autoptr (GError) error = NULL;

  rap_store_backup (self->store, copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (copy, self->path), ==, 0);
  rap_change_set_insert (changes, region);
  g_assert_false (rap_store_apply (self->store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "replaced");
}

/* ---- Closing ---- */

static void
test_closed_refuses_work (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_REGION);
  g_autoptr (GError) error = NULL;

  rap_store_close (self->store);
  rap_store_close (self->store);
  rap_change_set_insert (changes, region);
  g_assert_false (rap_store_apply (self->store, changes, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "has been closed");
  g_assert_null (rap_store_list (self->store, query, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "has been closed");
  g_assert_null (rap_store_verify (self->store, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "has been closed");
  g_assert_null (rap_store_load_agenda (self->store, 1, &error));
  fixture_assert_error (error, RAP_ERROR_IO, "has been closed");
}

typedef struct
{
  RapStore *store;
  GError *error;
  gboolean done;
} Opened;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opened *opened = data;

  opened->store = rap_store_open_finish (result, &opened->error);
  opened->done = TRUE;
}

static void
test_open_async (Fixture *self, gconstpointer data)
{
  g_autofree char *missing = fixture_path (self, "missing");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  Opened good = { NULL };
  Opened bad = { NULL };

  close_store (self);
  rap_store_open_async (self->path, RAP_STORE_OPEN_EXISTING, self->clock, NULL, opened_cb, &good);
  rap_store_open_async (missing, RAP_STORE_OPEN_EXISTING, self->clock, NULL, opened_cb, &bad);
  fixture_wait (&good.done);
  fixture_wait (&bad.done);
  g_assert_no_error (good.error);
  fixture_insert (good.store, region);
  fixture_assert_error (bad.error, RAP_ERROR_NOT_FOUND, "no file");
  self->store = good.store;
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/open/a file that is no workspace is refused and left alone", test_not_a_workspace);
  ADD ("/open/another program's database is refused and left alone", test_foreign_database);
  ADD ("/open/what is no file is named for what it is", test_things_that_are_no_files);
  ADD ("/open/a new workspace never overwrites", test_create_never_overwrites);
  ADD ("/open/a closed workspace is one file", test_closed_is_one_file);
  ADD ("/open/a link leads to the same workspace", test_through_a_link);
  ADD ("/open/a file cut short is damaged", test_cut_short);
  ADD ("/open/a file without its schema is damaged", test_schema_page_overwritten);
  ADD ("/open/any page may be damaged", test_any_page_overwritten);
  ADD ("/open/a folder may vanish while it is open", test_folder_vanishes);
  ADD ("/open/a file may be replaced while it is open", test_file_is_replaced);
  ADD ("/open/a closed store refuses work", test_closed_refuses_work);
  ADD ("/open/opening on a thread", test_open_async);
  return fixture_run ();
}
