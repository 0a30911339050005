/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/revision.h"

static void
assert_revision (RapRevision *revision, guint sequence, gint64 changed)
{
  g_assert_cmpuint (revision->sequence, ==, sequence);
  g_assert_cmpint (revision->changed, ==, changed);
}

static void
test_first (void)
{
  g_autoptr (RapRevision) first = rap_revision_next (NULL, "uid", "s", "c", 3, 1000, 5000);

  g_assert_cmpstr (first->uid, ==, "uid");
  g_assert_cmpstr (first->schedule, ==, "s");
  g_assert_cmpstr (first->content, ==, "c");
  assert_revision (first, 3, 1000);
}

static void
test_unchanged (void)
{
  g_autoptr (RapRevision) last = rap_revision_new ("uid", 3, "s", "c", 1000);
  /* The row was touched, but nothing that the event shows. */
  g_autoptr (RapRevision) next = rap_revision_next (last, "uid", "s", "c", 7, 2000, 5000);

  assert_revision (next, 3, 1000);
}

static void
test_moved (void)
{
  g_autoptr (RapRevision) last = rap_revision_new ("uid", 3, "s", "c", 1000);
  g_autoptr (RapRevision) next = rap_revision_next (last, "uid", "s2", "c2", 4, 2000, 5000);

  assert_revision (next, 4, 2000);
}

static void
test_text_only (void)
{
  g_autoptr (RapRevision) last = rap_revision_new ("uid", 3, "s", "c", 1000);
  g_autoptr (RapRevision) next = rap_revision_next (last, "uid", "s", "c2", 3, 2000, 5000);

  /* RFC 5546 §2.1.4: a typing error put right does not ask for a new answer. */
  assert_revision (next, 3, 2000);
}

static void
test_after_undo (void)
{
  g_autoptr (RapRevision) sent = rap_revision_new ("uid", 4, "moved", "c2", 2000);
  g_autoptr (RapRevision) back = rap_revision_next (sent, "uid", "s", "c", 3, 1000, 5000);
  g_autoptr (RapRevision) again = rap_revision_next (back, "uid", "moved", "c2", 4, 2000, 5000);

  /* The row went back in time; what calendars are told never does. */
  assert_revision (back, 5, 5000);
  assert_revision (again, 6, 5001);
}

/* Whatever happens to the rows and to the clock, what is sent only rises. */
static void
test_never_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  const char *texts[] = { "a", "b", "c" };

  for (int run = 0; run < 500; run++)
    {
      g_autoptr (RapRevision) last = NULL;

      for (int i = 0; i < 20; i++)
        {
          const char *schedule = texts[g_rand_int_range (rand, 0, 3)];
          const char *content = texts[g_rand_int_range (rand, 0, 3)];
          RapRevision *next = rap_revision_next (last, "uid", schedule, content,
                                                 (guint) g_rand_int_range (rand, 0, 9),
                                                 g_rand_int_range (rand, 0, 9000),
                                                 g_rand_int_range (rand, 0, 9000));

          if (last != NULL)
            {
              gboolean moved = !g_str_equal (last->schedule, schedule);
              gboolean changed = moved || !g_str_equal (last->content, content);

              g_assert_cmpint (next->sequence > last->sequence, ==, moved);
              g_assert_cmpuint (next->sequence, >=, last->sequence);
              g_assert_cmpint (next->changed > last->changed, ==, changed);
              g_assert_cmpint (next->changed, >=, last->changed);
            }
          g_clear_pointer (&last, rap_revision_free);
          last = next;
        }
    }
}

static void
test_call_off (void)
{
  g_autoptr (RapRevision) last = rap_revision_new ("uid", 3, "s confirmed", "c", 1000);
  g_autoptr (RapRevision) gone = NULL;
  g_autoptr (RapRevision) still = NULL;
  g_autoptr (RapRevision) back = NULL;

  last->summary = g_strdup ("Opening");
  gone = rap_revision_call_off (last, "s cancelled", 5000);
  assert_revision (gone, 4, 5000);
  g_assert_cmpstr (gone->summary, ==, "Opening");
  g_assert_cmpint (gone->called_off, ==, 5000);
  still = rap_revision_call_off (gone, "s cancelled", 9000);
  assert_revision (still, 4, 5000);
  g_assert_cmpint (still->called_off, ==, 5000);
  g_assert_false (rap_revision_is_over (still, 5000 + RAP_REVISION_KEEP - 1));
  g_assert_true (rap_revision_is_over (still, 5000 + RAP_REVISION_KEEP));
  /* The record comes back as it was, with the counter it had. */
  back = rap_revision_next (still, "uid", "s confirmed", "c", 3, 1000, 9000);
  rap_revision_set_called_off (back, still, FALSE, 9000);
  assert_revision (back, 5, 9000);
  g_assert_false (rap_revision_is_over (back, 9000 + RAP_REVISION_KEEP));
}

/* What is called off and then changed is called off since the first time. */
static void
test_called_off_since (void)
{
  g_autoptr (RapRevision) first = rap_revision_new ("uid", 3, "s cancelled", "c", 1000);
  g_autoptr (RapRevision) second = rap_revision_new ("uid", 3, "s cancelled", "c2", 2000);

  rap_revision_set_called_off (first, NULL, TRUE, 1000);
  rap_revision_set_called_off (second, first, TRUE, 2000);
  g_assert_cmpint (second->called_off, ==, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revision/the first file tells the row's own state", test_first);
  g_test_add_func ("/revision/nothing changed, nothing told", test_unchanged);
  g_test_add_func ("/revision/a new time raises the sequence", test_moved);
  g_test_add_func ("/revision/a new text keeps the sequence", test_text_only);
  g_test_add_func ("/revision/undo is told as something new", test_after_undo);
  g_test_add_func ("/revision/what is told never goes back", test_never_back);
  g_test_add_func ("/revision/what is gone is called off once", test_call_off);
  g_test_add_func ("/revision/what is called off is so since the first time", test_called_off_since);
  return g_test_run ();
}
