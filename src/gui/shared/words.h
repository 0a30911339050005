/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names a widget that shows only an icon: @name for screen readers, @tooltip (%NULL: @name) for
 * eyes. Reaches into a GtkMenuButton, whose inner button is what has the focus. */
void rap_widget_set_words (GtkWidget *widget, const char *name, const char *tooltip);
/* Names a widget by a label beside it. */
void rap_widget_set_labelled_by (GtkWidget *widget, GtkWidget *label);

G_END_DECLS
