/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/change-set.h"
#include "core/kinds.h"

static RapRecord *
new_region (const char *code)
{
  RapRecord *region = rap_record_new (RAP_KIND_REGION);

  rap_record_set_text (region, RAP_REGION_CODE, code);
  rap_record_set_text (region, RAP_REGION_NAME_EN, code);
  return region;
}

static void
test_label (void)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Move");

  g_assert_cmpstr (rap_change_set_label (changes), ==, "Move");
  rap_change_set_set_label (changes, rap_change_set_label (changes));
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Move");
  rap_change_set_set_label (changes, "Else");
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Else");
  g_assert_true (rap_change_set_is_empty (changes));
}

static void
test_insert (void)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (RapRecord) one = new_region ("ONE");
  g_autoptr (RapRecord) two = new_region ("TWO");
  gint64 first = rap_change_set_insert (changes, one);
  gint64 second = rap_change_set_insert (changes, two);

  g_assert_cmpint (first, <, 0);
  g_assert_cmpint (second, <, 0);
  g_assert_cmpint (first, !=, second);
  g_assert_cmpint (rap_record_id (one), ==, first);
  g_assert_cmpuint (rap_change_set_size (changes), ==, 2);

  /* The set holds what the record was when it was put in. */
  rap_record_set_text (one, RAP_REGION_CODE, "LATER");
  g_assert_cmpstr (rap_record_text (rap_change_set_get (changes, 0)->record, RAP_REGION_CODE), ==,
                   "ONE");
  g_assert_cmpstr (rap_record_uid (rap_change_set_get (changes, 0)->record), ==,
                   rap_record_uid (one));
}

/* An agenda gives out stand-in ids of its own; those of the set must not meet them. */
static void
test_stand_ins_do_not_meet (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  const gint64 ids[] = { -2, 0, 17, -9, 0, 0, -6, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (RapRecord) region = new_region ("R");
      gint64 id;

      rap_record_set_id (region, ids[i]);
      id = rap_change_set_insert (changes, region);
      g_assert_cmpint (id, <, 0);
      if (ids[i] < 0)
        g_assert_cmpint (id, ==, ids[i]);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
}

static void
test_update (void)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Change");
  g_autoptr (RapRecord) before = new_region ("ESA");
  g_autoptr (RapRecord) after = NULL;
  const RapChange *change;

  rap_record_set_id (before, 4);
  after = rap_record_copy (before);
  g_assert_false (rap_change_set_update (changes, before, after));
  g_assert_true (rap_change_set_is_empty (changes));

  rap_record_set_text (after, RAP_REGION_NAME_FR, "Afrique");
  rap_record_set_integer (after, RAP_REGION_PC_SEATS, 3);
  g_assert_true (rap_change_set_update (changes, before, after));
  change = rap_change_set_get (changes, 0);
  g_assert_cmpint (change->op, ==, RAP_CHANGE_UPDATE);
  g_assert_cmpint (change->kind, ==, RAP_KIND_REGION);
  g_assert_cmpint (change->id, ==, 4);
  g_assert_cmphex (change->fields, ==,
                   (1u << RAP_REGION_NAME_FR) | (1u << RAP_REGION_PC_SEATS));
}

static void
test_delete (void)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Remove");
  g_autoptr (RapChangeSet) same = rap_change_set_ref (changes);
  const RapChange *change;

  rap_change_set_delete (changes, RAP_KIND_MEETING, 12);
  change = rap_change_set_get (same, 0);
  g_assert_cmpint (change->op, ==, RAP_CHANGE_DELETE);
  g_assert_cmpint (change->id, ==, 12);
  g_assert_null (change->record);
}

static void
test_join (void)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Move");
  g_autoptr (RapChangeSet) more = rap_change_set_new ("More");
  g_autoptr (RapRecord) before = rap_record_new (RAP_KIND_REGION);
  g_autoptr (RapRecord) after = rap_record_copy (before);

  rap_record_set_id (before, 4);
  rap_record_set_text (after, RAP_REGION_CODE, "ESA");
  rap_change_set_delete (changes, RAP_KIND_MEETING, 12);
  rap_change_set_update (more, before, after);
  rap_change_set_join (changes, more);
  g_clear_pointer (&more, rap_change_set_unref);
  g_assert_cmpuint (rap_change_set_size (changes), ==, 2);
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Move");
  g_assert_cmpint (rap_change_set_get (changes, 1)->id, ==, 4);
  g_assert_cmpstr (rap_record_text (rap_change_set_get (changes, 1)->record, RAP_REGION_CODE), ==,
                   "ESA");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-set/says what it does", test_label);
  g_test_add_func ("/change-set/keeps what was inserted", test_insert);
  g_test_add_func ("/change-set/stand-in ids do not meet", test_stand_ins_do_not_meet);
  g_test_add_func ("/change-set/writes only what differs", test_update);
  g_test_add_func ("/change-set/deletes", test_delete);
  g_test_add_func ("/change-set/takes another's changes into its step", test_join);
  return g_test_run ();
}
