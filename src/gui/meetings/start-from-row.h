/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapStartFromRow:
 *
 * What the agenda of a new meeting starts from: nothing, or an earlier meeting that has one. A list
 * row with a chooser: first the sessions of the body, the last one on top, then the meetings of
 * other bodies.
 *
 * ## Properties
 * `meeting` (gint64): row id of the earlier meeting, 0 for an empty agenda
 */
#define RAP_TYPE_START_FROM_ROW (rap_start_from_row_get_type ())
G_DECLARE_FINAL_TYPE (RapStartFromRow, rap_start_from_row, RAP, START_FROM_ROW, AdwPreferencesRow)

GtkWidget *rap_start_from_row_new (RapSession *session);
/* The body of the new meeting, 0 for none. Another body's choice is let go. */
void rap_start_from_row_set_body (RapStartFromRow *self, gint64 body);
gint64 rap_start_from_row_get_meeting (RapStartFromRow *self);
void rap_start_from_row_set_meeting (RapStartFromRow *self, gint64 meeting);

G_END_DECLS
