/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include "content-line.h"
#include "zone-rules.h"

#define DAY 86400

/* Rules are anchored here: every program can count from 1970, and some from nowhere earlier. */
#define ANCHOR_YEAR 1970

/* ---- What a footer says, and whether it is true ---- */

/* The two halves of a year by a zone's footer. `standard` is the smaller offset, whatever the zone
 * file calls it: Dublin has its winter as a negative daylight saving time, which Outlook, and
 * everyone who takes DAYLIGHT for summer, would get wrong. Without daylight saving time only
 * `standard` counts. */
typedef struct
{
  gboolean has_dst;
  int standard_offset;
  int daylight_offset;
  const char *standard_name;
  const char *daylight_name;
  const RapZoneDate *to_standard;
  const RapZoneDate *to_daylight;
} Halves;

static Halves
halves_of (const RapZoneRule *rule)
{
  Halves halves = {
    .has_dst = rule->dst_name != NULL && rule->dst_offset != rule->std_offset,
    .standard_offset = rule->std_offset,
    .daylight_offset = rule->dst_offset,
    .standard_name = rule->std_name,
    .daylight_name = rule->dst_name,
    .to_standard = &rule->end,
    .to_daylight = &rule->start,
  };

  if (halves.has_dst && rule->dst_offset < rule->std_offset)
    {
      halves.standard_offset = rule->dst_offset;
      halves.daylight_offset = rule->std_offset;
      halves.standard_name = rule->dst_name;
      halves.daylight_name = rule->std_name;
      halves.to_standard = &rule->start;
      halves.to_daylight = &rule->end;
    }
  return halves;
}

/* Offset at @instant by the halves alone: the last change of this year or those around it. */
static int
halves_offset (const Halves *halves, gint64 instant)
{
  gint64 latest = G_MININT64;
  int offset = halves->standard_offset;
  int year;

  if (!halves->has_dst)
    return offset;
  rap_local_fields (instant, &year, NULL, NULL, NULL, NULL, NULL);
  for (int y = year - 1; y <= year + 1; y++)
    {
      gint64 winter
          = rap_zone_date_in_year (halves->to_standard, y) - halves->daylight_offset;
      gint64 summer
          = rap_zone_date_in_year (halves->to_daylight, y) - halves->standard_offset;

      if (winter <= instant && winter > latest)
        {
          latest = winter;
          offset = halves->standard_offset;
        }
      if (summer <= instant && summer > latest)
        {
          latest = summer;
          offset = halves->daylight_offset;
        }
    }
  return offset;
}

static gboolean
agrees_at (RapZone *zone, const Halves *halves, gint64 instant)
{
  return rap_zone_offset (zone, instant, NULL, NULL) == halves_offset (halves, instant);
}

/* Both are step functions: they agree all along when they agree at both ends and on both sides of
 * every step of either. */
static gboolean
agrees (RapZone *zone, const Halves *halves, gint64 from, gint64 until)
{
  gint64 change = from;
  int first_year, last_year;

  if (!agrees_at (zone, halves, from) || !agrees_at (zone, halves, until))
    return FALSE;
  while (rap_zone_next_change (zone, change, &change) && change <= until)
    if (!agrees_at (zone, halves, change - 1) || !agrees_at (zone, halves, change))
      return FALSE;
  if (!halves->has_dst)
    return TRUE;

  rap_local_fields (from, &first_year, NULL, NULL, NULL, NULL, NULL);
  rap_local_fields (until, &last_year, NULL, NULL, NULL, NULL, NULL);
  for (int year = first_year - 1; year <= last_year + 1; year++)
    {
      gint64 changes[] = {
        rap_zone_date_in_year (halves->to_standard, year) - halves->daylight_offset,
        rap_zone_date_in_year (halves->to_daylight, year) - halves->standard_offset,
      };

      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        if (changes[i] > from && changes[i] <= until
            && (!agrees_at (zone, halves, changes[i] - 1)
                || !agrees_at (zone, halves, changes[i])))
          return FALSE;
    }
  return TRUE;
}

/* ---- Dates as recurrence rules ---- */

