/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_CHANGE_INSERT,
  RAP_CHANGE_UPDATE,
  RAP_CHANGE_DELETE,
} RapChangeOp;

/**
 * RapChange:
 * @op: what happens
 * @kind: to which kind of record
 * @id: row id (UPDATE, DELETE), or the negative stand-in of a new record (INSERT)
 * @record: (nullable): the record as it shall be (INSERT, UPDATE)
 * @fields: bit n set: field n of @record is written (UPDATE)
 */
typedef struct
{
  RapChangeOp op;
  RapKind kind;
  gint64 id;
  RapRecord *record;
  guint64 fields;
} RapChange;

/**
 * RapChangeSet:
 *
 * What one act of a person does to the workspace: inserts, updates and deletes, in order, with a
 * label in words ("Move “Opening”"). A change set is one transaction, one undo step, one journal
 * entry. New records get negative stand-in ids, so that later changes of the same set may refer
 * to them; the store puts the real ids in their place.
 */
typedef struct _RapChangeSet RapChangeSet;

RapChangeSet *rap_change_set_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
RapChangeSet *rap_change_set_ref (RapChangeSet *self);
void rap_change_set_unref (RapChangeSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapChangeSet, rap_change_set_unref)

const char *rap_change_set_label (RapChangeSet *self);
void rap_change_set_set_label (RapChangeSet *self, const char *label);
guint rap_change_set_size (RapChangeSet *self);
const RapChange *rap_change_set_get (RapChangeSet *self, guint index);
gboolean rap_change_set_is_empty (RapChangeSet *self);

/* Adds a copy of @record; gives the stand-in id (negative), also set on @record itself. */
gint64 rap_change_set_insert (RapChangeSet *self, RapRecord *record);
/* Writes the fields in which @after differs from @before; adds nothing when they are equal. */
gboolean rap_change_set_update (RapChangeSet *self, RapRecord *before, RapRecord *after);
/* Adds the changes of @other, which inserts nothing, so that both are one step. */
void rap_change_set_join (RapChangeSet *self, RapChangeSet *other);
void rap_change_set_delete (RapChangeSet *self, RapKind kind, gint64 id);

G_END_DECLS
