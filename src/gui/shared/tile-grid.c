/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "tile-grid.h"

struct _RapTileGrid
{
  GtkWidget parent_instance;

  GtkWidget *flow_box;
  GListModel *model;
  GtkWidget *hovered; /* tiles, borrowed; NULL for none */
  GtkWidget *focused;
};

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_CURRENT,
  N_PROPS,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapTileGrid, rap_tile_grid, GTK_TYPE_WIDGET)

/* What a child shows, also while it is being taken out of the box. */
#define TILE "rap-tile"

/* --- which tile is meant --------------------------------------------------------------------- */

static void
set_current (GtkEventController *controller, gboolean is_current)
{
  GtkWidget *child = gtk_event_controller_get_widget (controller);
  RapTileGrid *self = (RapTileGrid *) gtk_widget_get_ancestor (child, RAP_TYPE_TILE_GRID);
  GtkWidget **place;

  /* A tile may be told that it is left after it was taken out. */
  if (!self)
    return;
  place = GTK_IS_EVENT_CONTROLLER_FOCUS (controller) ? &self->focused : &self->hovered;
  /* One tile may be entered before the other is left. */
  if (!is_current && *place != child)
    return;
  *place = is_current ? child : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
enter_cb (GtkEventController *controller)
{
  set_current (controller, TRUE);
}

static void
leave_cb (GtkEventController *controller)
{
  set_current (controller, FALSE);
}

static void
forget_tile_cb (GtkWidget *child)
{
  RapTileGrid *self = (RapTileGrid *) gtk_widget_get_ancestor (child, RAP_TYPE_TILE_GRID);

  if (!self || (self->hovered != child && self->focused != child))
    return;
  if (self->hovered == child)
    self->hovered = NULL;
  if (self->focused == child)
    self->focused = NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
watch (GtkWidget *child, GtkEventController *controller)
{
  g_signal_connect (controller, "enter", G_CALLBACK (enter_cb), NULL);
  g_signal_connect (controller, "leave", G_CALLBACK (leave_cb), NULL);
  gtk_widget_add_controller (child, controller);
}

static GtkWidget *
create_tile (gpointer item, gpointer data)
{
  RapTile *tile = item;
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                   NULL);
  GtkWidget *label = gtk_label_new (rap_tile_get_label (tile));

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), label);
  gtk_widget_add_css_class (child, "tile");
  if (rap_tile_get_style (tile))
    gtk_widget_add_css_class (child, rap_tile_get_style (tile));
  gtk_widget_set_tooltip_text (child, rap_tile_get_name (tile));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, rap_tile_get_name (tile), -1);
  g_object_set_data_full (G_OBJECT (child), TILE, g_object_ref (tile), g_object_unref);
  watch (child, gtk_event_controller_focus_new ());
  watch (child, gtk_event_controller_motion_new ());
  g_signal_connect (child, "unrealize", G_CALLBACK (forget_tile_cb), NULL);
  return child;
}

static void
child_activated_cb (RapTileGrid *self, GtkFlowBoxChild *child)
{
  g_autoptr (RapTile) tile =
    g_list_model_get_item (self->model, gtk_flow_box_child_get_index (child));

  if (tile)
    g_signal_emit (self, signals[ACTIVATED], 0, tile);
}

static void
rap_tile_grid_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RapTileGrid *self = RAP_TILE_GRID (object);

  switch (property)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_CURRENT:
      g_value_take_object (value, rap_tile_grid_get_current (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_tile_grid_set_property (GObject *object, guint property, const GValue *value,
                            GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_MODEL:
      rap_tile_grid_set_model (RAP_TILE_GRID (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_tile_grid_dispose (GObject *object)
{
  RapTileGrid *self = RAP_TILE_GRID (object);

  g_clear_pointer (&self->flow_box, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rap_tile_grid_parent_class)->dispose (object);
}

static void
rap_tile_grid_class_init (RapTileGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rap_tile_grid_get_property;
  object_class->set_property = rap_tile_grid_set_property;
  object_class->dispose = rap_tile_grid_dispose;

  properties[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] =
    g_param_spec_object ("current", NULL, NULL, RAP_TYPE_TILE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, RAP_TYPE_TILE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tilegrid");
}

static void
rap_tile_grid_init (RapTileGrid *self)
{
  /* The rows mean nothing, so it is a list and not a grid of cells. */
  GtkFlowBox *box = g_object_new (GTK_TYPE_FLOW_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  NULL);

  gtk_flow_box_set_homogeneous (box, TRUE);
  gtk_flow_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_flow_box_set_activate_on_single_click (box, TRUE);
  gtk_flow_box_set_min_children_per_line (box, 1);
  gtk_flow_box_set_max_children_per_line (box, 1000);
  gtk_flow_box_set_column_spacing (box, 4);
  gtk_flow_box_set_row_spacing (box, 4);
  g_signal_connect_object (box, "child-activated", G_CALLBACK (child_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->flow_box = GTK_WIDGET (box);
  gtk_widget_set_parent (self->flow_box, GTK_WIDGET (self));
}

GtkWidget *
rap_tile_grid_new (void)
{
  return g_object_new (RAP_TYPE_TILE_GRID, NULL);
}

void
rap_tile_grid_set_label (RapTileGrid *self, const char *label)
{
  g_return_if_fail (RAP_IS_TILE_GRID (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow_box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
rap_tile_grid_set_model (RapTileGrid *self, GListModel *model)
{
  g_return_if_fail (RAP_IS_TILE_GRID (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;
  gtk_flow_box_bind_model (GTK_FLOW_BOX (self->flow_box), model, create_tile, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

GListModel *
rap_tile_grid_get_model (RapTileGrid *self)
{
  g_return_val_if_fail (RAP_IS_TILE_GRID (self), NULL);

  return self->model;
}

/* (transfer full) (nullable) */
RapTile *
rap_tile_grid_get_current (RapTileGrid *self)
{
  GtkWidget *child;

  g_return_val_if_fail (RAP_IS_TILE_GRID (self), NULL);

  child = self->hovered ? self->hovered : self->focused;
  return child ? g_object_ref (g_object_get_data (G_OBJECT (child), TILE)) : NULL;
}

gboolean
rap_tile_grid_focus_tile (RapTileGrid *self, gint64 id)
{
  guint n;

  g_return_val_if_fail (RAP_IS_TILE_GRID (self), FALSE);

  n = self->model ? g_list_model_get_n_items (self->model) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RapTile) tile = g_list_model_get_item (self->model, i);

      if (rap_tile_get_id (tile) == id)
        return gtk_widget_grab_focus (
          GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->flow_box), i)));
    }
  return FALSE;
}
