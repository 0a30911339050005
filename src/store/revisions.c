/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include "store-private.h"

/* What calendar files have told the world. No part of the journal: an export cannot be undone. */

static gboolean
load_revision (RapStatement *statement, const char *uid, GHashTable *revisions, GError **error)
{
  RapRevision *revision;
  gboolean row;

  rap_statement_bind_text (statement, 1, uid);
  if (!rap_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      revision = rap_revision_new (uid, (guint) rap_statement_integer (statement, 0),
                                   rap_statement_text (statement, 1),
                                   rap_statement_text (statement, 2),
                                   rap_statement_integer (statement, 3));
      g_hash_table_replace (revisions, revision->uid, revision);
    }
  rap_statement_reset (statement);
  return TRUE;
}

/**
 * rap_store_load_revisions:
 * @uids: (array zero-terminated=1): UIDs of calendar events
 *
 * Returns: (transfer full) (element-type utf8 RapRevision) (nullable): revisions by uid; those
 *   never written are missing
 */
GHashTable *
rap_store_load_revisions (RapStore *self, const char *const *uids, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (RapStatement) statement = NULL;
  g_autoptr (GHashTable) revisions =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rap_revision_free);

  if (reader == NULL)
    return NULL;
  statement = rap_database_prepare (reader,
                                    "SELECT sequence, schedule, content, changed"
                                    " FROM calendar_event WHERE uid = ?1",
                                    error);
  if (statement == NULL)
    return NULL;
  for (guint i = 0; uids[i] != NULL; i++)
    if (!load_revision (statement, uids[i], revisions, error))
      return NULL;
  return g_steal_pointer (&revisions);
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
    "INSERT INTO calendar_event (uid, sequence, schedule, content, changed)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (uid) DO UPDATE"
    " SET sequence = excluded.sequence, schedule = excluded.schedule,"
    " content = excluded.content, changed = excluded.changed"
    " WHERE excluded.sequence > sequence"
    " OR (excluded.sequence = sequence AND excluded.changed >= changed)",
    error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    {
      const RapRevision *revision = g_ptr_array_index (revisions, i);

      rap_statement_bind_text (statement, 1, revision->uid);
      rap_statement_bind_integer (statement, 2, revision->sequence);
      rap_statement_bind_text (statement, 3, revision->schedule);
      rap_statement_bind_text (statement, 4, revision->content);
      rap_statement_bind_integer (statement, 5, revision->changed);
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
