/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapNumbering:
 * @RAP_NUMBERING_ROMAN: I · a. · (i), as WCO committees
 * @RAP_NUMBERING_DECIMAL: 1 · 1.1 · 1.1.1, as WTO and IMO
 * @RAP_NUMBERING_LETTER: A · 1 · a
 *
 * How a body numbers its agenda items.
 */
typedef enum
{
  RAP_NUMBERING_ROMAN,
  RAP_NUMBERING_DECIMAL,
  RAP_NUMBERING_LETTER,
} RapNumbering;

/* "roman" "decimal" "letter"; anything else is %RAP_NUMBERING_ROMAN, the WCO's own. */
RapNumbering rap_numbering_from_nick (const char *nick);

/* The label of the place @path[0..n_levels): 1-based counts from the top level down.
 * Own part only: ROMAN {3,2} → "b", {3,2,4} → "(iv)"; DECIMAL gives the whole path "3.2.4".
 * Levels go on for ever: ROMAN I · a · (i) · 1 · (a) and again (i) · 1 · (a), LETTER A · 1 · a ·
 * (i) and again 1 · a · (i). No levels give "". (transfer full) */
char *rap_numbering_label (RapNumbering style, const guint *path, guint n_levels);
/* The whole number as people cite it: "III.b(iv)", "3.2.4", "C.2(d)". From the third level on each
 * part stands in parentheses. (transfer full) */
char *rap_numbering_full (RapNumbering style, const guint *path, guint n_levels);
/* 1 to 3999; what has no Roman numeral, 0 or more than that, is given in digits. (transfer full) */
char *rap_roman (guint number, gboolean upper);
/* a … z, aa, ab … (bijective base 26); 0 gives "0". (transfer full) */
char *rap_letters (guint number, gboolean upper);

G_END_DECLS
