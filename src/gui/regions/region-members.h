/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionMembers:
 *
 * The members of a region as tiles of one size, shaded by a figure that the user chooses, with a
 * legend in words; or as a table. The words in the search field choose among both.
 */
#define RAP_TYPE_REGION_MEMBERS (rap_region_members_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionMembers, rap_region_members, RAP, REGION_MEMBERS, GtkWidget)

void rap_region_members_set_session (RapRegionMembers *self, RapSession *session);
/* Shows the members of the region, or shows them again after a change. */
void rap_region_members_show (RapRegionMembers *self, RapRecord *region);
/* A minute went by. */
void rap_region_members_tick (RapRegionMembers *self);
void rap_region_members_focus_search (RapRegionMembers *self);
/* Puts the focus on a member; %FALSE when it is not seen. */
gboolean rap_region_members_focus_member (RapRegionMembers *self, gint64 id);

G_END_DECLS
