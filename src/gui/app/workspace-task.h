/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/clock.h"

G_BEGIN_DECLS

/* Work on whole workspaces that takes longer than a frame, done on a thread. */

/**
 * rap_workspace_make_async:
 * @path: where the file shall be
 * @with_sample: whether the sample year is loaded into it
 *
 * Makes a workspace with the reference data. The file is not there when this fails or is cancelled.
 */
void rap_workspace_make_async (const char *path, gboolean with_sample, RapClock *clock,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
/* Loads the sample year into the workspace at @path; whoever has it open is told by its store. */
void rap_workspace_load_sample_async (const char *path, RapClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data);
/* For both. */
gboolean rap_workspace_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
