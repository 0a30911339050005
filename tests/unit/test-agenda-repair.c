/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"
#include "core/agenda-effects.h"
#include "core/agenda-repair.h"

/* More by RAPPORTEUR_TEST_AGENDAS. */
#define N_RANDOM 1000

/* The first overrun of the agenda. */
static const RapProblem *
first_overrun (RapTimetable *table, gint64 *item)
{
  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      for (guint j = 0; row->problems != NULL && j < row->problems->len; j++)
        if (g_array_index (row->problems, RapProblem, j).kind == RAP_PROBLEM_OVERRUN)
          {
            *item = rap_record_id (row->record);
            return &g_array_index (row->problems, RapProblem, j);
          }
    }
  return NULL;
}

static GPtrArray *
repairs_of (RapAgenda *agenda)
{
  g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
  gint64 item = 0;
  const RapProblem *problem = first_overrun (table, &item);

  g_assert_nonnull (problem);
  return rap_repairs_find (agenda, item, problem);
}

/* The agenda after the repair of that name, which is offered and has that label. */
static RapAgenda *
repaired (RapAgenda *agenda, const char *name, const char *label)
{
  g_autoptr (GPtrArray) repairs = repairs_of (agenda);
  RapRepair *repair = rap_repairs_get (repairs, name);

  g_assert_nonnull (repair);
  g_assert_cmpstr (repair->label, ==, label);
  g_assert_cmpstr (rap_change_set_label (repair->changes), ==, label);
  return fixture_apply (agenda, repair->changes);
}

static gboolean
is_offered (RapAgenda *agenda, const char *name)
{
  g_autoptr (GPtrArray) repairs = repairs_of (agenda);

  return rap_repairs_get (repairs, name) != NULL;
}

static int
minutes (RapAgenda *agenda, gint64 item)
{
  return rap_agenda_item_minutes (rap_agenda_item (agenda, item));
}

/* Two sittings; 25 minutes too much before lunch at 11:00. */
static RapAgenda *
morning (void)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:00");
  fixture_sitting (agenda, 11, "2025-05-15T14:00", "2025-05-15T17:00");
  fixture_item (agenda, 1, 10, 0, "Opening", 20);
  fixture_item (agenda, 2, 10, 0, "Report", 60);
  rap_record_set_text (fixture_item (agenda, 3, 10, 0, "Coffee", 20), RAP_AGENDA_ITEM_KIND,
                       "break");
  fixture_item (agenda, 4, 10, 0, "Strategy", 45);
  rap_record_set_text (fixture_fixed (agenda, 5, 10, "Lunch", 60, "11:00"), RAP_AGENDA_ITEM_KIND,
                       "break");
  fixture_item (agenda, 6, 11, 0, "Budget", 60);
  return agenda;
}

static void
test_shorten (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = NULL;

  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_MINIMUM_DURATION, 20);
  after = repaired (agenda, "shorten", "Shorten 2 items before “Lunch”");
  /* 30 and 22 minutes could be given: 25 fall on the two as 15 to 10. */
  g_assert_cmpint (minutes (after, 1), ==, 20);
  g_assert_cmpint (minutes (after, 2), ==, 45);
  g_assert_cmpint (minutes (after, 3), ==, 20);
  g_assert_cmpint (minutes (after, 4), ==, 35);
  g_assert_cmpint (minutes (after, 5), ==, 60);
}

/* What cannot be given is not taken, and what is left is told. */
static void
test_never_below_minimum (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (GPtrArray) repairs = NULL;
  g_autoptr (RapAgenda) after = NULL;
  RapRepair *repair;

  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_MINIMUM_DURATION, 20);
  rap_record_set_integer (rap_agenda_item (agenda, 2), RAP_AGENDA_ITEM_MINIMUM_DURATION, 53);
  rap_record_set_integer (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_MINIMUM_DURATION, 40);
  repairs = repairs_of (agenda);
  repair = rap_repairs_get (repairs, "shorten");
  g_assert_cmpint (repair->minutes_left, ==, 25 - 7 - 5);
  /* It stands behind all that resolve it. */
  g_assert_true (repair == repairs->pdata[repairs->len - 1]
                 || ((RapRepair *) repairs->pdata[repairs->len - 1])->minutes_left > 0);
  after = fixture_apply (agenda, repair->changes);
  g_assert_cmpint (minutes (after, 2), ==, 53);
  g_assert_cmpint (minutes (after, 4), ==, 40);
}

static void
test_take_from_the_break (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = NULL;

  rap_record_set_integer (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_DURATION, 30);
  after = repaired (agenda, "break", "Shorten “Coffee”");
  g_assert_cmpint (minutes (after, 3), ==, 10);
  rap_record_set_integer (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_MINIMUM_DURATION, 20);
  g_assert_false (is_offered (agenda, "break"));
}

