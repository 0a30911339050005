/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "calendar-fixture.h"
#include "core/agenda-item.h"
#include "core/meeting.h"
#include "core/sitting.h"

#define MEETING "0a1b2c3d-0007-4000-8000-000000000001"
#define SITTING(n) "0a1b2c3d-0008-4000-8000-00000000000" #n
#define ITEM(n) "0a1b2c3d-0009-4000-8000-00000000000" #n

static void
assert_property (const char *text, const char *uid, const char *name, const char *expected)
{
  g_autofree char *value = fixture_property (text, uid, name);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
at (const char *utc)
{
  RapLocal instant;

  g_assert_true (rap_local_parse (utc, &instant));
  return instant;
}

static char *
export_detail (RapAgenda *agenda, RapCalendarDetail detail)
{
  RapCalendarOptions options = { .detail = detail, .language = "en" };

  return fixture_export (agenda, &options, NULL, FIXTURE_NOW);
}

/* ---- Profiles ---- */

static void
test_whole_file (void)
{
  g_autoptr (RapAgenda) agenda
      = fixture_single ("Europe/Brussels", "2026-03-30T09:00", "2026-03-30T10:00");
  g_autofree char *text = export_detail (agenda, RAP_DETAIL_SITTING);

  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\n"
                   "VERSION:2.0\r\n"
                   "PRODID:-//Rapporteur//Rapporteur " PACKAGE_VERSION "//EN\r\n"
                   "CALSCALE:GREGORIAN\r\n"
                   "X-WR-CALNAME:Meeting\r\n"
                   "BEGIN:VTIMEZONE\r\n"
                   "TZID:Europe/Brussels\r\n"
                   "X-LIC-LOCATION:Europe/Brussels\r\n"
                   "BEGIN:DAYLIGHT\r\n"
                   "TZNAME:CEST\r\n"
                   "TZOFFSETFROM:+0100\r\n"
                   "TZOFFSETTO:+0200\r\n"
                   "DTSTART:19700329T020000\r\n"
                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
                   "END:DAYLIGHT\r\n"
                   "BEGIN:STANDARD\r\n"
                   "TZNAME:CET\r\n"
                   "TZOFFSETFROM:+0200\r\n"
                   "TZOFFSETTO:+0100\r\n"
                   "DTSTART:19701025T030000\r\n"
                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
                   "END:STANDARD\r\n"
                   "END:VTIMEZONE\r\n"
                   "BEGIN:VEVENT\r\n"
                   "UID:" SITTING (1) "\r\n"
                   "SEQUENCE:0\r\n"
                   "DTSTAMP:20250301T090000Z\r\n"
                   "DTSTART;TZID=Europe/Brussels:20260330T090000\r\n"
                   "DTEND;TZID=Europe/Brussels:20260330T100000\r\n"
                   "SUMMARY:Sitting – Meeting\r\n"
                   "DESCRIPTION:Local times: 09:00 Brussels\\n\\nAgenda (Brussels)\\n09:00 I. Item\r\n"
                   "STATUS:CONFIRMED\r\n"
                   "TRANSP:OPAQUE\r\n"
                   "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
                   "RELATED-TO;RELTYPE=PARENT:" MEETING "\r\n"
                   "END:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
}

static void
test_sittings (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = export_detail (agenda, RAP_DETAIL_SITTING);

  g_assert_cmpuint (fixture_count (text, "BEGIN:VEVENT"), ==, 4);
  g_assert_cmpuint (fixture_count (text, "BEGIN:VTIMEZONE"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "METHOD"), ==, 0);
  g_assert_cmpuint (fixture_count (text, "ORGANIZER"), ==, 0);
  g_assert_cmpuint (fixture_count (text, "X-LIC-ERROR"), ==, 0);
  assert_property (text, SITTING (1), "DTSTART", ";TZID=Africa/Johannesburg:20250515T090000");
  assert_property (text, SITTING (1), "DTEND", ";TZID=Africa/Johannesburg:20250515T123000");
  assert_property (text, SITTING (1), "SUMMARY",
                   ":[ESA GC] Opening sitting – 31st Governing Council");
  assert_property (text, SITTING (3), "SUMMARY", ":[ESA GC] Plenary – 31st Governing Council");
  assert_property (text, SITTING (1), "LOCATION",
                   ":Diamond Hall\\, CSIR Convention Centre\\, Pretoria\\, South Africa");
  assert_property (text, SITTING (1), "URL", ":https://example.org/gc31");
  assert_property (text, SITTING (1), "RELATED-TO", ";RELTYPE=PARENT:" MEETING);
  assert_property (text, SITTING (1), "CREATED", ":20250209T090000Z");
  assert_property (text, SITTING (1), "DTSTAMP", ":20250301T090000Z");
  /* A category with a comma is one category. */
  assert_property (text, SITTING (1), "CATEGORIES",
                   ":Governing Council\\, ESA,Regional Heads or Directors General conference");
  g_assert_cmpint (fixture_instant (text, SITTING (1), ICAL_DTSTART_PROPERTY), ==,
                   at ("2025-05-15T07:00"));
}

static void
test_items (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = export_detail (agenda, RAP_DETAIL_ITEM);

  /* 12 of three sittings, less the break, the confidential one and what stands below it. */
  g_assert_cmpuint (fixture_count (text, "BEGIN:VEVENT"), ==, 9);
  assert_property (text, ITEM (3), "UID", NULL);
  assert_property (text, ITEM (5), "SUMMARY",
                   ":[ESA GC] III.a. Report of the ROCB – 31st Governing Council");
  assert_property (text, ITEM (5), "DTSTART", ";TZID=Africa/Johannesburg:20250515T100500");
  assert_property (text, ITEM (5), "DESCRIPTION",
                   ":Presenter: Ms Hinojosa (tbc)\\nModerator: Mauritius\\n"
                   "Part of: III. Reports\\; reforms\\, and more\\n"
                   "Local times: 10:05 Johannesburg\\nJoin: https://example.org/gc31");
  /* The time of a sub-item is that of its parent already. */
  assert_property (text, ITEM (4), "TRANSP", ":OPAQUE");
  assert_property (text, ITEM (5), "TRANSP", ":TRANSPARENT");
  assert_property (text, ITEM (5), "X-MICROSOFT-CDO-BUSYSTATUS", ":FREE");
  assert_property (text, ITEM (2), "DESCRIPTION",
                   ":Purpose: For decision\\; For adoption\\nLocal times: 09:30 Johannesburg\\n"
                   "Join: https://example.org/gc31");
}

static void
test_meeting (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = export_detail (agenda, RAP_DETAIL_MEETING);
  g_autofree char *description = fixture_property (text, MEETING, "DESCRIPTION");

  g_assert_cmpuint (fixture_count (text, "BEGIN:VEVENT"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "X-WR-CALNAME"), ==, 0);
  assert_property (text, MEETING, "SUMMARY", ":31st Governing Council");
  assert_property (text, MEETING, "DTSTART", ";TZID=Africa/Johannesburg:20250515T090000");
  assert_property (text, MEETING, "DTEND", ";TZID=Africa/Johannesburg:20250516T150000");
  assert_property (text, MEETING, "RELATED-TO", NULL);
  g_assert_nonnull (
      strstr (description, "\\n\\n2025-05-16 14:00–15:00 Closing sitting\\n14:00 VIII. Closing"));
  g_assert_nonnull (strstr (description, "\\n10:05   III.a. Report of the ROCB (Ms Hinojosa (tbc)"));
}

/* The link stands where every program finds it, and as CONFERENCE where people join by it. */
static void
test_conference (void)
{
  static const struct
  {
    const char *mode, *url, *conference;
  } cases[] = {
    { "hybrid", "https://example.org/a b", ";VALUE=URI:https://example.org/a%20b" },
    { "virtual", "https://example.org/?id=1,2;3", ";VALUE=URI:https://example.org/?id=1,2;3" },
    { "in-person", "https://example.org/gc31", NULL },
    { "hybrid", "see the intranet", NULL },
    { "hybrid", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autofree char *text = NULL;
      g_autofree char *sittings = NULL;
      g_autofree char *description = NULL;

      fixture_set (rap_agenda_meeting (agenda), "mode", cases[i].mode);
      fixture_set (rap_agenda_meeting (agenda), "url", cases[i].url);
      text = export_detail (agenda, RAP_DETAIL_MEETING);
      assert_property (text, MEETING, "CONFERENCE", cases[i].conference);
      description = fixture_property (text, MEETING, "DESCRIPTION");
      g_assert_cmpint (strstr (description, "\\nJoin: ") != NULL, ==, *cases[i].url != '\0');
      sittings = export_detail (agenda, RAP_DETAIL_SITTING);
      g_assert_cmpuint (fixture_count (sittings, "CONFERENCE"), ==, 0);
    }
}

/* What was withdrawn holds no time; what stands below it and takes place does. */
static void
test_busy_below_withdrawn (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = NULL;

  fixture_set (rap_agenda_item (agenda, 4), "state", "withdrawn");
  text = export_detail (agenda, RAP_DETAIL_ITEM);
  assert_property (text, ITEM (5), "STATUS", ":CONFIRMED");
  assert_property (text, ITEM (5), "TRANSP", ":OPAQUE");
  assert_property (text, ITEM (5), "X-MICROSOFT-CDO-BUSYSTATUS", ":BUSY");
}

static void
test_whole_days (void)
{
  static const RapCalendarDetail details[]
      = { RAP_DETAIL_SITTING, RAP_DETAIL_ITEM, RAP_DETAIL_MEETING };

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (RapRecord) meeting = fixture_record (
          RAP_KIND_MEETING, 1, "title-en", "Save the date", "start-date", "2026-12-30", "end-date",
          "2026-12-31", "zone", "Pacific/Apia", "state", "tentative", NULL);
      g_autoptr (RapAgenda) agenda = rap_agenda_new (meeting, NULL);
      g_autofree char *text = NULL;

      rap_agenda_arrange (agenda);
      text = export_detail (agenda, details[i]);
      g_assert_cmpuint (fixture_count (text, "BEGIN:VEVENT"), ==, 1);
      g_assert_cmpuint (fixture_count (text, "BEGIN:VTIMEZONE"), ==, 0);
      assert_property (text, MEETING, "DTSTART", ";VALUE=DATE:20261230");
      assert_property (text, MEETING, "DTEND", ";VALUE=DATE:20270101");
      assert_property (text, MEETING, "STATUS", ":TENTATIVE");
      assert_property (text, MEETING, "TRANSP", ":TRANSPARENT");
      assert_property (text, MEETING, "X-MICROSOFT-CDO-BUSYSTATUS", ":FREE");
      assert_property (text, MEETING, "DESCRIPTION", NULL);
      assert_property (text, MEETING, "LOCATION", NULL);
    }
}

static void
test_breaks (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING, .with_breaks = TRUE };
  g_autofree char *without = NULL;
  g_autofree char *sittings = NULL;
  g_autofree char *items = NULL;

  fixture_add (agenda, RAP_KIND_SITTING, 5, "title-en", "Dinner", "kind", "social", "start",
               "2025-05-15T19:00", "end", "2025-05-15T22:00", NULL);
  fixture_add (agenda, RAP_KIND_SITTING, 6, "kind", "break", "start", "2025-05-15T12:30", "end",
               "2025-05-15T14:00", NULL);
  rap_agenda_arrange (agenda);
  without = export_detail (agenda, RAP_DETAIL_SITTING);
  g_assert_cmpuint (fixture_count (without, "BEGIN:VEVENT"), ==, 4);
  sittings = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
  g_assert_cmpuint (fixture_count (sittings, "BEGIN:VEVENT"), ==, 6);
  assert_property (sittings, SITTING (5), "TRANSP", ":OPAQUE");
  assert_property (sittings, SITTING (6), "TRANSP", ":TRANSPARENT");
  options.detail = RAP_DETAIL_ITEM;
  items = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
  g_assert_cmpuint (fixture_count (items, "BEGIN:VEVENT"), ==, 10);
  assert_property (items, ITEM (3), "SUMMARY", ":[ESA GC] Coffee – 31st Governing Council");
  assert_property (items, ITEM (3), "TRANSP", ":TRANSPARENT");
}

