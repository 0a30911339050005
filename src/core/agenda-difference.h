/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"
#include "change-set.h"

G_BEGIN_DECLS

/* What turns @before into @after: inserts, updates, deletes. The meeting, and every sitting and
 * item whose start, end, place or status differs, also gets its sequence raised by one, in @after
 * and in the change set. (transfer full); empty when nothing differs. */
RapChangeSet *rap_agenda_difference (RapAgenda *before, RapAgenda *after, const char *label)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
