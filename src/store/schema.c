/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "row.h"
#include "schema.h"
#include "source.h"
#include "store.h"

/* SQLite functions take at most 127 arguments, json_object() two for each column. */
#define MAX_COLUMNS 63

/* "001-foundation.sql" → 1; 0 for a name that is no migration. */
static int
number_of (const char *name)
{
  if (!g_str_has_suffix (name, ".sql") || !g_ascii_isdigit (name[0]))
    return 0;
  return (int) g_ascii_strtoll (name, NULL, 10);
}

int
rap_schema_newest (const char *location)
{
  g_auto (GStrv) names = rap_source_list (location);
  int newest = 0;

  for (guint i = 0; names[i] != NULL; i++)
    newest = MAX (newest, number_of (names[i]));
  return newest;
}

gboolean
rap_schema_version (RapDatabase *database, int *version, GError **error)
{
  gint64 number;

  if (!rap_database_get_integer (database, "PRAGMA user_version", &number, error))
    return FALSE;
  *version = (int) number;
  return TRUE;
}

static gboolean
check_references (RapDatabase *database, int version, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "PRAGMA foreign_key_check", error);
  g_autofree char *name = NULL;
  gboolean row;

  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  name = g_filename_display_name (rap_database_path (database));
  g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED,
               _("“%s” cannot be brought to version %d: in “%s” a row refers to one that is not "
                 "there."),
               name, version, rap_statement_text (statement, 0));
  return FALSE;
}

static gboolean
set_version (RapDatabase *database, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", RAP_APPLICATION_ID);

  return rap_database_run (database, sql, error)
         && (version != 1 || rap_database_run (database, mark, error));
}

static gboolean
run_step (RapDatabase *database, int version, const char *sql, GError **error)
{
  int current;

  if (!rap_database_run (database, "BEGIN EXCLUSIVE", error))
    return FALSE;
  if (!rap_schema_version (database, &current, error))
    return FALSE;
  /* Another process may have made the step while this one waited. */
  if (current >= version)
    return rap_database_run (database, "ROLLBACK", error);
  return rap_database_run (database, sql, error)
         && set_version (database, version, error)
         && rap_schema_mend_triggers (database, error)
         && check_references (database, version, error)
         && rap_database_run (database, "COMMIT", error);
}

