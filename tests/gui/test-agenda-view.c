/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "agenda-view-fixture.h"
#include "core/kinds.h"

static const char *const as_begun = "09:00 Plenary 55 min free\n"
                                    "09:00 I Opening 20\n"
                                    "09:20 II Adoption 10\n"
                                    "09:30 III Reports (45)\n"
                                    "09:30 a. ROCB report 15\n"
                                    "09:45 b. RTC report 30\n"
                                    "10:15 Coffee 20\n"
                                    "10:35 IV Strategy 60\n"
                                    "14:00 Plenary 2 h 15 free\n"
                                    "14:00 V Budget 45\n"
                                    "09:00 Plenary 3 h free\n"
                                    "Backlog\n"
                                    "Branding 10";

/* --- showing --------------------------------------------------------------------------------- */

static void
test_shows (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_assert_lines (f, as_begun);
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:20");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "II");
  fixture_assert_cell (f, "Adoption", RAP_CELL_MINUTES, "10");
  fixture_assert_cell (f, "ROCB report", RAP_CELL_NUMBER, "a.");
  fixture_assert_cell (f, "Branding", RAP_CELL_TIME, "");
}

static void
test_zones (void)
{
  static const char *const zones[] = { "Africa/Johannesburg", "Asia/Bangkok", "America/Lima", NULL };
  GSettings *settings = rap_application_settings (rap_harness_application ());
  g_autoptr (Fixture) f = fixture_new (1400, 800);

  g_settings_set_strv (settings, "extra-zones", zones);
  fixture_settle (f);
  /* The meeting's own zone is not shown twice. */
  fixture_assert_cell (f, "Opening", RAP_CELL_ZONE_1, "14:00");
  fixture_assert_cell (f, "Opening", RAP_CELL_ZONE_2, "02:00");
  fixture_change_elsewhere (f, "Budget", "fixed-start", "21:30");
  RAP_HARNESS_UNTIL (g_str_equal (fixture_cell (f, "Budget", RAP_CELL_TIME), "21:30"));
  fixture_assert_cell (f, "Budget", RAP_CELL_ZONE_1, "02:30 +1");
  g_settings_reset (settings, "extra-zones");
}

static void
test_problems (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autofree char *selected = NULL;

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.lock");
  fixture_select (f, "Adoption");
  for (int i = 0; i < 3; i++)
    fixture_act (f, "agenda.longer");
  fixture_select (f, "Budget");
  fixture_act (f, "agenda.edit-minutes");
  fixture_type (f, "3h10");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_lines (f, "09:00 Plenary 55 min free\n"
                           "09:00 I Opening 20\n"
                           "09:20 II Adoption 25\n"
                           "09:45 III Reports (45)\n"
                           "09:45 a. ROCB report 15\n"
                           "10:00 b. RTC report 30\n"
                           "10:30 15 min over Coffee at 10:15\n"
                           "10:15 Coffee 20\n"
                           "10:35 IV Strategy 60\n"
                           "14:00 Plenary 10 min over\n"
                           "14:00 V Budget 190\n"
                           "17:10 10 min over the end of the sitting at 17:00\n"
                           "09:00 Plenary 3 h free\n"
                           "Backlog\n"
                           "Branding 10");
  /* F8 goes round. */
  fixture_act (f, "agenda.next-problem");
  selected = fixture_selected (f);
  g_assert_cmpstr (selected, ==, "note 1");
  g_assert_cmpstr (fixture_status (f), ==, "10 min over the end of the sitting at 17:00");
  fixture_act (f, "agenda.next-problem");
  g_assert_true (_rap_agenda_view_get_selected (f->view) == fixture_line (f, "note 0"));
  fixture_act (f, "agenda.previous-problem");
  g_assert_true (_rap_agenda_view_get_selected (f->view) == fixture_line (f, "note 1"));
}

