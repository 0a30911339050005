/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/* Who changed what of a meeting, its sittings and its items, and when; newest first. */
#define RAP_TYPE_MEETING_HISTORY (rap_meeting_history_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingHistory, rap_meeting_history, RAP, MEETING_HISTORY, GtkWidget)

GtkWidget *rap_meeting_history_new (RapSession *session);
/* @meeting: row id, 0 for none. Reads only while mapped. */
void rap_meeting_history_set_meeting (RapMeetingHistory *self, gint64 meeting);

G_END_DECLS
