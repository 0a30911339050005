/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapAgendaView:
 *
 * The agenda of one meeting, edited where it is read: days and sittings, items as a tree with
 * computed numbers and clock times.
 *
 * ## Properties
 * `session` (construct-only) · `meeting` (gint64, row id; 0 shows nothing)
 */
#define RAP_TYPE_AGENDA_VIEW (rap_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaView, rap_agenda_view, RAP, AGENDA_VIEW, GtkWidget)

GtkWidget *rap_agenda_view_new (RapSession *session);
void rap_agenda_view_set_meeting (RapAgendaView *self, gint64 meeting);
gint64 rap_agenda_view_get_meeting (RapAgendaView *self);
/* Selects and scrolls to an item or sitting. */
void rap_agenda_view_select (RapAgendaView *self, RapKind kind, gint64 id);

G_END_DECLS
