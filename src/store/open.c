/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"
#define _GNU_SOURCE

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "files.h"
#include "open.h"
#include "schema.h"
#include "search-index.h"

/* The head of every SQLite file (sqlite.org/fileformat2.html §1.3). */
#define HEAD_SIZE 100
#define HEAD_MAGIC "SQLite format 3"
#define HEAD_USER_VERSION 60
#define HEAD_APPLICATION_ID 68

/* ---- What the file is, before SQLite touches it ---- */

static guint32
read_head_number (const guint8 *head, gsize offset)
{
  guint32 number;

  memcpy (&number, head + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* A pipe or device is never opened: that could block or have effects. */
static gboolean
check_type (const char *path, const char *name, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat about;

  if (stat (path, &about) != 0)
    {
      if (errno != ENOENT && errno != ENOTDIR)
        return rap_files_fail (errno, path, error);
      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      else
        g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                     _("“%s” is not there: its folder is gone or not connected."), name);
      return FALSE;
    }
  if (S_ISREG (about.st_mode) && about.st_size > 0)
    return TRUE;
  if (S_ISREG (about.st_mode))
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_WORKSPACE,
                 _("“%s” is an empty file, not a Rapporteur workspace."), name);
  else if (S_ISDIR (about.st_mode))
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_WORKSPACE,
                 _("“%s” is a folder, not a Rapporteur workspace."), name);
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_WORKSPACE,
                 _("“%s” is not a regular file, so not a Rapporteur workspace."), name);
  return FALSE;
}

static gboolean
read_head (const char *path, const char *name, guint8 *head, gsize *length, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gssize n;

  if (fd < 0 && errno == EACCES)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("You may not read “%s”."), name);
      return FALSE;
    }
  if (fd < 0)
    return rap_files_fail (errno, path, error);
  n = read (fd, head, HEAD_SIZE);
  if (n < 0)
    rap_files_fail (errno, path, error);
  close (fd);
  *length = (gsize) MAX (n, 0);
  return n >= 0;
}

/* The application id stands in the head from the first moment of a workspace file, and never only
 * in a log beside it: files are made whole before they get their name. */
static gboolean
check_head (const char *path, int *version, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint8 head[HEAD_SIZE] = { 0 };
  gsize length = 0;

  if (!check_type (path, name, error) || !read_head (path, name, head, &length, error))
    return FALSE;
  if (length < HEAD_SIZE || memcmp (head, HEAD_MAGIC, sizeof HEAD_MAGIC) != 0
      || read_head_number (head, HEAD_APPLICATION_ID) != RAP_APPLICATION_ID)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_WORKSPACE,
                   _("“%s” is not a Rapporteur workspace. It was left as it is."), name);
      return FALSE;
    }
  *version = (int) read_head_number (head, HEAD_USER_VERSION);
  return TRUE;
}

/* ---- Whether it can be written ---- */

static char *
newer_reason (int version, int newest)
{
  return g_strdup_printf (_("It was written by a newer version of Rapporteur (format %d; this one "
                            "knows up to %d). It can be read, not changed."),
                          version, newest);
}

static char *
access_reason (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return g_strdup (errno == EROFS
                       ? _("It lies on a disk that can only be read, so it cannot be changed.")
                       : _("The file is read-only for you, so it cannot be changed."));
  if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    return g_strdup (_("Its folder is read-only for you, so it cannot be changed."));
  return NULL;
}

static char *
find_reason (const char *path, RapStoreFlags flags, int version, int newest)
{
  if (version > newest)
    return newer_reason (version, newest);
  if (flags & RAP_STORE_READ_ONLY)
    return g_strdup (_("It was opened for reading only."));
  return access_reason (path);
}

/* ---- Reading ---- */

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf about;

  return g_stat (log, &about) == 0 && about.st_size > 0;
}

