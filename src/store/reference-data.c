/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "changes.h"
#include "reference-data.h"
#include "row.h"
#include "source.h"

/*
 * The table reference_value holds what the data last gave for each field of a row (of a reference:
 * the target's uid). A field that still has that value is the data's, any other is the user's; a
 * row that has such values but is not there was deleted by the user.
 */

typedef struct
{
  RapStore *store;
  RapDatabase *database;
  RapChangeSet *changes;
  GHashTable *ids;    /* uid → row id, or stand-in of a row that this import makes (gint64) */
  GHashTable *doomed; /* row ids of the kind that is being withdrawn, and of kinds before it */
  GArray *given;      /* of Given */
} Import;

/* What is to be remembered when all is written. */
typedef struct
{
  RapKind kind;
  char *uid;
  char *field;
  char *value; /* NULL: the data no longer has the row */
} Given;

static void
given_clear (Given *given)
{
  g_free (given->uid);
  g_free (given->field);
  g_free (given->value);
}

static void
remember (Import *import, RapKind kind, const char *uid, const char *field, const char *value)
{
  Given given = { kind, g_strdup (uid), g_strdup (field), g_strdup (value) };

  g_array_append_val (import->given, given);
}

static gint64 *
dup_integer (gint64 value)
{
  return g_memdup2 (&value, sizeof value);
}

/* ---- Reading what is there ---- */

static gboolean
load_by_uid (Import *import, RapKind kind, const char *uid, RapRecord **record, GError **error)
{
  g_autofree char *sql = g_strconcat (rap_row_select (kind), "WHERE uid = ?1", NULL);
  g_autoptr (RapStatement) statement = rap_database_prepare (import->database, sql, error);
  gboolean row;

  *record = NULL;
  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, uid);
  if (!rap_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *record = rap_row_read (statement, kind);
  return TRUE;
}

/* Row id of a target; 0 when there is no such row. */
static gboolean
find_target (Import *import, RapKind kind, const char *uid, gint64 *id, GError **error)
{
  const gint64 *known = g_hash_table_lookup (import->ids, uid);
  g_autoptr (RapRecord) record = NULL;

  if (known == NULL)
    {
      if (!load_by_uid (import, kind, uid, &record, error))
        return FALSE;
      g_hash_table_insert (import->ids, g_strdup (uid),
                           dup_integer (record != NULL ? rap_record_id (record) : 0));
      known = g_hash_table_lookup (import->ids, uid);
    }
  *id = *known;
  return TRUE;
}

/* Field → value last given; empty when the row is new to the workspace. */
static GHashTable *
load_last (Import *import, RapKind kind, const char *uid, GError **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RapStatement) statement =
    rap_database_prepare (import->database,
                          "SELECT field, value FROM reference_value WHERE kind = ?1 AND uid = ?2",
                          error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_text (statement, 1, rap_kind_nick (kind));
  rap_statement_bind_text (statement, 2, uid);
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&last);
      g_hash_table_insert (last, g_strdup (rap_statement_text (statement, 0)),
                           g_strdup (rap_statement_text (statement, 1)));
    }
  return NULL;
}

/* The field as reference_value has it. */
static char *
describe_field (Import *import, RapRecord *record, guint index, GError **error)
{
  const RapField *field = &rap_kind_fields (rap_record_kind (record), NULL)[index];
  g_autoptr (RapRecord) target = NULL;
  g_autoptr (GError) reason = NULL;

  if (field->type != RAP_FIELD_REFERENCE)
    return rap_record_format (record, index);
  if (rap_record_integer (record, index) == 0)
    return g_strdup ("");
  target = rap_row_load (import->database, field->target, rap_record_integer (record, index), &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_strdup (target != NULL ? rap_record_uid (target) : "");
}

/* ---- New rows ---- */

/* Fills in the references whose targets are there. @complete gets FALSE when a target in the same
 * file comes later, @possible when a required target is missing because the user deleted it. */
static gboolean
set_targets (Import *import,
             const RapDataRow *row,
             RapRecord *record,
             gboolean *complete,
             gboolean *possible,
             GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (row->kind, &n_fields);

  *complete = TRUE;
  *possible = TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      gint64 id = 0;

      if (row->targets[i] == NULL)
        continue;
      if (fields[i].target == row->kind && !g_hash_table_contains (import->ids, row->targets[i]))
        {
          *complete = FALSE;
          continue;
        }
      if (!find_target (import, fields[i].target, row->targets[i], &id, error))
        return FALSE;
      rap_record_set_integer (record, i, id);
      if (id == 0 && (fields[i].flags & RAP_FIELD_REQUIRED))
        *possible = FALSE;
    }
  return TRUE;
}

