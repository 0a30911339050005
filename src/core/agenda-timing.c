/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-item.h"
#include "agenda-timing.h"
#include "body.h"
#include "meeting.h"
#include "numbering.h"
#include "sitting.h"
#include "text.h"

/* Levels that get a number of their own; deeper ones repeat the last style. */
#define MAX_LEVELS 16

struct _RapTimetable
{
  gatomicrefcount ref_count;
  RapAgenda *agenda;
  GArray *rows;
  GHashTable *sittings; /* id → row index + 1 */
  GHashTable *items;
  GStringChunk *texts;
};

/* The state of the walk through one agenda. */
typedef struct
{
  RapTimetable *table;
  RapZone *zone;
  RapNumbering style;
  guint path[MAX_LEVELS];
  RapRecord *sitting;
  RapLocal sitting_start;
  RapLocal sitting_end;
  gint64 cursor;        /* instant at which the next item may start */
  guint segment;        /* row of the last fixed start, else the first row of the sitting */
} Walk;

/* What items take: whether any has a time, from when to when, and the sum of their durations. */
typedef struct
{
  gboolean timed;
  gint64 first;
  gint64 last;
  gint64 seconds;
} Extent;

static void
row_clear (RapAgendaRow *row)
{
  g_free (row->number);
  g_free (row->full_number);
  g_clear_pointer (&row->problems, g_array_unref);
}

static gint64 *
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static RapAgendaRow *
row_at (RapTimetable *self, guint index)
{
  return &g_array_index (self->rows, RapAgendaRow, index);
}

/* Kinds are declared by severity, but for slack, which is no fault and stands last. */
static int
rank_of (RapProblemKind kind)
{
  return rap_problem_is_warning (kind) ? (int) kind : G_MAXINT;
}

static void
add_problem (RapTimetable *self, guint row, RapProblemKind kind, int minutes, RapLocal at,
             const char *other)
{
  RapAgendaRow *target = row_at (self, row);
  RapProblem problem = { kind, minutes, at, g_string_chunk_insert (self->texts, other) };
  guint place = 0;

  if (target->problems == NULL)
    target->problems = g_array_new (FALSE, FALSE, sizeof (RapProblem));
  while (place < target->problems->len
         && rank_of (g_array_index (target->problems, RapProblem, place).kind) <= rank_of (kind))
    place++;
  g_array_insert_val (target->problems, place, problem);
}

static guint
add_row (RapTimetable *self, RapRowKind kind, RapRecord *record, guint level)
{
  RapAgendaRow row = { .kind = kind, .record = record, .level = level };
  GHashTable *index = kind == RAP_ROW_SITTING ? self->sittings : self->items;

  g_array_append_val (self->rows, row);
  if (record != NULL)
    g_hash_table_insert (index, key_new (rap_record_id (record)),
                         GUINT_TO_POINTER (self->rows->len));
  return self->rows->len - 1;
}

static void
set_times (Walk *walk, guint row, gint64 start, gint64 end)
{
  RapAgendaRow *target = row_at (walk->table, row);

  target->timed = TRUE;
  target->start_instant = start;
  target->end_instant = end;
  target->start = rap_zone_to_local (walk->zone, start);
  target->end = rap_zone_to_local (walk->zone, end);
}

/* Numbers are counted over the whole meeting; breaks and protocol slots have none. */
static void
number_row (Walk *walk, guint row, guint level)
{
  RapAgendaRow *target = row_at (walk->table, row);
  guint depth = MIN (level, MAX_LEVELS - 1);

  if (!g_str_equal (rap_record_text (target->record, RAP_AGENDA_ITEM_KIND), "item")
      || walk->sitting == NULL)
    {
      target->number = g_strdup ("");
      target->full_number = g_strdup ("");
      return;
    }
  walk->path[depth]++;
  for (guint i = depth + 1; i < MAX_LEVELS; i++)
    walk->path[i] = 0;
  target->number = rap_numbering_label (walk->style, walk->path, depth + 1);
  target->full_number = rap_numbering_full (walk->style, walk->path, depth + 1);
}

/* The wall time of a fixed start: the first such time of day that is not before the sitting, or on
 * the sitting's first day when the sitting never has that time. */
