/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Workspaces of any size, for benchmarks, tests and pictures. */

/**
 * bench_fill:
 * @store: a workspace with the reference data
 * @n_meetings: how many meetings, spread over eleven years that end in a year's time
 * @n_items: how many agenda items and breaks in all; forty for each meeting that has any, more when
 *   there are not so many meetings
 * @seed: the same seed at the same time makes the same meetings
 *
 * Adds meetings of the bodies there are, in places of their Members, with days, sittings, items,
 * sub-items, breaks and presenters, through change sets as the window makes them.
 */
gboolean bench_fill (RapStore *store, guint n_meetings, guint n_items, guint32 seed, GError **error);

G_END_DECLS