/* "FREQ=YEARLY;…" for a change on @date, or %NULL when no such rule is true in all years. */
static char *
rule_text (const RapZoneDate *date, RapZoneForm *form)
{
  static const char *const days[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
  static const int lengths[] = { 31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int shift = date->seconds >= 0 ? date->seconds / DAY : -((DAY - 1 - date->seconds) / DAY);
  int length, first;
  GString *text;

  if (date->type != 'M')
    return NULL;
  if (shift == 0)
    return g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", date->month,
                            date->week == 5 ? -1 : date->week, days[date->day]);

  /* The change falls some days beside the weekday that its rule names. That day lies within a week
   * of the month whose days are known, but for February. */
  *form = RAP_ZONE_FORM_WINDOW;
  length = lengths[date->month - 1];
  first = (date->week == 5 ? length - 6 : 1 + (date->week - 1) * 7) + shift;
  if (length == 0 || first < 1 || first + 6 > length)
    return NULL;
  text = g_string_new (NULL);
  g_string_printf (text, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%s;BYMONTHDAY=%d", date->month,
                   days[((date->day + shift) % 7 + 7) % 7], first);
  for (int day = first + 1; day < first + 7; day++)
    g_string_append_printf (text, ",%d", day);
  return g_string_free (text, FALSE);
}

/* ---- Components ---- */

static void
add_observance (icalcomponent *zone,
                icalcomponent_kind kind,
                RapLocal onset,
                int offset_from,
                int offset_to,
                const char *name,
                const char *rule)
{
  icalcomponent *observance = icalcomponent_new (kind);

  icalcomponent_add_property (observance, icalproperty_new_tzname (name));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (offset_from));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (offset_to));
  icalcomponent_add_property (observance, rap_ical_time_property (ICAL_DTSTART_PROPERTY, onset, NULL));
  if (rule != NULL)
    icalcomponent_add_property (observance,
                                icalproperty_new_rrule (icalrecurrencetype_from_string (rule)));
  icalcomponent_add_component (zone, observance);
}

static gboolean
add_halves (icalcomponent *component, const Halves *halves, RapZoneForm *form)
{
  g_autofree char *to_standard = NULL;
  g_autofree char *to_daylight = NULL;

  *form = RAP_ZONE_FORM_TEMPLATE;
  if (!halves->has_dst)
    {
      add_observance (component, ICAL_XSTANDARD_COMPONENT,
                      rap_local_make (ANCHOR_YEAR, 1, 1, 0, 0, 0), halves->standard_offset,
                      halves->standard_offset, halves->standard_name, NULL);
      return TRUE;
    }
  to_standard = rule_text (halves->to_standard, form);
  to_daylight = rule_text (halves->to_daylight, form);
  if (to_standard == NULL || to_daylight == NULL)
    return FALSE;
  add_observance (component, ICAL_XDAYLIGHT_COMPONENT,
                  rap_zone_date_in_year (halves->to_daylight, ANCHOR_YEAR),
                  halves->standard_offset, halves->daylight_offset, halves->daylight_name,
                  to_daylight);
  add_observance (component, ICAL_XSTANDARD_COMPONENT,
                  rap_zone_date_in_year (halves->to_standard, ANCHOR_YEAR),
                  halves->daylight_offset, halves->standard_offset, halves->standard_name,
                  to_standard);
  return TRUE;
}

/* Each change of the span for itself; what was in force when it began is said to have been so since
 * 1970, so that there is always a STANDARD. */
static void
add_changes (icalcomponent *component, RapZone *zone, gint64 from, gint64 until)
{
  const char *name;
  int offset = rap_zone_offset (zone, from, NULL, &name);
  gint64 change = from;

  add_observance (component, ICAL_XSTANDARD_COMPONENT,
                  rap_local_make (ANCHOR_YEAR, 1, 1, 0, 0, 0), offset, offset, name, NULL);
  while (rap_zone_next_change (zone, change, &change) && change <= until)
    {
      int next = rap_zone_offset (zone, change, NULL, &name);

      add_observance (component,
                      next > offset ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT,
                      change + offset, offset, next, name, NULL);
      offset = next;
    }
}

static icalcomponent *
component_new (RapZone *zone)
{
  icalcomponent *component = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);

  icalcomponent_add_property (component, icalproperty_new_tzid (rap_zone_name (zone)));
  icalcomponent_add_property (
      component, rap_ical_text_property (ICAL_X_PROPERTY, "X-LIC-LOCATION", rap_zone_name (zone)));
  return component;
}

icalcomponent *
rap_zone_component_new (RapZone *zone, gint64 from, gint64 until, RapZoneForm *form)
{
  icalcomponent *component = component_new (zone);
  g_auto (RapZoneRule) rule = { 0 };
  RapZoneForm taken = RAP_ZONE_FORM_LIST;

  g_return_val_if_fail (from <= until, component);

  if (rap_zone_parse_footer (rap_zone_footer (zone), &rule))
    {
      Halves halves = halves_of (&rule);

      if (!agrees (zone, &halves, from, until) || !add_halves (component, &halves, &taken))
        taken = RAP_ZONE_FORM_LIST;
    }
  if (taken == RAP_ZONE_FORM_LIST)
    add_changes (component, zone, from, until);
  if (form != NULL)
    *form = taken;
  return component;
}
