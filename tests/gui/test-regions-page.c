/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <string.h>

#include "gui/regions/fact-row.h"
#include "gui/regions/list-sync.h"
#include "gui/regions/record-pane.h"
#include "gui/regions/unconfirmed-bar.h"
#include "regions-fixture.h"

/* --- the list -------------------------------------------------------------------------------- */

/* On 12 May 2025: Saint Vincent and the Grenadines is not a Member before September. */
static void
test_counts (RegionsFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *code;
    const char *members;
  } cases[] = {
    { "AMS", "33 Members" }, { "A/P", "35 Members" },  { "ESA", "24 Members" },
    { "EUR", "52 Members" }, { "MENA", "18 Members" }, { "WCA", "24 Members" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_nonnull (regions_seen (regions_row (self, cases[i].code), cases[i].members));
  regions_set_now (self, "2025-09-17T12:00:00Z");
  g_assert_nonnull (regions_seen (regions_row (self, "AMS"), "34 Members"));
}

static void
test_meetings_ahead_are_counted (RegionsFixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autofree char *region = g_strdup_printf ("%" G_GINT64_FORMAT, regions_region (self, "ESA"));
  g_autoptr (GPtrArray) meetings = NULL;
  g_autofree char *words = NULL;
  int n = 0;

  rap_query_where (query, "region", RAP_QUERY_EQUAL, region, NULL);
  meetings = rap_store_list (self->store, query, NULL);
  for (guint i = 0; i < meetings->len; i++)
    {
      RapRecord *meeting = g_ptr_array_index (meetings, i);

      n += strcmp (rap_record_text (meeting, RAP_MEETING_END_DATE), "2025-05-12") >= 0
           && !rap_record_flag (meeting, RAP_MEETING_STATE, "cancelled")
           && !rap_record_flag (meeting, RAP_MEETING_STATE, "postponed");
    }
  g_assert_cmpint (n, >, 1);
  words = g_strdup_printf ("%d meetings ahead", n);
  RAP_HARNESS_UNTIL (regions_seen (regions_row (self, "ESA"), words));
  regions_set_now (self, "2199-01-01T00:00:00Z");
  RAP_HARNESS_UNTIL (regions_seen (regions_row (self, "ESA"), "no meeting ahead"));
}

/* Hong Kong, China is in office until 30 June 2026. */
static void
test_term_warns (RegionsFixture *self, gconstpointer data)
{
  GtkWidget *row = regions_row (self, "A/P");

  regions_show (self, "A/P", "members");
  g_assert_null (regions_seen (row, "Term "));
  g_assert_nonnull (regions_seen_in_content (self, "ends in 414 days"));
  regions_set_now (self, "2026-05-20T12:00:00Z");
  g_assert_nonnull (regions_seen (row, "Term ends in 41 days, no successor recorded"));
  g_assert_nonnull (regions_seen_in_content (self, "ends in 41 days, no successor recorded"));
  regions_set_now (self, "2026-07-12T12:00:00Z");
  g_assert_nonnull (regions_seen (row, "Term ended 12 days ago, no successor recorded"));
  g_assert_nonnull (regions_seen_in_content (self, "ended 12 days ago, no successor recorded"));
}

/* --- facts ----------------------------------------------------------------------------------- */

static gboolean
stores (RegionsFixture *self, RapKind kind, gint64 id, guint field, const char *value)
{
  g_autofree char *stored = regions_stored (self, kind, id, field);

  return g_str_equal (stored, value);
}

static void
test_edit_and_undo (RegionsFixture *self, gconstpointer data)
{
  gint64 id = regions_region (self, "ESA");
  g_autofree char *before = regions_stored (self, RAP_KIND_REGION, id, RAP_REGION_NAME_EN);
  GtkWidget *entry;

  regions_show (self, "ESA", "facts");
  entry = regions_entry (self, "Name (English)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  rap_harness_type (entry, "Africa of the East and South");
  RAP_HARNESS_UNTIL (stores (self, RAP_KIND_REGION, id, RAP_REGION_NAME_EN,
                             "Africa of the East and South"));
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "Africa of the East and South"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (stores (self, RAP_KIND_REGION, id, RAP_REGION_NAME_EN, before));
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, before));
  RAP_HARNESS_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), before));
}

static void
test_refused_value_stays_in_sight (RegionsFixture *self, gconstpointer data)
{
  gint64 id = regions_region (self, "ESA");
  g_autofree char *before = regions_stored (self, RAP_KIND_REGION, id, RAP_REGION_NAME_EN);

  regions_show (self, "ESA", "facts");
  rap_harness_type (regions_entry (self, "Name (English)"), "");
  /* The way to another region is not taken, for what is wrong would be lost. */
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_REGION, regions_region (self, "EUR"));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, id);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (regions_row (self, "ESA"))));
  g_assert_true (stores (self, RAP_KIND_REGION, id, RAP_REGION_NAME_EN, before));
  rap_harness_type (regions_entry (self, "Name (English)"), before);
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_REGION, regions_region (self, "EUR"));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, regions_region (self, "EUR"));
}

