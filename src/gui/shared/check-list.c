/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "check-list.h"

struct _RapCheckList
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (RapCheckList, rap_check_list, GTK_TYPE_BOX)

static gboolean
rap_check_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *check = gtk_widget_get_focus_child (widget);

  if (!check || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return GTK_WIDGET_CLASS (rap_check_list_parent_class)->focus (widget, direction);
  check = direction == GTK_DIR_UP ? gtk_widget_get_prev_sibling (check)
                                  : gtk_widget_get_next_sibling (check);
  if (check)
    gtk_widget_grab_focus (check);
  return TRUE;
}

static void
rap_check_list_class_init (RapCheckListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rap_check_list_focus;
}

static void
rap_check_list_init (RapCheckList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
rap_check_list_new (int spacing)
{
  return g_object_new (RAP_TYPE_CHECK_LIST, "spacing", spacing, NULL);
}
