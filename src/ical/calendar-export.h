/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/agenda.h"
#include "core/agenda-timing.h"
#include "core/clock.h"
#include "core/revision.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_DETAIL_SITTING, /* one event a sitting: the default */
  RAP_DETAIL_ITEM,    /* one event an agenda item */
  RAP_DETAIL_MEETING, /* one event for the whole meeting */
} RapCalendarDetail;
#define RAP_N_DETAILS (RAP_DETAIL_MEETING + 1)

/**
 * RapCalendarOptions:
 * @detail: what an event stands for
 * @language: "en" or "fr": the language of summaries and descriptions
 * @with_breaks: breaks, protocol slots and social sittings as events too
 * @zones: (nullable) (array zero-terminated=1): zones whose local times the description tells
 * @words: (nullable): vocabulary, "list/code" → record of kind vocabulary; English words of the
 *   program stand in when it is %NULL or lacks one
 * @region: (nullable): the meeting's region, a record of that kind, for the categories
 * @own_zone: times in the meeting's zone also where Outlook cannot read its rules (Cairo,
 *   Casablanca, Santiago and ten more), instead of in UTC
 *
 * All of it is copied or referenced where it is needed longer than the call.
 */
typedef struct
{
  RapCalendarDetail detail;
  const char *language;
  gboolean with_breaks;
  const char *const *zones;
  GHashTable *words;
  RapRecord *region;
  gboolean own_zone;
} RapCalendarOptions;

/**
 * RapCalendarEvent:
 * @summary: plain text, as are @location ("" for none) and @description
 * @all_day: whole days; @start is midnight of the first, @end that of the day after the last
 * @start: wall time in the meeting's zone; @end likewise
 * @start_instant: Unix seconds; @end_instant likewise, and at least a minute later
 * @revision: what will be written as SEQUENCE and LAST-MODIFIED
 * @last: (nullable): what was written before; %NULL when new; of the table passed in
 * @cancelled: it does not take place
 * @gone: it was told and is no event of this file any more: called off, always @cancelled, with what
 *   was told of it and no place or description
 *
 * One event as it will be written, for the preview.
 */
typedef struct
{
  char *uid;
  char *summary;
  char *location;
  char *description;
  gboolean all_day;
  RapLocal start;
  RapLocal end;
  gint64 start_instant;
  gint64 end_instant;
  RapRevision *revision;
  const RapRevision *last; /* what was written before, NULL when new; of the table passed in */
  gboolean cancelled;
  gboolean gone;
  gboolean tentative;
} RapCalendarEvent;

/**
 * RapCalendarPlan:
 *
 * What a calendar file for an agenda will hold, event by event. For one thread at a time. The agenda
 * must not change while the plan lives.
 */
typedef struct _RapCalendarPlan RapCalendarPlan;

/**
 * rap_calendar_plan_new:
 * @revisions: (nullable): uid → RapRevision as last written; see rap_calendar_uids() and rap_store_load_revisions()
 * @clock: gives DTSTAMP
 *
 * Events of the chosen detail, cancelled ones among them. Where that detail has nothing to tell, the
 * whole meeting is told as one event; whole days, if it has no sittings. A plan is never empty.
 *
 * To these comes what files of this meeting told before and this one does not hold, as called off:
 * of what was deleted, has no time now, became confidential, or is no event of the chosen detail and
 * options. So a calendar that was given sittings and then gets items shows each hour once. What is
 * called off is said for %RAP_REVISION_KEEP seconds, cancelled events of a meeting that takes place
 * among them; then it is left out. What comes back is told anew, with a higher SEQUENCE.
 *
 * Confidential items, and what stands below them, leave no trace: no event, no line in a
 * description, no effect on SEQUENCE and LAST-MODIFIED of other events. Only the number they have
 * stays theirs. One that became confidential after it was told is called off without its words.
 *
 * Pure: reads nothing but its arguments.
 *
 * Returns: (transfer full): %NULL with %RAP_ERROR_INVALID when the meeting's zone, or one of the
 *   options, is not known here, or a date or time is none; %RAP_ERROR_IO when a zone's rules cannot
 *   be read
 */
RapCalendarPlan *rap_calendar_plan_new (RapAgenda *agenda,
                                        const RapCalendarOptions *options,
                                        GHashTable *revisions,
                                        RapClock *clock,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_calendar_plan_free (RapCalendarPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapCalendarPlan, rap_calendar_plan_free)
guint rap_calendar_plan_size (RapCalendarPlan *self);
/* Revision and texts are made when an event is first asked for. (transfer none) */
const RapCalendarEvent *rap_calendar_plan_event (RapCalendarPlan *self, guint index);
/* How many events that stood for @detail the file calls off because it does not hold them any more. */
guint rap_calendar_plan_called_off (RapCalendarPlan *self, RapCalendarDetail detail);
/* Revisions to store once the file is out. (transfer container) (element-type RapRevision), borrowed
 * from the plan */
GPtrArray *rap_calendar_plan_revisions (RapCalendarPlan *self);
/* The uids an export of @agenda may need the revisions of. (transfer full) */
GStrv rap_calendar_uids (RapAgenda *agenda);
/* A file name people would choose: "2025-05-15 GC 31.ics", safe on every system. (transfer full) */
char *rap_calendar_file_name (RapAgenda *agenda, const RapCalendarOptions *options);

/* Writes the calendar (RFC 5545), one event at a time; the stream stays open. %RAP_ERROR_FULL,
 * %RAP_ERROR_IO, or %G_IO_ERROR_CANCELLED. The same plan gives the same bytes, and so does a later
 * one of an unchanged agenda but for DTSTAMP. */
gboolean rap_calendar_plan_write (RapCalendarPlan *self,
                                  GOutputStream *stream,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
