/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "change-set.h"

struct _RapChangeSet
{
  gatomicrefcount ref_count;
  char *label;
  GArray *changes;
  gint64 lowest_id; /* of the stand-ins in use */
};

static void
change_clear (RapChange *change)
{
  g_clear_object (&change->record);
}

/**
 * rap_change_set_new:
 * @label: what the person did, in words, as the undo button and the history show it
 *
 * Returns: (transfer full): an empty change set
 */
RapChangeSet *
rap_change_set_new (const char *label)
{
  RapChangeSet *self = g_new0 (RapChangeSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, TRUE, sizeof (RapChange));
  g_array_set_clear_func (self->changes, (GDestroyNotify) change_clear);
  return self;
}

RapChangeSet *
rap_change_set_ref (RapChangeSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_change_set_unref (RapChangeSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_array_unref (self->changes);
  g_free (self);
}

const char *
rap_change_set_label (RapChangeSet *self)
{
  return self->label;
}

void
rap_change_set_set_label (RapChangeSet *self, const char *label)
{
  g_autofree char *copy = g_strdup (label);

  g_free (self->label);
  self->label = g_steal_pointer (&copy);
}

guint
rap_change_set_size (RapChangeSet *self)
{
  return self->changes->len;
}

const RapChange *
rap_change_set_get (RapChangeSet *self, guint index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);
  return &g_array_index (self->changes, RapChange, index);
}

gboolean
rap_change_set_is_empty (RapChangeSet *self)
{
  return self->changes->len == 0;
}

/**
 * rap_change_set_insert:
 * @record: a record without a row, or with a stand-in id of its own already
 *
 * Returns: the stand-in id that later changes of this set may use in reference fields
 */
gint64
rap_change_set_insert (RapChangeSet *self, RapRecord *record)
{
  RapChange change = { .op = RAP_CHANGE_INSERT };

  if (rap_record_id (record) >= 0)
    rap_record_set_id (record, self->lowest_id - 1);
  self->lowest_id = MIN (self->lowest_id, rap_record_id (record));
  change.kind = rap_record_kind (record);
  change.id = rap_record_id (record);
  change.record = rap_record_copy (record);
  g_array_append_val (self->changes, change);
  return change.id;
}

gboolean
rap_change_set_update (RapChangeSet *self, RapRecord *before, RapRecord *after)
{
  RapChange change = { .op = RAP_CHANGE_UPDATE };
  guint n_fields;

  g_return_val_if_fail (rap_record_kind (before) == rap_record_kind (after), FALSE);
  change.kind = rap_record_kind (after);
  change.id = rap_record_id (before);
  rap_kind_fields (change.kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!rap_record_field_equal (before, after, i))
      change.fields |= G_GUINT64_CONSTANT (1) << i;
  if (change.fields == 0)
    return FALSE;
  change.record = rap_record_copy (after);
  g_array_append_val (self->changes, change);
  return TRUE;
}

void
rap_change_set_delete (RapChangeSet *self, RapKind kind, gint64 id)
{
  RapChange change = { .op = RAP_CHANGE_DELETE, .kind = kind, .id = id };

  g_array_append_val (self->changes, change);
}

void
rap_change_set_join (RapChangeSet *self, RapChangeSet *other)
{
  for (guint i = 0; i < other->changes->len; i++)
    {
      RapChange change = g_array_index (other->changes, RapChange, i);

      /* Two sets give their new records the same stand-in ids. */
      g_return_if_fail (change.op != RAP_CHANGE_INSERT);
      if (change.record != NULL)
        g_object_ref (change.record);
      g_array_append_val (self->changes, change);
    }
}
