/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/region-summary.h"
#include "core/region.h"
#include "core/weekend-rule.h"
#include "list-sync.h"
#include "record-pane.h"
#include "meetings-ahead.h"
#include "region-row.h"
#include "region-words.h"
#include "regions-page-private.h"
#include "unconfirmed-list.h"

enum
{
  PROP_0,
  PROP_SESSION,
};

static void page_iface_init (RapPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapRegionsPage, rap_regions_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RAP_TYPE_PAGE, page_iface_init))

#define NO_REGION "none"
#define REGION "region"
#define UNCONFIRMED "unconfirmed"

/* --- places ---------------------------------------------------------------------------------- */

static RapPlace *
place_at (RapRegionsPage *self, guint depth)
{
  return &g_array_index (self->places, RapPlace, depth);
}

gint64
_rap_regions_page_region (RapRegionsPage *self)
{
  return self->places->len > 0 ? place_at (self, 0)->id : 0;
}

RapRecord *
_rap_regions_page_lookup (RapRegionsPage *self, int kind, gint64 id)
{
  if (kind == RAP_PLACE_UNCONFIRMED)
    kind = RAP_KIND_REGION;
  return rap_session_lookup (self->session, (RapKind) kind, id);
}

/* The pane of that kind of record, made when it is first needed. */
static RapRecordPane *
pane_of (RapRegionsPage *self, RapKind kind)
{
  GtkWidget *pane = gtk_stack_get_child_by_name (self->content, rap_kind_nick (kind));

  if (pane == NULL)
    {
      pane = rap_record_pane_new (self->session, kind);
      gtk_stack_add_named (self->content, pane, rap_kind_nick (kind));
    }
  return RAP_RECORD_PANE (pane);
}

static RapUnconfirmedList *
unconfirmed_list (RapRegionsPage *self)
{
  GtkWidget *list = gtk_stack_get_child_by_name (self->content, UNCONFIRMED);

  if (list == NULL)
    {
      list = rap_unconfirmed_list_new (self->session);
      gtk_stack_add_named (self->content, list, UNCONFIRMED);
    }
  return RAP_UNCONFIRMED_LIST (list);
}

/* Where the way back from the topmost place leads, in words. (transfer full) */
static char *
back_words (RapRegionsPage *self)
{
  RapPlace *below = place_at (self, self->places->len - 2);
  RapRecord *record = _rap_regions_page_lookup (self, below->kind, below->id);

  if (below->kind == RAP_PLACE_UNCONFIRMED)
    return g_strdup (_("Unconfirmed facts"));
  if (below->kind == RAP_KIND_REGION)
    return g_strdup (rap_region_short_name (record));
  return rap_region_record_words (self->session, record);
}

static void
show_top (RapRegionsPage *self)
{
  RapPlace *top;
  RapRecord *record;

  if (self->places->len == 0)
    {
      gtk_stack_set_visible_child_name (self->content, NO_REGION);
      return;
    }
  top = place_at (self, self->places->len - 1);
  record = _rap_regions_page_lookup (self, top->kind, top->id);
  if (top->kind == RAP_PLACE_UNCONFIRMED)
    {
      rap_unconfirmed_list_show (unconfirmed_list (self), record);
      gtk_stack_set_visible_child_name (self->content, UNCONFIRMED);
    }
  else if (top->kind == RAP_KIND_REGION)
    {
      rap_region_detail_show (self->detail, record);
      gtk_stack_set_visible_child_name (self->content, REGION);
    }
  else
    {
      g_autofree char *back = back_words (self);

      rap_record_pane_show (pane_of (self, (RapKind) top->kind), record, back);
      gtk_stack_set_visible_child_name (self->content, rap_kind_nick ((RapKind) top->kind));
    }
}

/* Stores what is typed in the pane that is seen; %FALSE when some of it is refused: what is wrong
 * stays in sight. */
static gboolean
commit (RapRegionsPage *self)
{
  GtkWidget *seen = gtk_stack_get_visible_child (self->content);

  if (RAP_IS_RECORD_PANE (seen))
    return rap_record_pane_commit (RAP_RECORD_PANE (seen));
  return seen != GTK_WIDGET (self->detail) || rap_region_detail_commit (self->detail);
}

static void
select_row (RapRegionsPage *self)
{
  gint64 id = _rap_regions_page_region (self);

  self->syncing = TRUE;
  gtk_list_box_select_row (self->list, rap_list_find (self->list, RAP_KIND_REGION, id));
  self->syncing = FALSE;
}

