/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapExportDialog:
 *
 * What the calendar file of a meeting will hold, event by event, and what each recipient's calendar
 * will do with it (new, updated, cancelled, unchanged); then saves it.
 */
#define RAP_TYPE_EXPORT_DIALOG (rap_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapExportDialog, rap_export_dialog, RAP, EXPORT_DIALOG, AdwWindow)

GtkWindow *rap_export_dialog_new (RapSession *session, GtkWindow *parent, gint64 meeting);
/* Writes the file and remembers what it told calendars; for tests and the save button. */
void rap_export_dialog_save_async (RapExportDialog *self, GFile *file, GAsyncReadyCallback callback,
                                   gpointer data);
gboolean rap_export_dialog_save_finish (RapExportDialog *self, GAsyncResult *result,
                                        GError **error);

G_END_DECLS
