/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/meeting.h"
#include "core/vocabulary.h"
#include "export-dialog.h"
#include "gui/shared/dates.h"
#include "gui/shared/pill.h"
#include "gui/shared/rap-compat.h"
#include "ical/calendar-export.h"

/* Rows of the preview; the file itself has no limit. */
#define MAX_PREVIEW 200

struct _RapExportDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwPreferencesPage *page;
  AdwComboRow *detail;
  AdwComboRow *language;
  GtkSwitch *breaks;

  /* Borrowed references */
  AdwPreferencesGroup *preview;

  /* Owned references */
  RapSession *session;
  RapAgenda *agenda;
  GHashTable *revisions;
  GHashTable *words;
  RapRecord *region;
  RapCalendarPlan *plan;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RapExportDialog, rap_export_dialog, ADW_TYPE_WINDOW)

static const char *const details[] = { "sitting", "item", "meeting" };
static const char *const languages[] = { "en", "fr" };

/* --- the preview ----------------------------------------------------------------------------- */

typedef enum
{
  EFFECT_NEW,
  EFFECT_UPDATED,
  EFFECT_CALLED_OFF,
  EFFECT_UNCHANGED,
  N_EFFECTS,
} Effect;

static Effect
effect_of (const RapCalendarEvent *event)
{
  const RapRevision *last = event->last;

  if (event->gone)
    return EFFECT_CALLED_OFF;
  if (last != NULL && last->sequence == event->revision->sequence
      && g_str_equal (last->content, event->revision->content))
    return EFFECT_UNCHANGED;
  if (event->cancelled)
    return EFFECT_CALLED_OFF;
  return last != NULL ? EFFECT_UPDATED : EFFECT_NEW;
}

static GtkWidget *
effect_pill (Effect effect)
{
  switch (effect)
    {
    case EFFECT_NEW:
      /* Translators: what a recipient's calendar will do with an event. */
      return rap_pill_new (C_("event", "New"), "list-add-symbolic", "success");
    case EFFECT_UPDATED:
      return rap_pill_new (C_("event", "Updated"), "document-edit-symbolic", "accent");
    case EFFECT_CALLED_OFF:
      return rap_pill_new (C_("event", "Called Off"), "rap-state-off-symbolic", "error");
    case EFFECT_UNCHANGED:
    case N_EFFECTS:
    default:
      return rap_pill_new (C_("event", "Unchanged"), NULL, "neutral");
    }
}

static char *
when_of (RapExportDialog *self, const RapCalendarEvent *event)
{
  g_autofree char *days = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *city = NULL;

  if (event->all_day)
    return rap_format_day_range (event->start, event->end - 86400);
  days = rap_format_day (event->start);
  start = rap_format_time (event->start);
  end = rap_format_time (event->end);
  city = rap_zone_city (rap_agenda_zone (self->agenda));
  /* Translators: day, start, end, city whose clock it is. */
  return g_strdup_printf (_("%s, %s–%s, %s time"), days, start, end, city);
}

static GtkWidget *
row_for (RapExportDialog *self, const RapCalendarEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pill = effect_pill (effect_of (event));
  g_autofree char *when = when_of (self, event);
  g_autofree char *subtitle =
    event->location != NULL && *event->location != '\0'
      ? g_strdup_printf ("%s · %s", when, event->location) : g_strdup (when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->summary);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, event->description);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  return row;
}

/* The change of the detail takes back what was sent in the other; nobody should be surprised. */
static void
append_replaced (RapExportDialog *self, GString *text)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (i != adw_combo_row_get_selected (self->detail))
      n += rap_calendar_plan_called_off (self->plan, (RapCalendarDetail) i);
  if (n == 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (
    text,
    /* Translators: earlier files had one event for each sitting, this one has one for each item. */
    ngettext ("%u event that earlier files told in another detail is called off, so that no "
              "calendar shows the same hours twice.",
              "%u events that earlier files told in another detail are called off, so that no "
              "calendar shows the same hours twice.", n),
    n);
}

