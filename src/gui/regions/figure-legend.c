/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "figure-legend.h"

struct _RapFigureLegend
{
  GtkWidget parent_instance;

  GtkFlowBox *bands; /* borrowed */
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
rap_figure_legend_dispose (GObject *object)
{
  RapFigureLegend *self = RAP_FIGURE_LEGEND (object);
  GtkWidget *child;

  self->bands = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rap_figure_legend_parent_class)->dispose (object);
}

static void
rap_figure_legend_class_init (RapFigureLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_figure_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurelegend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rap_figure_legend_init (RapFigureLegend *self)
{
  self->figure = -1;
  self->bands = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->bands, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->bands, RAP_MEMBER_FIGURE_MOST_BANDS);
  gtk_flow_box_set_column_spacing (self->bands, 12);
  gtk_flow_box_set_row_spacing (self->bands, 3);
  gtk_widget_set_halign (GTK_WIDGET (self->bands), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->bands), GTK_WIDGET (self));
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
  GtkWidget *child;

  g_return_if_fail (RAP_IS_FIGURE_LEGEND (self));

  if (shows (self, figure, counts))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bands))) != NULL)
    gtk_flow_box_remove (self->bands, child);
  self->figure = (int) figure;
  for (guint band = 0; band < rap_member_figure_n_bands (figure); band++)
    {
      self->counts[band] = counts[band];
      if (counts[band] == 0)
        continue;
      gtk_flow_box_append (self->bands, new_band (figure, band, counts[band]));
      /* Words to read, nothing to stop at. */
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->bands)), FALSE);
    }
}