static RapLocal
anchor_of (Walk *walk, RapRecord *item)
{
  int minutes = 0;
  RapLocal midnight = walk->sitting_start - ((walk->sitting_start % 86400) + 86400) % 86400;
  RapLocal anchor;

  rap_local_parse_time (rap_record_text (item, RAP_AGENDA_ITEM_FIXED_START), &minutes);
  anchor = midnight + minutes * 60;
  if (anchor < walk->sitting_start && anchor + 86400 <= walk->sitting_end)
    anchor += 86400;
  return anchor;
}

static gboolean
is_withdrawn (RapRecord *item)
{
  return g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_STATE), "withdrawn");
}

/* Seconds of the item itself, without what stands below it. */
static gint64
own_seconds (RapRecord *item)
{
  gint64 minutes = rap_record_integer (item, RAP_AGENDA_ITEM_DURATION);

  return minutes == RAP_UNKNOWN ? 0 : minutes * 60;
}

static gboolean
runs_past (const RapAgendaRow *row, gint64 limit)
{
  return row->kind == RAP_ROW_ITEM && row->timed && !is_withdrawn (row->record)
         && own_seconds (row->record) > 0
         && row->start_instant + own_seconds (row->record) > limit;
}

/* Puts an overrun where it arises: on the item that crosses the limit, or on the fixed start that
 * lies beyond it. */
static void
report_overrun (Walk *walk, guint until, gint64 limit, RapLocal at, const char *other)
{
  guint crossing = walk->segment;

  while (crossing < until && !runs_past (row_at (walk->table, crossing), limit))
    crossing++;
  if (crossing == until)
    crossing = walk->segment;
  add_problem (walk->table, crossing, RAP_PROBLEM_OVERRUN, (int) ((walk->cursor - limit) / 60), at,
               other);
}

static void
go_to_anchor (Walk *walk, guint row)
{
  RapRecord *item = row_at (walk->table, row)->record;
  RapLocal anchor = anchor_of (walk, item);
  gint64 instant;

  if (rap_zone_to_instant (walk->zone, anchor, &instant) != RAP_WALL_UNIQUE)
    add_problem (walk->table, row, RAP_PROBLEM_CLOCK_CHANGE, 0, anchor, "");
  if (anchor < walk->sitting_start)
    add_problem (walk->table, row, RAP_PROBLEM_BEFORE_SITTING,
                 (int) ((walk->sitting_start - anchor) / 60), anchor, "");
  else if (instant > walk->cursor)
    add_problem (walk->table, row, RAP_PROBLEM_SLACK, (int) ((instant - walk->cursor) / 60),
                 rap_zone_to_local (walk->zone, walk->cursor), "");
  else if (instant < walk->cursor)
    report_overrun (walk, row, instant, anchor, rap_record_title (item));
  walk->cursor = instant;
  walk->segment = row;
}

static Extent walk_items (Walk *walk, GPtrArray *items, guint level);

/* An item, then what stands below it, in the order they are dealt with. */
static Extent
walk_item (Walk *walk, RapRecord *item, guint level)
{
  GPtrArray *below = rap_agenda_children (walk->table->agenda, 0, rap_record_id (item));
  gint64 own = own_seconds (item);
  gboolean withdrawn = is_withdrawn (item);
  gboolean fixed = g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), "fixed-start")
                   && walk->sitting != NULL && !withdrawn;
  guint row = add_row (walk->table, RAP_ROW_ITEM, item, level);
  gint64 start;
  Extent extent;

  number_row (walk, row, level);
  if (fixed)
    go_to_anchor (walk, row);
  start = walk->cursor;
  if (walk->sitting != NULL && own > 0)
    set_times (walk, row, start, start + own);
  if (!withdrawn)
    walk->cursor += own;
  extent = walk_items (walk, below, level + 1);
  row_at (walk->table, row)->minutes = (int) ((own + extent.seconds) / 60);
  if (withdrawn)
    return extent;

  extent.seconds += own;
  if (fixed || (own > 0 && walk->sitting != NULL))
    extent = (Extent){ TRUE, start, MAX (start + own, extent.timed ? extent.last : start),
                       extent.seconds };
  if (extent.timed)
    set_times (walk, row, extent.first, extent.last);
  return extent;
}

static Extent
walk_items (Walk *walk, GPtrArray *items, guint level)
{
  Extent all = { FALSE, 0, 0, 0 };

  for (guint i = 0; i < items->len; i++)
    {
      Extent one = walk_item (walk, items->pdata[i], level);

      if (one.timed)
        {
          all.first = all.timed ? all.first : one.first;
          all.last = all.timed ? MAX (all.last, one.last) : one.last;
          all.timed = TRUE;
        }
      all.seconds += one.seconds;
    }
  return all;
}

