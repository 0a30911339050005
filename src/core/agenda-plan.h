/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * RapDaySpan:
 * @from: minutes after midnight
 * @until: minutes after midnight, after @from; beyond 1440 is the next day
 *
 * A part of a working day.
 */
typedef struct
{
  int from;
  int until;
} RapDaySpan;

/* Days on which something may stand: those of the meeting and those of its sittings, as midnights
 * in order. (transfer full) (element-type RapLocal); empty when the meeting has no dates. */
GArray *rap_agenda_days (RapAgenda *agenda) G_GNUC_WARN_UNUSED_RESULT;

/**
 * rap_agenda_fill_days:
 * @spans: (array length=n_spans): the sittings of a day
 *
 * A plenary for each span of every day of the meeting that has no sitting yet. Refused when there
 * is no such day, or more than %RAP_MOST_DAYS_FILLED.
 *
 * Returns: (transfer full): the change set, or %NULL with @error set
 */
RapChangeSet *rap_agenda_fill_days (RapAgenda *agenda, const RapDaySpan *spans, guint n_spans,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
#define RAP_MOST_DAYS_FILLED 31

G_END_DECLS
