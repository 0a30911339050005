/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "agenda-item.h"
#include "agenda-timing-private.h"
#include "body.h"
#include "conflict.h"
#include "meeting.h"
#include "numbering.h"
#include "sitting.h"
#include "text.h"

/* Levels that get a number of their own; deeper ones repeat the last style. */
#define MAX_LEVELS 16
#define DAY ((RapLocal) 86400)
/* 2^64 divided by the golden ratio: spreads ids that follow each other over the whole word. */
#define ID_SPREAD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* What only the timetable needs to know of a row. */
typedef struct
{
  gint64 id;
  guint parent; /* index of the row it stands below; its own for none */
} Link;

struct _RapTimetable
{
  gatomicrefcount ref_count;
  RapAgenda *agenda;
  GArray *rows;
  GArray *links;       /* of Link, one for each row */
  guint32 *slots;      /* row index + 1 by id of sitting or item; 0 is free */
  guint64 slot_mask;
  GStringChunk *texts;
};

/* A group that is being walked. */
typedef struct _Lane
{
  guint group;
  guint first; /* row of the first item of the present lane */
  struct _Lane *outer;
} Lane;

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
  guint segment;        /* row of the last fixed time, else the first row of the sitting */
  Lane *lane;
} Walk;

/* Where an item stands in the tree. */
typedef struct
{
  guint parent; /* row */
  guint level;
  guint depth;  /* as the level, but groups do not count */
  guint lane;
} Branch;

/* What items take: whether any has a time, from when to when, and how long they are. */
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
  g_clear_pointer (&row->problems, g_array_unref);
}

static RapAgendaRow *
row_at (RapTimetable *self, guint index)
{
  return &g_array_index (self->rows, RapAgendaRow, index);
}

static Link *
link_at (RapTimetable *self, guint index)
{
  return &g_array_index (self->links, Link, index);
}

/* ---- Rows by id ---- */

/* Sittings and items have ids of their own; the lowest bit tells them apart. */
static guint64
slot_of (RapTimetable *self, gboolean is_sitting, gint64 id)
{
  return ((((guint64) id << 1) | is_sitting) * ID_SPREAD >> 20) & self->slot_mask;
}

static void
make_slots (RapTimetable *self, guint n_rows)
{
  guint64 n = 16;

  while (n < 2 * (guint64) n_rows)
    n *= 2;
  self->slots = g_new0 (guint32, n);
  self->slot_mask = n - 1;
}

static void
index_row (RapTimetable *self, guint index)
{
  gint64 id = link_at (self, index)->id;
  guint64 slot = slot_of (self, row_at (self, index)->kind == RAP_ROW_SITTING, id);

  while (self->slots[slot] != 0)
    slot = (slot + 1) & self->slot_mask;
  self->slots[slot] = index + 1;
}

const RapAgendaRow *
rap_timetable_find (RapTimetable *self, RapKind kind, gint64 id)
{
  RapRowKind wanted = kind == RAP_KIND_SITTING ? RAP_ROW_SITTING : RAP_ROW_ITEM;
  guint64 slot = slot_of (self, kind == RAP_KIND_SITTING, id);

  for (; self->slots[slot] != 0; slot = (slot + 1) & self->slot_mask)
    {
      guint index = self->slots[slot] - 1;

      if (link_at (self, index)->id == id && row_at (self, index)->kind == wanted)
        return row_at (self, index);
    }
  return NULL;
}

static guint
add_row (RapTimetable *self, RapRowKind kind, RapRecord *record, const Branch *branch)
{
  RapAgendaRow row = { .kind = kind, .record = record, .number = "", .full_number = "" };
  Link link = { record != NULL ? rap_record_id (record) : 0, self->rows->len };

  if (branch != NULL)
    {
      row.level = branch->level;
      row.lane = branch->lane;
      link.parent = branch->parent;
    }
  g_array_append_val (self->rows, row);
  g_array_append_val (self->links, link);
  if (record != NULL)
    index_row (self, self->rows->len - 1);
  return self->rows->len - 1;
}

/* ---- Problems ---- */

/* Kinds are declared by severity, but for slack, which is no fault and stands last. */
static int
rank_of (RapProblemKind kind)
{
  return rap_problem_is_warning (kind) ? (int) kind : G_MAXINT;
}

void
_rap_timetable_add_problem (RapTimetable *self, guint index, const RapProblem *problem)
{
  RapAgendaRow *target = row_at (self, index);
  RapProblem copy = *problem;
  guint place = 0;

  copy.other = *problem->other ? g_string_chunk_insert (self->texts, problem->other) : "";
  copy.who = *problem->who ? g_string_chunk_insert (self->texts, problem->who) : "";
  if (target->problems == NULL)
    target->problems = g_array_new (FALSE, FALSE, sizeof (RapProblem));
  while (place < target->problems->len
         && rank_of (g_array_index (target->problems, RapProblem, place).kind)
              <= rank_of (problem->kind))
    place++;
  g_array_insert_val (target->problems, place, copy);
}

