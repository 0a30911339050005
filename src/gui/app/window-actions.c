/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "gui/shared/inline-text.h"
#include "gui/shared/rap-compat.h"
#include "gui/shared/words.h"
#include "shortcuts.h"
#include "store/workspace.h"
#include "window-private.h"
#include "workspace-task.h"

/* Keys that something nearer to the focus may want first: an entry undoes its own typing, an
 * agenda moves its items out. The others are keys of the application. */
static const RapShortcut shortcuts[] = {
  { "win.undo", { "<Control>z" }, N_("Undo"), N_("Working") },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_("Redo"), N_("Working") },
  { "win.back", { "<Alt>Left" }, N_("Back"), N_("Getting Around") },
};

static RapApplication *
application_of (RapWindow *self)
{
  return RAP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* --- undo and redo --------------------------------------------------------------------------- */

typedef struct
{
  RapSession *session;
  gboolean is_redo;
} Step;

static void
step_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Step *step = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = rap_store_undo_finish (RAP_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (label)
    /* Translators: %s is what was done, "Move “Opening”" */
    text = g_strdup_printf (step->is_redo ? _("Done again: %s") : _("Undone: %s"), label);
  if (text)
    rap_session_show_message (step->session, text, FALSE);
  else if (!g_error_matches (error, RAP_ERROR, RAP_ERROR_NOTHING))
    rap_session_show_error (step->session, error);
  g_object_unref (step->session);
  g_free (step);
}

static void
take_step (RapWindow *self, gboolean is_redo)
{
  Step *step;

  if (!self->session)
    return;
  step = g_new0 (Step, 1);
  step->session = g_object_ref (self->session);
  step->is_redo = is_redo;
  if (is_redo)
    rap_store_redo_async (rap_session_store (self->session), NULL, step_cb, step);
  else
    rap_store_undo_async (rap_session_store (self->session), NULL, step_cb, step);
}

/* Before the entry that has the focus, which would take the key though it has nothing to undo. */
static gboolean
step_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
             gpointer data)
{
  RapWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_undo = gdk_keyval_to_lower (keyval) == GDK_KEY_z && modifiers == GDK_CONTROL_MASK;
  gboolean is_redo = gdk_keyval_to_lower (keyval) == GDK_KEY_z
                     && modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK);

  if ((!is_undo && !is_redo) || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  if (is_undo ? rap_text_can_undo (focus) : rap_text_can_redo (focus))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), is_undo ? "win.undo" : "win.redo", NULL);
  return TRUE;
}

static void
focus_cb (RapWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus))
    rap_text_begin (GTK_TEXT (focus));
}

void
_rap_window_watch_keys (RapWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (step_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (RAP_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (RAP_WINDOW (widget), TRUE);
}

/* --- getting around -------------------------------------------------------------------------- */

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rap_window_show_page (RAP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _rap_window_go_back (RAP_WINDOW (widget));
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _rap_window_move_pane (RAP_WINDOW (widget), g_str_equal (name, "win.next-pane") ? 1 : -1);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rap_page_focus_search (rap_window_get_page (RAP_WINDOW (widget)));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);
  GtkWidget *buttons[] = { self->menu_button, self->sidebar_menu_button,
                           self->problem_menu_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_mapped (buttons[i]))
      {
        gtk_menu_button_popup (GTK_MENU_BUTTON (buttons[i]));
        return;
      }
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- the page's own work --------------------------------------------------------------------- */

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);

  rap_split_view_set_show_content (self->split_view, TRUE);
  rap_page_create (rap_window_get_page (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rap_page_export_calendar (rap_window_get_page (RAP_WINDOW (widget)));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rap_page_print (rap_window_get_page (RAP_WINDOW (widget)));
}

/* --- workspaces ------------------------------------------------------------------------------ */

/* Where there is no session, a toast of the window's own would stand over an error page. */
static void
show_error (RapWindow *self, const GError *error)
{
  if (self->session)
    rap_session_show_error (self->session, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      _rap_window_show_problem (self, error);
      _rap_window_actions_update (self);
    }
}

static GtkFileFilter *
workspace_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Workspaces"));
  gtk_file_filter_add_pattern (filter, "*.rapporteur");
  return filter;
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rap_file_choose_finish (result, &error);

  if (!file)
    show_error (self, error);
  else
    rap_application_open_path (application_of (self), g_file_peek_path (file),
                               GTK_WINDOW (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) filter = workspace_filter ();

  rap_file_open_async (GTK_WINDOW (widget), _("Open a Workspace"), filter, NULL,
                       open_chosen_cb, g_object_ref (widget));
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rap_file_choose_finish (result, &error);
  g_autofree char *path = NULL;

  if (file)
    path = g_str_has_suffix (g_file_peek_path (file), ".rapporteur")
             ? g_file_get_path (file)
             : g_strconcat (g_file_peek_path (file), ".rapporteur", NULL);
  /* Whatever the file dialog asked: work is never written over. */
  if (path && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (&error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("“%s” exists already. Choose another name for the new workspace."), shown);
    }
  if (error)
    show_error (self, error);
  else
    rap_application_create (application_of (self), path, GTK_WINDOW (self));
}

static void
new_workspace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) filter = workspace_filter ();
  /* Translators: proposed name of the file of a new workspace; keep the ending ".rapporteur" */
  const char *proposed = _("Regional Meetings.rapporteur");

  rap_file_save_async (GTK_WINDOW (widget), _("New Workspace"), filter, proposed, NULL,
                       new_chosen_cb, g_object_ref (widget));
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rap_application_open_sample (application_of (RAP_WINDOW (widget)), GTK_WINDOW (widget));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);

  if (self->path && !self->session && !self->cancellable)
    rap_window_open (self, self->path, self->how);
}

