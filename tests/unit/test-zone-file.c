/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/zone-private.h"

/* ---- Files made by hand ---- */

typedef struct
{
  const char *magic;
  char version;
  guint32 n_ut, n_std, n_leap, n_times, n_types, n_chars;
  /* What is written, whatever the counts say. */
  gint64 times[4];
  guint8 type_at[4];
  gint32 offsets[2];
  guint8 is_dst[2];
  guint8 name_at[2];
  const char *chars;
  const char *footer;
} Plan;

/* One change, from +1 to +2; then yearly ones. */
static Plan
good_plan (void)
{
  return (Plan){
    .magic = "TZif",
    .version = '2',
    .n_times = 1,
    .n_types = 2,
    .n_chars = 9,
    .times = { 1000000000 },
    .type_at = { 1 },
    .offsets = { 3600, 7200 },
    .is_dst = { 0, 1 },
    .name_at = { 0, 4 },
    .chars = "CET\0CEST",
    .footer = "\nCET-1CEST,M3.5.0,M10.5.0/3\n",
  };
}

static void
append_int32 (GByteArray *file, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (file, (const guint8 *)&bytes, sizeof bytes);
}

static void
append_int64 (GByteArray *file, gint64 number)
{
  guint64 bytes = GUINT64_TO_BE ((guint64)number);

  g_byte_array_append (file, (const guint8 *)&bytes, sizeof bytes);
}

static void
append_header (GByteArray *file, const char *magic, char version)
{
  g_byte_array_append (file, (const guint8 *)magic, 4);
  g_byte_array_append (file, (const guint8 *)&version, 1);
  g_byte_array_append (file, (const guint8[15]){ 0 }, 15);
}

static GByteArray *
build (const Plan *plan)
{
  GByteArray *file = g_byte_array_new ();
  guint n_times = MIN (plan->n_times, 4);

  /* The first block as today's zic writes it: one type, no name. */
  append_header (file, plan->magic, plan->version);
  for (int i = 0; i < 6; i++)
    append_int32 (file, i >= 4);
  g_byte_array_append (file, (const guint8[7]){ 0 }, 7);

  append_header (file, plan->magic, plan->version);
  append_int32 (file, plan->n_ut);
  append_int32 (file, plan->n_std);
  append_int32 (file, plan->n_leap);
  append_int32 (file, plan->n_times);
  append_int32 (file, plan->n_types);
  append_int32 (file, plan->n_chars);
  for (guint i = 0; i < n_times; i++)
    append_int64 (file, plan->times[i]);
  g_byte_array_append (file, plan->type_at, n_times);
  for (guint i = 0; i < MIN (plan->n_types, 2); i++)
    {
      append_int32 (file, (guint32)plan->offsets[i]);
      g_byte_array_append (file, &plan->is_dst[i], 1);
      g_byte_array_append (file, &plan->name_at[i], 1);
    }
  g_byte_array_append (file, (const guint8 *)plan->chars, MIN (plan->n_chars, 9));
  g_byte_array_append (file, (const guint8 *)plan->footer, (guint)strlen (plan->footer));
  return file;
}

/* Parses a copy of the exact size, for the sanitizer to see a byte too many. */
static RapZone *
parse (const guint8 *data, gsize size, GError **error)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);

  return _rap_zone_parse ("Test/Zone", copy, size, error);
}

static RapZone *
parse_plan (const Plan *plan, GError **error)
{
  g_autoptr (GByteArray) file = build (plan);

  return parse (file->data, file->len, error);
}

static void
assert_refused (const Plan *plan, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapZone) zone = parse_plan (plan, &error);

  g_assert_null (zone);
  g_assert_error (error, RAP_ERROR, RAP_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "“Test/Zone”"));
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  Plan plan = good_plan ();
  g_autoptr (RapZone) zone = parse_plan (&plan, &error);
  const char *abbreviation;
  gboolean is_dst;
  gint64 change;

  g_assert_no_error (error);
  g_assert_cmpstr (rap_zone_name (zone), ==, "Test/Zone");
  g_assert_cmpstr (rap_zone_footer (zone), ==, "CET-1CEST,M3.5.0,M10.5.0/3");
  g_assert_cmpint (rap_zone_offset (zone, 999999999, &is_dst, &abbreviation), ==, 3600);
  g_assert_false (is_dst);
  g_assert_cmpstr (abbreviation, ==, "CET");
  g_assert_cmpint (rap_zone_offset (zone, 1000000000, &is_dst, &abbreviation), ==, 7200);
  g_assert_true (is_dst);
  g_assert_cmpstr (abbreviation, ==, "CEST");
  g_assert_true (rap_zone_next_change (zone, 0, &change));
  g_assert_cmpint (change, ==, 1000000000);
  g_assert_true (rap_zone_next_change (zone, change, &change));
  g_assert_cmpint (change, ==, rap_local_make (2001, 10, 28, 1, 0, 0));
}

