/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "notice.h"
#include "store.h"

G_BEGIN_DECLS

/* The journal: steps, what they changed, undo and redo. Entries are written by triggers; here the
 * steps are. All functions but the readers run inside the caller's transaction.
 *
 * A "do" step is done → undone (by undo) → done (by redo) …; the next "do" or "reference" step
 * makes every undone one dropped. Undo and redo are steps of their own, in state "record". */

/* @kind: do, undo, redo, reference; @target: the step that is undone or redone, 0 for none. */
gboolean rap_journal_begin (RapDatabase *database, const char *kind, const char *label,
                            const char *who, gint64 at, gint64 target, gint64 *step, GError **error);
gboolean rap_journal_end (RapDatabase *database, GError **error);
/* Steps that were undone can no longer be redone. */
gboolean rap_journal_drop_undone (RapDatabase *database, GError **error);
gboolean rap_journal_count_entries (RapDatabase *database, gint64 step, gint64 *count, GError **error);

/* The step that undo (@undo) or redo would take; 0 and %NULL for none. @label (transfer full). */
gboolean rap_journal_next (RapDatabase *database, gboolean undo, gint64 *step, char **label, GError **error);
/* Takes the rows back to what they were before (@undo) or after step @target, and marks it so. */
gboolean rap_journal_replay (RapDatabase *database, gint64 target, gint64 own_step, gboolean undo, GError **error);

/* What one step touched. */
RapNotice *rap_journal_notice_of_step (RapDatabase *database, gint64 step, GError **error);
/* What was written after entry @after by steps that are no keys of @own; @last gets the newest
 * entry. %NULL without error when nothing was. */
RapNotice *rap_journal_notice_since (RapDatabase *database, gint64 after, GHashTable *own,
                                     gint64 *last, GError **error);
gboolean rap_journal_last_entry (RapDatabase *database, gint64 *last, GError **error);

G_END_DECLS
