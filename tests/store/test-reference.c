/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "store/reference-data.h"
#include "store/source.h"
#include "store/store-private.h"

static char *
original (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "store", "reference", NULL);
}

static void
load (Fixture *self, const char *location)
{
  g_autoptr (GError) error = NULL;

  rap_reference_load (self->store, location, &error);
  g_assert_no_error (error);
}

static void
load_original (Fixture *self)
{
  g_autofree char *location = original ();

  load (self, location);
}

static void
put (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

/* A copy of the data in which @from is @to in one file. */
static char *
edited (Fixture *self, const char *name, const char *file, const char *from, const char *to)
{
  char *location = fixture_path (self, name);
  g_autofree char *source = original ();
  g_auto (GStrv) names = rap_source_list (source);

  g_mkdir (location, 0700);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = rap_source_load (source, names[i], NULL);
      g_autofree char *path = g_build_filename (location, names[i], NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_auto (GStrv) parts = NULL;
      g_autofree char *changed = NULL;

      if (*from != '\0' && g_str_equal (names[i], file))
        {
          g_assert_nonnull (strstr (text, from));
          parts = g_strsplit (text, from, 2);
          changed = g_strjoinv (to, parts);
        }
      g_assert_true (g_file_set_contents (path, changed != NULL ? changed : text, -1, NULL));
    }
  return location;
}

static gint64
id_of (Fixture *self, RapKind kind, const char *key)
{
  g_autofree char *uid = rap_data_make_uid (kind, key);
  g_autoptr (RapRecord) record = rap_store_load_by_uid (self->store, kind, uid, NULL);

  return record != NULL ? rap_record_id (record) : 0;
}

static void
expect_value (Fixture *self, RapKind kind, const char *key, const char *field, const char *expected)
{
  g_autofree char *value = fixture_get (self->store, kind, id_of (self, kind, key), field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
count_steps (Fixture *self)
{
  return fixture_count (self->store, "SELECT count (*) FROM journal_step");
}

/* The same row has the same uid everywhere, for ever (RFC 4122, version 5). */
static void
test_uids (void)
{
  g_autofree char *region = rap_data_make_uid (RAP_KIND_REGION, "ESA");
  g_autofree char *item = rap_data_make_uid (RAP_KIND_AGENDA_ITEM, "GC-31/é");

  g_assert_cmpstr (region, ==, "f94c8cf0-4fe3-5274-ae47-447848082899");
  g_assert_cmpstr (item, ==, "7b391c73-4506-5413-9e1b-f2f1694e2ebe");
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_autofree char *region = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  load_original (self);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 2);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM member"), ==, 3);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM body"), ==, 3);
  region = g_strdup_printf ("%d", (int) id_of (self, RAP_KIND_REGION, "ESA"));
  expect_value (self, RAP_KIND_MEMBER, "LS", "region", region);
  expect_value (self, RAP_KIND_MEMBER, "LS", "kind", "state");
  expect_value (self, RAP_KIND_ENTITY, "RTC-ZA", "topics", "one\ntwo\tand \\ three");
  /* Bodies stand in the file before those they refer to. */
  g_assert_cmpint (fixture_count (self->store,
                                  "SELECT count (*) FROM body b JOIN body p ON p.id = b.parent"
                                  " JOIN body n ON n.id = b.chain_next"
                                  " WHERE (b.code = 'RTC' AND p.code = 'RSG' AND n.code = 'RSG')"
                                  " OR (b.code = 'RSG' AND p.code = 'GC' AND n.code = 'GC')"),
                   ==, 2);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"
                                               " WHERE kind = 'reference' AND state = 'record'"),
                   ==, 1);
  g_assert_null (rap_store_undo_label (self->store));

  /* Again: not a byte, not a step. */
  first = fixture_dump (self->store);
  load_original (self);
  second = fixture_dump (self->store);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (count_steps (self), ==, 1);
  fixture_expect_sound (self->store);
}

static void
test_users_changes_stay (Fixture *self, gconstpointer data)
{
  g_autofree char *newer = edited (self, "newer", "member.tsv",
                                   "South Africa\tAfrique du Sud\tAfrica/Johannesburg",
                                   "Republic of South Africa\tAfrique du Sud\tAfrica/Harare");

  load_original (self);
  fixture_set (self->store, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "ZA"), "zone", "UTC");
  fixture_set (self->store, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "NG"), "region",
               "1");
  load (self, newer);
  expect_value (self, RAP_KIND_MEMBER, "ZA", "name-en", "Republic of South Africa");
  expect_value (self, RAP_KIND_MEMBER, "ZA", "zone", "UTC");
  expect_value (self, RAP_KIND_MEMBER, "NG", "region", "1");

  /* Put back by hand, it is the data's again. */
  fixture_set (self->store, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "ZA"), "zone",
               "Africa/Johannesburg");
  load (self, newer);
  expect_value (self, RAP_KIND_MEMBER, "ZA", "zone", "Africa/Harare");
}

