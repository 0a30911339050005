/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-difference.h"
#include "agenda-plan.h"
#include "meeting.h"
#include "sitting.h"

#define DAY ((RapLocal) 86400)
/* A typing slip in a year must not make a list of thousands of days. */
#define MOST_DAYS 366

static RapLocal
midnight_of (RapLocal local)
{
  return local - ((local % DAY) + DAY) % DAY;
}

static gboolean
meeting_days (RapAgenda *agenda, RapLocal *first, RapLocal *last)
{
  RapRecord *meeting = rap_agenda_meeting (agenda);

  return rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), first)
         && rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_END_DATE), last);
}

static int
compare_locals (gconstpointer a, gconstpointer b)
{
  RapLocal x = *(const RapLocal *) a;
  RapLocal y = *(const RapLocal *) b;

  return (x > y) - (x < y);
}

static void
drop_doubles (GArray *days)
{
  guint kept = 0;

  for (guint i = 0; i < days->len; i++)
    {
      RapLocal day = g_array_index (days, RapLocal, i);

      if (kept == 0 || g_array_index (days, RapLocal, kept - 1) != day)
        g_array_index (days, RapLocal, kept++) = day;
    }
  g_array_set_size (days, kept);
}

GArray *
rap_agenda_days (RapAgenda *agenda)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RapLocal));
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  RapLocal first, last;

  if (meeting_days (agenda, &first, &last))
    for (RapLocal day = first; day <= last && days->len < MOST_DAYS; day += DAY)
      g_array_append_val (days, day);
  for (guint i = 0; i < sittings->len; i++)
    {
      RapLocal start;

      if (!rap_local_parse (rap_record_text (sittings->pdata[i], RAP_SITTING_START), &start))
        continue;
      start = midnight_of (start);
      g_array_append_val (days, start);
    }
  g_array_sort (days, compare_locals);
  drop_doubles (days);
  return days;
}

static gboolean
has_sitting (RapAgenda *agenda, RapLocal day)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);

  for (guint i = 0; i < sittings->len; i++)
    {
      RapLocal start;

      if (rap_local_parse (rap_record_text (sittings->pdata[i], RAP_SITTING_START), &start)
          && midnight_of (start) == day)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_plenary (RapAgenda *after, RapLocal start, RapLocal end, GError **error)
{
  g_autoptr (RapRecord) sitting = rap_record_new (RAP_KIND_SITTING);
  g_autofree char *from = rap_local_format (start);
  g_autofree char *until = rap_local_format (end);

  rap_record_set_id (sitting, rap_agenda_new_id (after));
  rap_record_set_integer (sitting, RAP_SITTING_MEETING, rap_record_id (rap_agenda_meeting (after)));
  rap_record_set_text (sitting, RAP_SITTING_START, from);
  rap_record_set_text (sitting, RAP_SITTING_END, until);
  if (!rap_record_validate (sitting, NULL, error))
    return FALSE;
  rap_agenda_add (after, sitting);
  return TRUE;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
days_to_fill (RapAgenda *agenda, RapLocal *first, RapLocal *last, GError **error)
{
  if (!meeting_days (agenda, first, last))
    return refuse (error, _("The meeting has no dates."));
  if (*last - *first < RAP_MOST_DAYS_FILLED * DAY)
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               _("The meeting has more than %d days; add its sittings one by one."),
               RAP_MOST_DAYS_FILLED);
  return FALSE;
}

RapChangeSet *
rap_agenda_fill_days (RapAgenda *agenda, const RapDaySpan *spans, guint n_spans, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autofree char *label = NULL;
  RapLocal first, last;
  guint added = 0;

  if (!days_to_fill (agenda, &first, &last, error))
    return NULL;
  for (RapLocal day = first; day <= last; day += DAY)
    for (guint i = 0; i < n_spans && !has_sitting (agenda, day); i++, added++)
      if (!add_plenary (after, day + 60 * spans[i].from, day + 60 * spans[i].until, error))
        return NULL;
  if (added == 0)
    {
      refuse (error, _("Every day of the meeting has a sitting already."));
      return NULL;
    }
  rap_agenda_arrange (after);
  /* Translators: label of an undo step. */
  label = g_strdup_printf (ngettext ("Add %u sitting", "Add %u sittings", added), added);
  return rap_agenda_difference (agenda, after, label);
}
