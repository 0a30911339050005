/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapNewMeeting:
 *
 * The dialog that plans a meeting. Choosing a body fills in what usually follows: region, kind,
 * next session, titles in both languages, zone. What the user typed stays.
 *
 * ## Signals
 * `created (gint64 id)`: the meeting stands in the workspace
 */
#define RAP_TYPE_NEW_MEETING (rap_new_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RapNewMeeting, rap_new_meeting, RAP, NEW_MEETING, AdwWindow)

/* @region: where the meeting is likely to be, 0 for unknown. */
GtkWindow *rap_new_meeting_new (RapSession *session, GtkWindow *parent, gint64 region);

G_END_DECLS