static void
test_deleted_stays_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Delete Nigeria");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  load_original (self);
  rap_change_set_delete (changes, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "NG"));
  fixture_apply (self->store, changes);
  load_original (self);
  g_assert_cmpint (id_of (self, RAP_KIND_MEMBER, "NG"), ==, 0);
  g_assert_cmpint (id_of (self, RAP_KIND_WEEKEND_RULE, "NG-1"), ==, 0);
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id_of (self, RAP_KIND_WEEKEND_RULE, "NG-1"), !=, 0);
  fixture_expect_sound (self->store);
}

/* A row that needs one which the user deleted before does not come; one that can be without, does. */
static void
test_targets_the_user_deleted (Fixture *self, gconstpointer data)
{
  g_autofree char *newer = edited (self, "newer", "weekend-rule.tsv", "NG-1\tNG\tsat,sun\tsince long",
                                   "NG-2\tNG\tfri,sat\t");
  g_autofree char *hosted = edited (self, "hosted", "entity.tsv", "Training Centre Pretoria\tZA",
                                    "Training Centre Pretoria\tNG");
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Delete Nigeria");

  load_original (self);
  rap_change_set_delete (changes, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "NG"));
  fixture_apply (self->store, changes);
  load (self, newer);
  g_assert_cmpint (id_of (self, RAP_KIND_WEEKEND_RULE, "NG-2"), ==, 0);
  load (self, hosted);
  expect_value (self, RAP_KIND_ENTITY, "RTC-ZA", "host", "");
}

/* Undo passes over what the program's own data did. */
static void
test_undo_passes_over (Fixture *self, gconstpointer data)
{
  g_autofree char *newer = edited (self, "newer", "member.tsv", "Lesotho\tLesotho", "Basutoland\t");
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  load_original (self);
  fixture_set (self->store, RAP_KIND_MEMBER, id_of (self, RAP_KIND_MEMBER, "LS"), "zone", "UTC");
  load (self, newer);
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Set zone");
  undone = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  expect_value (self, RAP_KIND_MEMBER, "LS", "zone", "Africa/Maseru");
  expect_value (self, RAP_KIND_MEMBER, "LS", "name-en", "Basutoland");
  g_assert_cmpstr (rap_store_redo_label (self->store), ==, "Set zone");

  /* New data end what could be redone, as a new act does. */
  load_original (self);
  g_assert_null (rap_store_redo_label (self->store));
  expect_value (self, RAP_KIND_MEMBER, "LS", "name-en", "Lesotho");
  fixture_expect_sound (self->store);
}

static void
test_withdrawn (Fixture *self, gconstpointer data)
{
  g_autofree char *without = edited (self, "without", "member.tsv",
                                     "NG\tWCA\tNG\tNigeria\tNigéria\tAfrica/Lagos\n", "");
  g_autofree char *rules = g_build_filename (without, "weekend-rule.tsv", NULL);

  g_assert_true (g_file_set_contents (rules, "key\tmember\trest-days\tnote\nZA-1\tZA\tsat,sun\t\n",
                                      -1, NULL));
  load_original (self);
  load (self, without);
  g_assert_cmpint (id_of (self, RAP_KIND_MEMBER, "NG"), ==, 0);
  g_assert_cmpint (id_of (self, RAP_KIND_WEEKEND_RULE, "NG-1"), ==, 0);
  g_assert_cmpint (id_of (self, RAP_KIND_MEMBER, "ZA"), !=, 0);
  /* It may come back. */
  load_original (self);
  g_assert_cmpint (id_of (self, RAP_KIND_MEMBER, "NG"), !=, 0);

  /* What the user changed, or made use of, stays. */
  fixture_set (self->store, RAP_KIND_WEEKEND_RULE, id_of (self, RAP_KIND_WEEKEND_RULE, "NG-1"),
               "note", "mine");
  load (self, without);
  g_assert_cmpint (id_of (self, RAP_KIND_WEEKEND_RULE, "NG-1"), !=, 0);
  g_assert_cmpint (id_of (self, RAP_KIND_MEMBER, "NG"), !=, 0);
  fixture_expect_sound (self->store);
}

