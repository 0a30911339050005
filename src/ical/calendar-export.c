/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <glib/gi18n.h>
#include <libical/ical.h>
#include <string.h>

#include "calendar-private.h"
#include "content-line.h"
#include "core/agenda-item.h"
#include "core/meeting.h"
#include "core/sitting.h"
#include "zone-rules.h"

#define DAY 86400

/* How far around the events the rules of their zone must be true: a reminder, or a traveller's
 * calendar, looks beyond the event itself. */
#define MARGIN (7 * DAY)

/* Written to the stream at a time. */
#define CHUNK (64 * 1024)

/* The lines that a value was written with last; most events of a file share many. */
typedef struct
{
  char *value;
  char *lines;
} Memo;

typedef enum
{
  TEXT_UID,
  TEXT_SUMMARY,
  TEXT_DESCRIPTION,
  TEXT_LOCATION,
  N_TEXTS,
} TextKind;

/* Times that every event has. */
typedef enum
{
  TIME_START,
  TIME_END,
  TIME_START_UTC,
  TIME_END_UTC,
  TIME_CREATED,
  TIME_CHANGED,
  N_TIMES,
} TimeKind;

/* What one file is written with. @tzid is the zone its times stand in, %NULL for UTC. */
typedef struct
{
  RapCalendarPlan *plan;
  const char *tzid;
  GString *lines;
  char *stamp;
  char *categories;
  char *parent;
  char *status[2][3];
  guint sequence;
  char *sequence_lines;
  icalproperty *texts[N_TEXTS];
  char *times[N_TIMES];
  Memo location;
  Memo url;
  GOutputStream *stream;
  GCancellable *cancellable;
} Writer;

/* ---- Lines ---- */

static void
put_lines (Writer *self, icalproperty *property)
{
  char *text = icalproperty_as_ical_string_r (property);

  rap_ical_append (self->lines, text);
  icalmemory_free_buffer (text);
}

/* Takes the property. */
static void
put (Writer *self, icalproperty *property)
{
  put_lines (self, property);
  icalproperty_free (property);
}

/* An empty property is worse than none: libical reads one as an error. */
static void
put_text (Writer *self, TextKind kind, const char *text)
{
  static const icalproperty_kind kinds[N_TEXTS] = {
    [TEXT_UID] = ICAL_UID_PROPERTY,
    [TEXT_SUMMARY] = ICAL_SUMMARY_PROPERTY,
    [TEXT_DESCRIPTION] = ICAL_DESCRIPTION_PROPERTY,
    [TEXT_LOCATION] = ICAL_LOCATION_PROPERTY,
  };

  if (*text == '\0')
    return;
  if (self->texts[kind] == NULL)
    self->texts[kind] = rap_ical_text_property (kinds[kind], NULL, text);
  else
    rap_ical_set_text (self->texts[kind], text);
  put_lines (self, self->texts[kind]);
}

/* The address that @link is, %NULL for "see the intranet", which stands in the description alone. What
 * people paste may have spaces and letters that an address must not. */
static char *
address_of (const char *link)
{
  g_autofree char *address = g_uri_escape_string (link, ":/?#[]@!$&'()*+,;=%", FALSE);

  if (*address == '\0' || !g_uri_is_valid (address, G_URI_FLAGS_ENCODED, NULL))
    return NULL;
  return g_steal_pointer (&address);
}

static void
put_url (Writer *self, const char *link)
{
  g_autofree char *address = address_of (link);

  if (address != NULL)
    put (self, icalproperty_new_url (address));
}

/* Where a meeting that is held online, too, is joined (RFC 7986 §5.11); libical adds VALUE=URI. Most
 * programs know only the description. */
static void
put_conference (Writer *self, RapRecord *meeting)
{
  g_autofree char *address = address_of (rap_record_text (meeting, RAP_MEETING_URL));

  if (address != NULL
      && (_rap_calendar_is_kind (meeting, RAP_MEETING_MODE, "hybrid")
          || _rap_calendar_is_kind (meeting, RAP_MEETING_MODE, "virtual")))
    put (self, icalproperty_new_conference (address));
}

/* The lines added to the file since it had @length octets. */
static char *
lines_since (Writer *self, gsize length)
{
  return g_strndup (self->lines->str + length, self->lines->len - length);
}

/* Puts @value by @put_value, or by what that wrote when the last value was the same. */
static void
put_memo (Writer *self, Memo *memo, const char *value, void (*put_value) (Writer *, const char *))
{
  gsize length = self->lines->len;

  if (g_strcmp0 (memo->value, value) == 0)
    {
      g_string_append (self->lines, memo->lines);
      return;
    }
  put_value (self, value);
  g_free (memo->value);
  g_free (memo->lines);
  memo->value = g_strdup (value);
  memo->lines = lines_since (self, length);
}

