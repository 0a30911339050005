/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every agenda, looked for in thousands of random ones. */
#include "config.h"

#include <time.h>

#include "agenda-fixture.h"

#define N_RANDOM 3000

static gboolean
counts (const RapAgendaRow *row)
{
  return row->kind == RAP_ROW_ITEM && row->timed
         && rap_record_integer (row->record, RAP_AGENDA_ITEM_DURATION) != RAP_UNKNOWN
         && !g_str_equal (rap_record_text (row->record, RAP_AGENDA_ITEM_STATE), "withdrawn");
}

static gint64
own_end (const RapAgendaRow *row)
{
  return row->start_instant + 60 * rap_record_integer (row->record, RAP_AGENDA_ITEM_DURATION);
}

/* Whether the row is told of for its times, not for its speaker or its length alone. */
static gboolean
has_warning (const RapAgendaRow *row)
{
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      RapProblemKind kind = g_array_index (row->problems, RapProblem, i).kind;

      if (kind == RAP_PROBLEM_OVERRUN || kind == RAP_PROBLEM_BEFORE_SITTING
          || kind == RAP_PROBLEM_CLOCK_CHANGE)
        return TRUE;
    }
  return FALSE;
}

/* The row of the item it stands below; its own for none. */
static guint
parent_of (RapTimetable *table, guint row)
{
  gint64 parent =
    rap_record_integer (rap_timetable_row (table, row)->record, RAP_AGENDA_ITEM_PARENT);
  guint up = row;

  if (rap_timetable_row (table, row)->level == 0)
    return row;
  while (rap_timetable_row (table, up)->kind != RAP_ROW_ITEM
         || rap_record_id (rap_timetable_row (table, up)->record) != parent)
    up--;
  return up;
}

/* The group in which two rows stand in different lanes, or the rows' own index @i for none. */
static guint
group_between (RapTimetable *table, guint j, guint i)
{
  for (guint x = parent_of (table, i), below = i; x != below; below = x, x = parent_of (table, x))
    for (guint y = parent_of (table, j), under = j; y != under;
         under = y, y = parent_of (table, y))
      if (x == y)
        return under != below
                   && rap_agenda_item_is (rap_timetable_row (table, x)->record, "group") ? x : i;
  return i;
}

/* Whether @row stands in a group that @other does not stand in. */
static gboolean
in_closed_group (RapTimetable *table, guint row, guint other)
{
  for (guint x = parent_of (table, row), below = row; x != below;
       below = x, x = parent_of (table, x))
    {
      guint y = other, under;

      do
        {
          under = y;
          y = parent_of (table, y);
        }
      while (y != under && y != x);
      if (y != x && rap_agenda_item_is (rap_timetable_row (table, x)->record, "group"))
        return TRUE;
    }
  return FALSE;
}

/* Whether a row between the fixed time that row @from follows and row @until is warned of. A fixed
 * time in one lane of a group is none for what comes after the group. */
static gboolean
is_reported (RapTimetable *table, guint from, guint until)
{
  while (in_closed_group (table, from, until))
    from = parent_of (table, from);
  while (rap_timetable_row (table, from)->kind == RAP_ROW_ITEM
         && (!rap_agenda_item_is_fixed (rap_timetable_row (table, from)->record)
             || in_closed_group (table, from, until)))
    from--;
  for (guint i = from; i <= until; i++)
    if (rap_timetable_row (table, i)->kind == RAP_ROW_ITEM
        && has_warning (rap_timetable_row (table, i)))
      return TRUE;
  return FALSE;
}

/* Pair by pair within one sitting, but for pairs in different lanes; gives the number of pairs that
 * do overlap. */
static guint
assert_no_silent_overlap (RapTimetable *table)
{
  guint first = 0;
  guint n_overlaps = 0;

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind != RAP_ROW_ITEM)
        first = i + 1;
      if (!counts (row))
        continue;
      for (guint j = first; j < i; j++)
        {
          const RapAgendaRow *other = rap_timetable_row (table, j);

          if (!counts (other) || other->start_instant >= own_end (row)
              || row->start_instant >= own_end (other) || group_between (table, j, i) != i)
            continue;
          g_assert_true (is_reported (table, j, i));
          n_overlaps++;
        }
    }
  return n_overlaps;
}

static void
assert_row (RapAgenda *agenda, const RapAgendaRow *row)
{
  RapLocal start, end;

  g_assert_cmpint (row->minutes, >=, 0);
  if (!row->timed)
    return;
  g_assert_cmpint (row->end_instant, >=, row->start_instant);
  if (row->kind == RAP_ROW_SITTING)
    return;
  start = rap_zone_to_local (rap_agenda_zone (agenda), row->start_instant);
  end = rap_zone_to_local (rap_agenda_zone (agenda), row->end_instant);
  g_assert_cmpint (row->start, ==, start);
  g_assert_cmpint (row->end, ==, end);
  /* An item that has its own time has all of it, in elapsed time. */
  if (counts (row))
    g_assert_cmpint (row->end_instant, >=, own_end (row));
}

