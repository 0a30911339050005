/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/entity.h"
#include "core/meeting.h"
#include "core/member.h"
#include "core/place-time.h"
#include "core/region-summary.h"
#include "core/term.h"
#include "core/text.h"
#include "gui/meetings/meeting-words.h"
#include "gui/shared/dates.h"
#include "gui/shared/wrap-layout.h"
#include "region-cards.h"
#include "region-words.h"

struct _RapRegionCards
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *chair_card;
  GtkLabel *chair_name;
  GtkLabel *chair_holder;
  GtkProgressBar *chair_bar;
  GtkWidget *chair_warning;
  GtkLabel *chair_words;
  GtkLabel *chair_before;
  GtkWidget *office_card;
  GtkLabel *office_city;
  GtkLabel *office_clock;
  GtkLabel *office_there;
  GtkLabel *office_here;
  GtkWidget *meeting_card;
  GtkLabel *meeting_days;
  GtkLabel *meeting_title;
  GtkLabel *meeting_place;
  GtkLabel *meeting_left;
  GtkWidget *count_card;
  GtkLabel *members;
  GtkLabel *entities;
  GtkWidget *unconfirmed_icon;
  GtkLabel *unconfirmed;
  GtkWidget *unconfirmed_button;

  /* Owned references */
  RapSession *session;
  RapMeetingsAhead *ahead;
  RapRecord *region;
  RapRecord *office;  /* the ROCB; NULL for none */
  RapRecord *meeting; /* the next one; NULL for none */

  RapLocal today;
};

G_DEFINE_FINAL_TYPE (RapRegionCards, rap_region_cards, GTK_TYPE_WIDGET)

static void
set_line (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

/* A card is a button; what it says is its name. */
static void
name_card (GtkWidget *card, const char *first, const char *second, const char *third,
           const char *fourth)
{
  const char *parts[] = { first, second, third, fourth };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static void
set_warning (GtkWidget *widget, gboolean warns)
{
  if (warns)
    gtk_widget_add_css_class (widget, "warning");
  else
    gtk_widget_remove_css_class (widget, "warning");
}

/* --- Vice-Chair ------------------------------------------------------------------------------ */

static void
show_before (RapRegionCards *self, const RapViceChair *chair)
{
  g_autofree char *words = NULL;

  /* While nobody is in office, the last one is the name of the card. */
  if (chair->now == NULL || chair->before == NULL)
    {
      set_line (self->chair_before, "");
      return;
    }
  /* Translators: who held the Vice-Chair before the one in office. */
  words = g_strdup_printf (_("before: %s"),
                           rap_term_administration (self->session, chair->before));
  set_line (self->chair_before, words);
}

static void
show_chair (RapRegionCards *self, const RapViceChair *chair)
{
  RapRecord *term = chair->now != NULL ? chair->now : chair->before;
  const char *name = term != NULL ? rap_term_administration (self->session, term) : "";
  const char *holder = term != NULL ? rap_record_text (term, RAP_TERM_HOLDER) : "";
  g_autofree char *words = rap_vice_chair_words (chair);
  g_autofree char *elapsed = rap_vice_chair_elapsed_words (chair);

  gtk_label_set_label (self->chair_name, term != NULL ? name : _("Nobody recorded"));
  set_line (self->chair_holder, g_str_equal (holder, name) ? "" : holder);
  gtk_widget_set_visible (GTK_WIDGET (self->chair_bar), chair->elapsed >= 0);
  gtk_progress_bar_set_fraction (self->chair_bar, MAX (chair->elapsed, 0));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chair_bar), *elapsed != '\0' ? elapsed : NULL);
  gtk_label_set_label (self->chair_words, words);
  gtk_widget_set_visible (self->chair_warning, rap_vice_chair_warns (chair));
  set_warning (GTK_WIDGET (self->chair_words), rap_vice_chair_warns (chair));
  set_warning (self->chair_warning, rap_vice_chair_warns (chair));
  show_before (self, chair);
  name_card (self->chair_card, _("Vice-Chair"), name, elapsed, words);
}

/* --- ROCB ------------------------------------------------------------------------------------ */

