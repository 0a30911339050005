/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/backup.h"
#include "store/store-private.h"

#define DAY 86400

/* ---- Which ones to keep ---- */

static guint
count_kept (const gboolean *keep, gsize n)
{
  guint kept = 0;

  for (gsize i = 0; i < n; i++)
    kept += keep[i] ? 1 : 0;
  return kept;
}

/* One a day for a year: the ten newest, then one a week for eight weeks. */
static void
test_choose_daily (void)
{
  gint64 times[365];
  gboolean keep[365];

  for (int i = 0; i < 365; i++)
    times[i] = FIXTURE_NOW - (gint64) i * DAY;
  rap_backup_choose (times, 365, keep);
  g_assert_cmpuint (count_kept (keep, 365), ==, 18);
  g_assert_cmpuint (count_kept (keep, 10), ==, 10);
  for (int i = 10; i < 10 + 8 * 7 + 7; i += 7)
    g_assert_cmpuint (count_kept (keep + i, 7), <=, 1);
  g_assert_cmpuint (count_kept (keep + 75, 290), ==, 0);
}

/* Several a day count as one; days without any do not count. */
static void
test_choose_unevenly (void)
{
  gint64 times[40];
  gboolean keep[40];

  for (int i = 0; i < 40; i++)
    times[i] = FIXTURE_NOW - (gint64) (i / 4) * 3 * DAY - (i % 4) * 3600;
  rap_backup_choose (times, 40, keep);
  g_assert_cmpuint (count_kept (keep, 40), ==, 10);
  for (int i = 0; i < 40; i++)
    g_assert_cmpint (keep[i], ==, i % 4 == 0);
  rap_backup_choose (times, 0, keep);
}

/* Kept again each day, they never thin out: after a year there are still ten days and eight weeks. */
static void
test_choose_over_time (void)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int day = 0; day < 400; day++)
    {
      gint64 now = FIXTURE_NOW + (gint64) day * DAY;
      gboolean keep[32];
      guint n = 0;

      g_array_prepend_val (kept, now);
      g_assert_cmpuint (kept->len, <, G_N_ELEMENTS (keep));
      rap_backup_choose ((gint64 *) (gpointer) kept->data, kept->len, keep);
      for (guint i = 0; i < kept->len; i++)
        if (keep[i])
          g_array_index (kept, gint64, n++) = g_array_index (kept, gint64, i);
      g_array_set_size (kept, n);
    }
  g_assert_cmpuint (kept->len, >=, 17);
  g_assert_cmpuint (kept->len, <=, 18);
  g_assert_cmpint (g_array_index (kept, gint64, 0) - g_array_index (kept, gint64, kept->len - 1), >,
                   (10 + 6 * 7) * DAY);
}

/* ---- Dated ones ---- */

/* Paths of all dated backups, in order. */
static GPtrArray *
list_backups (void)
{
  g_autofree char *all = g_build_filename (g_get_user_data_dir (), "rapporteur", "backups", NULL);
  g_autoptr (GDir) folders = g_dir_open (all, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *folder;

  while (folders != NULL && (folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *one = g_build_filename (all, folder, NULL);
      g_autoptr (GDir) dir = g_dir_open (one, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        g_ptr_array_add (paths, g_build_filename (one, name, NULL));
    }
  return paths;
}

static guint
count_backups (void)
{
  g_autoptr (GPtrArray) paths = list_backups ();

  return paths->len;
}

static void
pass_time (Fixture *self, gint64 seconds)
{
  rap_clock_set_fixed (self->clock, rap_clock_now (self->clock) + seconds);
}

static void
add_setting (Fixture *self, const char *key)
{
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);

  fixture_insert (self->store, setting);
  pass_time (self, 60);
}

/* Opens anew and waits for what that makes. */
static void
reopen (Fixture *self)
{
  fixture_reopen (self);
  g_clear_pointer (&self->store->backup, g_thread_join);
}

/* Made when there is something new and the last is a day old. */
static void
test_dated (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *of_copy = NULL;
  g_autofree char *before = NULL;

  reopen (self);
  g_assert_cmpuint (count_backups (), ==, 0);

  add_setting (self, "first");
  before = fixture_dump (self->store);
  reopen (self);
  g_assert_cmpuint (count_backups (), ==, 1);
  paths = list_backups ();
  g_assert_nonnull (strstr (g_ptr_array_index (paths, 0), "/Test-20250515T071"));
  of_copy = fixture_dump_file (g_ptr_array_index (paths, 0));
  g_assert_cmpstr (before, ==, of_copy);

  /* Nothing new, however long. */
  pass_time (self, 30 * DAY);
  reopen (self);
  g_assert_cmpuint (count_backups (), ==, 1);

  /* News, but the last is from today. */
  add_setting (self, "second");
  reopen (self);
  g_assert_cmpuint (count_backups (), ==, 2);
  add_setting (self, "third");
  pass_time (self, 3600);
  reopen (self);
  g_assert_cmpuint (count_backups (), ==, 2);
}

static void
test_dated_for_months (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 80; i++)
    {
      g_autofree char *key = g_strdup_printf ("day %d", i);

      add_setting (self, key);
      pass_time (self, DAY);
      reopen (self);
    }
  rap_store_close (self->store);
  g_assert_cmpuint (count_backups (), >=, 17);
  g_assert_cmpuint (count_backups (), <=, 18);
}

/* Only their owner may look at them. */
static void
test_dated_are_private (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *folder = NULL;
  GStatBuf about;

  add_setting (self, "first");
  reopen (self);
  rap_store_close (self->store);
  paths = list_backups ();
  folder = g_path_get_dirname (g_ptr_array_index (paths, 0));
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
}

/* ---- Damage ---- */

static void
overwrite (const char *path, long offset, gsize length)
{
  g_autofree char *junk = g_strnfill (length, '\x5a');
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite (junk, 1, length, file), ==, length);
  fclose (file);
}

