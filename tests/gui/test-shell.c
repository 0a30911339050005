/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <glib/gstdio.h>

#include "core/kinds.h"
#include "gui/app/pages.h"
#include "gui/shared/split-view.h"
#include "harness.h"
#include "store/edit.h"
#include "store/workspace.h"

static GSettings *
settings (void)
{
  return rap_application_settings (rap_harness_application ());
}

static guint
n_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (
    rap_harness_application ())));
}

/* The window of the application that has that path, opened and drawn. */
static RapWindow *
window_of (const char *path)
{
  g_autofree char *real = g_canonicalize_filename (path, NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (rap_harness_application ())); l;
       l = l->next)
    if (RAP_IS_WINDOW (l->data) && g_strcmp0 (rap_window_get_path (l->data), real) == 0)
      {
        RAP_HARNESS_UNTIL (!rap_window_is_loading (l->data));
        return l->data;
      }
  return NULL;
}

static RapRecord *
first_region (RapWindow *window)
{
  GPtrArray *regions = rap_session_all (rap_window_get_session (window), RAP_KIND_REGION);

  g_assert_cmpuint (regions->len, ==, 6);
  return g_ptr_array_index (regions, 0);
}

static void
rename_region (RapWindow *window, const char *name)
{
  g_autoptr (GError) error = NULL;

  rap_session_set_field (rap_window_get_session (window), first_region (window),
                         RAP_REGION_NAME_EN, name, &error);
  g_assert_no_error (error);
}

static const char *
region_name (RapWindow *window)
{
  return rap_record_text (first_region (window), RAP_REGION_NAME_EN);
}

/* --- opening --------------------------------------------------------------------------------- */

static void
test_opens (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  RapWindow *window = rap_harness_open (path);
  guint n;

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Regional Meetings");
  rap_pages (&n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (rap_window_show_page (window, rap_pages (&n)[i].id));
      g_assert_nonnull (rap_window_get_page (window));
      rap_harness_settle (GTK_WIDGET (window));
      rap_harness_assert_named (GTK_WIDGET (window));
    }
  g_assert_false (rap_window_show_page (window, "nothing"));
  rap_harness_close (window);
}

static void
test_one_window_a_workspace (void)
{
  RapApplication *application = rap_harness_application ();
  g_autofree char *first = rap_harness_workspace (RAP_HARNESS_EMPTY);
  g_autofree char *second = rap_harness_workspace (RAP_HARNESS_EMPTY);
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *link = g_build_filename (folder, "link.rapporteur", NULL);
  guint before = n_windows ();
  RapWindow *window;

  rap_application_open_path (application, first, NULL);
  window = window_of (first);
  g_assert_nonnull (rap_window_get_session (window));
  rap_application_open_path (application, first, NULL);
  g_assert_cmpuint (n_windows (), ==, before + 1);
  /* By another name it is the same file. */
  g_assert_cmpint (symlink (first, link), ==, 0);
  rap_application_open_path (application, link, NULL);
  g_assert_cmpuint (n_windows (), ==, before + 1);

  rap_application_open_path (application, second, GTK_WINDOW (window));
  g_assert_cmpuint (n_windows (), ==, before + 2);
  g_assert_true (window_of (second) != window);
  rap_harness_close (window_of (second));
  rap_harness_close (window);
}

static void
test_remembers (void)
{
  g_autofree char *first = rap_harness_workspace (RAP_HARNESS_EMPTY);
  g_autofree char *second = rap_harness_workspace (RAP_HARNESS_EMPTY);
  GMenuModel *menu = rap_application_recent_menu (rap_harness_application ());
  g_autofree char *last = NULL;
  g_auto (GStrv) recent = NULL;
  g_autoptr (GVariant) target = NULL;

  rap_harness_close (rap_harness_open (first));
  rap_harness_close (rap_harness_open (second));
  rap_harness_close (rap_harness_open (first));
  rap_harness_close (rap_harness_open (second));
  last = g_settings_get_string (settings (), "last-workspace");
  recent = g_settings_get_strv (settings (), "recent-workspaces");
  g_assert_cmpstr (last, ==, second);
  g_assert_cmpstr (recent[0], ==, second);
  g_assert_cmpstr (recent[1], ==, first);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, g_strv_length (recent));
  target = g_menu_model_get_item_attribute_value (menu, 1, G_MENU_ATTRIBUTE_TARGET, NULL);
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, first);
}

