/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "agenda-item.h"
#include "agenda-timing-private.h"
#include "conflict.h"
#include "item-person.h"
#include "meeting.h"
#include "sitting.h"
#include "text.h"

#define DAY ((RapLocal) 86400)
/* So many of a person's latest items are held against the next one. Who has more at one time is told
 * of these. */
#define MOST_AT_ONCE 8

static gboolean
is_dropped (RapRecord *sitting)
{
  return g_str_equal (rap_record_text (sitting, RAP_SITTING_STATE), "dropped");
}

static void
add (RapTimetable *table, guint index, RapProblemKind kind, gint64 minutes, RapLocal at)
{
  RapProblem problem = { kind, (int) minutes, at, "", "", 0 };

  _rap_timetable_add_problem (table, index, &problem);
}

/* ---- Sittings ---- */

static void
check_day (RapTimetable *table, guint index)
{
  RapRecord *meeting = rap_agenda_meeting (_rap_timetable_agenda (table));
  RapLocal start = rap_timetable_row (table, index)->start;
  g_autofree char *day = rap_local_format_date (start);

  if (g_strcmp0 (day, rap_record_text (meeting, RAP_MEETING_START_DATE)) < 0
      || g_strcmp0 (day, rap_record_text (meeting, RAP_MEETING_END_DATE)) > 0)
    add (table, index, RAP_PROBLEM_OUTSIDE_MEETING, 0, start);
}

/* Sittings come by start: for each room it is enough to remember the one that ends last. */
static void
check_room (RapTimetable *table, guint index, GHashTable *rooms)
{
  const RapAgendaRow *row = rap_timetable_row (table, index);
  g_autofree char *room = rap_text_fold (rap_record_text (row->record, RAP_SITTING_ROOM));
  const RapAgendaRow *last = g_hash_table_lookup (rooms, room);
  gint64 from, until;

  if (*room == '\0')
    return;
  if (last != NULL)
    {
      from = MAX (last->start_instant, row->start_instant);
      until = MIN (last->end_instant, row->end_instant);
      if (from < until)
        {
          RapProblem problem = { RAP_PROBLEM_OVERLAP, (int) ((until - from) / 60), row->start,
                                 rap_sitting_name (last->record), "",
                                 rap_record_id (last->record) };

          _rap_timetable_add_problem (table, index, &problem);
        }
    }
  if (last == NULL || last->end_instant < row->end_instant)
    g_hash_table_insert (rooms, g_steal_pointer (&room), (gpointer) row);
}

/* Minutes from @start to @end, kept when they are the most so far. */
static void
keep_longest (int *longest, gint64 start, gint64 end)
{
  *longest = MAX (*longest, (int) ((end - start) / 60));
}

/* A lunch lets a team rest, coffee does not. */
static void
check_interpretation (RapTimetable *table, guint index)
{
  const RapAgendaRow *row = rap_timetable_row (table, index);
  gint64 start = row->start_instant;
  int longest = 0;

  if (*rap_record_text (row->record, RAP_SITTING_INTERPRETATION) == '\0')
    return;
  for (guint i = index + 1; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *item = rap_timetable_row (table, i);

      if (item->kind != RAP_ROW_ITEM)
        break;
      if (item->level > 0 || !item->timed || item->minutes < RAP_SHORTEST_REST
          || !rap_agenda_item_is (item->record, "break"))
        continue;
      keep_longest (&longest, start, item->start_instant);
      start = MAX (start, item->end_instant);
    }
  keep_longest (&longest, start, row->end_instant);
  if (longest > RAP_LONGEST_INTERPRETED)
    add (table, index, RAP_PROBLEM_INTERPRETATION, longest - RAP_LONGEST_INTERPRETED, row->start);
}

/* A dinner is in the evening, and who talks informally knows why. */
static gboolean
keeps_hours (RapRecord *sitting)
{
  const char *kind = rap_record_text (sitting, RAP_SITTING_KIND);

  return !g_str_equal (kind, "social") && !g_str_equal (kind, "informal");
}

static void
check_hours (RapTimetable *table, guint index)
{
  const RapAgendaRow *row = rap_timetable_row (table, index);
  RapLocal midnight = row->start - ((row->start % DAY) + DAY) % DAY;

  if (!keeps_hours (row->record))
    return;
  if (row->start < midnight + 60 * RAP_WORKING_DAY_STARTS)
    add (table, index, RAP_PROBLEM_LATE_HOURS, 0, row->start);
  else if (row->end > midnight + 60 * RAP_WORKING_DAY_ENDS)
    add (table, index, RAP_PROBLEM_LATE_HOURS, 0, row->end);
}

/* ---- Items ---- */

static gboolean
has_overrun (const RapAgendaRow *row)
{
  /* The gravest stands first. */
  return row->problems != NULL
         && g_array_index (row->problems, RapProblem, 0).kind == RAP_PROBLEM_OVERRUN;
}

