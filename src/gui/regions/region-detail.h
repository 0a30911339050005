/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"
#include "meetings-ahead.h"

G_BEGIN_DECLS

/**
 * RapRegionDetail:
 *
 * A region: its names, the cards, and tabs for members, entities, terms, meetings and facts. While
 * the window is low the head scrolls away first, then the list of the tab.
 *
 * ## Properties
 * `tab` (char *): name of the tab that is seen: members, entities, terms, meetings, facts
 *
 * CSS nodes: regiondetail (.narrow)
 */
#define RAP_TYPE_REGION_DETAIL (rap_region_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionDetail, rap_region_detail, RAP, REGION_DETAIL, GtkWidget)

void rap_region_detail_set_session (RapRegionDetail *self, RapSession *session,
                                    RapMeetingsAhead *ahead);
/* Shows the region, or shows it again after a change. */
void rap_region_detail_show (RapRegionDetail *self, RapRecord *region);
/* What is ahead of the region is known anew. */
void rap_region_detail_update_meeting (RapRegionDetail *self);
/* A minute went by. */
void rap_region_detail_tick (RapRegionDetail *self);
void rap_region_detail_set_tab (RapRegionDetail *self, const char *tab);
/* Scrolls the head away as far as needed to see the tabs. */
void rap_region_detail_reveal_tabs (RapRegionDetail *self);
const char *rap_region_detail_get_tab (RapRegionDetail *self);
void rap_region_detail_focus_search (RapRegionDetail *self);
/* Puts the focus on the record when its tab is in sight: there the way back from it leads. */
gboolean rap_region_detail_focus_record (RapRegionDetail *self, RapKind kind, gint64 id);
/* Stores what is typed and not stored yet; %FALSE when some of it is refused. */
gboolean rap_region_detail_commit (RapRegionDetail *self);

G_END_DECLS
