/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include "backup.h"
#include "journal.h"
#include "notice.h"
#include "open.h"
#include "store-private.h"

/* How often it is asked whether a dated backup is due, in seconds. */
#define BACKUP_INTERVAL 3600

void
rap_commit_free (RapCommit *commit)
{
  rap_notice_unref (commit->notice);
  g_free (commit);
}

/* ---- News ---- */

static void
set_label (RapStore *self, char **label, const char *value, const char *property)
{
  if (g_strcmp0 (*label, value) == 0)
    return;
  g_free (*label);
  *label = g_strdup (value);
  g_object_notify (G_OBJECT (self), property);
}

/* Two looks into an index. */
void
rap_store_load_labels (RapStore *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  if (self->reader == NULL || self->reason != NULL)
    return;
  if (!rap_journal_next (self->reader, TRUE, &step, &undo, &error)
      || !rap_journal_next (self->reader, FALSE, &step, &redo, &error))
    {
      g_debug ("%s", error->message);
      return;
    }
  set_label (self, &self->undo_label, undo, "undo-label");
  set_label (self, &self->redo_label, redo, "redo-label");
}

/* Own steps up to the entry are no longer needed to tell own from foreign ones. */
static void
pass_entries (RapStore *self, gint64 last)
{
  GHashTableIter iter;
  gpointer its_last;

  self->last_entry = MAX (self->last_entry, last);
  g_hash_table_iter_init (&iter, self->own_steps);
  while (g_hash_table_iter_next (&iter, NULL, &its_last))
    if (*(gint64 *) its_last <= self->last_entry)
      g_hash_table_iter_remove (&iter);
}

static RapCommit *
pop_commit (RapStore *self)
{
  RapCommit *commit;

  g_mutex_lock (&self->lock);
  commit = g_queue_pop_head (&self->commits);
  /* With nothing foreign in between, the journal is known up to here without reading it. */
  if (commit != NULL && commit->first_entry == self->last_entry + 1)
    pass_entries (self, commit->last_entry);
  g_mutex_unlock (&self->lock);
  return commit;
}

static void
tell_damage (RapStore *self)
{
  g_autofree char *damage = NULL;

  g_mutex_lock (&self->lock);
  damage = g_steal_pointer (&self->damage);
  g_mutex_unlock (&self->lock);
  if (damage != NULL)
    g_signal_emit_by_name (self, "damaged", damage);
}

gboolean
rap_store_deliver (gpointer data)
{
  g_autoptr (RapStore) self = g_object_ref (data);
  RapCommit *commit;

  g_source_set_ready_time (self->delivery, -1);
  rap_store_load_labels (self);
  while (self->delivery != NULL && (commit = pop_commit (self)) != NULL)
    {
      g_signal_emit_by_name (self, "changed", commit->notice);
      rap_commit_free (commit);
    }
  tell_damage (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_delivery (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

GSourceFuncs rap_store_delivery_funcs = { .dispatch = dispatch_delivery };

void
rap_store_wake_owner (RapStore *self)
{
  if (self->delivery != NULL)
    g_source_set_ready_time (self->delivery, 0);
}

static void
look_for_foreign (RapStore *self)
{
  g_autoptr (RapNotice) notice = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;
  gint64 last = self->last_entry;

  if (!rap_database_get_integer (self->reader, "PRAGMA data_version", &version, &error)
      || version == self->data_version)
    return;
  g_mutex_lock (&self->lock);
  notice = rap_journal_notice_since (self->reader, self->last_entry, self->own_steps, &last, &error);
  if (error == NULL)
    pass_entries (self, last);
  g_mutex_unlock (&self->lock);
  if (error != NULL)
    {
      g_debug ("%s", error->message);
      return;
    }
  self->data_version = version;
  rap_store_load_labels (self);
  if (notice != NULL)
    g_signal_emit_by_name (self, "changed", notice);
}

/* A file that is read frozen does not see what others write; but the file shows that it changed. */
static void
look_for_thaw (RapStore *self)
{
  g_autoptr (RapNotice) notice = NULL;
  g_autoptr (GError) error = NULL;
  RapDatabase *reader;
  RapDatabaseMode mode;
  struct stat now;

  if (stat (self->real_path, &now) != 0
      || (now.st_mtim.tv_sec == self->file.st_mtim.tv_sec
          && now.st_mtim.tv_nsec == self->file.st_mtim.tv_nsec
          && now.st_size == self->file.st_size && now.st_ino == self->file.st_ino))
    return;
  reader = rap_opening_open_reader (self->real_path, FALSE, &mode, NULL);
  if (reader == NULL)
    return;
  self->file = now;
  rap_database_close (self->reader);
  self->reader = reader;
  if (!rap_database_get_integer (reader, "PRAGMA data_version", &self->data_version, &error)
      || !rap_journal_last_entry (reader, &self->last_entry, &error))
    g_debug ("%s", error->message);
  g_mutex_lock (&self->lock);
  self->reader_mode = mode;
  g_ptr_array_set_size (self->idle_readers, 0);
  g_mutex_unlock (&self->lock);
  notice = rap_notice_new (TRUE);
  rap_notice_add_everything (notice);
  g_signal_emit_by_name (self, "changed", notice);
}

/* ---- Dated backups ---- */

static gpointer
run_backup (gpointer data)
{
  RapStore *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  RapDatabase *reader = rap_store_borrow_reader (self, &error);

  if (reader != NULL
      && !rap_backup_make_dated (reader, self->real_path, rap_clock_now (self->clock), &made, NULL,
                                 &error)
      && g_error_matches (error, RAP_ERROR, RAP_ERROR_DAMAGED))
    {
      rap_backup_add_hint (self->real_path, &error);
      g_mutex_lock (&self->lock);
      g_free (self->damage);
      self->damage = g_strdup (error->message);
      g_mutex_unlock (&self->lock);
      rap_store_wake_owner (self);
    }
  if (error != NULL)
    g_info ("No dated backup: %s", error->message);
  if (reader != NULL)
    rap_store_return_reader (self, reader);
  return NULL;
}

/* Joins a thread that ended an hour ago, if there is one. */
void
rap_store_start_backup (RapStore *self)
{
  gint64 now = rap_clock_now (self->clock);

  if (now < self->next_backup)
    return;
  self->next_backup = now + BACKUP_INTERVAL;
  if (self->backup != NULL)
    g_thread_join (self->backup);
  self->backup = g_thread_new ("backup", run_backup, self);
}

gboolean
rap_store_poll (gpointer data)
{
  g_autoptr (RapStore) self = g_object_ref (data);

  if (self->reader_mode == RAP_DATABASE_FROZEN)
    look_for_thaw (self);
  else
    look_for_foreign (self);
  if (self->poll != NULL && self->writer != NULL)
    rap_store_start_backup (self);
  return G_SOURCE_CONTINUE;
}
