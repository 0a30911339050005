/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "core/kinds.h"
#include "gui/app/preferences.h"
#include "gui/shared/chooser.h"
#include "harness.h"
#include "store/edit.h"
#include "store/workspace.h"

static GSettings *
settings (void)
{
  return rap_application_settings (rap_harness_application ());
}

/* --- preferences ----------------------------------------------------------------------------- */

static void
assert_zones (const char *expected)
{
  g_auto (GStrv) zones = g_settings_get_strv (settings (), "extra-zones");
  g_autofree char *joined = g_strjoinv (" ", zones);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_zone_list (void)
{
  GtkWindow *window;
  GtkWidget *add, *row;

  rap_harness_application ();
  g_settings_reset (settings (), "extra-zones");
  window = rap_preferences_new (NULL, settings ());
  gtk_window_present (window);
  rap_harness_settle (GTK_WIDGET (window));
  rap_harness_assert_named (GTK_WIDGET (window));
  add = rap_harness_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, "Add a time zone");
  gtk_menu_button_popup (GTK_MENU_BUTTON (add));
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (add)), "chosen",
                         "Pacific/Apia");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (add));
  assert_zones ("Europe/Brussels Asia/Bangkok Pacific/Apia");
  row = gtk_widget_get_ancestor (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Apia"),
                                 ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (row, "zones.shift", "i", -1);
  assert_zones ("Europe/Brussels Pacific/Apia Asia/Bangkok");
  /* The focus went along, so the same key goes on. */
  gtk_widget_activate_action (gtk_window_get_focus (window), "zones.shift", "i", -1);
  assert_zones ("Pacific/Apia Europe/Brussels Asia/Bangkok");
  gtk_widget_activate_action (gtk_window_get_focus (window), "zones.shift", "i", 0);
  assert_zones ("Europe/Brussels Asia/Bangkok");
  gtk_window_destroy (window);
  g_settings_reset (settings (), "extra-zones");
}

static void
test_preferences (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapWindow *main_window = rap_harness_open (path);
  GtkWindow *window = rap_preferences_new (GTK_WINDOW (main_window), settings ());
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *row;
  g_autofree char *name = NULL;
  g_autofree char *scheme = NULL;
  gpointer weak = window;

  gtk_window_present (window);
  rap_harness_settle (GTK_WIDGET (window));
  row = rap_harness_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  scheme = g_settings_get_string (settings (), "color-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
  g_assert_true (adw_style_manager_get_dark (style));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  row = rap_harness_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "Thandi");
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (window);
  RAP_HARNESS_UNTIL (weak == NULL);
  name = g_settings_get_string (settings (), "person-name");
  g_assert_cmpstr (name, ==, "Thandi");
  /* The history says so from now on. */
  rap_harness_rename_region (main_window, "By Thandi");
  RAP_HARNESS_UNTIL (g_str_equal (rap_harness_region_name (main_window), "By Thandi"));
  {
    g_autoptr (GPtrArray) history =
      rap_store_history (rap_session_store (rap_window_get_session (main_window)), -1, 0, 1, NULL);
    RapHistoryEntry *entry = g_ptr_array_index (history, 0);

    g_assert_cmpstr (entry->who, ==, "Thandi");
  }
  g_settings_reset (settings (), "person-name");
  g_settings_reset (settings (), "color-scheme");
  rap_harness_close (main_window);
}

/* --- session --------------------------------------------------------------------------------- */

static void
test_session_tables (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapSession *session = rap_harness_session (path);
  GPtrArray *regions = rap_session_all (session, RAP_KIND_REGION);
  RapRecord *first = g_ptr_array_index (regions, 0);

  g_assert_true (rap_session_all (session, RAP_KIND_REGION) == regions);
  g_assert_true (rap_session_lookup (session, RAP_KIND_REGION, rap_record_id (first)) == first);
  g_assert_null (rap_session_lookup (session, RAP_KIND_REGION, 987654));
  for (guint i = 1; i < regions->len; i++)
    g_assert_cmpint (rap_record_integer (g_ptr_array_index (regions, i), RAP_REGION_POSITION), >,
                     rap_record_integer (g_ptr_array_index (regions, i - 1),
                                         RAP_REGION_POSITION));
  rap_harness_end_session (session);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_session_zones (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  RapSession *session = rap_harness_session (path);
  const char *const zones[] = { "Asia/Tokyo", "No/Where", NULL };
  GPtrArray *loaded;
  guint n_notified = 0;

  g_assert_cmpuint (rap_session_extra_zones (session)->len, ==, 2);
  g_signal_connect_swapped (session, "notify::extra-zones", G_CALLBACK (count_cb), &n_notified);
  g_settings_set_strv (settings (), "extra-zones", zones);
  g_assert_cmpuint (n_notified, ==, 1);
  loaded = rap_session_extra_zones (session);
  g_assert_cmpuint (loaded->len, ==, 1);
  g_assert_cmpstr (rap_zone_name (g_ptr_array_index (loaded, 0)), ==, "Asia/Tokyo");
  g_settings_reset (settings (), "extra-zones");
  g_signal_handlers_disconnect_by_data (session, &n_notified);
  rap_harness_end_session (session);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/preferences/orders time zones", test_zone_list);
  g_test_add_func ("/preferences/keeps preferences", test_preferences);
  g_test_add_func ("/session/holds small tables", test_session_tables);
  g_test_add_func ("/session/loads the extra time zones", test_session_zones);
  return rap_harness_run ();
}
