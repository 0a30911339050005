/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "agenda-fixture.h"

#define N_RANDOM 1000

static RapAgenda *
sample (void)
{
  RapAgenda *agenda = fixture_agenda ("Europe/Brussels", "2025-05-15", "2025-05-16");

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:00");
  fixture_sitting (agenda, 11, "2025-05-15T14:00", "2025-05-15T17:00");
  fixture_item (agenda, 1, 10, 0, "One", 30);
  fixture_item (agenda, 2, 10, 0, "Two", 0);
  fixture_item (agenda, 21, 10, 2, "Two a", 30);
  fixture_item (agenda, 3, 11, 0, "Three", 30);
  fixture_item (agenda, 4, 0, 0, "Waiting", 30);
  fixture_person (agenda, 91, 1, "presenter", "Ms Moyo");
  return agenda;
}

/* Which records got a higher sequence, "meeting 10 1 21". */
static char *
raised (RapAgenda *before, RapAgenda *after)
{
  GString *text = g_string_new (NULL);
  GPtrArray *sittings = rap_agenda_sittings (after);

  if (!rap_record_field_equal (rap_agenda_meeting (before), rap_agenda_meeting (after),
                               RAP_MEETING_SEQUENCE))
    g_string_append (text, " meeting");
  for (guint i = 0; i < sittings->len; i++)
    {
      gint64 id = rap_record_id (sittings->pdata[i]);
      RapRecord *then = rap_agenda_sitting (before, id);

      if (then != NULL && !rap_record_field_equal (then, sittings->pdata[i], RAP_SITTING_SEQUENCE))
        g_string_append_printf (text, " %d", (int) id);
    }
  for (int id = 0; id < 100; id++)
    {
      RapRecord *then = rap_agenda_item (before, id);
      RapRecord *now = rap_agenda_item (after, id);

      if (then != NULL && now != NULL
          && !rap_record_field_equal (then, now, RAP_AGENDA_ITEM_SEQUENCE))
        g_string_append_printf (text, " %d", id);
    }
  return g_string_free (text, FALSE);
}

static void
test_nothing (void)
{
  g_autoptr (RapAgenda) before = sample ();
  g_autoptr (RapAgenda) after = rap_agenda_copy (before);
  g_autoptr (RapChangeSet) changes = rap_agenda_difference (before, after, "Nothing");

  g_assert_true (rap_change_set_is_empty (changes));
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Nothing");
}

typedef struct
{
  RapKind kind;
  gint64 id;
  guint field;
  const char *typed;
  const char *raised;
} Case;

static const Case cases[] = {
  { RAP_KIND_MEETING, 1, RAP_MEETING_TITLE_EN, "Other", "" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_URL, "https://example.org", "" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_END_DATE, "2025-05-17", " meeting" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_COUNTRY, "Belgium", " meeting" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_VENUE, "Hotel", " meeting 10 11 1 2 3 21" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_ZONE, "Africa/Cairo", " meeting 10 11 1 2 3 21" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_STATE, "cancelled", " meeting 10 11 1 2 3 21" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_STATE, "confirmed", " meeting 10 11 1 2 3 21" },
  { RAP_KIND_MEETING, 1, RAP_MEETING_STATE, "proposed", "" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_TITLE_EN, "Morning", "" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_ROOM, "Hall", " 10 1 2 21" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_END, "2025-05-15T12:30", " 10" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_START, "2025-05-15T09:30", " 10 1 2 21" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_STATE, "dropped", " 10 1 2 21" },
  { RAP_KIND_SITTING, 10, RAP_SITTING_STATE, "held", "" },
  { RAP_KIND_AGENDA_ITEM, 1, RAP_AGENDA_ITEM_TITLE_EN, "Other", "" },
  { RAP_KIND_AGENDA_ITEM, 1, RAP_AGENDA_ITEM_DURATION, "45", " 1 2 21" },
  { RAP_KIND_AGENDA_ITEM, 21, RAP_AGENDA_ITEM_DURATION, "45", " 2 21" },
  { RAP_KIND_AGENDA_ITEM, 4, RAP_AGENDA_ITEM_DURATION, "45", "" },
  { RAP_KIND_AGENDA_ITEM, 1, RAP_AGENDA_ITEM_STATE, "withdrawn", " 1 2 21" },
  { RAP_KIND_AGENDA_ITEM, 21, RAP_AGENDA_ITEM_STATE, "open", "" },
};

