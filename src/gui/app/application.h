/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/clock.h"

G_BEGIN_DECLS

/**
 * RapApplication:
 *
 * The program: one window a workspace, the settings, and what is the same for every window.
 *
 * ## Actions
 * `app.preferences`, `app.shortcuts`, `app.about`, `app.quit`, `app.open-recent` (s, a path)
 */
#define RAP_TYPE_APPLICATION (rap_application_get_type ())
G_DECLARE_FINAL_TYPE (RapApplication, rap_application, RAP, APPLICATION, AdwApplication)

/* @flags are added to %G_APPLICATION_HANDLES_OPEN. */
RapApplication *rap_application_new (GApplicationFlags flags) G_GNUC_WARN_UNUSED_RESULT;

GSettings *rap_application_settings (RapApplication *self);
RapClock *rap_application_clock (RapApplication *self);
/* "Open Recent": items of app.open-recent, kept fresh. (transfer none) */
GMenuModel *rap_application_recent_menu (RapApplication *self);

/* Presents the window of that workspace, or opens it in @window when that shows none, else in a
 * new window. @window may be %NULL. */
void rap_application_open_path (RapApplication *self, const char *path, GtkWindow *window);
/* The same for the sample workspace, which is made when it is not there. */
void rap_application_open_sample (RapApplication *self, GtkWindow *window);
/* The same for a new workspace with the reference data. */
void rap_application_create (RapApplication *self, const char *path, GtkWindow *window);
/* A workspace has been opened: it is the one to begin with next time, and the first of the recent. */
void rap_application_remember (RapApplication *self, const char *path);

G_END_DECLS
