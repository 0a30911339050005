/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"
#include "report/agenda-document.h"
#include "report/report.h"

G_BEGIN_DECLS

/**
 * RapDocumentDialog:
 *
 * A meeting's agenda as a document: which one, in which language, for whom; its pages as they will be
 * printed; then to the printer or into a file.
 *
 * ## Actions
 * `document.print` · `document.save` with "pdf", "html" or "csv" · `document.next-page` ·
 * `document.previous-page`
 */
#define RAP_TYPE_DOCUMENT_DIALOG (rap_document_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapDocumentDialog, rap_document_dialog, RAP, DOCUMENT_DIALOG, AdwWindow)

/* @to_print: which of the two, printing or saving, is proposed. (transfer none) */
GtkWindow *rap_document_dialog_new (RapSession *session, GtkWindow *parent, gint64 meeting,
                                    gboolean to_print);
/* What is shown now; %NULL when the meeting could not be read. (transfer none) */
RapDocument *rap_document_dialog_get_document (RapDocumentDialog *self);
/* Pages of the preview, 0 while they are laid out. */
guint rap_document_dialog_get_n_pages (RapDocumentDialog *self);
/* Writes the file on a thread, whole or not at all; for tests and the save button. */
void rap_document_dialog_save_async (RapDocumentDialog *self, RapReportFormat format, GFile *file,
                                     GAsyncReadyCallback callback, gpointer data);
gboolean rap_document_dialog_save_finish (RapDocumentDialog *self, GAsyncResult *result,
                                          GError **error);

G_END_DECLS
