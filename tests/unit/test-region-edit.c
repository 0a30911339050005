/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/entity.h"
#include "core/member.h"
#include "core/region-edit.h"
#include "core/term.h"
#include "core/weekend-rule.h"

#define REGION 2
#define MEMBER 9

static gint64 last_id;

static RapLocal
day (const char *date)
{
  RapLocal midnight;

  g_assert_true (rap_local_parse_date (date, &midnight));
  return midnight;
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_term (GPtrArray *terms, gint64 region, const char *from, const char *until)
{
  RapRecord *term = rap_record_new (RAP_KIND_TERM);

  rap_record_set_id (term, ++last_id);
  rap_record_set_integer (term, RAP_TERM_REGION, region);
  rap_record_set_text (term, RAP_TERM_START_DATE, from);
  rap_record_set_text (term, RAP_TERM_END_DATE, until);
  g_ptr_array_add (terms, term);
}

static void
assert_new_term (GPtrArray *terms, const char *today, const char *from, const char *state)
{
  g_autofree char *uid = NULL;
  g_autoptr (RapChangeSet) changes = rap_region_add_term (terms, REGION, day (today), &uid);
  const RapChange *change = rap_change_set_get (changes, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rap_change_set_size (changes), ==, 1);
  g_assert_cmpint (change->op, ==, RAP_CHANGE_INSERT);
  g_assert_cmpstr (rap_record_uid (change->record), ==, uid);
  g_assert_cmpint (rap_record_integer (change->record, RAP_TERM_REGION), ==, REGION);
  g_assert_cmpstr (rap_record_text (change->record, RAP_TERM_START_DATE), ==, from);
  g_assert_cmpstr (rap_record_text (change->record, RAP_TERM_STATE), ==, state);
  g_assert_true (rap_record_validate (change->record, NULL, &error));
  g_assert_no_error (error);
}

static void
test_term_follows (void)
{
  g_autoptr (GPtrArray) terms = new_records ();

  assert_new_term (terms, "2026-05-20", "2026-05-20", "in-office");
  add_term (terms, REGION, "2022-07-01", "2024-06-30");
  add_term (terms, REGION, "2024-07-01", "2026-06-30");
  add_term (terms, REGION + 1, "2024-07-01", "2029-06-30");
  assert_new_term (terms, "2026-05-20", "2026-07-01", "nominated");
  assert_new_term (terms, "2026-07-12", "2026-07-01", "in-office");
}

static void
test_term_after_an_open_one (void)
{
  g_autoptr (GPtrArray) terms = new_records ();

  add_term (terms, REGION, "2018-07-01", "2020-06-30");
  add_term (terms, REGION, "2020-07-01", "");
  assert_new_term (terms, "2026-05-20", "", "nominated");
}

static RapRecord *
add_rule (GPtrArray *rules, const char *from, const char *until)
{
  RapRecord *rule = rap_record_new (RAP_KIND_WEEKEND_RULE);

  rap_record_set_id (rule, ++last_id);
  rap_record_set_integer (rule, RAP_WEEKEND_RULE_MEMBER, MEMBER);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_FROM_DATE, from);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_UNTIL_DATE, until);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_REST_DAYS, "fri,sat");
  g_ptr_array_add (rules, rule);
  return rule;
}

static void
test_rule_ends_the_one_before (void)
{
  g_autoptr (GPtrArray) rules = new_records ();
  RapRecord *before = add_rule (rules, "2006-09-01", "");
  g_autofree char *uid = NULL;
  g_autoptr (RapChangeSet) changes =
    rap_region_add_weekend_rule (rules, MEMBER, day ("2022-01-01"), &uid);
  const RapChange *insert = rap_change_set_get (changes, 0);
  const RapChange *update;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (rap_change_set_size (changes), ==, 2);
  g_assert_cmpint (insert->op, ==, RAP_CHANGE_INSERT);
  g_assert_cmpstr (rap_record_uid (insert->record), ==, uid);
  g_assert_cmpstr (rap_record_text (insert->record, RAP_WEEKEND_RULE_FROM_DATE), ==, "2022-01-01");
  g_assert_true (rap_record_validate (insert->record, NULL, &error));
  g_assert_no_error (error);
  update = rap_change_set_get (changes, 1);
  g_assert_cmpint (update->op, ==, RAP_CHANGE_UPDATE);
  g_assert_cmpint (update->id, ==, rap_record_id (before));
  g_assert_cmpstr (rap_record_text (update->record, RAP_WEEKEND_RULE_UNTIL_DATE), ==,
                   "2021-12-31");
  g_assert_cmphex (update->fields, ==, G_GUINT64_CONSTANT (1) << RAP_WEEKEND_RULE_UNTIL_DATE);
}

