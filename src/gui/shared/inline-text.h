/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text entry without a frame, to be read until it is typed into. It undoes what was typed since
 * the text was set, and leaves Ctrl+Z to the window otherwise. */
GtkWidget *rap_inline_text_new (void);
/* Shows @text; what was typed before cannot be undone to. Keeps the cursor when nothing changes. */
void rap_inline_text_set (GtkText *text, const char *value);

G_END_DECLS
