/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include "search-index.h"

/*
 * The index of words follows the journal, since nothing escapes that: an import, an undo, and what
 * another program wrote into the file by itself. Each transaction that changes meetings ends by
 * having their words taken in; what a foreign program left behind is found when the file is opened.
 */

#define IS_BEHIND                                                                                  \
  "SELECT EXISTS (SELECT 1 FROM journal_entry WHERE id > (SELECT entry FROM search_state)"         \
  " AND +kind = 'meeting')"

/* The words of a row are left alone where they are the same, as after a change of its state. */
static gboolean
take_in (RapDatabase *writer, gint64 row, GError **error)
{
  static const char *const steps[] = {
    ("SELECT (SELECT words FROM meeting_words WHERE id = ?1) IS"
     " (SELECT words FROM meeting_search WHERE rowid = ?1)"),
    "DELETE FROM meeting_search WHERE rowid = ?1",
    "INSERT INTO meeting_search (rowid, words) SELECT id, words FROM meeting_words WHERE id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (RapStatement) statement = rap_database_prepare (writer, steps[i], error);
      gboolean has_result;

      if (statement == NULL)
        return FALSE;
      rap_statement_bind_integer (statement, 1, row);
      if (!rap_statement_step (statement, &has_result, error))
        return FALSE;
      if (has_result && rap_statement_integer (statement, 0) != 0)
        return TRUE;
    }
  return TRUE;
}

gboolean
rap_search_index_update (RapDatabase *writer, GError **error)
{
  /* "+": by the place in the journal, not through every entry of every meeting. */
  g_autoptr (RapStatement) rows =
    rap_database_prepare (writer,
                          "SELECT DISTINCT \"row\" FROM journal_entry"
                          " WHERE id > (SELECT entry FROM search_state) AND +kind = 'meeting'",
                          error);
  gboolean row;

  if (rows == NULL)
    return FALSE;
  while (rap_statement_step (rows, &row, error))
    {
      if (!row)
        return rap_database_run_prepared (writer,
                                          "UPDATE search_state"
                                          " SET entry = (SELECT max (id) FROM journal_entry)",
                                          error);
      if (!take_in (writer, rap_statement_integer (rows, 0), error))
        return FALSE;
    }
  return FALSE;
}

gboolean
rap_search_index_catch_up (RapDatabase *writer, GError **error)
{
  gint64 is_behind;
  gboolean done;

  if (!rap_database_get_integer (writer, IS_BEHIND, &is_behind, error))
    return FALSE;
  if (!is_behind)
    return TRUE;
  if (!rap_database_run (writer, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = rap_search_index_update (writer, error) && rap_database_run (writer, "COMMIT", error);
  rap_database_roll_back (writer);
  return done;
}

gboolean
rap_search_index_count_wrong (RapDatabase *reader, gint64 *n_wrong, GError **error)
{
  return rap_database_get_integer (
    reader,
    "SELECT (SELECT count (*) FROM meeting_words w"
    "        WHERE w.words IS NOT (SELECT words FROM meeting_search WHERE rowid = w.id))"
    "     + (SELECT count (*) FROM meeting_search"
    "        WHERE rowid NOT IN (SELECT id FROM meeting))",
    n_wrong, error);
}
