/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "core/meeting.h"
#include "gui/meetings/document-dialog.h"
#include "gui/meetings/document-print.h"
#include "gui/meetings/meeting-detail.h"
#include "harness.h"

typedef struct
{
  RapWindow *window;
  RapSession *session;
  RapDocumentDialog *dialog;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = rap_harness_workspace (GPOINTER_TO_INT (data));

  self->window = rap_harness_open (path);
  self->session = rap_window_get_session (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_settings_reset (rap_session_settings (self->session), "document-kind");
  g_settings_reset (rap_session_settings (self->session), "document-language");
  rap_harness_close (self->window);
}

static gint64
council (Fixture *self)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;

  rap_query_search (query, "31st Governing Council");
  found = rap_store_list (rap_session_store (self->session), query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  return rap_record_id (found->pdata[0]);
}

static void
open_dialog (Fixture *self, gboolean to_print)
{
  self->dialog = RAP_DOCUMENT_DIALOG (rap_document_dialog_new (
    self->session, GTK_WINDOW (self->window), council (self), to_print));
  gtk_window_present (GTK_WINDOW (self->dialog));
  RAP_HARNESS_UNTIL (rap_document_dialog_get_n_pages (self->dialog) > 0);
}

/* The drop-down row of that title. */
static AdwComboRow *
row_of (Fixture *self, const char *title)
{
  GtkWidget *label = rap_harness_find (GTK_WIDGET (self->dialog), GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW));
}

static void
test_choices_make_the_document (Fixture *self, gconstpointer data)
{
  RapDocument *document;

  open_dialog (self, TRUE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (
                     gtk_window_get_focus (GTK_WINDOW (self->dialog)))), ==, "_Print…");
  document = rap_document_dialog_get_document (self->dialog);
  g_assert_cmpstr (document->name, ==, "Provisional agenda");
  adw_combo_row_set_selected (row_of (self, "Document"), RAP_AGENDA_SCRIPT);
  adw_combo_row_set_selected (row_of (self, "Language of the document"), 1);
  document = rap_document_dialog_get_document (self->dialog);
  g_assert_cmpstr (document->name, ==, "Conducteur de séance");
  g_assert_true (rap_document_is_landscape (document));
  RAP_HARNESS_UNTIL (rap_document_dialog_get_n_pages (self->dialog) > 3);
  rap_harness_assert_named (GTK_WIDGET (self->dialog));
}

/* The last choice is there the next time, but for whom it was. */
static void
test_choices_are_remembered (Fixture *self, gconstpointer data)
{
  open_dialog (self, TRUE);
  adw_combo_row_set_selected (row_of (self, "Document"), RAP_AGENDA_ORDER);
  adw_combo_row_set_selected (row_of (self, "Language of the document"), 1);
  adw_combo_row_set_selected (row_of (self, "For"), RAP_AUDIENCE_INTERNAL);
  g_assert_nonnull (strstr (rap_document_dialog_get_document (self->dialog)->note,
                            "Usage interne"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  open_dialog (self, FALSE);
  g_assert_cmpstr (rap_document_dialog_get_document (self->dialog)->name, ==,
                   "Programme des travaux");
  g_assert_cmpuint (adw_combo_row_get_selected (row_of (self, "For")), ==,
                    RAP_AUDIENCE_DELEGATES);
}

static gboolean
can (Fixture *self, const char *action)
{
  return rap_harness_is_enabled (GTK_WIDGET (self->dialog), action);
}

static void
test_pages_are_turned (Fixture *self, gconstpointer data)
{
  guint n;

  open_dialog (self, TRUE);
  n = rap_document_dialog_get_n_pages (self->dialog);
  g_assert_cmpuint (n, >, 2);
  g_assert_false (can (self, "document.previous-page"));
  for (guint i = 1; i < n; i++)
    {
      g_assert_true (can (self, "document.next-page"));
      gtk_widget_activate_action (GTK_WIDGET (self->dialog), "document.next-page", NULL);
      rap_harness_settle (GTK_WIDGET (self->dialog));
    }
  g_assert_false (can (self, "document.next-page"));
  g_assert_true (can (self, "document.previous-page"));
}

typedef struct
{
  gboolean done;
  GError *error;
} Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  rap_document_dialog_save_finish (RAP_DOCUMENT_DIALOG (source), result, &saved->error);
  saved->done = TRUE;
}

static void
test_files_are_written (Fixture *self, gconstpointer data)
{
  static const char *const beginnings[] = {
    [RAP_REPORT_PDF] = "%PDF-1.",
    [RAP_REPORT_HTML] = "<!DOCTYPE html>\n<html lang=\"en\">",
    [RAP_REPORT_CSV] = ("\xef\xbb\xbf" "Day,"),
  };
  g_autofree char *folder = rap_harness_folder ();

  open_dialog (self, FALSE);
  for (guint i = 0; i < RAP_N_REPORT_FORMATS; i++)
    {
      g_autofree char *name = g_strconcat ("agenda.", rap_report_format_nick (i), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *contents = NULL;
      Saved saved = { FALSE, NULL };

      rap_document_dialog_save_async (self->dialog, (RapReportFormat) i, file, saved_cb, &saved);
      RAP_HARNESS_UNTIL (saved.done);
      g_assert_no_error (saved.error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, beginnings[i]));
    }
}

static void
test_nowhere_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/agenda.pdf");
  Saved saved = { FALSE, NULL };

  open_dialog (self, FALSE);
  rap_document_dialog_save_async (self->dialog, RAP_REPORT_PDF, nowhere, saved_cb, &saved);
  RAP_HARNESS_UNTIL (saved.done);
  g_assert_nonnull (saved.error);
  g_clear_error (&saved.error);
}

