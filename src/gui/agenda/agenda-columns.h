/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Places of a line of the agenda, in reading order. */
typedef enum
{
  RAP_CELL_HANDLE,
  RAP_CELL_TIME,
  RAP_CELL_ZONE_1,
  RAP_CELL_ZONE_2,
  RAP_CELL_LOCK,
  RAP_CELL_NUMBER,
  RAP_CELL_TITLE,
  RAP_CELL_PURPOSES,
  RAP_CELL_MINUTES,
  RAP_CELL_WHO,
  RAP_CELL_MENU,
} RapCell;
#define RAP_N_CELLS (RAP_CELL_MENU + 1)

/* Levels with an indent of their own; deeper ones stand where the last one stands. */
#define RAP_COLUMN_LEVELS 4
#define RAP_MOST_ZONES 2

/**
 * RapAgendaColumns:
 * @n_zones: further zones shown beside the meeting's own, 0 to %RAP_MOST_ZONES
 * @editable: whether handle and menu need their room
 * @digit: width of a digit, px
 * @line: height of a line of text, px
 * @number: width of the widest number of each level, px
 *
 * Where the cells of the agenda's lines stand. Every line asks here, so that the lines form
 * columns although each is a widget of its own, and all have one height: lists with lines of
 * different heights do not scroll well on GTK 4.8.
 */
typedef struct
{
  guint n_zones;
  gboolean editable;
  int digit;
  int line;
  int number[RAP_COLUMN_LEVELS];
} RapAgendaColumns;

/* Left edge (reading direction left to right) and size; a width of 0 is a cell not shown. */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} RapCellPlace;

/* Reads the font of @widget; %TRUE when digit or line height changed. */
gboolean rap_agenda_columns_set_font (RapAgendaColumns *self, GtkWidget *widget);
/* Whether a line of that width has its cells in one row of text or in two. */
gboolean rap_agenda_columns_is_wide (const RapAgendaColumns *self, int width);
int rap_agenda_columns_height (const RapAgendaColumns *self, int width);
void rap_agenda_columns_place (const RapAgendaColumns *self, int width, guint level,
                               RapCellPlace places[RAP_N_CELLS]);
/* Allocates @child to its place, mirrored in right-to-left text; hides it when there is none. */
void rap_cell_place_allocate (const RapCellPlace *place, GtkWidget *parent, GtkWidget *child,
                              int width);
/* A line of text that ends in "…" where its place ends; two lines where the place is high enough. */
GtkWidget *rap_cell_text_new (GtkWidget *parent, const char *css_class);
/* @xalign: 0 for the start of the line, 1 for its end, whatever direction the text has. */
void rap_cell_text_set (GtkWidget *text, const char *words, float xalign);

G_END_DECLS