/* A column that the data did not have before fills what was never filled. */
static void
test_new_column (Fixture *self, gconstpointer data)
{
  g_autofree char *first = edited (self, "first", "region.tsv", "", "");
  g_autofree char *path = g_build_filename (first, "region.tsv", NULL);

  g_assert_true (g_file_set_contents (path, "key\tcode\tname-en\nESA\tESA\tEast\nWCA\tWCA\tWest\n",
                                      -1, NULL));
  load (self, first);
  fixture_set (self->store, RAP_KIND_REGION, id_of (self, RAP_KIND_REGION, "ESA"), "name-fr", "Est");
  load_original (self);
  expect_value (self, RAP_KIND_REGION, "ESA", "name-fr", "Est");
  expect_value (self, RAP_KIND_REGION, "WCA", "name-fr", "Afrique occidentale et centrale");
  expect_value (self, RAP_KIND_REGION, "WCA", "position", "2");
}

/* ---- Files that are wrong ---- */

static void
test_broken_files (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *contents;
    const char *part;
  } cases[] = {
    { "region.tsv", "", "region.tsv, line 1: The first column" },
    { "region.tsv", "code\tname-en\nESA\tE\n", "region.tsv, line 1: The first column" },
    { "region.tsv", "key\tcolour\nESA\tred\n", "region.tsv, line 1, column “colour”" },
    { "region.tsv", "key\tcode\tcode\nESA\tE\tE\n", "region.tsv, line 1, column “code”: The column" },
    { "region.tsv", "key\tcode\tname-en\nESA\tESA\n", "region.tsv, line 2: Number of cells: 2" },
    { "region.tsv", "key\tcode\tname-en\nESA\tESA\tE\textra\n", "region.tsv, line 2: Number of cells: 4" },
    { "region.tsv", "key\tcode\tname-en\n\tESA\tE\n", "region.tsv, line 2, column “key”" },
    { "region.tsv", "key\tcode\tname-en\nESA\t\tE\n", "region.tsv, line 2, column “code”" },
    { "region.tsv", "key\tcode\nESA\tESA\n", "region.tsv, line 2, column “name-en”" },
    { "region.tsv", "key\tcode\tname-en\n\nESA\tESA\tE\n", "region.tsv, line 2: Number of cells: 0" },
    { "region.tsv", "key\tcode\tname-en\nA\tA\tA\nA\tB\tB\n", "region.tsv, line 3, column “key”" },
    { "region.tsv", "key\tcode\tname-en\nA\tA\tA\nB\tA\tB\n", "“A” is taken" },
    { "region.tsv", "key\tcode\tname-en\tzone\nA\tA\tA\tMars/One\n",
      "region.tsv, line 2, column “zone”" },
    { "region.tsv", "key\tcode\tname-en\tpc-seats\nA\tA\tA\tmany\n",
      "region.tsv, line 2, column “pc-seats”" },
    { "region.tsv", "key\tcode\tname-en\nA\tA\tbad \xff\n", "region.tsv, line 2: It is not valid" },
    { "member.tsv", "key\tregion\tname-en\nX\tXYZ\tX\n", "member.tsv, line 2, column “region”" },
    { "body.tsv", "key\tcode\tname-en\tparent\nGC\tGC\tG\tNO\n", "body.tsv, line 2, column “parent”" },
    { "body.tsv", "key\tcode\tname-en\tparent\nA\tA\tA\tB\nB\tB\tB\tA\n", "come back" },
    { "entity.tsv", "key\tkind\tname-en\ttopics\nE\trtc\tE\ta\\qb\n",
      "entity.tsv, line 2, column “topics”" },
    { "dragon.tsv", "key\n", "dragon.tsv: there is no such kind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("broken-%u", i);
      g_autofree char *location = fixture_path (self, name);
      g_autoptr (GError) error = NULL;

      g_mkdir (location, 0700);
      put (location, "region.tsv", "key\tcode\tname-en\nESA\tESA\tEast\n");
      put (location, cases[i].file, cases[i].contents);
      g_assert_false (rap_reference_load (self->store, location, &error));
      g_test_message ("%s", error->message);
      fixture_assert_error (error, RAP_ERROR_INVALID, cases[i].part);
      g_assert_cmpint (count_steps (self), ==, 0);
      g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 0);
      g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM reference_value"), ==, 0);
    }
}

/* ---- What comes with the program ---- */

static void
make_workspace (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "New.rapporteur");
  g_autoptr (GError) error = NULL;

  rap_store_close (self->store);
  g_object_unref (self->store);
  self->store = rap_workspace_create (path, self->clock, &error);
  g_assert_no_error (error);
}

static void
test_own_reference (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 steps;

  make_workspace (self);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 6);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM member"), >, 180);
  g_assert_null (rap_store_undo_label (self->store));
  fixture_expect_sound (self->store);
  steps = count_steps (self);
  rap_workspace_load_reference (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_steps (self), ==, steps);
}

