/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * RapQueryModel:
 *
 * A lazy #GListModel over the records of a query: an array of row ids, pages of records read when
 * asked for, in a small cache, one object per row as long as someone holds it. Follows
 * #RapStore::changed by the fewest splices, so that selection and scroll position stay.
 *
 * ## Properties
 * `n-items` (guint), `pending` (gboolean): a query is running on the thread
 */
#define RAP_TYPE_QUERY_MODEL (rap_query_model_get_type ())
G_DECLARE_FINAL_TYPE (RapQueryModel, rap_query_model, RAP, QUERY_MODEL, GObject)

RapQueryModel *rap_query_model_new (RapStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* Runs the query on a thread and splices the result in; %NULL empties. A newer query cancels an older. */
void rap_query_model_set_query (RapQueryModel *self, RapQuery *query);
/* The same, but the rows stand there when it returns (first page of a window, tests). */
void rap_query_model_set_query_now (RapQueryModel *self, RapQuery *query);
gboolean rap_query_model_is_pending (RapQueryModel *self);
/* Place of a row id, GTK_INVALID_LIST_POSITION (G_MAXUINT) when it is not in the list. */
guint rap_query_model_position (RapQueryModel *self, gint64 id);
gint64 rap_query_model_id_at (RapQueryModel *self, guint position);

G_END_DECLS
