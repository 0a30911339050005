/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-editor.h"

/* Yes or no; stored at once. */
struct _RapSwitchEditor
{
  RapFieldEditor parent_instance;

  GtkSwitch *toggle;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (RapSwitchEditor, rap_switch_editor, RAP_TYPE_FIELD_EDITOR)

static void
active_cb (RapSwitchEditor *self)
{
  if (gtk_switch_get_active (self->toggle) != self->shown)
    rap_field_editor_commit (RAP_FIELD_EDITOR (self));
}

static void
rap_switch_editor_build (RapFieldEditor *editor)
{
  RapSwitchEditor *self = RAP_SWITCH_EDITOR (editor);

  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  rap_field_editor_set_child (editor, GTK_WIDGET (self->toggle), GTK_WIDGET (self->toggle));
}

static void
rap_switch_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapSwitchEditor *self = RAP_SWITCH_EDITOR (editor);

  self->shown = record && rap_record_integer (record, rap_field_editor_field (editor)) == 1;
  gtk_switch_set_active (self->toggle, self->shown);
}

static char *
rap_switch_editor_typed (RapFieldEditor *editor)
{
  RapSwitchEditor *self = RAP_SWITCH_EDITOR (editor);
  gboolean active = gtk_switch_get_active (self->toggle);

  return active == self->shown ? NULL : g_strdup (active ? "1" : "0");
}

static void
rap_switch_editor_class_init (RapSwitchEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  editor_class->build = rap_switch_editor_build;
  editor_class->show = rap_switch_editor_show;
  editor_class->typed = rap_switch_editor_typed;
}

static void
rap_switch_editor_init (RapSwitchEditor *self)
{
}
