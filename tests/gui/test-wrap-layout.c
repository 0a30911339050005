/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "gui/shared/wrap-layout.h"
#include "harness.h"

/* A box with children of 60 × 20 pixels, or 60 × 40 for every third, in a place of that width. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *box;
} Wrap;

static Wrap
wrap (int n, int width, int column_width, GtkTextDirection direction)
{
  Wrap wrap;
  GtkWidget *clamp;
  GtkLayoutManager *layout = rap_wrap_layout_new ();

  g_object_set (layout, "column-width", column_width, "spacing", 10, "line-spacing", 5, NULL);
  wrap.box = g_object_new (GTK_TYPE_FIXED, NULL);
  gtk_widget_set_layout_manager (wrap.box, layout);
  gtk_widget_set_direction (wrap.box, direction);
  for (int i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, 60, i % 3 == 2 ? 40 : 20);
      gtk_widget_set_parent (child, wrap.box);
    }
  gtk_widget_set_valign (wrap.box, GTK_ALIGN_START);
  gtk_widget_set_halign (wrap.box, GTK_ALIGN_START);
  gtk_widget_set_size_request (wrap.box, width, -1);
  /* Newer libadwaita makes no window as narrow as that. */
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), wrap.box);
  wrap.window = rap_harness_show (clamp, width, 400);
  return wrap;
}

static void
assert_at (Wrap *wrap, int n, int x, int y, int width, int height)
{
  GtkWidget *child = gtk_widget_get_first_child (wrap->box);
  graphene_rect_t bounds;

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, wrap->box, &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, x);
  g_assert_cmpint ((int) bounds.origin.y, ==, y);
  g_assert_cmpint ((int) bounds.size.width, ==, width);
  g_assert_cmpint ((int) bounds.size.height, ==, height);
}

static void
end (Wrap *wrap)
{
  gtk_window_destroy (wrap->window);
}

static void
test_natural_widths (void)
{
  Wrap row = wrap (5, 210, 0, GTK_TEXT_DIR_LTR);

  /* Three of 60 and two spaces of 10 are 200. */
  assert_at (&row, 0, 0, 0, 60, 40);
  assert_at (&row, 2, 140, 0, 60, 40);
  assert_at (&row, 3, 0, 45, 60, 20);
  assert_at (&row, 4, 70, 45, 60, 20);
  end (&row);
}

static void
test_right_to_left (void)
{
  Wrap row = wrap (4, 210, 0, GTK_TEXT_DIR_RTL);

  assert_at (&row, 0, 150, 0, 60, 40);
  assert_at (&row, 2, 10, 0, 60, 40);
  assert_at (&row, 3, 150, 45, 60, 20);
  end (&row);
}

static void
test_columns_are_even (void)
{
  Wrap four = wrap (4, 430, 100, GTK_TEXT_DIR_LTR);
  Wrap three = wrap (4, 350, 100, GTK_TEXT_DIR_LTR);

  assert_at (&four, 3, 330, 0, 100, 40);
  end (&four);
  /* Three would stand in a line, one would be alone below: so it is two and two. */
  assert_at (&three, 0, 0, 0, 170, 20);
  assert_at (&three, 1, 180, 0, 170, 20);
  assert_at (&three, 2, 0, 25, 170, 40);
  assert_at (&three, 3, 180, 25, 170, 40);
  end (&three);
}

static void
test_pairs (void)
{
  Wrap one = wrap (2, 180, 100, GTK_TEXT_DIR_LTR);

  assert_at (&one, 1, 0, 25, 180, 20);
  g_object_set (gtk_widget_get_layout_manager (one.box), "pair-width", 80, NULL);
  rap_harness_settle (GTK_WIDGET (one.window));
  assert_at (&one, 0, 0, 0, 85, 20);
  assert_at (&one, 1, 95, 0, 85, 20);
  end (&one);
}

static void
test_hidden_take_no_room (void)
{
  Wrap row = wrap (3, 210, 0, GTK_TEXT_DIR_LTR);
  GtkWidget *first = gtk_widget_get_first_child (row.box);

  gtk_widget_set_visible (first, FALSE);
  rap_harness_settle (GTK_WIDGET (row.window));
  assert_at (&row, 1, 0, 0, 60, 40);
  end (&row);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  g_test_add_func ("/wrap-layout/lines fill with natural widths", test_natural_widths);
  g_test_add_func ("/wrap-layout/lines begin at the right when reading does", test_right_to_left);
  g_test_add_func ("/wrap-layout/columns make even lines", test_columns_are_even);
  g_test_add_func ("/wrap-layout/two narrow columns rather than one", test_pairs);
  g_test_add_func ("/wrap-layout/hidden children take no room", test_hidden_take_no_room);
  return rap_harness_run ();
}
