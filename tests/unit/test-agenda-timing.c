/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agenda-fixture.h"

static char *
clock_of (RapTimetable *table, RapKind kind, gint64 id)
{
  const RapAgendaRow *row = rap_timetable_find (table, kind, id);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_assert_nonnull (row);
  if (!row->timed)
    return g_strdup ("");
  start = rap_local_format_time (row->start);
  end = rap_local_format_time (row->end);
  return g_strdup_printf ("%s-%s", start, end);
}

static void
assert_clock (RapTimetable *table, gint64 item, const char *expected)
{
  g_autofree char *text = clock_of (table, RAP_KIND_AGENDA_ITEM, item);

  g_assert_cmpstr (text, ==, expected);
}

/* Problems of a row as "overrun 30 Lunch; slack 5". */
static void
assert_problems (RapTimetable *table, RapKind kind, gint64 id, const char *expected)
{
  const RapAgendaRow *row = rap_timetable_find (table, kind, id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      RapProblem *problem = &g_array_index (row->problems, RapProblem, i);

      g_string_append_printf (text, "%s%s %d%s%s", i > 0 ? "; " : "",
                              rap_problem_nick (problem->kind), problem->minutes,
                              *problem->other ? " " : "", problem->other);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static RapAgenda *
one_day (void)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:30");
  return agenda;
}

static void
test_follow (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  const RapAgendaRow *row;

  fixture_item (agenda, 1, 10, 0, "Opening", 15);
  fixture_item (agenda, 2, 10, 0, "Progress report", 30);
  fixture_item (agenda, 3, 10, 2, "Capacity building", 45);
  fixture_item (agenda, 4, 10, 2, "Note without time", 0);
  fixture_item (agenda, 5, 10, 0, "Any other business", 0);
  fixture_item (agenda, 6, 0, 0, "Waiting", 60);
  table = rap_agenda_retime (agenda);

  assert_clock (table, 1, "09:00-09:15");
  assert_clock (table, 2, "09:15-10:30");
  assert_clock (table, 3, "09:45-10:30");
  assert_clock (table, 4, "");
  assert_clock (table, 5, "");
  assert_clock (table, 6, "");
  row = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2);
  g_assert_cmpint (row->minutes, ==, 75);
  g_assert_cmpint (row->start_instant, ==, 1747293300); /* 07:15Z */
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 6)->minutes, ==, 60);
  assert_problems (table, RAP_KIND_SITTING, 10, "slack 120");
  g_assert_cmpint (rap_timetable_size (table), ==, 8);
  g_assert_cmpint (rap_timetable_row (table, 6)->kind, ==, RAP_ROW_BACKLOG);
}

static void
test_numbers (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  const char *expected[][2] = {
    { "1", "1" }, { "", "" }, { "2", "2" }, { "2.1", "2.1" }, { "2.2", "2.2" }, { "3", "3" },
  };
  RapRecord *pause;

  fixture_sitting (agenda, 11, "2025-05-15T14:00", "2025-05-15T17:00");
  fixture_item (agenda, 1, 10, 0, "Opening", 15);
  pause = fixture_item (agenda, 2, 10, 0, "Coffee", 15);
  rap_record_set_text (pause, RAP_AGENDA_ITEM_KIND, "break");
  fixture_item (agenda, 3, 10, 0, "Report", 0);
  fixture_item (agenda, 4, 10, 3, "Part", 15);
  rap_record_set_text (fixture_item (agenda, 5, 10, 3, "Gone", 15), RAP_AGENDA_ITEM_STATE,
                       "withdrawn");
  fixture_item (agenda, 6, 11, 0, "Afternoon", 15);
  fixture_item (agenda, 7, 0, 0, "Waiting", 15);
  table = rap_agenda_retime (agenda);
  for (gint64 id = 1; id <= 6; id++)
    {
      const RapAgendaRow *row = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, id);

      g_assert_cmpstr (row->number, ==, expected[id - 1][0]);
      g_assert_cmpstr (row->full_number, ==, expected[id - 1][1]);
    }
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 7)->number, ==, "");
  /* What was withdrawn keeps its number and takes no time. */
  assert_clock (table, 4, "09:30-09:45");
  assert_clock (table, 3, "09:30-09:45");
}

static void
test_fixed_start_and_slack (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_item (agenda, 1, 10, 0, "Opening", 45);
  fixture_fixed (agenda, 2, 10, "Coffee", 15, "10:00");
  fixture_item (agenda, 3, 10, 0, "Report", 60);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 2, "10:00-10:15");
  assert_clock (table, 3, "10:15-11:15");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "slack 15");
  assert_problems (table, RAP_KIND_SITTING, 10, "slack 75");
}

