/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/body.h"
#include "core/choices.h"
#include "core/meeting.h"

static RapRecord *
new_meeting (void)
{
  RapRecord *meeting = rap_record_new (RAP_KIND_MEETING);

  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "31st Governing Council");
  rap_record_set_text (meeting, RAP_MEETING_START_DATE, "2025-05-15");
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-05-16");
  rap_record_set_text (meeting, RAP_MEETING_ZONE, "Africa/Johannesburg");
  return meeting;
}

/* Every state of the description has its place in the life-cycle and leads to real states only. */
static void
test_life_cycle (void)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (RAP_KIND_MEETING, &n_fields);

  for (const RapChoice *state = fields[RAP_MEETING_STATE].choices; state->nick != NULL; state++)
    {
      const char *const *next = rap_meeting_next_states (state->nick);

      g_assert_nonnull (next[0]);
      for (guint i = 0; next[i] != NULL; i++)
        {
          g_autoptr (RapRecord) meeting = new_meeting ();
          g_autoptr (GError) error = NULL;

          g_assert_cmpstr (next[i], !=, state->nick);
          g_assert_true (rap_record_parse (meeting, RAP_MEETING_STATE, next[i], &error));
          g_assert_no_error (error);
        }
    }
  g_assert_null (rap_meeting_next_states ("nonsense")[0]);
}

static void
test_event_status (void)
{
  g_autoptr (RapRecord) meeting = new_meeting ();

  g_assert_cmpint (rap_meeting_event_status (meeting), ==, RAP_EVENT_TENTATIVE);
  rap_record_set_text (meeting, RAP_MEETING_STATE, "convened");
  g_assert_cmpint (rap_meeting_event_status (meeting), ==, RAP_EVENT_CONFIRMED);
  g_assert_true (rap_meeting_is_issued (meeting));
  rap_record_set_text (meeting, RAP_MEETING_STATE, "postponed");
  g_assert_cmpint (rap_meeting_event_status (meeting), ==, RAP_EVENT_CANCELLED);
  rap_record_set_text (meeting, RAP_MEETING_STATE, "cancelled");
  g_assert_cmpint (rap_meeting_event_status (meeting), ==, RAP_EVENT_CANCELLED);
}

static void
test_sessions (void)
{
  g_autofree char *single = rap_meeting_next_session ("31");
  g_autofree char *twin = rap_meeting_next_session ("225/226");
  g_autofree char *none = rap_meeting_next_session ("");
  g_autofree char *words = rap_meeting_next_session ("extraordinary");

  g_assert_cmpstr (single, ==, "32");
  g_assert_cmpstr (twin, ==, "227/228");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (words, ==, "");
}

static void
test_titles (void)
{
  g_autoptr (RapRecord) body = rap_record_new (RAP_KIND_BODY);
  g_autofree char *en = NULL;
  g_autofree char *fr = NULL;
  g_autofree char *bare = NULL;

  rap_record_set_text (body, RAP_BODY_NAME_EN, "Governing Council");
  rap_record_set_text (body, RAP_BODY_NAME_FR, "Conseil de gouvernance");
  en = rap_meeting_usual_title (body, "31", "en");
  fr = rap_meeting_usual_title (body, "31", "fr");
  bare = rap_meeting_usual_title (body, "", "en");
  g_assert_cmpstr (en, ==, "31st Governing Council");
  g_assert_cmpstr (fr, ==, "31e session – Conseil de gouvernance");
  g_assert_cmpstr (bare, ==, "Governing Council");
}

static void
test_dates_are_refused (void)
{
  g_autoptr (RapRecord) meeting = new_meeting ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rap_record_validate (meeting, NULL, &error));
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2025-05-14");
  g_assert_false (rap_record_validate (meeting, NULL, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "end-date"));
  g_clear_error (&error);
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, "2027-05-16");
  g_assert_false (rap_record_validate (meeting, NULL, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
}

static void
test_previous_session (void)
{
  static const char *const cases[][2] = {
    { "31", "30" }, { "225/226", "223/224" }, { "1", "" }, { "1/2", "" }, { "", "" }, { "x", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *previous = rap_meeting_previous_session (cases[i][0]);

      g_assert_cmpstr (previous, ==, cases[i][1]);
    }
}

static void
test_last_day_like (void)
{
  g_autoptr (RapRecord) like = rap_record_new (RAP_KIND_MEETING);
  g_autofree char *unknown = NULL;
  g_autofree char *last = NULL;

  unknown = rap_meeting_last_day_like (like, "2026-12-31");
  g_assert_cmpstr (unknown, ==, "2026-12-31");
  rap_record_set_text (like, RAP_MEETING_START_DATE, "2025-05-15");
  rap_record_set_text (like, RAP_MEETING_END_DATE, "2025-05-17");
  last = rap_meeting_last_day_like (like, "2026-12-31");
  g_assert_cmpstr (last, ==, "2027-01-02");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/every-state-leads-to-real-states", test_life_cycle);
  g_test_add_func ("/meeting/state-decides-what-calendars-show", test_event_status);
  g_test_add_func ("/meeting/next-session-counts-on", test_sessions);
  g_test_add_func ("/meeting/usual-title-in-each-language", test_titles);
  g_test_add_func ("/meeting/end-before-start-is-refused", test_dates_are_refused);
  g_test_add_func ("/meeting/the session before", test_previous_session);
  g_test_add_func ("/meeting/as long as another", test_last_day_like);
  return g_test_run ();
}
