/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/text.h"
#include "shortcuts-window.h"
#include "shortcuts.h"

typedef struct
{
  GtkWidget *row;
  AdwPreferencesGroup *group;
  char *folded; /* title and keys, what a search looks through */
} Entry;

struct _RapShortcutsWindow
{
  AdwWindow parent_instance;

  GArray *entries; /* of Entry */

  /* Template widgets */
  GtkWidget *entry;
  GtkStack *stack;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (RapShortcutsWindow, rap_shortcuts_window, ADW_TYPE_WINDOW)

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->folded);
}

static char *
key_label (const char *accel)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return g_strdup (accel);
  return gtk_accelerator_get_label (key, modifiers);
}

static AdwPreferencesGroup *
ensure_group (RapShortcutsWindow *self, const char *title)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->entries->len; i++)
    {
      group = g_array_index (self->entries, Entry, i).group;
      if (g_str_equal (adw_preferences_group_get_title (group), title))
        return group;
    }
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_shortcut (const RapShortcut *shortcut, gpointer data)
{
  RapShortcutsWindow *self = data;
  g_autoptr (GString) words = NULL;
  Entry entry;

  /* What has no title stands in for a key that has. */
  if (!shortcut->title)
    return;
  words = g_string_new (_(shortcut->title));
  entry.group = ensure_group (self, _(shortcut->group));
  entry.row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry.row), _(shortcut->title));
  for (guint i = 0; shortcut->accels[i]; i++)
    {
      g_autofree char *key = key_label (shortcut->accels[i]);
      GtkWidget *label = gtk_label_new (key);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (entry.row), label);
      g_string_append_printf (words, " %s", key);
    }
  entry.folded = rap_text_fold (words->str);
  adw_preferences_group_add (entry.group, entry.row);
  g_array_append_val (self->entries, entry);
}

static void
search_changed_cb (RapShortcutsWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *needle = rap_text_fold (text);
  gboolean found = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (g_array_index (self->entries, Entry, i).group), FALSE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      gboolean matches = strstr (entry->folded, needle) != NULL;

      gtk_widget_set_visible (entry->row, matches);
      if (matches)
        gtk_widget_set_visible (GTK_WIDGET (entry->group), TRUE);
      found |= matches;
    }
  gtk_stack_set_visible_child_name (self->stack, found ? "list" : "nothing");
}

/* Escape empties the search first, then closes the window. */
static void
stop_search_cb (RapShortcutsWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
rap_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAP_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (rap_shortcuts_window_parent_class)->dispose (object);
}

static void
rap_shortcuts_window_finalize (GObject *object)
{
  g_array_unref (RAP_SHORTCUTS_WINDOW (object)->entries);
  G_OBJECT_CLASS (rap_shortcuts_window_parent_class)->finalize (object);
}

static void
rap_shortcuts_window_class_init (RapShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_shortcuts_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rap_shortcuts_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/app/shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RapShortcutsWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, RapShortcutsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RapShortcutsWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
rap_shortcuts_window_init (RapShortcutsWindow *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  rap_shortcuts_foreach (add_shortcut, self);
}

GtkWindow *
rap_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (RAP_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