static void
make_one_backup (Fixture *self)
{
  add_setting (self, "first");
  reopen (self);
  rap_store_close (self->store);
  g_clear_object (&self->store);
  g_assert_cmpuint (count_backups (), ==, 1);
}

static void
expect_hint (Fixture *self, int code)
{
  g_autoptr (GPtrArray) paths = list_backups ();
  g_autofree char *bytes_before = NULL;
  g_autofree char *bytes_after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (self->path, &bytes_before, &n_before, NULL);
  g_assert_null (rap_store_open (self->path, RAP_STORE_OPEN_EXISTING, self->clock, &error));
  fixture_assert_error (error, code, (const char *) g_ptr_array_index (paths, 0));
  g_file_get_contents (self->path, &bytes_after, &n_after, NULL);
  g_assert_cmpmem (bytes_before, n_before, bytes_after, n_after);
}

/* A damaged file is left alone, and the newest backup is named. */
static void
test_damaged_file (Fixture *self, gconstpointer data)
{
  make_one_backup (self);
  overwrite (self->path, 100, 3000);
  expect_hint (self, RAP_ERROR_DAMAGED);
  overwrite (self->path, 0, 4096);
  expect_hint (self, RAP_ERROR_NOT_WORKSPACE);
}

static void
damaged_cb (RapStore *store, const char *message, char **told)
{
  *told = g_strdup (message);
}

/* Damage that opening does not meet is found by the next dated backup: it is told, and no good
 * backup gives way to a bad one. */
static void
test_damage_found_by_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *told = NULL;
  g_autofree char *sound = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gsize page;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  make_one_backup (self);
  self->store = rap_store_open (self->path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->store->backup, g_thread_join);
  pass_time (self, 2 * DAY);
  add_setting (self, "second");
  page = (gsize) fixture_count (self->store, "SELECT rootpage FROM sqlite_schema"
                                             " WHERE name = 'member'");
  rap_store_close (self->store);
  g_clear_object (&self->store);
  g_file_get_contents (self->path, &sound, &length, NULL);
  overwrite (self->path, (long) (page - 1) * 4096, 4096);

  self->store = rap_store_open (self->path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  g_signal_connect (self->store, "damaged", G_CALLBACK (damaged_cb), &told);
  while (told == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_thread_yield ();
    }
  g_assert_nonnull (strstr (told, "is damaged"));
  g_assert_nonnull (strstr (told, "The newest backup is"));
  g_assert_cmpuint (count_backups (), ==, 1);
}

/* ---- A copy on demand ---- */

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = fixture_path (self, "Copy.rapporteur");
  g_autofree char *nowhere = fixture_path (self, "gone/Copy.rapporteur");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) opened = NULL;

  add_setting (self, "first");
  g_assert_true (g_file_set_contents (copy, "an old copy", -1, NULL));
  before = fixture_dump (self->store);
  rap_store_backup (self->store, copy, NULL, &error);
  g_assert_no_error (error);
  opened = rap_store_open (copy, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  after = fixture_dump (opened);
  g_assert_cmpstr (before, ==, after);
  /* Undo goes on in the copy. */
  g_assert_cmpstr (rap_store_undo_label (opened), ==, "Insert");
  rap_store_close (opened);

  g_assert_false (rap_store_backup (self->store, self->path, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "the workspace itself");
  g_assert_false (rap_store_backup (self->store, nowhere, NULL, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "is not there");
}

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_cancelled_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_path (self, "copies");
  g_autofree char *copy = fixture_path (self, "copies/Copy.rapporteur");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_cancellable_cancel (cancellable);
  g_assert_false (rap_store_backup (self->store, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_names (folder), ==, 0);

  problems = rap_store_verify (self->store, cancellable, &error);
  g_assert_null (problems);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Copies made while another process writes: each is of one moment, and sound. */
static void
test_copy_while_writing (Fixture *self, gconstpointer data)
{
  g_autofree char *helper = fixture_helper ();
  g_autofree char *copy = fixture_path (self, "Copy.rapporteur");
  g_autoptr (GSubprocess) writer =
    fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, self->path, "write", "1", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (RapStore) opened = NULL;

      rap_store_backup (self->store, copy, NULL, &error);
      g_assert_no_error (error);
      opened = rap_store_open (copy, RAP_STORE_OPEN_EXISTING, self->clock, &error);
      g_assert_no_error (error);
      fixture_expect_sound (opened);
      rap_store_close (opened);
    }
  g_subprocess_force_exit (writer);
  g_subprocess_wait (writer, NULL, NULL);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/backup/ten days and eight weeks are kept", test_choose_daily);
  g_test_add_func ("/backup/a day counts once, and only if it has one", test_choose_unevenly);
  g_test_add_func ("/backup/they do not thin out over time", test_choose_over_time);
#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/backup/one is made when there is news and the last is old", test_dated);
  ADD ("/backup/after months there are ten days and eight weeks", test_dated_for_months);
  ADD ("/backup/only their owner may look", test_dated_are_private);
  ADD ("/backup/a damaged file is left alone and its backup named", test_damaged_file);
  ADD ("/backup/damage is found before a good one is given up", test_damage_found_by_backup);
  ADD ("/backup/a copy on demand", test_copy);
  ADD ("/backup/a cancelled copy leaves nothing", test_cancelled_copy);
  ADD ("/backup/a copy while others write", test_copy_while_writing);
  return fixture_run ();
}
