/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "journal.h"
#include "row.h"

/* Beyond so many foreign entries a window reads everything again. */
#define MAX_NOTICE_ENTRIES 5000

gboolean
rap_journal_begin (RapDatabase *database,
                   const char *kind,
                   const char *label,
                   const char *who,
                   gint64 at,
                   gint64 target,
                   gint64 *step,
                   GError **error)
{
  g_autoptr (RapStatement) insert =
    rap_database_prepare (database,
                          "INSERT INTO journal_step (at, who, label, kind, target, state)"
                          " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0),"
                          " CASE ?4 WHEN 'do' THEN 'done' ELSE 'record' END)",
                          error);
  g_autoptr (RapStatement) mark =
    rap_database_prepare (database, "UPDATE journal_now SET step = ?1", error);

  if (insert == NULL || mark == NULL)
    return FALSE;
  rap_statement_bind_integer (insert, 1, at);
  rap_statement_bind_text (insert, 2, who);
  rap_statement_bind_text (insert, 3, label);
  rap_statement_bind_text (insert, 4, kind);
  rap_statement_bind_integer (insert, 5, target);
  if (!rap_statement_run (insert, error))
    return FALSE;
  *step = sqlite3_last_insert_rowid (rap_database_handle (database));
  rap_statement_bind_integer (mark, 1, *step);
  return rap_statement_run (mark, error);
}

gboolean
rap_journal_end (RapDatabase *database, GError **error)
{
  return rap_database_run_prepared (database, "UPDATE journal_now SET step = NULL", error);
}

gboolean
rap_journal_drop_undone (RapDatabase *database, GError **error)
{
  return rap_database_run_prepared (database,
                       "UPDATE journal_step SET state = 'dropped' WHERE state = 'undone'", error);
}

gboolean
rap_journal_count_entries (RapDatabase *database, gint64 step, gint64 *count, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "SELECT count (*) FROM journal_entry WHERE step = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, step);
  if (!rap_statement_step (statement, &row, error))
    return FALSE;
  *count = rap_statement_integer (statement, 0);
  return TRUE;
}

/* Undo goes from the newest step back, so the last one undone is the oldest of those undone. */
gboolean
rap_journal_next (RapDatabase *database, gboolean undo, gint64 *step, char **label, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          undo ? "SELECT id, label FROM journal_step WHERE state = 'done'"
                                 " ORDER BY id DESC LIMIT 1"
                               : "SELECT id, label FROM journal_step WHERE state = 'undone'"
                                 " ORDER BY id LIMIT 1",
                          error);
  gboolean row;

  *step = 0;
  *label = NULL;
  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *step = rap_statement_integer (statement, 0);
      *label = g_strdup (rap_statement_text (statement, 1));
    }
  return TRUE;
}

/* ---- Replay ---- */

/* One entry, turned so that the row goes from @from to @to; either is NULL when there is no row. */
typedef struct
{
  RapKind kind;
  gint64 row;
  char *from;
  char *to;
} Turn;

static void
turn_clear (Turn *turn)
{
  g_free (turn->from);
  g_free (turn->to);
}

static char *
dup_column (RapStatement *statement, int column)
{
  return rap_statement_is_null (statement, column)
           ? NULL
           : g_strdup (rap_statement_text (statement, column));
}

static GArray *
load_turns (RapDatabase *database, gint64 step, gboolean undo, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          undo ? "SELECT kind, \"row\", after, before FROM journal_entry"
                                 " WHERE step = ?1 ORDER BY id DESC"
                               : "SELECT kind, \"row\", before, after FROM journal_entry"
                                 " WHERE step = ?1 ORDER BY id",
                          error);
  g_autoptr (GArray) turns = g_array_new (FALSE, TRUE, sizeof (Turn));
  gboolean row;

  g_array_set_clear_func (turns, (GDestroyNotify) turn_clear);
  if (statement == NULL)
    return NULL;
  rap_statement_bind_integer (statement, 1, step);
  while (rap_statement_step (statement, &row, error))
    {
      Turn turn;

      if (!row)
        return g_steal_pointer (&turns);
      if (!rap_kind_from_nick (rap_statement_text (statement, 0), &turn.kind))
        continue;
      turn.row = rap_statement_integer (statement, 1);
      turn.from = dup_column (statement, 2);
      turn.to = dup_column (statement, 3);
      g_array_append_val (turns, turn);
    }
  return NULL;
}

