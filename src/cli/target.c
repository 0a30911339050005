/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/kinds.h"
#include "core/record-value.h"
#include "core/text.h"
#include "target.h"

/* Meetings that an ambiguous name is told to fit. */
#define MAX_NAMED 5

typedef struct
{
  RapKind kind;
  gint64 id;
} Key;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->id) * 31 + (guint) key->kind;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->kind == y->kind && x->id == y->id;
}

static void
unref_if_any (gpointer record)
{
  g_clear_object (&record);
}

RapRecord *
rap_cli_target (RapCli *self, RapKind kind, gint64 id)
{
  Key key = { kind, id };
  gpointer record;

  if (id == 0)
    return NULL;
  if (self->targets == NULL)
    self->targets = g_hash_table_new_full (key_hash, key_equal, g_free, unref_if_any);
  if (g_hash_table_lookup_extended (self->targets, &key, NULL, &record))
    return record;
  record = rap_store_load (self->store, kind, id, NULL);
  g_hash_table_insert (self->targets, g_memdup2 (&key, sizeof key), record);
  return record;
}

static char *
name_of_meeting (RapCli *self, RapRecord *meeting)
{
  const char *session = rap_record_text (meeting, RAP_MEETING_SESSION);
  RapRecord *body =
    rap_cli_target (self, RAP_KIND_BODY, rap_record_integer (meeting, RAP_MEETING_BODY));

  if (body == NULL || *session == '\0')
    return g_strdup (rap_record_title (meeting));
  return g_strdup_printf ("%s %s", rap_record_text (body, RAP_BODY_CODE), session);
}

char *
rap_cli_name_of (RapCli *self, RapRecord *record)
{
  RapKind kind = rap_record_kind (record);

  if (kind == RAP_KIND_REGION)
    return g_strdup (rap_record_text (record, RAP_REGION_CODE));
  if (kind == RAP_KIND_BODY)
    return g_strdup (rap_record_text (record, RAP_BODY_CODE));
  if (kind == RAP_KIND_MEETING)
    return name_of_meeting (self, record);
  if (kind == RAP_KIND_SITTING)
    return g_strdup (rap_sitting_name (record));
  if (kind == RAP_KIND_PERSON)
    return g_strstrip (g_strdup_printf ("%s %s", rap_record_text (record, RAP_PERSON_GIVEN_NAME),
                                        rap_record_text (record, RAP_PERSON_FAMILY_NAME)));
  return g_strdup (rap_record_title (record));
}

/* ---- What people type for a record ---- */

static gboolean
has_body_code (RapCli *self, RapRecord *meeting, const char *folded_code)
{
  RapRecord *body =
    rap_cli_target (self, RAP_KIND_BODY, rap_record_integer (meeting, RAP_MEETING_BODY));
  g_autofree char *code = body ? rap_text_fold (rap_record_text (body, RAP_BODY_CODE)) : NULL;

  return g_strcmp0 (code, folded_code) == 0;
}

/* "GC 31", "GC/31": meetings of that session whose body has that code. */
static GPtrArray *
find_by_session (RapCli *self, const char *name, GError **error)
{
  const char *cut = strpbrk (name, " /");
  g_autofree char *code = NULL;
  g_autofree char *session = NULL;
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  GPtrArray *found;

  if (cut == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  code = g_strndup (name, (gsize) (cut - name));
  session = g_strstrip (g_strdup (cut + 1));
  if (!rap_query_where (query, "session", RAP_QUERY_EQUAL, session, error))
    return NULL;
  found = rap_store_list (self->store, query, error);
  if (found != NULL)
    {
      g_autofree char *folded = rap_text_fold (code);

      for (guint i = found->len; i > 0; i--)
        if (!has_body_code (self, found->pdata[i - 1], folded))
          g_ptr_array_remove_index (found, i - 1);
    }
  return found;
}

static GPtrArray *
find_by_title (RapCli *self, const char *name, const char *field, GError **error)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

  if (!rap_query_where (query, field, RAP_QUERY_EQUAL, name, error))
    return NULL;
  return rap_store_list (self->store, query, error);
}

static GPtrArray *
find_by_words (RapCli *self, const char *name, GError **error)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);

  rap_query_search (query, name);
  rap_query_limit (query, MAX_NAMED + 1);
  return rap_store_list (self->store, query, error);
}

static void
refuse_ambiguous (RapCli *self, const char *name, GPtrArray *meetings, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (meetings->len, MAX_NAMED); i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT " “%s”", i > 0 ? ", " : "",
                            rap_record_id (meetings->pdata[i]),
                            rap_record_title (meetings->pdata[i]));
  if (meetings->len > MAX_NAMED)
    g_string_append (list, ", …");
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("“%s” fits several meetings: %s."), name,
               list->str);
}

