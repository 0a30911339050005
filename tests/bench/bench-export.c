/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar export beside libical alone, which is given the finished texts: what it costs to find out
 * the times, the texts and what has changed, and to write the lines so that every program reads
 * them. Both must have written the same events. */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <libical/ical.h>
#include <malloc.h>
#include <string.h>

#include "bench.h"
#include "calendar-fixture.h"

#define ROUNDS 9
#define ITEMS_OF_SITTING 4
#define SITTINGS_OF_DAY 4

/* ---- An agenda of @n sittings ---- */

static void
add_sitting (RapAgenda *agenda, guint index)
{
  RapLocal day = rap_local_make (2026, 1, 5, 0, 0, 0) + index / SITTINGS_OF_DAY * 86400;
  RapLocal start = day + (9 + index % SITTINGS_OF_DAY * 2) * 3600;
  g_autofree char *from = rap_local_format (start);
  g_autofree char *until = rap_local_format (start + 6000);
  g_autofree char *id = g_strdup_printf ("%u", index + 1);
  g_autofree char *title = g_strdup_printf ("Sitting %u: reform and modernisation", index + 1);

  fixture_add (agenda, RAP_KIND_SITTING, index + 1, "title-en", title, "start", from, "end", until,
               "room", "Diamond Hall", NULL);
  for (guint i = 0; i < ITEMS_OF_SITTING; i++)
    {
      gint64 item = (gint64)index * ITEMS_OF_SITTING + i + 1;
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, item);

      fixture_add (agenda, RAP_KIND_AGENDA_ITEM, item, "sitting", id, "position", number,
                   "title-en", "Report of the Regional Office for Capacity Building, and decisions",
                   "title-fr", "Rapport du Bureau régional de renforcement des capacités",
                   "duration", "25", NULL);
      fixture_add (agenda, RAP_KIND_ITEM_PERSON, item, "item", number, "name", "Ms Hinojosa",
                   "organisation", "WCO Secretariat", "role", "presenter", NULL);
    }
}

static RapAgenda *
agenda_of (guint n)
{
  g_autoptr (RapRecord) body
      = fixture_record (RAP_KIND_BODY, 1, "code", "ESA GC", "name-en", "Governing Council, ESA",
                        "meeting-kind", "regional-conference", "numbering", "decimal",
                        NULL);
  g_autoptr (RapRecord) meeting = fixture_record (
      RAP_KIND_MEETING, 1, "title-en", "31st Governing Council", "start-date", "2026-01-05",
      "end-date", "2026-01-06", "zone", "Europe/Brussels", "venue", "WCO Headquarters", "city",
      "Brussels", "country", "Belgium", "state", "confirmed", "url",
      "https://example.org/governing-council/31", NULL);
  RapAgenda *agenda = rap_agenda_new (meeting, body);

  for (guint i = 0; i < n; i++)
    add_sitting (agenda, i);
  rap_agenda_arrange (agenda);
  return agenda;
}

/* ---- libical alone ---- */

static struct icaltimetype
bare_time (RapLocal local)
{
  struct icaltimetype time = icaltime_null_time ();

  rap_local_fields (local, &time.year, &time.month, &time.day, &time.hour, &time.minute,
                    &time.second);
  return time;
}

static void
bare_add_time (icalcomponent *component, icalproperty *property, gboolean zoned)
{
  if (zoned)
    icalproperty_add_parameter (property, icalparameter_new_tzid ("Europe/Brussels"));
  icalcomponent_add_property (component, property);
}

static void
bare_add_extension (icalcomponent *component, const char *name, const char *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

/* The same properties in the same order, by the calls that libical offers for them. */
static icalcomponent *
bare_event (const RapCalendarEvent *event, const char *parent)
{
  icalcomponent *component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  struct icaltimetype stamp = bare_time (FIXTURE_NOW);
  icalproperty *related = icalproperty_new_relatedto (parent);

  stamp.zone = icaltimezone_get_utc_timezone ();
  icalcomponent_add_property (component, icalproperty_new_uid (event->uid));
  icalcomponent_add_property (component,
                              icalproperty_new_sequence ((int)event->revision->sequence));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (stamp));
  bare_add_time (component, icalproperty_new_dtstart (bare_time (event->start)), TRUE);
  bare_add_time (component, icalproperty_new_dtend (bare_time (event->end)), TRUE);
  icalcomponent_add_property (component, icalproperty_new_summary (event->summary));
  icalcomponent_add_property (component, icalproperty_new_description (event->description));
  icalcomponent_add_property (component, icalproperty_new_location (event->location));
  icalcomponent_add_property (component,
                              icalproperty_new_url ("https://example.org/governing-council/31"));
  icalcomponent_add_property (
      component, icalproperty_new_categories ("Governing Council, ESA,Regional Heads or "
                                              "Directors General conference"));
  icalcomponent_add_property (component, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_OPAQUE));
  bare_add_extension (component, "X-MICROSOFT-CDO-BUSYSTATUS", "BUSY");
  icalproperty_add_parameter (related, icalparameter_new_reltype (ICAL_RELTYPE_PARENT));
  icalcomponent_add_property (component, related);
  return component;
}

