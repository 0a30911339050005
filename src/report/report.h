/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * RapReportFormat: the files a document can become
 */
typedef enum
{
  RAP_REPORT_PDF,
  RAP_REPORT_HTML,
  RAP_REPORT_CSV,
} RapReportFormat;
#define RAP_N_REPORT_FORMATS (RAP_REPORT_CSV + 1)

/* "pdf" "html" "csv": name on the command line and suffix of a file. */
const char *rap_report_format_nick (RapReportFormat format);
gboolean rap_report_format_from_nick (const char *nick, RapReportFormat *format);

/**
 * rap_report_bytes:
 * @paper: of a PDF; else without meaning
 *
 * The whole file. The same document gives the same bytes wherever the same letters are installed. A PDF
 * is tagged, with an outline, links, title, author and the document's own date.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED, or %RAP_ERROR_IO when the page could not
 *   be drawn
 */
GBytes *rap_report_bytes (RapDocument *document, RapReportFormat format, RapPaper paper,
                          GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
