/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-timing.h"

G_BEGIN_DECLS

/* A team of two interpreters works three hours, then it has to be relieved or to rest. */
#define RAP_LONGEST_INTERPRETED 180
/* Minutes of a break in which a team rests: a lunch, not a coffee. */
#define RAP_SHORTEST_REST 60
/* Minutes after midnight between which sittings are expected. */
#define RAP_WORKING_DAY_STARTS (8 * 60)
#define RAP_WORKING_DAY_ENDS (18 * 60)

/**
 * rap_conflicts_add:
 *
 * Adds to the rows of @table what times alone do not show: rooms and people that are wanted twice,
 * sittings that are too long for interpreters, at odd hours or on other days, items longer than
 * their sitting. Dropped sittings and withdrawn items are in nobody's way. O(n log n).
 */
void rap_conflicts_add (RapTimetable *table);

G_END_DECLS
