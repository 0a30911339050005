/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/member-figure.h"
#include "gui/meetings/new-meeting.h"
#include "gui/regions/fact-row.h"
#include "gui/regions/figure-legend.h"
#include "gui/regions/member-list.h"
#include "gui/regions/record-pane.h"
#include "gui/regions/region-meetings.h"
#include "gui/shared/field-row.h"
#include "gui/shared/tile-grid.h"
#include "regions-fixture.h"

static gint64
count (RegionsFixture *self, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);

  return rap_store_count (self->store, query, NULL);
}

static void
act (RegionsFixture *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target ? g_variant_ref_sink (target) : NULL;

  gtk_widget_activate_action_variant (GTK_WIDGET (self->page), action, owned);
}

static void
undo (RegionsFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
}

/* The record that the pane on top shows; 0 for none of that kind. */
static gint64
shown (RegionsFixture *self, RapKind kind)
{
  RapPlace *top = &g_array_index (self->page->places, RapPlace, self->page->places->len - 1);

  return top->kind == (int) kind ? top->id : 0;
}

/* --- members as tiles ------------------------------------------------------------------------ */

static RapTileGrid *
grid (RegionsFixture *self)
{
  return RAP_TILE_GRID (rap_harness_find (GTK_WIDGET (self->page->detail), RAP_TYPE_TILE_GRID,
                                          NULL));
}

static RapTile *
tile_of (RegionsFixture *self, const char *letters)
{
  GListModel *model = rap_tile_grid_get_model (grid (self));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RapTile) tile = g_list_model_get_item (model, i);

      if (g_str_equal (rap_tile_get_label (tile), letters))
        return tile; /* the model keeps it */
    }
  return NULL;
}

static guint
n_tiles (RegionsFixture *self)
{
  return g_list_model_get_n_items (rap_tile_grid_get_model (grid (self)));
}

static void
choose_figure (RegionsFixture *self, RapMemberFigure figure)
{
  GtkWidget *figures = rap_harness_find (GTK_WIDGET (self->page->detail), GTK_TYPE_DROP_DOWN, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (figures), figure);
}

static GtkWidget *
legend (RegionsFixture *self)
{
  return rap_harness_find (GTK_WIDGET (self->page->detail), RAP_TYPE_FIGURE_LEGEND, NULL);
}

static void
test_tiles_are_shaded (RegionsFixture *self, gconstpointer data)
{
  regions_show (self, "MENA", "members");
  g_assert_cmpuint (n_tiles (self), ==, 18);
  g_assert_cmpstr (rap_tile_get_name (tile_of (self, "EGY")), ==, "Egypt: Friday and Saturday");
  g_assert_cmpstr (rap_tile_get_style (tile_of (self, "EGY")), ==,
                   rap_figure_shade (RAP_MEMBER_FIGURE_WEEKEND, 2));
  /* Since 2022: Saturday and Sunday, and half of Friday. */
  g_assert_cmpstr (rap_tile_get_style (tile_of (self, "ARE")), ==,
                   rap_figure_shade (RAP_MEMBER_FIGURE_WEEKEND, 1));
  g_assert_nonnull (regions_seen (legend (self), "Friday and Saturday · 14"));
  g_assert_null (regions_seen (legend (self), "Not recorded"));

  choose_figure (self, RAP_MEMBER_FIGURE_HOURS);
  g_assert_nonnull (regions_seen (legend (self), "Up to 4 h ahead · "));
  g_assert_cmpstr (rap_tile_get_style (tile_of (self, "TUN")), ==,
                   rap_figure_shade (RAP_MEMBER_FIGURE_HOURS, 2));
  /* In winter it is as late in Tunis as in Brussels. */
  regions_set_now (self, "2025-12-01T12:00:00Z");
  g_assert_cmpstr (rap_tile_get_style (tile_of (self, "TUN")), ==,
                   rap_figure_shade (RAP_MEMBER_FIGURE_HOURS, 3));

  regions_show (self, "EUR", "members");
  choose_figure (self, RAP_MEMBER_FIGURE_KIND);
  g_assert_cmpuint (n_tiles (self), ==, 53);
  g_assert_nonnull (regions_seen (legend (self), "Union · 1"));
}

