/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include "store-private.h"

/* What calendar files have told the world. No part of the journal: an export cannot be undone. */

#define COLUMNS "uid, sequence, schedule, content, changed, meeting, detail, summary, called_off"

static RapRevision *
read_revision (RapStatement *statement)
{
  RapRevision *revision
    = rap_revision_new (rap_statement_text (statement, 0),
                        (guint) rap_statement_integer (statement, 1),
                        rap_statement_text (statement, 2), rap_statement_text (statement, 3),
                        rap_statement_integer (statement, 4));

  revision->meeting = g_strdup (rap_statement_text (statement, 5));
  revision->detail = g_intern_string (rap_statement_text (statement, 6));
  revision->summary = g_strdup (rap_statement_text (statement, 7));
  revision->called_off = rap_statement_integer (statement, 8);
  return revision;
}

/* All that the statement finds for @key. */
static gboolean
load_for (RapStatement *statement, const char *key, GHashTable *revisions, GError **error)
{
  gboolean row;

  rap_statement_bind_text (statement, 1, key);
  do
    {
      if (!rap_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        {
          RapRevision *revision = read_revision (statement);

          g_hash_table_replace (revisions, revision->uid, revision);
        }
    }
  while (row);
  rap_statement_reset (statement);
  return TRUE;
}

/**
 * rap_store_load_revisions:
 * @meeting: uid of a meeting: whatever its files have told, also of records that are gone
 * @uids: (array zero-terminated=1): UIDs of calendar events, whoever told them
 *
 * Returns: (transfer full) (element-type utf8 RapRevision) (nullable): revisions by uid; those
 *   never written are missing
 */
GHashTable *
rap_store_load_revisions (RapStore *self,
                          const char *meeting,
                          const char *const *uids,
                          GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (RapStatement) of_meeting = NULL;
  g_autoptr (RapStatement) of_uid = NULL;
  g_autoptr (GHashTable) revisions =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rap_revision_free);

  if (reader == NULL)
    return NULL;
  of_meeting = rap_database_prepare (
    reader, "SELECT " COLUMNS " FROM calendar_event WHERE meeting = ?1", error);
  of_uid = of_meeting != NULL
             ? rap_database_prepare (
                 reader, "SELECT " COLUMNS " FROM calendar_event WHERE uid = ?1", error)
             : NULL;
  if (of_uid == NULL || !load_for (of_meeting, meeting, revisions, error))
    return NULL;
  for (guint i = 0; uids[i] != NULL; i++)
    if (!g_hash_table_contains (revisions, uids[i])
        && !load_for (of_uid, uids[i], revisions, error))
      return NULL;
  return g_steal_pointer (&revisions);
}

static void
bind_revision (RapStatement *statement, const RapRevision *revision)
{
  rap_statement_bind_text (statement, 1, revision->uid);
  rap_statement_bind_integer (statement, 2, revision->sequence);
  rap_statement_bind_text (statement, 3, revision->schedule);
  rap_statement_bind_text (statement, 4, revision->content);
  rap_statement_bind_integer (statement, 5, revision->changed);
  rap_statement_bind_text (statement, 6, revision->meeting != NULL ? revision->meeting : "");
  rap_statement_bind_text (statement, 7, revision->detail != NULL ? revision->detail : "sitting");
  rap_statement_bind_text (statement, 8, revision->summary != NULL ? revision->summary : "");
  rap_statement_bind_integer (statement, 9, revision->called_off);
}

/* Two exports at once: what was told last is what the higher number says. */
static gboolean
save_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  GPtrArray *revisions = data;
  g_autoptr (RapStatement) statement = NULL;

  if (!rap_store_begin (self, writer, error))
    return FALSE;
  statement = rap_database_prepare (
    writer,
    "INSERT INTO calendar_event (" COLUMNS ")"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (uid) DO UPDATE"
    " SET sequence = excluded.sequence, schedule = excluded.schedule,"
    " content = excluded.content, changed = excluded.changed, meeting = excluded.meeting,"
    " detail = excluded.detail, summary = excluded.summary, called_off = excluded.called_off"
    " WHERE excluded.sequence > sequence"
    " OR (excluded.sequence = sequence AND excluded.changed >= changed)",
    error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    {
      bind_revision (statement, g_ptr_array_index (revisions, i));
      if (!rap_statement_run (statement, error))
        return FALSE;
    }
  return rap_store_commit (self, writer, 0, error);
}

/**
 * rap_store_save_revisions:
 * @revisions: (element-type RapRevision): what a calendar file that was just written says
 *
 * Blocks. No step of the journal, and not undone by undo: what was sent was sent.
 */
gboolean
rap_store_save_revisions (RapStore *self, GPtrArray *revisions, GError **error)
{
  return rap_store_work (self, save_work, revisions, NULL, error);
}
