/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <locale.h>

#include "gui/shared/chooser.h"
#include "gui/shared/dates.h"
#include "gui/shared/pill.h"
#include "gui/shared/split-view.h"
#include "gui/shared/tile-grid.h"
#include "harness.h"

/* --- split view ------------------------------------------------------------------------------ */

typedef struct
{
  GtkWindow *window;
  RapSplitView *view;
  GtkWidget *sidebar;
  GtkWidget *content;
  int n_notified;
} Split;

static void
count_cb (Split *split)
{
  split->n_notified++;
}

static Split *
split_new (int width)
{
  Split *split = g_new0 (Split, 1);

  split->view = RAP_SPLIT_VIEW (rap_split_view_new ());
  split->sidebar = gtk_button_new_with_label ("list");
  split->content = gtk_button_new_with_label ("detail");
  g_object_set (split->view, "sidebar-width", 200, "min-content-width", 300, NULL);
  /* In the wrong order, to see that the focus does not go by it. */
  rap_split_view_set_content (split->view, split->content);
  rap_split_view_set_sidebar (split->view, split->sidebar);
  g_signal_connect_swapped (split->view, "notify::collapsed", G_CALLBACK (count_cb), split);
  split->window = rap_harness_show (GTK_WIDGET (split->view), width, 300);
  return split;
}

static void
split_free (Split *split)
{
  gpointer weak = split->view;

  g_object_add_weak_pointer (G_OBJECT (split->view), &weak);
  gtk_window_destroy (split->window);
  g_assert_null (weak);
  g_free (split);
}

static graphene_rect_t
bounds_of (Split *split, GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (split->view), &bounds));
  return bounds;
}

static double
x_of (Split *split, GtkWidget *child)
{
  return bounds_of (split, child).origin.x;
}

static double
width_of (Split *split, GtkWidget *child)
{
  return bounds_of (split, child).size.width;
}

static void
test_split_wide (void)
{
  Split *split = split_new (700);

  g_assert_false (rap_split_view_get_collapsed (split->view));
  g_assert_cmpint (split->n_notified, ==, 0);
  g_assert_true (gtk_widget_get_mapped (split->sidebar));
  g_assert_true (gtk_widget_get_mapped (split->content));
  g_assert_cmpfloat (width_of (split, split->sidebar), ==, 200);
  g_assert_cmpfloat (x_of (split, split->sidebar), <, x_of (split, split->content));
  split_free (split);
}

static void
test_split_narrow (void)
{
  Split *split = split_new (360);

  g_assert_true (rap_split_view_get_collapsed (split->view));
  g_assert_cmpint (split->n_notified, ==, 1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (split->view), "collapsed"));
  g_assert_true (gtk_widget_get_mapped (split->sidebar));
  g_assert_false (gtk_widget_get_mapped (split->content));
  g_assert_cmpfloat (width_of (split, split->sidebar), ==,
                     gtk_widget_get_width (GTK_WIDGET (split->view)));

  rap_split_view_set_show_content (split->view, TRUE);
  rap_harness_settle (GTK_WIDGET (split->window));
  g_assert_false (gtk_widget_get_mapped (split->sidebar));
  g_assert_true (gtk_widget_get_mapped (split->content));
  split_free (split);
}

static void
test_split_focus (void)
{
  Split *split = split_new (360);

  gtk_widget_grab_focus (split->sidebar);
  rap_split_view_set_show_content (split->view, TRUE);
  g_assert_true (gtk_window_get_focus (split->window) == split->content);
  rap_split_view_set_show_content (split->view, FALSE);
  g_assert_true (gtk_window_get_focus (split->window) == split->sidebar);
  split_free (split);
}

static void
test_split_changes (void)
{
  Split *split = split_new (700);

  gtk_widget_set_size_request (split->content, 600, -1);
  RAP_HARNESS_UNTIL (rap_split_view_get_collapsed (split->view) && split->n_notified == 1);
  gtk_widget_set_size_request (split->content, 100, -1);
  RAP_HARNESS_UNTIL (!rap_split_view_get_collapsed (split->view) && split->n_notified == 2);
  /* Alone, a child has all of it. */
  rap_split_view_set_sidebar (split->view, NULL);
  rap_harness_settle (GTK_WIDGET (split->window));
  g_assert_cmpfloat (width_of (split, split->content), ==,
                     gtk_widget_get_width (GTK_WIDGET (split->view)));
  split_free (split);
}

