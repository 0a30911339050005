/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapSittingPopover:
 *
 * A sitting's kind, day, times, room and title: of a new one, or of one to be changed. What is
 * refused stays open with the reason. A time of day that is not after the start is the next day's.
 */
#define RAP_TYPE_SITTING_POPOVER (rap_sitting_popover_get_type ())
G_DECLARE_FINAL_TYPE (RapSittingPopover, rap_sitting_popover, RAP, SITTING_POPOVER, GtkPopover)

/* @sitting %NULL for a new one, proposed after the sitting of @near (nullable). */
GtkWidget *rap_sitting_popover_new (RapAgendaView *view, RapAgendaLine *sitting, RapAgendaLine *near);

G_END_DECLS
