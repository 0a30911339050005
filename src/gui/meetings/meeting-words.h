/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/* A meeting in words, for rows, heads and lists. */

/* Code of its body, else of its region, else "". (transfer none) */
const char *rap_meeting_code (RapSession *session, RapRecord *meeting);
/* Style class of its region's hue, "region-ESA"; "neutral" without region. (transfer full) */
char *rap_meeting_hue (RapSession *session, RapRecord *meeting);
/* "Thu 15 – Fri 16 May 2025". (transfer full) */
char *rap_meeting_days (RapRecord *meeting);
/* "Pretoria, South Africa"; "" when neither is known. (transfer full) */
char *rap_meeting_place (RapRecord *meeting);
/* The state in words, and the icon and pill style that go with it. */
const char *rap_meeting_state_label (const char *state);
const char *rap_meeting_state_icon (const char *state);
const char *rap_meeting_state_style (const char *state);

G_END_DECLS
