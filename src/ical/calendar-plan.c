/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <glib/gi18n.h>

#include "calendar-private.h"
#include "core/agenda-item.h"
#include "core/meeting.h"
#include "core/sitting.h"

#define DAY 86400

/* Some programs drop an event that ends when it starts; an item without a length gets this one. */
#define SHORTEST_EVENT 60

/* ---- What may be shown ---- */

gboolean
_rap_calendar_is_kind (RapRecord *record, guint field, const char *kind)
{
  return g_str_equal (rap_record_text (record, field), kind);
}

/* A confidential item leaves no trace, nor does what stands below it: no event, no line in a
 * description, no share in a digest. Its number is not given to another: numbers are those of the
 * agenda on paper. */
static void
hide_confidential (RapCalendarPlan *self)
{
  guint size = rap_timetable_size (self->table);
  gboolean hiding = FALSE;
  guint level = 0;

  self->hidden = g_new0 (gboolean, size + 1);
  self->hidden_uids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < size; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (row->kind != RAP_ROW_ITEM || (hiding && row->level <= level))
        hiding = FALSE;
      if (!hiding && row->kind == RAP_ROW_ITEM
          && rap_record_integer (row->record, RAP_AGENDA_ITEM_CONFIDENTIAL))
        {
          hiding = TRUE;
          level = row->level;
        }
      self->hidden[i] = hiding;
      if (hiding)
        g_hash_table_add (self->hidden_uids, (gpointer)rap_record_uid (row->record));
    }
}

gboolean
_rap_calendar_is_hidden (RapCalendarPlan *self, const char *uid)
{
  return g_hash_table_contains (self->hidden_uids, uid);
}

static void
find_shown (RapCalendarPlan *self)
{
  guint size = rap_timetable_size (self->table);
  gboolean in_dropped = FALSE;

  self->shown = g_new0 (gboolean, size + 1);
  for (guint i = 0; i < size; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (row->kind == RAP_ROW_SITTING)
        in_dropped = _rap_calendar_is_kind (row->record, RAP_SITTING_STATE, "dropped");
      self->shown[i] = !self->hidden[i] && !in_dropped
                       && (row->kind != RAP_ROW_ITEM
                           || !_rap_calendar_is_kind (row->record, RAP_AGENDA_ITEM_STATE,
                                                      "withdrawn"));
    }
}

static gboolean
is_ordinary_sitting (RapRecord *sitting)
{
  return !_rap_calendar_is_kind (sitting, RAP_SITTING_KIND, "break")
         && !_rap_calendar_is_kind (sitting, RAP_SITTING_KIND, "protocol")
         && !_rap_calendar_is_kind (sitting, RAP_SITTING_KIND, "social");
}

static gboolean
is_wanted (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  if (entry->detail != self->detail || entry->sitting == NULL || !entry->row->timed)
    return FALSE;
  return self->with_breaks
         || (is_ordinary_sitting (entry->sitting)
             && (entry->detail == RAP_DETAIL_SITTING
                 || _rap_calendar_is_kind (entry->record, RAP_AGENDA_ITEM_KIND, "item")));
}

/* ---- Times ---- */

void
_rap_calendar_set_times (RapCalendarPlan *self, RapCalendarEvent *event, gint64 start, gint64 end)
{
  event->start_instant = start;
  event->end_instant = MAX (end, start + SHORTEST_EVENT);
  event->start = rap_zone_to_local (self->zone, event->start_instant);
  event->end = rap_zone_to_local (self->zone, event->end_instant);
}

/* Days are not moments: their instants, midnights of the meeting's zone, serve the preview alone. */
void
_rap_calendar_set_dates (RapCalendarPlan *self, RapCalendarEvent *event, RapLocal first,
                         RapLocal after)
{
  event->all_day = TRUE;
  event->start = first;
  event->end = after;
  rap_zone_to_instant (self->zone, first, &event->start_instant);
  rap_zone_to_instant (self->zone, after, &event->end_instant);
}