/* Without changes the footer holds for ever, without a footer the last change does. */
static void
test_missing_parts (void)
{
  Plan without_times = good_plan ();
  Plan without_footer = good_plan ();
  g_autoptr (RapZone) always = NULL;
  g_autoptr (RapZone) last = NULL;
  gint64 change;

  without_times.n_times = 0;
  always = parse_plan (&without_times, NULL);
  g_assert_nonnull (always);
  g_assert_cmpint (rap_zone_offset (always, rap_local_make (1900, 7, 1, 0, 0, 0), NULL, NULL), ==,
                   7200);
  g_assert_true (rap_zone_next_change (always, rap_local_make (1900, 7, 1, 0, 0, 0), &change));
  g_assert_cmpint (change, ==, rap_local_make (1900, 10, 28, 1, 0, 0));

  without_footer.footer = "\n\n";
  last = parse_plan (&without_footer, NULL);
  g_assert_nonnull (last);
  g_assert_cmpstr (rap_zone_footer (last), ==, "");
  g_assert_cmpint (rap_zone_offset (last, rap_local_make (2100, 1, 1, 0, 0, 0), NULL, NULL), ==,
                   7200);
  g_assert_false (rap_zone_next_change (last, 1000000000, &change));
}

/* A change of the name alone is none of the offset. */
static void
test_change_of_name (void)
{
  Plan plan = good_plan ();
  g_autoptr (RapZone) zone = NULL;
  gint64 found;

  plan.offsets[1] = 3600;
  plan.footer = "\nCEST-1\n";
  zone = parse_plan (&plan, NULL);
  g_assert_nonnull (zone);
  g_assert_false (rap_zone_next_change (zone, 0, &found));
  g_assert_cmpint (rap_zone_to_instant (zone, 1000003600, &found), ==, RAP_WALL_UNIQUE);
  g_assert_cmpint (found, ==, 1000000000);
}

#define CHANGED(change, reason)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    Plan plan = good_plan ();                                                                      \
    plan.change;                                                                                   \
    assert_refused (&plan, reason);                                                                \
  }                                                                                                \
  G_STMT_END

static void
test_refused (void)
{
  g_autofree char *long_footer = g_strdup_printf ("\n<%0300d>-1\n", 0);

  CHANGED (magic = "TZIF", "no time zone file");
  CHANGED (version = '\0', "old format");
  CHANGED (version = '1', "old format");
  CHANGED (n_types = 0, "do not fit");
  CHANGED (n_types = 257, "do not fit");
  CHANGED (n_chars = 0, "do not fit");
  CHANGED (n_ut = 1, "do not fit");
  CHANGED (n_std = 3, "do not fit");
  CHANGED (n_leap = 27, "leap seconds");
  CHANGED (n_times = 1000, "cut off");
  CHANGED (n_times = G_MAXUINT32, "cut off");
  CHANGED (n_chars = G_MAXUINT32, "cut off");
  CHANGED (n_types = 200, "cut off");
  CHANGED (type_at[0] = 2, "do not fit");
  CHANGED (name_at[1] = 9, "do not fit");
  CHANGED (name_at[1] = 255, "do not fit");
  CHANGED (n_chars = 8, "do not fit");
  CHANGED (is_dst[0] = 2, "do not fit");
  CHANGED (chars = "C\x1BT\0CEST", "abbreviations");
  CHANGED (chars = "C\xC3\xA9\0CEST", "abbreviations");
  CHANGED (offsets[0] = -90000, "offset");
  CHANGED (offsets[0] = 93600, "offset");
  CHANGED (offsets[0] = G_MININT32, "offset");
  CHANGED (footer = "", "cut off");
  CHANGED (footer = "\n", "cut off");
  CHANGED (footer = "\nCET-1", "cut off");
  CHANGED (footer = long_footer, "cut off");
  CHANGED (footer = "\nnonsense\n", "later years");
  CHANGED (footer = "\nCET-1CEST\n", "later years");
}

