/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <stdlib.h>

#include "notice.h"

struct _RapNotice
{
  gatomicrefcount ref_count;
  gboolean foreign;
  gboolean everything;
  GArray *ids[RAP_N_KINDS]; /* of gint64, sorted and each once when sealed; NULL for none */
};

G_DEFINE_BOXED_TYPE (RapNotice, rap_notice, rap_notice_ref, rap_notice_unref)

RapNotice *
rap_notice_new (gboolean foreign)
{
  RapNotice *self = g_new0 (RapNotice, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->foreign = foreign;
  return self;
}

RapNotice *
rap_notice_ref (RapNotice *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_notice_unref (RapNotice *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    g_clear_pointer (&self->ids[kind], g_array_unref);
  g_free (self);
}

void
rap_notice_add (RapNotice *self, RapKind kind, gint64 id)
{
  if (self->ids[kind] == NULL)
    self->ids[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids[kind], id);
}

void
rap_notice_add_everything (RapNotice *self)
{
  self->everything = TRUE;
}

static int
compare_ids (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

void
rap_notice_seal (RapNotice *self)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      GArray *ids = self->ids[kind];
      guint kept = 0;

      if (ids == NULL)
        continue;
      g_array_sort (ids, compare_ids);
      for (guint i = 0; i < ids->len; i++)
        if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, kept - 1))
          g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);
      g_array_set_size (ids, kept);
    }
}

gboolean
rap_notice_is_empty (const RapNotice *self)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    if (self->ids[kind] != NULL)
      return FALSE;
  return !self->everything;
}

gboolean
rap_notice_has_kind (const RapNotice *self, RapKind kind)
{
  return self->everything || self->ids[kind] != NULL;
}

gboolean
rap_notice_has (const RapNotice *self, RapKind kind, gint64 id)
{
  const GArray *ids = self->ids[kind];

  if (self->everything)
    return TRUE;
  return ids != NULL
         && bsearch (&id, ids->data, ids->len, sizeof (gint64), compare_ids) != NULL;
}

gboolean
rap_notice_is_foreign (const RapNotice *self)
{
  return self->foreign;
}

const gint64 *
rap_notice_ids (const RapNotice *self, RapKind kind, guint *n_ids)
{
  const GArray *ids = self->ids[kind];

  *n_ids = ids != NULL ? ids->len : 0;
  return ids != NULL ? (const gint64 *) (gconstpointer) ids->data : NULL;
}

gboolean
rap_notice_is_everything (const RapNotice *self)
{
  return self->everything;
}
