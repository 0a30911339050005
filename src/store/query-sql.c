/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/record-value.h"
#include "core/text.h"
#include "query-sql.h"
#include "row.h"

/*
 * A query as SQL. The text holds names of tables and columns from the descriptions of the kinds and
 * nothing else; every value is a parameter. The same filter with other values is the same text, so
 * the connection need not prepare it again.
 */

typedef struct
{
  RapQuery *query;
  GString *sql;
  GPtrArray *parameters; /* of char; NULL text is an integer below */
  GArray *integers;      /* of gint64, in the places of NULLs */
} Compiler;

static const RapField *
field_of (RapQuery *query, int field)
{
  return field >= 0 ? &rap_kind_fields (query->kind, NULL)[field] : NULL;
}

/* `t."start_date"` */
static void
append_column (Compiler *self, int field)
{
  g_autofree char *column = NULL;

  if (field == RAP_QUERY_ID)
    g_string_append (self->sql, "t.id");
  else if (field == RAP_QUERY_UID)
    g_string_append (self->sql, "t.uid");
  else
    {
      column = rap_row_name (field_of (self->query, field)->name);
      g_string_append_printf (self->sql, "t.\"%s\"", column);
    }
}

/* The value of a parameter that the text of the statement names already. */
static void
add_text (Compiler *self, const char *value)
{
  gint64 none = 0;

  g_ptr_array_add (self->parameters, g_strdup (value));
  g_array_append_val (self->integers, none);
}

/* Appends "?N" for the value. */
static void
append_text (Compiler *self, const char *value)
{
  add_text (self, value);
  g_string_append_printf (self->sql, "?%u", self->parameters->len);
}

static void
append_integer (Compiler *self, gint64 value)
{
  g_ptr_array_add (self->parameters, NULL);
  g_array_append_val (self->integers, value);
  g_string_append_printf (self->sql, "?%u", self->parameters->len);
}

static gboolean
is_integer (Compiler *self, int field)
{
  const RapField *spec = field_of (self->query, field);

  return field == RAP_QUERY_ID || (spec != NULL && rap_field_is_integer (spec));
}

static void
append_value (Compiler *self, int field, const char *value)
{
  if (is_integer (self, field))
    append_integer (self, g_ascii_strtoll (value, NULL, 10));
  else
    append_text (self, value);
}

/* ---- Conditions ---- */

/* One of the values; an empty one means NULL where the column is a number. */
static void
append_equal (Compiler *self, const RapCondition *condition)
{
  g_string_append_c (self->sql, '(');
  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      const char *value = condition->values[i];

      if (i > 0)
        g_string_append (self->sql, " OR ");
      append_column (self, condition->field);
      if (*value == '\0' && is_integer (self, condition->field))
        g_string_append (self->sql, " IS NULL");
      else
        {
          g_string_append (self->sql, " = ");
          append_value (self, condition->field, value);
        }
    }
  if (condition->values[0] == NULL)
    g_string_append_c (self->sql, '0');
  g_string_append_c (self->sql, ')');
}

/* IS NOT: a row without the number is unlike every number. */
static void
append_not_equal (Compiler *self, const RapCondition *condition)
{
  const char *value = condition->values[0];

  append_column (self, condition->field);
  if (*value == '\0' && is_integer (self, condition->field))
    g_string_append (self->sql, " IS NOT NULL");
  else
    {
      g_string_append (self->sql, " IS NOT ");
      append_value (self, condition->field, value);
    }
}

static void
append_contains (Compiler *self, const RapCondition *condition)
{
  const RapField *spec = field_of (self->query, condition->field);
  g_autofree char *folded = NULL;

  if (spec != NULL && spec->type == RAP_FIELD_FLAGS)
    {
      g_string_append (self->sql, "instr (',' || ");
      append_column (self, condition->field);
      g_string_append (self->sql, " || ',', ',' || ");
      append_text (self, condition->values[0]);
      g_string_append (self->sql, " || ',')");
      return;
    }
  folded = rap_text_fold (condition->values[0]);
  g_string_append (self->sql, "rap_contains (");
  append_text (self, folded);
  g_string_append (self->sql, ", ");
  append_column (self, condition->field);
  g_string_append_c (self->sql, ')');
}