/* Opening alone reads nothing. */
static RapDatabase *
open_and_look (const char *path, RapDatabaseMode mode, GError **error)
{
  g_autoptr (RapDatabase) reader = rap_database_open (path, mode, error);
  gint64 tables;

  if (reader == NULL
      || !rap_database_get_integer (reader, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return NULL;
  return g_steal_pointer (&reader);
}

/* SQLite reads a file in WAL form through two files beside it, and makes them when they are
 * missing. Where we may not write the workspace we do not make them either: their owner would be
 * the wrong one, and its next writer would be locked out. Without a log the file alone is
 * complete, and RAP_DATABASE_FROZEN reads just that. */
RapDatabase *
rap_opening_open_reader (const char *path, gboolean writable, RapDatabaseMode *mode, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *log = g_strconcat (name, "-wal", NULL);
  gboolean logged = has_log (path);
  g_autoptr (GError) reason = NULL;
  RapDatabase *reader;

  *mode = logged || writable ? RAP_DATABASE_READ : RAP_DATABASE_FROZEN;
  reader = open_and_look (path, *mode, &reason);
  if (reader == NULL && !logged && *mode == RAP_DATABASE_READ
      && !g_error_matches (reason, RAP_ERROR, RAP_ERROR_DAMAGED))
    {
      /* A full disk has no room for the files beside it. */
      *mode = RAP_DATABASE_FROZEN;
      reader = open_and_look (path, *mode, NULL);
    }
  if (reader != NULL)
    return reader;
  if (logged && !writable && !g_error_matches (reason, RAP_ERROR, RAP_ERROR_DAMAGED))
    g_set_error (error, RAP_ERROR, RAP_ERROR_READ_ONLY,
                 _("The last changes of “%s” lie in “%s”, which cannot be read here. Copy both to "
                   "a folder that can be written and open the copy."),
                 name, log);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* ---- Writing ---- */

static gboolean
is_refusal_to_write (const GError *error)
{
  return g_error_matches (error, RAP_ERROR, RAP_ERROR_READ_ONLY)
         || g_error_matches (error, RAP_ERROR, RAP_ERROR_FULL)
         || g_error_matches (error, RAP_ERROR, RAP_ERROR_IO);
}

static char *
make_backup_path (const char *path, int version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".rapporteur")
                            ? g_strndup (path, strlen (path) - strlen (".rapporteur"))
                            : g_strdup (path);
  char *copy = g_strdup_printf ("%s.before-v%d.rapporteur", stem, version);

  for (int i = 2; g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.before-v%d-%d.rapporteur", stem, version, i);
    }
  return copy;
}

/* The copy stays: it is what an older version of the program can still open. */
static gboolean
migrate (RapDatabase *writer, const char *location, int newest, GError **error)
{
  g_autofree char *copy = make_backup_path (rap_database_path (writer), newest);

  if (!rap_backup_copy (writer, copy, FALSE, NULL, error))
    return FALSE;
  if (rap_schema_migrate (writer, location, error))
    return TRUE;
  /* Nothing was changed, so the copy holds nothing that the file does not. */
  g_unlink (copy);
  return FALSE;
}

/* A missing table or column in a file of a version we know means damage. */
static gboolean
check_fit (RapDatabase *database, gboolean newer, GError **error)
{
  g_autofree char *name = g_filename_display_name (rap_database_path (database));
  g_autofree char *missing = NULL;

  if (rap_schema_fits (database, &missing, error))
    return TRUE;
  if (missing == NULL)
    return FALSE;
  if (newer)
    g_set_error (error, RAP_ERROR, RAP_ERROR_TOO_NEW,
                 _("“%s” was written by a newer version of Rapporteur and cannot be read by this "
                   "one (%s is missing)."),
                 name, missing);
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED, _("“%s” is damaged (%s is missing)."), name,
                 missing);
  return FALSE;
}

/* %FALSE without error when it turned out that the file cannot be written; the reason says why. */
static gboolean
open_writer (RapOpening *self, const char *location, int newest, GError **error)
{
  g_autoptr (RapDatabase) writer = NULL;
  g_autoptr (GError) reason = NULL;
  int version;

  writer = rap_database_open (self->path, RAP_DATABASE_WRITE, &reason);
  if (writer == NULL || !rap_schema_version (writer, &version, &reason))
    {
      if (is_refusal_to_write (reason))
        self->reason = g_strdup (reason->message);
      else
        g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  /* The head may be older than the log beside it. */
  if (version > newest)
    {
      self->reason = newer_reason (version, newest);
      return FALSE;
    }
  if ((version < newest && !migrate (writer, location, newest, error))
      || !check_fit (writer, FALSE, error) || !rap_schema_mend_triggers (writer, error)
      || !rap_search_index_catch_up (writer, error))
    return FALSE;
  self->writer = g_steal_pointer (&writer);
  return TRUE;
}

static gboolean
open_reader (RapOpening *self, const char *location, int newest, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *unwritable = access_reason (self->path);
  int version;

  self->reader = rap_opening_open_reader (self->path, unwritable == NULL, &self->reader_mode, error);
  if (self->reader == NULL || !rap_schema_version (self->reader, &version, error))
    return FALSE;
  if (version < newest)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_READ_ONLY,
                   _("“%s” was written by an older version of Rapporteur and has to be brought up "
                     "to date before it can be read. %s"),
                   name, self->reason);
      return FALSE;
    }
  return self->writer != NULL || check_fit (self->reader, version > newest, error);
}

