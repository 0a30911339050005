/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/weekend-rule.h"

#define EMIRATES 7

static gint64 last_id;

static RapRecord *
add_rule (GPtrArray *rules, gint64 member, const char *from, const char *until, const char *rest,
          const char *half)
{
  RapRecord *rule = rap_record_new (RAP_KIND_WEEKEND_RULE);

  rap_record_set_id (rule, ++last_id);
  rap_record_set_integer (rule, RAP_WEEKEND_RULE_MEMBER, member);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_FROM_DATE, from);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_UNTIL_DATE, until);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_REST_DAYS, rest);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_HALF_DAYS, half);
  g_ptr_array_add (rules, rule);
  return rule;
}

static GPtrArray *
new_rules (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static RapRecord *
on (GPtrArray *rules, const char *date)
{
  RapLocal day;

  g_assert_true (rap_local_parse_date (date, &day));
  return rap_weekend_rule_in_force (rules, EMIRATES, day);
}

/* The Emirates: Thursday and Friday until 2006, Friday and Saturday until 2021, since then Saturday
 * and Sunday with half of Friday. */
static void
test_dated_rules (void)
{
  g_autoptr (GPtrArray) rules = new_rules ();
  RapRecord *third = add_rule (rules, EMIRATES, "2022-01-01", "", "sat,sun", "fri");
  RapRecord *first = add_rule (rules, EMIRATES, "", "2006-08-31", "thu,fri", "");
  RapRecord *second = add_rule (rules, EMIRATES, "2006-09-01", "2021-12-31", "fri,sat", "");

  add_rule (rules, EMIRATES + 1, "", "", "sun", "");
  g_assert_true (on (rules, "1990-01-01") == first);
  g_assert_true (on (rules, "2006-08-31") == first);
  g_assert_true (on (rules, "2006-09-01") == second);
  g_assert_true (on (rules, "2021-12-31") == second);
  g_assert_true (on (rules, "2022-01-01") == third);
  g_assert_true (on (rules, "2150-01-01") == third);
}

static void
test_no_rule_for_the_day (void)
{
  g_autoptr (GPtrArray) rules = new_rules ();

  g_assert_null (on (rules, "2020-01-01"));
  add_rule (rules, EMIRATES, "2006-09-01", "2021-12-31", "fri,sat", "");
  g_assert_null (on (rules, "2006-08-31"));
  g_assert_null (on (rules, "2022-01-01"));
}

static void
test_the_later_rule_replaces (void)
{
  g_autoptr (GPtrArray) rules = new_rules ();
  RapRecord *always = add_rule (rules, EMIRATES, "", "", "fri,sat", "");
  RapRecord *later = add_rule (rules, EMIRATES, "2022-01-01", "", "sat,sun", "fri");

  g_assert_true (on (rules, "2021-12-31") == always);
  g_assert_true (on (rules, "2022-01-01") == later);
}

static void
test_sorts (void)
{
  static const struct
  {
    const char *rest;
    const char *half;
    RapWeekend sort;
    const char *words;
  } cases[] = {
    { "sat,sun", "", RAP_WEEKEND_SAT_SUN, "Saturday and Sunday" },
    { "sat,sun", "fri", RAP_WEEKEND_SAT_SUN_HALF, "Saturday and Sunday, half of Friday" },
    { "fri,sat", "", RAP_WEEKEND_FRI_SAT, "Friday and Saturday" },
    { "fri,sat", "thu", RAP_WEEKEND_FRI_SAT, "Friday and Saturday, half of Thursday" },
    { "fri", "thu", RAP_WEEKEND_OTHER, "Friday, half of Thursday" },
    { "fri,sun", "", RAP_WEEKEND_OTHER, "Friday and Sunday" },
    { "thu,fri,sat", "", RAP_WEEKEND_OTHER, "Thursday, Friday and Saturday" },
    { "sun", "", RAP_WEEKEND_OTHER, "Sunday" },
  };
  g_autoptr (GPtrArray) rules = new_rules ();
  g_autofree char *none = rap_weekend_rule_words (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapRecord *rule = add_rule (rules, EMIRATES, "", "", cases[i].rest, cases[i].half);
      g_autofree char *words = rap_weekend_rule_words (rule);

      g_assert_cmpint (rap_weekend_rule_sort (rule), ==, cases[i].sort);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpint (rap_weekend_rule_sort (NULL), ==, RAP_WEEKEND_UNKNOWN);
  g_assert_cmpstr (none, ==, "not recorded");
}

static void
test_history_is_latest_first (void)
{
  g_autoptr (GPtrArray) rules = new_rules ();
  RapRecord *first = add_rule (rules, EMIRATES, "", "2006-08-31", "thu,fri", "");
  RapRecord *third = add_rule (rules, EMIRATES, "2022-01-01", "", "sat,sun", "fri");
  RapRecord *second = add_rule (rules, EMIRATES, "2006-09-01", "2021-12-31", "fri,sat", "");
  g_autoptr (GPtrArray) history = NULL;

  add_rule (rules, EMIRATES + 1, "", "", "sun", "");
  history = rap_weekend_rule_history (rules, EMIRATES);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_true (history->pdata[0] == third);
  g_assert_true (history->pdata[1] == second);
  g_assert_true (history->pdata[2] == first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weekend-rule/the rule of the day is in force, both ends may be open",
                   test_dated_rules);
  g_test_add_func ("/weekend-rule/a day that no rule covers has none", test_no_rule_for_the_day);
  g_test_add_func ("/weekend-rule/where two claim a day the later one has replaced the other",
                   test_the_later_rule_replaces);
  g_test_add_func ("/weekend-rule/kinds of weekend and their words", test_sorts);
  g_test_add_func ("/weekend-rule/the history has the latest first", test_history_is_latest_first);
  return g_test_run ();
}
