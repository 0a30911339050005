/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapPurposePopover:
 *
 * The purposes of an agenda item to tick. Each tick is stored at once.
 */
#define RAP_TYPE_PURPOSE_POPOVER (rap_purpose_popover_get_type ())
G_DECLARE_FINAL_TYPE (RapPurposePopover, rap_purpose_popover, RAP, PURPOSE_POPOVER, GtkPopover)

GtkWidget *rap_purpose_popover_new (RapAgendaView *view, RapAgendaLine *line);

G_END_DECLS