static void
remove_sample (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes = rap_workspace_remove_sample (self->store, &error);

  g_assert_no_error (error);
  g_assert_false (rap_change_set_is_empty (changes));
  fixture_apply (self->store, changes);
}

/* Added, refused a second time, taken away without a trace, undone, added again. */
static void
test_own_sample (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *with = NULL;
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) none = NULL;

  make_workspace (self);
  before = fixture_dump (self->store);
  g_assert_false (rap_workspace_has_sample (self->store));
  none = rap_workspace_remove_sample (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (rap_change_set_is_empty (none));

  rap_workspace_add_sample (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (rap_workspace_has_sample (self->store));
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Add the sample year");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM meeting WHERE sample = 0"), ==,
                   0);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM agenda_item"
                                               " WHERE parent IS NOT NULL"),
                   >, 0);
  fixture_expect_sound (self->store);
  g_assert_false (rap_workspace_add_sample (self->store, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "already");

  with = fixture_dump (self->store);
  remove_sample (self);
  after = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  back = fixture_dump (self->store);
  g_assert_cmpstr (with, ==, back);

  remove_sample (self);
  rap_workspace_add_sample (self->store, &error);
  g_assert_no_error (error);
  fixture_expect_sound (self->store);
}

/* ---- A sample with people ---- */

static char *
make_sample (Fixture *self)
{
  char *location = fixture_path (self, "sample");

  g_mkdir (location, 0700);
  put (location, "person.tsv", "key\tfamily-name\tregion\nDoe\tDOE\tESA\n");
  put (location, "meeting.tsv",
       "key\tbody\ttitle-en\tstart-date\tend-date\tzone\n"
       "GC-1\tGC\t1st Governing Council\t2025-05-15\t2025-05-16\tAfrica/Johannesburg\n");
  put (location, "sitting.tsv",
       "key\tmeeting\tstart\tend\nGC-1-1\tGC-1\t2025-05-15T09:00\t2025-05-15T12:00\n");
  put (location, "agenda-item.tsv",
       "key\tmeeting\tsitting\tparent\ttitle-en\n"
       "GC-1-1b\tGC-1\tGC-1-1\tGC-1-1a\tBelow\n"
       "GC-1-1a\tGC-1\tGC-1-1\t\tOpening\n");
  put (location, "item-person.tsv", "key\titem\tperson\tname\nGC-1-1a-1\tGC-1-1a\tDoe\tMs Doe\n");
  return location;
}

static void
test_sample_with_people (Fixture *self, gconstpointer data)
{
  g_autofree char *location = make_sample (self);
  g_autofree char *reference = original ();
  g_autoptr (GError) error = NULL;

  load_original (self);
  rap_sample_add (self->store, location, reference, &error);
  g_assert_no_error (error);
  g_assert_true (rap_workspace_has_sample (self->store));
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM agenda_item c"
                                               " JOIN agenda_item p ON p.id = c.parent"
                                               " WHERE p.title_en = 'Opening'"),
                   ==, 1);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM item_person"
                                               " WHERE person IS NOT NULL"),
                   ==, 1);
  fixture_expect_sound (self->store);
}

/* A body that the user deleted leaves the field empty. */
static void
test_sample_without_its_body (Fixture *self, gconstpointer data)
{
  g_autofree char *location = make_sample (self);
  g_autofree char *reference = original ();
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Delete bodies");
  g_autoptr (GError) error = NULL;

  load_original (self);
  for (gint64 id = 1; id <= 3; id++)
    rap_change_set_delete (changes, RAP_KIND_BODY, id);
  fixture_apply (self->store, changes);
  rap_sample_add (self->store, location, reference, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM meeting WHERE body IS NULL"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  g_test_add_func ("/reference/a row has the same uid everywhere", test_uids);
  ADD ("/reference/it is loaded once", test_load);
  ADD ("/reference/what the user changed stays", test_users_changes_stay);
  ADD ("/reference/what the user deleted stays deleted", test_deleted_stays_deleted);
  ADD ("/reference/targets that the user deleted", test_targets_the_user_deleted);
  ADD ("/reference/undo passes over it", test_undo_passes_over);
  ADD ("/reference/rows that are withdrawn", test_withdrawn);
  ADD ("/reference/a new column fills what was never filled", test_new_column);
  ADD ("/reference/a broken file is named by line and column", test_broken_files);
  ADD ("/reference/the program's own data load and are sound", test_own_reference);
  ADD ("/sample/the program's own comes and goes", test_own_sample);
  ADD ("/sample/people, and children before their parents", test_sample_with_people);
  ADD ("/sample/without what the user deleted", test_sample_without_its_body);
  return fixture_run ();
}
