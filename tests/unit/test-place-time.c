/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/place-time.h"

/* 2026-03-01T09:00Z and, in summer, 2026-07-15T17:10Z. */
#define WINTER G_GINT64_CONSTANT (1772355600)
#define SUMMER G_GINT64_CONSTANT (1784135400)

static void
assert_place (const char *there, const char *here, gint64 instant, const char *clock,
              const char *offset, int ahead)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapZone) place = rap_zone_get (there, &error);
  g_autoptr (RapZone) base = rap_zone_get (here, &error);
  g_autofree char *clock_words = NULL;
  g_autofree char *offset_words = NULL;
  RapPlaceTime time;

  g_assert_no_error (error);
  time = rap_place_time (place, base, instant);
  clock_words = rap_place_time_clock (&time);
  offset_words = rap_place_time_offset (&time);
  g_assert_cmpstr (clock_words, ==, clock);
  g_assert_cmpstr (offset_words, ==, offset);
  g_assert_cmpint (time.ahead, ==, ahead);
}

static void
test_hours_and_minutes (void)
{
  assert_place ("Africa/Nairobi", "Europe/Brussels", WINTER, "12:00", "+2", 2 * 3600);
  assert_place ("Africa/Nairobi", "Europe/Brussels", SUMMER, "20:10", "+1", 3600);
  assert_place ("Asia/Kathmandu", "UTC", WINTER, "14:45", "+5:45", 20700);
  assert_place ("Asia/Kathmandu", "Europe/Brussels", WINTER, "14:45", "+4:45", 17100);
  assert_place ("America/St_Johns", "UTC", WINTER, "05:30", "−3:30", -12600);
  assert_place ("Europe/Brussels", "Europe/Brussels", SUMMER, "19:10", "0", 0);
  assert_place ("Africa/Abidjan", "UTC", SUMMER, "17:10", "0", 0);
}

static void
test_other_days (void)
{
  assert_place ("Pacific/Auckland", "Europe/Brussels", SUMMER, "05:10 tomorrow", "+10", 36000);
  assert_place ("Pacific/Apia", "America/Los_Angeles", SUMMER, "06:10 tomorrow", "+20", 72000);
  assert_place ("America/Los_Angeles", "Pacific/Apia", SUMMER, "10:10 yesterday", "−20", -72000);
  assert_place ("Pacific/Kiritimati", "Pacific/Niue", SUMMER, "07:10 tomorrow", "+25", 90000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-time/clock and difference, with minutes where there are some",
                   test_hours_and_minutes);
  g_test_add_func ("/place-time/it is tomorrow there, or still yesterday", test_other_days);
  return g_test_run ();
}