static void
remember_row (Import *import, const RapDataRow *row, RapRecord *record)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (row->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (row->given >> i & 1)
      {
        g_autofree char *value = fields[i].type == RAP_FIELD_REFERENCE
                                   ? g_strdup (rap_record_integer (record, i) != 0
                                                 ? row->targets[i] : "")
                                   : rap_record_format (record, i);

        remember (import, row->kind, rap_record_uid (record), fields[i].name, value);
      }
}

/* @later gets the rows that refer to rows further down in their file. */
static gboolean
insert_row (Import *import, const RapDataRow *row, GPtrArray *later, GError **error)
{
  g_autoptr (RapRecord) record = rap_record_copy (row->record);
  gboolean complete;
  gboolean possible;
  gint64 id;

  if (!set_targets (import, row, record, &complete, &possible, error))
    return FALSE;
  if (!possible)
    return TRUE;
  id = rap_change_set_insert (import->changes, record);
  g_hash_table_insert (import->ids, g_strdup (rap_record_uid (record)), dup_integer (id));
  if (!complete)
    g_ptr_array_add (later, (gpointer) row);
  else
    remember_row (import, row, record);
  return TRUE;
}

static gboolean
complete_row (Import *import, const RapDataRow *row, GError **error)
{
  g_autoptr (RapRecord) before = rap_record_copy (row->record);
  g_autoptr (RapRecord) after = NULL;
  gint64 id;
  gboolean ignored;

  if (!find_target (import, row->kind, rap_record_uid (row->record), &id, error))
    return FALSE;
  rap_record_set_id (before, id);
  after = rap_record_copy (before);
  if (!set_targets (import, row, after, &ignored, &ignored, error))
    return FALSE;
  rap_change_set_update (import->changes, before, after);
  remember_row (import, row, after);
  return TRUE;
}

/* ---- Rows that are there ---- */

static gboolean
is_untouched (const char *current, const char *last, RapKind kind, guint index)
{
  g_autoptr (RapRecord) fresh = NULL;
  g_autofree char *initial = NULL;

  if (last != NULL)
    return g_str_equal (current, last);
  /* The data has a new column: it fills what was never filled. */
  fresh = rap_record_new (kind);
  initial = rap_record_format (fresh, index);
  return g_str_equal (current, initial);
}

static gboolean
update_field (Import *import,
              const RapDataRow *row,
              RapRecord *wanted,
              RapRecord *record,
              guint index,
              GHashTable *last,
              GError **error)
{
  const RapField *field = &rap_kind_fields (row->kind, NULL)[index];
  const char *last_value = g_hash_table_lookup (last, field->name);
  g_autofree char *current = describe_field (import, record, index, error);
  g_autofree char *value = NULL;

  if (current == NULL)
    return FALSE;
  if (field->type == RAP_FIELD_REFERENCE)
    value = g_strdup (rap_record_integer (wanted, index) != 0 ? row->targets[index] : "");
  else
    value = rap_record_format (wanted, index);
  if (!g_str_equal (current, value))
    {
      if (!is_untouched (current, last_value, row->kind, index))
        return TRUE;
      if (field->type == RAP_FIELD_REFERENCE)
        rap_record_set_integer (record, index, rap_record_integer (wanted, index));
      else if (!rap_record_parse (record, index, value, error))
        return FALSE;
    }
  if (g_strcmp0 (last_value, value) != 0)
    remember (import, row->kind, rap_record_uid (record), field->name, value);
  return TRUE;
}

static gboolean
update_row (Import *import, const RapDataRow *row, RapRecord *current, GHashTable *last, GError **error)
{
  g_autoptr (RapRecord) wanted = rap_record_copy (row->record);
  g_autoptr (RapRecord) record = rap_record_copy (current);
  gboolean ignored;
  guint n_fields;

  rap_kind_fields (row->kind, &n_fields);
  if (!set_targets (import, row, wanted, &ignored, &ignored, error))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if ((row->given >> i & 1) && !update_field (import, row, wanted, record, i, last, error))
      return FALSE;
  rap_change_set_update (import->changes, current, record);
  return TRUE;
}

