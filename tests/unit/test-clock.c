/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clock.h"

static gint64
real_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
test_fixed_stands_still (void)
{
  g_autoptr (RapClock) clock = rap_clock_new_fixed (-1);

  g_assert_cmpint (rap_clock_now (clock), ==, -1);
  rap_clock_set_fixed (clock, 1000000000000);
  g_assert_cmpint (rap_clock_now (clock), ==, 1000000000000);
}

static void
test_system_is_now (void)
{
  g_autoptr (RapClock) clock = NULL;
  gint64 before;

  g_unsetenv ("RAPPORTEUR_NOW");
  clock = rap_clock_new_system ();
  before = real_seconds ();
  g_assert_cmpint (rap_clock_now (clock), >=, before);
  g_assert_cmpint (rap_clock_now (clock), <=, real_seconds ());

  rap_clock_set_fixed (clock, 7);
  g_assert_cmpint (rap_clock_now (clock), ==, 7);
}

static void
test_environment_fixes_the_system_clock (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
  } cases[] = {
    { "2026-03-01T09:00:00Z", 1772355600 },
    { "2026-03-01T09:00:00", 1772355600 },
    { "2026-03-01T09:00:00+01:00", 1772352000 },
    { "20260301T090000Z", 1772355600 },
    { "1970-01-01T00:00:00Z", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapClock) clock = NULL;

      g_setenv ("RAPPORTEUR_NOW", cases[i].text, TRUE);
      clock = rap_clock_new_system ();
      g_unsetenv ("RAPPORTEUR_NOW");
      g_assert_cmpint (rap_clock_now (clock), ==, cases[i].seconds);
    }
}

static void
test_bad_environment_is_reported (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RapClock) clock = NULL;
      gint64 before = real_seconds ();

      g_setenv ("RAPPORTEUR_NOW", "tomorrow", TRUE);
      clock = rap_clock_new_system ();
      g_assert_cmpint (rap_clock_now (clock), >=, before);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*RAPPORTEUR_NOW*tomorrow*");
}

static void
test_references (void)
{
  RapClock *clock = rap_clock_new_fixed (5);
  RapClock *again = rap_clock_ref (clock);

  rap_clock_unref (clock);
  g_assert_cmpint (rap_clock_now (again), ==, 5);
  rap_clock_unref (again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/a fixed clock stands still until told otherwise",
                   test_fixed_stands_still);
  g_test_add_func ("/clock/the system clock gives the present", test_system_is_now);
  g_test_add_func ("/clock/RAPPORTEUR_NOW fixes the system clock",
                   test_environment_fixes_the_system_clock);
  g_test_add_func ("/clock/a RAPPORTEUR_NOW that is no time is reported and left aside",
                   test_bad_environment_is_reported);
  g_test_add_func ("/clock/lives as long as its last reference", test_references);
  return g_test_run ();
}
