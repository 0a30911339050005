/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapAgendaPane:
 *
 * The part of the agenda's view whose keys act on the agenda: the list. Popovers and the panel with
 * an item's details stand outside of it, so that an "L" typed or pressed there locks nothing.
 */
#define RAP_TYPE_AGENDA_PANE (rap_agenda_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaPane, rap_agenda_pane, RAP, AGENDA_PANE, GtkWidget)

G_END_DECLS
