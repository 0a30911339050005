/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapMeetingsAhead:
 *
 * For each region the meetings that are not over, counted and in order, found on a thread so that
 * the window does not wait for them however many there are. Follows changes and the date.
 *
 * ## Signals
 * `changed (gint64 region)`: what is ahead of that region is known anew
 */
#define RAP_TYPE_MEETINGS_AHEAD (rap_meetings_ahead_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingsAhead, rap_meetings_ahead, RAP, MEETINGS_AHEAD, GObject)

RapMeetingsAhead *rap_meetings_ahead_new (RapSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* How many; −1 while it is not known yet. */
int rap_meetings_ahead_count (RapMeetingsAhead *self, gint64 region);
/* The one that comes next or is going on; %NULL for none. (transfer full) */
RapRecord *rap_meetings_ahead_next (RapMeetingsAhead *self,
                                    gint64 region) G_GNUC_WARN_UNUSED_RESULT;
/* A minute went by. */
void rap_meetings_ahead_tick (RapMeetingsAhead *self);

G_END_DECLS
