/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/meeting.h"
#include "gui/meetings/meeting-row.h"
#include "region-meetings.h"
#include "region-words.h"
#include "store/query-model.h"

#define DAY ((RapLocal) 86400)
/* No meeting is longer (core/meeting.c), so none that began before that is still going on. The
 * index by first day then finds those ahead without a look at the whole past. */
#define LONGEST_MEETING (366 * DAY)

struct _RapRegionMeetings
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkToggleButton *ahead_button;
  GtkToggleButton *past_button;
  GtkWidget *plan;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkWidget *nothing_plan;

  /* Owned references */
  RapSession *session;
  RapQueryModel *model;

  gint64 region;
  RapLocal today;
};

G_DEFINE_FINAL_TYPE (RapRegionMeetings, rap_region_meetings, GTK_TYPE_WIDGET)

/* --- queries --------------------------------------------------------------------------------- */

static void
where (RapQuery *query, const char *field, RapQueryOp op, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!rap_query_where (query, field, op, value, &error))
    g_critical ("%s", error->message);
}

static void
where_day (RapQuery *query, const char *field, RapQueryOp op, RapLocal day)
{
  g_autofree char *date = rap_local_format_date (day);

  where (query, field, op, date);
}

static RapQuery *
new_query (gint64 region, gboolean descending)
{
  RapQuery *query = rap_query_new (RAP_KIND_MEETING);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, region);
  g_autoptr (GError) error = NULL;

  where (query, "region", RAP_QUERY_EQUAL, id);
  if (!rap_query_sort (query, "start-date", descending, &error))
    g_critical ("%s", error->message);
  return query;
}

static RapQuery *
not_over (gint64 region, RapLocal today)
{
  RapQuery *query = new_query (region, FALSE);

  where_day (query, "start-date", RAP_QUERY_AT_LEAST, today - LONGEST_MEETING);
  where_day (query, "end-date", RAP_QUERY_AT_LEAST, today);
  return query;
}

RapQuery *
rap_region_meetings_ahead (gint64 region, RapLocal today)
{
  RapQuery *query = not_over (region, today);

  where (query, "state", RAP_QUERY_NOT_EQUAL, "cancelled");
  where (query, "state", RAP_QUERY_NOT_EQUAL, "postponed");
  return query;
}

static gboolean
is_past (RapRegionMeetings *self)
{
  return gtk_toggle_button_get_active (self->past_button);
}

static void
run_query (RapRegionMeetings *self)
{
  g_autoptr (RapQuery) query = NULL;

  if (self->region == 0)
    return;
  if (is_past (self))
    {
      query = new_query (self->region, TRUE);
      where_day (query, "end-date", RAP_QUERY_LESS, self->today);
    }
  else
    query = not_over (self->region, self->today);
  rap_query_model_set_query (self->model, query);
}

/* --- what is seen ---------------------------------------------------------------------------- */

static void
update_stack (RapRegionMeetings *self)
{
  gboolean editable = !rap_session_is_read_only (self->session);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!rap_query_model_is_pending (self->model))
    {
      adw_status_page_set_title (self->nothing, is_past (self) ? _("No Past Meetings")
                                                               : _("No Meetings Ahead"));
      adw_status_page_set_description (self->nothing,
                                       is_past (self)
                                         ? _("What is over stands here, the last one first.")
                                         : _("What is planned stands here, the next one first."));
      gtk_widget_set_visible (self->nothing_plan, !is_past (self) && editable);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

static void
time_changed_cb (RapRegionMeetings *self)
{
  run_query (self);
  update_stack (self);
}

static void
activate_cb (RapRegionMeetings *self, guint position)
{
  rap_session_navigate (self->session, RAP_KIND_MEETING,
                        rap_query_model_id_at (self->model, position));
}

static void
setup_row_cb (RapRegionMeetings *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, rap_meeting_row_new (self->session));
}

static void
bind_row_cb (RapRegionMeetings *self, GtkListItem *item)
{
  rap_meeting_row_set_meeting (RAP_MEETING_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_row_cb (RapRegionMeetings *self, GtkListItem *item)
{
  rap_meeting_row_set_meeting (RAP_MEETING_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
build_list (RapRegionMeetings *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self,
                           G_CONNECT_SWAPPED);
  self->model = rap_query_model_new (rap_session_store (self->session));
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_object_unref (factory);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::pending", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_region_meetings_dispose (GObject *object)
{
  RapRegionMeetings *self = RAP_REGION_MEETINGS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_MEETINGS);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_meetings_parent_class)->dispose (object);
}

static void
rap_region_meetings_class_init (RapRegionMeetingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_meetings_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionmeetings");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-meetings.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, ahead_button);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, past_button);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, plan);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, stack);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, list);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, nothing);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMeetings, nothing_plan);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
rap_region_meetings_init (RapRegionMeetings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rap_region_meetings_set_session (RapRegionMeetings *self, RapSession *session)
{
  g_return_if_fail (RAP_IS_REGION_MEETINGS (self));

  g_set_object (&self->session, session);
  build_list (self);
  gtk_widget_set_visible (self->plan, !rap_session_is_read_only (session));
}

void
rap_region_meetings_show (RapRegionMeetings *self, RapRecord *region)
{
  RapLocal today;

  g_return_if_fail (RAP_IS_REGION_MEETINGS (self));

  today = rap_region_today (self->session);
  /* The model follows changes by itself. */
  if (self->region == rap_record_id (region) && self->today == today)
    return;
  self->region = rap_record_id (region);
  self->today = today;
  run_query (self);
  update_stack (self);
}

void
rap_region_meetings_tick (RapRegionMeetings *self)
{
  RapLocal today;

  g_return_if_fail (RAP_IS_REGION_MEETINGS (self));

  today = rap_region_today (self->session);
  if (self->region == 0 || self->today == today)
    return;
  self->today = today;
  run_query (self);
}
