/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/record-value.h"
#include "core/text.h"
#include "row.h"

/* Characters of a title that a message shows. */
#define LONGEST_TITLE 80
/* Columns of rap_row_select() before the first field. */
#define FIRST_FIELD_COLUMN 2

char *
rap_row_name (const char *nick)
{
  return g_strdelimit (g_strdup (nick), "-", '_');
}

/* id, uid, field, field … */
static char *
make_column_list (RapKind kind)
{
  g_autoptr (GString) list = g_string_new ("id, uid");
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *column = rap_row_name (fields[i].name);

      g_string_append_printf (list, ", \"%s\"", column);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
make_select (RapKind kind)
{
  g_autofree char *columns = make_column_list (kind);
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));

  return g_strdup_printf ("SELECT %s FROM \"%s\" ", columns, table);
}

static char *
make_load (RapKind kind)
{
  return g_strconcat (rap_row_select (kind), "WHERE id = ?1", NULL);
}

/* A row id is never given twice: the journal tells the history of one record by it, and undoing a
 * delete brings the record back in its old place. Parameter 1 is the uid, the fields follow. */
static char *
make_insert (RapKind kind)
{
  g_autofree char *columns = make_column_list (kind);
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_fields;

  rap_kind_fields (kind, &n_fields);
  g_string_append_printf (sql,
                          "INSERT INTO \"%s\" (%s) VALUES (1 + max ("
                          "coalesce ((SELECT max (id) FROM \"%s\"), 0), "
                          "coalesce ((SELECT max (\"row\") FROM journal_entry"
                          " WHERE kind = '%s'), 0)), ?1",
                          table, columns, table, rap_kind_nick (kind));
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* The text that @make makes for each kind, made once in the life of the program. */
static const char *
text_of_kind (char **texts, char *(*make) (RapKind), RapKind kind)
{
  char *text = g_atomic_pointer_get (&texts[kind]);

  if (text == NULL)
    {
      text = make (kind);
      if (!g_atomic_pointer_compare_and_exchange (&texts[kind], NULL, text))
        {
          g_free (text);
          text = g_atomic_pointer_get (&texts[kind]);
        }
    }
  return text;
}

const char *
rap_row_select (RapKind kind)
{
  static char *texts[RAP_N_KINDS];

  return text_of_kind (texts, make_select, kind);
}

void
rap_row_read_into (RapStatement *statement, RapRecord *record)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n_fields);

  rap_record_set_id (record, rap_statement_integer (statement, 0));
  rap_record_set_uid (record, rap_statement_text (statement, 1));
  for (guint i = 0; i < n_fields; i++)
    {
      int column = FIRST_FIELD_COLUMN + (int) i;

      if (!rap_field_is_integer (&fields[i]))
        rap_record_set_text (record, i, rap_statement_text (statement, column));
      else if ((fields[i].flags & RAP_FIELD_NULLABLE) && rap_statement_is_null (statement, column))
        rap_record_set_integer (record, i, RAP_UNKNOWN);
      else
        rap_record_set_integer (record, i, rap_statement_integer (statement, column));
    }
}

char *
rap_row_title (RapRecord *record)
{
  g_autofree char *valid = g_utf8_make_valid (rap_record_title (record), -1);

  return rap_text_ellipsize (valid, LONGEST_TITLE);
}

char *
rap_row_describe (RapRecord *record)
{
  g_autofree char *title = rap_row_title (record);
  const char *kind = rap_kind_label (rap_record_kind (record));

  if (*title == '\0' && rap_record_id (record) <= 0)
    return g_strdup (kind);
  if (*title == '\0')
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, rap_record_id (record));
  /* Translators: a kind of record, "Sitting", and its title. */
  return g_strdup_printf (_("%s “%s”"), kind, title);
}

/* The blob of a text is the text without a copy made of it. */
static RapStored
read_text (RapStatement *statement, int column)
{
  RapStored stored = { 0, sqlite3_column_blob (statement->handle, column), 0 };

  stored.length = (gsize) sqlite3_column_bytes (statement->handle, column);
  if (stored.text == NULL)
    stored.text = "";
  return stored;
}

RapRecord *
rap_row_read (RapStatement *statement, RapKind kind)
{
  RapStored uid = read_text (statement, 1);
  RapStored values[64]; /* as many fields as a kind may have */
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      int column = FIRST_FIELD_COLUMN + (int) i;

      if (!rap_field_is_integer (&fields[i]))
        values[i] = read_text (statement, column);
      else if ((fields[i].flags & RAP_FIELD_NULLABLE) && rap_statement_is_null (statement, column))
        values[i].integer = RAP_UNKNOWN;
      else
        values[i].integer = rap_statement_integer (statement, column);
    }
  return rap_record_restore (kind, rap_statement_integer (statement, 0), &uid, values);
}

