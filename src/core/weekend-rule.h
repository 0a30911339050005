/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "zone.h"

G_BEGIN_DECLS

/* Indexes of the fields of a weekend rule, in the order of the table's columns. */
enum
{
  RAP_WEEKEND_RULE_MEMBER,
  RAP_WEEKEND_RULE_FROM_DATE,
  RAP_WEEKEND_RULE_UNTIL_DATE,
  RAP_WEEKEND_RULE_REST_DAYS,
  RAP_WEEKEND_RULE_HALF_DAYS,
  RAP_WEEKEND_RULE_NOTE,
  RAP_WEEKEND_RULE_SOURCE,
  RAP_WEEKEND_RULE_AS_OF,
  RAP_WEEKEND_RULE_UNCONFIRMED,
  RAP_WEEKEND_RULE_N_FIELDS,
};

#define RAP_TYPE_WEEKEND_RULE (rap_weekend_rule_get_type ())
G_DECLARE_FINAL_TYPE (RapWeekendRule, rap_weekend_rule, RAP, WEEKEND_RULE, RapRecord)

/**
 * RapWeekend:
 * @RAP_WEEKEND_UNKNOWN: no rule is in force
 * @RAP_WEEKEND_SAT_SUN: Saturday and Sunday
 * @RAP_WEEKEND_SAT_SUN_HALF: the same, and half of another day
 * @RAP_WEEKEND_FRI_SAT: Friday and Saturday, with or without half of another day
 * @RAP_WEEKEND_OTHER: any other days
 *
 * Kinds of weekend, as far as they decide on which days a meeting costs its delegates their rest.
 */
typedef enum
{
  RAP_WEEKEND_UNKNOWN,
  RAP_WEEKEND_SAT_SUN,
  RAP_WEEKEND_SAT_SUN_HALF,
  RAP_WEEKEND_FRI_SAT,
  RAP_WEEKEND_OTHER,
} RapWeekend;
#define RAP_N_WEEKENDS (RAP_WEEKEND_OTHER + 1)

RapRecord *rap_weekend_rule_in_force (GPtrArray *rules, gint64 member, RapLocal day);
/* @rule may be %NULL. */
RapWeekend rap_weekend_rule_sort (RapRecord *rule);
/* "Saturday and Sunday, half of Friday"; %NULL gives "not recorded". (transfer full) */
char *rap_weekend_rule_words (RapRecord *rule) G_GNUC_WARN_UNUSED_RESULT;
/* The rules of the member, the latest first. (transfer container) (element-type RapRecord) */
GPtrArray *rap_weekend_rule_history (GPtrArray *rules, gint64 member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