static gboolean
import_row (Import *import, const RapDataRow *row, GPtrArray *later, GError **error)
{
  const char *uid = rap_record_uid (row->record);
  g_autoptr (RapRecord) current = NULL;
  g_autoptr (GHashTable) last = load_last (import, row->kind, uid, error);

  if (last == NULL || !load_by_uid (import, row->kind, uid, &current, error))
    return FALSE;
  if (current != NULL)
    return update_row (import, row, current, last, error);
  if (g_hash_table_size (last) > 0)
    return TRUE;
  return insert_row (import, row, later, error);
}

/* Rows of the kind that are there are known before the first is imported, so that references within
 * the file need not wait for them. */
static gboolean
note_present (Import *import, const RapData *data, GError **error)
{
  for (guint i = 0; i < data->rows->len; i++)
    {
      const RapDataRow *row = g_ptr_array_index (data->rows, i);
      const char *uid = rap_record_uid (row->record);
      g_autoptr (RapRecord) current = NULL;
      g_autoptr (GHashTable) last = load_last (import, row->kind, uid, error);

      if (last == NULL || !load_by_uid (import, row->kind, uid, &current, error))
        return FALSE;
      if (current != NULL || g_hash_table_size (last) > 0)
        g_hash_table_insert (import->ids, g_strdup (uid),
                             dup_integer (current != NULL ? rap_record_id (current) : 0));
    }
  return TRUE;
}

static gboolean
import_rows (Import *import, const RapData *data, GError **error)
{
  g_autoptr (GPtrArray) later = g_ptr_array_new ();

  if (!note_present (import, data, error))
    return FALSE;
  for (guint i = 0; i < data->rows->len; i++)
    if (!import_row (import, g_ptr_array_index (data->rows, i), later, error))
      return FALSE;
  for (guint i = 0; i < later->len; i++)
    if (!complete_row (import, g_ptr_array_index (later, i), error))
      return FALSE;
  return TRUE;
}

/* ---- Rows that the data no longer has ---- */

static char *
doomed_key (RapKind kind, gint64 id)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, rap_kind_nick (kind), id);
}

static GPtrArray *
load_withdrawn (Import *import, const RapData *data, RapKind kind, GError **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RapStatement) statement =
    rap_database_prepare (import->database,
                          "SELECT DISTINCT uid FROM reference_value WHERE kind = ?1", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_text (statement, 1, rap_kind_nick (kind));
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&uids);
      if (!g_hash_table_contains (data->uids, rap_statement_text (statement, 0)))
        g_ptr_array_add (uids, g_strdup (rap_statement_text (statement, 0)));
    }
  return NULL;
}

static gboolean
is_all_ours (Import *import, RapRecord *record, GHashTable *last, gboolean *ours, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  *ours = TRUE;
  g_hash_table_iter_init (&iter, last);
  while (*ours && g_hash_table_iter_next (&iter, &name, &value))
    {
      int field = rap_kind_find_field (rap_record_kind (record), name);
      g_autofree char *current = NULL;

      if (field < 0)
        continue;
      current = describe_field (import, record, (guint) field, error);
      if (current == NULL)
        return FALSE;
      *ours = g_str_equal (current, value);
    }
  return TRUE;
}

static gboolean
is_referred_by (Import *import,
                RapKind kind,
                const RapField *field,
                gint64 target,
                gboolean *referred,
                GError **error)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autofree char *column = rap_row_name (field->name);
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table, column);
  g_autoptr (RapStatement) statement = rap_database_prepare (import->database, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, target);
  while (row && !*referred)
    {
      g_autofree char *key = NULL;

      if (!rap_statement_step (statement, &row, error))
        return FALSE;
      key = doomed_key (kind, rap_statement_integer (statement, 0));
      *referred = row && !g_hash_table_contains (import->doomed, key);
    }
  return TRUE;
}

static gboolean
is_referred (Import *import, RapKind target_kind, gint64 target, gboolean *referred, GError **error)
{
  *referred = FALSE;
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (fields[i].type == RAP_FIELD_REFERENCE && fields[i].target == target_kind
            && !is_referred_by (import, (RapKind) kind, &fields[i], target, referred, error))
          return FALSE;
    }
  return TRUE;
}

