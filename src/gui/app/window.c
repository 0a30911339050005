/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "gui/shared/menu-button.h"
#include "gui/shared/words.h"
#include "window-private.h"
#include "workspace-task.h"

/* Longer than this and the window says what it is waiting for. */
#define PATIENCE_MS 300

G_DEFINE_FINAL_TYPE (RapWindow, rap_window, ADW_TYPE_APPLICATION_WINDOW)

static RapApplication *
application_of (RapWindow *self)
{
  return RAP_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* --- messages -------------------------------------------------------------------------------- */

static void
message_cb (RapWindow *self, const char *text, gboolean undoable)
{
  rap_toaster_say (self->toaster, text, undoable ? _("_Undo") : NULL, undoable ? "win.undo" : NULL);
}

static void
changed_cb (RapWindow *self, RapNotice *notice)
{
  /* Undo would now take back what somebody else did. */
  if (rap_notice_is_foreign (notice))
    rap_toaster_dismiss (self->toaster);
  _rap_window_actions_update (self);
}

/* --- a workspace ----------------------------------------------------------------------------- */

static char *
display_name (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);

  if (g_str_has_suffix (base, ".rapporteur"))
    base[strlen (base) - strlen (".rapporteur")] = '\0';
  return g_steal_pointer (&base);
}

static void
show_names (RapWindow *self)
{
  g_autofree char *name = self->path ? display_name (self->path) : g_strdup ("Rapporteur");
  g_autofree char *full = self->path ? g_filename_display_name (self->path) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_label_set_label (self->workspace_label, name);
  gtk_widget_set_tooltip_text (self->workspace_button, full);
}

static void
show_read_only (RapWindow *self)
{
  RapStore *store = rap_session_store (self->session);
  const char *reason = rap_store_read_only_reason (store);

  gtk_widget_set_visible (self->banner, rap_store_is_read_only (store));
  gtk_label_set_label (self->banner_label, reason ? reason : "");
}

/* Pages hold the session, so they go first; then the file is closed, whoever still holds it. */
static void
close_workspace (RapWindow *self)
{
  rap_toaster_dismiss (self->toaster);
  _rap_window_clear_pages (self);
  if (self->session)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      rap_store_close (rap_session_store (self->session));
    }
  g_clear_object (&self->session);
}

static void
set_store (RapWindow *self, RapStore *store)
{
  RapApplication *application = application_of (self);

  self->session = rap_session_new (store, rap_application_settings (application));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "navigate", G_CALLBACK (_rap_window_navigate_cb), self,
                           G_CONNECT_SWAPPED);
  show_read_only (self);
  _rap_window_update_sample (self);
  _rap_window_show_first_page (self);
  gtk_stack_set_visible_child_name (self->state_stack, "workspace");
  rap_application_remember (application, self->path);
}

/* --- opening it ------------------------------------------------------------------------------ */

static void
end_loading (RapWindow *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->loading_box, FALSE);
  gtk_spinner_stop (self->spinner);
}

