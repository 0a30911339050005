/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "backup.h"
#include "files.h"
#include "journal.h"
#include "open.h"
#include "schema.h"
#include "source.h"
#include "store-private.h"
#include "writer.h"

/* How often a window looks for what other processes have written. */
#define POLL_MILLISECONDS 250

G_DEFINE_FINAL_TYPE (RapStore, rap_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ---- Opening and closing ---- */

static RapStore *
store_new (const char *path,
           RapStoreFlags flags,
           RapClock *clock,
           const char *location,
           GError **error)
{
  g_autoptr (RapStore) self = g_object_new (RAP_TYPE_STORE, NULL);
  RapOpening opening = { NULL };

  self->path = g_canonicalize_filename (path, NULL);
  self->clock = rap_clock_ref (clock);
  if (((flags & RAP_STORE_CREATE)
       && !rap_opening_create (self->path, location, rap_clock_now (clock), error))
      || !rap_opening_run (&opening, self->path, flags, location, error))
    {
      rap_opening_clear (&opening);
      rap_backup_add_hint (self->path, error);
      return NULL;
    }
  self->real_path = g_steal_pointer (&opening.path);
  self->reason = g_steal_pointer (&opening.reason);
  self->reader = opening.reader;
  self->reader_mode = opening.reader_mode;
  if (opening.writer != NULL)
    self->writer = rap_writer_new (self, opening.writer);
  if (stat (self->real_path, &self->file) != 0)
    {
      rap_files_fail (errno, self->path, error);
      return NULL;
    }
  if (!rap_schema_version (self->reader, &self->version, error)
      || !rap_database_get_integer (self->reader, "PRAGMA data_version", &self->data_version, error)
      || !rap_journal_last_entry (self->reader, &self->last_entry, error))
    return NULL;
  return g_steal_pointer (&self);
}

static GSource *
attach (RapStore *self, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* From here on the calling thread owns the store. */
static void
store_take (RapStore *self)
{
  self->owner = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->delivery = attach (self, g_source_new (&rap_store_delivery_funcs, sizeof (GSource)), rap_store_deliver);
  self->poll = attach (self, g_timeout_source_new (POLL_MILLISECONDS), rap_store_poll);
  rap_store_load_labels (self);
  if (self->writer != NULL)
    rap_store_start_backup (self);
}

RapStore *
rap_store_open_with (const char *path,
                     RapStoreFlags flags,
                     RapClock *clock,
                     const char *location,
                     GError **error)
{
  RapStore *self = store_new (path, flags, clock, location, error);

  if (self != NULL)
    store_take (self);
  return self;
}

/**
 * rap_store_open:
 * @path: a workspace file; for %RAP_STORE_CREATE one that is not there yet
 *
 * Opens in the calling thread, which then owns the store: the signals come in its main context. A
 * thread that has none pushes one first (g_main_context_push_thread_default()). A file that cannot be written, or was
 * written by a newer version, opens for reading; rap_store_read_only_reason() says why.
 *
 * Returns: (transfer full) (nullable): a store; %NULL with %RAP_ERROR_NOT_FOUND,
 *   %RAP_ERROR_NOT_WORKSPACE, %RAP_ERROR_DAMAGED, %RAP_ERROR_TOO_NEW, %RAP_ERROR_BUSY,
 *   %RAP_ERROR_READ_ONLY, %RAP_ERROR_INVALID (CREATE: the file exists), %RAP_ERROR_IO
 */
RapStore *
rap_store_open (const char *path, RapStoreFlags flags, RapClock *clock, GError **error)
{
  return rap_store_open_with (path, flags, clock, RAP_SOURCE_SQL, error);
}

typedef struct
{
  char *path;
  RapStoreFlags flags;
  RapClock *clock;
} OpenArguments;

static void
open_arguments_free (OpenArguments *arguments)
{
  g_free (arguments->path);
  rap_clock_unref (arguments->clock);
  g_free (arguments);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenArguments *arguments = data;
  GError *error = NULL;
  RapStore *self = store_new (arguments->path, arguments->flags, arguments->clock, RAP_SOURCE_SQL,
                              &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
rap_store_open_async (const char *path,
                      RapStoreFlags flags,
                      RapClock *clock,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  OpenArguments *arguments = g_new0 (OpenArguments, 1);

  g_task_set_source_tag (task, rap_store_open_async);
  arguments->path = g_strdup (path);
  arguments->flags = flags;
  arguments->clock = rap_clock_ref (clock);
  g_task_set_task_data (task, arguments, (GDestroyNotify) open_arguments_free);
  g_task_run_in_thread (task, open_in_thread);
}

RapStore *
rap_store_open_finish (GAsyncResult *result, GError **error)
{
  RapStore *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL)
    store_take (self);
  return self;
}

/* Threads that read for long are told to stop, and told again: one that is between two statements
 * does not hear it. */
static void
wait_for_readers (RapStore *self)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  while (self->lent_readers->len > 0)
    {
      for (guint i = 0; i < self->lent_readers->len; i++)
        rap_database_interrupt (g_ptr_array_index (self->lent_readers, i));
      g_cond_wait_until (&self->returned, &self->lock,
                         g_get_monotonic_time () + 10 * G_TIME_SPAN_MILLISECOND);
    }
  g_ptr_array_set_size (self->idle_readers, 0);
  g_mutex_unlock (&self->lock);
}

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* The writer goes last: only the last connection can take the files beside the workspace away, and
 * only if it may write. */
void
rap_store_close (RapStore *self)
{
  gboolean was_open = self->reader != NULL;
  RapWriter *writer;

  g_return_if_fail (RAP_IS_STORE (self));

  drop_source (&self->poll);
  g_clear_pointer (&self->backup, g_thread_join);
  wait_for_readers (self);
  g_clear_pointer (&self->reader, rap_database_close);
  g_mutex_lock (&self->lock);
  writer = g_steal_pointer (&self->writer);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&writer, rap_writer_close);
  if (self->reason != NULL && self->reader_mode == RAP_DATABASE_READ && was_open)
    rap_opening_tidy (self->real_path);
  drop_source (&self->delivery);
  g_queue_clear_full (&self->commits, (GDestroyNotify) rap_commit_free);
}

static void
rap_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RapStore *self = RAP_STORE (object);

  switch (id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, rap_store_is_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
rap_store_dispose (GObject *object)
{
  rap_store_close (RAP_STORE (object));
  G_OBJECT_CLASS (rap_store_parent_class)->dispose (object);
}

static void
rap_store_finalize (GObject *object)
{
  RapStore *self = RAP_STORE (object);

  g_free (self->path);
  g_free (self->real_path);
  g_free (self->reason);
  g_free (self->who);
  g_free (self->damage);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_clear_pointer (&self->clock, rap_clock_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_hash_table_unref (self->own_steps);
  g_ptr_array_unref (self->idle_readers);
  g_ptr_array_unref (self->lent_readers);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->returned);
  G_OBJECT_CLASS (rap_store_parent_class)->finalize (object);
}

static void
rap_store_class_init (RapStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rap_store_get_property;
  object_class->dispose = rap_store_dispose;
  object_class->finalize = rap_store_finalize;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("changed", RAP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                g_cclosure_marshal_VOID__BOXED, G_TYPE_NONE, 1, RAP_TYPE_NOTICE);
  g_signal_new ("damaged", RAP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                g_cclosure_marshal_VOID__STRING, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rap_store_init (RapStore *self)
{
  self->who = g_strdup (g_get_user_name ());
  self->own_steps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->idle_readers = g_ptr_array_new_with_free_func ((GDestroyNotify) rap_database_close);
  self->lent_readers = g_ptr_array_new ();
  g_queue_init (&self->commits);
  g_mutex_init (&self->lock);
  g_cond_init (&self->returned);
}

/* ---- What it is ---- */

/* The path it was opened by, made absolute. */
const char *
rap_store_path (RapStore *self)
{
  return self->path;
}

const char *
rap_store_real_path (RapStore *self)
{
  return self->real_path;
}

gboolean
rap_store_is_read_only (RapStore *self)
{
  return self->reason != NULL;
}

const char *
rap_store_read_only_reason (RapStore *self)
{
  return self->reason;
}

RapClock *
rap_store_clock (RapStore *self)
{
  return self->clock;
}

void
rap_store_set_who (RapStore *self, const char *who)
{
  g_mutex_lock (&self->lock);
  g_free (self->who);
  self->who = g_strdup (who);
  g_mutex_unlock (&self->lock);
}

char *
rap_store_dup_who (RapStore *self)
{
  char *who;

  g_mutex_lock (&self->lock);
  who = g_strdup (self->who);
  g_mutex_unlock (&self->lock);
  return who;
}

const char *
rap_store_undo_label (RapStore *self)
{
  return self->undo_label;
}

const char *
rap_store_redo_label (RapStore *self)
{
  return self->redo_label;
}