static RapRecord *
find_office (RapRegionCards *self)
{
  GPtrArray *entities = rap_session_all (self->session, RAP_KIND_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    {
      RapRecord *entity = g_ptr_array_index (entities, i);

      if (rap_record_integer (entity, RAP_ENTITY_REGION) == rap_record_id (self->region)
          && g_str_equal (rap_record_text (entity, RAP_ENTITY_KIND), "rocb")
          && !g_str_equal (rap_record_text (entity, RAP_ENTITY_STATE), "closed"))
        return entity;
    }
  return NULL;
}

static char *
difference_words (const RapPlaceTime *time, const char *place)
{
  g_autofree char *length = rap_duration_format (ABS (time->ahead) / 60);

  if (time->ahead == 0)
    /* Translators: clocks compared; %s is a city, or "you" */
    return g_strdup_printf (_("same time as %s"), place);
  if (time->ahead > 0)
    /* Translators: clocks compared: "2 h" ahead of "Brussels", or of "you" */
    return g_strdup_printf (_("%s ahead of %s"), length, place);
  /* Translators: clocks compared: "5 h 45" behind "Brussels", or "you" */
  return g_strdup_printf (_("%s behind %s"), length, place);
}

static void
show_clock (RapRegionCards *self, RapZone *zone)
{
  g_autoptr (RapZone) here = rap_zone_get_local ();
  g_autofree char *city = NULL;
  g_autoptr (RapZone) headquarters = rap_region_headquarters (self->session, &city);
  gint64 now = rap_session_now (self->session);
  RapPlaceTime to_headquarters = rap_place_time (zone, headquarters, now);
  RapPlaceTime to_here = rap_place_time (zone, here, now);
  g_autofree char *clock = rap_place_time_clock (&to_here);
  g_autofree char *there = difference_words (&to_headquarters, city);
  g_autofree char *from_here = difference_words (&to_here,
                                                 /* Translators: "2 h ahead of you" */
                                                 C_("ahead of", "you"));

  gtk_label_set_label (self->office_clock, clock);
  set_line (self->office_there, there);
  set_line (self->office_here, from_here);
  name_card (self->office_card, _("Regional Office"), gtk_label_get_label (self->office_city),
             clock, there);
}

static void
show_office (RapRegionCards *self)
{
  g_autoptr (RapZone) zone = NULL;
  g_autofree char *place = NULL;
  const char *city;

  if (self->office == NULL)
    {
      gtk_label_set_label (self->office_city, _("None recorded"));
      gtk_label_set_label (self->office_clock, "");
      set_line (self->office_there, "");
      set_line (self->office_here, "");
      name_card (self->office_card, _("Regional Office"), _("None recorded"), "", "");
      return;
    }
  place = rap_entity_place (self->session, self->office);
  city = rap_record_text (self->office, RAP_ENTITY_CITY);
  gtk_label_set_label (self->office_city, *city != '\0' ? city : place);
  gtk_widget_set_tooltip_text (self->office_card, rap_record_title (self->office));
  zone = rap_zone_get (rap_record_text (self->office, RAP_ENTITY_ZONE), NULL);
  if (zone != NULL)
    {
      show_clock (self, zone);
      return;
    }
  gtk_label_set_label (self->office_clock, "");
  set_line (self->office_there, _("Time zone not recorded"));
  set_line (self->office_here, "");
  name_card (self->office_card, _("Regional Office"), city, _("Time zone not recorded"), "");
}

/* --- next meeting ---------------------------------------------------------------------------- */

static char *
days_left (RapRegionCards *self)
{
  RapLocal first;

  if (!rap_local_parse_date (rap_record_text (self->meeting, RAP_MEETING_START_DATE), &first))
    return g_strdup ("");
  if (first < self->today)
    /* Translators: said of a meeting that has begun and is not over. */
    return g_strdup (_("under way"));
  return rap_format_relative_days (first, self->today);
}

/* None ahead, or not known yet. */
static void
show_no_meeting (RapRegionCards *self)
{
  gboolean known = rap_meetings_ahead_count (self->ahead, rap_record_id (self->region)) >= 0;
  const char *words = known ? _("None ahead") : "…";
  const char *act = known && !rap_session_is_read_only (self->session) ? _("Plan a meeting") : "";

  gtk_label_set_label (self->meeting_days, words);
  set_line (self->meeting_left, act);
  name_card (self->meeting_card, _("Next meeting"), words, act, "");
  gtk_widget_set_tooltip_text (self->meeting_card, NULL);
}

static void
show_meeting (RapRegionCards *self)
{
  g_autofree char *days = NULL;
  g_autofree char *place = NULL;
  g_autofree char *left = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->meeting_title), self->meeting != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_place), self->meeting != NULL);
  if (self->meeting == NULL)
    {
      show_no_meeting (self);
      return;
    }
  days = rap_meeting_days (self->meeting);
  place = rap_meeting_place (self->meeting);
  left = days_left (self);
  gtk_label_set_label (self->meeting_days, days);
  gtk_label_set_label (self->meeting_title, rap_record_title (self->meeting));
  set_line (self->meeting_place, place);
  set_line (self->meeting_left, left);
  gtk_widget_set_tooltip_text (self->meeting_card, rap_record_title (self->meeting));
  name_card (self->meeting_card, _("Next meeting"), rap_record_title (self->meeting), days, left);
}

/* --- counts ---------------------------------------------------------------------------------- */

/* By name when there is one. */
static char *
others_words (RapRegionCards *self, guint n)
{
  GPtrArray *members = rap_session_all (self->session, RAP_KIND_MEMBER);

  for (guint i = 0; i < members->len && n == 1; i++)
    {
      RapRecord *member = g_ptr_array_index (members, i);

      if (rap_record_integer (member, RAP_MEMBER_REGION) == rap_record_id (self->region)
          && rap_region_takes_part (member, self->today)
          && !rap_region_counts_member (member, self->today))
        return g_strdup (rap_record_title (member));
    }
  return g_strdup_printf (ngettext ("%u other", "%u others", n), n);
}

