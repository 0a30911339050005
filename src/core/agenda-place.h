/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-edit.h"

G_BEGIN_DECLS

/* Distance of neighbours' positions: room to put items between without touching the others. */
#define RAP_ITEM_GAP 1024

/**
 * RapSpot:
 * @sitting: id, 0 for the backlog
 * @parent: id of an item, 0 for the top level
 * @after: id of the item it follows, 0 to come first; not a count, so that taking the item out of
 *   the same list does not shift the place
 *
 * A place in the tree of an agenda.
 */
typedef struct
{
  gint64 sitting;
  gint64 parent;
  gint64 after;
} RapSpot;

gboolean rap_spot_find (RapAgenda *agenda, RapPlace place, RapKind target_kind, gint64 target,
                        RapSpot *spot, GError **error);
/* Whether @item may stand there: not below itself, not below a break, not too deep. */
gboolean rap_spot_check (RapAgenda *agenda, RapRecord *item, const RapSpot *spot, GError **error);
/* Puts @item, with all below it, there; keeps the agenda arranged. */
void rap_spot_put (RapAgenda *agenda, RapRecord *item, const RapSpot *spot);

/* Places relative to @item; %FALSE when there is none. */
gboolean rap_spot_above (RapAgenda *agenda, RapRecord *item, RapSpot *spot);
gboolean rap_spot_below (RapAgenda *agenda, RapRecord *item, RapSpot *spot);
gboolean rap_spot_under_previous (RapAgenda *agenda, RapRecord *item, RapSpot *spot);
gboolean rap_spot_after_parent (RapAgenda *agenda, RapRecord *item, RapSpot *spot);
gboolean rap_spot_other_day (RapAgenda *agenda, RapRecord *item, int by, RapSpot *spot);

G_END_DECLS
