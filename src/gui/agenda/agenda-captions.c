/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-captions.h"

struct _RapAgendaCaptions
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *labels[RAP_N_CELLS];
};

G_DEFINE_FINAL_TYPE (RapAgendaCaptions, rap_agenda_captions, GTK_TYPE_WIDGET)

static int
height_of (RapAgendaCaptions *self)
{
  return _rap_agenda_view_columns (self->view)->line + 10;
}

static void
rap_agenda_captions_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  RapAgendaCaptions *self = RAP_AGENDA_CAPTIONS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->view == NULL)
    return;
  *natural = height_of (self);
  if (for_size >= 0 && !rap_agenda_columns_is_wide (_rap_agenda_view_columns (self->view), for_size))
    *natural = 0;
  *minimum = *natural;
}

static GtkSizeRequestMode
rap_agenda_captions_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rap_agenda_captions_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapAgendaCaptions *self = RAP_AGENDA_CAPTIONS (widget);
  const RapAgendaColumns *columns = _rap_agenda_view_columns (self->view);
  RapCellPlace places[RAP_N_CELLS];

  rap_agenda_columns_place (columns, width, 0, places);
  for (guint i = 0; i < RAP_N_CELLS; i++)
    {
      if (self->labels[i] == NULL)
        continue;
      places[i].y = 0;
      places[i].height = rap_agenda_columns_is_wide (columns, width) ? height : 0;
      rap_cell_place_allocate (&places[i], widget, self->labels[i], width);
    }
}

static void
rap_agenda_captions_dispose (GObject *object)
{
  RapAgendaCaptions *self = RAP_AGENDA_CAPTIONS (object);

  for (guint i = 0; i < RAP_N_CELLS; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rap_agenda_captions_parent_class)->dispose (object);
}

static void
rap_agenda_captions_class_init (RapAgendaCaptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_agenda_captions_dispose;
  widget_class->measure = rap_agenda_captions_measure;
  widget_class->size_allocate = rap_agenda_captions_size_allocate;
  widget_class->get_request_mode = rap_agenda_captions_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "captions");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_label (RapAgendaCaptions *self, RapCell cell, const char *words)
{
  self->labels[cell] = rap_cell_text_new (GTK_WIDGET (self), NULL);
  rap_cell_text_set (self->labels[cell], words, cell == RAP_CELL_MINUTES ? 1 : 0);
}

static void
rap_agenda_captions_init (RapAgendaCaptions *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_label (self, RAP_CELL_TIME, "");
  add_label (self, RAP_CELL_ZONE_1, "");
  add_label (self, RAP_CELL_ZONE_2, "");
  /* Translators: head of a column: the number of an agenda item */
  add_label (self, RAP_CELL_NUMBER, _("No."));
  add_label (self, RAP_CELL_TITLE, _("Item"));
  add_label (self, RAP_CELL_PURPOSES, _("Purpose"));
  /* Translators: head of a column: minutes, as short as can be */
  add_label (self, RAP_CELL_MINUTES, _("Min"));
  /* Translators: head of a column: who presents an agenda item */
  add_label (self, RAP_CELL_WHO, _("Who"));
}

GtkWidget *
rap_agenda_captions_new (RapAgendaView *view)
{
  RapAgendaCaptions *self = g_object_new (RAP_TYPE_AGENDA_CAPTIONS, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}

/* Shows whose clocks the columns of times are. */
void
rap_agenda_captions_refresh (RapAgendaCaptions *self)
{
  g_autofree char *city = _rap_agenda_view_city (self->view);

  rap_cell_text_set (self->labels[RAP_CELL_TIME], city, 0);
  for (guint i = 0; i < RAP_MOST_ZONES; i++)
    {
      RapZone *zone = _rap_agenda_view_zone (self->view, i);
      g_autofree char *there = zone != NULL ? rap_zone_city (zone) : NULL;

      rap_cell_text_set (self->labels[RAP_CELL_ZONE_1 + i], there != NULL ? there : "", 0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
