/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "agenda-view-fixture.h"

/* What the pointer does, without one: the functions that its controllers call. */

#define TOP 0.1
#define MIDDLE 0.5
#define BOTTOM 0.9

static gboolean
over (Fixture *f, const char *what, const char *where, double share)
{
  _rap_agenda_view_begin_drag (f->view, fixture_line (f, what));
  return _rap_agenda_view_drag_over (f->view, fixture_line (f, where), share);
}

static void
drag (Fixture *f, const char *what, const char *where, double share)
{
  g_autofree char *selected = NULL;

  g_assert_true (over (f, what, where, share));
  g_assert_true (_rap_agenda_view_drop (f->view));
  _rap_agenda_view_end_drag (f->view);
  fixture_settle (f);
  selected = fixture_selected (f);
  g_assert_cmpstr (selected, ==, what);
}

static void
assert_drop (const char *what, const char *where, double share, const char *outline)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  drag (f, what, where, share);
  fixture_assert_outline (f, outline);
}

static void
test_before_after_into (void)
{
  assert_drop ("Strategy", "Adoption", TOP,
               "Opening, Strategy, Adoption, Reports[ROCB report, RTC report], Coffee"
               " | Budget |  || Branding");
  assert_drop ("Strategy", "Opening", BOTTOM,
               "Opening, Strategy, Adoption, Reports[ROCB report, RTC report], Coffee"
               " | Budget |  || Branding");
  assert_drop ("Strategy", "Opening", MIDDLE,
               "Opening[Strategy], Adoption, Reports[ROCB report, RTC report], Coffee"
               " | Budget |  || Branding");
  assert_drop ("Opening", "RTC report", TOP,
               "Adoption, Reports[ROCB report, Opening, RTC report], Coffee, Strategy"
               " | Budget |  || Branding");
  /* Right below an item that has sub-items: the first of them. */
  assert_drop ("Opening", "Reports", BOTTOM,
               "Adoption, Reports[Opening, ROCB report, RTC report], Coffee, Strategy"
               " | Budget |  || Branding");
  /* A break holds nothing: its middle is above or below it. */
  assert_drop ("Opening", "Coffee", 0.45,
               "Adoption, Reports[ROCB report, RTC report], Opening, Coffee, Strategy"
               " | Budget |  || Branding");
  assert_drop ("Opening", "Coffee", 0.55,
               "Adoption, Reports[ROCB report, RTC report], Coffee, Opening, Strategy"
               " | Budget |  || Branding");
}

static void
test_other_sittings (void)
{
  assert_drop ("Reports", "sitting 1", MIDDLE,
               "Opening, Adoption, Coffee, Strategy | Reports[ROCB report, RTC report], Budget"
               " |  || Branding");
  assert_drop ("RTC report", "add 2", MIDDLE,
               "Opening, Adoption, Reports[ROCB report], Coffee, Strategy | Budget | RTC report"
               " || Branding");
  assert_drop ("Coffee", "backlog", MIDDLE,
               "Opening, Adoption, Reports[ROCB report, RTC report], Strategy | Budget | "
               " || Branding, Coffee");
  assert_drop ("Branding", "Budget", TOP,
               "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, Strategy"
               " | Branding, Budget |  || ");
}

static void
test_refused (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  g_assert_false (over (f, "Reports", "ROCB report", MIDDLE));
  g_assert_nonnull (strstr (fixture_status (f), "below itself"));
  g_assert_false (_rap_agenda_view_drop (f->view));
  g_assert_false (over (f, "Reports", "Reports", MIDDLE));
  g_assert_false (over (f, "Reports", "add-sitting", MIDDLE));
  _rap_agenda_view_end_drag (f->view);
  /* Nothing is dragged: a drop from elsewhere does nothing. */
  g_assert_false (_rap_agenda_view_drag_over (f->view, fixture_line (f, "Budget"), TOP));
  g_assert_false (_rap_agenda_view_drop (f->view));
  fixture_settle (f);
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee, Strategy"
                             " | Budget |  || Branding");
}

