/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "changes.h"
#include "core/kinds.h"
#include "files.h"
#include "reference-data.h"
#include "row.h"
#include "source.h"

/* ---- A new workspace ---- */

static gboolean
fill_draft (const char *draft, RapClock *clock, GError **error)
{
  g_autoptr (RapStore) store = rap_store_open (draft, RAP_STORE_CREATE, clock, error);

  return store != NULL && rap_workspace_load_reference (store, error);
}

/**
 * rap_workspace_create:
 * @path: where the file is to be; refused when something is there already
 *
 * The file gets its name when everything is in it, so a crash leaves no half-made workspace.
 *
 * Returns: (transfer full) (nullable): the open workspace
 */
RapStore *
rap_workspace_create (const char *path, RapClock *clock, GError **error)
{
  g_autofree char *draft = NULL;
  GStatBuf about;

  if (g_lstat (path, &about) == 0)
    {
      rap_files_fail (EEXIST, path, error);
      return NULL;
    }
  draft = rap_files_make_beside (path, error);
  if (draft == NULL)
    return NULL;
  g_unlink (draft);
  if (!fill_draft (draft, clock, error))
    {
      rap_files_rename_in_error (error, draft, path);
      g_unlink (draft);
      return NULL;
    }
  if (!rap_files_publish (draft, path, FALSE, error))
    return NULL;
  return rap_store_open (path, RAP_STORE_OPEN_EXISTING, clock, error);
}

/* ---- The sample year ---- */

typedef struct
{
  RapDatabase *database;
  RapChangeSet *changes;
  GHashTable *ids; /* uid → row id or stand-in (gint64) */
} Sample;

/* 0 when there is no such row. */
static gboolean
find_row (Sample *sample, RapKind kind, const char *uid, gint64 *id, GError **error)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uid = ?1", table);
  g_autoptr (RapStatement) statement = NULL;
  const gint64 *known = g_hash_table_lookup (sample->ids, uid);
  gboolean row;

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  statement = rap_database_prepare (sample->database, sql, error);
  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, uid);
  if (!rap_statement_step (statement, &row, error))
    return FALSE;
  *id = row ? rap_statement_integer (statement, 0) : 0;
  return TRUE;
}

/* A target that the user deleted leaves the field empty; a record that cannot be without it, out. */
static gboolean
set_targets (Sample *sample,
             const RapDataRow *row,
             RapRecord *record,
             gboolean *possible,
             GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (row->kind, &n_fields);

  *possible = TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      gint64 id;

      if (row->targets[i] == NULL)
        continue;
      if (!find_row (sample, fields[i].target, row->targets[i], &id, error))
        return FALSE;
      rap_record_set_integer (record, i, id);
      if (id == 0 && (fields[i].flags & RAP_FIELD_REQUIRED))
        *possible = FALSE;
    }
  return TRUE;
}

