/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "pill.h"
#include "rap-compat.h"

/* In letters; the codes of bodies are the longest. */
#define LONGEST_CODE 8
#define ICON_SIZE 12
#define ICON_GAP 5
/* Words with their fonts that are kept shaped: some times the states and bodies there are. */
#define MAX_SHAPES 512

struct _RapPill
{
  GtkWidget parent_instance;

  char *text;
  char *icon_name;
  char *style;
  gboolean is_placed; /* by a parent that asks rap_pill_content_width() */
};

G_DEFINE_FINAL_TYPE (RapPill, rap_pill, GTK_TYPE_WIDGET)

/* --- shaped words ---------------------------------------------------------------------------- */

/* "FONT DIRECTION WORDS" → PangoLayout. A list has hundreds of pills and some thirty different
 * words in them; shaping these is most of what a pill costs. */
static GHashTable *shapes;

static PangoLayout *
find_shape (RapPill *self, const char *text)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree char *key = g_strdup_printf (
    "%x %d %s", pango_font_description_hash (pango_context_get_font_description (context)),
    gtk_widget_get_direction (GTK_WIDGET (self)), text);
  PangoLayout *layout;

  if (shapes == NULL)
    shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  layout = g_hash_table_lookup (shapes, key);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (shapes) >= MAX_SHAPES)
    g_hash_table_remove_all (shapes);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_hash_table_insert (shapes, g_steal_pointer (&key), layout);
  return layout;
}

static int
width_of (RapPill *self, const char *text)
{
  int width;

  pango_layout_get_pixel_size (find_shape (self, text), &width, NULL);
  return width;
}

static int
icon_width (RapPill *self)
{
  if (self->icon_name == NULL)
    return 0;
  return *self->text != '\0' ? ICON_SIZE + ICON_GAP : ICON_SIZE;
}

/* A code that is cut short is another code. */
static gboolean
may_be_cut (RapPill *self)
{
  return g_utf8_strlen (self->text, -1) > LONGEST_CODE;
}

/* --- widget ---------------------------------------------------------------------------------- */

static void
rap_pill_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                  int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RapPill *self = RAP_PILL (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      pango_layout_get_pixel_size (find_shape (self, self->text), NULL, natural);
      *minimum = *natural = MAX (*natural, ICON_SIZE);
    }
  else if (self->is_placed)
    *minimum = *natural = 0;
  else
    {
      *natural = rap_pill_content_width (self);
      *minimum = may_be_cut (self) ? MIN (*natural, icon_width (self) + width_of (self, "…"))
                                   : *natural;
    }
}

static void
snapshot_icon (RapPill *self, GtkSnapshot *snapshot, double x, double y, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, ICON_SIZE,
                                gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot),
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_text (RapPill *self, GtkSnapshot *snapshot, double x, int width, const GdkRGBA *color)
{
  PangoLayout *shape = find_shape (self, self->text);
  g_autoptr (PangoLayout) layout = NULL;
  int text_width, text_height;

  pango_layout_get_pixel_size (shape, &text_width, &text_height);
  if (text_width <= width)
    layout = g_object_ref (shape);
  else
    {
      layout = pango_layout_copy (shape);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) x,
                          (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
rap_pill_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RapPill *self = RAP_PILL (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int icon = icon_width (self);
  GdkRGBA color;

  rap_widget_get_color (widget, &color);
  if (self->icon_name != NULL)
    snapshot_icon (self, snapshot, is_rtl ? width - ICON_SIZE : 0,
                   (gtk_widget_get_height (widget) - ICON_SIZE) / 2, &color);
  if (*self->text == '\0')
    return;
  if (is_rtl)
    icon = MAX (0, width - icon - width_of (self, self->text));
  snapshot_text (self, snapshot, icon, is_rtl ? width - icon_width (self) : width - icon, &color);
}

/* Other fonts, or their sizes. */
static void
rap_pill_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  g_clear_pointer (&shapes, g_hash_table_unref);
  GTK_WIDGET_CLASS (rap_pill_parent_class)->system_setting_changed (widget, setting);
}

static void
rap_pill_finalize (GObject *object)
{
  RapPill *self = RAP_PILL (object);

  g_free (self->text);
  g_free (self->icon_name);
  g_free (self->style);
  G_OBJECT_CLASS (rap_pill_parent_class)->finalize (object);
}

static void
rap_pill_class_init (RapPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_pill_finalize;
  widget_class->measure = rap_pill_measure;
  widget_class->snapshot = rap_pill_snapshot;
  widget_class->system_setting_changed = rap_pill_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rap_pill_init (RapPill *self)
{
  self->text = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pill");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
rap_pill_new (const char *text, const char *icon_name, const char *style)
{
  RapPill *self = g_object_new (RAP_TYPE_PILL, NULL);

  rap_pill_set (self, text, icon_name, style);
  return GTK_WIDGET (self);
}

GtkWidget *
rap_pill_new_placed (void)
{
  RapPill *self = g_object_new (RAP_TYPE_PILL, NULL);

  self->is_placed = TRUE;
  return GTK_WIDGET (self);
}

int
rap_pill_content_width (RapPill *self)
{
  g_return_val_if_fail (RAP_IS_PILL (self), 0);

  return icon_width (self) + (*self->text != '\0' ? width_of (self, self->text) : 0);
}

const char *
rap_pill_get_text (RapPill *self)
{
  g_return_val_if_fail (RAP_IS_PILL (self), NULL);

  return self->text;
}

static gboolean
set_string (char **place, const char *value)
{
  if (g_strcmp0 (*place, value) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (value);
  return TRUE;
}

static void
set_style (RapPill *self, const char *style)
{
  if (g_strcmp0 (self->style, style) == 0)
    return;
  if (self->style)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  set_string (&self->style, style);
  if (style)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
}

void
rap_pill_set (RapPill *self, const char *text, const char *icon_name, const char *style)
{
  gboolean has_other_text, has_other_icon;

  g_return_if_fail (RAP_IS_PILL (self));

  has_other_text = set_string (&self->text, text ? text : "");
  has_other_icon = set_string (&self->icon_name, icon_name);
  if (has_other_text)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->text, -1);
  if ((has_other_text || has_other_icon) && self->is_placed)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else if (has_other_text || has_other_icon)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  set_style (self, style);
}
