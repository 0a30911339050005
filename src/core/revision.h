/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapRevision:
 * @uid: UID of a calendar event
 * @sequence: SEQUENCE last written for it
 * @schedule: digest of what RFC 5546 §2.1.4 ties to SEQUENCE: start, end, place, status
 * @content: digest of everything the event shows, in all languages
 * @changed: LAST-MODIFIED last written for it, Unix seconds
 *
 * What calendar files have told the world of an event. The next file follows from it, so undo and
 * redo can never make a calendar go back: an event that moved always carries a higher SEQUENCE, one
 * that changed a later LAST-MODIFIED.
 */
typedef struct
{
  char *uid;
  guint sequence;
  char *schedule;
  char *content;
  gint64 changed;
} RapRevision;

RapRevision *rap_revision_new (const char *uid, guint sequence, const char *schedule,
                               const char *content, gint64 changed) G_GNUC_WARN_UNUSED_RESULT;
void rap_revision_free (RapRevision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapRevision, rap_revision_free)

/**
 * rap_revision_next:
 * @last: (nullable): what was written last
 * @row_sequence: the record's own counter
 * @row_changed: when the record was last changed
 * @now: when the file is written
 *
 * Returns: (transfer full): what to write now; equal to @last when nothing changed
 */
RapRevision *rap_revision_next (const RapRevision *last, const char *uid, const char *schedule,
                                const char *content, guint row_sequence, gint64 row_changed, gint64 now);

G_END_DECLS
