/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapPlainCells:
 *
 * A line of the agenda that is words alone: a problem or free time where it arises, or the place
 * where the next item or sitting can be added.
 *
 * CSS nodes: plaincells[.warning][.add] > .time, image, .words, button.add
 */
#define RAP_TYPE_PLAIN_CELLS (rap_plain_cells_get_type ())
G_DECLARE_FINAL_TYPE (RapPlainCells, rap_plain_cells, RAP, PLAIN_CELLS, GtkWidget)

GtkWidget *rap_plain_cells_new (RapAgendaView *view);
void rap_plain_cells_set_line (RapPlainCells *self, RapAgendaLine *line);
void rap_plain_cells_refresh (RapPlainCells *self);

G_END_DECLS