gboolean
rap_opening_run (RapOpening *self,
                 const char *path,
                 RapStoreFlags flags,
                 const char *location,
                 GError **error)
{
  int newest = rap_schema_newest (location);
  g_autofree char *resolved = NULL;
  int version;

  if (!check_head (path, &version, error))
    return FALSE;
  resolved = realpath (path, NULL);
  self->path = g_strdup (resolved != NULL ? resolved : path);
  self->reason = find_reason (self->path, flags, version, newest);
  if (self->reason == NULL && !open_writer (self, location, newest, error) && self->reason == NULL)
    return FALSE;
  return open_reader (self, location, newest, error);
}

void
rap_opening_clear (RapOpening *self)
{
  g_clear_pointer (&self->reader, rap_database_close);
  g_clear_pointer (&self->writer, rap_database_close);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* A connection that may write takes the log and its index away when it is the last one. */
void
rap_opening_tidy (const char *path)
{
  g_autofree char *unwritable = access_reason (path);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autoptr (RapDatabase) database = NULL;
  gint64 ignored;

  if (unwritable != NULL || has_log (path) || !g_file_test (index, G_FILE_TEST_EXISTS))
    return;
  database = rap_database_open (path, RAP_DATABASE_WRITE, NULL);
  if (database != NULL)
    rap_database_get_integer (database, "SELECT count (*) FROM sqlite_schema", &ignored, NULL);
}

/* ---- Making ---- */

static gboolean
give_identity (RapDatabase *database, gint64 now, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (database,
                          "INSERT INTO workspace (id, uid, created) VALUES (1, ?1, ?2)", error);
  g_autofree char *uid = g_uuid_string_random ();

  if (statement == NULL)
    return FALSE;
  rap_statement_bind_text (statement, 1, uid);
  rap_statement_bind_integer (statement, 2, now);
  return rap_statement_run (statement, error);
}

static gboolean
fill (const char *draft, const char *location, gint64 now, GError **error)
{
  g_autoptr (RapDatabase) database = rap_database_open (draft, RAP_DATABASE_MAKE, error);

  /* Nobody sees the draft: it needs no journal against a crash, only to be on the disk in the end. */
  return database != NULL
         && rap_database_run (database, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF",
                              error)
         && rap_schema_migrate (database, location, error) && give_identity (database, now, error);
}

gboolean
rap_opening_create (const char *path, const char *location, gint64 now, GError **error)
{
  g_autofree char *draft = NULL;
  GStatBuf about;

  if (g_lstat (path, &about) == 0)
    return rap_files_fail (EEXIST, path, error);
  draft = rap_files_make_beside (path, error);
  if (draft == NULL)
    return FALSE;
  if (!fill (draft, location, now, error))
    {
      rap_files_rename_in_error (error, draft, path);
      g_unlink (draft);
      return FALSE;
    }
  return rap_files_publish (draft, path, FALSE, error);
}
