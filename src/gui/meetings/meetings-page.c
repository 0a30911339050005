/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "gui/shared/rap-compat.h"
#include "gui/shared/split-view.h"
#include "meeting-detail.h"
#include "meeting-filter.h"
#include "meeting-row.h"
#include "meetings-page.h"
#include "new-meeting.h"
#include "store/query-model.h"

struct _RapMeetingsPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  RapSplitView *split;
  GtkBox *head;
  GtkLabel *count;
  GtkWidget *new_button;
  GtkStack *list_stack;
  GtkListView *list;
  GtkStack *content_stack;

  /* Borrowed references */
  RapMeetingFilter *filter;
  RapMeetingDetail *detail;

  /* Owned references */
  RapSession *session;
  RapQueryModel *model;
  GtkSingleSelection *selection;

  gint64 shown; /* meeting in the detail pane, 0 for none */

  guint open_id;            /* of a meeting that was pressed */
  gboolean bring_into_view; /* the shown one, once the list has it */
  gboolean open_first;      /* of what is found, once it is */
};

enum
{
  PROP_0,
  PROP_SESSION,
};

static void page_iface_init (RapPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapMeetingsPage, rap_meetings_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RAP_TYPE_PAGE, page_iface_init))

static void
show_meeting (RapMeetingsPage *self, gint64 id)
{
  self->shown = id;
  rap_meeting_detail_set_meeting (self->detail, id);
  gtk_stack_set_visible_child_name (self->content_stack, id != 0 ? "detail" : "none");
  if (id == 0)
    rap_split_view_set_show_content (self->split, FALSE);
  rap_page_notify_state (RAP_PAGE (self));
}

/* --- the list -------------------------------------------------------------------------------- */

static void
update_list_stack (RapMeetingsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = NULL;

  if (rap_query_model_is_pending (self->model) && n == 0)
    return;
  /* Translators: how many meetings the list holds. */
  count = g_strdup_printf (ngettext ("%'u meeting", "%'u meetings", n), n);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->list_stack,
                                    n > 0 ? "list"
                                    : rap_meeting_filter_is_active (self->filter) ? "nothing"
                                                                                  : "empty");
}

/* The row of the meeting shown stays selected wherever a change of order takes it. */
static void
select_shown (RapMeetingsPage *self)
{
  guint position = self->shown != 0 ? rap_query_model_position (self->model, self->shown)
                                    : GTK_INVALID_LIST_POSITION;

  if (position != gtk_single_selection_get_selected (self->selection))
    gtk_single_selection_set_selected (self->selection, position);
  if (self->bring_into_view && position != GTK_INVALID_LIST_POSITION)
    {
      self->bring_into_view = FALSE;
      rap_list_scroll_to (GTK_WIDGET (self->list), position);
    }
}

static void
items_changed_cb (RapMeetingsPage *self)
{
  select_shown (self);
  update_list_stack (self);
}

static void
filter_changed_cb (RapMeetingsPage *self)
{
  g_autoptr (RapQuery) query = rap_meeting_filter_query (self->filter);

  rap_query_model_set_query (self->model, query);
}

static void
selected_cb (RapMeetingsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 id;

  /* A list that is being filtered loses its selection; the meeting shown stays. */
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  id = rap_query_model_id_at (self->model, position);
  if (id != self->shown)
    show_meeting (self, id);
}

static void
activate_cb (RapMeetingsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  rap_split_view_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* Focus on the selected row, or on the first, which is then selected. */
static gboolean
focus_list (RapMeetingsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position = 0);
  return rap_list_focus_selected (GTK_WIDGET (self->list), position);
}

static void
open_when_found (RapMeetingsPage *self)
{
  if (!self->open_first || rap_query_model_is_pending (self->model))
    return;
  self->open_first = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  activate_cb (self, 0);
}

static void
go_on_cb (RapMeetingsPage *self, gboolean enter)
{
  self->open_first = enter;
  if (enter)
    open_when_found (self);
  else
    focus_list (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapMeetingsPage *self)
{
  gtk_list_item_set_child (item, rap_meeting_row_new (self->session));
}

static gboolean
open_pressed_cb (gpointer data)
{
  RapMeetingsPage *self = data;

  self->open_id = 0;
  if (self->shown != 0)
    {
      rap_split_view_set_show_content (self->split, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->detail));
    }
  return G_SOURCE_REMOVE;
}

/* While one pane is shown a click goes on to the meeting; the arrow keys only select. Once the list
 * has done with the press, which takes the focus to the row. */
