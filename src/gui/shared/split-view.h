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
 * There is room when the sidebar at its width and the content at its smallest useful width both
 * fit; both widths grow with the size of the text. Below that each child gets the whole width.
 *
 * ## Properties
 * `sidebar`, `content` (GtkWidget) · `collapsed` (gboolean, read-only) · `show-content` (gboolean)
 * · `sidebar-width` (int, px) · `min-content-width` (int, px)
 *
 * CSS nodes: splitview (.collapsed) with the two children and a separator
 */
#define RAP_TYPE_SPLIT_VIEW (rap_split_view_get_type ())
G_DECLARE_FINAL_TYPE (RapSplitView, rap_split_view, RAP, SPLIT_VIEW, GtkWidget)

GtkWidget *rap_split_view_new (void);
void rap_split_view_set_sidebar (RapSplitView *self, GtkWidget *child);
void rap_split_view_set_content (RapSplitView *self, GtkWidget *child);
GtkWidget *rap_split_view_get_sidebar (RapSplitView *self);
GtkWidget *rap_split_view_get_content (RapSplitView *self);
gboolean rap_split_view_get_collapsed (RapSplitView *self);
gboolean rap_split_view_get_show_content (RapSplitView *self);
/* While collapsed the focus follows into the pane that is shown. */
void rap_split_view_set_show_content (RapSplitView *self, gboolean show);

/* The first split view that is shown inside @widget, @widget itself included; %NULL for none. */
RapSplitView *rap_split_view_find (GtkWidget *widget);

G_END_DECLS
