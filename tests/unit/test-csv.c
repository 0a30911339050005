/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/csv.h"

/* "1:a|b 2:c|d": the line and the cells of each row. */
static char *
dump (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = rap_csv_parse (text, length, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RapCsvRow *row = &g_array_index (rows, RapCsvRow, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);

      g_string_append_printf (words, "%s%u:%s", i > 0 ? " " : "", row->line, cells);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "a,b\nc,d\n", "1:a|b 2:c|d" },
    { "a,b\r\nc,d", "1:a|b 2:c|d" },
    { "a,b\rc,d", "1:a|b 2:c|d" },
    { "\xef\xbb\xbf" "a;b\nc,1;d\n", "1:a|b 2:c,1|d" },
    { "a\tb\n\"c\td\"\te", "1:a|b 2:c\td|e" },
    { "\"a,b\",c\n", "1:a,b|c" },
    { "\"a \"\"b\"\"\",c\n", "1:a \"b\"|c" },
    { "a,\"two\r\nlines\"\nb,c", "1:a|two\nlines 3:b|c" },
    { "a,\n,b\n", "1:a| 2:|b" },
    /* Rows of empty cells are no rows, but their lines count. */
    { "a,b\n\n, ,\nc,d\n", "1:a|b 4:c|d" },
    /* Spaces are part of a cell (RFC 4180 section 2). */
    { "  a  , b \n", "1:  a  | b " },
    /* A quote inside a cell is a letter. */
    { "5\" disk,b\n", "1:5\" disk|b" },
    { "\"\",a\n", "1:|a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dump (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

static void
assert_refused (const char *text, gsize length, const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rap_csv_parse (text, length, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, line));
}

static void
test_refuses (void)
{
  assert_refused ("a,b\nc,\"d\ne\n", 10, "Line 2");
  assert_refused ("a\n\xe9t\xe9\n", 6, "Line 2");
  assert_refused ("a\nb\nc\0d", 7, "Line 3");
  assert_refused ("\"", 1, "Line 1");
}

/* What is written is read back, whatever bytes of text it holds. */
static void
test_round_trip (void)
{
  static const char letters[] = "ab,;\t\"\n \xc3\xa9";
  g_autoptr (GRand) rand = g_rand_new_with_seed (4180);

  for (int n = 0; n < 2000; n++)
    {
      g_autoptr (GString) text = g_string_new ("x,y,z\n");
      g_auto (GStrv) cells = g_new0 (char *, 4);
      g_autoptr (GArray) rows = NULL;

      for (int c = 0; c < 3; c++)
        {
          g_autoptr (GString) cell = g_string_new ("c");
          int length = g_rand_int_range (rand, 0, 12);

          for (int i = 0; i < length; i++)
            g_string_append_len (cell, letters + MIN (g_rand_int_range (rand, 0, 9), 8),
                                 1);
          while (!g_utf8_validate (cell->str, -1, NULL))
            g_string_truncate (cell, cell->len - 1);
          g_string_append_c (cell, 'c');
          cells[c] = g_strdup (cell->str);
          g_string_replace (cell, "\"", "\"\"", 0);
          g_string_append_printf (text, "%s\"%s\"", c > 0 ? "," : "", cell->str);
        }
      rows = rap_csv_parse (text->str, text->len, NULL);
      g_assert_nonnull (rows);
      g_assert_cmpuint (rows->len, ==, 2);
      g_assert_true (g_strv_equal ((const char *const *) g_array_index (rows, RapCsvRow, 1).cells,
                                   (const char *const *) cells));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/reads what spreadsheets write", test_reads);
  g_test_add_func ("/csv/refuses with the line", test_refuses);
  g_test_add_func ("/csv/quoted cells come back as they were", test_round_trip);
  return g_test_run ();
}
