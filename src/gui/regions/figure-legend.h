/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/member-figure.h"

G_BEGIN_DECLS

/* Style class of a band of a figure: "shade-weekend-2". Lives as long as the program. */
const char *rap_figure_shade (RapMemberFigure figure, guint band);

/**
 * RapFigureLegend:
 *
 * What the shades of a picture mean, in words, with how many there are of each. Bands that nobody
 * is in are left out.
 *
 * CSS nodes: figurelegend with box.band and image.swatch (.SHADE) each
 */
#define RAP_TYPE_FIGURE_LEGEND (rap_figure_legend_get_type ())
G_DECLARE_FINAL_TYPE (RapFigureLegend, rap_figure_legend, RAP, FIGURE_LEGEND, GtkWidget)

/* @counts: (array): how many are in each band of @figure */
void rap_figure_legend_show (RapFigureLegend *self, RapMemberFigure figure, const guint *counts);

G_END_DECLS
