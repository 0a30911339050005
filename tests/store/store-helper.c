/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "random-acts.h"
#include "store-fixture.h"
#include "store/store-private.h"

/*
 * The other process of a test.
 *
 *   store-helper FILE set KIND ID FIELD VALUE   writes one field
 *   store-helper FILE undo                      takes back the last step
 *   store-helper FILE write SEED                random acts, undone and redone now and then, until
 *                                               it is killed; says "STEP n" after each commit
 *   store-helper FILE add NAME COUNT            stores COUNT settings NAME-1, NAME-2 …, each in an
 *                                               act of its own
 *   store-helper FILE create                    makes workspaces FILE-1, FILE-2 … until it is
 *                                               killed; says "STEP n" after each
 *   store-helper FILE look                      says whether it can be written, and how many
 *                                               settings it has
 */

/* A commit is reported by the kernel's own write: no buffer that dies with the process. */
static void
report (gint64 step)
{
  char line[32];
  int length = snprintf (line, sizeof line, "STEP %lld\n", (long long) step);

  if (write (STDOUT_FILENO, line, (size_t) length) != length)
    exit (1);
}

static void
check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (2);
}

static gboolean
checkpoint_often (RapStore *store, RapDatabase *writer, gpointer data, GError **error)
{
  return rap_database_run (writer, "PRAGMA wal_autocheckpoint = 30", error);
}

static void
write_for_ever (RapStore *store, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  rap_store_work (store, checkpoint_often, NULL, NULL, NULL);
  for (;;)
    {
      g_autoptr (RapChangeSet) changes = NULL;
      g_autofree char *label = NULL;
      gint64 step = 0;

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          label = rap_store_undo (store, NULL);
          break;
        case 1:
          label = rap_store_redo (store, NULL);
          break;
        default:
          changes = random_act (store, rand);
          rap_store_apply (store, changes, &step, NULL);
          break;
        }
      if (label != NULL)
        step = fixture_count (store, "SELECT max (id) FROM journal_step");
      if (step > 0)
        report (step);
    }
}

static void
add (RapStore *store, const char *name, int count)
{
  for (int i = 1; i <= count; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s-%d", name, i);
      g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);
      g_autoptr (RapChangeSet) changes = rap_change_set_new (key);
      g_autoptr (GError) error = NULL;
      gint64 step;

      rap_change_set_insert (changes, setting);
      rap_store_apply (store, changes, &step, &error);
      check (error);
      report (step);
    }
}

static void
create_for_ever (const char *stem, RapClock *clock)
{
  for (int i = 1;; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%d", stem, i);
      g_autoptr (GError) error = NULL;
      RapStore *store = rap_workspace_create (path, clock, &error);

      check (error);
      report (i);
      rap_store_close (store);
      g_object_unref (store);
    }
}

static void
set (RapStore *store, char **arguments)
{
  RapKind kind;

  if (!rap_kind_from_nick (arguments[0], &kind))
    exit (1);
  fixture_set (store, kind, g_ascii_strtoll (arguments[1], NULL, 10), arguments[2], arguments[3]);
}

static void
look (RapStore *store)
{
  printf ("%s %d\n", rap_store_is_read_only (store) ? "read-only" : "writable",
          (int) fixture_count (store, "SELECT count (*) FROM setting"));
}

int
main (int argc, char **argv)
{
  g_autoptr (RapClock) clock = rap_clock_new_system ();
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  setlocale (LC_ALL, "");
  if (argc < 3)
    return 1;
  if (g_str_equal (argv[2], "create"))
    create_for_ever (argv[1], clock);
  store = rap_store_open (argv[1], RAP_STORE_OPEN_EXISTING, clock, &error);
  check (error);
  if (g_str_equal (argv[2], "set") && argc == 7)
    set (store, argv + 3);
  else if (g_str_equal (argv[2], "undo"))
    label = rap_store_undo (store, &error);
  else if (g_str_equal (argv[2], "write") && argc == 4)
    write_for_ever (store, (guint32) g_ascii_strtoull (argv[3], NULL, 10));
  else if (g_str_equal (argv[2], "add") && argc == 5)
    add (store, argv[3], atoi (argv[4]));
  else if (g_str_equal (argv[2], "look"))
    look (store);
  else
    return 1;
  check (error);
  rap_store_close (store);
  return 0;
}
