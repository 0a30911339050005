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

RapNumbering rap_numbering_from_nick (const char *nick); /* "roman" "decimal" "letter" */

/* The label of the place @path[0..n_levels): 1-based counts from the top level down.
 * Own part only: ROMAN {3,2} → "b", {3,2,4} → "(iv)"; DECIMAL gives the whole path "3.2.4". (transfer full) */
char *rap_numbering_label (RapNumbering style, const guint *path, guint n_levels);
/* The whole number as people cite it: "III.b(iv)", "3.2.4", "C.2(d)". (transfer full) */
char *rap_numbering_full (RapNumbering style, const guint *path, guint n_levels);
char *rap_roman (guint number, gboolean upper);
/* a … z, aa, ab … (bijective base 26) */
char *rap_letters (guint number, gboolean upper);

G_END_DECLS
