/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

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

G_END_DECLS