static gboolean
holds_fixed (RapAgenda *agenda, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));

  for (guint i = 0; i < below->len; i++)
    if (rap_agenda_item_is_fixed (below->pdata[i]) || holds_fixed (agenda, below->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The wall clock shows the fixed time at the start, or at the end. */
static void
assert_fixed (RapAgenda *agenda, const RapAgendaRow *row)
{
  g_autofree char *time = NULL;
  gboolean by_end;
  const char *expected;
  gint64 instant;
  RapLocal local;
  int minutes = 0;

  if (row->kind != RAP_ROW_ITEM || !row->timed || !rap_agenda_item_is_fixed (row->record))
    return;
  by_end = g_str_equal (rap_record_text (row->record, RAP_AGENDA_ITEM_MODE), "fixed-end");
  if (by_end && holds_fixed (agenda, row->record))
    return;
  local = by_end ? row->end : row->start;
  expected = rap_record_text (row->record, by_end ? RAP_AGENDA_ITEM_FIXED_END
                                                  : RAP_AGENDA_ITEM_FIXED_START);
  rap_local_parse_time (expected, &minutes);
  time = rap_local_format_time (local);
  if (rap_zone_to_instant (rap_agenda_zone (agenda), local - local % 86400 + minutes * 60, &instant)
      != RAP_WALL_UNIQUE)
    return;
  g_assert_cmpstr (time, ==, expected);
}

/* Minutes as a row has them, by a way of their own: the withdrawn count for themselves only. */
static int
naive_minutes (RapAgenda *agenda, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));
  gboolean is_group = rap_agenda_item_is (item, "group");
  int minutes = rap_agenda_item_minutes (item);

  for (guint i = 0; i < below->len; i++)
    {
      int one = naive_minutes (agenda, below->pdata[i]);

      if (rap_agenda_item_is_withdrawn (below->pdata[i]))
        one -= rap_agenda_item_minutes (below->pdata[i]);
      minutes = is_group ? MAX (minutes, one) : minutes + one;
    }
  return minutes;
}

/* The lanes of a group that are not fixed start together, when the group does. */
static void
assert_lanes (RapAgenda *agenda, RapTimetable *table, const RapAgendaRow *row)
{
  GPtrArray *lanes = rap_agenda_children (agenda, 0, rap_record_id (row->record));
  gint64 start = G_MININT64;

  for (guint i = 0; i < lanes->len; i++)
    {
      const RapAgendaRow *lane =
        rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (lanes->pdata[i]));

      g_assert_cmpuint (lane->lane, ==, i + 1);
      if (!counts (lane) || rap_agenda_item_is_fixed (lane->record))
        continue;
      g_assert_true (start == G_MININT64 || start == lane->start_instant);
      start = lane->start_instant;
    }
}

/* All rows are there once, in the order of the tree, and the totals are those of the records. */
static void
assert_complete (RapAgenda *agenda, RapTimetable *table)
{
  guint n_items = 0;

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind != RAP_ROW_ITEM)
        continue;
      n_items++;
      g_assert_cmpint (row->minutes, ==, naive_minutes (agenda, row->record));
      g_assert_true (
          row == rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (row->record)));
      if (rap_agenda_item_is (row->record, "group"))
        assert_lanes (agenda, table, row);
    }
  g_assert_cmpint (n_items, ==, rap_agenda_items (agenda)->len);
}

static void
test_random (void)
{
  guint n_overlaps = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 1, 40));
      g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
      g_autoptr (RapTimetable) again = rap_agenda_retime (agenda);

      g_test_message ("seed %u", seed);
      assert_complete (agenda, table);
      n_overlaps += assert_no_silent_overlap (table);
      for (guint i = 0; i < rap_timetable_size (table); i++)
        {
          const RapAgendaRow *row = rap_timetable_row (table, i);
          const RapAgendaRow *twin = rap_timetable_row (again, i);

          assert_row (agenda, row);
          assert_fixed (agenda, row);
          g_assert_cmpint (row->start_instant, ==, twin->start_instant);
          g_assert_cmpint (row->end_instant, ==, twin->end_instant);
          g_assert_cmpstr (row->full_number, ==, twin->full_number);
        }
    }
  /* The agendas were wild enough to say something. */
  g_assert_cmpuint (n_overlaps, >, N_RANDOM);
}

/* Of the processor, which other programs do not take away; of several runs the best. */
static double
seconds_for (guint n_items)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-05-15", "2025-05-15");
  double best = G_MAXDOUBLE;

  fixture_sitting (agenda, 10, "2025-05-15T00:00", "2025-05-15T23:00");
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);

      rap_record_set_id (item, 1000 + i);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, 10);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, i % 5 ? 1000 + i - i % 5 : 0);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, i);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, 1 + i % 7);
      if (i % 50 == 0)
        {
          rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-start");
          rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "10:00");
        }
      rap_agenda_add (agenda, item);
    }
  rap_agenda_arrange (agenda);
  for (int run = 0; run < 5; run++)
    {
      clock_t start = clock ();
      g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);

      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
      g_assert_cmpint (rap_timetable_size (table), ==, n_items + 1);
    }
  return best;
}

static void
test_linear (void)
{
  double small = seconds_for (5000);
  double large = seconds_for (50000);

  g_test_message ("5,000 items: %.2f ms, 50,000 items: %.2f ms", small * 1e3, large * 1e3);
  /* Quadratic work would be a hundred times as much, linear work is ten times, and more where the
   * items no longer fit into the processor's cache. */
  g_assert_cmpfloat (large, <, small * 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-timing/random agendas keep the invariants", test_random);
  g_test_add_func ("/agenda-timing/the work is linear", test_linear);
  return g_test_run ();
}
