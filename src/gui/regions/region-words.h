/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/place-time.h"
#include "core/region-summary.h"
#include "gui/app/session.h"

G_BEGIN_DECLS

/* What the page of regions says of its records, and where it gets them. */

/* The small tables of the session; borrowed until the next change. */
RapRegionTables rap_region_tables (RapSession *session);
/* The date of the user's own place, as midnight. */
RapLocal rap_region_today (RapSession *session);

/* The full name in the language of the interface, the name in the other one ("" when it is the
 * same), the short name where there is one. (transfer none) */
const char *rap_region_name (RapRecord *region);
const char *rap_region_other_name (RapRecord *region);
const char *rap_region_short_name (RapRecord *region);
/* Style class of the region's hue, "region-AP". (transfer full) */
char *rap_region_hue (RapRecord *region) G_GNUC_WARN_UNUSED_RESULT;

/* The place hours are counted from: the Secretariat's, by its record. */
RapZone *rap_region_headquarters (RapSession *session, char **city) G_GNUC_WARN_UNUSED_RESULT;

/* Who holds a term: the administration, else the holder, else words for nobody. (transfer none) */
const char *rap_term_administration (RapSession *session, RapRecord *term);
/* "Mon 1 Jul 2024 – Tue 30 Jun 2026", "from Mon 1 Jul 2024". (transfer full) */
char *rap_term_period (RapRecord *term) G_GNUC_WARN_UNUSED_RESULT;
/* "since Sat 1 Jan 2022", "until Fri 31 Dec 2021", "always". (transfer full) */
char *rap_weekend_rule_period (RapRecord *rule) G_GNUC_WARN_UNUSED_RESULT;

/* What a record of the page is called where it stands alone: "Weekend of Egypt: Friday and …".
 * (transfer full) */
char *rap_region_record_words (RapSession *session, RapRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* The region a record belongs to; 0 for none. */
gint64 rap_region_of (RapSession *session, RapRecord *record);

/* "Nairobi, Kenya"; what is known of it. (transfer full) */
char *rap_entity_place (RapSession *session, RapRecord *entity) G_GNUC_WARN_UNUSED_RESULT;
/* Letters people use for the kind: "ROCB". (transfer none) */
const char *rap_entity_short_kind (RapRecord *entity);
const char *rap_entity_kind_label (const char *kind);

/* The difference of clocks, "+5:45", kept together with its sign where reading goes from right to
 * left. (transfer full) */
char *rap_region_offset (const RapPlaceTime *time) G_GNUC_WARN_UNUSED_RESULT;

/* Source and day of a record's facts: "WCO newsroom, as of Tue 30 Apr 2024"; "" when neither is
 * recorded. (transfer full) */
char *rap_region_source_words (RapRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
