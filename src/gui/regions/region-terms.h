/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRegionTerms:
 *
 * Who held the Vice-Chair of a region, the latest first, and who is to; the one in office, the one
 * before and the next are marked in words. A row opens the term.
 */
#define RAP_TYPE_REGION_TERMS (rap_region_terms_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionTerms, rap_region_terms, RAP, REGION_TERMS, GtkWidget)

void rap_region_terms_set_session (RapRegionTerms *self, RapSession *session);
/* Shows the terms of the region, or shows them again after a change. */
void rap_region_terms_show (RapRegionTerms *self, RapRecord *region);
gboolean rap_region_terms_focus_term (RapRegionTerms *self, gint64 id);

G_END_DECLS
