/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text.h"

#define MAX_MINUTES 100000

/* ---- What may be stored ---- */

/* g_utf8_validate() stops at a 0 byte; to us that is a control character like the others. */
static gboolean
is_valid_utf8 (const char *text, gsize length, gsize *bad)
{
  const char *start = text;
  const char *end = text + length;
  const char *stop;

  while (!g_utf8_validate_len (start, (gsize)(end - start), &stop))
    {
      if (*stop != '\0')
        {
          *bad = (gsize)(stop - text);
          return FALSE;
        }
      start = stop + 1;
    }
  return TRUE;
}

static gboolean
is_line_separator (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static gboolean
is_allowed (gunichar c, gboolean multi_line)
{
  if (multi_line && (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029))
    return TRUE;
  return c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && c != 0x2028 && c != 0x2029;
}

static char *
describe_bad_character (gunichar c, gsize position, gboolean multi_line)
{
  if (!multi_line && is_line_separator (c))
    return g_strdup_printf (
        _ ("The text has a line break at position %'lu, where only one line is allowed."),
        (gulong)position);
  /* Translators: the code of the character, and which character of the text it is. */
  return g_strdup_printf (_ ("The text has a control character (U+%04X) at position %'lu."), c,
                          (gulong)position);
}

char *
rap_text_problem (const char *text, gsize length, gsize maximum, gboolean multi_line)
{
  gsize n_characters = 0;
  gsize bad;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length == 0)
    return NULL;
  if (!is_valid_utf8 (text, length, &bad))
    return g_strdup_printf (_ ("The text is not valid UTF-8 at byte %'lu."), (gulong)bad + 1);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_characters++;
      if (!is_allowed (c, multi_line))
        return describe_bad_character (c, n_characters, multi_line);
    }
  if (n_characters > maximum)
    /* Translators: the length of the text, and the greatest length that is allowed. */
    return g_strdup_printf (ngettext ("The text has %'lu characters; at most %'lu fits.",
                                      "The text has %'lu characters; at most %'lu fit.", maximum),
                            (gulong)n_characters, (gulong)maximum);
  return NULL;
}

/* ---- Comparing and searching ---- */

/* Letters that have no decomposition in Unicode but are typed as others; NULL for the rest. */
static const char *
plain_spelling (gunichar c)
{
  switch (c)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
      return "'";
    case 0x2010: /* hyphen, also what is left of the non-breaking one */
      return "-";
    case 0x0131: /* ı */
      return "i";
    case 0x00E6: /* æ */
      return "ae";
    case 0x00F8: /* ø */
      return "o";
    case 0x0111: /* đ */
      return "d";
    case 0x0142: /* ł */
      return "l";
    case 0x0153: /* œ */
      return "oe";
    default:
      return NULL;
    }
}

static gboolean
is_accent (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

char *
rap_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GString) bare = NULL;
  GString *plain;

  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_accent (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  /* Lower case before the spellings, whose table has no capitals. */
  folded = g_utf8_casefold (bare->str, -1);
  plain = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *spelling = plain_spelling (g_utf8_get_char (p));

      if (spelling != NULL)
        g_string_append (plain, spelling);
      else
        g_string_append_unichar (plain, g_utf8_get_char (p));
    }
  return g_string_free (plain, FALSE);
}

gboolean
rap_text_matches (const char *text, const char *folded_needle)
{
  g_autofree char *folded = NULL;

  if (folded_needle == NULL || *folded_needle == '\0')
    return TRUE;
  folded = rap_text_fold (text);
  return strstr (folded, folded_needle) != NULL;
}

