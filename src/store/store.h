/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/agenda.h"
#include "core/clock.h"
#include "core/revision.h"
#include "query.h"

G_BEGIN_DECLS

/**
 * RapNotice:
 *
 * What a commit touched: pairs of kind and row id. Sent with #RapStore::changed on the main
 * context, whoever made the commit: this window, another window, or the command line.
 */
typedef struct _RapNotice RapNotice;
#define RAP_TYPE_NOTICE (rap_notice_get_type ())
GType rap_notice_get_type (void);
RapNotice *rap_notice_ref (RapNotice *self);
void rap_notice_unref (RapNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapNotice, rap_notice_unref)
gboolean rap_notice_has_kind (const RapNotice *self, RapKind kind);
gboolean rap_notice_has (const RapNotice *self, RapKind kind, gint64 id);
/* Row ids in ascending order; none are listed when a commit touched so much that everything is to
 * be read again (rap_notice_has() then says yes to all). (transfer none) */
const gint64 *rap_notice_ids (const RapNotice *self, RapKind kind, guint *n_ids);
gboolean rap_notice_is_foreign (const RapNotice *self); /* made by another process */

typedef enum
{
  RAP_STORE_OPEN_EXISTING = 0,
  RAP_STORE_CREATE = 1 << 0,    /* make the file; refused when it exists */
  RAP_STORE_READ_ONLY = 1 << 1,
} RapStoreFlags;

/**
 * RapStore:
 *
 * A workspace file. One writer connection on a thread of its own; one read-only connection for
 * bounded reads on the thread that opened the store (the main thread of a window).
 *
 * ## Signals
 * `changed (RapNotice *notice)`: after each commit, in the main context of the opening thread.
 */
#define RAP_TYPE_STORE (rap_store_get_type ())
G_DECLARE_FINAL_TYPE (RapStore, rap_store, RAP, STORE, GObject)

#define RAP_APPLICATION_ID 0x52415050 /* "RAPP" */

RapStore *rap_store_open (const char *path, RapStoreFlags flags, RapClock *clock, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens on a thread (migration and backup may take time). Finish in the calling context. */
void rap_store_open_async (const char *path, RapStoreFlags flags, RapClock *clock,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
RapStore *rap_store_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends all work, checkpoints, closes. The store refuses work from then on. Idempotent. */
void rap_store_close (RapStore *self);

const char *rap_store_path (RapStore *self);
gboolean rap_store_is_read_only (RapStore *self);
/* Why, in words for the user; %NULL when it can be written. */
const char *rap_store_read_only_reason (RapStore *self);
RapClock *rap_store_clock (RapStore *self);
/* Who the journal names; the system's user by default. */
void rap_store_set_who (RapStore *self, const char *who);

/* Applies @changes as one transaction = one undo step. Every record is validated inside it. The
 * records inside @changes get their real ids. @step (nullable) gets the journal step. Blocks. */
gboolean rap_store_apply (RapStore *self, RapChangeSet *changes, gint64 *step, GError **error);
void rap_store_apply_async (RapStore *self, RapChangeSet *changes, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
gint64 rap_store_apply_finish (RapStore *self, GAsyncResult *result, GError **error); /* step; 0 on error */

/* Undo and redo give the label of what was undone (transfer full), %NULL with RAP_ERROR_NOTHING. */
char *rap_store_undo (RapStore *self, GError **error);
char *rap_store_redo (RapStore *self, GError **error);
void rap_store_undo_async (RapStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void rap_store_redo_async (RapStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char *rap_store_undo_finish (RapStore *self, GAsyncResult *result, GError **error); /* for both */
/* Label of the step that undo (redo) would take back; %NULL for none. Known without a read. */
const char *rap_store_undo_label (RapStore *self);
const char *rap_store_redo_label (RapStore *self);

/* Bounded reads on the opening thread. %NULL with RAP_ERROR_NOT_FOUND when there is no such row. */
RapRecord *rap_store_load (RapStore *self, RapKind kind, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RapRecord *rap_store_load_by_uid (RapStore *self, RapKind kind, const char *uid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* By row id, uid, or the name people use (code of a region or body, ISO code of a member). */
RapRecord *rap_store_resolve (RapStore *self, RapKind kind, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rap_store_list (RapStore *self, RapQuery *query, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* (element-type RapRecord) */
gint64 rap_store_count (RapStore *self, RapQuery *query, GError **error); /* −1 on error */
RapAgenda *rap_store_load_agenda (RapStore *self, gint64 meeting, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RapLookup rap_store_lookup (RapStore *self);

/**
 * RapHistoryEntry: one journal entry in words' parts
 */
typedef struct
{
  gint64 step;
  gint64 at;       /* Unix seconds */
  char *who;
  char *label;     /* of the step */
  char *step_kind; /* do, undo, redo, reference */
  char *state;     /* done, undone, dropped, record */
  RapKind kind;
  gint64 row;
  char *op;        /* insert, update, delete */
  char *before;    /* JSON of the row, NULL for insert */
  char *after;
} RapHistoryEntry;
void rap_history_entry_free (RapHistoryEntry *self);
/* Newest first; @kind −1 for all kinds, @id 0 for all rows; at most @limit. (element-type RapHistoryEntry) */
GPtrArray *rap_store_history (RapStore *self, int kind, gint64 id, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What calendar files told the world: uid → RapRevision, of a meeting and of the uids asked. */
GHashTable *rap_store_load_revisions (RapStore *self, const char *meeting, const char *const *uids,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rap_store_save_revisions (RapStore *self, GPtrArray *revisions, GError **error);

/* Integrity, foreign keys, journal triggers, every record against its rules. Problems in words
 * (element-type utf8), empty when sound. */
GPtrArray *rap_store_verify (RapStore *self, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A complete copy while others go on working; written beside and renamed. */
gboolean rap_store_backup (RapStore *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