static void
begin_sitting (Walk *walk, RapRecord *sitting)
{
  guint row = add_row (walk->table, RAP_ROW_SITTING, sitting, 0);
  RapAgendaRow *target = row_at (walk->table, row);
  gint64 start, end;
  RapWall start_wall, end_wall;

  rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &walk->sitting_start);
  rap_local_parse (rap_record_text (sitting, RAP_SITTING_END), &walk->sitting_end);
  start_wall = rap_zone_to_instant (walk->zone, walk->sitting_start, &start);
  end_wall = rap_zone_to_instant (walk->zone, walk->sitting_end, &end);
  /* A start that the clocks skip is read as later than it is written. */
  end = MAX (end, start);
  target->number = g_strdup ("");
  target->full_number = g_strdup ("");
  set_times (walk, row, start, end);
  /* The wall times as written, also where the clocks skip them. */
  target->start = walk->sitting_start;
  target->end = walk->sitting_end;
  target->minutes = (int) ((end - start) / 60);
  if (start_wall != RAP_WALL_UNIQUE || end_wall != RAP_WALL_UNIQUE)
    add_problem (walk->table, row, RAP_PROBLEM_CLOCK_CHANGE, 0,
                 start_wall != RAP_WALL_UNIQUE ? walk->sitting_start : walk->sitting_end, "");
  walk->sitting = sitting;
  walk->cursor = start;
  walk->segment = row + 1;
}

static void
walk_sitting (Walk *walk, RapRecord *sitting)
{
  guint row = walk->table->rows->len;
  gint64 end;
  Extent extent;

  begin_sitting (walk, sitting);
  extent = walk_items (
    walk, rap_agenda_children (walk->table->agenda, rap_record_id (sitting), 0), 0);
  end = row_at (walk->table, row)->end_instant;
  if (!extent.timed)
    return;
  if (walk->cursor > end)
    report_overrun (walk, walk->table->rows->len, end, walk->sitting_end, "");
  else if (walk->cursor < end)
    add_problem (walk->table, row, RAP_PROBLEM_SLACK, (int) ((end - walk->cursor) / 60),
                 rap_zone_to_local (walk->zone, walk->cursor), "");
}

static void
check_day (RapTimetable *self, guint row)
{
  RapRecord *meeting = rap_agenda_meeting (self->agenda);
  RapLocal start = row_at (self, row)->start;
  g_autofree char *day = rap_local_format_date (start);

  if (g_strcmp0 (day, rap_record_text (meeting, RAP_MEETING_START_DATE)) < 0
      || g_strcmp0 (day, rap_record_text (meeting, RAP_MEETING_END_DATE)) > 0)
    add_problem (self, row, RAP_PROBLEM_OUTSIDE_MEETING, 0, start, "");
}

/* Sittings come by start: for each room it is enough to remember the one that ends last. */
static void
check_room (RapTimetable *self, guint index, GHashTable *rooms)
{
  RapAgendaRow *row = row_at (self, index);
  g_autofree char *room = rap_text_fold (rap_record_text (row->record, RAP_SITTING_ROOM));
  RapAgendaRow *last = g_hash_table_lookup (rooms, room);
  gint64 from, until;

  if (*room == '\0' || g_str_equal (rap_record_text (row->record, RAP_SITTING_STATE), "dropped"))
    return;
  if (last != NULL)
    {
      from = MAX (last->start_instant, row->start_instant);
      until = MIN (last->end_instant, row->end_instant);
      if (from < until)
        add_problem (self, index, RAP_PROBLEM_OVERLAP, (int) ((until - from) / 60), row->start,
                     rap_sitting_name (last->record));
    }
  if (last == NULL || last->end_instant < row->end_instant)
    g_hash_table_insert (rooms, g_steal_pointer (&room), row);
}

static void
check_sittings (RapTimetable *self)
{
  g_autoptr (GHashTable) rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->kind == RAP_ROW_SITTING)
      {
        check_day (self, i);
        check_room (self, i, rooms);
      }
}

/**
 * rap_agenda_retime:
 *
 * Walks every sitting once: an item starts where the one before ends, or at its fixed start. Fixed
 * starts never move, nothing is shortened: what does not fit is reported. Durations are elapsed
 * time, also across a change of the clocks.
 */
