/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "inline-text.h"

#define BEGUN_WITH "rap-text-begun-with"
#define HAS_UNDONE "rap-text-has-undone"

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
  rap_text_begin (text);
}

/* GtkText takes Ctrl+Z even when it has nothing to undo, and does not tell whether it has. */

void
rap_text_begin (GtkText *text)
{
  g_object_set_data_full (G_OBJECT (text), BEGUN_WITH,
                          g_strdup (gtk_editable_get_text (GTK_EDITABLE (text))), g_free);
  g_object_set_data (G_OBJECT (text), HAS_UNDONE, NULL);
}

static gboolean
is_typed (GtkWidget *text)
{
  const char *begun_with = g_object_get_data (G_OBJECT (text), BEGUN_WITH);

  return begun_with && gtk_editable_get_enable_undo (GTK_EDITABLE (text))
         && !g_str_equal (begun_with, gtk_editable_get_text (GTK_EDITABLE (text)));
}

gboolean
rap_text_can_undo (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  if (!GTK_IS_TEXT (widget) || !is_typed (widget))
    return FALSE;
  g_object_set_data (G_OBJECT (widget), HAS_UNDONE, GINT_TO_POINTER (1));
  return TRUE;
}

gboolean
rap_text_can_redo (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_buffer_get_can_redo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  return GTK_IS_TEXT (widget) && g_object_get_data (G_OBJECT (widget), HAS_UNDONE) != NULL;
}
