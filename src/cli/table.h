/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapTable:
 *
 * Rows of text for people (columns aligned by what they take on a terminal) or for spreadsheets.
 */
typedef struct _RapTable RapTable;

RapTable *rap_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rap_table_free (RapTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapTable, rap_table_free)

/* Columns first, then as many cells for each row. Numbers stand better at the right. */
void rap_table_add_column (RapTable *self, const char *title, gboolean right);
void rap_table_add_cell (RapTable *self, const char *text);
void rap_table_take_cell (RapTable *self, char *text);
guint rap_table_n_rows (RapTable *self);

/* To standard output. The table's cells are cut at @longest columns; 0 for never. */
void rap_table_print (RapTable *self, gboolean with_titles, guint longest);
void rap_table_print_csv (RapTable *self);

/* Columns that a terminal takes for @text: wide characters are two, marks none. */
guint rap_text_width (const char *text);

G_END_DECLS
