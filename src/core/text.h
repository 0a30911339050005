/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "error.h"

G_BEGIN_DECLS

/**
 * rap_text_problem:
 * @text: (nullable): bytes, not necessarily ended by 0
 * @length: number of bytes
 * @maximum: number of characters that are allowed
 * @multi_line: line feed and tab pass, and the line separators of Unicode
 *
 * Why @text may not be stored: invalid UTF-8 with the place of the byte, a control character (C0,
 * DEL, C1, in one line also a line separator) with its place, too long with both lengths. Bytes and
 * characters are counted from 1. Marks of writing direction are text and pass.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL when it may be stored
 */
char *rap_text_problem (const char *text, gsize length, gsize maximum, gboolean multi_line);
/* For comparing and searching: lower case, accents taken off, compatibility forms resolved, œ ø ł
 * and the like spelled as people type them, curved apostrophes straight: "L’Élève" → "l'eleve".
 * %NULL gives "". (transfer full) */
char *rap_text_fold (const char *text);
/* Whether @text, folded, has @folded_needle in it; an empty needle is in everything. */
gboolean rap_text_matches (const char *text, const char *folded_needle);
/* At most @maximum characters, the last of them "…" when something was cut off; no letter is parted
 * from its accents, and no space is left before the "…". (transfer full) */
char *rap_text_ellipsize (const char *text, gsize maximum);

/* Reads `90`, `90m`, `90 min`, `1h`, `1h30`, `1 h 30`, `1 h 30 min`, `1:30`, `1.5h`, `1,5 h` in
 * either case; minutes out, 0 to 100,000, a fraction of a minute rounded. %FALSE, and nothing is
 * written, for anything else. */
gboolean rap_duration_parse (const char *text, int *minutes);
/* "20 min", "1 h", "1 h 05", translated; a negative one has a minus sign. (transfer full) */
char *rap_duration_format (int minutes);

/* "31st" / "31e", by language "en" or "fr" (a locale such as "fr_BE" will do); "225/226" →
 * "225th/226th". French is feminine, for it is said of sessions: "1re". What is not a number, or
 * another language, comes back as it is. (transfer full) */
char *rap_ordinal (const char *number, const char *language);

/* Appends @value (%NULL is "") as one field of CSV (RFC 4180), without the comma between fields.
 * What a spreadsheet would run as a formula (a leading = + - @, tab, CR or LF, also in their wide
 * forms) gets an apostrophe before it; a plain number (-5, +3.2) stays one. So that a reader can
 * take that apostrophe away again, one more is put where a text begins so by itself ('=1). */
void rap_csv_append (GString *line, const char *value);

G_END_DECLS
