/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "gui/app/page.h"
#include "split-view.h"

struct _RapSplitView
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *content;
  GtkWidget *separator;
  int sidebar_width;
  int min_content_width;
  gboolean collapsed;
  gboolean show_content;
  guint notify_id;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_SHOW_CONTENT,
  PROP_SIDEBAR_WIDTH,
  PROP_MIN_CONTENT_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapSplitView, rap_split_view, GTK_TYPE_WIDGET)

#define NORMAL_DPI (96 * 1024)

/* A width that holds as many letters when the text is larger. */
static int
scaled (RapSplitView *self, int width)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return (int) ((gint64) width * MAX (dpi, NORMAL_DPI) / NORMAL_DPI);
}

static int
minimum_width (GtkWidget *child)
{
  int minimum = 0;

  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
get_widths (RapSplitView *self, int *sidebar, int *separator, int *content)
{
  *sidebar = MAX (scaled (self, self->sidebar_width), minimum_width (self->sidebar));
  *separator = minimum_width (self->separator);
  *content = MAX (scaled (self, self->min_content_width), minimum_width (self->content));
}

/* While there is one child only, it has the whole width. */
static gboolean
fits (RapSplitView *self, int width, int *sidebar, int *separator)
{
  int content;

  get_widths (self, sidebar, separator, &content);
  return self->sidebar && self->content && width >= *sidebar + *separator + content;
}

static gboolean
shows_content (RapSplitView *self)
{
  return self->content && (self->show_content || !self->sidebar);
}

static void
tell_page (RapSplitView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), RAP_TYPE_PAGE);

  if (page)
    rap_page_notify_state (RAP_PAGE (page));
}

/* Those who listen may change what is laid out, so they hear of it after the layout. */
static gboolean
notify_collapsed_cb (gpointer data)
{
  RapSplitView *self = data;

  self->notify_id = 0;
  g_object_ref (self);
  if (self->collapsed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "collapsed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "collapsed");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  tell_page (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
set_collapsed (RapSplitView *self, gboolean collapsed)
{
  if (self->collapsed == collapsed)
    return;
  self->collapsed = collapsed;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_collapsed_cb, self, NULL);
}

static GtkSizeRequestMode
rap_split_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (RapSplitView *self, int *minimum, int *natural)
{
  int sidebar, separator, content, content_natural = 0;

  get_widths (self, &sidebar, &separator, &content);
  if (self->content)
    gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1,
                        NULL, &content_natural, NULL, NULL);
  *minimum = MAX (minimum_width (self->sidebar), minimum_width (self->content));
  *natural = sidebar + separator + MAX (content, content_natural);
}

