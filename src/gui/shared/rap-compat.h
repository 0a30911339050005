/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 and the GTK of today do by different means. Nothing else in the program asks which
 * version it runs on. */

/**
 * rap_file_open_async:
 * @filter: (nullable): what is offered first; "All Files" stands beside it
 * @folder: (nullable): where the choice begins
 *
 * Asks for a local file to open. rap_file_choose_finish() gives it.
 */
void rap_file_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                          GFile *folder, GAsyncReadyCallback callback, gpointer data);
/* The same for a place to write to, with a @name proposed. */
void rap_file_save_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                          const char *name, GFile *folder,
                          GAsyncReadyCallback callback, gpointer data);
/* %NULL with %G_IO_ERROR_CANCELLED when the user chose none. */
GFile *rap_file_choose_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void rap_calendar_set_date (GtkCalendar *calendar, GDateTime *date);
/* Has screen readers say @words; silent before GTK 4.14, which has no such call. */
void rap_announce (GtkWidget *widget, const char *words);
void rap_widget_get_color (GtkWidget *widget, GdkRGBA *color);
/* Scrolls a GtkListView, GtkGridView or GtkColumnView to the row. */
void rap_list_scroll_to (GtkWidget *view, guint position);
/* Scrolls a GtkListView of a single selection to that row and gives it the focus; selected before. */
gboolean rap_list_focus_selected (GtkWidget *list, guint position);

G_END_DECLS