static void
show_counts (RapRegionCards *self, const RapRegionSummary *summary)
{
  g_autofree char *members =
    g_strdup_printf (ngettext ("%u Member", "%u Members", summary->members), summary->members);
  g_autofree char *entities =
    g_strdup_printf (ngettext ("%u entity", "%u entities", summary->entities), summary->entities);
  g_autofree char *unconfirmed =
    summary->unconfirmed > 0
      ? g_strdup_printf (ngettext ("%u unconfirmed fact", "%u unconfirmed facts",
                                   summary->unconfirmed), summary->unconfirmed)
      : g_strdup (_("All facts confirmed"));

  if (summary->others > 0)
    {
      g_autofree char *counted = g_steal_pointer (&members);
      g_autofree char *others = others_words (self, summary->others);

      /* Translators: how many Members, and who takes part without being counted as one:
       * "52 Members + European Union" */
      members = g_strdup_printf (_("%s + %s"), counted, others);
    }
  gtk_label_set_label (self->members, members);
  gtk_label_set_label (self->entities, entities);
  gtk_label_set_label (self->unconfirmed, unconfirmed);
  gtk_widget_set_visible (self->unconfirmed_icon, summary->unconfirmed > 0);
  gtk_widget_set_sensitive (self->unconfirmed_button, summary->unconfirmed > 0);
}

/* --- where the cards lead -------------------------------------------------------------------- */

static void
show_tab (RapRegionCards *self, const char *tab)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.tab", "s", tab);
}

static void
chair_clicked_cb (RapRegionCards *self)
{
  show_tab (self, "terms");
}

static void
office_clicked_cb (RapRegionCards *self)
{
  if (self->office != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)",
                                (gint32) RAP_KIND_ENTITY, rap_record_id (self->office));
  else
    show_tab (self, "entities");
}

static void
meeting_clicked_cb (RapRegionCards *self)
{
  if (self->meeting != NULL)
    rap_session_navigate (self->session, RAP_KIND_MEETING, rap_record_id (self->meeting));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.plan-meeting", NULL);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_region_cards_dispose (GObject *object)
{
  RapRegionCards *self = RAP_REGION_CARDS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_CARDS);
  g_clear_object (&self->meeting);
  g_clear_object (&self->office);
  g_clear_object (&self->region);
  g_clear_object (&self->ahead);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_cards_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, RapRegionCards, child)

static void
rap_region_cards_class_init (RapRegionCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_cards_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, RAP_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regioncards");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-cards.ui");
  BIND (chair_card);
  BIND (chair_name);
  BIND (chair_holder);
  BIND (chair_bar);
  BIND (chair_warning);
  BIND (chair_words);
  BIND (chair_before);
  BIND (office_card);
  BIND (office_city);
  BIND (office_clock);
  BIND (office_there);
  BIND (office_here);
  BIND (meeting_card);
  BIND (meeting_days);
  BIND (meeting_title);
  BIND (meeting_place);
  BIND (meeting_left);
  BIND (count_card);
  BIND (members);
  BIND (entities);
  BIND (unconfirmed_icon);
  BIND (unconfirmed);
  BIND (unconfirmed_button);
  gtk_widget_class_bind_template_callback (widget_class, chair_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, office_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, meeting_clicked_cb);
}

static void
rap_region_cards_init (RapRegionCards *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "column-width", 210,
                "pair-width", 150, "max-columns", 4, "spacing", 12, "line-spacing", 12, NULL);
}

void
rap_region_cards_set_session (RapRegionCards *self, RapSession *session,
                              RapMeetingsAhead *ahead)
{
  g_return_if_fail (RAP_IS_REGION_CARDS (self));

  g_set_object (&self->session, session);
  g_set_object (&self->ahead, ahead);
}

void
rap_region_cards_show (RapRegionCards *self, RapRecord *region)
{
  RapRegionTables tables;
  RapRegionSummary summary;

  g_return_if_fail (RAP_IS_REGION_CARDS (self));

  g_set_object (&self->region, region);
  self->today = rap_region_today (self->session);
  tables = rap_region_tables (self->session);
  rap_region_summarize (region, &tables, self->today, &summary);
  show_chair (self, &summary.vice_chair);
  show_counts (self, &summary);
  g_set_object (&self->office, find_office (self));
  show_office (self);
  rap_region_cards_update_meeting (self);
}

void
rap_region_cards_update_meeting (RapRegionCards *self)
{
  g_return_if_fail (RAP_IS_REGION_CARDS (self));

  if (self->region == NULL)
    return;
  g_clear_object (&self->meeting);
  self->meeting = rap_meetings_ahead_next (self->ahead, rap_record_id (self->region));
  show_meeting (self);
}

void
rap_region_cards_tick (RapRegionCards *self)
{
  g_return_if_fail (RAP_IS_REGION_CARDS (self));

  if (self->region == NULL)
    return;
  /* A new day counts everything anew; a new minute only moves the clock. */
  if (rap_region_today (self->session) != self->today)
    rap_region_cards_show (self, self->region);
  else
    show_office (self);
}
