/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "agenda-view-fixture.h"
#include "gui/agenda/purpose-popover.h"
#include "gui/agenda/time-entry.h"

static void
assert_selected (Fixture *f, const char *title)
{
  g_autofree char *selected = fixture_selected (f);

  g_assert_cmpstr (selected, ==, title);
}

static void
assert_row_has_focus (Fixture *f, const char *title)
{
  RapLineRow *row = _rap_agenda_view_row_of (f->view, fixture_line (f, title));

  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window))
                 == gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* --- cells ----------------------------------------------------------------------------------- */

static void
test_title (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.edit");
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "Strategy");
  fixture_type (f, "  The strategic plan ");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "The strategic plan", "duration", "60");
  assert_selected (f, "The strategic plan");
  assert_row_has_focus (f, "The strategic plan");
  g_assert_null (f->view->editing);

  fixture_act (f, "agenda.edit");
  fixture_type (f, "Something else");
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "The strategic plan", "duration", "60");
  assert_row_has_focus (f, "The strategic plan");

  /* An item without a title is refused; the text stays to be mended. */
  fixture_act (f, "agenda.edit");
  fixture_type (f, " ");
  fixture_end (f, RAP_EDIT_ENTER);
  g_assert_nonnull (rap_cell_editor_get_problem (fixture_editor (f)));
  fixture_end (f, RAP_EDIT_CANCEL);
}

static void
test_unchanged_text_is_no_step (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autofree char *before = g_strdup (rap_store_undo_label (f->store));
  static const char *const acts[] = { "agenda.edit", "agenda.edit-time", "agenda.edit-minutes",
                                      "agenda.edit-who" };

  fixture_select (f, "Strategy");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      fixture_act (f, acts[i]);
      fixture_end (f, RAP_EDIT_ENTER);
    }
  g_assert_cmpstr (rap_store_undo_label (f->store), ==, before);
  fixture_assert_stored (f, "Strategy", "mode", "auto");
}

static void
test_durations (void)
{
  static const struct
  {
    const char *typed;
    const char *stored;
  } forms[] = {
    { "90", "90" }, { "1h30", "90" },   { "1:30", "90" },  { "1.5h", "90" },
    { "45m", "45" }, { "2 h", "120" }, { "1440", "1440" }, { "", "" },
  };
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      fixture_select (f, "Opening");
      fixture_act (f, "agenda.edit-minutes");
      fixture_type (f, forms[i].typed);
      fixture_end (f, RAP_EDIT_ENTER);
      fixture_assert_stored (f, "Opening", "duration", forms[i].stored);
    }
}

static void
test_bad_durations (void)
{
  static const char *const bad[] = { "abc", "0", "10000", "-5", "1h75x", "1441" };
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      RapCellEditor *editor;

      fixture_select (f, "Opening");
      fixture_act (f, "agenda.edit-minutes");
      editor = fixture_editor (f);
      fixture_type (f, bad[i]);
      fixture_end (f, RAP_EDIT_ENTER);
      g_assert_true (fixture_editor (f) == editor);
      g_assert_cmpstr (rap_cell_editor_get_text (editor), ==, bad[i]);
      g_assert_nonnull (rap_cell_editor_get_problem (editor));
      g_assert_cmpstr (fixture_status (f), ==, rap_cell_editor_get_problem (editor));
      g_assert_true (gtk_test_accessible_has_state (
        GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (editor))),
        GTK_ACCESSIBLE_STATE_INVALID));
      /* Tab does not leave it behind either. */
      fixture_end (f, RAP_EDIT_FORWARD);
      g_assert_true (fixture_editor (f) == editor);
      fixture_end (f, RAP_EDIT_CANCEL);
      fixture_assert_stored (f, "Opening", "duration", "20");
      fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:20");
    }
}

