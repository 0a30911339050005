/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-problem.h"
#include "agenda.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_ROW_SITTING,
  RAP_ROW_ITEM,
  RAP_ROW_BACKLOG,
} RapRowKind;

/**
 * RapAgendaRow:
 * @kind: a sitting's head, an item (or break, protocol slot, group), or the backlog's head
 * @record: (nullable): the sitting or item; %NULL for the backlog's head
 * @level: 0 for a sitting or top-level item, 1 for a sub-item …
 * @lane: of an item directly below a group: which of its lanes, from 1; else 0
 * @number: own part of the number, "b"; "" for breaks, protocol slots, groups and the backlog
 * @full_number: the number as cited, "III.b"
 * @timed: whether the row has a place in time (not: backlog, a sub-item without time of its own)
 * @start: wall time in the meeting's zone; @end likewise
 * @start_instant: Unix seconds; @end_instant likewise
 * @minutes: of a sitting its length; of an item its own duration and that of all below it; of a
 *   group the minutes of its longest lane
 * @problems: (element-type RapProblem) (nullable): in order of severity
 *
 * A line of the agenda as computed. An item's own duration comes first, those of its sub-items
 * follow: the tree is walked in order. The items directly below a group are lanes that start
 * together. A group is a bracket in time and no level of the agenda: it has no number, and its
 * lanes are numbered as if they stood beside it.
 */
typedef struct
{
  RapRowKind kind;
  RapRecord *record;
  guint level;
  guint lane;
  const char *number;
  const char *full_number;
  gboolean timed;
  RapLocal start;
  RapLocal end;
  gint64 start_instant;
  gint64 end_instant;
  int minutes;
  GArray *problems;
} RapAgendaRow;

typedef struct _RapTimetable RapTimetable;

/* Computes number, start, end and problems of every row. Pure. */
RapTimetable *rap_agenda_retime (RapAgenda *agenda) G_GNUC_WARN_UNUSED_RESULT;
/* The same in O(n), without the problems that rap_conflicts_add() finds: overruns, free time and
 * changes of the clocks only. For acts, which look at times. */
RapTimetable *rap_agenda_times (RapAgenda *agenda) G_GNUC_WARN_UNUSED_RESULT;
RapTimetable *rap_timetable_ref (RapTimetable *self);
void rap_timetable_unref (RapTimetable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapTimetable, rap_timetable_unref)

guint rap_timetable_size (RapTimetable *self);
const RapAgendaRow *rap_timetable_row (RapTimetable *self, guint index);
/* Row of a sitting or item; %NULL when the agenda lacks it. */
const RapAgendaRow *rap_timetable_find (RapTimetable *self, RapKind kind, gint64 id);

G_END_DECLS