static void
add_problem (Walk *walk, guint row, RapProblemKind kind, gint64 seconds, RapLocal at,
             RapRecord *other)
{
  RapProblem problem = { kind, (int) (seconds / 60), at, other ? rap_record_title (other) : "", "",
                         other ? rap_record_id (other) : 0 };

  _rap_timetable_add_problem (walk->table, row, &problem);
}

/* ---- Items ---- */

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

static const char *
keep (RapTimetable *self, char *text)
{
  const char *kept = g_string_chunk_insert (self->texts, text);

  g_free (text);
  return kept;
}

/* Numbers are counted over the whole meeting; breaks, protocol slots and groups have none. */
static void
number_row (Walk *walk, guint row, guint level)
{
  RapAgendaRow *target = row_at (walk->table, row);
  guint depth = MIN (level, MAX_LEVELS - 1);

  if (walk->sitting == NULL || !rap_agenda_item_is (target->record, "item"))
    return;
  walk->path[depth]++;
  for (guint i = depth + 1; i < MAX_LEVELS; i++)
    walk->path[i] = 0;
  target->number = keep (walk->table, rap_numbering_label (walk->style, walk->path, depth + 1));
  target->full_number =
    depth == 0 ? target->number
               : keep (walk->table, rap_numbering_full (walk->style, walk->path, depth + 1));
}

/* Seconds of the item itself, without what stands below it. */
static gint64
own_seconds (RapRecord *item)
{
  return 60 * (gint64) rap_agenda_item_minutes (item);
}

/* Seconds that the item and all below it take one after the other, lanes beside each other. */
static gint64
whole_seconds (RapAgenda *agenda, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));
  gboolean is_group = rap_agenda_item_is (item, "group");
  gint64 seconds = rap_agenda_item_is_withdrawn (item) ? 0 : own_seconds (item);

  for (guint i = 0; i < below->len; i++)
    {
      gint64 one = whole_seconds (agenda, below->pdata[i]);

      seconds = is_group ? MAX (seconds, one) : seconds + one;
    }
  return seconds;
}

/* A fixed time of day as wall time: the first such that is not before the sitting, or on the
 * sitting's first day when the sitting never has that time. */
static RapLocal
wall_time (Walk *walk, const char *time)
{
  int minutes = 0;
  RapLocal midnight = walk->sitting_start - ((walk->sitting_start % DAY) + DAY) % DAY;
  RapLocal wall;

  rap_local_parse_time (time, &minutes);
  wall = midnight + minutes * 60;
  if (wall < walk->sitting_start && wall + DAY <= walk->sitting_end)
    wall += DAY;
  return wall;
}

static gboolean
runs_past (const RapAgendaRow *row, gint64 limit)
{
  return row->kind == RAP_ROW_ITEM && row->timed && own_seconds (row->record) > 0
         && !rap_agenda_item_is_withdrawn (row->record)
         && row->start_instant + own_seconds (row->record) > limit;
}

/* The row after @row on the way to the present one: the lanes before the present one are not on
 * it. */
static guint
next_on_way (Walk *walk, guint row)
{
  for (Lane *lane = walk->lane; lane != NULL; lane = lane->outer)
    if (lane->group == row)
      return lane->first;
  return row + 1;
}

/* Puts an overrun where it arises: on the item that crosses the limit, or on the fixed time that
 * lies beyond it. */
static void
report_overrun (Walk *walk, guint until, gint64 limit, RapLocal at, RapRecord *anchor)
{
  guint crossing = walk->segment;

  while (crossing < until && !runs_past (row_at (walk->table, crossing), limit))
    crossing = next_on_way (walk, crossing);
  if (crossing >= until)
    crossing = walk->segment;
  add_problem (walk, crossing, RAP_PROBLEM_OVERRUN, walk->cursor - limit, at, anchor);
}

/* The instant at which a fixed item starts. One whose end is fixed starts as much before it as it
 * is long. */
static gint64
anchor_of (Walk *walk, guint row, RapLocal *local)
{
  RapRecord *item = row_at (walk->table, row)->record;
  gboolean by_end = g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), "fixed-end");
  RapLocal wall = wall_time (walk, rap_record_text (item, by_end ? RAP_AGENDA_ITEM_FIXED_END
                                                                 : RAP_AGENDA_ITEM_FIXED_START));
  gint64 instant;

  if (rap_zone_to_instant (walk->zone, wall, &instant) != RAP_WALL_UNIQUE)
    add_problem (walk, row, RAP_PROBLEM_CLOCK_CHANGE, 0, wall, NULL);
  *local = wall;
  if (!by_end)
    return instant;
  instant -= whole_seconds (walk->table->agenda, item);
  *local = rap_zone_to_local (walk->zone, instant);
  return instant;
}