/* --- unconfirmed ----------------------------------------------------------------------------- */

static guint
n_unconfirmed (RegionsFixture *self, const char *code)
{
  GtkWidget *label = regions_seen (regions_row (self, code), "unconfirmed fact");

  return label ? (guint) g_ascii_strtoull (gtk_label_get_text (GTK_LABEL (label)), NULL, 10) : 0;
}

static gint64
unconfirmed_term (RegionsFixture *self, const char *code)
{
  GPtrArray *terms = rap_session_all (self->session, RAP_KIND_TERM);

  for (guint i = 0; i < terms->len; i++)
    {
      RapRecord *term = g_ptr_array_index (terms, i);

      if (rap_record_integer (term, RAP_TERM_REGION) == regions_region (self, code)
          && rap_record_integer (term, RAP_TERM_UNCONFIRMED))
        return rap_record_id (term);
    }
  g_assert_not_reached ();
}

static void
test_confirm_in_one_act (RegionsFixture *self, gconstpointer data)
{
  gint64 term = unconfirmed_term (self, "ESA");
  guint before = n_unconfirmed (self, "ESA");
  GtkWidget *button;

  g_assert_cmpuint (before, >, 1);
  g_assert_true (rap_page_show (RAP_PAGE (self->page), RAP_KIND_TERM, term));
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_nonnull (regions_seen_in_content (self, "Nobody has confirmed these facts"));
  button = gtk_widget_get_ancestor (regions_seen_in_content (self, "Mark as Confirmed"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  RAP_HARNESS_UNTIL (stores (self, RAP_KIND_TERM, term, RAP_TERM_UNCONFIRMED, "0"));
  RAP_HARNESS_UNTIL (n_unconfirmed (self, "ESA") == before - 1);
  g_assert_null (regions_seen_in_content (self, "Nobody has confirmed these facts"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (n_unconfirmed (self, "ESA") == before);
  g_assert_nonnull (regions_seen_in_content (self, "Nobody has confirmed these facts"));
}

static GtkListBox *
unconfirmed_rows (RegionsFixture *self)
{
  return GTK_LIST_BOX (rap_harness_find (gtk_stack_get_visible_child (self->page->content),
                                         GTK_TYPE_LIST_BOX, NULL));
}

static void
test_unconfirmed_are_listed (RegionsFixture *self, gconstpointer data)
{
  guint before = n_unconfirmed (self, "WCA");
  guint n = 0;
  GtkListBoxRow *row;
  RapRecord *record;
  G_GNUC_UNUSED g_autofree char *source = NULL;

  regions_show (self, "WCA", "members");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.unconfirmed", NULL);
  rap_harness_settle (GTK_WIDGET (self->window));
  while (gtk_list_box_get_row_at_index (unconfirmed_rows (self), (int) n))
    n++;
  g_assert_cmpuint (n, ==, before);

  /* A row leads to its record, and the way back to the list. */
  row = gtk_list_box_get_row_at_index (unconfirmed_rows (self), 1);
  record = rap_fact_row_get_record (RAP_FACT_ROW (row));
  g_signal_emit_by_name (row, "activate");
  g_assert_cmpuint (self->page->places->len, ==, 3);
  g_assert_true (RAP_IS_RECORD_PANE (gtk_stack_get_visible_child (self->page->content)));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));

  /* Confirmed from the list, it leaves it; its neighbour has the focus. */
  gtk_widget_activate_action (GTK_WIDGET (row), "regions.confirm", "(ix)",
                              (gint32) rap_record_kind (record), rap_record_id (record));
  RAP_HARNESS_UNTIL (n_unconfirmed (self, "WCA") == before - 1);
  g_assert_true (gtk_widget_is_focus (
    GTK_WIDGET (gtk_list_box_get_row_at_index (unconfirmed_rows (self), 1))));
}

/* --- time ------------------------------------------------------------------------------------ */

static void
test_clocks_tick (RegionsFixture *self, gconstpointer data)
{
  GtkWidget *clock;

  regions_show (self, "ESA", "entities");
  clock = regions_seen_in_content (self, "11:42");
  g_assert_nonnull (clock);
  g_assert_nonnull (regions_seen_in_content (self, "1 h ahead of Brussels"));
  g_assert_nonnull (regions_seen_in_content (self, "3 h ahead of you"));
  regions_set_now (self, "2025-05-12T08:43:00Z");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (clock)), ==, "11:43");
  g_assert_null (regions_seen_in_content (self, "11:42"));
  /* Brussels goes to winter time, Nairobi does not. */
  regions_set_now (self, "2025-10-26T00:59:00Z");
  g_assert_nonnull (regions_seen_in_content (self, "1 h ahead of Brussels"));
  regions_set_now (self, "2025-10-26T01:00:00Z");
  g_assert_nonnull (regions_seen_in_content (self, "2 h ahead of Brussels"));
  /* In Nairobi the day has begun that the user's clock does not show yet. */
  regions_set_now (self, "2025-10-26T21:30:00Z");
  g_assert_nonnull (regions_seen_in_content (self, "00:30 tomorrow"));
}

