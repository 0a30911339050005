/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "agenda-view-fixture.h"
#include "core/kinds.h"
#include "gui/agenda/item-details.h"
#include "gui/agenda/sitting-popover.h"

/* --- the form -------------------------------------------------------------------------------- */

static GtkWidget *
popover (Fixture *f)
{
  g_assert_true (RAP_IS_SITTING_POPOVER (f->view->popover));
  return f->view->popover;
}

static GtkWidget *
part (Fixture *f, const char *name)
{
  GObject *object = gtk_widget_get_template_child (popover (f), RAP_TYPE_SITTING_POPOVER, name);

  g_assert_nonnull (object);
  return GTK_WIDGET (object);
}

static void
fill (Fixture *f, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (f, name)), text);
}

static void
press (Fixture *f, const char *name)
{
  g_signal_emit_by_name (part (f, name), "clicked");
  fixture_settle (f);
}

static char *
sittings_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAgenda) agenda = rap_store_load_agenda (f->store, f->meeting, &error);
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sittings->len; i++)
    g_string_append_printf (text, "%s%s %s/%s %s|%s", i > 0 ? "\n" : "",
                            rap_record_text (sittings->pdata[i], RAP_SITTING_KIND),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_START),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_END),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_ROOM),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_TITLE_EN));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_sittings (Fixture *f, const char *expected)
{
  g_autofree char *sittings = sittings_of (f);

  g_assert_cmpstr (sittings, ==, expected);
}

/* --- tests ----------------------------------------------------------------------------------- */

static const char *
page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (f->view->stack));
}

static void
test_empty (void)
{
  g_autoptr (Fixture) f = fixture_new_empty ();

  g_assert_cmpstr (page (f), ==, "empty");
  fixture_act (f, "agenda.add-item");
  g_assert_cmpstr (page (f), ==, "empty");
  fixture_act (f, "agenda.fill-days");
  g_assert_cmpstr (page (f), ==, "list");
  assert_sittings (f, "plenary 2025-05-15T09:00/2025-05-15T12:30 |\n"
                      "plenary 2025-05-15T14:00/2025-05-15T17:30 |\n"
                      "plenary 2025-05-16T09:00/2025-05-16T12:30 |\n"
                      "plenary 2025-05-16T14:00/2025-05-16T17:30 |");
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *undone = rap_store_undo (f->store, &error);

    /* All of them in one step. */
    g_assert_no_error (error);
    g_assert_cmpstr (undone, ==, "Add 4 sittings");
  }
  RAP_HARNESS_UNTIL (g_str_equal (page (f), "empty"));
  assert_sittings (f, "");
}

static void
test_add (void)
{
  g_autoptr (Fixture) f = fixture_new_empty ();
  g_autofree char *selected = NULL;

  fixture_act (f, "agenda.add-sitting");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (f, "start"))), ==, "09:00");
  fill (f, "start", "930");
  fill (f, "end", "12h");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (part (f, "length"))), ==, "2 h 30");
  fill (f, "room", "Room A");
  press (f, "keep");
  g_assert_null (f->view->popover);
  assert_sittings (f, "plenary 2025-05-15T09:30/2025-05-15T12:00 Room A|");
  selected = fixture_selected (f);
  g_assert_cmpstr (selected, ==, "sitting 0");

  /* The next one is proposed for the afternoon, in the same room. */
  fixture_act (f, "agenda.add-sitting");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (f, "start"))), ==, "14:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (f, "room"))), ==, "Room A");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (f, "day")), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (f, "kind")), 5);
  fill (f, "start", "19:00");
  fill (f, "end", "1:00");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (part (f, "length"))), ==,
                   "6 h, until the next day");
  fill (f, "title", "Gala dinner");
  press (f, "keep");
  assert_sittings (f, "plenary 2025-05-15T09:30/2025-05-15T12:00 Room A|\n"
                      "social 2025-05-16T19:00/2025-05-17T01:00 Room A|Gala dinner");
}

static void
test_refused (void)
{
  g_autoptr (Fixture) f = fixture_new (1000, 700);
  g_autofree char *before = sittings_of (f);

  fixture_select (f, "add-sitting");
  fixture_act (f, "agenda.edit");
  fill (f, "start", "soon");
  press (f, "keep");
  g_assert_true (gtk_widget_get_visible (part (f, "reason")));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (part (f, "reason"))), ==,
                   "Start and end are times of day, as 9:30.");
  {
    g_autofree char *endless = g_strnfill (10000, 'x');

    fill (f, "start", "18");
    fill (f, "end", "19");
    fill (f, "title", endless);
  }
  press (f, "keep");
  g_assert_true (gtk_widget_get_visible (part (f, "reason")));
  assert_sittings (f, before);
}

