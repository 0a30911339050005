/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "tile.h"

struct _RapTile
{
  GObject parent_instance;

  gint64 id;
  char *label;
  char *name;
  char *style;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_NAME,
  PROP_STYLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapTile, rap_tile, G_TYPE_OBJECT)

static void
rap_tile_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RapTile *self = RAP_TILE (object);

  switch (property)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STYLE:
      g_value_set_string (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_tile_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  RapTile *self = RAP_TILE (object);

  switch (property)
    {
    case PROP_ID:
      self->id = g_value_get_int64 (value);
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;
    case PROP_STYLE:
      self->style = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_tile_finalize (GObject *object)
{
  RapTile *self = RAP_TILE (object);

  g_free (self->label);
  g_free (self->name);
  g_free (self->style);
  G_OBJECT_CLASS (rap_tile_parent_class)->finalize (object);
}

static void
rap_tile_class_init (RapTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rap_tile_get_property;
  object_class->set_property = rap_tile_set_property;
  object_class->finalize = rap_tile_finalize;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_STYLE] = g_param_spec_string ("style", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rap_tile_init (RapTile *self)
{
}

RapTile *
rap_tile_new (gint64 id, const char *label, const char *name, const char *style)
{
  return g_object_new (RAP_TYPE_TILE,
                       "id", id, "label", label, "name", name, "style", style, NULL);
}

gint64
rap_tile_get_id (RapTile *self)
{
  g_return_val_if_fail (RAP_IS_TILE (self), 0);

  return self->id;
}

const char *
rap_tile_get_label (RapTile *self)
{
  g_return_val_if_fail (RAP_IS_TILE (self), NULL);

  return self->label;
}

const char *
rap_tile_get_name (RapTile *self)
{
  g_return_val_if_fail (RAP_IS_TILE (self), NULL);

  return self->name;
}

const char *
rap_tile_get_style (RapTile *self)
{
  g_return_val_if_fail (RAP_IS_TILE (self), NULL);

  return self->style;
}