static char *
summary_of (RapExportDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[N_EFFECTS] = { 0 };
  guint n = rap_calendar_plan_size (self->plan);

  for (guint i = 0; i < n; i++)
    counts[effect_of (rap_calendar_plan_event (self->plan, i))]++;
  g_string_append_printf (
    text,
    /* Translators: how many events a calendar file holds, by what a recipient's calendar will do. */
    _("%u new, %u updated, %u called off, %u unchanged. Who imports the file twice has each event "
      "once."),
    counts[EFFECT_NEW], counts[EFFECT_UPDATED], counts[EFFECT_CALLED_OFF],
    counts[EFFECT_UNCHANGED]);
  append_replaced (self, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_preview (RapExportDialog *self)
{
  guint n = rap_calendar_plan_size (self->plan);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Event", "%u Events", n), n);
  g_autofree char *summary = summary_of (self);

  if (self->preview != NULL)
    adw_preferences_page_remove (self->page, self->preview);
  self->preview = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->preview, title);
  adw_preferences_group_set_description (self->preview, summary);
  for (guint i = 0; i < MIN (n, MAX_PREVIEW); i++)
    adw_preferences_group_add (self->preview,
                               row_for (self, rap_calendar_plan_event (self->plan, i)));
  adw_preferences_page_add (self->page, self->preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", n > 0);
}

static void
make_plan (RapExportDialog *self)
{
  GPtrArray *extra = rap_session_extra_zones (self->session);
  g_autoptr (GPtrArray) zones = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  RapCalendarOptions options = {
    .detail = (RapCalendarDetail) adw_combo_row_get_selected (self->detail),
    .language = languages[MIN (adw_combo_row_get_selected (self->language), 1)],
    .with_breaks = gtk_switch_get_active (self->breaks),
    .words = self->words,
    .region = self->region,
  };

  for (guint i = 0; i < extra->len; i++)
    g_ptr_array_add (zones, (gpointer) rap_zone_name (extra->pdata[i]));
  g_ptr_array_add (zones, NULL);
  options.zones = (const char *const *) zones->pdata;
  g_clear_pointer (&self->plan, rap_calendar_plan_free);
  self->plan = rap_calendar_plan_new (self->agenda, &options, self->revisions,
                                      rap_session_clock (self->session), &error);
  if (self->plan != NULL)
    show_preview (self);
  else
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
      rap_session_show_error (self->session, error);
    }
}

static void
options_changed_cb (RapExportDialog *self)
{
  GSettings *settings;

  if (self->agenda == NULL)
    return;
  settings = rap_session_settings (self->session);
  g_settings_set_string (settings, "calendar-detail",
                         details[MIN (adw_combo_row_get_selected (self->detail), 2)]);
  g_settings_set_string (settings, "calendar-language",
                         languages[MIN (adw_combo_row_get_selected (self->language), 1)]);
  make_plan (self);
}

/* --- saving ---------------------------------------------------------------------------------- */

typedef struct
{
  GFile *file;
  GBytes *bytes;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->file);
  g_bytes_unref (writing->bytes);
  g_free (writing);
}

