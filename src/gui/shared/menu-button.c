/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "menu-button.h"

void
rap_menu_button_fill (GtkMenuButton *button)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  child = gtk_menu_button_get_child (button);
  g_return_if_fail (child != NULL);
  gtk_widget_set_hexpand (child, TRUE);
  /* What lies between them is the button's own and centres what it holds. */
  for (GtkWidget *widget = gtk_widget_get_parent (child);
       widget && widget != GTK_WIDGET (button); widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
  /* The button itself takes the room it is given, no more. */
  gtk_widget_set_hexpand (GTK_WIDGET (button), FALSE);
}
