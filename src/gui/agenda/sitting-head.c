/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "core/sitting.h"
#include "gui/shared/dates.h"
#include "sitting-head.h"

#define GAP 12

struct _RapSittingHead
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *day;
  GtkWidget *name;
  GtkWidget *balance;
  GtkWidget *span;
  GtkWidget *edit;
  GtkWidget *menu;

  /* Owned References */
  RapAgendaLine *line;

  gboolean was_selected;
};

G_DEFINE_FINAL_TYPE (RapSittingHead, rap_sitting_head, GTK_TYPE_WIDGET)

static int
natural_width (GtkWidget *child)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
rap_sitting_head_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rap_sitting_head_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  RapSittingHead *self = RAP_SITTING_HEAD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = rap_agenda_columns_height (_rap_agenda_view_columns (self->view),
                                                     for_size < 0 ? G_MAXINT / 2 : for_size);
}

static int
put (RapSittingHead *self, GtkWidget *child, int x, int y, int child_width, int height, int width)
{
  RapCellPlace place = { x, y, MAX (child_width, 0), height };

  rap_cell_place_allocate (&place, GTK_WIDGET (self), child, width);
  return x + place.width;
}

/* From the end of the line: menu, edit, times, what is left. Gives where the room for words ends. */
static int
put_buttons (RapSittingHead *self, const RapCellPlace *menu, int right, int y, int height, int width)
{
  if (menu->width == 0)
    return right;
  put (self, self->menu, menu->x, y, menu->width, height, width);
  put (self, self->edit, menu->x - menu->width, y, menu->width, height, width);
  return menu->x - menu->width - GAP / 2;
}

static void
rap_sitting_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapSittingHead *self = RAP_SITTING_HEAD (widget);
  const RapAgendaColumns *columns = _rap_agenda_view_columns (self->view);
  gboolean wide = rap_agenda_columns_is_wide (columns, width);
  int line = wide ? height : columns->line + 4;
  int top = wide ? 0 : 6;
  RapCellPlace places[RAP_N_CELLS];
  int x, right, span, balance;

  rap_agenda_columns_place (columns, width, 0, places);
  x = places[RAP_CELL_TIME].x;
  right = places[RAP_CELL_WHO].x + places[RAP_CELL_WHO].width;
  right = put_buttons (self, &places[RAP_CELL_MENU], right, 0, height, width);
  span = natural_width (self->span);
  balance = natural_width (self->balance);
  if (wide)
    {
      /* However long the city's name, day and name keep half of the line. */
      balance = MIN (balance, (right - x) / 4);
      span = MIN (span, (right - x) / 2 - balance);
      put (self, self->span, right - span, 0, span, line, width);
      put (self, self->balance, right - span - GAP - balance, 0, balance, line, width);
      right -= span + balance + 2 * GAP;
    }
  else
    {
      int y = top + line;
      int room = MIN (span, right - x);

      put (self, self->span, x, y, room, line, width);
      put (self, self->balance, x + room + GAP, y, MIN (balance, right - x - room - GAP), line, width);
    }
  x = put (self, self->day, x, top, MIN (natural_width (self->day), right - x), line, width) + GAP;
  put (self, self->name, x, top, right - x, line, width);
}

/* --- showing a line -------------------------------------------------------------------------- */

