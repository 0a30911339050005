/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <string.h>

#include "core/zone.h"
#include "time-entry.h"

/* One run of digits of at most @most; the rest is left in @text. */
static gboolean
take_digits (const char **text, guint most, int *number, guint *n_digits)
{
  *number = 0;
  for (*n_digits = 0; g_ascii_isdigit (**text) && *n_digits <= most; (*text)++, (*n_digits)++)
    *number = *number * 10 + g_ascii_digit_value (**text);
  return *n_digits >= 1 && *n_digits <= most;
}

static gboolean
take_separator (const char **text)
{
  while (**text == ' ')
    (*text)++;
  if (**text == '\0' || strchr (":.hH", **text) == NULL)
    return FALSE;
  (*text)++;
  while (**text == ' ')
    (*text)++;
  return TRUE;
}

char *
rap_time_read (const char *typed)
{
  g_autofree char *copy = g_strstrip (g_strdup (typed));
  const char *text = copy;
  int hours, minutes = 0;
  guint n_digits, n_minutes;
  g_autofree char *time = NULL;

  if (!take_digits (&text, 4, &hours, &n_digits))
    return NULL;
  if (n_digits > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (take_separator (&text) && *text != '\0'
           && (!take_digits (&text, 2, &minutes, &n_minutes) || n_minutes != 2))
    return NULL;
  if (*text != '\0' || hours > 23 || minutes > 59)
    return NULL;
  time = g_strdup_printf ("%02d:%02d", hours, minutes);
  return rap_local_parse_time (time, &minutes) ? g_steal_pointer (&time) : NULL;
}
