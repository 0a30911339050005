/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* A rule without a first day has always been. */
static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  RapRecord *rules[2] = { *(RapRecord *const *) a, *(RapRecord *const *) b };
  int order = strcmp (rap_record_text (rules[1], RAP_WEEKEND_RULE_FROM_DATE),
                      rap_record_text (rules[0], RAP_WEEKEND_RULE_FROM_DATE));

  if (order != 0)
    return order;
  return (rap_record_id (rules[1]) > rap_record_id (rules[0]))
         - (rap_record_id (rules[1]) < rap_record_id (rules[0]));
}

GPtrArray *
rap_weekend_rule_history (GPtrArray *rules, gint64 member)
{
  GPtrArray *history = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    if (rap_record_integer (g_ptr_array_index (rules, i), RAP_WEEKEND_RULE_MEMBER) == member)
      g_ptr_array_add (history, g_ptr_array_index (rules, i));
  g_ptr_array_sort (history, compare_latest_first);
  return history;
}

/**
 * rap_weekend_rule_in_force:
 * @rules: (element-type RapRecord): weekend rules of any members, in any order
 * @day: any time of the day asked for
 *
 * Where two rules claim a day, the one that began later has replaced the other.
 *
 * Returns: (transfer none) (nullable): the rule of @member on that day
 */
RapRecord *
rap_weekend_rule_in_force (GPtrArray *rules, gint64 member, RapLocal day)
{
  g_autofree char *date = rap_local_format_date (day);
  RapRecord *found = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      RapRecord *rule = g_ptr_array_index (rules, i);
      const char *until = rap_record_text (rule, RAP_WEEKEND_RULE_UNTIL_DATE);

      /* Dates in stored form sort by time. */
      if (rap_record_integer (rule, RAP_WEEKEND_RULE_MEMBER) != member
          || strcmp (rap_record_text (rule, RAP_WEEKEND_RULE_FROM_DATE), date) > 0
          || (*until != '\0' && strcmp (until, date) < 0))
        continue;
      if (found == NULL || compare_latest_first (&rule, &found) < 0)
        found = rule;
    }
  return found;
}

RapWeekend
rap_weekend_rule_sort (RapRecord *rule)
{
  const char *rest, *half;

  if (rule == NULL)
    return RAP_WEEKEND_UNKNOWN;
  rest = rap_record_text (rule, RAP_WEEKEND_RULE_REST_DAYS);
  half = rap_record_text (rule, RAP_WEEKEND_RULE_HALF_DAYS);
  if (g_str_equal (rest, "fri,sat"))
    return RAP_WEEKEND_FRI_SAT;
  if (g_str_equal (rest, "sat,sun"))
    return *half != '\0' ? RAP_WEEKEND_SAT_SUN_HALF : RAP_WEEKEND_SAT_SUN;
  return RAP_WEEKEND_OTHER;
}

/* "Monday", "Friday and Saturday", "Thursday, Friday and Saturday" */
static char *
days_words (RapRecord *rule, guint field)
{
  const RapField *spec = &rap_kind_fields (RAP_KIND_WEEKEND_RULE, NULL)[field];
  g_auto (GStrv) nicks = g_strsplit (rap_record_text (rule, field), ",", -1);
  guint n = g_strv_length (nicks);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *day = rap_choice_label (spec, nicks[i]);
      g_autofree char *before = g_steal_pointer (&words);

      if (before == NULL)
        words = g_strdup (day);
      else if (i + 1 < n)
        /* Translators: an enumeration that goes on: "Thursday, Friday" (and Saturday) */
        words = g_strdup_printf (C_("weekdays", "%s, %s"), before, day);
      else
        /* Translators: the end of an enumeration: "Friday and Saturday" */
        words = g_strdup_printf (C_("weekdays", "%s and %s"), before, day);
    }
  return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
}

char *
rap_weekend_rule_words (RapRecord *rule)
{
  g_autofree char *rest = NULL;
  g_autofree char *half = NULL;

  if (rule == NULL)
    /* Translators: said of a weekend. */
    return g_strdup (C_("weekend", "not recorded"));
  rest = days_words (rule, RAP_WEEKEND_RULE_REST_DAYS);
  half = days_words (rule, RAP_WEEKEND_RULE_HALF_DAYS);
  if (*half == '\0')
    return g_steal_pointer (&rest);
  /* Translators: a weekend: "Saturday and Sunday, half of Friday" */
  return g_strdup_printf (C_("weekend", "%s, half of %s"), rest, half);
}
