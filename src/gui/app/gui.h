/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the templates, styles and icons of the window available. Before the first widget; more
 * than once does no harm. */
void rap_gui_init (void);

/* Where the icons and the settings' schema of this program were installed, when the desktop does not
 * look there by itself; %NULL when it does, and for a program that was not installed. (transfer full) */
char *rap_gui_own_data_folder (void);

/* The settings of the program, by the schema that was installed with it. (transfer full) */
GSettings *rap_gui_settings_new (void);

G_END_DECLS
