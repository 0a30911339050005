/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/region-summary.h"
#include "fact-row.h"
#include "list-sync.h"
#include "region-words.h"
#include "unconfirmed-list.h"

struct _RapUnconfirmedList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *back;
  GtkLabel *title;
  GtkStack *stack;
  GtkListBox *list;

  /* Owned references */
  RapSession *session;
};

G_DEFINE_FINAL_TYPE (RapUnconfirmedList, rap_unconfirmed_list, GTK_TYPE_WIDGET)

static void
activate_with_row (RapFactRow *row, const char *action)
{
  RapRecord *record = rap_fact_row_get_record (row);

  gtk_widget_activate_action (GTK_WIDGET (row), action, "(ix)",
                              (gint32) rap_record_kind (record), rap_record_id (record));
}

static void
confirm_cb (GtkWidget *button)
{
  activate_with_row (RAP_FACT_ROW (gtk_widget_get_ancestor (button, RAP_TYPE_FACT_ROW)),
                     "regions.confirm");
}

static void
row_activated_cb (RapUnconfirmedList *self, RapFactRow *row)
{
  activate_with_row (row, "regions.open");
}

static GtkWidget *
create_row (RapRecord *record, gpointer data)
{
  RapUnconfirmedList *self = data;
  GtkWidget *row = rap_fact_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Mark as Confirmed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Mark as confirmed"), -1);
  gtk_widget_set_visible (button, !rap_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", G_CALLBACK (confirm_cb), NULL);
  rap_fact_row_add_button (RAP_FACT_ROW (row), button);
  return row;
}

static void
update_row (GtkWidget *widget, RapRecord *record, gpointer data)
{
  RapUnconfirmedList *self = data;
  RapFactRow *row = RAP_FACT_ROW (widget);
  g_autofree char *title = rap_region_record_words (self->session, record);
  g_autofree char *source = rap_region_source_words (record);

  rap_fact_row_set_record (row, record);
  rap_fact_row_set_words (row, title, *source != '\0' ? source : _("no source recorded"));
}

static void
rap_unconfirmed_list_dispose (GObject *object)
{
  RapUnconfirmedList *self = RAP_UNCONFIRMED_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_UNCONFIRMED_LIST);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_unconfirmed_list_parent_class)->dispose (object);
}

static void
rap_unconfirmed_list_class_init (RapUnconfirmedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_unconfirmed_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unconfirmedlist");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/unconfirmed-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedList, box);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedList, back);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedList, title);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedList, stack);
  gtk_widget_class_bind_template_child (widget_class, RapUnconfirmedList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rap_unconfirmed_list_init (RapUnconfirmedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_unconfirmed_list_new (RapSession *session)
{
  RapUnconfirmedList *self = g_object_new (RAP_TYPE_UNCONFIRMED_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
rap_unconfirmed_list_show (RapUnconfirmedList *self, RapRecord *region)
{
  const RapListRows rows = { create_row, update_row, self };
  RapRegionTables tables;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (RAP_IS_UNCONFIRMED_LIST (self));

  tables = rap_region_tables (self->session);
  records = rap_region_unconfirmed (region, &tables);
  rap_list_sync (self->list, records, &rows);
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "empty");
  title = g_strdup_printf (ngettext ("%u unconfirmed fact", "%u unconfirmed facts", records->len),
                           records->len);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->back, rap_region_short_name (region));
}

void
rap_unconfirmed_list_focus (RapUnconfirmedList *self, RapKind kind, gint64 id)
{
  GtkListBoxRow *row;

  g_return_if_fail (RAP_IS_UNCONFIRMED_LIST (self));

  row = rap_list_find (self->list, kind, id);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
