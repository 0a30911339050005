/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/numbering.h"

#define MAX_LEVELS 9

static void
test_nicks (void)
{
  g_assert_cmpint (rap_numbering_from_nick ("roman"), ==, RAP_NUMBERING_ROMAN);
  g_assert_cmpint (rap_numbering_from_nick ("decimal"), ==, RAP_NUMBERING_DECIMAL);
  g_assert_cmpint (rap_numbering_from_nick ("letter"), ==, RAP_NUMBERING_LETTER);
  g_assert_cmpint (rap_numbering_from_nick ("Decimal"), ==, RAP_NUMBERING_ROMAN);
  g_assert_cmpint (rap_numbering_from_nick (""), ==, RAP_NUMBERING_ROMAN);
  g_assert_cmpint (rap_numbering_from_nick (NULL), ==, RAP_NUMBERING_ROMAN);
}

static void
test_labels_and_full_numbers (void)
{
  static const struct
  {
    RapNumbering style;
    guint path[MAX_LEVELS];
    guint n_levels;
    const char *label;
    const char *full;
  } cases[] = {
    { RAP_NUMBERING_ROMAN, { 0 }, 0, "", "" },
    { RAP_NUMBERING_ROMAN, { 3 }, 1, "III", "III" },
    { RAP_NUMBERING_ROMAN, { 3, 2 }, 2, "b", "III.b" },
    { RAP_NUMBERING_ROMAN, { 3, 2, 4 }, 3, "(iv)", "III.b(iv)" },
    { RAP_NUMBERING_ROMAN, { 3, 2, 4, 12 }, 4, "12", "III.b(iv)(12)" },
    { RAP_NUMBERING_ROMAN, { 3, 2, 4, 12, 27 }, 5, "(aa)", "III.b(iv)(12)(aa)" },
    { RAP_NUMBERING_ROMAN, { 1, 1, 1, 1, 1, 9 }, 6, "(ix)", "I.a(i)(1)(a)(ix)" },
    { RAP_NUMBERING_ROMAN, { 1, 1, 1, 1, 1, 1, 9 }, 7, "9", "I.a(i)(1)(a)(i)(9)" },
    { RAP_NUMBERING_ROMAN, { 1, 1, 1, 1, 1, 1, 1, 9 }, 8, "(i)", "I.a(i)(1)(a)(i)(1)(i)" },
    { RAP_NUMBERING_DECIMAL, { 0 }, 0, "", "" },
    { RAP_NUMBERING_DECIMAL, { 3 }, 1, "3", "3" },
    { RAP_NUMBERING_DECIMAL, { 3, 2, 4 }, 3, "3.2.4", "3.2.4" },
    { RAP_NUMBERING_DECIMAL, { 1, 2, 3, 4, 5, 6, 7 }, 7, "1.2.3.4.5.6.7", "1.2.3.4.5.6.7" },
    { RAP_NUMBERING_LETTER, { 0 }, 0, "", "" },
    { RAP_NUMBERING_LETTER, { 3 }, 1, "C", "C" },
    { RAP_NUMBERING_LETTER, { 3, 2 }, 2, "2", "C.2" },
    { RAP_NUMBERING_LETTER, { 3, 2, 4 }, 3, "d", "C.2(d)" },
    { RAP_NUMBERING_LETTER, { 3, 2, 4, 9 }, 4, "(ix)", "C.2(d)(ix)" },
    { RAP_NUMBERING_LETTER, { 3, 2, 4, 9, 5 }, 5, "5", "C.2(d)(ix)(5)" },
    { RAP_NUMBERING_LETTER, { 3, 2, 4, 9, 5, 6 }, 6, "f", "C.2(d)(ix)(5)(f)" },
    { RAP_NUMBERING_LETTER, { 3, 2, 4, 9, 5, 6, 7 }, 7, "(vii)", "C.2(d)(ix)(5)(f)(vii)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label
          = rap_numbering_label (cases[i].style, cases[i].path, cases[i].n_levels);
      g_autofree char *full = rap_numbering_full (cases[i].style, cases[i].path, cases[i].n_levels);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (full, ==, cases[i].full);
    }
}

/* Two places never share a number, however deep: for all paths with counts 1 and 2. */
static void
test_full_numbers_are_unique (void)
{
  static const RapNumbering styles[]
      = { RAP_NUMBERING_ROMAN, RAP_NUMBERING_DECIMAL, RAP_NUMBERING_LETTER };

  for (gsize s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint n_levels = 1; n_levels <= MAX_LEVELS; n_levels++)
        for (guint bits = 0; bits < 1u << n_levels; bits++)
          {
            guint path[MAX_LEVELS];

            for (guint i = 0; i < n_levels; i++)
              path[i] = 1 + (bits >> i & 1);
            g_assert_true (g_hash_table_add (seen, rap_numbering_full (styles[s], path, n_levels)));
          }
    }
}