static void
test_first_start (void)
{
  RapApplication *application = rap_harness_application ();
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "rapporteur",
                                            "sample.rapporteur", NULL);
  RapWindow *window;

  g_settings_reset (settings (), "last-workspace");
  g_application_activate (G_APPLICATION (application));
  window = window_of (path);
  g_assert_nonnull (window);
  g_assert_nonnull (rap_window_get_session (window));
  g_assert_true (rap_workspace_has_sample (rap_session_store (rap_window_get_session (window))));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (window), "win.add-sample"));
  g_assert_true (rap_harness_is_enabled (GTK_WIDGET (window), "win.remove-sample"));
  rap_harness_close (window);
  /* The second start finds it there. */
  g_settings_reset (settings (), "last-workspace");
  g_application_activate (G_APPLICATION (application));
  g_assert_nonnull (rap_window_get_session (window_of (path)));
  rap_harness_close (window_of (path));
}

static void
test_creates (void)
{
  RapApplication *application = rap_harness_application ();
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "new", "My plans.rapporteur", NULL);
  RapWindow *window;

  rap_application_create (application, path, NULL);
  window = window_of (path);
  g_assert_nonnull (rap_window_get_session (window));
  g_assert_false (rap_workspace_has_sample (rap_session_store (rap_window_get_session (window))));
  g_assert_null (rap_store_undo_label (rap_session_store (rap_window_get_session (window))));
  rap_harness_close (window);
}

/* --- what cannot be opened ------------------------------------------------------------------- */

static RapWindow *
open_refused (const char *path, RapError code)
{
  RapWindow *window;

  rap_application_open_path (rap_harness_application (), path, NULL);
  window = window_of (path);
  g_assert_null (rap_window_get_session (window));
  g_assert_error (rap_window_get_problem (window), RAP_ERROR, (int) code);
  rap_harness_settle (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  rap_harness_assert_named (GTK_WIDGET (window));
  return window;
}

static void
test_vanished (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  g_autofree char *away = g_strconcat (path, "-away", NULL);
  RapWindow *window;
  GtkWidget *focus;

  g_rename (path, away);
  g_settings_set_string (settings (), "last-workspace", path);
  g_application_activate (G_APPLICATION (rap_harness_application ()));
  window = window_of (path);
  g_assert_error (rap_window_get_problem (window), RAP_ERROR, RAP_ERROR_NOT_FOUND);
  rap_harness_settle (GTK_WIDGET (window));
  /* One begins with what can be done about it. */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.retry");
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                      "Workspace Not Found"));
  /* It is back. */
  g_rename (away, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retry", NULL);
  RAP_HARNESS_UNTIL (rap_window_get_session (window) != NULL);
  g_assert_null (rap_window_get_problem (window));
  rap_harness_close (window);
}

static void
test_not_a_workspace (void)
{
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "letter.rapporteur", NULL);
  g_autofree char *after = NULL;
  g_autofree char *other = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window;
  guint before;

  g_file_set_contents (path, "Dear Sir or Madam", -1, NULL);
  window = open_refused (path, RAP_ERROR_NOT_WORKSPACE);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "Dear Sir or Madam");
  /* Another file opens in the window that has none. */
  before = n_windows ();
  rap_application_open_path (rap_harness_application (), other, GTK_WINDOW (window));
  g_assert_true (window_of (other) == window);
  g_assert_cmpuint (n_windows (), ==, before);
  rap_harness_close (window);
}

