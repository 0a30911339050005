/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-line.h"
#include "purpose-chips.h"

#define SPACING 4

struct _RapPurposeChips
{
  GtkWidget parent_instance;

  char *purposes;
  GPtrArray *labels; /* borrowed, one a purpose */
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (RapPurposeChips, rap_purpose_chips, GTK_TYPE_WIDGET)

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
rap_purpose_chips_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  RapPurposeChips *self = RAP_PURPOSE_CHIPS (widget);

  for (guint i = 0; i < self->labels->len; i++)
    {
      int size;

      gtk_widget_measure (self->labels->pdata[i], orientation, -1, NULL, &size, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, size);
      else
        *natural += size + (i > 0 ? SPACING : 0);
    }
}

/* How many fit, leaving room to count the others. */
static guint
count_fitting (RapPurposeChips *self, int width)
{
  guint n = self->labels->len;
  int x = 0;

  for (guint i = 0; i < n; i++)
    {
      int last = i + 1 == n ? 0 : SPACING + natural_width (self->more);

      x += natural_width (self->labels->pdata[i]) + (i > 0 ? SPACING : 0);
      /* The first one stands there at any width: it is cut rather than left out. */
      if (i > 0 && x + last > width)
        return i;
    }
  return n;
}

static void
allocate (GtkWidget *widget, GtkWidget *child, int x, int child_width, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { mirrored ? width - x - child_width : x, 0, child_width, 0 };
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  allocation.height = MIN (natural, height);
  allocation.y = (height - allocation.height) / 2;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
rap_purpose_chips_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapPurposeChips *self = RAP_PURPOSE_CHIPS (widget);
  guint shown = count_fitting (self, width);
  int x = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkWidget *label = self->labels->pdata[i];
      int label_width = natural_width (label);

      gtk_widget_set_child_visible (label, i < shown);
      if (i >= shown)
        continue;
      label_width = MIN (label_width, width - x);
      allocate (widget, label, x, MAX (label_width, 1), width, height);
      x += label_width + SPACING;
    }
  gtk_widget_set_child_visible (self->more, shown < self->labels->len);
  if (shown < self->labels->len)
    {
      g_autofree char *count = g_strdup_printf ("+%u", self->labels->len - shown);

      gtk_label_set_label (GTK_LABEL (self->more), count);
      allocate (widget, self->more, x, natural_width (self->more), width, height);
    }
}

static void
rap_purpose_chips_dispose (GObject *object)
{
  RapPurposeChips *self = RAP_PURPOSE_CHIPS (object);

  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_unparent (self->labels->pdata[i]);
  g_ptr_array_set_size (self->labels, 0);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_purpose_chips_parent_class)->dispose (object);
}

static void
rap_purpose_chips_finalize (GObject *object)
{
  RapPurposeChips *self = RAP_PURPOSE_CHIPS (object);

  g_ptr_array_unref (self->labels);
  g_free (self->purposes);
  G_OBJECT_CLASS (rap_purpose_chips_parent_class)->finalize (object);
}

static void
rap_purpose_chips_class_init (RapPurposeChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rap_purpose_chips_dispose;
  object_class->finalize = rap_purpose_chips_finalize;
  widget_class->measure = rap_purpose_chips_measure;
  widget_class->size_allocate = rap_purpose_chips_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rap_purpose_chips_init (RapPurposeChips *self)
{
  self->labels = g_ptr_array_new ();
  self->more = gtk_label_new ("+9");
  gtk_widget_add_css_class (self->more, "more");
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
rap_purpose_chips_new (void)
{
  return g_object_new (RAP_TYPE_PURPOSE_CHIPS, NULL);
}

void
rap_purpose_chips_set (RapPurposeChips *self, const char *purposes)
{
  g_auto (GStrv) nicks = NULL;

  if (g_strcmp0 (purposes, self->purposes) == 0)
    return;
  g_free (self->purposes);
  self->purposes = g_strdup (purposes);
  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_unparent (self->labels->pdata[i]);
  g_ptr_array_set_size (self->labels, 0);
  nicks = g_strsplit (purposes, ",", -1);
  for (guint i = 0; nicks[i] != NULL; i++)
    {
      GtkWidget *label;

      if (*nicks[i] == '\0')
        continue;
      label = gtk_label_new (rap_purpose_word (nicks[i]));
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "chip");
      gtk_widget_insert_before (label, GTK_WIDGET (self), self->more);
      g_ptr_array_add (self->labels, label);
    }
}

char *
rap_purpose_words (const char *purposes)
{
  g_auto (GStrv) nicks = g_strsplit (purposes, ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    if (*nicks[i] != '\0')
      {
        if (words->len > 0)
          g_string_append (words, ", ");
        g_string_append (words, rap_purpose_word (nicks[i]));
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
