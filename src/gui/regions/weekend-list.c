/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/weekend-rule.h"
#include "fact-row.h"
#include "list-sync.h"
#include "region-words.h"
#include "weekend-list.h"

struct _RapWeekendList
{
  GtkWidget parent_instance;

  /* Borrowed references */
  GtkWidget *group;
  GtkListBox *list;
  GtkWidget *add;

  /* Owned references */
  RapSession *session;
  RapRecord *member;
};

G_DEFINE_FINAL_TYPE (RapWeekendList, rap_weekend_list, GTK_TYPE_WIDGET)

static void
add_cb (RapWeekendList *self)
{
  if (self->member != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.add-weekend-rule", "x",
                                rap_record_id (self->member));
}

static void
row_activated_cb (RapWeekendList *self, RapFactRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)",
                              (gint32) RAP_KIND_WEEKEND_RULE,
                              rap_record_id (rap_fact_row_get_record (row)));
}

static GtkWidget *
create_row (RapRecord *rule, gpointer data)
{
  return rap_fact_row_new ();
}

static void
update_row (GtkWidget *widget, RapRecord *rule, gpointer data)
{
  RapFactRow *row = RAP_FACT_ROW (widget);
  RapRecord *now = data;
  g_autofree char *days = rap_weekend_rule_words (rule);
  g_autofree char *period = rap_weekend_rule_period (rule);
  const char *note = rap_record_text (rule, RAP_WEEKEND_RULE_NOTE);
  g_autofree char *facts =
    *note != '\0' ? g_strdup_printf ("%s · %s", period, note) : g_strdup (period);

  rap_fact_row_set_record (row, rule);
  rap_fact_row_set_words (row, days, facts);
  /* Translators: said of the weekend that is in force today. */
  rap_fact_row_set_pill (row, rule == now ? _("Now") : "", NULL, "accent");
}

static void
rap_weekend_list_dispose (GObject *object)
{
  RapWeekendList *self = RAP_WEEKEND_LIST (object);

  g_clear_pointer (&self->group, gtk_widget_unparent);
  g_clear_object (&self->member);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_weekend_list_parent_class)->dispose (object);
}

static void
rap_weekend_list_class_init (RapWeekendListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_weekend_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "weekendlist");
}

static void
rap_weekend_list_init (RapWeekendList *self)
{
  GtkWidget *nothing = gtk_label_new (_("No weekend is recorded."));

  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Weekends"));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "nothing");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Weekends"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (self->list));

  self->add = gtk_button_new_with_mnemonic (_("_Add a Weekend"));
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), self->add);
}

GtkWidget *
rap_weekend_list_new (RapSession *session)
{
  RapWeekendList *self = g_object_new (RAP_TYPE_WEEKEND_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
rap_weekend_list_set_member (RapWeekendList *self, RapRecord *member)
{
  GPtrArray *rules;
  g_autoptr (GPtrArray) history = NULL;
  RapListRows rows = { create_row, update_row, NULL };

  g_return_if_fail (RAP_IS_WEEKEND_LIST (self));

  g_set_object (&self->member, member);
  rules = rap_session_all (self->session, RAP_KIND_WEEKEND_RULE);
  history = rap_weekend_rule_history (rules, rap_record_id (member));
  rows.data = rap_weekend_rule_in_force (rules, rap_record_id (member),
                                         rap_region_today (self->session));
  rap_list_sync (self->list, history, &rows);
  gtk_widget_set_visible (self->add, !rap_session_is_read_only (self->session));
}
