/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zone-private.h"

/* Folder → NULL-ended array of names, kept for the life of the program. */
static GMutex names_lock;
static GHashTable *names_of_directory;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Lines of `country TAB coordinates TAB zone [TAB comment]`. */
static void
collect_names (const char *table, GHashTable *names)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;

      if (lines[i][0] == '#')
        continue;
      columns = g_strsplit (g_strchomp (lines[i]), "\t", 4);
      if (g_strv_length (columns) >= 3 && _rap_zone_name_is_valid (columns[2]))
        g_hash_table_add (names, g_strdup (columns[2]));
    }
}

static char **
read_names (const char *directory)
{
  static const char *const tables[] = { "zone.tab", "zone1970.tab" };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  for (gsize i = 0; i < G_N_ELEMENTS (tables) && g_hash_table_size (names) == 0; i++)
    {
      g_autofree char *path = g_build_filename (directory, tables[i], NULL);
      g_autofree char *table = NULL;

      if (g_file_get_contents (path, &table, NULL, NULL))
        collect_names (table, names);
    }
  g_hash_table_add (names, g_strdup ("UTC"));

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (sorted, name);
    }
  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);
  return (char **)g_ptr_array_steal (sorted, NULL);
}

const char *const *
rap_zone_names (void)
{
  const char *directory = _rap_zone_directory ();
  char **names;

  g_mutex_lock (&names_lock);
  if (names_of_directory == NULL)
    names_of_directory = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_hash_table_lookup (names_of_directory, directory);
  if (names == NULL)
    {
      names = read_names (directory);
      g_hash_table_insert (names_of_directory, g_strdup (directory), names);
    }
  g_mutex_unlock (&names_lock);
  return (const char *const *)names;
}

/* A year and a letter, "2025b"; a distribution may add to it. */
static gboolean
is_version (const char *text)
{
  gsize length = strlen (text);

  if (length < 5 || length > 32)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i < 4 ? !g_ascii_isdigit (text[i]) : !g_ascii_isgraph (text[i]))
      return FALSE;
  return TRUE;
}

const char *
rap_zone_data_version (void)
{
  static const struct
  {
    const char *file;
    const char *prefix;
  } places[] = { { "tzdata.zi", "# version " }, { "+VERSION", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (_rap_zone_directory (), places[i].file, NULL);
      char line[64];
      FILE *file = fopen (path, "re");
      gboolean is_read;

      if (file == NULL)
        continue;
      is_read = fgets (line, sizeof line, file) != NULL;
      fclose (file);
      if (is_read && g_str_has_prefix (line, places[i].prefix))
        {
          const char *version = g_strstrip (line + strlen (places[i].prefix));

          if (is_version (version))
            return g_intern_string (version);
        }
    }
  return "";
}

/* ---- The zone of this computer ---- */

/* "…/zoneinfo/Europe/Brussels" → "Europe/Brussels"; another path gives %NULL. */
static const char *
name_in_path (const char *path)
{
  const char *name = g_strrstr (path, "/zoneinfo/");

  if (name == NULL)
    return NULL;
  name += strlen ("/zoneinfo/");
  if (g_str_has_prefix (name, "posix/") || g_str_has_prefix (name, "right/"))
    name = strchr (name, '/') + 1;
  return name;
}

static RapZone *
zone_if_valid (const char *name)
{
  if (name == NULL || *name == '\0')
    return NULL;
  /* People choose from rap_zone_names(), where this one is spelled so. */
  if (strcmp (name, "Etc/UTC") == 0)
    return rap_zone_get_utc ();
  return rap_zone_get (name, NULL);
}

static RapZone *
zone_from_link (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  RapZone *zone = target != NULL ? zone_if_valid (name_in_path (target)) : NULL;

  /* The name that the first link has is the one that somebody chose, even if the zone's file is a
   * link itself; only when the first does not lead there the end of the chain is asked. */
  if (zone == NULL && target != NULL)
    {
      char *end = realpath (path, NULL);

      if (end != NULL)
        zone = zone_if_valid (name_in_path (end));
      free (end);
    }
  return zone;
}

static RapZone *
zone_from_file (const char *path)
{
  g_autofree char *name = NULL;

  if (!g_file_get_contents (path, &name, NULL, NULL))
    return NULL;
  return zone_if_valid (g_strstrip (name));
}

RapZone *
_rap_zone_find_local (const char *tz, const char *etc)
{
  g_autofree char *link = g_build_filename (etc, "localtime", NULL);
  g_autofree char *file = g_build_filename (etc, "timezone", NULL);
  RapZone *zone = NULL;

  if (tz != NULL)
    {
      if (*tz == ':')
        tz++;
      /* Set but empty is UTC to the C library. */
      if (*tz == '\0')
        return rap_zone_get_utc ();
      zone = zone_if_valid (*tz == '/' ? name_in_path (tz) : tz);
    }
  if (zone == NULL)
    zone = zone_from_link (link);
  if (zone == NULL)
    zone = zone_from_file (file);
  return zone != NULL ? zone : rap_zone_get_utc ();
}

RapZone *
rap_zone_get_local (void)
{
  return _rap_zone_find_local (g_getenv ("TZ"), "/etc");
}
