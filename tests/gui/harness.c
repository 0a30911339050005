/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "gui/app/gui.h"
#include "harness-content.h"
#include "harness.h"
#include "quark-table.h"
#include "store/workspace.h"

static RapApplication *application;
static GPtrArray *folders; /* to be removed at the end */
static char *templates[RAP_HARNESS_LONG + 1];

/* --- beginning and end ----------------------------------------------------------------------- */

static void
remove_folder (gpointer data)
{
  g_autofree char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (g_strdup (path));
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
rap_harness_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("rapporteur-XXXXXX", &error);

  g_assert_no_error (error);
  g_ptr_array_add (folders, g_strdup (folder));
  return folder;
}

/* G_TEST_OPTION_ISOLATE_DIRS would take the system's folders away too, and with them what tells an
 * icon's file format. */
static void
use_own_folders (void)
{
  static const char *const names[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                                       "XDG_CACHE_HOME", "XDG_STATE_HOME" };
  g_autofree char *home = rap_harness_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_mkdir (folder, 0700);
      g_setenv (names[i], folder, TRUE);
    }
}

/* GTK 4.8 lets the timer of a tooltip outlive the window it was for: closed within half a second
 * of the tooltip being asked for, as in these tests, the timer asks a surface that is gone for the
 * pointer's place (gtk_tooltip_show_tooltip() in gtktooltip.c). It is told in one message and
 * nothing comes of it. That message alone does not end a test. */
static gboolean
is_late_tooltip (const char *domain, const char *message)
{
  return g_strcmp0 (domain, "Gdk") == 0
         && g_strcmp0 (message,
                       "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)' failed")
              == 0;
}

static gboolean
is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !is_late_tooltip (domain, message);
}

static void
gdk_message_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (!is_late_tooltip (domain, message))
    g_log_default_handler (domain, level, message, data);
}

static void
bear_late_tooltips (void)
{
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION,
                     gdk_message_cb, NULL);
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
}

void
rap_harness_init (int *argc, char ***argv)
{
  rap_harness_keep_quark_table ();
  folders = g_ptr_array_new_with_free_func (remove_folder);
  use_own_folders ();
  g_setenv ("RAPPORTEUR_NOW", RAP_HARNESS_NOW, FALSE);
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
  bear_late_tooltips ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                /* A virtual screen has whatever resolution. */
                "gtk-xft-dpi", 96 * 1024,
                NULL);
}

