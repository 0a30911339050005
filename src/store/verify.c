/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "backup.h"
#include "row.h"
#include "rules.h"
#include "schema.h"
#include "search-index.h"
#include "store-private.h"

/* Problems listed of each sort; a file with more needs its backup, not a longer list. */
#define MAX_PROBLEMS 100

static gboolean
check_pages (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%d)", MAX_PROBLEMS);
  g_autoptr (RapStatement) statement = rap_database_prepare (reader, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!g_str_equal (rap_statement_text (statement, 0), "ok"))
        /* Translators: SQLite's own words on a damaged place follow. */
        g_ptr_array_add (problems, g_strdup_printf (_("The file is damaged: %s"),
                                                    rap_statement_text (statement, 0)));
    }
  return FALSE;
}

static gboolean
check_references (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (reader, "PRAGMA foreign_key_check", error);
  gboolean row;
  int n = 0;

  if (statement == NULL)
    return FALSE;
  while (n++ < MAX_PROBLEMS && rap_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (problems,
                       g_strdup_printf (_("Table “%s”, row %s: it refers to a row of “%s” that is "
                                          "not there."),
                                        rap_statement_text (statement, 0),
                                        rap_statement_text (statement, 1),
                                        rap_statement_text (statement, 2)));
    }
  return n > MAX_PROBLEMS;
}

static gboolean
check_triggers (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) names = rap_schema_check_triggers (reader, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (problems,
                     g_strdup_printf (_("The journal is incomplete: “%s” is missing or wrong."),
                                      (const char *) g_ptr_array_index (names, i)));
  return TRUE;
}

static void
check_record (RapRules *rules, RapRecord *record, GPtrArray *problems)
{
  RapLookup lookup = rap_rules_lookup (rules);
  g_autoptr (GError) reason = NULL;
  g_autofree char *described = NULL;

  if (rap_record_validate (record, &lookup, &reason))
    return;
  described = rap_row_describe (record);
  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", described, reason->message));
}

static gboolean
check_kind (RapDatabase *reader, RapRules *rules, RapKind kind, GPtrArray *problems, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (reader, rap_row_select (kind), error);
  guint most = problems->len + MAX_PROBLEMS;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (problems->len < most && rap_statement_step (statement, &row, error))
    {
      g_autoptr (RapRecord) record = NULL;

      if (!row)
        return TRUE;
      record = rap_row_read (statement, kind);
      check_record (rules, record, problems);
    }
  return problems->len >= most;
}

/* What the newest entry of a row says of it must be what stands in the table. */
static char *
make_journal_check (RapKind kind)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  g_string_append_printf (
    sql,
    "SELECT t.id FROM \"%s\" t LEFT JOIN journal_entry e ON e.id ="
    " (SELECT max (id) FROM journal_entry WHERE kind = ?1 AND \"row\" = t.id)"
    " WHERE e.after IS NULL OR json_extract (e.after, '$.uid') IS NOT t.uid",
    table);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *column = rap_row_name (fields[i].name);

      g_string_append_printf (sql,
                              " OR (json_type (e.after, '$.\"%s\"') IS NOT NULL"
                              " AND json_extract (e.after, '$.\"%s\"') IS NOT t.\"%s\")",
                              fields[i].name, fields[i].name, column);
    }
  g_string_append_printf (sql,
                          " UNION ALL SELECT e.\"row\" FROM journal_entry e WHERE e.kind = ?1"
                          " AND e.op <> 'delete'"
                          " AND e.\"row\" NOT IN (SELECT id FROM \"%s\")"
                          " AND NOT EXISTS (SELECT 1 FROM journal_entry l WHERE l.kind = ?1"
                          " AND l.\"row\" = e.\"row\" AND l.id > e.id) LIMIT %d",
                          table, MAX_PROBLEMS);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