/* From the first to the last sitting. What people gather for counts before dinners and breaks, and
 * what was dropped only if nothing else is left. The options have no say in it: the times of the
 * meeting's event must not depend on who asks. */
static gboolean
span_of_sittings (RapCalendarPlan *self, gint64 *start, gint64 *end)
{
  GPtrArray *sittings = rap_agenda_sittings (self->agenda);

  for (int pass = 0; pass < 3; pass++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < sittings->len; i++)
        {
          RapRecord *sitting = sittings->pdata[i];
          const RapAgendaRow *row
              = rap_timetable_find (self->table, RAP_KIND_SITTING, rap_record_id (sitting));

          if (pass < 2 && _rap_calendar_is_kind (sitting, RAP_SITTING_STATE, "dropped"))
            continue;
          if (pass < 1 && !is_ordinary_sitting (sitting)
              && !_rap_calendar_is_kind (sitting, RAP_SITTING_KIND, "protocol"))
            continue;
          *start = found ? MIN (*start, row->start_instant) : row->start_instant;
          *end = found ? MAX (*end, row->end_instant) : row->end_instant;
          found = TRUE;
        }
      if (found)
        return TRUE;
    }
  return FALSE;
}

static void
set_meeting_times (RapCalendarPlan *self, RapCalendarEvent *event)
{
  gint64 start, end;
  RapLocal first = 0;
  RapLocal last = 0;

  if (span_of_sittings (self, &start, &end))
    {
      _rap_calendar_set_times (self, event, start, end);
      return;
    }
  rap_local_parse_date (rap_record_text (rap_agenda_meeting (self->agenda),
                                         RAP_MEETING_START_DATE),
                        &first);
  rap_local_parse_date (rap_record_text (rap_agenda_meeting (self->agenda),
                                         RAP_MEETING_END_DATE),
                        &last);
  _rap_calendar_set_dates (self, event, first, last + DAY);
}

static void
find_times (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  if (entry->detail == RAP_DETAIL_MEETING)
    set_meeting_times (self, &entry->event);
  else
    _rap_calendar_set_times (self, &entry->event, entry->row->start_instant,
                             entry->row->end_instant);
}

/* ---- Entries ---- */

static void
find_status (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  RapEventStatus status = rap_meeting_event_status (rap_agenda_meeting (self->agenda));

  if (entry->sitting != NULL
      && _rap_calendar_is_kind (entry->sitting, RAP_SITTING_STATE, "dropped"))
    status = RAP_EVENT_CANCELLED;
  if (entry->detail == RAP_DETAIL_ITEM
      && _rap_calendar_is_kind (entry->record, RAP_AGENDA_ITEM_STATE, "withdrawn"))
    status = RAP_EVENT_CANCELLED;
  entry->event.cancelled = status == RAP_EVENT_CANCELLED;
  entry->event.tentative = status == RAP_EVENT_TENTATIVE;
}

static gint64
changed_of (RapRecord *record)
{
  if (RAP_IS_MEETING (record))
    return rap_record_integer (record, RAP_MEETING_CHANGED);
  if (RAP_IS_SITTING (record))
    return rap_record_integer (record, RAP_SITTING_CHANGED);
  return rap_record_integer (record, RAP_AGENDA_ITEM_CHANGED);
}

static guint
sequence_of (RapCalendarEntry *entry)
{
  static const guint fields[] = {
    [RAP_DETAIL_SITTING] = RAP_SITTING_SEQUENCE,
    [RAP_DETAIL_ITEM] = RAP_AGENDA_ITEM_SEQUENCE,
    [RAP_DETAIL_MEETING] = RAP_MEETING_SEQUENCE,
  };

  return (guint)rap_record_integer (entry->record, fields[entry->detail]);
}