static void
test_free_time_before_a_fixed_start (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.edit-time");
  fixture_type (f, "1030");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "Coffee", "fixed-start", "10:30");
  g_assert_true (fixture_has_line (f, "note 0"));
  /* It stands before what it waits for. */
  g_assert_cmpuint (rap_agenda_list_position (f->view->list, fixture_line (f, "note 0")), ==,
                    rap_agenda_list_position (f->view->list, fixture_line (f, "Coffee")) - 1);
  g_assert_true (rap_agenda_list_next_problem (f->view->list, NULL, 1) == NULL);
  fixture_act (f, "agenda.next-problem");
  g_assert_cmpstr (fixture_status (f), ==, "The agenda has no problem.");
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
assert_kept (Fixture *f, const char *title)
{
  g_autofree char *selected = fixture_selected (f);

  g_assert_cmpstr (selected, ==, title);
}

static void
test_moves (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Adoption");
  fixture_act (f, "agenda.move-up");
  assert_kept (f, "Adoption");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:00");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "I");
  fixture_assert_cell (f, "Opening", RAP_CELL_TIME, "09:10");
  fixture_assert_outline (f, "Adoption, Opening, Reports[ROCB report, RTC report], Coffee, Strategy"
                             " | Budget |  || Branding");
  g_assert_cmpstr (fixture_status (f), ==, "Move “Adoption”: I, 09:00 to 09:10, no conflict");

  fixture_act (f, "agenda.move-up");
  g_assert_cmpstr (fixture_status (f), ==, "The item is the first of the agenda already.");
  fixture_act (f, "agenda.move-down");
  fixture_act (f, "agenda.day-after");
  assert_kept (f, "Adoption");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:00");
  fixture_assert_outline (f, "Opening, Reports[ROCB report, RTC report], Coffee, Strategy"
                             " | Budget | Adoption || Branding");
  fixture_act (f, "agenda.day-before");
  fixture_assert_outline (f, "Opening, Reports[ROCB report, RTC report], Coffee, Strategy, Adoption"
                             " | Budget |  || Branding");
  assert_kept (f, "Adoption");
}

static void
test_levels (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Adoption");
  fixture_act (f, "agenda.indent");
  assert_kept (f, "Adoption");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "a.");
  fixture_assert_outline (f, "Opening[Adoption], Reports[ROCB report, RTC report], Coffee, Strategy"
                             " | Budget |  || Branding");
  fixture_act (f, "agenda.outdent");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "II");
  fixture_act (f, "agenda.outdent");
  g_assert_cmpstr (fixture_status (f), ==, "The item stands at the top level already.");
  fixture_select (f, "Opening");
  fixture_act (f, "agenda.indent");
  g_assert_cmpstr (fixture_status (f), ==,
                   "There is no agenda item before it that it could stand below.");
}

/* The key that points into the line indents, whichever side that is. */
static void
test_mirrored_arrows (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Adoption");
  fixture_act (f, "agenda.right");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "a.");
  gtk_widget_set_direction (GTK_WIDGET (f->view), GTK_TEXT_DIR_RTL);
  fixture_act (f, "agenda.right");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "II");
  fixture_act (f, "agenda.left");
  fixture_assert_cell (f, "Adoption", RAP_CELL_NUMBER, "a.");
}

static void
test_minutes (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  fixture_act (f, "agenda.longer");
  fixture_assert_stored (f, "Opening", "duration", "25");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:25");
  fixture_act (f, "agenda.shorter");
  fixture_act (f, "agenda.bit-shorter");
  fixture_assert_stored (f, "Opening", "duration", "19");
  fixture_act (f, "agenda.bit-longer");
  fixture_assert_stored (f, "Opening", "duration", "20");
  fixture_select (f, "Adoption");
  fixture_act (f, "agenda.shorter");
  fixture_act (f, "agenda.shorter");
  fixture_assert_stored (f, "Adoption", "duration", "5");
  g_assert_nonnull (strstr (fixture_status (f), "one minute at least"));
  /* An item without a duration gets one. */
  fixture_select (f, "Reports");
  fixture_act (f, "agenda.longer");
  fixture_assert_stored (f, "Reports", "duration", "5");
}

