/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/kinds.h"
#include "gui/shared/pill.h"
#include "record-facts.h"
#include "record-pane.h"
#include "region-words.h"
#include "unconfirmed-bar.h"
#include "weekend-list.h"

struct _RapRecordPane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *back;
  RapPill *pill;
  GtkLabel *kind_label;
  GtkLabel *title;
  RapUnconfirmedBar *unconfirmed;
  GtkWidget *remove;
  GtkScrolledWindow *scroller;
  GtkBox *content;

  /* Borrowed references */
  RapRecordFacts *facts;
  RapWeekendList *weekends; /* of a member */

  /* Owned references */
  RapSession *session;
  RapRecord *record;

  RapKind kind;
};

G_DEFINE_FINAL_TYPE (RapRecordPane, rap_record_pane, GTK_TYPE_WIDGET)

static void
remove_cb (RapRecordPane *self)
{
  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.remove", "(ix)", (gint32) self->kind,
                                rap_record_id (self->record));
}

static const char *
remove_words (RapKind kind)
{
  switch ((int) kind)
    {
    case RAP_KIND_MEMBER:
      return _("Remove This Member");
    case RAP_KIND_ENTITY:
      return _("Remove This Entity");
    case RAP_KIND_TERM:
      return _("Remove This Term");
    default:
      return _("Remove This Weekend Rule");
    }
}

static void
update_pill (RapRecordPane *self)
{
  const char *letters = "";

  if (self->kind == RAP_KIND_MEMBER)
    letters = rap_record_text (self->record, RAP_MEMBER_ISO3);
  else if (self->kind == RAP_KIND_ENTITY)
    letters = rap_entity_short_kind (self->record);
  rap_pill_set (self->pill, letters, NULL, "neutral");
  gtk_widget_set_visible (GTK_WIDGET (self->pill), *letters != '\0');
}

static void
update_head (RapRecordPane *self)
{
  g_autofree char *title = rap_region_record_words (self->session, self->record);
  gboolean editable = !rap_session_is_read_only (self->session);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->kind_label,
                       self->kind == RAP_KIND_ENTITY
                         ? rap_entity_kind_label (rap_record_text (self->record, RAP_ENTITY_KIND))
                         : rap_kind_label (self->kind));
  update_pill (self);
  rap_unconfirmed_bar_show (self->unconfirmed, self->record, editable);
  gtk_widget_set_visible (self->remove, editable);
}

static void
rap_record_pane_dispose (GObject *object)
{
  RapRecordPane *self = RAP_RECORD_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_RECORD_PANE);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_record_pane_parent_class)->dispose (object);
}

static void
rap_record_pane_class_init (RapRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_record_pane_dispose;
  g_type_ensure (RAP_TYPE_PILL);
  g_type_ensure (RAP_TYPE_UNCONFIRMED_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordpane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, box);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, back);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, pill);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, kind_label);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, title);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, unconfirmed);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, remove);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RapRecordPane, content);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
rap_record_pane_init (RapRecordPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_record_pane_new (RapSession *session, RapKind kind)
{
  RapRecordPane *self = g_object_new (RAP_TYPE_RECORD_PANE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->facts = RAP_RECORD_FACTS (rap_record_facts_new (session, kind));
  if (kind == RAP_KIND_MEMBER)
    {
      self->weekends = RAP_WEEKEND_LIST (rap_weekend_list_new (session));
      gtk_box_append (self->content, GTK_WIDGET (self->weekends));
    }
  gtk_box_append (self->content, GTK_WIDGET (self->facts));
  gtk_widget_set_tooltip_text (self->remove, remove_words (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_words (kind), -1);
  return GTK_WIDGET (self);
}

void
rap_record_pane_show (RapRecordPane *self, RapRecord *record, const char *back)
{
  gboolean is_other;

  g_return_if_fail (RAP_IS_RECORD_PANE (self));
  g_return_if_fail (rap_record_kind (record) == self->kind);

  is_other = self->record == NULL || rap_record_id (self->record) != rap_record_id (record);
  g_set_object (&self->record, record);
  gtk_label_set_label (self->back, back);
  update_head (self);
  rap_record_facts_set_record (self->facts, record);
  if (self->weekends != NULL)
    rap_weekend_list_set_member (self->weekends, record);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
rap_record_pane_focus (RapRecordPane *self, gboolean to_name)
{
  g_return_if_fail (RAP_IS_RECORD_PANE (self));

  if (to_name)
    rap_record_facts_focus_name (self->facts);
  else
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

gboolean
rap_record_pane_commit (RapRecordPane *self)
{
  g_return_val_if_fail (RAP_IS_RECORD_PANE (self), TRUE);

  return rap_record_facts_commit (self->facts);
}
