/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/zone-private.h"

static void
test_names (void)
{
  static const char *const expected[]
      = { "Africa/Johannesburg", "America/Montevideo", "Asia/Baku", "Europe/Brussels",
          "Europe/Luxembourg",   "Pacific/Apia",       "UTC" };
  const char *const *names = rap_zone_names ();

  g_assert_cmpuint (g_strv_length ((char **)names), >, 400);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_strv_contains (names, expected[i]));
  for (gsize i = 1; names[i] != NULL; i++)
    g_assert_cmpstr (names[i - 1], <, names[i]);
  g_assert_true (rap_zone_names () == names);
}

static void
test_every_name_is_a_zone (void)
{
  const char *const *names = rap_zone_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RapZone) zone = rap_zone_get (names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rap_zone_name (zone), ==, names[i]);
    }
}

static void
test_version (void)
{
  g_assert_true (g_regex_match_simple ("^20[0-9]{2}[a-z]", rap_zone_data_version (), 0, 0));
}

/* ---- In folders of our own ---- */

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
  fixture->folder = g_dir_make_tmp ("rapporteur-names-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "zone.tab",  "zone1970.tab", "tzdata.zi", "+VERSION",
                                       "localtime", "timezone",     "link",      "Alias" };

  if (fixture->saved != NULL)
    g_setenv ("TZDIR", fixture->saved, TRUE);
  else
    g_unsetenv ("TZDIR");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->saved);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
make_link (Fixture *fixture, const char *name, const char *target)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_remove (path);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
assert_names (const char *expected)
{
  g_autofree char *names = g_strjoinv (" ", (char **)rap_zone_names ());

  g_assert_cmpstr (names, ==, expected);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZDIR", fixture->folder, TRUE);
  write_file (fixture, "zone1970.tab", "AA,BB\t+0000+00000\tOld/One\n");
  write_file (fixture, "zone.tab",
              "# comment\tof\tlines\n"
              "ZZ\t+1\tZone/Last\r\n"
              "BB\t+1\tZone/Two\tcomment\n"
              "BB\t+1\tZone/Two\n"
              "\n"
              "broken\n"
              "CC\t+1\t../../etc/passwd\n"
              "CC\t+1\t\n"
              "AA\t+1\tZone/One");
  assert_names ("UTC Zone/Last Zone/One Zone/Two");
}

static void
test_second_table (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZDIR", fixture->folder, TRUE);
  write_file (fixture, "zone1970.tab", "AA,BB\t+0000+00000\tOld/One\n");
  assert_names ("Old/One UTC");
}

static void
test_no_table (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZDIR", fixture->folder, TRUE);
  assert_names ("UTC");
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZDIR", fixture->folder, TRUE);
  g_assert_cmpstr (rap_zone_data_version (), ==, "");
  write_file (fixture, "+VERSION", "2024a\n");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2024a");
  write_file (fixture, "tzdata.zi", "");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2024a");
  write_file (fixture, "tzdata.zi", "# redo posix_only\n# version 2023c\n");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2024a");
  write_file (fixture, "tzdata.zi", "# version unknown-dirty\n");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2024a");
  write_file (fixture, "tzdata.zi", "# version 2026c\nR A 1\n");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2026c");
  write_file (fixture, "tzdata.zi", "# version 2026d-dirty\n");
  g_assert_cmpstr (rap_zone_data_version (), ==, "2026d-dirty");
}

static void
assert_local (Fixture *fixture, const char *tz, const char *expected)
{
  g_autoptr (RapZone) zone = _rap_zone_find_local (tz, fixture->folder);

  g_assert_cmpstr (rap_zone_name (zone), ==, expected);
}

static void
test_local_by_environment (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "timezone", "Asia/Baku\n");

  assert_local (fixture, "Europe/Brussels", "Europe/Brussels");
  assert_local (fixture, ":Europe/Brussels", "Europe/Brussels");
  assert_local (fixture, "/usr/share/zoneinfo/Europe/Brussels", "Europe/Brussels");
  assert_local (fixture, ":/usr/share/zoneinfo/posix/Europe/Brussels", "Europe/Brussels");
  assert_local (fixture, "UTC", "UTC");
  assert_local (fixture, "", "UTC");
  assert_local (fixture, ":", "UTC");
  /* Not names: the next source is asked. */
  assert_local (fixture, "CET-1CEST,M3.5.0,M10.5.0/3", "Asia/Baku");
  assert_local (fixture, ":/etc/localtime", "Asia/Baku");
  assert_local (fixture, "Nowhere/City", "Asia/Baku");
  assert_local (fixture, "../../etc/passwd", "Asia/Baku");
  assert_local (fixture, NULL, "Asia/Baku");
}

static void
test_local_by_link (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "timezone", "Asia/Baku\n");

  make_link (fixture, "localtime", "/usr/share/zoneinfo/Africa/Nairobi");
  assert_local (fixture, NULL, "Africa/Nairobi");
  assert_local (fixture, "Europe/Brussels", "Europe/Brussels");
  make_link (fixture, "localtime", "../usr/share/zoneinfo/Africa/Nairobi");
  assert_local (fixture, NULL, "Africa/Nairobi");
  make_link (fixture, "localtime", "/usr/share/zoneinfo/Etc/UTC");
  assert_local (fixture, NULL, "UTC");
  /* In two steps. */
  make_link (fixture, "link", "/usr/share/zoneinfo/Pacific/Apia");
  make_link (fixture, "localtime", "link");
  assert_local (fixture, NULL, "Pacific/Apia");
  make_link (fixture, "localtime", "/usr/share/zoneinfo/Nowhere/City");
  assert_local (fixture, NULL, "Asia/Baku");
}

static void
test_local_by_file (Fixture *fixture, gconstpointer data)
{
  assert_local (fixture, NULL, "UTC");
  write_file (fixture, "localtime", "a copy of a zone file has no name");
  assert_local (fixture, NULL, "UTC");
  write_file (fixture, "timezone", "  America/Montevideo  \n");
  assert_local (fixture, NULL, "America/Montevideo");
  write_file (fixture, "timezone", "Etc/UTC\n");
  assert_local (fixture, NULL, "UTC");
  write_file (fixture, "timezone", "\n");
  assert_local (fixture, NULL, "UTC");
  write_file (fixture, "timezone", "nonsense\nAsia/Baku\n");
  assert_local (fixture, NULL, "UTC");
}

static void
test_local_of_this_process (void)
{
  g_autofree char *tz = g_strdup (g_getenv ("TZ"));
  g_autoptr (RapZone) zone = NULL;

  g_setenv ("TZ", "Asia/Baku", TRUE);
  zone = rap_zone_get_local ();
  if (tz != NULL)
    g_setenv ("TZ", tz, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_cmpstr (rap_zone_name (zone), ==, "Asia/Baku");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone names/each country has its zones, and there is UTC", test_names);
  g_test_add_func ("/zone names/every name is a zone", test_every_name_is_a_zone);
  g_test_add_func ("/zone names/the data has a version", test_version);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/zone names/the table of countries is read line by line", test_tables);
  ADD ("/zone names/the shorter table stands in for it", test_second_table);
  ADD ("/zone names/without a table there is UTC", test_no_table);
  ADD ("/zone names/the version is in one of two files", test_versions);
  ADD ("/zone names/the environment says which zone is ours", test_local_by_environment);
  ADD ("/zone names/else the link of the system does", test_local_by_link);
  ADD ("/zone names/else the file of the system does", test_local_by_file);
  g_test_add_func ("/zone names/the zone of this process", test_local_of_this_process);
  return g_test_run ();
}