/* A key held down: each act follows from the one before it, though none is stored yet. */
static void
test_held_key (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  for (int i = 0; i < 10; i++)
    gtk_widget_activate_action (GTK_WIDGET (f->view), "agenda.longer", NULL);
  for (int i = 0; i < 4; i++)
    gtk_widget_activate_action (GTK_WIDGET (f->view), "agenda.move-down", NULL);
  fixture_settle (f);
  fixture_assert_stored (f, "Opening", "duration", "70");
  fixture_assert_outline (f, "Adoption, Reports[ROCB report, RTC report], Coffee, Strategy, Opening"
                             " | Budget |  || Branding");
  assert_kept (f, "Opening");
}

static void
test_lock (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.lock");
  fixture_assert_stored (f, "Strategy", "mode", "fixed-start");
  fixture_assert_stored (f, "Strategy", "fixed-start", "10:35");
  fixture_select (f, "Opening");
  fixture_act (f, "agenda.shorter");
  fixture_assert_cell (f, "Strategy", RAP_CELL_TIME, "10:35");
  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.lock");
  fixture_assert_stored (f, "Strategy", "mode", "auto");
  fixture_assert_cell (f, "Strategy", RAP_CELL_TIME, "10:30");
  fixture_select (f, "Branding");
  fixture_act (f, "agenda.lock");
  g_assert_nonnull (strstr (fixture_status (f), "no time of its own"));
}

static void
test_backlog_and_removal (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Reports");
  fixture_act (f, "agenda.to-backlog");
  fixture_assert_outline (f, "Opening, Adoption, Coffee, Strategy | Budget | "
                             " || Branding, Reports[ROCB report, RTC report]");
  assert_kept (f, "Reports");
  fixture_act (f, "agenda.to-backlog");
  g_assert_nonnull (strstr (fixture_status (f), "Shift+Delete"));
  fixture_act (f, "agenda.remove");
  fixture_assert_outline (f, "Opening, Adoption, Coffee, Strategy | Budget |  || Branding");
  /* The line that follows takes its place: the next key finds something to act on. */
  g_assert_nonnull (_rap_agenda_view_get_selected (f->view));
  fixture_select (f, "Branding");
  fixture_act (f, "agenda.move-up");
  fixture_assert_outline (f, "Opening, Adoption, Coffee, Strategy | Budget | Branding || ");
}

static void
test_undo (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autoptr (GError) error = NULL;

  fixture_select (f, "Reports");
  fixture_act (f, "agenda.move-up");
  fixture_act (f, "agenda.to-backlog");
  fixture_act (f, "agenda.remove");
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *label = rap_store_undo (f->store, &error);

      g_assert_no_error (error);
      g_assert_nonnull (label);
    }
  RAP_HARNESS_UNTIL (fixture_has_line (f, "Reports")
                     && g_strcmp0 (fixture_cell (f, "Reports", RAP_CELL_TIME), "09:30") == 0);
  fixture_settle (f);
  fixture_assert_lines (f, as_begun);
}

/* --- other people ---------------------------------------------------------------------------- */

static void
test_change_elsewhere (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 300);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (f->view->scroller));
  RapAgendaLine *selected;
  double value;

  fixture_select (f, "Budget");
  selected = _rap_agenda_view_get_selected (f->view);
  fixture_settle (f);
  value = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (value, >, 0);
  fixture_change_elsewhere (f, "Strategy", "title-en", "The strategic plan");
  RAP_HARNESS_UNTIL (fixture_has_line (f, "The strategic plan"));
  fixture_change_elsewhere (f, "Budget", "duration", "50");
  RAP_HARNESS_UNTIL (g_str_equal (fixture_cell (f, "Budget", RAP_CELL_MINUTES), "50"));
  fixture_settle (f);
  g_assert_true (_rap_agenda_view_get_selected (f->view) == selected);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, value);
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (f->view->list_view)) != NULL);
}

