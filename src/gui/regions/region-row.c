/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/region.h"
#include "gui/shared/pill.h"
#include "region-row.h"
#include "region-words.h"

struct _RapRegionRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  RapPill *code;
  GtkLabel *name;
  GtkLabel *counts;
  GtkWidget *term_box;
  GtkLabel *term;
  GtkWidget *unconfirmed_box;
  GtkLabel *unconfirmed;

  gint64 id;
};

G_DEFINE_FINAL_TYPE (RapRegionRow, rap_region_row, GTK_TYPE_LIST_BOX_ROW)

static void
rap_region_row_dispose (GObject *object)
{
  /* The row would let go of its child once more when the template has already. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAP_TYPE_REGION_ROW);
  G_OBJECT_CLASS (rap_region_row_parent_class)->dispose (object);
}

static void
rap_region_row_class_init (RapRegionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_row_dispose;
  g_type_ensure (RAP_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, code);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, name);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, counts);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, term_box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, term);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, unconfirmed_box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionRow, unconfirmed);
}

static void
rap_region_row_init (RapRegionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_region_row_new (void)
{
  return g_object_new (RAP_TYPE_REGION_ROW, NULL);
}

static char *
counts_words (const RapRegionSummary *summary, int n_meetings)
{
  g_autofree char *members =
    g_strdup_printf (ngettext ("%u Member", "%u Members", summary->members), summary->members);
  g_autofree char *entities =
    g_strdup_printf (ngettext ("%u entity", "%u entities", summary->entities), summary->entities);
  g_autofree char *meetings = NULL;

  if (n_meetings > 0)
    meetings = g_strdup_printf (ngettext ("%d meeting ahead", "%d meetings ahead",
                                          (gulong) n_meetings), n_meetings);
  else
    meetings = g_strdup (n_meetings == 0 ? _("no meeting ahead") : "…");
  return g_strdup_printf ("%s · %s · %s", members, entities, meetings);
}

void
rap_region_row_show (RapRegionRow *self, RapRecord *region, const RapRegionSummary *summary,
                     int n_meetings)
{
  gboolean warns = rap_vice_chair_warns (&summary->vice_chair);
  g_autofree char *hue = rap_region_hue (region);
  g_autofree char *counts = counts_words (summary, n_meetings);
  g_autofree char *ends = rap_vice_chair_words (&summary->vice_chair);
  /* Translators: a term of office; %s is "ends in 41 days" */
  g_autofree char *term = g_strdup_printf (_("Term %s"), ends);
  g_autofree char *unconfirmed =
    g_strdup_printf (ngettext ("%u unconfirmed fact", "%u unconfirmed facts",
                               summary->unconfirmed), summary->unconfirmed);
  g_autofree char *label = NULL;

  g_return_if_fail (RAP_IS_REGION_ROW (self));

  self->id = rap_record_id (region);
  rap_pill_set (self->code, rap_record_text (region, RAP_REGION_CODE), NULL, hue);
  gtk_label_set_label (self->name, rap_region_short_name (region));
  gtk_label_set_label (self->counts, counts);
  gtk_label_set_label (self->term, term);
  gtk_widget_set_visible (self->term_box, warns);
  gtk_label_set_label (self->unconfirmed, unconfirmed);
  gtk_widget_set_visible (self->unconfirmed_box, summary->unconfirmed > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), rap_region_name (region));
  label = g_strdup_printf ("%s, %s, %s%s%s%s%s", rap_record_text (region, RAP_REGION_CODE),
                           rap_region_short_name (region), counts, warns ? ", " : "",
                           warns ? term : "", summary->unconfirmed > 0 ? ", " : "",
                           summary->unconfirmed > 0 ? unconfirmed : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

gint64
rap_region_row_get_id (RapRegionRow *self)
{
  g_return_val_if_fail (RAP_IS_REGION_ROW (self), 0);

  return self->id;
}
