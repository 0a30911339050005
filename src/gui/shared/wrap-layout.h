/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapWrapLayout:
 *
 * Lays children beside each other as far as there is room and the rest below, from the side where
 * reading begins. Not a GtkFlowBox, because that one fills its lines by natural widths, makes every
 * child a stop for the keyboard, and lines up what has nothing to do with each other.
 *
 * With a `column-width` the children are columns of one width that fill the line, of one height in
 * each line, and so many in a line that the lines are as even as can be: four are four, or two and
 * two, never three and one. Without, each child has its natural width.
 *
 * ## Properties
 * `column-width` (int, px, 0 for none): the least width of a column · `pair-width` (int, px, 0 for
 * none): the least width of two columns where there would be one only · `max-columns` (int, 0 for
 * any) · `spacing`, `line-spacing` (int, px). The first two grow with the size of the text.
 */
#define RAP_TYPE_WRAP_LAYOUT (rap_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RapWrapLayout, rap_wrap_layout, RAP, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rap_wrap_layout_new (void);

G_END_DECLS
