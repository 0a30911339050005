/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * rap_agenda_effects:
 * @before: an agenda
 * @after: a changed copy of it
 * @most: so many lines at most; a last one tells how many more there are
 *
 * What changes, in words, a line each: first what people must know (lengths, places, sittings, what
 * goes wrong by it), then which items come at other times.
 *
 * Returns: (transfer full): the lines, in the order of the new timetable
 */
GStrv rap_agenda_effects (RapAgenda *before, RapAgenda *after, guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