/* ---- Status ---- */

static void
test_cancelled (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = NULL;
  g_autofree char *items = NULL;

  fixture_set (rap_agenda_sitting (agenda, 2), "state", "dropped");
  fixture_set (rap_agenda_item (agenda, 2), "state", "withdrawn");
  text = export_detail (agenda, RAP_DETAIL_SITTING);
  g_assert_cmpuint (fixture_count (text, "BEGIN:VEVENT"), ==, 4);
  g_assert_cmpuint (fixture_count (text, "STATUS:CANCELLED"), ==, 1);
  assert_property (text, SITTING (2), "STATUS", ":CANCELLED");
  assert_property (text, SITTING (2), "SUMMARY",
                   ":CANCELLED: [ESA GC] Strategy – 31st Governing Council");
  assert_property (text, SITTING (2), "TRANSP", ":TRANSPARENT");
  assert_property (text, SITTING (2), "X-MICROSOFT-CDO-BUSYSTATUS", ":FREE");
  g_assert_null (strstr (text, "Adoption of the agenda"));
  items = export_detail (agenda, RAP_DETAIL_ITEM);
  assert_property (items, ITEM (2), "STATUS", ":CANCELLED");
  assert_property (items, ITEM (7), "STATUS", ":CANCELLED");
  assert_property (items, ITEM (1), "STATUS", ":CONFIRMED");
}

