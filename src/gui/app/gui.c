/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "gui.h"
#include "rapporteur-gui-resources.h"

void
rap_gui_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      rap_gui_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}

/* DATADIR, beneath the folder into which a packager installed for moving it later (DESTDIR). */
static char *
installed_data_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;

  if (!folder || !g_str_has_suffix (folder, BINDIR))
    return NULL;
  folder[strlen (folder) - strlen (BINDIR)] = '\0';
  return g_strconcat (folder, DATADIR, NULL);
}

char *
rap_gui_own_data_folder (void)
{
  const char *const *known = g_get_system_data_dirs ();
  g_autofree char *own = installed_data_folder ();
  g_autofree char *users = g_canonicalize_filename (g_get_user_data_dir (), NULL);

  if (!own || g_str_equal (own, users))
    return NULL;
  for (; *known; known++)
    {
      g_autofree char *folder = g_canonicalize_filename (*known, NULL);

      if (g_str_equal (own, folder))
        return NULL;
    }
  return g_steal_pointer (&own);
}

GSettings *
rap_gui_settings_new (void)
{
  g_autofree char *folder = rap_gui_own_data_folder ();
  g_autofree char *schemas = folder ? g_build_filename (folder, "glib-2.0", "schemas", NULL) : NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (schemas)
    source = g_settings_schema_source_new_from_directory (
      schemas, g_settings_schema_source_get_default (), TRUE, NULL);
  if (source)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, FALSE);
  return schema ? g_settings_new_full (schema, NULL, NULL) : g_settings_new (APPLICATION_ID);
}
