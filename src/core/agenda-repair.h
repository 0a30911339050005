/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-timing.h"
#include "change-set.h"

G_BEGIN_DECLS

/**
 * RapRepair:
 * @name: stable word for scripts: "shorten" "break" "backlog" "backlog-low" "next-sitting"
 *   "next-sitting-low" "parallel" "extend" "move-anchor" "free-anchor"
 * @label: what is done, in words; also the label of the undo step
 * @effects: what changes by it, a line each
 * @minutes_left: minutes of the overrun that remain; 0 when it is gone
 * @changes: one undo step; holds for the agenda it was made from only
 *
 * A way out of an overrun.
 */
typedef struct
{
  const char *name;
  char *label;
  GStrv effects;
  int minutes_left;
  RapChangeSet *changes;
} RapRepair;

void rap_repair_free (RapRepair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapRepair, rap_repair_free)

/**
 * rap_repairs_find:
 * @agenda: an agenda
 * @item: row id of the item that the overrun stands on
 * @problem: the overrun, of a timetable of @agenda
 *
 * What can be done about an overrun. At least one repair resolves it; those that do come first.
 * Fixed times do not move, except by "move-anchor" and "free-anchor", which say so. Nothing is
 * shortened below rap_agenda_item_least(); new lengths are whole five minutes where that allows it.
 *
 * Returns: (transfer full) (element-type RapRepair): the repairs, none when @problem is no overrun
 *   or no longer there
 */
GPtrArray *rap_repairs_find (RapAgenda *agenda, gint64 item, const RapProblem *problem)
  G_GNUC_WARN_UNUSED_RESULT;
/* The one of that name (transfer none), %NULL for none. */
RapRepair *rap_repairs_get (GPtrArray *repairs, const char *name);

G_END_DECLS
