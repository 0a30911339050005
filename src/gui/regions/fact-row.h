/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/record.h"

G_BEGIN_DECLS

/**
 * RapFactRow:
 *
 * A record in a short list: letters in a pill, its name, a line of facts, a figure at the end. Two
 * lines, always of one height. When the facts are unconfirmed, the second line begins by saying so.
 * Activating the row opens the record.
 *
 * CSS nodes: row.fact-row
 */
#define RAP_TYPE_FACT_ROW (rap_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (RapFactRow, rap_fact_row, RAP, FACT_ROW, GtkListBoxRow)

GtkWidget *rap_fact_row_new (void);
/* The record that the row stands for, and whether its facts are unconfirmed. */
void rap_fact_row_set_record (RapFactRow *self, RapRecord *record);
RapRecord *rap_fact_row_get_record (RapFactRow *self);
/* Each text may be "". */
void rap_fact_row_set_words (RapFactRow *self, const char *title, const char *facts);
/* @letters "" leaves the pill's place empty. Styles and icons as RapPill has them. */
void rap_fact_row_set_pill (RapFactRow *self, const char *letters, const char *icon,
                            const char *style);
/* A figure, and a smaller one under it. */
void rap_fact_row_set_figure (RapFactRow *self, const char *figure, const char *note);
/* A button before the end of the row; the row takes it. */
void rap_fact_row_add_button (RapFactRow *self, GtkWidget *button);

G_END_DECLS
