/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Frames of a window as its frame clock tells them, and what they show. */

/* Runs the main loop until @is_done (%NULL: for ever) or the window has drawn nothing for a tenth
 * of a second. Ends the program after half a minute. */
void bench_settle (GtkWidget *widget, gboolean (*is_done) (gpointer data), gpointer data);

/**
 * bench_frame_after:
 * @act: what somebody does
 * @is_done: whether the window shows what comes of it; asked after each frame
 *
 * Returns: seconds from before @act until the end of the first frame after which @is_done; ends the
 *   program when that takes half a minute
 */
double bench_frame_after (GtkWidget *widget,
                          void (*act) (gpointer data),
                          gboolean (*is_done) (gpointer data),
                          gpointer data);

/**
 * bench_work_of_frames:
 * @n_frames: how many
 * @step: (nullable): called in each frame before layout
 *
 * Returns: (transfer full) (element-type double): seconds of work of each frame, without the time
 *   between frames
 */
GArray *bench_work_of_frames (GtkWidget *widget,
                              guint n_frames,
                              void (*step) (gpointer data),
                              gpointer data);

/* The first widget below @root, itself included, that fits. (transfer none) (nullable) */
GtkWidget *bench_find (GtkWidget *root,
                       gboolean (*fits) (GtkWidget *widget, gpointer data),
                       gpointer data);
/* Whether a widget that can be seen inside @root has this text, other than below @except (%NULL). */
gboolean bench_shows_text (GtkWidget *root, GtkWidget *except, const char *text);

G_END_DECLS
