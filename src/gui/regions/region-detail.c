/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "core/region.h"
#include "gui/shared/pill.h"
#include "region-cards.h"
#include "region-detail.h"
#include "region-entities.h"
#include "region-facts.h"
#include "region-meetings.h"
#include "region-members.h"
#include "region-terms.h"
#include "region-words.h"

struct _RapRegionDetail
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroller;
  RapPill *code;
  GtkLabel *name;
  GtkLabel *other_name;
  RapRegionCards *cards;
  AdwViewSwitcher *switcher;
  AdwViewStack *stack;
  RapRegionMembers *members;
  RapRegionEntities *entities;
  RapRegionTerms *terms;
  RapRegionMeetings *meetings;
  RapRegionFacts *facts;

  /* Owned references */
  RapSession *session;
  RapRecord *region;

  guint stale; /* bit n set: tab n does not show the region as it is now */
  int shown_width;
  int shown_height;
  guint fit_id;
};

/* About as high as what stands over the list of a tab, with the spaces around it. */
#define HEIGHT_OF_TAB_BAR 90
#define LEAST_LIST_HEIGHT 180
/* Below it letters and spaces are smaller. */
#define NARROW_WIDTH 460

enum
{
  PROP_0,
  PROP_TAB,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapRegionDetail, rap_region_detail, GTK_TYPE_WIDGET)

/* --- one scroll for head and list ------------------------------------------------------------ */

/* The scrolled window of the tab that is seen; %NULL for none. */
static GtkWidget *
find_scroller (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child)
                           ? find_scroller (child) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_at_top (GtkWidget *scroller)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment);
}

/* Downwards the head goes first; upwards it comes back once the list of the tab is at its top. */
static gboolean
scroll_cb (RapRegionDetail *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkAdjustment *head = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *tab = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *inner = tab != NULL ? find_scroller (tab) : NULL;
  double value = gtk_adjustment_get_value (head);
  double end = gtk_adjustment_get_upper (head) - gtk_adjustment_get_page_size (head);
  double step = dy;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    step *= pow (gtk_adjustment_get_page_size (head), 2.0 / 3.0);
  if (dy > 0 ? value >= end : value <= 0 || (inner != NULL && !is_at_top (inner)))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (head, CLAMP (value + step, 0, end));
  return GDK_EVENT_STOP;
}

/* --- size ------------------------------------------------------------------------------------ */

static void
fit_switcher (RapRegionDetail *self)
{
  int natural;

  adw_view_switcher_set_policy (self->switcher, ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  if (natural > self->shown_width)
    adw_view_switcher_set_policy (self->switcher, ADW_VIEW_SWITCHER_POLICY_NARROW);
}

static void
limit_scrollers (GtkWidget *widget, int height)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (widget), height);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_scrollers (child, height);
}

/* With the head scrolled away, the tab fills the window from its switcher down; its list is as high
 * as that leaves it, and scrolls beyond. */
static void
fit_tabs (RapRegionDetail *self)
{
  int switcher;

  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_VERTICAL, -1, NULL, &switcher,
                      NULL, NULL);
  limit_scrollers (GTK_WIDGET (self->stack),
                   MAX (self->shown_height - switcher - HEIGHT_OF_TAB_BAR, LEAST_LIST_HEIGHT));
}

static gboolean
fit_cb (gpointer data)
{
  RapRegionDetail *self = data;

  self->fit_id = 0;
  if (self->shown_width < NARROW_WIDTH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  fit_switcher (self);
  fit_tabs (self);
  return G_SOURCE_REMOVE;
}

static void
rap_region_detail_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapRegionDetail *self = RAP_REGION_DETAIL (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->scroller),
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (width == self->shown_width && height == self->shown_height)
    return;
  self->shown_width = width;
  self->shown_height = height;
  /* What is being given its place may not change its size. */
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
rap_region_detail_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (RAP_REGION_DETAIL (widget)->scroller), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* --- GObject --------------------------------------------------------------------------------- */

/* In the order of the switcher. */
enum
{
  TAB_MEMBERS,
  TAB_ENTITIES,
  TAB_TERMS,
  TAB_MEETINGS,
  TAB_FACTS,
  N_TABS,
};

static const char *const tabs[N_TABS] = { "members", "entities", "terms", "meetings", "facts" };

static int
seen_tab (RapRegionDetail *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  for (int tab = 0; tab < N_TABS; tab++)
    if (g_strcmp0 (tabs[tab], name) == 0)
      return tab;
  return -1;
}

/* A tab is brought up to date when it is seen: showing a region costs what is in sight. */
static void
update_tab (RapRegionDetail *self)
{
  int tab = seen_tab (self);

  if (self->region == NULL || tab < 0 || !(self->stale & (1u << tab)))
    return;
  self->stale &= ~(1u << tab);
  switch (tab)
    {
    case TAB_MEMBERS:
      rap_region_members_show (self->members, self->region);
      break;
    case TAB_ENTITIES:
      rap_region_entities_show (self->entities, self->region);
      break;
    case TAB_TERMS:
      rap_region_terms_show (self->terms, self->region);
      break;
    case TAB_MEETINGS:
      rap_region_meetings_show (self->meetings, self->region);
      break;
    default:
      rap_region_facts_show (self->facts, self->region);
    }
}

static void
tab_changed_cb (RapRegionDetail *self)
{
  update_tab (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAB]);
}

