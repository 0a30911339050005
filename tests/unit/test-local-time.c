/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/zone.h"

static void
test_reads_and_writes (void)
{
  static const struct
  {
    const char *text;
    RapLocal local;
    const char *formatted;
  } cases[] = {
    { "1970-01-01T00:00", 0, "1970-01-01T00:00" },
    { "1969-12-31T23:59:59", -1, "1969-12-31T23:59" },
    { "2025-05-15 09:30", 1747301400, "2025-05-15T09:30" },
    { "2024-02-29T23:59:59", 1709251199, "2024-02-29T23:59" },
    { "1900-01-01T00:00:00", -2208988800, "1900-01-01T00:00" },
    { "2200-12-31T23:59", 7289654340, "2200-12-31T23:59" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formatted = NULL;
      RapLocal local;

      g_assert_true (rap_local_parse (cases[i].text, &local));
      g_assert_cmpint (local, ==, cases[i].local);
      formatted = rap_local_format (local);
      g_assert_cmpstr (formatted, ==, cases[i].formatted);
    }
}

static void
test_refuses (void)
{
  static const char *const cases[] = {
    NULL,
    "",
    "2025-05-15",
    "2025-05-15T",
    "2025-05-15T9:30",
    "2025-05-15T09:3",
    "2025-05-15T09",
    "2025-05-15T09:30:",
    "2025-05-15T09:30:5",
    "2025-05-15T09:30:60",
    "2025-05-15T09:30:00.5",
    "2025-05-15T09:30Z",
    "2025-05-15T09:30+02:00",
    "2025-05-15t09:30",
    "2025-05-15  09:30",
    " 2025-05-15T09:30",
    "2025-05-15T09:30 ",
    "2025-05-15T24:00",
    "2025-05-15T23:60",
    "2025-02-29T09:30",
    "2025-02-30T09:30",
    "2100-02-29T09:30",
    "2025-04-31T09:30",
    "2025-00-15T09:30",
    "2025-13-15T09:30",
    "2025-05-00T09:30",
    "2025-05-32T09:30",
    "1582-10-10T09:30",
    "1899-12-31T23:59",
    "2201-01-01T00:00",
    "0000-01-01T00:00",
    "-025-05-15T09:30",
    "+025-05-15T09:30",
    "25-05-15T09:30",
    "20250515T0930",
    "2025/05/15T09:30",
    "15.05.2025 09:30",
    "2025-5-15T09:30",
    "２０２５-05-15T09:30",
    "tomorrow",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapLocal local = 42;

      g_test_message ("%s", cases[i] != NULL ? cases[i] : "(null)");
      g_assert_false (rap_local_parse (cases[i], &local));
      g_assert_cmpint (local, ==, 42);
    }
}

static void
test_dates (void)
{
  RapLocal midnight = 42;
  g_autofree char *text = NULL;

  g_assert_true (rap_local_parse_date ("2024-02-29", &midnight));
  g_assert_cmpint (midnight, ==, 1709164800);
  text = rap_local_format_date (midnight + 86399);
  g_assert_cmpstr (text, ==, "2024-02-29");

  midnight = 42;
  g_assert_false (rap_local_parse_date (NULL, &midnight));
  g_assert_false (rap_local_parse_date ("", &midnight));
  g_assert_false (rap_local_parse_date ("2025-02-30", &midnight));
  g_assert_false (rap_local_parse_date ("2025-02-28T00:00", &midnight));
  g_assert_false (rap_local_parse_date ("2025-02-28 ", &midnight));
  g_assert_false (rap_local_parse_date ("1899-12-31", &midnight));
  g_assert_false (rap_local_parse_date ("2201-01-01", &midnight));
  g_assert_cmpint (midnight, ==, 42);
}

static void
test_times (void)
{
  for (int i = 0; i < 24 * 60; i++)
    {
      g_autofree char *text = rap_local_format_time (i * 60 + 59);
      int minutes;

      g_assert_true (rap_local_parse_time (text, &minutes));
      g_assert_cmpint (minutes, ==, i);
    }
  {
    static const char *const cases[]
        = { NULL, "", "24:00", "23:60", "9:30", "09:3", "0930", "09:30:00", "-1:30", " 09:30" };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        int minutes = 42;

        g_assert_false (rap_local_parse_time (cases[i], &minutes));
        g_assert_cmpint (minutes, ==, 42);
      }
  }
}

