/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "figure-legend.h"
#include "gui/shared/wrap-layout.h"

struct _RapFigureLegend
{
  GtkWidget parent_instance;

  int figure;        /* shown now; −1 for none */
  guint counts[RAP_MEMBER_FIGURE_MOST_BANDS];
};

G_DEFINE_FINAL_TYPE (RapFigureLegend, rap_figure_legend, GTK_TYPE_WIDGET)

const char *
rap_figure_shade (RapMemberFigure figure, guint band)
{
  static const char *const names[RAP_N_MEMBER_FIGURES] = {
    [RAP_MEMBER_FIGURE_WEEKEND] = "weekend",
    [RAP_MEMBER_FIGURE_HOURS] = "hours",
    [RAP_MEMBER_FIGURE_KIND] = "kind",
  };
  g_autofree char *shade = NULL;

  g_return_val_if_fail (band < rap_member_figure_n_bands (figure), NULL);

  shade = g_strdup_printf ("shade-%s-%u", names[figure], band);
  return g_intern_string (shade);
}

static GtkWidget *
new_band (RapMemberFigure figure, guint band, guint count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);
  /* Translators: what a shade means, and how many Members have it: "Friday and Saturday · 12" */
  g_autofree char *words =
    g_strdup_printf (_("%s · %u"), rap_member_figure_band_label (figure, band), count);

  gtk_widget_add_css_class (box, "band");
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, rap_figure_shade (figure, band));
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
remove_bands (RapFigureLegend *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rap_figure_legend_dispose (GObject *object)
{
  remove_bands (RAP_FIGURE_LEGEND (object));
  G_OBJECT_CLASS (rap_figure_legend_parent_class)->dispose (object);
}

static void
rap_figure_legend_class_init (RapFigureLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_figure_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, RAP_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurelegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rap_figure_legend_init (RapFigureLegend *self)
{
  self->figure = -1;
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 18,
                "line-spacing", 4, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the shades mean"), -1);
}

static gboolean
shows (RapFigureLegend *self, RapMemberFigure figure, const guint *counts)
{
  if (self->figure != (int) figure)
    return FALSE;
  for (guint band = 0; band < rap_member_figure_n_bands (figure); band++)
    if (self->counts[band] != counts[band])
      return FALSE;
  return TRUE;
}

void
rap_figure_legend_show (RapFigureLegend *self, RapMemberFigure figure, const guint *counts)
{
  g_return_if_fail (RAP_IS_FIGURE_LEGEND (self));

  if (shows (self, figure, counts))
    return;
  remove_bands (self);
  self->figure = (int) figure;
  for (guint band = 0; band < rap_member_figure_n_bands (figure); band++)
    {
      self->counts[band] = counts[band];
      if (counts[band] > 0)
        gtk_widget_set_parent (new_band (figure, band, counts[band]), GTK_WIDGET (self));
    }
}
