/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that appear whole or not at all. */

/* Sets @error from an errno about @path, in words for people. Always %FALSE. */
gboolean rap_files_fail (int system_error, const char *path, GError **error);
/* Makes an empty, hidden file in the folder of @path, to be written and then published as it. */
char *rap_files_make_beside (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives the finished file @draft its name, after both it and its name are safe on the disk. Without
 * @replace an existing @path is never touched (%RAP_ERROR_INVALID). On error @draft is removed. */
gboolean rap_files_publish (const char *draft, const char *path, gboolean replace, GError **error);
/* What went wrong with @draft is to be told of @path: nobody knows the draft. */
void rap_files_rename_in_error (GError **error, const char *draft, const char *path);

G_END_DECLS
