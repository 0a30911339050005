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
/* A pill that asks for no width, so that other words in it have nothing measured again: a row of a
 * long list gives it rap_pill_content_width() beside its borders, and allocates anew after each
 * rap_pill_set(). */
GtkWidget *rap_pill_new_placed (void);
/* In pixels, without borders; 0 for a pill that says nothing. Once it has its style. */
int rap_pill_content_width (RapPill *self);
const char *rap_pill_get_text (RapPill *self); /* (transfer none) */
void rap_pill_set (RapPill *self, const char *text, const char *icon_name, const char *style);

G_END_DECLS