/* When the newest of the rows that the event is made of was changed. */
static gint64
last_change (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  gint64 changed
      = MAX (changed_of (entry->record), changed_of (rap_agenda_meeting (self->agenda)));

  if (entry->sitting != NULL)
    changed = MAX (changed, changed_of (entry->sitting));
  for (guint i = entry->first; i < entry->last; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (!self->hidden[i] && row->record != NULL)
        changed = MAX (changed, changed_of (row->record));
    }
  return changed;
}

/* Not before it is asked for: writing looks at the same records for their texts, and what was just
 * looked at costs a tenth of what must be fetched from memory. */
void
_rap_calendar_plan_revise (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  RapCalendarEvent *event = &entry->event;
  g_autofree char *schedule = NULL;
  g_autofree char *content = NULL;

  if (event->revision != NULL)
    return;
  schedule = _rap_calendar_schedule_digest (self, entry);
  content = _rap_calendar_content_digest (self, entry);
  event->revision = rap_revision_next (event->last, rap_record_uid (entry->record), schedule,
                                       content, sequence_of (entry),
                                       last_change (self, entry), self->now);
  rap_revision_set_called_off (event->revision, event->last, event->cancelled, self->now);
}

/* What is called off is said for a month, and as long as the meeting is: its file would else be
 * empty. */
static gboolean
is_over (RapCalendarPlan *self, RapCalendarEvent *event)
{
  return event->cancelled && event->last != NULL && rap_revision_is_over (event->last, self->now)
         && rap_meeting_event_status (rap_agenda_meeting (self->agenda)) != RAP_EVENT_CANCELLED;
}

static gboolean
add_entry (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  RapCalendarEvent *event = &entry->event;

  if (self->revisions != NULL)
    event->last = g_hash_table_lookup (self->revisions, rap_record_uid (entry->record));
  find_status (self, entry);
  if (is_over (self, event))
    return FALSE;
  find_times (self, entry);
  event->uid = g_strdup (rap_record_uid (entry->record));
  g_array_append_vals (self->entries, entry, 1);
  return TRUE;
}

/* The lines below the one at @index: of a sitting all its items, of an item its sub-items. */
static guint
end_of_branch (RapCalendarPlan *self, guint index)
{
  const RapAgendaRow *head = rap_timetable_row (self->table, index);
  guint size = rap_timetable_size (self->table);

  for (guint i = index + 1; i < size; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (row->kind != RAP_ROW_ITEM || (head->kind == RAP_ROW_ITEM && row->level <= head->level))
        return i;
    }
  return size;
}

static void
add_meeting (RapCalendarPlan *self)
{
  RapCalendarEntry entry = {
    .detail = RAP_DETAIL_MEETING,
    .record = rap_agenda_meeting (self->agenda),
  };
  guint size = rap_timetable_size (self->table);

  /* The backlog is no part of the meeting yet. */
  while (entry.last < size && rap_timetable_row (self->table, entry.last)->kind != RAP_ROW_BACKLOG)
    entry.last++;
  add_entry (self, &entry);
}

static void
add_entries (RapCalendarPlan *self)
{
  RapRecord *sitting = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < rap_timetable_size (self->table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);
      RapCalendarEntry entry = { .record = row->record, .row = row };

      if (row->kind != RAP_ROW_ITEM)
        sitting = row->record;
      if (row->record == NULL || self->hidden[i])
        continue;
      entry.detail = row->kind == RAP_ROW_SITTING ? RAP_DETAIL_SITTING : RAP_DETAIL_ITEM;
      entry.sitting = sitting;
      if (!is_wanted (self, &entry))
        continue;
      entry.first = i + 1;
      entry.last = end_of_branch (self, i);
      any |= add_entry (self, &entry);
    }
  /* A meeting without sittings, or without items that have a time, is a date to be saved. */
  if (self->detail == RAP_DETAIL_MEETING || !any)
    add_meeting (self);
}

/* ---- The plan ---- */

