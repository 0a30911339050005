/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-view-private.h"
#include "core/agenda-item.h"
#include "core/text.h"
#include "line-row.h"

/* Dragging items with the pointer. The list is the one drop target: it knows which line is under
 * the pointer, marks where the item would go, says in words what would come of it, and scrolls by
 * itself near its edges. */

/* Distance from the list's edge, px, within which it scrolls, and how fast per frame. */
#define SCROLL_EDGE 36
#define SCROLL_STEP 9
/* Longest title quoted in the words about a place. */
#define TITLE_LENGTH 40

/* --- where a drop goes ----------------------------------------------------------------------- */

typedef struct
{
  RapPlace place;
  RapKind kind;
  gint64 target;
} Drop;

static RapAgendaLine *
first_child (RapAgendaView *self, RapAgendaLine *line)
{
  guint position = rap_agenda_list_position (self->list, line);

  for (guint i = position + 1; i < rap_agenda_list_size (self->list); i++)
    {
      RapAgendaLine *next = rap_agenda_list_line (self->list, i);

      if (next->kind == RAP_LINE_ITEM)
        return next->level > line->level && !next->draft ? next : NULL;
      if (next->kind != RAP_LINE_NOTE)
        return NULL;
    }
  return NULL;
}

static gboolean
drop_at_item (RapAgendaView *self, RapAgendaLine *line, double share, Drop *drop)
{
  gboolean can_hold = line->record != NULL && rap_agenda_item_has_parts (line->record);
  RapAgendaLine *child = first_child (self, line);

  if (line->record == NULL)
    return FALSE;
  drop->kind = RAP_KIND_AGENDA_ITEM;
  drop->target = rap_record_id (line->record);
  if (share < (can_hold ? 0.3 : 0.5))
    drop->place = RAP_PLACE_BEFORE;
  else if (can_hold && share <= 0.7)
    drop->place = RAP_PLACE_INTO;
  else if (child == NULL)
    drop->place = RAP_PLACE_AFTER;
  else
    {
      /* Right below an item that has sub-items is before the first of them. */
      drop->place = RAP_PLACE_BEFORE;
      drop->target = rap_record_id (child->record);
    }
  return TRUE;
}

static gboolean
drop_at_note (RapAgendaView *self, RapAgendaLine *note, Drop *drop)
{
  drop->kind = rap_record_kind (note->record);
  drop->target = rap_record_id (note->record);
  drop->place = drop->kind == RAP_KIND_SITTING || !rap_problem_is_warning (note->problem.kind)
                  ? RAP_PLACE_BEFORE
                  : RAP_PLACE_AFTER;
  return TRUE;
}

static gboolean
find_drop (RapAgendaView *self, RapAgendaLine *line, double share, Drop *drop)
{
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      return drop_at_item (self, line, share, drop);
    case RAP_LINE_NOTE:
      return drop_at_note (self, line, drop);
    case RAP_LINE_SITTING:
    case RAP_LINE_ADD_ITEM:
      *drop = (Drop){ line->kind == RAP_LINE_SITTING ? RAP_PLACE_BEFORE : RAP_PLACE_INTO,
                      RAP_KIND_SITTING, rap_record_id (line->record) };
      return TRUE;
    case RAP_LINE_BACKLOG:
      *drop = (Drop){ RAP_PLACE_BACKLOG, RAP_KIND_SITTING, 0 };
      return TRUE;
    case RAP_LINE_ADD_SITTING:
    default:
      return FALSE;
    }
}

/* The side of the line that is marked. */
static RapPlace
mark_for (RapAgendaLine *line, double share, const Drop *drop)
{
  if (line->kind == RAP_LINE_SITTING)
    return RAP_PLACE_AFTER;
  if (line->kind == RAP_LINE_ADD_ITEM)
    return RAP_PLACE_BEFORE;
  if (line->kind == RAP_LINE_ITEM && drop->place == RAP_PLACE_BEFORE && share > 0.5)
    return RAP_PLACE_AFTER;
  return drop->place;
}

