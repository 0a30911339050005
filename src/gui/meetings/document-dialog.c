/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/vocabulary.h"
#include "document-dialog.h"
#include "document-print.h"
#include "gui/shared/rap-compat.h"

/* Work that is over sooner shows no spinner. */
#define PATIENCE_MS 300
#define PREVIEW_HEIGHT 560

struct _RapDocumentDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *print;
  GtkWidget *save;
  AdwComboRow *kind;
  AdwComboRow *language;
  AdwComboRow *audience;
  GtkWidget *zones_row;
  GtkSwitch *zones;
  GtkSpinner *spinner;
  GtkLabel *page_label;
  GtkAspectFrame *frame;
  GtkDrawingArea *preview;

  /* Owned references */
  RapSession *session;
  RapAgenda *agenda;
  GHashTable *words;
  RapDocument *document;
  RapPages *pages; /* %NULL while they are laid out */
  GCancellable *layout;
  GCancellable *saving;

  guint page;
  guint patience;
  guint n_working;
};

G_DEFINE_FINAL_TYPE (RapDocumentDialog, rap_document_dialog, ADW_TYPE_WINDOW)

static const char *const languages[] = { "en", "fr" };

/* --- work in progress ------------------------------------------------------------------------ */

static gboolean
patience_ended_cb (gpointer data)
{
  RapDocumentDialog *self = data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
begin_work (RapDocumentDialog *self)
{
  if (self->n_working++ == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
}

static void
end_work (RapDocumentDialog *self)
{
  if (--self->n_working > 0)
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->spinner == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

/* --- the preview ----------------------------------------------------------------------------- */

static void
update_page (RapDocumentDialog *self)
{
  guint n = rap_document_dialog_get_n_pages (self);
  g_autofree char *words = NULL;

  if (n > 0)
    self->page = MIN (self->page, n - 1);
  /* Translators: which page of a document is shown, and of how many. */
  words = n > 0 ? g_strdup_printf (_("Page %u of %u"), self->page + 1, n) : g_strdup ("…");
  gtk_label_set_text (self->page_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.next-page", self->page + 1 < n);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

/* Paper is white, also where the window is dark. */
static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RapDocumentDialog *self = data;
  double page_width, page_height;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->pages == NULL)
    return;
  rap_paper_size (rap_paper_usual (self->document), self->document, &page_width, &page_height);
  cairo_scale (cr, width / page_width, height / page_height);
  rap_pages_draw (self->pages, self->page, cr);
}

static void
layout_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RapDocument *document = data;
  GError *error = NULL;
  RapPages *pages;
  double width, height;

  rap_paper_size (rap_paper_usual (document), document, &width, &height);
  pages = rap_pages_new (document, width, height, cancellable, &error);
  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) rap_pages_free);
  else
    g_task_return_error (task, error);
}

/* What another choice has overtaken was cancelled, and says nothing. */
static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (source);
  RapPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  end_work (self);
  if (pages == NULL)
    return;
  g_clear_pointer (&self->pages, rap_pages_free);
  self->pages = pages;
  update_page (self);
}

static void
lay_out (RapDocumentDialog *self)
{
  g_autoptr (GTask) task = NULL;
  double width, height;

  g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  self->layout = g_cancellable_new ();
  g_clear_pointer (&self->pages, rap_pages_free);
  rap_paper_size (rap_paper_usual (self->document), self->document, &width, &height);
  gtk_aspect_frame_set_ratio (self->frame, (float) (width / height));
  update_page (self);
  begin_work (self);
  task = g_task_new (self, self->layout, laid_out_cb, NULL);
  g_task_set_task_data (task, rap_document_ref (self->document),
                        (GDestroyNotify) rap_document_unref);
  g_task_run_in_thread (task, layout_in_thread);
}

static void
make_document (RapDocumentDialog *self)
{
  RapAgendaDocumentOptions options = {
    .document = (RapAgendaDocument) MIN (adw_combo_row_get_selected (self->kind),
                                         RAP_N_AGENDA_DOCUMENTS - 1),
    .audience =
      (RapAudience) MIN (adw_combo_row_get_selected (self->audience), RAP_N_AUDIENCES - 1),
    .language = languages[MIN (adw_combo_row_get_selected (self->language), 1)],
    .zones = gtk_switch_get_active (self->zones) ? rap_session_extra_zones (self->session) : NULL,
    .vocabulary = self->words,
    .created = rap_session_now (self->session),
  };

  g_clear_pointer (&self->document, rap_document_unref);
  self->document = rap_agenda_document_new (self->agenda, &options);
  gtk_widget_set_sensitive (self->zones_row, options.document >= RAP_AGENDA_ORDER);
  lay_out (self);
}

