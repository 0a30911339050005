/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"
#include "core/conflict.h"

#define N_RANDOM 1000

/* The problem of that kind of a row, %NULL for none. */
static const RapProblem *
problem_of (RapTimetable *table, RapKind kind, gint64 id, RapProblemKind problem)
{
  const RapAgendaRow *row = rap_timetable_find (table, kind, id);

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    if (g_array_index (row->problems, RapProblem, i).kind == problem)
      return &g_array_index (row->problems, RapProblem, i);
  return NULL;
}

static void
assert_words (const RapProblem *problem, const char *expected)
{
  g_autofree char *words = NULL;

  g_assert_nonnull (problem);
  words = rap_problem_describe (problem);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpstr (rap_problem_remedy (problem), !=, "");
}

static RapAgenda *
two_rooms (void)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:00");
  fixture_sitting (agenda, 11, "2025-05-15T09:00", "2025-05-15T12:00");
  fixture_item (agenda, 1, 10, 0, "Tariff", 60);
  fixture_item (agenda, 2, 11, 0, "Opening", 30);
  fixture_item (agenda, 3, 11, 0, "Valuation", 60);
  return agenda;
}

static const RapProblem *
two_places (RapAgenda *agenda, RapTimetable **table, gint64 item)
{
  g_clear_pointer (table, rap_timetable_unref);
  *table = rap_agenda_retime (agenda);
  return problem_of (*table, RAP_KIND_AGENDA_ITEM, item, RAP_PROBLEM_TWO_PLACES);
}

static void
test_person_in_two_sittings (void)
{
  g_autoptr (RapAgenda) agenda = two_rooms ();
  g_autoptr (RapTimetable) table = NULL;
  const RapProblem *problem;

  fixture_person (agenda, 90, 1, "presenter", "Ms Hinojosa");
  fixture_person (agenda, 91, 3, "moderator", "Ms HINOJOSA");
  problem = two_places (agenda, &table, 3);
  assert_words (problem, "Ms HINOJOSA is in two places for 30 min from 09:30: also at “Tariff”");
  g_assert_cmpint (problem->other_id, ==, 1);
  g_assert_null (problem_of (table, RAP_KIND_AGENDA_ITEM, 1, RAP_PROBLEM_TWO_PLACES));

  /* At ten o'clock one ends and the other begins. */
  rap_record_set_integer (rap_agenda_item (agenda, 2), RAP_AGENDA_ITEM_DURATION, 60);
  g_assert_null (two_places (agenda, &table, 3));
}

static void
test_people_are_told_apart (void)
{
  g_autoptr (RapAgenda) agenda = two_rooms ();
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *one = fixture_person (agenda, 90, 1, "presenter", "Commissioner");
  RapRecord *two = fixture_person (agenda, 91, 3, "presenter", "Commissioner");

  rap_record_set_text (one, RAP_ITEM_PERSON_ORGANISATION, "SARS");
  rap_record_set_text (two, RAP_ITEM_PERSON_ORGANISATION, "KRA");
  g_assert_null (two_places (agenda, &table, 3));
  /* One of the directory is known by being that one, however the name is written. */
  rap_record_set_integer (one, RAP_ITEM_PERSON_PERSON, 7);
  rap_record_set_integer (two, RAP_ITEM_PERSON_PERSON, 7);
  g_assert_nonnull (two_places (agenda, &table, 3));
}

/* Nobody has to be at what is withdrawn, dropped or without a time. */
static void
test_not_wanted_there (void)
{
  g_autoptr (RapAgenda) agenda = two_rooms ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_person (agenda, 90, 1, "presenter", "Ms A");
  fixture_person (agenda, 91, 3, "presenter", "Ms A");
  g_assert_nonnull (two_places (agenda, &table, 3));
  rap_record_set_text (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_STATE, "withdrawn");
  g_assert_null (two_places (agenda, &table, 3));
  rap_record_set_text (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_STATE, "scheduled");
  rap_record_set_text (rap_agenda_sitting (agenda, 10), RAP_SITTING_STATE, "dropped");
  g_assert_null (two_places (agenda, &table, 3));
  rap_record_set_text (rap_agenda_sitting (agenda, 10), RAP_SITTING_STATE, "planned");
  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_DURATION, RAP_UNKNOWN);
  g_assert_null (two_places (agenda, &table, 3));
}

