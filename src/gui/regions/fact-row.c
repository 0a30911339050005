/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/region-summary.h"
#include "fact-row.h"
#include "gui/shared/pill.h"

struct _RapFactRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkBox *box;
  GtkWidget *pill_place;
  RapPill *pill;
  GtkLabel *title;
  GtkWidget *unconfirmed;
  GtkLabel *facts;
  GtkWidget *figures;
  GtkLabel *figure;
  GtkLabel *note;
  GtkWidget *arrow;

  /* Owned references */
  RapRecord *record;
};

G_DEFINE_FINAL_TYPE (RapFactRow, rap_fact_row, GTK_TYPE_LIST_BOX_ROW)

/* The row is read as one: a screen reader does not go into it. */
static void
update_label (RapFactRow *self)
{
  const char *parts[] = {
    gtk_label_get_label (self->title),
    gtk_widget_get_visible (self->unconfirmed) ? _("Unconfirmed") : "",
    gtk_label_get_label (self->facts),
    gtk_label_get_label (self->figure),
    gtk_label_get_label (self->note),
  };
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label->str, -1);
}

static void
rap_fact_row_dispose (GObject *object)
{
  RapFactRow *self = RAP_FACT_ROW (object);

  g_clear_object (&self->record);
  /* The row would let go of its child once more when the template has already. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_FACT_ROW);
  G_OBJECT_CLASS (rap_fact_row_parent_class)->dispose (object);
}

static void
rap_fact_row_class_init (RapFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_fact_row_dispose;
  g_type_ensure (RAP_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, box);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, pill_place);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, pill);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, title);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, unconfirmed);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, facts);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, figures);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, figure);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, note);
  gtk_widget_class_bind_template_child (widget_class, RapFactRow, arrow);
}

static void
rap_fact_row_init (RapFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_fact_row_new (void)
{
  return g_object_new (RAP_TYPE_FACT_ROW, NULL);
}

void
rap_fact_row_set_record (RapFactRow *self, RapRecord *record)
{
  g_return_if_fail (RAP_IS_FACT_ROW (self));

  g_set_object (&self->record, record);
  gtk_widget_set_visible (self->unconfirmed, rap_record_is_unconfirmed (record));
  update_label (self);
}

RapRecord *
rap_fact_row_get_record (RapFactRow *self)
{
  g_return_val_if_fail (RAP_IS_FACT_ROW (self), NULL);

  return self->record;
}

void
rap_fact_row_set_words (RapFactRow *self, const char *title, const char *facts)
{
  g_return_if_fail (RAP_IS_FACT_ROW (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  update_label (self);
}

void
rap_fact_row_set_pill (RapFactRow *self, const char *letters, const char *icon, const char *style)
{
  g_return_if_fail (RAP_IS_FACT_ROW (self));

  rap_pill_set (self->pill, letters, icon, style);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), *letters != '\0');
  /* In a list where some rows have one, all names begin at one place. */
  gtk_widget_set_visible (self->pill_place, TRUE);
}

void
rap_fact_row_set_figure (RapFactRow *self, const char *figure, const char *note)
{
  g_return_if_fail (RAP_IS_FACT_ROW (self));

  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  gtk_widget_set_visible (self->figures, *figure != '\0' || *note != '\0');
  update_label (self);
}

void
rap_fact_row_add_button (RapFactRow *self, GtkWidget *button)
{
  g_return_if_fail (RAP_IS_FACT_ROW (self));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (self->box, button, gtk_widget_get_prev_sibling (self->arrow));
}
