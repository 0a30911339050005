/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapItemDetails:
 *
 * Everything about the selected item or sitting, for what a line has no room to show: titles in
 * both languages, annotation, list, minimum duration, moderators, state and outcome. Each field is
 * edited where it is read. Escape closes the panel.
 */
#define RAP_TYPE_ITEM_DETAILS (rap_item_details_get_type ())
G_DECLARE_FINAL_TYPE (RapItemDetails, rap_item_details, RAP, ITEM_DETAILS, GtkWidget)

GtkWidget *rap_item_details_new (RapAgendaView *view);
/* Shows the item or sitting the line is about, as the agenda holds it now; %NULL shows nothing. */
void rap_item_details_show (RapItemDetails *self, RapAgendaLine *line);

G_END_DECLS
