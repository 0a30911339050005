/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RapShortcutsWindow:
 *
 * Every key that does something, in groups, with a search over titles and keys.
 */
#define RAP_TYPE_SHORTCUTS_WINDOW (rap_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (RapShortcutsWindow, rap_shortcuts_window, RAP, SHORTCUTS_WINDOW, AdwWindow)

GtkWindow *rap_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