static gboolean
migrate_by (RapDatabase *database, const char *location, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = rap_source_load (location, name, error);
  g_autofree char *sql = NULL;
  gboolean done;

  if (bytes == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  /* A step may rebuild a table that others refer to; the references are checked at its end.
   * The switch has no effect inside a transaction. */
  if (!rap_database_run (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  done = run_step (database, number_of (name), sql, error);
  rap_database_roll_back (database);
  return rap_database_run (database, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

gboolean
rap_schema_migrate (RapDatabase *database, const char *location, GError **error)
{
  g_auto (GStrv) names = rap_source_list (location);
  int version;

  if (!rap_schema_version (database, &version, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (number_of (names[i]) > version && !migrate_by (database, location, names[i], error))
      return FALSE;
  return TRUE;
}

/* Columns of a table in order; none when there is no such table. */
static GPtrArray *
load_columns (RapDatabase *database, const char *table, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_text (statement, 1, table);
  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&columns);
      g_ptr_array_add (columns, g_strdup (rap_statement_text (statement, 0)));
    }
  return NULL;
}

static gboolean
kind_fits (RapDatabase *database, RapKind kind, char **missing, GError **error)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autoptr (GPtrArray) columns = load_columns (database, table, error);
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *column = rap_row_name (fields[i].name);

      if (!g_ptr_array_find_with_equal_func (columns, column, g_str_equal, NULL))
        {
          *missing = g_strconcat (table, ".", column, NULL);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
rap_schema_fits (RapDatabase *database, char **missing, GError **error)
{
  *missing = NULL;
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    if (!kind_fits (database, (RapKind) kind, missing, error))
      return FALSE;
  return TRUE;
}

/* ---- Journal triggers ---- */

/* json_object ('id', NEW."id", 'title-en', NEW."title_en", …): keys are the names of fields. */
static char *
make_json (GPtrArray *columns, const char *row)
{
  g_autoptr (GString) json = g_string_new ("json_object (");

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);
      g_autofree char *key = g_strdelimit (g_strdup (column), "_", '-');

      g_string_append_printf (json, "%s'%s', %s.\"%s\"", i > 0 ? ", " : "", key, row, column);
    }
  g_string_append_c (json, ')');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* A write that changes nothing leaves no entry. */
static char *
make_difference (GPtrArray *columns)
{
  g_autoptr (GString) condition = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = g_ptr_array_index (columns, i);

      g_string_append_printf (condition, "%sNEW.\"%s\" IS NOT OLD.\"%s\"", i > 0 ? " OR " : "",
                              column, column);
    }
  return g_string_free (g_steal_pointer (&condition), FALSE);
}

static char *
make_trigger (const char *name, RapKind kind, const char *op, GPtrArray *columns)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autofree char *before = make_json (columns, "OLD");
  g_autofree char *after = make_json (columns, "NEW");
  g_autofree char *difference = make_difference (columns);
  gboolean is_insert = g_str_equal (op, "insert");
  gboolean is_delete = g_str_equal (op, "delete");
  g_autofree char *verb = g_ascii_strup (op, -1);

  return g_strdup_printf ("CREATE TRIGGER %s AFTER %s ON \"%s\"%s%s BEGIN"
                          " INSERT INTO journal_entry (step, kind, \"row\", op, before, after)"
                          " VALUES ((SELECT step FROM journal_now), '%s', %s.id, '%s', %s, %s);"
                          " END",
                          name, verb, table, is_insert || is_delete ? "" : " WHEN ",
                          is_insert || is_delete ? "" : difference, rap_kind_nick (kind),
                          is_delete ? "OLD" : "NEW", op, is_insert ? "NULL" : before,
                          is_delete ? "NULL" : after);
}

/* Trigger name → its SQL, as the present tables demand. */
static GHashTable *
make_triggers (RapDatabase *database, GError **error)
{
  static const char *const ops[] = { "insert", "update", "delete" };
  g_autoptr (GHashTable) triggers =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      g_autofree char *table = rap_row_name (rap_kind_nick ((RapKind) kind));
      g_autoptr (GPtrArray) columns = load_columns (database, table, error);

      if (columns == NULL)
        return NULL;
      g_assert (columns->len <= MAX_COLUMNS);
      for (guint i = 0; columns->len > 0 && i < G_N_ELEMENTS (ops); i++)
        {
          g_autofree char *name = g_strdup_printf ("journal_%s_%s", table, ops[i]);
          char *sql = make_trigger (name, (RapKind) kind, ops[i], columns);

          g_hash_table_insert (triggers, g_steal_pointer (&name), sql);
        }
    }
  return g_steal_pointer (&triggers);
}

/* Takes those that stand in the file just so out of @triggers. */
static gboolean
leave_wrong_ones (RapDatabase *database, GHashTable *triggers, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
                          error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (rap_statement_step (statement, &row, error))
    {
      const char *wanted;

      if (!row)
        return TRUE;
      wanted = g_hash_table_lookup (triggers, rap_statement_text (statement, 0));
      if (g_strcmp0 (wanted, rap_statement_text (statement, 1)) == 0)
        g_hash_table_remove (triggers, rap_statement_text (statement, 0));
    }
  return FALSE;
}

static GHashTable *
find_wrong_triggers (RapDatabase *database, GError **error)
{
  g_autoptr (GHashTable) triggers = make_triggers (database, error);

  if (triggers == NULL || !leave_wrong_ones (database, triggers, error))
    return NULL;
  return g_steal_pointer (&triggers);
}

GPtrArray *
rap_schema_check_triggers (RapDatabase *database, GError **error)
{
  g_autoptr (GHashTable) wrong = find_wrong_triggers (database, error);
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name;

  if (wrong == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, wrong);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

static gboolean
replace_triggers (RapDatabase *database, GHashTable *triggers, GError **error)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, triggers);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER IF EXISTS %s", (char *) name);

      if (!rap_database_run (database, drop, error) || !rap_database_run (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rap_schema_mend_triggers (RapDatabase *database, GError **error)
{
  g_autoptr (GHashTable) triggers = find_wrong_triggers (database, error);
  gboolean done;

  if (triggers == NULL)
    return FALSE;
  if (g_hash_table_size (triggers) == 0)
    return TRUE;
  if (!sqlite3_get_autocommit (rap_database_handle (database)))
    return replace_triggers (database, triggers, error);
  if (!rap_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = replace_triggers (database, triggers, error) && rap_database_run (database, "COMMIT", error);
  rap_database_roll_back (database);
  return done;
}
