/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "inline-text.h"

GtkWidget *
rap_inline_text_new (void)
{
  GtkWidget *text = gtk_text_new ();

  gtk_text_set_placeholder_text (GTK_TEXT (text), "—");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (text), 4);
  return text;
}

void
rap_inline_text_set (GtkText *text, const char *value)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), value) != 0)
    gtk_editable_set_text (GTK_EDITABLE (text), value);
  /* Off and on again forgets what could be undone. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), TRUE);
}
