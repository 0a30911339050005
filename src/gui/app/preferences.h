/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RapPreferences:
 *
 * What a person sets once for all workspaces: looks, extra time zones, calendar files, and the
 * name in the history. Takes effect at once; there is nothing to apply.
 */
#define RAP_TYPE_PREFERENCES (rap_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RapPreferences, rap_preferences, RAP, PREFERENCES, AdwWindow)

GtkWindow *rap_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
