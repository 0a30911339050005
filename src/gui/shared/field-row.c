/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "field-editor.h"
#include "field-row.h"
#include "words.h"

struct _RapFieldRow
{
  AdwPreferencesRow parent_instance;

  RapSession *session;
  RapKind kind;
  guint field;
  RapRecord *record; /* of the page */
  RapRecord *shown;  /* a copy with what has just been stored, until the page brings it */

  GtkWidget *label;
  GtkWidget *error;
  RapFieldEditor *editor;
};

G_DEFINE_FINAL_TYPE (RapFieldRow, rap_field_row, ADW_TYPE_PREFERENCES_ROW)

static const RapField *
spec_of (RapFieldRow *self)
{
  return &rap_kind_fields (self->kind, NULL)[self->field];
}

/* --- what is wrong --------------------------------------------------------------------------- */

/* The row's label says already which field a refusal is about. */
static const char *
reason_only (RapFieldRow *self, const char *message)
{
  const RapField *spec = spec_of (self);
  g_autofree char *prefix = g_strdup_printf (_("%s (%s): %s"), rap_field_label (spec), spec->name,
                                             "");

  return g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message;
}

static void
set_problem (RapFieldRow *self, const char *message)
{
  GtkAccessible *target = GTK_ACCESSIBLE (rap_field_editor_target (self->editor));

  gtk_widget_set_visible (self->error, message != NULL);
  gtk_label_set_label (GTK_LABEL (self->error), message ? reason_only (self, message) : "");
  if (message)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (target, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (target, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      self->error, NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (target, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (target, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
    }
}

/* --- showing and storing --------------------------------------------------------------------- */

static void
show_stored (RapFieldRow *self)
{
  set_problem (self, NULL);
  rap_field_editor_show (self->editor, self->shown);
}

static void
record_changed_cb (RapFieldRow *self)
{
  g_autofree char *typed = rap_field_editor_typed (self->editor);

  if (!self->record)
    return;
  g_set_object (&self->shown, self->record);
  /* What is being typed is not taken away. */
  if (!typed)
    show_stored (self);
}

gboolean
rap_field_row_commit (RapFieldRow *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) after = NULL;

  g_return_val_if_fail (RAP_IS_FIELD_ROW (self), FALSE);

  typed = self->shown ? rap_field_editor_typed (self->editor) : NULL;
  if (!typed)
    {
      set_problem (self, NULL);
      return TRUE;
    }
  after = rap_record_copy (self->shown);
  stored = rap_record_format (self->shown, self->field);
  if (!rap_record_parse (after, self->field, typed, &error)
      || (!rap_record_field_equal (self->shown, after, self->field)
          && !rap_session_set_field (self->session, self->shown, self->field, typed, &error)))
    {
      set_problem (self, error->message);
      return FALSE;
    }
  g_set_object (&self->shown, after);
  show_stored (self);
  return TRUE;
}

static void
edited_cb (RapFieldRow *self)
{
  /* Once something else is typed, what was wrong with the old is old. */
  if (gtk_widget_get_visible (self->error))
    set_problem (self, NULL);
}

static void
commit_cb (RapFieldRow *self)
{
  rap_field_row_commit (self);
}

static void
leave_cb (RapFieldRow *self)
{
  if (self->editor && self->record)
    rap_field_row_commit (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  RapFieldRow *self = data;
  g_autofree char *typed = NULL;

  if (keyval != GDK_KEY_Escape)
    return FALSE;
  typed = rap_field_editor_typed (self->editor);
  if (!typed && !gtk_widget_get_visible (self->error))
    return FALSE;
  show_stored (self);
  return TRUE;
}

/* A click beside the value means the value. */
static void
released_cb (RapFieldRow *self, int n, double x, double y)
{
  GtkWidget *target = rap_field_editor_target (self->editor);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (picked && gtk_widget_is_ancestor (picked, GTK_WIDGET (self->editor)))
    return;
  if (GTK_IS_SWITCH (target))
    gtk_widget_activate (target);
  else if (GTK_IS_TEXT (target))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (target));
  else if (!GTK_IS_LABEL (target))
    gtk_widget_grab_focus (target);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_field_row_dispose (GObject *object)
{
  RapFieldRow *self = RAP_FIELD_ROW (object);

  if (self->record)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->shown);
  self->editor = NULL;
  G_OBJECT_CLASS (rap_field_row_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
rap_field_row_class_init (RapFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rap_field_row_dispose;
}

static void
rap_field_row_init (RapFieldRow *self)
{
}

static void
add_controllers (RapFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
build (RapFieldRow *self)
{
  const RapField *spec = spec_of (self);
  gboolean is_switch = spec->type == RAP_FIELD_BOOLEAN;
  gboolean editable = !rap_session_is_read_only (self->session)
                      && !(spec->flags & RAP_FIELD_KEEPER);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (is_switch ? GTK_ORIENTATION_HORIZONTAL
                                           : GTK_ORIENTATION_VERTICAL, is_switch ? 12 : 0);

  self->label = gtk_label_new (rap_field_label (spec));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "field-label");
  self->editor = rap_field_editor_new (self->session, self->kind, self->field, editable);
  rap_widget_set_labelled_by (rap_field_editor_target (self->editor), self->label);
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->error, "field-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (line), self->label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "commit", G_CALLBACK (commit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "cancel", G_CALLBACK (show_stored), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
rap_field_row_new (RapSession *session, RapKind kind, guint field)
{
  RapFieldRow *self;

  g_return_val_if_fail (RAP_IS_SESSION (session), NULL);

  self = g_object_new (RAP_TYPE_FIELD_ROW,
                       "activatable", FALSE,
                       "focusable", FALSE,
                       "selectable", FALSE,
                       NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), rap_field_label (spec_of (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");
  build (self);
  add_controllers (self);
  rap_field_editor_show (self->editor, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

void
rap_field_row_set_record (RapFieldRow *self, RapRecord *record)
{
  gboolean is_other;
  g_autofree char *property = NULL;

  g_return_if_fail (RAP_IS_FIELD_ROW (self));
  g_return_if_fail (record == NULL || rap_record_kind (record) == self->kind);

  is_other = !record || !self->record || rap_record_id (record) != rap_record_id (self->record);
  /* What was typed for the record before belongs to it. */
  if (is_other && self->record)
    rap_field_row_commit (self);
  if (self->record)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
  if (record)
    {
      property = g_strdup_printf ("notify::%s", spec_of (self)->name);
      g_signal_connect_object (record, property, G_CALLBACK (record_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (is_other)
    {
      g_set_object (&self->shown, record);
      show_stored (self);
    }
  else
    record_changed_cb (self);
}

RapRecord *
rap_field_row_get_record (RapFieldRow *self)
{
  g_return_val_if_fail (RAP_IS_FIELD_ROW (self), NULL);

  return self->record;
}