/* Persons of an earlier sample may still be there, when the user's own items name them. */
static gboolean
add_row (Sample *sample, const RapDataRow *row, GError **error)
{
  g_autoptr (RapRecord) record = rap_record_copy (row->record);
  const char *uid = rap_record_uid (record);
  gboolean possible;
  gint64 id;

  if (!find_row (sample, row->kind, uid, &id, error))
    return FALSE;
  if (id == 0)
    {
      if (!set_targets (sample, row, record, &possible, error))
        return FALSE;
      if (!possible)
        return TRUE;
      if (row->kind == RAP_KIND_MEETING)
        rap_record_set_integer (record, RAP_MEETING_SAMPLE, 1);
      id = rap_change_set_insert (sample->changes, record);
    }
  g_hash_table_insert (sample->ids, g_strdup (uid), g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
has_sample (RapDatabase *database, gboolean *has, GError **error)
{
  gint64 found;

  if (!rap_database_get_integer (database, "SELECT 1 FROM meeting WHERE sample = 1 LIMIT 1", &found,
                                 error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

static gboolean
fill_sample (Sample *sample, const RapData *data, GError **error)
{
  gboolean has;

  if (!has_sample (sample->database, &has, error))
    return FALSE;
  if (has)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID,
                           _("The sample year is in this workspace already."));
      return FALSE;
    }
  for (guint i = 0; i < data->rows->len; i++)
    if (!add_row (sample, g_ptr_array_index (data->rows, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new (_("Add the sample year"));
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) ids = rap_changes_new_ids ();
  Sample sample = { writer, changes, uids };
  gint64 step;

  return rap_store_begin (self, writer, error) && fill_sample (&sample, data, error)
         && rap_changes_write (self, writer, changes, "do", ids, &step, error)
         && (step == RAP_NO_STEP || rap_store_commit (self, writer, step, error));
}

gboolean
rap_sample_add (RapStore *store, const char *location, const char *reference, GError **error)
{
  g_autoptr (RapData) base = rap_data_read (reference, NULL, error);
  g_autoptr (RapData) data = base != NULL ? rap_data_read (location, base, error) : NULL;

  return data != NULL && rap_store_work (store, add_work, data, NULL, error);
}

gboolean
rap_workspace_add_sample (RapStore *store, GError **error)
{
  return rap_sample_add (store, RAP_SOURCE_DEMO, RAP_SOURCE_REFERENCE, error);
}

gboolean
rap_workspace_has_sample (RapStore *store)
{
  RapDatabase *reader = rap_store_reader (store, NULL);
  gboolean has;

  return reader != NULL && has_sample (reader, &has, NULL) && has;
}

static gboolean
delete_found (RapChangeSet *changes, RapStatement *statement, RapKind kind, GError **error)
{
  gboolean row;

  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      rap_change_set_delete (changes, kind, rap_statement_integer (statement, 0));
    }
  return FALSE;
}

static gboolean
delete_meetings (RapChangeSet *changes, RapDatabase *reader, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (reader, "SELECT id FROM meeting WHERE sample = 1 ORDER BY id", error);

  return statement != NULL && delete_found (changes, statement, RAP_KIND_MEETING, error);
}

/* A person of the sample stays when the user has made something of it: changed it, or named it
 * where the sample did not. */
static gboolean
delete_person (RapChangeSet *changes, RapDatabase *reader, const char *uid, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (reader,
                          "SELECT p.id FROM person p WHERE p.uid = ?1"
                          " AND NOT EXISTS (SELECT 1 FROM term WHERE person = p.id)"
                          " AND NOT EXISTS (SELECT 1 FROM item_person i"
                          " JOIN agenda_item a ON a.id = i.item JOIN meeting m ON m.id = a.meeting"
                          " WHERE i.person = p.id AND m.sample = 0)"
                          " AND NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'person'"
                          " AND \"row\" = p.id AND op = 'update')",
                          error);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, uid);
  return delete_found (changes, statement, RAP_KIND_PERSON, error);
}

/**
 * rap_workspace_remove_sample:
 *
 * Returns: (transfer full) (nullable): what removes the sample, to be applied; empty when there is
 *   none
 */
RapChangeSet *
rap_workspace_remove_sample (RapStore *store, GError **error)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new (_("Remove the sample year"));
  RapDatabase *reader = rap_store_reader (store, error);
  g_autoptr (RapData) base = rap_data_read (RAP_SOURCE_REFERENCE, NULL, error);
  g_autoptr (RapData) data = base != NULL ? rap_data_read (RAP_SOURCE_DEMO, base, error) : NULL;

  if (reader == NULL || data == NULL || !delete_meetings (changes, reader, error))
    return NULL;
  for (guint i = 0; i < data->rows->len; i++)
    {
      const RapDataRow *row = g_ptr_array_index (data->rows, i);

      if (row->kind == RAP_KIND_PERSON
          && !delete_person (changes, reader, rap_record_uid (row->record), error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}
