/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/kinds.h"
#include "row.h"
#include "rules.h"

/* Records kept by the lookup: those of one large meeting and what it refers to. */
#define MAX_CACHED 4096
/* Records that the refusal of a delete names. */
#define MAX_NAMED 3

typedef struct
{
  RapKind kind;
  gint64 id;
  guint64 fields;
} Touched;

struct _RapRules
{
  RapDatabase *database;
  GArray *touched;    /* of Touched */
  GPtrArray *deleted; /* of RapRecord */
  GHashTable *cache[RAP_N_KINDS]; /* row id → RapRecord */
  GError *error;
};

RapRules *
rap_rules_new (RapDatabase *database)
{
  RapRules *self = g_new0 (RapRules, 1);

  self->database = database;
  self->touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  self->deleted = g_ptr_array_new_with_free_func (g_object_unref);
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    self->cache[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return self;
}

void
rap_rules_free (RapRules *self)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    g_hash_table_unref (self->cache[kind]);
  g_array_unref (self->touched);
  g_ptr_array_unref (self->deleted);
  g_clear_error (&self->error);
  g_free (self);
}

void
rap_rules_add (RapRules *self, RapKind kind, gint64 id, guint64 fields)
{
  Touched touched = { kind, id, fields };

  g_array_append_val (self->touched, touched);
}

void
rap_rules_add_deleted (RapRules *self, RapRecord *row)
{
  g_ptr_array_add (self->deleted, g_object_ref (row));
}

static RapRecord *
look_up (gpointer data, RapKind kind, gint64 id)
{
  RapRules *self = data;
  RapRecord *record = g_hash_table_lookup (self->cache[kind], &id);

  if (record != NULL)
    return g_object_ref (record);
  record = rap_row_load (self->database, kind, id, self->error == NULL ? &self->error : NULL);
  if (record == NULL)
    return NULL;
  if (g_hash_table_size (self->cache[kind]) >= MAX_CACHED)
    g_hash_table_remove_all (self->cache[kind]);
  g_hash_table_insert (self->cache[kind], g_memdup2 (&id, sizeof id), g_object_ref (record));
  return record;
}

RapLookup
rap_rules_lookup (RapRules *self)
{
  RapLookup lookup = { look_up, self };

  return lookup;
}

gboolean
rap_rules_take_error (RapRules *self, GError **error)
{
  if (self->error == NULL)
    return FALSE;
  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return TRUE;
}

static gboolean
check_record (RapRules *self, RapRecord *record, gboolean name, GError **error)
{
  RapLookup lookup = rap_rules_lookup (self);
  g_autofree char *described = NULL;

  if (rap_record_validate (record, &lookup, error))
    return TRUE;
  if (rap_rules_take_error (self, error) || !name)
    return FALSE;
  described = rap_row_describe (record);
  g_prefix_error (error, "%s: ", described);
  return FALSE;
}

/* Only the rules of agenda items look at other records' choices and references: at the sitting's
 * meeting, and at the parent's meeting, sitting and kind. */
static gboolean
is_looked_at (const Touched *touched)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (touched->kind, &n_fields);

  if (touched->fields == RAP_RULES_ALL_FIELDS
      || (touched->kind != RAP_KIND_SITTING && touched->kind != RAP_KIND_AGENDA_ITEM))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if ((touched->fields >> i & 1)
        && (fields[i].type == RAP_FIELD_REFERENCE || fields[i].type == RAP_FIELD_CHOICE))
      return TRUE;
  return FALSE;
}

static GPtrArray *
load_items_of (RapRules *self, const Touched *touched, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql =
    g_strconcat (rap_row_select (RAP_KIND_AGENDA_ITEM),
                 touched->kind == RAP_KIND_SITTING ? "WHERE sitting = ?1" : "WHERE parent = ?1",
                 NULL);
  g_autoptr (RapStatement) statement = rap_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return NULL;
  rap_statement_bind_integer (statement, 1, touched->id);
  if (!rap_row_load_all (statement, RAP_KIND_AGENDA_ITEM, items, error))
    return NULL;
  return g_steal_pointer (&items);
}