static void
go_to_anchor (Walk *walk, guint row)
{
  RapLocal anchor;
  gint64 instant = anchor_of (walk, row, &anchor);

  if (anchor < walk->sitting_start)
    add_problem (walk, row, RAP_PROBLEM_BEFORE_SITTING, walk->sitting_start - anchor, anchor, NULL);
  else if (instant > walk->cursor)
    add_problem (walk, row, RAP_PROBLEM_SLACK, instant - walk->cursor,
                 rap_zone_to_local (walk->zone, walk->cursor), NULL);
  else if (instant < walk->cursor)
    report_overrun (walk, row, instant, anchor, row_at (walk->table, row)->record);
  walk->cursor = instant;
  walk->segment = row;
}

/* An end that is fixed, where a fixed time below the item let it end later. */
static void
check_fixed_end (Walk *walk, guint row)
{
  RapRecord *item = row_at (walk->table, row)->record;
  RapLocal wall;
  gint64 instant;

  if (!g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), "fixed-end"))
    return;
  wall = wall_time (walk, rap_record_text (item, RAP_AGENDA_ITEM_FIXED_END));
  rap_zone_to_instant (walk->zone, wall, &instant);
  if (walk->cursor > instant)
    report_overrun (walk, walk->table->rows->len, instant, wall, item);
}

static Extent walk_items (Walk *walk, GPtrArray *items, const Branch *branch);
static Extent walk_lanes (Walk *walk, GPtrArray *items, const Branch *branch);

static Extent
walk_below (Walk *walk, guint row, const Branch *branch)
{
  RapRecord *item = row_at (walk->table, row)->record;
  GPtrArray *below = rap_agenda_children (walk->table->agenda, 0, rap_record_id (item));
  Branch lower = { row, branch->level + 1, branch->depth + 1, 0 };

  if (below->len == 0 || !rap_agenda_item_is (item, "group"))
    return walk_items (walk, below, &lower);
  lower.depth = branch->depth;
  return walk_lanes (walk, below, &lower);
}

/* An item, then what stands below it, in the order they are dealt with. */
static Extent
walk_item (Walk *walk, RapRecord *item, const Branch *branch)
{
  gint64 own = own_seconds (item);
  gboolean withdrawn = rap_agenda_item_is_withdrawn (item);
  gboolean fixed = walk->sitting != NULL && rap_agenda_item_is_fixed (item);
  guint row = add_row (walk->table, RAP_ROW_ITEM, item, branch);
  gint64 start;
  Extent extent;

  number_row (walk, row, branch->depth);
  if (fixed)
    go_to_anchor (walk, row);
  start = walk->cursor;
  if (walk->sitting != NULL && own > 0)
    set_times (walk, row, start, start + own);
  if (!withdrawn)
    walk->cursor += own;
  extent = walk_below (walk, row, branch);
  row_at (walk->table, row)->minutes = (int) ((own + extent.seconds) / 60);
  if (withdrawn)
    return extent;

  extent.seconds += own;
  if (fixed || (own > 0 && walk->sitting != NULL))
    extent = (Extent){ TRUE, start, MAX (start + own, extent.timed ? extent.last : start),
                       extent.seconds };
  if (extent.timed)
    set_times (walk, row, extent.first, extent.last);
  if (fixed)
    check_fixed_end (walk, row);
  return extent;
}

