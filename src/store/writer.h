/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

G_BEGIN_DECLS

/**
 * RapWriter:
 *
 * The thread that owns the writing connection of a store, and the queue of its work.
 */
/* Takes the connection; @store is not referenced and must outlive the writer. */
RapWriter *rap_writer_new (RapStore *store, RapDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the work that is queued, moves the log into the file, closes the connection. */
void rap_writer_close (RapWriter *self);

/* Either somebody waits for a job, or it has a task whose data the work gets (transfer full). */
typedef struct _RapJob RapJob;
RapJob *rap_job_new (RapWork work, gpointer data, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
RapJob *rap_job_new_for_task (GTask *task, RapWork work, void (*done) (GTask *task)) G_GNUC_WARN_UNUSED_RESULT;
void rap_writer_push (RapWriter *self, RapJob *job);
/* Waits for the job's end and frees it. */
gboolean rap_job_wait (RapJob *job, GError **error);

G_END_DECLS