static void
test_split_right_to_left (void)
{
  Split *split;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  split = split_new (700);
  g_assert_cmpfloat (x_of (split, split->sidebar), >, x_of (split, split->content));
  g_assert_cmpfloat (x_of (split, split->content), ==, 0);
  split_free (split);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_split_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  Split *split;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  split = split_new (700);
  /* 500 px of columns are 1000 px of columns at twice the text. */
  g_assert_true (rap_split_view_get_collapsed (split->view));
  split_free (split);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* --- pill ------------------------------------------------------------------------------------ */

static void
test_pill (void)
{
  RapPill *pill = RAP_PILL (g_object_ref_sink (rap_pill_new ("ESA", NULL, "region-ESA")));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "ESA");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (pill), "pill"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (pill), "region-ESA"));
  rap_pill_set (pill, "Closed", "rap-state-done-symbolic", "neutral");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (pill), "region-ESA"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (pill), "neutral"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Closed");
  g_assert_finalize_object (pill);
}

static int
natural_width (RapPill *pill)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (pill), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* In a long list: the pill asks for its borders only, and says how much its words need more. */
static void
test_placed_pill (void)
{
  RapPill *usual = RAP_PILL (g_object_ref_sink (rap_pill_new ("ESA", NULL, "neutral")));
  RapPill *placed = RAP_PILL (g_object_ref_sink (rap_pill_new_placed ()));
  int borders = natural_width (placed);
  int words;

  g_assert_cmpint (rap_pill_content_width (placed), ==, 0);
  rap_pill_set (placed, "ESA", NULL, "neutral");
  words = rap_pill_content_width (placed);
  g_assert_cmpint (words, >, 0);
  g_assert_cmpint (natural_width (placed), ==, borders);
  g_assert_cmpint (natural_width (usual), ==, borders + words);
  rap_pill_set (placed, "ESA", "rap-state-done-symbolic", "neutral");
  g_assert_cmpint (rap_pill_content_width (placed), >, words);
  rap_pill_set (placed, "ESA and WCA", NULL, "neutral");
  g_assert_cmpint (rap_pill_content_width (placed), >, 2 * words);
  rap_pill_set (placed, NULL, NULL, NULL);
  g_assert_cmpint (rap_pill_content_width (placed), ==, 0);
  g_assert_finalize_object (placed);
  g_assert_finalize_object (usual);
}

/* A long state may be cut where there is little room, a code may not. */
static void
test_pill_is_cut (void)
{
  RapPill *pill = RAP_PILL (g_object_ref_sink (rap_pill_new ("WCA", NULL, "neutral")));
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (pill), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, natural);
  rap_pill_set (pill, "Report adopted", "rap-state-done-symbolic", "neutral");
  gtk_widget_measure (GTK_WIDGET (pill), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (2 * minimum, <, natural);
  g_assert_finalize_object (pill);
}

/* --- tiles ----------------------------------------------------------------------------------- */

static void
tile_activated_cb (RapTileGrid *grid, RapTile *tile, gint64 *id)
{
  *id = rap_tile_get_id (tile);
}

static void
test_tiles (void)
{
  const char *const codes[] = { "ZAF", "KEN", "MUS" };
  g_autoptr (GListStore) tiles = g_list_store_new (RAP_TYPE_TILE);
  GtkWidget *grid = rap_tile_grid_new ();
  GtkWidget *first, *second;
  GtkWindow *window;
  gint64 activated = 0;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (RapTile) tile = rap_tile_new (i + 1, codes[i], "A name", "some-style");

      g_list_store_append (tiles, tile);
    }
  rap_tile_grid_set_model (RAP_TILE_GRID (grid), G_LIST_MODEL (tiles));
  rap_tile_grid_set_label (RAP_TILE_GRID (grid), "Members");
  g_signal_connect (grid, "activated", G_CALLBACK (tile_activated_cb), &activated);
  window = rap_harness_show (grid, 400, 300);
  first = rap_harness_find (grid, GTK_TYPE_FLOW_BOX_CHILD, NULL);
  second = gtk_widget_get_next_sibling (first);
  g_assert_true (gtk_widget_has_css_class (first, "tile"));
  g_assert_true (gtk_widget_has_css_class (first, "some-style"));
  g_assert_cmpint (gtk_widget_get_width (first), ==, gtk_widget_get_width (second));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (first), ==, "A name");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A name");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_first_child (grid)),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (rap_tile_grid_focus_tile (RAP_TILE_GRID (grid), 2));
  g_assert_true (gtk_window_get_focus (window) == second);
  g_assert_false (rap_tile_grid_focus_tile (RAP_TILE_GRID (grid), 7));
  gtk_widget_activate (second);
  g_assert_cmpint (activated, ==, 2);
  gtk_window_destroy (window);
}

