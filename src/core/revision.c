/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "revision.h"

RapRevision *
rap_revision_new (const char *uid,
                  guint sequence,
                  const char *schedule,
                  const char *content,
                  gint64 changed)
{
  RapRevision *self = g_new0 (RapRevision, 1);

  self->uid = g_strdup (uid);
  self->sequence = sequence;
  self->schedule = g_strdup (schedule);
  self->content = g_strdup (content);
  self->changed = changed;
  return self;
}

void
rap_revision_free (RapRevision *self)
{
  g_free (self->uid);
  g_free (self->schedule);
  g_free (self->content);
  g_free (self);
}

RapRevision *
rap_revision_next (const RapRevision *last,
                   const char *uid,
                   const char *schedule,
                   const char *content,
                   guint row_sequence,
                   gint64 row_changed,
                   gint64 now)
{
  guint sequence;
  gint64 changed;

  if (last == NULL)
    return rap_revision_new (uid, row_sequence, schedule, content, row_changed);
  if (g_str_equal (last->content, content) && g_str_equal (last->schedule, schedule))
    return rap_revision_new (uid, last->sequence, schedule, content, last->changed);

  /* After an undo the row is older than what was sent; what is sent now must still be newer. */
  changed = row_changed > last->changed ? row_changed : MAX (now, last->changed + 1);
  sequence = last->sequence;
  if (!g_str_equal (last->schedule, schedule))
    sequence = MAX (row_sequence, last->sequence + 1);
  return rap_revision_new (uid, sequence, schedule, content, changed);
}