static void
test_tile_opens_and_names (RegionsFixture *self, gconstpointer data)
{
  gint64 kenya = regions_find (self, RAP_KIND_MEMBER, "Kenya");
  g_autoptr (RapTile) current = NULL;

  regions_show (self, "ESA", "members");
  g_assert_true (rap_tile_grid_focus_tile (grid (self), kenya));
  current = rap_tile_grid_get_current (grid (self));
  g_assert_cmpint (rap_tile_get_id (current), ==, kenya);
  g_assert_nonnull (regions_seen_in_content (self, "Kenya · Saturday and Sunday · 11:42 (+1 h)"));
  g_signal_emit_by_name (grid (self), "activated", current);
  g_assert_cmpint (shown (self, RAP_KIND_MEMBER), ==, kenya);

  /* The way back leads to the tile. */
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_clear_object (&current);
  current = rap_tile_grid_get_current (grid (self));
  g_assert_cmpint (rap_tile_get_id (current), ==, kenya);
}

static void
test_other_tiles_stay (RegionsFixture *self, gconstpointer data)
{
  gint64 kenya = regions_find (self, RAP_KIND_MEMBER, "Kenya");
  gint64 rwanda = regions_find (self, RAP_KIND_MEMBER, "Rwanda");
  RapTile *before;
  g_autoptr (RapRecord) record = rap_store_load (self->store, RAP_KIND_MEMBER, kenya, NULL);
  g_autoptr (RapTile) current = NULL;
  g_autoptr (GError) error = NULL;

  regions_show (self, "ESA", "members");
  before = tile_of (self, "RWA");
  g_assert_true (rap_tile_grid_focus_tile (grid (self), rwanda));
  rap_session_set_field (self->session, record, RAP_MEMBER_NAME_EN, "Kenya, Republic of", &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (g_str_has_prefix (rap_tile_get_name (tile_of (self, "KEN")),
                                       "Kenya, Republic of"));
  g_assert_true (tile_of (self, "RWA") == before);
  current = rap_tile_grid_get_current (grid (self));
  g_assert_cmpint (rap_tile_get_id (current), ==, rwanda);
}

/* --- members as a list ----------------------------------------------------------------------- */

static GtkColumnView *
table (RegionsFixture *self)
{
  return GTK_COLUMN_VIEW (
    rap_harness_find (GTK_WIDGET (self->page->detail), GTK_TYPE_COLUMN_VIEW, NULL));
}

static char *
name_at (RegionsFixture *self, guint position)
{
  g_autoptr (RapRecord) member =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table (self))), position);

  return g_strdup (member ? rap_record_text (member, RAP_MEMBER_ISO3) : "");
}

static guint
n_rows (RegionsFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table (self))));
}

static gboolean
first_is (RegionsFixture *self, const char *code)
{
  g_autofree char *name = name_at (self, 0);

  return g_str_equal (name, code);
}

static void
show_list (RegionsFixture *self, const char *code)
{
  GtkWidget *button;

  regions_show (self, code, "members");
  button = rap_harness_find (GTK_WIDGET (self->page->detail), GTK_TYPE_TOGGLE_BUTTON,
                             "Show as a List");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  rap_harness_settle (GTK_WIDGET (self->window));
}

static void
sort_by (RegionsFixture *self, guint column, GtkSortType direction)
{
  g_autoptr (GtkColumnViewColumn) head =
    g_list_model_get_item (gtk_column_view_get_columns (table (self)), column);

  gtk_column_view_sort_by_column (table (self), head, direction);
}

