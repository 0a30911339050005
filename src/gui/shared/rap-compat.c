/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "rap-compat.h"

/* Both branches of each choice are right; the pins would take the newer one for a mistake. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GtkFileFilter *
all_files (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All Files"));
  gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

static void
return_file (GTask *task, GFile *file, GError *error)
{
  if (file && g_file_peek_path (file))
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else if (file)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _("Only files of this computer can be used."));
  else if (error)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _("No file was chosen."));
}

#if GTK_CHECK_VERSION (4, 10, 0)

static GtkFileDialog *
new_dialog (const char *title, GtkFileFilter *filter, GFile *folder)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = all_files ();

  if (filter)
    g_list_store_append (filters, filter);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  if (folder)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  return dialog;
}

/* Closing the dialog is no error. */
static void
return_choice (GTask *task, GFile *file, GError *error)
{
  gboolean is_none = g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
                     || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);

  return_file (task, file, is_none ? NULL : error);
}

static void
opened_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  return_choice (task, file, error);
}

static void
saved_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);

  return_choice (task, file, error);
}

void
rap_file_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter, GFile *folder,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (title, filter, folder);

  gtk_file_dialog_open (dialog, parent, NULL, opened_cb, g_task_new (parent, NULL, callback, data));
}

void
rap_file_save_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                     const char *name, GFile *folder, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (title, filter, folder);

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, g_task_new (parent, NULL, callback, data));
}

#else

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  return_file (task, file, NULL);
  g_object_unref (dialog);
}

static GtkFileChooser *
show_dialog (GtkWindow *parent, GtkFileChooserAction action, const char *title,
             const char *accept, GtkFileFilter *filter, GFile *folder, GTask *task)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  g_autoptr (GtkFileFilter) all = all_files ();

  if (filter)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  return GTK_FILE_CHOOSER (dialog);
}

void
rap_file_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter, GFile *folder,
                     GAsyncReadyCallback callback, gpointer data)
{
  GtkFileChooser *dialog =
    show_dialog (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, _("_Open"), filter, folder,
                 g_task_new (parent, NULL, callback, data));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
rap_file_save_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                     const char *name, GFile *folder, GAsyncReadyCallback callback, gpointer data)
{
  GtkFileChooser *dialog =
    show_dialog (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, _("_Save"), filter, folder,
                 g_task_new (parent, NULL, callback, data));

  gtk_file_chooser_set_current_name (dialog, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

GFile *
rap_file_choose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
rap_calendar_set_date (GtkCalendar *calendar, GDateTime *date)
{
#if GTK_CHECK_VERSION (4, 20, 0)
  gtk_calendar_set_date (calendar, date);
#else
  gtk_calendar_select_day (calendar, date);
#endif
}

void
rap_announce (GtkWidget *widget, const char *words)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

void
rap_widget_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

void
rap_list_scroll_to (GtkWidget *view, guint position)
{
  GtkWidget *list = view;

  /* The rows of a column view are those of a list view inside it, which alone has the action. */
  if (GTK_IS_COLUMN_VIEW (view))
    for (list = gtk_widget_get_first_child (view); list && !GTK_IS_LIST_VIEW (list);
         list = gtk_widget_get_next_sibling (list))
      ;
  if (list)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

gboolean
rap_list_focus_selected (GtkWidget *list, guint position)
{
  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), FALSE);

  rap_list_scroll_to (list, position);
  /* The list itself would give its focus to the row that had it last. */
  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return gtk_widget_grab_focus (row);
  return FALSE;
}

G_GNUC_END_IGNORE_DEPRECATIONS
