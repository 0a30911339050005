/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "vice-chair.h"
#include "zone.h"

G_BEGIN_DECLS

/**
 * RapRegionTables:
 *
 * All records of the kinds that make up a region, of all regions. Borrowed.
 */
typedef struct
{
  GPtrArray *members;
  GPtrArray *rules;
  GPtrArray *entities;
  GPtrArray *terms;
} RapRegionTables;

/**
 * RapRegionSummary:
 * @members: Members of the day: States and customs territories; a union takes part but is not one
 *   (WCO newsroom, 30 April 2024: 52 Members and the European Union)
 * @others: what takes part without being counted: unions, acceding, inactive
 * @entities: regional entities that are not closed
 * @unconfirmed: records of the region marked as unconfirmed, its own included
 */
typedef struct
{
  guint members;
  guint others;
  guint entities;
  guint unconfirmed;
  RapViceChair vice_chair;
} RapRegionSummary;

/* @day is any time of the day asked for. What the summary points to belongs to @tables. */
void rap_region_summarize (RapRecord *region, const RapRegionTables *tables, RapLocal day,
                           RapRegionSummary *summary);
/* Every record of the region marked as unconfirmed: the region, its members by name, each with its
 * weekend rules, its entities, its terms. (transfer container) (element-type RapRecord) */
GPtrArray *rap_region_unconfirmed (RapRecord *region,
                                   const RapRegionTables *tables) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a member record is a Member on that day. */
gboolean rap_region_counts_member (RapRecord *member, RapLocal day);
/* Whether a member record takes part on that day, counted or not: who has left is history. */
gboolean rap_region_takes_part (RapRecord *member, RapLocal day);
/* Whether a record is marked as unconfirmed; %FALSE for kinds that have no such mark. */
gboolean rap_record_is_unconfirmed (RapRecord *record);

G_END_DECLS
