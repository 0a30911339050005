/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/* Meetings that belong together because their bodies follow each other (body.chain-next): the Heads
 * of the RTCs, then the Steering Group, then the Governing Council, within eight to ten days
 * (WCO ESA region, May 2025). */

/* Days between the first days of two neighbours of a chain, at most: farther apart they are of
 * different cycles. */
#define RAP_CHAIN_DAYS 30

/* Whether a meeting can still be moved along: it is not over, not under way, not called off. */
gboolean rap_chain_is_movable (RapRecord *meeting);

/**
 * rap_chain_move:
 * @agenda: the meeting that is moved
 * @others: (element-type RapAgenda): the meetings that move along, by as many days
 * @first_day: new first day of @agenda's meeting
 *
 * Returns: (transfer full): one change set for all, or %NULL with @error set
 */
RapChangeSet *rap_chain_move (RapAgenda *agenda, GPtrArray *others, RapLocal first_day,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