/* --- chooser --------------------------------------------------------------------------------- */

static void
chosen_cb (RapChooser *chooser, const char *key, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (key);
}

static void
test_chooser (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = rap_chooser_new ();
  GtkWidget *entry;
  GtkWindow *window;
  g_autofree char *chosen = NULL;

  rap_chooser_add_zones (RAP_CHOOSER (chooser), 1747039320);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  window = rap_harness_show (button, 400, 300);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  entry = rap_harness_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "johannes");
  RAP_HARNESS_UNTIL (rap_harness_find (chooser, GTK_TYPE_LABEL, "Johannesburg (Africa)"));
  RAP_HARNESS_UNTIL (rap_harness_find (chooser, GTK_TYPE_LABEL, "UTC+2"));
  rap_harness_type (entry, "johannes");
  RAP_HARNESS_UNTIL (chosen != NULL);
  g_assert_cmpstr (chosen, ==, "Africa/Johannesburg");
  g_assert_false (gtk_widget_get_visible (chooser));
  gtk_window_destroy (window);
}

/* Enter takes the first that is found, so Down goes to the second: the focus as well. */
static void
test_chooser_down (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = rap_chooser_new ();
  GtkWidget *entry, *row;
  GtkWindow *window;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Row %02d", i);

      rap_chooser_add (RAP_CHOOSER (chooser), title, title, NULL);
    }
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  window = rap_harness_show (button, 400, 300);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  entry = rap_harness_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "row 1");
  RAP_HARNESS_UNTIL (rap_harness_find (chooser, GTK_TYPE_LABEL, "Row 00") == NULL);
  g_assert_true (rap_harness_press (entry, GDK_KEY_Down));
  row = gtk_window_get_focus (window);
  g_assert_nonnull (rap_harness_find (row, GTK_TYPE_LABEL, "Row 11"));
  gtk_window_destroy (window);
}

static void
test_short_chooser (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = rap_chooser_new ();
  GtkWindow *window;

  rap_chooser_add (RAP_CHOOSER (chooser), "1", "One", NULL);
  rap_chooser_add (RAP_CHOOSER (chooser), "2", "Two", NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  window = rap_harness_show (button, 400, 300);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_false (gtk_widget_get_visible (rap_harness_find (chooser, GTK_TYPE_SEARCH_ENTRY,
                                                            NULL)));
  gtk_window_destroy (window);
}

/* --- dates ----------------------------------------------------------------------------------- */

static RapLocal
day (const char *iso)
{
  RapLocal local;

  g_assert_true (rap_local_parse_date (iso, &local));
  return local;
}

static void
check (char *made, const char *expected)
{
  g_assert_cmpstr (made, ==, expected);
  g_free (made);
}

static void
test_dates_shown (void)
{
  check (rap_format_day (day ("2025-05-15")), "Thu 15 May 2025");
  check (rap_format_day_range (day ("2025-05-15"), day ("2025-05-15")), "Thu 15 May 2025");
  check (rap_format_day_range (day ("2025-05-15"), day ("2025-05-16")),
         "Thu 15 – Fri 16 May 2025");
  check (rap_format_day_range (day ("2025-05-30"), day ("2025-06-02")),
         "Fri 30 May – Mon 2 Jun 2025");
  check (rap_format_day_range (day ("2025-12-30"), day ("2026-01-02")),
         "Tue 30 Dec 2025 – Fri 2 Jan 2026");
  check (rap_format_day_and_time (day ("2025-05-15") + 9 * 3600), "Thu 15 May 2025, 09:00");
  check (rap_format_relative_days (day ("2025-05-15"), day ("2025-05-15") + 3600), "today");
  check (rap_format_relative_days (day ("2025-05-15") + 82800, day ("2025-05-14")), "tomorrow");
  check (rap_format_relative_days (day ("2025-06-25"), day ("2025-05-15")), "in 41 days");
  check (rap_format_relative_days (day ("2025-05-12"), day ("2025-05-15")), "3 days ago");
  check (rap_format_relative_days (day ("1969-12-30"), day ("1970-01-01") + 60), "2 days ago");
  check (rap_format_hours_from (0), "same time");
  check (rap_format_hours_from (7200), "2 h ahead");
  check (rap_format_hours_from (-19800), "5 h 30 behind");
  check (rap_format_hours_from (1800), "30 min ahead");
}

static void
test_dates_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *expected; /* NULL: no date */
  } cases[] = {
    { "2025-05-15", "2025-05-15" },
    { "Thu 15 May 2025", "2025-05-15" },
    { " 15 may 2025 ", "2025-05-15" },
    { "15th May 2025", "2025-05-15" },
    { "May 15, 2025", "2025-05-15" },
    { "15.5.2025", "2025-05-15" },
    { "15/5/25", "2025-05-15" },
    { "3/4/2025", "2025-04-03" },
    { "5/15/2025", "2025-05-15" },
    { "15 sept", "2025-09-15" },
    { "2 jan", "2025-01-02" },
    { "١٥ May ٢٠٢٥", "2025-05-15" },
    { "today", "2025-05-12" },
    { "Tomorrow", "2025-05-13" },
    { "30 February 2025", NULL },
    { "32 May", NULL },
    { "15 ju 2025", NULL },
    { "15 May May 2025", NULL },
    { "15 May 2025 2026", NULL },
    { "soon", NULL },
    { "", NULL },
    { "15", NULL },
    { "15 Maybe 2025", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapLocal read = 0;
      gboolean is_date = rap_parse_day (cases[i].typed, day ("2025-05-12") + 40000, &read);
      g_autofree char *iso = is_date ? rap_local_format_date (read) : NULL;

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (iso, ==, cases[i].expected);
    }
}

