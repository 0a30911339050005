/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapPill:
 *
 * A state or code as a small rounded label: icon and word, never colour alone. `style` is one of
 * "neutral" "accent" "success" "warning" "error" or a region's style class "region-ESA" …
 * CSS node: label.pill.STYLE
 */
#define RAP_TYPE_PILL (rap_pill_get_type ())
G_DECLARE_FINAL_TYPE (RapPill, rap_pill, RAP, PILL, GtkWidget)

GtkWidget *rap_pill_new (const char *text, const char *icon_name, const char *style);
void rap_pill_set (RapPill *self, const char *text, const char *icon_name, const char *style);

G_END_DECLS
