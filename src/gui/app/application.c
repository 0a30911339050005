/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "application.h"
#include "gui.h"
#include "preferences.h"
#include "shortcuts-window.h"
#include "shortcuts.h"
#include "window.h"

#define MOST_RECENT 10

struct _RapApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  RapClock *clock;
  GMenu *recent_menu;
};

G_DEFINE_FINAL_TYPE (RapApplication, rap_application, ADW_TYPE_APPLICATION)

/* --- paths ----------------------------------------------------------------------------------- */

/* One name for a file however it was reached; a file that is not there keeps the name it has. */
static char *
canonical_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  return real ? g_strdup (real) : g_canonicalize_filename (path, NULL);
}

static char *
sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapporteur", "sample.rapporteur", NULL);
}

/* --- windows --------------------------------------------------------------------------------- */

static RapWindow *
find_window (RapApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (RAP_IS_WINDOW (l->data) && !rap_window_get_problem (l->data)
        && g_strcmp0 (rap_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

/* The given window when it shows no workspace, else a new one. */
static RapWindow *
free_window (RapApplication *self, GtkWindow *window)
{
  if (window && RAP_IS_WINDOW (window) && !rap_window_get_session (RAP_WINDOW (window))
      && !rap_window_is_loading (RAP_WINDOW (window)))
    return RAP_WINDOW (window);
  return RAP_WINDOW (rap_window_new (self));
}

static void
open_as (RapApplication *self, const char *path, RapWindowOpen how, GtkWindow *window)
{
  g_autofree char *canonical = canonical_path (path);
  RapWindow *open = find_window (self, canonical);

  if (open)
    gtk_window_present (GTK_WINDOW (open));
  else
    rap_window_open (free_window (self, window), canonical, how);
}

void
rap_application_open_path (RapApplication *self, const char *path, GtkWindow *window)
{
  g_return_if_fail (RAP_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  open_as (self, path, RAP_WINDOW_OPEN, window);
}

void
rap_application_open_sample (RapApplication *self, GtkWindow *window)
{
  g_autofree char *path = sample_path ();

  g_return_if_fail (RAP_IS_APPLICATION (self));

  open_as (self, path,
           g_file_test (path, G_FILE_TEST_EXISTS) ? RAP_WINDOW_OPEN : RAP_WINDOW_CREATE_SAMPLE,
           window);
}

void
rap_application_create (RapApplication *self, const char *path, GtkWindow *window)
{
  g_return_if_fail (RAP_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  open_as (self, path, RAP_WINDOW_CREATE, window);
}

/* --- recent workspaces ----------------------------------------------------------------------- */

/* "Pretoria – Documents"; a letter after _ would be underlined, so it is doubled. */
static char *
recent_label (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *place = g_filename_display_basename (folder);
  g_autofree char *label = NULL;
  g_auto (GStrv) parts = NULL;

  if (g_str_has_suffix (base, ".rapporteur"))
    base[strlen (base) - strlen (".rapporteur")] = '\0';
  label = g_strdup_printf ("%s – %s", base, place);
  parts = g_strsplit (label, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
fill_recent_menu (RapApplication *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->settings, "recent-workspaces");

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i]; i++)
    {
      g_autofree char *label = recent_label (paths[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (self->recent_menu, item);
    }
  if (!paths[0])
    g_menu_append (self->recent_menu, _("No Recent Workspaces"), "app.no-recent");
}

void
rap_application_remember (RapApplication *self, const char *path)
{
  g_auto (GStrv) old = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_return_if_fail (RAP_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  old = g_settings_get_strv (self->settings, "recent-workspaces");
  g_ptr_array_add (paths, (gpointer) path);
  for (guint i = 0; old[i] && paths->len < MOST_RECENT; i++)
    if (!g_str_equal (old[i], path))
      g_ptr_array_add (paths, old[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (self->settings, "recent-workspaces", (const char *const *) paths->pdata);
  g_settings_set_string (self->settings, "last-workspace", path);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RapApplication *self = data;

  gtk_window_present (rap_preferences_new (
    gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (rap_shortcuts_window_new (
    gtk_application_get_active_window (GTK_APPLICATION (data))));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *const authors[] = { "The Rapporteur authors", NULL };

  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "program-name", "Rapporteur",
                         "logo-icon-name", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _("Plans regional meetings and their agendas. Not an official "
                                       "publication of the World Customs Organization."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "authors", authors,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Each window stores what is being typed and remembers its place. */
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RapApplication *self = data;

  rap_application_open_path (self, g_variant_get_string (parameter, NULL),
                             gtk_application_get_active_window (GTK_APPLICATION (self)));
}

static const GActionEntry actions[] = {
  { "preferences", preferences_action },
  { "shortcuts", shortcuts_action },
  { "about", about_action },
  { "quit", quit_action },
  { "open-recent", open_recent_action, "s" },
};

/* --- GApplication ---------------------------------------------------------------------------- */

static void
color_scheme_cb (RapApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      wanted);
}

static void
add_own_icons (void)
{
  g_autofree char *folder = rap_gui_own_data_folder ();
  g_autofree char *icons = folder ? g_build_filename (folder, "icons", NULL) : NULL;

  if (icons)
    gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    icons);
}

static void
rap_application_startup (GApplication *application)
{
  RapApplication *self = RAP_APPLICATION (application);

  /* The styles are looked for in the resources when the parent class starts. */
  rap_gui_init ();
  G_APPLICATION_CLASS (rap_application_parent_class)->startup (application);
  add_own_icons ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  /* Its keys belong to the list as well. */
  g_type_class_unref (g_type_class_ref (RAP_TYPE_WINDOW));
  rap_shortcuts_set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (self->settings, "changed::recent-workspaces",
                           G_CALLBACK (fill_recent_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (color_scheme_cb), self, G_CONNECT_SWAPPED);
  fill_recent_menu (self);
  color_scheme_cb (self);
}

static void
rap_application_activate (GApplication *application)
{
  RapApplication *self = RAP_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = g_settings_get_string (self->settings, "last-workspace");

  if (window)
    gtk_window_present (window);
  else if (*last)
    rap_application_open_path (self, last, NULL);
  else
    rap_application_open_sample (self, NULL);
}

static void
rap_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_file_get_parse_name (files[i]);

      /* A place without a path gets its name: the window then says that it cannot be opened. */
      rap_application_open_path (RAP_APPLICATION (application),
                                 g_file_peek_path (files[i]) ? g_file_peek_path (files[i]) : name,
                                 NULL);
    }
}

static int
rap_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Rapporteur %s\n", PACKAGE_VERSION);
      return 0;
    }
  return -1;
}

static void
rap_application_finalize (GObject *object)
{
  RapApplication *self = RAP_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->recent_menu);
  g_clear_pointer (&self->clock, rap_clock_unref);
  G_OBJECT_CLASS (rap_application_parent_class)->finalize (object);
}

static void
rap_application_class_init (RapApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_application_finalize;
  application_class->startup = rap_application_startup;
  application_class->activate = rap_application_activate;
  application_class->open = rap_application_open;
  application_class->handle_local_options = rap_application_handle_local_options;
}

static void
rap_application_init (RapApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
    { NULL },
  };

  self->settings = rap_gui_settings_new ();
  self->clock = rap_clock_new_system ();
  self->recent_menu = g_menu_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  /* Translators: after the options in the help of the command: "rapporteur [OPTION…] [FILE…]" */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

RapApplication *
rap_application_new (GApplicationFlags flags)
{
  return g_object_new (RAP_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", flags | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_PREFIX,
                       NULL);
}

GSettings *
rap_application_settings (RapApplication *self)
{
  g_return_val_if_fail (RAP_IS_APPLICATION (self), NULL);

  return self->settings;
}

RapClock *
rap_application_clock (RapApplication *self)
{
  g_return_val_if_fail (RAP_IS_APPLICATION (self), NULL);

  return self->clock;
}

GMenuModel *
rap_application_recent_menu (RapApplication *self)
{
  g_return_val_if_fail (RAP_IS_APPLICATION (self), NULL);

  return G_MENU_MODEL (self->recent_menu);
}