static void
test_overrun_on_the_crossing_item (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  g_autofree char *words = NULL;
  GArray *problems;

  fixture_item (agenda, 1, 10, 0, "Opening", 30);
  fixture_item (agenda, 2, 10, 0, "Report", 0);
  fixture_item (agenda, 3, 10, 2, "First part", 50);
  fixture_item (agenda, 4, 10, 2, "Second part", 20);
  fixture_fixed (agenda, 5, 10, "Lunch", 60, "10:15");
  fixture_item (agenda, 6, 10, 0, "Long", 120);
  table = rap_agenda_retime (agenda);
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 3, "overrun 25 Lunch");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 4, "");
  assert_clock (table, 5, "10:15-11:15");
  assert_clock (table, 6, "11:15-13:15");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 6, "overrun 45");
  assert_problems (table, RAP_KIND_SITTING, 10, "");
  problems = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 3)->problems;
  words = rap_problem_describe (&g_array_index (problems, RapProblem, 0));
  g_assert_cmpstr (words, ==, "25 min over Lunch at 10:15");
}

static void
test_fixed_starts_out_of_order (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  /* An anchor without length before an earlier one: nothing overlaps, yet the order is wrong. */
  fixture_fixed (agenda, 1, 10, "Group photo", 0, "11:00");
  fixture_fixed (agenda, 2, 10, "Speech", 20, "10:00");
  table = rap_agenda_retime (agenda);
  assert_clock (table, 1, "11:00-11:00");
  assert_clock (table, 2, "10:00-10:20");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "overrun 60 Speech; slack 120");
}

static void
test_fixed_start_before_sitting (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_fixed (agenda, 1, 10, "Registration", 20, "08:30");
  table = rap_agenda_retime (agenda);
  assert_clock (table, 1, "08:30-08:50");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "before-sitting 30");
}

static void
test_sub_item_before_its_parent (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *item;

  fixture_item (agenda, 1, 10, 0, "Opening", 60);
  fixture_item (agenda, 2, 10, 0, "Report", 30);
  item = fixture_item (agenda, 3, 10, 2, "Part", 10);
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "09:10");
  table = rap_agenda_retime (agenda);
  assert_clock (table, 3, "09:10-09:20");
  assert_clock (table, 2, "10:00-10:30");
  /* Durations are durations, whatever the clock says. */
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->minutes, ==, 40);
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "overrun 80 Part");
}

static void
test_parent_starts_with_its_first_part (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *item;

  fixture_item (agenda, 1, 10, 0, "Report", 0);
  item = fixture_item (agenda, 2, 10, 1, "Part", 10);
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "10:00");
  fixture_item (agenda, 3, 10, 1, "Part", 20);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 1, "10:00-10:30");
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 1)->minutes, ==, 30);
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "slack 60");
}

static void
test_sitting_over_midnight (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_sitting (agenda, 11, "2025-05-15T20:00", "2025-05-16T02:00");
  fixture_item (agenda, 1, 11, 0, "Long", 60);
  fixture_fixed (agenda, 2, 11, "Late", 30, "00:30");
  table = rap_agenda_retime (agenda);
  assert_clock (table, 2, "00:30-01:00");
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->start, ==,
                   fixture_local ("2025-05-16T00:30"));
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "slack 210");
}

static void
test_sittings_of_one_room (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Asia/Tokyo", "2025-05-15", "2025-05-15");
  g_autoptr (RapTimetable) table = NULL;
  const char *rooms[] = { "Hall A", "hall a", "Hall B", "", "Hall A" };
  RapRecord *sitting;

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T17:00");
  fixture_sitting (agenda, 11, "2025-05-15T10:00", "2025-05-15T11:00");
  fixture_sitting (agenda, 12, "2025-05-15T10:00", "2025-05-15T11:00");
  fixture_sitting (agenda, 13, "2025-05-15T10:00", "2025-05-15T11:00");
  fixture_sitting (agenda, 14, "2025-05-16T09:00", "2025-05-16T11:00");
  for (int i = 0; i < 5; i++)
    rap_record_set_text (rap_agenda_sitting (agenda, 10 + i), RAP_SITTING_ROOM, rooms[i]);
  table = rap_agenda_retime (agenda);
  assert_problems (table, RAP_KIND_SITTING, 10, "");
  assert_problems (table, RAP_KIND_SITTING, 11, "overlap 60 Plenary");
  assert_problems (table, RAP_KIND_SITTING, 12, "");
  assert_problems (table, RAP_KIND_SITTING, 13, "");
  assert_problems (table, RAP_KIND_SITTING, 14, "outside-meeting 0");
  /* A dropped sitting is in nobody's way. */
  g_clear_pointer (&table, rap_timetable_unref);
  sitting = rap_agenda_sitting (agenda, 10);
  rap_record_set_text (sitting, RAP_SITTING_STATE, "dropped");
  table = rap_agenda_retime (agenda);
  assert_problems (table, RAP_KIND_SITTING, 11, "");
}

