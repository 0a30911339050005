/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Loads data/reference into the workspace: new rows are added, rows and values that the user has
 * not touched follow the data, what the user changed or deleted stays. Repeatable; one journal
 * step of kind "reference" that undo passes over; none when nothing is new. */
gboolean rap_workspace_load_reference (RapStore *store, GError **error);
/* A new workspace with the reference data. */
RapStore *rap_workspace_create (const char *path, RapClock *clock, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the sample year (data/demo) as one undoable step. Refused when the workspace has it. */
gboolean rap_workspace_add_sample (RapStore *store, GError **error);
gboolean rap_workspace_has_sample (RapStore *store);
/* Change set that removes every meeting marked as a sample, with all that belongs to it. */
RapChangeSet *rap_workspace_remove_sample (RapStore *store, GError **error);

G_END_DECLS
