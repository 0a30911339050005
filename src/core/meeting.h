/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a meeting, in the order of the table's columns. */
enum
{
  RAP_MEETING_BODY,
  RAP_MEETING_REGION,
  RAP_MEETING_KIND,
  RAP_MEETING_SESSION,
  RAP_MEETING_TITLE_EN,
  RAP_MEETING_TITLE_FR,
  RAP_MEETING_THEME,
  RAP_MEETING_START_DATE,
  RAP_MEETING_END_DATE,
  RAP_MEETING_ZONE,
  RAP_MEETING_VENUE,
  RAP_MEETING_CITY,
  RAP_MEETING_COUNTRY,
  RAP_MEETING_HOST,
  RAP_MEETING_MODE,
  RAP_MEETING_URL,
  RAP_MEETING_LANGUAGES,
  RAP_MEETING_CHAIR,
  RAP_MEETING_SECRETARY,
  RAP_MEETING_EXPECTED,
  RAP_MEETING_STATE,
  RAP_MEETING_NOTE,
  RAP_MEETING_SAMPLE,
  RAP_MEETING_SOURCE,
  RAP_MEETING_AS_OF,
  RAP_MEETING_UNCONFIRMED,
  RAP_MEETING_SEQUENCE,
  RAP_MEETING_CREATED,
  RAP_MEETING_CHANGED,
  RAP_MEETING_N_FIELDS,
};

#define RAP_TYPE_MEETING (rap_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RapMeeting, rap_meeting, RAP, MEETING, RapRecord)

/**
 * RapEventStatus: STATUS of the calendar events of a meeting (RFC 5545 §3.8.1.11)
 */
typedef enum
{
  RAP_EVENT_TENTATIVE,
  RAP_EVENT_CONFIRMED,
  RAP_EVENT_CANCELLED,
} RapEventStatus;

RapEventStatus rap_meeting_event_status (RapRecord *self);

/* The states a meeting may go to from its present one, the usual next one first; %NULL ended.
 * (transfer none) */
const char *const *rap_meeting_next_states (const char *state);
/* Whether delegates have seen it: it is then cancelled or postponed, not removed. */
gboolean rap_meeting_is_issued (RapRecord *self);

/* The session that follows: "31" → "32", "225/226" → "227/228"; "" when it cannot be told. */
char *rap_meeting_next_session (const char *session) G_GNUC_WARN_UNUSED_RESULT;
/* The one before it; "" when there is none: "31" → "30", "225/226" → "223/224". */
char *rap_meeting_previous_session (const char *session) G_GNUC_WARN_UNUSED_RESULT;
/* The last day of a meeting that begins on @first_day and lasts as long as @like; @first_day itself
 * when one of the days cannot be read. */
char *rap_meeting_last_day_like (RapRecord *like, const char *first_day) G_GNUC_WARN_UNUSED_RESULT;
/* The usual title in @language ("en", "fr"): "31st Governing Council". @session may be "". */
char *rap_meeting_usual_title (RapRecord *body, const char *session, const char *language)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
