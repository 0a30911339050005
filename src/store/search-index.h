/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Takes in what the journal says of meetings since it was done last, whoever wrote it. Within a
 * transaction. */
gboolean rap_search_index_update (RapDatabase *writer, GError **error);
/* The same in a transaction of its own, when there is something to take in. */
gboolean rap_search_index_catch_up (RapDatabase *writer, GError **error);
/* How many meetings the search knows otherwise than they are. */
gboolean rap_search_index_count_wrong (RapDatabase *reader, gint64 *n_wrong, GError **error);

G_END_DECLS
