/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "database.h"
#include "functions.h"

/* How long a write waits for another process's write to end. */
#define BUSY_MILLISECONDS 5000
/* SQLite instructions between two looks at the cancellable: about 0.1 ms. */
#define INSTRUCTIONS_PER_LOOK 2000
/* Queries put together from what the user filters by are many; all others are about 150. */
#define MAX_IDLE_STATEMENTS 400

struct _RapDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *idle; /* SQL text → RapStatement that nobody uses */
};

static void
set_full (const char *name, GError **error)
{
  g_set_error (error, RAP_ERROR, RAP_ERROR_FULL,
               _("There is no space left for “%s”. Nothing was changed; free some space and try "
                 "again."),
               name);
}

static void
set_io (int system_error, const char *name, GError **error)
{
  if (system_error == ENOSPC || system_error == EDQUOT)
    set_full (name, error);
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_IO,
                 _("“%s” cannot be read or written: the disk or the network reports an error. "
                   "Nothing was changed."),
                 name);
}

static void
set_error (int code, int system_error, const char *name, GError **error)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, RAP_ERROR, RAP_ERROR_BUSY,
                   _("“%s” is being written by another program. Nothing was changed; try again "
                     "in a moment."),
                   name);
      break;
    case SQLITE_FULL:
      set_full (name, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, RAP_ERROR, RAP_ERROR_READ_ONLY,
                   _("“%s” or its folder cannot be written. Nothing was changed."), name);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED, _("“%s” is damaged."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, RAP_ERROR, RAP_ERROR_IO,
                   _("“%s” or a file that belongs to it cannot be opened."), name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("“%s” refuses these values: they contradict what it holds. Nothing was "
                     "changed."),
                   name);
      break;
    case SQLITE_IOERR:
      set_io (system_error, name, error);
      break;
    default:
      g_set_error (error, RAP_ERROR, RAP_ERROR_IO,
                   _("“%s” cannot be used because of an internal error. Nothing was changed."),
                   name);
      break;
    }
}

/* @handle may be NULL, when there was no memory for one. */
static gboolean
fail (sqlite3 *handle, const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *message = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code);
  int system_error = handle != NULL ? sqlite3_system_errno (handle) : 0;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("The work was cancelled. Nothing was changed."));
      return FALSE;
    }
  g_debug ("%s: SQLite %d, errno %d: %s", name, code, system_error, message);
  /* These two are mistakes of this program, not of its user. */
  if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_MISUSE)
    g_warning ("%s: %s", name, message);
  set_error (code, system_error, name, error);
  return FALSE;
}

gboolean
rap_database_fail (RapDatabase *self, int code, GError **error)
{
  return fail (self->handle, self->path, code, error);
}

static int
look_for_cancel (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

void
rap_database_watch (RapDatabase *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->handle, cancellable != NULL ? INSTRUCTIONS_PER_LOOK : 0,
                            cancellable != NULL ? look_for_cancel : NULL, cancellable);
}

void
rap_database_interrupt (RapDatabase *self)
{
  sqlite3_interrupt (self->handle);
}

/* A URI is needed to say "immutable": the only way SQLite reads a file in WAL form without files
 * beside it. */
