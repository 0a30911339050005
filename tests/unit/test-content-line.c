/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "calendar-fixture.h"
#include "ical/content-line.h"

static char *
serialise (icalproperty *property)
{
  GString *lines = g_string_new (NULL);
  char *text = icalproperty_as_ical_string_r (property);

  rap_ical_append (lines, text);
  icalmemory_free_buffer (text);
  icalproperty_free (property);
  return g_string_free (lines, FALSE);
}

/* With a stop at either end, for readers cut spaces off there. */
static void
assert_survives (const char *inner)
{
  g_autofree char *text = g_strconcat (".", inner, ".", NULL);
  g_autofree char *lines
      = serialise (rap_ical_text_property (ICAL_SUMMARY_PROPERTY, NULL, text));
  icalproperty *read;

  fixture_assert_wire (lines);
  read = icalproperty_new_from_string (lines);
  g_assert_nonnull (read);
  g_assert_cmpstr (icalproperty_get_summary (read), ==, text);
  icalproperty_free (read);
}

/* libical tears CR from LF at 73 octets, and at other lengths. */
static void
test_every_length (void)
{
  static const char *const letters[] = { "x", "é", "ع", "税", "🙂", "a ", ",", "\\", "e\xcc\x81" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    for (guint n = 1; n < 240; n++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        while (text->len < n)
          g_string_append (text, letters[i]);
        assert_survives (text->str);
        g_string_prepend (text, "-");
        assert_survives (text->str);
      }
}

static void
test_random_texts (void)
{
  static const char *const pieces[] = { "x", " ", "  ", "é", "税", "🙂", ",", ";", ":",
                                        "\\", "\n", "\"", "n", "ر", "word" };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_test_rand_int_range (1, 160);

      while (n-- > 0)
        g_string_append (text,
                         pieces[g_test_rand_int_range (0, (int)G_N_ELEMENTS (pieces))]);
      assert_survives (text->str);
    }
}

static void
test_folds_keep_spaces (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lines = NULL;
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "Customs, ");
  lines = serialise (rap_ical_text_property (ICAL_DESCRIPTION_PROPERTY, NULL, text->str));
  parts = g_strsplit (lines, "\r\n", -1);
  for (guint i = 0; parts[i + 2] != NULL; i++)
    {
      g_assert_false (g_str_has_suffix (parts[i], " "));
      g_assert_false (g_str_has_suffix (parts[i], "\\"));
      g_assert_false (g_str_has_prefix (parts[i + 1], "  "));
    }
}

static void
test_extension_property (void)
{
  g_autofree char *lines = serialise (
      rap_ical_text_property (ICAL_X_PROPERTY, "X-WR-CALNAME", "Pretoria, May; \\ 2025"));

  g_assert_cmpstr (lines, ==, "X-WR-CALNAME:Pretoria\\, May\\; \\\\ 2025\r\n");
}

static void
test_categories (void)
{
  const char *const categories[] = { "Policy, Planning", "A;B", "C\\D", NULL };
  g_autofree char *lines
      = serialise (rap_ical_list_property (ICAL_CATEGORIES_PROPERTY, categories));

  g_assert_cmpstr (lines, ==, "CATEGORIES:Policy\\, Planning,A\\;B,C\\\\D\r\n");
}

static void
assert_clean (const char *text, gboolean multi_line, const char *expected)
{
  g_autoptr (GString) scratch = g_string_new ("before");

  g_assert_cmpstr (rap_ical_clean (text, multi_line, scratch), ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("", FALSE, "");
  assert_clean ("Élève 税 🙂", FALSE, "Élève 税 🙂");
  assert_clean ("a\tb\001c\177d", FALSE, "a b c d");
  assert_clean ("a\nb\r\nc\rd", FALSE, "a b c d");
  assert_clean ("a\nb\r\nc\rd", TRUE, "a\nb\nc\nd");
  assert_clean ("a\xc2\x85"
                "b\xe2\x80\xa8"
                "c\xe2\x80\xa9"
                "d\xc2\x9b"
                "e",
                TRUE, "a\nb\nc\nd e");
  assert_clean ("a\xff"
                "b",
                FALSE, "a\xef\xbf\xbd"
                       "b");
  /* Marks of direction are text. */
  assert_clean ("\xe2\x80\x8f\xd8\xb9", FALSE, "\xe2\x80\x8f\xd8\xb9");
}

static void
test_times (void)
{
  RapLocal local = rap_local_make (2026, 3, 29, 9, 5, 0);
  g_autofree char *zoned
      = serialise (rap_ical_time_property (ICAL_DTSTART_PROPERTY, local, "Europe/Brussels"));
  g_autofree char *utc = serialise (rap_ical_time_property (ICAL_DTEND_PROPERTY, local, "UTC"));
  g_autofree char *none = serialise (rap_ical_time_property (ICAL_DTSTART_PROPERTY, local, NULL));
  g_autofree char *date = serialise (rap_ical_date_property (ICAL_DTEND_PROPERTY, local));

  g_assert_cmpstr (zoned, ==, "DTSTART;TZID=Europe/Brussels:20260329T090500\r\n");
  g_assert_cmpstr (utc, ==, "DTEND:20260329T090500Z\r\n");
  g_assert_cmpstr (none, ==, "DTSTART:20260329T090500\r\n");
  g_assert_cmpstr (date, ==, "DTEND;VALUE=DATE:20260329\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content-line/texts of every length come through whole", test_every_length);
  g_test_add_func ("/content-line/random texts come through whole", test_random_texts);
  g_test_add_func ("/content-line/no space or escape stands at a fold", test_folds_keep_spaces);
  g_test_add_func ("/content-line/commas of extension properties are escaped",
                   test_extension_property);
  g_test_add_func ("/content-line/a comma within a category is escaped", test_categories);
  g_test_add_func ("/content-line/control characters become spaces", test_clean);
  g_test_add_func ("/content-line/times carry a bare zone name", test_times);
  return g_test_run ();
}