static void
test_dates_read_back (void)
{
  /* Every day of two years, as it is shown, is read as that day. */
  for (RapLocal local = day ("2024-01-01"); local < day ("2026-01-01"); local += 86400)
    {
      g_autofree char *shown = rap_format_day (local);
      g_autofree char *with_time = rap_format_day_and_time (local + 34200);
      RapLocal read;

      g_assert_true (rap_parse_day (shown, 0, &read));
      g_assert_cmpint (read, ==, local);
      g_assert_true (rap_parse_day_and_time (with_time, 0, &read));
      g_assert_cmpint (read, ==, local + 34200);
    }
}

static void
test_times_typed (void)
{
  RapLocal read;

  g_assert_true (rap_parse_day_and_time ("15 May 2025 9:30", 0, &read));
  g_assert_cmpint (read, ==, day ("2025-05-15") + 34200);
  g_assert_true (rap_parse_day_and_time ("2025-05-15T09:30", 0, &read));
  g_assert_cmpint (read, ==, day ("2025-05-15") + 34200);
  g_assert_true (rap_parse_day_and_time ("15 May 2025, 9h30", 0, &read));
  g_assert_cmpint (read, ==, day ("2025-05-15") + 34200);
  g_assert_false (rap_parse_day_and_time ("15 May 2025 24:00", 0, &read));
  g_assert_false (rap_parse_day_and_time ("15 May 2025", 0, &read));
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);

  g_test_add_func ("/split-view/shows both where there is room", test_split_wide);
  g_test_add_func ("/split-view/shows one where there is not", test_split_narrow);
  g_test_add_func ("/split-view/takes the focus along", test_split_focus);
  g_test_add_func ("/split-view/follows what is inside", test_split_changes);
  g_test_add_func ("/split-view/mirrors itself", test_split_right_to_left);
  g_test_add_func ("/split-view/grows with the text", test_split_large_text);
  g_test_add_func ("/pill/says its words", test_pill);
  g_test_add_func ("/pill/one that is placed asks for no width", test_placed_pill);
  g_test_add_func ("/pill/a state may be cut, a code may not", test_pill_is_cut);
  g_test_add_func ("/tiles/are a list to keys and screen readers", test_tiles);
  g_test_add_func ("/chooser/finds a time zone by its city", test_chooser);
  g_test_add_func ("/chooser/goes from the search into the list", test_chooser_down);
  g_test_add_func ("/chooser/needs no search when short", test_short_chooser);
  g_test_add_func ("/dates/are shown as people read them", test_dates_shown);
  g_test_add_func ("/dates/are read as people type them", test_dates_typed);
  g_test_add_func ("/dates/are read as they are shown", test_dates_read_back);
  g_test_add_func ("/dates/are read with a time", test_times_typed);
  return rap_harness_run ();
}
