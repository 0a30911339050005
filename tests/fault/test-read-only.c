/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"

/*
 * A folder that cannot be written, in two ways: mounted so, where the system lets us, and owned by
 * another user, which always works: for root by becoming nobody, for others by chmod.
 */

#define NOBODY "65534"

static const char look_at_mounted[] =
  "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" || exit 99;"
  "shift; exec \"$@\"";

/* The helper where everybody can run it. */
static char *
publish_helper (Fixture *self)
{
  g_autofree char *helper = fixture_helper ();
  char *copy = fixture_path (self, "helper");
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (helper, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));
  g_assert_cmpint (g_chmod (copy, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  return copy;
}

static GSubprocess *
start_on_mount (const char *folder, const char *helper, const char *path, const char *what)
{
  g_autofree char *unshare = g_find_program_in_path ("unshare");

  if (unshare == NULL)
    return NULL;
  return fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, unshare,
                        getuid () == 0 ? "-m" : "-rm", "sh", "-c", look_at_mounted, "sh", folder,
                        helper, path, what, NULL);
}

static GSubprocess *
start_as_nobody (const char *folder, const char *helper, const char *path, const char *what)
{
  const GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autofree char *setpriv = g_find_program_in_path ("setpriv");

  if (getuid () != 0)
    {
      g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
      return fixture_spawn (flags, helper, path, what, NULL);
    }
  g_assert_nonnull (setpriv);
  return fixture_spawn (flags, setpriv, "--reuid=" NOBODY, "--regid=" NOBODY, "--clear-groups",
                        helper, path, what, NULL);
}

typedef GSubprocess *(*Start) (const char *folder, const char *helper, const char *path,
                               const char *what);

/* What the helper says, on whichever stream; NULL when the way does not exist here. */
static char *
ask (Start start, const char *folder, const char *helper, const char *path, const char *what)
{
  g_autoptr (GSubprocess) process = start (folder, helper, path, what);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;

  if (process == NULL)
    return NULL;
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_exited (process)
      && (g_subprocess_get_exit_status (process) == 99
          || strstr (err, "unshare failed") != NULL))
    return NULL;
  return g_strconcat (out, err, NULL);
}

static char *
list_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *names = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_string_append_printf (names, "%s ", name);
  return g_string_free (names, FALSE);
}

typedef struct
{
  char *folder;
  char *path;
  char *helper;
} Place;

/* A folder with a workspace of three settings. */
static Place
make_place (Fixture *self)
{
  Place place = { fixture_path (self, "place"), fixture_path (self, "place/Test.rapporteur"),
                  publish_helper (self) };
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (place.folder, 0755), ==, 0);
  store = rap_store_open (place.path, RAP_STORE_CREATE, self->clock, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%d", i);
      g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);

      fixture_insert (store, setting);
    }
  rap_store_close (store);
  return place;
}

static void
place_clear (Place *place)
{
  g_chmod (place->folder, 0755);
  g_free (place->folder);
  g_free (place->path);
  g_free (place->helper);
}

/* It is read, it says that it cannot be written, and nothing is left beside it. */
static void
check_look (Fixture *self, Start start, const char *reason)
{
  Place place = make_place (self);
  g_autofree char *before = list_names (place.folder);
  g_autofree char *said = ask (start, place.folder, place.helper, place.path, "look");
  g_autofree char *refused = NULL;
  g_autofree char *created = NULL;
  g_autofree char *after = NULL;

  if (said == NULL)
    {
      g_test_skip (reason);
      place_clear (&place);
      return;
    }
  g_assert_cmpstr (said, ==, "read-only 3\n");
  refused = ask (start, place.folder, place.helper, place.path, "undo");
  g_assert_nonnull (strstr (refused, "cannot be changed"));
  created = ask (start, place.folder, place.helper, place.path, "create");
  g_assert_nonnull (strstr (created, "read-only for you"));
  after = list_names (place.folder);
  g_assert_cmpstr (before, ==, after);
  place_clear (&place);
}

static void
test_mounted (Fixture *self, gconstpointer data)
{
  check_look (self, start_on_mount, "this system lets nobody mount a folder read-only (unshare)");
}

static void
test_of_another (Fixture *self, gconstpointer data)
{
  check_look (self, start_as_nobody, "never");
}