/* As a later version of the program might have left the file. */
static void
set_version (const char *path, guint8 version)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[63] = (char) version; /* the last byte of user_version in the head of an SQLite file */
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_read_only (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  RapWindow *window;
  const char *reason;

  set_version (path, 200);
  window = rap_harness_open (path);
  reason = rap_store_read_only_reason (rap_session_store (rap_window_get_session (window)));
  g_assert_nonnull (reason);
  g_assert_true (gtk_widget_get_mapped (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                                          reason)));
  g_assert_true (rap_session_is_read_only (rap_window_get_session (window)));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (window), "win.undo"));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (window), "win.create"));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (window), "win.remove-sample"));
  rap_harness_close (window);
}

/* --- changes --------------------------------------------------------------------------------- */

static GtkWidget *
button_with_icon (RapWindow *window, const char *icon)
{
  static GtkWidget *found;
  GtkWidget *stack[256];
  guint n = 0;

  found = NULL;
  stack[n++] = GTK_WIDGET (window);
  while (n > 0 && !found)
    {
      GtkWidget *widget = stack[--n];

      if (GTK_IS_BUTTON (widget)
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
        found = widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        if (n < G_N_ELEMENTS (stack))
          stack[n++] = child;
    }
  g_assert_nonnull (found);
  return found;
}

static void
test_undo_and_redo (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  GtkWidget *undo = button_with_icon (window, "edit-undo-symbolic");
  GtkWidget *redo = button_with_icon (window, "edit-redo-symbolic");
  g_autofree char *before = g_strdup (region_name (window));
  const char *label;
  g_autofree char *tooltip = NULL;

  g_assert_false (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo (Ctrl+Z)");
  g_assert_false (gtk_widget_get_sensitive (redo));

  rename_region (window, "Renamed");
  RAP_HARNESS_UNTIL (gtk_widget_get_sensitive (undo));
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), "Renamed"));
  label = rap_store_undo_label (rap_session_store (rap_window_get_session (window)));
  tooltip = g_strdup_printf ("Undo %s (Ctrl+Z)", label);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, tooltip);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), before));
  RAP_HARNESS_UNTIL (gtk_widget_get_sensitive (redo) && !gtk_widget_get_sensitive (undo));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), "Renamed"));
  rap_harness_close (window);

  /* Undo still works after a restart. */
  window = rap_harness_open (path);
  g_assert_true (gtk_widget_get_sensitive (button_with_icon (window, "edit-undo-symbolic")));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), before));
  rap_harness_close (window);
}

static void
animate (gboolean animate)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animate, NULL);
}

static GtkWidget *
toast_button (RapWindow *window)
{
  GtkWidget *button = rap_harness_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Undo");

  return button && gtk_widget_get_mapped (button) ? button : NULL;
}

static void
count_toasts_cb (GtkWidget *widget, gpointer data)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    (*(guint *) data)++;
}

static guint
count_toasts (RapWindow *window)
{
  guint n = 0;

  rap_harness_foreach (GTK_WIDGET (window), count_toasts_cb, &n);
  return n;
}

/* libadwaita 1.2 crashes when a message that came while another one went is taken away at once. */
static void
test_quick_messages (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);

  animate (TRUE);
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %d", i);
      gint64 until = g_get_monotonic_time () + 60 * G_TIME_SPAN_MILLISECOND;

      rename_region (window, name);
      RAP_HARNESS_UNTIL (g_str_equal (region_name (window), name));
      while (g_get_monotonic_time () < until)
        {
          rap_harness_iterate ();
          g_assert_cmpuint (count_toasts (window), <=, 1);
        }
    }
  g_signal_emit_by_name (toast_button (window), "clicked");
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), "Name 6"));
  /* The one that was clicked goes, then the one about the undo comes. */
  RAP_HARNESS_UNTIL (count_toasts (window) == 0);
  RAP_HARNESS_UNTIL (count_toasts (window) == 1);
  g_assert_null (toast_button (window));
  animate (FALSE);
  rap_harness_close (window);
}

