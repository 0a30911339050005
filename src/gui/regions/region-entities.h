/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionEntities:
 *
 * The regional entities of a region, by kind: name, city, head, state, the time there now and the
 * hours from the Secretariat. A row opens the entity.
 */
#define RAP_TYPE_REGION_ENTITIES (rap_region_entities_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionEntities, rap_region_entities, RAP, REGION_ENTITIES, GtkWidget)

void rap_region_entities_set_session (RapRegionEntities *self, RapSession *session);
/* Shows the entities of the region, or shows them again after a change. */
void rap_region_entities_show (RapRegionEntities *self, RapRecord *region);
/* A minute went by. */
void rap_region_entities_tick (RapRegionEntities *self);
gboolean rap_region_entities_focus_entity (RapRegionEntities *self, gint64 id);

G_END_DECLS
