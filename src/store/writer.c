/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "writer.h"

struct _RapWriter
{
  RapStore *store; /* not referenced */
  RapDatabase *database;
  GAsyncQueue *jobs; /* of RapJob; the one without work is the last */
  GThread *thread;
};

struct _RapJob
{
  RapWork work;
  gpointer data;
  GCancellable *cancellable;
  GError *error;

  GTask *task;
  void (*done) (GTask *task);

  GMutex lock;
  GCond ended;
  gboolean has_ended;
};

/* In the context of the task, so that the store's last reference can never go on the writer
 * thread, which would then have to wait for itself. */
static gboolean
finish_task (gpointer data)
{
  RapJob *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    job->done (job->task);
  return G_SOURCE_REMOVE;
}

static void
job_clear (gpointer data)
{
  RapJob *job = data;

  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_clear_object (&job->cancellable);
  g_mutex_clear (&job->lock);
  g_cond_clear (&job->ended);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static void
post_result (RapJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, finish_task, job, job_unref);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
wake_waiter (RapJob *job)
{
  g_mutex_lock (&job->lock);
  job->has_ended = TRUE;
  g_cond_signal (&job->ended);
  g_mutex_unlock (&job->lock);
  job_unref (job);
}

static void
run_job (RapWriter *self, RapJob *job)
{
  gboolean done = FALSE;

  if (g_cancellable_is_cancelled (job->cancellable))
    rap_database_fail (self->database, SQLITE_INTERRUPT, &job->error);
  else
    {
      rap_database_watch (self->database, job->cancellable);
      done = job->work (self->store, self->database, job->data, &job->error);
      rap_database_watch (self->database, NULL);
      rap_database_roll_back (self->database);
    }
  g_assert (done == (job->error == NULL));
}

static gpointer
run_jobs (gpointer data)
{
  RapWriter *self = data;
  g_autoptr (GError) error = NULL;
  RapJob *job;

  while ((job = g_async_queue_pop (self->jobs))->work != NULL)
    {
      run_job (self, job);
      if (job->task != NULL)
        post_result (job);
      else
        wake_waiter (job);
    }
  job_unref (job);
  /* Others may hold the log; then the last of them does this. */
  if (!rap_database_run (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", &error))
    g_debug ("%s", error->message);
  g_clear_pointer (&self->database, rap_database_close);
  return NULL;
}

RapWriter *
rap_writer_new (RapStore *store, RapDatabase *database)
{
  RapWriter *self = g_new0 (RapWriter, 1);

  self->store = store;
  self->database = database;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("store", run_jobs, self);
  return self;
}

void
rap_writer_close (RapWriter *self)
{
  g_async_queue_push (self->jobs, rap_job_new (NULL, NULL, NULL));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

RapJob *
rap_job_new (RapWork work, gpointer data, GCancellable *cancellable)
{
  RapJob *job = g_atomic_rc_box_new0 (RapJob);

  job->work = work;
  job->data = data;
  g_set_object (&job->cancellable, cancellable);
  g_mutex_init (&job->lock);
  g_cond_init (&job->ended);
  return job;
}

RapJob *
rap_job_new_for_task (GTask *task, RapWork work, void (*done) (GTask *task))
{
  RapJob *job = rap_job_new (work, g_task_get_task_data (task), g_task_get_cancellable (task));

  job->task = task;
  job->done = done;
  return job;
}

void
rap_writer_push (RapWriter *self, RapJob *job)
{
  g_assert (g_thread_self () != self->thread);
  /* Whoever waits for the job holds it too: it must outlive the thread's last touch of its lock. */
  g_async_queue_push (self->jobs, job->task != NULL ? job : g_atomic_rc_box_acquire (job));
}

gboolean
rap_job_wait (RapJob *job, GError **error)
{
  gboolean done;

  g_mutex_lock (&job->lock);
  while (!job->has_ended)
    g_cond_wait (&job->ended, &job->lock);
  g_mutex_unlock (&job->lock);
  done = job->error == NULL;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_unref (job);
  return done;
}