/* In one lane things follow each other; who chairs an item chairs its parts. */
static void
test_lanes (void)
{
  g_autoptr (RapAgenda) agenda = two_rooms ();
  g_autoptr (RapTimetable) table = NULL;

  rap_record_set_text (fixture_item (agenda, 4, 10, 0, "Workshops", 0), RAP_AGENDA_ITEM_KIND,
                       "group");
  fixture_item (agenda, 5, 10, 4, "Room A", 30);
  fixture_item (agenda, 6, 10, 5, "Room A, part", 30);
  fixture_item (agenda, 7, 10, 4, "Room B", 20);
  fixture_person (agenda, 90, 5, "moderator", "Ms A");
  fixture_person (agenda, 91, 6, "moderator", "Ms A");
  g_assert_null (two_places (agenda, &table, 6));
  fixture_person (agenda, 92, 7, "presenter", "Ms A");
  assert_words (two_places (agenda, &table, 7),
                "Ms A is in two places for 20 min from 10:00: also at “Room A”");

  /* An overrun is told of as such. */
  fixture_person (agenda, 93, 2, "presenter", "Mr B");
  fixture_person (agenda, 94, 3, "presenter", "Mr B");
  rap_record_set_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_FIXED_START, "09:15");
  g_assert_null (two_places (agenda, &table, 3));
  g_assert_nonnull (problem_of (table, RAP_KIND_AGENDA_ITEM, 2, RAP_PROBLEM_OVERRUN));
}

static void
test_interpretation (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-05-15", "2025-05-15");
  g_autoptr (RapTimetable) table = NULL;
  RapRecord *sitting = fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:30");

  table = rap_agenda_retime (agenda);
  g_assert_null (problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_INTERPRETATION));
  g_clear_pointer (&table, rap_timetable_unref);
  rap_record_set_text (sitting, RAP_SITTING_INTERPRETATION, "EN, FR");
  table = rap_agenda_retime (agenda);
  assert_words (problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_INTERPRETATION),
                "30 min more than the 3 hours that interpreters work without relief");
  g_clear_pointer (&table, rap_timetable_unref);
  /* A lunch within the sitting is a rest, a coffee is none. */
  rap_record_set_text (sitting, RAP_SITTING_END, "2025-05-15T14:10");
  fixture_item (agenda, 1, 10, 0, "Report", 120);
  rap_record_set_text (fixture_item (agenda, 2, 10, 0, "Coffee", 20), RAP_AGENDA_ITEM_KIND,
                       "break");
  fixture_item (agenda, 3, 10, 0, "Strategy", 30);
  rap_record_set_text (fixture_item (agenda, 4, 10, 0, "Lunch", 90), RAP_AGENDA_ITEM_KIND, "break");
  table = rap_agenda_retime (agenda);
  g_assert_null (problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_INTERPRETATION));
  g_clear_pointer (&table, rap_timetable_unref);
  rap_record_set_integer (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_DURATION, 50);
  table = rap_agenda_retime (agenda);
  assert_words (problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_INTERPRETATION),
                "10 min more than the 3 hours that interpreters work without relief");
  g_clear_pointer (&table, rap_timetable_unref);
  rap_agenda_remove (agenda, rap_agenda_item (agenda, 4));
  rap_agenda_arrange (agenda);
  rap_record_set_text (sitting, RAP_SITTING_END, "2025-05-15T12:00");
  table = rap_agenda_retime (agenda);
  g_assert_null (problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_INTERPRETATION));
}

