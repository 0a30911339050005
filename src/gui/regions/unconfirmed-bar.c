/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/region-summary.h"
#include "region-words.h"
#include "unconfirmed-bar.h"

struct _RapUnconfirmedBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *words;
  GtkWidget *confirm;

  RapKind kind;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (RapUnconfirmedBar, rap_unconfirmed_bar, GTK_TYPE_WIDGET)

static void
confirm_cb (RapUnconfirmedBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.confirm", "(ix)", (gint32) self->kind,
                              self->id);
}

static void
rap_unconfirmed_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAP_TYPE_UNCONFIRMED_BAR);
  G_OBJECT_CLASS (rap_unconfirmed_bar_parent_class)->dispose (object);
}

static void
rap_unconfirmed_bar_class_init (RapUnconfirmedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_unconfirmed_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/unconfirmed-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedBar, box);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedBar, words);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedBar, confirm);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
rap_unconfirmed_bar_init (RapUnconfirmedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rap_unconfirmed_bar_show (RapUnconfirmedBar *self, RapRecord *record, gboolean editable)
{
  g_autofree char *source = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (RAP_IS_UNCONFIRMED_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          record != NULL && rap_record_is_unconfirmed (record));
  if (record == NULL)
    return;
  self->kind = rap_record_kind (record);
  self->id = rap_record_id (record);
  source = rap_region_source_words (record);
  words = *source != '\0'
            /* Translators: %s is where the facts come from. */
            ? g_strdup_printf (_("Nobody has confirmed these facts. Source: %s"), source)
            : g_strdup (_("Nobody has confirmed these facts, and no source is recorded."));
  gtk_label_set_label (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->confirm, editable);
}
