/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "pages.h"
#include "shortcuts.h"

typedef struct
{
  const RapShortcut *table;
  guint n;
} Table;

static GArray *installed; /* of Table: what the classes in use brought */

/* Keys that nothing nearer to the focus has a use for. The rest is installed by RapWindow. */
static const RapShortcut application_shortcuts[] = {
  { "win.next-pane", { "F6" }, N_("Next pane"), N_("Getting Around") },
  { "win.previous-pane", { "<Shift>F6" }, N_("Previous pane"), N_("Getting Around") },
  { "win.search", { "<Control>f" }, N_("Search the page"), N_("Getting Around") },
  { "win.menu", { "F10" }, N_("Main menu"), N_("Getting Around") },
  { "win.create", { "<Control>n" }, N_("New on this page"), N_("Working") },
  { "win.export", { "<Control>e" }, N_("Export calendar"), N_("Working") },
  { "win.print", { "<Control>p" }, N_("Print or save the agenda"), N_("Working") },
  { "win.new-workspace", { "<Control><Shift>n" }, N_("New workspace"), N_("Workspaces") },
  { "win.open", { "<Control>o" }, N_("Open a workspace"), N_("Workspaces") },
  { "app.preferences", { "<Control>comma" }, N_("Preferences"), N_("Application") },
  { "app.shortcuts", { "F1", "<Control>question" }, N_("Keyboard shortcuts"), N_("Application") },
  { "win.close", { "<Control>w" }, N_("Close the window"), N_("Application") },
  { "app.quit", { "<Control>q" }, N_("Quit"), N_("Application") },
};

static char *
page_action (const RapPageInfo *page)
{
  return g_strdup_printf ("win.page::%s", page->id);
}

void
rap_shortcuts_install (GtkWidgetClass *klass, const RapShortcut *table, guint n)
{
  const Table entry = { table, n };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_action_parse_detailed_name (table[i].action, &name, &target, &error))
        g_error ("%s", error->message);
      for (guint k = 0; table[i].accels[k]; k++)
        {
          g_autoptr (GtkShortcut) shortcut =
            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (table[i].accels[k]),
                              gtk_named_action_new (name));

          gtk_shortcut_set_arguments (shortcut, target);
          gtk_widget_class_add_shortcut (klass, shortcut);
        }
    }
  if (!installed)
    installed = g_array_new (FALSE, FALSE, sizeof (Table));
  g_array_append_val (installed, entry);
}

void
rap_shortcuts_set_accels (GtkApplication *application)
{
  guint n_pages;
  const RapPageInfo *pages = rap_pages (&n_pages);

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *action = page_action (&pages[i]);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);
      const char *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
  for (guint i = 0; i < G_N_ELEMENTS (application_shortcuts); i++)
    gtk_application_set_accels_for_action (application, application_shortcuts[i].action,
                                           application_shortcuts[i].accels);
}

void
rap_shortcuts_foreach (RapShortcutFunc func, gpointer data)
{
  guint n_pages;
  const RapPageInfo *pages = rap_pages (&n_pages);

  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *action = page_action (&pages[i]);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);
      const RapShortcut shortcut = { action, { accel }, pages[i].title, N_("Getting Around") };

      func (&shortcut, data);
    }
  for (guint i = 0; i < G_N_ELEMENTS (application_shortcuts); i++)
    func (&application_shortcuts[i], data);
  for (guint i = 0; installed && i < installed->len; i++)
    {
      const Table *entry = &g_array_index (installed, Table, i);

      for (guint k = 0; k < entry->n; k++)
        func (&entry->table[k], data);
    }
}
