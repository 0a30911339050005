/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "zone-private.h"

#define DAY G_GINT64_CONSTANT (86400)

/* Days of the 400 years after which the Gregorian calendar repeats, and from 0000-03-01, where its
 * cycles begin when the leap day is the last of the year, to 1970-01-01. */
#define CYCLE_DAYS G_GINT64_CONSTANT (146097)
#define EPOCH_DAYS G_GINT64_CONSTANT (719468)

static gint64
floor_div (gint64 number, gint64 divisor)
{
  return number / divisor - (number % divisor < 0);
}

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap_year (year));
}

/* Days before the first of the month, in a year that starts with March. The lengths from March on
 * are 31 30 31 30 31 | 31 30 31 30 31 | 31 …: 153 days every five months. */
static int
days_before_month (int month_from_march)
{
  return (153 * month_from_march + 2) / 5;
}

static gint64
days_from_date (int year, int month, int day)
{
  gint64 year_from_march = (gint64)year - (month <= 2);
  gint64 cycle = floor_div (year_from_march, 400);
  gint64 in_cycle = year_from_march - cycle * 400;

  return cycle * CYCLE_DAYS + in_cycle * 365 + in_cycle / 4 - in_cycle / 100
         + days_before_month ((month + 9) % 12) + day - 1 - EPOCH_DAYS;
}

static void
date_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 cycle = floor_div (days + EPOCH_DAYS, CYCLE_DAYS);
  int in_cycle = (int)(days + EPOCH_DAYS - cycle * CYCLE_DAYS);
  /* Take the leap days before this one out, and every year has 365 days. */
  int in_years = in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / (int)(CYCLE_DAYS - 1);
  int year_of_cycle = in_years / 365;
  int day_of_year = in_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;

  *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  *year = (int)(cycle * 400 + year_of_cycle + (*month <= 2));
  *day = day_of_year - days_before_month (month_from_march) + 1;
}

/* Reads exactly @n_digits ASCII digits and moves on. */
static gboolean
take_digits (const char **text, guint n_digits, int *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

static gboolean
take_char (const char **text, char wanted)
{
  if (**text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
take_date (const char **text, RapLocal *midnight)
{
  int year, month, day;

  if (!take_digits (text, 4, &year) || !take_char (text, '-') || !take_digits (text, 2, &month)
      || !take_char (text, '-') || !take_digits (text, 2, &day))
    return FALSE;
  if (year < RAP_LOCAL_MIN_YEAR || year > RAP_LOCAL_MAX_YEAR || month < 1 || month > 12 || day < 1
      || day > days_in_month (year, month))
    return FALSE;
  *midnight = days_from_date (year, month, day) * DAY;
  return TRUE;
}

static gboolean
take_time (const char **text, int *minutes)
{
  int hour, minute;

  if (!take_digits (text, 2, &hour) || !take_char (text, ':') || !take_digits (text, 2, &minute))
    return FALSE;
  if (hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

gboolean
rap_local_parse (const char *text, RapLocal *local)
{
  RapLocal midnight;
  int minutes;
  int seconds = 0;

  g_return_val_if_fail (local != NULL, FALSE);

  if (text == NULL || !take_date (&text, &midnight))
    return FALSE;
  if (!take_char (&text, 'T') && !take_char (&text, ' '))
    return FALSE;
  if (!take_time (&text, &minutes))
    return FALSE;
  if (take_char (&text, ':') && (!take_digits (&text, 2, &seconds) || seconds > 59))
    return FALSE;
  if (*text != '\0')
    return FALSE;
  *local = midnight + minutes * 60 + seconds;
  return TRUE;
}

gboolean
rap_local_parse_date (const char *text, RapLocal *midnight)
{
  RapLocal read;

  g_return_val_if_fail (midnight != NULL, FALSE);

  if (text == NULL || !take_date (&text, &read) || *text != '\0')
    return FALSE;
  *midnight = read;
  return TRUE;
}

gboolean
rap_local_parse_time (const char *text, int *minutes)
{
  int read;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (text == NULL || !take_time (&text, &read) || *text != '\0')
    return FALSE;
  *minutes = read;
  return TRUE;
}

char *
rap_local_format (RapLocal local)
{
  int year, month, day, hour, minute;

  rap_local_fields (local, &year, &month, &day, &hour, &minute, NULL);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", year, month, day, hour, minute);
}

char *
rap_local_format_date (RapLocal local)
{
  int year, month, day;

  rap_local_fields (local, &year, &month, &day, NULL, NULL, NULL);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
rap_local_format_time (RapLocal local)
{
  int hour, minute;

  rap_local_fields (local, NULL, NULL, NULL, &hour, &minute, NULL);
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

void
rap_local_fields (
    RapLocal local, int *year, int *month, int *day, int *hour, int *minute, int *second)
{
  gint64 bounded = CLAMP (local, -_RAP_ZONE_BOUND, _RAP_ZONE_BOUND);
  gint64 days = floor_div (bounded, DAY);
  int in_day = (int)(bounded - days * DAY);
  int y, m, d;

  date_from_days (days, &y, &m, &d);
  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
  if (hour != NULL)
    *hour = in_day / 3600;
  if (minute != NULL)
    *minute = in_day / 60 % 60;
  if (second != NULL)
    *second = in_day % 60;
}

RapLocal
rap_local_make (int year, int month, int day, int hour, int minute, int second)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return (days_from_date (year, month, 1) + day - 1) * DAY + hour * G_GINT64_CONSTANT (3600)
         + minute * G_GINT64_CONSTANT (60) + second;
}

int
rap_local_weekday (RapLocal local)
{
  gint64 days = floor_div (local, DAY);

  /* 1970-01-01 was a Thursday. */
  return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

char *
rap_offset_format (int seconds)
{
  int minutes = ABS (seconds) / 60;
  const char *sign = seconds < 0 ? "−" : "+";

  if (minutes == 0)
    return g_strdup ("UTC");
  if (minutes % 60 == 0)
    return g_strdup_printf ("UTC%s%d", sign, minutes / 60);
  return g_strdup_printf ("UTC%s%d:%02d", sign, minutes / 60, minutes % 60);
}