static void
options_changed_cb (RapDocumentDialog *self)
{
  GSettings *settings;
  guint kind = adw_combo_row_get_selected (self->kind);

  if (self->agenda == NULL)
    return;
  settings = rap_session_settings (self->session);
  g_settings_set_string (settings, "document-kind",
                         rap_agenda_document_nick ((RapAgendaDocument)
                                                   MIN (kind, RAP_N_AGENDA_DOCUMENTS - 1)));
  g_settings_set_string (settings, "document-language",
                         languages[MIN (adw_combo_row_get_selected (self->language), 1)]);
  self->page = 0;
  make_document (self);
}

static void
page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (widget);

  if (g_str_equal (action, "document.next-page"))
    self->page++;
  else
    self->page--;
  update_page (self);
}

/* --- printing -------------------------------------------------------------------------------- */

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation = rap_document_print_new (self->document);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  g_object_ref (self);
  gtk_print_operation_set_show_progress (operation, TRUE);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (self), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    rap_session_show_error (self->session, error);
  else if (result != GTK_PRINT_OPERATION_RESULT_CANCEL)
    gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

/* --- saving ---------------------------------------------------------------------------------- */

typedef struct
{
  RapDocument *document;
  RapReportFormat format;
  GFile *file;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  rap_document_unref (writing->document);
  g_object_unref (writing->file);
  g_free (writing);
}

/* Written beside and renamed: neither a full disk nor a cancelled save leaves half a file. */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  gsize size;
  const char *text;

  bytes = rap_report_bytes (writing->document, writing->format,
                            rap_paper_usual (writing->document), cancellable, &error);
  if (bytes != NULL)
    {
      text = g_bytes_get_data (bytes, &size);
      g_file_replace_contents (writing->file, text, size, NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error);
    }
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
rap_document_dialog_save_async (RapDocumentDialog *self, RapReportFormat format, GFile *file,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, self->saving, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->document = rap_document_ref (self->document);
  writing->format = format;
  writing->file = g_object_ref (file);
  g_task_set_task_data (task, writing, writing_free);
  begin_work (self);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
rap_document_dialog_save_finish (RapDocumentDialog *self, GAsyncResult *result, GError **error)
{
  end_work (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (source);
  g_autoptr (GFile) file = data;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!rap_document_dialog_save_finish (self, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rap_session_show_error (self->session, error);
      return;
    }
  words = g_strdup_printf (_("Saved “%s”"), name);
  rap_session_show_message (self->session, words, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

typedef struct
{
  RapDocumentDialog *dialog;
  RapReportFormat format;
} Choice;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Choice *choice = data;
  g_autoptr (RapDocumentDialog) self = choice->dialog;
  g_autoptr (GError) error = NULL;
  GFile *file = rap_file_choose_finish (result, &error);

  if (file != NULL)
    rap_document_dialog_save_async (self, choice->format, file, saved_cb, file);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rap_session_show_error (self->session, error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (widget);
  const char *nick = g_variant_get_string (parameter, NULL);
  g_autofree char *name = rap_agenda_document_file_name (self->agenda, self->document, nick);
  g_autofree char *pattern = g_strconcat ("*.", nick, NULL);
  g_autofree char *capitals = g_ascii_strup (nick, -1);
  /* Translators: a kind of file in the file chooser: "PDF files". */
  g_autofree char *files = g_strdup_printf (_("%s files"), capitals);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  RapReportFormat format;
  Choice *choice;

  if (!rap_report_format_from_nick (nick, &format))
    return;
  choice = g_new0 (Choice, 1);
  choice->dialog = g_object_ref (self);
  choice->format = format;
  gtk_file_filter_set_name (filter, files);
  gtk_file_filter_add_pattern (filter, pattern);
  rap_file_save_async (GTK_WINDOW (self), _("Save Document"), filter, name, NULL, chosen_cb,
                       choice);
}

/* --- the object ------------------------------------------------------------------------------ */

static gboolean
rap_document_dialog_close_request (GtkWindow *window)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (window);

  g_cancellable_cancel (self->saving);
  g_cancellable_cancel (self->layout);
  return GTK_WINDOW_CLASS (rap_document_dialog_parent_class)->close_request (window);
}

static void
rap_document_dialog_dispose (GObject *object)
{
  RapDocumentDialog *self = RAP_DOCUMENT_DIALOG (object);

  g_cancellable_cancel (self->layout);
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_DOCUMENT_DIALOG);
  g_clear_pointer (&self->pages, rap_pages_free);
  g_clear_pointer (&self->document, rap_document_unref);
  g_clear_pointer (&self->agenda, rap_agenda_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_object (&self->layout);
  g_clear_object (&self->saving);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_document_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "document.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "document.save", "s", save_action);
  gtk_widget_class_install_action (klass, "document.next-page", NULL, page_action);
  gtk_widget_class_install_action (klass, "document.previous-page", NULL, page_action);
}

static void
rap_document_dialog_class_init (RapDocumentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_document_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rap_document_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/document-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, print);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, save);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, language);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, zones_row);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, zones);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, page_label);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, frame);
  gtk_widget_class_bind_template_child (widget_class, RapDocumentDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  install_actions (widget_class);
}

