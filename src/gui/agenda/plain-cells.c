/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "core/text.h"
#include "plain-cells.h"

/* What is offered beside an overrun; the last opens all, and is there at every width. */
enum
{
  OFFER_SHORTEN,
  OFFER_MOVE,
  OFFER_ALL,
  N_OFFERS,
};

#define OFFER_GAP 4
/* Longest title on an offer. */
#define TITLE_LENGTH 20

struct _RapPlainCells
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *time;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *add;
  GtkWidget *offers[N_OFFERS];

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

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The words of an overrun, then as many offers as have room: all, or the one for all. */
static void
allocate_offers (RapPlainCells *self, RapCellPlace *words, int width)
{
  int natural = natural_width (self->words);
  int widths[N_OFFERS];
  int sum = 0;
  guint first;
  RapCellPlace place;

  for (guint i = 0; i < N_OFFERS; i++)
    {
      widths[i] = natural_width (self->offers[i]);
      sum += widths[i] + OFFER_GAP;
    }
  first = natural + 8 + sum <= words->width ? 0 : OFFER_ALL;
  sum = first == 0 ? sum : widths[OFFER_ALL] + OFFER_GAP;
  place = *words;
  words->width = MAX (MIN (natural, words->width - sum - 8), 0);
  place.x = words->x + words->width + 8;
  for (guint i = 0; i < N_OFFERS; i++)
    {
      place.width = i < first ? 0 : widths[i];
      rap_cell_place_allocate (&place, GTK_WIDGET (self), self->offers[i], width);
      place.x += i < first ? 0 : widths[i] + OFFER_GAP;
    }
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
  if (gtk_widget_get_visible (self->offers[OFFER_ALL]))
    allocate_offers (self, &words, width);
  rap_cell_place_allocate (&time, widget, self->time, width);
  rap_cell_place_allocate (&icon, widget, self->icon, width);
  rap_cell_place_allocate (&words, widget, self->words, width);
  if (gtk_widget_get_visible (self->add))
    {
      RapCellPlace add = { number->x - 8, 0,
                           MIN (natural_width (self->add), right - number->x), height };

      rap_cell_place_allocate (&add, widget, self->add, width);
    }
}

static void
refresh_note (RapPlainCells *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  g_autofree char *time = rap_agenda_line_start_in (self->line, rap_agenda_zone (agenda));
  g_autofree char *words = rap_agenda_line_note (self->line);
  const char *remedy = rap_problem_remedy (&self->line->problem);
  g_autofree char *tip = g_strdup_printf ("%s\n%s", words, remedy);

  rap_cell_text_set (self->time, time, 0);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, *remedy != '\0' ? tip : words);
}

static void
refresh_offers (RapPlainCells *self)
{
  gboolean offered = self->line->kind == RAP_LINE_NOTE
                     && self->line->problem.kind == RAP_PROBLEM_OVERRUN
                     && _rap_agenda_view_is_editable (self->view);
  g_autofree char *other = NULL;
  g_autofree char *move = NULL;

  for (guint i = 0; i < N_OFFERS; i++)
    gtk_widget_set_visible (self->offers[i], offered);
  if (!offered)
    return;
  other = rap_text_ellipsize (self->line->problem.other, TITLE_LENGTH);
  move = *other != '\0'
           /* Translators: a button that moves an item whose time is fixed. */
           ? g_strdup_printf (_("Move “%s”…"), other)
           : g_strdup (_("Extend…"));
  gtk_button_set_label (GTK_BUTTON (self->offers[OFFER_MOVE]), move);
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
  refresh_offers (self);
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
offer_clicked_cb (RapPlainCells *self, GtkWidget *button)
{
  const char *name = "";

  if (button == self->offers[OFFER_SHORTEN])
    name = "shorten";
  else if (button == self->offers[OFFER_MOVE])
    name = *self->line->problem.other != '\0' ? "move-anchor" : "extend";
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.repair", "s", name);
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

static GtkWidget *
new_offer (RapPlainCells *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Keys go through the row: R opens all repairs. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "offer");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (offer_clicked_cb), self);
  return button;
}

static void
rap_plain_cells_init (RapPlainCells *self)
{
  self->time = rap_cell_text_new (GTK_WIDGET (self), "time");
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  /* A row has room for two lines, and a narrow one needs both. */
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->words), 2);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "words");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->add = new_add_button (self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  /* Translators: a button beside an overrun: make items shorter. */
  self->offers[OFFER_SHORTEN] = new_offer (self, _("Shorten…"));
  self->offers[OFFER_MOVE] = new_offer (self, "");
  /* Translators: a button beside an overrun: all that can be done about it. */
  self->offers[OFFER_ALL] = new_offer (self, _("Repair…"));
}

GtkWidget *
rap_plain_cells_new (RapAgendaView *view)
{
  RapPlainCells *self = g_object_new (RAP_TYPE_PLAIN_CELLS, NULL);

  self->view = view;
  return GTK_WIDGET (self);
}