/* It goes only if it is all the data's own and nothing that stays refers to it. */
static gboolean
withdraw_row (Import *import, RapKind kind, const char *uid, GError **error)
{
  g_autoptr (GHashTable) last = load_last (import, kind, uid, error);
  g_autoptr (RapRecord) record = NULL;
  gboolean ours;
  gboolean referred = FALSE;
  gint64 id;

  if (last == NULL || !load_by_uid (import, kind, uid, &record, error))
    return FALSE;
  if (record != NULL)
    {
      id = rap_record_id (record);
      if (!is_all_ours (import, record, last, &ours, error)
          || !is_referred (import, kind, id, &referred, error))
        return FALSE;
      if (!ours || referred)
        return TRUE;
      rap_change_set_delete (import->changes, kind, id);
      g_hash_table_add (import->doomed, doomed_key (kind, id));
    }
  remember (import, kind, uid, NULL, NULL);
  return TRUE;
}

/* Kinds that refer go before those they refer to. */
static gboolean
withdraw_rows (Import *import, const RapData *data, GError **error)
{
  for (int kind = RAP_N_KINDS - 1; kind >= 0; kind--)
    {
      g_autoptr (GPtrArray) uids = NULL;

      if (!data->kinds[kind])
        continue;
      uids = load_withdrawn (import, data, (RapKind) kind, error);
      if (uids == NULL)
        return FALSE;
      for (guint i = 0; i < uids->len; i++)
        if (!withdraw_row (import, (RapKind) kind, g_ptr_array_index (uids, i), error))
          return FALSE;
    }
  return TRUE;
}

/* ---- All of it ---- */

static gboolean
write_given (Import *import, GError **error)
{
  g_autoptr (RapStatement) put =
    rap_database_prepare (import->database,
                          "INSERT INTO reference_value (kind, uid, field, value)"
                          " VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (kind, uid, field) DO UPDATE SET value = excluded.value",
                          error);
  g_autoptr (RapStatement) forget =
    rap_database_prepare (import->database,
                          "DELETE FROM reference_value WHERE kind = ?1 AND uid = ?2", error);

  if (put == NULL || forget == NULL)
    return FALSE;
  for (guint i = 0; i < import->given->len; i++)
    {
      const Given *given = &g_array_index (import->given, Given, i);
      RapStatement *statement = given->value != NULL ? put : forget;

      rap_statement_bind_text (statement, 1, rap_kind_nick (given->kind));
      rap_statement_bind_text (statement, 2, given->uid);
      if (given->value != NULL)
        {
          rap_statement_bind_text (statement, 3, given->field);
          rap_statement_bind_text (statement, 4, given->value);
        }
      if (!rap_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_import (Import *import, const RapData *data, GError **error)
{
  g_autoptr (GHashTable) ids = rap_changes_new_ids ();
  gint64 step = 0;

  if (!import_rows (import, data, error) || !withdraw_rows (import, data, error))
    return FALSE;
  if (rap_change_set_is_empty (import->changes) && import->given->len == 0)
    return TRUE;
  if (!rap_change_set_is_empty (import->changes)
      && !rap_changes_write (import->store, import->database, import->changes, "reference", ids,
                             &step, error))
    return FALSE;
  return write_given (import, error)
         && rap_store_commit (import->store, import->database, MAX (step, 0), error);
}

static gboolean
import_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  /* Translators: label of a step in the history: the program's own data were loaded. */
  g_autoptr (RapChangeSet) changes = rap_change_set_new (_("Load reference data"));
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) doomed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) given = g_array_new (FALSE, TRUE, sizeof (Given));
  Import import = { self, writer, changes, ids, doomed, given };

  g_array_set_clear_func (given, (GDestroyNotify) given_clear);
  return rap_store_begin (self, writer, error) && run_import (&import, data, error);
}

gboolean
rap_reference_load (RapStore *store, const char *location, GError **error)
{
  g_autoptr (RapData) data = rap_data_read (location, NULL, error);

  return data != NULL && rap_store_work (store, import_work, data, NULL, error);
}

gboolean
rap_workspace_load_reference (RapStore *store, GError **error)
{
  return rap_reference_load (store, RAP_SOURCE_REFERENCE, error);
}