/* Closing the window while it writes ends the work, without half a file. */
static void
test_closing_cancels (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "agenda.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  gsize length;
  Saved saved = { FALSE, NULL };

  open_dialog (self, FALSE);
  rap_document_dialog_save_async (self->dialog, RAP_REPORT_PDF, file, saved_cb, &saved);
  gtk_window_close (GTK_WINDOW (self->dialog));
  self->dialog = NULL;
  RAP_HARNESS_UNTIL (saved.done);
  g_assert_error (saved.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (g_file_get_contents (path, &contents, &length, NULL))
    g_assert_true (length > 6 && g_str_has_suffix (contents + length - 6, "%%EOF\n"));
  g_clear_error (&saved.error);
}

/* The printer gets the pages of the preview. */
static void
test_printing (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  open_dialog (self, TRUE);
  operation = rap_document_print_new (rap_document_dialog_get_document (self->dialog));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n, NULL);
  g_assert_cmpint (n, >=, 2);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
}

static gboolean
has_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (RAP_IS_DOCUMENT_DIALOG (l->data))
      return TRUE;
  return FALSE;
}

static void
close_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (RAP_IS_DOCUMENT_DIALOG (l->data))
      gtk_window_destroy (l->data);
}

static void
test_ways_there (Fixture *self, gconstpointer data)
{
  RapPage *page;
  GtkWidget *detail;

  g_assert_true (rap_window_show_page (self->window, "meetings"));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (self->window), "win.print"));
  page = rap_window_get_page (self->window);
  g_assert_true (rap_page_show (page, RAP_KIND_MEETING, council (self)));
  g_assert_true (rap_harness_is_enabled (GTK_WIDGET (self->window), "win.print"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.print", NULL);
  g_assert_true (has_dialog ());
  close_dialogs ();
  detail = rap_harness_find (GTK_WIDGET (page), RAP_TYPE_MEETING_DETAIL, NULL);
  gtk_widget_activate_action (detail, "meeting.save-document", NULL);
  g_assert_true (has_dialog ());
  close_dialogs ();
}

static void
test_long_content (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) meetings = NULL;

  meetings = rap_store_list (rap_session_store (self->session), query, NULL);
  g_assert_cmpuint (meetings->len, >, 0);
  for (guint i = 0; i < MIN (meetings->len, 3); i++)
    {
      RapRecord *meeting = meetings->pdata[meetings->len - 1 - i];

      self->dialog = RAP_DOCUMENT_DIALOG (rap_document_dialog_new (
        self->session, GTK_WINDOW (self->window), rap_record_id (meeting), TRUE));
      gtk_window_set_default_size (GTK_WINDOW (self->dialog), 360, 640);
      gtk_window_present (GTK_WINDOW (self->dialog));
      RAP_HARNESS_UNTIL (rap_document_dialog_get_n_pages (self->dialog) > 0);
      rap_harness_settle (GTK_WIDGET (self->dialog));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->dialog)), <=, 360);
      gtk_window_destroy (GTK_WINDOW (self->dialog));
      self->dialog = NULL;
    }
}

#define ADD(path, content, test) \
  g_test_add (path, Fixture, GINT_TO_POINTER (content), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  ADD ("/document-dialog/choices-make-the-document", RAP_HARNESS_SAMPLE,
       test_choices_make_the_document);
  ADD ("/document-dialog/choices-are-remembered", RAP_HARNESS_SAMPLE, test_choices_are_remembered);
  ADD ("/document-dialog/pages-are-turned", RAP_HARNESS_SAMPLE, test_pages_are_turned);
  ADD ("/document-dialog/files-are-written", RAP_HARNESS_SAMPLE, test_files_are_written);
  ADD ("/document-dialog/nowhere-is-refused", RAP_HARNESS_SAMPLE, test_nowhere_is_refused);
  ADD ("/document-dialog/closing-cancels", RAP_HARNESS_SAMPLE, test_closing_cancels);
  ADD ("/document-dialog/printing", RAP_HARNESS_SAMPLE, test_printing);
  ADD ("/document-dialog/ways-there", RAP_HARNESS_SAMPLE, test_ways_there);
  ADD ("/document-dialog/long-content", RAP_HARNESS_LONG, test_long_content);
  return rap_harness_run ();
}