static void
set_class (RapSittingHead *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
refresh_backlog (RapSittingHead *self)
{
  guint waiting = rap_agenda_list_backlog_size (_rap_agenda_view_list (self->view));
  g_autofree char *words = NULL;

  words = waiting > 0
            /* Translators: items of a meeting that no sitting has */
            ? g_strdup_printf (ngettext ("%u item not placed yet", "%u items not placed yet", waiting),
                               waiting)
            : g_strdup (_("nothing waits to be placed"));
  gtk_label_set_label (GTK_LABEL (self->day), _("Backlog"));
  gtk_label_set_label (GTK_LABEL (self->name), words);
  gtk_label_set_label (GTK_LABEL (self->span), "");
  gtk_label_set_label (GTK_LABEL (self->balance), "");
}

static void
refresh_sitting (RapSittingHead *self)
{
  g_autofree char *day = rap_format_day (self->line->row->start);
  g_autofree char *times = rap_agenda_line_span (self->line);
  g_autofree char *city = _rap_agenda_view_city (self->view);
  g_autofree char *span = g_strdup_printf ("%s %s", times, city);
  g_autofree char *balance = rap_agenda_line_balance (self->line);
  const char *room = rap_record_text (self->line->record, RAP_SITTING_ROOM);
  const char *title = rap_agenda_line_title (self->line);
  /* Translators: what a sitting is, and its room: "Plenary, Room A" */
  g_autofree char *name = *room != '\0' ? g_strdup_printf (C_("sitting and room", "%s, %s"), title, room)
                                        : g_strdup (title);

  gtk_label_set_label (GTK_LABEL (self->day), day);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->span), span);
  gtk_label_set_label (GTK_LABEL (self->balance), balance);
}

void
rap_sitting_head_refresh (RapSittingHead *self)
{
  gboolean sitting = self->line->kind == RAP_LINE_SITTING;
  gboolean editable = _rap_agenda_view_is_editable (self->view);
  gboolean dropped =
    sitting
    && g_str_equal (rap_record_text (self->line->record, RAP_SITTING_STATE), "dropped");

  set_class (self, "backlog", !sitting);
  set_class (self, "first", sitting && self->line->first_of_day);
  set_class (self, "over", sitting && self->line->over > 0);
  set_class (self, "dropped", dropped);
  gtk_widget_set_visible (self->edit, sitting && editable);
  gtk_widget_set_visible (self->menu, editable);
  if (sitting)
    refresh_sitting (self);
  else
    refresh_backlog (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
rap_sitting_head_set_line (RapSittingHead *self, RapAgendaLine *line)
{
  if (g_set_object (&self->line, line) && line != NULL)
    rap_sitting_head_refresh (self);
}

/* --- pointer --------------------------------------------------------------------------------- */

static void
edit_clicked_cb (RapSittingHead *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.edit", NULL);
}

static void
menu_clicked_cb (RapSittingHead *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.menu", NULL);
}

static void
pressed_cb (RapSittingHead *self)
{
  self->was_selected = self->line != NULL
                       && _rap_agenda_view_get_selected (self->view) == self->line;
}

static void
released_cb (RapSittingHead *self)
{
  if (self->was_selected && self->line != NULL && self->line->kind == RAP_LINE_SITTING
      && _rap_agenda_view_is_editable (self->view))
    edit_clicked_cb (self);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_sitting_head_dispose (GObject *object)
{
  RapSittingHead *self = RAP_SITTING_HEAD (object);
  GtkWidget *child;

  g_clear_object (&self->line);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rap_sitting_head_parent_class)->dispose (object);
}

static void
rap_sitting_head_class_init (RapSittingHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_sitting_head_dispose;
  widget_class->get_request_mode = rap_sitting_head_get_request_mode;
  widget_class->measure = rap_sitting_head_measure;
  widget_class->size_allocate = rap_sitting_head_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sittinghead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (RapSittingHead *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_button (RapSittingHead *self, const char *icon, const char *words, const char *css_class,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
rap_sitting_head_init (RapSittingHead *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->day = add_label (self, "day");
  self->name = add_label (self, "name");
  self->balance = add_label (self, "balance");
  self->span = add_label (self, "span");
  self->edit = add_button (self, "document-edit-symbolic", _("Edit the sitting"), "edit",
                           G_CALLBACK (edit_clicked_cb));
  self->menu = add_button (self, "view-more-symbolic", _("Menu"), "menu",
                           G_CALLBACK (menu_clicked_cb));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
rap_sitting_head_new (RapAgendaView *view)
{
  RapSittingHead *self = g_object_new (RAP_TYPE_SITTING_HEAD, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}