static void
test_another_day (void)
{
  g_autoptr (Fixture) f = fixture_new (1000, 700);
  g_autoptr (GDateTime) date = g_date_time_new_local (2025, 5, 14, 0, 0, 0);

  fixture_act (f, "agenda.add-sitting");
  g_assert_false (gtk_widget_get_visible (part (f, "calendar")));
  /* After the two days of the meeting. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (f, "day")), 2);
  g_assert_true (gtk_widget_get_visible (part (f, "calendar")));
  gtk_calendar_select_day (GTK_CALENDAR (part (f, "calendar")), date);
  fill (f, "start", "15:00");
  fill (f, "end", "17:00");
  press (f, "keep");
  g_assert_true (fixture_has_line (f, "note 0"));
  g_assert_cmpint (fixture_line (f, "note 0")->problem.kind, ==, RAP_PROBLEM_OUTSIDE_MEETING);
}

static void
test_change (void)
{
  g_autoptr (Fixture) f = fixture_new (1000, 700);

  fixture_select (f, "sitting 0");
  fixture_act (f, "agenda.edit");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (f, "room"))), ==, "Room A");
  fill (f, "start", "10:00");
  fill (f, "title", "Opening sitting");
  press (f, "keep");
  fixture_assert_cell (f, "Opening", RAP_CELL_TIME, "10:00");
  fixture_act (f, "agenda.longer");
  fixture_act (f, "agenda.bit-longer");
  assert_sittings (f, "plenary 2025-05-15T10:00/2025-05-15T12:36 Room A|Opening sitting\n"
                      "plenary 2025-05-15T14:00/2025-05-15T17:00 Room A|\n"
                      "plenary 2025-05-16T09:00/2025-05-16T12:00 |");
  fixture_act (f, "agenda.move-down");
  g_assert_nonnull (strstr (fixture_status (f), "Enter changes them"));
}

static void
test_remove (void)
{
  g_autoptr (Fixture) f = fixture_new (1000, 700);

  fixture_select (f, "sitting 0");
  fixture_act (f, "agenda.edit");
  press (f, "remove");
  fixture_assert_outline (f, "Budget |  || Branding, Opening, Adoption, "
                             "Reports[ROCB report, RTC report], Coffee, Strategy");
  fixture_select (f, "sitting 0");
  fixture_act (f, "agenda.to-backlog");
  fixture_select (f, "sitting 0");
  fixture_act (f, "agenda.remove");
  assert_sittings (f, "");
  /* What waits is still there, and a sitting can be added above it. */
  g_assert_cmpstr (page (f), ==, "list");
  fixture_select (f, "add-sitting");
  fixture_act (f, "agenda.edit");
  press (f, "keep");
  assert_sittings (f, "plenary 2025-05-15T09:00/2025-05-15T12:30 |");
}

static void
test_menus (void)
{
  static const char *const names[] = { "sitting 0", "Opening", "Coffee", "add 0", "backlog",
                                       "add-sitting", "Branding" };
  g_autoptr (Fixture) f = fixture_new (1000, 700);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      fixture_select (f, names[i]);
      fixture_act (f, "agenda.menu");
      g_assert_true (GTK_IS_POPOVER_MENU (f->view->popover));
      gtk_popover_popdown (GTK_POPOVER (f->view->popover));
      fixture_settle (f);
      g_assert_null (f->view->popover);
    }
}

static void
test_details (void)
{
  g_autoptr (Fixture) f = fixture_new (1000, 700);
  GtkWidget *moderators;

  fixture_select (f, "Strategy");
  fixture_act (f, "agenda.details");
  g_assert_true (_rap_agenda_view_details_shown (f->view));
  /* Beside the list, or in its place where there is no room for both. */
  g_assert_cmpint (gtk_widget_get_width (f->view->details), <, 500);
  rap_harness_assert_named (f->view->details);
  moderators = GTK_WIDGET (
    gtk_widget_get_template_child (f->view->details, RAP_TYPE_ITEM_DETAILS, "moderators"));
  gtk_editable_set_text (GTK_EDITABLE (moderators), "Director, ROCB ESA");
  g_signal_emit_by_name (moderators, "apply");
  fixture_settle (f);
  fixture_assert_stored (f, "Strategy", "people", "Director, ROCB ESA");
  fixture_select (f, "sitting 1");
  fixture_settle (f);
  fixture_select (f, "backlog");
  fixture_act (f, "agenda.details");
  g_assert_false (_rap_agenda_view_details_shown (f->view));
  gtk_window_set_default_size (f->window, 380, 600);
  fixture_settle (f);
  fixture_select (f, "Opening");
  fixture_act (f, "agenda.details");
  g_assert_cmpint (gtk_widget_get_width (f->view->details), >=,
                   gtk_widget_get_width (GTK_WIDGET (f->view)) - 1);
  g_assert_false (gtk_widget_get_child_visible (gtk_widget_get_first_child (GTK_WIDGET (f->view))));
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/agenda-sittings/days without sittings are filled in one step", test_empty);
  g_test_add_func ("/agenda-sittings/a sitting is added where one expects it", test_add);
  g_test_add_func ("/agenda-sittings/what cannot be is refused with the reason", test_refused);
  g_test_add_func ("/agenda-sittings/any day can be chosen, and is told when it is none",
                   test_another_day);
  g_test_add_func ("/agenda-sittings/a sitting is changed, and its items follow", test_change);
  g_test_add_func ("/agenda-sittings/a sitting taken off leaves its items", test_remove);
  g_test_add_func ("/agenda-sittings/every line has a menu", test_menus);
  g_test_add_func ("/agenda-sittings/everything about an item stands in a panel", test_details);
  return rap_harness_run ();
}
