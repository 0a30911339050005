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

RapRevision *
rap_revision_copy (const RapRevision *self)
{
  RapRevision *copy = rap_revision_new (self->uid, self->sequence, self->schedule, self->content,
                                        self->changed);

  copy->meeting = g_strdup (self->meeting);
  copy->detail = self->detail;
  copy->summary = g_strdup (self->summary);
  copy->called_off = self->called_off;
  return copy;
}

void
rap_revision_free (RapRevision *self)
{
  g_free (self->meeting);
  g_free (self->summary);
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

RapRevision *
rap_revision_call_off (const RapRevision *last, const char *schedule, gint64 now)
{
  RapRevision *self = rap_revision_copy (last);

  if (g_str_equal (last->schedule, schedule))
    return self;
  g_free (self->schedule);
  self->schedule = g_strdup (schedule);
  self->sequence = last->sequence + 1;
  self->changed = MAX (now, last->changed + 1);
  self->called_off = now;
  return self;
}

void
rap_revision_set_called_off (RapRevision *self,
                             const RapRevision *last,
                             gboolean called_off,
                             gint64 now)
{
  if (!called_off)
    self->called_off = 0;
  else
    self->called_off = last != NULL && last->called_off > 0 ? last->called_off : now;
}

gboolean
rap_revision_is_over (const RapRevision *self, gint64 now)
{
  return self->called_off > 0 && now - self->called_off >= RAP_REVISION_KEEP;
}