RapRecord *
rap_row_load (RapDatabase *database, RapKind kind, gint64 id, GError **error)
{
  static char *texts[RAP_N_KINDS];
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, text_of_kind (texts, make_load, kind), error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rap_statement_bind_integer (statement, 1, id);
  if (!rap_statement_step (statement, &row, error) || !row)
    return NULL;
  return rap_row_read (statement, kind);
}

gboolean
rap_row_load_all (RapStatement *statement, RapKind kind, GPtrArray *records, GError **error)
{
  gboolean row;

  while (rap_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (records, rap_row_read (statement, kind));
    }
  return FALSE;
}

static void
bind_field (RapStatement *statement, int parameter, RapRecord *record, guint index)
{
  const RapField *field = &rap_kind_fields (rap_record_kind (record), NULL)[index];
  gint64 integer;

  if (!rap_field_is_integer (field))
    {
      rap_statement_bind_text (statement, parameter, rap_record_text (record, index));
      return;
    }
  integer = rap_record_integer (record, index);
  if (field->type == RAP_FIELD_REFERENCE ? integer == 0 : integer == RAP_UNKNOWN)
    rap_statement_bind_text (statement, parameter, NULL);
  else
    rap_statement_bind_integer (statement, parameter, integer);
}

/* SQLite says "UNIQUE constraint failed: table.column, …"; people want the field and the value. */
static gboolean
refuse_double (RapDatabase *database, RapRecord *record, int code, GError **error)
{
  const char *message = sqlite3_errmsg (rap_database_handle (database));
  const char *name = strrchr (message, '.');
  g_autofree char *nick = NULL;
  g_autofree char *value = NULL;
  int field;

  if (code != SQLITE_CONSTRAINT_UNIQUE || name == NULL)
    return rap_database_fail (database, code, error);
  nick = g_strdelimit (g_strdup (name + 1), "_", '-');
  field = rap_kind_find_field (rap_record_kind (record), nick);
  if (field < 0)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("There is already a record with the identity %s."), rap_record_uid (record));
      return FALSE;
    }
  value = rap_record_format (record, (guint) field);
  return rap_field_refuse (&rap_kind_fields (rap_record_kind (record), NULL)[field], error,
                           _("“%s” is taken by another record."), value);
}

static gboolean
write_row (RapDatabase *database, RapStatement *statement, RapRecord *record, GError **error)
{
  int code = sqlite3_step (statement->handle);

  if (code == SQLITE_DONE)
    return TRUE;
  return refuse_double (database, record, code, error);
}

gboolean
rap_row_insert (RapDatabase *database, RapRecord *record, gint64 *id, GError **error)
{
  static char *texts[RAP_N_KINDS];
  RapKind kind = rap_record_kind (record);
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database, text_of_kind (texts, make_insert, kind), error);
  guint n_fields;

  if (statement == NULL)
    return FALSE;
  rap_kind_fields (kind, &n_fields);
  rap_statement_bind_text (statement, 1, rap_record_uid (record));
  for (guint i = 0; i < n_fields; i++)
    bind_field (statement, (int) i + 2, record, i);
  if (!write_row (database, statement, record, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (rap_database_handle (database));
  return TRUE;
}

static char *
make_update (RapKind kind, guint64 fields)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_fields;
  const RapField *all = rap_kind_fields (kind, &n_fields);
  const char *comma = "";

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", table);
  for (guint i = 0; i < n_fields; i++)
    if (fields >> i & 1)
      {
        g_autofree char *column = rap_row_name (all[i].name);

        g_string_append_printf (sql, "%s\"%s\" = ?%u", comma, column, i + 2);
        comma = ", ";
      }
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

gboolean
rap_row_update (RapDatabase *database, RapRecord *record, guint64 fields, GError **error)
{
  g_autofree char *sql = make_update (rap_record_kind (record), fields);
  g_autoptr (RapStatement) statement = rap_database_prepare (database, sql, error);
  guint n_fields;

  if (statement == NULL)
    return FALSE;
  rap_kind_fields (rap_record_kind (record), &n_fields);
  rap_statement_bind_integer (statement, 1, rap_record_id (record));
  for (guint i = 0; i < n_fields; i++)
    if (fields >> i & 1)
      bind_field (statement, (int) i + 2, record, i);
  return write_row (database, statement, record, error);
}

gboolean
rap_row_delete (RapDatabase *database, RapKind kind, gint64 id, GError **error)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (kind));
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (RapStatement) statement = rap_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, id);
  return rap_statement_run (statement, error);
}
