/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"
#define _GNU_SOURCE

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "core/error.h"
#include "files.h"

gboolean
rap_files_fail (int system_error, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (system_error)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("“%s” cannot be used: the file or its folder is not there."), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, RAP_ERROR, RAP_ERROR_READ_ONLY,
                   _("“%s” cannot be written: the folder or the file is read-only for you."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, RAP_ERROR, RAP_ERROR_FULL,
                   _("“%s” cannot be written: there is no space left."), name);
      break;
    case EEXIST:
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("There is already a file “%s”. It was left as it is."), name);
      break;
    default:
      g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("“%s” cannot be used: %s."), name,
                   g_strerror (system_error));
      break;
    }
  return FALSE;
}

char *
rap_files_make_beside (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX.new", name);
  g_autofree char *draft = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      rap_files_fail (errno, path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&draft);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  int result;
  int system_error;

  if (fd < 0)
    return FALSE;
  result = fsync (fd);
  system_error = errno;
  close (fd);
  errno = system_error;
  return result == 0;
}

/* A hard link fails when the name is taken, without a moment in between; where the file system has
 * none (FAT), the kernel's exclusive rename does the same. */
static gboolean
take_name (const char *draft, const char *path)
{
  if (link (draft, path) == 0)
    {
      unlink (draft);
      return TRUE;
    }
  if (errno == EEXIST)
    return FALSE;
  return renameat2 (AT_FDCWD, draft, AT_FDCWD, path, RENAME_NOREPLACE) == 0;
}

gboolean
rap_files_publish (const char *draft, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean done;

  done = sync_path (draft, O_RDONLY)
         && (replace ? g_rename (draft, path) == 0 : take_name (draft, path));
  if (!done)
    {
      rap_files_fail (errno, path, error);
      unlink (draft);
      return FALSE;
    }
  /* The file is there; that its name outlives a power cut is as much as can be asked for. */
  if (!sync_path (folder, O_RDONLY | O_DIRECTORY))
    g_debug ("%s: fsync: %s", folder, g_strerror (errno));
  return TRUE;
}

void
rap_files_rename_in_error (GError **error, const char *draft, const char *path)
{
  g_autofree char *from = g_filename_display_name (draft);
  g_autofree char *to = g_filename_display_name (path);
  g_auto (GStrv) parts = NULL;

  if (error == NULL || *error == NULL)
    return;
  parts = g_strsplit ((*error)->message, from, -1);
  g_free ((*error)->message);
  (*error)->message = g_strjoinv (to, parts);
}
