/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"

#define N_KILLS 220
/* A workspace lives through so many of them; then its check takes longer than the writing. */
#define KILLS_PER_FILE 20
#define N_CREATE_KILLS 30
/* Longest time that the writer is left alone after its first commit, in microseconds. */
#define LONGEST_LIFE 15000

/* Number of the last "STEP n" line, 0 for none. */
static gint64
last_step (const char *report)
{
  const char *line = g_strrstr (report, "STEP ");

  /* A line that was cut off counts as not said. */
  while (line != NULL && strchr (line, '\n') == NULL)
    line = line > report ? g_strrstr_len (report, line - report, "STEP ") : NULL;
  return line != NULL ? g_ascii_strtoll (line + strlen ("STEP "), NULL, 10) : 0;
}

/* Reads what the process says until @until; the rest comes with its end. */
static void
read_until (GInputStream *pipe, GString *said, gint64 until)
{
  GPollableInputStream *stream = G_POLLABLE_INPUT_STREAM (pipe);
  char buffer[4096];

  while (g_get_monotonic_time () < until)
    {
      gssize n = g_pollable_input_stream_read_nonblocking (stream, buffer, sizeof buffer, NULL, NULL);

      if (n > 0)
        g_string_append_len (said, buffer, n);
      else
        g_usleep (200);
    }
}

static void
read_first (GInputStream *pipe, GString *said)
{
  char buffer[64];
  gssize n = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, NULL);

  g_assert_cmpint (n, >, 0);
  g_string_append_len (said, buffer, n);
}

static void
read_rest (GInputStream *pipe, GString *said)
{
  char buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (said, buffer, n);
}

/* Lets the process work for a random while, kills it and gives the last step it reported. */
static gint64
kill_at_random (GSubprocess *process, int longest)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GString) said = g_string_new (NULL);

  read_first (pipe, said);
  read_until (pipe, said, g_get_monotonic_time () + g_test_rand_int_range (0, longest));
  g_subprocess_send_signal (process, SIGKILL);
  read_rest (pipe, said);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  return last_step (said->str);
}

static void
check_steps (RapStore *store, gint64 reported)
{
  gint64 newest = fixture_count (store, "SELECT max (id) FROM journal_step");

  /* Everything that was reported, and at most the one step that was not reported any more. */
  g_assert_cmpint (newest, >=, reported);
  g_assert_cmpint (newest, <=, reported + 1);
  g_assert_cmpint (fixture_count (store, "SELECT count (*) FROM journal_step"), ==, newest);
  /* No step is half there. */
  g_assert_cmpint (fixture_count (store, "SELECT count (*) FROM journal_step s WHERE NOT EXISTS"
                                         " (SELECT 1 FROM journal_entry WHERE step = s.id)"),
                   ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT count (*) FROM journal_entry e WHERE NOT EXISTS"
                                         " (SELECT 1 FROM journal_step WHERE id = e.step)"),
                   ==, 0);
  g_assert_cmpint (fixture_count (store, "SELECT step IS NULL FROM journal_now"), ==, 1);
}

static void
check_undo (RapStore *store)
{
  g_autofree char *before = fixture_dump (store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  if (rap_store_undo_label (store) == NULL)
    return;
  undone = rap_store_undo (store, &error);
  g_assert_no_error (error);
  redone = rap_store_redo (store, &error);
  g_assert_no_error (error);
  after = fixture_dump (store);
  g_assert_cmpstr (before, ==, after);
}

static void
kill_once (Fixture *self, const char *path, guint seed)
{
  g_autofree char *helper = fixture_helper ();
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GSubprocess) process =
    fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, helper, path, "write", seed_text, NULL);
  gint64 reported = kill_at_random (process, LONGEST_LIFE);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) store = NULL;

  store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
  g_assert_no_error (error);
  g_assert_false (rap_store_is_read_only (store));
  check_steps (store, reported);
  fixture_expect_sound (store);
  check_undo (store);
  rap_store_close (store);
}

static void
test_kill (Fixture *self, gconstpointer data)
{
  for (guint file = 0; file * KILLS_PER_FILE < N_KILLS; file++)
    {
      g_autofree char *name = g_strdup_printf ("Kill-%u.rapporteur", file);
      g_autofree char *path = fixture_path (self, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (RapStore) store = rap_store_open (path, RAP_STORE_CREATE, self->clock, &error);

      g_assert_no_error (error);
      rap_store_close (store);
      for (guint i = 0; i < KILLS_PER_FILE && file * KILLS_PER_FILE + i < N_KILLS; i++)
        kill_once (self, path, (guint) g_test_rand_int_range (0, G_MAXINT));
    }
}

/* A workspace that has its name is whole; all that was reported are there. */
static void
test_kill_while_creating (Fixture *self, gconstpointer data)
{
  g_autofree char *helper = fixture_helper ();

  for (guint i = 0; i < N_CREATE_KILLS; i++)
    {
      g_autofree char *name = g_strdup_printf ("New-%u", i);
      g_autofree char *stem = fixture_path (self, name);
      g_autoptr (GSubprocess) process =
        fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, helper, stem, "create", NULL);
      gint64 reported = kill_at_random (process, 60000);
      gint64 rows = -1;

      for (gint64 n = 1;; n++)
        {
          g_autofree char *path = g_strdup_printf ("%s-%" G_GINT64_FORMAT, stem, n);
          g_autoptr (GError) error = NULL;
          g_autoptr (RapStore) store = NULL;

          if (!g_file_test (path, G_FILE_TEST_EXISTS))
            {
              g_assert_cmpint (n, >, reported);
              break;
            }
          store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, self->clock, &error);
          g_assert_no_error (error);
          if (rows < 0)
            rows = fixture_count (store, "SELECT count (*) FROM reference_value");
          g_assert_cmpint (fixture_count (store, "SELECT count (*) FROM reference_value"), ==, rows);
          rap_store_close (store);
        }
    }
}

/* What a process wrote outlives its death wherever it lies; in memory the test is three times as
 * fast, and more of the writer's life is writing. */
static void
choose_folder (void)
{
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

int
main (int argc, char **argv)
{
  choose_folder ();
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/fault/killed at any moment of writing, nothing committed is lost", test_kill);
  ADD ("/fault/killed while creating, there is a whole workspace or none", test_kill_while_creating);
  return fixture_run ();
}
