/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/record-value.h"
#include "store/edit.h"
#include "target.h"
#include "value.h"

/* Widest cell of a table that lists records. */
#define LONGEST_CELL 48

/* What a table shows of each kind beside the id; CSV and JSON have every field. */
static const char *const brief_fields[RAP_N_KINDS][10] = {
  [RAP_KIND_REGION] = { "code", "alias", "name-en", "languages", "zone", NULL },
  [RAP_KIND_MEMBER] = { "iso2", "name-en", "region", "zone", "state", NULL },
  [RAP_KIND_WEEKEND_RULE] = { "member", "from-date", "until-date", "rest-days", "half-days", NULL },
  [RAP_KIND_ENTITY] = { "region", "kind", "name-en", "city", "zone", "state", NULL },
  [RAP_KIND_PERSON] = { "family-name", "given-name", "function", "organisation", "email", NULL },
  [RAP_KIND_TERM] = { "region", "holder", "member", "start-date", "end-date", "state", NULL },
  [RAP_KIND_BODY] = { "code", "name-en", "region", "parent", "level", "numbering", NULL },
  [RAP_KIND_MEETING] = { "body", "session", "title-en", "start-date", "end-date", "zone", "city",
                         "state", NULL },
  [RAP_KIND_SITTING] = { "meeting", "title-en", "kind", "start", "end", "room", "state", NULL },
  [RAP_KIND_AGENDA_ITEM] = { "meeting", "sitting", "parent", "position", "kind", "title-en",
                             "duration", "mode", "fixed-start", NULL },
  [RAP_KIND_ITEM_PERSON] = { "item", "name", "organisation", "role", "tentative", NULL },
  [RAP_KIND_VOCABULARY] = { "list", "code", "name-en", "name-fr", NULL },
  [RAP_KIND_SETTING] = { "key", "value", NULL },
};

static gboolean
stands_right (const RapField *field)
{
  return field->type == RAP_FIELD_INTEGER || field->type == RAP_FIELD_MINUTES;
}

/* ---- list ---- */

static void
print_brief_table (RapCli *cli, RapKind kind, GPtrArray *records)
{
  g_autoptr (RapTable) table = rap_table_new ();
  const char *const *names = brief_fields[kind];

  rap_table_add_column (table, "id", TRUE);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = rap_kind_find_field (kind, names[i]);

      rap_table_add_column (table, names[i], stands_right (&rap_kind_fields (kind, NULL)[field]));
    }
  for (guint r = 0; r < records->len; r++)
    {
      rap_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT,
                                                   rap_record_id (records->pdata[r])));
      for (guint i = 0; names[i] != NULL; i++)
        rap_table_take_cell (table, rap_cli_cell (cli, records->pdata[r],
                                                  (guint) rap_kind_find_field (kind, names[i])));
    }
  rap_table_print (table, TRUE, LONGEST_CELL);
}

static void
print_csv (RapCli *cli, RapKind kind, GPtrArray *records)
{
  g_autoptr (RapTable) table = rap_table_new ();
  guint n;
  const RapField *fields = rap_kind_fields (kind, &n);

  rap_table_add_column (table, "uid", FALSE);
  rap_table_add_column (table, "id", TRUE);
  for (guint i = 0; i < n; i++)
    rap_table_add_column (table, fields[i].name, FALSE);
  for (guint r = 0; r < records->len; r++)
    {
      rap_table_add_cell (table, rap_record_uid (records->pdata[r]));
      rap_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT,
                                                   rap_record_id (records->pdata[r])));
      for (guint i = 0; i < n; i++)
        rap_table_take_cell (table, rap_cli_plain (cli, records->pdata[r], i));
    }
  rap_table_print_csv (table);
}

static void
print_json (RapCli *cli, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (JsonNode) node = rap_cli_record_to_json (cli, records->pdata[i]);

      rap_json_print_element (node, i);
    }
  rap_json_print_element (NULL, records->len);
}

/* Without an order of its own a list stands by row. */
static RapQuery *
query_for (RapCli *cli, RapKind kind, char **where, char **more, const char *sort, GError **error)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  gboolean down = sort != NULL && *sort == '-';

  for (guint i = 0; where != NULL && where[i] != NULL; i++)
    if (!rap_cli_add_condition (cli, query, where[i], error))
      return NULL;
  for (guint i = 0; more[i] != NULL; i++)
    if (!rap_cli_add_condition (cli, query, more[i], error))
      return NULL;
  if (sort != NULL && !rap_query_sort (query, sort + (down ? 1 : 0), down, error))
    return NULL;
  return g_steal_pointer (&query);
}