/* Each day of three centuries, against the calendar of GLib. */
static void
test_every_day_agrees_with_glib (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 1900);
  gint64 day = rap_local_make (1900, 1, 1, 0, 0, 0) / 86400;

  for (; g_date_get_year (date) <= 2200; g_date_add_days (date, 1), day++)
    {
      int year, month, in_month;

      rap_local_fields (day * 86400, &year, &month, &in_month, NULL, NULL, NULL);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, (int)g_date_get_month (date));
      g_assert_cmpint (in_month, ==, g_date_get_day (date));
      g_assert_cmpint (rap_local_make (year, month, in_month, 0, 0, 0), ==, day * 86400);
      g_assert_cmpint (rap_local_weekday (day * 86400), ==, (int)g_date_get_weekday (date));
      g_assert_cmpint (rap_local_weekday (day * 86400 + 86399), ==, (int)g_date_get_weekday (date));
    }
}

static void
test_random_times_come_back (void)
{
  for (int i = 0; i < 200000; i++)
    {
      /* Years about -30,000 to 34,000. */
      RapLocal local = (RapLocal)(g_test_rand_double () * 2e12 - 1e12);
      int year, month, day, hour, minute, second;

      rap_local_fields (local, &year, &month, &day, &hour, &minute, &second);
      g_assert_cmpint (rap_local_make (year, month, day, hour, minute, second), ==, local);
      g_assert_true (month >= 1 && month <= 12 && day >= 1 && day <= 31);
      g_assert_true (hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59);
      g_assert_true (second >= 0 && second <= 59);
    }
}

static void
test_parts_may_run_over (void)
{
  g_assert_cmpint (rap_local_make (2025, 1, 32, 0, 0, 0), ==, rap_local_make (2025, 2, 1, 0, 0, 0));
  g_assert_cmpint (rap_local_make (2024, 3, 0, 0, 0, 0), ==, rap_local_make (2024, 2, 29, 0, 0, 0));
  g_assert_cmpint (rap_local_make (2025, 1, 1, -1, 0, 0), ==,
                   rap_local_make (2024, 12, 31, 23, 0, 0));
  g_assert_cmpint (rap_local_make (2025, 1, 1, 0, 1441, 1), ==,
                   rap_local_make (2025, 1, 2, 0, 1, 1));
}

static void
test_any_number_is_a_time (void)
{
  static const RapLocal extremes[] = { G_MININT64, G_MAXINT64, 0, -1 };

  for (gsize i = 0; i < G_N_ELEMENTS (extremes); i++)
    {
      g_autofree char *text = rap_local_format (extremes[i]);
      int weekday = rap_local_weekday (extremes[i]);

      g_assert_nonnull (text);
      g_assert_true (weekday >= 1 && weekday <= 7);
    }
}

static void
test_offset (void)
{
  static const struct
  {
    int seconds;
    const char *words;
  } cases[] = {
    { 0, "UTC" }, { 7200, "UTC+2" }, { 20700, "UTC+5:45" }, { -12600, "UTC−3:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rap_offset_format (cases[i].seconds);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local time/reads and writes date and time", test_reads_and_writes);
  g_test_add_func ("/local time/refuses what is no date and time", test_refuses);
  g_test_add_func ("/local time/reads and writes dates", test_dates);
  g_test_add_func ("/local time/reads and writes times of day", test_times);
  g_test_add_func ("/local time/every day from 1900 to 2200 is the one GLib knows",
                   test_every_day_agrees_with_glib);
  g_test_add_func ("/local time/random times are put together again from their parts",
                   test_random_times_come_back);
  g_test_add_func ("/local time/parts may run over", test_parts_may_run_over);
  g_test_add_func ("/local time/any number is some time", test_any_number_is_a_time);
  g_test_add_func ("/local-time/an offset in words", test_offset);
  return g_test_run ();
}