char *
rap_text_ellipsize (const char *text, gsize maximum)
{
  g_autofree char *valid = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  if ((gsize)g_utf8_strlen (valid, -1) <= maximum)
    return g_steal_pointer (&valid);
  if (maximum == 0)
    return g_strdup ("");

  end = g_utf8_offset_to_pointer (valid, (glong)maximum - 1);
  while (end > valid && g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_prev_char (end);
  while (end > valid && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strdup_printf ("%.*s…", (int)(end - valid), valid);
}

/* ---- Durations ---- */

static void
skip_space (const char **text)
{
  /* A French text may part number and unit by a no-break space. */
  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
}

/* Between @min_digits and @max_digits ASCII digits, and no more than that. */
static gboolean
take_number (const char **text, int min_digits, int max_digits, int *number)
{
  int n_digits;

  *number = 0;
  for (n_digits = 0; g_ascii_isdigit (**text); n_digits++, (*text)++)
    {
      if (n_digits == max_digits)
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return n_digits >= min_digits;
}

static gboolean
take_word (const char **text, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*text, word, length) != 0)
    return FALSE;
  *text += length;
  return TRUE;
}

static void
take_minute_unit (const char **text)
{
  skip_space (text);
  if (!take_word (text, "min"))
    take_word (text, "m");
}

/* Of `1.5 h` what is behind the whole hours, in minutes. */
static gboolean
take_fraction (const char **text, int *minutes)
{
  const char *start = *text;
  int number;
  int divisor = 1;

  if (!take_number (text, 1, 3, &number))
    return FALSE;
  for (; start < *text; start++)
    divisor *= 10;
  *minutes = (number * 60 + divisor / 2) / divisor;
  skip_space (text);
  return take_word (text, "h");
}

/* What follows the `1 h` of `1 h 30 min`, if anything. */
static gboolean
take_minutes_of_hour (const char **text, int *minutes)
{
  skip_space (text);
  if (!g_ascii_isdigit (**text))
    return TRUE;
  if (!take_number (text, 1, 2, minutes) || *minutes > 59)
    return FALSE;
  take_minute_unit (text);
  return TRUE;
}

gboolean
rap_duration_parse (const char *text, int *minutes)
{
  int number;
  int rest = 0;
  gboolean is_hours = TRUE;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  skip_space (&text);
  if (!take_number (&text, 1, 6, &number))
    return FALSE;
  if (take_word (&text, ":"))
    {
      if (!take_number (&text, 2, 2, &rest) || rest > 59)
        return FALSE;
    }
  else if (take_word (&text, ".") || take_word (&text, ","))
    {
      if (!take_fraction (&text, &rest))
        return FALSE;
    }
  else
    {
      skip_space (&text);
      is_hours = take_word (&text, "h");
      if (is_hours && !take_minutes_of_hour (&text, &rest))
        return FALSE;
      if (!is_hours)
        take_minute_unit (&text);
    }
  skip_space (&text);

  number = is_hours ? number * 60 + rest : number;
  if (*text != '\0' || number > MAX_MINUTES)
    return FALSE;
  *minutes = number;
  return TRUE;
}

char *
rap_duration_format (int minutes)
{
  guint size = minutes < 0 ? 0u - (guint)minutes : (guint)minutes;
  g_autofree char *text = NULL;

  if (size < 60)
    /* Translators: a duration in minutes. Keep “min”, for people type it back. */
    text = g_strdup_printf (_ ("%u min"), size);
  else if (size % 60 == 0)
    /* Translators: a duration in whole hours. Keep “h”, for people type it back. */
    text = g_strdup_printf (_ ("%u h"), size / 60);
  else
    /* Translators: a duration in hours and minutes. Keep “h”, for people type it back. */
    text = g_strdup_printf (_ ("%u h %02u"), size / 60, size % 60);
  return minutes < 0 ? g_strconcat ("−", text, NULL) : g_steal_pointer (&text);
}

/* ---- Ordinals ---- */

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static const char *
english_suffix (const char *digits)
{
  gsize length = strlen (digits);

  if (length >= 2 && digits[length - 2] == '1')
    return "th";
  switch (digits[length - 1])
    {
    case '1':
      return "st";
    case '2':
      return "nd";
    case '3':
      return "rd";
    default:
      return "th";
    }
}

static const char *
french_suffix (const char *digits)
{
  return strcmp (digits, "1") == 0 ? "re" : "e";
}

/* "fr", "fr_BE", "fr-BE", "fr.UTF-8" */
static gboolean
language_is (const char *language, const char *code)
{
  return language != NULL && g_str_has_prefix (language, code)
         && !g_ascii_isalpha (language[strlen (code)]);
}

char *
rap_ordinal (const char *number, const char *language)
{
  gboolean is_french = language_is (language, "fr");
  g_auto (GStrv) parts = NULL;
  GString *text;

  g_return_val_if_fail (number != NULL, NULL);

  parts = g_strsplit (number, "/", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!is_all_digits (parts[i]))
      return g_strdup (number);
  if (!is_french && !language_is (language, "en"))
    return g_strdup (number);

  text = g_string_new (NULL);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, '/');
      g_string_append (text, parts[i]);
      g_string_append (text, is_french ? french_suffix (parts[i]) : english_suffix (parts[i]));
    }
  return g_string_free (text, FALSE);
}

/* ---- CSV ---- */

/* -5, +3.2, 1,5 */
static gboolean
is_plain_number (const char *text)
{
  gsize n_digits;

  if (*text == '+' || *text == '-')
    text++;
  n_digits = strspn (text, "0123456789");
  text += n_digits;
  if (n_digits > 0 && (*text == '.' || *text == ','))
    {
      text++;
      n_digits = strspn (text, "0123456789");
      text += n_digits;
    }
  return n_digits > 0 && *text == '\0';
}

static gboolean
is_formula (const char *value)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (*value == '\0' || is_plain_number (value))
    return FALSE;
  if (strchr ("=+-@\t\r\n", *value) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (value, wide[i]))
      return TRUE;
  return FALSE;
}

void
rap_csv_append (GString *line, const char *value)
{
  gboolean is_quoted;

  g_return_if_fail (line != NULL);

  if (value == NULL)
    return;

  /* The semicolon parts the fields in the spreadsheets of half of Europe. */
  is_quoted = strpbrk (value, ",;\"\t\r\n") != NULL;
  if (is_quoted)
    g_string_append_c (line, '"');
  if (is_formula (value + strspn (value, "'")))
    g_string_append_c (line, '\'');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *value);
    }
  if (is_quoted)
    g_string_append_c (line, '"');
}