RapTimetable *
rap_agenda_retime (RapAgenda *agenda)
{
  RapTimetable *self = g_new0 (RapTimetable, 1);
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  GPtrArray *backlog = rap_agenda_children (agenda, 0, 0);
  RapRecord *body = rap_agenda_body (agenda);
  Walk walk = { .table = self, .zone = rap_agenda_zone (agenda) };

  g_atomic_ref_count_init (&self->ref_count);
  self->agenda = rap_agenda_ref (agenda);
  self->rows = g_array_new (FALSE, TRUE, sizeof (RapAgendaRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify) row_clear);
  self->sittings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->texts = g_string_chunk_new (256);
  walk.style =
    rap_numbering_from_nick (body ? rap_record_text (body, RAP_BODY_NUMBERING) : "roman");

  for (guint i = 0; i < sittings->len; i++)
    walk_sitting (&walk, sittings->pdata[i]);
  check_sittings (self);
  if (backlog->len > 0)
    {
      guint row = add_row (self, RAP_ROW_BACKLOG, NULL, 0);

      row_at (self, row)->number = g_strdup ("");
      row_at (self, row)->full_number = g_strdup ("");
      walk.sitting = NULL;
      walk_items (&walk, backlog, 0);
    }
  return self;
}

RapTimetable *
rap_timetable_ref (RapTimetable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_timetable_unref (RapTimetable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->rows);
  g_hash_table_unref (self->sittings);
  g_hash_table_unref (self->items);
  g_string_chunk_free (self->texts);
  rap_agenda_unref (self->agenda);
  g_free (self);
}

guint
rap_timetable_size (RapTimetable *self)
{
  return self->rows->len;
}

const RapAgendaRow *
rap_timetable_row (RapTimetable *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);
  return row_at (self, index);
}

const RapAgendaRow *
rap_timetable_find (RapTimetable *self, RapKind kind, gint64 id)
{
  GHashTable *index = kind == RAP_KIND_SITTING ? self->sittings : self->items;
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (index, &id));

  return row > 0 ? row_at (self, row - 1) : NULL;
}

const char *
rap_problem_nick (RapProblemKind kind)
{
  static const char *const nicks[] = {
    [RAP_PROBLEM_OVERRUN] = "overrun",
    [RAP_PROBLEM_SLACK] = "slack",
    [RAP_PROBLEM_BEFORE_SITTING] = "before-sitting",
    [RAP_PROBLEM_OVERLAP] = "overlap",
    [RAP_PROBLEM_OUTSIDE_MEETING] = "outside-meeting",
    [RAP_PROBLEM_CLOCK_CHANGE] = "clock-change",
  };

  return nicks[kind];
}

gboolean
rap_problem_is_warning (RapProblemKind kind)
{
  return kind != RAP_PROBLEM_SLACK;
}

char *
rap_problem_describe (const RapProblem *problem)
{
  g_autofree char *length = rap_duration_format (problem->minutes);
  g_autofree char *time = rap_local_format_time (problem->at);
  g_autofree char *day = rap_local_format_date (problem->at);

  switch (problem->kind)
    {
    case RAP_PROBLEM_OVERRUN:
      if (*problem->other == '\0')
        /* Translators: "12 min over the end of the sitting at 12:30" */
        return g_strdup_printf (_("%s over the end of the sitting at %s"), length, time);
      /* Translators: "12 min over Lunch at 12:30" */
      return g_strdup_printf (_("%s over %s at %s"), length, problem->other, time);
    case RAP_PROBLEM_SLACK:
      /* Translators: "15 min free from 12:15" */
      return g_strdup_printf (_("%s free from %s"), length, time);
    case RAP_PROBLEM_BEFORE_SITTING:
      return g_strdup_printf (_("fixed at %s, %s before the sitting starts"), time, length);
    case RAP_PROBLEM_OVERLAP:
      /* Translators: length of time, the other sitting's title. */
      return g_strdup_printf (_("%s at the same time and in the same room as %s"), length,
                              problem->other);
    case RAP_PROBLEM_OUTSIDE_MEETING:
      return g_strdup_printf (_("%s is not a day of the meeting"), day);
    case RAP_PROBLEM_CLOCK_CHANGE:
    default:
      return g_strdup_printf (_("the clocks change at %s on %s"), time, day);
    }
}
