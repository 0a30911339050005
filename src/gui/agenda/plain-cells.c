/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "plain-cells.h"

struct _RapPlainCells
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *time;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *add;

  /* Owned References */
  RapAgendaLine *line;
};

G_DEFINE_FINAL_TYPE (RapPlainCells, rap_plain_cells, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
rap_plain_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rap_plain_cells_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RapPlainCells *self = RAP_PLAIN_CELLS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = rap_agenda_columns_height (_rap_agenda_view_columns (self->view),
                                                     for_size < 0 ? G_MAXINT / 2 : for_size);
}

static void
rap_plain_cells_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapPlainCells *self = RAP_PLAIN_CELLS (widget);
  const RapAgendaColumns *columns = _rap_agenda_view_columns (self->view);
  RapCellPlace places[RAP_N_CELLS];
  RapCellPlace *number = &places[RAP_CELL_NUMBER];
  RapCellPlace icon, words, time;
  int right;

  rap_agenda_columns_place (columns, width, self->line != NULL ? self->line->level : 0, places);
  right = places[RAP_CELL_WHO].x + places[RAP_CELL_WHO].width;
  time = places[RAP_CELL_TIME];
  time.y = 0;
  time.height = height;
  icon = (RapCellPlace){ number->x, 0, 16, height };
  words = (RapCellPlace){ number->x + 16 + 8, 0, right - number->x - 24, height };
  rap_cell_place_allocate (&time, widget, self->time, width);
  rap_cell_place_allocate (&icon, widget, self->icon, width);
  rap_cell_place_allocate (&words, widget, self->words, width);
  if (gtk_widget_get_visible (self->add))
    {
      int natural;
      RapCellPlace add;

      gtk_widget_measure (self->add, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      add = (RapCellPlace){ number->x - 8, 0, MIN (natural, right - number->x), height };
      rap_cell_place_allocate (&add, widget, self->add, width);
    }
}

static void
refresh_note (RapPlainCells *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  g_autofree char *time = rap_agenda_line_start_in (self->line, rap_agenda_zone (agenda));
  g_autofree char *words = rap_agenda_line_note (self->line);

  rap_cell_text_set (self->time, time, 0);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, words);
}

static void
refresh_add (RapPlainCells *self)
{
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (self->add));

  rap_cell_text_set (self->time, "", 0);
  gtk_label_set_label (GTK_LABEL (self->words), "");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (content)),
                       self->line->kind == RAP_LINE_ADD_SITTING ? _("Add a sitting")
                                                                : _("Add an item"));
}

void
rap_plain_cells_refresh (RapPlainCells *self)
{
  gboolean note = self->line->kind == RAP_LINE_NOTE;
  gboolean warning = note && rap_problem_is_warning (self->line->problem.kind);

  gtk_widget_set_visible (self->words, note);
  gtk_widget_set_visible (self->icon, warning);
  gtk_widget_set_visible (self->add, !note);
  if (warning)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  if (note)
    refresh_note (self);
  else
    refresh_add (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
rap_plain_cells_set_line (RapPlainCells *self, RapAgendaLine *line)
{
  if (g_set_object (&self->line, line) && line != NULL)
    rap_plain_cells_refresh (self);
}

static void
add_clicked_cb (RapPlainCells *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.edit", NULL);
}

static void
rap_plain_cells_dispose (GObject *object)
{
  RapPlainCells *self = RAP_PLAIN_CELLS (object);
  GtkWidget *child;

  g_clear_object (&self->line);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rap_plain_cells_parent_class)->dispose (object);
}

static void
rap_plain_cells_class_init (RapPlainCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_plain_cells_dispose;
  widget_class->get_request_mode = rap_plain_cells_get_request_mode;
  widget_class->measure = rap_plain_cells_measure;
  widget_class->size_allocate = rap_plain_cells_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "plaincells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_add_button (RapPlainCells *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* The row itself takes the focus, and Enter on it does the same. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "add");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  return button;
}

static void
rap_plain_cells_init (RapPlainCells *self)
{
  self->time = rap_cell_text_new (GTK_WIDGET (self), "time");
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "words");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->add = new_add_button (self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
}

GtkWidget *
rap_plain_cells_new (RapAgendaView *view)
{
  RapPlainCells *self = g_object_new (RAP_TYPE_PLAIN_CELLS, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}
