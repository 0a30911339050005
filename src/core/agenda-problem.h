/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "zone.h"

G_BEGIN_DECLS

/**
 * RapProblemKind:
 * @RAP_PROBLEM_OVERRUN: the items before a fixed start end after it, or the last item ends after
 *   the sitting; `minutes` too long
 * @RAP_PROBLEM_SLACK: free time before a fixed start or at the sitting's end; `minutes` free
 * @RAP_PROBLEM_BEFORE_SITTING: a fixed start lies before the sitting's start
 * @RAP_PROBLEM_OVERLAP: two sittings of one room at one time
 * @RAP_PROBLEM_TWO_PLACES: a person has two items at one time; `minutes` in common
 * @RAP_PROBLEM_TOO_LONG: an item with all below it is longer than its whole sitting; `minutes` too
 *   long
 * @RAP_PROBLEM_OUTSIDE_MEETING: a sitting on a day the meeting does not have
 * @RAP_PROBLEM_CLOCK_CHANGE: the start or end is a wall time the clocks skip or show twice
 * @RAP_PROBLEM_INTERPRETATION: a sitting that is interpreted lasts more than three hours, after
 *   which a team of interpreters has to be relieved; `minutes` too long
 * @RAP_PROBLEM_LATE_HOURS: a sitting outside 08:00–18:00 in the meeting's zone, which is the host's
 *
 * What is not as it should be, the gravest first; free time is no fault.
 */
typedef enum
{
  RAP_PROBLEM_OVERRUN,
  RAP_PROBLEM_SLACK,
  RAP_PROBLEM_BEFORE_SITTING,
  RAP_PROBLEM_OVERLAP,
  RAP_PROBLEM_TWO_PLACES,
  RAP_PROBLEM_TOO_LONG,
  RAP_PROBLEM_OUTSIDE_MEETING,
  RAP_PROBLEM_CLOCK_CHANGE,
  RAP_PROBLEM_INTERPRETATION,
  RAP_PROBLEM_LATE_HOURS,
} RapProblemKind;

/**
 * RapProblem:
 * @kind: what it is
 * @minutes: by how much; 0 where there is no measure
 * @at: the wall time concerned
 * @other: title of the anchor, or of the other sitting or item; "" for none
 * @who: of %RAP_PROBLEM_TWO_PLACES: the person; else ""
 * @other_id: row id of @other; 0 for none: an overrun of the sitting's end
 *
 * A problem of one row of the timetable. Texts belong to the timetable.
 */
typedef struct
{
  RapProblemKind kind;
  int minutes;
  RapLocal at;
  const char *other;
  const char *who;
  gint64 other_id;
} RapProblem;

/* "12 min over Lunch at 12:30", "15 min free", translated. (transfer full) */
char *rap_problem_describe (const RapProblem *problem);
/* What helps, in one sentence: "Give one of the two items to somebody else, or move it."; "" for
 * free time. An overrun has more: rap_repairs_find(). */
const char *rap_problem_remedy (const RapProblem *problem);
/* Stable word for scripts: "overrun" "slack" "before-sitting" … */
const char *rap_problem_nick (RapProblemKind kind);
gboolean rap_problem_is_warning (RapProblemKind kind); /* all but slack */

G_END_DECLS
