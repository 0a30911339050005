/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "error.h"

G_BEGIN_DECLS

/* Why @text may not be stored (invalid UTF-8 with byte offset, control character with place, too
 * long with both lengths); %NULL when it may. (transfer full) Line feed and tab pass if @multi_line. */
char *rap_text_problem (const char *text, gsize length, gsize maximum, gboolean multi_line);
/* Lower case, accents taken off, for comparing and searching: "Élève" → "eleve". (transfer full) */
char *rap_text_fold (const char *text);
gboolean rap_text_matches (const char *text, const char *folded_needle);
/* At most @maximum characters, cut at a character with "…" at the end. (transfer full) */
char *rap_text_ellipsize (const char *text, gsize maximum);

/* Reads `90`, `90m`, `90 min`, `1h`, `1h30`, `1 h 30`, `1:30`, `1.5h`, `1,5 h`; minutes out. */
gboolean rap_duration_parse (const char *text, int *minutes);
/* "20 min", "1 h", "1 h 30", translated. (transfer full) */
char *rap_duration_format (int minutes);

/* "31st" / "31e" (1er), by language "en" or "fr"; "225/226" → "225th/226th". (transfer full) */
char *rap_ordinal (const char *number, const char *language);

/* @value as one field of CSV (RFC 4180), a leading = + - @ TAB made harmless for spreadsheets. */
void rap_csv_append (GString *line, const char *value);

G_END_DECLS
