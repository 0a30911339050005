/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/term.h"
#include "core/vice-chair.h"

#define REGION 3

static gint64 last_id;

static RapRecord *
add_term (GPtrArray *terms, gint64 region, const char *holder, const char *from, const char *until,
          const char *state)
{
  RapRecord *term = rap_record_new (RAP_KIND_TERM);

  rap_record_set_id (term, ++last_id);
  rap_record_set_integer (term, RAP_TERM_REGION, region);
  rap_record_set_text (term, RAP_TERM_HOLDER, holder);
  rap_record_set_text (term, RAP_TERM_START_DATE, from);
  rap_record_set_text (term, RAP_TERM_END_DATE, until);
  rap_record_set_text (term, RAP_TERM_STATE, state);
  g_ptr_array_add (terms, term);
  return term;
}

static GPtrArray *
new_terms (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static RapLocal
day (const char *date)
{
  RapLocal midnight;

  g_assert_true (rap_local_parse_date (date, &midnight));
  return midnight;
}

static RapViceChair
on (GPtrArray *terms, const char *date)
{
  RapViceChair chair;

  rap_vice_chair_find (terms, REGION, day (date), &chair);
  return chair;
}

static void
assert_words (GPtrArray *terms, const char *date, const char *expected)
{
  RapViceChair chair = on (terms, date);
  g_autofree char *words = rap_vice_chair_words (&chair);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_first_and_last_day_belong (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *australia =
    add_term (terms, REGION, "Australia", "2022-07-01", "2024-06-30", "handed-over");
  RapRecord *hong_kong =
    add_term (terms, REGION, "Hong Kong", "2024-07-01", "2026-06-30", "in-office");

  add_term (terms, REGION + 1, "elsewhere", "2025-01-01", "2027-12-31", "in-office");
  g_assert_true (on (terms, "2024-06-30").now == australia);
  g_assert_null (on (terms, "2024-06-30").before);
  g_assert_true (on (terms, "2024-06-30").next == hong_kong);
  g_assert_true (on (terms, "2024-07-01").now == hong_kong);
  g_assert_true (on (terms, "2024-07-01").before == australia);
  g_assert_null (on (terms, "2024-07-01").next);
  g_assert_true (on (terms, "2026-06-30").now == hong_kong);
  g_assert_null (on (terms, "2026-07-01").now);
  g_assert_true (on (terms, "2026-07-01").before == hong_kong);
  g_assert_null (on (terms, "2022-06-30").now);
  g_assert_null (on (terms, "2022-06-30").before);
  g_assert_true (on (terms, "2022-06-30").next == australia);
}

static void
test_warning_begins_sixty_days_before (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();

  add_term (terms, REGION, "Hong Kong", "2024-07-01", "2026-06-30", "in-office");
  g_assert_cmpint (on (terms, "2026-04-30").state, ==, RAP_VICE_CHAIR_IN_OFFICE);
  g_assert_cmpint (on (terms, "2026-04-30").days, ==, 61);
  g_assert_cmpint (on (terms, "2026-05-01").state, ==, RAP_VICE_CHAIR_ENDING);
  g_assert_cmpint (on (terms, "2026-05-01").days, ==, 60);
  g_assert_cmpint (on (terms, "2026-06-30").state, ==, RAP_VICE_CHAIR_ENDING);
  g_assert_cmpint (on (terms, "2026-06-30").days, ==, 0);
  g_assert_cmpint (on (terms, "2026-07-01").state, ==, RAP_VICE_CHAIR_ENDED);
  g_assert_cmpint (on (terms, "2026-07-01").days, ==, 1);
}

static void
test_warning_in_words (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();

  assert_words (terms, "2026-05-20", "no Vice-Chair recorded");
  add_term (terms, REGION, "Hong Kong", "2024-07-01", "2026-06-30", "in-office");
  assert_words (terms, "2025-06-30", "ends in 365 days");
  assert_words (terms, "2026-05-20", "ends in 41 days, no successor recorded");
  assert_words (terms, "2026-06-29", "ends tomorrow, no successor recorded");
  assert_words (terms, "2026-06-30", "ends today, no successor recorded");
  assert_words (terms, "2026-07-01", "ended yesterday, no successor recorded");
  assert_words (terms, "2026-07-12", "ended 12 days ago, no successor recorded");

  add_term (terms, REGION, "somebody", "2026-09-01", "", "nominated");
  assert_words (terms, "2026-05-20", "ends in 41 days, a successor is recorded");
  assert_words (terms, "2026-07-12", "ended 12 days ago, the successor is not in office yet");
  /* The Council has not decided, whatever the calendar says. */
  assert_words (terms, "2026-09-01", "ended 63 days ago, the successor is not in office yet");
}

static void
test_only_ending_and_ended_warn (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapViceChair chair = on (terms, "2026-01-01");

  g_assert_false (rap_vice_chair_warns (&chair));
  add_term (terms, REGION, "Hong Kong", "2024-07-01", "2026-06-30", "in-office");
  chair = on (terms, "2026-01-01");
  g_assert_false (rap_vice_chair_warns (&chair));
  chair = on (terms, "2026-06-01");
  g_assert_true (rap_vice_chair_warns (&chair));
  chair = on (terms, "2026-12-01");
  g_assert_true (rap_vice_chair_warns (&chair));
}

static void
test_elapsed_part (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapViceChair chair;
  g_autofree char *words = NULL;

  /* 2023 has 365 days: the first is 0 of them, the last 364 of them. */
  add_term (terms, REGION, "a year", "2023-01-01", "2023-12-31", "in-office");
  g_assert_cmpfloat_with_epsilon (on (terms, "2023-01-01").elapsed, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (on (terms, "2023-03-15").elapsed, 73 / 365., 1e-9);
  g_assert_cmpfloat_with_epsilon (on (terms, "2023-12-31").elapsed, 364 / 365., 1e-9);
  g_assert_cmpfloat_with_epsilon (on (terms, "2024-01-01").elapsed, -1, 1e-9);

  chair = on (terms, "2023-03-15");
  words = rap_vice_chair_elapsed_words (&chair);
  g_assert_cmpstr (words, ==, "20 % of the term is over");
}

static void
test_open_end (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *jordan = add_term (terms, REGION, "Jordan", "2020-07-01", "", "in-office");
  g_autofree char *elapsed = NULL;
  RapViceChair chair = on (terms, "2026-11-23");

  g_assert_true (chair.now == jordan);
  g_assert_cmpint (chair.state, ==, RAP_VICE_CHAIR_OPEN);
  g_assert_cmpint (chair.days, ==, -1);
  g_assert_cmpfloat_with_epsilon (chair.elapsed, -1, 1e-9);
  elapsed = rap_vice_chair_elapsed_words (&chair);
  g_assert_cmpstr (elapsed, ==, "");
  assert_words (terms, "2026-11-23", "end not recorded");
}

static void
test_open_start (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *norway = add_term (terms, REGION, "Norway", "", "2027-06-30", "in-office");
  RapRecord *greece = add_term (terms, REGION, "Greece", "2021-07-01", "2023-06-30", "handed-over");
  RapViceChair chair = on (terms, "2026-11-23");

  g_assert_true (chair.now == norway);
  g_assert_true (chair.before == greece);
  g_assert_cmpint (chair.state, ==, RAP_VICE_CHAIR_IN_OFFICE);
  g_assert_cmpfloat_with_epsilon (chair.elapsed, -1, 1e-9);
}

static void
test_unknown_end_gives_way (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *zimbabwe = add_term (terms, REGION, "Zimbabwe", "2021-07-01", "", "handed-over");
  RapRecord *mauritius;

  /* Handed over on a day nobody wrote down, and nobody after it. */
  g_assert_null (on (terms, "2023-01-01").now);
  g_assert_true (on (terms, "2023-01-01").before == zimbabwe);
  assert_words (terms, "2023-01-01", "ended on a day not recorded, no successor recorded");

  mauritius = add_term (terms, REGION, "Mauritius", "2024-07-01", "", "in-office");
  g_assert_true (on (terms, "2025-05-16").now == mauritius);
  g_assert_true (on (terms, "2025-05-16").before == zimbabwe);
}

static void
test_elected_takes_office_on_the_day (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *elected = add_term (terms, REGION, "elected", "2026-07-01", "2028-06-30", "elected");
  RapRecord *nominated = add_term (terms, REGION, "nominated", "", "", "nominated");

  g_assert_null (on (terms, "2026-06-30").now);
  g_assert_true (on (terms, "2026-06-30").next == elected);
  g_assert_true (on (terms, "2026-07-01").now == elected);
  g_assert_true (on (terms, "2026-07-01").next == nominated);
}

static void
test_any_time_of_the_day (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapViceChair chair;

  add_term (terms, REGION, "Hong Kong", "2024-07-01", "2026-06-30", "in-office");
  rap_vice_chair_find (terms, REGION, day ("2026-06-30") + 86399, &chair);
  g_assert_cmpint (chair.days, ==, 0);
  g_assert_nonnull (chair.now);
}

static void
test_history_is_latest_first (void)
{
  g_autoptr (GPtrArray) terms = new_terms ();
  RapRecord *second = add_term (terms, REGION, "b", "2020-07-01", "2022-06-30", "handed-over");
  RapRecord *nominated = add_term (terms, REGION, "d", "", "", "nominated");
  RapRecord *first = add_term (terms, REGION, "a", "2018-07-01", "2020-06-30", "handed-over");
  RapRecord *third = add_term (terms, REGION, "c", "2022-07-01", "", "in-office");
  g_autoptr (GPtrArray) history = NULL;

  add_term (terms, REGION + 1, "elsewhere", "2021-01-01", "", "in-office");
  history = rap_vice_chair_history (terms, REGION);
  g_assert_cmpuint (history->len, ==, 4);
  g_assert_true (history->pdata[0] == nominated);
  g_assert_true (history->pdata[1] == third);
  g_assert_true (history->pdata[2] == second);
  g_assert_true (history->pdata[3] == first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vice-chair/first and last day belong to the term",
                   test_first_and_last_day_belong);
  g_test_add_func ("/vice-chair/the warning begins sixty days before the last day",
                   test_warning_begins_sixty_days_before);
  g_test_add_func ("/vice-chair/the warning says how many days and whether somebody follows",
                   test_warning_in_words);
  g_test_add_func ("/vice-chair/only what ends or has ended warns", test_only_ending_and_ended_warn);
  g_test_add_func ("/vice-chair/part of the term that is over", test_elapsed_part);
  g_test_add_func ("/vice-chair/a term without a last day goes on", test_open_end);
  g_test_add_func ("/vice-chair/a term without a first day has begun", test_open_start);
  g_test_add_func ("/vice-chair/a term handed over without a day gives way to the next",
                   test_unknown_end_gives_way);
  g_test_add_func ("/vice-chair/who is elected takes office on the day, who is nominated does not",
                   test_elected_takes_office_on_the_day);
  g_test_add_func ("/vice-chair/any time of the day will do", test_any_time_of_the_day);
  g_test_add_func ("/vice-chair/the history has the latest first", test_history_is_latest_first);
  return g_test_run ();
}