static void
test_meeting_states (void)
{
  static const char *const states[][2] = {
    { "proposed", "TENTATIVE" },   { "tentative", "TENTATIVE" }, { "confirmed", "CONFIRMED" },
    { "in-session", "CONFIRMED" }, { "postponed", "CANCELLED" }, { "cancelled", "CANCELLED" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autofree char *line = g_strdup_printf ("STATUS:%s", states[i][1]);
      g_autofree char *text = NULL;

      fixture_set (rap_agenda_meeting (agenda), "state", states[i][0]);
      text = export_detail (agenda, RAP_DETAIL_SITTING);
      g_assert_cmpuint (fixture_count (text, line), ==, 4);
      g_assert_cmpuint (fixture_count (text, "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"), ==,
                        g_str_equal (states[i][1], "TENTATIVE") ? 4 : 0);
    }
}

static void
test_confidential (void)
{
  static const RapCalendarDetail details[]
      = { RAP_DETAIL_SITTING, RAP_DETAIL_ITEM, RAP_DETAIL_MEETING };
  static const char *const secrets[] = { "Salary", "Housing", "Whisper", ITEM (8), ITEM (9) };
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    for (int again = 0; again < 2; again++)
      {
        RapCalendarOptions options = { .detail = details[i], .with_breaks = TRUE };
        g_autofree char *text = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
        g_autofree char *whole = fixture_unfold (text);

        for (gsize j = 0; j < G_N_ELEMENTS (secrets); j++)
          g_assert_null (strstr (whole, secrets[j]));
        g_assert_nonnull (strstr (whole, "VI. Any other business"));
      }
}

/* ---- Times ---- */

static void
assert_instants (const char *text, const char *start, const char *end)
{
  g_assert_cmpint (fixture_instant (text, SITTING (1), ICAL_DTSTART_PROPERTY), ==, at (start));
  g_assert_cmpint (fixture_instant (text, SITTING (1), ICAL_DTEND_PROPERTY), ==, at (end));
}

/* Until the zone files of 2026, Casablanca was an hour ahead for good but for Ramadan, which no rule
 * describes. Since then it stays at the hour of Ramadan, which is as good as a rule. */
static gboolean
ramadan_is_exception (void)
{
  g_autoptr (RapZone) zone = rap_zone_get ("Africa/Casablanca", NULL);

  g_assert_nonnull (zone);
  return !g_str_equal (rap_zone_footer (zone), "<+00>0");
}

static void
test_clock_changes (void)
{
  const struct
  {
    const char *zone, *start, *end, *start_utc, *end_utc;
    gboolean in_utc;
  } cases[] = {
    /* Before, in and after the gap of 29 March 2026, where 02:30 is what the clocks show as 03:30.
     * On 25 October 02:30 comes twice. */
    { "Europe/Brussels", "2026-03-29T01:00", "2026-03-29T04:00", "2026-03-29T00:00",
      "2026-03-29T02:00", FALSE },
    { "Europe/Brussels", "2026-03-29T02:30", "2026-03-29T05:00", "2026-03-29T01:30",
      "2026-03-29T03:00", FALSE },
    { "Europe/Brussels", "2026-03-29T01:00", "2026-03-29T02:30", "2026-03-29T00:00",
      "2026-03-29T01:30", FALSE },
    { "Europe/Brussels", "2026-10-25T01:00", "2026-10-25T02:30", "2026-10-24T23:00",
      "2026-10-25T00:30", TRUE },
    { "Europe/Brussels", "2026-10-25T02:30", "2026-10-25T05:00", "2026-10-25T00:30",
      "2026-10-25T04:00", TRUE },
    { "Europe/Brussels", "2026-10-25T09:00", "2026-10-25T10:00", "2026-10-25T08:00",
      "2026-10-25T09:00", FALSE },
    /* Zones whose rules Outlook cannot read. */
    { "Africa/Cairo", "2026-04-23T09:00", "2026-04-23T12:00", "2026-04-23T07:00",
      "2026-04-23T10:00", TRUE },
    { "Africa/Cairo", "2026-04-24T09:00", "2026-04-24T12:00", "2026-04-24T06:00",
      "2026-04-24T09:00", TRUE },
    { "Africa/Casablanca", "2026-03-04T10:00", "2026-03-04T12:00", "2026-03-04T10:00",
      "2026-03-04T12:00", ramadan_is_exception () },
    { "America/Santiago", "2026-04-06T10:00", "2026-04-06T12:00", "2026-04-06T14:00",
      "2026-04-06T16:00", TRUE },
    /* On the far side of the date line, and beside it. */
    { "Pacific/Apia", "2026-05-14T09:00", "2026-05-14T12:00", "2026-05-13T20:00",
      "2026-05-13T23:00", FALSE },
    { "Pacific/Pago_Pago", "2026-05-14T09:00", "2026-05-15T01:00", "2026-05-14T20:00",
      "2026-05-15T12:00", FALSE },
    { "Europe/Dublin", "2026-07-01T09:00", "2026-07-01T10:00", "2026-07-01T08:00",
      "2026-07-01T09:00", FALSE },
    { "UTC", "2026-07-01T09:00", "2026-07-01T10:00", "2026-07-01T09:00", "2026-07-01T10:00",
      TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) agenda
          = fixture_single (cases[i].zone, cases[i].start, cases[i].end);
      g_autofree char *text = export_detail (agenda, RAP_DETAIL_SITTING);
      g_autofree char *start = fixture_property (text, SITTING (1), "DTSTART");

      g_test_message ("%s %s", cases[i].zone, cases[i].start);
      assert_instants (text, cases[i].start_utc, cases[i].end_utc);
      g_assert_cmpint (g_str_has_suffix (start, "Z"), ==, cases[i].in_utc);
      g_assert_cmpuint (fixture_count (text, "BEGIN:VTIMEZONE"), ==, cases[i].in_utc ? 0 : 1);
    }
}

static void
test_own_zone (void)
{
  static const struct
  {
    const char *zone, *start, *end, *start_utc, *end_utc;
  } cases[] = {
    { "Africa/Cairo", "2026-04-24T09:00", "2026-04-24T12:00", "2026-04-24T06:00",
      "2026-04-24T09:00" },
    { "Africa/Casablanca", "2026-03-04T10:00", "2026-03-04T12:00", "2026-03-04T10:00",
      "2026-03-04T12:00" },
    { "America/Santiago", "2026-04-06T10:00", "2026-04-06T12:00", "2026-04-06T14:00",
      "2026-04-06T16:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) agenda
          = fixture_single (cases[i].zone, cases[i].start, cases[i].end);
      RapCalendarOptions options = { .own_zone = TRUE };
      g_autofree char *text = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
      g_autofree char *start = fixture_property (text, SITTING (1), "DTSTART");
      g_autofree char *zone = g_strdup_printf (";TZID=%s:", cases[i].zone);

      g_assert_true (g_str_has_prefix (start, zone));
      assert_instants (text, cases[i].start_utc, cases[i].end_utc);
    }
}

/* An hour of agenda over the skipped hour: the second item starts at 03:30 by the clock. */
static void
test_item_over_gap (void)
{
  g_autoptr (RapAgenda) agenda
      = fixture_single ("Europe/Brussels", "2026-03-29T01:00", "2026-03-29T05:00");
  g_autofree char *text = NULL;

  fixture_set (rap_agenda_item (agenda, 1), "duration", "90");
  fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 2, "sitting", "1", "position", "1", "title-en",
               "Second", "duration", "30", NULL);
  rap_agenda_arrange (agenda);
  text = export_detail (agenda, RAP_DETAIL_ITEM);
  assert_property (text, ITEM (1), "DTEND", ";TZID=Europe/Brussels:20260329T033000");
  assert_property (text, ITEM (2), "DTSTART", ";TZID=Europe/Brussels:20260329T033000");
  g_assert_cmpint (fixture_instant (text, ITEM (2), ICAL_DTSTART_PROPERTY), ==,
                   at ("2026-03-29T01:30"));
}

static void
test_item_without_length (void)
{
  g_autoptr (RapAgenda) agenda
      = fixture_single ("Europe/Brussels", "2026-03-30T09:00", "2026-03-30T11:00");
  g_autofree char *text = NULL;

  fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 2, "sitting", "1", "position", "1", "title-en",
               "Second", "mode", "fixed-start", "fixed-start", "10:00", NULL);
  rap_agenda_arrange (agenda);
  text = export_detail (agenda, RAP_DETAIL_ITEM);
  assert_property (text, ITEM (2), "DTSTART", ";TZID=Europe/Brussels:20260330T100000");
  assert_property (text, ITEM (2), "DTEND", ";TZID=Europe/Brussels:20260330T100100");
}

