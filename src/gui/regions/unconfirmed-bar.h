/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/record.h"

G_BEGIN_DECLS

/**
 * RapUnconfirmedBar:
 *
 * Says of a record that nobody has confirmed its facts, where they come from, and confirms them in
 * one act. Not seen while they are confirmed.
 *
 * CSS nodes: widget.unconfirmed-bar
 */
#define RAP_TYPE_UNCONFIRMED_BAR (rap_unconfirmed_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapUnconfirmedBar, rap_unconfirmed_bar, RAP, UNCONFIRMED_BAR, GtkWidget)

/* @record (nullable) is of a kind that has source, as-of and unconfirmed. */
void rap_unconfirmed_bar_show (RapUnconfirmedBar *self, RapRecord *record, gboolean editable);

G_END_DECLS
