/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapRepairPopover:
 *
 * What can be done about an overrun: the repairs as a list, below it what changes by the selected
 * one, and a button that does it as one undo step. ↑↓ choose, Enter does it, Escape closes.
 */
#define RAP_TYPE_REPAIR_POPOVER (rap_repair_popover_get_type ())
G_DECLARE_FINAL_TYPE (RapRepairPopover, rap_repair_popover, RAP, REPAIR_POPOVER, GtkPopover)

/* For an overrun of the item of @line; @name is the repair selected at first, "" for the best. */
GtkWidget *rap_repair_popover_new (RapAgendaView *view, RapAgendaLine *line,
                                   const RapProblem *problem, const char *name);
/* Selects a repair; %FALSE when it is not offered. */
gboolean rap_repair_popover_select (RapRepairPopover *self, const char *name);
/* Does the selected one, and closes. */
void rap_repair_popover_apply (RapRepairPopover *self);

G_END_DECLS
