/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "changes.h"
#include "journal.h"
#include "row.h"
#include "rules.h"

/* One change set on its way into the tables. */
typedef struct
{
  RapDatabase *database;
  RapRules *rules;
  GHashTable *ids; /* stand-in → row id */
  gint64 step;
  gint64 now;
} Writing;

GHashTable *
rap_changes_new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static gint64 *
dup_integer (gint64 value)
{
  return g_memdup2 (&value, sizeof value);
}

/* A reference to a record that the same change set makes gets its row id. */
static gboolean
settle_reference (Writing *writing, RapRecord *record, guint index, GError **error)
{
  gint64 id = rap_record_integer (record, index);
  const gint64 *real;

  if (id >= 0)
    return TRUE;
  real = g_hash_table_lookup (writing->ids, &id);
  if (real == NULL)
    {
      g_autofree char *title = rap_row_title (record);

      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("“%s” refers to a record that is only made after it."), title);
      return FALSE;
    }
  rap_record_set_integer (record, index, *real);
  return TRUE;
}

static gboolean
settle_references (Writing *writing, RapRecord *record, GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == RAP_FIELD_REFERENCE && !settle_reference (writing, record, i, error))
      return FALSE;
  return TRUE;
}

/* Index of a field that the store itself keeps; −1 when the kind has none. */
static int
find_keeper (RapKind kind, const char *name)
{
  int field = rap_kind_find_field (kind, name);

  return field >= 0 && (rap_kind_fields (kind, NULL)[field].flags & RAP_FIELD_KEEPER) ? field : -1;
}

static void
stamp (RapRecord *record, const char *name, gint64 now)
{
  int field = find_keeper (rap_record_kind (record), name);

  if (field >= 0)
    rap_record_set_integer (record, (guint) field, now);
}

static gboolean
write_insert (Writing *writing, const RapChange *change, GError **error)
{
  g_autoptr (RapRecord) record = rap_record_copy (change->record);
  gint64 id;

  if (rap_record_uid (record) == NULL || *rap_record_uid (record) == '\0')
    {
      g_autofree char *uid = g_uuid_string_random ();

      rap_record_set_uid (record, uid);
    }
  stamp (record, "created", writing->now);
  stamp (record, "changed", writing->now);
  /* The fields' own rules now, so that no constraint of the table is ever met; those that look at
   * other records when all is written. */
  if (!settle_references (writing, record, error) || !rap_record_validate (record, NULL, error)
      || !rap_row_insert (writing->database, record, &id, error))
    return FALSE;
  g_hash_table_replace (writing->ids, dup_integer (change->id), dup_integer (id));
  rap_rules_add (writing->rules, change->kind, id, RAP_RULES_ALL_FIELDS);
  return TRUE;
}

static gboolean
refuse_gone (RapKind kind, RapRecord *record, GError **error)
{
  g_autofree char *title = record != NULL ? rap_row_title (record) : NULL;

  if (title != NULL)
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                 _("“%s” was deleted in the meantime. Nothing was changed."), title);
  else
    /* Translators: a kind of record, "Agenda item". */
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                 _("%s: this record was deleted already. Nothing was changed."),
                 rap_kind_label (kind));
  return FALSE;
}

/* The row as it is now with the fields of the change: what others wrote into other fields since
 * the user looked stays. Gives the fields that come to differ. */
