/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "member.h"
#include "member-figure.h"
#include "place-time.h"
#include "weekend-rule.h"

#define HOUR 3600

/* What is not known comes last. */
static const char *const weekend_labels[] = {
  N_("Saturday and Sunday"),
  N_("Saturday, Sunday and half a day"),
  N_("Friday and Saturday"),
  N_("Other days"),
  N_("Not recorded"),
};

/* From far behind to far ahead. */
static const char *const hours_labels[] = {
  N_("8 h or more behind"),
  N_("4 to 8 h behind"),
  N_("Up to 4 h behind"),
  N_("Same time"),
  N_("Up to 4 h ahead"),
  N_("4 to 8 h ahead"),
  N_("8 h or more ahead"),
  N_("Time zone not recorded"),
};
#define SAME_TIME 3
#define NO_ZONE 7

static const char *const kind_labels[] = {
  N_("State"),
  N_("Customs territory"),
  N_("Union"),
  N_("Not a Member now"),
};

static const struct
{
  const char *const *labels;
  guint n;
} bands[RAP_N_MEMBER_FIGURES] = {
  [RAP_MEMBER_FIGURE_WEEKEND] = { weekend_labels, G_N_ELEMENTS (weekend_labels) },
  [RAP_MEMBER_FIGURE_HOURS] = { hours_labels, G_N_ELEMENTS (hours_labels) },
  [RAP_MEMBER_FIGURE_KIND] = { kind_labels, G_N_ELEMENTS (kind_labels) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (hours_labels) <= RAP_MEMBER_FIGURE_MOST_BANDS);

char *
rap_member_figure_title (RapMemberFigure figure, const char *here)
{
  switch (figure)
    {
    case RAP_MEMBER_FIGURE_HOURS:
      /* Translators: a figure of each Member; %s is a city. */
      return g_strdup_printf (_("Hours from %s"), here);
    case RAP_MEMBER_FIGURE_KIND:
      return g_strdup (_("Kind"));
    case RAP_MEMBER_FIGURE_WEEKEND:
    default:
      return g_strdup (_("Weekend"));
    }
}

guint
rap_member_figure_n_bands (RapMemberFigure figure)
{
  return bands[figure].n;
}

const char *
rap_member_figure_band_label (RapMemberFigure figure, guint band)
{
  g_return_val_if_fail (band < bands[figure].n, "");

  return _(bands[figure].labels[band]);
}

static guint
weekend_band (RapRecord *rule)
{
  switch (rap_weekend_rule_sort (rule))
    {
    case RAP_WEEKEND_SAT_SUN:
      return 0;
    case RAP_WEEKEND_SAT_SUN_HALF:
      return 1;
    case RAP_WEEKEND_FRI_SAT:
      return 2;
    case RAP_WEEKEND_OTHER:
      return 3;
    case RAP_WEEKEND_UNKNOWN:
    default:
      return 4;
    }
}

/* The rule of the day it is at the member's own place. */
static RapRecord *
weekend_of (RapRecord *member, const RapMemberView *view)
{
  g_autoptr (RapZone) zone = rap_zone_get (rap_record_text (member, RAP_MEMBER_ZONE), NULL);
  RapLocal today = rap_zone_to_local (zone != NULL ? zone : view->here, view->now);

  return rap_weekend_rule_in_force (view->rules, rap_record_id (member), today);
}

static gboolean
place_of (RapRecord *member, const RapMemberView *view, RapPlaceTime *time)
{
  g_autoptr (RapZone) zone = rap_zone_get (rap_record_text (member, RAP_MEMBER_ZONE), NULL);

  if (zone == NULL)
    return FALSE;
  *time = rap_place_time (zone, view->here, view->now);
  return TRUE;
}

static guint
hours_band (int ahead)
{
  int size = ABS (ahead);
  int steps = size == 0 ? 0 : size < 4 * HOUR ? 1 : size < 8 * HOUR ? 2 : 3;

  return (guint) (SAME_TIME + (ahead < 0 ? -steps : steps));
}

static guint
kind_band (RapRecord *member)
{
  const char *kind = rap_record_text (member, RAP_MEMBER_KIND);

  if (!g_str_equal (rap_record_text (member, RAP_MEMBER_STATE), "member"))
    return 3;
  if (g_str_equal (kind, "union"))
    return 2;
  return g_str_equal (kind, "territory") ? 1 : 0;
}

guint
rap_member_figure_band (RapMemberFigure figure, RapRecord *member, const RapMemberView *view)
{
  RapPlaceTime time;

  switch (figure)
    {
    case RAP_MEMBER_FIGURE_HOURS:
      return place_of (member, view, &time) ? hours_band (time.ahead) : NO_ZONE;
    case RAP_MEMBER_FIGURE_KIND:
      return kind_band (member);
    case RAP_MEMBER_FIGURE_WEEKEND:
    default:
      return weekend_band (weekend_of (member, view));
    }
}

static char *
hours_words (RapRecord *member, const RapMemberView *view)
{
  g_autofree char *clock = NULL;
  g_autofree char *offset = NULL;
  RapPlaceTime time;

  if (!place_of (member, view, &time))
    return g_strdup (_(hours_labels[NO_ZONE]));
  clock = rap_place_time_clock (&time);
  if (time.ahead == 0)
    return g_steal_pointer (&clock);
  offset = rap_place_time_offset (&time);
  /* Translators: the time in a place and its difference to another in hours: "14:05 (+5:45 h)" */
  return g_strdup_printf (_("%s (%s h)"), clock, offset);
}

char *
rap_member_figure_words (RapMemberFigure figure, RapRecord *member, const RapMemberView *view)
{
  switch (figure)
    {
    case RAP_MEMBER_FIGURE_HOURS:
      return hours_words (member, view);
    case RAP_MEMBER_FIGURE_KIND:
      return g_strdup (rap_member_figure_band_label (figure, kind_band (member)));
    case RAP_MEMBER_FIGURE_WEEKEND:
    default:
      return rap_weekend_rule_words (weekend_of (member, view));
    }
}