static RapRecord *
find (RapAgenda *agenda, const Case *test)
{
  if (test->kind == RAP_KIND_MEETING)
    return rap_agenda_meeting (agenda);
  return test->kind == RAP_KIND_SITTING ? rap_agenda_sitting (agenda, test->id)
                                        : rap_agenda_item (agenda, test->id);
}

static void
test_sequences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) before = sample ();
      g_autoptr (RapAgenda) after = rap_agenda_copy (before);
      g_autoptr (RapChangeSet) changes = NULL;
      g_autoptr (RapChangeSet) again = NULL;
      g_autoptr (RapAgenda) stored = NULL;
      g_autofree char *which = NULL;
      GError *error = NULL;

      g_test_message ("%s %u", rap_kind_nick (cases[i].kind), cases[i].field);
      rap_record_parse (find (after, &cases[i]), cases[i].field, cases[i].typed, &error);
      g_assert_no_error (error);
      rap_agenda_arrange (after);
      changes = rap_agenda_difference (before, after, "Change");
      which = raised (before, after);
      g_assert_cmpstr (which, ==, cases[i].raised);
      /* What was raised is also written. */
      stored = fixture_apply (before, changes);
      g_clear_pointer (&which, g_free);
      which = raised (before, stored);
      g_assert_cmpstr (which, ==, cases[i].raised);
      /* Asked twice it does not rise twice. */
      again = rap_agenda_difference (before, after, "Change");
      g_assert_cmpuint (rap_change_set_size (changes), ==, rap_change_set_size (again));
    }
}

static void
test_moved_to_backlog (void)
{
  g_autoptr (RapAgenda) before = sample ();
  g_autoptr (RapChangeSet) changes =
    rap_agenda_move_item (before, 2, RAP_PLACE_BACKLOG, RAP_KIND_SITTING, 0, NULL);
  g_autoptr (RapAgenda) after = fixture_apply (before, changes);
  g_autofree char *which = raised (before, after);

  /* An event that has no time any more is cancelled: calendars must hear of it. */
  g_assert_cmpstr (which, ==, " 2 21");
}

/* New sitting, new item in it, new sub-item, a person: each refers to one before it. */
static void
test_new_records_refer_to_new_records (void)
{
  g_autoptr (RapAgenda) before = sample ();
  g_autoptr (RapAgenda) after = rap_agenda_copy (before);
  g_autoptr (RapChangeSet) changes = NULL;
  g_autoptr (RapAgenda) stored = NULL;
  gint64 ids[4];
  g_autofree char *outline = NULL;

  for (guint i = 0; i < 4; i++)
    ids[i] = rap_agenda_new_id (after);
  /* In the wrong order, as anybody may add them. */
  fixture_person (after, ids[3], ids[2], "presenter", "Somebody");
  fixture_item (after, ids[2], ids[0], ids[1], "Below", 5);
  fixture_item (after, ids[1], ids[0], 0, "New", 5);
  fixture_sitting (after, ids[0], "2025-05-16T09:00", "2025-05-16T10:00");
  for (guint i = 1; i < 3; i++)
    rap_record_set_integer (rap_agenda_item (after, ids[i]), RAP_AGENDA_ITEM_POSITION, i);
  rap_record_set_integer (rap_agenda_people_of (after, ids[2])->pdata[0], RAP_ITEM_PERSON_POSITION,
                          0);
  rap_agenda_arrange (after);
  changes = rap_agenda_difference (before, after, "Add");
  g_assert_cmpuint (rap_change_set_size (changes), ==, 4);
  stored = fixture_apply (before, changes);
  fixture_assert_sound (stored);
  g_assert_cmpuint (rap_agenda_sittings (stored)->len, ==, 3);
  outline = fixture_outline (stored);
  g_assert_true (
      g_regex_match_simple ("^1 2\\[21\\] \\| 3 \\| 1\\d+\\[1\\d+\\] \\|\\| 4$", outline, 0, 0));
}

