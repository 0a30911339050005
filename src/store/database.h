/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "core/error.h"

G_BEGIN_DECLS

/**
 * RapDatabaseMode:
 * @RAP_DATABASE_WRITE: an existing file, to be written
 * @RAP_DATABASE_READ: an existing file, never written; sees what others commit
 * @RAP_DATABASE_FROZEN: a file that nobody can write; needs no files beside it
 * @RAP_DATABASE_MAKE: a new file, to be written without a log beside it
 */
typedef enum
{
  RAP_DATABASE_WRITE,
  RAP_DATABASE_READ,
  RAP_DATABASE_FROZEN,
  RAP_DATABASE_MAKE,
} RapDatabaseMode;

/**
 * RapDatabase:
 *
 * One connection to a workspace file, set up so that a damaged or hostile file does least harm,
 * with the statements it has prepared. To be used by one thread at a time.
 */
typedef struct _RapDatabase RapDatabase;

RapDatabase *rap_database_open (const char *path, RapDatabaseMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_database_close (RapDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapDatabase, rap_database_close)

sqlite3 *rap_database_handle (RapDatabase *self);
const char *rap_database_path (RapDatabase *self);
/* Ends what the connection is doing when @cancellable is cancelled; %NULL to stop listening. */
void rap_database_watch (RapDatabase *self, GCancellable *cancellable);
/* Ends what the connection is doing at once; from any thread. */
void rap_database_interrupt (RapDatabase *self);

/* Sets @error from SQLite's result @code, in words for people. Always %FALSE. */
gboolean rap_database_fail (RapDatabase *self, int code, GError **error);
/* One or more statements without parameters and results. */
gboolean rap_database_run (RapDatabase *self, const char *sql, GError **error);
/* One statement without parameters and results that is run again and again. */
gboolean rap_database_run_prepared (RapDatabase *self, const char *sql, GError **error);
/* The first column of the first row; @value is 0 when there is no row. */
gboolean rap_database_get_integer (RapDatabase *self, const char *sql, gint64 *value, GError **error);
/* Whether the open transaction has references to rows that are not there, so cannot commit. */
gboolean rap_database_has_loose_references (RapDatabase *self);
/* ROLLBACK where a transaction is open; never fails in a way that matters. */
void rap_database_roll_back (RapDatabase *self);

/**
 * RapStatement:
 *
 * A prepared statement on loan from the connection; releasing it resets it and gives it back.
 */
typedef struct
{
  RapDatabase *database;
  char *sql;
  sqlite3_stmt *handle;
} RapStatement;

RapStatement *rap_database_prepare (RapDatabase *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_statement_release (RapStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapStatement, rap_statement_release)

void rap_statement_bind_integer (RapStatement *self, int parameter, gint64 value);
void rap_statement_bind_text (RapStatement *self, int parameter, const char *value); /* %NULL is NULL */
/* %TRUE with @row %TRUE when there is a row, with @row %FALSE at the end; %FALSE on error. */
gboolean rap_statement_step (RapStatement *self, gboolean *row, GError **error);
/* For a statement without rows: runs it to its end and makes it ready to run again. */
gboolean rap_statement_run (RapStatement *self, GError **error);
void rap_statement_reset (RapStatement *self);
gint64 rap_statement_integer (RapStatement *self, int column);
const char *rap_statement_text (RapStatement *self, int column); /* "" for NULL */
gboolean rap_statement_is_null (RapStatement *self, int column);

G_END_DECLS
