/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/entity.h"
#include "core/member.h"
#include "core/region-summary.h"
#include "core/region.h"
#include "core/term.h"
#include "core/weekend-rule.h"

#define REGION 4
#define MARCH "2026-03-01"

typedef struct
{
  RapRegionTables tables;
  RapRecord *region;
  gint64 last_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray **arrays[] = { &fixture->tables.members, &fixture->tables.rules,
                           &fixture->tables.entities, &fixture->tables.terms };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->region = rap_record_new (RAP_KIND_REGION);
  rap_record_set_id (fixture->region, REGION);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->tables.members);
  g_ptr_array_unref (fixture->tables.rules);
  g_ptr_array_unref (fixture->tables.entities);
  g_ptr_array_unref (fixture->tables.terms);
  g_object_unref (fixture->region);
}

static RapRecord *
add (Fixture *fixture, GPtrArray *array, RapKind kind, guint owner_field, gint64 owner)
{
  RapRecord *record = rap_record_new (kind);

  rap_record_set_id (record, ++fixture->last_id);
  rap_record_set_integer (record, owner_field, owner);
  g_ptr_array_add (array, record);
  return record;
}

static RapRecord *
add_member (Fixture *fixture, gint64 region, const char *kind, const char *state)
{
  RapRecord *member =
    add (fixture, fixture->tables.members, RAP_KIND_MEMBER, RAP_MEMBER_REGION, region);

  rap_record_set_text (member, RAP_MEMBER_KIND, kind);
  rap_record_set_text (member, RAP_MEMBER_STATE, state);
  return member;
}

static RapRegionSummary
summarize (Fixture *fixture)
{
  RapRegionSummary summary;
  RapLocal day;

  g_assert_true (rap_local_parse_date (MARCH, &day));
  rap_region_summarize (fixture->region, &fixture->tables, day, &summary);
  return summary;
}

static void
test_union_is_not_counted (Fixture *fixture, gconstpointer data)
{
  add_member (fixture, REGION, "state", "member");
  add_member (fixture, REGION, "territory", "member");
  add_member (fixture, REGION, "union", "member");
  add_member (fixture, REGION + 1, "state", "member");
  g_assert_cmpuint (summarize (fixture).members, ==, 2);
  g_assert_cmpuint (summarize (fixture).others, ==, 1);
}

static void
test_members_of_the_day (Fixture *fixture, gconstpointer data)
{
  RapRecord *member = add_member (fixture, REGION, "state", "member");

  rap_record_set_text (member, RAP_MEMBER_MEMBER_SINCE, "2026-03-02");
  g_assert_cmpuint (summarize (fixture).members, ==, 0);
  rap_record_set_text (member, RAP_MEMBER_MEMBER_SINCE, MARCH);
  rap_record_set_text (member, RAP_MEMBER_MEMBER_UNTIL, MARCH);
  g_assert_cmpuint (summarize (fixture).members, ==, 1);
  rap_record_set_text (member, RAP_MEMBER_MEMBER_SINCE, "");
  rap_record_set_text (member, RAP_MEMBER_MEMBER_UNTIL, "2026-02-28");
  g_assert_cmpuint (summarize (fixture).members, ==, 0);
  g_assert_cmpuint (summarize (fixture).others, ==, 0);
}

static void
test_states_of_membership (Fixture *fixture, gconstpointer data)
{
  add_member (fixture, REGION, "state", "acceding");
  add_member (fixture, REGION, "state", "inactive");
  add_member (fixture, REGION, "state", "withdrawn");
  g_assert_cmpuint (summarize (fixture).members, ==, 0);
  g_assert_cmpuint (summarize (fixture).others, ==, 2);
}

static void
test_closed_entities (Fixture *fixture, gconstpointer data)
{
  GPtrArray *entities = fixture->tables.entities;

  add (fixture, entities, RAP_KIND_ENTITY, RAP_ENTITY_REGION, REGION);
  rap_record_set_text (add (fixture, entities, RAP_KIND_ENTITY, RAP_ENTITY_REGION, REGION),
                       RAP_ENTITY_STATE, "closed");
  add (fixture, entities, RAP_KIND_ENTITY, RAP_ENTITY_REGION, 0);
  g_assert_cmpuint (summarize (fixture).entities, ==, 1);
}

static void
test_unconfirmed (Fixture *fixture, gconstpointer data)
{
  RapRecord *member = add_member (fixture, REGION, "state", "member");
  RapRecord *other = add_member (fixture, REGION + 1, "state", "member");
  RapRecord *rule = add (fixture, fixture->tables.rules, RAP_KIND_WEEKEND_RULE,
                         RAP_WEEKEND_RULE_MEMBER, rap_record_id (member));
  RapRecord *other_rule = add (fixture, fixture->tables.rules, RAP_KIND_WEEKEND_RULE,
                               RAP_WEEKEND_RULE_MEMBER, rap_record_id (other));
  RapRecord *entity = add (fixture, fixture->tables.entities, RAP_KIND_ENTITY, RAP_ENTITY_REGION,
                           REGION);
  RapRecord *term = add (fixture, fixture->tables.terms, RAP_KIND_TERM, RAP_TERM_REGION, REGION);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpuint (summarize (fixture).unconfirmed, ==, 0);
  rap_record_set_integer (fixture->region, RAP_REGION_UNCONFIRMED, 1);
  rap_record_set_integer (member, RAP_MEMBER_UNCONFIRMED, 1);
  rap_record_set_integer (other, RAP_MEMBER_UNCONFIRMED, 1);
  rap_record_set_integer (rule, RAP_WEEKEND_RULE_UNCONFIRMED, 1);
  rap_record_set_integer (other_rule, RAP_WEEKEND_RULE_UNCONFIRMED, 1);
  rap_record_set_integer (entity, RAP_ENTITY_UNCONFIRMED, 1);
  rap_record_set_integer (term, RAP_TERM_UNCONFIRMED, 1);
  g_assert_cmpuint (summarize (fixture).unconfirmed, ==, 5);
  found = rap_region_unconfirmed (fixture->region, &fixture->tables);
  g_assert_cmpuint (found->len, ==, 5);
  g_assert_true (found->pdata[0] == fixture->region);
  g_assert_true (found->pdata[1] == member);
  g_assert_true (found->pdata[2] == rule);
  g_assert_true (found->pdata[3] == entity);
  g_assert_true (found->pdata[4] == term);
}

static void
test_vice_chair (Fixture *fixture, gconstpointer data)
{
  RapRecord *term = add (fixture, fixture->tables.terms, RAP_KIND_TERM, RAP_TERM_REGION, REGION);

  rap_record_set_text (term, RAP_TERM_START_DATE, "2024-07-01");
  rap_record_set_text (term, RAP_TERM_END_DATE, "2026-04-11");
  g_assert_true (summarize (fixture).vice_chair.now == term);
  g_assert_cmpint (summarize (fixture).vice_chair.days, ==, 41);
}

int
main (int argc, char *argv[])
{
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  TEST ("/region-summary/a union takes part but is not counted", test_union_is_not_counted);
  TEST ("/region-summary/members are those of the day", test_members_of_the_day);
  TEST ("/region-summary/who accedes is no member yet, who withdrew takes no part",
        test_states_of_membership);
  TEST ("/region-summary/closed entities are not counted", test_closed_entities);
  TEST ("/region-summary/unconfirmed facts of the region and of nobody else", test_unconfirmed);
  TEST ("/region-summary/the Vice-Chair of the day", test_vice_chair);
  return g_test_run ();
}
