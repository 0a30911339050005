/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionFacts:
 *
 * The facts of a region itself: names, languages, seats, zone, where they come from.
 */
#define RAP_TYPE_REGION_FACTS (rap_region_facts_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionFacts, rap_region_facts, RAP, REGION_FACTS, GtkWidget)

void rap_region_facts_set_session (RapRegionFacts *self, RapSession *session);
/* Shows the region, or shows it again after a change. */
void rap_region_facts_show (RapRegionFacts *self, RapRecord *region);
/* Stores what is typed and not stored yet; %FALSE when some of it is refused. */
gboolean rap_region_facts_commit (RapRegionFacts *self);

G_END_DECLS
