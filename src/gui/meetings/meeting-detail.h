/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapMeetingDetail:
 *
 * One meeting: a head like a programme's title page with the state and its life-cycle, then its
 * agenda, its facts and its history. The actions `meeting.export`, `meeting.move`,
 * `meeting.remove` and `meeting.state` work on it. Asked to take the focus it gives it to what is
 * shown below the head.
 *
 * ## Properties
 * `session` (construct-only)
 *
 * ## Signals
 * `removed`: the meeting is no more
 */
#define RAP_TYPE_MEETING_DETAIL (rap_meeting_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingDetail, rap_meeting_detail, RAP, MEETING_DETAIL, GtkWidget)

GtkWidget *rap_meeting_detail_new (RapSession *session);
/* Shows the meeting of that row id; 0 shows none. */
void rap_meeting_detail_set_meeting (RapMeetingDetail *self, gint64 meeting);
gint64 rap_meeting_detail_get_meeting (RapMeetingDetail *self);
/* Title of the meeting shown, "" for none. (transfer none) */
const char *rap_meeting_detail_get_title (RapMeetingDetail *self);
/* Shows the agenda with that sitting or item selected. */
void rap_meeting_detail_show_agenda (RapMeetingDetail *self, RapKind kind, gint64 id);
void rap_meeting_detail_export (RapMeetingDetail *self);
void rap_meeting_detail_print (RapMeetingDetail *self);

G_END_DECLS