static gboolean
is_column_key (RapKind kind, const char *key)
{
  return g_str_equal (key, "id") || g_str_equal (key, "uid") || rap_kind_find_field (kind, key) >= 0;
}

/* Keys in which two rows differ; all keys of @to when @from is NULL. Keys are made columns of SQL
 * text, so none passes but those the description of the kind knows: a later version's migration
 * may have taken a column away, and a hostile file may hold anything. */
static GPtrArray *
load_keys (RapDatabase *database, RapKind kind, const char *from, const char *to, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          "SELECT t.key FROM json_each (?2) t LEFT JOIN json_each (?1) f"
                          " ON f.key = t.key"
                          " WHERE ?1 IS NULL OR (f.key IS NOT NULL AND f.atom IS NOT t.atom)",
                          error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_text (statement, 1, from);
  rap_statement_bind_text (statement, 2, to);
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&keys);
      if (is_column_key (kind, rap_statement_text (statement, 0)))
        g_ptr_array_add (keys, g_strdup (rap_statement_text (statement, 0)));
    }
  return NULL;
}

/* `"column" OPERATOR json_extract (?PARAMETER, '$."key"')` for each key. */
static void
append_keys (GString *sql, GPtrArray *keys, const char *operator, int parameter, const char *between)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *column = rap_row_name (key);

      g_string_append_printf (sql, "%s\"%s\" %s json_extract (?%d, '$.\"%s\"')",
                              i > 0 ? between : "", column, operator, parameter, key);
    }
}

static char *
make_replay_insert (const char *table, GPtrArray *keys)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *column = rap_row_name (key);

      g_string_append_printf (columns, "%s\"%s\"", i > 0 ? ", " : "", column);
      g_string_append_printf (values, "%sjson_extract (?3, '$.\"%s\"')", i > 0 ? ", " : "", key);
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, columns->str, values->str);
}

/* SQL with ?1 the row id, ?2 the row as it must be, ?3 the row as it shall be. */
static char *
make_replay (const Turn *turn, GPtrArray *keys)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (turn->kind));
  g_autoptr (GString) sql = g_string_new (NULL);

  if (turn->from == NULL)
    return make_replay_insert (table, keys);
  if (turn->to == NULL)
    g_string_append_printf (sql, "DELETE FROM \"%s\"", table);
  else
    {
      g_string_append_printf (sql, "UPDATE \"%s\" SET ", table);
      append_keys (sql, keys, "=", 3, ", ");
    }
  g_string_append (sql, " WHERE id = ?1 AND ");
  append_keys (sql, keys, "IS", 2, " AND ");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* @fits gets FALSE when the row is not as the entry left it. */
static gboolean
replay_turn (RapDatabase *database, const Turn *turn, gboolean *fits, GError **error)
{
  const char *whole = turn->to == NULL ? turn->from : turn->to;
  const char *other = turn->to == NULL ? NULL : turn->from;
  g_autoptr (GPtrArray) keys = load_keys (database, turn->kind, other, whole, error);
  g_autoptr (RapStatement) statement = NULL;
  g_autofree char *sql = NULL;
  int code;

  if (keys == NULL)
    return FALSE;
  if (keys->len == 0)
    return TRUE;
  sql = make_replay (turn, keys);
  statement = rap_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  if (turn->from != NULL)
    {
      rap_statement_bind_integer (statement, 1, turn->row);
      rap_statement_bind_text (statement, 2, turn->from);
    }
  if (turn->to != NULL)
    rap_statement_bind_text (statement, 3, turn->to);
  code = sqlite3_step (statement->handle);
  if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT)
    return rap_database_fail (database, code, error);
  *fits = code == SQLITE_DONE && sqlite3_changes (rap_database_handle (database)) == 1;
  return TRUE;
}

