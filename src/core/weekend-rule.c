/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choices.h"
#include "weekend-rule.h"
#include "record-value.h"

/**
 * RapWeekendRule:
 *
 * The rest days of a Member from one date until another; either may be open.
 */
struct _RapWeekendRule
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapWeekendRule, rap_weekend_rule, RAP_TYPE_RECORD)

static const RapField fields[RAP_WEEKEND_RULE_N_FIELDS] = {
  [RAP_WEEKEND_RULE_MEMBER] = { "member", N_("Member"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_MEMBER },
  [RAP_WEEKEND_RULE_FROM_DATE] = { "from-date", N_("From"), RAP_FIELD_DATE },
  [RAP_WEEKEND_RULE_UNTIL_DATE] = { "until-date", N_("Until"), RAP_FIELD_DATE },
  [RAP_WEEKEND_RULE_REST_DAYS] = { "rest-days", N_("Rest days"), RAP_FIELD_FLAGS,
    .flags = RAP_FIELD_REQUIRED, .choices = rap_week_days },
  [RAP_WEEKEND_RULE_HALF_DAYS] = { "half-days", N_("Half days"), RAP_FIELD_FLAGS,
    .choices = rap_week_days },
  [RAP_WEEKEND_RULE_NOTE] = { "note", N_("Note"), RAP_FIELD_TEXT },
  [RAP_WEEKEND_RULE_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_WEEKEND_RULE_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_WEEKEND_RULE_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static gboolean
weekend_rule_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  return rap_record_check_order (self, RAP_WEEKEND_RULE_FROM_DATE, RAP_WEEKEND_RULE_UNTIL_DATE, error);
}

static void
rap_weekend_rule_class_init (RapWeekendRuleClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_WEEKEND_RULE, fields,
                               RAP_WEEKEND_RULE_N_FIELDS, RAP_WEEKEND_RULE_REST_DAYS);
  RAP_RECORD_CLASS (klass)->validate = weekend_rule_validate;
}

static void
rap_weekend_rule_init (RapWeekendRule *self)
{
}
