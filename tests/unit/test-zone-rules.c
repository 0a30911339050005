/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ical/zone-rules.h"

#define DAY 86400

static gint64
utc (int year, int month, int day)
{
  return rap_local_make (year, month, day, 0, 0, 0);
}

static RapZone *
zone (const char *name)
{
  g_autoptr (GError) error = NULL;
  RapZone *self = rap_zone_get (name, &error);

  g_assert_no_error (error);
  return self;
}

static char *
text_of (const char *name, gint64 from, gint64 until, RapZoneForm *form)
{
  g_autoptr (RapZone) self = zone (name);
  icalcomponent *component = rap_zone_component_new (self, from, until, form);
  char *serialised = icalcomponent_as_ical_string_r (component);
  char *text = g_strdup (serialised);

  icalmemory_free_buffer (serialised);
  icalcomponent_free (component);
  return text;
}

/* What libical makes of the component after a journey through text. */
static icaltimezone *
read_back (RapZone *self, gint64 from, gint64 until, RapZoneForm *form)
{
  icalcomponent *component = rap_zone_component_new (self, from, until, form);
  char *text = icalcomponent_as_ical_string_r (component);
  icaltimezone *read = icaltimezone_new ();

  icalcomponent_free (component);
  component = icalcomponent_new_from_string (text);
  icalmemory_free_buffer (text);
  g_assert_nonnull (component);
  g_assert_true (icaltimezone_set_component (read, component));
  g_assert_cmpstr (icaltimezone_get_tzid (read), ==, rap_zone_name (self));
  return read;
}

static void
assert_same_at (RapZone *self, icaltimezone *read, gint64 instant)
{
  struct icaltimetype time = icaltime_from_timet_with_zone ((time_t)instant, 0, NULL);
  int is_daylight;
  int offset = icaltimezone_get_utc_offset_of_utc_time (read, &time, &is_daylight);
  int expected = rap_zone_offset (self, instant, NULL, NULL);

  if (offset != expected)
    {
      g_autofree char *at = rap_local_format (instant);

      g_error ("%s at %sZ: the component has %d, the zone %d", rap_zone_name (self), at, offset,
               expected);
    }
}

static RapZoneForm
assert_same (RapZone *self, gint64 from, gint64 until)
{
  RapZoneForm form;
  icaltimezone *read = read_back (self, from, until, &form);
  gint64 change = from;

  assert_same_at (self, read, from);
  assert_same_at (self, read, until);
  while (rap_zone_next_change (self, change, &change) && change <= until)
    {
      assert_same_at (self, read, change - 1);
      assert_same_at (self, read, change);
    }
  /* Changes that the zone does not have would show in the middle of a season. */
  for (gint64 at = from; at <= until; at += 9 * DAY)
    assert_same_at (self, read, at);
  icaltimezone_free (read, 1);
  return form;
}

/* ---- All zones ---- */

static void
test_twelve_years (void)
{
  const char *const *names = rap_zone_names ();
  guint n_forms[3] = { 0 };

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapZone) self = zone (names[i]);

      n_forms[assert_same (self, utc (2024, 1, 1), utc (2036, 1, 1))]++;
    }
  g_test_message ("templates %u, windows %u, lists %u", n_forms[RAP_ZONE_FORM_TEMPLATE],
                  n_forms[RAP_ZONE_FORM_WINDOW], n_forms[RAP_ZONE_FORM_LIST]);
  g_assert_cmpuint (n_forms[RAP_ZONE_FORM_TEMPLATE], >=, 400);
  g_assert_cmpuint (n_forms[RAP_ZONE_FORM_WINDOW], >=, 1);
  g_assert_cmpuint (n_forms[RAP_ZONE_FORM_LIST], >=, 1);
}

static void
test_single_weeks (void)
{
  const char *const *names = rap_zone_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RapZone) self = zone (names[i]);
      gint64 change = utc (2024, 1, 1);

      while (rap_zone_next_change (self, change, &change) && change < utc (2036, 1, 1))
        assert_same (self, change - 8 * DAY, change + 8 * DAY);
    }
}

/* ---- Some zones ---- */

static void
test_template (void)
{
  RapZoneForm form;
  g_autofree char *text = text_of ("Europe/Zurich", utc (2026, 3, 1), utc (2026, 4, 1), &form);

  g_assert_cmpint (form, ==, RAP_ZONE_FORM_TEMPLATE);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VTIMEZONE\r\n"
                   "TZID:Europe/Zurich\r\n"
                   "X-LIC-LOCATION:Europe/Zurich\r\n"
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
                   "END:VTIMEZONE\r\n");
}