/* The change set of any difference, applied to what was, gives what shall be. */
static void
test_random (void)
{
  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) before = fixture_random (rand, g_rand_int_range (rand, 2, 30));
      RapAgenda *after = rap_agenda_copy (before);
      g_autoptr (RapChangeSet) there = NULL;
      g_autoptr (RapAgenda) stored = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      /* Several acts in one, without those that add: new rows get ids of their own. */
      for (int act = 0; act < 6; act++)
        {
          g_autofree char *what = NULL;
          g_autoptr (GError) error = NULL;
          g_autoptr (RapChangeSet) changes = fixture_act (rand, after, &what, &error);
          gboolean adds = FALSE;
          RapAgenda *next;

          for (guint i = 0; changes != NULL && i < rap_change_set_size (changes); i++)
            adds |= rap_change_set_get (changes, i)->op == RAP_CHANGE_INSERT;
          if (changes == NULL || adds)
            continue;
          next = fixture_apply (after, changes);
          rap_agenda_unref (after);
          after = next;
        }
      there = rap_agenda_difference (before, after, "All at once");
      stored = fixture_apply (before, there);
      expected = fixture_dump (after, TRUE);
      found = fixture_dump (stored, TRUE);
      g_assert_cmpstr (expected, ==, found);
      rap_agenda_unref (after);
    }
}

/* Of the processor, which other programs do not take away; of several runs the best. */
static double
seconds_for (guint n_items)
{
  g_autoptr (RapAgenda) before = fixture_agenda ("Europe/Brussels", "2025-05-15", "2025-05-15");
  g_autoptr (RapAgenda) after = NULL;
  double best = G_MAXDOUBLE;

  fixture_sitting (before, 10, "2025-05-15T00:00", "2025-05-15T23:00");
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);

      rap_record_set_id (item, 1000 + i);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, 10);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, i % 8 ? 1000 + i - 1 : 0);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, i);
      rap_agenda_add (before, item);
    }
  rap_agenda_arrange (before);
  after = rap_agenda_copy (before);
  for (int run = 0; run < 4; run++)
    {
      clock_t start = clock ();
      g_autoptr (RapChangeSet) changes = rap_agenda_difference (before, after, "Nothing");

      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
      g_assert_true (rap_change_set_is_empty (changes));
    }
  return best;
}

static void
test_linear (void)
{
  double small = seconds_for (5000);
  double large = seconds_for (50000);

  g_test_message ("5,000 items: %.1f ms, 50,000 items: %.1f ms", small * 1e3, large * 1e3);
  /* Quadratic work would be a hundred times as much, linear work is ten times, and more where the
   * items no longer fit into the processor's cache. */
  g_assert_cmpfloat (large, <, small * 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-difference/nothing changed", test_nothing);
  g_test_add_func ("/agenda-difference/sequences rise where calendars must know", test_sequences);
  g_test_add_func ("/agenda-difference/an item taken off the day", test_moved_to_backlog);
  g_test_add_func ("/agenda-difference/new records refer to new records",
                   test_new_records_refer_to_new_records);
  g_test_add_func ("/agenda-difference/applied it gives what shall be", test_random);
  g_test_add_func ("/agenda-difference/the work is linear", test_linear);
  return g_test_run ();
}