static void
measure_height (RapSplitView *self, int width, int *minimum, int *natural)
{
  GtkWidget *children[] = { self->sidebar, self->content };
  int widths[] = { width, width };
  int sidebar, separator;

  if (width >= 0 && fits (self, width, &sidebar, &separator))
    {
      widths[0] = sidebar;
      widths[1] = width - sidebar - separator;
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum = 0, child_natural = 0;

      if (!children[i])
        continue;
      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL,
                          widths[i] < 0 ? -1 : MAX (widths[i], minimum_width (children[i])),
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
rap_split_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RapSplitView *self = RAP_SPLIT_VIEW (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size, minimum, natural);
}

static void
allocate_at (GtkWidget *child, int x, int width, int height)
{
  if (child)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
rap_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapSplitView *self = RAP_SPLIT_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sidebar = 0, separator = 0;
  gboolean side_by_side = fits (self, width, &sidebar, &separator);
  gboolean content_first = shows_content (self);

  if (self->sidebar)
    gtk_widget_set_child_visible (self->sidebar, side_by_side || !content_first);
  if (self->content)
    gtk_widget_set_child_visible (self->content, side_by_side || content_first);
  gtk_widget_set_child_visible (self->separator, side_by_side);
  if (side_by_side)
    {
      allocate_at (self->sidebar, rtl ? width - sidebar : 0, sidebar, height);
      allocate_at (self->separator, rtl ? width - sidebar - separator : sidebar, separator, height);
      allocate_at (self->content, rtl ? 0 : sidebar + separator,
                   width - sidebar - separator, height);
    }
  else
    allocate_at (content_first ? self->content : self->sidebar, 0, width, height);
  set_collapsed (self, !side_by_side && self->sidebar && self->content);
}

static void
set_child (RapSplitView *self, GtkWidget **place, GtkWidget *child, guint property)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child)
    {
      /* Focus goes from the sidebar to the content, whichever was set first. */
      gtk_widget_insert_before (child, GTK_WIDGET (self),
                                property == PROP_SIDEBAR ? self->separator : NULL);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
rap_split_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RapSplitView *self = RAP_SPLIT_VIEW (object);

  switch (property)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_MIN_CONTENT_WIDTH:
      g_value_set_int (value, self->min_content_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
set_width (RapSplitView *self, int *place, int width, GParamSpec *pspec)
{
  if (*place == width)
    return;
  *place = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
rap_split_view_set_property (GObject *object, guint property, const GValue *value,
                             GParamSpec *pspec)
{
  RapSplitView *self = RAP_SPLIT_VIEW (object);

  switch (property)
    {
    case PROP_SIDEBAR:
      rap_split_view_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      rap_split_view_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_CONTENT:
      rap_split_view_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      set_width (self, &self->sidebar_width, g_value_get_int (value), pspec);
      break;
    case PROP_MIN_CONTENT_WIDTH:
      set_width (self, &self->min_content_width, g_value_get_int (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_split_view_dispose (GObject *object)
{
  RapSplitView *self = RAP_SPLIT_VIEW (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_split_view_parent_class)->dispose (object);
}

static void
rap_split_view_class_init (RapSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rap_split_view_get_property;
  object_class->set_property = rap_split_view_set_property;
  object_class->dispose = rap_split_view_dispose;
  widget_class->get_request_mode = rap_split_view_get_request_mode;
  widget_class->measure = rap_split_view_measure;
  widget_class->size_allocate = rap_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] =
    g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_WIDTH] =
    g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT16, 300, flags);
  properties[PROP_MIN_CONTENT_WIDTH] =
    g_param_spec_int ("min-content-width", NULL, NULL, 0, G_MAXINT16, 400, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "splitview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rap_split_view_init (RapSplitView *self)
{
  self->sidebar_width = 300;
  self->min_content_width = 400;
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rap_split_view_new (void)
{
  return g_object_new (RAP_TYPE_SPLIT_VIEW, NULL);
}

void
rap_split_view_set_sidebar (RapSplitView *self, GtkWidget *child)
{
  g_return_if_fail (RAP_IS_SPLIT_VIEW (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  set_child (self, &self->sidebar, child, PROP_SIDEBAR);
}

void
rap_split_view_set_content (RapSplitView *self, GtkWidget *child)
{
  g_return_if_fail (RAP_IS_SPLIT_VIEW (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  set_child (self, &self->content, child, PROP_CONTENT);
}

GtkWidget *
rap_split_view_get_sidebar (RapSplitView *self)
{
  g_return_val_if_fail (RAP_IS_SPLIT_VIEW (self), NULL);

  return self->sidebar;
}

GtkWidget *
rap_split_view_get_content (RapSplitView *self)
{
  g_return_val_if_fail (RAP_IS_SPLIT_VIEW (self), NULL);

  return self->content;
}

gboolean
rap_split_view_get_collapsed (RapSplitView *self)
{
  g_return_val_if_fail (RAP_IS_SPLIT_VIEW (self), FALSE);

  return self->collapsed;
}

gboolean
rap_split_view_get_show_content (RapSplitView *self)
{
  g_return_val_if_fail (RAP_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

void
rap_split_view_set_show_content (RapSplitView *self, gboolean show)
{
  GtkWidget *from, *to;

  g_return_if_fail (RAP_IS_SPLIT_VIEW (self));

  show = !!show;
  if (self->show_content == show)
    return;
  self->show_content = show;
  from = show ? self->sidebar : self->content;
  to = show ? self->content : self->sidebar;
  if (self->collapsed && from && to)
    {
      gboolean had_focus = has_focus_inside (from);

      gtk_widget_set_child_visible (to, TRUE);
      if (had_focus)
        gtk_widget_child_focus (to, GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
  tell_page (self);
}

RapSplitView *
rap_split_view_find (GtkWidget *widget)
{
  if (RAP_IS_SPLIT_VIEW (widget))
    return RAP_SPLIT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      RapSplitView *view = gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child)
                             ? rap_split_view_find (child) : NULL;

      if (view)
        return view;
    }
  return NULL;
}
