/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>

#include "core/text.h"
#include "dates.h"

#define DAY 86400
#define MOST_NUMBERS 3

/* What stands in a typed date, in its order. */
typedef struct
{
  int numbers[MOST_NUMBERS];
  gboolean long_numbers[MOST_NUMBERS]; /* three digits or more: a year */
  int n_numbers;
  int month; /* named in words; 0 for none */
} Parts;

/* Letters and digits of @text, folded: "févr." is "fevr". */
static char *
letters (const char *text)
{
  g_autofree char *folded = rap_text_fold (text);
  GString *kept = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  return g_string_free (kept, FALSE);
}

static char *
name_of (RapLocal day, const char *pattern)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *name = NULL;

  rap_local_fields (day, &year, &month, &day_of_month, NULL, NULL, NULL);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  name = g_date_time_format (date, pattern);
  return letters (name);
}

static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july",
  "august", "september", "october", "november", "december",
};

/* The month that @word names or begins the name of; 0 when none or several. */
static int
find_month (const char *word)
{
  static const char *const patterns[] = { "%b", "%B", "%OB" };
  gboolean is_prefix = g_utf8_strlen (word, -1) >= 3;
  int found = 0, n_found = 0;

  for (int month = 1; month <= 12; month++)
    {
      gboolean begins = is_prefix && g_str_has_prefix (english_months[month - 1], word);

      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          g_autofree char *name = name_of (rap_local_make (2025, month, 1, 0, 0, 0), patterns[i]);

          if (g_str_equal (name, word))
            return month;
          begins |= is_prefix && g_str_has_prefix (name, word);
        }
      if (begins)
        {
          found = month;
          n_found++;
        }
    }
  return n_found == 1 ? found : 0;
}

