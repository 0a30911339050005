/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "chooser.h"
#include "field-display.h"
#include "field-editor.h"
#include "menu-button.h"

/* A time zone or another record, from a list with search; stored at once. */
struct _RapChooserEditor
{
  RapFieldEditor parent_instance;

  GtkWidget *button;
  GtkWidget *chooser;
  GtkLabel *label;
  char *shown;
  char *chosen;
};

G_DEFINE_FINAL_TYPE (RapChooserEditor, rap_chooser_editor, RAP_TYPE_FIELD_EDITOR)

static void
show_value (RapChooserEditor *self, const char *value)
{
  RapFieldEditor *editor = RAP_FIELD_EDITOR (self);
  g_autofree char *words = rap_field_display_value (rap_field_editor_session (editor),
                                                    rap_field_editor_spec (editor), value);

  gtk_label_set_label (self->label, *words ? words : "—");
}

static void
chosen_cb (RapChooserEditor *self, const char *key)
{
  g_free (self->chosen);
  self->chosen = g_strdup (key);
  show_value (self, key);
  rap_field_editor_commit (RAP_FIELD_EDITOR (self));
}

/* What people may look a record up by beside its title: its codes and its other name. */
static char *
search_words (RapRecord *record)
{
  static const char *const names[] = { "code", "alias", "iso2", "iso3", "name-en", "name-fr",
                                       "short-en", "short-fr" };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = rap_kind_find_field (rap_record_kind (record), names[i]);

      if (field >= 0)
        g_string_append_printf (words, "%s ", rap_record_text (record, field));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_records (RapChooserEditor *self, RapChooser *chooser)
{
  RapFieldEditor *editor = RAP_FIELD_EDITOR (self);
  GPtrArray *records = rap_session_all (rap_field_editor_session (editor),
                                        rap_field_editor_spec (editor)->target);

  for (guint i = 0; i < records->len; i++)
    {
      RapRecord *record = g_ptr_array_index (records, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (record));
      g_autofree char *words = search_words (record);

      rap_chooser_add (chooser, key, rap_record_display_name (record), words);
    }
}

/* Filled anew each time: other records may have come since. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  RapChooserEditor *self = data;
  RapFieldEditor *editor = RAP_FIELD_EDITOR (self);
  const RapField *spec = rap_field_editor_spec (editor);
  RapChooser *chooser;

  if (!self->chooser)
    {
      self->chooser = rap_chooser_new ();
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, self->chooser);
    }
  chooser = RAP_CHOOSER (self->chooser);
  rap_chooser_clear (chooser);
  if (!(spec->flags & RAP_FIELD_REQUIRED))
    /* Translators: a row of a list: nothing of it is chosen */
    rap_chooser_add (chooser, "", C_("choice", "None"), NULL);
  if (spec->type == RAP_FIELD_ZONE)
    rap_chooser_add_zones (chooser, rap_session_now (rap_field_editor_session (editor)));
  else
    add_records (self, chooser);
  rap_chooser_set_current (chooser, self->chosen);
}

static void
rap_chooser_editor_build (RapFieldEditor *editor)
{
  RapChooserEditor *self = RAP_CHOOSER_EDITOR (editor);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  rap_menu_button_fill (GTK_MENU_BUTTON (self->button));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self,
                                         NULL);
  gtk_widget_add_css_class (self->button, "flat");
  rap_field_editor_set_child (editor, self->button, self->button);
}

static void
rap_chooser_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapChooserEditor *self = RAP_CHOOSER_EDITOR (editor);

  g_free (self->shown);
  g_free (self->chosen);
  self->shown = record ? rap_record_format (record, rap_field_editor_field (editor))
                       : g_strdup ("");
  self->chosen = g_strdup (self->shown);
  show_value (self, self->shown);
}

static char *
rap_chooser_editor_typed (RapFieldEditor *editor)
{
  RapChooserEditor *self = RAP_CHOOSER_EDITOR (editor);

  return g_strcmp0 (self->chosen, self->shown) == 0 ? NULL : g_strdup (self->chosen);
}

static void
rap_chooser_editor_finalize (GObject *object)
{
  RapChooserEditor *self = RAP_CHOOSER_EDITOR (object);

  g_free (self->shown);
  g_free (self->chosen);
  G_OBJECT_CLASS (rap_chooser_editor_parent_class)->finalize (object);
}

static void
rap_chooser_editor_class_init (RapChooserEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_chooser_editor_finalize;
  editor_class->build = rap_chooser_editor_build;
  editor_class->show = rap_chooser_editor_show;
  editor_class->typed = rap_chooser_editor_typed;
}

static void
rap_chooser_editor_init (RapChooserEditor *self)
{
}