static gboolean
check_touched (RapRules *self, const Touched *touched, GError **error)
{
  g_autoptr (RapRecord) record = look_up (self, touched->kind, touched->id);
  g_autoptr (GPtrArray) items = NULL;

  if (rap_rules_take_error (self, error))
    return FALSE;
  /* Written and then deleted by the same act. */
  if (record == NULL)
    return TRUE;
  if (!check_record (self, record, self->touched->len > 1, error))
    return FALSE;
  if (!is_looked_at (touched))
    return TRUE;
  items = load_items_of (self, touched, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!check_record (self, g_ptr_array_index (items, i), TRUE, error))
      return FALSE;
  return TRUE;
}

/* ---- Deletes ---- */

/* Adds what still refers to the row by @field of @kind to @names. */
static gboolean
name_referrers (RapRules *self,
                RapKind kind,
                const RapField *field,
                gint64 target,
                GPtrArray *names,
                GError **error)
{
  g_autofree char *column = rap_row_name (field->name);
  g_autofree char *sql =
    g_strdup_printf ("%sWHERE \"%s\" = ?1 LIMIT %d", rap_row_select (kind), column, MAX_NAMED + 1);
  g_autoptr (RapStatement) statement = rap_database_prepare (self->database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, target);
  if (!rap_row_load_all (statement, kind, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (names, rap_row_describe (g_ptr_array_index (records, i)));
  return TRUE;
}

/* Parts went along by cascade; whoever still refers to the row stands on his own. */
static GPtrArray *
find_referrers (RapRules *self, RapKind target_kind, gint64 target, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      guint n_fields;
      const RapField *fields = rap_kind_fields ((RapKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (fields[i].type == RAP_FIELD_REFERENCE && fields[i].target == target_kind
            && !name_referrers (self, (RapKind) kind, &fields[i], target, names, error))
          return NULL;
    }
  return g_steal_pointer (&names);
}

static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, MAX_NAMED); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, i));
  if (names->len > MAX_NAMED)
    g_string_append (list, ", …");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
title_of_deleted (RapRules *self, RapKind kind, gint64 id)
{
  for (guint i = 0; i < self->deleted->len; i++)
    {
      RapRecord *record = g_ptr_array_index (self->deleted, i);

      if (rap_record_kind (record) == kind && rap_record_id (record) == id)
        return rap_row_title (record);
    }
  return g_strdup (rap_kind_label (kind));
}

static gboolean
check_deleted_row (RapRules *self, RapKind kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) names = find_referrers (self, kind, id, error);
  g_autofree char *list = NULL;
  g_autofree char *title = NULL;

  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    return TRUE;
  list = join_names (names);
  title = title_of_deleted (self, kind, id);
  /* Translators: the title of a record, then kinds and titles of those that refer to it. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               _("“%s” cannot be deleted, because others refer to it: %s."), title, list);
  return FALSE;
}

static gboolean
check_deleted (RapRules *self, gint64 step, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (self->database,
                          "SELECT kind, \"row\" FROM journal_entry"
                          " WHERE step = ?1 AND op = 'delete' ORDER BY id DESC",
                          error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_integer (statement, 1, step);
  while (rap_statement_step (statement, &row, error))
    {
      RapKind kind;

      if (!row)
        return TRUE;
      if (rap_kind_from_nick (rap_statement_text (statement, 0), &kind)
          && !check_deleted_row (self, kind, rap_statement_integer (statement, 1), error))
        return FALSE;
    }
  return FALSE;
}

gboolean
rap_rules_check (RapRules *self, gint64 step, GError **error)
{
  for (guint i = 0; i < self->touched->len; i++)
    if (!check_touched (self, &g_array_index (self->touched, Touched, i), error))
      return FALSE;
  if (self->deleted->len > 0 && !check_deleted (self, step, error))
    return FALSE;
  if (rap_database_has_loose_references (self->database))
    return rap_database_fail (self->database, SQLITE_CONSTRAINT, error);
  return TRUE;
}
