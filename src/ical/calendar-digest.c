/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <string.h>

#include "calendar-private.h"
#include "core/agenda-item.h"
#include "core/body.h"
#include "core/item-person.h"
#include "core/meeting.h"
#include "core/sitting.h"

/* Marks the schedule of an event of whole days. */
#define DATES "dates"

/* The status of an event that does not take place. */
#define CANCELLED "cancelled"

/* ---- Schedule ---- */

/**
 * _rap_calendar_schedule_digest:
 *
 * "START END ZONE STATUS PLACE": what RFC 5546 §2.1.4 ties to SEQUENCE. The instants stand there in
 * digits, so that an event whose record is gone can still be called off at the time that was told;
 * they change also when a country changes its clocks, and then people must be told. The place is a
 * digest. For whole days START and END are wall times and ZONE is "dates".
 *
 * Returns: (transfer full): what stands in the column "schedule" of calendar_event
 */
char *
_rap_calendar_schedule_digest (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  const RapCalendarEvent *event = &entry->event;
  char digits[24];
  char more[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT " ",
              event->all_day ? event->start : event->start_instant);
  g_snprintf (more, sizeof more, "%" G_GINT64_FORMAT " ",
              event->all_day ? event->end : event->end_instant);
  return g_strconcat (digits, more, event->all_day ? DATES : rap_zone_name (self->zone), " ",
                      event->cancelled   ? CANCELLED
                      : event->tentative ? "tentative"
                                         : "confirmed",
                      " ", _rap_calendar_place (self, entry)->digest, NULL);
}

gboolean
_rap_calendar_digest_times (const char *schedule, RapCalendarEvent *event)
{
  gint64 start, end;
  g_auto (GStrv) parts = g_strsplit (schedule, " ", 4);

  if (g_strv_length (parts) < 4
      || !g_ascii_string_to_signed (parts[0], 10, G_MININT32, G_MAXUINT32, &start, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, start, G_MAXUINT32, &end, NULL))
    return FALSE;
  event->all_day = g_str_equal (parts[2], DATES);
  if (event->all_day)
    {
      event->start = start;
      event->end = end;
    }
  else
    {
      event->start_instant = start;
      event->end_instant = end;
    }
  return TRUE;
}

char *
_rap_calendar_digest_called_off (const char *schedule)
{
  g_auto (GStrv) parts = g_strsplit (schedule, " ", 5);

  if (g_strv_length (parts) < 5)
    return NULL;
  g_free (parts[3]);
  parts[3] = g_strdup (CANCELLED);
  return g_strjoinv (" ", parts);
}

/* ---- Content ---- */

/* Sixteen digits that tell the bytes from others. Every event of a file needs them, and a checksum
 * that withstands forgers, even MD5, takes a tenth of the time in which libical writes the event. Of
 * 10^19 changes one may pass unseen. The words are mixed as in multiplicative hashing: each step can
 * be taken back, so two that differ in one word never meet. */
static char *
fingerprint (const GString *bytes)
{
  static const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = bytes->len * factor;

  for (gsize i = 0; i < bytes->len; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, bytes->str + i, MIN (sizeof word, bytes->len - i));
      hash = (hash ^ GUINT64_FROM_LE (word)) * factor;
      hash ^= hash >> 32;
    }
  hash *= factor;
  hash ^= hash >> 29;
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash);
}

/* Each value ends with a zero, so that "ab" "c" is not "a" "bc". */
static void
feed (GString *bytes, const char *text)
{
  g_string_append_len (bytes, text, (gssize)strlen (text) + 1);
}

static void
feed_number (GString *bytes, gint64 number)
{
  number = GINT64_TO_LE (number);
  g_string_append_len (bytes, (const char *)&number, sizeof number);
}

static void
feed_fields (GString *bytes, RapRecord *record, const guint *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    feed (bytes, rap_record_text (record, fields[i]));
}
#define FEED_FIELDS(bytes, record, fields) \
  feed_fields (bytes, record, fields, G_N_ELEMENTS (fields))

