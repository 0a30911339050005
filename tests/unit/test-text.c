/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/text.h"

/* A literal with its length, so that it may hold a 0. */
#define BYTES(literal) literal, sizeof literal - 1

static void
test_what_may_not_be_stored (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    gsize maximum;
    gboolean multi_line;
    const char *problem;
  } cases[] = {
    { BYTES (""), 0, FALSE, NULL },
    { BYTES ("Élève"), 5, FALSE, NULL },
    { BYTES ("Élèves"), 5, FALSE, "The text has 6 characters; at most 5 fit." },
    { BYTES ("ab"), 1, FALSE, "The text has 2 characters; at most 1 fits." },
    { BYTES ("a\nb\tc"), 99, TRUE, NULL },
    { BYTES ("a\u2028b"), 99, TRUE, NULL },
    { BYTES ("a\nb"), 99, FALSE,
      "The text has a line break at position 2, where only one line is allowed." },
    { BYTES ("é\u2029b"), 99, FALSE,
      "The text has a line break at position 2, where only one line is allowed." },
    { BYTES ("a\tb"), 99, FALSE, "The text has a control character (U+0009) at position 2." },
    { BYTES ("a\r\nb"), 99, TRUE, "The text has a control character (U+000D) at position 2." },
    { BYTES ("éé\aa"), 99, FALSE, "The text has a control character (U+0007) at position 3." },
    { BYTES ("a\0b"), 99, TRUE, "The text has a control character (U+0000) at position 2." },
    { BYTES ("\0"), 99, TRUE, "The text has a control character (U+0000) at position 1." },
    { BYTES ("a\x7F"), 99, TRUE, "The text has a control character (U+007F) at position 2." },
    { BYTES ("\xC2\x80"), 99, TRUE, "The text has a control character (U+0080) at position 1." },
    { BYTES ("\xC2\x9F"), 99, TRUE, "The text has a control character (U+009F) at position 1." },
    { BYTES ("\xC2\xA0"), 99, FALSE, NULL },
    /* Marks of direction: LRM, RLE, RLO, FSI, PDI. */
    { BYTES ("\u200E\u202B\u202E\u2068\u2069"), 5, FALSE, NULL },
    { BYTES ("ab\xFF"), 99, FALSE, "The text is not valid UTF-8 at byte 3." },
    { BYTES ("a\0\xFF"), 99, FALSE, "The text is not valid UTF-8 at byte 3." },
    { BYTES ("ab\xC3"), 99, FALSE, "The text is not valid UTF-8 at byte 3." },
    { BYTES ("\xC0\x80"), 99, TRUE, "The text is not valid UTF-8 at byte 1." },
    { BYTES ("\xED\xA0\x80"), 99, TRUE, "The text is not valid UTF-8 at byte 1." },
    { BYTES ("\xF4\x90\x80\x80"), 99, TRUE, "The text is not valid UTF-8 at byte 1." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* A copy of the exact size, for the sanitizer to see a byte too many. */
      g_autofree char *copy = g_memdup2 (cases[i].text, cases[i].length);
      g_autofree char *problem
          = rap_text_problem (copy, cases[i].length, cases[i].maximum, cases[i].multi_line);

      g_assert_cmpstr (problem, ==, cases[i].problem);
    }
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (10000, 'x');
  g_autofree char *problem = rap_text_problem (text, 10000, 500, FALSE);
  g_autofree char *none = rap_text_problem (text, 10000, 10000, FALSE);

  g_assert_cmpstr (problem, ==, "The text has 10000 characters; at most 500 fit.");
  g_assert_null (none);
}

