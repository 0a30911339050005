/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the button's child, which is set already, begin where the button begins and fill it, the arrow
 * at the end; by itself GtkMenuButton keeps both in its middle. */
void rap_menu_button_fill (GtkMenuButton *button);

G_END_DECLS
