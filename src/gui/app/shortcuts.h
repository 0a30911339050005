/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAP_SHORTCUT_MAX_ACCELS 3

/**
 * RapShortcut:
 * @action: detailed action name, "win.undo", "app.page::1"
 * @accels: as gtk_accelerator_parse() takes them; the first is the one that is shown
 * @title: what it does, untranslated (N_())
 * @group: heading in the list of shortcuts, untranslated (N_())
 *
 * A key that does something. The same tables give the keys their action and the list of keyboard
 * shortcuts its rows, so that neither can tell what the other does not.
 */
typedef struct
{
  const char *action;
  const char *accels[RAP_SHORTCUT_MAX_ACCELS + 1];
  const char *title;
  const char *group;
} RapShortcut;

/* Keys of a widget, in class_init: they act while the focus is inside the widget and nothing nearer
 * to the focus wants them (an entry keeps its own Ctrl+Z). The class needs the actions, or one of
 * its ancestors does. @table lives as long as the program. */
void rap_shortcuts_install (GtkWidgetClass *klass, const RapShortcut *table, guint n);
/* Keys of the whole application, whatever has the focus. */
void rap_shortcuts_set_accels (GtkApplication *application);

typedef void (*RapShortcutFunc) (const RapShortcut *shortcut, gpointer data);
/* Every key of the application and of the classes in use, group after group. */
void rap_shortcuts_foreach (RapShortcutFunc func, gpointer data);

G_END_DECLS
