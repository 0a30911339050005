/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include "drag-escape.h"
#include "item-cells.h"
#include "line-row.h"
#include "plain-cells.h"
#include "sitting-head.h"

struct _RapLineRow
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *content;

  /* Owned References */
  RapAgendaLine *line;
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (RapLineRow, rap_line_row, GTK_TYPE_WIDGET)

static GType
content_type (RapAgendaLine *line)
{
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      return RAP_TYPE_ITEM_CELLS;
    case RAP_LINE_SITTING:
    case RAP_LINE_BACKLOG:
      return RAP_TYPE_SITTING_HEAD;
    case RAP_LINE_NOTE:
    case RAP_LINE_ADD_ITEM:
    case RAP_LINE_ADD_SITTING:
    default:
      return RAP_TYPE_PLAIN_CELLS;
    }
}

static void
take_content (RapLineRow *self)
{
  GType type = content_type (self->line);

  if (self->content != NULL && G_OBJECT_TYPE (self->content) == type)
    return;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  if (type == RAP_TYPE_ITEM_CELLS)
    self->content = rap_item_cells_new (self->view);
  else if (type == RAP_TYPE_SITTING_HEAD)
    self->content = rap_sitting_head_new (self->view);
  else
    self->content = rap_plain_cells_new (self->view);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

/* The list's row has no words of its own for a screen reader on GTK 4.8. */
static void
refresh_label (RapLineRow *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *people = NULL;
  g_autofree char *words = NULL;

  if (row == NULL || agenda == NULL)
    return;
  if (self->line->kind == RAP_LINE_ITEM && self->line->record != NULL)
    people = rap_agenda_people_text (agenda, rap_record_id (self->line->record), NULL);
  words = rap_agenda_line_read_aloud (self->line, people);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) self->line->level + 1, -1);
}

static void
line_changed_cb (RapLineRow *self)
{
  if (RAP_IS_ITEM_CELLS (self->content))
    rap_item_cells_refresh (RAP_ITEM_CELLS (self->content));
  else if (RAP_IS_SITTING_HEAD (self->content))
    rap_sitting_head_refresh (RAP_SITTING_HEAD (self->content));
  else
    rap_plain_cells_refresh (RAP_PLAIN_CELLS (self->content));
  refresh_label (self);
}

static void
give_line (RapLineRow *self, RapAgendaLine *line)
{
  if (RAP_IS_ITEM_CELLS (self->content))
    rap_item_cells_set_line (RAP_ITEM_CELLS (self->content), line);
  else if (RAP_IS_SITTING_HEAD (self->content))
    rap_sitting_head_set_line (RAP_SITTING_HEAD (self->content), line);
  else if (RAP_IS_PLAIN_CELLS (self->content))
    rap_plain_cells_set_line (RAP_PLAIN_CELLS (self->content), line);
}

void
rap_line_row_set_line (RapLineRow *self, RapAgendaLine *line)
{
  if (self->line == line)
    return;
  if (self->line != NULL)
    {
      g_clear_signal_handler (&self->changed_id, self->line);
      give_line (self, NULL);
      _rap_agenda_view_row_left (self->view, self, self->line);
    }
  rap_line_row_mark_drop (self, FALSE, RAP_PLACE_INTO);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  take_content (self);
  give_line (self, line);
  refresh_label (self);
  self->changed_id =
    g_signal_connect_swapped (line, "changed", G_CALLBACK (line_changed_cb), self);
  _rap_agenda_view_row_shows (self->view, self, line);
}

RapAgendaLine *
rap_line_row_get_line (RapLineRow *self)
{
  return self->line;
}

RapItemCells *
rap_line_row_get_cells (RapLineRow *self)
{
  return RAP_IS_ITEM_CELLS (self->content) ? RAP_ITEM_CELLS (self->content) : NULL;
}

