/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>

#include "record-facts.h"
#include "region-facts.h"
#include "unconfirmed-bar.h"

struct _RapRegionFacts
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *clamp;
  GtkBox *content;
  RapUnconfirmedBar *unconfirmed;

  /* Borrowed references */
  RapRecordFacts *facts;

  /* Owned references */
  RapSession *session;
};

G_DEFINE_FINAL_TYPE (RapRegionFacts, rap_region_facts, GTK_TYPE_WIDGET)

static void
rap_region_facts_dispose (GObject *object)
{
  RapRegionFacts *self = RAP_REGION_FACTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_FACTS);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_facts_parent_class)->dispose (object);
}

static void
rap_region_facts_class_init (RapRegionFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_facts_dispose;
  g_type_ensure (RAP_TYPE_UNCONFIRMED_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionfacts");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionFacts, clamp);
  gtk_widget_class_bind_template_child (widget_class, RapRegionFacts, content);
  gtk_widget_class_bind_template_child (widget_class, RapRegionFacts, unconfirmed);
}

static void
rap_region_facts_init (RapRegionFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rap_region_facts_set_session (RapRegionFacts *self, RapSession *session)
{
  g_return_if_fail (RAP_IS_REGION_FACTS (self));

  g_set_object (&self->session, session);
  self->facts = RAP_RECORD_FACTS (rap_record_facts_new (session, RAP_KIND_REGION));
  gtk_box_append (self->content, GTK_WIDGET (self->facts));
}

void
rap_region_facts_show (RapRegionFacts *self, RapRecord *region)
{
  g_return_if_fail (RAP_IS_REGION_FACTS (self));

  rap_record_facts_set_record (self->facts, region);
  rap_unconfirmed_bar_show (self->unconfirmed, region,
                            !rap_session_is_read_only (self->session));
}

gboolean
rap_region_facts_commit (RapRegionFacts *self)
{
  g_return_val_if_fail (RAP_IS_REGION_FACTS (self), TRUE);

  return rap_record_facts_commit (self->facts);
}