/* Written beside and renamed: a full disk never leaves half a calendar. */
static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  gsize size;
  const char *text = g_bytes_get_data (writing->bytes, &size);
  GError *error = NULL;

  if (g_file_replace_contents (writing->file, text, size, NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
rap_export_dialog_save_async (RapExportDialog *self,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, data);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Writing *writing;
  GError *error = NULL;

  if (!rap_calendar_plan_write (self->plan, stream, self->cancellable, &error)
      || !g_output_stream_close (stream, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->file = g_object_ref (file);
  writing->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
rap_export_dialog_save_finish (RapExportDialog *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) revisions = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  /* A read-only workspace can be exported; there is only nobody to remember it. */
  if (rap_session_is_read_only (self->session))
    return TRUE;
  revisions = rap_calendar_plan_revisions (self->plan);
  return rap_store_save_revisions (rap_session_store (self->session), revisions, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RapExportDialog *self = RAP_EXPORT_DIALOG (source);
  g_autoptr (GFile) file = data;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!rap_export_dialog_save_finish (self, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rap_session_show_error (self->session, error);
      return;
    }
  words = g_strdup_printf (_("Saved “%s”"), name);
  rap_session_show_message (self->session, words, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GFile *file = rap_file_choose_finish (result, &error);

  if (file != NULL)
    rap_export_dialog_save_async (self, file, saved_cb, file);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rap_session_show_error (self->session, error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RapExportDialog *self = RAP_EXPORT_DIALOG (widget);
  RapCalendarOptions options = {
    .detail = (RapCalendarDetail) adw_combo_row_get_selected (self->detail),
    .language = languages[MIN (adw_combo_row_get_selected (self->language), 1)],
  };
  g_autofree char *name = rap_calendar_file_name (self->agenda, &options);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Calendar Files"));
  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_add_pattern (filter, "*.ics");
  rap_file_save_async (GTK_WINDOW (self), _("Save Calendar"), filter, name, NULL, chosen_cb,
                       g_object_ref (self));
}

/* --- the object ------------------------------------------------------------------------------ */

static gboolean
rap_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (RAP_EXPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (rap_export_dialog_parent_class)->close_request (window);
}

static void
rap_export_dialog_dispose (GObject *object)
{
  RapExportDialog *self = RAP_EXPORT_DIALOG (object);

  g_clear_pointer (&self->plan, rap_calendar_plan_free);
  g_clear_pointer (&self->agenda, rap_agenda_unref);
  g_clear_pointer (&self->revisions, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_object (&self->region);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (rap_export_dialog_parent_class)->dispose (object);
}

static void
rap_export_dialog_class_init (RapExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rap_export_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapExportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RapExportDialog, detail);
  gtk_widget_class_bind_template_child (widget_class, RapExportDialog, language);
  gtk_widget_class_bind_template_child (widget_class, RapExportDialog, breaks);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
}

static void
rap_export_dialog_init (RapExportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
restore_options (RapExportDialog *self)
{
  GSettings *settings = rap_session_settings (self->session);
  g_autofree char *detail = g_settings_get_string (settings, "calendar-detail");
  g_autofree char *language = g_settings_get_string (settings, "calendar-language");

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (g_str_equal (details[i], detail))
      adw_combo_row_set_selected (self->detail, i);
  if (g_str_equal (language, "auto"))
    adw_combo_row_set_selected (self->language, g_str_equal (rap_title_language (), "fr"));
  else
    adw_combo_row_set_selected (self->language, g_str_equal (language, "fr"));
}

/**
 * rap_export_dialog_new:
 *
 * Returns: (transfer none): the dialog; it shows the error and stays empty when the meeting cannot
 *   be read
 */
GtkWindow *
rap_export_dialog_new (RapSession *session, GtkWindow *parent, gint64 meeting)
{
  RapExportDialog *self = g_object_new (RAP_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAgenda) agenda = NULL;
  gint64 region;

  self->session = g_object_ref (session);
  agenda = rap_store_load_agenda (rap_session_store (session), meeting, &error);
  if (agenda != NULL)
    {
      g_auto (GStrv) uids = rap_calendar_uids (agenda);

      self->revisions
        = rap_store_load_revisions (rap_session_store (session),
                                    rap_record_uid (rap_agenda_meeting (agenda)),
                                    (const char *const *) uids, &error);
    }
  if (error != NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", FALSE);
      rap_session_show_error (session, error);
      return GTK_WINDOW (self);
    }
  self->words = rap_vocabulary_index (rap_session_all (session, RAP_KIND_VOCABULARY));
  /* A category of the events; without it they have one less. */
  region = rap_record_integer (rap_agenda_meeting (agenda), RAP_MEETING_REGION);
  if (region != 0)
    self->region = rap_store_load (rap_session_store (session), RAP_KIND_REGION, region, NULL);
  restore_options (self);
  self->agenda = g_steal_pointer (&agenda);
  make_plan (self);
  return GTK_WINDOW (self);
}
