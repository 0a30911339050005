/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapAgendaCaptions:
 *
 * The heads of the agenda's columns: whose clock each column of times is, and what the others hold.
 * Not shown while the cells of a line stand in two rows.
 */
#define RAP_TYPE_AGENDA_CAPTIONS (rap_agenda_captions_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaCaptions, rap_agenda_captions, RAP, AGENDA_CAPTIONS, GtkWidget)

GtkWidget *rap_agenda_captions_new (RapAgendaView *view);
void rap_agenda_captions_refresh (RapAgendaCaptions *self);

G_END_DECLS
