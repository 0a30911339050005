/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/member-figure.h"
#include "core/member.h"
#include "core/weekend-rule.h"

/* 2026-03-01T09:00Z, 10:00 in Brussels */
#define NOW G_GINT64_CONSTANT (1772355600)

static RapRecord *
new_member (const char *zone, const char *kind)
{
  RapRecord *member = rap_record_new (RAP_KIND_MEMBER);

  rap_record_set_id (member, 1);
  rap_record_set_text (member, RAP_MEMBER_ZONE, zone);
  rap_record_set_text (member, RAP_MEMBER_KIND, kind);
  return member;
}

static void
assert_figure (RapMemberFigure figure, RapRecord *member, const RapMemberView *view,
               const char *band, const char *words)
{
  g_autofree char *own = rap_member_figure_words (figure, member, view);
  guint place = rap_member_figure_band (figure, member, view);

  g_assert_cmpuint (place, <, rap_member_figure_n_bands (figure));
  g_assert_cmpstr (rap_member_figure_band_label (figure, place), ==, band);
  g_assert_cmpstr (own, ==, words);
}

static void
test_hours (void)
{
  static const struct
  {
    const char *zone;
    const char *band;
    const char *words;
  } cases[] = {
    { "Europe/Brussels", "Same time", "10:00" },
    { "Africa/Luanda", "Same time", "10:00" },
    { "Africa/Johannesburg", "Up to 4 h ahead", "11:00 (+1 h)" },
    { "Asia/Kabul", "Up to 4 h ahead", "13:30 (+3:30 h)" },
    { "Asia/Karachi", "4 to 8 h ahead", "14:00 (+4 h)" },
    { "Asia/Kathmandu", "4 to 8 h ahead", "14:45 (+4:45 h)" },
    { "Asia/Tokyo", "8 h or more ahead", "18:00 (+8 h)" },
    { "Africa/Abidjan", "Up to 4 h behind", "09:00 (−1 h)" },
    { "America/Montevideo", "4 to 8 h behind", "06:00 (−4 h)" },
    { "America/Los_Angeles", "8 h or more behind", "01:00 (−9 h)" },
    { "", "Time zone not recorded", "Time zone not recorded" },
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (RapZone) brussels = rap_zone_get ("Europe/Brussels", NULL);
  const RapMemberView view = { rules, brussels, NOW };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapRecord) member = new_member (cases[i].zone, "state");

      assert_figure (RAP_MEMBER_FIGURE_HOURS, member, &view, cases[i].band, cases[i].words);
    }
}

static void
test_kinds (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (RapZone) brussels = rap_zone_get ("Europe/Brussels", NULL);
  const RapMemberView view = { rules, brussels, NOW };
  g_autoptr (RapRecord) state = new_member ("Africa/Luanda", "state");
  g_autoptr (RapRecord) territory = new_member ("Asia/Hong_Kong", "territory");
  g_autoptr (RapRecord) group = new_member ("Europe/Brussels", "union");

  assert_figure (RAP_MEMBER_FIGURE_KIND, state, &view, "State", "State");
  assert_figure (RAP_MEMBER_FIGURE_KIND, territory, &view, "Customs territory",
                 "Customs territory");
  assert_figure (RAP_MEMBER_FIGURE_KIND, group, &view, "Union", "Union");
  rap_record_set_text (state, RAP_MEMBER_STATE, "withdrawn");
  assert_figure (RAP_MEMBER_FIGURE_KIND, state, &view, "Not a Member now", "Not a Member now");
}

static void
test_weekends (void)
{
  static const struct
  {
    const char *rest;
    const char *half;
    const char *band;
    const char *words;
  } cases[] = {
    { "sat,sun", "", "Saturday and Sunday", "Saturday and Sunday" },
    { "sat,sun", "fri", "Saturday, Sunday and half a day", "Saturday and Sunday, half of Friday" },
    { "fri,sat", "", "Friday and Saturday", "Friday and Saturday" },
    { "fri", "", "Other days", "Friday" },
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RapZone) brussels = rap_zone_get ("Europe/Brussels", NULL);
  const RapMemberView view = { rules, brussels, NOW };
  g_autoptr (RapRecord) member = new_member ("Asia/Dubai", "state");
  RapRecord *rule = rap_record_new (RAP_KIND_WEEKEND_RULE);

  assert_figure (RAP_MEMBER_FIGURE_WEEKEND, member, &view, "Not recorded", "not recorded");
  g_ptr_array_add (rules, rule);
  rap_record_set_integer (rule, RAP_WEEKEND_RULE_MEMBER, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rap_record_set_text (rule, RAP_WEEKEND_RULE_REST_DAYS, cases[i].rest);
      rap_record_set_text (rule, RAP_WEEKEND_RULE_HALF_DAYS, cases[i].half);
      assert_figure (RAP_MEMBER_FIGURE_WEEKEND, member, &view, cases[i].band, cases[i].words);
    }
}

/* 2026-03-01T09:00Z is still 28 February in Niue, but 1 March in Brussels. */
static void
test_day_at_the_place (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RapZone) brussels = rap_zone_get ("Europe/Brussels", NULL);
  const RapMemberView view = { rules, brussels, NOW };
  g_autoptr (RapRecord) member = new_member ("Pacific/Niue", "state");
  RapRecord *rule = rap_record_new (RAP_KIND_WEEKEND_RULE);

  g_ptr_array_add (rules, rule);
  rap_record_set_integer (rule, RAP_WEEKEND_RULE_MEMBER, 1);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_FROM_DATE, "2026-03-01");
  rap_record_set_text (rule, RAP_WEEKEND_RULE_REST_DAYS, "sun");
  assert_figure (RAP_MEMBER_FIGURE_WEEKEND, member, &view, "Not recorded", "not recorded");
}

static void
test_titles (void)
{
  g_autofree char *hours = rap_member_figure_title (RAP_MEMBER_FIGURE_HOURS, "Brussels");

  g_assert_cmpstr (hours, ==, "Hours from Brussels");
  for (int figure = 0; figure < RAP_N_MEMBER_FIGURES; figure++)
    {
      g_autofree char *title = rap_member_figure_title (figure, "Brussels");

      g_assert_cmpuint (rap_member_figure_n_bands (figure), <=, RAP_MEMBER_FIGURE_MOST_BANDS);
      g_assert_true (*title != '\0');
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/member-figure/hours from a place fall into bands", test_hours);
  g_test_add_func ("/member-figure/kinds, and who is no Member now", test_kinds);
  g_test_add_func ("/member-figure/weekends by the rule in force", test_weekends);
  g_test_add_func ("/member-figure/the day is that of the member's own place",
                   test_day_at_the_place);
  g_test_add_func ("/member-figure/every figure has a title", test_titles);
  return g_test_run ();
}
