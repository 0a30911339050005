/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "entity.h"
#include "member.h"
#include "region-edit.h"
#include "term.h"
#include "vice-chair.h"
#include "weekend-rule.h"

#define DAY ((RapLocal) 86400)

static void
set_date (RapRecord *record, guint field, RapLocal day)
{
  g_autofree char *date = rap_local_format_date (day);

  rap_record_set_text (record, field, date);
}

static RapChangeSet *
insert (RapRecord *record, const char *label, char **uid)
{
  RapChangeSet *changes = rap_change_set_new (label);

  rap_change_set_insert (changes, record);
  *uid = g_strdup (rap_record_uid (record));
  return changes;
}

RapChangeSet *
rap_region_confirm (RapRecord *record, const char *title)
{
  int field = rap_kind_find_field (rap_record_kind (record), "unconfirmed");
  g_autoptr (RapRecord) after = rap_record_copy (record);
  /* Translators: an act: the facts of a record were checked and are right. %s is the record. */
  g_autofree char *label = g_strdup_printf (_("Confirm “%s”"), title);
  RapChangeSet *changes = rap_change_set_new (label);

  g_return_val_if_fail (field >= 0, changes);
  rap_record_set_integer (after, (guint) field, 0);
  rap_change_set_update (changes, record, after);
  return changes;
}

/* The day after the last of the days on which terms are known to end. */
static gboolean
day_after_terms (GPtrArray *terms, gint64 region, RapLocal *day)
{
  gboolean found = FALSE;

  for (guint i = 0; i < terms->len; i++)
    {
      RapRecord *term = g_ptr_array_index (terms, i);
      RapLocal last;

      if (rap_record_integer (term, RAP_TERM_REGION) == region
          && rap_local_parse_date (rap_record_text (term, RAP_TERM_END_DATE), &last)
          && (!found || last + DAY > *day))
        {
          *day = last + DAY;
          found = TRUE;
        }
    }
  return found;
}

RapChangeSet *
rap_region_add_term (GPtrArray *terms, gint64 region, RapLocal today, char **uid)
{
  g_autoptr (RapRecord) term = rap_record_new (RAP_KIND_TERM);
  RapLocal first = today;
  RapViceChair chair;

  rap_vice_chair_find (terms, region, today, &chair);
  rap_record_set_integer (term, RAP_TERM_REGION, region);
  /* Nobody knows when the one in office leaves, so nobody knows when the next one comes. */
  if (chair.state != RAP_VICE_CHAIR_OPEN)
    {
      day_after_terms (terms, region, &first);
      set_date (term, RAP_TERM_START_DATE, first);
    }
  rap_record_set_text (term, RAP_TERM_STATE,
                       chair.now != NULL || first > today ? "nominated" : "in-office");
  return insert (term, _("Record a new term"), uid);
}

RapChangeSet *
rap_region_add_weekend_rule (GPtrArray *rules, gint64 member, RapLocal first, char **uid)
{
  g_autoptr (RapRecord) rule = rap_record_new (RAP_KIND_WEEKEND_RULE);
  RapRecord *before = rap_weekend_rule_in_force (rules, member, first);
  g_autofree char *date = rap_local_format_date (first);
  RapChangeSet *changes;

  rap_record_set_integer (rule, RAP_WEEKEND_RULE_MEMBER, member);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_FROM_DATE, date);
  rap_record_set_text (rule, RAP_WEEKEND_RULE_REST_DAYS, "sat,sun");
  changes = insert (rule, _("Add a weekend rule"), uid);
  if (before != NULL
      && !g_str_equal (rap_record_text (before, RAP_WEEKEND_RULE_FROM_DATE), date))
    {
      g_autoptr (RapRecord) after = rap_record_copy (before);

      set_date (after, RAP_WEEKEND_RULE_UNTIL_DATE, first - DAY);
      rap_change_set_update (changes, before, after);
    }
  return changes;
}

RapChangeSet *
rap_region_add_member (gint64 region, char **uid)
{
  g_autoptr (RapRecord) member = rap_record_new (RAP_KIND_MEMBER);

  rap_record_set_integer (member, RAP_MEMBER_REGION, region);
  /* The English name, whatever the language of the interface. */
  rap_record_set_text (member, RAP_MEMBER_NAME_EN, "New Member");
  return insert (member, _("Add a Member"), uid);
}

RapChangeSet *
rap_region_add_entity (gint64 region, const char *kind, char **uid)
{
  const RapField *spec = &rap_kind_fields (RAP_KIND_ENTITY, NULL)[RAP_ENTITY_KIND];
  g_autoptr (RapRecord) entity = rap_record_new (RAP_KIND_ENTITY);

  rap_record_set_integer (entity, RAP_ENTITY_REGION, region);
  rap_record_set_text (entity, RAP_ENTITY_KIND, kind);
  /* The English name: the kind's own words, not those of the interface. */
  for (const RapChoice *choice = spec->choices; choice->nick != NULL; choice++)
    if (g_strcmp0 (choice->nick, kind) == 0)
      rap_record_set_text (entity, RAP_ENTITY_NAME_EN, choice->label);
  return insert (entity, _("Add a regional entity"), uid);
}