static void
test_list_sorts (RegionsFixture *self, gconstpointer data)
{
  /* While the tiles are seen nothing builds rows. */
  regions_show (self, "A/P", "members");
  g_assert_null (gtk_column_view_get_model (table (self)));
  show_list (self, "A/P");
  RAP_HARNESS_UNTIL (n_rows (self) == 35);
  g_assert_true (first_is (self, "AFG"));
  sort_by (self, 1, GTK_SORT_DESCENDING);
  RAP_HARNESS_UNTIL (first_is (self, "VNM"));
  sort_by (self, 0, GTK_SORT_ASCENDING);
  RAP_HARNESS_UNTIL (first_is (self, "AFG"));
  sort_by (self, 0, GTK_SORT_DESCENDING);
  RAP_HARNESS_UNTIL (first_is (self, "WSM"));
  /* Customs territories before States, each by name. */
  sort_by (self, 4, GTK_SORT_DESCENDING);
  RAP_HARNESS_UNTIL (first_is (self, "HKG"));
  g_assert_cmpuint (n_rows (self), ==, 35);
}

static GtkEditable *
search (RegionsFixture *self)
{
  return GTK_EDITABLE (
    rap_harness_find (GTK_WIDGET (self->page->detail), GTK_TYPE_SEARCH_ENTRY, NULL));
}

static void
test_search (RegionsFixture *self, gconstpointer data)
{
  show_list (self, "AMS");
  RAP_HARNESS_UNTIL (n_rows (self) == 34);
  /* Case and accents do not count, and the French name will do. */
  gtk_editable_set_text (search (self), "BRESIL");
  RAP_HARNESS_UNTIL (n_rows (self) == 1 && n_tiles (self) == 1);
  g_assert_true (first_is (self, "BRA"));
  gtk_editable_set_text (search (self), "no such member");
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "No Member Found"));
  gtk_editable_set_text (search (self), "");
  RAP_HARNESS_UNTIL (n_rows (self) == 34 && n_tiles (self) == 34);
  g_assert_null (regions_seen_in_content (self, "No Member Found"));
}

static void
test_list_row_opens (RegionsFixture *self, gconstpointer data)
{
  show_list (self, "A/P");
  RAP_HARNESS_UNTIL (n_rows (self) == 35);
  g_signal_emit_by_name (table (self), "activate", 2);
  g_assert_cmpint (shown (self, RAP_KIND_MEMBER), ==,
                   regions_find (self, RAP_KIND_MEMBER, "Bangladesh"));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_cmpuint (gtk_single_selection_get_selected (
                      GTK_SINGLE_SELECTION (gtk_column_view_get_model (table (self)))), ==, 2);
}

/* --- adding and removing --------------------------------------------------------------------- */

static void
test_add_and_remove_entity (RegionsFixture *self, gconstpointer data)
{
  gint64 before = count (self, RAP_KIND_ENTITY);
  gint64 id;
  g_autofree char *kind = NULL;
  g_autofree char *region = NULL;
  g_autofree char *expected = NULL;

  regions_show (self, "WCA", "entities");
  act (self, "regions.add-entity", g_variant_new_string ("rcl"));
  RAP_HARNESS_UNTIL (shown (self, RAP_KIND_ENTITY) != 0);
  id = shown (self, RAP_KIND_ENTITY);
  kind = regions_stored (self, RAP_KIND_ENTITY, id, RAP_ENTITY_KIND);
  region = regions_stored (self, RAP_KIND_ENTITY, id, RAP_ENTITY_REGION);
  expected = g_strdup_printf ("%" G_GINT64_FORMAT, regions_region (self, "WCA"));
  g_assert_cmpstr (kind, ==, "rcl");
  g_assert_cmpstr (region, ==, expected);
  /* The name is what is typed next. */
  g_assert_true (gtk_widget_is_focus (regions_entry (self, "Name (English)")));

  act (self, "regions.remove", g_variant_new ("(ix)", (gint32) RAP_KIND_ENTITY, id));
  RAP_HARNESS_UNTIL (count (self, RAP_KIND_ENTITY) == before);
  RAP_HARNESS_UNTIL (self->page->places->len == 1);
  undo (self);
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "Regional Customs Laboratory"));
  g_assert_cmpint (count (self, RAP_KIND_ENTITY), ==, before + 1);
  undo (self);
  RAP_HARNESS_UNTIL (count (self, RAP_KIND_ENTITY) == before);
}