void
rap_line_row_focus_row (RapLineRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

void
rap_line_row_mark_drop (RapLineRow *self, gboolean marked, RapPlace place)
{
  static const char *const classes[] = {
    [RAP_PLACE_BEFORE] = "drop-before",
    [RAP_PLACE_AFTER] = "drop-after",
    [RAP_PLACE_INTO] = "drop-into",
    [RAP_PLACE_BACKLOG] = "drop-into",
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), classes[place]);
}

/* --- focus ----------------------------------------------------------------------------------- */

/* The list gives the focus to the row, never to something within; Tab alone goes in. */
static gboolean
rap_line_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RapLineRow *self = RAP_LINE_ROW (widget);
  GtkWidget *row = gtk_widget_get_parent (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (self->content == NULL
      || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return FALSE;
  if (!inside && !(direction == GTK_DIR_TAB_FORWARD && gtk_widget_is_focus (row)))
    return FALSE;
  if (gtk_widget_child_focus (self->content, direction))
    return TRUE;
  if (inside && direction == GTK_DIR_TAB_BACKWARD)
    {
      rap_line_row_focus_row (self);
      return TRUE;
    }
  return FALSE;
}

/* The row gives the focus to what is being written in it, so that the writing keeps it when GTK asks
 * for the focus of a row that was scrolled away. */
static gboolean
rap_line_row_grab_focus (GtkWidget *widget)
{
  RapItemCells *cells = rap_line_row_get_cells (RAP_LINE_ROW (widget));
  RapCellEditor *editor = cells != NULL ? rap_item_cells_get_editor (cells) : NULL;

  return editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (editor));
}

/* --- pointer --------------------------------------------------------------------------------- */

/* GTK marks what is pressed, and everything around it, until the release; that goes to the menu. */
static void
forget_press (RapLineRow *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
}

static void
show_menu_at (RapLineRow *self, double x, double y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };

  if (self->line == NULL || !_rap_agenda_view_is_editable (self->view))
    return;
  forget_press (self, x, y);
  _rap_agenda_view_focus_line (self->view, self->line);
  _rap_agenda_view_show_menu (self->view, self->line, GTK_WIDGET (self), &point);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RapLineRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, RapLineRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, RapLineRow *self)
{
  RapItemCells *cells = rap_line_row_get_cells (self);

  if (self->line == NULL || cells == NULL || self->line->record == NULL
      || rap_item_cells_get_editor (cells) != NULL || !_rap_agenda_view_is_editable (self->view))
    return NULL;
  return gdk_content_provider_new_typed (RAP_TYPE_AGENDA_LINE, self->line);
}

/* A card below the pointer: the whole line would hide the place it is dragged to. */
static void
set_card (RapLineRow *self, GdkDrag *drag)
{
  g_autofree char *number = rap_agenda_line_number (self->line);
  g_autofree char *words = g_strdup_printf ("%s  %s", number, rap_agenda_line_title (self->line));
  GtkWidget *card = gtk_label_new (g_strstrip (words));

  gtk_label_set_ellipsize (GTK_LABEL (card), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (card), 40);
  gtk_widget_add_css_class (card, "agenda-card");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), card);
  gdk_drag_set_hotspot (drag, -12, -8);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, RapLineRow *self)
{
  set_card (self, drag);
  rap_drag_escape_watch (source);
  _rap_agenda_view_begin_drag (self->view, self->line);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, RapLineRow *self)
{
  _rap_agenda_view_end_drag (self->view);
}

static void
add_pointer (RapLineRow *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_line_row_dispose (GObject *object)
{
  RapLineRow *self = RAP_LINE_ROW (object);

  if (self->view != NULL)
    rap_line_row_set_line (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_line_row_parent_class)->dispose (object);
}

static void
rap_line_row_class_init (RapLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_line_row_dispose;
  widget_class->focus = rap_line_row_focus;
  widget_class->grab_focus = rap_line_row_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "linerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rap_line_row_init (RapLineRow *self)
{
  add_pointer (self);
}

GtkWidget *
rap_line_row_new (RapAgendaView *view)
{
  RapLineRow *self = g_object_new (RAP_TYPE_LINE_ROW, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}
