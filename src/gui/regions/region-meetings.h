/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionMeetings:
 *
 * The meetings of a region: those to come, the next first, or those that are over, the last first.
 * A row asks the window to show the meeting.
 */
#define RAP_TYPE_REGION_MEETINGS (rap_region_meetings_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionMeetings, rap_region_meetings, RAP, REGION_MEETINGS, GtkWidget)

void rap_region_meetings_set_session (RapRegionMeetings *self, RapSession *session);
/* Shows the meetings of the region, or shows them again after a change. */
void rap_region_meetings_show (RapRegionMeetings *self, RapRecord *region);
/* A minute went by. */
void rap_region_meetings_tick (RapRegionMeetings *self);

/* Meetings of the region that are not over on @today, nor cancelled or postponed; the next first. */
RapQuery *rap_region_meetings_ahead (gint64 region, RapLocal today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
