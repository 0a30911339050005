/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include "agenda-columns.h"

/* Distances in px that do not grow with the font. */
#define EDGE 6
#define GAP 10
#define ICON 28

/* Widths in digits of the font. */
#define TIME_DIGITS 7
#define NARROW_TIME_DIGITS 6
#define MINUTES_DIGITS 6
#define PURPOSES_DIGITS 19
#define WHO_LEAST_DIGITS 15
#define WHO_MOST_DIGITS 34
#define TITLE_LEAST_DIGITS 26
/* A further zone is given up before the title gets narrower than this. */
#define TITLE_GOOD_DIGITS 34

gboolean
rap_agenda_columns_set_font (RapAgendaColumns *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int digit = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  gboolean changed = digit != self->digit || line != self->line;

  pango_font_metrics_unref (metrics);
  self->digit = MAX (digit, 1);
  self->line = MAX (line, 1);
  return changed;
}

static int
indent_of (const RapAgendaColumns *self, guint level)
{
  int indent = 0;

  for (guint i = 0; i < level && i < RAP_COLUMN_LEVELS - 1; i++)
    indent += self->number[i];
  return indent;
}

static int
number_width (const RapAgendaColumns *self, guint level)
{
  return self->number[MIN (level, RAP_COLUMN_LEVELS - 1)];
}

/* Everything in one row of text but the title and whose width follows from what is left. */
static int
fixed_width (const RapAgendaColumns *self, guint n_zones)
{
  int tools = self->editable ? 2 * ICON : EDGE;

  return 2 * EDGE + tools + ICON
         + (TIME_DIGITS * (1 + (int) n_zones) + PURPOSES_DIGITS + MINUTES_DIGITS) * self->digit
         + number_width (self, 0) + (5 + (int) n_zones) * GAP;
}

gboolean
rap_agenda_columns_is_wide (const RapAgendaColumns *self, int width)
{
  return width >= fixed_width (self, 0) + (TITLE_LEAST_DIGITS + WHO_LEAST_DIGITS) * self->digit;
}

int
rap_agenda_columns_height (const RapAgendaColumns *self, int width)
{
  /* Two lines of text fit: a long title is read to its end, and all lines keep one height. */
  if (rap_agenda_columns_is_wide (self, width))
    return MAX (2 * self->line + 2, 36);
  return 2 * self->line + 20;
}

static guint
zones_that_fit (const RapAgendaColumns *self, int width)
{
  int least = (TITLE_GOOD_DIGITS + WHO_LEAST_DIGITS) * self->digit;
  guint n = self->n_zones;

  while (n > 0 && width < fixed_width (self, n) + least)
    n--;
  return n;
}

static int
put (RapCellPlace *place, int x, int y, int width, int height)
{
  *place = (RapCellPlace){ x, y, MAX (width, 0), height };
  return x + MAX (width, 0);
}

static void
place_wide (const RapAgendaColumns *self, int width, guint level, RapCellPlace *places)
{
  int height = rap_agenda_columns_height (self, width);
  guint n_zones = zones_that_fit (self, width);
  int rest = width - fixed_width (self, n_zones) - WHO_LEAST_DIGITS * self->digit;
  int extra = CLAMP ((rest - TITLE_GOOD_DIGITS * self->digit) / 4, 0,
                     (WHO_MOST_DIGITS - WHO_LEAST_DIGITS) * self->digit);
  int who = WHO_LEAST_DIGITS * self->digit + extra;
  int time = TIME_DIGITS * self->digit;
  int indent = indent_of (self, level);
  int x = EDGE;
  int right = width - EDGE;

  if (self->editable)
    {
      x = put (&places[RAP_CELL_HANDLE], x, 0, ICON, height);
      put (&places[RAP_CELL_MENU], right - ICON, 0, ICON, height);
      right -= ICON;
    }
  else
    x += EDGE;
  x = put (&places[RAP_CELL_TIME], x, 0, time, height) + GAP;
  for (guint i = 0; i < n_zones; i++)
    x = put (&places[RAP_CELL_ZONE_1 + i], x, 0, time, height) + GAP;
  x = put (&places[RAP_CELL_LOCK], x, 0, ICON, height) + GAP;
  put (&places[RAP_CELL_WHO], right - who, 0, who, height);
  right -= who + GAP;
  put (&places[RAP_CELL_MINUTES], right - MINUTES_DIGITS * self->digit, 0,
       MINUTES_DIGITS * self->digit, height);
  right -= MINUTES_DIGITS * self->digit + GAP;
  put (&places[RAP_CELL_PURPOSES], right - PURPOSES_DIGITS * self->digit, 0,
       PURPOSES_DIGITS * self->digit, height);
  right -= PURPOSES_DIGITS * self->digit + GAP;
  x = put (&places[RAP_CELL_NUMBER], x + indent, 0, number_width (self, level), height);
  put (&places[RAP_CELL_TITLE], x, 0, right - x, height);
}

