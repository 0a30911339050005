/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-editor.h"

/* One of a few words in a drop-down list; stored at once. */
struct _RapChoiceEditor
{
  RapFieldEditor parent_instance;

  GtkDropDown *list;
  guint shown;
};

G_DEFINE_FINAL_TYPE (RapChoiceEditor, rap_choice_editor, RAP_TYPE_FIELD_EDITOR)

/* A field that may be empty has a row for that before its choices. */
static guint
rows_before (RapChoiceEditor *self)
{
  return rap_field_editor_spec (RAP_FIELD_EDITOR (self))->flags & RAP_FIELD_REQUIRED ? 0 : 1;
}

static void
selected_cb (RapChoiceEditor *self)
{
  if (gtk_drop_down_get_selected (self->list) != self->shown)
    rap_field_editor_commit (RAP_FIELD_EDITOR (self));
}

static void
rap_choice_editor_build (RapFieldEditor *editor)
{
  RapChoiceEditor *self = RAP_CHOICE_EDITOR (editor);
  const RapField *spec = rap_field_editor_spec (editor);
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (rows_before (self) > 0)
    gtk_string_list_append (labels, "—");
  for (const RapChoice *choice = spec->choices; choice->nick; choice++)
    gtk_string_list_append (labels, rap_choice_label (spec, choice->nick));
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  self->shown = gtk_drop_down_get_selected (self->list);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "flat");
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  rap_field_editor_set_child (editor, GTK_WIDGET (self->list), GTK_WIDGET (self->list));
}

static guint
find_row (RapChoiceEditor *self, const char *nick)
{
  const RapField *spec = rap_field_editor_spec (RAP_FIELD_EDITOR (self));

  if (*nick == '\0' && rows_before (self) > 0)
    return 0;
  for (guint i = 0; spec->choices[i].nick; i++)
    if (g_str_equal (spec->choices[i].nick, nick))
      return i + rows_before (self);
  return GTK_INVALID_LIST_POSITION;
}

static void
rap_choice_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapChoiceEditor *self = RAP_CHOICE_EDITOR (editor);

  self->shown = find_row (self, record ? rap_record_text (record, rap_field_editor_field (editor))
                                       : "");
  gtk_drop_down_set_selected (self->list, self->shown);
}

static char *
rap_choice_editor_typed (RapFieldEditor *editor)
{
  RapChoiceEditor *self = RAP_CHOICE_EDITOR (editor);
  guint row = gtk_drop_down_get_selected (self->list);

  if (row == self->shown || row == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (row < rows_before (self))
    return g_strdup ("");
  return g_strdup (rap_field_editor_spec (editor)->choices[row - rows_before (self)].nick);
}

static void
rap_choice_editor_class_init (RapChoiceEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  editor_class->build = rap_choice_editor_build;
  editor_class->show = rap_choice_editor_show;
  editor_class->typed = rap_choice_editor_typed;
}

static void
rap_choice_editor_init (RapChoiceEditor *self)
{
}