static void
test_selected_line_removed_elsewhere (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autoptr (GError) error = NULL;
  RapRecord *item;
  g_autoptr (RapChangeSet) changes = NULL;

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.edit");
  item = fixture_line (f, "Coffee")->record;
  changes = rap_agenda_remove_item (rap_agenda_list_agenda (f->view->list), rap_record_id (item),
                                    &error);
  rap_store_apply (f->store, changes, NULL, &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (!fixture_has_line (f, "Coffee"));
  fixture_settle (f);
  g_assert_null (f->view->editing);
  assert_kept (f, "Strategy");
}

/* --- whole view ------------------------------------------------------------------------------ */

static void
test_other_meeting (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Budget");
  rap_agenda_view_set_meeting (f->view, 0);
  g_assert_cmpuint (rap_agenda_list_size (f->view->list), ==, 0);
  g_assert_null (_rap_agenda_view_get_selected (f->view));
  rap_agenda_view_set_meeting (f->view, f->meeting);
  fixture_settle (f);
  fixture_assert_lines (f, as_begun);
  rap_agenda_view_select (f->view, RAP_KIND_AGENDA_ITEM,
                          rap_record_id (fixture_line (f, "Budget")->record));
  assert_kept (f, "Budget");
  rap_agenda_view_select (f->view, RAP_KIND_SITTING,
                          rap_record_id (fixture_line (f, "sitting 1")->record));
  assert_kept (f, "sitting 1");
  /* A meeting that is not there shows nothing. */
  rap_agenda_view_set_meeting (f->view, 999999);
  g_assert_cmpuint (rap_agenda_list_size (f->view->list), ==, 0);
}

static void
test_read_only (void)
{
  g_autoptr (Fixture) f = fixture_new_read_only ();
  g_autofree char *before = fixture_stored (f, "Opening", "duration");
  static const char *const acts[] = { "agenda.edit", "agenda.add-item", "agenda.longer",
                                      "agenda.remove", "agenda.lock", "agenda.fill-days",
                                      "agenda.move-down", "agenda.menu" };

  g_assert_false (fixture_has_line (f, "add 0"));
  g_assert_false (fixture_has_line (f, "add-sitting"));
  fixture_select (f, "Opening");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_activate_action (GTK_WIDGET (f->view), acts[i], NULL);
  fixture_settle (f);
  g_assert_null (f->view->editing);
  g_assert_null (f->view->popover);
  fixture_assert_stored (f, "Opening", "duration", before);
  fixture_assert_cell (f, "Opening", RAP_CELL_TIME, "09:00");
  /* Tab leaves the list: there is nothing to write in. */
  g_assert_false (gtk_widget_child_focus (
    GTK_WIDGET (_rap_agenda_view_row_of (f->view, fixture_line (f, "Opening"))),
    GTK_DIR_TAB_FORWARD));
}

static void
test_widths (void)
{
  static const int widths[] = { 360, 480, 640, 800, 1100, 1600 };
  int minimum;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Fixture) f = fixture_new (widths[i], 640);
      RapLineRow *row = _rap_agenda_view_row_of (f->view, fixture_line (f, "Adoption"));
      int height = gtk_widget_get_height (GTK_WIDGET (row));
      GHashTableIter iter;
      gpointer other;

      gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, 360);
      /* One height for all lines, whatever they hold. */
      g_hash_table_iter_init (&iter, f->view->rows);
      while (g_hash_table_iter_next (&iter, NULL, &other))
        if (gtk_widget_get_mapped (GTK_WIDGET (other)))
          g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (other)), ==, height);
    }
}

