/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* The document as one HTML file that needs no other: headings, lists and tables as what they are, in
 * its language, with a style for the screen and for paper. (transfer full) */
GString *rap_document_to_html (const RapDocument *document);

G_END_DECLS