static void
test_send_away (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = repaired (agenda, "backlog", "Send “Strategy” to the backlog");

  fixture_assert_outline (after, "1 2 3 5 | 6 || 4");
  g_clear_pointer (&after, rap_agenda_unref);
  /* Two ways that come to the same are offered once. */
  g_assert_false (is_offered (agenda, "backlog-low"));
  after = repaired (agenda, "next-sitting", "Send “Strategy” to the next sitting");
  fixture_assert_outline (after, "1 2 3 5 | 4 6 || ");
  g_clear_pointer (&after, rap_agenda_unref);

  rap_record_set_text (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_PRIORITY, "low");
  rap_record_set_text (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_PRIORITY, "high");
  after = repaired (agenda, "next-sitting-low", "Send 2 items of low priority to the next sitting");
  fixture_assert_outline (after, "3 4 5 | 2 1 6 || ");
}

static void
test_parallel (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = NULL;
  g_autoptr (RapTimetable) table = NULL;
  gint64 item;

  /* Coffee stands between Report and Strategy, and nobody drinks it beside them. */
  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_DURATION, 25);
  rap_record_set_integer (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_DURATION, 40);
  after = repaired (agenda, "parallel", "Let “Report” run in parallel with “Opening”");
  table = rap_agenda_retime (after);
  g_assert_null (first_overrun (table, &item));
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 1)->start_instant, ==,
                   rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->start_instant);
  g_assert_cmpuint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->lane, ==, 2);
}

static void
test_move_the_anchor (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = NULL;
  g_autoptr (GPtrArray) repairs = NULL;

  rap_record_set_integer (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_DURATION, 43);
  after = repaired (agenda, "move-anchor", "Move “Lunch” to 11:25");
  g_assert_cmpstr (rap_record_text (rap_agenda_item (after, 5), RAP_AGENDA_ITEM_FIXED_START), ==,
                   "11:25");
  /* It says what comes of it. */
  repairs = repairs_of (agenda);
  g_assert_true (g_strv_contains (
    (const char *const *) rap_repairs_get (repairs, "move-anchor")->effects,
    "But “Lunch”: 25 min over the end of the sitting at 12:00"));
  g_clear_pointer (&after, rap_agenda_unref);
  after = repaired (agenda, "free-anchor", "Let “Lunch” follow the item before it");
  g_assert_cmpstr (rap_record_text (rap_agenda_item (after, 5), RAP_AGENDA_ITEM_MODE), ==, "auto");
  g_assert_false (is_offered (agenda, "extend"));
}

static void
test_extend (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (RapAgenda) after = NULL;

  rap_record_set_integer (rap_agenda_item (agenda, 4), RAP_AGENDA_ITEM_DURATION, 20);
  fixture_item (agenda, 7, 10, 0, "Closing", 12);
  after = repaired (agenda, "extend", "Extend the sitting to 12:15");
  g_assert_cmpstr (rap_record_text (rap_agenda_sitting (after, 10), RAP_SITTING_END), ==,
                   "2025-05-15T12:15");
  g_assert_false (is_offered (agenda, "move-anchor"));
}

/* Of parallel lanes only the longest is shortened. */
static void
test_the_longest_lane (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-05-15", "2025-05-15");
  g_autoptr (RapAgenda) after = NULL;

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T10:00");
  rap_record_set_text (fixture_item (agenda, 1, 10, 0, "Workshops", 0), RAP_AGENDA_ITEM_KIND,
                       "group");
  fixture_item (agenda, 2, 10, 1, "Short", 50);
  fixture_item (agenda, 3, 10, 1, "Long", 80);
  after = repaired (agenda, "shorten", "Shorten 1 item before the end of the sitting");
  g_assert_cmpint (minutes (after, 2), ==, 50);
  g_assert_cmpint (minutes (after, 3), ==, 60);
}

static void
test_effects (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  g_autoptr (GPtrArray) repairs = repairs_of (agenda);
  RapRepair *repair = rap_repairs_get (repairs, "next-sitting");
  g_autofree char *text = g_strjoinv ("\n", repair->effects);
  g_autoptr (RapAgenda) after = fixture_apply (agenda, repair->changes);
  g_auto (GStrv) brief = rap_agenda_effects (agenda, after, 1);
  g_auto (GStrv) none = rap_agenda_effects (agenda, agenda, 9);

  g_assert_cmpstr (text, ==, "“Strategy” goes to Plenary, 2025-05-15 at 14:00\n"
                             "“Strategy”: 14:00–14:45 instead of 10:40–11:25\n"
                             "“Budget”: 14:45–15:45 instead of 14:00–15:00");
  g_assert_cmpstr (brief[1], ==, "and 2 more changes");
  g_assert_null (none[0]);
}

static void
test_only_overruns (void)
{
  g_autoptr (RapAgenda) agenda = morning ();
  RapProblem slack = { RAP_PROBLEM_SLACK, 5, 0, "", "", 0 };
  RapProblem gone = { RAP_PROBLEM_OVERRUN, 5, 0, "x", "", 77 };
  RapProblem past = { RAP_PROBLEM_OVERRUN, 5, 0, "", "", 0 };
  const RapProblem *problems[] = { &slack, &gone, &past };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr (GPtrArray) repairs = rap_repairs_find (agenda, 1, problems[i]);

      g_assert_cmpuint (repairs->len, ==, 0);
    }
}