static void
cancel_loading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
show_in_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}

/* --- the sample year ------------------------------------------------------------------------- */

static void
sample_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapSession) session = data;
  g_autoptr (GError) error = NULL;

  if (rap_workspace_task_finish (result, &error))
    rap_session_show_message (session, _("Sample year loaded"), TRUE);
  else
    rap_session_show_error (session, error);
}

static void
add_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);

  rap_workspace_load_sample_async (self->path, rap_session_clock (self->session), NULL,
                                   sample_loaded_cb, g_object_ref (self->session));
}

static void
remove_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapWindow *self = RAP_WINDOW (widget);
  GError *error = NULL;
  RapChangeSet *changes = rap_workspace_remove_sample (rap_session_store (self->session), &error);

  rap_session_act (self->session, changes, error);
}

/* --- which of them can be done now ----------------------------------------------------------- */

static void
show_step (GtkWidget *button, const char *words, const char *label, guint key,
           GdkModifierType modifiers)
{
  g_autofree char *accel = gtk_accelerator_get_label (key, modifiers);
  g_autofree char *text = label ? g_strdup_printf ("%s %s", words, label) : g_strdup (words);
  /* Translators: what a button does, then its key: "Undo Move “Opening” (Ctrl+Z)" */
  g_autofree char *tooltip = g_strdup_printf (_("%s (%s)"), text, accel);

  rap_widget_set_words (button, text, tooltip);
}

static void
update_steps (RapWindow *self)
{
  RapStore *store = self->session ? rap_session_store (self->session) : NULL;
  gboolean can_write = store && !rap_store_is_read_only (store);
  const char *undo = can_write ? rap_store_undo_label (store) : NULL;
  const char *redo = can_write ? rap_store_redo_label (store) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  show_step (self->undo_button, _("Undo"), undo, GDK_KEY_z, GDK_CONTROL_MASK);
  show_step (self->redo_button, _("Redo"), redo, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

void
_rap_window_actions_update (RapWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RapPage *page = self->session ? rap_window_get_page (self) : NULL;
  gboolean can_write = self->session && !rap_session_is_read_only (self->session);
  const char *page_title = page ? rap_page_get_title (page) : NULL;

  update_steps (self);
  gtk_widget_set_visible (self->back_button, _rap_window_can_go_back (self));
  gtk_widget_action_set_enabled (widget, "win.back", _rap_window_can_go_back (self));
  gtk_widget_action_set_enabled (widget, "win.page", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", page && rap_page_can_search (page));
  gtk_widget_action_set_enabled (widget, "win.create",
                                 page && can_write && rap_page_can_create (page));
  gtk_widget_action_set_enabled (widget, "win.export", page && rap_page_can_export (page));
  gtk_widget_action_set_enabled (widget, "win.print", page && rap_page_can_print (page));
  gtk_widget_action_set_enabled (widget, "win.show-in-folder", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.cancel-loading", self->cancellable != NULL);
  if (page)
    adw_window_title_set_title (self->title,
                                page_title ? page_title : _rap_window_page_title (self));
}

/* Asked of the workspace when the menu is about to be seen, not at each change. */
void
_rap_window_update_sample (RapWindow *self)
{
  gboolean can_write = self->session && !rap_session_is_read_only (self->session);
  gboolean has = can_write && rap_workspace_has_sample (rap_session_store (self->session));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-sample", can_write && !has);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-sample", can_write && has);
}

void
_rap_window_class_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.page", "s", page_action },
    { "win.back", NULL, back_action },
    { "win.next-pane", NULL, pane_action },
    { "win.previous-pane", NULL, pane_action },
    { "win.search", NULL, search_action },
    { "win.menu", NULL, menu_action },
    { "win.close", NULL, close_action },
    { "win.create", NULL, create_action },
    { "win.export", NULL, export_action },
    { "win.print", NULL, print_action },
    { "win.open", NULL, open_action },
    { "win.new-workspace", NULL, new_workspace_action },
    { "win.open-sample", NULL, open_sample_action },
    { "win.retry", NULL, retry_action },
    { "win.cancel-loading", NULL, cancel_loading_action },
    { "win.show-in-folder", NULL, show_in_folder_action },
    { "win.add-sample", NULL, add_sample_action },
    { "win.remove-sample", NULL, remove_sample_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
  rap_shortcuts_install (klass, shortcuts, G_N_ELEMENTS (shortcuts));
}
