/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "store.h"

G_BEGIN_DECLS

/* A complete copy of what @source sees now, written beside @path and renamed when it is whole. */
gboolean rap_backup_copy (RapDatabase *source, const char *path, gboolean replace,
                          GCancellable *cancellable, GError **error);

/* Dated backups, kept by themselves in $XDG_DATA_HOME/rapporteur/backups/WORKSPACE-UID as
 * `NAME-YYYYMMDDTHHMMSSZ-PLACE.rapporteur`; PLACE tells files of one name and uid in different
 * folders (copies of a workspace) apart. */

/* Makes one when the newest is older than a day and there is something of the user's to lose; then
 * removes those beyond ten daily and eight weekly ones. @made (nullable) gets its path or %NULL.
 * A damaged file is reported (%RAP_ERROR_DAMAGED), never copied over good backups. */
gboolean rap_backup_make_dated (RapDatabase *source, const char *path, gint64 now, char **made,
                                GCancellable *cancellable, GError **error);
/* The newest dated backup of the workspace at @path, also when that cannot be read; or %NULL. */
char *rap_backup_find_newest (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Which of the backups of one workspace to remove, by their Unix times, newest first:
 * @keep[i] gets whether @times[i] stays. */
void rap_backup_choose (const gint64 *times, gsize n_times, gboolean *keep);
/* Adds where the newest backup lies to a %RAP_ERROR_DAMAGED @error; leaves others as they are. */
void rap_backup_add_hint (const char *path, GError **error);

G_END_DECLS
