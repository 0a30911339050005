/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/record-value.h"
#include "core/text.h"
#include "query-sql.h"

static void
condition_clear (RapCondition *condition)
{
  g_strfreev (condition->values);
}

/**
 * rap_query_new:
 *
 * Returns: (transfer full): a query for every record of @kind, in the order of their row ids
 */
RapQuery *
rap_query_new (RapKind kind)
{
  RapQuery *self = g_new0 (RapQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->conditions = g_array_new (FALSE, TRUE, sizeof (RapCondition));
  g_array_set_clear_func (self->conditions, (GDestroyNotify) condition_clear);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->orders = g_array_new (FALSE, FALSE, sizeof (RapOrder));
  return self;
}

static gpointer
copy_word (gconstpointer word, gpointer data)
{
  return g_strdup (word);
}

RapQuery *
rap_query_copy (RapQuery *self)
{
  RapQuery *copy = rap_query_new (self->kind);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      RapCondition condition = g_array_index (self->conditions, RapCondition, i);

      condition.values = g_strdupv (condition.values);
      g_array_append_val (copy->conditions, condition);
    }
  g_ptr_array_unref (copy->words);
  copy->words = g_ptr_array_copy (self->words, copy_word, NULL);
  g_ptr_array_set_free_func (copy->words, g_free);
  g_array_append_vals (copy->orders, self->orders->data, self->orders->len);
  copy->limit = self->limit;
  return copy;
}

RapQuery *
rap_query_ref (RapQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_query_unref (RapQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->conditions);
  g_ptr_array_unref (self->words);
  g_array_unref (self->orders);
  g_free (self);
}

gboolean
rap_query_is_equal (RapQuery *self, RapQuery *other)
{
  if (self->kind != other->kind || self->limit != other->limit
      || self->conditions->len != other->conditions->len || self->words->len != other->words->len
      || self->orders->len != other->orders->len)
    return FALSE;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const RapCondition *a = &g_array_index (self->conditions, RapCondition, i);
      const RapCondition *b = &g_array_index (other->conditions, RapCondition, i);

      if (a->field != b->field || a->op != b->op
          || !g_strv_equal ((const char *const *) a->values, (const char *const *) b->values))
        return FALSE;
    }
  for (guint i = 0; i < self->words->len; i++)
    if (!g_str_equal (self->words->pdata[i], other->words->pdata[i]))
      return FALSE;
  for (guint i = 0; i < self->orders->len; i++)
    {
      const RapOrder *a = &g_array_index (self->orders, RapOrder, i);
      const RapOrder *b = &g_array_index (other->orders, RapOrder, i);

      if (a->field != b->field || a->descending != b->descending)
        return FALSE;
    }
  return TRUE;
}

RapKind
rap_query_kind (RapQuery *self)
{
  return self->kind;
}

static gboolean
find_field (RapQuery *self, const char *name, int *field, GError **error)
{
  if (g_strcmp0 (name, "id") == 0)
    *field = RAP_QUERY_ID;
  else if (g_strcmp0 (name, "uid") == 0)
    *field = RAP_QUERY_UID;
  else
    {
      *field = rap_kind_find_field (self->kind, name);
      if (*field < 0)
        {
          /* Translators: a kind of record ("Meeting"), and what somebody typed as a field's name. */
          g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("%s: there is no field “%s”."),
                       rap_kind_label (self->kind), name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_integer (RapQuery *self, int field)
{
  return field == RAP_QUERY_ID
         || (field >= 0 && rap_field_is_integer (&rap_kind_fields (self->kind, NULL)[field]));
}

/* "" stands for none, where a column can be empty. */
static gboolean
check_value (RapQuery *self, const char *name, int field, const char *value, GError **error)
{
  gint64 integer;

  if (!is_integer (self, field) || *value == '\0'
      || g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("%s: “%s” is not a whole number."), name,
               value);
  return FALSE;
}

static gboolean
check_op (RapQuery *self, const char *name, int field, RapQueryOp op, const char *value,
          GError **error)
{
  gboolean is_order = op == RAP_QUERY_LESS || op == RAP_QUERY_AT_MOST || op == RAP_QUERY_MORE
                      || op == RAP_QUERY_AT_LEAST;

  if (is_integer (self, field) && (op == RAP_QUERY_CONTAINS || (is_order && *value == '\0')))
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("%s is a number, which cannot be compared with “%s” in this way."), name,
                   value);
      return FALSE;
    }
  return TRUE;
}

/**
 * rap_query_where:
 *
 * Adds a condition. Text and dates are compared by bytes, which for dates is by time; "contains"
 * leaves case and accents aside, and asks a field of flags for one flag. An unknown date is
 * neither before nor after any other, an unknown number neither less nor more.
 *
 * Returns: %FALSE with %RAP_ERROR_NOT_FOUND for a field that the kind does not have,
 *   %RAP_ERROR_INVALID for a value that the field cannot be compared with
 */
gboolean
rap_query_where (RapQuery *self, const char *field, RapQueryOp op, const char *value, GError **error)
{
  RapCondition condition = { .op = op };
  const char *values[] = { value != NULL ? value : "", NULL };

  if (!find_field (self, field, &condition.field, error)
      || !check_value (self, field, condition.field, values[0], error)
      || !check_op (self, field, condition.field, op, values[0], error))
    return FALSE;
  condition.values = g_strdupv ((char **) values);
  g_array_append_val (self->conditions, condition);
  return TRUE;
}

gboolean
rap_query_where_any (RapQuery *self, const char *field, const char *const *values, GError **error)
{
  RapCondition condition = { .op = RAP_QUERY_EQUAL };

  if (!find_field (self, field, &condition.field, error))
    return FALSE;
  for (guint i = 0; values[i] != NULL; i++)
    if (!check_value (self, field, condition.field, values[i], error))
      return FALSE;
  condition.values = g_strdupv ((char **) values);
  g_array_append_val (self->conditions, condition);
  return TRUE;
}

/**
 * rap_query_search:
 * @words: (nullable): what somebody typed; %NULL or "" searches for nothing
 */
void
rap_query_search (RapQuery *self, const char *words)
{
  g_autofree char *folded = rap_text_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n\r", -1);

  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (self->words, g_strdup (parts[i]));
}

/**
 * rap_query_sort:
 *
 * Adds a field to sort by, after those added before. Text sorts without regard to case and accents,
 * a choice by its place among the choices, a reference by the title (code for regions and bodies)
 * of its target. What is empty comes first; the row id ends the comparison, in the direction of
 * the last field.
 */
gboolean
rap_query_sort (RapQuery *self, const char *field, gboolean descending, GError **error)
{
  RapOrder order = { .descending = descending };

  if (!find_field (self, field, &order.field, error))
    return FALSE;
  g_array_append_val (self->orders, order);
  return TRUE;
}

void
rap_query_limit (RapQuery *self, guint limit)
{
  self->limit = limit;
}
