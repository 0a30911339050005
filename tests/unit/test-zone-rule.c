/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "core/zone-private.h"

static void
assert_date (const RapZoneDate *date, char type, int month, int week, int day, int seconds)
{
  g_assert_cmpint (date->type, ==, type);
  g_assert_cmpint (date->month, ==, month);
  g_assert_cmpint (date->week, ==, week);
  g_assert_cmpint (date->day, ==, day);
  g_assert_cmpint (date->seconds, ==, seconds);
}

static void
test_parts (void)
{
  g_auto (RapZoneRule) brussels = { 0 };
  g_auto (RapZoneRule) dublin = { 0 };
  g_auto (RapZoneRule) istanbul = { 0 };
  g_auto (RapZoneRule) odd = { 0 };

  g_assert_true (rap_zone_parse_footer ("CET-1CEST,M3.5.0,M10.5.0/3", &brussels));
  g_assert_cmpstr (brussels.std_name, ==, "CET");
  g_assert_cmpstr (brussels.dst_name, ==, "CEST");
  g_assert_cmpint (brussels.std_offset, ==, 3600);
  g_assert_cmpint (brussels.dst_offset, ==, 7200);
  assert_date (&brussels.start, 'M', 3, 5, 0, 7200);
  assert_date (&brussels.end, 'M', 10, 5, 0, 10800);

  g_assert_true (rap_zone_parse_footer ("IST-1GMT0,M10.5.0,M3.5.0/1", &dublin));
  g_assert_cmpint (dublin.std_offset, ==, 3600);
  g_assert_cmpint (dublin.dst_offset, ==, 0);
  assert_date (&dublin.start, 'M', 10, 5, 0, 7200);
  assert_date (&dublin.end, 'M', 3, 5, 0, 3600);

  g_assert_true (rap_zone_parse_footer ("<+03>-3", &istanbul));
  g_assert_cmpstr (istanbul.std_name, ==, "+03");
  g_assert_null (istanbul.dst_name);
  g_assert_cmpint (istanbul.std_offset, ==, 10800);
  assert_date (&istanbul.start, 0, 0, 0, 0, 0);

  g_assert_true (rap_zone_parse_footer ("<-0330>+3:30:15<+01>-1:00,J60/-167:59:59,365/167", &odd));
  g_assert_cmpstr (odd.std_name, ==, "-0330");
  g_assert_cmpstr (odd.dst_name, ==, "+01");
  g_assert_cmpint (odd.std_offset, ==, -(3 * 3600 + 30 * 60 + 15));
  g_assert_cmpint (odd.dst_offset, ==, 3600);
  assert_date (&odd.start, 'J', 0, 0, 60, -(168 * 3600 - 1));
  assert_date (&odd.end, '0', 0, 0, 365, 167 * 3600);
}