static guint64
merge (RapRecord *row, const RapChange *change, RapRecord *wanted)
{
  guint64 differing = 0;
  guint n_fields;
  const RapField *fields = rap_kind_fields (change->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((change->fields >> i & 1) && !rap_record_field_equal (row, wanted, i))
      {
        GValue value = G_VALUE_INIT;

        differing |= G_GUINT64_CONSTANT (1) << i;
        g_object_get_property (G_OBJECT (wanted), fields[i].name, &value);
        g_object_set_property (G_OBJECT (row), fields[i].name, &value);
        g_value_unset (&value);
      }
  return differing;
}

static gboolean
write_update (Writing *writing, const RapChange *change, GError **error)
{
  g_autoptr (RapRecord) wanted = rap_record_copy (change->record);
  g_autoptr (RapRecord) row = NULL;
  g_autoptr (GError) reason = NULL;
  const gint64 *real = g_hash_table_lookup (writing->ids, &change->id);
  gint64 id = real != NULL ? *real : change->id;
  int changed = find_keeper (change->kind, "changed");
  guint64 differing;

  row = rap_row_load (writing->database, change->kind, id, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (row == NULL)
    return refuse_gone (change->kind, wanted, error);
  if (!settle_references (writing, wanted, error))
    return FALSE;
  differing = merge (row, change, wanted);
  if (differing == 0)
    return TRUE;
  if (changed >= 0)
    {
      stamp (row, "changed", MAX (writing->now, rap_record_integer (row, (guint) changed)));
      differing |= G_GUINT64_CONSTANT (1) << changed;
    }
  if (!rap_record_validate (row, NULL, error)
      || !rap_row_update (writing->database, row, differing, error))
    return FALSE;
  rap_rules_add (writing->rules, change->kind, id, differing);
  return TRUE;
}

/* Whether an earlier delete of the same step took the row along. */
static gboolean
went_along (Writing *writing, RapKind kind, gint64 id, gboolean *went, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (writing->database,
                          "SELECT 1 FROM journal_entry WHERE kind = ?1 AND \"row\" = ?2"
                          " AND step = ?3 AND op = 'delete'",
                          error);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, rap_kind_nick (kind));
  rap_statement_bind_integer (statement, 2, id);
  rap_statement_bind_integer (statement, 3, writing->step);
  return rap_statement_step (statement, went, error);
}

static gboolean
write_delete (Writing *writing, const RapChange *change, GError **error)
{
  g_autoptr (RapRecord) row = NULL;
  g_autoptr (GError) reason = NULL;
  const gint64 *real = g_hash_table_lookup (writing->ids, &change->id);
  gint64 id = real != NULL ? *real : change->id;
  gboolean went = FALSE;

  row = rap_row_load (writing->database, change->kind, id, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (row == NULL && !went_along (writing, change->kind, id, &went, error))
    return FALSE;
  if (row == NULL)
    return went || refuse_gone (change->kind, NULL, error);
  rap_rules_add_deleted (writing->rules, row);
  return rap_row_delete (writing->database, change->kind, id, error);
}

static gboolean
write_change (Writing *writing, const RapChange *change, GError **error)
{
  switch (change->op)
    {
    case RAP_CHANGE_INSERT:
      return write_insert (writing, change, error);
    case RAP_CHANGE_UPDATE:
      return write_update (writing, change, error);
    case RAP_CHANGE_DELETE:
    default:
      return write_delete (writing, change, error);
    }
}

/* With several records in one act, the message has to say which one it is about. */
static void
name_record (RapChangeSet *changes, const RapChange *change, GError **error)
{
  g_autofree char *described = NULL;

  if (rap_change_set_size (changes) < 2 || change->record == NULL || error == NULL
      || !g_error_matches (*error, RAP_ERROR, RAP_ERROR_INVALID))
    return;
  described = rap_row_describe (change->record);
  g_prefix_error (error, "%s: ", described);
}

static gboolean
write_all (Writing *writing, RapChangeSet *changes, GError **error)
{
  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);

      if (!write_change (writing, change, error))
        {
          name_record (changes, change, error);
          return FALSE;
        }
    }
  return rap_journal_end (writing->database, error)
         && rap_rules_check (writing->rules, writing->step, error);
}

