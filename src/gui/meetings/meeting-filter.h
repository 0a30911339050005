/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapMeetingFilter:
 *
 * Search field, filters and their chips above the list of meetings: by words, region, body, time,
 * state; and the order of the list.
 *
 * ## Properties
 * `session` (construct-only)
 *
 * ## Signals
 * `changed`: another query than before
 *
 * `go-on`: from the search field on into the list, by Down (%FALSE), or by Enter to open what was
 * found first (%TRUE); a `changed` for the last letters has come before
 */
#define RAP_TYPE_MEETING_FILTER (rap_meeting_filter_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingFilter, rap_meeting_filter, RAP, MEETING_FILTER, GtkWidget)

/* The meetings that are wanted. (transfer full) */
RapQuery *rap_meeting_filter_query (RapMeetingFilter *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether any condition is set, so that an empty list means "nothing found". */
gboolean rap_meeting_filter_is_active (RapMeetingFilter *self);
void rap_meeting_filter_clear (RapMeetingFilter *self);
/* Only meetings of the region; 0 for all. */
void rap_meeting_filter_set_region (RapMeetingFilter *self, gint64 region);
/* The region filtered by, 0 for none: where a new meeting is likely to be. */
gint64 rap_meeting_filter_get_region (RapMeetingFilter *self);
void rap_meeting_filter_focus (RapMeetingFilter *self);

G_END_DECLS