static void
test_order_of_changes (void)
{
  Plan plan = good_plan ();

  plan.n_times = 3;
  plan.times[1] = 1000000001;
  plan.times[2] = 1000000001;
  assert_refused (&plan, "not in order");
  plan.times[2] = 5;
  assert_refused (&plan, "not in order");
}

/* ---- Real files ---- */

static void
read_real (const char *name, char **contents, gsize *size)
{
  g_autofree char *path = g_build_filename (_rap_zone_directory (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, contents, size, &error);
  g_assert_no_error (error);
}

static void
test_cut_off_anywhere (void)
{
  static const char *const names[] = { "Europe/Brussels", "Africa/Casablanca", "Asia/Kolkata" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *contents = NULL;
      gsize size;

      read_real (names[i], &contents, &size);
      for (gsize length = 0; length < size; length++)
        {
          g_autoptr (GError) error = NULL;
          RapZone *zone = parse ((const guint8 *)contents, length, &error);

          g_assert_null (zone);
          g_assert_error (error, RAP_ERROR, RAP_ERROR_IO);
        }
    }
}

static void
use_everything (RapZone *zone)
{
  static const gint64 instants[]
      = { G_MININT64, -3000000000, 0, 1774746000, 4102444800, 9999999999, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      const char *abbreviation;
      gint64 change = instants[i];
      gint64 found;
      RapLocal wall = rap_zone_to_local (zone, instants[i]);

      rap_zone_offset (zone, instants[i], NULL, &abbreviation);
      g_assert_cmpuint (strlen (abbreviation), <, 256);
      rap_zone_to_instant (zone, wall, &found);
      for (int n = 0; n < 3 && rap_zone_next_change (zone, change, &change); n++)
        g_assert_cmpint (change, >, instants[i]);
    }
}

static void
test_random_damage (void)
{
  static const char *const names[] = { "Europe/Brussels", "Africa/Casablanca", "Europe/Dublin" };
  const int n_rounds = g_test_thorough () ? 300000 : 20000;
  guint n_zones = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *contents = NULL;
      gsize size;

      read_real (names[i], &contents, &size);
      for (int round = 0; round < n_rounds; round++)
        {
          g_autofree char *damaged = g_memdup2 (contents, size);
          g_autoptr (RapZone) zone = NULL;

          for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
            {
              gsize at = (gsize)g_test_rand_int_range (0, (gint32)size);

              damaged[at] = (char)g_test_rand_int_range (0, 256);
            }
          zone = parse ((const guint8 *)damaged, size, NULL);
          if (zone != NULL)
            {
              n_zones++;
              use_everything (zone);
            }
        }
    }
  g_test_message ("%u still were zones", n_zones);
  g_assert_cmpuint (n_zones, >, 0);
}

/* ---- In a folder ---- */

typedef struct
{
  char *folder;
  char *saved;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->saved = g_strdup (g_getenv ("TZDIR"));
  fixture->folder = g_dir_make_tmp ("rapporteur-zone-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("TZDIR", fixture->folder, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (fixture->saved != NULL)
    g_setenv ("TZDIR", fixture->saved, TRUE);
  else
    g_unsetenv ("TZDIR");
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->saved);
}

static void
write_file (Fixture *fixture, const char *name, const void *data, gsize size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
}

static void
assert_get_fails (const char *name, RapError code, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapZone) zone = rap_zone_get (name, &error);

  g_assert_null (zone);
  g_assert_error (error, RAP_ERROR, (int)code);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static void
test_a_mended_file_is_read (Fixture *fixture, gconstpointer data)
{
  Plan plan = good_plan ();
  g_autoptr (GByteArray) file = build (&plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapZone) zone = NULL;

  assert_get_fails ("Mended", RAP_ERROR_INVALID, "There is no time zone “Mended”.");
  write_file (fixture, "Mended", file->data, 60);
  assert_get_fails ("Mended", RAP_ERROR_IO, "cut off");
  write_file (fixture, "Mended", file->data, file->len);
  zone = rap_zone_get ("Mended", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rap_zone_name (zone), ==, "Mended");
}

