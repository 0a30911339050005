/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "words.h"

/* What takes the focus, and is therefore read aloud. */
static GtkAccessible *
inner (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_MENU_BUTTON (widget) ? gtk_widget_get_first_child (widget) : NULL;

  return child ? GTK_ACCESSIBLE (child) : NULL;
}

void
rap_widget_set_words (GtkWidget *widget, const char *name, const char *tooltip)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_widget_set_tooltip_text (widget, tooltip ? tooltip : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner (widget))
    gtk_accessible_update_property (inner (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
rap_widget_set_labelled_by (GtkWidget *widget, GtkWidget *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  if (inner (widget))
    gtk_accessible_update_relation (inner (widget),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}