/* Each lane of a group is an event and keeps its people busy; the group itself is none. */
static void
test_lanes (void)
{
  g_autoptr (RapAgenda) agenda
      = fixture_single ("Europe/Brussels", "2026-03-30T09:00", "2026-03-30T11:00");
  g_autofree char *text = NULL;

  fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 2, "sitting", "1", "position", "1", "title-en",
               "Workshops", "kind", "group", NULL);
  fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 3, "sitting", "1", "parent", "2", "position", "1",
               "title-en", "Tariff", "duration", "30", NULL);
  fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 4, "sitting", "1", "parent", "2", "position", "2",
               "title-en", "Valuation", "duration", "20", NULL);
  rap_agenda_arrange (agenda);
  text = export_detail (agenda, RAP_DETAIL_ITEM);
  g_assert_null (strstr (text, ":Workshops\r\n"));
  assert_property (text, ITEM (3), "TRANSP", ":OPAQUE");
  assert_property (text, ITEM (4), "TRANSP", ":OPAQUE");
  g_assert_cmpint (fixture_instant (text, ITEM (3), ICAL_DTSTART_PROPERTY), ==,
                   fixture_instant (text, ITEM (4), ICAL_DTSTART_PROPERTY));
}

/* ---- Texts ---- */

static void
test_french (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) words = fixture_words ();
  g_autoptr (RapRecord) region = fixture_record (
      RAP_KIND_REGION, 1, "code", "ESA", "name-en", "East and Southern Africa", "short-en",
      "East and Southern Africa", "short-fr", "Afrique orientale et australe", NULL);
  const char *const zones[] = { "Africa/Nairobi", "Africa/Johannesburg", "Pacific/Apia", NULL };
  RapCalendarOptions options
      = { .language = "fr", .words = words, .region = region, .zones = zones };
  g_autofree char *text = NULL;

  fixture_set (rap_agenda_sitting (agenda, 3), "state", "dropped");
  text = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
  /* The sitting has no French title: the English one is better than none. */
  assert_property (text, SITTING (1), "SUMMARY",
                   ":[ESA GC] Opening sitting – 31e Conseil d’administration");
  assert_property (text, SITTING (3), "SUMMARY",
                   ":ANNULÉ : [ESA GC] Séance plénière – 31e Conseil d’administration");
  assert_property (text, SITTING (1), "CATEGORIES",
                   ":Afrique orientale et australe,Conseil d’administration\\, AOA,"
                   "Conférence régionale");
  assert_property (
      text, SITTING (1), "DESCRIPTION",
      ":Heures locales : 09:00 Johannesburg = 10:00 Nairobi = 20:00 Apia\\n"
      "Lien : https://example.org/gc31\\n\\nOrdre du jour (Johannesburg)\\n"
      "09:00 I. Ouverture (Mr Kieswetter\\, SARS)\\n09:30 II. Adoption de l’ordre du jour\\n"
      "09:50 Pause café\\n10:05 III. Reports\\; reforms\\, and more\\n"
      "10:05   III.a. Rapport du BRRC (Ms Hinojosa (à confirmer)\\; Mauritius)\\n"
      "10:45   III.b. Report of the RTCs");
  assert_property (text, SITTING (2), "DESCRIPTION",
                   ":Heures locales : 14:00 Johannesburg = 15:00 Nairobi = "
                   "01:00 Apia (2025-05-16)\\nLien : https://example.org/gc31\\n\\n"
                   "Ordre du jour (Johannesburg)\\n14:00 IV. Plan stratégique\\n16:10 VI. Divers");
}