static void
test_what_is_no_zone_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "Pipe", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "Link", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "Folder", NULL);
  g_autofree char *large = g_malloc0 (100000);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_file (fixture, "Text", "Europe/Brussels\n", 16);
  write_file (fixture, "Empty", "", 0);
  memcpy (large, "TZif2", 5);
  write_file (fixture, "Large", large, 100000);

  assert_get_fails ("Pipe", RAP_ERROR_INVALID, "There is no time zone “Pipe”.");
  assert_get_fails ("Link", RAP_ERROR_INVALID, "There is no time zone “Link”.");
  assert_get_fails ("Folder", RAP_ERROR_INVALID, "There is no time zone “Folder”.");
  assert_get_fails ("Text/Part", RAP_ERROR_INVALID, "There is no time zone “Text/Part”.");
  assert_get_fails ("Text", RAP_ERROR_IO, "no time zone file");
  assert_get_fails ("Empty", RAP_ERROR_IO, "no time zone file");
  assert_get_fails ("Large", RAP_ERROR_IO, "too large");
}

/* Names that are refused before any file is looked for: for many of them there is one. */
static void
test_what_is_no_name (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "W. Europe Standard Time",
    "../etc/passwd",
    "..",
    ".",
    "Europe/../UTC",
    "/Test",
    "/etc/passwd",
    "Test/",
    "./Test",
    "Europe//Brussels",
    "Test\n",
    " Test",
    "Te st",
    "Tést",
    "Te\xFFst",
    "posix/Test",
    "right/Test",
    "posixrules",
    "localtime",
    "Europe\\Brussels",
    "Test:",
    "%s%n",
  };
  Plan plan = good_plan ();
  g_autoptr (GByteArray) file = build (&plan);
  g_autofree char *endless = g_strnfill (10000, 'a');
  g_autofree char *too_long = g_strnfill (65, 'a');
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autoptr (RapZone) zone = NULL;

  write_file (fixture, "Test", file->data, file->len);
  write_file (fixture, "Te st", file->data, file->len);
  write_file (fixture, "localtime", file->data, file->len);
  write_file (fixture, "posixrules", file->data, file->len);
  write_file (fixture, too_long, file->data, file->len);
  write_file (fixture, longest, file->data, file->len);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_get_fails (names[i], RAP_ERROR_INVALID, "is not the name of a time zone");
  assert_get_fails ("", RAP_ERROR_INVALID, "No time zone is given.");
  assert_get_fails (too_long, RAP_ERROR_INVALID, "aaa…” is not the name of a time zone");
  assert_get_fails (endless, RAP_ERROR_INVALID, "aaa…” is not the name of a time zone");
  assert_get_fails ("a\033b\n\xFF", RAP_ERROR_INVALID, "“a\uFFFDb\uFFFD\uFFFD” is not the name");

  zone = rap_zone_get (longest, NULL);
  g_assert_nonnull (zone);
}

/* A computer without zone data still knows UTC. */
static void
test_utc_needs_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapZone) utc = rap_zone_get ("UTC", &error);
  const char *abbreviation;

  g_assert_no_error (error);
  g_assert_cmpint (rap_zone_offset (utc, 0, NULL, &abbreviation), ==, 0);
  g_assert_cmpstr (abbreviation, ==, "UTC");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone file/a small file is read", test_good);
  g_test_add_func ("/zone file/changes or footer may be missing", test_missing_parts);
  g_test_add_func ("/zone file/a change of name is no change of offset", test_change_of_name);
  g_test_add_func ("/zone file/what does not fit together is refused with the reason",
                   test_refused);
  g_test_add_func ("/zone file/changes must be in order", test_order_of_changes);
  g_test_add_func ("/zone file/a file cut off anywhere is refused", test_cut_off_anywhere);
  g_test_add_func ("/zone file/random damage is refused or harmless", test_random_damage);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/zone file/a failure is not remembered", test_a_mended_file_is_read);
  ADD ("/zone file/pipes, folders, links to nowhere and other files are refused",
       test_what_is_no_zone_file);
  ADD ("/zone file/what is no name is refused before it is looked for", test_what_is_no_name);
  ADD ("/zone file/UTC needs no file", test_utc_needs_no_file);
  return g_test_run ();
}
