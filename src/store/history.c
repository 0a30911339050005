/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store-private.h"

#define SELECT_HISTORY \
  "SELECT e.step, s.at, s.who, s.label, coalesce (s.kind, 'do'), coalesce (s.state, 'record')," \
  " e.kind, e.\"row\", e.op, e.before, e.after" \
  " FROM journal_entry e LEFT JOIN journal_step s ON s.id = e.step "
#define NEWEST_FIRST " ORDER BY e.id DESC LIMIT ?3"

void
rap_history_entry_free (RapHistoryEntry *self)
{
  g_free (self->who);
  g_free (self->label);
  g_free (self->step_kind);
  g_free (self->state);
  g_free (self->op);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static char *
dup_column (RapStatement *statement, int column)
{
  return rap_statement_is_null (statement, column)
           ? NULL
           : g_strdup (rap_statement_text (statement, column));
}

static RapHistoryEntry *
read_entry (RapStatement *statement, RapKind kind)
{
  RapHistoryEntry *entry = g_new0 (RapHistoryEntry, 1);

  entry->step = rap_statement_integer (statement, 0);
  entry->at = rap_statement_integer (statement, 1);
  entry->who = g_strdup (rap_statement_text (statement, 2));
  entry->label = entry->step != 0 ? g_strdup (rap_statement_text (statement, 3))
                                  : g_strdup (_("Changed outside Rapporteur"));
  entry->step_kind = g_strdup (rap_statement_text (statement, 4));
  entry->state = g_strdup (rap_statement_text (statement, 5));
  entry->kind = kind;
  entry->row = rap_statement_integer (statement, 7);
  entry->op = g_strdup (rap_statement_text (statement, 8));
  entry->before = dup_column (statement, 9);
  entry->after = dup_column (statement, 10);
  return entry;
}

/* "+" keeps SQLite from gathering all entries of a kind only to sort them: those at the end of the
 * journal, read backwards, are nearly always enough. */
static const char *
choose_sql (int kind, gint64 id)
{
  if (kind < 0)
    return SELECT_HISTORY "WHERE ?2 = 0 OR e.\"row\" = ?2" NEWEST_FIRST;
  if (id == 0)
    return SELECT_HISTORY "WHERE +e.kind = ?1" NEWEST_FIRST;
  return SELECT_HISTORY "WHERE e.kind = ?1 AND e.\"row\" = ?2" NEWEST_FIRST;
}

GPtrArray *
rap_store_history (RapStore *self, int kind, gint64 id, guint limit, GError **error)
{
  RapDatabase *reader = rap_store_reader (self, error);
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_history_entry_free);
  g_autoptr (RapStatement) statement = NULL;
  gboolean row;

  if (reader == NULL)
    return NULL;
  statement = rap_database_prepare (reader, choose_sql (kind, id), error);
  if (statement == NULL)
    return NULL;
  if (kind >= 0)
    rap_statement_bind_text (statement, 1, rap_kind_nick ((RapKind) kind));
  if (kind < 0 || id != 0)
    rap_statement_bind_integer (statement, 2, id);
  rap_statement_bind_integer (statement, 3, limit);
  while (rap_statement_step (statement, &row, error))
    {
      RapKind its_kind;

      if (!row)
        return g_steal_pointer (&entries);
      if (rap_kind_from_nick (rap_statement_text (statement, 6), &its_kind))
        g_ptr_array_add (entries, read_entry (statement, its_kind));
    }
  return NULL;
}
