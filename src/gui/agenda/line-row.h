/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"
#include "item-cells.h"

G_BEGIN_DECLS

/**
 * RapLineRow:
 *
 * What a row of the agenda's list holds: the widget that fits its line, exchanged when the row
 * comes to show another kind of line. Source of drags, place of the context menu.
 *
 * CSS nodes: linerow[.drop-before][.drop-after][.drop-into][.dragged]
 */
#define RAP_TYPE_LINE_ROW (rap_line_row_get_type ())
G_DECLARE_FINAL_TYPE (RapLineRow, rap_line_row, RAP, LINE_ROW, GtkWidget)

GtkWidget *rap_line_row_new (RapAgendaView *view);
void rap_line_row_set_line (RapLineRow *self, RapAgendaLine *line);
RapAgendaLine *rap_line_row_get_line (RapLineRow *self);
/* (nullable): of an item's row */
RapItemCells *rap_line_row_get_cells (RapLineRow *self);
/* Gives the focus to the list's row around it. */
void rap_line_row_focus_row (RapLineRow *self);
/* %TRUE shows where a dragged item would go. */
void rap_line_row_mark_drop (RapLineRow *self, gboolean marked, RapPlace place);

G_END_DECLS