static void
row_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  RapMeetingsPage *self =
    RAP_MEETINGS_PAGE (gtk_widget_get_ancestor (row, RAP_TYPE_MEETINGS_PAGE));

  if (!rap_split_view_get_collapsed (self->split) || self->open_id != 0)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  self->open_id = g_idle_add (open_pressed_cb, self);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapMeetingsPage *self)
{
  rap_meeting_row_set_meeting (RAP_MEETING_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapMeetingsPage *self)
{
  rap_meeting_row_set_meeting (RAP_MEETING_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
setup_click_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapMeetingsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  /* At the press: the list takes the rest of the click for itself. */
  g_signal_connect (click, "pressed", G_CALLBACK (row_pressed_cb), item);
  gtk_widget_add_controller (gtk_list_item_get_child (item), GTK_EVENT_CONTROLLER (click));
}

static void
make_list (RapMeetingsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_click_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  self->model = rap_query_model_new (rap_session_store (self->session));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->model, "notify::pending", G_CALLBACK (update_list_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::pending", G_CALLBACK (open_when_found), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- acts ------------------------------------------------------------------------------------ */

static gboolean
page_show (RapPage *page, RapKind kind, gint64 id)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (page);
  g_autoptr (RapRecord) record = NULL;
  gint64 meeting = id;

  if (kind == RAP_KIND_SITTING || kind == RAP_KIND_AGENDA_ITEM)
    {
      int field = rap_kind_find_field (kind, "meeting");

      record = rap_store_load (rap_session_store (self->session), kind, id, NULL);
      if (record == NULL)
        return FALSE;
      meeting = rap_record_integer (record, (guint) field);
    }
  else if (kind != RAP_KIND_MEETING)
    return FALSE;
  show_meeting (self, meeting);
  self->bring_into_view = TRUE;
  select_shown (self);
  if (record != NULL)
    rap_meeting_detail_show_agenda (self->detail, kind, id);
  rap_split_view_set_show_content (self->split, TRUE);
  return TRUE;
}

static void
created_cb (RapMeetingsPage *self, gint64 id)
{
  page_show (RAP_PAGE (self), RAP_KIND_MEETING, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
page_create (RapPage *page)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (page);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *dialog;

  if (rap_session_is_read_only (self->session))
    return;
  dialog = rap_new_meeting_new (self->session, parent,
                                rap_meeting_filter_get_region (self->filter));
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
page_focus_search (RapPage *page)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (page);

  rap_split_view_set_show_content (self->split, FALSE);
  rap_meeting_filter_focus (self->filter);
}

static gboolean
page_back (RapPage *page)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (page);

  if (!rap_split_view_get_collapsed (self->split)
      || !rap_split_view_get_show_content (self->split))
    return FALSE;
  rap_split_view_set_show_content (self->split, FALSE);
  /* Back to where one came from. */
  focus_list (self);
  return TRUE;
}

static const char *
page_get_title (RapPage *page)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (page);

  if (!rap_split_view_get_collapsed (self->split)
      || !rap_split_view_get_show_content (self->split))
    return NULL;
  return rap_meeting_detail_get_title (self->detail);
}

static gboolean
page_can_export (RapPage *page)
{
  return RAP_MEETINGS_PAGE (page)->shown != 0;
}

static void
page_export_calendar (RapPage *page)
{
  rap_meeting_detail_export (RAP_MEETINGS_PAGE (page)->detail);
}

static void
page_print (RapPage *page)
{
  rap_meeting_detail_print (RAP_MEETINGS_PAGE (page)->detail);
}

static void
page_iface_init (RapPageInterface *iface)
{
  iface->show = page_show;
  iface->create = page_create;
  iface->focus_search = page_focus_search;
  iface->back = page_back;
  iface->get_title = page_get_title;
  iface->can_export = page_can_export;
  iface->export_calendar = page_export_calendar;
  iface->print = page_print;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_create (RAP_PAGE (widget));
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (widget);

  rap_meeting_filter_clear (self->filter);
  rap_meeting_filter_focus (self->filter);
}

static void
removed_cb (RapMeetingsPage *self)
{
  show_meeting (self, 0);
}

static void
update_read_only (RapMeetingsPage *self)
{
  gboolean read_only = rap_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.new", !read_only);
  gtk_widget_set_visible (self->new_button, !read_only);
}

static void
rap_meetings_page_constructed (GObject *object)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (object);

  G_OBJECT_CLASS (rap_meetings_page_parent_class)->constructed (object);
  self->filter = g_object_new (RAP_TYPE_MEETING_FILTER, "session", self->session, NULL);
  gtk_box_prepend (self->head, GTK_WIDGET (self->filter));
  self->detail = RAP_MEETING_DETAIL (rap_meeting_detail_new (self->session));
  gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->detail), "detail");
  make_list (self);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "go-on", G_CALLBACK (go_on_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (update_read_only), self,
                           G_CONNECT_SWAPPED);
  update_read_only (self);
  filter_changed_cb (self);
}

static void
rap_meetings_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (object);

  if (prop_id == PROP_SESSION)
    self->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rap_meetings_page_dispose (GObject *object)
{
  RapMeetingsPage *self = RAP_MEETINGS_PAGE (object);

  g_clear_handle_id (&self->open_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_MEETINGS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_meetings_page_parent_class)->dispose (object);
}

static void
rap_meetings_page_class_init (RapMeetingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rap_meetings_page_constructed;
  object_class->set_property = rap_meetings_page_set_property;
  object_class->dispose = rap_meetings_page_dispose;
  g_object_class_install_property (object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (RAP_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/meetings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, head);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, count);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingsPage, content_stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "meetings.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "meetings.clear-filter", NULL,
                                   clear_filter_action);
}

static void
rap_meetings_page_init (RapMeetingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