static void
write_bare (RapCalendarPlan *plan, const char *parent, GString *out)
{
  for (guint i = 0; i < rap_calendar_plan_size (plan); i++)
    {
      icalcomponent *component = bare_event (rap_calendar_plan_event (plan, i), parent);
      char *text = icalcomponent_as_ical_string_r (component);

      g_string_append (out, text);
      icalmemory_free_buffer (text);
      icalcomponent_free (component);
    }
}

/* ---- Measuring ---- */

static RapCalendarPlan *
plan_of (RapAgenda *agenda)
{
  g_autoptr (RapClock) clock = rap_clock_new_fixed (FIXTURE_NOW);
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING, .language = "en" };
  g_autoptr (GError) error = NULL;
  RapCalendarPlan *plan = rap_calendar_plan_new (agenda, &options, NULL, clock, &error);

  g_assert_no_error (error);
  return plan;
}

static char *
write_ours (RapCalendarPlan *plan, gsize size)
{
  g_autoptr (GOutputStream) stream
      = g_memory_output_stream_new (g_malloc (size), size, g_realloc, NULL);
  g_autoptr (GError) error = NULL;

  rap_calendar_plan_write (plan, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
events_of (const char *text)
{
  g_autofree char *whole = fixture_unfold (text);
  const char *events = strstr (whole, "BEGIN:VEVENT");
  const char *end = strstr (whole, "END:VCALENDAR");

  return end != NULL ? g_strndup (events, (gsize)(end - events)) : g_strdup (events);
}

/* But for the comma in a category, which libical alone does not escape. */
static void
assert_same_events (const char *ours, const char *bare)
{
  g_autofree char *a = events_of (ours);
  g_autofree char *b = events_of (bare);
  g_auto (GStrv) parts = g_strsplit (a, "Council\\, ESA", -1);
  g_autofree char *unescaped = g_strjoinv ("Council, ESA", parts);

  g_assert_cmpuint (strlen (unescaped), ==, strlen (b));
  g_assert_true (g_str_equal (unescaped, b));
}

static gsize
memory_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* What a plan adds to the agenda it is of, in octets an event. Writing adds its buffers to that,
 * 128 KiB whatever the size. */
static double
memory_of_event (RapAgenda *agenda)
{
  gsize before = memory_in_use ();
  g_autoptr (RapCalendarPlan) plan = plan_of (agenda);

  return (double)(memory_in_use () - before) / rap_calendar_plan_size (plan);
}

/* One export of ours, then one of libical, again and again. */
static void
measure (BenchReport *report, RapAgenda *agenda, guint n)
{
  const char *parent = rap_record_uid (rap_agenda_meeting (agenda));
  g_autoptr (RapCalendarPlan) texts = plan_of (agenda);
  g_autoptr (GString) bare = g_string_sized_new (1 << 20);
  g_autofree char *whole = g_strdup_printf ("calendar of %u sittings", n);
  g_autofree char *part = g_strdup_printf ("calendar of %u sittings, writing alone", n);
  BenchSeries *total = bench_series_new ("");
  BenchSeries *writing = bench_series_new ("");
  BenchSeries *libical = bench_series_new ("bare libical");
  BenchSeries *libical_again = bench_series_new ("bare libical");
  guint rounds = n > 10000 ? 3 : ROUNDS * MAX (1, 1000 / n);

  /* The texts that libical alone is given are not its work, nor is growing a buffer. */
  write_bare (texts, parent, bare);
  for (guint round = 0; round < rounds; round++)
    {
      double start = bench_now ();
      double planned, written;
      g_autoptr (RapCalendarPlan) plan = plan_of (agenda);
      g_autofree char *ours = NULL;

      planned = bench_now ();
      ours = write_ours (plan, 2 * bare->len);
      written = bench_now ();
      bench_series_add (total, (written - start) * BENCH_MS);
      bench_series_add (writing, (written - planned) * BENCH_MS);
      g_string_truncate (bare, 0);
      start = bench_now ();
      write_bare (texts, parent, bare);
      written = bench_now ();
      bench_series_add (libical, (written - start) * BENCH_MS);
      bench_series_add (libical_again, (written - start) * BENCH_MS);
      if (round == 0)
        assert_same_events (ours, bare->str);
    }
  bench_report_add (report, whole, "ms", total, libical);
  bench_report_add (report, part, "ms", writing, libical_again);
}

int
main (void)
{
  static const guint sizes[] = { 40, 1000, 10000, 100000 };
  BenchReport *report = bench_report_new ("export");
  double small = 0;
  double large = 0;
  BenchSeries *memory = bench_series_new ("");

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RapAgenda) agenda = agenda_of (sizes[i]);

      large = memory_of_event (agenda);
      if (sizes[i] == 1000)
        small = large;
      measure (report, agenda, sizes[i]);
    }
  bench_series_add (memory, large);
  bench_report_add (report, "memory of a calendar event, of 100000", "B", memory,
                    bench_series_new_limit ("of 1000", small));
  return bench_report_finish (report);
}