static void
test_rule_leaves_others_alone (void)
{
  g_autoptr (GPtrArray) rules = new_records ();
  g_autofree char *first_uid = NULL;
  g_autofree char *second_uid = NULL;
  g_autoptr (RapChangeSet) first = NULL;
  g_autoptr (RapChangeSet) second = NULL;

  add_rule (rules, "2006-09-01", "2021-12-31");
  first = rap_region_add_weekend_rule (rules, MEMBER, day ("2022-01-01"), &first_uid);
  g_assert_cmpuint (rap_change_set_size (first), ==, 1);
  /* One that began the same day cannot end the day before. */
  second = rap_region_add_weekend_rule (rules, MEMBER, day ("2006-09-01"), &second_uid);
  g_assert_cmpuint (rap_change_set_size (second), ==, 1);
}

static void
test_entity (void)
{
  g_autofree char *uid = NULL;
  g_autoptr (RapChangeSet) changes = rap_region_add_entity (REGION, "rcl", &uid);
  const RapChange *insert = rap_change_set_get (changes, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (rap_record_uid (insert->record), ==, uid);
  g_assert_cmpstr (rap_record_text (insert->record, RAP_ENTITY_KIND), ==, "rcl");
  g_assert_cmpstr (rap_record_text (insert->record, RAP_ENTITY_NAME_EN), ==,
                   "Regional Customs Laboratory");
  g_assert_cmpint (rap_record_integer (insert->record, RAP_ENTITY_REGION), ==, REGION);
  g_assert_true (rap_record_validate (insert->record, NULL, &error));
  g_assert_no_error (error);
}

static void
test_member (void)
{
  g_autofree char *uid = NULL;
  g_autoptr (RapChangeSet) changes = rap_region_add_member (REGION, &uid);
  const RapChange *insert = rap_change_set_get (changes, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (rap_record_uid (insert->record), ==, uid);
  g_assert_cmpint (rap_record_integer (insert->record, RAP_MEMBER_REGION), ==, REGION);
  g_assert_true (rap_record_validate (insert->record, NULL, &error));
  g_assert_no_error (error);
}

static void
test_confirm (void)
{
  g_autoptr (RapRecord) entity = rap_record_new (RAP_KIND_ENTITY);
  g_autoptr (RapChangeSet) changes = NULL;
  g_autoptr (RapChangeSet) again = NULL;
  const RapChange *update;

  rap_record_set_id (entity, 5);
  rap_record_set_integer (entity, RAP_ENTITY_UNCONFIRMED, 1);
  changes = rap_region_confirm (entity, "Suva");
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Confirm “Suva”");
  g_assert_cmpuint (rap_change_set_size (changes), ==, 1);
  update = rap_change_set_get (changes, 0);
  g_assert_cmphex (update->fields, ==, G_GUINT64_CONSTANT (1) << RAP_ENTITY_UNCONFIRMED);
  g_assert_cmpint (rap_record_integer (update->record, RAP_ENTITY_UNCONFIRMED), ==, 0);
  g_assert_cmpint (rap_record_integer (entity, RAP_ENTITY_UNCONFIRMED), ==, 1);

  again = rap_region_confirm (update->record, "Suva");
  g_assert_true (rap_change_set_is_empty (again));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region-edit/a new term begins when the last one ends", test_term_follows);
  g_test_add_func ("/region-edit/a new term after one without a last day has no first day yet",
                   test_term_after_an_open_one);
  g_test_add_func ("/region-edit/a new weekend rule ends the one before it",
                   test_rule_ends_the_one_before);
  g_test_add_func ("/region-edit/a new weekend rule leaves alone what ends by itself",
                   test_rule_leaves_others_alone);
  g_test_add_func ("/region-edit/a new entity is of the region and the kind", test_entity);
  g_test_add_func ("/region-edit/a new member is of the region", test_member);
  g_test_add_func ("/region-edit/confirming takes the mark away and nothing else", test_confirm);
  return g_test_run ();
}
