/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapSplitView:
 *
 * List beside detail when there is room, one of both when there is not. `collapsed` (read-only)
 * tells which; `show-content` which one is seen while collapsed. Mirrors itself right to left.
 *
 * ## Properties
 * `sidebar`, `content` (GtkWidget) · `collapsed` (gboolean, read-only) · `show-content` (gboolean)
 * · `sidebar-width` (int, px) · `min-content-width` (int, px)
 */
#define RAP_TYPE_SPLIT_VIEW (rap_split_view_get_type ())
G_DECLARE_FINAL_TYPE (RapSplitView, rap_split_view, RAP, SPLIT_VIEW, GtkWidget)

GtkWidget *rap_split_view_new (void);
void rap_split_view_set_sidebar (RapSplitView *self, GtkWidget *child);
void rap_split_view_set_content (RapSplitView *self, GtkWidget *child);
gboolean rap_split_view_get_collapsed (RapSplitView *self);
gboolean rap_split_view_get_show_content (RapSplitView *self);
void rap_split_view_set_show_content (RapSplitView *self, gboolean show);

G_END_DECLS
