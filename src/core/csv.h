/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "error.h"

G_BEGIN_DECLS

/**
 * RapCsvRow:
 * @line: line of the file on which the row begins, from 1, as an editor counts
 * @cells: %NULL ended
 */
typedef struct
{
  guint line;
  GStrv cells;
} RapCsvRow;

/**
 * rap_csv_parse:
 * @text: the bytes of the file, need not end with NUL
 * @length: how many
 *
 * Reads CSV (RFC 4180) as spreadsheets write it: with or without a byte-order mark, with CRLF or LF,
 * with comma, semicolon or tab between the cells, whichever the first row has most of. Quoted cells
 * may hold the separator, doubled quotes and line breaks. Rows of nothing but empty cells are left
 * out. Refused with the line when it is not UTF-8, has a NUL, or a quote that is never closed.
 *
 * Returns: (transfer full) (element-type RapCsvRow): the rows, or %NULL with %RAP_ERROR_INVALID
 */
GArray *rap_csv_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