check_journal (RapDatabase *reader, RapKind kind, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = make_journal_check (kind);
  g_autoptr (RapStatement) statement = rap_database_prepare (reader, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, rap_kind_nick (kind));
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      /* Translators: kind of record and row id. */
      g_ptr_array_add (problems,
                       g_strdup_printf (_("%s %s: the journal does not know its present state."),
                                        rap_kind_label (kind), rap_statement_text (statement, 0)));
    }
  return FALSE;
}

static gboolean
check_kinds (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  g_autoptr (RapRules) rules = rap_rules_new (reader);

  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    if (!check_kind (reader, rules, (RapKind) kind, problems, error)
        || !check_journal (reader, (RapKind) kind, problems, error))
      return FALSE;
  return !rap_rules_take_error (rules, error);
}

static gboolean
check_search (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  gint64 n_wrong;

  if (!rap_search_index_count_wrong (reader, &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    g_ptr_array_add (
      problems,
      g_strdup_printf (ngettext ("The search does not know %d meeting as it is.",
                                 "The search does not know %d meetings as they are.",
                                 (gulong) n_wrong),
                       (int) n_wrong));
  return TRUE;
}

static gboolean
check_all (RapDatabase *reader, GPtrArray *problems, GError **error)
{
  /* Records of a damaged file need not be looked at, and cannot. */
  if (!check_pages (reader, problems, error))
    return FALSE;
  return problems->len > 0
         || (check_references (reader, problems, error)
             && check_triggers (reader, problems, error)
             && check_kinds (reader, problems, error)
             && check_search (reader, problems, error));
}

/**
 * rap_store_verify:
 *
 * Looks at everything: the pages of the file, references, journal triggers, every record against
 * its rules, every row against the journal, the index of the search. Takes a second for 100,000 rows; from any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): problems in words, none when all is
 *   sound; %NULL on error
 */
GPtrArray *
rap_store_verify (RapStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  RapDatabase *reader = rap_store_borrow_reader (self, error);
  gboolean done;

  if (reader == NULL)
    return NULL;
  rap_database_watch (reader, cancellable);
  /* One snapshot: a row and its journal entry must be of the same moment. */
  done = rap_database_run (reader, "BEGIN", &reason) && check_all (reader, problems, &reason);
  rap_database_watch (reader, NULL);
  rap_database_roll_back (reader);
  rap_store_return_reader (self, reader);
  if (!done && g_error_matches (reason, RAP_ERROR, RAP_ERROR_DAMAGED))
    g_ptr_array_add (problems, g_strdup (reason->message));
  else if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&problems);
}

/* ---- Copies ---- */

typedef struct
{
  const char *path;
  GCancellable *cancellable;
} Copying;

static gboolean
copy_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  Copying *copying = data;

  return rap_backup_copy (writer, copying->path, TRUE, copying->cancellable, error);
}

static gboolean
is_itself (RapStore *self, const char *path)
{
  struct stat own, other;

  return stat (rap_store_real_path (self), &own) == 0 && stat (path, &other) == 0
         && own.st_ino == other.st_ino && own.st_dev == other.st_dev;
}

/**
 * rap_store_backup:
 * @path: replaced when it is there; not the workspace itself
 *
 * Writes a complete copy while others go on working; from any thread. When the workspace was moved
 * or deleted while it was open, this still saves it.
 */
gboolean
rap_store_backup (RapStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  Copying copying = { path, cancellable };
  RapDatabase *reader;
  gboolean done;

  if (is_itself (self, path) && !rap_store_was_moved (self))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("“%s” is the workspace itself; choose another name for the copy."), name);
      return FALSE;
    }
  /* A new connection would open what is at the path now, or nothing. */
  if (rap_store_was_moved (self) && !rap_store_is_read_only (self))
    return rap_store_work (self, copy_work, &copying, NULL, error);
  reader = rap_store_borrow_reader (self, error);
  if (reader == NULL)
    return FALSE;
  done = rap_backup_copy (reader, path, TRUE, cancellable, error);
  rap_store_return_reader (self, reader);
  return done;
}