static void
put_location (Writer *self, const char *location)
{
  put_text (self, TEXT_LOCATION, location);
}

/* ---- Times ---- */

/* Whether every program will make the same instant of the wall time. Where the clocks show it twice
 * they do not: of eight that were tried all but one took the second, against RFC 5545 §3.3.5. Times
 * that the clocks skip, where they differ more, do not come here: what was planned for 02:30 is
 * 03:30 by then. */
static gboolean
is_plain (RapZone *zone, RapLocal local, gint64 instant)
{
  gint64 read;

  return rap_zone_to_instant (zone, local, &read) == RAP_WALL_UNIQUE && read == instant;
}

static gboolean
stands_in_zone (Writer *self, const RapCalendarEvent *event)
{
  return self->tzid != NULL && !event->all_day
         && is_plain (self->plan->zone, event->start, event->start_instant)
         && is_plain (self->plan->zone, event->end, event->end_instant);
}

/* Name and zone of a time are the same in all events, so libical makes them once. */
static void
put_time (Writer *self, TimeKind kind, RapLocal time)
{
  static const icalproperty_kind kinds[N_TIMES] = {
    [TIME_START] = ICAL_DTSTART_PROPERTY,     [TIME_END] = ICAL_DTEND_PROPERTY,
    [TIME_START_UTC] = ICAL_DTSTART_PROPERTY, [TIME_END_UTC] = ICAL_DTEND_PROPERTY,
    [TIME_CREATED] = ICAL_CREATED_PROPERTY,   [TIME_CHANGED] = ICAL_LASTMODIFIED_PROPERTY,
  };
  gboolean is_utc = kind != TIME_START && kind != TIME_END;
  gsize length = self->lines->len;

  if (self->times[kind] != NULL)
    {
      rap_ical_append_time (self->lines, self->times[kind], time, is_utc);
      return;
    }
  put (self, rap_ical_time_property (kinds[kind], time, is_utc ? "UTC" : self->tzid));
  self->times[kind] = lines_since (self, length);
  strrchr (self->times[kind], ':')[1] = '\0';
}

static void
put_times (Writer *self, const RapCalendarEvent *event)
{
  if (event->all_day)
    {
      put (self, rap_ical_date_property (ICAL_DTSTART_PROPERTY, event->start));
      put (self, rap_ical_date_property (ICAL_DTEND_PROPERTY, event->end));
    }
  else if (stands_in_zone (self, event))
    {
      put_time (self, TIME_START, event->start);
      put_time (self, TIME_END, event->end);
    }
  else
    {
      put_time (self, TIME_START_UTC, event->start_instant);
      put_time (self, TIME_END_UTC, event->end_instant);
    }
}

/**
 * zone_of_file:
 *
 * The VTIMEZONE of the file, and with it whether times stand in the meeting's zone or in UTC.
 *
 * A zone is named where its rules fit the one template that Outlook reads: then the calendars of all
 * delegates show the time in its zone and follow it when its country changes the clocks. In the
 * dozen others (Cairo, Casablanca, Santiago, Jerusalem …) Outlook takes the rules it cannot read for
 * none, or for others, and shows the meeting an hour off, without a word. A time in UTC is right in
 * every program. What is lost: the calendar does not know that the meeting is in Cairo, and a change
 * of the clocks by decree moves it only with the next file, whose SEQUENCE then rises, since the
 * instant has changed. An hour off for half of the delegates is the worse of the two; the time on
 * the wall in Cairo stands in the description. An office whose people do not use Outlook may choose
 * otherwise (`own_zone`).
 *
 * Returns: (transfer full) (nullable): %NULL where times stand in UTC
 */
static icalcomponent *
zone_of_file (Writer *self)
{
  RapCalendarPlan *plan = self->plan;
  const char *name = rap_zone_name (plan->zone);
  gint64 from = G_MAXINT64;
  gint64 until = G_MININT64;
  icalcomponent *component;
  RapZoneForm form;

  if (g_str_equal (name, "UTC"))
    return NULL;
  self->tzid = name;
  for (guint i = 0; i < rap_calendar_plan_size (plan); i++)
    {
      const RapCalendarEvent *event = &_rap_calendar_plan_entry (plan, i)->event;

      if (!stands_in_zone (self, event))
        continue;
      from = MIN (from, event->start_instant - MARGIN);
      until = MAX (until, event->end_instant + MARGIN);
    }
  self->tzid = NULL;
  if (from > until)
    return NULL;
  component = rap_zone_component_new (plan->zone, from, until, &form);
  if (form != RAP_ZONE_FORM_TEMPLATE && !plan->own_zone)
    {
      icalcomponent_free (component);
      return NULL;
    }
  self->tzid = name;
  return component;
}

