/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * RapProblemKind:
 * @RAP_PROBLEM_OVERRUN: the items before a fixed start end after it, or the last item ends after
 *   the sitting; `minutes` too long
 * @RAP_PROBLEM_SLACK: free time before a fixed start or at the sitting's end; `minutes` free
 * @RAP_PROBLEM_BEFORE_SITTING: a fixed start lies before the sitting's start
 * @RAP_PROBLEM_OVERLAP: two sittings of one room at one time
 * @RAP_PROBLEM_OUTSIDE_MEETING: a sitting on a day the meeting does not have
 * @RAP_PROBLEM_CLOCK_CHANGE: the start or end is a wall time the clocks skip or show twice
 */
typedef enum
{
  RAP_PROBLEM_OVERRUN,
  RAP_PROBLEM_SLACK,
  RAP_PROBLEM_BEFORE_SITTING,
  RAP_PROBLEM_OVERLAP,
  RAP_PROBLEM_OUTSIDE_MEETING,
  RAP_PROBLEM_CLOCK_CHANGE,
} RapProblemKind;

/* @at: the wall time concerned; @other: the anchor's or the other sitting's title, "" for none. */
typedef struct
{
  RapProblemKind kind;
  int minutes;
  RapLocal at;
  const char *other;
} RapProblem;

typedef enum
{
  RAP_ROW_SITTING,
  RAP_ROW_ITEM,
  RAP_ROW_BACKLOG,
} RapRowKind;

/**
 * RapAgendaRow:
 * @kind: a sitting's head, an item (or break, protocol slot), or the backlog's head
 * @record: (nullable): the sitting or item; %NULL for the backlog's head
 * @level: 0 for a sitting or top-level item, 1 for a sub-item …
 * @number: own part of the number, "b"; "" for breaks, protocol slots and the backlog
 * @full_number: the number as cited, "III.b"
 * @timed: whether the row has a place in time (not: backlog, a sub-item without time of its own)
 * @start: wall time in the meeting's zone; @end likewise
 * @start_instant: Unix seconds; @end_instant likewise
 * @minutes: of a sitting its length; of an item its own duration and that of all below it
 * @problems: (element-type RapProblem) (nullable): in order of severity
 *
 * A line of the agenda as computed. An item's own duration comes first, those of its sub-items
 * follow: the tree is walked in order.
 */
typedef struct
{
  RapRowKind kind;
  RapRecord *record;
  guint level;
  char *number;
  char *full_number;
  gboolean timed;
  RapLocal start;
  RapLocal end;
  gint64 start_instant;
  gint64 end_instant;
  int minutes;
  GArray *problems;
} RapAgendaRow;

typedef struct _RapTimetable RapTimetable;

/* Computes number, start, end and problems of every row. O(n). Pure. */
RapTimetable *rap_agenda_retime (RapAgenda *agenda) G_GNUC_WARN_UNUSED_RESULT;
RapTimetable *rap_timetable_ref (RapTimetable *self);
void rap_timetable_unref (RapTimetable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapTimetable, rap_timetable_unref)

guint rap_timetable_size (RapTimetable *self);
const RapAgendaRow *rap_timetable_row (RapTimetable *self, guint index);
/* Row of a sitting or item; %NULL when the agenda lacks it. */
const RapAgendaRow *rap_timetable_find (RapTimetable *self, RapKind kind, gint64 id);
/* "12 min over Lunch at 12:30", "15 min free", translated. (transfer full) */
char *rap_problem_describe (const RapProblem *problem);
/* Stable word for scripts: "overrun" "slack" "before-sitting" … */
const char *rap_problem_nick (RapProblemKind kind);
gboolean rap_problem_is_warning (RapProblemKind kind); /* all but slack */

G_END_DECLS