static void
fail (RapWindow *self, const GError *error)
{
  end_loading (self);
  _rap_window_show_problem (self, error);
  _rap_window_actions_update (self);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
patience_cb (gpointer data)
{
  RapWindow *self = data;

  self->patience_id = 0;
  gtk_widget_set_visible (self->loading_box, TRUE);
  gtk_spinner_start (self->spinner);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) store = rap_store_open_finish (result, &error);
  gboolean is_gone = !self->cancellable || g_cancellable_is_cancelled (self->cancellable);

  /* The window was closed, or its user gave up waiting. */
  if (is_gone && store)
    rap_store_close (store);
  if (!self->cancellable)
    return;
  if (is_gone && !error)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Opening was cancelled."));
  if (error)
    {
      fail (self, error);
      return;
    }
  end_loading (self);
  set_store (self, store);
  _rap_window_actions_update (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
open_store (RapWindow *self)
{
  rap_store_open_async (self->path, RAP_STORE_OPEN_EXISTING,
                        rap_application_clock (application_of (self)), self->cancellable,
                        opened_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RapWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean made = rap_workspace_task_finish (result, &error);

  if (!self->cancellable)
    return;
  if (!made)
    {
      fail (self, error);
      return;
    }
  self->how = RAP_WINDOW_OPEN;
  open_store (self);
}

static const char *
loading_text (RapWindowOpen how)
{
  switch (how)
    {
    case RAP_WINDOW_CREATE:
      return _("Making a new workspace…");
    case RAP_WINDOW_CREATE_SAMPLE:
      return _("Preparing the sample year…");
    case RAP_WINDOW_OPEN:
    default:
      return _("Opening the workspace…");
    }
}

void
rap_window_open (RapWindow *self, const char *path, RapWindowOpen how)
{
  g_return_if_fail (RAP_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->session == NULL && self->cancellable == NULL);

  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  self->how = how;
  g_clear_error (&self->problem);
  self->cancellable = g_cancellable_new ();
  show_names (self);
  gtk_label_set_label (self->loading_label, loading_text (how));
  gtk_stack_set_visible_child_name (self->state_stack, "loading");
  self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
  _rap_window_actions_update (self);
  if (how == RAP_WINDOW_OPEN)
    open_store (self);
  else
    rap_workspace_make_async (path, how == RAP_WINDOW_CREATE_SAMPLE,
                              rap_application_clock (application_of (self)), self->cancellable,
                              made_cb, g_object_ref (self));
}

/* --- the window itself ----------------------------------------------------------------------- */

/* In one pane the sidebar has the whole width, so it needs the buttons of the window and the menu. */
static void
collapsed_cb (RapWindow *self)
{
  gboolean collapsed = rap_split_view_get_collapsed (self->split_view);

  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, collapsed);
  adw_header_bar_set_show_start_title_buttons (self->content_header, collapsed);
  gtk_widget_set_visible (self->sidebar_menu_button, collapsed);
  _rap_window_actions_update (self);
}

static void
save_state (RapWindow *self)
{
  GSettings *settings = rap_application_settings (application_of (self));
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized)
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
  if (self->session && rap_window_get_page_id (self))
    g_settings_set_string (settings, "sidebar-page", rap_window_get_page_id (self));
}

static gboolean
rap_window_close_request (GtkWindow *window)
{
  RapWindow *self = RAP_WINDOW (window);

  /* Leaving a field stores it. */
  gtk_window_set_focus (window, NULL);
  save_state (self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (rap_window_parent_class)->close_request (window);
}

static void
is_active_cb (RapWindow *self)
{
  if (self->session && gtk_window_is_active (GTK_WINDOW (self)))
    g_settings_set_string (rap_application_settings (application_of (self)), "last-workspace",
                           self->path);
}

static void
rap_window_dispose (GObject *object)
{
  RapWindow *self = RAP_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->page_stack)
    close_workspace (self);
  g_clear_object (&self->toaster);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_WINDOW);
  G_OBJECT_CLASS (rap_window_parent_class)->dispose (object);
}

static void
rap_window_finalize (GObject *object)
{
  RapWindow *self = RAP_WINDOW (object);

  g_free (self->path);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (rap_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RapWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, state_stack);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, loading_box);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, problem_menu_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, sidebar_menu_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, workspace_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, workspace_label);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, recent_menu_1);
  gtk_widget_class_bind_template_child (widget_class, RapWindow, recent_menu_2);
}

static void
rap_window_class_init (RapWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rap_window_dispose;
  object_class->finalize = rap_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rap_window_close_request;

  g_type_ensure (RAP_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/app/window.ui");
  bind_children (widget_class);
  _rap_window_class_bind_pages (widget_class);
  _rap_window_class_install_actions (widget_class);
}

static void
rap_window_init (RapWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = rap_toaster_new (self->toast_overlay);
}

static void
watch_menu (RapWindow *self, GtkWidget *button)
{
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "show",
                           G_CALLBACK (_rap_window_update_sample), self, G_CONNECT_SWAPPED);
}

static void
name_buttons (RapWindow *self)
{
  GtkWidget *menus[] = { self->menu_button, self->sidebar_menu_button,
                         self->problem_menu_button };

  rap_widget_set_words (self->back_button, _("Back"), _("Back (Alt+Left)"));
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    rap_widget_set_words (menus[i], _("Main Menu"), _("Main Menu (F10)"));
}

static void
set_up (RapWindow *self, RapApplication *application)
{
  GSettings *settings = rap_application_settings (application);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_menu_append_section (self->recent_menu_1, NULL, rap_application_recent_menu (application));
  g_menu_append_section (self->recent_menu_2, NULL, rap_application_recent_menu (application));
  g_signal_connect_object (self->split_view, "notify::collapsed", G_CALLBACK (collapsed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::show-content",
                           G_CALLBACK (_rap_window_actions_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (is_active_cb), self,
                           G_CONNECT_SWAPPED);
  watch_menu (self, self->menu_button);
  watch_menu (self, self->sidebar_menu_button);
  name_buttons (self);
  rap_menu_button_fill (GTK_MENU_BUTTON (self->workspace_button));
  _rap_window_watch_keys (self);
  _rap_window_fill_sidebar (self);
  collapsed_cb (self);
  show_names (self);
}

GtkWidget *
rap_window_new (RapApplication *application)
{
  RapWindow *self;

  g_return_val_if_fail (RAP_IS_APPLICATION (application), NULL);

  self = g_object_new (RAP_TYPE_WINDOW, "application", application, NULL);
  set_up (self, application);
  return GTK_WIDGET (self);
}

const char *
rap_window_get_path (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), NULL);

  return self->path;
}

RapSession *
rap_window_get_session (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), NULL);

  return self->session;
}

gboolean
rap_window_is_loading (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), FALSE);

  return self->cancellable != NULL;
}

const GError *
rap_window_get_problem (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), NULL);

  return self->problem;
}
