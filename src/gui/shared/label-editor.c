/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-display.h"
#include "field-editor.h"

/* A value that is not to be changed here: text to read and copy. */
struct _RapLabelEditor
{
  RapFieldEditor parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RapLabelEditor, rap_label_editor, RAP_TYPE_FIELD_EDITOR)

static void
rap_label_editor_build (RapFieldEditor *editor)
{
  RapLabelEditor *self = RAP_LABEL_EDITOR (editor);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->label, TRUE);
  rap_field_editor_set_child (editor, GTK_WIDGET (self->label), GTK_WIDGET (self->label));
}

static void
rap_label_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  g_autofree char *text =
    record ? rap_field_display (rap_field_editor_session (editor), record,
                                rap_field_editor_field (editor)) : NULL;

  gtk_label_set_label (RAP_LABEL_EDITOR (editor)->label, text && *text ? text : "—");
}

static char *
rap_label_editor_typed (RapFieldEditor *editor)
{
  return NULL;
}

static void
rap_label_editor_class_init (RapLabelEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  editor_class->build = rap_label_editor_build;
  editor_class->show = rap_label_editor_show;
  editor_class->typed = rap_label_editor_typed;
}

static void
rap_label_editor_init (RapLabelEditor *self)
{
}