void
_rap_regions_page_show_region (RapRegionsPage *self, gint64 id)
{
  const RapPlace place = { RAP_KIND_REGION, id };

  if (!commit (self))
    {
      select_row (self);
      return;
    }
  g_array_set_size (self->places, 0);
  if (_rap_regions_page_lookup (self, place.kind, id) != NULL)
    g_array_append_val (self->places, place);
  show_top (self);
  select_row (self);
  rap_page_notify_state (RAP_PAGE (self));
}

void
_rap_regions_page_push (RapRegionsPage *self, int kind, gint64 id)
{
  const RapPlace place = { kind, id };

  if (self->places->len == 0 || _rap_regions_page_lookup (self, kind, id) == NULL
      || !commit (self))
    return;
  g_array_append_val (self->places, place);
  show_top (self);
  rap_split_view_set_show_content (self->split, TRUE);
  if (kind == RAP_PLACE_UNCONFIRMED)
    rap_unconfirmed_list_focus (unconfirmed_list (self), RAP_KIND_REGION, 0);
  else
    rap_record_pane_focus (pane_of (self, (RapKind) kind), FALSE);
  rap_page_notify_state (RAP_PAGE (self));
}

/* The focus goes where the way to @from began. */
static void
focus_top (RapRegionsPage *self, const RapPlace *from)
{
  RapPlace *top = place_at (self, self->places->len - 1);

  if (top->kind == RAP_PLACE_UNCONFIRMED)
    rap_unconfirmed_list_focus (unconfirmed_list (self), (RapKind) from->kind, from->id);
  else if (top->kind != RAP_KIND_REGION)
    rap_record_pane_focus (pane_of (self, (RapKind) top->kind), FALSE);
  else if (from->kind < 0
           || !rap_region_detail_focus_record (self->detail, (RapKind) from->kind, from->id))
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

gboolean
_rap_regions_page_go_back (RapRegionsPage *self)
{
  RapPlace from;

  if (self->places->len > 1)
    {
      if (!commit (self))
        return TRUE;
      from = *place_at (self, self->places->len - 1);
      g_array_set_size (self->places, self->places->len - 1);
      show_top (self);
      focus_top (self, &from);
      rap_page_notify_state (RAP_PAGE (self));
      return TRUE;
    }
  if (!rap_split_view_get_collapsed (self->split)
      || !rap_split_view_get_show_content (self->split))
    return FALSE;
  if (commit (self))
    rap_split_view_set_show_content (self->split, FALSE);
  return TRUE;
}

void
_rap_regions_page_await (RapRegionsPage *self, RapKind kind, const char *uid)
{
  g_free (self->pending_uid);
  self->pending_uid = g_strdup (uid);
  self->pending_kind = kind;
}

/* --- the list -------------------------------------------------------------------------------- */

static GtkWidget *
create_row (RapRecord *region, gpointer data)
{
  return rap_region_row_new ();
}

static void
update_row (GtkWidget *row, RapRecord *region, gpointer data)
{
  RapRegionsPage *self = data;
  const RapRegionTables tables = rap_region_tables (self->session);
  RapRegionSummary summary;

  rap_region_summarize (region, &tables, self->today, &summary);
  rap_region_row_show (RAP_REGION_ROW (row), region, &summary,
                       rap_meetings_ahead_count (self->ahead, rap_record_id (region)));
}

static void
update_list (RapRegionsPage *self)
{
  const RapListRows rows = { create_row, update_row, self };

  self->today = rap_region_today (self->session);
  self->syncing = TRUE;
  rap_list_sync (self->list, rap_session_all (self->session, RAP_KIND_REGION), &rows);
  self->syncing = FALSE;
}

static void
row_selected_cb (RapRegionsPage *self, RapRegionRow *row)
{
  /* In one pane only a choice shows a region, not the way through the list. */
  if (row != NULL && !self->syncing && !rap_split_view_get_collapsed (self->split)
      && rap_region_row_get_id (row) != _rap_regions_page_region (self))
    _rap_regions_page_show_region (self, rap_region_row_get_id (row));
}

static void
row_activated_cb (RapRegionsPage *self, RapRegionRow *row)
{
  if (rap_region_row_get_id (row) != _rap_regions_page_region (self) || self->places->len > 1)
    _rap_regions_page_show_region (self, rap_region_row_get_id (row));
  rap_split_view_set_show_content (self->split, TRUE);
}

static void
ahead_changed_cb (RapRegionsPage *self, gint64 id)
{
  GtkListBoxRow *row = rap_list_find (self->list, RAP_KIND_REGION, id);
  RapRecord *region = _rap_regions_page_lookup (self, RAP_KIND_REGION, id);

  if (row == NULL || region == NULL)
    return;
  update_row (GTK_WIDGET (row), region, self);
  if (id == _rap_regions_page_region (self))
    rap_region_detail_update_meeting (self->detail);
}

/* --- changes --------------------------------------------------------------------------------- */

/* Takes away the places whose records are gone, and those laid on them. %TRUE when there were any,
 * with the lowest of them. */
static gboolean
prune_places (RapRegionsPage *self, RapPlace *lowest)
{
  guint kept = 0;

  while (kept < self->places->len
         && _rap_regions_page_lookup (self, place_at (self, kept)->kind,
                                      place_at (self, kept)->id) != NULL)
    kept++;
  if (kept == self->places->len)
    return FALSE;
  *lowest = *place_at (self, kept);
  g_array_set_size (self->places, kept);
  if (kept == 0)
    rap_split_view_set_show_content (self->split, FALSE);
  rap_page_notify_state (RAP_PAGE (self));
  return TRUE;
}

static void
open_pending (RapRegionsPage *self)
{
  g_autoptr (RapRecord) record = NULL;

  if (self->pending_uid == NULL)
    return;
  record = rap_store_load_by_uid (rap_session_store (self->session), self->pending_kind,
                                  self->pending_uid, NULL);
  if (record == NULL)
    return;
  g_clear_pointer (&self->pending_uid, g_free);
  _rap_regions_page_push (self, (int) self->pending_kind, rap_record_id (record));
  /* What is new wants its name. */
  if (place_at (self, self->places->len - 1)->id == rap_record_id (record))
    rap_record_pane_focus (pane_of (self, self->pending_kind), TRUE);
}

static gboolean
concerns_us (RapNotice *notice)
{
  static const RapKind kinds[] = { RAP_KIND_REGION, RAP_KIND_MEMBER, RAP_KIND_WEEKEND_RULE,
                                   RAP_KIND_ENTITY, RAP_KIND_TERM, RAP_KIND_MEETING };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (rap_notice_has_kind (notice, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
changed_cb (RapRegionsPage *self, RapNotice *notice)
{
  RapPlace gone;
  gboolean pruned;

  if (!concerns_us (notice))
    return;
  update_list (self);
  pruned = prune_places (self, &gone);
  show_top (self);
  /* The focus was in what is gone. */
  if (pruned && self->places->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_top (self, &gone);
  /* Below a record the region waits: it is to be right when the way leads back to it. */
  if (self->places->len > 1)
    rap_region_detail_show (self->detail,
                            _rap_regions_page_lookup (self, RAP_KIND_REGION,
                                                      _rap_regions_page_region (self)));
  open_pending (self);
}

static void
now_changed_cb (RapRegionsPage *self)
{
  rap_meetings_ahead_tick (self->ahead);
  if (rap_region_today (self->session) != self->today)
    update_list (self);
  if (self->places->len > 0)
    rap_region_detail_tick (self->detail);
}

/* --- RapPage --------------------------------------------------------------------------------- */

/* The tab that a record is found in; %NULL for that in sight. */
static const char *
tab_of (RapKind kind)
{
  switch ((int) kind)
    {
    case RAP_KIND_MEMBER:
    case RAP_KIND_WEEKEND_RULE:
      return "members";
    case RAP_KIND_ENTITY:
      return "entities";
    case RAP_KIND_TERM:
      return "terms";
    default:
      return NULL;
    }
}

static gboolean
page_show (RapPage *page, RapKind kind, gint64 id)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (page);
  RapRecord *record;
  gint64 region;
  gint64 member;

  if (kind != RAP_KIND_REGION && kind != RAP_KIND_MEMBER && kind != RAP_KIND_ENTITY
      && kind != RAP_KIND_TERM && kind != RAP_KIND_WEEKEND_RULE)
    return FALSE;
  record = rap_session_lookup (self->session, kind, id);
  region = record != NULL ? rap_region_of (self->session, record) : 0;
  if (region == 0)
    return FALSE;
  member = kind == RAP_KIND_WEEKEND_RULE
             ? rap_record_integer (record, RAP_WEEKEND_RULE_MEMBER) : 0;
  _rap_regions_page_show_region (self, region);
  if (_rap_regions_page_region (self) != region)
    return FALSE;
  rap_split_view_set_show_content (self->split, TRUE);
  if (tab_of (kind) != NULL)
    rap_region_detail_set_tab (self->detail, tab_of (kind));
  if (member != 0)
    _rap_regions_page_push (self, RAP_KIND_MEMBER, member);
  if (kind != RAP_KIND_REGION)
    _rap_regions_page_push (self, (int) kind, id);
  return TRUE;
}

/* What the tab in sight holds is what is made. */
static void
page_create (RapPage *page)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (page);
  const char *tab = rap_region_detail_get_tab (self->detail);

  if (g_strcmp0 (tab, "members") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.add-member", NULL);
  else if (g_strcmp0 (tab, "entities") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.add-entity", "s", "rtc");
  else if (g_strcmp0 (tab, "terms") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.add-term", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.plan-meeting", NULL);
}

static void
page_focus_search (RapPage *page)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (page);

  if (self->places->len == 0)
    return;
  if (self->places->len > 1)
    _rap_regions_page_show_region (self, _rap_regions_page_region (self));
  rap_split_view_set_show_content (self->split, TRUE);
  rap_region_detail_focus_search (self->detail);
}

static gboolean
page_back (RapPage *page)
{
  return _rap_regions_page_go_back (RAP_REGIONS_PAGE (page));
}

static gboolean
page_can_go_back (RapPage *page)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (page);

  return self->places->len > 1
         || (rap_split_view_get_collapsed (self->split)
             && rap_split_view_get_show_content (self->split));
}

static const char *
page_get_title (RapPage *page)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (page);
  RapRecord *region;

  if (!rap_split_view_get_collapsed (self->split)
      || !rap_split_view_get_show_content (self->split))
    return NULL;
  region = _rap_regions_page_lookup (self, RAP_KIND_REGION, _rap_regions_page_region (self));
  return region != NULL ? rap_region_short_name (region) : NULL;
}

static void
page_iface_init (RapPageInterface *iface)
{
  iface->show = page_show;
  iface->create = page_create;
  iface->focus_search = page_focus_search;
  iface->back = page_back;
  iface->can_go_back = page_can_go_back;
  iface->get_title = page_get_title;
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_regions_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, RAP_REGIONS_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
rap_regions_page_set_property (GObject *object, guint property, const GValue *value,
                               GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    RAP_REGIONS_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
rap_regions_page_constructed (GObject *object)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (object);
  GPtrArray *regions;

  G_OBJECT_CLASS (rap_regions_page_parent_class)->constructed (object);
  self->ahead = rap_meetings_ahead_new (self->session);
  g_signal_connect_object (self->ahead, "changed", G_CALLBACK (ahead_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rap_region_detail_set_session (self->detail, self->session, self->ahead);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::now", G_CALLBACK (now_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_list (self);
  regions = rap_session_all (self->session, RAP_KIND_REGION);
  if (regions->len > 0)
    _rap_regions_page_show_region (self, rap_record_id (g_ptr_array_index (regions, 0)));
}

static void
rap_regions_page_dispose (GObject *object)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGIONS_PAGE);
  g_clear_object (&self->ahead);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_regions_page_parent_class)->dispose (object);
}

static void
rap_regions_page_finalize (GObject *object)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (object);

  g_array_unref (self->places);
  g_free (self->pending_uid);
  G_OBJECT_CLASS (rap_regions_page_parent_class)->finalize (object);
}

static void
rap_regions_page_class_init (RapRegionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rap_regions_page_get_property;
  object_class->set_property = rap_regions_page_set_property;
  object_class->constructed = rap_regions_page_constructed;
  object_class->dispose = rap_regions_page_dispose;
  object_class->finalize = rap_regions_page_finalize;
  g_object_class_install_property (object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (RAP_TYPE_SPLIT_VIEW);
  g_type_ensure (RAP_TYPE_REGION_DETAIL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionspage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/regions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionsPage, split);
  gtk_widget_class_bind_template_child (widget_class, RapRegionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RapRegionsPage, content);
  gtk_widget_class_bind_template_child (widget_class, RapRegionsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  _rap_regions_page_install_actions (widget_class);
}

static void
rap_regions_page_init (RapRegionsPage *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (RapPlace));
  gtk_widget_init_template (GTK_WIDGET (self));
}
