/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/kinds.h"
#include "gui/shared/dates.h"
#include "region-words.h"

#define DAY ((RapLocal) 86400)

RapRegionTables
rap_region_tables (RapSession *session)
{
  return (RapRegionTables) {
    .members = rap_session_all (session, RAP_KIND_MEMBER),
    .rules = rap_session_all (session, RAP_KIND_WEEKEND_RULE),
    .entities = rap_session_all (session, RAP_KIND_ENTITY),
    .terms = rap_session_all (session, RAP_KIND_TERM),
  };
}

RapLocal
rap_region_today (RapSession *session)
{
  g_autoptr (RapZone) here = rap_zone_get_local ();
  RapLocal local = rap_zone_to_local (here, rap_session_now (session));

  return local - ((local % DAY) + DAY) % DAY;
}

/* --- regions --------------------------------------------------------------------------------- */

static const char *
language (void)
{
  return C_("language of titles", "en");
}

const char *
rap_region_name (RapRecord *region)
{
  return rap_record_in_language (region, "name", language ());
}

const char *
rap_region_other_name (RapRecord *region)
{
  const char *other =
    rap_record_in_language (region, "name", g_str_equal (language (), "fr") ? "en" : "fr");

  return g_str_equal (other, rap_region_name (region)) ? "" : other;
}

const char *
rap_region_short_name (RapRecord *region)
{
  const char *name = rap_record_in_language (region, "short", language ());

  return *name != '\0' ? name : rap_region_name (region);
}