static int
open_handle (const char *path, RapDatabaseMode mode, sqlite3 **handle)
{
  /* No mutex: a connection is one thread's at a time. */
  const int common = SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
  g_autofree char *uri = NULL;
  g_autofree char *frozen = NULL;

  switch (mode)
    {
    case RAP_DATABASE_WRITE:
      return sqlite3_open_v2 (path, handle, common | SQLITE_OPEN_READWRITE, NULL);
    case RAP_DATABASE_READ:
      return sqlite3_open_v2 (path, handle, common | SQLITE_OPEN_READONLY, NULL);
    case RAP_DATABASE_FROZEN:
      uri = g_filename_to_uri (path, NULL, NULL);
      if (uri == NULL)
        return SQLITE_CANTOPEN;
      frozen = g_strconcat (uri, "?immutable=1", NULL);
      return sqlite3_open_v2 (frozen, handle, common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                              NULL);
    case RAP_DATABASE_MAKE:
    default:
      return sqlite3_open_v2 (path, handle,
                              common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    }
}

static gboolean
set_up (RapDatabase *self, RapDatabaseMode mode, GError **error)
{
  const struct
  {
    int what;
    int value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    sqlite3_db_config (self->handle, settings[i].what, settings[i].value, NULL);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  if (!rap_functions_register (self->handle))
    return rap_database_fail (self, sqlite3_errcode (self->handle), error);
  if (!rap_database_run (self, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", error))
    return FALSE;
  if (mode == RAP_DATABASE_WRITE)
    return rap_database_run (self,
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                             "PRAGMA journal_size_limit = 4194304",
                             error);
  return TRUE;
}

/**
 * rap_database_open:
 * @path: an existing regular file, except for %RAP_DATABASE_MAKE
 *
 * Returns: (transfer full) (nullable): a connection; %NULL with an error in words for people
 */
RapDatabase *
rap_database_open (const char *path, RapDatabaseMode mode, GError **error)
{
  static gsize ready = 0;
  g_autoptr (RapDatabase) self = NULL;
  sqlite3 *handle = NULL;
  int code;

  if (g_once_init_enter (&ready))
    {
      /* Counting every allocation costs a lock; refused, without harm, when SQLite runs already. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&ready, 1);
    }
  code = open_handle (path, mode, &handle);
  if (code != SQLITE_OK)
    {
      fail (handle, path, code, error);
      sqlite3_close (handle);
      return NULL;
    }
  self = g_new0 (RapDatabase, 1);
  self->handle = handle;
  self->path = g_strdup (path);
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  if (!set_up (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
statement_free (RapStatement *statement)
{
  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

static void
forget_statements (RapDatabase *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->idle);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_hash_table_iter_steal (&iter);
      statement_free (statement);
    }
}

void
rap_database_close (RapDatabase *self)
{
  forget_statements (self);
  g_hash_table_unref (self->idle);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("%s: a statement is still in use at close", self->path);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
rap_database_handle (RapDatabase *self)
{
  return self->handle;
}

const char *
rap_database_path (RapDatabase *self)
{
  return self->path;
}

gboolean
rap_database_run (RapDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || rap_database_fail (self, code, error);
}

gboolean
rap_database_run_prepared (RapDatabase *self, const char *sql, GError **error)
{
  g_autoptr (RapStatement) statement = rap_database_prepare (self, sql, error);

  return statement != NULL && rap_statement_run (statement, error);
}

gboolean
rap_database_get_integer (RapDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (RapStatement) statement = rap_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? rap_statement_integer (statement, 0) : 0;
  return TRUE;
}

gboolean
rap_database_has_loose_references (RapDatabase *self)
{
  int unresolved = 0;
  int peak;

  sqlite3_db_status (self->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &peak, 0);
  return unresolved != 0;
}

void
rap_database_roll_back (RapDatabase *self)
{
  /* SQLite itself rolls back after some errors; then there is nothing left to do. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * rap_database_prepare:
 *
 * The statement is the caller's alone until released, so a function that uses some SQL may call
 * another that uses the same.
 *
 * Returns: (transfer full) (nullable): a statement ready to be bound and stepped
 */
RapStatement *
rap_database_prepare (RapDatabase *self, const char *sql, GError **error)
{
  RapStatement *statement = g_hash_table_lookup (self->idle, sql);
  sqlite3_stmt *handle;
  int code;

  if (statement != NULL)
    {
      g_hash_table_remove (self->idle, sql);
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      g_debug ("%s", sql);
      rap_database_fail (self, code, error);
      return NULL;
    }
  statement = g_new0 (RapStatement, 1);
  statement->database = self;
  statement->sql = g_strdup (sql);
  statement->handle = handle;
  return statement;
}

void
rap_statement_release (RapStatement *self)
{
  RapDatabase *database = self->database;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (g_hash_table_contains (database->idle, self->sql))
    {
      statement_free (self);
      return;
    }
  if (g_hash_table_size (database->idle) >= MAX_IDLE_STATEMENTS)
    forget_statements (database);
  g_hash_table_insert (database->idle, self->sql, self);
}

void
rap_statement_bind_integer (RapStatement *self, int parameter, gint64 value)
{
  G_GNUC_UNUSED int code = sqlite3_bind_int64 (self->handle, parameter, value);

  g_assert (code == SQLITE_OK);
}

/* @value is not copied: it must live until the statement is reset or bound anew. */
void
rap_statement_bind_text (RapStatement *self, int parameter, const char *value)
{
  G_GNUC_UNUSED int code = sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_STATIC);

  g_assert (code == SQLITE_OK);
}

gboolean
rap_statement_step (RapStatement *self, gboolean *row, GError **error)
{
  int code = sqlite3_step (self->handle);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  return rap_database_fail (self->database, code, error);
}

gboolean
rap_statement_run (RapStatement *self, GError **error)
{
  int code;

  do
    code = sqlite3_step (self->handle);
  while (code == SQLITE_ROW);
  if (code != SQLITE_DONE)
    rap_database_fail (self->database, code, error);
  sqlite3_reset (self->handle);
  return code == SQLITE_DONE;
}

void
rap_statement_reset (RapStatement *self)
{
  sqlite3_reset (self->handle);
}

gint64
rap_statement_integer (RapStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
rap_statement_text (RapStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL ? text : "";
}

gboolean
rap_statement_is_null (RapStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