/* ---- Properties ---- */

static gint64
created_of (RapCalendarEntry *entry)
{
  static const guint fields[] = {
    [RAP_DETAIL_SITTING] = RAP_SITTING_CREATED,
    [RAP_DETAIL_ITEM] = RAP_AGENDA_ITEM_CREATED,
    [RAP_DETAIL_MEETING] = RAP_MEETING_CREATED,
  };

  return entry->record != NULL ? rap_record_integer (entry->record, fields[entry->detail]) : 0;
}

static void
put_sequence (Writer *self, guint sequence)
{
  gsize length = self->lines->len;

  if (self->sequence_lines == NULL || self->sequence != sequence)
    {
      put (self, icalproperty_new_sequence ((int)sequence));
      g_free (self->sequence_lines);
      self->sequence_lines = lines_since (self, length);
      self->sequence = sequence;
    }
  else
    g_string_append (self->lines, self->sequence_lines);
}

static void
put_revision (Writer *self, RapCalendarEntry *entry)
{
  const RapRevision *revision = entry->event.revision;
  gint64 created = created_of (entry);

  put_sequence (self, revision->sequence);
  g_string_append (self->lines, self->stamp);
  if (created > 0)
    put_time (self, TIME_CREATED, created);
  if (revision->changed > 0)
    put_time (self, TIME_CHANGED, revision->changed);
}

/* Whether an item that this one stands below is an event that keeps people busy. */
static gboolean
is_held_by_parent (RapCalendarPlan *plan, RapRecord *item)
{
  RapRecord *parent
      = rap_agenda_item (plan->agenda, rap_record_integer (item, RAP_AGENDA_ITEM_PARENT));

  if (parent == NULL)
    return FALSE;
  if (!_rap_calendar_is_kind (parent, RAP_AGENDA_ITEM_STATE, "withdrawn")
      && (_rap_calendar_is_kind (parent, RAP_AGENDA_ITEM_KIND, "item")
          || (plan->with_breaks && _rap_calendar_is_kind (parent, RAP_AGENDA_ITEM_KIND, "protocol"))))
    return TRUE;
  return is_held_by_parent (plan, parent);
}

/* Whether the event keeps its people from others. Not: what is called off, whole days, breaks, and
 * a sub-item, whose time that of its parent holds already; a lane counts, its group does not. */
static gboolean
is_busy (RapCalendarPlan *plan, RapCalendarEntry *entry)
{
  if (entry->event.cancelled || entry->event.all_day)
    return FALSE;
  if (entry->detail == RAP_DETAIL_ITEM)
    return !_rap_calendar_is_kind (entry->record, RAP_AGENDA_ITEM_KIND, "group")
           && !_rap_calendar_is_kind (entry->record, RAP_AGENDA_ITEM_KIND, "break")
           && (entry->row->lane > 0 || !is_held_by_parent (plan, entry->record));
  return entry->detail == RAP_DETAIL_MEETING
         || !_rap_calendar_is_kind (entry->record, RAP_SITTING_KIND, "break");
}

