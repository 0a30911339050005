/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "zone.h"

G_BEGIN_DECLS

/* From how many days before its last day on a term asks for its successor. */
#define RAP_TERM_WARNING_DAYS 60

/**
 * RapViceChairState:
 * @RAP_VICE_CHAIR_UNKNOWN: no term tells who is or was in office
 * @RAP_VICE_CHAIR_IN_OFFICE: in office, the last day is known and not near
 * @RAP_VICE_CHAIR_OPEN: in office, the last day is not recorded
 * @RAP_VICE_CHAIR_ENDING: in office, the term ends within %RAP_TERM_WARNING_DAYS
 * @RAP_VICE_CHAIR_ENDED: the last term is over and no other has begun
 */
typedef enum
{
  RAP_VICE_CHAIR_UNKNOWN,
  RAP_VICE_CHAIR_IN_OFFICE,
  RAP_VICE_CHAIR_OPEN,
  RAP_VICE_CHAIR_ENDING,
  RAP_VICE_CHAIR_ENDED,
} RapViceChairState;

/**
 * RapViceChair:
 * @now: (nullable): the term in office
 * @before: (nullable): the term before it; when none is in office, the last that was
 * @next: (nullable): the first of the terms to come
 * @days: how many days after today the last day is, 0 for today; when over, how many days ago it
 *   was; −1 when the last day is not recorded
 * @elapsed: how much of the term in office is over, 0 to 1; −1 when its days are not recorded
 *
 * Who holds the Vice-Chair of a region on a day. The terms are borrowed from the array they were
 * found in.
 */
typedef struct
{
  RapViceChairState state;
  RapRecord *now;
  RapRecord *before;
  RapRecord *next;
  int days;
  double elapsed;
} RapViceChair;

void rap_vice_chair_find (GPtrArray *terms, gint64 region, RapLocal day, RapViceChair *found);
/* Whether the state asks somebody to do something: ending, or ended. */
gboolean rap_vice_chair_warns (const RapViceChair *self);
/* "ends in 41 days", "ended 12 days ago, no successor recorded". (transfer full) */
char *rap_vice_chair_words (const RapViceChair *self) G_GNUC_WARN_UNUSED_RESULT;
/* How much is over, in words: "a quarter of the term is over", for who does not see the bar;
 * "" when it is not known. (transfer full) */
char *rap_vice_chair_elapsed_words (const RapViceChair *self) G_GNUC_WARN_UNUSED_RESULT;
/* Terms of the region, the latest first; those without a first day, which are to come, before them.
 * (transfer container) (element-type RapRecord) */
GPtrArray *rap_vice_chair_history (GPtrArray *terms, gint64 region) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