static void
test_virtual (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *text = NULL;

  fixture_set (rap_agenda_meeting (agenda), "mode", "virtual");
  fixture_set (rap_agenda_sitting (agenda, 2), "link", "https://meet.example.org/a b?é=1,2");
  fixture_set (rap_agenda_sitting (agenda, 3), "link", "see the intranet");
  text = export_detail (agenda, RAP_DETAIL_SITTING);
  assert_property (text, SITTING (1), "LOCATION", ":https://example.org/gc31");
  assert_property (text, SITTING (2), "URL", ":https://meet.example.org/a%20b?%C3%A9=1,2");
  assert_property (text, SITTING (3), "URL", NULL);
  assert_property (text, SITTING (3), "LOCATION", ":see the intranet");
}

/* Unit tests may put anything into a record; the store would refuse control characters. */
static void
test_hostile_texts (void)
{
  static const char *const pieces[] = {
    "مؤتمر المديرين العامين للجمارك ",
    "税関局長会議、",
    "🙂🏳️‍🌈",
    "Policy, Planning; \"quoted\" \\n C:\\temp\nsecond line\r\n\tthird\001\177\xc2\x85",
    "BEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT\r\n",
    "%s %n %d",
    "x",
  };
  static const RapCalendarDetail details[]
      = { RAP_DETAIL_SITTING, RAP_DETAIL_ITEM, RAP_DETAIL_MEETING };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (details); j++)
      {
        g_autoptr (RapAgenda) agenda = fixture_pretoria ();
        g_autoptr (GString) long_text = g_string_new (NULL);
        g_autofree char *text = NULL;
        g_autofree char *name = NULL;
        RapCalendarOptions options = { .detail = details[j] };

        while (g_utf8_strlen (long_text->str, -1) < 300)
          g_string_append (long_text, pieces[i]);
        rap_record_set_text (rap_agenda_meeting (agenda), RAP_MEETING_TITLE_EN, long_text->str);
        rap_record_set_text (rap_agenda_meeting (agenda), RAP_MEETING_VENUE, long_text->str);
        rap_record_set_text (rap_agenda_meeting (agenda), RAP_MEETING_URL, long_text->str);
        rap_record_set_text (rap_agenda_meeting (agenda), RAP_MEETING_THEME, long_text->str);
        rap_record_set_text (rap_agenda_sitting (agenda, 1), RAP_SITTING_TITLE_EN, long_text->str);
        rap_record_set_text (rap_agenda_sitting (agenda, 1), RAP_SITTING_ROOM, long_text->str);
        rap_record_set_text (rap_agenda_item (agenda, 5), RAP_AGENDA_ITEM_TITLE_EN, long_text->str);
        rap_record_set_text (rap_agenda_item (agenda, 5), RAP_AGENDA_ITEM_ANNOTATION_EN,
                             long_text->str);
        text = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
        g_assert_cmpuint (fixture_count (text, "UID:evil"), ==, 0);
        name = rap_calendar_file_name (agenda, &options);
        g_assert_cmpuint (strlen (name), <, 255);
        g_assert_null (strpbrk (name, "<>:\"/\\|?*\n\r\t"));
      }
}