/* The computer stopped with commits in the log, and the disk was then mounted read-only: the log is
 * read, or it is said what to do; the commits in it are never left out in silence. */
static void
check_log (Fixture *self, Start start, gboolean with_index, const char *reason)
{
  Place place = make_place (self);
  g_autofree char *crashed = fixture_path (self, "crashed");
  g_autofree char *copy = fixture_path (self, "crashed/Test.rapporteur");
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", "in the log", NULL);
  g_autoptr (RapStore) store = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (crashed, 0755);
  store = rap_store_open (place.path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  fixture_insert (store, setting);
  for (guint i = 0; i < (with_index ? 3 : 2); i++)
    {
      g_autofree char *from = g_strconcat (place.path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (copy, suffixes[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
      g_chmod (to, 0644);
    }
  rap_store_close (store);
  said = ask (start, crashed, place.helper, copy, "look");
  if (said == NULL)
    g_test_skip (reason);
  else if (strstr (said, "read-only 4") == NULL)
    {
      g_assert_nonnull (strstr (said, "The last changes of"));
      g_assert_nonnull (strstr (said, "Copy both"));
      g_assert_false (with_index);
    }
  g_chmod (crashed, 0755);
  place_clear (&place);
}

static void
test_log_on_mount (Fixture *self, gconstpointer data)
{
  check_log (self, start_on_mount, TRUE, "this system lets nobody mount a folder read-only");
}

static void
test_log_of_another (Fixture *self, gconstpointer data)
{
  check_log (self, start_as_nobody, TRUE, "never");
}

static void
test_log_without_index (Fixture *self, gconstpointer data)
{
  check_log (self, start_as_nobody, FALSE, "never");
}

/* The folder can be written, the file cannot: no file is made beside it either, because the owner's
 * next program could not use it. */
static void
test_file_alone (Fixture *self, gconstpointer data)
{
  Place place = make_place (self);
  g_autofree char *before = list_names (place.folder);
  g_autofree char *said = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_chmod (place.path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place.folder, 0777), ==, 0);
  if (getuid () == 0)
    said = ask (start_as_nobody, place.folder, place.helper, place.path, "look");
  else
    {
      g_autoptr (GSubprocess) process =
        fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, place.helper, place.path, "look", NULL);

      g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, NULL);
    }
  g_assert_cmpstr (said, ==, "read-only 3\n");
  after = list_names (place.folder);
  g_assert_cmpstr (before, ==, after);
  place_clear (&place);
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  Place place = make_place (self);
  g_autofree char *said = NULL;

  g_assert_cmpint (g_chmod (place.path, 0), ==, 0);
  said = ask (start_as_nobody, place.folder, place.helper, place.path, "look");
  g_assert_nonnull (strstr (said, "You may not read"));
  place_clear (&place);
}

static void
changed_cb (RapStore *store, RapNotice *notice, gboolean *told)
{
  g_assert_true (rap_notice_has_kind (notice, RAP_KIND_SETTING));
  *told = TRUE;
}

/* Whoever may only read follows what others write. */
static void
test_reader_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", "k", NULL);
  g_autoptr (GError) error = NULL;
  RapStore *reading = rap_store_open (self->path, RAP_STORE_READ_ONLY, self->clock, &error);
  gboolean told = FALSE;

  g_assert_no_error (error);
  g_signal_connect (reading, "changed", G_CALLBACK (changed_cb), &told);
  fixture_insert (self->store, setting);
  fixture_wait (&told);
  g_assert_cmpint (fixture_count (reading, "SELECT count (*) FROM setting"), ==, 1);
  rap_store_close (reading);
  g_assert_finalize_object (reading);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/fault/a folder that is mounted read-only", test_mounted);
  ADD ("/fault/a folder of somebody else", test_of_another);
  ADD ("/fault/commits in the log on a read-only mount", test_log_on_mount);
  ADD ("/fault/commits in the log in a folder of somebody else", test_log_of_another);
  ADD ("/fault/commits in a log without its index", test_log_without_index);
  ADD ("/fault/a file that cannot be written in a folder that can", test_file_alone);
  ADD ("/fault/a file that cannot be read", test_unreadable);
  ADD ("/fault/a reader follows the writer", test_reader_follows);
  return fixture_run ();
}
