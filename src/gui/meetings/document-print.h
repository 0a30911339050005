/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/document.h"

G_BEGIN_DECLS

/* A print operation that draws @document with the pages of the preview and the PDF. (transfer full) */
GtkPrintOperation *rap_document_print_new (RapDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