static void
assert_read_back (icalcomponent *calendar, const RapCalendarEvent *event)
{
  icalcomponent *component = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  while (component != NULL && !g_str_equal (icalcomponent_get_uid (component), event->uid))
    component = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_nonnull (component);
  g_assert_cmpstr (icalcomponent_get_summary (component), ==, event->summary);
  g_assert_cmpstr (icalcomponent_get_description (component), ==, event->description);
  g_assert_cmpstr (icalcomponent_get_location (component), ==, event->location);
  g_assert_cmpuint (icalcomponent_get_sequence (component), ==, event->revision->sequence);
}

/* Every character comes back as it was meant, wherever the line was folded: the title grows by one
 * octet at a time, so that folds come to stand before, in and after all that must not be torn. */
static void
test_every_fold (void)
{
  static const char *const tails[] = {
    "Politique; \"normes\", \\\\serveur\\n, fin",
    "مؤتمر، المديرين; العامين, للجمارك",
    "🏳️‍🌈👩🏽‍✈️🇧🇪, 税関; 局長",
  };
  static const RapCalendarDetail details[]
      = { RAP_DETAIL_SITTING, RAP_DETAIL_ITEM, RAP_DETAIL_MEETING };

  for (guint i = 0; i < 80 * G_N_ELEMENTS (tails); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autoptr (RapClock) clock = rap_clock_new_fixed (FIXTURE_NOW);
      RapCalendarOptions options = { .detail = details[i % G_N_ELEMENTS (details)] };
      g_autofree char *padding = g_strnfill (i / G_N_ELEMENTS (tails), 'x');
      g_autofree char *title = g_strconcat (padding, tails[i % G_N_ELEMENTS (tails)], NULL);
      g_autoptr (RapCalendarPlan) plan = NULL;
      g_autofree char *text = NULL;
      icalcomponent *calendar;

      fixture_set (rap_agenda_meeting (agenda), "title-en", title);
      fixture_set (rap_agenda_meeting (agenda), "venue", title);
      fixture_set (rap_agenda_sitting (agenda, 1), "title-en", title);
      fixture_set (rap_agenda_item (agenda, 5), "title-en", title);
      text = fixture_export (agenda, &options, NULL, FIXTURE_NOW);
      plan = rap_calendar_plan_new (agenda, &options, NULL, clock, NULL);
      calendar = icalcomponent_new_from_string (text);
      for (guint j = 0; j < rap_calendar_plan_size (plan); j++)
        assert_read_back (calendar, rap_calendar_plan_event (plan, j));
      icalcomponent_free (calendar);
    }
}