static void
test_preview (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  G_GNUC_UNUSED g_autofree char *before = g_strdup (rap_store_undo_label (f->store));

  fixture_select (f, "Opening");
  fixture_act (f, "agenda.edit-minutes");
  fixture_type (f, "4");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:04");
  fixture_type (f, "45");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:45");
  fixture_assert_stored (f, "Opening", "duration", "20");
  /* Somebody else's change while one types. */
  fixture_change_elsewhere (f, "Strategy", "duration", "70");
  RAP_HARNESS_UNTIL (g_strcmp0 (fixture_cell (f, "Strategy", RAP_CELL_MINUTES), "70") == 0);
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "45");
  /* What cannot be a duration is not shown as one, nor is what was typed on the way to it. */
  fixture_type (f, "1000");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "01:40 +1");
  fixture_type (f, "10000");
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:20");
  fixture_type (f, "45");
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_cell (f, "Adoption", RAP_CELL_TIME, "09:20");
  fixture_assert_stored (f, "Opening", "duration", "20");
}

static void
test_start (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.edit-time");
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "10:35");
  fixture_type (f, "11h");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "Strategy", "mode", "fixed-start");
  fixture_assert_stored (f, "Strategy", "fixed-start", "11:00");
  fixture_assert_cell (f, "Strategy", RAP_CELL_TIME, "11:00");
  fixture_act (f, "agenda.edit-time");
  fixture_type (f, "25:00");
  fixture_end (f, RAP_EDIT_ENTER);
  g_assert_nonnull (rap_cell_editor_get_problem (fixture_editor (f)));
  fixture_type (f, "");
  g_assert_null (rap_cell_editor_get_problem (fixture_editor (f)));
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "Strategy", "mode", "auto");
  fixture_assert_cell (f, "Strategy", RAP_CELL_TIME, "10:35");
}

static void
test_times_as_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *read;
  } forms[] = {
    { "9", "09:00" },     { "09", "09:00" },   { "930", "09:30" }, { "0930", "09:30" },
    { "9:30", "09:30" },  { "9h30", "09:30" }, { "9h", "09:00" },  { "9.30", "09:30" },
    { " 23:59 ", "23:59" }, { "0", "00:00" },  { "9 h 30", "09:30" },
    { "24", NULL },       { "9:60", NULL },    { "9:5", NULL },    { "", NULL },
    { "noon", NULL },     { "12345", NULL },   { "9:30x", NULL },  { "-1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *read = rap_time_read (forms[i].typed);

      g_assert_cmpstr (read, ==, forms[i].read);
    }
}

static void
test_people (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  fixture_act (f, "agenda.edit-who");
  fixture_type (f, "Commissioner, SARS; Ms Hinojosa (tbc)");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "Opening", "people", "Commissioner, SARS; Ms Hinojosa (tbc)");
  fixture_assert_cell (f, "Opening", RAP_CELL_WHO, "Commissioner, SARS; Ms Hinojosa (tbc)");
  fixture_act (f, "agenda.edit-who");
  fixture_type (f, "");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_stored (f, "Opening", "people", "");
}

static void
tick (Fixture *f, const char *label)
{
  GtkWidget *check = rap_harness_find (f->view->popover, GTK_TYPE_LABEL, label);

  g_assert_nonnull (check);
  check = gtk_widget_get_ancestor (check, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void
test_purposes (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Budget");
  fixture_act (f, "agenda.purposes");
  g_assert_true (RAP_IS_PURPOSE_POPOVER (f->view->popover));
  /* Two in a row, the first not stored yet. */
  tick (f, "For decision");
  tick (f, "For discussion");
  fixture_settle (f);
  fixture_assert_stored (f, "Budget", "purposes", "discussion,decision");
  tick (f, "For decision");
  fixture_settle (f);
  fixture_assert_stored (f, "Budget", "purposes", "discussion");
  gtk_popover_popdown (GTK_POPOVER (f->view->popover));
  fixture_settle (f);
  g_assert_null (f->view->popover);
  assert_row_has_focus (f, "Budget");
}

/* --- going through the cells ----------------------------------------------------------------- */

static void
test_tab (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  static const RapCell cells[] = { RAP_CELL_TIME, RAP_CELL_LOCK, RAP_CELL_TITLE, RAP_CELL_PURPOSES,
                                   RAP_CELL_MINUTES, RAP_CELL_WHO, RAP_CELL_MENU };
  RapItemCells *row;

  fixture_select (f, "Strategy");
  row = rap_line_row_get_cells (_rap_agenda_view_row_of (f->view, fixture_line (f, "Strategy")));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD);
      if (rap_item_cells_get_editor (row) != NULL)
        g_assert_cmpint (rap_item_cells_get_edited (row), ==, cells[i]);
      else
        g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window))
                       == rap_item_cells_get_cell (row, cells[i]));
    }
  for (guint i = G_N_ELEMENTS (cells) - 1; i > 0; i--)
    gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_BACKWARD);
  g_assert_cmpint (rap_item_cells_get_edited (row), ==, RAP_CELL_TIME);
  gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_BACKWARD);
  assert_row_has_focus (f, "Strategy");
  g_assert_null (f->view->editing);
}