static void
test_hours (void)
{
  static const struct
  {
    const char *start, *end, *kind, *words;
  } cases[] = {
    { "2025-05-15T08:00", "2025-05-15T18:00", "plenary", NULL },
    { "2025-05-15T07:45", "2025-05-15T12:00", "plenary",
      "07:45 is outside working hours, 08:00 to 18:00" },
    { "2025-05-15T15:00", "2025-05-15T18:05", "break-out",
      "18:05 is outside working hours, 08:00 to 18:00" },
    { "2025-05-15T17:00", "2025-05-16T09:00", "panel",
      "09:00 is outside working hours, 08:00 to 18:00" },
    { "2025-05-15T19:00", "2025-05-15T22:00", "social", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_agenda ("Asia/Tokyo", "2025-05-15", "2025-05-15");
      g_autoptr (RapTimetable) table = NULL;
      const RapProblem *problem;

      rap_record_set_text (fixture_sitting (agenda, 10, cases[i].start, cases[i].end),
                           RAP_SITTING_KIND, cases[i].kind);
      table = rap_agenda_retime (agenda);
      problem = problem_of (table, RAP_KIND_SITTING, 10, RAP_PROBLEM_LATE_HOURS);
      if (cases[i].words == NULL)
        g_assert_null (problem);
      else
        assert_words (problem, cases[i].words);
    }
}

static void
test_too_long (void)
{
  g_autoptr (RapAgenda) agenda = two_rooms ();
  g_autoptr (RapTimetable) table = NULL;

  fixture_item (agenda, 4, 10, 1, "Part", 130);
  table = rap_agenda_retime (agenda);
  assert_words (problem_of (table, RAP_KIND_AGENDA_ITEM, 1, RAP_PROBLEM_TOO_LONG),
                "10 min longer than the whole sitting");
  g_assert_null (problem_of (table, RAP_KIND_AGENDA_ITEM, 4, RAP_PROBLEM_TOO_LONG));
  g_assert_null (problem_of (table, RAP_KIND_AGENDA_ITEM, 3, RAP_PROBLEM_TOO_LONG));
  g_clear_pointer (&table, rap_timetable_unref);
  /* Where the overrun stands on the item itself, it says it all. */
  rap_record_set_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_DURATION, 190);
  table = rap_agenda_retime (agenda);
  g_assert_nonnull (problem_of (table, RAP_KIND_AGENDA_ITEM, 1, RAP_PROBLEM_OVERRUN));
  g_assert_null (problem_of (table, RAP_KIND_AGENDA_ITEM, 1, RAP_PROBLEM_TOO_LONG));
}

/* Times do not depend on whether conflicts are looked for; and when items of the one person that
 * random agendas have are in different sittings at one time, which is looked for pair by pair, then
 * that is told. */
static void
test_random (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 2, 30));
      g_autoptr (RapTimetable) times = rap_agenda_times (agenda);
      g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
      guint n_pairs = 0, n_told = 0;

      for (guint i = 0; i < rap_timetable_size (table); i++)
        {
          const RapAgendaRow *row = rap_timetable_row (table, i);

          g_assert_cmpint (row->start_instant, ==, rap_timetable_row (times, i)->start_instant);
          g_assert_cmpint (row->end_instant, ==, rap_timetable_row (times, i)->end_instant);
          if (row->kind != RAP_ROW_ITEM || !row->timed
              || rap_agenda_item_is_withdrawn (row->record)
              || rap_agenda_people_of (agenda, rap_record_id (row->record))->len == 0)
            continue;
          n_told += problem_of (table, RAP_KIND_AGENDA_ITEM, rap_record_id (row->record),
                                RAP_PROBLEM_TWO_PLACES) != NULL;
          for (guint j = 0; j < i; j++)
            {
              const RapAgendaRow *other = rap_timetable_row (table, j);

              n_pairs += other->kind == RAP_ROW_ITEM && other->timed
                         && !rap_agenda_item_is_withdrawn (other->record)
                         && rap_agenda_people_of (agenda, rap_record_id (other->record))->len > 0
                         && !rap_record_field_equal (row->record, other->record,
                                                     RAP_AGENDA_ITEM_SITTING)
                         && MAX (row->start_instant, other->start_instant)
                              < MIN (row->end_instant, other->end_instant);
            }
        }
      g_test_message ("seed %u: %u pairs, %u told", seed, n_pairs, n_told);
      g_assert_true (n_pairs == 0 || n_told > 0);
      n += n_told;
    }
  g_assert_cmpuint (n, >, N_RANDOM / 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/a person is wanted in two sittings", test_person_in_two_sittings);
  g_test_add_func ("/conflict/people are told apart", test_people_are_told_apart);
  g_test_add_func ("/conflict/nobody is wanted at what does not take place", test_not_wanted_there);
  g_test_add_func ("/conflict/lanes are places, what follows is not", test_lanes);
  g_test_add_func ("/conflict/interpreters work three hours", test_interpretation);
  g_test_add_func ("/conflict/sittings keep working hours", test_hours);
  g_test_add_func ("/conflict/an item is longer than its sitting", test_too_long);
  g_test_add_func ("/conflict/random agendas", test_random);
  return g_test_run ();
}
