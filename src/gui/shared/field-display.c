/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/kinds.h"
#include "core/text.h"
#include "dates.h"
#include "field-display.h"

static char *
display_flags (const RapField *spec, const char *stored)
{
  g_auto (GStrv) nicks = g_strsplit (stored, ",", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; nicks[i]; i++)
    g_ptr_array_add (labels, (gpointer) rap_choice_label (spec, nicks[i]));
  g_ptr_array_add (labels, NULL);
  /* Translators: between the members of a list: "Decision, Endorsement" */
  return g_strjoinv (C_("list", ", "), (char **) labels->pdata);
}

static char *
display_reference (RapSession *session, const RapField *spec, const char *stored)
{
  gint64 id = g_ascii_strtoll (stored, NULL, 10);
  RapRecord *target = rap_session_lookup (session, spec->target, id);

  return g_strdup (target ? rap_record_display_name (target) : "");
}

const char *
rap_record_display_name (RapRecord *record)
{
  const char *name;

  g_return_val_if_fail (RAP_IS_RECORD (record), NULL);

  if (rap_kind_find_field (rap_record_kind (record), "name-en") < 0)
    return rap_record_title (record);
  /* Translators: "fr" in the French translation, "en" in all others: which of a record's two titles
   * is shown. */
  name = rap_record_in_language (record, "name", C_("language of titles", "en"));
  return *name ? name : rap_record_title (record);
}

char *
rap_zone_display (RapSession *session, const char *zone)
{
  g_autoptr (RapZone) rules = rap_zone_get (zone, NULL);
  g_autofree char *city = NULL;
  g_autofree char *offset = NULL;

  if (!rules)
    return g_strdup (zone);
  city = rap_zone_city (rules);
  offset = rap_offset_format (rap_zone_offset (rules, rap_session_now (session), NULL, NULL));
  /* Translators: a city and the difference of its clock: "Johannesburg (UTC+2)" */
  return g_strdup_printf (C_("time zone", "%s (%s)"), city, offset);
}

char *
rap_field_display_value (RapSession *session, const RapField *spec, const char *stored)
{
  RapLocal local;

  if (*stored == '\0')
    return g_strdup ("");
  switch (spec->type)
    {
    case RAP_FIELD_DATE:
      return rap_local_parse_date (stored, &local) ? rap_format_day (local) : g_strdup (stored);
    case RAP_FIELD_DATE_TIME:
      return rap_local_parse (stored, &local) ? rap_format_day_and_time (local)
                                              : g_strdup (stored);
    case RAP_FIELD_MINUTES:
      return rap_duration_format (atoi (stored));
    case RAP_FIELD_BOOLEAN:
      return g_strdup (g_str_equal (stored, "1") ? _("Yes") : _("No"));
    case RAP_FIELD_CHOICE:
      return g_strdup (rap_choice_label (spec, stored));
    case RAP_FIELD_FLAGS:
      return display_flags (spec, stored);
    case RAP_FIELD_REFERENCE:
      return display_reference (session, spec, stored);
    case RAP_FIELD_ZONE:
      return rap_zone_display (session, stored);
    case RAP_FIELD_TEXT:
    case RAP_FIELD_LONG_TEXT:
    case RAP_FIELD_INTEGER:
    case RAP_FIELD_TIME:
    default:
      return g_strdup (stored);
    }
}

char *
rap_field_display (RapSession *session, RapRecord *record, guint field)
{
  g_autofree char *stored = NULL;

  g_return_val_if_fail (RAP_IS_SESSION (session), NULL);
  g_return_val_if_fail (RAP_IS_RECORD (record), NULL);

  stored = rap_record_format (record, field);
  return rap_field_display_value (session, &rap_kind_fields (rap_record_kind (record), NULL)[field],
                                  stored);
}