static void
append_order_condition (Compiler *self, const RapCondition *condition, const char *operator)
{
  append_column (self, condition->field);
  g_string_append_printf (self->sql, " %s ", operator);
  append_value (self, condition->field, condition->values[0]);
  /* An empty date would be before every other. */
  if (!is_integer (self, condition->field)
      && (condition->op == RAP_QUERY_LESS || condition->op == RAP_QUERY_AT_MOST))
    {
      g_string_append (self->sql, " AND ");
      append_column (self, condition->field);
      g_string_append (self->sql, " <> ''");
    }
}

static void
append_condition (Compiler *self, const RapCondition *condition)
{
  switch (condition->op)
    {
    case RAP_QUERY_EQUAL:
    default:
      append_equal (self, condition);
      break;
    case RAP_QUERY_NOT_EQUAL:
      append_not_equal (self, condition);
      break;
    case RAP_QUERY_LESS:
      append_order_condition (self, condition, "<");
      break;
    case RAP_QUERY_AT_MOST:
      append_order_condition (self, condition, "<=");
      break;
    case RAP_QUERY_MORE:
      append_order_condition (self, condition, ">");
      break;
    case RAP_QUERY_AT_LEAST:
      append_order_condition (self, condition, ">=");
      break;
    case RAP_QUERY_CONTAINS:
      append_contains (self, condition);
      break;
    }
}

/* ---- Search ---- */

gboolean
rap_query_is_searched_along (RapKind kind)
{
  return kind == RAP_KIND_REGION || kind == RAP_KIND_BODY || kind == RAP_KIND_MEMBER
         || kind == RAP_KIND_ENTITY;
}

static gboolean
is_name (const RapField *field)
{
  return field->type == RAP_FIELD_TEXT
         && (g_str_has_prefix (field->name, "name-") || g_str_has_prefix (field->name, "short-")
             || g_str_equal (field->name, "code") || g_str_equal (field->name, "alias")
             || g_str_has_prefix (field->name, "iso"));
}

/* `rap_contains (?N, "code", …)` over the target's names: asked once, not for each row. */
static void
append_targets (Compiler *self, const RapField *reference, guint parameter)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (reference->target));
  guint n_fields;
  const RapField *fields = rap_kind_fields (reference->target, &n_fields);

  g_string_append_printf (self->sql, "(SELECT id FROM \"%s\" WHERE rap_contains (?%u", table,
                          parameter);
  for (guint i = 0; i < n_fields; i++)
    if (is_name (&fields[i]))
      {
        g_autofree char *name = rap_row_name (fields[i].name);

        g_string_append_printf (self->sql, ", \"%s\"", name);
      }
  g_string_append (self->sql, "))");
}

static gboolean
is_searched_along (const RapField *field)
{
  return field->type == RAP_FIELD_REFERENCE && rap_query_is_searched_along (field->target);
}

/* Every text of every row is looked at. */
static void
append_word_anywhere (Compiler *self, const char *word)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (self->query->kind, &n_fields);
  guint parameter;

  g_string_append (self->sql, "(rap_contains (");
  append_text (self, word);
  parameter = self->parameters->len;
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == RAP_FIELD_TEXT || fields[i].type == RAP_FIELD_LONG_TEXT)
      {
        g_string_append (self->sql, ", ");
        append_column (self, (int) i);
      }
  g_string_append_c (self->sql, ')');
  for (guint i = 0; i < n_fields; i++)
    if (is_searched_along (&fields[i]))
      {
        g_autofree char *column = rap_row_name (fields[i].name);

        g_string_append_printf (self->sql, " OR t.\"%s\" IN ", column);
        append_targets (self, &fields[i], parameter);
      }
  g_string_append_c (self->sql, ')');
}

