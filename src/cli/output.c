/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli.h"
#include "core/vocabulary.h"

/* ---- Words ---- */

GHashTable *
rap_cli_load_words (RapStore *store, GError **error)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_VOCABULARY);
  g_autoptr (GPtrArray) records = rap_store_list (store, query, error);

  return records != NULL ? rap_vocabulary_index (records) : NULL;
}

/* ---- Files ---- */

static gboolean
refuse_file (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, RAP_ERROR, code == ENOSPC ? RAP_ERROR_FULL : RAP_ERROR_IO,
               _("“%s” could not be written: %s."), name, g_strerror (code));
  return FALSE;
}

/* A device, pipe or socket is written to, not replaced. */
static gboolean
write_special (const char *path, GBytes *bytes, GError **error)
{
  FILE *file = g_fopen (path, "wb");
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  int code = errno;

  if (file == NULL)
    return refuse_file (path, code, error);
  if (fwrite (data, 1, length, file) != length || fflush (file) != 0)
    {
      code = errno;
      fclose (file);
      return refuse_file (path, code, error);
    }
  return fclose (file) == 0 || refuse_file (path, errno, error);
}

/* Whole or not at all: beside the file, synced, then renamed over it. A link stays a link. */
static gboolean
write_file (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = NULL;
  char *resolved = realpath (path, NULL);
  g_autoptr (GError) reason = NULL;
  struct stat status;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  target = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  if (stat (target, &status) == 0)
    {
      if (S_ISDIR (status.st_mode))
        return refuse_file (path, EISDIR, error);
      if (!S_ISREG (status.st_mode))
        return write_special (target, bytes, error);
      /* Renaming over it would succeed; who made it read-only did not mean that. */
      if (g_access (target, W_OK) != 0)
        return refuse_file (path, errno, error);
    }
  if (g_file_set_contents_full (target, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &reason))
    return TRUE;
  if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return refuse_file (path, ENOSPC, error);
  g_set_error_literal (error, RAP_ERROR, RAP_ERROR_IO, reason->message);
  return FALSE;
}

gboolean
rap_cli_write_output (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!g_str_equal (path, "-"))
    return write_file (path, bytes, error);
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("The output could not be written: %s."),
               g_strerror (errno));
  return FALSE;
}