static void
entry_clear (gpointer data)
{
  RapCalendarEntry *entry = data;

  _rap_calendar_plan_forget (entry);
  g_free (entry->event.uid);
  g_clear_pointer (&entry->event.revision, rap_revision_free);
}

static gboolean
refuse_time (const char *text, GError **error)
{
  /* Translators: what was written where a date, or a date and time, should be. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               _ ("The meeting has no calendar file: “%s” is no date and time."), text);
  return FALSE;
}

/* A day that is none would be told to hundreds of people as one in 1970. */
static gboolean
check_times (RapAgenda *agenda, GError **error)
{
  static const guint days[] = { RAP_MEETING_START_DATE, RAP_MEETING_END_DATE };
  static const guint times[] = { RAP_SITTING_START, RAP_SITTING_END };
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  RapLocal local;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *day = rap_record_text (rap_agenda_meeting (agenda), days[i]);

      if (!rap_local_parse_date (day, &local))
        return refuse_time (day, error);
    }
  for (guint i = 0; i < sittings->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (times); j++)
      {
        const char *time = rap_record_text (sittings->pdata[i], times[j]);

        if (!rap_local_parse (time, &local))
          return refuse_time (time, error);
      }
  return TRUE;
}

static void
city_clear (gpointer data)
{
  RapCalendarCity *city = data;

  rap_zone_unref (city->zone);
  g_free (city->city);
}

/* Takes the reference. Each zone once. */
static void
add_city (RapCalendarPlan *self, RapZone *zone)
{
  RapCalendarCity city = { zone, rap_zone_city (zone) };

  for (guint i = 0; i < self->cities->len; i++)
    if (g_str_equal (rap_zone_name (g_array_index (self->cities, RapCalendarCity, i).zone),
                     rap_zone_name (zone)))
      {
        city_clear (&city);
        return;
      }
  g_array_append_val (self->cities, city);
}

/* The agenda stands in UTC where its zone is not known here; a file must not. */
static gboolean
find_zones (RapCalendarPlan *self, const char *const *names, GError **error)
{
  self->zone
      = rap_zone_get (rap_record_text (rap_agenda_meeting (self->agenda), RAP_MEETING_ZONE), error);
  if (self->zone == NULL)
    return FALSE;
  self->cities = g_array_new (FALSE, FALSE, sizeof (RapCalendarCity));
  g_array_set_clear_func (self->cities, city_clear);
  add_city (self, rap_zone_ref (self->zone));
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      RapZone *zone = rap_zone_get (names[i], error);

      if (zone == NULL)
        return FALSE;
      add_city (self, zone);
    }
  return TRUE;
}

RapCalendarPlan *
rap_calendar_plan_new (RapAgenda *agenda,
                       const RapCalendarOptions *options,
                       GHashTable *revisions,
                       RapClock *clock,
                       GError **error)
{
  g_autoptr (RapCalendarPlan) self = g_new0 (RapCalendarPlan, 1);

  self->agenda = rap_agenda_ref (agenda);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)_rap_calendar_place_free);
  self->bytes = g_string_sized_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (RapCalendarEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  if (!check_times (agenda, error) || !find_zones (self, options->zones, error))
    return NULL;

  self->detail = options->detail;
  self->with_breaks = options->with_breaks;
  self->own_zone = options->own_zone;
  self->is_french = options->language != NULL && g_str_has_prefix (options->language, "fr");
  g_set_object (&self->region, options->region);
  if (options->words != NULL)
    self->vocabulary = g_hash_table_ref (options->words);
  if (revisions != NULL)
    self->revisions = g_hash_table_ref (revisions);
  self->now = rap_clock_now (clock);
  self->table = rap_agenda_times (agenda);
  _rap_calendar_find_words (self);
  hide_confidential (self);
  find_shown (self);
  add_entries (self);
  _rap_calendar_add_gone (self);
  return g_steal_pointer (&self);
}

