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

/**
 * RapCalendarOptions:
 * @detail: what an event stands for
 * @language: "en" or "fr": the language of summaries and descriptions
 * @with_breaks: breaks, protocol slots and social sittings as events too
 * @zones: (nullable) (array zero-terminated=1): zones whose local times the description tells
 * @words: (nullable): vocabulary, "list/code" → record of kind vocabulary; English words of the
 *   program stand in when it is %NULL
 */
typedef struct
{
  RapCalendarDetail detail;
  const char *language;
  gboolean with_breaks;
  const char *const *zones;
  GHashTable *words;
} RapCalendarOptions;

/**
 * RapCalendarEvent: one event as it will be written, for the preview
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
  gboolean tentative;
} RapCalendarEvent;

typedef struct _RapCalendarPlan RapCalendarPlan;

/* What a file for @agenda will hold. @revisions: uid → RapRevision as last written (may be NULL). Pure. */
RapCalendarPlan *rap_calendar_plan_new (RapAgenda *agenda, const RapCalendarOptions *options,
                                        GHashTable *revisions, RapClock *clock, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_calendar_plan_free (RapCalendarPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapCalendarPlan, rap_calendar_plan_free)
guint rap_calendar_plan_size (RapCalendarPlan *self);
const RapCalendarEvent *rap_calendar_plan_event (RapCalendarPlan *self, guint index);
/* Revisions to store once the file is out. (transfer container) (element-type RapRevision), borrowed from the plan */
GPtrArray *rap_calendar_plan_revisions (RapCalendarPlan *self);
/* The uids an export of @agenda may need the revisions of. (transfer full) */
GStrv rap_calendar_uids (RapAgenda *agenda);
/* A file name people would choose: "2025-05-15 GC 31.ics", safe on every system. (transfer full) */
char *rap_calendar_file_name (RapAgenda *agenda, const RapCalendarOptions *options);

/* Writes the calendar (RFC 5545), one event at a time. */
gboolean rap_calendar_plan_write (RapCalendarPlan *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
