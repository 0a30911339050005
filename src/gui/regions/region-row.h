/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/region-summary.h"
#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionRow:
 *
 * A region in the list: its code, its short name, how many members, entities and meetings ahead,
 * and what asks for attention: a term that ends, facts that nobody has confirmed.
 *
 * CSS nodes: row.region-row
 */
#define RAP_TYPE_REGION_ROW (rap_region_row_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionRow, rap_region_row, RAP, REGION_ROW, GtkListBoxRow)

GtkWidget *rap_region_row_new (void);
/* @n_meetings are ahead; −1 while that is not known. */
void rap_region_row_show (RapRegionRow *self, RapRecord *region, const RapRegionSummary *summary,
                          int n_meetings);
gint64 rap_region_row_get_id (RapRegionRow *self);

G_END_DECLS