/* Below the title the cells share the line; the widget of an item parts it by what they hold. */
static void
place_narrow (const RapAgendaColumns *self, int width, guint level, RapCellPlace *places)
{
  int half = self->line + 4;
  int top = 6;
  int below = top + half;
  int indent = MIN (indent_of (self, level), width / 6);
  int x = EDGE;
  int right = width - EDGE;

  if (self->editable)
    {
      put (&places[RAP_CELL_MENU], right - ICON, 0, ICON, below + half + top);
      right -= ICON;
    }
  put (&places[RAP_CELL_LOCK], x, below, ICON, half);
  x = put (&places[RAP_CELL_TIME], x, top, NARROW_TIME_DIGITS * self->digit, half) + EDGE;
  x = put (&places[RAP_CELL_NUMBER], x + indent, top, number_width (self, level), half);
  put (&places[RAP_CELL_TITLE], x, top, right - x, half);
  put (&places[RAP_CELL_MINUTES], x, below, (right - x) / 4, half);
  put (&places[RAP_CELL_PURPOSES], x, below, (right - x) / 2, half);
  put (&places[RAP_CELL_WHO], x, below, right - x, half);
}

/**
 * rap_agenda_columns_place:
 * @width: of the line
 * @level: 0 for the top level
 * @places: (out caller-allocates): one for each cell
 */
void
rap_agenda_columns_place (const RapAgendaColumns *self,
                          int width,
                          guint level,
                          RapCellPlace places[RAP_N_CELLS])
{
  for (guint i = 0; i < RAP_N_CELLS; i++)
    places[i] = (RapCellPlace){ 0 };
  if (rap_agenda_columns_is_wide (self, width))
    place_wide (self, width, level, places);
  else
    place_narrow (self, width, level, places);
}

void
rap_cell_place_allocate (const RapCellPlace *place,
                         GtkWidget *parent,
                         GtkWidget *child,
                         int width)
{
  gboolean mirrored = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = {
    mirrored ? width - place->x - place->width : place->x, place->y, place->width, place->height,
  };
  int least_width, least_height;

  gtk_widget_set_child_visible (child, place->width > 0 && place->height > 0);
  if (!gtk_widget_get_child_visible (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (place->width, least_width),
                      &least_height, NULL, NULL, NULL);
  /* A control that needs more than its place stands out evenly above and below. */
  if (least_height > place->height)
    {
      allocation.y -= (least_height - place->height) / 2;
      allocation.height = least_height;
    }
  if (least_width > place->width)
    {
      allocation.x -= mirrored ? least_width - place->width : 0;
      allocation.width = least_width;
    }
  gtk_widget_size_allocate (child, &allocation, -1);
}

GtkWidget *
rap_cell_text_new (GtkWidget *parent, const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);
  gtk_widget_set_parent (text, parent);
  return text;
}

static gboolean
is_rtl_script (GUnicodeScript script)
{
  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
         || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA
         || script == G_UNICODE_SCRIPT_NKO;
}

/* Whether the words run against the direction of the window: their first letter tells. */
static gboolean
runs_against (GtkWidget *text, const char *words)
{
  gboolean rtl = gtk_widget_get_direction (text) == GTK_TEXT_DIR_RTL;

  if (!rtl && g_str_is_ascii (words))
    return FALSE;
  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return is_rtl_script (g_unichar_get_script (g_utf8_get_char (c))) != rtl;
  return FALSE;
}

void
rap_cell_text_set (GtkWidget *text, const char *words, float xalign)
{
  /* GtkInscription of GTK 4.8 puts English words in an Arabic window at the wrong end: Pango turns
   * the alignment of a text that runs against the window's direction. */
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text),
                              runs_against (text, words) ? 1 - xalign : xalign);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), words);
}
