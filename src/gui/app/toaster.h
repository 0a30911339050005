/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RapToaster:
 *
 * The one message at the foot of a window. A later one takes the place of an earlier one at once,
 * so that an Undo on screen always means the last act; it goes by itself, but not while the pointer
 * or the focus is on it.
 *
 * No message comes while another one goes: libadwaita 1.2 then lets the new one come so slowly that
 * it can go before it has come, and crashes.
 */
#define RAP_TYPE_TOASTER (rap_toaster_get_type ())
G_DECLARE_FINAL_TYPE (RapToaster, rap_toaster, RAP, TOASTER, GObject)

/* @overlay: who shows the messages; it must not show any of others. The toaster keeps no hold on it
 * and falls silent when it goes. */
RapToaster *rap_toaster_new (AdwToastOverlay *overlay) G_GNUC_WARN_UNUSED_RESULT;
/**
 * rap_toaster_say:
 * @text: plain text
 * @button: (nullable): label of a button, with a mnemonic
 * @action: (nullable): name of the action of that button
 */
void rap_toaster_say (RapToaster *self, const char *text, const char *button, const char *action);
void rap_toaster_dismiss (RapToaster *self);

G_END_DECLS
