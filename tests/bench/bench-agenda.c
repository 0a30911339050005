/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agenda in memory: times of every row, the difference of two agendas, an act as the editor
 * does it. What an item costs must not grow with the number of items. */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include "bench.h"
#include "core/agenda-difference.h"
#include "core/agenda-edit.h"
#include "core/agenda-timing.h"
#include "core/kinds.h"

#define ITEMS_OF_A_SITTING 25
#define SITTINGS_OF_A_DAY 2
#define SUB_ITEMS 3

#define SMALL 500

/* The small agenda is measured so many times beside each time of a large one. */
#define SMALL_ROUNDS 5
#define LARGE_ROUNDS 20

/* ---- An agenda of any size ---- */

static void
add_sitting (RapAgenda *agenda, guint index, gint64 id)
{
  g_autoptr (RapRecord) sitting = rap_record_new (RAP_KIND_SITTING);
  RapLocal day = rap_local_make (2025, 3, 3 + (int) (index / SITTINGS_OF_A_DAY), 0, 0, 0);
  RapLocal start = day + (index % SITTINGS_OF_A_DAY == 0 ? 9 : 14) * 3600;
  g_autofree char *start_text = rap_local_format (start);
  g_autofree char *end_text = rap_local_format (start + 4 * 3600);

  rap_record_set_id (sitting, id);
  rap_record_set_integer (sitting, RAP_SITTING_MEETING, 1);
  rap_record_set_text (sitting, RAP_SITTING_START, start_text);
  rap_record_set_text (sitting, RAP_SITTING_END, end_text);
  rap_record_set_text (sitting, RAP_SITTING_ROOM, "Plenary room");
  rap_agenda_add (agenda, sitting);
}

static void
add_item (RapAgenda *agenda, guint index, gint64 sitting, gint64 parent)
{
  g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);
  g_autofree char *title = g_strdup_printf ("Item %u", index + 1);

  rap_record_set_id (item, (gint64) index + 1);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, 1);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, parent);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, (gint64) index + 1);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, 10);
  rap_record_set_text (item, RAP_AGENDA_ITEM_TITLE_EN, title);
  rap_agenda_add (agenda, item);
}

static RapAgenda *
make_agenda (guint n_items)
{
  g_autoptr (RapRecord) meeting = rap_record_new (RAP_KIND_MEETING);
  RapAgenda *agenda;
  guint n_sittings = n_items / ITEMS_OF_A_SITTING;

  rap_record_set_id (meeting, 1);
  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "A long session");
  rap_record_set_text (meeting, RAP_MEETING_START_DATE, "2025-03-03");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2029-03-03");
  rap_record_set_text (meeting, RAP_MEETING_ZONE, "Europe/Brussels");
  agenda = rap_agenda_new (meeting, NULL);
  for (guint i = 0; i < n_sittings; i++)
    add_sitting (agenda, i, (gint64) i + 1);
  for (guint i = 0; i < n_items; i++)
    {
      guint place = i % ITEMS_OF_A_SITTING;
      guint below = place % (SUB_ITEMS + 1);

      add_item (agenda, i, i / ITEMS_OF_A_SITTING + 1, below == 0 ? 0 : (gint64) (i - below) + 1);
    }
  rap_agenda_arrange (agenda);
  return agenda;
}

/* ---- What is measured ---- */

static void
check_times (RapTimetable *table, guint n_items)
{
  const RapAgendaRow *last = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, n_items);
  const RapAgendaRow *sitting =
    rap_timetable_find (table, RAP_KIND_SITTING, n_items / ITEMS_OF_A_SITTING);

  g_assert_cmpuint (rap_timetable_size (table), ==, n_items + n_items / ITEMS_OF_A_SITTING);
  g_assert_cmpint (last->start_instant - sitting->start_instant, ==,
                   (ITEMS_OF_A_SITTING - 1) * 10 * 60);
}

/* Seconds. */
static double
retime (RapAgenda *agenda, guint n_items)
{
  double begin = bench_now ();
  g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
  double seconds = bench_now () - begin;

  check_times (table, n_items);
  return seconds;
}

/* The first item takes a minute more: it and the rest of its sitting come at other times. */
static double
compare (RapAgenda *agenda, guint n_items)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autoptr (RapChangeSet) changes = NULL;
  double begin, seconds;

  rap_record_set_integer (rap_agenda_item (after, 1), RAP_AGENDA_ITEM_DURATION, 11);
  begin = bench_now ();
  changes = rap_agenda_difference (agenda, after, "Change");
  seconds = bench_now () - begin;
  g_assert_cmpuint (rap_change_set_size (changes), ==, ITEMS_OF_A_SITTING);
  return seconds;
}

/* The last item before the first, as the editor does it: copy, move, compare. */
static double
move (RapAgenda *agenda, guint n_items)
{
  g_autoptr (GError) error = NULL;
  double begin = bench_now ();
  g_autoptr (RapChangeSet) changes =
    rap_agenda_move_item (agenda, n_items, RAP_PLACE_BEFORE, RAP_KIND_AGENDA_ITEM, 1, &error);
  double seconds = bench_now () - begin;

  g_assert_no_error (error);
  /* The item itself, and every item of the first sitting comes later. */
  g_assert_cmpuint (rap_change_set_size (changes), >, ITEMS_OF_A_SITTING);
  return seconds;
}

typedef double (*Measure) (RapAgenda *agenda, guint n_items);

/* In turns, so that what else the computer does meets both. */
static void
compare_sizes (BenchReport *report, const char *what, Measure measure, guint small, guint large)
{
  g_autoptr (RapAgenda) small_agenda = make_agenda (small);
  g_autoptr (RapAgenda) large_agenda = make_agenda (large);
  g_autofree char *words = g_strdup_printf ("%s: each of %u items", what, large);
  g_autofree char *label = g_strdup_printf ("each of %u", small);
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *theirs = bench_series_new (label);

  for (guint i = 0; i < LARGE_ROUNDS; i++)
    {
      bench_series_add (ours, measure (large_agenda, large) * BENCH_US / large);
      for (guint j = 0; j < SMALL_ROUNDS; j++)
        bench_series_add (theirs, measure (small_agenda, small) * BENCH_US / small);
    }
  bench_report_add (report, words, "µs", ours, theirs);
}

static void
compare_with_limit (BenchReport *report, const char *what, Measure measure, const char *label,
                    double limit)
{
  g_autoptr (RapAgenda) agenda = make_agenda (SMALL);
  BenchSeries *series = bench_series_new ("");

  for (guint i = 0; i < SMALL_ROUNDS * LARGE_ROUNDS; i++)
    bench_series_add (series, measure (agenda, SMALL) * BENCH_MS);
  bench_report_add (report, what, "ms", series, bench_series_new_limit (label, limit));
}

int
main (void)
{
  BenchReport *report = bench_report_new ("agenda");

  compare_with_limit (report, "Times of an agenda of 500 items", retime, "goal", 1);
  compare_with_limit (report, "Moving an item in an agenda of 500", move, "half a frame", 8);
  compare_sizes (report, "Times of an agenda", retime, SMALL, 5000);
  compare_sizes (report, "Times of an agenda", retime, SMALL, 50000);
  compare_sizes (report, "Difference of two agendas", compare, SMALL, 5000);
  compare_sizes (report, "Difference of two agendas", compare, SMALL, 50000);
  return bench_report_finish (report);
}