/* Arrows go from row to row: the buttons within never take the focus away. */
static void
test_arrows_stay_on_rows (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  gtk_widget_child_focus (GTK_WIDGET (f->view->list_view), GTK_DIR_DOWN);
  assert_row_has_focus (f, "Adoption");
  gtk_widget_child_focus (GTK_WIDGET (f->view->list_view), GTK_DIR_UP);
  gtk_widget_child_focus (GTK_WIDGET (f->view->list_view), GTK_DIR_UP);
  assert_row_has_focus (f, "sitting 0");
}

static void
test_leaving_keeps_the_text (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  fixture_act (f, "agenda.edit");
  fixture_type (f, "Opening of the session");
  fixture_select (f, "Budget");
  fixture_settle (f);
  g_assert_null (f->view->editing);
  fixture_assert_stored (f, "Opening of the session", "duration", "20");
  assert_selected (f, "Budget");
}

/* The line moves while one writes in it: the writing goes with it. */
static void
test_line_moves_while_writing (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  RapCellEditor *editor;

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.edit");
  fixture_type (f, "The strategic plan");
  editor = fixture_editor (f);
  fixture_act (f, "agenda.move-up");
  fixture_act (f, "agenda.day-after");
  g_assert_true (fixture_editor (f) == editor);
  g_assert_cmpstr (rap_cell_editor_get_text (editor), ==, "The strategic plan");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)),
                                         GTK_WIDGET (editor)));
  fixture_change_elsewhere (f, "Opening", "sitting", "");
  RAP_HARNESS_UNTIL (rap_agenda_list_backlog_size (f->view->list) == 2);
  g_assert_true (fixture_editor (f) == editor);
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_assert_outline (f, "Adoption, Reports[ROCB report, RTC report], Coffee | Budget"
                             " | The strategic plan || Branding, Opening");
}

static void
assert_in_view (Fixture *f, const char *title)
{
  RapLineRow *row;
  graphene_rect_t bounds;

  for (int i = 0; i < 3; i++)
    fixture_settle (f);
  row = _rap_agenda_view_row_of (f->view, fixture_line (f, title));
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), f->view->scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (f->view->scroller));
}

static void
test_stays_in_view (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 220);
  g_autofree char *text = NULL;

  fixture_select (f, "Opening");
  fixture_act (f, "agenda.day-after");
  assert_in_view (f, "Opening");
  assert_row_has_focus (f, "Opening");
  fixture_act (f, "agenda.day-before");
  assert_in_view (f, "Opening");
  /* New lines at the edge, one after the other. */
  fixture_act (f, "agenda.add-item");
  for (int i = 0; i < 6; i++)
    {
      g_free (text);
      text = g_strdup_printf ("New %d", i);
      fixture_type (f, text);
      assert_in_view (f, "");
      fixture_end (f, RAP_EDIT_ENTER);
    }
  assert_in_view (f, "");
  /* Scrolled away, the writing keeps the focus and the text; newer GTK takes the focus from what is
   * out of sight, which keeps the text as leaving the cell does. */
  fixture_type (f, "Far away");
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (f->view->scroller)), 0);
  for (int i = 0; i < 3; i++)
    fixture_settle (f);
  if (f->view->editing != NULL)
    {
      g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "Far away");
      fixture_end (f, RAP_EDIT_ENTER);
      fixture_end (f, RAP_EDIT_CANCEL);
      assert_in_view (f, "Far away");
    }
  else
    g_assert_true (gtk_check_version (4, 10, 0) == NULL);
  fixture_assert_stored (f, "Far away", "kind", "item");
}

