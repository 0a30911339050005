/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * rap_store_chain:
 * @meeting: a meeting as stored
 *
 * The other meetings of its chain in this cycle that can still be moved: those that lead up to it
 * and those that follow, as the bodies' chain-next says.
 *
 * Returns: (transfer full) (element-type RapRecord): in order of their first days, empty for none;
 *   %NULL with @error set
 */
GPtrArray *rap_store_chain (RapStore *store, RapRecord *meeting, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * rap_store_move_meeting:
 * @meeting: row id
 * @with_chain: whether the other meetings of its chain move by as many days
 *
 * Returns: (transfer full): the change set, one undo step, or %NULL with @error set
 */
RapChangeSet *rap_store_move_meeting (RapStore *store, gint64 meeting, RapLocal first_day,
                                      gboolean with_chain, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
