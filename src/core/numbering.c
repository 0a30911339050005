/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "numbering.h"

#define LARGEST_ROMAN 3999

typedef enum
{
  PART_DIGITS,
  PART_UPPER_ROMAN,
  PART_LOWER_ROMAN,
  PART_UPPER_LETTERS,
  PART_LOWER_LETTERS,
} PartKind;

typedef struct
{
  PartKind kind;
  gboolean in_parentheses;
} Part;

/* The top levels of a style; below them the last three go round. */
static const Part roman_parts[] = {
  { PART_UPPER_ROMAN, FALSE }, { PART_LOWER_LETTERS, FALSE }, { PART_LOWER_ROMAN, TRUE },
  { PART_DIGITS, FALSE },      { PART_LOWER_LETTERS, TRUE },
};
static const Part letter_parts[] = {
  { PART_UPPER_LETTERS, FALSE },
  { PART_DIGITS, FALSE },
  { PART_LOWER_LETTERS, FALSE },
  { PART_LOWER_ROMAN, TRUE },
};

#define N_ROUND 3

static Part
part_of_level (RapNumbering style, guint level)
{
  const Part *parts = style == RAP_NUMBERING_LETTER ? letter_parts : roman_parts;
  guint n_parts
      = style == RAP_NUMBERING_LETTER ? G_N_ELEMENTS (letter_parts) : G_N_ELEMENTS (roman_parts);

  if (level >= n_parts)
    level = n_parts - N_ROUND + (level - n_parts) % N_ROUND;
  return parts[level];
}

/* Agendas have thousands of these, and printf takes its time. */
static void
append_digits (GString *text, guint number)
{
  char digits[3 * sizeof number];
  char *start = digits + sizeof digits;

  do
    *--start = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (text, start, digits + sizeof digits - start);
}

static void
append_part (GString *text, PartKind kind, guint number, gboolean in_parentheses)
{
  g_autofree char *part = NULL;

  if (in_parentheses)
    g_string_append_c (text, '(');
  switch (kind)
    {
    case PART_UPPER_ROMAN:
    case PART_LOWER_ROMAN:
      part = rap_roman (number, kind == PART_UPPER_ROMAN);
      g_string_append (text, part);
      break;
    case PART_UPPER_LETTERS:
    case PART_LOWER_LETTERS:
      part = rap_letters (number, kind == PART_UPPER_LETTERS);
      g_string_append (text, part);
      break;
    case PART_DIGITS:
    default:
      append_digits (text, number);
      break;
    }
  if (in_parentheses)
    g_string_append_c (text, ')');
}

static char *
decimal_path (const guint *path, guint n_levels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_levels; i++)
    {
      if (i > 0)
        g_string_append_c (text, '.');
      append_digits (text, path[i]);
    }
  return g_string_free (text, FALSE);
}

RapNumbering
rap_numbering_from_nick (const char *nick)
{
  if (g_strcmp0 (nick, "decimal") == 0)
    return RAP_NUMBERING_DECIMAL;
  if (g_strcmp0 (nick, "letter") == 0)
    return RAP_NUMBERING_LETTER;
  return RAP_NUMBERING_ROMAN;
}

char *
rap_numbering_label (RapNumbering style, const guint *path, guint n_levels)
{
  GString *text;
  Part part;

  g_return_val_if_fail (path != NULL || n_levels == 0, NULL);

  if (style == RAP_NUMBERING_DECIMAL)
    return decimal_path (path, n_levels);

  text = g_string_new (NULL);
  if (n_levels > 0)
    {
      part = part_of_level (style, n_levels - 1);
      append_part (text, part.kind, path[n_levels - 1], part.in_parentheses);
    }
  return g_string_free (text, FALSE);
}

char *
rap_numbering_full (RapNumbering style, const guint *path, guint n_levels)
{
  GString *text;

  g_return_val_if_fail (path != NULL || n_levels == 0, NULL);

  if (style == RAP_NUMBERING_DECIMAL)
    return decimal_path (path, n_levels);

  text = g_string_new (NULL);
  for (guint i = 0; i < n_levels; i++)
    {
      if (i == 1)
        g_string_append_c (text, '.');
      append_part (text, part_of_level (style, i).kind, path[i], i >= 2);
    }
  return g_string_free (text, FALSE);
}

char *
rap_roman (guint number, gboolean upper)
{
  static const struct
  {
    guint value;
    const char *upper;
    const char *lower;
  } numerals[] = {
    { 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" }, { 400, "CD", "cd" },
    { 100, "C", "c" },  { 90, "XC", "xc" },  { 50, "L", "l" },  { 40, "XL", "xl" },
    { 10, "X", "x" },   { 9, "IX", "ix" },   { 5, "V", "v" },   { 4, "IV", "iv" },
    { 1, "I", "i" },
  };
  GString *text;

  if (number == 0 || number > LARGEST_ROMAN)
    return g_strdup_printf ("%u", number);

  text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (numerals); i++)
    for (; number >= numerals[i].value; number -= numerals[i].value)
      g_string_append (text, upper ? numerals[i].upper : numerals[i].lower);
  return g_string_free (text, FALSE);
}

char *
rap_letters (guint number, gboolean upper)
{
  char letters[8];
  gsize at = sizeof letters;

  if (number == 0)
    return g_strdup ("0");

  /* Seven letters hold every guint: 26 + 26² + … + 26⁷ > 2³². */
  letters[--at] = '\0';
  for (; number > 0; number = (number - 1) / 26)
    letters[--at] = (char)((upper ? 'A' : 'a') + (number - 1) % 26);
  return g_strdup (letters + at);
}