static void
test_refused (void)
{
  static const char *const footers[] = {
    "",
    "CET",
    "CE-1",
    "-1",
    "CET-",
    "CET-25",
    "CET-1:60",
    "CET-1:30:60",
    "CET-1:",
    "CET-1 ",
    " CET-1",
    "CET-1C",
    "CET-1CEST",
    "CET-1CEST,",
    "CET-1CEST,M3.5.0",
    "CET-1CEST,M3.5.0,",
    "CET-1CEST,M3.5.0,M10.5.0/3,",
    "CET-1CEST,M3.5.0,M10.5.0/3x",
    "CET-1CEST-25,M3.5.0,M10.5.0",
    "CET-1CEST,M0.5.0,M10.5.0",
    "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.0.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,M3.5.7,M10.5.0",
    "CET-1CEST,M3.5,M10.5.0",
    "CET-1CEST,J0,M10.5.0",
    "CET-1CEST,J366,M10.5.0",
    "CET-1CEST,366,M10.5.0",
    "CET-1CEST,-1,M10.5.0",
    "CET-1CEST,M3.5.0/168,M10.5.0",
    "CET-1CEST,M3.5.0/-168,M10.5.0",
    "CET-1CEST,M3.5.0/,M10.5.0",
    "CET-1CEST,M3.5.0/2:60,M10.5.0",
    "CET-1CEST,M3.5.0/0002,M10.5.0",
    "CET-99999999999999999999",
    "<+03-3",
    "<+03>",
    "<+3>-3",
    "<>-3",
    "<+0\xC3\xA9>-3",
    "+03-3",
    "C3T-1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (footers); i++)
    {
      RapZoneRule rule;

      g_test_message ("%s", footers[i]);
      g_assert_false (rap_zone_parse_footer (footers[i], &rule));
      g_assert_null (rule.std_name);
      g_assert_null (rule.dst_name);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    RapZoneDate date;
    int year;
    const char *wall;
  } cases[] = {
    { { 'M', 3, 5, 0, 7200 }, 2026, "2026-03-29T02:00" },
    { { 'M', 10, 5, 0, 10800 }, 2027, "2027-10-31T03:00" },
    { { 'M', 12, 5, 5, 0 }, 2027, "2027-12-31T00:00" },
    { { 'M', 2, 5, 4, 0 }, 2024, "2024-02-29T00:00" },
    { { 'M', 2, 5, 6, 0 }, 2025, "2025-02-22T00:00" },
    { { 'M', 3, 1, 0, 0 }, 2026, "2026-03-01T00:00" },
    { { 'M', 3, 2, 0, 0 }, 2026, "2026-03-08T00:00" },
    { { 'M', 3, 1, 6, 0 }, 2026, "2026-03-07T00:00" },
    { { 'M', 3, 4, 4, 50 * 3600 }, 2026, "2026-03-28T02:00" },
    { { 'M', 3, 5, 0, -3600 }, 2026, "2026-03-28T23:00" },
    { { 'J', 0, 0, 59, 0 }, 2024, "2024-02-28T00:00" },
    { { 'J', 0, 0, 60, 0 }, 2024, "2024-03-01T00:00" },
    { { 'J', 0, 0, 60, 0 }, 2025, "2025-03-01T00:00" },
    { { 'J', 0, 0, 365, 0 }, 2024, "2024-12-31T00:00" },
    { { '0', 0, 0, 0, 0 }, 2024, "2024-01-01T00:00" },
    { { '0', 0, 0, 59, 0 }, 2024, "2024-02-29T00:00" },
    { { '0', 0, 0, 59, 0 }, 2025, "2025-03-01T00:00" },
    { { '0', 0, 0, 365, 0 }, 2024, "2024-12-31T00:00" },
    { { '0', 0, 0, 0, -3600 }, 2024, "2023-12-31T23:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wall
          = rap_local_format (rap_zone_date_in_year (&cases[i].date, cases[i].year));

      g_assert_cmpstr (wall, ==, cases[i].wall);
    }
}

static int
offset_at (const RapZoneRule *rule, gint64 instant)
{
  return _rap_zone_rule_is_dst (rule, instant) ? rule->dst_offset : rule->std_offset;
}

static void
assert_agrees_with_libc (const RapZoneRule *rule, const char *footer, gint64 instant)
{
  time_t seconds = (time_t)instant;
  struct tm tm;

  localtime_r (&seconds, &tm);
  if (offset_at (rule, instant) != tm.tm_gmtoff
      || _rap_zone_rule_is_dst (rule, instant) != tm.tm_isdst)
    g_error ("%s at %" G_GINT64_FORMAT ": %d, the C library has %ld", footer, instant,
             offset_at (rule, instant), tm.tm_gmtoff);
}

/* The C library reads the same text from `$TZ`. */
static void
test_agrees_with_the_c_library (void)
{
  static const char *const footers[] = {
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "IST-1GMT0,M10.5.0,M3.5.0/1",
    "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
    "EET-2EEST,M3.4.4/50,M10.4.4/50",
    "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
    "EET-2EEST,M4.5.5/0,M10.5.4/24",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
    "NST3:30NDT,M3.2.0,M11.1.0",
    "<+03>-3",
    "AAA1BBB,J60/2,J300/2",
    "AAA1BBB,59/2,299/2",
    "AAA-1BBB,J300,J60",
  };
  const gint64 start = rap_local_make (2024, 1, 1, 0, 0, 0);
  const gint64 end = rap_local_make (2064, 1, 1, 0, 0, 0);
  g_autofree char *tz = g_strdup (g_getenv ("TZ"));

  for (gsize i = 0; i < G_N_ELEMENTS (footers); i++)
    {
      g_auto (RapZoneRule) rule = { 0 };
      gint64 change = start;

      g_assert_true (rap_zone_parse_footer (footers[i], &rule));
      g_setenv ("TZ", footers[i], TRUE);
      tzset ();
      for (gint64 at = start; at < end; at += 3 * 3600)
        assert_agrees_with_libc (&rule, footers[i], at);
      while (_rap_zone_rule_next_change (&rule, change, end, &change))
        for (gint64 at = change - 1; at <= change + 1; at++)
          assert_agrees_with_libc (&rule, footers[i], at);
    }
  if (tz != NULL)
    g_setenv ("TZ", tz, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

/* The forms of RFC 9636 §3.3.2 for a daylight saving time that never ends. */
static void
test_all_year (void)
{
  static const char *const footers[] = { "XXX3EDT4,0/0,J365/23", "XXX-2<-01>1,0/0,J365/21" };
  const gint64 start = rap_local_make (2020, 1, 1, 0, 0, 0);
  const gint64 end = rap_local_make (2030, 1, 1, 0, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (footers); i++)
    {
      g_auto (RapZoneRule) rule = { 0 };
      gint64 change = 42;

      g_assert_true (rap_zone_parse_footer (footers[i], &rule));
      for (gint64 at = start; at < end; at += 600)
        g_assert_true (_rap_zone_rule_is_dst (&rule, at));
      g_assert_false (_rap_zone_rule_next_change (&rule, start, G_MAXINT64, &change));
      g_assert_cmpint (change, ==, 42);
    }
}

/* Any text that is read as a rule can be applied; the changes that it tells are changes. */
static void
test_random_text (void)
{
  static const char *const pieces[]
      = { "CET", "<+03>", "<-0330>", "-1",  "5",  "+3:30", "-12:45:30",  ",", "M3.5.0", "M10.1.6",
          "J60", "J1",    "0",       "365", "/2", "/-167", "/167:59:59", "M", ".",      "<" };
  guint n_read = 0;

  for (int i = 0; i < 300000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (RapZoneRule) rule = { 0 };
      gint64 change = 0;

      if (g_test_rand_bit ())
        /* Half of them start well, so that many go through. */
        g_string_append_printf (text, "%s%s%s%s,", pieces[g_test_rand_int_range (0, 3)],
                                pieces[g_test_rand_int_range (3, 7)],
                                pieces[g_test_rand_int_range (0, 3)],
                                g_test_rand_bit () ? "" : pieces[g_test_rand_int_range (3, 7)]);
      for (int n = g_test_rand_int_range (0, 7); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, (gint32)G_N_ELEMENTS (pieces))]);
      if (!rap_zone_parse_footer (text->str, &rule))
        continue;

      n_read++;
      for (int n = 0; n < 4 && _rap_zone_rule_next_change (&rule, change, G_MAXINT64, &change); n++)
        g_assert_cmpint (offset_at (&rule, change - 1), !=, offset_at (&rule, change));
    }
  g_test_message ("%u were rules", n_read);
  g_assert_cmpuint (n_read, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone rule/a footer is taken apart", test_parts);
  g_test_add_func ("/zone rule/what is no footer is refused", test_refused);
  g_test_add_func ("/zone rule/dates fall on the right day of each year", test_dates);
  g_test_add_func ("/zone rule/the C library reads the same from a footer",
                   test_agrees_with_the_c_library);
  g_test_add_func ("/zone rule/daylight saving time can last all year", test_all_year);
  g_test_add_func ("/zone rule/random text is refused or a rule that works", test_random_text);
  return g_test_run ();
}