void
rap_calendar_plan_free (RapCalendarPlan *self)
{
  g_array_unref (self->entries);
  g_clear_pointer (&self->table, rap_timetable_unref);
  g_clear_pointer (&self->zone, rap_zone_unref);
  g_clear_pointer (&self->cities, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_string_free (self->bytes, TRUE);
  g_clear_object (&self->region);
  g_clear_pointer (&self->vocabulary, g_hash_table_unref);
  g_clear_pointer (&self->revisions, g_hash_table_unref);
  g_free (self->hidden);
  g_clear_pointer (&self->hidden_uids, g_hash_table_unref);
  g_free (self->shown);
  g_free (self->code);
  g_free (self->meeting_digest);
  rap_agenda_unref (self->agenda);
  g_free (self);
}

guint
rap_calendar_plan_size (RapCalendarPlan *self)
{
  return self->entries->len;
}

RapCalendarEntry *
_rap_calendar_plan_entry (RapCalendarPlan *self, guint index)
{
  return &g_array_index (self->entries, RapCalendarEntry, index);
}

void
_rap_calendar_plan_compose (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  if (entry->composed)
    return;
  _rap_calendar_plan_revise (self, entry);
  entry->event.summary = _rap_calendar_summary (self, entry);
  entry->event.location
      = g_strdup (entry->record != NULL ? _rap_calendar_place (self, entry)->location : "");
  entry->event.description
      = entry->record != NULL ? _rap_calendar_description (self, entry) : g_strdup ("");
  entry->composed = TRUE;
}

void
_rap_calendar_plan_forget (RapCalendarEntry *entry)
{
  g_clear_pointer (&entry->event.summary, g_free);
  g_clear_pointer (&entry->event.location, g_free);
  g_clear_pointer (&entry->event.description, g_free);
  entry->composed = FALSE;
}

const RapCalendarEvent *
rap_calendar_plan_event (RapCalendarPlan *self, guint index)
{
  RapCalendarEntry *entry;

  g_return_val_if_fail (index < self->entries->len, NULL);

  entry = _rap_calendar_plan_entry (self, index);
  _rap_calendar_plan_compose (self, entry);
  return &entry->event;
}

/* What it takes to call the event off when its record is gone. */
static void
remember (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  static const char *const details[] = {
    [RAP_DETAIL_SITTING] = "sitting",
    [RAP_DETAIL_ITEM] = "item",
    [RAP_DETAIL_MEETING] = "meeting",
  };
  RapRevision *revision = entry->event.revision;

  g_free (revision->meeting);
  g_free (revision->summary);
  revision->meeting = g_strdup (rap_record_uid (rap_agenda_meeting (self->agenda)));
  revision->detail = g_intern_static_string (details[entry->detail]);
  revision->summary = _rap_calendar_told_summary (self, entry);
}

GPtrArray *
rap_calendar_plan_revisions (RapCalendarPlan *self)
{
  GPtrArray *revisions = g_ptr_array_sized_new (self->entries->len);

  for (guint i = 0; i < self->entries->len; i++)
    {
      RapCalendarEntry *entry = _rap_calendar_plan_entry (self, i);

      _rap_calendar_plan_revise (self, entry);
      remember (self, entry);
      g_ptr_array_add (revisions, entry->event.revision);
    }
  return revisions;
}

guint
rap_calendar_plan_called_off (RapCalendarPlan *self, RapCalendarDetail detail)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      RapCalendarEntry *entry = _rap_calendar_plan_entry (self, i);

      n += entry->event.gone && entry->detail == detail;
    }
  return n;
}

GStrv
rap_calendar_uids (RapAgenda *agenda)
{
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();
  GPtrArray *lists[] = { rap_agenda_sittings (agenda), rap_agenda_items (agenda) };

  g_strv_builder_add (uids, rap_record_uid (rap_agenda_meeting (agenda)));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_strv_builder_add (uids, rap_record_uid (lists[i]->pdata[j]));
  return g_strv_builder_end (uids);
}