static void
test_problems_by_severity (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-03-29", "2025-03-29");
  g_autoptr (RapTimetable) table = NULL;

  fixture_sitting (agenda, 10, "2025-03-30T01:00", "2025-03-30T04:00");
  fixture_sitting (agenda, 11, "2025-03-30T01:30", "2025-03-30T02:30");
  for (int i = 0; i < 2; i++)
    rap_record_set_text (rap_agenda_sitting (agenda, 10 + i), RAP_SITTING_ROOM, "A");
  fixture_item (agenda, 1, 11, 0, "Short", 10);
  table = rap_agenda_retime (agenda);
  assert_problems (table, RAP_KIND_SITTING, 11,
                   "overlap 60 Plenary; outside-meeting 0; clock-change 0; late-hours 0; slack 50");
}

/* Elapsed time is true over the changes of spring and autumn. */
static void
test_clock_changes (void)
{
  g_autoptr (RapAgenda) spring = fixture_agenda ("Europe/Brussels", "2025-03-30", "2025-03-30");
  g_autoptr (RapAgenda) autumn = fixture_agenda ("Europe/Brussels", "2025-10-26", "2025-10-26");
  g_autoptr (RapTimetable) table = NULL;

  fixture_sitting (spring, 10, "2025-03-30T01:00", "2025-03-30T05:00");
  fixture_item (spring, 1, 10, 0, "One", 60);
  fixture_item (spring, 2, 10, 0, "Two", 60);
  table = rap_agenda_retime (spring);
  assert_clock (table, 1, "01:00-03:00");
  assert_clock (table, 2, "03:00-04:00");
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_SITTING, 10)->minutes, ==, 180);
  assert_problems (table, RAP_KIND_SITTING, 10, "late-hours 0; slack 60");
  g_clear_pointer (&table, rap_timetable_unref);

  fixture_sitting (autumn, 10, "2025-10-26T01:00", "2025-10-26T05:00");
  fixture_item (autumn, 1, 10, 0, "One", 90);
  fixture_item (autumn, 2, 10, 0, "Two", 60);
  fixture_fixed (autumn, 3, 10, "Three", 60, "02:15");
  table = rap_agenda_retime (autumn);
  assert_clock (table, 1, "01:00-02:30");
  assert_clock (table, 2, "02:30-02:30");
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_SITTING, 10)->minutes, ==, 300);
  /* 02:15 happens twice: it is the first, which the items before have passed. */
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "overrun 75 Three");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 3, "clock-change 0");
}

/* A start the clocks skip and an end after it: the end may lie before the start in real time. */
static void
test_sitting_in_a_gap (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-03-30", "2025-03-30");
  g_autoptr (RapTimetable) table = NULL;
  const RapAgendaRow *row;

  fixture_sitting (agenda, 10, "2025-03-30T02:30", "2025-03-30T03:00");
  fixture_sitting (agenda, 11, "2025-03-30T03:00", "2025-03-30T03:10");
  for (int i = 0; i < 2; i++)
    rap_record_set_text (rap_agenda_sitting (agenda, 10 + i), RAP_SITTING_ROOM, "A");
  table = rap_agenda_retime (agenda);
  row = rap_timetable_find (table, RAP_KIND_SITTING, 10);
  g_assert_cmpint (row->end_instant, >=, row->start_instant);
  g_assert_cmpint (row->minutes, ==, 0);
  assert_problems (table, RAP_KIND_SITTING, 10, "clock-change 0; late-hours 0");
  assert_problems (table, RAP_KIND_SITTING, 11, "late-hours 0");
}

static void
test_orphans_are_shown (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_item (agenda, 1, 10, 77, "Parent is gone", 10);
  fixture_item (agenda, 2, 88, 0, "Sitting is gone", 10);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 1, "09:00-09:10");
  g_assert_nonnull (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2));
}

static void
fix_end (RapRecord *item, const char *time)
{
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-end");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_END, time);
}

/* What ends at a fixed time starts as much before it as it is long, parts included. */
static void
test_fixed_end (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_item (agenda, 1, 10, 0, "Opening", 30);
  fix_end (fixture_item (agenda, 2, 10, 0, "Adoption of the report", 10), "12:30");
  fixture_item (agenda, 3, 10, 2, "Reading", 35);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 2, "11:45-12:30");
  assert_clock (table, 3, "11:55-12:30");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "slack 135");
  assert_problems (table, RAP_KIND_SITTING, 10, "");
  g_clear_pointer (&table, rap_timetable_unref);

  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_DURATION, 180);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 2, "11:45-12:30");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 1, "overrun 15 Adoption of the report");
}

