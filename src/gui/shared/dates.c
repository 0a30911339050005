/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "dates.h"

#define DAY 86400

static char *
format (RapLocal local, const char *pattern)
{
  int year, month, day, hour, minute, second;
  g_autoptr (GDateTime) date = NULL;
  char *text;

  rap_local_fields (local, &year, &month, &day, &hour, &minute, &second);
  date = g_date_time_new_utc (year, month, day, hour, minute, second);
  text = date ? g_date_time_format (date, pattern) : NULL;
  return text ? text : rap_local_format (local);
}

static RapLocal
midnight_of (RapLocal local)
{
  RapLocal rest = local % DAY;

  return local - (rest < 0 ? rest + DAY : rest);
}

char *
rap_format_day (RapLocal local)
{
  /* Translators: a date in the middle of other words, as g_date_time_format() (like strftime) takes
   * it: "Thu 15 May 2025". The weekday always stands beside the date. */
  return format (local, C_("date format", "%a %-d %b %Y"));
}

char *
rap_format_day_range (RapLocal first, RapLocal last)
{
  int year[2], month[2];
  g_autofree char *from = NULL;
  g_autofree char *to = rap_format_day (last);

  rap_local_fields (first, &year[0], &month[0], NULL, NULL, NULL, NULL);
  rap_local_fields (last, &year[1], &month[1], NULL, NULL, NULL, NULL);
  if (midnight_of (first) == midnight_of (last))
    return g_steal_pointer (&to);

  if (year[0] != year[1])
    from = rap_format_day (first);
  else if (month[0] != month[1])
    /* Translators: the first day of a range within one year: "Fri 30 May" (– Mon 2 Jun 2025) */
    from = format (first, C_("date format", "%a %-d %b"));
  else
    /* Translators: the first day of a range within one month: "Thu 15" (– Fri 16 May 2025) */
    from = format (first, C_("date format", "%a %-d"));
  /* Translators: from the first day to the last day */
  return g_strdup_printf (C_("date range", "%s – %s"), from, to);
}

char *
rap_format_time (RapLocal local)
{
  return rap_local_format_time (local);
}

char *
rap_format_day_and_time (RapLocal local)
{
  g_autofree char *day = rap_format_day (local);
  g_autofree char *time = rap_format_time (local);

  /* Translators: date, then time of day: "Thu 15 May 2025, 09:30" */
  return g_strdup_printf (C_("date and time", "%s, %s"), day, time);
}

char *
rap_format_relative_days (RapLocal day, RapLocal today)
{
  int days = (int) ((midnight_of (day) - midnight_of (today)) / DAY);

  switch (days)
    {
    case 0:
      return g_strdup (_("today"));
    case 1:
      return g_strdup (_("tomorrow"));
    case -1:
      return g_strdup (_("yesterday"));
    default:
      if (days > 0)
        return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
      return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
    }
}

char *
rap_format_hours_from (int seconds)
{
  int minutes = ABS (seconds) / 60;
  g_autofree char *length = NULL;

  if (minutes == 0)
    return g_strdup (_("same time"));
  if (minutes % 60 == 0)
    /* Translators: a number of hours: "2 h" (ahead) */
    length = g_strdup_printf (_("%d h"), minutes / 60);
  else if (minutes < 60)
    /* Translators: a number of minutes: "30 min" (ahead) */
    length = g_strdup_printf (_("%d min"), minutes);
  else
    /* Translators: hours and minutes: "5 h 30" (behind) */
    length = g_strdup_printf (_("%d h %02d"), minutes / 60, minutes % 60);
  /* Translators: %s is a length of time, "5 h 30": the clock there shows a later time than here */
  return seconds > 0 ? g_strdup_printf (_("%s ahead"), length)
                     /* Translators: the clock there shows an earlier time than here */
                     : g_strdup_printf (_("%s behind"), length);
}