/* What every event shows of its meeting; the same for all, so made once. */
static void
feed_meeting (RapCalendarPlan *self, GString *bytes)
{
  static const guint meeting[] = {
    RAP_MEETING_TITLE_EN,
    RAP_MEETING_TITLE_FR,
    RAP_MEETING_URL,
  };
  static const guint body[] = {
    RAP_BODY_CODE,
    RAP_BODY_NAME_EN,
    RAP_BODY_NAME_FR,
  };
  RapRecord *record = rap_agenda_meeting (self->agenda);
  gint64 region = rap_record_integer (record, RAP_MEETING_REGION);

  if (self->meeting_digest == NULL)
    {
      g_autoptr (GString) facts = g_string_new (NULL);

      FEED_FIELDS (facts, record, meeting);
      feed_number (facts, region);
      feed (facts, _rap_calendar_kind (self));
      if (rap_agenda_body (self->agenda) != NULL)
        FEED_FIELDS (facts, rap_agenda_body (self->agenda), body);
      self->meeting_digest = g_compute_checksum_for_data (
          RAP_CALENDAR_DIGEST, (const guchar *)facts->str, facts->len);
    }
  feed (bytes, self->meeting_digest);
}

static void
feed_people (RapCalendarPlan *self, GString *bytes, RapRecord *item)
{
  static const guint fields[] = {
    RAP_ITEM_PERSON_NAME, RAP_ITEM_PERSON_ORGANISATION, RAP_ITEM_PERSON_ROLE,
  };
  GPtrArray *people = rap_agenda_people_of (self->agenda, rap_record_id (item));

  for (guint i = 0; i < people->len; i++)
    {
      FEED_FIELDS (bytes, people->pdata[i], fields);
      feed_number (bytes, rap_record_integer (people->pdata[i], RAP_ITEM_PERSON_TENTATIVE));
    }
}

static void
feed_title (GString *bytes, const RapAgendaRow *row)
{
  static const guint fields[] = { RAP_AGENDA_ITEM_TITLE_EN, RAP_AGENDA_ITEM_TITLE_FR };

  feed (bytes, row->full_number);
  FEED_FIELDS (bytes, row->record, fields);
}

static void
feed_sitting (GString *bytes, RapRecord *sitting)
{
  static const guint fields[] = {
    RAP_SITTING_TITLE_EN,
    RAP_SITTING_TITLE_FR,
    RAP_SITTING_KIND,
    RAP_SITTING_LINK,
  };

  FEED_FIELDS (bytes, sitting, fields);
}

/* A line of an agenda in a description. */
static void
feed_row (RapCalendarPlan *self, GString *bytes, const RapAgendaRow *row)
{
  feed_number (bytes, row->kind);
  feed_number (bytes, row->level);
  feed_number (bytes, row->timed ? row->start_instant : 0);
  if (row->kind == RAP_ROW_SITTING)
    {
      feed_number (bytes, row->end_instant);
      feed_sitting (bytes, row->record);
      return;
    }
  feed_title (bytes, row);
  feed_people (self, bytes, row->record);
}

static void
feed_item (RapCalendarPlan *self, GString *bytes, RapCalendarEntry *entry)
{
  static const guint fields[] = {
    RAP_AGENDA_ITEM_KIND,
    RAP_AGENDA_ITEM_PURPOSES,
    RAP_AGENDA_ITEM_ANNOTATION_EN,
    RAP_AGENDA_ITEM_ANNOTATION_FR,
  };
  gint64 parent = rap_record_integer (entry->record, RAP_AGENDA_ITEM_PARENT);
  const RapAgendaRow *above = rap_timetable_find (self->table, RAP_KIND_AGENDA_ITEM, parent);

  feed_row (self, bytes, entry->row);
  FEED_FIELDS (bytes, entry->record, fields);
  if (above != NULL)
    feed_title (bytes, above);
  if (entry->sitting != NULL)
    feed (bytes, rap_record_text (entry->sitting, RAP_SITTING_LINK));
}

/**
 * _rap_calendar_content_digest:
 *
 * A digest of the facts that an event is made of, in both languages, and of nothing else: it does
 * not change with the language, the zones or the words that a file is written in. Confidential
 * and withdrawn items have no share in it.
 */
char *
_rap_calendar_content_digest (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  static const guint meeting[] = { RAP_MEETING_THEME, RAP_MEETING_MODE };
  GString *bytes = self->bytes;

  g_string_truncate (bytes, 0);
  feed_meeting (self, bytes);
  feed_number (bytes, entry->detail);
  if (entry->detail == RAP_DETAIL_ITEM)
    feed_item (self, bytes, entry);
  else if (entry->detail == RAP_DETAIL_SITTING)
    feed_sitting (bytes, entry->record);
  else
    FEED_FIELDS (bytes, entry->record, meeting);
  for (guint i = entry->first; i < entry->last; i++)
    if (self->shown[i])
      feed_row (self, bytes, rap_timetable_row (self->table, i));
  return fingerprint (bytes);
}