/* Only the item at the top of what is too long is told of, and not where the overrun says it. */
static void
check_length (RapTimetable *table, guint index, guint sitting)
{
  const RapAgendaRow *row = rap_timetable_row (table, index);
  int longest = rap_timetable_row (table, sitting)->minutes;

  if (row->level == 0 && row->minutes > longest && !has_overrun (row)
      && !rap_agenda_item_is_withdrawn (row->record))
    add (table, index, RAP_PROBLEM_TOO_LONG, row->minutes - longest, row->start);
}

/* A person's part in an item that has a time. */
typedef struct
{
  char *key; /* who, to be compared */
  RapRecord *person;
  guint row;
  guint sitting; /* row */
  gint64 start;
  gint64 end;
} Part;

static void
part_clear (Part *part)
{
  g_free (part->key);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  if (order != 0)
    return order;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* One of the directory by row id, all others by name and organisation. */
static char *
key_of (RapRecord *person)
{
  gint64 id = rap_record_integer (person, RAP_ITEM_PERSON_PERSON);
  g_autofree char *name = rap_text_fold (rap_record_text (person, RAP_ITEM_PERSON_NAME));
  g_autofree char *organisation =
    rap_text_fold (rap_record_text (person, RAP_ITEM_PERSON_ORGANISATION));

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id)
                 : g_strconcat (name, "\n", organisation, NULL);
}

static void
collect_parts (RapTimetable *table, guint index, guint sitting, GArray *parts)
{
  const RapAgendaRow *row = rap_timetable_row (table, index);
  GPtrArray *people =
    rap_agenda_people_of (_rap_timetable_agenda (table), rap_record_id (row->record));

  if (!row->timed || row->end_instant == row->start_instant
      || rap_agenda_item_is_withdrawn (row->record))
    return;
  for (guint i = 0; i < people->len; i++)
    {
      Part part = { key_of (people->pdata[i]), people->pdata[i], index, sitting,
                    row->start_instant, row->end_instant };

      g_array_append_val (parts, part);
    }
}

/* Whether the two items are meant to be dealt with at one time: in different sittings or different
 * lanes. What follows each other in one lane overlaps by an overrun only, which is told of. */
static gboolean
are_parallel (RapTimetable *table, const Part *a, const Part *b)
{
  guint x = a->row, y = b->row;

  if (a->sitting != b->sitting)
    return TRUE;
  while (x != y)
    if (x > y)
      x = _rap_timetable_parent (table, x);
    else
      y = _rap_timetable_parent (table, y);
  return x != a->row && x != b->row && rap_timetable_row (table, x)->kind == RAP_ROW_ITEM
         && rap_agenda_item_is (rap_timetable_row (table, x)->record, "group");
}

static void
report_two_places (RapTimetable *table, const Part *part, const Part *other)
{
  const RapAgendaRow *row = rap_timetable_row (table, part->row);
  RapRecord *item = rap_timetable_row (table, other->row)->record;
  gint64 common = MIN (part->end, other->end) - part->start;
  RapProblem problem = { RAP_PROBLEM_TWO_PLACES, (int) (common / 60), row->start,
                         rap_record_title (item),
                         rap_record_text (part->person, RAP_ITEM_PERSON_NAME),
                         rap_record_id (item) };

  _rap_timetable_add_problem (table, part->row, &problem);
}

/* Holds each part against the latest of the same person that start before it. A person is told of
 * once for an item. */
static void
check_people (RapTimetable *table, GArray *parts)
{
  guint first = 0;

  g_array_sort (parts, compare_parts);
  for (guint i = 1; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      guint from;

      if (!g_str_equal (part->key, g_array_index (parts, Part, first).key))
        first = i;
      from = i > first + MOST_AT_ONCE ? i - MOST_AT_ONCE : first;
      for (guint j = i; j > from; j--)
        {
          const Part *other = &g_array_index (parts, Part, j - 1);

          if (other->end > part->start && are_parallel (table, part, other))
            {
              report_two_places (table, part, other);
              break;
            }
        }
    }
}

void
rap_conflicts_add (RapTimetable *table)
{
  g_autoptr (GHashTable) rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint sitting = 0;
  gboolean counts = FALSE;

  g_array_set_clear_func (parts, (GDestroyNotify) part_clear);
  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind == RAP_ROW_SITTING)
        {
          sitting = i;
          check_day (table, i);
          counts = !is_dropped (row->record);
          if (!counts)
            continue;
          check_room (table, i, rooms);
          check_interpretation (table, i);
          check_hours (table, i);
        }
      else if (row->kind == RAP_ROW_BACKLOG)
        break;
      else if (counts)
        {
          check_length (table, i, sitting);
          collect_parts (table, i, sitting, parts);
        }
    }
  check_people (table, parts);
}
