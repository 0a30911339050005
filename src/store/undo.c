/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "journal.h"
#include "store-private.h"

/* Undo and redo: steps of their own that take back, or do again, an earlier one. */

typedef struct
{
  gboolean undo;
  char *label;
} Turning;

static void
turning_free (Turning *turning)
{
  g_free (turning->label);
  g_free (turning);
}

static gboolean
turn_work (RapStore *self, RapDatabase *writer, gpointer data, GError **error)
{
  Turning *turning = data;
  g_autofree char *who = rap_store_dup_who (self);
  gint64 now = rap_clock_now (rap_store_clock (self));
  gint64 target;
  gint64 step;

  if (!rap_store_begin (self, writer, error)
      || !rap_journal_next (writer, turning->undo, &target, &turning->label, error))
    return FALSE;
  if (target == 0)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_NOTHING,
                           turning->undo ? _("There is nothing to undo.")
                                         : _("There is nothing to do again."));
      return FALSE;
    }
  return rap_journal_begin (writer, turning->undo ? "undo" : "redo", turning->label, who, now,
                            target, &step, error)
         && rap_journal_replay (writer, target, step, turning->undo, error)
         && rap_journal_end (writer, error) && rap_store_commit (self, writer, step, error);
}

static char *
turn (RapStore *self, gboolean undo, GError **error)
{
  Turning turning = { undo, NULL };

  if (rap_store_work (self, turn_work, &turning, NULL, error))
    return turning.label;
  g_free (turning.label);
  return NULL;
}

/**
 * rap_store_undo:
 *
 * Takes back the newest step that is done, whoever made it and whenever, as a new step: every row
 * is again what it was, to the byte. Blocks.
 *
 * Returns: (transfer full) (nullable): label of the step; %NULL with %RAP_ERROR_NOTHING when there
 *   is none, %RAP_ERROR_INVALID when its rows were changed by other means
 */
char *
rap_store_undo (RapStore *self, GError **error)
{
  return turn (self, TRUE, error);
}

/**
 * rap_store_redo:
 *
 * Does again what was last undone, unless something else was done since. Blocks.
 *
 * Returns: (transfer full) (nullable): as rap_store_undo()
 */
char *
rap_store_redo (RapStore *self, GError **error)
{
  return turn (self, FALSE, error);
}

static void
return_label (GTask *task)
{
  Turning *turning = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&turning->label), g_free);
}

static void
turn_async (RapStore *self,
            gboolean undo,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Turning *turning = g_new0 (Turning, 1);

  turning->undo = undo;
  g_task_set_source_tag (task, tag);
  /* What is committed is committed: a late cancel must not turn it into an error. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, turning, (GDestroyNotify) turning_free);
  rap_store_work_async (self, task, turn_work, return_label);
}

void
rap_store_undo_async (RapStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  turn_async (self, TRUE, rap_store_undo_async, cancellable, callback, data);
}

void
rap_store_redo_async (RapStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  turn_async (self, FALSE, rap_store_redo_async, cancellable, callback, data);
}

char *
rap_store_undo_finish (RapStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
