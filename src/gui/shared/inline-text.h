/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text entry without a frame, to be read until it is typed into. */
GtkWidget *rap_inline_text_new (void);
/* Shows @text; what was typed before cannot be undone to. Keeps the cursor when nothing changes. */
void rap_inline_text_set (GtkText *text, const char *value);

/* Whether Ctrl+Z (Ctrl+Shift+Z) is the business of the text that has the focus: something was typed
 * since rap_text_begin(). Otherwise it is the window's. @widget may be any widget. */
gboolean rap_text_can_undo (GtkWidget *widget);
gboolean rap_text_can_redo (GtkWidget *widget);
/* From here on counts as typed what differs from the present text. The window calls it for each
 * GtkText that gets the focus. */
void rap_text_begin (GtkText *text);

G_END_DECLS