static void
test_folds (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Élève", "eleve" },
    { "E\xCC\x81leve", "eleve" },
    { "ÇA ÉTÉ", "ca ete" },
    { "Mise en Œuvre", "mise en oeuvre" },
    { "L’ordre du jour", "l'ordre du jour" },
    { "Straße", "strasse" },
    { "Łódź, Ærøskøbing, Đà Nẵng", "lodz, aeroskobing, da nang" },
    { "İstanbul, Isparta, Iğdır", "istanbul, isparta, igdir" },
    { "ﬁn №\u00A04", "fin no 4" },
    { "Ａ／Ｐ", "a/p" },
    { "ΑΘΉΝΑ", "αθηνα" },
    { "Йошкар-Ола", "иошкар-ола" },
    { "الجُمْهُورِيَّة", "الجمهورية" },
    { "bad \xFF byte", "bad \uFFFD byte" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = rap_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* What was folded stays as it is; else a stored fold and a fresh one would not meet. */
static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar c = 1; c <= 0x1FFFF; c++)
    {
      char text[8] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      /* g_utf8_casefold() swaps the two cases of Cherokee, each time. */
      if (!g_unichar_validate (c) || g_unichar_get_script (c) == G_UNICODE_SCRIPT_CHEROKEE)
        continue;
      g_unichar_to_utf8 (c, text);
      once = rap_text_fold (text);
      twice = rap_text_fold (once);
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_matches (void)
{
  g_assert_true (rap_text_matches ("Conseil d’administration régional", "d'administration reg"));
  g_assert_true (rap_text_matches ("anything", ""));
  g_assert_true (rap_text_matches (NULL, ""));
  g_assert_true (rap_text_matches ("anything", NULL));
  g_assert_false (rap_text_matches (NULL, "a"));
  g_assert_false (rap_text_matches ("région", "regions"));
}

static void
test_ellipsizes (void)
{
  static const struct
  {
    const char *text;
    gsize maximum;
    const char *cut;
  } cases[] = {
    { "", 0, "" },
    { "abc", 0, "" },
    { "abc", 1, "…" },
    { "abc", 2, "a…" },
    { "abc", 3, "abc" },
    { "abc", G_MAXSIZE, "abc" },
    { "ééé", 2, "é…" },
    { "ab cd", 4, "ab…" },
    { "  cd", 3, "…" },
    { "ae\xCC\x81z", 3, "a…" },
    { "ae\xCC\x81z", 4, "ae\xCC\x81z" },
    { "\xCC\x81\xCC\x81\xCC\x81", 2, "…" },
    { "a\377bc", 3, "a\uFFFD…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = rap_text_ellipsize (cases[i].text, cases[i].maximum);

      g_assert_cmpstr (cut, ==, cases[i].cut);
      g_assert_cmpuint ((gsize)g_utf8_strlen (cut, -1), <=, cases[i].maximum);
    }
}

static void
test_reads_durations (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } cases[] = {
    { "0", 0 },           { "90", 90 },          { "090", 90 },
    { "90m", 90 },        { "90 min", 90 },      { " 90 MIN ", 90 },
    { "1h", 60 },         { "1 H", 60 },         { "1h30", 90 },
    { "1h5", 65 },        { "1h05", 65 },        { "1 h 30", 90 },
    { "1 h 30 min", 90 }, { "1h30m", 90 },       { "1\u00A0h\u202F30", 90 },
    { "1:30", 90 },       { "0:05", 5 },         { "100:00", 6000 },
    { "1.5h", 90 },       { "1,5 h", 90 },       { "0.25h", 15 },
    { "1.75 h", 105 },    { "0.333h", 20 },      { "0,999h", 60 },
    { "100000", 100000 }, { "1666h40", 100000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (rap_duration_parse (cases[i].text, &minutes));
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_refuses_durations (void)
{
  static const char *const cases[] = {
    NULL,      "",        " ",
    "-5",      "+5",      "−5",
    "abc",     "h",       "min",
    "h30",     ":30",     ".5h",
    "1.5",     "1,5",     "1.5 min",
    "1.h",     "1.5h30",  "1.2345h",
    "1:3",     "1:60",    "1:300",
    "1 : 30",  "1:30h",   "1h60",
    "1h300",   "1h-5",    "1h1h",
    "1h 30s",  "90s",     "90 mins",
    "9 0",     "1h30:00", "100001",
    "1666h41", "1666:41", "1666.7h",
    "999999h", "1000000", "99999999999999999999",
    "１h",     "1e3",     "0x10",
    "90\xFF",  "1.5 hm",  "90 m m",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;

      g_assert_false (rap_duration_parse (cases[i], &minutes));
      g_assert_cmpint (minutes, ==, -1);
    }
}

static void
test_formats_durations (void)
{
  static const struct
  {
    int minutes;
    const char *text;
  } cases[] = {
    { 0, "0 min" },     { 20, "20 min" },
    { 59, "59 min" },   { 60, "1 h" },
    { 65, "1 h 05" },   { 90, "1 h 30" },
    { 1440, "24 h" },   { -12, "−12 min" },
    { -90, "−1 h 30" }, { G_MININT, "−35791394 h 08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rap_duration_format (cases[i].minutes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_durations_round_trip (void)
{
  for (int i = 0; i <= 100000; i++)
    {
      g_autofree char *text = rap_duration_format (i);
      int minutes = -1;

      g_assert_true (rap_duration_parse (text, &minutes));
      g_assert_cmpint (minutes, ==, i);
    }
}

static void
test_ordinals (void)
{
  static const struct
  {
    const char *number;
    const char *language;
    const char *ordinal;
  } cases[] = {
    { "1", "en", "1st" },
    { "2", "en", "2nd" },
    { "3", "en", "3rd" },
    { "4", "en", "4th" },
    { "10", "en", "10th" },
    { "11", "en", "11th" },
    { "12", "en", "12th" },
    { "13", "en", "13th" },
    { "21", "en", "21st" },
    { "31", "en_GB.UTF-8", "31st" },
    { "111", "en", "111th" },
    { "112", "en", "112th" },
    { "113", "en", "113th" },
    { "121", "en", "121st" },
    { "1002", "en", "1002nd" },
    { "225/226", "en", "225th/226th" },
    { "1", "fr", "1re" },
    { "2", "fr", "2e" },
    { "11", "fr", "11e" },
    { "31", "fr_BE", "31e" },
    { "225/226", "fr", "225e/226e" },
    { "1/2", "fr", "1re/2e" },
    { "", "en", "" },
    { "0", "en", "0th" },
    { "31bis", "en", "31bis" },
    { "225/", "en", "225/" },
    { "/", "en", "/" },
    { "XXXI", "fr", "XXXI" },
    { "-1", "en", "-1" },
    { "1.5", "en", "1.5" },
    { "31", "es", "31" },
    { "31", "eng", "31" },
    { "31", NULL, "31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ordinal = rap_ordinal (cases[i].number, cases[i].language);

      g_assert_cmpstr (ordinal, ==, cases[i].ordinal);
    }
}

static const struct
{
  const char *value;
  const char *field;
} csv_cases[] = {
  { "", "" },
  { "plain", "plain" },
  { "two words", "two words" },
  { "a,b", "\"a,b\"" },
  { "a;b", "\"a;b\"" },
  { "say \"yes\"", "\"say \"\"yes\"\"\"" },
  { "\"", "\"\"\"\"" },
  { "a\nb", "\"a\nb\"" },
  { "a\r\nb", "\"a\r\nb\"" },
  { "=1+1", "'=1+1" },
  { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
  { "=A1,\"x\"", "\"'=A1,\"\"x\"\"\"" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "\t=1", "\"'\t=1\"" },
  { "\r=1", "\"'\r=1\"" },
  { "\n=1", "\"'\n=1\"" },
  { "＝1", "'＝1" },
  { "＋1", "'＋1" },
  { "－1", "'－1" },
  { "＠a", "'＠a" },
  { "+32 2 209 92 11", "'+32 2 209 92 11" },
  { "-A1", "'-A1" },
  { "-", "'-" },
  { "+", "'+" },
  { "-5", "-5" },
  { "+3.2", "+3.2" },
  { "-3,2", "\"-3,2\"" },
  { "-5.", "'-5." },
  { "--5", "'--5" },
  { "-5-3", "'-5-3" },
  { "-1e5", "'-1e5" },
  { "5", "5" },
  { "'quoted'", "'quoted'" },
  { "'=1", "''=1" },
  { "''=1", "'''=1" },
  { "'-5", "'-5" },
};

static void
test_csv_fields (void)
{
  g_autoptr (GString) nothing = g_string_new ("a,");

  for (gsize i = 0; i < G_N_ELEMENTS (csv_cases); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      rap_csv_append (line, csv_cases[i].value);
      g_assert_cmpstr (line->str, ==, csv_cases[i].field);
    }
  rap_csv_append (nothing, NULL);
  g_assert_cmpstr (nothing->str, ==, "a,");
}

/* Reads a field as a program does that knows RFC 4180 and the apostrophe. */
static char *
read_back (const char *field)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_quoted = *field == '"';
  const char *formula;

  for (const char *p = field + is_quoted; *p != '\0'; p++)
    {
      if (is_quoted && *p == '"' && *++p != '"')
        break;
      g_string_append_c (text, *p);
    }
  formula = text->str + strspn (text->str, "'");
  if (formula > text->str && *formula != '\0'
      && (strchr ("=@\t\r\n", *formula) != NULL || (guchar)*formula == 0xEF
          || (strchr ("+-", *formula) != NULL
              && !g_regex_match_simple ("^[+-][0-9]+([.,][0-9]+)?\\z", formula, 0, 0))))
    g_string_erase (text, 0, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_csv_can_be_read_back (void)
{
  static const char alphabet[] = "'=+-@\t\r\n\",;a1.";

  for (gsize i = 0; i < G_N_ELEMENTS (csv_cases); i++)
    {
      g_autofree char *value = read_back (csv_cases[i].field);

      g_assert_cmpstr (value, ==, csv_cases[i].value);
    }
  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *back = NULL;
      char value[8] = { 0 };

      for (int j = g_test_rand_int_range (0, sizeof value); j > 0; j--)
        value[j - 1] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      rap_csv_append (line, value);
      back = read_back (line->str);
      g_assert_cmpstr (back, ==, value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/what may not be stored is told with its place",
                   test_what_may_not_be_stored);
  g_test_add_func ("/text/ten thousand characters are counted", test_long_text);
  g_test_add_func ("/text/folding takes case and accents off", test_folds);
  g_test_add_func ("/text/folding twice changes nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/text/a folded needle is found", test_matches);
  g_test_add_func ("/text/ellipsis cuts at a character", test_ellipsizes);
  g_test_add_func ("/text/durations are read as people write them", test_reads_durations);
  g_test_add_func ("/text/what is no duration is refused", test_refuses_durations);
  g_test_add_func ("/text/durations are written", test_formats_durations);
  g_test_add_func ("/text/every written duration can be read", test_durations_round_trip);
  g_test_add_func ("/text/ordinals in English and French", test_ordinals);
  g_test_add_func ("/text/CSV fields are quoted and formulas made harmless", test_csv_fields);
  g_test_add_func ("/text/CSV fields can be read back", test_csv_can_be_read_back);
  return g_test_run ();
}