RapApplication *
rap_harness_application (void)
{
  g_autoptr (GError) error = NULL;

  if (!application)
    {
      application = rap_application_new (G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      /* It lives until the last test, not until the first window closes. */
      g_application_hold (G_APPLICATION (application));
    }
  return application;
}

int
rap_harness_run (void)
{
  int status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_clear_pointer (&templates[i], g_free);
  g_clear_object (&application);
  g_ptr_array_unref (folders);
  return status;
}

/* --- workspaces ------------------------------------------------------------------------------ */

/* Each content is made once and copied, so that a test costs no more than it tests. */
static const char *
template_of (RapHarnessContent content)
{
  g_autoptr (RapClock) clock = NULL;
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  if (templates[content])
    return templates[content];
  clock = rap_clock_new_system ();
  folder = rap_harness_folder ();
  templates[content] = g_build_filename (folder, "template.rapporteur", NULL);
  store = rap_workspace_create (templates[content], clock, &error);
  g_assert_no_error (error);
  if (content != RAP_HARNESS_EMPTY)
    rap_workspace_add_sample (store, &error);
  g_assert_no_error (error);
  if (content == RAP_HARNESS_LONG)
    rap_harness_add_long_content (store);
  rap_store_close (store);
  return templates[content];
}

char *
rap_harness_workspace (RapHarnessContent content)
{
  g_autofree char *folder = rap_harness_folder ();
  char *path = g_build_filename (folder, "Regional Meetings.rapporteur", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (template_of (content), &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

RapSession *
rap_harness_session (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) store =
    rap_store_open (path, RAP_STORE_OPEN_EXISTING,
                    rap_application_clock (rap_harness_application ()), &error);

  g_assert_no_error (error);
  return rap_session_new (store, rap_application_settings (rap_harness_application ()));
}

void
rap_harness_end_session (RapSession *session)
{
  gpointer weak = session;

  rap_store_close (rap_session_store (session));
  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  g_object_unref (session);
  /* What was under way has the session until it is told how it ended. */
  RAP_HARNESS_UNTIL (weak == NULL);
}

/* --- windows --------------------------------------------------------------------------------- */

RapWindow *
rap_harness_open (const char *path)
{
  RapWindow *window = RAP_WINDOW (rap_window_new (rap_harness_application ()));

  rap_window_open (window, path, RAP_WINDOW_OPEN);
  RAP_HARNESS_UNTIL (!rap_window_is_loading (window));
  if (rap_window_get_problem (window))
    g_error ("%s", rap_window_get_problem (window)->message);
  rap_harness_settle (GTK_WIDGET (window));
  return window;
}

void
rap_harness_close (RapWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  RAP_HARNESS_UNTIL (weak == NULL);
}

GtkWindow *
rap_harness_show (GtkWidget *widget, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  /* Its styles are the application's. */
  rap_harness_application ();
  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  rap_harness_settle (window);
  return GTK_WINDOW (window);
}

/* --- waiting --------------------------------------------------------------------------------- */

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
rap_harness_iterate (void)
{
  guint tick = g_timeout_add (5, tick_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

gboolean
rap_harness_wait (gboolean (*condition) (gpointer data), gpointer data, double seconds)
{
  gint64 until = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > until)
        return FALSE;
      rap_harness_iterate ();
    }
  return TRUE;
}

void
rap_harness_settle (GtkWidget *widget)
{
  /* A layout may ask for another, as a split view that collapses does. */
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
      for (int k = 0; k < 100 && g_main_context_pending (NULL); k++)
        g_main_context_iteration (NULL, FALSE);
    }
}

/* --- finding --------------------------------------------------------------------------------- */

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

GtkWidget *
rap_harness_find (GtkWidget *root, GType type, const char *text)
{
  if ((type == 0 || g_type_is_a (G_OBJECT_TYPE (root), type))
      && (!text || g_strcmp0 (text_of (root), text) == 0
          || g_strcmp0 (gtk_widget_get_tooltip_text (root), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rap_harness_find (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

void
rap_harness_foreach (GtkWidget *root, void (*visit) (GtkWidget *widget, gpointer data),
                     gpointer data)
{
  visit (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    rap_harness_foreach (child, visit, data);
}

void
rap_harness_type (GtkWidget *text, const char *typed)
{
  g_assert_true (GTK_IS_EDITABLE (text));
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), typed);
  g_signal_emit_by_name (text, "activate");
}

gboolean
rap_harness_press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

gboolean
rap_harness_is_enabled (GtkWidget *widget, const char *detailed_action)
{
  /* Nothing tells but what an action does to a button. */
  GtkWidget *button = gtk_button_new ();
  gboolean is_enabled;

  gtk_widget_set_parent (button, widget);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  is_enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return is_enabled;
}

/* A word somewhere inside, or one that was given for screen readers. */
static gboolean
has_words (GtkWidget *widget)
{
  const char *text = text_of (widget);

  if (text && *text)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return has_words (widget)
         || gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* "RapWindow › … › GtkButton", to be found by who reads the failure. */
static char *
place_of (GtkWidget *widget)
{
  GString *place = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (GtkWidget *w = gtk_widget_get_parent (widget); w; w = gtk_widget_get_parent (w))
    {
      g_string_prepend (place, " › ");
      g_string_prepend (place, G_OBJECT_TYPE_NAME (w));
    }
  return g_string_free (place, FALSE);
}

static void
assert_named_cb (GtkWidget *widget, gpointer data)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
    return;
  /* What is not on screen may not have been filled yet. */
  if (!gtk_widget_get_mapped (widget))
    return;
  /* The button inside a compound widget has that one's name. */
  if (parent && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)))
    return;
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS)
      || gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR))
    return;
  if (!is_named (widget))
    {
      g_autofree char *place = place_of (widget);

      g_error ("A button has no name: %s, icon %s", place,
               GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget))
                                      : gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)));
    }
}

void
rap_harness_assert_named (GtkWidget *root)
{
  rap_harness_foreach (root, assert_named_cb, (gpointer) G_OBJECT_TYPE_NAME (root));
}

/* --- pictures -------------------------------------------------------------------------------- */

void
rap_harness_picture (GtkWidget *window, const char *file)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_renderer_unrealize (renderer);
  g_assert_true (gdk_texture_save_to_png (texture, file));
}