static void
put_status (Writer *self, RapCalendarEntry *entry)
{
  static const struct
  {
    icalproperty_status status;
    const char *busy;
  } kinds[] = {
    { ICAL_STATUS_CONFIRMED, "BUSY" },
    { ICAL_STATUS_TENTATIVE, "TENTATIVE" },
    { ICAL_STATUS_CANCELLED, "FREE" },
  };
  gboolean busy = is_busy (self->plan, entry);
  guint kind = entry->event.cancelled ? 2 : entry->event.tentative ? 1 : 0;
  char **memo = &self->status[busy][kind];
  gsize length = self->lines->len;

  if (*memo != NULL)
    {
      g_string_append (self->lines, *memo);
      return;
    }
  put (self, icalproperty_new_status (kinds[kind].status));
  put (self, icalproperty_new_transp (busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  put (self, rap_ical_text_property (ICAL_X_PROPERTY, "X-MICROSOFT-CDO-BUSYSTATUS",
                                     busy ? kinds[kind].busy : "FREE"));
  *memo = lines_since (self, length);
}

static void
put_event (Writer *self, RapCalendarEntry *entry)
{
  const RapCalendarEvent *event = &entry->event;
  gboolean was_composed = entry->composed;

  _rap_calendar_plan_compose (self->plan, entry);
  g_string_append (self->lines, "BEGIN:VEVENT\r\n");
  put_text (self, TEXT_UID, event->uid);
  put_revision (self, entry);
  put_times (self, event);
  put_text (self, TEXT_SUMMARY, event->summary);
  put_text (self, TEXT_DESCRIPTION, event->description);
  put_memo (self, &self->location, event->location, put_location);
  if (!event->gone)
    put_memo (self, &self->url, _rap_calendar_link (self->plan, entry), put_url);
  if (!event->gone && entry->detail == RAP_DETAIL_MEETING)
    put_conference (self, entry->record);
  g_string_append (self->lines, self->categories);
  put_status (self, entry);
  if (entry->detail != RAP_DETAIL_MEETING)
    g_string_append (self->lines, self->parent);
  g_string_append (self->lines, "END:VEVENT\r\n");
  if (!was_composed)
    _rap_calendar_plan_forget (entry);
}

/* ---- The file ---- */

/* No METHOD and no ORGANIZER: the file is no message from one mailbox to another. */
static void
put_head (Writer *self)
{
  g_string_append (self->lines, "BEGIN:VCALENDAR\r\n");
  put (self, icalproperty_new_version ("2.0"));
  put (self, icalproperty_new_prodid ("-//Rapporteur//Rapporteur " PACKAGE_VERSION "//EN"));
  put (self, icalproperty_new_calscale ("GREGORIAN"));
  if (self->plan->detail != RAP_DETAIL_MEETING && *self->plan->title != '\0')
    {
      g_autoptr (GString) scratch = g_string_new (NULL);
      const char *title = rap_ical_clean (self->plan->title, FALSE, scratch);

      put (self, rap_ical_text_property (ICAL_X_PROPERTY, "X-WR-CALNAME", title));
    }
}

static void
put_zone (Writer *self)
{
  icalcomponent *zone = zone_of_file (self);
  char *text;

  if (zone == NULL)
    return;
  text = icalcomponent_as_ical_string_r (zone);
  rap_ical_append (self->lines, text);
  icalmemory_free_buffer (text);
  icalcomponent_free (zone);
}

/* What all events share goes through libical once. */
static void
make_shared_lines (Writer *self)
{
  g_auto (GStrv) categories = _rap_calendar_categories (self->plan);
  gsize length = self->lines->len;
  icalproperty *parent;

  put (self, rap_ical_time_property (ICAL_DTSTAMP_PROPERTY, self->plan->now, "UTC"));
  self->stamp = lines_since (self, length);
  g_string_truncate (self->lines, length);

  if (categories[0] != NULL)
    put (self, rap_ical_list_property (ICAL_CATEGORIES_PROPERTY, (const char *const *)categories));
  self->categories = lines_since (self, length);
  g_string_truncate (self->lines, length);

  parent = rap_ical_text_property (ICAL_RELATEDTO_PROPERTY, NULL,
                                   rap_record_uid (rap_agenda_meeting (self->plan->agenda)));
  icalproperty_add_parameter (parent, icalparameter_new_reltype (ICAL_RELTYPE_PARENT));
  put (self, parent);
  self->parent = lines_since (self, length);
  g_string_truncate (self->lines, length);
}

static void
writer_clear (Writer *self)
{
  g_string_free (self->lines, TRUE);
  g_free (self->stamp);
  g_free (self->categories);
  g_free (self->parent);
  g_free (self->sequence_lines);
  for (guint i = 0; i < G_N_ELEMENTS (self->status); i++)
    for (guint j = 0; j < G_N_ELEMENTS (self->status[i]); j++)
      g_free (self->status[i][j]);
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], icalproperty_free);
  for (guint i = 0; i < N_TIMES; i++)
    g_free (self->times[i]);
  g_free (self->location.value);
  g_free (self->location.lines);
  g_free (self->url.value);
  g_free (self->url.lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static gboolean
flush (Writer *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  int code;

  if (g_output_stream_write_all (self->stream, self->lines->str, self->lines->len, NULL,
                                 self->cancellable, &reason))
    {
      g_string_truncate (self->lines, 0);
      return TRUE;
    }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  code = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? RAP_ERROR_FULL : RAP_ERROR_IO;
  /* Translators: %s is the reason that the system gives. */
  g_set_error (error, RAP_ERROR, code, _ ("The calendar file could not be written: %s"),
               reason->message);
  return FALSE;
}

gboolean
rap_calendar_plan_write (RapCalendarPlan *self,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Writer) writer = {
    .plan = self,
    .lines = g_string_sized_new (2 * CHUNK),
    .stream = stream,
    .cancellable = cancellable,
  };

  make_shared_lines (&writer);
  put_head (&writer);
  put_zone (&writer);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      put_event (&writer, _rap_calendar_plan_entry (self, i));
      if (writer.lines->len >= CHUNK && !flush (&writer, error))
        return FALSE;
    }
  g_string_append (writer.lines, "END:VCALENDAR\r\n");
  return flush (&writer, error);
}
