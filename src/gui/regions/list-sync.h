/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/record.h"

G_BEGIN_DECLS

/**
 * RapListRows:
 * @create: a row for the record (a #GtkListBoxRow)
 * @update: shows the record in the row; called for new rows too
 * @data: handed to both
 *
 * How the rows of a list box follow records.
 */
typedef struct
{
  GtkWidget *(*create) (RapRecord *record, gpointer data);
  void (*update) (GtkWidget *row, RapRecord *record, gpointer data);
  gpointer data;
} RapListRows;

/* Makes the rows of @list be those of @records, in their order. A row stays the same widget as long
 * as its record is in the list, so that focus and place stay; when the row that has the focus goes,
 * its neighbour gets it. For lists of some hundred rows. */
void rap_list_sync (GtkListBox *list, GPtrArray *records, const RapListRows *rows);
/* The record's row; %NULL when it has none. */
GtkListBoxRow *rap_list_find (GtkListBox *list, RapKind kind, gint64 id);

G_END_DECLS