static void
test_long_summary (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *name = g_strnfill (300, 'a');
  g_autofree char *title = g_strnfill (300, 'b');
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;
  g_autofree char *short_name = NULL;

  fixture_set (rap_agenda_meeting (agenda), "title-en", title);
  fixture_set (rap_agenda_sitting (agenda, 2), "title-en", name);
  text = export_detail (agenda, RAP_DETAIL_SITTING);
  both = fixture_property (text, SITTING (2), "SUMMARY");
  g_assert_cmpint (g_utf8_strlen (both, -1), ==, 201); /* with the colon */
  g_assert_nonnull (strstr (both, "aaa… – bbb"));
  g_assert_true (g_str_has_suffix (both, "b…"));
  short_name = fixture_property (text, SITTING (1), "SUMMARY");
  g_assert_true (g_str_has_prefix (short_name, ":[ESA GC] Opening sitting – bbb"));
  g_assert_cmpint (g_utf8_strlen (short_name, -1), ==, 201);
}

static void
test_long_description (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *title = g_strnfill (400, 'z');
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  for (guint i = 0; i < 60; i++)
    fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 100 + i, "sitting", "1", "title-en", title, NULL);
  rap_agenda_arrange (agenda);
  text = export_detail (agenda, RAP_DETAIL_SITTING);
  description = fixture_property (text, SITTING (1), "DESCRIPTION");
  g_assert_cmpuint (strlen (description), <, 8200);
  g_assert_cmpuint (strlen (description), >, 7000);
  g_assert_nonnull (strstr (description, "Join: https://example.org/gc31"));
  g_assert_true (g_str_has_suffix (description, "z\\n…"));
}

