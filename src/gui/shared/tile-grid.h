/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tile.h"

G_BEGIN_DECLS

/**
 * RapTileGrid:
 *
 * Tiles of one size in rows that fill the width: a map without borders. Some hundred tiles at
 * most. Arrow keys go from tile to tile, Enter, Space or a click activates one; the name is seen
 * on hover and on focus.
 *
 * ## Properties
 * `model` (GListModel of RapTile) · `current` (RapTile, nullable, read-only): the tile under the
 * pointer, else the one that has the focus
 *
 * ## Signals
 * `activated (RapTile *tile)`
 *
 * CSS nodes: tilegrid with flowboxchild.tile (.STYLE) each; role list of list items
 */
#define RAP_TYPE_TILE_GRID (rap_tile_grid_get_type ())
G_DECLARE_FINAL_TYPE (RapTileGrid, rap_tile_grid, RAP, TILE_GRID, GtkWidget)

GtkWidget *rap_tile_grid_new (void);
/* @label names the list to screen readers: "Members of East and Southern Africa". */
void rap_tile_grid_set_label (RapTileGrid *self, const char *label);
void rap_tile_grid_set_model (RapTileGrid *self, GListModel *model);
GListModel *rap_tile_grid_get_model (RapTileGrid *self);
RapTile *rap_tile_grid_get_current (RapTileGrid *self) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the focus on the tile of that id; %FALSE when there is none. */
gboolean rap_tile_grid_focus_tile (RapTileGrid *self, gint64 id);

G_END_DECLS
