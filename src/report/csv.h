/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* The items or tables of the document for spreadsheets (RFC 4180, UTF-8 with BOM, formula cells
 * neutralised): a head row, then a row an item or line, the day and the sitting or room before each.
 * (transfer full) */
GString *rap_document_to_csv (const RapDocument *document);

G_END_DECLS
