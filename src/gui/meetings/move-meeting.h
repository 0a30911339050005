/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"

G_BEGIN_DECLS

/* The dialog that moves a meeting with all its sittings to another first day, showing what the
 * days become before it is done. */
#define RAP_TYPE_MOVE_MEETING (rap_move_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RapMoveMeeting, rap_move_meeting, RAP, MOVE_MEETING, AdwWindow)

GtkWindow *rap_move_meeting_new (RapSession *session, GtkWindow *parent, RapRecord *meeting);

G_END_DECLS
