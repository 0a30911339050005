/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

#define N_EACH 150

static void
told_cb (RapStore *store, RapNotice *notice, GHashTable *seen)
{
  guint n_ids;
  const gint64 *ids = rap_notice_ids (notice, RAP_KIND_SETTING, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (ids[i])));
}

/* Two processes and this one write at once: no commit is lost, none waits for ever, and whoever
 * watches hears of each once. */
static void
test_writers (Fixture *self, gconstpointer data)
{
  g_autofree char *helper = fixture_helper ();
  g_autofree char *number = g_strdup_printf ("%d", N_EACH);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 end;

  g_signal_connect (self->store, "changed", G_CALLBACK (told_cb), seen);
  first = fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, self->path, "add", "first",
                         number, NULL);
  second = fixture_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, helper, self->path, "add", "second",
                          number, NULL);
  for (int i = 0; i < N_EACH; i++)
    {
      g_autofree char *key = g_strdup_printf ("own-%d", i);
      g_autoptr (RapRecord) setting = fixture_record (RAP_KIND_SETTING, "key", key, NULL);

      fixture_insert (self->store, setting);
      fixture_settle ();
    }
  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (second, NULL, &error);
  g_assert_no_error (error);

  end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (g_hash_table_size (seen) < 3 * N_EACH)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM setting"), ==, 3 * N_EACH);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"), ==, 3 * N_EACH);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM setting"
                                               " WHERE key GLOB 'first-*'"),
                   ==, N_EACH);
  fixture_expect_sound (self->store);
  g_signal_handlers_disconnect_by_data (self->store, seen);
}

/* Both edit one record, each a field of its own, again and again. */
static void
test_same_record (Fixture *self, gconstpointer data)
{
  g_autofree char *helper = fixture_helper ();
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autofree char *alias = NULL;
  g_autofree char *name = NULL;

  fixture_insert (self->store, region);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *value = g_strdup_printf ("v%d", i);
      g_autoptr (GSubprocess) other = fixture_spawn (G_SUBPROCESS_FLAGS_NONE, helper, self->path,
                                                     "set", "region", "1", "alias", value, NULL);
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < 10; j++)
        {
          g_autofree char *text = g_strdup_printf ("name %d.%d", i, j);

          fixture_set (self->store, RAP_KIND_REGION, 1, "name-en", text);
        }
      g_subprocess_wait_check (other, NULL, &error);
      g_assert_no_error (error);
    }
  alias = fixture_get (self->store, RAP_KIND_REGION, 1, "alias");
  name = fixture_get (self->store, RAP_KIND_REGION, 1, "name-en");
  g_assert_cmpstr (alias, ==, "v19");
  g_assert_cmpstr (name, ==, "name 19.9");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"), ==,
                   1 + 20 + 200);
  fixture_expect_sound (self->store);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/fault/three write at once and none loses a commit", test_writers);
  ADD ("/fault/two edit different fields of one record", test_same_record);
  return fixture_run ();
}