static void
test_no_change (void)
{
  RapZoneForm form;
  g_autofree char *text
      = text_of ("Africa/Johannesburg", utc (2025, 5, 15), utc (2025, 5, 17), &form);

  g_assert_cmpint (form, ==, RAP_ZONE_FORM_TEMPLATE);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VTIMEZONE\r\n"
                   "TZID:Africa/Johannesburg\r\n"
                   "X-LIC-LOCATION:Africa/Johannesburg\r\n"
                   "BEGIN:STANDARD\r\n"
                   "TZNAME:SAST\r\n"
                   "TZOFFSETFROM:+0200\r\n"
                   "TZOFFSETTO:+0200\r\n"
                   "DTSTART:19700101T000000\r\n"
                   "END:STANDARD\r\n"
                   "END:VTIMEZONE\r\n");
}

/* The zone file has winter as a daylight saving time of minus one hour. */
static void
test_dublin (void)
{
  RapZoneForm form;
  g_autofree char *text = text_of ("Europe/Dublin", utc (2026, 1, 1), utc (2027, 1, 1), &form);
  const char *summer = strstr (text, "BEGIN:DAYLIGHT");
  const char *winter = strstr (text, "BEGIN:STANDARD");

  g_assert_cmpint (form, ==, RAP_ZONE_FORM_TEMPLATE);
  g_assert_true (g_str_has_prefix (summer,
                                   "BEGIN:DAYLIGHT\r\nTZNAME:IST\r\nTZOFFSETFROM:+0000\r\n"
                                   "TZOFFSETTO:+0100\r\nDTSTART:19700329T010000\r\n"
                                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"));
  g_assert_true (g_str_has_prefix (winter,
                                   "BEGIN:STANDARD\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\n"
                                   "TZOFFSETTO:+0000\r\nDTSTART:19701025T020000\r\n"
                                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"));
}

/* Saturday at 24:00 is Sunday, but not the n-th of its month. */
static void
test_santiago (void)
{
  RapZoneForm form;
  g_autofree char *text = text_of ("America/Santiago", utc (2026, 3, 1), utc (2026, 10, 1), &form);

  g_assert_cmpint (form, ==, RAP_ZONE_FORM_WINDOW);
  g_assert_nonnull (
      strstr (text, "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4\r\n"));
  g_assert_nonnull (
      strstr (text, "RRULE:FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9\r\n"));
}

static void
test_casablanca (void)
{
  RapZoneForm form;
  g_autofree char *text = text_of ("Africa/Casablanca", utc (2026, 2, 1), utc (2026, 4, 1), &form);

  g_assert_cmpint (form, ==, RAP_ZONE_FORM_LIST);
  g_assert_null (strstr (text, "RRULE"));
  /* Ramadan: an hour back on 15 February, forward on 22 March. */
  g_assert_nonnull (strstr (text, "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n"
                                  "DTSTART:20260215T030000\r\n"));
  g_assert_nonnull (strstr (text, "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
                                  "DTSTART:20260322T020000\r\n"));
}

/* Kazakhstan went from +06 to +05 on 1 March 2024: rules that are true since then are not before. */
static void
test_rules_that_changed (void)
{
  g_autoptr (RapZone) almaty = zone ("Asia/Almaty");

  g_assert_cmpint (assert_same (almaty, utc (2024, 2, 1), utc (2024, 4, 1)), ==,
                   RAP_ZONE_FORM_LIST);
  g_assert_cmpint (assert_same (almaty, utc (2024, 4, 1), utc (2030, 4, 1)), ==,
                   RAP_ZONE_FORM_TEMPLATE);
}

/* One instant, which begins a season; the far future; and the day that Samoa skipped. */
static void
test_odd_spans (void)
{
  g_autoptr (RapZone) brussels = zone ("Europe/Brussels");
  g_autoptr (RapZone) apia = zone ("Pacific/Apia");

  assert_same (brussels, utc (2026, 3, 29), utc (2026, 3, 29));
  assert_same (brussels, utc (2190, 1, 1), utc (2199, 1, 1));
  assert_same (apia, utc (2011, 12, 1), utc (2012, 2, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone-rules/every zone is right from 2024 to 2035", test_twelve_years);
  g_test_add_func ("/zone-rules/every zone is right in the weeks of its changes",
                   test_single_weeks);
  g_test_add_func ("/zone-rules/a plain zone has two rules that Outlook reads", test_template);
  g_test_add_func ("/zone-rules/a zone without changes has one observance", test_no_change);
  g_test_add_func ("/zone-rules/the summer of Dublin is its daylight saving time", test_dublin);
  g_test_add_func ("/zone-rules/a change past midnight has a window of days", test_santiago);
  g_test_add_func ("/zone-rules/changes without a rule are listed", test_casablanca);
  g_test_add_func ("/zone-rules/a rule counts only where it is true", test_rules_that_changed);
  g_test_add_func ("/zone-rules/far and short spans are right", test_odd_spans);
  return g_test_run ();
}
