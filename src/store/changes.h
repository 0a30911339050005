/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

G_BEGIN_DECLS

/* What rap_store_apply() says for a change set that changes nothing. */
#define RAP_NO_STEP (-1)

/**
 * rap_changes_write:
 * @kind: of the step, "do" or "reference"
 * @step: gets the journal step; %RAP_NO_STEP when no row came to differ
 *
 * Writes a change set inside a transaction opened by rap_store_begin(), and holds every record it
 * touches against its rules. The caller commits. The records get their ids by
 * rap_changes_give_ids(), when that has succeeded.
 */
gboolean rap_changes_write (RapStore *self, RapDatabase *writer, RapChangeSet *changes,
                            const char *kind, GHashTable *ids, gint64 *step, GError **error);
/* Stand-in → row id. */
GHashTable *rap_changes_new_ids (void) G_GNUC_WARN_UNUSED_RESULT;
void rap_changes_give_ids (RapChangeSet *changes, GHashTable *ids);

G_END_DECLS