/* ---- Properties ---- */

static int
left_over (RapTimetable *table, RapRecord *item, gint64 anchor)
{
  int left = 0;

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind != RAP_ROW_ITEM
          || !rap_record_field_equal (row->record, item, RAP_AGENDA_ITEM_SITTING))
        continue;
      for (guint j = 0; row->problems != NULL && j < row->problems->len; j++)
        {
          const RapProblem *problem = &g_array_index (row->problems, RapProblem, j);

          if (problem->kind == RAP_PROBLEM_OVERRUN && problem->other_id == anchor)
            left = MAX (left, problem->minutes);
        }
    }
  return left;
}

/* Fixed times are as they were, unless the repair is about them, and nothing is too short. */
static void
assert_harmless (RapAgenda *agenda, RapAgenda *after, const RapRepair *repair)
{
  gboolean anchor = g_str_has_suffix (repair->name, "anchor");

  for (guint i = 0; i < rap_agenda_items (agenda)->len; i++)
    {
      RapRecord *then = rap_agenda_items (agenda)->pdata[i];
      RapRecord *now = rap_agenda_item (after, rap_record_id (then));

      g_assert_nonnull (now);
      if (!anchor)
        {
          g_assert_true (rap_record_field_equal (then, now, RAP_AGENDA_ITEM_MODE));
          g_assert_true (rap_record_field_equal (then, now, RAP_AGENDA_ITEM_FIXED_START));
          g_assert_true (rap_record_field_equal (then, now, RAP_AGENDA_ITEM_FIXED_END));
        }
      g_assert_cmpint (rap_agenda_item_minutes (now), <=, rap_agenda_item_minutes (then));
      if (rap_agenda_item_minutes (now) < rap_agenda_item_minutes (then))
        g_assert_cmpint (rap_agenda_item_minutes (now), >=, rap_agenda_item_least (then));
    }
}

/* Each repair does what it says; gives whether it resolves the overrun. */
static gboolean
check_repair (RapAgenda *agenda, gint64 item, const RapProblem *problem, const RapRepair *repair)
{
  g_autoptr (RapAgenda) after = fixture_apply (agenda, repair->changes);
  g_autoptr (RapTimetable) table = rap_agenda_retime (after);

  fixture_assert_sound (after);
  assert_harmless (agenda, after, repair);
  g_assert_cmpint (left_over (table, rap_agenda_item (agenda, item), problem->other_id), ==,
                   repair->minutes_left);
  g_assert_nonnull (repair->effects[0]);
  return repair->minutes_left == 0;
}

static void
test_random (void)
{
  const char *more = g_getenv ("RAPPORTEUR_TEST_AGENDAS");
  guint n_agendas = more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : N_RANDOM;
  guint n_overruns = 0;

  for (guint seed = 0; seed < n_agendas; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 1, 25));
      g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);

      for (guint i = 0; i < rap_timetable_size (table); i++)
        {
          const RapAgendaRow *row = rap_timetable_row (table, i);

          for (guint j = 0; row->problems != NULL && j < row->problems->len; j++)
            {
              const RapProblem *problem = &g_array_index (row->problems, RapProblem, j);
              g_autoptr (GPtrArray) repairs = NULL;
              gboolean resolved = FALSE;

              if (problem->kind != RAP_PROBLEM_OVERRUN)
                continue;
              g_test_message ("seed %u: item %d over %d", seed, (int) rap_record_id (row->record),
                              (int) problem->other_id);
              repairs = rap_repairs_find (agenda, rap_record_id (row->record), problem);
              for (guint k = 0; k < repairs->len; k++)
                resolved |= check_repair (agenda, rap_record_id (row->record), problem,
                                          repairs->pdata[k]);
              g_assert_true (resolved);
              n_overruns++;
            }
        }
    }
  g_test_message ("%u overruns", n_overruns);
  g_assert_cmpuint (n_overruns, >, n_agendas / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-repair/items are shortened pro rata", test_shorten);
  g_test_add_func ("/agenda-repair/no item is shorter than it can be", test_never_below_minimum);
  g_test_add_func ("/agenda-repair/a break gives what it can", test_take_from_the_break);
  g_test_add_func ("/agenda-repair/items are sent away", test_send_away);
  g_test_add_func ("/agenda-repair/items run in parallel", test_parallel);
  g_test_add_func ("/agenda-repair/the fixed item moves", test_move_the_anchor);
  g_test_add_func ("/agenda-repair/the sitting is extended", test_extend);
  g_test_add_func ("/agenda-repair/only the longest lane is shortened", test_the_longest_lane);
  g_test_add_func ("/agenda-repair/effects are told in words", test_effects);
  g_test_add_func ("/agenda-repair/other problems have no repairs", test_only_overruns);
  g_test_add_func ("/agenda-repair/every overrun has a repair that resolves it", test_random);
  return g_test_run ();
}
