/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <string.h>

#include "content-line.h"

/* How far back a fold may go to leave spaces and escapes whole. */
#define FOLD_SLACK 8

/* ---- Text ---- */

#define EIGHT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Whether eight bytes are printable ASCII. Tilde is left to the byte-wise look. */
static gboolean
is_plain_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  /* No borrow out of 0x20, no carry into 0x80, in any byte. */
  return (((word - EIGHT (0x20)) | (word + EIGHT (0x02)) | word) & EIGHT (0x80)) == 0;
}

/* Printable ASCII and everything beyond U+009F but the two line separators, in UTF-8. */
static gboolean
is_clean (const char *text, gsize length, gboolean multi_line)
{
  const guint8 *p = (const guint8 *)text;
  const guint8 *end = p + length;
  gboolean is_ascii = TRUE;

  while (p < end)
    {
      if (end - p >= 8 && is_plain_word (p))
        {
          p += 8;
          continue;
        }
      if ((*p < 0x20 && !(*p == '\n' && multi_line)) || *p == 0x7f)
        return FALSE;
      /* A text ends with a zero, so there is always a byte to look at. */
      if (p[0] == 0xc2 && p[1] < 0xa0)
        return FALSE;
      if (p[0] == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9))
        return FALSE;
      is_ascii &= *p < 0x80;
      p++;
    }
  return is_ascii || g_utf8_validate_len (text, length, NULL);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029;
}

const char *
rap_ical_clean (const char *text, gboolean multi_line, GString *scratch)
{
  g_autofree char *valid = NULL;

  if (is_clean (text, strlen (text), multi_line))
    return text;

  valid = g_utf8_make_valid (text, -1);
  g_string_truncate (scratch, 0);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (is_line_break (c) || c == '\r')
        g_string_append_c (scratch, multi_line ? '\n' : ' ');
      else
        g_string_append_unichar (scratch, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return scratch->str;
}

/* RFC 5545 §3.3.11. */
static void
append_escaped (GString *value, const char *text)
{
  while (*text != '\0')
    {
      gsize plain = strcspn (text, "\\;,\n");

      g_string_append_len (value, text, (gssize)plain);
      text += plain;
      if (*text == '\0')
        break;
      g_string_append_c (value, '\\');
      g_string_append_c (value, *text == '\n' ? 'n' : *text);
      text++;
    }
}

/* ---- Properties ---- */

/* A value of type "string" goes into the file as it is. */
static void
set_texts (icalproperty *property, const char *const *texts)
{
  g_autoptr (GString) value = g_string_sized_new (strlen (texts[0]) + 64);

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (value, ',');
      append_escaped (value, texts[i]);
    }
  icalproperty_set_value (property, icalvalue_new_string (value->str));
}

/* The VALUE parameter, which libical leaves out when it names the default, keeps the value from
 * naming its private type. */
static icalproperty *
property_new (icalproperty_kind kind, const char *name)
{
  icalproperty *property = icalproperty_new (kind);
  gboolean is_extension = kind == ICAL_X_PROPERTY;

  if (is_extension)
    icalproperty_set_x_name (property, name);
  icalproperty_set_parameter (property,
                              icalparameter_new_value (is_extension ? ICAL_VALUE_X
                                                                    : ICAL_VALUE_TEXT));
  return property;
}

icalproperty *
rap_ical_text_property (icalproperty_kind kind, const char *name, const char *text)
{
  icalproperty *property = property_new (kind, name);

  rap_ical_set_text (property, text);
  return property;
}

void
rap_ical_set_text (icalproperty *property, const char *text)
{
  const char *const texts[] = { text, NULL };

  set_texts (property, texts);
}

icalproperty *
rap_ical_list_property (icalproperty_kind kind, const char *const *texts)
{
  icalproperty *property = property_new (kind, NULL);

  set_texts (property, texts);
  return property;
}

static struct icaltimetype
time_of (RapLocal local, gboolean is_utc)
{
  struct icaltimetype time = icaltime_null_time ();

  rap_local_fields (local, &time.year, &time.month, &time.day, &time.hour, &time.minute,
                    &time.second);
  if (is_utc)
    time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

icalproperty *
rap_ical_time_property (icalproperty_kind kind, RapLocal local, const char *zone)
{
  icalproperty *property = icalproperty_new (kind);
  gboolean is_utc = g_strcmp0 (zone, "UTC") == 0;

  icalproperty_set_value (property, icalvalue_new_datetime (time_of (local, is_utc)));
  if (zone != NULL && !is_utc)
    icalproperty_add_parameter (property, icalparameter_new_tzid (zone));
  return property;
}

void
rap_ical_append_time (GString *lines, const char *head, RapLocal local, gboolean is_utc)
{
  char *value = icaltime_as_ical_string_r (time_of (local, is_utc));

  g_string_append (lines, head);
  g_string_append (lines, value);
  g_string_append_len (lines, "\r\n", 2);
  icalmemory_free_buffer (value);
}

icalproperty *
rap_ical_date_property (icalproperty_kind kind, RapLocal midnight)
{
  struct icaltimetype time = icaltime_null_time ();
  icalproperty *property = icalproperty_new (kind);

  rap_local_fields (midnight, &time.year, &time.month, &time.day, NULL, NULL, NULL);
  time.is_date = 1;
  icalproperty_set_value (property, icalvalue_new_date (time));
  icalproperty_add_parameter (property, icalparameter_new_value (ICAL_VALUE_DATE));
  return property;
}

/* ---- Folding ---- */

/* How much of @line, longer than @room, comes before the fold. */
static gsize
fold_at (const char *line, gsize room)
{
  gsize cut = room;

  for (gsize back = 0; back < FOLD_SLACK; back++)
    {
      if (line[room - back] != ' ' && line[room - back - 1] != ' '
          && line[room - back - 1] != '\\' && (line[room - back] & 0xc0) != 0x80)
        {
          cut = room - back;
          break;
        }
    }
  while ((line[cut] & 0xc0) == 0x80)
    cut--;
  return cut;
}

static void
append_line (GString *lines, const char *line, gsize length)
{
  gsize room = RAP_ICAL_LINE_OCTETS;

  while (length > room)
    {
      gsize cut = fold_at (line, room);

      g_string_append_len (lines, line, (gssize)cut);
      g_string_append_len (lines, "\r\n ", 3);
      line += cut;
      length -= cut;
      room = RAP_ICAL_LINE_OCTETS - 1;
    }
  g_string_append_len (lines, line, (gssize)length);
  g_string_append_len (lines, "\r\n", 2);
}

void
rap_ical_append (GString *lines, const char *serialised)
{
  gsize length = strlen (serialised);
  g_autoptr (GString) whole = NULL;
  const char *line, *end;

  /* Most are one short line. */
  if (length <= RAP_ICAL_LINE_OCTETS + 2 && strstr (serialised, "\r\n ") == NULL)
    {
      g_string_append_len (lines, serialised, (gssize)length);
      return;
    }

  whole = g_string_sized_new (length);
  /* All folds are taken out first: what libical tore apart is one again. */
  while ((end = strstr (serialised, "\r\n ")) != NULL)
    {
      g_string_append_len (whole, serialised, end - serialised);
      serialised = end + 3;
    }
  g_string_append (whole, serialised);

  for (line = whole->str; *line != '\0'; line = end + 2)
    {
      end = strstr (line, "\r\n");
      if (end == NULL)
        {
          append_line (lines, line, strlen (line));
          break;
        }
      append_line (lines, line, (gsize)(end - line));
    }
}