static void
test_record_a_term (RegionsFixture *self, gconstpointer data)
{
  gint64 before = count (self, RAP_KIND_TERM);
  gint64 id;
  g_autofree char *first = NULL;
  g_autofree char *state = NULL;

  regions_show (self, "A/P", "terms");
  g_assert_nonnull (regions_seen_in_content (self, "Mon 1 Jul 2024 – Tue 30 Jun 2026"));
  rap_page_create (RAP_PAGE (self->page));
  RAP_HARNESS_UNTIL (shown (self, RAP_KIND_TERM) != 0);
  id = shown (self, RAP_KIND_TERM);
  first = regions_stored (self, RAP_KIND_TERM, id, RAP_TERM_START_DATE);
  state = regions_stored (self, RAP_KIND_TERM, id, RAP_TERM_STATE);
  g_assert_cmpstr (first, ==, "2026-07-01");
  g_assert_cmpstr (state, ==, "nominated");
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_nonnull (regions_seen_in_content (self, "Next"));
  regions_set_now (self, "2026-05-20T12:00:00Z");
  g_assert_nonnull (regions_seen_in_content (self, "ends in 41 days, a successor is recorded"));
  undo (self);
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "ends in 41 days, no successor recorded"));
  g_assert_cmpint (count (self, RAP_KIND_TERM), ==, before);
}

static void
test_add_weekend (RegionsFixture *self, gconstpointer data)
{
  gint64 egypt = regions_find (self, RAP_KIND_MEMBER, "Egypt");
  gint64 before = count (self, RAP_KIND_WEEKEND_RULE);

  rap_page_show (RAP_PAGE (self->page), RAP_KIND_MEMBER, egypt);
  act (self, "regions.add-weekend-rule", g_variant_new_int64 (egypt));
  RAP_HARNESS_UNTIL (shown (self, RAP_KIND_WEEKEND_RULE) != 0);
  g_assert_nonnull (regions_seen_in_content (
    self, "Weekend of Egypt: Saturday and Sunday, since Mon 12 May 2025"));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_nonnull (regions_seen_in_content (self, "since Mon 12 May 2025"));
  g_assert_nonnull (regions_seen_in_content (self, "until Sun 11 May 2025"));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_cmpstr (rap_tile_get_name (tile_of (self, "EGY")), ==, "Egypt: Saturday and Sunday");
  undo (self);
  RAP_HARNESS_UNTIL (g_str_equal (rap_tile_get_name (tile_of (self, "EGY")),
                                  "Egypt: Friday and Saturday"));
  g_assert_cmpint (count (self, RAP_KIND_WEEKEND_RULE), ==, before);
}

static void
test_add_member (RegionsFixture *self, gconstpointer data)
{
  gint64 before = count (self, RAP_KIND_MEMBER);

  regions_show (self, "AMS", "members");
  rap_page_create (RAP_PAGE (self->page));
  RAP_HARNESS_UNTIL (shown (self, RAP_KIND_MEMBER) != 0);
  rap_harness_type (regions_entry (self, "Name (English)"), "Atlantis");
  RAP_HARNESS_UNTIL (regions_seen (regions_row (self, "AMS"), "34 Members") != NULL
                     && regions_seen_in_content (self, "Atlantis") != NULL);
  /* Taking the addition back takes the pane away. */
  undo (self);
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "New Member") != NULL);
  undo (self);
  RAP_HARNESS_UNTIL (count (self, RAP_KIND_MEMBER) == before);
  RAP_HARNESS_UNTIL (shown (self, RAP_KIND_REGION) != 0);
}