static void
test_words_before_the_drop (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  g_assert_true (over (f, "Strategy", "Adoption", TOP));
  g_assert_cmpstr (fixture_status (f), ==, "Before “Adoption”: II, 09:20 to 10:20, no conflict");
  g_assert_true (over (f, "Strategy", "Opening", MIDDLE));
  g_assert_cmpstr (fixture_status (f), ==,
                   "Below “Opening”, as its sub-item: I.a, 09:20 to 10:20, no conflict");
  fixture_select (f, "Coffee");
  fixture_act (f, "agenda.lock");
  g_assert_true (over (f, "Strategy", "Adoption", TOP));
  g_assert_cmpstr (fixture_status (f), ==,
                   "Before “Adoption”: II, 09:20 to 10:20, 1 h over Coffee at 10:15");
  g_assert_true (over (f, "Strategy", "backlog", TOP));
  g_assert_cmpstr (fixture_status (f), ==, "Into the backlog");
  /* Cancelled: nothing happens, and no mark stays. */
  _rap_agenda_view_end_drag (f->view);
  fixture_settle (f);
  g_assert_null (f->view->drop_line);
  g_assert_null (f->view->dragged);
  fixture_assert_stored (f, "Strategy", "duration", "60");
}

static gboolean
has_mark (Fixture *f, const char *name, const char *mark)
{
  return gtk_widget_has_css_class (
    GTK_WIDGET (_rap_agenda_view_row_of (f->view, fixture_line (f, name))), mark);
}

static void
test_marks (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);

  over (f, "Strategy", "Adoption", TOP);
  g_assert_true (has_mark (f, "Adoption", "drop-before"));
  over (f, "Strategy", "Adoption", MIDDLE);
  g_assert_false (has_mark (f, "Adoption", "drop-before"));
  g_assert_true (has_mark (f, "Adoption", "drop-into"));
  over (f, "Strategy", "Adoption", BOTTOM);
  g_assert_true (has_mark (f, "Adoption", "drop-after"));
  over (f, "Strategy", "Reports", BOTTOM);
  g_assert_false (has_mark (f, "Adoption", "drop-after"));
  g_assert_true (has_mark (f, "Reports", "drop-after"));
  g_assert_true (has_mark (f, "Strategy", "dragged"));
  _rap_agenda_view_end_drag (f->view);
  g_assert_false (has_mark (f, "Reports", "drop-after"));
  g_assert_false (has_mark (f, "Strategy", "dragged"));
}

/* The dragged item is removed by somebody else before it is dropped. */
static void
test_dragged_item_removed (void)
{
  g_autoptr (Fixture) f = fixture_new (1200, 800);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes = NULL;

  g_assert_true (over (f, "Strategy", "Adoption", TOP));
  changes = rap_agenda_remove_item (rap_agenda_list_agenda (f->view->list),
                                    rap_record_id (fixture_line (f, "Strategy")->record), &error);
  rap_store_apply (f->store, changes, NULL, &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (!fixture_has_line (f, "Strategy"));
  _rap_agenda_view_drop (f->view);
  _rap_agenda_view_end_drag (f->view);
  fixture_settle (f);
  g_assert_nonnull (strstr (fixture_status (f), "removed meanwhile"));
  fixture_assert_outline (f, "Opening, Adoption, Reports[ROCB report, RTC report], Coffee"
                             " | Budget |  || Branding");
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/agenda-drag/an item goes before, after or into another", test_before_after_into);
  g_test_add_func ("/agenda-drag/an item goes to other sittings and the backlog",
                   test_other_sittings);
  g_test_add_func ("/agenda-drag/what cannot be is refused in words", test_refused);
  g_test_add_func ("/agenda-drag/what would come of a drop is told before it",
                   test_words_before_the_drop);
  g_test_add_func ("/agenda-drag/the place of the drop is marked", test_marks);
  g_test_add_func ("/agenda-drag/a dragged item that is removed does no harm",
                   test_dragged_item_removed);
  return rap_harness_run ();
}