static void
test_file_name (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapAgenda) single
      = fixture_single ("Asia/Tokyo", "2026-01-02T09:00", "2026-01-02T10:00");
  RapCalendarOptions options = { .language = "en" };
  g_autofree char *plain = rap_calendar_file_name (agenda, &options);
  g_autofree char *odd = NULL;
  g_autofree char *titled = NULL;

  g_assert_cmpstr (plain, ==, "2025-05-15 ESA GC 31.ics");
  fixture_set (rap_agenda_body (agenda), "code", "A/P");
  fixture_set (rap_agenda_meeting (agenda), "session", "225/226");
  odd = rap_calendar_file_name (agenda, &options);
  g_assert_cmpstr (odd, ==, "2025-05-15 A-P 225-226.ics");
  fixture_set (rap_agenda_meeting (single), "title-en", "Who? What: why...");
  titled = rap_calendar_file_name (single, &options);
  g_assert_cmpstr (titled, ==, "2026-01-02 Who- What- why.ics");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-export/a file byte for byte", test_whole_file);
  g_test_add_func ("/calendar-export/one event a sitting", test_sittings);
  g_test_add_func ("/calendar-export/one event an item", test_items);
  g_test_add_func ("/calendar-export/one event for the meeting", test_meeting);
  g_test_add_func ("/calendar-export/a meeting held online, too, says where", test_conference);
  g_test_add_func ("/calendar-export/what stands below a withdrawn item keeps people busy",
                   test_busy_below_withdrawn);
  g_test_add_func ("/calendar-export/a meeting without sittings is whole days", test_whole_days);
  g_test_add_func ("/calendar-export/breaks are events on request", test_breaks);
  g_test_add_func ("/calendar-export/what is called off stays in the file", test_cancelled);
  g_test_add_func ("/calendar-export/the state of the meeting is the status of all",
                   test_meeting_states);
  g_test_add_func ("/calendar-export/confidential items leave no trace", test_confidential);
  g_test_add_func ("/calendar-export/times are right around changes of the clocks",
                   test_clock_changes);
  g_test_add_func ("/calendar-export/hard zones can be named on request", test_own_zone);
  g_test_add_func ("/calendar-export/an item may span the skipped hour", test_item_over_gap);
  g_test_add_func ("/calendar-export/an item without length ends later than it starts",
                   test_item_without_length);
  g_test_add_func ("/calendar-export/lanes of a group are events that keep people busy", test_lanes);
  g_test_add_func ("/calendar-export/a file is French where the records are", test_french);
  g_test_add_func ("/calendar-export/a virtual meeting is where its link is", test_virtual);
  g_test_add_func ("/calendar-export/no text breaks out of its line", test_hostile_texts);
  g_test_add_func ("/calendar-export/texts come back whole from every fold", test_every_fold);
  g_test_add_func ("/calendar-export/a long summary keeps its head", test_long_summary);
  g_test_add_func ("/calendar-export/a long description keeps its head", test_long_description);
  g_test_add_func ("/calendar-export/a file name is safe", test_file_name);
  return g_test_run ();
}