/* The index knows where words begin, and folds Latin letters as we do; of others it keeps the accents,
 * and not all scripts part their words. */
static gboolean
is_in_index (Compiler *self, const char *word)
{
  gboolean has_letter = FALSE;

  if (self->query->kind != RAP_KIND_MEETING)
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x370 && g_unichar_isalnum (c))
        return FALSE;
      has_letter |= g_unichar_isalnum (c);
    }
  return has_letter;
}

/* Rows with a word that begins so, and rows that refer to something of such a name. A union, so that
 * each part is answered by an index; "OR" would have every row read. */
static void
append_word_by_index (Compiler *self, const char *word)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (self->query->kind, &n_fields);
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  g_autofree char *pattern = g_strdup_printf ("\"%s\" *", quoted);
  guint parameter;

  g_string_append (self->sql,
                   "t.id IN (SELECT rowid FROM meeting_search WHERE meeting_search MATCH ");
  append_text (self, pattern);
  parameter = self->parameters->len + 1;
  for (guint i = 0; i < n_fields; i++)
    if (is_searched_along (&fields[i]))
      {
        g_autofree char *column = rap_row_name (fields[i].name);

        g_string_append_printf (self->sql, " UNION SELECT id FROM meeting WHERE \"%s\" IN ",
                                column);
        append_targets (self, &fields[i], parameter);
      }
  g_string_append_c (self->sql, ')');
  add_text (self, word);
}

static void
append_where (Compiler *self)
{
  const char *word = " WHERE ";

  for (guint i = 0; i < self->query->conditions->len; i++)
    {
      g_string_append (self->sql, word);
      append_condition (self, &g_array_index (self->query->conditions, RapCondition, i));
      word = " AND ";
    }
  for (guint i = 0; i < self->query->words->len; i++)
    {
      g_string_append (self->sql, word);
      if (is_in_index (self, g_ptr_array_index (self->query->words, i)))
        append_word_by_index (self, g_ptr_array_index (self->query->words, i));
      else
        append_word_anywhere (self, g_ptr_array_index (self->query->words, i));
      word = " AND ";
    }
}

/* ---- Order ---- */

static char *
title_column (RapKind kind)
{
  const RapField *fields = rap_kind_fields (kind, NULL);

  if (kind == RAP_KIND_REGION || kind == RAP_KIND_BODY)
    return g_strdup ("code");
  return rap_row_name (fields[rap_kind_title_field (kind)].name);
}

/* The title that people see: in the language of the interface where there are two. */
static void
append_title_of (Compiler *self, const RapField *reference)
{
  g_autofree char *column = rap_row_name (reference->name);
  g_autofree char *table = rap_row_name (rap_kind_nick (reference->target));
  g_autofree char *title = title_column (reference->target);
  g_autofree char *other = NULL;

  g_string_append (self->sql, "(SELECT rap_fold (");
  if (g_str_has_suffix (title, "_en") && g_str_equal (C_ ("language of titles", "en"), "fr"))
    {
      other = g_strdup (title);
      other[strlen (other) - 2] = 'f';
      other[strlen (other) - 1] = 'r';
      g_string_append_printf (self->sql, "coalesce (nullif (\"%s\", ''), \"%s\")", other, title);
    }
  else
    g_string_append_printf (self->sql, "\"%s\"", title);
  g_string_append_printf (self->sql, ") FROM \"%s\" WHERE id = t.\"%s\")", table, column);
}

static void
append_choices (Compiler *self, int field)
{
  const RapField *spec = field_of (self->query, field);
  int place = 1;

  g_string_append (self->sql, "CASE ");
  append_column (self, field);
  for (const RapChoice *choice = spec->choices; choice->nick != NULL; choice++)
    {
      g_string_append (self->sql, " WHEN ");
      append_text (self, choice->nick);
      g_string_append_printf (self->sql, " THEN %d", place++);
    }
  g_string_append (self->sql, " ELSE 0 END");
}

