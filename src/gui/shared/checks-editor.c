/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "check-list.h"
#include "field-display.h"
#include "field-editor.h"
#include "menu-button.h"

/* Some of a few words: check buttons in a popover. Stored when it closes, so that all of them are
 * one step to undo; Escape closes it and stores nothing. */
struct _RapChecksEditor
{
  RapFieldEditor parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkLabel *label;
  GPtrArray *checks; /* borrowed GtkCheckButton, in the order of the choices */
  char *shown;
};

G_DEFINE_FINAL_TYPE (RapChecksEditor, rap_checks_editor, RAP_TYPE_FIELD_EDITOR)

static char *
checked (RapChecksEditor *self)
{
  const RapField *spec = rap_field_editor_spec (RAP_FIELD_EDITOR (self));
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? "," : "", spec->choices[i].nick);
  return g_string_free (nicks, FALSE);
}

static void
show_label (RapChecksEditor *self, const char *nicks)
{
  RapFieldEditor *editor = RAP_FIELD_EDITOR (self);
  g_autofree char *words = rap_field_display_value (rap_field_editor_session (editor),
                                                    rap_field_editor_spec (editor), nicks);

  gtk_label_set_label (self->label, *words ? words : "—");
}

static void
fill (RapChecksEditor *self)
{
  const RapField *spec = rap_field_editor_spec (RAP_FIELD_EDITOR (self));
  g_auto (GStrv) nicks = g_strsplit (self->shown ? self->shown : "", ",", -1);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 g_strv_contains ((const char *const *) nicks,
                                                  spec->choices[i].nick));
}

static void
toggled_cb (RapChecksEditor *self)
{
  g_autofree char *nicks = checked (self);

  show_label (self, nicks);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  fill (data);
  gtk_popover_popdown (GTK_POPOVER (((RapChecksEditor *) data)->popover));
  return TRUE;
}

static GtkWidget *
new_popover (RapChecksEditor *self)
{
  const RapField *spec = rap_field_editor_spec (RAP_FIELD_EDITOR (self));
  GtkWidget *box = rap_check_list_new (3);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = gtk_popover_new ();
  for (const RapChoice *choice = spec->choices; choice->nick; choice++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (rap_choice_label (spec, choice->nick));

      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->popover, keys);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (rap_field_editor_commit), self,
                           G_CONNECT_SWAPPED);
  return self->popover;
}

static void
rap_checks_editor_build (RapFieldEditor *editor)
{
  RapChecksEditor *self = RAP_CHECKS_EDITOR (editor);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  rap_menu_button_fill (GTK_MENU_BUTTON (self->button));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), new_popover (self));
  gtk_widget_add_css_class (self->button, "flat");
  rap_field_editor_set_child (editor, self->button, self->button);
}

static void
rap_checks_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapChecksEditor *self = RAP_CHECKS_EDITOR (editor);

  g_free (self->shown);
  self->shown = g_strdup (record ? rap_record_text (record, rap_field_editor_field (editor)) : "");
  fill (self);
  show_label (self, self->shown);
}

static char *
rap_checks_editor_typed (RapFieldEditor *editor)
{
  RapChecksEditor *self = RAP_CHECKS_EDITOR (editor);
  g_autofree char *nicks = checked (self);

  return g_strcmp0 (nicks, self->shown) == 0 ? NULL : g_steal_pointer (&nicks);
}

static void
rap_checks_editor_finalize (GObject *object)
{
  RapChecksEditor *self = RAP_CHECKS_EDITOR (object);

  g_ptr_array_unref (self->checks);
  g_free (self->shown);
  G_OBJECT_CLASS (rap_checks_editor_parent_class)->finalize (object);
}

static void
rap_checks_editor_class_init (RapChecksEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_checks_editor_finalize;
  editor_class->build = rap_checks_editor_build;
  editor_class->show = rap_checks_editor_show;
  editor_class->typed = rap_checks_editor_typed;
}

static void
rap_checks_editor_init (RapChecksEditor *self)
{
  self->checks = g_ptr_array_new ();
}