static void
assert_row_named (gpointer line, gpointer row, gpointer data)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));

  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (parent),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_accessible (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  GtkWidget *row;

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.lock");
  g_hash_table_foreach (f->view->rows, assert_row_named, NULL);
  row = gtk_widget_get_parent (
    GTK_WIDGET (_rap_agenda_view_row_of (f->view, fixture_line (f, "Adoption"))));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "II, Adoption, 09:20 to 09:30, 10 min");
  row = gtk_widget_get_parent (
    GTK_WIDGET (_rap_agenda_view_row_of (f->view, fixture_line (f, "Coffee"))));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Coffee, 10:15 to 10:35, fixed start, 20 min");
  rap_harness_assert_named (GTK_WIDGET (f->view));
  gtk_test_accessible_assert_role (GTK_WIDGET (f->view->status), GTK_ACCESSIBLE_ROLE_STATUS);
}

/* A meeting nobody will ever hold: it is shown, scrolled through and changed all the same. */
static void
test_ten_thousand_items (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Many");
  g_autoptr (GError) error = NULL;
  RapAgendaLine *last;

  for (int i = 0; i < 10000; i++)
    {
      g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);
      g_autofree char *title = g_strdup_printf ("Item %d", i);

      rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, f->meeting);
      rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, 100000 + i);
      rap_record_set_text (item, RAP_AGENDA_ITEM_TITLE_EN, title);
      rap_change_set_insert (changes, item);
    }
  rap_store_apply (f->store, changes, NULL, &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (rap_agenda_list_size (f->view->list) > 10000);
  last = rap_agenda_list_line (f->view->list, rap_agenda_list_size (f->view->list) - 1);
  _rap_agenda_view_focus_line (f->view, last);
  fixture_settle (f);
  g_assert_cmpstr (rap_agenda_line_title (last), ==, "Item 9999");
  g_assert_cmpuint (g_hash_table_size (f->view->rows), <, 300);
  fixture_act (f, "agenda.move-up");
  g_assert_true (_rap_agenda_view_get_selected (f->view) == last);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/agenda-view/days, numbers and clock times are shown", test_shows);
  g_test_add_func ("/agenda-view/other zones stand beside, with the day where it differs", test_zones);
  g_test_add_func ("/agenda-view/problems stand in words where they arise", test_problems);
  g_test_add_func ("/agenda-view/free time stands before a fixed start",
                   test_free_time_before_a_fixed_start);
  g_test_add_func ("/agenda-view/items move up, down and to other days", test_moves);
  g_test_add_func ("/agenda-view/items change their level", test_levels);
  g_test_add_func ("/agenda-view/arrows are mirrored right to left", test_mirrored_arrows);
  g_test_add_func ("/agenda-view/items get longer and shorter", test_minutes);
  g_test_add_func ("/agenda-view/a key held down loses no step", test_held_key);
  g_test_add_func ("/agenda-view/a start is fixed and freed", test_lock);
  g_test_add_func ("/agenda-view/items go to the backlog, are removed, come back",
                   test_backlog_and_removal);
  g_test_add_func ("/agenda-view/undo shows what was", test_undo);
  g_test_add_func ("/agenda-view/a change from elsewhere keeps selection and scroll",
                   test_change_elsewhere);
  g_test_add_func ("/agenda-view/a line removed elsewhere while written in does no harm",
                   test_selected_line_removed_elsewhere);
  g_test_add_func ("/agenda-view/another meeting is shown", test_other_meeting);
  g_test_add_func ("/agenda-view/a read-only workspace offers no change", test_read_only);
  g_test_add_func ("/agenda-view/every width has lines of one height", test_widths);
  g_test_add_func ("/agenda-view/lines and buttons have words for a screen reader", test_accessible);
  g_test_add_func ("/agenda-view/ten thousand items are shown and moved", test_ten_thousand_items);
  return rap_harness_run ();
}
