/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "resources.h"
#include "source.h"

#define RESOURCE_SCHEME "resource:"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
list_folder (const char *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (builder, name);
  return g_strv_builder_end (builder);
}

GStrv
rap_source_list (const char *location)
{
  GStrv names;

  if (g_str_has_prefix (location, RESOURCE_SCHEME))
    names = g_resource_enumerate_children (rap_resources_get_resource (),
                                           location + strlen (RESOURCE_SCHEME),
                                           G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  else
    names = list_folder (location);
  if (names == NULL)
    names = g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}

GBytes *
rap_source_load (const char *location, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (location, name, NULL);
  g_autoptr (GError) reason = NULL;
  GBytes *bytes;
  char *contents;
  gsize length;

  if (g_str_has_prefix (location, RESOURCE_SCHEME))
    bytes = g_resource_lookup_data (rap_resources_get_resource (),
                                    path + strlen (RESOURCE_SCHEME),
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, &reason);
  else
    bytes = g_file_get_contents (path, &contents, &length, &reason)
              ? g_bytes_new_take (contents, length)
              : NULL;
  if (bytes == NULL)
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("“%s” cannot be read: %s"), path,
                 reason->message);
  return bytes;
}
