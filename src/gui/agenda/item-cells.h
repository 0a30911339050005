/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapItemCells:
 *
 * The cells of an agenda item, break or protocol slot: times, lock, number, title, purposes,
 * minutes, who, menu. A cell is edited in its place by an editor that comes and goes.
 *
 * Keyboard: the list's row has the focus; Tab goes from it through the cells and out again,
 * Shift+Tab back. In a read-only workspace the cells take no focus.
 *
 * CSS nodes: itemcells[.break][.protocol][.withdrawn][.fixed][.sub][.draft] >
 * .handle, .time, .zone, .lock, .number, .title, .purposes, .minutes, .who, .menu, celleditor
 */
#define RAP_TYPE_ITEM_CELLS (rap_item_cells_get_type ())
G_DECLARE_FINAL_TYPE (RapItemCells, rap_item_cells, RAP, ITEM_CELLS, GtkWidget)

GtkWidget *rap_item_cells_new (RapAgendaView *view);
/* %NULL when the row is taken away; ends an edit without keeping it. */
void rap_item_cells_set_line (RapItemCells *self, RapAgendaLine *line);
RapAgendaLine *rap_item_cells_get_line (RapItemCells *self);
/* Shows what the line holds now. */
void rap_item_cells_refresh (RapItemCells *self);

/* Puts an editor in the place of the cell: TIME, TITLE, MINUTES or WHO. */
void rap_item_cells_edit (RapItemCells *self, RapCell cell);
void rap_item_cells_end_edit (RapItemCells *self);
/* (nullable) (transfer none) */
RapCellEditor *rap_item_cells_get_editor (RapItemCells *self);
RapCell rap_item_cells_get_edited (RapItemCells *self);
/* Goes to the cell after or before @cell: an editor, or a button that takes the focus. %FALSE
 * beyond the last; before the first the row gets the focus. */
gboolean rap_item_cells_go (RapItemCells *self, RapCell cell, int by);
GtkWidget *rap_item_cells_get_cell (RapItemCells *self, RapCell cell);

G_END_DECLS