/* --- others change things -------------------------------------------------------------------- */

static void
test_foreign_change (RegionsFixture *self, gconstpointer data)
{
  gint64 egypt = regions_find (self, RAP_KIND_MEMBER, "Egypt");
  g_autoptr (RapStore) other = NULL;
  g_autoptr (RapRecord) before = NULL;
  g_autoptr (RapRecord) after = NULL;
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Rename");
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *focused;

  regions_show (self, "MENA", "entities");
  focused = rap_list_find (GTK_LIST_BOX (rap_harness_find (
                             GTK_WIDGET (self->page->detail), GTK_TYPE_LIST_BOX,
                             NULL)),
                           RAP_KIND_ENTITY, regions_find (self, RAP_KIND_ENTITY, "Centre, Riyadh"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (focused)));

  other = rap_store_open (rap_store_path (self->store), RAP_STORE_OPEN_EXISTING,
                          rap_session_clock (self->session), &error);
  g_assert_no_error (error);
  before = rap_store_load (other, RAP_KIND_MEMBER, egypt, &error);
  after = rap_record_copy (before);
  rap_record_set_text (after, RAP_MEMBER_STATE, "withdrawn");
  rap_change_set_update (changes, before, after);
  rap_store_apply (other, changes, NULL, &error);
  g_assert_no_error (error);

  RAP_HARNESS_UNTIL (regions_seen (regions_row (self, "MENA"), "17 Members"));
  g_assert_nonnull (regions_seen_in_content (self, "17 Members"));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (regions_row (self, "MENA"))));
  g_assert_cmpstr (rap_region_detail_get_tab (self->page->detail), ==, "entities");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (focused)));
  rap_store_close (other);
}

/* --- getting around -------------------------------------------------------------------------- */

static void
test_show_any_record (RegionsFixture *self, gconstpointer data)
{
  gint64 egypt = regions_find (self, RAP_KIND_MEMBER, "Egypt");
  GPtrArray *rules = rap_session_all (self->session, RAP_KIND_WEEKEND_RULE);
  gint64 rule = 0;

  for (guint i = 0; i < rules->len; i++)
    if (rap_record_integer (g_ptr_array_index (rules, i), RAP_WEEKEND_RULE_MEMBER) == egypt)
      rule = rap_record_id (g_ptr_array_index (rules, i));
  g_assert_true (rap_page_show (RAP_PAGE (self->page), RAP_KIND_WEEKEND_RULE, rule));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, regions_region (self, "MENA"));
  g_assert_cmpuint (self->page->places->len, ==, 3);
  g_assert_nonnull (regions_seen_in_content (self, "Weekend of Egypt"));
  g_assert_true (rap_page_can_go_back (RAP_PAGE (self->page)));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_nonnull (regions_seen_in_content (self, "Friday and Saturday"));
  g_assert_true (rap_page_back (RAP_PAGE (self->page)));
  g_assert_cmpuint (self->page->places->len, ==, 1);
  g_assert_false (rap_page_can_go_back (RAP_PAGE (self->page)));
  g_assert_false (rap_page_back (RAP_PAGE (self->page)));

  g_assert_true (rap_page_show (RAP_PAGE (self->page), RAP_KIND_ENTITY,
                                regions_find (self, RAP_KIND_ENTITY, "Centre, Suva")));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, regions_region (self, "A/P"));
  g_assert_false (rap_page_show (RAP_PAGE (self->page), RAP_KIND_MEETING, 1));
  g_assert_false (rap_page_show (RAP_PAGE (self->page), RAP_KIND_REGION, 4711));
}

static void
test_selecting_shows (RegionsFixture *self, gconstpointer data)
{
  gtk_list_box_select_row (self->page->list, GTK_LIST_BOX_ROW (regions_row (self, "EUR")));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, regions_region (self, "EUR"));
  g_assert_nonnull (regions_seen_in_content (self, "52 Members + European Union"));
}

static void
test_next_meeting_leads_there (RegionsFixture *self, gconstpointer data)
{
  GtkWidget *card;

  regions_show (self, "ESA", "members");
  card = gtk_widget_get_ancestor (regions_seen_in_content (self, "Next Meeting"),
                                  GTK_TYPE_BUTTON);
  RAP_HARNESS_UNTIL (regions_seen (card, "41st Regional Steering Group"));
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpstr (rap_window_get_page_id (self->window), ==, "meetings");
}