static void
rap_document_dialog_init (RapDocumentDialog *self)
{
  self->saving = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_content_height (self->preview, PREVIEW_HEIGHT);
  gtk_drawing_area_set_draw_func (self->preview, draw_preview, self, NULL);
}

/* The document and its language as last chosen. Whom it is for is asked anew every time: nobody
 * shall hand out an internal one because the last was. */
static void
restore_options (RapDocumentDialog *self)
{
  GSettings *settings = rap_session_settings (self->session);
  g_autofree char *kind = g_settings_get_string (settings, "document-kind");
  g_autofree char *language = g_settings_get_string (settings, "document-language");
  RapAgendaDocument document;

  if (rap_agenda_document_from_nick (kind, &document))
    adw_combo_row_set_selected (self->kind, document);
  if (g_str_equal (language, "auto"))
    adw_combo_row_set_selected (self->language, g_str_equal (rap_title_language (), "fr"));
  else
    adw_combo_row_set_selected (self->language, g_str_equal (language, "fr"));
}

/* "Brussels, Bangkok" under the switch that adds them. */
static void
name_zones (RapDocumentDialog *self)
{
  GPtrArray *zones = rap_session_extra_zones (self->session);
  g_autoptr (GString) cities = g_string_new (NULL);

  for (guint i = 0; i < zones->len; i++)
    {
      g_autofree char *city = rap_zone_city (zones->pdata[i]);

      g_string_append_printf (cities, "%s%s", i > 0 ? ", " : "", city);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->zones_row), cities->str);
  gtk_widget_set_visible (self->zones_row, zones->len > 0);
}

GtkWindow *
rap_document_dialog_new (RapSession *session, GtkWindow *parent, gint64 meeting, gboolean to_print)
{
  RapDocumentDialog *self = g_object_new (RAP_TYPE_DOCUMENT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAgenda) agenda = NULL;

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (to_print ? self->print : self->save, "suggested-action");
  /* Not Cancel, which stands first. */
  gtk_window_set_focus (GTK_WINDOW (self), to_print ? self->print : self->save);
  if (to_print)
    gtk_window_set_default_widget (GTK_WINDOW (self), self->print);
  agenda = rap_store_load_agenda (rap_session_store (session), meeting, &error);
  if (agenda == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.print", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.save", FALSE);
      rap_session_show_error (session, error);
      return GTK_WINDOW (self);
    }
  self->words = rap_vocabulary_index (rap_session_all (session, RAP_KIND_VOCABULARY));
  restore_options (self);
  name_zones (self);
  self->agenda = g_steal_pointer (&agenda);
  make_document (self);
  return GTK_WINDOW (self);
}

RapDocument *
rap_document_dialog_get_document (RapDocumentDialog *self)
{
  return self->document;
}

guint
rap_document_dialog_get_n_pages (RapDocumentDialog *self)
{
  return self->pages != NULL ? rap_pages_count (self->pages) : 0;
}
