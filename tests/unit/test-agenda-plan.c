/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agenda-fixture.h"
#include "core/agenda-plan.h"

static const RapDaySpan halves[] = {
  { 9 * 60, 12 * 60 + 30 },
  { 14 * 60, 17 * 60 + 30 },
};

static char *
spans_of (RapAgenda *agenda)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sittings->len; i++)
    g_string_append_printf (text, "%s %s/%s\n",
                            rap_record_text (sittings->pdata[i], RAP_SITTING_KIND),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_START),
                            rap_record_text (sittings->pdata[i], RAP_SITTING_END));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_every_day (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");
  g_autofree char *spans = NULL;
  GError *error = NULL;
  RapChangeSet *changes = rap_agenda_fill_days (agenda, halves, G_N_ELEMENTS (halves), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Add 4 sittings");
  agenda = fixture_done (agenda, changes, error);
  spans = spans_of (agenda);
  g_assert_cmpstr (spans, ==,
                   "plenary 2025-05-15T09:00/2025-05-15T12:30\n"
                   "plenary 2025-05-15T14:00/2025-05-15T17:30\n"
                   "plenary 2025-05-16T09:00/2025-05-16T12:30\n"
                   "plenary 2025-05-16T14:00/2025-05-16T17:30\n");
}

static void
test_days_with_sittings_stay (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-05-15", "2025-05-16");
  g_autofree char *spans = NULL;
  GError *error = NULL;

  fixture_sitting (agenda, 10, "2025-05-15T16:00", "2025-05-15T18:00");
  agenda = fixture_done (agenda, rap_agenda_fill_days (agenda, halves, 2, &error), error);
  spans = spans_of (agenda);
  g_assert_cmpstr (spans, ==,
                   "plenary 2025-05-15T16:00/2025-05-15T18:00\n"
                   "plenary 2025-05-16T09:00/2025-05-16T12:30\n"
                   "plenary 2025-05-16T14:00/2025-05-16T17:30\n");
}

static void
test_nothing_to_fill (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-05-15", "2025-05-15");
  GError *error = NULL;

  fixture_sitting (agenda, 10, "2025-05-15T16:00", "2025-05-15T18:00");
  fixture_assert_refused (rap_agenda_fill_days (agenda, halves, 2, &error), &error,
                          RAP_ERROR_INVALID, "already");
}

static void
test_too_many_days (void)
{
  g_autoptr (RapAgenda) most = fixture_agenda ("UTC", "2025-05-01", "2025-05-31");
  g_autoptr (RapAgenda) more = fixture_agenda ("UTC", "2025-05-01", "2025-06-01");
  GError *error = NULL;

  most = fixture_done (most, rap_agenda_fill_days (most, halves, 1, &error), error);
  g_assert_cmpuint (rap_agenda_sittings (most)->len, ==, RAP_MOST_DAYS_FILLED);
  fixture_assert_refused (rap_agenda_fill_days (more, halves, 1, &error), &error,
                          RAP_ERROR_INVALID, "31");
}

static void
test_evening_into_the_next_day (void)
{
  static const RapDaySpan evening[] = { { 20 * 60, 25 * 60 } };
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-12-31", "2025-12-31");
  g_autofree char *spans = NULL;
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_fill_days (agenda, evening, 1, &error), error);
  spans = spans_of (agenda);
  g_assert_cmpstr (spans, ==, "plenary 2025-12-31T20:00/2026-01-01T01:00\n");
}

static void
test_days (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-05-15", "2025-05-17");
  g_autoptr (GArray) days = NULL;
  const char *expected[] = { "2025-05-12T00:00", "2025-05-15T00:00", "2025-05-16T00:00",
                             "2025-05-17T00:00" };

  /* A day with two sittings stands once, a day outside the meeting stands too. */
  fixture_sitting (agenda, 10, "2025-05-16T09:00", "2025-05-16T12:00");
  fixture_sitting (agenda, 11, "2025-05-16T14:00", "2025-05-16T18:00");
  fixture_sitting (agenda, 12, "2025-05-12T23:30", "2025-05-13T01:00");
  days = rap_agenda_days (agenda);
  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpint (g_array_index (days, RapLocal, i), ==, fixture_local (expected[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-plan/every day gets its sittings in one step", test_every_day);
  g_test_add_func ("/agenda-plan/a day that has a sitting is left alone",
                   test_days_with_sittings_stay);
  g_test_add_func ("/agenda-plan/a meeting whose days are full is refused", test_nothing_to_fill);
  g_test_add_func ("/agenda-plan/more days than one fills at once are refused", test_too_many_days);
  g_test_add_func ("/agenda-plan/a span may end on the next day", test_evening_into_the_next_day);
  g_test_add_func ("/agenda-plan/days are those of the meeting and of its sittings", test_days);
  return g_test_run ();
}
