/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-display.h"
#include "field-editor.h"

/* Text of several lines. Enter begins a new one, so Ctrl+Enter stores; Tab leaves. */
struct _RapLongTextEditor
{
  RapFieldEditor parent_instance;

  GtkTextView *view;
  char *shown;
};

G_DEFINE_FINAL_TYPE (RapLongTextEditor, rap_long_text_editor, RAP_TYPE_FIELD_EDITOR)

static char *
get_text (RapLongTextEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
commit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rap_field_editor_commit (RAP_FIELD_EDITOR (widget));
  return TRUE;
}

static void
rap_long_text_editor_build (RapFieldEditor *editor)
{
  RapLongTextEditor *self = RAP_LONG_TEXT_EDITOR (editor);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the text view, which takes Enter with any modifier for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                      gtk_callback_action_new (commit_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (rap_field_editor_edited), self, G_CONNECT_SWAPPED);
  rap_field_editor_set_child (editor, GTK_WIDGET (self->view), GTK_WIDGET (self->view));
}

static void
rap_long_text_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapLongTextEditor *self = RAP_LONG_TEXT_EDITOR (editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *present = get_text (self);

  g_free (self->shown);
  self->shown = record ? rap_field_display (rap_field_editor_session (editor), record,
                                            rap_field_editor_field (editor)) : g_strdup ("");
  if (!g_str_equal (present, self->shown))
    gtk_text_buffer_set_text (buffer, self->shown, -1);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

static char *
rap_long_text_editor_typed (RapFieldEditor *editor)
{
  RapLongTextEditor *self = RAP_LONG_TEXT_EDITOR (editor);
  g_autofree char *text = get_text (self);

  return g_strcmp0 (text, self->shown) == 0 ? NULL : g_steal_pointer (&text);
}

static void
rap_long_text_editor_finalize (GObject *object)
{
  g_free (RAP_LONG_TEXT_EDITOR (object)->shown);
  G_OBJECT_CLASS (rap_long_text_editor_parent_class)->finalize (object);
}

static void
rap_long_text_editor_class_init (RapLongTextEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_long_text_editor_finalize;
  editor_class->build = rap_long_text_editor_build;
  editor_class->show = rap_long_text_editor_show;
  editor_class->typed = rap_long_text_editor_typed;
}

static void
rap_long_text_editor_init (RapLongTextEditor *self)
{
}