gboolean
rap_changes_write (RapStore *self,
                   RapDatabase *writer,
                   RapChangeSet *changes,
                   const char *kind,
                   GHashTable *ids,
                   gint64 *step,
                   GError **error)
{
  g_autofree char *who = rap_store_dup_who (self);
  g_autoptr (RapRules) rules = rap_rules_new (writer);
  Writing writing = { writer, rules, ids, 0, rap_clock_now (rap_store_clock (self)) };
  gint64 n_entries;

  if (!rap_journal_begin (writer, kind, rap_change_set_label (changes), who, writing.now, 0,
                             &writing.step, error)
      || !write_all (&writing, changes, error)
      || !rap_journal_count_entries (writer, writing.step, &n_entries, error))
    return FALSE;
  *step = n_entries > 0 ? writing.step : RAP_NO_STEP;
  return n_entries == 0 || rap_journal_drop_undone (writer, error);
}

void
rap_changes_give_ids (RapChangeSet *changes, GHashTable *ids)
{
  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);
      const RapField *fields;
      const gint64 *id;
      guint n_fields;

      if (change->record == NULL)
        continue;
      id = g_hash_table_lookup (ids, &change->id);
      if (id != NULL)
        rap_record_set_id (change->record, *id);
      fields = rap_kind_fields (change->kind, &n_fields);
      for (guint field = 0; field < n_fields; field++)
        if (fields[field].type == RAP_FIELD_REFERENCE)
          {
            gint64 target = rap_record_integer (change->record, field);

            id = g_hash_table_lookup (ids, &target);
            if (id != NULL)
              rap_record_set_integer (change->record, field, *id);
          }
    }
}

/* ---- What RapStore offers of it ---- */

typedef struct
{
  RapChangeSet *changes;
  gint64 step;
} Application;

static void
application_free (Application *application)
{
  rap_change_set_unref (application->changes);
  g_free (application);
}

static gboolean
apply_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  Application *application = data;
  g_autoptr (GHashTable) ids = rap_changes_new_ids ();

  if (!rap_store_begin (self, writer, error)
      || !rap_changes_write (self, writer, application->changes, "do", ids, &application->step,
                             error))
    return FALSE;
  if (application->step == RAP_NO_STEP)
    return TRUE;
  if (!rap_store_commit (self, writer, application->step, error))
    return FALSE;
  rap_changes_give_ids (application->changes, ids);
  return TRUE;
}

/**
 * rap_store_apply:
 * @step: (out) (optional): the journal step; −1 when nothing came to differ and none was made
 *
 * Blocks until the change is on the disk: the wait of rap_store_apply_async() for programs without
 * a main loop. On error nothing is changed, neither the workspace nor @changes.
 *
 * Returns: %FALSE with %RAP_ERROR_INVALID (a rule, or a record that others refer to),
 *   %RAP_ERROR_NOT_FOUND (a record that was deleted in the meantime), %RAP_ERROR_READ_ONLY,
 *   %RAP_ERROR_BUSY, %RAP_ERROR_FULL, %RAP_ERROR_IO, %RAP_ERROR_DAMAGED
 */
gboolean
rap_store_apply (RapStore *self, RapChangeSet *changes, gint64 *step, GError **error)
{
  Application application = { changes, RAP_NO_STEP };
  gboolean done = rap_store_work (self, apply_work, &application, NULL, error);

  if (step != NULL)
    *step = done ? application.step : 0;
  return done;
}

static void
return_step (GTask *task)
{
  Application *application = g_task_get_task_data (task);

  g_task_return_int (task, application->step);
}

void
rap_store_apply_async (RapStore *self,
                       RapChangeSet *changes,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Application *application = g_new0 (Application, 1);

  g_task_set_source_tag (task, rap_store_apply_async);
  /* What is committed is committed: a late cancel must not turn it into an error. */
  g_task_set_check_cancellable (task, FALSE);
  application->changes = rap_change_set_ref (changes);
  g_task_set_task_data (task, application, (GDestroyNotify) application_free);
  rap_store_work_async (self, task, apply_work, return_step);
}

/* Gives the step, −1 when nothing came to differ, 0 on error. */
gint64
rap_store_apply_finish (RapStore *self, GAsyncResult *result, GError **error)
{
  gssize step = g_task_propagate_int (G_TASK (result), error);

  return step == -1 && g_task_had_error (G_TASK (result)) ? 0 : step;
}
