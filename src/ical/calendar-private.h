/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar-export.h"

G_BEGIN_DECLS

/* Digests of what events share tell one state from another. Nobody gains by forging one, so the
 * quickest that GLib has will do. */
#define RAP_CALENDAR_DIGEST G_CHECKSUM_MD5

/* Words of the list "calendar" that the texts of an event need, whatever its language. */
typedef enum
{
  RAP_WORD_AGENDA,
  RAP_WORD_PURPOSE,
  RAP_WORD_PRESENTER,
  RAP_WORD_MODERATOR,
  RAP_WORD_SPEAKER,
  RAP_WORD_PANELLIST,
  RAP_WORD_LINK,
  RAP_WORD_LABEL,
  RAP_WORD_LOCAL_TIMES,
  RAP_WORD_TBC,
  RAP_WORD_CANCELLED,
  RAP_WORD_PART_OF,
} RapCalendarWord;
#define RAP_N_WORDS (RAP_WORD_PART_OF + 1)

/* A place that events share. */
typedef struct
{
  char *location;
  char *digest;
} RapCalendarPlace;

/**
 * RapCalendarEntry:
 * @detail: what the event stands for, or stood for when it was told
 * @record: (nullable): meeting, sitting or item; of the plan's agenda. %NULL for an event that was
 *   told and is called off because the file does not hold it any more
 * @sitting: (nullable): the sitting itself, or that of an item
 * @row: (nullable): its line of the timetable; the meeting has none
 * @first: index of the first line that stands below it
 * @last: index of the first line after those
 * @place: (nullable): where it is, once that was asked for
 * @event: its revision and texts are made when they are asked for, see @composed
 */
typedef struct
{
  RapCalendarDetail detail;
  RapRecord *record;
  RapRecord *sitting;
  const RapAgendaRow *row;
  guint first;
  guint last;
  const RapCalendarPlace *place;
  RapCalendarEvent event;
  gboolean composed;
} RapCalendarEntry;

/* A zone whose local times the descriptions tell. */
typedef struct
{
  RapZone *zone;
  char *city;
} RapCalendarCity;

struct _RapCalendarPlan
{
  RapAgenda *agenda;
  RapTimetable *table;
  RapZone *zone;
  RapCalendarDetail detail;
  gboolean with_breaks;
  gboolean own_zone;
  gboolean is_french;
  GArray *cities; /* that of the meeting first */
  RapRecord *region;
  GHashTable *vocabulary;
  const char *words[RAP_N_WORDS];
  /* "[GC] ", and the meeting's title in the language of the plan, with their lengths in characters. */
  char *code;
  glong code_length;
  const char *title;
  glong title_length;
  GHashTable *revisions;
  gint64 now;
  /* By line of the timetable: not a word of it may leave the office; and: it stands in the agenda
   * that delegates see, being neither that, nor withdrawn, nor in a sitting that was dropped. */
  gboolean *hidden;
  gboolean *shown;
  GHashTable *hidden_uids;
  GArray *entries;
  char *meeting_digest;
  GString *bytes; /* what digests are made of, one after the other */
  GHashTable *places; /* room, or link of a virtual sitting → RapCalendarPlace */
};

/* calendar-text.c */
void _rap_calendar_find_words (RapCalendarPlan *self);
void _rap_calendar_place_free (RapCalendarPlace *self);
/* Text of @record in the language of the plan, else in English. */
const char *
_rap_calendar_in_language (RapCalendarPlan *self, RapRecord *record, guint english, guint french);
char *_rap_calendar_summary (RapCalendarPlan *self, RapCalendarEntry *entry);
/* The same without the mark of what is called off, as it is remembered. */
char *_rap_calendar_told_summary (RapCalendarPlan *self, RapCalendarEntry *entry);
char *_rap_calendar_description (RapCalendarPlan *self, RapCalendarEntry *entry);
/* The same in every language, for it is made of what was typed. (transfer none) */
const RapCalendarPlace *_rap_calendar_place (RapCalendarPlan *self, RapCalendarEntry *entry);
/* Where to join or read on; "" when nothing is known. (transfer none) */
const char *_rap_calendar_link (RapCalendarPlan *self, RapCalendarEntry *entry);
/* The nick of the meeting's kind, its own or that of its body. (transfer none) */
const char *_rap_calendar_kind (RapCalendarPlan *self);
GStrv _rap_calendar_categories (RapCalendarPlan *self);

/* calendar-digest.c */
char *_rap_calendar_schedule_digest (RapCalendarPlan *self, RapCalendarEntry *entry);
char *_rap_calendar_content_digest (RapCalendarPlan *self, RapCalendarEntry *entry);
/* The times that a schedule digest speaks of. */
gboolean _rap_calendar_digest_times (const char *schedule, RapCalendarEvent *event);
/* The same schedule, called off; %NULL when it is none. (transfer full) */
char *_rap_calendar_digest_called_off (const char *schedule);

/* calendar-gone.c */
/* Adds the events that were told and that the file does not hold any more, as called off. */
void _rap_calendar_add_gone (RapCalendarPlan *self);

/* calendar-plan.c */
void _rap_calendar_set_times (RapCalendarPlan *self, RapCalendarEvent *event, gint64 start, gint64 end);
/* Whole days. */
void _rap_calendar_set_dates (RapCalendarPlan *self, RapCalendarEvent *event, RapLocal first,
                              RapLocal after);
RapCalendarEntry *_rap_calendar_plan_entry (RapCalendarPlan *self, guint index);
/* Makes the revision of the event if it is not there yet. */
void _rap_calendar_plan_revise (RapCalendarPlan *self, RapCalendarEntry *entry);
/* Makes revision and texts of the event if they are not there yet; takes the texts away again. */
void _rap_calendar_plan_compose (RapCalendarPlan *self, RapCalendarEntry *entry);
void _rap_calendar_plan_forget (RapCalendarEntry *entry);
gboolean _rap_calendar_is_kind (RapRecord *record, guint field, const char *kind);
/* Whether the record of that uid is confidential, or stands below one that is. */
gboolean _rap_calendar_is_hidden (RapCalendarPlan *self, const char *uid);

G_END_DECLS
