/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-view-private.h"
#include "item-details.h"
#include "line-row.h"
#include "purpose-popover.h"
#include "repair-popover.h"
#include "sitting-popover.h"

/* Popovers of the agenda's view. All are children of the view, not of the row they point to: a row
 * may come to show another line while the popover is open. */

static gboolean
drop_popover_cb (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkWidget *popover, RapAgendaView *self)
{
  if (self->popover == popover)
    self->popover = NULL;
  /* A menu item still looks for its action from here after it closed the menu. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover_cb, g_object_ref (popover), g_object_unref);
  if (self->list_view != NULL && self->editing == NULL)
    _rap_agenda_view_focus_line (self, _rap_agenda_view_get_selected (self));
}

void
_rap_agenda_view_close_popover (RapAgendaView *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
open_popover (RapAgendaView *self, GtkWidget *popover, GtkWidget *at, const GdkRectangle *point)
{
  graphene_rect_t bounds;
  graphene_point_t origin;
  GdkRectangle target = { 0, 0, 1, 1 };

  _rap_agenda_view_close_popover (self);
  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    {
      target = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                               MAX ((int) bounds.size.width, 1), MAX ((int) bounds.size.height, 1) };
      if (point != NULL
          && gtk_widget_compute_point (at, GTK_WIDGET (self),
                                       &GRAPHENE_POINT_INIT (point->x, point->y), &origin))
        target = (GdkRectangle){ (int) origin.x, (int) origin.y, 1, 1 };
    }
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &target);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
  self->popover = popover;
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The widget that stands for a line: a cell of its row, or the row. */
static GtkWidget *
place_of (RapAgendaView *self, RapAgendaLine *line, RapCell cell)
{
  RapLineRow *row = line != NULL ? _rap_agenda_view_row_of (self, line) : NULL;
  RapItemCells *cells = row != NULL ? rap_line_row_get_cells (row) : NULL;
  GtkWidget *widget = cells != NULL ? rap_item_cells_get_cell (cells, cell) : NULL;

  if (widget != NULL && gtk_widget_get_child_visible (widget))
    return widget;
  return row != NULL ? GTK_WIDGET (row) : self->stack;
}

static const char *
menu_for (RapAgendaLine *line)
{
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      return "item_menu";
    case RAP_LINE_SITTING:
      return "sitting_menu";
    case RAP_LINE_NOTE:
      return rap_record_kind (line->record) == RAP_KIND_SITTING ? "sitting_menu" : "item_menu";
    case RAP_LINE_ADD_ITEM:
    case RAP_LINE_ADD_SITTING:
    case RAP_LINE_BACKLOG:
    default:
      return "place_menu";
    }
}

void
_rap_agenda_view_show_menu (RapAgendaView *self,
                            RapAgendaLine *line,
                            GtkWidget *at,
                            const GdkRectangle *point)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GMenuModel *model;
  GtkWidget *menu;

  if (self->editing != NULL || (line->kind == RAP_LINE_ITEM && line->record == NULL))
    return;
  builder = gtk_builder_new_from_resource (RESOURCE_PREFIX "/agenda/agenda-menus.ui");
  model = G_MENU_MODEL (gtk_builder_get_object (builder, menu_for (line)));
  menu = gtk_popover_menu_new_from_model (model);
  if (point != NULL)
    {
      gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
      gtk_widget_set_halign (menu, GTK_ALIGN_START);
    }
  open_popover (self, menu, at != NULL ? at : place_of (self, line, RAP_CELL_MENU), point);
}

void
_rap_agenda_view_show_purposes (RapAgendaView *self, RapAgendaLine *line)
{
  GtkWidget *popover = rap_purpose_popover_new (self, line);

  open_popover (self, popover, place_of (self, line, RAP_CELL_PURPOSES), NULL);
}

/* The overrun that the line tells of, or the first one of its item. */
static const RapProblem *
overrun_of (RapAgendaLine *line)
{
  GArray *problems = line->row != NULL && line->kind == RAP_LINE_ITEM ? line->row->problems : NULL;

  if (line->kind == RAP_LINE_NOTE && line->problem.kind == RAP_PROBLEM_OVERRUN)
    return &line->problem;
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    if (g_array_index (problems, RapProblem, i).kind == RAP_PROBLEM_OVERRUN)
      return &g_array_index (problems, RapProblem, i);
  return NULL;
}

void
_rap_agenda_view_show_repairs (RapAgendaView *self, RapAgendaLine *line, const char *name)
{
  const RapProblem *problem = line != NULL ? overrun_of (line) : NULL;
  const char *remedy = line != NULL && line->kind == RAP_LINE_NOTE
                         ? rap_problem_remedy (&line->problem) : "";
  RapLineRow *row = line != NULL ? _rap_agenda_view_row_of (self, line) : NULL;

  if (problem == NULL)
    {
      _rap_agenda_view_say (self, *remedy != '\0'
                                    ? remedy
                                    : _("Nothing runs over here. F8 goes to the next problem."));
      return;
    }
  open_popover (self, rap_repair_popover_new (self, line, problem, name),
                row != NULL ? GTK_WIDGET (row) : self->stack, NULL);
}

void
_rap_agenda_view_show_sitting (RapAgendaView *self, RapAgendaLine *line)
{
  RapAgendaLine *selected = _rap_agenda_view_get_selected (self);
  GtkWidget *at;

  if (rap_agenda_list_agenda (self->list) == NULL)
    return;
  if (rap_agenda_list_size (self->list) == 0)
    at = gtk_widget_get_first_child (self->empty_acts);
  else
    at = place_of (self, line != NULL ? line : selected, RAP_CELL_TITLE);
  open_popover (self, rap_sitting_popover_new (self, line, selected), at, NULL);
}

/* --- details --------------------------------------------------------------------------------- */

gboolean
_rap_agenda_view_details_shown (RapAgendaView *self)
{
  return self->details != NULL && gtk_widget_get_visible (self->details);
}

void
_rap_agenda_view_update_details (RapAgendaView *self)
{
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);

  if (_rap_agenda_view_details_shown (self))
    rap_item_details_show (RAP_ITEM_DETAILS (self->details),
                           line != NULL ? rap_agenda_list_owner (self->list, line) : NULL);
}

void
_rap_agenda_view_show_details (RapAgendaView *self, gboolean show)
{
  if (self->details == NULL && show)
    {
      self->details = rap_item_details_new (self);
      gtk_widget_set_parent (self->details, GTK_WIDGET (self));
    }
  if (self->details == NULL)
    return;
  gtk_widget_set_visible (self->details, show);
  _rap_agenda_view_update_details (self);
  if (show)
    gtk_widget_grab_focus (self->details);
  else
    _rap_agenda_view_focus_line (self, _rap_agenda_view_get_selected (self));
}