static Extent
walk_items (Walk *walk, GPtrArray *items, const Branch *branch)
{
  Extent all = { FALSE, 0, 0, 0 };

  for (guint i = 0; i < items->len; i++)
    {
      Extent one = walk_item (walk, items->pdata[i], branch);

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

/* Every lane starts where the group does; what follows the group starts where the last lane ends.
 * A lane whose start is fixed does not move the group. */
static Extent
walk_lanes (Walk *walk, GPtrArray *items, const Branch *branch)
{
  Lane lane = { branch->parent, 0, walk->lane };
  guint segment = walk->segment;
  gint64 start = walk->cursor, end = start;
  Branch one_lane = *branch;
  Extent all = { FALSE, start, start, 0 };

  walk->lane = &lane;
  for (guint i = 0; i < items->len; i++)
    {
      Extent one;

      lane.first = walk->table->rows->len;
      one_lane.lane = i + 1;
      walk->cursor = start;
      walk->segment = segment;
      one = walk_item (walk, items->pdata[i], &one_lane);
      end = MAX (end, walk->cursor);
      all.timed |= one.timed;
      all.last = one.timed ? MAX (all.last, one.last) : all.last;
      all.seconds = MAX (all.seconds, one.seconds);
    }
  walk->lane = lane.outer;
  walk->segment = segment;
  walk->cursor = end;
  return all;
}

/* ---- Sittings ---- */

static void
begin_sitting (Walk *walk, RapRecord *sitting)
{
  guint row = add_row (walk->table, RAP_ROW_SITTING, sitting, NULL);
  RapAgendaRow *target = row_at (walk->table, row);
  gint64 start, end;
  RapWall start_wall, end_wall;

  rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &walk->sitting_start);
  rap_local_parse (rap_record_text (sitting, RAP_SITTING_END), &walk->sitting_end);
  start_wall = rap_zone_to_instant (walk->zone, walk->sitting_start, &start);
  end_wall = rap_zone_to_instant (walk->zone, walk->sitting_end, &end);
  /* A start that the clocks skip is read as later than it is written. */
  end = MAX (end, start);
  set_times (walk, row, start, end);
  /* The wall times as written, also where the clocks skip them. */
  target->start = walk->sitting_start;
  target->end = walk->sitting_end;
  target->minutes = (int) ((end - start) / 60);
  if (start_wall != RAP_WALL_UNIQUE || end_wall != RAP_WALL_UNIQUE)
    add_problem (walk, row, RAP_PROBLEM_CLOCK_CHANGE, 0,
                 start_wall != RAP_WALL_UNIQUE ? walk->sitting_start : walk->sitting_end, NULL);
  walk->sitting = sitting;
  walk->cursor = start;
  walk->segment = row + 1;
}

static void
walk_sitting (Walk *walk, RapRecord *sitting)
{
  guint row = walk->table->rows->len;
  Branch branch = { row, 0, 0, 0 };
  gint64 end;
  Extent extent;

  begin_sitting (walk, sitting);
  extent = walk_items (
    walk, rap_agenda_children (walk->table->agenda, rap_record_id (sitting), 0), &branch);
  end = row_at (walk->table, row)->end_instant;
  if (!extent.timed)
    return;
  if (walk->cursor > end)
    report_overrun (walk, walk->table->rows->len, end, walk->sitting_end, NULL);
  else if (walk->cursor < end)
    add_problem (walk, row, RAP_PROBLEM_SLACK, end - walk->cursor,
                 rap_zone_to_local (walk->zone, walk->cursor), NULL);
}

static RapTimetable *
new_table (RapAgenda *agenda)
{
  RapTimetable *self = g_new0 (RapTimetable, 1);
  guint most = rap_agenda_sittings (agenda)->len + rap_agenda_items (agenda)->len + 1;

  g_atomic_ref_count_init (&self->ref_count);
  self->agenda = rap_agenda_ref (agenda);
  self->rows = g_array_sized_new (FALSE, TRUE, sizeof (RapAgendaRow), most);
  g_array_set_clear_func (self->rows, (GDestroyNotify) row_clear);
  self->links = g_array_sized_new (FALSE, FALSE, sizeof (Link), most);
  make_slots (self, most);
  self->texts = g_string_chunk_new (1024);
  return self;
}

RapTimetable *
rap_agenda_times (RapAgenda *agenda)
{
  RapTimetable *self = new_table (agenda);
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  GPtrArray *backlog = rap_agenda_children (agenda, 0, 0);
  RapRecord *body = rap_agenda_body (agenda);
  Walk walk = { .table = self, .zone = rap_agenda_zone (agenda) };

  walk.style =
    rap_numbering_from_nick (body ? rap_record_text (body, RAP_BODY_NUMBERING) : "roman");
  for (guint i = 0; i < sittings->len; i++)
    walk_sitting (&walk, sittings->pdata[i]);
  if (backlog->len > 0)
    {
      Branch branch = { add_row (self, RAP_ROW_BACKLOG, NULL, NULL), 0, 0, 0 };

      walk.sitting = NULL;
      walk_items (&walk, backlog, &branch);
    }
  return self;
}

/**
 * rap_agenda_retime:
 *
 * Walks every sitting once: an item starts where the one before ends, or at its fixed time; the
 * lanes of a group start together. Fixed times never move, nothing is shortened: what does not fit
 * is reported. Durations are elapsed time, also across a change of the clocks.
 */
RapTimetable *
rap_agenda_retime (RapAgenda *agenda)
{
  RapTimetable *self = rap_agenda_times (agenda);

  rap_conflicts_add (self);
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
  g_array_unref (self->links);
  g_free (self->slots);
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

RapAgenda *
_rap_timetable_agenda (RapTimetable *self)
{
  return self->agenda;
}

guint
_rap_timetable_parent (RapTimetable *self, guint index)
{
  return link_at (self, index)->parent;
}
