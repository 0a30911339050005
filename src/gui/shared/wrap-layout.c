/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "wrap-layout.h"

struct _RapWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
  int pair_width;
  int max_columns;
  int spacing;
  int line_spacing;
};

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_PAIR_WIDTH,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  PROP_LINE_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapWrapLayout, rap_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
first_child (GtkWidget *widget)
{
  return next_child (gtk_widget_get_first_child (widget));
}

static GtkWidget *
after (GtkWidget *child)
{
  return next_child (gtk_widget_get_next_sibling (child));
}

static int
width_of (GtkWidget *child, gboolean least)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return least ? minimum : natural;
}

static int
height_of (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

/* A width that holds as many letters whatever the size of the text. */
static int
scaled (GtkWidget *widget, int width)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) ((gint64) width * dpi / (96 * 1024)) : width;
}

static int
count (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = first_child (widget); child != NULL; child = after (child))
    n++;
  return n;
}

static int
fitting (RapWrapLayout *self, int width, int column)
{
  return (width + self->spacing) / MAX (column + self->spacing, 1);
}

/* How many columns stand in a line of that width, and how wide each is. */
static int
columns_in (RapWrapLayout *self, GtkWidget *widget, int width, int *column)
{
  int least = 0;
  int n_children = MAX (count (widget), 1);
  int n_columns, n_lines;

  for (GtkWidget *child = first_child (widget); child != NULL; child = after (child))
    least = MAX (least, width_of (child, TRUE));
  n_columns = fitting (self, width, MAX (scaled (widget, self->column_width), least));
  if (n_columns < 2 && self->pair_width > 0)
    n_columns = MIN (fitting (self, width, MAX (scaled (widget, self->pair_width), least)), 2);
  n_columns = CLAMP (n_columns, 1, n_children);
  if (self->max_columns > 0)
    n_columns = MIN (n_columns, self->max_columns);
  n_lines = (n_children + n_columns - 1) / n_columns;
  n_columns = (n_children + n_lines - 1) / n_lines;
  *column = MAX ((width - (n_columns - 1) * self->spacing) / n_columns, 0);
  return n_columns;
}

typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the one after the last */
  int height;
} Line;

/* The line that begins with @child, in a box of that width; @column is 0 without columns. */
static Line
take_line (RapWrapLayout *self, GtkWidget *child, int width, int n_columns, int column)
{
  Line line = { child, child, 0 };
  int used = 0;
  int n = 0;

  while (line.end != NULL)
    {
      int wanted = column > 0 ? column : MIN (width_of (line.end, FALSE), width);

      if (n > 0 && (column > 0 ? n == n_columns : used + self->spacing + wanted > width))
        break;
      used += (n > 0 ? self->spacing : 0) + wanted;
      line.height = MAX (line.height, height_of (line.end, wanted));
      line.end = after (line.end);
      n++;
    }
  return line;
}

static void
measure_width (RapWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int n = 0;

  for (GtkWidget *child = first_child (widget); child != NULL; child = after (child), n++)
    {
      int wanted = self->column_width > 0 ? scaled (widget, self->column_width)
                                          : width_of (child, FALSE);

      *minimum = MAX (*minimum, width_of (child, TRUE));
      if (self->max_columns == 0 || n < self->max_columns)
        *natural += MAX (wanted, width_of (child, TRUE)) + (n > 0 ? self->spacing : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static int
measure_height (RapWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *child = first_child (widget);
  int column = 0;
  int n_columns = 0;
  int height = 0;

  if (self->column_width > 0)
    n_columns = columns_in (self, widget, width, &column);
  while (child != NULL)
    {
      Line line = take_line (self, child, width, n_columns, column);

      height += line.height + (height > 0 ? self->line_spacing : 0);
      child = line.end;
    }
  return height;
}

static GtkSizeRequestMode
rap_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rap_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  RapWrapLayout *self = RAP_WRAP_LAYOUT (manager);
  int least = 0;
  int wanted = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  measure_width (self, widget, &least, &wanted);
  *minimum = *natural = measure_height (self, widget, MAX (for_size < 0 ? wanted : for_size, least));
}

static void
allocate_line (RapWrapLayout *self, GtkWidget *widget, const Line *line, int y, int width,
               int column)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = after (child))
    {
      int wanted = column > 0 ? column : MIN (width_of (child, FALSE), width);

      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { rtl ? width - x - wanted : x, y, wanted,
                                                   line->height }, -1);
      x += wanted + self->spacing;
    }
}

static void
rap_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  RapWrapLayout *self = RAP_WRAP_LAYOUT (manager);
  GtkWidget *child = first_child (widget);
  int column = 0;
  int n_columns = 0;
  int y = 0;

  if (self->column_width > 0)
    n_columns = columns_in (self, widget, width, &column);
  while (child != NULL)
    {
      Line line = take_line (self, child, width, n_columns, column);

      allocate_line (self, widget, &line, y, width, column);
      y += line.height + self->line_spacing;
      child = line.end;
    }
}

static int *
value_of (RapWrapLayout *self, guint property)
{
  switch (property)
    {
    case PROP_COLUMN_WIDTH:
      return &self->column_width;
    case PROP_PAIR_WIDTH:
      return &self->pair_width;
    case PROP_MAX_COLUMNS:
      return &self->max_columns;
    case PROP_SPACING:
      return &self->spacing;
    case PROP_LINE_SPACING:
    default:
      return &self->line_spacing;
    }
}

static void
rap_wrap_layout_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, *value_of (RAP_WRAP_LAYOUT (object), property));
}

static void
rap_wrap_layout_set_property (GObject *object, guint property, const GValue *value,
                              GParamSpec *pspec)
{
  int *place = value_of (RAP_WRAP_LAYOUT (object), property);

  if (*place == g_value_get_int (value))
    return;
  *place = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
rap_wrap_layout_class_init (RapWrapLayoutClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "column-width", "pair-width", "max-columns",
                                              "spacing", "line-spacing" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = rap_wrap_layout_get_property;
  object_class->set_property = rap_wrap_layout_set_property;
  layout_class->get_request_mode = rap_wrap_layout_get_request_mode;
  layout_class->measure = rap_wrap_layout_measure;
  layout_class->allocate = rap_wrap_layout_allocate;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_int (names[i], NULL, NULL, 0, G_MAXINT16, 0,
                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rap_wrap_layout_init (RapWrapLayout *self)
{
}

GtkLayoutManager *
rap_wrap_layout_new (void)
{
  return g_object_new (RAP_TYPE_WRAP_LAYOUT, NULL);
}