/* The first way of naming a meeting that fits any decides; it must fit one only. */
static RapRecord *
resolve_meeting (RapCli *self, const char *name, GError **error)
{
  for (int way = 0; way < 4; way++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (way == 0)
        found = find_by_session (self, name, error);
      else if (way < 3)
        found = find_by_title (self, name, way == 1 ? "title-en" : "title-fr", error);
      else
        found = find_by_words (self, name, error);
      if (found == NULL)
        return NULL;
      if (found->len == 1)
        return g_object_ref (found->pdata[0]);
      if (found->len > 1)
        {
          refuse_ambiguous (self, name, found, error);
          return NULL;
        }
    }
  g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("There is no meeting “%s”."), name);
  return NULL;
}

RapRecord *
rap_cli_resolve (RapCli *self, RapKind kind, const char *name, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (GError) reason = NULL;
  RapRecord *record = rap_store_resolve (self->store, kind, trimmed, &reason);

  if (record != NULL)
    return record;
  if (kind == RAP_KIND_MEETING && *trimmed != '\0'
      && g_error_matches (reason, RAP_ERROR, RAP_ERROR_NOT_FOUND)
      && !g_ascii_string_to_signed (trimmed, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    return resolve_meeting (self, trimmed, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

gboolean
rap_cli_resolve_meetings (RapCli *self, RapKind kind, GStrv names, GStrv values, GError **error)
{
  const RapField *fields = rap_kind_fields (kind, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = rap_kind_find_field (kind, names[i]);
      g_autoptr (RapRecord) meeting = NULL;

      if (field < 0 || fields[field].type != RAP_FIELD_REFERENCE
          || fields[field].target != RAP_KIND_MEETING || *values[i] == '\0'
          || !g_utf8_validate (values[i], -1, NULL))
        continue;
      meeting = rap_cli_resolve (self, RAP_KIND_MEETING, values[i], error);
      if (meeting == NULL)
        return FALSE;
      g_free (values[i]);
      values[i] = g_strdup (rap_record_uid (meeting));
    }
  return TRUE;
}

/* ---- Conditions ---- */

static const struct
{
  const char *sign;
  RapQueryOp op;
} signs[] = {
  { "!=", RAP_QUERY_NOT_EQUAL }, { "<=", RAP_QUERY_AT_MOST }, { ">=", RAP_QUERY_AT_LEAST },
  { "=", RAP_QUERY_EQUAL },      { "<", RAP_QUERY_LESS },     { ">", RAP_QUERY_MORE },
  { "~", RAP_QUERY_CONTAINS },
};

static gboolean
is_part_of_date (const RapField *field, const char *typed)
{
  return (field->type == RAP_FIELD_DATE || field->type == RAP_FIELD_DATE_TIME
          || field->type == RAP_FIELD_TIME)
         && strspn (typed, "0123456789-T: ") == strlen (typed);
}

/* What was typed → stored form. Comparing and searching take parts of it as well: 2025-05. */
static char *
stored_form (RapCli *self, const RapField *field, RapQueryOp op, const char *typed, GError **error)
{
  g_autofree char *text = NULL;
  gint64 integer = 0;

  if (field->type == RAP_FIELD_REFERENCE && op != RAP_QUERY_CONTAINS)
    {
      g_autoptr (RapRecord) target = NULL;

      if (*typed == '\0')
        return g_strdup ("");
      target = rap_cli_resolve (self, field->target, typed, error);
      return target ? g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (target)) : NULL;
    }
  if (op == RAP_QUERY_CONTAINS || *typed == '\0'
      || (op != RAP_QUERY_EQUAL && op != RAP_QUERY_NOT_EQUAL && is_part_of_date (field, typed)))
    return g_strdup (typed);
  if (!rap_field_parse (field, typed, &text, &integer, error))
    return NULL;
  return rap_field_is_integer (field) ? g_strdup_printf ("%" G_GINT64_FORMAT, integer)
                                      : g_steal_pointer (&text);
}

gboolean
rap_cli_add_condition (RapCli *self, RapQuery *query, const char *condition, GError **error)
{
  RapKind kind = rap_query_kind (query);
  gsize length = strcspn (condition, "=!<>~");
  g_autofree char *key = g_strndup (condition, length);
  g_autofree char *value = NULL;
  int field = rap_kind_find_field (kind, key);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (condition + length, signs[i].sign))
      {
        if (field < 0)
          /* The query says so in its own words. */
          return rap_query_where (query, key, signs[i].op, "", error);
        value = stored_form (self, &rap_kind_fields (kind, NULL)[field], signs[i].op,
                             condition + length + strlen (signs[i].sign), error);
        return value != NULL && rap_query_where (query, key, signs[i].op, value, error);
      }
  return rap_cli_usage (error, _("“%s” is not a condition; write key=value, or with != < <= > >= "
                                 "or ~ (contains)."), condition);
}
