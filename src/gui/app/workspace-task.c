/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gstdio.h>

#include "store/workspace.h"
#include "workspace-task.h"

typedef struct
{
  char *path;
  gboolean with_sample;
  RapClock *clock;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  rap_clock_unref (work->clock);
  g_free (work);
}

/* A store tells of its commits in the context of the thread that opened it: here, nobody. */
static GMainContext *
begin_thread (void)
{
  GMainContext *context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  return context;
}

static void
end_thread (GMainContext *context, RapStore *store)
{
  if (store)
    {
      rap_store_close (store);
      g_object_unref (store);
    }
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GMainContext *context = begin_thread ();
  g_autofree char *folder = g_path_get_dirname (work->path);
  g_autoptr (GError) error = NULL;
  RapStore *store;
  gboolean made;

  g_mkdir_with_parents (folder, 0700);
  store = rap_workspace_create (work->path, work->clock, &error);
  made = store != NULL;
  if (made && work->with_sample)
    rap_workspace_add_sample (store, &error);
  if (!error)
    g_cancellable_set_error_if_cancelled (cancellable, &error);
  end_thread (context, store);
  if (made && error)
    g_unlink (work->path);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
load_sample_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GMainContext *context = begin_thread ();
  g_autoptr (GError) error = NULL;
  RapStore *store = rap_store_open (work->path, RAP_STORE_OPEN_EXISTING, work->clock, &error);

  if (store)
    rap_workspace_add_sample (store, &error);
  end_thread (context, store);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static GTask *
new_task (const char *path, gboolean with_sample, RapClock *clock, GCancellable *cancellable,
          GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (path);
  work->with_sample = with_sample;
  work->clock = rap_clock_ref (clock);
  g_task_set_task_data (task, work, work_free);
  return task;
}

void
rap_workspace_make_async (const char *path, gboolean with_sample, RapClock *clock,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = new_task (path, with_sample, clock, cancellable, callback, data);

  g_task_set_source_tag (task, rap_workspace_make_async);
  g_task_run_in_thread (task, make_thread);
}

void
rap_workspace_load_sample_async (const char *path, RapClock *clock, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = new_task (path, TRUE, clock, cancellable, callback, data);

  g_task_set_source_tag (task, rap_workspace_load_sample_async);
  g_task_run_in_thread (task, load_sample_thread);
}

gboolean
rap_workspace_task_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
