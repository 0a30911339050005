/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/kinds.h"
#include "query-sql.h"
#include "row.h"
#include "store-private.h"

/* Bounded reads on the thread that owns the store. */

static void
refuse_unknown (RapKind kind, const char *name, GError **error)
{
  /* Translators: what somebody typed, and the kind of record it was to name ("Meeting"). */
  g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("There is no “%s” (%s)."), name,
               rap_kind_label (kind));
}

static RapRecord *
load_row (RapDatabase *reader, RapKind kind, gint64 id, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RapRecord *record = rap_row_load (reader, kind, id, &reason);

  if (record != NULL)
    return record;
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      refuse_unknown (kind, name, error);
    }
  return NULL;
}

RapRecord *
rap_store_load (RapStore *self, RapKind kind, gint64 id, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);

  return reader != NULL ? load_row (reader, kind, id, error) : NULL;
}

/* All rows whose @column is @value; case does not count if @any_case (ASCII, as codes are). */
static GPtrArray *
load_by_column (RapDatabase *reader,
                RapKind kind,
                const char *column,
                const char *value,
                gboolean any_case,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%sWHERE \"%s\" = ?1%s LIMIT 2", rap_row_select (kind),
                                          column, any_case ? " COLLATE NOCASE" : "");
  g_autoptr (RapStatement) statement = rap_database_prepare (reader, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return NULL;
  rap_statement_bind_text (statement, 1, value);
  if (!rap_row_load_all (statement, kind, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

RapRecord *
rap_store_load_by_uid (RapStore *self, RapKind kind, const char *uid, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (GPtrArray) records = NULL;

  if (reader == NULL)
    return NULL;
  records = load_by_column (reader, kind, "uid", uid, FALSE, error);
  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      refuse_unknown (kind, uid, error);
      return NULL;
    }
  return g_ptr_array_steal_index (records, 0);
}

/* Columns that hold the names people use for a record of the kind. */
static const char *const *
name_columns (RapKind kind)
{
  static const char *const none[] = { NULL };
  static const char *const columns[RAP_N_KINDS][3] = {
    [RAP_KIND_REGION] = { "code", "alias", NULL },
    [RAP_KIND_MEMBER] = { "iso2", "iso3", NULL },
    [RAP_KIND_BODY] = { "code", NULL },
    [RAP_KIND_VOCABULARY] = { "code", NULL },
    [RAP_KIND_SETTING] = { "key", NULL },
  };

  return columns[kind][0] != NULL ? columns[kind] : none;
}

static RapRecord *
load_by_name (RapDatabase *reader, RapKind kind, const char *name, GError **error)
{
  const char *const *columns = name_columns (kind);

  for (guint i = 0; *name != '\0' && columns[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = load_by_column (reader, kind, columns[i], name, TRUE, error);

      if (records == NULL)
        return NULL;
      if (records->len == 1)
        return g_ptr_array_steal_index (records, 0);
      if (records->len > 1)
        {
          g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                       _("“%s” fits several records (%s). Name the one you mean by its uid or "
                         "number."),
                       name, rap_kind_label (kind));
          return NULL;
        }
    }
  refuse_unknown (kind, name, error);
  return NULL;
}

/**
 * rap_store_resolve:
 * @name: a row id in digits, a uid, or what people call the record: code or other code of a
 *   region, ISO code of a member, code of a body or word, name of a setting
 *
 * Returns: (transfer full) (nullable): the record; %NULL with %RAP_ERROR_NOT_FOUND, or
 *   %RAP_ERROR_INVALID when @name fits several
 */
RapRecord *
rap_store_resolve (RapStore *self, RapKind kind, const char *name, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (GPtrArray) by_uid = NULL;
  gint64 id;

  if (reader == NULL)
    return NULL;
  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &id, NULL))
    return load_row (reader, kind, id, error);
  by_uid = load_by_column (reader, kind, "uid", name, FALSE, error);
  if (by_uid == NULL)
    return NULL;
  if (by_uid->len > 0)
    return g_ptr_array_steal_index (by_uid, 0);
  return load_by_name (reader, kind, name, error);
}

GPtrArray *
rap_store_list (RapStore *self, RapQuery *query, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RapStatement) statement = NULL;

  if (reader == NULL)
    return NULL;
  statement = rap_query_prepare (query, reader, RAP_QUERY_RECORDS, error);
  if (statement == NULL || !rap_row_load_all (statement, rap_query_kind (query), records, error))
    return NULL;
  return g_steal_pointer (&records);
}

gint64
rap_store_count (RapStore *self, RapQuery *query, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (RapStatement) statement = NULL;
  gboolean row;

  if (reader == NULL)
    return -1;
  statement = rap_query_prepare (query, reader, RAP_QUERY_COUNT, error);
  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return -1;
  return rap_statement_integer (statement, 0);
}

static gboolean
add_to_agenda (RapDatabase *reader,
               RapAgenda *agenda,
               RapKind kind,
               const char *condition,
               gint64 meeting,
               GError **error)
{
  g_autofree char *sql = g_strconcat (rap_row_select (kind), condition, NULL);
  g_autoptr (RapStatement) statement = rap_database_prepare (reader, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, meeting);
  if (!rap_row_load_all (statement, kind, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    rap_agenda_add (agenda, g_ptr_array_index (records, i));
  return TRUE;
}

static RapAgenda *
load_agenda (RapDatabase *reader, gint64 id, GError **error)
{
  g_autoptr (RapRecord) meeting = load_row (reader, RAP_KIND_MEETING, id, error);
  g_autoptr (RapRecord) body = NULL;
  g_autoptr (RapAgenda) agenda = NULL;

  if (meeting == NULL)
    return NULL;
  if (rap_record_integer (meeting, RAP_MEETING_BODY) != 0)
    {
      body = load_row (reader, RAP_KIND_BODY, rap_record_integer (meeting, RAP_MEETING_BODY), error);
      if (body == NULL)
        return NULL;
    }
  agenda = rap_agenda_new (meeting, body);
  if (!add_to_agenda (reader, agenda, RAP_KIND_SITTING, "WHERE meeting = ?1", id, error)
      || !add_to_agenda (reader, agenda, RAP_KIND_AGENDA_ITEM, "WHERE meeting = ?1", id, error)
      || !add_to_agenda (reader, agenda, RAP_KIND_ITEM_PERSON,
                         "WHERE item IN (SELECT id FROM agenda_item WHERE meeting = ?1)", id,
                         error))
    return NULL;
  rap_agenda_arrange (agenda);
  return g_steal_pointer (&agenda);
}

/* One snapshot for all its parts: another process may be writing between two of them. */
RapAgenda *
rap_store_load_agenda (RapStore *self, gint64 meeting, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  RapAgenda *agenda;

  if (reader == NULL || !rap_database_run (reader, "BEGIN", error))
    return NULL;
  agenda = load_agenda (reader, meeting, error);
  rap_database_roll_back (reader);
  return agenda;
}

static RapRecord *
look_up (gpointer data, RapKind kind, gint64 id)
{
  RapDatabase *reader = rap_store_reader (data, NULL);

  return reader != NULL ? rap_row_load (reader, kind, id, NULL) : NULL;
}

/* For rules that a window holds against a record before it is written; the store is not kept. */
RapLookup
rap_store_lookup (RapStore *self)
{
  RapLookup lookup = { look_up, self };

  return lookup;
}