/* --- one pane -------------------------------------------------------------------------------- */

static void
test_one_pane (RegionsFixture *self, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  RAP_HARNESS_UNTIL (rap_split_view_get_collapsed (self->page->split));
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_false (rap_split_view_get_show_content (self->page->split));

  /* Going through the list shows nothing yet; a choice does. */
  gtk_list_box_select_row (self->page->list, GTK_LIST_BOX_ROW (regions_row (self, "WCA")));
  g_assert_false (rap_split_view_get_show_content (self->page->split));
  g_signal_emit_by_name (regions_row (self, "WCA"), "activate");
  g_assert_true (rap_split_view_get_show_content (self->page->split));
  g_assert_cmpint (_rap_regions_page_region (self->page), ==, regions_region (self, "WCA"));
  g_assert_cmpstr (rap_page_get_title (RAP_PAGE (self->page)), ==, "West and Central Africa");

  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.unconfirmed", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.back", NULL);
  g_assert_true (rap_split_view_get_show_content (self->page->split));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.back", NULL);
  g_assert_false (rap_split_view_get_show_content (self->page->split));
  g_assert_false (rap_page_can_go_back (RAP_PAGE (self->page)));
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
test_fits_narrow (RegionsFixture *self, gconstpointer data)
{
  static const char *const tabs[] = { "members", "entities", "terms", "meetings", "facts" };

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      regions_show (self, "A/P", tabs[i]);
      g_assert_cmpint (least_width (GTK_WIDGET (self->page)), <=, 360);
    }
  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.unconfirmed", NULL);
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_cmpint (least_width (GTK_WIDGET (self->page)), <=, 360);
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_MEMBER,
                 regions_find (self, RAP_KIND_MEMBER, "Egypt"));
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_cmpint (least_width (GTK_WIDGET (self->page)), <=, 360);
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_TERM, unconfirmed_term (self, "ESA"));
  rap_harness_settle (GTK_WIDGET (self->window));
  g_assert_cmpint (least_width (GTK_WIDGET (self->page)), <=, 360);
}

static void
test_everything_is_named (RegionsFixture *self, gconstpointer data)
{
  regions_show (self, "ESA", "members");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "regions.unconfirmed", NULL);
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_MEMBER,
                 regions_find (self, RAP_KIND_MEMBER, "Egypt"));
  rap_page_show (RAP_PAGE (self->page), RAP_KIND_TERM, unconfirmed_term (self, "ESA"));
  rap_harness_settle (GTK_WIDGET (self->window));
  rap_harness_assert_named (GTK_WIDGET (self->page));
  RAP_HARNESS_UNTIL (regions_seen (regions_row (self, "A/P"), "1 meeting ahead"));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (regions_row (self, "A/P")), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "A/P, Asia/Pacific, 35 Members · 21 entities · 1 meeting ahead, 12 unconfirmed facts");
}

static void
test_nothing_ahead (RegionsFixture *self, gconstpointer data)
{
  regions_show (self, "ESA", "meetings");
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "No Meetings Ahead"));
  RAP_HARNESS_UNTIL (regions_seen_in_content (self, "None ahead"));
  g_assert_nonnull (regions_seen_in_content (self, "Plan a Meeting"));
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
#define ADD(path, func) REGIONS_ADD ("/regions/" path, RAP_HARNESS_SAMPLE, func)
  ADD ("members are counted on the day, the European Union is not", test_counts);
  ADD ("meetings that are not over are counted", test_meetings_ahead_are_counted);
  ADD ("a term that ends warns in words", test_term_warns);
  ADD ("a fact is edited in place and undone", test_edit_and_undo);
  ADD ("a refused value stays in sight", test_refused_value_stays_in_sight);
  ADD ("unconfirmed facts are confirmed in one act", test_confirm_in_one_act);
  ADD ("unconfirmed facts are listed, opened and confirmed", test_unconfirmed_are_listed);
  ADD ("clocks follow the minute", test_clocks_tick);
  ADD ("a change by others shows and keeps focus, selection and tab", test_foreign_change);
  ADD ("any record of a region can be shown, and the way leads back", test_show_any_record);
  ADD ("selecting a region shows it", test_selecting_shows);
  ADD ("the next meeting leads to its page", test_next_meeting_leads_there);
  ADD ("one pane shows the list, then the region", test_one_pane);
  ADD ("every button has a name", test_everything_is_named);
  REGIONS_ADD ("/regions/absurdly long content fits 360 pixels", RAP_HARNESS_LONG,
               test_fits_narrow);
  REGIONS_ADD ("/regions/a region without meetings offers to plan one", RAP_HARNESS_EMPTY,
               test_nothing_ahead);
  return rap_harness_run ();
}
