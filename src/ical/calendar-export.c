/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <glib/gi18n.h>
#include <libical/ical.h>

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

/* What one file is written with. @tzid is the zone its times stand in, %NULL for UTC. */
typedef struct
{
  RapCalendarPlan *plan;
  const char *tzid;
  GStrv categories;
  GString *lines;
  GOutputStream *stream;
  GCancellable *cancellable;
} Writer;

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

static void
add_times (Writer *self, icalcomponent *component, const RapCalendarEvent *event)
{
  icalproperty *start, *end;

  if (event->all_day)
    {
      start = rap_ical_date_property (ICAL_DTSTART_PROPERTY, event->start);
      end = rap_ical_date_property (ICAL_DTEND_PROPERTY, event->end);
    }
  else if (stands_in_zone (self, event))
    {
      start = rap_ical_time_property (ICAL_DTSTART_PROPERTY, event->start, self->tzid);
      end = rap_ical_time_property (ICAL_DTEND_PROPERTY, event->end, self->tzid);
    }
  else
    {
      start = rap_ical_time_property (ICAL_DTSTART_PROPERTY, event->start_instant, "UTC");
      end = rap_ical_time_property (ICAL_DTEND_PROPERTY, event->end_instant, "UTC");
    }
  icalcomponent_add_property (component, start);
  icalcomponent_add_property (component, end);
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

static void
add (icalcomponent *component, icalproperty *property)
{
  icalcomponent_add_property (component, property);
}

/* An empty property is worse than none: libical reads one as an error. */
static void
add_text (icalcomponent *component, icalproperty_kind kind, const char *text)
{
  if (text != NULL && *text != '\0')
    add (component, rap_ical_text_property (kind, NULL, text));
}

/* A link is written as URL only if it is one; "see the intranet" stands in the description alone.
 * What people paste may have spaces and letters that an address must not. */
static void
add_url (icalcomponent *component, const char *link)
{
  g_autofree char *url = NULL;

  if (*link == '\0')
    return;
  url = g_uri_escape_string (link, ":/?#[]@!$&'()*+,;=%", FALSE);
  if (g_uri_is_valid (url, G_URI_FLAGS_ENCODED, NULL))
    add (component, icalproperty_new_url (url));
}

static gint64
created_of (RapCalendarEntry *entry)
{
  static const guint fields[] = {
    [RAP_DETAIL_SITTING] = RAP_SITTING_CREATED,
    [RAP_DETAIL_ITEM] = RAP_AGENDA_ITEM_CREATED,
    [RAP_DETAIL_MEETING] = RAP_MEETING_CREATED,
  };

  return rap_record_integer (entry->record, fields[entry->detail]);
}

static void
add_revision (Writer *self, icalcomponent *component, RapCalendarEntry *entry)
{
  const RapRevision *revision = entry->event.revision;
  gint64 created = created_of (entry);

  add (component, icalproperty_new_sequence ((int)revision->sequence));
  add (component, rap_ical_time_property (ICAL_DTSTAMP_PROPERTY, self->plan->now, "UTC"));
  if (created > 0)
    add (component, rap_ical_time_property (ICAL_CREATED_PROPERTY, created, "UTC"));
  if (revision->changed > 0)
    add (component,
         rap_ical_time_property (ICAL_LASTMODIFIED_PROPERTY, revision->changed, "UTC"));
}

/* Whether the event keeps its people from others. Not: what is called off, whole days, breaks, and
 * a sub-item, whose time that of its parent holds already. */
static gboolean
is_busy (RapCalendarEntry *entry)
{
  if (entry->event.cancelled || entry->event.all_day)
    return FALSE;
  if (entry->detail == RAP_DETAIL_ITEM)
    return entry->row->level == 0
           && !_rap_calendar_is_kind (entry->record, RAP_AGENDA_ITEM_KIND, "break");
  return entry->detail == RAP_DETAIL_MEETING
         || !_rap_calendar_is_kind (entry->record, RAP_SITTING_KIND, "break");
}

static void
add_status (icalcomponent *component, RapCalendarEntry *entry)
{
  const RapCalendarEvent *event = &entry->event;
  gboolean busy = is_busy (entry);

  add (component, icalproperty_new_status (event->cancelled   ? ICAL_STATUS_CANCELLED
                                           : event->tentative ? ICAL_STATUS_TENTATIVE
                                                              : ICAL_STATUS_CONFIRMED));
  add (component, icalproperty_new_transp (busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  add (component, rap_ical_text_property (ICAL_X_PROPERTY, "X-MICROSOFT-CDO-BUSYSTATUS",
                                          !busy              ? "FREE"
                                          : event->tentative ? "TENTATIVE"
                                                             : "BUSY"));
}

static icalcomponent *
event_component (Writer *self, RapCalendarEntry *entry)
{
  icalcomponent *component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  const RapCalendarEvent *event = &entry->event;

  add_text (component, ICAL_UID_PROPERTY, event->uid);
  add_revision (self, component, entry);
  add_times (self, component, event);
  add_text (component, ICAL_SUMMARY_PROPERTY, event->summary);
  add_text (component, ICAL_DESCRIPTION_PROPERTY, event->description);
  add_text (component, ICAL_LOCATION_PROPERTY, event->location);
  add_url (component, _rap_calendar_link (self->plan, entry));
  if (self->categories[0] != NULL)
    add (component, rap_ical_list_property (ICAL_CATEGORIES_PROPERTY,
                                            (const char *const *)self->categories));
  add_status (component, entry);
  if (entry->detail != RAP_DETAIL_MEETING)
    {
      icalproperty *parent = rap_ical_text_property (
          ICAL_RELATEDTO_PROPERTY, NULL, rap_record_uid (rap_agenda_meeting (self->plan->agenda)));

      icalproperty_add_parameter (parent, icalparameter_new_reltype (ICAL_RELTYPE_PARENT));
      add (component, parent);
    }
  return component;
}

/* ---- The file ---- */

static void
append_component (Writer *self, icalcomponent *component)
{
  char *text = icalcomponent_as_ical_string_r (component);

  rap_ical_append (self->lines, text);
  icalmemory_free_buffer (text);
}

static void
append_property (Writer *self, icalproperty *property)
{
  char *text = icalproperty_as_ical_string_r (property);

  rap_ical_append (self->lines, text);
  icalmemory_free_buffer (text);
  icalproperty_free (property);
}

/* No METHOD and no ORGANIZER: the file is no message from one mailbox to another. */
static void
append_head (Writer *self)
{
  rap_ical_append (self->lines, "BEGIN:VCALENDAR\r\n");
  append_property (self, icalproperty_new_version ("2.0"));
  append_property (self, icalproperty_new_prodid ("-//Rapporteur//Rapporteur " PACKAGE_VERSION
                                                  "//EN"));
  append_property (self, icalproperty_new_calscale ("GREGORIAN"));
  if (self->plan->detail != RAP_DETAIL_MEETING)
    {
      g_autoptr (GString) scratch = g_string_new (NULL);
      const char *title = _rap_calendar_in_language (
          self->plan, rap_agenda_meeting (self->plan->agenda), RAP_MEETING_TITLE_EN,
          RAP_MEETING_TITLE_FR);

      if (*title != '\0')
        append_property (self,
                         rap_ical_text_property (ICAL_X_PROPERTY, "X-WR-CALNAME",
                                                 rap_ical_clean (title, FALSE, scratch)));
    }
}

static void
append_zone (Writer *self)
{
  icalcomponent *zone = zone_of_file (self);

  if (zone == NULL)
    return;
  append_component (self, zone);
  icalcomponent_free (zone);
}

static void
append_event (Writer *self, RapCalendarEntry *entry)
{
  gboolean was_composed = entry->composed;
  icalcomponent *component;

  _rap_calendar_plan_compose (self->plan, entry);
  component = event_component (self, entry);
  append_component (self, component);
  icalcomponent_free (component);
  if (!was_composed)
    _rap_calendar_plan_forget (entry);
}

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
  g_autoptr (GString) lines = g_string_sized_new (2 * CHUNK);
  g_auto (GStrv) categories = _rap_calendar_categories (self);
  Writer writer = {
    .plan = self,
    .categories = categories,
    .lines = lines,
    .stream = stream,
    .cancellable = cancellable,
  };

  append_head (&writer);
  append_zone (&writer);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      append_event (&writer, _rap_calendar_plan_entry (self, i));
      if (lines->len >= CHUNK && !flush (&writer, error))
        return FALSE;
    }
  rap_ical_append (lines, "END:VCALENDAR\r\n");
  return flush (&writer, error);
}
