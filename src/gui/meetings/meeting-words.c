/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "core/body.h"
#include "core/meeting.h"
#include "core/region.h"
#include "gui/shared/dates.h"
#include "meeting-words.h"

typedef struct
{
  const char *state;
  const char *icon;
  const char *style;
} StateLook;

static const StateLook looks[] = {
  { "proposed", "rap-state-open-symbolic", "neutral" },
  { "tentative", "rap-state-open-symbolic", "warning" },
  { "confirmed", "rap-state-set-symbolic", "accent" },
  { "convened", "rap-state-set-symbolic", "accent" },
  { "in-session", "rap-state-running-symbolic", "success" },
  { "suspended", "rap-state-paused-symbolic", "warning" },
  { "closed", "rap-state-done-symbolic", "neutral" },
  { "report-adopted", "rap-state-done-symbolic", "neutral" },
  { "archived", "rap-state-done-symbolic", "neutral" },
  { "postponed", "rap-state-paused-symbolic", "warning" },
  { "cancelled", "rap-state-off-symbolic", "error" },
};

static const StateLook *
look_of (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].state, state) == 0)
      return &looks[i];
  return &looks[0];
}

const char *
rap_meeting_code (RapSession *session, RapRecord *meeting)
{
  RapRecord *body = rap_session_lookup (session, RAP_KIND_BODY,
                                        rap_record_integer (meeting, RAP_MEETING_BODY));
  RapRecord *region = rap_session_lookup (session, RAP_KIND_REGION,
                                          rap_record_integer (meeting, RAP_MEETING_REGION));

  if (body != NULL)
    return rap_record_text (body, RAP_BODY_CODE);
  return region != NULL ? rap_record_text (region, RAP_REGION_CODE) : "";
}

char *
rap_meeting_hue (RapSession *session, RapRecord *meeting)
{
  RapRecord *region = rap_session_lookup (session, RAP_KIND_REGION,
                                          rap_record_integer (meeting, RAP_MEETING_REGION));
  GString *hue;

  if (region == NULL)
    return g_strdup ("neutral");
  /* A style class has no slash: A/P is region-AP. */
  hue = g_string_new ("region-");
  for (const char *c = rap_record_text (region, RAP_REGION_CODE); *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (hue, *c);
  return g_string_free (hue, FALSE);
}

char *
rap_meeting_days (RapRecord *meeting)
{
  RapLocal first, last;

  if (!rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &first)
      || !rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_END_DATE), &last))
    return g_strdup ("");
  return rap_format_day_range (first, last);
}

char *
rap_meeting_place (RapRecord *meeting)
{
  const char *city = rap_record_text (meeting, RAP_MEETING_CITY);
  const char *country = rap_record_text (meeting, RAP_MEETING_COUNTRY);

  if (*city == '\0' || *country == '\0')
    return g_strdup (*city ? city : country);
  return g_strdup_printf ("%s, %s", city, country);
}

const char *
rap_meeting_state_label (const char *state)
{
  return rap_choice_label (&rap_kind_fields (RAP_KIND_MEETING, NULL)[RAP_MEETING_STATE], state);
}

const char *
rap_meeting_state_icon (const char *state)
{
  return look_of (state)->icon;
}

const char *
rap_meeting_state_style (const char *state)
{
  return look_of (state)->style;
}