static gboolean
is_weekday (const char *word)
{
  static const char *const english[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  };

  for (int i = 0; i < 7; i++)
    {
      RapLocal day = rap_local_make (2024, 1, 1 + i, 0, 0, 0); /* a Monday and on */
      g_autofree char *brief = name_of (day, "%a");
      g_autofree char *full = name_of (day, "%A");

      if (g_str_equal (word, brief) || g_str_equal (word, full)
          || (strlen (word) >= 3 && g_str_has_prefix (english[i], word)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_word (Parts *parts, const char *word)
{
  gsize digits = strspn (word, "0123456789");
  int month = find_month (word);

  /* First the month: in some languages its name begins with a digit. */
  if (month != 0 && word[digits] != '\0')
    {
      if (parts->month != 0)
        return FALSE;
      parts->month = month;
      return TRUE;
    }
  /* What sticks to a number, as in "15th" or "1er", says nothing more. */
  if (digits > 0)
    {
      if (parts->n_numbers == MOST_NUMBERS || digits > 4)
        return FALSE;
      parts->long_numbers[parts->n_numbers] = digits > 2;
      parts->numbers[parts->n_numbers++] = (int) g_ascii_strtoll (word, NULL, 10);
      return TRUE;
    }
  return is_weekday (word);
}

static gboolean
take_apart (const char *typed, Parts *parts)
{
  g_autofree char *folded = rap_text_fold (typed);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = *p ? g_utf8_get_char (p) : 0;
      int digit = c ? g_unichar_digit_value (c) : -1;

      /* Digits of every script count. */
      if (digit >= 0)
        g_string_append_c (word, (char) ('0' + digit));
      else if (c && g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else
        {
          if (word->len > 0 && !take_word (parts, word->str))
            return FALSE;
          g_string_truncate (word, 0);
        }
      if (!c)
        return TRUE;
    }
}

static gboolean
make_day (int year, int month, int day, RapLocal *midnight)
{
  g_autofree char *text = NULL;

  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  text = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return rap_local_parse_date (text, midnight);
}

/* The locale writes the month before the day. */
static gboolean
month_comes_first (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbBD");

  /* Without a locale the form is American by accident, not by choice. */
  if (!locale || g_str_has_prefix (locale, "C") || g_str_equal (locale, "POSIX"))
    return FALSE;
  return month && (!day || month < day);
}

static int
full_year (int year, gboolean is_long, int this_year)
{
  return is_long ? year : this_year - this_year % 100 + year;
}

/* Without a year: the one that brings the day nearest to today. */
static gboolean
nearest_day (int month, int day, RapLocal today, RapLocal *midnight)
{
  gboolean found = FALSE;
  int this_year;

  rap_local_fields (today, &this_year, NULL, NULL, NULL, NULL, NULL);
  for (int year = this_year - 1; year <= this_year + 1; year++)
    {
      RapLocal candidate;

      if (!make_day (year, month, day, &candidate))
        continue;
      if (!found || ABS (candidate - today) < ABS (*midnight - today))
        *midnight = candidate;
      found = TRUE;
    }
  return found;
}

static gboolean
day_with_named_month (const Parts *parts, RapLocal today, int this_year, RapLocal *midnight)
{
  int year = parts->long_numbers[0] ? 0 : 1;

  if (parts->n_numbers == 1)
    return nearest_day (parts->month, parts->numbers[0], today, midnight);
  if (parts->n_numbers != 2)
    return FALSE;
  return make_day (full_year (parts->numbers[year], parts->long_numbers[year], this_year),
                   parts->month, parts->numbers[1 - year], midnight);
}

static gboolean
day_of_numbers (const Parts *parts, RapLocal today, int this_year, RapLocal *midnight)
{
  const int *n = parts->numbers;
  int first = month_comes_first () ? 1 : 0; /* where the day stands of the first two */
  int year;

  if (parts->n_numbers == 2)
    return nearest_day (n[1 - first], n[first], today, midnight)
           || nearest_day (n[first], n[1 - first], today, midnight);
  if (parts->n_numbers != 3)
    return FALSE;
  if (parts->long_numbers[0])
    return make_day (n[0], n[1], n[2], midnight);
  year = full_year (n[2], parts->long_numbers[2], this_year);
  return make_day (year, n[1 - first], n[first], midnight)
         || make_day (year, n[first], n[1 - first], midnight);
}

static gboolean
is_word (const char *typed, const char *word)
{
  g_autofree char *a = letters (typed);
  g_autofree char *b = letters (word);

  return g_str_equal (a, b);
}

gboolean
rap_parse_day (const char *typed, RapLocal today, RapLocal *midnight)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  RapLocal this_day;
  Parts parts = { 0 };
  int year, month, day;

  if (rap_local_parse_date (text, midnight))
    return TRUE;
  rap_local_fields (today, &year, &month, &day, NULL, NULL, NULL);
  this_day = rap_local_make (year, month, day, 0, 0, 0);
  if (is_word (text, _("today")) || is_word (text, _("tomorrow")))
    {
      *midnight = this_day + (is_word (text, _("today")) ? 0 : DAY);
      return TRUE;
    }
  if (!take_apart (text, &parts))
    return FALSE;
  return parts.month != 0 ? day_with_named_month (&parts, this_day, year, midnight)
                          : day_of_numbers (&parts, this_day, year, midnight);
}

gboolean
rap_parse_day_and_time (const char *typed, RapLocal today, RapLocal *local)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(.*?)[\\s,]+(\\d{1,2})\\s*[:hH]\\s*(\\d{2})\\s*$",
                                          G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;
  g_autofree char *minute = NULL;

  if (rap_local_parse (typed, local))
    return TRUE;
  if (!g_regex_match (regex, typed, 0, &match))
    return FALSE;
  day = g_match_info_fetch (match, 1);
  hour = g_match_info_fetch (match, 2);
  minute = g_match_info_fetch (match, 3);
  if (atoi (hour) > 23 || atoi (minute) > 59 || !rap_parse_day (day, today, local))
    return FALSE;
  *local += atoi (hour) * 3600 + atoi (minute) * 60;
  return TRUE;
}