/* --- new items ------------------------------------------------------------------------------- */

static void
test_run_of_new_items (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  static const char *const titles[] = { "One", "Two", "Three" };

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.add-item");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "");
      fixture_type (f, titles[i]);
      /* Not waiting for the store: typing goes on at once. */
      g_signal_emit_by_name (gtk_widget_get_first_child (GTK_WIDGET (fixture_editor (f))), "activate");
    }
  fixture_settle (f);
  /* An empty line ends the run. */
  fixture_end (f, RAP_EDIT_ENTER);
  g_assert_null (f->view->editing);
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, Strategy, "
                             "One, Two, Three | Budget |  || Branding");
  assert_selected (f, "Three");
  assert_row_has_focus (f, "Three");
  fixture_assert_cell (f, "Three", RAP_CELL_NUMBER, "VII");
}

static void
test_new_item_with_everything (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Budget");
  fixture_act (f, "agenda.add-item");
  fixture_type (f, "Audit");
  fixture_end (f, RAP_EDIT_FORWARD);
  /* The purposes have the focus now. */
  gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD);
  g_assert_cmpint (rap_item_cells_get_edited (f->view->editing), ==, RAP_CELL_MINUTES);
  fixture_type (f, "25");
  fixture_end (f, RAP_EDIT_FORWARD);
  fixture_type (f, "Auditor");
  fixture_end (f, RAP_EDIT_ENTER);
  /* Enter at the end of the line begins the next one. */
  g_assert_nonnull (_rap_agenda_view_open_draft (f->view));
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "Audit", "duration", "25");
  fixture_assert_stored (f, "Audit", "people", "Auditor");
  fixture_assert_cell (f, "Audit", RAP_CELL_TIME, "14:45");
  assert_selected (f, "Audit");
}

static void
test_levels_of_new_items (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Budget");
  fixture_act (f, "agenda.add-item");
  fixture_act (f, "agenda.indent");
  fixture_type (f, "Audit");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_type (f, "Arrears");
  fixture_act (f, "agenda.outdent");
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "Arrears");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_select (f, "Reports");
  fixture_act (f, "agenda.add-sub-item");
  fixture_type (f, "RILO report");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report, RILO report], "
                             "Coffee, Strategy | Budget[Audit], Arrears |  || Branding");
  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.add-sub-item");
  g_assert_cmpstr (fixture_status (f), ==, "Only an agenda item or a group can have sub-items.");
}

static void
test_places_of_new_items (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  static const char *const places[][2] = {
    { "sitting 2", "First of day two" }, { "add 2", "Last of day two" },
    { "backlog", "Not placed" },         { "sitting 1", "Before the budget" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      fixture_select (f, places[i][0]);
      fixture_act (f, "agenda.add-item");
      fixture_type (f, places[i][1]);
      fixture_end (f, RAP_EDIT_ENTER);
      fixture_end (f, RAP_EDIT_CANCEL);
    }
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, Strategy"
                             " | Before the budget, Budget | First of day two, Last of day two"
                             " || Branding, Not placed");
}

static void
test_breaks (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Budget");
  fixture_act (f, "agenda.add-break");
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "Coffee break");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "Coffee break", "kind", "break");
  fixture_assert_stored (f, "Coffee break", "duration", "15");
  fixture_act (f, "agenda.add-protocol");
  fixture_type (f, "Photograph");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "Photograph", "kind", "protocol");
  fixture_assert_cell (f, "Photograph", RAP_CELL_NUMBER, "");
}

