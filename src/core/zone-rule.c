/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <string.h>

#include "zone-private.h"

#define DAY 86400

/* A week's time either way, as RFC 9636 §3.3.2 extends POSIX. */
#define MAX_CHANGE_HOURS 167
#define MAX_OFFSET_HOURS 24

/* The rule is the same again after 400 years, with two changes a year. */
#define MAX_CHANGES (2 * 401)

/* ---- Reading ---- */

static gboolean
take_char (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Up to three digits: no number of a footer has more. */
static gboolean
take_number (const char **text, int minimum, int maximum, int *number)
{
  int n_digits;

  *number = 0;
  for (n_digits = 0; g_ascii_isdigit (**text); n_digits++, (*text)++)
    {
      if (n_digits == 3)
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return n_digits > 0 && *number >= minimum && *number <= maximum;
}

/* Letters, or anything from a small set in angle brackets; three at least. */
static gboolean
take_name (const char **text, char **name)
{
  gboolean in_brackets = take_char (text, '<');
  const char *start = *text;

  while (g_ascii_isalpha (**text)
         || (in_brackets && (g_ascii_isdigit (**text) || **text == '+' || **text == '-')))
    (*text)++;
  if (*text - start < 3)
    return FALSE;
  *name = g_strndup (start, (gsize)(*text - start));
  return !in_brackets || take_char (text, '>');
}

/* `[+-]hh[:mm[:ss]]`, in seconds. */
static gboolean
take_time (const char **text, int max_hours, int *seconds)
{
  gboolean is_negative = take_char (text, '-');
  int hours;
  int part = 0;

  if (!is_negative)
    take_char (text, '+');
  if (!take_number (text, 0, max_hours, &hours))
    return FALSE;
  *seconds = hours * 3600;
  if (take_char (text, ':'))
    {
      if (!take_number (text, 0, 59, &part))
        return FALSE;
      *seconds += part * 60;
      if (take_char (text, ':'))
        {
          if (!take_number (text, 0, 59, &part))
            return FALSE;
          *seconds += part;
        }
    }
  if (is_negative)
    *seconds = -*seconds;
  return TRUE;
}

/* POSIX counts offsets west of Greenwich. */
static gboolean
take_offset (const char **text, int *offset)
{
  if (!take_time (text, MAX_OFFSET_HOURS, offset))
    return FALSE;
  *offset = -*offset;
  return TRUE;
}

static gboolean
take_date (const char **text, RapZoneDate *date)
{
  date->seconds = 2 * 3600;
  if (take_char (text, 'M'))
    {
      date->type = 'M';
      if (!take_number (text, 1, 12, &date->month) || !take_char (text, '.')
          || !take_number (text, 1, 5, &date->week) || !take_char (text, '.')
          || !take_number (text, 0, 6, &date->day))
        return FALSE;
    }
  else if (take_char (text, 'J'))
    {
      date->type = 'J';
      if (!take_number (text, 1, 365, &date->day))
        return FALSE;
    }
  else
    {
      date->type = '0';
      if (!take_number (text, 0, 365, &date->day))
        return FALSE;
    }
  return !take_char (text, '/') || take_time (text, MAX_CHANGE_HOURS, &date->seconds);
}

static gboolean
take_rule (const char **text, RapZoneRule *rule)
{
  if (!take_name (text, &rule->std_name) || !take_offset (text, &rule->std_offset))
    return FALSE;
  if (**text == '\0')
    return TRUE;

  if (!take_name (text, &rule->dst_name))
    return FALSE;
  rule->dst_offset = rule->std_offset + 3600;
  if (**text != ',' && !take_offset (text, &rule->dst_offset))
    return FALSE;
  return take_char (text, ',') && take_date (text, &rule->start) && take_char (text, ',')
         && take_date (text, &rule->end);
}

gboolean
rap_zone_parse_footer (const char *footer, RapZoneRule *rule)
{
  g_return_val_if_fail (footer != NULL, FALSE);
  g_return_val_if_fail (rule != NULL, FALSE);

  memset (rule, 0, sizeof *rule);
  if (take_rule (&footer, rule) && *footer == '\0')
    return TRUE;
  rap_zone_rule_clear (rule);
  return FALSE;
}

void
rap_zone_rule_clear (RapZoneRule *rule)
{
  g_return_if_fail (rule != NULL);

  g_free (rule->std_name);
  g_free (rule->dst_name);
  memset (rule, 0, sizeof *rule);
}

/* ---- Applying ---- */

RapLocal
rap_zone_date_in_year (const RapZoneDate *date, int year)
{
  RapLocal midnight;
  int weekday;

  g_return_val_if_fail (date != NULL, 0);

  switch (date->type)
    {
    case 'M':
      if (date->week == 5)
        {
          /* The last one: at most six days before the last day of the month. */
          midnight = date->month == 12 ? rap_local_make (year, 12, 31, 0, 0, 0)
                                       : rap_local_make (year, date->month + 1, 0, 0, 0, 0);
          weekday = rap_local_weekday (midnight) % 7;
          midnight -= (weekday - date->day + 7) % 7 * DAY;
        }
      else
        {
          midnight = rap_local_make (year, date->month, 1 + (date->week - 1) * 7, 0, 0, 0);
          weekday = rap_local_weekday (midnight) % 7;
          midnight += (date->day - weekday + 7) % 7 * DAY;
        }
      break;
    case 'J':
      /* Day 60 is 1 March in every year. */
      midnight = date->day < 60 ? rap_local_make (year, 1, date->day, 0, 0, 0)
                                : rap_local_make (year, 3, date->day - 59, 0, 0, 0);
      break;
    case '0':
      midnight = rap_local_make (year, 1, date->day + 1, 0, 0, 0);
      break;
    default:
      g_return_val_if_reached (0);
    }
  return midnight + date->seconds;
}

/* The daylight saving time that starts in @year. South of the equator it ends in the year after. */
static void
dst_of_year (const RapZoneRule *rule, int year, gint64 *start, gint64 *end)
{
  *start = rap_zone_date_in_year (&rule->start, year) - rule->std_offset;
  *end = rap_zone_date_in_year (&rule->end, year) - rule->dst_offset;
  if (*end < *start)
    *end = rap_zone_date_in_year (&rule->end, year + 1) - rule->dst_offset;
}

/* Asking whether the instant is *within* one of the periods, instead of which change came last,
 * makes a daylight saving time that lasts all year (RFC 9636 §3.3.2: it ends when the next one
 * starts) need no thought. Dates can lie a week outside their year. */
gboolean
_rap_zone_rule_is_dst (const RapZoneRule *rule, gint64 instant)
{
  int year;

  if (rule->dst_name == NULL)
    return FALSE;

  rap_local_fields (instant, &year, NULL, NULL, NULL, NULL, NULL);
  for (int y = year - 2; y <= year + 1; y++)
    {
      gint64 start, end;

      dst_of_year (rule, y, &start, &end);
      if (instant >= start && instant < end)
        return TRUE;
    }
  return FALSE;
}

/* The first start or end after @instant. */
static gint64
next_date (const RapZoneRule *rule, gint64 instant)
{
  gint64 next = G_MAXINT64;
  int year;

  rap_local_fields (instant, &year, NULL, NULL, NULL, NULL, NULL);
  for (int y = year - 2; y <= year + 2; y++)
    {
      gint64 start, end;

      dst_of_year (rule, y, &start, &end);
      if (start > instant)
        next = MIN (next, start);
      if (end > instant)
        next = MIN (next, end);
    }
  return next;
}

gboolean
_rap_zone_rule_next_change (const RapZoneRule *rule, gint64 instant, gint64 limit, gint64 *change)
{
  gint64 date = instant;
  gboolean is_dst;

  if (rule->dst_name == NULL || rule->dst_offset == rule->std_offset)
    return FALSE;

  is_dst = _rap_zone_rule_is_dst (rule, instant);
  for (int i = 0; i < MAX_CHANGES; i++)
    {
      date = next_date (rule, date);
      if (date > limit)
        return FALSE;
      if (_rap_zone_rule_is_dst (rule, date) != is_dst)
        {
          *change = date;
          return TRUE;
        }
    }
  return FALSE;
}
