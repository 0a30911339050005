/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/stat.h>

#include "database.h"
#include "store.h"

G_BEGIN_DECLS

/* What the files of src/store share of RapStore, and what its tests may do to it. */

/* Work for the writer thread. Opens its transaction by rap_store_begin() and ends it by
 * rap_store_commit(); whatever it leaves open is rolled back. */
typedef struct _RapWriter RapWriter;
typedef gboolean (*RapWork) (RapStore *self, RapDatabase *writer, gpointer data, GError **error);

/* Opens with migrations of another place than the program's own (tests). */
RapStore *rap_store_open_with (const char *path, RapStoreFlags flags, RapClock *clock,
                               const char *location, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The connection of the owning thread; %NULL with an error once the store is closed. */
RapDatabase *rap_store_reader (RapStore *self, GError **error);
/* A connection for a thread that reads for long; give it back. Interrupted when the store closes. */
RapDatabase *rap_store_borrow_reader (RapStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_store_return_reader (RapStore *self, RapDatabase *reader);

/* Runs @work on the writer thread and waits for it. */
gboolean rap_store_work (RapStore *self, RapWork work, gpointer data, GCancellable *cancellable,
                         GError **error);
/* Runs @work with the data of @task (transfer full); then @done gives the result in the context of
 * the task, after the signal of the commit. */
void rap_store_work_async (RapStore *self, GTask *task, RapWork work, void (*done) (GTask *task));

/* For work: BEGIN IMMEDIATE, after making sure that the file is still the one that was opened. */
gboolean rap_store_begin (RapStore *self, RapDatabase *writer, GError **error);
/* COMMIT, and news of @step (0 for none) to the owning thread. */
gboolean rap_store_commit (RapStore *self, RapDatabase *writer, gint64 step, GError **error);
/* Who the journal names. (transfer full) */
char *rap_store_dup_who (RapStore *self);
/* Whether the file is no longer the one at its path. */
gboolean rap_store_was_moved (RapStore *self);
/* The file itself, symbolic links followed. */
const char *rap_store_real_path (RapStore *self);

/* ---- For store*.c alone ---- */

/* A commit of this store that "changed" has not told of. */
typedef struct
{
  RapNotice *notice;
  gint64 first_entry;
  gint64 last_entry;
} RapCommit;

struct _RapStore
{
  GObject parent_instance;

  char *path;
  char *real_path;
  RapClock *clock;
  char *reason; /* why it is read-only, NULL when it is not */
  RapDatabaseMode reader_mode;
  struct stat file; /* as it was at opening */
  int version;      /* of the schema */

  /* The owning thread's. */
  GMainContext *context;
  GThread *owner;
  RapDatabase *reader;
  GSource *delivery;
  GSource *poll;
  GThread *backup;
  gint64 next_backup;
  char *undo_label;
  char *redo_label;
  gint64 data_version;
  gint64 last_entry; /* of the journal, that "changed" has told of */

  GMutex lock;
  GCond returned;
  /* Guarded by the lock. */
  RapWriter *writer; /* NULL when read-only or closed */
  gboolean closed;
  char *who;
  GQueue commits;        /* of RapCommit, that "changed" has not told of */
  GHashTable *own_steps; /* step → its last entry (gint64), beyond last_entry */
  GPtrArray *idle_readers;
  GPtrArray *lent_readers;
  char *damage; /* found while backing up, not yet told */
};

void rap_commit_free (RapCommit *self);
void rap_store_load_labels (RapStore *self);
/* Has the news delivered in the owner's context; from any thread. */
void rap_store_wake_owner (RapStore *self);
extern GSourceFuncs rap_store_delivery_funcs;
gboolean rap_store_deliver (gpointer store);
gboolean rap_store_poll (gpointer store);
/* Has a dated backup made on a thread, when it is time to ask whether one is due. */
void rap_store_start_backup (RapStore *self);

G_END_DECLS