static void
test_fixed_end_that_a_part_passes (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *part;

  fix_end (fixture_item (agenda, 1, 10, 0, "Report", 10), "11:00");
  part = fixture_item (agenda, 2, 10, 1, "Part", 20);
  rap_record_set_text (part, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (part, RAP_AGENDA_ITEM_FIXED_START, "11:00");
  table = rap_agenda_retime (agenda);
  assert_clock (table, 1, "10:30-11:20");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "overrun 20 Report; slack 20");
}

static void
make_group (RapAgenda *agenda, gint64 id, gint64 sitting, gint64 parent)
{
  RapRecord *group = fixture_item (agenda, id, sitting, parent, "Workshops", 0);

  rap_record_set_text (group, RAP_AGENDA_ITEM_KIND, "group");
}

/* Lanes start together, the longest decides, and all are numbered as if they stood beside it. */
static void
test_group (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_item (agenda, 1, 10, 0, "Opening", 30);
  make_group (agenda, 2, 10, 0);
  fixture_item (agenda, 3, 10, 2, "Tariff", 40);
  fixture_item (agenda, 4, 10, 3, "Discussion", 20);
  fixture_item (agenda, 5, 10, 2, "Valuation", 45);
  fixture_item (agenda, 6, 10, 0, "Report", 30);
  table = rap_agenda_retime (agenda);
  assert_clock (table, 2, "09:30-10:30");
  assert_clock (table, 3, "09:30-10:30");
  assert_clock (table, 4, "10:10-10:30");
  assert_clock (table, 5, "09:30-10:15");
  assert_clock (table, 6, "10:30-11:00");
  g_assert_cmpint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->minutes, ==, 60);
  g_assert_cmpuint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 3)->lane, ==, 1);
  g_assert_cmpuint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 4)->lane, ==, 0);
  g_assert_cmpuint (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 5)->lane, ==, 2);
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 2)->number, ==, "");
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 3)->number, ==, "2");
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 4)->number, ==, "2.1");
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 5)->number, ==, "3");
  g_assert_cmpstr (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 6)->number, ==, "4");
}

/* An overrun in one lane stands on the item of that lane; after the group on any that crosses. */
static void
test_overruns_of_lanes (void)
{
  g_autoptr (RapAgenda) agenda = one_day ();
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *item;

  make_group (agenda, 1, 10, 0);
  fixture_item (agenda, 2, 10, 1, "Tariff", 150);
  fixture_item (agenda, 3, 10, 1, "Valuation", 60);
  item = fixture_item (agenda, 4, 10, 3, "Call", 10);
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "09:50");
  fixture_fixed (agenda, 5, 10, "Lunch", 30, "11:00");
  table = rap_agenda_retime (agenda);
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 2, "overrun 30 Lunch");
  assert_problems (table, RAP_KIND_AGENDA_ITEM, 3, "overrun 10 Call");
  assert_clock (table, 4, "09:50-10:00");
  assert_clock (table, 5, "11:00-11:30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-timing/an item starts where the one before ends", test_follow);
  g_test_add_func ("/agenda-timing/items are numbered over the meeting", test_numbers);
  g_test_add_func ("/agenda-timing/time before a fixed start is slack", test_fixed_start_and_slack);
  g_test_add_func ("/agenda-timing/an overrun stands on the item that crosses",
                   test_overrun_on_the_crossing_item);
  g_test_add_func ("/agenda-timing/fixed starts out of order are reported",
                   test_fixed_starts_out_of_order);
  g_test_add_func ("/agenda-timing/a fixed start before the sitting is reported",
                   test_fixed_start_before_sitting);
  g_test_add_func ("/agenda-timing/a sub-item fixed before its parent",
                   test_sub_item_before_its_parent);
  g_test_add_func ("/agenda-timing/a parent without time starts with its first part",
                   test_parent_starts_with_its_first_part);
  g_test_add_func ("/agenda-timing/a fixed end counts backwards", test_fixed_end);
  g_test_add_func ("/agenda-timing/a fixed end that a part passes is reported",
                   test_fixed_end_that_a_part_passes);
  g_test_add_func ("/agenda-timing/lanes of a group run in parallel", test_group);
  g_test_add_func ("/agenda-timing/an overrun stands in its lane", test_overruns_of_lanes);
  g_test_add_func ("/agenda-timing/a sitting may run over midnight", test_sitting_over_midnight);
  g_test_add_func ("/agenda-timing/one room holds one sitting at a time",
                   test_sittings_of_one_room);
  g_test_add_func ("/agenda-timing/the gravest problem comes first", test_problems_by_severity);
  g_test_add_func ("/agenda-timing/durations are elapsed time over clock changes",
                   test_clock_changes);
  g_test_add_func ("/agenda-timing/a sitting in skipped time", test_sitting_in_a_gap);
  g_test_add_func ("/agenda-timing/nothing is hidden", test_orphans_are_shown);
  return g_test_run ();
}
