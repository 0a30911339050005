/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"
#include "meetings-ahead.h"

G_BEGIN_DECLS

/**
 * RapRegionCards:
 *
 * A region at a glance, in cards that stand side by side as far as there is room: who holds the
 * Vice-Chair and for how long yet, what time it is at the Regional Office, the next meeting, how
 * many members, entities and unconfirmed facts. Each card leads to what it speaks of.
 *
 * CSS nodes: regioncards with button.card or box.card each
 */
#define RAP_TYPE_REGION_CARDS (rap_region_cards_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionCards, rap_region_cards, RAP, REGION_CARDS, GtkWidget)

void rap_region_cards_set_session (RapRegionCards *self, RapSession *session,
                                   RapMeetingsAhead *ahead);
/* Shows the region, or shows it again after a change. */
void rap_region_cards_show (RapRegionCards *self, RapRecord *region);
/* What is ahead of the region is known anew. */
void rap_region_cards_update_meeting (RapRegionCards *self);
/* A minute went by. */
void rap_region_cards_tick (RapRegionCards *self);

G_END_DECLS
