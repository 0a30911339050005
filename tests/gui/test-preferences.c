/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "core/kinds.h"
#include "gui/app/preferences.h"
#include "gui/app/shortcuts-window.h"
#include "gui/app/shortcuts.h"
#include "harness.h"

static GSettings *
settings (void)
{
  return rap_application_settings (rap_harness_application ());
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

/* --- keys ------------------------------------------------------------------------------------ */

typedef struct
{
  GHashTable *accels; /* accel → group and action */
  RapWindow *window;
  guint n;
} Keys;

static gboolean
has_action (Keys *keys, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *dot;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  dot = strchr (name, '.');
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (rap_harness_application ()), dot + 1);
  if (g_str_has_prefix (name, "win."))
    {
      GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (keys->window);
      GType owner;
      const char *found, *property;
      const GVariantType *type;

      for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &found, &type,
                                                       &property); i++)
        if (g_str_equal (found, name))
          return type == NULL ? target == NULL
                              : target && g_variant_is_of_type (target, type);
      return FALSE;
    }
  /* Of a page's own class: held by the page's own tests. */
  return TRUE;
}

static void
check_key (const RapShortcut *shortcut, gpointer data)
{
  Keys *keys = data;
  gboolean is_global = g_str_has_prefix (shortcut->action, "win.")
                       || g_str_has_prefix (shortcut->action, "app.");

  keys->n++;
  if (!has_action (keys, shortcut->action))
    g_error ("No such action: %s", shortcut->action);
  g_assert_true ((shortcut->title == NULL) == (shortcut->group == NULL));
  g_assert_nonnull (shortcut->accels[0]);
  for (guint i = 0; shortcut->accels[i]; i++)
    {
      g_autoptr (GtkShortcutTrigger) trigger =
        gtk_shortcut_trigger_parse_string (shortcut->accels[i]);
      g_autofree char *normal = NULL;
      g_autofree char *scope = NULL;
      g_autofree char *key = NULL;

      g_assert_nonnull (trigger);
      normal = gtk_shortcut_trigger_to_string (trigger);
      scope = is_global ? g_strdup ("window")
                        : g_strndup (shortcut->action, strcspn (shortcut->action, "."));
      key = g_strdup_printf ("%s %s", scope, normal);
      if (g_hash_table_contains (keys->accels, key))
        g_error ("%s does two things: %s and %s", normal, shortcut->action,
                 (const char *) g_hash_table_lookup (keys->accels, key));
      g_hash_table_insert (keys->accels, g_steal_pointer (&key), g_strdup (shortcut->action));
    }
}

static void
test_keys (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  Keys keys = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                rap_harness_open (path), 0 };

  rap_shortcuts_foreach (check_key, &keys);
  g_assert_cmpuint (keys.n, >, 10);
  g_assert_true (g_hash_table_contains (keys.accels, "window <Control>z"));
  g_assert_true (g_hash_table_contains (keys.accels, "window F6"));
  g_hash_table_unref (keys.accels);
  rap_harness_close (keys.window);
}

static void
test_shortcuts_window (void)
{
  GtkWindow *window;
  GtkWidget *entry, *row;
  gpointer weak;

  rap_harness_application ();
  window = rap_shortcuts_window_new (NULL);
  gtk_window_present (window);
  rap_harness_settle (GTK_WIDGET (window));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Ctrl+Z"));
  entry = rap_harness_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "redo");
  row = gtk_widget_get_ancestor (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Ctrl+Z"),
                                 ADW_TYPE_ACTION_ROW);
  RAP_HARNESS_UNTIL (!gtk_widget_get_mapped (row));
  g_assert_true (gtk_widget_get_mapped (rap_harness_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                                          "Redo")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such thing");
  RAP_HARNESS_UNTIL (gtk_widget_get_mapped (rap_harness_find (GTK_WIDGET (window),
                                                              GTK_TYPE_LABEL, "No Such Key")));
  rap_harness_assert_named (GTK_WIDGET (window));
  weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  RAP_HARNESS_UNTIL (weak == NULL);
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
  rename_region (main_window, "By Thandi");
  RAP_HARNESS_UNTIL (g_str_equal (region_name (main_window), "By Thandi"));
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

  g_test_add_func ("/keys/do one act each", test_keys);
  g_test_add_func ("/keys/are listed", test_shortcuts_window);
  g_test_add_func ("/preferences/order time zones", test_zone_list);
  g_test_add_func ("/preferences/take effect and are kept", test_preferences);
  g_test_add_func ("/session/holds small tables", test_session_tables);
  g_test_add_func ("/session/loads the extra time zones", test_session_zones);
  return rap_harness_run ();
}