static void
test_given_up_item_leaves_nothing (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  guint size = rap_agenda_list_size (f->view->list);

  fixture_select (f, "Adoption");
  fixture_act (f, "agenda.add-item");
  fixture_type (f, "Never mind");
  fixture_end (f, RAP_EDIT_CANCEL);
  g_assert_cmpuint (rap_agenda_list_size (f->view->list), ==, size);
  assert_selected (f, "Adoption");
  assert_row_has_focus (f, "Adoption");
  /* A title that may not stand is refused, and can be mended. */
  fixture_act (f, "agenda.add-item");
  {
    g_autofree char *endless = g_strnfill (10000, 'x');

    fixture_type (f, endless);
  }
  fixture_end (f, RAP_EDIT_ENTER);
  g_assert_nonnull (rap_cell_editor_get_problem (fixture_editor (f)));
  fixture_type (f, "Short");
  fixture_end (f, RAP_EDIT_NEXT);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "Short", "kind", "item");
}

/* What one stands beside is removed by somebody else while one types. */
static void
test_target_removed_while_typing (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes = NULL;

  fixture_select (f, "Budget");
  fixture_act (f, "agenda.add-item");
  fixture_type (f, "Audit");
  changes = rap_agenda_remove_item (rap_agenda_list_agenda (f->view->list),
                                    rap_record_id (fixture_line (f, "Budget")->record), &error);
  rap_store_apply (f->store, changes, NULL, &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (!fixture_has_line (f, "Budget"));
  g_assert_cmpstr (rap_cell_editor_get_text (fixture_editor (f)), ==, "Audit");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, Strategy"
                             " |  |  || Branding, Audit");
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/agenda-writing/a title is written in its place", test_title);
  g_test_add_func ("/agenda-writing/a text left as it was is no step", test_unchanged_text_is_no_step);
  g_test_add_func ("/agenda-writing/durations are taken as people type them", test_durations);
  g_test_add_func ("/agenda-writing/a bad duration is refused with the reason", test_bad_durations);
  g_test_add_func ("/agenda-writing/times follow a duration while it is typed", test_preview);
  g_test_add_func ("/agenda-writing/a typed start fixes it, none frees it", test_start);
  g_test_add_func ("/agenda-writing/times of day are taken as people type them", test_times_as_typed);
  g_test_add_func ("/agenda-writing/presenters are typed names", test_people);
  g_test_add_func ("/agenda-writing/purposes are ticked", test_purposes);
  g_test_add_func ("/agenda-writing/Tab goes through the cells and out again", test_tab);
  g_test_add_func ("/agenda-writing/arrows go from row to row", test_arrows_stay_on_rows);
  g_test_add_func ("/agenda-writing/leaving a cell keeps its text", test_leaving_keeps_the_text);
  g_test_add_func ("/agenda-writing/a line that moves takes the writing along",
                   test_line_moves_while_writing);
  g_test_add_func ("/agenda-writing/what one works on stays in view", test_stays_in_view);
  g_test_add_func ("/agenda-writing/new items follow one another by Enter", test_run_of_new_items);
  g_test_add_func ("/agenda-writing/a new item gets minutes and people by Tab",
                   test_new_item_with_everything);
  g_test_add_func ("/agenda-writing/a new item is indented while it is written",
                   test_levels_of_new_items);
  g_test_add_func ("/agenda-writing/a new item goes where one stands", test_places_of_new_items);
  g_test_add_func ("/agenda-writing/breaks and protocol slots are added", test_breaks);
  g_test_add_func ("/agenda-writing/an item given up leaves nothing",
                   test_given_up_item_leaves_nothing);
  g_test_add_func ("/agenda-writing/a new item outlives what it was to follow",
                   test_target_removed_while_typing);
  return rap_harness_run ();
}
