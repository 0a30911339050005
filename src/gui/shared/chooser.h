/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapChooser:
 *
 * A popover with a list to choose one thing from, and a search over it when it is long. What is
 * typed narrows the list; Enter takes the first; the arrow keys go into it.
 *
 * ## Signals
 * `chosen (const char *key)`: the popover has closed and this was the choice
 */
#define RAP_TYPE_CHOOSER (rap_chooser_get_type ())
G_DECLARE_FINAL_TYPE (RapChooser, rap_chooser, RAP, CHOOSER, GtkPopover)

/* The words beside a row's title, made when the row is seen. (transfer full) */
typedef char *(*RapChooserDetail) (const char *key, gpointer data);

GtkWidget *rap_chooser_new (void);
void rap_chooser_clear (RapChooser *self);
/* @words: what a search finds beside @title; may be %NULL */
void rap_chooser_add (RapChooser *self, const char *key, const char *title, const char *words);
void rap_chooser_set_detail (RapChooser *self, RapChooserDetail detail, gpointer data);
/* Marks the row of that key as the present choice. */
void rap_chooser_set_current (RapChooser *self, const char *key);
/* Adds every time zone, with its place and its offset at @now as detail. */
void rap_chooser_add_zones (RapChooser *self, gint64 now);

G_END_DECLS
