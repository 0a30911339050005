/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/reference-data.h"
#include "store/store-private.h"

/* ---- A limit to the number of pages ---- */

static gboolean
limit_work (RapStore *store, RapDatabase *writer, gpointer data, GError **error)
{
  gint64 more = *(gint64 *) data;
  gint64 pages;
  g_autofree char *sql = NULL;

  if (!rap_database_get_integer (writer, "PRAGMA page_count", &pages, error))
    return FALSE;
  sql = more < 0 ? g_strdup ("PRAGMA max_page_count = 1073741823")
                 : g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages + more);
  return rap_database_run (writer, sql, error);
}

/* From now on the file may grow by @more pages; without bound for −1. */
static void
limit (RapStore *store, gint64 more)
{
  g_autoptr (GError) error = NULL;

  rap_store_work (store, limit_work, &more, NULL, &error);
  g_assert_no_error (error);
}

typedef gboolean (*Try) (Fixture *self, GError **error);

/* Tries with room for no page, one page, two … until it succeeds: each failure says that the disk is
 * full, and leaves every table as it was. */
static void
try_with_ever_more (Fixture *self, Try try)
{
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *undo_label = g_strdup (rap_store_undo_label (self->store));
  gint64 n_steps = fixture_count (self->store, "SELECT count (*) FROM journal_step");
  gint64 more;

  for (more = 0; more < 2000; more++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      limit (self->store, more);
      if (try (self, &error))
        break;
      fixture_assert_error (error, RAP_ERROR_FULL, "no space left");
      after = fixture_dump (self->store);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (rap_store_undo_label (self->store), ==, undo_label);
      g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"), ==,
                       n_steps);
      if (more % 10 == 0)
        fixture_expect_sound (self->store);
    }
  g_test_message ("needed %d pages", (int) more);
  g_assert_cmpint (more, >, 0);
  limit (self->store, -1);
  fixture_expect_sound (self->store);
}

static gboolean
try_apply (Fixture *self, GError **error)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Much");
  g_autofree char *note = g_strnfill (900, 'n');

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "note", note, NULL);
      gint64 id = rap_change_set_insert (changes, meeting);
      g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, NULL);

      rap_record_set_integer (sitting, RAP_SITTING_MEETING, id);
      rap_change_set_insert (changes, sitting);
    }
  return rap_store_apply (self->store, changes, NULL, error);
}

static gboolean
try_undo (Fixture *self, GError **error)
{
  g_autofree char *label = rap_store_undo (self->store, error);

  return label != NULL;
}

static gboolean
try_redo (Fixture *self, GError **error)
{
  g_autofree char *label = rap_store_redo (self->store, error);

  return label != NULL;
}

static gboolean
try_reference (Fixture *self, GError **error)
{
  g_autofree char *location =
    g_test_build_filename (G_TEST_DIST, "data", "store", "reference", NULL);

  return rap_reference_load (self->store, location, error);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  try_with_ever_more (self, try_apply);
  try_with_ever_more (self, try_undo);
  try_with_ever_more (self, try_redo);
  try_with_ever_more (self, try_reference);
}

/* ---- A disk that is full ---- */

/* Runs this program again where a small file system lies over the folder; FALSE when this system
 * lets nobody do that. */
static gboolean
run_on_small_disk (Fixture *self)
{
  g_autofree char *folder = fixture_path (self, "disk");
  static const char script[] = "mount -t tmpfs -o size=1500k none \"$1\" && exec \"$2\" --on-disk \"$1\"";
  static const char *const ways[] = { "-m", "-rm" };

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
      g_autofree char *unshare = g_find_program_in_path ("unshare");
      g_autoptr (GSubprocess) process = NULL;

      if (unshare == NULL)
        return FALSE;
      process = fixture_spawn (G_SUBPROCESS_FLAGS_STDERR_PIPE, unshare, ways[i], "sh", "-c", script,
                               "sh", folder, self_path, NULL);
      g_subprocess_wait (process, NULL, NULL);
      if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0)
        return TRUE;
      /* Failed after the file system was there: that is the test, not the system. */
      if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) == 70)
        g_error ("the part on the small disk failed");
    }
  return FALSE;
}

static gboolean
add_long_setting (RapStore *store, int number, GError **error)
{
  g_autofree char *key = g_strdup_printf ("k%d", number);
  g_autofree char *value = g_strnfill (8000, 'v');
  g_autoptr (RapRecord) setting =
    fixture_record (RAP_KIND_SETTING, "key", key, "value", value, NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");

  rap_change_set_insert (changes, setting);
  return rap_store_apply (store, changes, NULL, error);
}

#define EXPECT(condition) \
  G_STMT_START \
  { \
    if (!(condition)) \
      { \
        g_printerr ("%s:%d: %s%s%s\n", __FILE__, __LINE__, #condition, error ? ": " : "", \
                    error ? error->message : ""); \
        exit (70); \
      } \
  } \
  G_STMT_END

/* Writes until the disk is full, looks at what is left, frees some space and goes on. */
static int
run_on_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "Test.rapporteur", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *zeros = g_malloc0 (400000);
  g_autoptr (RapClock) clock = rap_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  int n = 0;

  EXPECT (g_file_set_contents (ballast, zeros, 400000, &error));
  store = rap_store_open (path, RAP_STORE_CREATE, clock, &error);
  EXPECT (store != NULL);
  while (add_long_setting (store, n, &error))
    n++;
  EXPECT (g_error_matches (error, RAP_ERROR, RAP_ERROR_FULL));
  EXPECT (n > 3);
  EXPECT (fixture_count (store, "SELECT count (*) FROM setting") == n);
  g_clear_error (&error);

  /* Again and again: it stays an error, and nothing gets lost. */
  for (int i = 0; i < 5; i++)
    {
      EXPECT (!add_long_setting (store, n, &error));
      EXPECT (g_error_matches (error, RAP_ERROR, RAP_ERROR_FULL));
      g_clear_error (&error);
    }
  rap_store_close (store);
  g_clear_object (&store);
  store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, clock, &error);
  EXPECT (store != NULL);
  EXPECT (fixture_count (store, "SELECT count (*) FROM setting") == n);
  rap_store_close (store);
  g_clear_object (&store);

  g_unlink (ballast);
  store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, clock, &error);
  EXPECT (store != NULL && !rap_store_is_read_only (store));
  EXPECT (add_long_setting (store, n, &error));
  problems = rap_store_verify (store, NULL, &error);
  EXPECT (problems != NULL && problems->len == 0);
  rap_store_close (store);
  return 0;
}

static void
test_small_disk (Fixture *self, gconstpointer data)
{
  if (!run_on_small_disk (self))
    g_test_skip ("this system lets nobody mount a small file system (unshare, tmpfs)");
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--on-disk"))
    return run_on_disk (argv[2]);
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/fault/no page more, at every page that is wanted", test_pages);
  ADD ("/fault/a small disk is full", test_small_disk);
  return fixture_run ();
}