/* --- what would come of it ------------------------------------------------------------------- */

static char *
place_words (RapAgendaLine *line, const Drop *drop)
{
  g_autofree char *title = rap_text_ellipsize (rap_agenda_line_title (line), TITLE_LENGTH);

  if (drop->place == RAP_PLACE_BACKLOG)
    return g_strdup (_("Into the backlog"));
  if (drop->kind == RAP_KIND_SITTING)
    return g_strdup_printf (drop->place == RAP_PLACE_BEFORE
                              /* Translators: where a dragged item goes; %s is a sitting */
                              ? _("First of “%s”")
                              : _("Last of “%s”"),
                            title);
  switch (drop->place)
    {
    case RAP_PLACE_BEFORE:
      /* Translators: where a dragged item goes; %s is the title of another item */
      return g_strdup_printf (_("Before “%s”"), title);
    case RAP_PLACE_AFTER:
      return g_strdup_printf (_("After “%s”"), title);
    case RAP_PLACE_INTO:
    case RAP_PLACE_BACKLOG:
    default:
      return g_strdup_printf (g_str_equal (rap_agenda_line_item_kind (line), "group")
                                /* Translators: where a dragged item goes; %s is a group. */
                                ? _("Into “%s”, as a lane of its own")
                                : _("Below “%s”, as its sub-item"),
                              title);
    }
}

static RapAgendaLine *
target_line (RapAgendaView *self, RapAgendaLine *line, const Drop *drop)
{
  RapAgendaLine *target =
    drop->target != 0 ? rap_agenda_list_find (self->list, drop->kind, drop->target) : NULL;

  return target != NULL ? target : line;
}

static void
unmark (RapAgendaView *self)
{
  RapLineRow *row = self->drop_line != NULL ? _rap_agenda_view_row_of (self, self->drop_line) : NULL;

  if (row != NULL)
    rap_line_row_mark_drop (row, FALSE, RAP_PLACE_INTO);
  g_clear_object (&self->drop_line);
  self->drop_allowed = FALSE;
}

static void
mark (RapAgendaView *self, RapAgendaLine *line, RapPlace side)
{
  RapLineRow *row = _rap_agenda_view_row_of (self, line);

  g_set_object (&self->drop_line, line);
  if (row != NULL)
    rap_line_row_mark_drop (row, TRUE, side);
}

gboolean
_rap_agenda_view_drag_over (RapAgendaView *self, RapAgendaLine *line, double share)
{
  g_autoptr (RapChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  Drop drop;
  RapPlace side;

  if (self->dragged == NULL || self->dragged->record == NULL || line == NULL
      || line == self->dragged || !find_drop (self, line, share, &drop))
    {
      unmark (self);
      _rap_agenda_view_say (self, NULL);
      return FALSE;
    }
  side = mark_for (line, share, &drop);
  if (self->drop_line == line && self->drop_side == side)
    return self->drop_allowed;
  unmark (self);
  mark (self, line, side);
  self->drop_side = side;
  self->drop_place = drop.place;
  self->drop_kind = drop.kind;
  self->drop_target = drop.target;
  changes = rap_agenda_move_item (rap_agenda_list_agenda (self->list),
                                  rap_record_id (self->dragged->record), drop.place, drop.kind,
                                  drop.target, &error);
  self->drop_allowed = changes != NULL;
  if (changes == NULL)
    {
      unmark (self);
      _rap_agenda_view_say (self, error->message);
      return FALSE;
    }
  words = place_words (target_line (self, line, &drop), &drop);
  _rap_agenda_view_say_outcome (self, words, changes, self->dragged);
  return TRUE;
}

/* --- dropping -------------------------------------------------------------------------------- */

static RapChangeSet *
move_item (RapAgendaView *self, RapAgendaLine *line, gpointer data, GError **error)
{
  const Drop *drop = data;

  return rap_agenda_move_item (rap_agenda_list_agenda (self->list),
                               line->record != NULL ? rap_record_id (line->record) : 0, drop->place,
                               drop->kind, drop->target, error);
}

gboolean
_rap_agenda_view_drop (RapAgendaView *self)
{
  Drop drop = { self->drop_place, self->drop_kind, self->drop_target };
  g_autoptr (RapAgendaLine) dragged = NULL;

  if (self->dragged == NULL || !self->drop_allowed)
    return FALSE;
  dragged = g_object_ref (self->dragged);
  unmark (self);
  _rap_agenda_view_select_line (self, dragged);
  _rap_agenda_view_act (self, dragged, move_item, g_memdup2 (&drop, sizeof drop), g_free);
  _rap_agenda_view_focus_line (self, dragged);
  return TRUE;
}

static void
set_dragged_class (RapAgendaView *self, gboolean on)
{
  RapLineRow *row = self->dragged != NULL ? _rap_agenda_view_row_of (self, self->dragged) : NULL;

  if (row == NULL)
    return;
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (row), "dragged");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "dragged");
}