static gboolean
refuse_replay (RapDatabase *database, gint64 target, gboolean undo, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "SELECT label FROM journal_step WHERE id = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, target);
  if (!rap_statement_step (statement, &row, error))
    return FALSE;
  if (undo)
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                 _("“%s” cannot be undone: what it changed was changed again by other means."),
                 rap_statement_text (statement, 0));
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                 _("“%s” cannot be done again: what it changed was changed by other means."),
                 rap_statement_text (statement, 0));
  return FALSE;
}

static gboolean
set_state (RapDatabase *database, gint64 step, const char *state, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "UPDATE journal_step SET state = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, step);
  rap_statement_bind_text (statement, 2, state);
  return rap_statement_run (statement, error);
}

gboolean
rap_journal_replay (RapDatabase *database,
                    gint64 target,
                    gint64 own_step,
                    gboolean undo,
                    GError **error)
{
  g_autoptr (GArray) turns = load_turns (database, target, undo, error);
  gint64 written;

  if (turns == NULL)
    return FALSE;
  for (guint i = 0; i < turns->len; i++)
    {
      gboolean fits = TRUE;

      if (!replay_turn (database, &g_array_index (turns, Turn, i), &fits, error))
        return FALSE;
      if (!fits)
        return refuse_replay (database, target, undo, error);
    }
  /* Each turn writes one entry. More means that a row went along that the step knows nothing of,
   * through a cascade: it would not come back. */
  if (!rap_journal_count_entries (database, own_step, &written, error))
    return FALSE;
  if (written != turns->len || rap_database_has_loose_references (database))
    return refuse_replay (database, target, undo, error);
  return set_state (database, target, undo ? "undone" : "done", error);
}

/* ---- What was touched ---- */

static gboolean
collect (RapStatement *statement, RapNotice *notice, GHashTable *own, gint64 *last, GError **error)
{
  gboolean row;

  while (rap_statement_step (statement, &row, error))
    {
      gint64 step;
      RapKind kind;

      if (!row)
        return TRUE;
      *last = rap_statement_integer (statement, 0);
      step = rap_statement_integer (statement, 1);
      if (own != NULL && g_hash_table_contains (own, &step))
        continue;
      if (rap_kind_from_nick (rap_statement_text (statement, 2), &kind))
        rap_notice_add (notice, kind, rap_statement_integer (statement, 3));
    }
  return FALSE;
}

RapNotice *
rap_journal_notice_of_step (RapDatabase *database, gint64 step, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          "SELECT id, step, kind, \"row\" FROM journal_entry WHERE step = ?1",
                          error);
  g_autoptr (RapNotice) notice = rap_notice_new (FALSE);
  gint64 last;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_integer (statement, 1, step);
  if (!collect (statement, notice, NULL, &last, error))
    return NULL;
  rap_notice_seal (notice);
  return g_steal_pointer (&notice);
}

gboolean
rap_journal_last_entry (RapDatabase *database, gint64 *last, GError **error)
{
  return rap_database_get_integer (database, "SELECT max (id) FROM journal_entry", last, error);
}

RapNotice *
rap_journal_notice_since (RapDatabase *database,
                          gint64 after,
                          GHashTable *own,
                          gint64 *last,
                          GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          "SELECT id, step, kind, \"row\" FROM journal_entry WHERE id > ?1"
                          " ORDER BY id",
                          error);
  g_autoptr (RapNotice) notice = rap_notice_new (TRUE);

  if (statement == NULL || !rap_journal_last_entry (database, last, error))
    return NULL;
  if (*last - after > MAX_NOTICE_ENTRIES)
    {
      rap_notice_add_everything (notice);
      return g_steal_pointer (&notice);
    }
  *last = after;
  rap_statement_bind_integer (statement, 1, after);
  if (!collect (statement, notice, own, last, error) || rap_notice_is_empty (notice))
    return NULL;
  rap_notice_seal (notice);
  return g_steal_pointer (&notice);
}
