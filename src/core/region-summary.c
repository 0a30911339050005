/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <string.h>

#include "entity.h"
#include "member.h"
#include "region-summary.h"
#include "term.h"
#include "weekend-rule.h"

gboolean
rap_record_is_unconfirmed (RapRecord *record)
{
  int field = rap_kind_find_field (rap_record_kind (record), "unconfirmed");

  return field >= 0 && rap_record_integer (record, (guint) field) != 0;
}

gboolean
rap_region_counts_member (RapRecord *member, RapLocal day)
{
  g_autofree char *date = rap_local_format_date (day);
  const char *until = rap_record_text (member, RAP_MEMBER_MEMBER_UNTIL);

  /* Dates in stored form sort by time. */
  return g_str_equal (rap_record_text (member, RAP_MEMBER_STATE), "member")
         && !g_str_equal (rap_record_text (member, RAP_MEMBER_KIND), "union")
         && strcmp (rap_record_text (member, RAP_MEMBER_MEMBER_SINCE), date) <= 0
         && (*until == '\0' || strcmp (until, date) >= 0);
}

gboolean
rap_region_takes_part (RapRecord *member, RapLocal day)
{
  g_autofree char *date = rap_local_format_date (day);
  const char *until = rap_record_text (member, RAP_MEMBER_MEMBER_UNTIL);

  return !g_str_equal (rap_record_text (member, RAP_MEMBER_STATE), "withdrawn")
         && (*until == '\0' || strcmp (until, date) >= 0);
}

static gboolean
is_of (RapRecord *record, guint field, gint64 region)
{
  return rap_record_integer (record, field) == region;
}

static void
add_unconfirmed (GPtrArray *found, RapRecord *record)
{
  if (rap_record_is_unconfirmed (record))
    g_ptr_array_add (found, record);
}

GPtrArray *
rap_region_unconfirmed (RapRecord *region, const RapRegionTables *tables)
{
  GPtrArray *found = g_ptr_array_new ();
  gint64 id = rap_record_id (region);

  add_unconfirmed (found, region);
  for (guint i = 0; i < tables->members->len; i++)
    {
      RapRecord *member = g_ptr_array_index (tables->members, i);

      if (!is_of (member, RAP_MEMBER_REGION, id))
        continue;
      add_unconfirmed (found, member);
      for (guint k = 0; k < tables->rules->len; k++)
        if (is_of (g_ptr_array_index (tables->rules, k), RAP_WEEKEND_RULE_MEMBER,
                   rap_record_id (member)))
          add_unconfirmed (found, g_ptr_array_index (tables->rules, k));
    }
  for (guint i = 0; i < tables->entities->len; i++)
    if (is_of (g_ptr_array_index (tables->entities, i), RAP_ENTITY_REGION, id))
      add_unconfirmed (found, g_ptr_array_index (tables->entities, i));
  for (guint i = 0; i < tables->terms->len; i++)
    if (is_of (g_ptr_array_index (tables->terms, i), RAP_TERM_REGION, id))
      add_unconfirmed (found, g_ptr_array_index (tables->terms, i));
  return found;
}

void
rap_region_summarize (RapRecord *region, const RapRegionTables *tables, RapLocal day,
                      RapRegionSummary *summary)
{
  g_autoptr (GPtrArray) unconfirmed = rap_region_unconfirmed (region, tables);
  gint64 id = rap_record_id (region);

  *summary = (RapRegionSummary) { .unconfirmed = unconfirmed->len };
  for (guint i = 0; i < tables->members->len; i++)
    {
      RapRecord *member = g_ptr_array_index (tables->members, i);

      if (!is_of (member, RAP_MEMBER_REGION, id))
        continue;
      if (rap_region_counts_member (member, day))
        summary->members++;
      else if (rap_region_takes_part (member, day))
        summary->others++;
    }
  for (guint i = 0; i < tables->entities->len; i++)
    {
      RapRecord *entity = g_ptr_array_index (tables->entities, i);

      if (is_of (entity, RAP_ENTITY_REGION, id)
          && !g_str_equal (rap_record_text (entity, RAP_ENTITY_STATE), "closed"))
        summary->entities++;
    }
  rap_vice_chair_find (tables->terms, id, day, &summary->vice_chair);
}
