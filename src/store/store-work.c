/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "journal.h"
#include "search-index.h"
#include "store-private.h"
#include "writer.h"

/* Connections kept for the next thread that wants one. */
#define MAX_IDLE_READERS 2

/* ---- Connections ---- */

static void
refuse_closed (RapStore *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("“%s” has been closed."), name);
}

RapDatabase *
rap_store_reader (RapStore *self, GError **error)
{
  if (self->reader == NULL)
    refuse_closed (self, error);
  return self->reader;
}

RapDatabase *
rap_store_borrow_reader (RapStore *self, GError **error)
{
  RapDatabase *reader = NULL;
  RapDatabaseMode mode;

  g_mutex_lock (&self->lock);
  mode = self->reader_mode;
  if (self->closed)
    {
      g_mutex_unlock (&self->lock);
      refuse_closed (self, error);
      return NULL;
    }
  if (self->idle_readers->len > 0)
    reader = g_ptr_array_steal_index (self->idle_readers, self->idle_readers->len - 1);
  g_mutex_unlock (&self->lock);

  if (reader == NULL)
    reader = rap_database_open (self->real_path, mode, error);
  if (reader == NULL)
    return NULL;
  g_mutex_lock (&self->lock);
  if (!self->closed)
    g_ptr_array_add (self->lent_readers, reader);
  else
    {
      /* It closed meanwhile, and waits for nobody any more. */
      g_clear_pointer (&reader, rap_database_close);
      refuse_closed (self, error);
    }
  g_mutex_unlock (&self->lock);
  return reader;
}

void
rap_store_return_reader (RapStore *self, RapDatabase *reader)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_remove_fast (self->lent_readers, reader);
  if (self->closed || self->idle_readers->len >= MAX_IDLE_READERS)
    rap_database_close (reader);
  else
    g_ptr_array_add (self->idle_readers, reader);
  g_cond_signal (&self->returned);
  g_mutex_unlock (&self->lock);
}

/* ---- Work ---- */

static gboolean
may_write (RapStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (self->writer != NULL)
    return TRUE;
  if (self->reason == NULL)
    {
      refuse_closed (self, error);
      return FALSE;
    }
  name = g_filename_display_name (self->path);
  /* Translators: the path of a workspace, then a sentence with the reason. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_READ_ONLY, _("“%s” cannot be changed. %s"), name,
               self->reason);
  return FALSE;
}

/* The lock is held while the work is queued, so that the store closes before or after, not then. */
gboolean
rap_store_work (RapStore *self,
                RapWork work,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  RapJob *job = NULL;
  gboolean done;

  g_mutex_lock (&self->lock);
  if (may_write (self, error))
    {
      job = rap_job_new (work, data, cancellable);
      rap_writer_push (self->writer, job);
    }
  g_mutex_unlock (&self->lock);
  if (job == NULL)
    return FALSE;
  done = rap_job_wait (job, error);
  if (g_thread_self () == self->owner)
    rap_store_load_labels (self);
  return done;
}

void
rap_store_work_async (RapStore *self, GTask *task, RapWork work, void (*done) (GTask *task))
{
  GError *error = NULL;

  g_mutex_lock (&self->lock);
  if (may_write (self, &error))
    rap_writer_push (self->writer, rap_job_new_for_task (g_steal_pointer (&task), work, done));
  g_mutex_unlock (&self->lock);
  if (task == NULL)
    return;
  g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
rap_store_was_moved (RapStore *self)
{
  struct stat now;

  return stat (self->real_path, &now) != 0 || now.st_ino != self->file.st_ino
         || now.st_dev != self->file.st_dev;
}

/* SQLite would go on writing a file that was deleted, and everything would be lost at the end. */
static gboolean
check_place (RapStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (!rap_store_was_moved (self))
    return TRUE;
  name = g_filename_display_name (self->path);
  g_set_error (error, RAP_ERROR, RAP_ERROR_IO,
               _("“%s” was moved, deleted or replaced while it was open. Nothing was changed; "
                 "save a copy in another place."),
               name);
  return FALSE;
}

/* A newer program may have brought the file to its version in the meantime. */
static gboolean
check_version (RapStore *self, RapDatabase *writer, GError **error)
{
  g_autofree char *name = NULL;
  gint64 version;

  if (!rap_database_get_integer (writer, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;
  name = g_filename_display_name (self->path);
  g_set_error (error, RAP_ERROR, RAP_ERROR_TOO_NEW,
               _("“%s” was brought to a newer version by another program while it was open. "
                 "Nothing was changed; close it and open it again."),
               name);
  return FALSE;
}

gboolean
rap_store_begin (RapStore *self, RapDatabase *writer, GError **error)
{
  return check_place (self, error) && rap_database_run_prepared (writer, "BEGIN IMMEDIATE", error)
         && check_version (self, writer, error);
}

static gint64 *
dup_integer (gint64 value)
{
  return g_memdup2 (&value, sizeof value);
}

/* An own step must be known as such before anybody can read it. */
static void
expect_own (RapStore *self, gint64 step, gint64 last_entry)
{
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->own_steps, dup_integer (step), dup_integer (last_entry));
  g_mutex_unlock (&self->lock);
}

static void
settle_own (RapStore *self, gint64 step, RapCommit *commit, gboolean committed)
{
  g_mutex_lock (&self->lock);
  if (committed)
    g_queue_push_tail (&self->commits, commit);
  else
    g_hash_table_remove (self->own_steps, &step);
  g_mutex_unlock (&self->lock);
  if (committed)
    rap_store_wake_owner (self);
  else
    rap_commit_free (commit);
}

static RapCommit *
describe_commit (RapDatabase *writer, gint64 step, GError **error)
{
  g_autoptr (RapNotice) notice = rap_journal_notice_of_step (writer, step, error);
  gint64 last;
  gint64 count;
  RapCommit *commit;

  if (notice == NULL || !rap_journal_last_entry (writer, &last, error)
      || !rap_journal_count_entries (writer, step, &count, error))
    return NULL;
  commit = g_new0 (RapCommit, 1);
  commit->notice = g_steal_pointer (&notice);
  commit->last_entry = last;
  commit->first_entry = last - count + 1;
  return commit;
}

gboolean
rap_store_commit (RapStore *self, RapDatabase *writer, gint64 step, GError **error)
{
  RapCommit *commit;
  gboolean committed;

  /* From here on a cancel comes too late. */
  rap_database_watch (writer, NULL);
  if (step == 0)
    return rap_database_run_prepared (writer, "COMMIT", error);
  commit = describe_commit (writer, step, error);
  if (commit == NULL)
    return FALSE;
  if (rap_notice_has_kind (commit->notice, RAP_KIND_MEETING)
      && !rap_search_index_update (writer, error))
    {
      rap_commit_free (commit);
      return FALSE;
    }
  expect_own (self, step, commit->last_entry);
  committed = rap_database_run_prepared (writer, "COMMIT", error);
  settle_own (self, step, commit, committed);
  return committed;
}