static guint
value_of_letter (char letter)
{
  switch (g_ascii_toupper (letter))
    {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    case 'D':
      return 500;
    case 'M':
      return 1000;
    default:
      g_assert_not_reached ();
    }
}

/* A smaller letter before a larger one is taken off. */
static guint
value_of_roman (const char *roman)
{
  guint sum = 0;

  for (const char *p = roman; *p != '\0'; p++)
    if (p[1] != '\0' && value_of_letter (p[0]) < value_of_letter (p[1]))
      sum -= value_of_letter (*p);
    else
      sum += value_of_letter (*p);
  return sum;
}

static void
test_roman_round_trip (void)
{
  g_autoptr (GRegex) well_formed
      = g_regex_new ("^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$", 0, 0, NULL);

  for (guint i = 1; i <= 3999; i++)
    {
      g_autofree char *upper = rap_roman (i, TRUE);
      g_autofree char *lower = rap_roman (i, FALSE);
      g_autofree char *lowered = g_ascii_strdown (upper, -1);

      g_assert_true (g_regex_match (well_formed, upper, 0, NULL));
      g_assert_cmpuint (value_of_roman (upper), ==, i);
      g_assert_cmpstr (lower, ==, lowered);
    }
}

static void
test_no_roman_numeral (void)
{
  static const guint numbers[] = { 0, 4000, G_MAXUINT };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *digits = g_strdup_printf ("%u", numbers[i]);
      g_autofree char *roman = rap_roman (numbers[i], TRUE);

      g_assert_cmpstr (roman, ==, digits);
    }
}

static guint
value_of_letters (const char *letters)
{
  guint value = 0;

  for (; *letters != '\0'; letters++)
    value = value * 26 + (guint)(*letters - 'a') + 1;
  return value;
}

static void
test_letters_round_trip (void)
{
  g_autofree char *before = g_strdup ("");

  for (guint i = 1; i <= 20000; i++)
    {
      g_autofree char *lower = rap_letters (i, FALSE);
      g_autofree char *upper = rap_letters (i, TRUE);
      g_autofree char *raised = g_ascii_strup (lower, -1);

      g_assert_cmpuint (strspn (lower, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (lower));
      g_assert_cmpuint (value_of_letters (lower), ==, i);
      g_assert_cmpstr (upper, ==, raised);
      /* Later letters never sort before: shorter first, then by alphabet. */
      g_assert_true (strlen (before) < strlen (lower) || strcmp (before, lower) < 0);
      g_free (before);
      before = g_steal_pointer (&lower);
    }
}

static void
test_letters_at_the_edges (void)
{
  static const struct
  {
    guint number;
    const char *letters;
  } cases[] = {
    { 0, "0" },    { 1, "a" },     { 26, "z" },
    { 27, "aa" },  { 52, "az" },   { 53, "ba" },
    { 702, "zz" }, { 703, "aaa" }, { G_MAXUINT, "mwlqkwu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = rap_letters (cases[i].number, FALSE);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbering/styles are known by name", test_nicks);
  g_test_add_func ("/numbering/labels and full numbers at every depth",
                   test_labels_and_full_numbers);
  g_test_add_func ("/numbering/no two places share a full number", test_full_numbers_are_unique);
  g_test_add_func ("/numbering/Roman numerals from 1 to 3999 can be read back",
                   test_roman_round_trip);
  g_test_add_func ("/numbering/what has no Roman numeral is given in digits",
                   test_no_roman_numeral);
  g_test_add_func ("/numbering/letters from 1 to 20000 can be read back", test_letters_round_trip);
  g_test_add_func ("/numbering/letters go on after z, zz and to the end of the numbers",
                   test_letters_at_the_edges);
  return g_test_run ();
}