static void
test_toasts (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  G_GNUC_UNUSED g_autofree char *before = g_strdup (region_name (window));

  rename_region (window, "One & <b>two</b>");
  RAP_HARNESS_UNTIL (toast_button (window) != NULL);
  rename_region (window, "Three");
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), "Three"));
  rap_harness_settle (GTK_WIDGET (window));
  g_assert_cmpuint (count_toasts (window), ==, 1);
  g_signal_emit_by_name (toast_button (window), "clicked");
  RAP_HARNESS_UNTIL (g_str_equal (region_name (window), "One & <b>two</b>"));
  rap_harness_close (window);
}

static gpointer
rename_thread (gpointer data)
{
  const char *path = data;
  GMainContext *context = g_main_context_new ();
  g_autoptr (RapClock) clock = rap_clock_new_system ();
  g_autoptr (RapStore) store = NULL;
  g_autoptr (RapRecord) region = NULL;
  g_autoptr (RapChangeSet) changes = NULL;
  const char *names[] = { "name-en", NULL };
  const char *values[] = { "From elsewhere", NULL };

  g_main_context_push_thread_default (context);
  store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, clock, NULL);
  region = rap_store_resolve (store, RAP_KIND_REGION, "ESA", NULL);
  changes = rap_edit_set (store, RAP_KIND_REGION, rap_record_id (region), names, values, NULL);
  rap_store_apply (store, changes, NULL, NULL);
  rap_store_close (store);
  g_clear_object (&store);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
  return NULL;
}

static gboolean
is_renamed (gpointer data)
{
  GPtrArray *regions = rap_session_all (data, RAP_KIND_REGION);

  for (guint i = 0; i < regions->len; i++)
    if (g_str_equal (rap_record_text (g_ptr_array_index (regions, i), RAP_REGION_NAME_EN),
                     "From elsewhere"))
      return TRUE;
  return FALSE;
}

static void
test_foreign_change (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  GtkWidget *undo = button_with_icon (window, "edit-undo-symbolic");

  g_assert_false (is_renamed (rap_window_get_session (window)));
  g_thread_join (g_thread_new ("elsewhere", rename_thread, path));
  g_assert_true (rap_harness_wait (is_renamed, rap_window_get_session (window), 1.0));
  g_assert_true (gtk_widget_get_sensitive (undo));
  rap_harness_close (window);
}

static void
test_refused_change (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  RapSession *session = rap_window_get_session (window);
  g_autoptr (RapRecord) region = rap_record_copy (first_region (window));
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Break it");
  g_autoptr (RapRecord) broken = rap_record_copy (region);

  /* Past the checks of the editor: the store refuses it. */
  rap_record_set_text (broken, RAP_REGION_NAME_EN, "");
  rap_change_set_update (changes, region, broken);
  rap_session_apply (session, changes);
  RAP_HARNESS_UNTIL (rap_harness_find (GTK_WIDGET (window),
                                       g_type_from_name ("AdwToastWidget"), NULL));
  g_assert_null (toast_button (window));
  g_assert_cmpstr (region_name (window), !=, "");
  rap_harness_close (window);
}