static void
test_member_in_use_is_not_removed (RegionsFixture *self, gconstpointer data)
{
  gint64 mauritius = regions_find (self, RAP_KIND_MEMBER, "Mauritius");
  gint64 before = count (self, RAP_KIND_MEMBER);

  rap_page_show (RAP_PAGE (self->page), RAP_KIND_MEMBER, mauritius);
  act (self, "regions.remove", g_variant_new ("(ix)", (gint32) RAP_KIND_MEMBER, mauritius));
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_cmpint (count (self, RAP_KIND_MEMBER), ==, before);
  g_assert_cmpint (shown (self, RAP_KIND_MEMBER), ==, mauritius);
}

/* --- meetings -------------------------------------------------------------------------------- */

static guint
n_meetings (RegionsFixture *self)
{
  GtkWidget *tab = rap_harness_find (GTK_WIDGET (self->page->detail), RAP_TYPE_REGION_MEETINGS,
                                     NULL);
  GtkWidget *list = rap_harness_find (tab, GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_meetings_ahead_and_past (RegionsFixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autofree char *region = g_strdup_printf ("%" G_GINT64_FORMAT, regions_region (self, "ESA"));
  guint all, ahead;
  GtkWidget *past;

  rap_query_where (query, "region", RAP_QUERY_EQUAL, region, NULL);
  all = (guint) rap_store_count (self->store, query, NULL);
  regions_show (self, "ESA", "meetings");
  RAP_HARNESS_UNTIL (n_meetings (self) > 0);
  ahead = n_meetings (self);
  g_assert_nonnull (regions_seen_in_content (self, "31st Governing Council"));
  past = rap_harness_find (GTK_WIDGET (self->page->detail), GTK_TYPE_TOGGLE_BUTTON, "_Past");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (past), TRUE);
  RAP_HARNESS_UNTIL (n_meetings (self) == all - ahead);
  /* Midnight makes the meeting of today one of the past. */
  regions_set_now (self, "2199-01-01T00:00:00Z");
  RAP_HARNESS_UNTIL (n_meetings (self) == all);
}

static void
test_plan_a_meeting (RegionsFixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;
  RapRecord *draft;

  regions_show (self, "ESA", "meetings");
  act (self, "regions.plan-meeting", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (RAP_IS_NEW_MEETING (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  draft = rap_field_row_get_record (
    RAP_FIELD_ROW (rap_harness_find (GTK_WIDGET (dialog), RAP_TYPE_FIELD_ROW, NULL)));
  g_assert_cmpint (rap_record_integer (draft, RAP_MEETING_REGION), ==,
                   regions_region (self, "ESA"));
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
#define ADD(path, func) REGIONS_ADD ("/region-records/" path, RAP_HARNESS_SAMPLE, func)
  ADD ("tiles are shaded by the figure chosen, with a legend", test_tiles_are_shaded);
  ADD ("a tile says its name and opens its member", test_tile_opens_and_names);
  ADD ("a change leaves the other tiles and the focus alone", test_other_tiles_stay);
  ADD ("the list sorts by its heads", test_list_sorts);
  ADD ("words choose among tiles and rows", test_search);
  ADD ("a row opens its member and keeps its place", test_list_row_opens);
  ADD ("an entity is added, removed and brought back", test_add_and_remove_entity);
  ADD ("a new term follows the last one", test_record_a_term);
  ADD ("a new weekend ends the one before", test_add_weekend);
  ADD ("a member is added, named and taken back", test_add_member);
  ADD ("a member in use is not removed", test_member_in_use_is_not_removed);
  ADD ("meetings ahead and past", test_meetings_ahead_and_past);
  ADD ("a meeting is planned for the region", test_plan_a_meeting);
  return rap_harness_run ();
}
