/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Escape cancels the drag that @source has begun, also on X11, where GTK 4.8 takes the key from the
 * window during a drag and then loses it. Lasts as long as the drag (or @source). */
void rap_drag_escape_watch (GtkDragSource *source);

G_END_DECLS
