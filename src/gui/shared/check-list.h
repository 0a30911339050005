/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapCheckList:
 *
 * A column of check buttons that the arrow keys only go through. On GTK 4.8 a check button that
 * belongs to no group takes Up and Down for a click.
 */
#define RAP_TYPE_CHECK_LIST (rap_check_list_get_type ())
G_DECLARE_FINAL_TYPE (RapCheckList, rap_check_list, RAP, CHECK_LIST, GtkBox)

GtkWidget *rap_check_list_new (int spacing);

G_END_DECLS