char *
rap_region_hue (RapRecord *region)
{
  GString *hue = g_string_new ("region-");

  /* A style class has no slash: A/P is region-AP. */
  for (const char *c = rap_record_text (region, RAP_REGION_CODE); *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (hue, *c);
  return g_string_free (hue, FALSE);
}

RapZone *
rap_region_headquarters (RapSession *session, char **city)
{
  GPtrArray *entities = rap_session_all (session, RAP_KIND_ENTITY);
  RapZone *zone = NULL;

  for (guint i = 0; i < entities->len && zone == NULL; i++)
    {
      RapRecord *entity = g_ptr_array_index (entities, i);

      if (!g_str_equal (rap_record_text (entity, RAP_ENTITY_KIND), "secretariat"))
        continue;
      zone = rap_zone_get (rap_record_text (entity, RAP_ENTITY_ZONE), NULL);
      if (zone != NULL && city != NULL && *rap_record_text (entity, RAP_ENTITY_CITY) != '\0')
        {
          *city = g_strdup (rap_record_text (entity, RAP_ENTITY_CITY));
          return zone;
        }
    }
  /* A workspace without the Secretariat's record: its seat is fixed by the Convention. */
  if (zone == NULL)
    zone = rap_zone_get ("Europe/Brussels", NULL);
  if (zone == NULL)
    zone = rap_zone_get_utc ();
  if (city != NULL)
    *city = rap_zone_city (zone);
  return zone;
}

/* --- terms and weekends ---------------------------------------------------------------------- */

const char *
rap_term_administration (RapSession *session, RapRecord *term)
{
  RapRecord *member =
    rap_session_lookup (session, RAP_KIND_MEMBER, rap_record_integer (term, RAP_TERM_MEMBER));
  const char *holder = rap_record_text (term, RAP_TERM_HOLDER);

  if (member != NULL)
    return rap_record_title (member);
  return *holder != '\0' ? holder : _("Nobody recorded");
}

static char *
day_words (RapRecord *record, guint field)
{
  RapLocal day;

  return rap_local_parse_date (rap_record_text (record, field), &day) ? rap_format_day (day) : NULL;
}

char *
rap_term_period (RapRecord *term)
{
  g_autofree char *first = day_words (term, RAP_TERM_START_DATE);
  g_autofree char *last = day_words (term, RAP_TERM_END_DATE);

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (first != NULL)
    /* Translators: a term of office without a known end; %s is a date. */
    return g_strdup_printf (C_("term", "from %s"), first);
  if (last != NULL)
    /* Translators: a term of office without a known beginning; %s is a date. */
    return g_strdup_printf (C_("term", "until %s"), last);
  /* Translators: of a term of office neither the first nor the last day is known. */
  return g_strdup (C_("term", "no dates recorded"));
}

char *
rap_weekend_rule_period (RapRecord *rule)
{
  g_autofree char *first = day_words (rule, RAP_WEEKEND_RULE_FROM_DATE);
  g_autofree char *last = day_words (rule, RAP_WEEKEND_RULE_UNTIL_DATE);

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (first != NULL)
    /* Translators: a weekend that holds since a date. */
    return g_strdup_printf (C_("weekend", "since %s"), first);
  if (last != NULL)
    /* Translators: a weekend that held until a date. */
    return g_strdup_printf (C_("weekend", "until %s"), last);
  /* Translators: a weekend that has no first and no last day. */
  return g_strdup (C_("weekend", "always"));
}

/* --- entities -------------------------------------------------------------------------------- */

static const struct
{
  const char *kind;
  const char *letters;
} short_kinds[] = {
  /* Translators: letters for "Vice-Chair Office" */
  { "vco", N_("VCO") },
  /* Translators: letters for "Regional Office for Capacity Building" */
  { "rocb", N_("ROCB") },
  /* Translators: letters for "Regional Training Centre" */
  { "rtc", N_("RTC") },
  /* Translators: letters for "Regional Intelligence Liaison Office" */
  { "rilo", N_("RILO") },
  /* Translators: letters for "Regional Customs Laboratory" */
  { "rcl", N_("RCL") },
  /* Translators: letters for "Regional Dog Training Centre" */
  { "rdtc", N_("RDTC") },
  /* Translators: letters for "Regional Private Sector Group" */
  { "rpsg", N_("RPSG") },
  /* Translators: letters for the Secretariat of the World Customs Organization */
  { "secretariat", N_("WCO") },
};

const char *
rap_entity_short_kind (RapRecord *entity)
{
  const char *kind = rap_record_text (entity, RAP_ENTITY_KIND);

  for (guint i = 0; i < G_N_ELEMENTS (short_kinds); i++)
    if (g_str_equal (short_kinds[i].kind, kind))
      return _(short_kinds[i].letters);
  return kind;
}

const char *
rap_entity_kind_label (const char *kind)
{
  return rap_choice_label (&rap_kind_fields (RAP_KIND_ENTITY, NULL)[RAP_ENTITY_KIND], kind);
}

char *
rap_entity_place (RapSession *session, RapRecord *entity)
{
  RapRecord *host =
    rap_session_lookup (session, RAP_KIND_MEMBER, rap_record_integer (entity, RAP_ENTITY_HOST));
  const char *city = rap_record_text (entity, RAP_ENTITY_CITY);

  if (host == NULL)
    return g_strdup (city);
  if (*city == '\0')
    return g_strdup (rap_record_title (host));
  /* Translators: city, country */
  return g_strdup_printf (C_("place", "%s, %s"), city, rap_record_title (host));
}

char *
rap_region_offset (const RapPlaceTime *time)
{
  g_autofree char *offset = rap_place_time_offset (time);

  /* Isolated left to right (Unicode Bidirectional Algorithm, 2.4). */
  return g_strconcat ("\u2066", offset, "\u2069", NULL);
}

/* --- any record ------------------------------------------------------------------------------ */

static char *
rule_words (RapSession *session, RapRecord *rule)
{
  RapRecord *member = rap_session_lookup (session, RAP_KIND_MEMBER,
                                          rap_record_integer (rule, RAP_WEEKEND_RULE_MEMBER));
  const char *name = member != NULL ? rap_record_title (member) : "";
  g_autofree char *days = rap_weekend_rule_words (rule);
  g_autofree char *period = rap_weekend_rule_period (rule);

  if (*rap_record_text (rule, RAP_WEEKEND_RULE_FROM_DATE) == '\0'
      && *rap_record_text (rule, RAP_WEEKEND_RULE_UNTIL_DATE) == '\0')
    /* Translators: the weekend of a Member, and the days: "Weekend of Egypt: Friday and Saturday" */
    return g_strdup_printf (_("Weekend of %s: %s"), name, days);
  /* Translators: the weekend of a Member, the days, and since or until when. */
  return g_strdup_printf (_("Weekend of %s: %s, %s"), name, days, period);
}

static char *
term_words (RapSession *session, RapRecord *term)
{
  g_autofree char *period = rap_term_period (term);

  /* Translators: who holds the Vice-Chair, and from when until when. */
  return g_strdup_printf (_("Vice-Chair: %s, %s"), rap_term_administration (session, term), period);
}

char *
rap_region_record_words (RapSession *session, RapRecord *record)
{
  switch ((int) rap_record_kind (record))
    {
    case RAP_KIND_REGION:
      return g_strdup (rap_region_name (record));
    case RAP_KIND_WEEKEND_RULE:
      return rule_words (session, record);
    case RAP_KIND_TERM:
      return term_words (session, record);
    default:
      return g_strdup (rap_record_title (record));
    }
}

gint64
rap_region_of (RapSession *session, RapRecord *record)
{
  RapRecord *member;

  switch ((int) rap_record_kind (record))
    {
    case RAP_KIND_REGION:
      return rap_record_id (record);
    case RAP_KIND_MEMBER:
      return rap_record_integer (record, RAP_MEMBER_REGION);
    case RAP_KIND_ENTITY:
      return rap_record_integer (record, RAP_ENTITY_REGION);
    case RAP_KIND_TERM:
      return rap_record_integer (record, RAP_TERM_REGION);
    case RAP_KIND_WEEKEND_RULE:
      member = rap_session_lookup (session, RAP_KIND_MEMBER,
                                   rap_record_integer (record, RAP_WEEKEND_RULE_MEMBER));
      return member != NULL ? rap_record_integer (member, RAP_MEMBER_REGION) : 0;
    default:
      return 0;
    }
}

char *
rap_region_source_words (RapRecord *record)
{
  int source_field = rap_kind_find_field (rap_record_kind (record), "source");
  int as_of_field = rap_kind_find_field (rap_record_kind (record), "as-of");
  g_autofree char *day = NULL;
  const char *source;

  g_return_val_if_fail (source_field >= 0 && as_of_field >= 0, NULL);

  source = rap_record_text (record, (guint) source_field);
  day = day_words (record, (guint) as_of_field);
  if (day == NULL)
    return g_strdup (source);
  if (*source == '\0')
    /* Translators: the day on which a fact was right. */
    return g_strdup_printf (_("as of %s"), day);
  /* Translators: where a fact comes from, and the day on which it was right. */
  return g_strdup_printf (_("%s, as of %s"), source, day);
}
