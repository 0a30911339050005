/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-display.h"
#include "field-editor.h"
#include "inline-text.h"

/* One line that is typed: text, number, duration, time of day. */
struct _RapTextEditor
{
  RapFieldEditor parent_instance;

  GtkText *text;
  char *shown;
};

G_DEFINE_FINAL_TYPE (RapTextEditor, rap_text_editor, RAP_TYPE_FIELD_EDITOR)

static GtkInputPurpose
purpose_of (const RapField *spec)
{
  if (spec->type == RAP_FIELD_INTEGER)
    return GTK_INPUT_PURPOSE_NUMBER;
  if (g_str_equal (spec->name, "email"))
    return GTK_INPUT_PURPOSE_EMAIL;
  if (g_str_equal (spec->name, "url") || g_str_equal (spec->name, "website"))
    return GTK_INPUT_PURPOSE_URL;
  if (g_str_equal (spec->name, "phone"))
    return GTK_INPUT_PURPOSE_PHONE;
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
rap_text_editor_build (RapFieldEditor *editor)
{
  RapTextEditor *self = RAP_TEXT_EDITOR (editor);

  self->text = GTK_TEXT (rap_inline_text_new ());
  gtk_text_set_input_purpose (self->text, purpose_of (rap_field_editor_spec (editor)));
  g_signal_connect_object (self->text, "changed", G_CALLBACK (rap_field_editor_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (rap_field_editor_commit), self,
                           G_CONNECT_SWAPPED);
  rap_field_editor_set_child (editor, GTK_WIDGET (self->text), GTK_WIDGET (self->text));
}

static void
rap_text_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapTextEditor *self = RAP_TEXT_EDITOR (editor);

  g_free (self->shown);
  self->shown = record ? rap_field_display (rap_field_editor_session (editor), record,
                                            rap_field_editor_field (editor)) : g_strdup ("");
  rap_inline_text_set (self->text, self->shown);
}

static char *
rap_text_editor_typed (RapFieldEditor *editor)
{
  RapTextEditor *self = RAP_TEXT_EDITOR (editor);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  return g_strcmp0 (text, self->shown) == 0 ? NULL : g_strdup (text);
}

static void
rap_text_editor_finalize (GObject *object)
{
  g_free (RAP_TEXT_EDITOR (object)->shown);
  G_OBJECT_CLASS (rap_text_editor_parent_class)->finalize (object);
}

static void
rap_text_editor_class_init (RapTextEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_text_editor_finalize;
  editor_class->build = rap_text_editor_build;
  editor_class->show = rap_text_editor_show;
  editor_class->typed = rap_text_editor_typed;
}

static void
rap_text_editor_init (RapTextEditor *self)
{
}