gboolean
rap_command_list (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) where = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char *sort = NULL;
  g_autofree char *typed_format = NULL;
  g_autoptr (RapQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  int limit = 0;
  RapKind kind;
  RapFormat format;
  const GOptionEntry options[] = {
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &where,
      N_("Only records that fit; may be given more than once"), N_("KEY=VALUE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &sort, N_("Order by a field; -KEY the other way round"),
      N_("KEY") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many records"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &typed_format, N_("table, csv or json"),
      N_("FORMAT") },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 1, G_MAXUINT, &arguments, error)
      || !rap_cli_find_kind (arguments[0], &kind, error)
      || !rap_format_parse (typed_format, 7, &format, error))
    return FALSE;
  if (limit < 0)
    return rap_cli_usage (error, _("--limit is a number of records, not %d."), limit);
  if (!rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  query = query_for (cli, kind, where, arguments + 1, sort, error);
  if (query == NULL)
    return FALSE;
  rap_query_limit (query, (guint) limit);
  records = rap_store_list (cli->store, query, error);
  if (records == NULL)
    return FALSE;
  if (format == RAP_FORMAT_JSON)
    print_json (cli, records);
  else if (format == RAP_FORMAT_CSV)
    print_csv (cli, kind, records);
  else
    print_brief_table (cli, kind, records);
  return TRUE;
}

/* ---- show ---- */

static void
print_record (RapCli *cli, RapRecord *record)
{
  g_autoptr (RapTable) table = rap_table_new ();
  guint n;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n);

  rap_table_add_column (table, "", FALSE);
  rap_table_add_column (table, "", FALSE);
  rap_table_add_cell (table, "uid");
  rap_table_add_cell (table, rap_record_uid (record));
  rap_table_add_cell (table, "id");
  rap_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (record)));
  for (guint i = 0; i < n; i++)
    {
      rap_table_add_cell (table, fields[i].name);
      rap_table_take_cell (table, rap_cli_cell (cli, record, i));
    }
  rap_table_print (table, FALSE, 0);
}

gboolean
rap_command_show (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *typed_format = NULL;
  g_autoptr (RapRecord) record = NULL;
  RapKind kind;
  RapFormat format;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &typed_format, N_("table or json"), N_("FORMAT") },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 2, 2, &arguments, error)
      || !rap_cli_find_kind (arguments[0], &kind, error)
      || !rap_format_parse (typed_format, 1 << RAP_FORMAT_TABLE | 1 << RAP_FORMAT_JSON, &format,
                            error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  record = rap_cli_resolve (cli, kind, arguments[1], error);
  if (record == NULL)
    return FALSE;
  if (format == RAP_FORMAT_JSON)
    {
      g_autoptr (JsonNode) node = rap_cli_record_to_json (cli, record);

      rap_json_print (node);
    }
  else
    print_record (cli, record);
  return TRUE;
}

/* ---- add, set, remove ---- */

/* The kind and the fields of "KIND … key=value …", with @first words before the fields. */
static gboolean
parse_fields (RapCli *cli,
              char **arguments,
              guint first,
              RapKind *kind,
              GStrv *names,
              GStrv *values,
              GError **error)
{
  return rap_cli_find_kind (arguments[0], kind, error)
         && rap_cli_split_fields (arguments + first, names, values, error)
         && rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error)
         && rap_cli_resolve_meetings (cli, *kind, *names, *values, error);
}

gboolean
rap_command_add (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  g_autofree char *uid = NULL;
  RapKind kind;

  if (!rap_cli_parse (cli, NULL, argv, 2, G_MAXUINT, &arguments, error)
      || !parse_fields (cli, arguments, 1, &kind, &names, &values, error)
      || !rap_cli_apply (cli, rap_edit_add (cli->store, kind, (const char *const *) names,
                                            (const char *const *) values, &uid, error), error))
    return FALSE;
  puts (uid);
  return TRUE;
}

gboolean
rap_command_start_from (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  g_autoptr (RapRecord) last = NULL;
  g_autofree char *uid = NULL;

  if (!rap_cli_parse (cli, NULL, argv, 2, G_MAXUINT, &arguments, error)
      || !rap_cli_split_fields (arguments + 1, &names, &values, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  last = rap_cli_resolve (cli, RAP_KIND_MEETING, arguments[0], error);
  if (last == NULL
      || !rap_cli_apply (cli, rap_edit_start_from (cli->store, rap_record_id (last),
                                                   (const char *const *) names,
                                                   (const char *const *) values, &uid, error),
                         error))
    return FALSE;
  puts (uid);
  return TRUE;
}

gboolean
rap_command_set (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  g_autoptr (RapRecord) record = NULL;
  RapKind kind;

  if (!rap_cli_parse (cli, NULL, argv, 3, G_MAXUINT, &arguments, error)
      || !parse_fields (cli, arguments, 2, &kind, &names, &values, error))
    return FALSE;
  record = rap_cli_resolve (cli, kind, arguments[1], error);
  return record != NULL
         && rap_cli_apply (cli, rap_edit_set (cli->store, kind, rap_record_id (record),
                                              (const char *const *) names,
                                              (const char *const *) values, error), error);
}

gboolean
rap_command_remove (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (RapRecord) record = NULL;
  RapKind kind;

  if (!rap_cli_parse (cli, NULL, argv, 2, 2, &arguments, error)
      || !rap_cli_find_kind (arguments[0], &kind, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  record = rap_cli_resolve (cli, kind, arguments[1], error);
  return record != NULL
         && rap_cli_apply (cli, rap_edit_remove (cli->store, kind, rap_record_id (record), error),
                           error);
}
