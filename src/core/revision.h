/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long files go on saying that an event is called off: whoever opens one a month late still
 * loses it; then it is no longer worth a line. */
#define RAP_REVISION_KEEP (30 * 86400)

/**
 * RapRevision:
 * @uid: UID of a calendar event
 * @sequence: SEQUENCE last written for it
 * @schedule: digest of what RFC 5546 §2.1.4 ties to SEQUENCE: start, end, place, status
 * @content: digest of everything the event shows, in all languages
 * @changed: LAST-MODIFIED last written for it, Unix seconds
 * @meeting: (nullable): uid of the meeting whose file told it
 * @detail: (nullable): what it stood for, "sitting", "item" or "meeting"; an interned string
 * @summary: (nullable): its SUMMARY as last written, without the mark of what is called off
 * @called_off: when a file first said that it does not take place, Unix seconds; 0 while it does
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
  char *meeting;
  const char *detail;
  char *summary;
  gint64 called_off;
} RapRevision;

RapRevision *rap_revision_new (const char *uid, guint sequence, const char *schedule,
                               const char *content, gint64 changed) G_GNUC_WARN_UNUSED_RESULT;
RapRevision *rap_revision_copy (const RapRevision *self) G_GNUC_WARN_UNUSED_RESULT;
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

/* What to write now of an event that was told and is no longer there. @schedule is what was told but
 * for the status, which is that of what is called off. Equal to @last when that says so already.
 * (transfer full) */
RapRevision *rap_revision_call_off (const RapRevision *last, const char *schedule, gint64 now)
    G_GNUC_WARN_UNUSED_RESULT;
/* Notes since when @self, which follows @last (nullable), is called off, or that it is not. */
void rap_revision_set_called_off (RapRevision *self, const RapRevision *last, gboolean called_off,
                                  gint64 now);
/* Whether it was called off so long ago that files need not say so any more. */
gboolean rap_revision_is_over (const RapRevision *self, gint64 now);

G_END_DECLS