static void
append_order (Compiler *self, const RapOrder *order)
{
  const RapField *spec = field_of (self->query, order->field);

  if (spec == NULL)
    append_column (self, order->field);
  else if (spec->type == RAP_FIELD_REFERENCE)
    append_title_of (self, spec);
  else if (spec->type == RAP_FIELD_CHOICE)
    append_choices (self, order->field);
  else if (spec->type == RAP_FIELD_TEXT || spec->type == RAP_FIELD_LONG_TEXT)
    {
      g_string_append (self->sql, "rap_fold (");
      append_column (self, order->field);
      g_string_append_c (self->sql, ')');
    }
  else
    append_column (self, order->field);
  g_string_append (self->sql, order->descending ? " DESC, " : ", ");
}

static void
append_tail (Compiler *self)
{
  const GArray *orders = self->query->orders;
  gboolean descending =
    orders->len > 0 && g_array_index (orders, RapOrder, orders->len - 1).descending;

  g_string_append (self->sql, " ORDER BY ");
  for (guint i = 0; i < orders->len; i++)
    append_order (self, &g_array_index (orders, RapOrder, i));
  g_string_append (self->sql, descending ? "t.id DESC" : "t.id");
  if (self->query->limit > 0)
    {
      g_string_append (self->sql, " LIMIT ");
      append_integer (self, self->query->limit);
    }
}

/* ---- Statement ---- */

static void
append_head (Compiler *self, RapQueryWhat what)
{
  g_autofree char *table = rap_row_name (rap_kind_nick (self->query->kind));

  switch (what)
    {
    case RAP_QUERY_IDS:
    default:
      g_string_append_printf (self->sql, "SELECT t.id FROM \"%s\" t", table);
      break;
    case RAP_QUERY_RECORDS:
      /* One space ends the list of tables there. */
      g_string_append (self->sql, rap_row_select (self->query->kind));
      g_string_append (self->sql, "t");
      break;
    case RAP_QUERY_COUNT:
      /* A limit counts too. */
      g_string_append_printf (self->sql, "SELECT count (*) FROM (SELECT t.id FROM \"%s\" t", table);
      break;
    }
}

/* The values live in the query or the descriptions only in part, so SQLite copies them. */
static void
bind_all (Compiler *self, RapStatement *statement)
{
  for (guint i = 0; i < self->parameters->len; i++)
    {
      const char *text = g_ptr_array_index (self->parameters, i);

      if (text != NULL)
        sqlite3_bind_text (statement->handle, (int) i + 1, text, -1, SQLITE_TRANSIENT);
      else
        rap_statement_bind_integer (statement, (int) i + 1,
                                    g_array_index (self->integers, gint64, i));
    }
}

RapStatement *
rap_query_prepare (RapQuery *query, RapDatabase *database, RapQueryWhat what, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Compiler self = { query, sql, parameters, integers };
  RapStatement *statement;

  append_head (&self, what);
  append_where (&self);
  if (what != RAP_QUERY_COUNT)
    append_tail (&self);
  else if (query->limit > 0)
    {
      g_string_append (sql, " LIMIT ");
      append_integer (&self, query->limit);
    }
  if (what == RAP_QUERY_COUNT)
    g_string_append_c (sql, ')');
  statement = rap_database_prepare (database, sql->str, error);
  if (statement != NULL)
    bind_all (&self, statement);
  return statement;
}

gboolean
rap_query_depends_on (RapQuery *query, RapKind kind)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (query->kind, &n_fields);

  if (kind == query->kind)
    return TRUE;
  for (guint i = 0; query->words->len > 0 && i < n_fields; i++)
    if (fields[i].type == RAP_FIELD_REFERENCE && fields[i].target == kind
        && rap_query_is_searched_along (kind))
      return TRUE;
  for (guint i = 0; i < query->orders->len; i++)
    {
      const RapField *spec = field_of (query, g_array_index (query->orders, RapOrder, i).field);

      if (spec != NULL && spec->type == RAP_FIELD_REFERENCE && spec->target == kind)
        return TRUE;
    }
  return FALSE;
}