static void
rap_region_detail_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_TAB)
    g_value_set_string (value, rap_region_detail_get_tab (RAP_REGION_DETAIL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
rap_region_detail_set_property (GObject *object, guint property, const GValue *value,
                                GParamSpec *pspec)
{
  if (property == PROP_TAB)
    rap_region_detail_set_tab (RAP_REGION_DETAIL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
rap_region_detail_dispose (GObject *object)
{
  RapRegionDetail *self = RAP_REGION_DETAIL (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_DETAIL);
  g_clear_object (&self->region);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_detail_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, RapRegionDetail, child)

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RAP_TYPE_PILL);
  g_type_ensure (RAP_TYPE_REGION_CARDS);
  g_type_ensure (RAP_TYPE_REGION_MEMBERS);
  g_type_ensure (RAP_TYPE_REGION_ENTITIES);
  g_type_ensure (RAP_TYPE_REGION_TERMS);
  g_type_ensure (RAP_TYPE_REGION_MEETINGS);
  g_type_ensure (RAP_TYPE_REGION_FACTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-detail.ui");
  BIND (scroller);
  BIND (code);
  BIND (name);
  BIND (other_name);
  BIND (cards);
  BIND (switcher);
  BIND (stack);
  BIND (members);
  BIND (entities);
  BIND (terms);
  BIND (meetings);
  BIND (facts);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
rap_region_detail_class_init (RapRegionDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rap_region_detail_get_property;
  object_class->set_property = rap_region_detail_set_property;
  object_class->dispose = rap_region_detail_dispose;
  widget_class->size_allocate = rap_region_detail_size_allocate;
  widget_class->measure = rap_region_detail_measure;

  properties[PROP_TAB] =
    g_param_spec_string ("tab", NULL, NULL, "members",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "regiondetail");
  bind_template (widget_class);
}

static void
rap_region_detail_init (RapRegionDetail *self)
{
  GtkEventController *controller;

  gtk_widget_init_template (GTK_WIDGET (self));
  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
rap_region_detail_set_session (RapRegionDetail *self, RapSession *session,
                               RapMeetingsAhead *ahead)
{
  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  g_set_object (&self->session, session);
  rap_region_cards_set_session (self->cards, session, ahead);
  rap_region_members_set_session (self->members, session);
  rap_region_entities_set_session (self->entities, session);
  rap_region_terms_set_session (self->terms, session);
  rap_region_meetings_set_session (self->meetings, session);
  rap_region_facts_set_session (self->facts, session);
}

void
rap_region_detail_show (RapRegionDetail *self, RapRecord *region)
{
  g_autofree char *hue = NULL;
  const char *other;

  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  hue = rap_region_hue (region);
  other = rap_region_other_name (region);
  rap_pill_set (self->code, rap_record_text (region, RAP_REGION_CODE), NULL, hue);
  gtk_label_set_label (self->name, rap_region_name (region));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), rap_region_name (region));
  gtk_label_set_label (self->other_name, other);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->other_name), other);
  gtk_widget_set_visible (GTK_WIDGET (self->other_name), *other != '\0');
  rap_region_cards_show (self->cards, region);
  if (self->region == NULL || rap_record_id (self->region) != rap_record_id (region))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_set_object (&self->region, region);
  self->stale = ~0u;
  update_tab (self);
}

void
rap_region_detail_update_meeting (RapRegionDetail *self)
{
  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  rap_region_cards_update_meeting (self->cards);
}

void
rap_region_detail_tick (RapRegionDetail *self)
{
  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  rap_region_cards_tick (self->cards);
  switch (seen_tab (self))
    {
    case TAB_MEMBERS:
      rap_region_members_tick (self->members);
      break;
    case TAB_ENTITIES:
      rap_region_entities_tick (self->entities);
      break;
    case TAB_TERMS:
      if (self->region != NULL)
        rap_region_terms_show (self->terms, self->region);
      break;
    case TAB_MEETINGS:
      rap_region_meetings_tick (self->meetings);
      break;
    default:
      break;
    }
  /* The others catch up when they are seen. */
  self->stale |= ~(1u << MAX (seen_tab (self), 0));
}

void
rap_region_detail_set_tab (RapRegionDetail *self, const char *tab)
{
  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  adw_view_stack_set_visible_child_name (self->stack, tab);
}

void
rap_region_detail_reveal_tabs (RapRegionDetail *self)
{
  GtkAdjustment *adjustment;
  double page, end, y;

  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  page = gtk_adjustment_get_page_size (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - page;
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->stack), GTK_WIDGET (self->scroller),
                                        0, 0, NULL, &y)
      && y + LEAST_LIST_HEIGHT > page)
    gtk_adjustment_set_value (adjustment,
                              MIN (gtk_adjustment_get_value (adjustment) + y - page / 3, end));
}

const char *
rap_region_detail_get_tab (RapRegionDetail *self)
{
  g_return_val_if_fail (RAP_IS_REGION_DETAIL (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

void
rap_region_detail_focus_search (RapRegionDetail *self)
{
  g_return_if_fail (RAP_IS_REGION_DETAIL (self));

  rap_region_detail_set_tab (self, "members");
  rap_region_members_focus_search (self->members);
}

gboolean
rap_region_detail_focus_record (RapRegionDetail *self, RapKind kind, gint64 id)
{
  g_return_val_if_fail (RAP_IS_REGION_DETAIL (self), FALSE);

  if (kind == RAP_KIND_MEMBER && seen_tab (self) == TAB_MEMBERS)
    return rap_region_members_focus_member (self->members, id);
  if (kind == RAP_KIND_ENTITY && seen_tab (self) == TAB_ENTITIES)
    return rap_region_entities_focus_entity (self->entities, id);
  return kind == RAP_KIND_TERM && seen_tab (self) == TAB_TERMS
         && rap_region_terms_focus_term (self->terms, id);
}

gboolean
rap_region_detail_commit (RapRegionDetail *self)
{
  g_return_val_if_fail (RAP_IS_REGION_DETAIL (self), TRUE);

  return rap_region_facts_commit (self->facts);
}
