/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "field-editor.h"

typedef struct
{
  RapSession *session;
  RapKind kind;
  guint field;
  GtkWidget *child;
  GtkWidget *target;
} RapFieldEditorPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_KIND,
  PROP_FIELD,
  N_PROPS,
};

enum
{
  EDITED,
  COMMIT,
  CANCEL,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapFieldEditor, rap_field_editor, GTK_TYPE_WIDGET)

static RapFieldEditorPrivate *
private_of (RapFieldEditor *self)
{
  return rap_field_editor_get_instance_private (self);
}

static void
rap_field_editor_set_property (GObject *object, guint property, const GValue *value,
                               GParamSpec *pspec)
{
  RapFieldEditorPrivate *priv = private_of (RAP_FIELD_EDITOR (object));

  switch (property)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_KIND:
      priv->kind = g_value_get_int (value);
      break;
    case PROP_FIELD:
      priv->field = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_field_editor_constructed (GObject *object)
{
  G_OBJECT_CLASS (rap_field_editor_parent_class)->constructed (object);
  RAP_FIELD_EDITOR_GET_CLASS (object)->build (RAP_FIELD_EDITOR (object));
}

static gboolean
rap_field_editor_grab_focus (GtkWidget *widget)
{
  RapFieldEditorPrivate *priv = private_of (RAP_FIELD_EDITOR (widget));

  return priv->target && gtk_widget_grab_focus (priv->target);
}

/* The focus goes through the children, never to the editor itself. */
static gboolean
rap_field_editor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RapFieldEditorPrivate *priv = private_of (RAP_FIELD_EDITOR (widget));

  return priv->child && gtk_widget_child_focus (priv->child, direction);
}

static void
rap_field_editor_dispose (GObject *object)
{
  RapFieldEditorPrivate *priv = private_of (RAP_FIELD_EDITOR (object));

  priv->target = NULL;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (rap_field_editor_parent_class)->dispose (object);
}

static void
rap_field_editor_class_init (RapFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = rap_field_editor_set_property;
  object_class->constructed = rap_field_editor_constructed;
  object_class->dispose = rap_field_editor_dispose;
  widget_class->grab_focus = rap_field_editor_grab_focus;
  widget_class->focus = rap_field_editor_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION, flags);
  properties[PROP_KIND] =
    g_param_spec_int ("kind", NULL, NULL, 0, RAP_N_KINDS - 1, 0, flags);
  properties[PROP_FIELD] =
    g_param_spec_uint ("field", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldeditor");
}

static void
rap_field_editor_init (RapFieldEditor *self)
{
}

static GType
type_for (const RapField *spec)
{
  switch (spec->type)
    {
    case RAP_FIELD_LONG_TEXT:
      return RAP_TYPE_LONG_TEXT_EDITOR;
    case RAP_FIELD_DATE:
    case RAP_FIELD_DATE_TIME:
      return RAP_TYPE_DATE_EDITOR;
    case RAP_FIELD_BOOLEAN:
      return RAP_TYPE_SWITCH_EDITOR;
    case RAP_FIELD_CHOICE:
      return RAP_TYPE_CHOICE_EDITOR;
    case RAP_FIELD_FLAGS:
      return RAP_TYPE_CHECKS_EDITOR;
    case RAP_FIELD_ZONE:
    case RAP_FIELD_REFERENCE:
      return RAP_TYPE_CHOOSER_EDITOR;
    case RAP_FIELD_TEXT:
    case RAP_FIELD_INTEGER:
    case RAP_FIELD_MINUTES:
    case RAP_FIELD_TIME:
    default:
      return RAP_TYPE_TEXT_EDITOR;
    }
}

RapFieldEditor *
rap_field_editor_new (RapSession *session, RapKind kind, guint field, gboolean editable)
{
  const RapField *spec = &rap_kind_fields (kind, NULL)[field];

  return g_object_new (editable ? type_for (spec) : RAP_TYPE_LABEL_EDITOR,
                       "session", session, "kind", (int) kind, "field", field, NULL);
}

void
rap_field_editor_show (RapFieldEditor *self, RapRecord *record)
{
  RAP_FIELD_EDITOR_GET_CLASS (self)->show (self, record);
}

char *
rap_field_editor_typed (RapFieldEditor *self)
{
  return RAP_FIELD_EDITOR_GET_CLASS (self)->typed (self);
}

RapSession *
rap_field_editor_session (RapFieldEditor *self)
{
  return private_of (self)->session;
}

const RapField *
rap_field_editor_spec (RapFieldEditor *self)
{
  RapFieldEditorPrivate *priv = private_of (self);

  return &rap_kind_fields (priv->kind, NULL)[priv->field];
}

guint
rap_field_editor_field (RapFieldEditor *self)
{
  return private_of (self)->field;
}

GtkWidget *
rap_field_editor_target (RapFieldEditor *self)
{
  return private_of (self)->target;
}

void
rap_field_editor_set_child (RapFieldEditor *self, GtkWidget *child, GtkWidget *target)
{
  RapFieldEditorPrivate *priv = private_of (self);

  g_return_if_fail (priv->child == NULL);

  priv->child = child;
  priv->target = target;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
rap_field_editor_edited (RapFieldEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

void
rap_field_editor_commit (RapFieldEditor *self)
{
  g_signal_emit (self, signals[COMMIT], 0);
}

void
rap_field_editor_cancel (RapFieldEditor *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}