void
_rap_agenda_view_begin_drag (RapAgendaView *self, RapAgendaLine *line)
{
  _rap_agenda_view_close_popover (self);
  g_set_object (&self->dragged, line);
  set_dragged_class (self, TRUE);
}

static void
stop_scrolling (RapAgendaView *self)
{
  if (self->autoscroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_id);
  self->autoscroll_id = 0;
}

void
_rap_agenda_view_end_drag (RapAgendaView *self)
{
  stop_scrolling (self);
  unmark (self);
  set_dragged_class (self, FALSE);
  g_clear_object (&self->dragged);
  _rap_agenda_view_update_hint (self);
}

/* --- the pointer over the list --------------------------------------------------------------- */

static RapAgendaLine *
line_under (RapAgendaView *self, double x, double y, double *share)
{
  GtkWidget *list = GTK_WIDGET (self->list_view);
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_INSENSITIVE);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, RAP_TYPE_LINE_ROW) : NULL;
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, list, &bounds))
    return NULL;
  *share = CLAMP ((y - bounds.origin.y) / MAX (bounds.size.height, 1), 0, 1);
  return rap_line_row_get_line (RAP_LINE_ROW (row));
}

static GdkDragAction
point_at (RapAgendaView *self)
{
  double share = 0;
  RapAgendaLine *line = line_under (self, self->drag_x, self->drag_y, &share);

  return _rap_agenda_view_drag_over (self, line, share) ? GDK_ACTION_MOVE : 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + self->autoscroll_by);
  /* Another line lies under the pointer now, which did not move. */
  point_at (self);
  return G_SOURCE_CONTINUE;
}

static void
scroll_near_edge (RapAgendaView *self, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->list_view));

  self->autoscroll_by = y < SCROLL_EDGE            ? -SCROLL_STEP
                        : y > height - SCROLL_EDGE ? SCROLL_STEP
                                                   : 0;
  if (self->autoscroll_by == 0)
    stop_scrolling (self);
  else if (self->autoscroll_id == 0)
    self->autoscroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, RapAgendaView *self)
{
  if (self->dragged == NULL)
    return 0;
  self->drag_x = x;
  self->drag_y = y;
  scroll_near_edge (self, y);
  return point_at (self);
}

static void
leave_cb (GtkDropTarget *target, RapAgendaView *self)
{
  stop_scrolling (self);
  unmark (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RapAgendaView *self)
{
  stop_scrolling (self);
  if (self->dragged == NULL || g_value_get_object (value) != (gpointer) self->dragged)
    return FALSE;
  self->drag_x = x;
  self->drag_y = y;
  point_at (self);
  return _rap_agenda_view_drop (self);
}

void
_rap_agenda_view_add_drop_target (RapAgendaView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (RAP_TYPE_AGENDA_LINE, GDK_ACTION_MOVE);

  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (target));
}
