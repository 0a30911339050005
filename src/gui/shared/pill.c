/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "pill.h"

/* In letters; the codes of bodies are the longest. */
#define LONGEST_CODE 8

struct _RapPill
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  char *style;
};

G_DEFINE_FINAL_TYPE (RapPill, rap_pill, GTK_TYPE_WIDGET)

static void
rap_pill_dispose (GObject *object)
{
  RapPill *self = RAP_PILL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_pill_parent_class)->dispose (object);
}

static void
rap_pill_finalize (GObject *object)
{
  g_free (RAP_PILL (object)->style);
  G_OBJECT_CLASS (rap_pill_parent_class)->finalize (object);
}

static void
rap_pill_class_init (RapPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_pill_dispose;
  G_OBJECT_CLASS (klass)->finalize = rap_pill_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rap_pill_init (RapPill *self)
{
  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pill");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
rap_pill_new (const char *text, const char *icon_name, const char *style)
{
  RapPill *self = g_object_new (RAP_TYPE_PILL, NULL);

  rap_pill_set (self, text, icon_name, style);
  return GTK_WIDGET (self);
}

void
rap_pill_set (RapPill *self, const char *text, const char *icon_name, const char *style)
{
  g_return_if_fail (RAP_IS_PILL (self));

  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  /* A code that is cut short is another code. */
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           text && g_utf8_strlen (text, -1) > LONGEST_CODE ? PANGO_ELLIPSIZE_END
                                                                           : PANGO_ELLIPSIZE_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "", -1);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
  if (g_strcmp0 (self->style, style) == 0)
    return;
  if (self->style)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  g_free (self->style);
  self->style = g_strdup (style);
  if (style)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
}
