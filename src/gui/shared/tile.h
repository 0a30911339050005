/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RapTile:
 *
 * What one tile of a RapTileGrid shows. Immutable.
 *
 * ## Properties
 * `id` (gint64): what the tile stands for, often a row id · `label` (char *): the few letters on
 * the tile, "ZAF" · `name` (char *): the words of tooltip and screen reader, "South Africa" ·
 * `style` (char *, nullable): a style class of the tile
 */
#define RAP_TYPE_TILE (rap_tile_get_type ())
G_DECLARE_FINAL_TYPE (RapTile, rap_tile, RAP, TILE, GObject)

RapTile *rap_tile_new (gint64 id, const char *label, const char *name,
                       const char *style) G_GNUC_WARN_UNUSED_RESULT;
gint64 rap_tile_get_id (RapTile *self);
const char *rap_tile_get_label (RapTile *self);
const char *rap_tile_get_name (RapTile *self);
const char *rap_tile_get_style (RapTile *self);

G_END_DECLS
