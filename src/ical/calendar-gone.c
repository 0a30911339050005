/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "calendar-private.h"

/* What calendars were told of the meeting and the file does not hold any more: of a sitting or item
 * that was deleted, moved to the backlog or made confidential, of breaks that are not wanted now, of
 * another detail. Whoever has it must lose it, or their calendar shows what does not take place, or
 * the same hours twice. */

/* The uids that the file holds already. */
static GHashTable *
held_uids (RapCalendarPlan *self)
{
  GHashTable *held = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (held, _rap_calendar_plan_entry (self, i)->event.uid);
  return held;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const RapCalendarEvent *first = &((const RapCalendarEntry *)a)->event;
  const RapCalendarEvent *second = &((const RapCalendarEntry *)b)->event;

  if (first->start_instant != second->start_instant)
    return first->start_instant < second->start_instant ? -1 : 1;
  return strcmp (first->uid, second->uid);
}

static RapCalendarDetail
detail_of (const RapRevision *told)
{
  if (g_strcmp0 (told->detail, "item") == 0)
    return RAP_DETAIL_ITEM;
  return g_strcmp0 (told->detail, "meeting") == 0 ? RAP_DETAIL_MEETING : RAP_DETAIL_SITTING;
}

/* At the time that was told: that is where the calendars have it. */
static gboolean
set_told_times (RapCalendarPlan *self, RapCalendarEvent *event)
{
  if (!_rap_calendar_digest_times (event->last->schedule, event))
    return FALSE;
  if (event->all_day)
    _rap_calendar_set_dates (self, event, event->start, event->end);
  else
    _rap_calendar_set_times (self, event, event->start_instant, event->end_instant);
  return TRUE;
}

static void
add_gone (RapCalendarPlan *self, const RapRevision *told)
{
  RapCalendarEntry entry = {
    .detail = detail_of (told),
    .event = { .last = told, .cancelled = TRUE, .gone = TRUE },
  };
  g_autofree char *schedule = _rap_calendar_digest_called_off (told->schedule);

  if (schedule == NULL || !set_told_times (self, &entry.event))
    return;
  entry.event.uid = g_strdup (told->uid);
  entry.event.revision = rap_revision_call_off (told, schedule, self->now);
  g_array_append_val (self->entries, entry);
}

void
_rap_calendar_add_gone (RapCalendarPlan *self)
{
  const char *meeting = rap_record_uid (rap_agenda_meeting (self->agenda));
  guint n_held = self->entries->len;
  g_autoptr (GHashTable) held = NULL;
  GHashTableIter iter;
  gpointer told;

  if (self->revisions == NULL || g_hash_table_size (self->revisions) == 0)
    return;
  held = held_uids (self);
  g_hash_table_iter_init (&iter, self->revisions);
  while (g_hash_table_iter_next (&iter, NULL, &told))
    if (g_strcmp0 (((RapRevision *)told)->meeting, meeting) == 0
        && !g_hash_table_contains (held, ((RapRevision *)told)->uid)
        && !rap_revision_is_over (told, self->now))
      add_gone (self, told);
  /* A table has no order, a file has. */
  if (self->entries->len > n_held)
    qsort (&g_array_index (self->entries, RapCalendarEntry, n_held), self->entries->len - n_held,
           sizeof (RapCalendarEntry), compare_entries);
}
