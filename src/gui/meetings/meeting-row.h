/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapMeetingRow:
 *
 * A meeting in a list: code of its body, title, dates and place, state. Two lines, always of one
 * height. Follows its record.
 *
 * CSS nodes: widget.meeting-row
 */
#define RAP_TYPE_MEETING_ROW (rap_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingRow, rap_meeting_row, RAP, MEETING_ROW, GtkWidget)

GtkWidget *rap_meeting_row_new (RapSession *session);
void rap_meeting_row_set_meeting (RapMeetingRow *self, RapRecord *meeting);

G_END_DECLS
