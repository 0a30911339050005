/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "cell-editor.h"

struct _RapCellEditor
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *reason; /* popover, made when there is something to say */
  GtkWidget *reason_label;
  gboolean had_focus;
};

enum
{
  END,
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapCellEditor, rap_cell_editor, GTK_TYPE_WIDGET)

static void
end (RapCellEditor *self, RapEditEnd how)
{
  G_GNUC_UNUSED g_autoptr (RapCellEditor) alive = g_object_ref (self);

  g_signal_emit (self, signals[END], 0, (int) how);
}

static void
activate_cb (RapCellEditor *self)
{
  end (self, RAP_EDIT_ENTER);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RapCellEditor *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  switch (keyval)
    {
    case GDK_KEY_Escape:
      end (self, RAP_EDIT_CANCEL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (modifiers != GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      end (self, RAP_EDIT_NEXT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      if (modifiers != 0)
        return GDK_EVENT_PROPAGATE;
      end (self, RAP_EDIT_NEXT);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Told by the window's focus, not by the text losing it: another window in front, or the text's own
 * menu, does not end the writing. */
static void
focus_moved_cb (RapCellEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    self->had_focus = TRUE;
  else if (self->had_focus)
    end (self, RAP_EDIT_LEAVE);
}

static void
rap_cell_editor_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rap_cell_editor_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
rap_cell_editor_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (rap_cell_editor_parent_class)->unroot (widget);
}

static void
text_changed_cb (RapCellEditor *self)
{
  rap_cell_editor_set_problem (self, NULL);
  g_signal_emit (self, signals[TYPED], 0);
}

static gboolean
rap_cell_editor_grab_focus (GtkWidget *widget)
{
  /* What is selected was selected when it was begun; a focus that comes back changes nothing. */
  return gtk_text_grab_focus_without_selecting (GTK_TEXT (RAP_CELL_EDITOR (widget)->text));
}

static void
rap_cell_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapCellEditor *self = RAP_CELL_EDITOR (widget);
  int natural;
  GtkAllocation allocation = { 0, 0, width, height };

  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  allocation.height = MIN (natural, height);
  allocation.y = (height - allocation.height) / 2;
  gtk_widget_size_allocate (self->text, &allocation, -1);
  if (self->reason != NULL)
    gtk_popover_present (GTK_POPOVER (self->reason));
}

static void
rap_cell_editor_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (RAP_CELL_EDITOR (widget)->text, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
rap_cell_editor_dispose (GObject *object)
{
  RapCellEditor *self = RAP_CELL_EDITOR (object);

  g_clear_pointer (&self->reason, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_cell_editor_parent_class)->dispose (object);
}

static void
rap_cell_editor_class_init (RapCellEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_cell_editor_dispose;
  widget_class->grab_focus = rap_cell_editor_grab_focus;
  widget_class->root = rap_cell_editor_root;
  widget_class->unroot = rap_cell_editor_unroot;
  widget_class->measure = rap_cell_editor_measure;
  widget_class->size_allocate = rap_cell_editor_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "celleditor");

  signals[END] = g_signal_new ("end", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rap_cell_editor_init (RapCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_new ();
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);
  /* Before the text takes Insert for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
rap_cell_editor_new (const char *label, const char *text, float xalign)
{
  RapCellEditor *self = g_object_new (RAP_TYPE_CELL_EDITOR, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text), xalign);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
  return GTK_WIDGET (self);
}

const char *
rap_cell_editor_get_text (RapCellEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

void
rap_cell_editor_set_placeholder (RapCellEditor *self, const char *words)
{
  gtk_text_set_placeholder_text (GTK_TEXT (self->text), words);
}

static void
make_reason (RapCellEditor *self)
{
  if (self->reason != NULL)
    return;
  self->reason_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->reason_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason_label), 40);
  gtk_label_set_xalign (GTK_LABEL (self->reason_label), 0);
  self->reason = gtk_popover_new ();
  /* It tells and takes nothing: the typing goes on above it. */
  gtk_popover_set_autohide (GTK_POPOVER (self->reason), FALSE);
  gtk_widget_set_can_focus (self->reason, FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->reason), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->reason), self->reason_label);
  gtk_widget_add_css_class (self->reason, "reason");
  gtk_widget_set_parent (self->reason, GTK_WIDGET (self));
}

void
rap_cell_editor_set_problem (RapCellEditor *self, const char *reason)
{
  if (reason == NULL)
    {
      if (self->reason == NULL)
        return;
      gtk_popover_popdown (GTK_POPOVER (self->reason));
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->text),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_label_set_label (GTK_LABEL (self->reason_label), "");
      return;
    }
  make_reason (self);
  gtk_label_set_label (GTK_LABEL (self->reason_label), reason);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason, -1);
  gtk_popover_popup (GTK_POPOVER (self->reason));
}

const char *
rap_cell_editor_get_problem (RapCellEditor *self)
{
  const char *reason =
    self->reason_label != NULL ? gtk_label_get_label (GTK_LABEL (self->reason_label)) : "";

  return *reason != '\0' ? reason : NULL;
}
