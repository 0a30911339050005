/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the templates, styles and icons of the window available. Before the first widget; more
 * than once does no harm. */
void rap_gui_init (void);

G_END_DECLS
