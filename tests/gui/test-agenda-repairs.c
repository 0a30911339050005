/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-view-fixture.h"
#include "gui/agenda/repair-popover.h"

static RapRepairPopover *
popover (Fixture *f)
{
  g_assert_true (RAP_IS_REPAIR_POPOVER (f->view->popover));
  return RAP_REPAIR_POPOVER (f->view->popover);
}

/* Every label below @widget, a line each. */
static void
append_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words);
}

static void
assert_says (Fixture *f, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_words (GTK_WIDGET (popover (f)), words);
  if (strstr (words->str, expected) == NULL)
    g_error ("“%s” is not in:\n%s", expected, words->str);
}

/* Adoption runs 15 minutes over Coffee, which is fixed at 10:15. */
static Fixture *
overrun (void)
{
  Fixture *f = fixture_new (1200, 800);

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.lock");
  fixture_select (f, "Adoption");
  for (int i = 0; i < 3; i++)
    fixture_act (f, "agenda.longer");
  fixture_act (f, "agenda.next-problem");
  return f;
}

static void
open_repairs (Fixture *f, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (f->view), "agenda.repair", "s", name);
  fixture_settle (f);
}

static void
test_offered_where_it_arises (void)
{
  g_autoptr (Fixture) f = overrun ();

  fixture_act (f, "agenda.edit");
  assert_says (f, "15 min over Coffee at 10:15");
  assert_says (f, "Shorten 3 items before “Coffee”");
  assert_says (f, "Send “Reports” to the backlog");
  assert_says (f, "Move “Coffee” to 10:30");
  g_assert_true (rap_repair_popover_select (popover (f), "move-anchor"));
  assert_says (f, "“Coffee”: 10:30–10:50 instead of 10:15–10:35");
  g_assert_false (rap_repair_popover_select (popover (f), "extend"));
  /* Looking changes nothing. */
  _rap_agenda_view_close_popover (f->view);
  fixture_settle (f);
  fixture_assert_stored (f, "Coffee", "fixed-start", "10:15");
}

static void
test_one_undo_step (void)
{
  g_autoptr (Fixture) f = overrun ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  open_repairs (f, "shorten");
  rap_repair_popover_apply (popover (f));
  fixture_settle (f);
  g_assert_false (fixture_has_line (f, "note 1"));
  fixture_assert_stored (f, "RTC report", "duration", "25");
  fixture_assert_stored (f, "Coffee", "fixed-start", "10:15");
  g_assert_true (g_str_has_prefix (fixture_status (f), "Shorten"));
  undone = rap_store_undo (f->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (undone, "before “Coffee”"));
  fixture_assert_stored (f, "RTC report", "duration", "30");
  fixture_assert_stored (f, "Adoption", "duration", "25");
}

static void
test_nothing_to_repair (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Opening");
  open_repairs (f, "");
  g_assert_null (f->view->popover);
  g_assert_nonnull (strstr (fixture_status (f), "Nothing runs over here"));
}

/* --- groups ---------------------------------------------------------------------------------- */

static void
test_group (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.add-group");
  fixture_type (f, "Workshops");
  fixture_end (f, RAP_EDIT_ENTER);
  fixture_end (f, RAP_EDIT_CANCEL);
  fixture_assert_stored (f, "Workshops", "kind", "group");
  /* By keys: the item after the group goes in, and is a lane. */
  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.right");
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, "
                             "Workshops[Strategy] | Budget |  || Branding");
  fixture_assert_cell (f, "Workshops", RAP_CELL_NUMBER, "∥");
  fixture_assert_cell (f, "Strategy", RAP_CELL_NUMBER, "IV");
  /* By pointer: onto the group. */
  _rap_agenda_view_begin_drag (f->view, fixture_line (f, "Budget"));
  g_assert_true (_rap_agenda_view_drag_over (f->view, fixture_line (f, "Workshops"), 0.5));
  g_assert_true (_rap_agenda_view_drop (f->view));
  _rap_agenda_view_end_drag (f->view);
  fixture_settle (f);
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, "
                             "Workshops[Strategy, Budget] |  |  || Branding");
  fixture_assert_cell (f, "Budget", RAP_CELL_TIME, "10:35");
  g_assert_cmpuint (fixture_line (f, "Budget")->row->lane, ==, 2);
  /* Out again. */
  fixture_select (f, "Budget");
  fixture_act (f, "agenda.left");
  fixture_assert_cell (f, "Budget", RAP_CELL_TIME, "11:35");
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/agenda-repairs/repairs are offered where an overrun arises",
                   test_offered_where_it_arises);
  g_test_add_func ("/agenda-repairs/a repair is one undo step", test_one_undo_step);
  g_test_add_func ("/agenda-repairs/where nothing runs over it says so", test_nothing_to_repair);
  g_test_add_func ("/agenda-repairs/items go into a group by key and pointer", test_group);
  return rap_harness_run ();
}