static void
test_sample_comes_and_goes (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  RapStore *store = rap_session_store (rap_window_get_session (window));

  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (window), "win.remove-sample"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-sample", NULL);
  RAP_HARNESS_UNTIL (rap_workspace_has_sample (store));
  RAP_HARNESS_UNTIL (toast_button (window) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.menu", NULL);
  rap_harness_settle (GTK_WIDGET (window));
  g_assert_true (rap_harness_is_enabled (GTK_WIDGET (window), "win.remove-sample"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-sample", NULL);
  RAP_HARNESS_UNTIL (!rap_workspace_has_sample (store));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (rap_workspace_has_sample (store));
  rap_harness_close (window);
}

/* --- getting around -------------------------------------------------------------------------- */

static void
set_size (RapWindow *window, int width, int height)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  /* Without a window manager it has a border. */
  RAP_HARNESS_UNTIL (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) <= 12);
  rap_harness_settle (GTK_WIDGET (window));
}

static void
test_narrow (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  RapWindow *window = rap_harness_open (path);
  RapSplitView *view = RAP_SPLIT_VIEW (rap_harness_find (GTK_WIDGET (window),
                                                         RAP_TYPE_SPLIT_VIEW, NULL));
  GtkWidget *back = button_with_icon (window, "go-previous-symbolic");
  guint n;

  set_size (window, 360, 640);
  RAP_HARNESS_UNTIL (rap_split_view_get_collapsed (view));
  g_assert_true (rap_split_view_get_show_content (view));
  g_assert_true (gtk_widget_get_visible (back));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  while (rap_split_view_get_show_content (view))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  rap_harness_settle (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_mapped (rap_split_view_get_sidebar (view)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", rap_pages (&n)[0].id);
  g_assert_true (rap_split_view_get_show_content (view));
  set_size (window, 1100, 720);
  RAP_HARNESS_UNTIL (!rap_split_view_get_collapsed (view));
  rap_harness_close (window);
}

static void
test_panes (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  RapWindow *window = rap_harness_open (path);
  RapSplitView *view = RAP_SPLIT_VIEW (rap_harness_find (GTK_WIDGET (window),
                                                         RAP_TYPE_SPLIT_VIEW, NULL));
  GtkWidget *sidebar = rap_split_view_get_sidebar (view);
  GtkWidget *focus;
  guint n_in_sidebar = 0;

  set_size (window, 1400, 720);
  for (guint i = 0; i < 6; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      n_in_sidebar += gtk_widget_is_ancestor (focus, sidebar) ? 1 : 0;
    }
  g_assert_cmpuint (n_in_sidebar, >=, 1);
  g_assert_cmpuint (n_in_sidebar, <, 6);
  rap_harness_close (window);
}

static void
test_size_is_kept (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);
  int width, height;

  set_size (window, 900, 600);
  rap_harness_close (window);
  g_assert_cmpint (g_settings_get_int (settings (), "window-width"), ==, 900);
  window = rap_harness_open (path);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 600);
  rap_harness_close (window);
  g_settings_reset (settings (), "window-width");
  g_settings_reset (settings (), "window-height");
}

static void
test_typing_is_kept_on_close (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *window = rap_harness_open (path);

  rename_region (window, "Just before the end");
  rap_harness_close (window);
  window = rap_harness_open (path);
  g_assert_cmpstr (region_name (window), ==, "Just before the end");
  rap_harness_close (window);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);

  g_test_add_func ("/shell/opens a workspace", test_opens);
  g_test_add_func ("/shell/has one window a workspace", test_one_window_a_workspace);
  g_test_add_func ("/shell/remembers what was open", test_remembers);
  g_test_add_func ("/shell/begins with the sample year", test_first_start);
  g_test_add_func ("/shell/makes a workspace", test_creates);
  g_test_add_func ("/shell/says that a workspace vanished", test_vanished);
  g_test_add_func ("/shell/refuses what is no workspace", test_not_a_workspace);
  g_test_add_func ("/shell/says why nothing can be written", test_read_only);
  g_test_add_func ("/shell/undoes and redoes", test_undo_and_redo);
  g_test_add_func ("/shell/shows one toast", test_toasts);
  g_test_add_func ("/shell/shows one toast however quickly they come", test_quick_messages);
  g_test_add_func ("/shell/shows what others change within a second", test_foreign_change);
  g_test_add_func ("/shell/says what the store refused", test_refused_change);
  g_test_add_func ("/shell/loads and removes the sample year", test_sample_comes_and_goes);
  g_test_add_func ("/shell/is one pane when narrow", test_narrow);
  g_test_add_func ("/shell/goes from pane to pane", test_panes);
  g_test_add_func ("/shell/keeps its size", test_size_is_kept);
  g_test_add_func ("/shell/loses nothing when it closes", test_typing_is_kept_on_close);
  return rap_harness_run ();
}
