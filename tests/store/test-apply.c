/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/agenda-edit.h"
#include "store-fixture.h"
#include "store/store-private.h"

static gint64
insert_simple (Fixture *self, RapKind kind, const char *field, const char *value)
{
  g_autoptr (RapRecord) record = fixture_record (kind, field, value, NULL);

  return fixture_insert (self->store, record);
}

/* A set that must be refused: nothing may have changed afterwards, not even the journal. */
static void
expect_refusal (Fixture *self, RapChangeSet *changes, int code, const char *part)
{
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  gint64 steps = fixture_count (self->store, "SELECT count (*) FROM journal_step");
  g_autoptr (GError) error = NULL;
  gint64 step = 4711;

  g_assert_false (rap_store_apply (self->store, changes, &step, &error));
  fixture_assert_error (error, code, part);
  g_assert_cmpint (step, ==, 0);
  after = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"), ==, steps);
}

static void
test_stand_ins (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Plan");
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);
  g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, NULL);
  g_autoptr (RapRecord) item = fixture_record (RAP_KIND_AGENDA_ITEM, NULL);
  g_autoptr (RapRecord) renamed = NULL;
  g_autofree char *title = NULL;
  RapRecord *stored;
  gint64 meeting_id, sitting_id;

  meeting_id = rap_change_set_insert (changes, meeting);
  rap_record_set_integer (sitting, RAP_SITTING_MEETING, meeting_id);
  sitting_id = rap_change_set_insert (changes, sitting);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, meeting_id);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting_id);
  rap_change_set_insert (changes, item);
  /* A record of the same act may be changed by it, too. */
  renamed = rap_record_copy (item);
  rap_record_set_text (renamed, RAP_AGENDA_ITEM_TITLE_EN, "Renamed");
  rap_change_set_update (changes, item, renamed);
  g_assert_cmpint (fixture_apply (self->store, changes), ==, 1);

  g_assert_cmpint (rap_record_id (rap_change_set_get (changes, 0)->record), ==, 1);
  stored = rap_change_set_get (changes, 2)->record;
  g_assert_cmpint (rap_record_id (stored), ==, 1);
  g_assert_cmpint (rap_record_integer (stored, RAP_AGENDA_ITEM_SITTING), ==, 1);
  g_assert_cmpint (rap_record_integer (stored, RAP_AGENDA_ITEM_MEETING), ==, 1);
  title = fixture_get (self->store, RAP_KIND_AGENDA_ITEM, 1, "title-en");
  g_assert_cmpstr (title, ==, "Renamed");
}

static void
test_refused_set_keeps_stand_ins (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Plan");
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);
  g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, "end", "2025-05-15T08:00", NULL);
  gint64 id = rap_change_set_insert (changes, meeting);

  rap_record_set_integer (sitting, RAP_SITTING_MEETING, id);
  rap_change_set_insert (changes, sitting);
  expect_refusal (self, changes, RAP_ERROR_INVALID, "Sitting: End (end)");
  g_assert_cmpint (rap_record_id (rap_change_set_get (changes, 0)->record), ==, id);
  g_assert_cmpint (rap_record_integer (rap_change_set_get (changes, 1)->record,
                                       RAP_SITTING_MEETING),
                   ==, id);
}

static void
test_reference_before_its_record (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Wrong order");
  g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, NULL);

  rap_record_set_integer (sitting, RAP_SITTING_MEETING, -7);
  rap_change_set_insert (changes, sitting);
  expect_refusal (self, changes, RAP_ERROR_INVALID, "only made after it");
}

/* Two people write different fields of one record: both stay. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  gint64 id = insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  g_autoptr (RapRecord) seen = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_autoptr (RapRecord) mine = rap_record_copy (seen);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Mine");
  g_autofree char *city = NULL;
  g_autofree char *venue = NULL;

  rap_record_set_text (mine, RAP_MEETING_CITY, "Pretoria");
  rap_change_set_update (changes, seen, mine);
  fixture_set (self->store, RAP_KIND_MEETING, id, "venue", "Hall 1");
  fixture_apply (self->store, changes);
  city = fixture_get (self->store, RAP_KIND_MEETING, id, "city");
  venue = fixture_get (self->store, RAP_KIND_MEETING, id, "venue");
  g_assert_cmpstr (city, ==, "Pretoria");
  g_assert_cmpstr (venue, ==, "Hall 1");
}

/* A rule over two fields holds for what comes out, not for what each of the two saw. */
static void
test_merge_is_validated (Fixture *self, gconstpointer data)
{
  gint64 id = insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  g_autoptr (RapRecord) seen = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_autoptr (RapRecord) mine = rap_record_copy (seen);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Mine");

  rap_record_set_text (mine, RAP_MEETING_END_DATE, "2025-05-15");
  rap_change_set_update (changes, seen, mine);
  fixture_set (self->store, RAP_KIND_MEETING, id, "start-date", "2025-05-16");
  expect_refusal (self, changes, RAP_ERROR_INVALID, "end-date");
}

static void
test_gone_meanwhile (Fixture *self, gconstpointer data)
{
  gint64 id = insert_simple (self, RAP_KIND_MEETING, "title-en", "Lost");
  g_autoptr (RapRecord) seen = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_autoptr (RapRecord) mine = rap_record_copy (seen);
  g_autoptr (RapChangeSet) update = rap_change_set_new ("Update");
  g_autoptr (RapChangeSet) removal = rap_change_set_new ("Remove");
  g_autoptr (RapChangeSet) again = rap_change_set_new ("Remove again");

  rap_record_set_text (mine, RAP_MEETING_CITY, "Pretoria");
  rap_change_set_update (update, seen, mine);
  rap_change_set_delete (removal, RAP_KIND_MEETING, id);
  rap_change_set_delete (again, RAP_KIND_MEETING, id);
  fixture_apply (self->store, removal);
  expect_refusal (self, update, RAP_ERROR_NOT_FOUND, "“Lost” was deleted in the meantime");
  expect_refusal (self, again, RAP_ERROR_NOT_FOUND, "deleted already");
}

/* What a delete takes along may be deleted by the same act. */
static void
test_delete_of_parts (Fixture *self, gconstpointer data)
{
  gint64 meeting = insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  gint64 sitting = insert_simple (self, RAP_KIND_SITTING, "meeting", "1");
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Remove");

  rap_change_set_delete (changes, RAP_KIND_MEETING, meeting);
  rap_change_set_delete (changes, RAP_KIND_SITTING, sitting);
  fixture_apply (self->store, changes);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM sitting"), ==, 0);
}

static void
test_delete_of_what_others_need (Fixture *self, gconstpointer data)
{
  gint64 region = insert_simple (self, RAP_KIND_REGION, "code", "ESA");
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Remove");
  g_autoptr (RapChangeSet) together = rap_change_set_new ("Remove all");
  g_autoptr (RapRecord) meeting =
    fixture_record (RAP_KIND_MEETING, "title-en", "31st GC", "region", "1", NULL);
  g_autoptr (RapRecord) member = fixture_record (RAP_KIND_MEMBER, "name-en", "Lesotho", "region", "1",
                                                 NULL);

  fixture_insert (self->store, meeting);
  fixture_insert (self->store, member);
  rap_change_set_delete (changes, RAP_KIND_REGION, region);
  expect_refusal (self, changes, RAP_ERROR_INVALID,
                  "cannot be deleted, because others refer to it: Member “Lesotho”, "
                  "Meeting “31st GC”.");

  /* In whatever order, what goes together may go. */
  rap_change_set_delete (together, RAP_KIND_REGION, region);
  rap_change_set_delete (together, RAP_KIND_MEMBER, 1);
  rap_change_set_delete (together, RAP_KIND_MEETING, 1);
  fixture_apply (self->store, together);
}

static void
test_doubles (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) code = rap_change_set_new ("Same code");
  g_autoptr (RapChangeSet) uid = rap_change_set_new ("Same uid");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapRecord) other = fixture_record (RAP_KIND_REGION, "code", "WCA", NULL);
  g_autoptr (RapRecord) stored = NULL;
  gint64 id = fixture_insert (self->store, region);

  stored = rap_store_load (self->store, RAP_KIND_REGION, id, NULL);
  rap_record_set_id (region, 0);
  rap_record_set_uid (region, "another-uid");
  rap_change_set_insert (code, region);
  expect_refusal (self, code, RAP_ERROR_INVALID, "“ESA” is taken by another record");
  rap_record_set_uid (other, rap_record_uid (stored));
  rap_change_set_insert (uid, other);
  expect_refusal (self, uid, RAP_ERROR_INVALID, "the identity");
}

static void
test_rules (Fixture *self, gconstpointer data)
{
  static const struct
  {
    RapKind kind;
    guint field;
    const char *value;
    const char *part;
  } cases[] = {
    { RAP_KIND_MEETING, RAP_MEETING_ZONE, "Mars/Olympus", "zone" },
    { RAP_KIND_MEETING, RAP_MEETING_END_DATE, "2025-05-01", "end-date" },
    { RAP_KIND_MEETING, RAP_MEETING_END_DATE, "2025-02-30", "end-date" },
    { RAP_KIND_MEETING, RAP_MEETING_STATE, "dreamt", "state" },
    { RAP_KIND_MEETING, RAP_MEETING_TITLE_EN, "", "title-en" },
    { RAP_KIND_MEETING, RAP_MEETING_TITLE_EN, "line\nbreak", "title-en" },
    { RAP_KIND_MEETING, RAP_MEETING_TITLE_EN, "bell\a", "title-en" },
    { RAP_KIND_MEETING, RAP_MEETING_TITLE_EN, "bad \xff utf-8", "title-en" },
    { RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_FIXED_START, "25:00", "fixed-start" },
  };
  g_autofree char *long_title = g_strnfill (10000, 'x');
  g_autoptr (RapChangeSet) too_long = rap_change_set_new ("Too long");
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);

  insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapChangeSet) changes = rap_change_set_new ("Break a rule");
      g_autoptr (RapRecord) record = fixture_record (cases[i].kind, NULL);

      if (cases[i].kind == RAP_KIND_AGENDA_ITEM)
        rap_record_set_integer (record, RAP_AGENDA_ITEM_MEETING, 1);
      rap_record_set_text (record, cases[i].field, cases[i].value);
      rap_change_set_insert (changes, record);
      expect_refusal (self, changes, RAP_ERROR_INVALID, cases[i].part);
    }
  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, long_title);
  rap_change_set_insert (too_long, meeting);
  expect_refusal (self, too_long, RAP_ERROR_INVALID, "10000 characters");
}

static void
test_durations (Fixture *self, gconstpointer data)
{
  const int durations[] = { 0, -5, 10000 };

  insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autoptr (RapChangeSet) changes = rap_change_set_new ("Break a rule");
      g_autoptr (RapRecord) item = fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", NULL);

      rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, durations[i]);
      rap_change_set_insert (changes, item);
      expect_refusal (self, changes, RAP_ERROR_INVALID, "duration");
    }
}

static void
test_missing_target (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Nowhere");
  g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, "meeting", "12", NULL);

  rap_change_set_insert (changes, sitting);
  expect_refusal (self, changes, RAP_ERROR_INVALID, "There is no such");
}

/* An item below its own child, in one act or in two. */
static void
test_loops (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Loop");
  g_autoptr (RapRecord) child = NULL;
  g_autoptr (RapRecord) parent = NULL;
  g_autoptr (RapRecord) moved = NULL;

  insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  parent = fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", NULL);
  fixture_insert (self->store, parent);
  child = fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "parent", "1", NULL);
  fixture_insert (self->store, child);
  g_clear_object (&parent);
  parent = rap_store_load (self->store, RAP_KIND_AGENDA_ITEM, 1, NULL);
  moved = rap_record_copy (parent);
  rap_record_set_integer (moved, RAP_AGENDA_ITEM_PARENT, 2);
  rap_change_set_update (changes, parent, moved);
  expect_refusal (self, changes, RAP_ERROR_INVALID, "parent");
}

/* A rule of one record looks at another: changing that one must not break it. */
static void
test_rules_of_others (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) alone = rap_change_set_new ("Move the parent alone");
  g_autoptr (RapChangeSet) both = rap_change_set_new ("Move both, child first");
  g_autoptr (RapRecord) parent = NULL;
  g_autoptr (RapRecord) child = NULL;
  g_autoptr (RapRecord) moved_parent = NULL;
  g_autoptr (RapRecord) moved_child = NULL;

  insert_simple (self, RAP_KIND_MEETING, "title-en", "GC");
  insert_simple (self, RAP_KIND_SITTING, "meeting", "1");
  insert_simple (self, RAP_KIND_SITTING, "meeting", "1");
  parent = fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "sitting", "1", NULL);
  fixture_insert (self->store, parent);
  child = fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "sitting", "1", "parent", "1",
                          "title-en", "The child", NULL);
  fixture_insert (self->store, child);
  g_clear_object (&parent);
  g_clear_object (&child);
  parent = rap_store_load (self->store, RAP_KIND_AGENDA_ITEM, 1, NULL);
  child = rap_store_load (self->store, RAP_KIND_AGENDA_ITEM, 2, NULL);
  moved_parent = rap_record_copy (parent);
  moved_child = rap_record_copy (child);
  rap_record_set_integer (moved_parent, RAP_AGENDA_ITEM_SITTING, 2);
  rap_record_set_integer (moved_child, RAP_AGENDA_ITEM_SITTING, 2);
  rap_change_set_update (alone, parent, moved_parent);
  expect_refusal (self, alone, RAP_ERROR_INVALID, "The child");
  rap_change_set_update (both, child, moved_child);
  rap_change_set_update (both, parent, moved_parent);
  fixture_apply (self->store, both);
}

/* ---- What the store itself keeps ---- */

static void
test_keepers (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);
  g_autoptr (RapRecord) stored = NULL;
  gint64 id;

  rap_record_set_uid (meeting, "");
  rap_record_set_integer (meeting, RAP_MEETING_CREATED, 1);
  id = fixture_insert (self->store, meeting);
  stored = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_assert_true (g_uuid_string_is_valid (rap_record_uid (stored)));
  g_assert_cmpint (rap_record_integer (stored, RAP_MEETING_CREATED), ==, FIXTURE_NOW);
  g_assert_cmpint (rap_record_integer (stored, RAP_MEETING_CHANGED), ==, FIXTURE_NOW);
  g_clear_object (&stored);

  rap_clock_set_fixed (self->clock, FIXTURE_NOW + 60);
  fixture_set (self->store, RAP_KIND_MEETING, id, "city", "Pretoria");
  stored = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_assert_cmpint (rap_record_integer (stored, RAP_MEETING_CREATED), ==, FIXTURE_NOW);
  g_assert_cmpint (rap_record_integer (stored, RAP_MEETING_CHANGED), ==, FIXTURE_NOW + 60);
}

static void
test_nothing_changes (Fixture *self, gconstpointer data)
{
  gint64 id = insert_simple (self, RAP_KIND_MEETING, "city", "Pretoria");
  g_autoptr (RapRecord) before = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);
  g_autoptr (RapRecord) after = rap_record_copy (before);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("The same again");
  g_autoptr (RapChangeSet) empty = rap_change_set_new ("Nothing");
  g_autofree char *changed = NULL;

  rap_record_set_text (before, RAP_MEETING_CITY, "Durban");
  rap_change_set_update (changes, before, after);
  rap_clock_set_fixed (self->clock, FIXTURE_NOW + 60);
  g_assert_cmpint (fixture_apply (self->store, changes), ==, -1);
  g_assert_cmpint (fixture_apply (self->store, empty), ==, -1);
  changed = fixture_get (self->store, RAP_KIND_MEETING, id, "changed");
  g_assert_cmpint (g_ascii_strtoll (changed, NULL, 10), ==, FIXTURE_NOW);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_step"), ==, 1);
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Insert");
}

/* A row id is one record's for ever: the journal tells its history by it. */
static void
test_ids_are_not_reused (Fixture *self, gconstpointer data)
{
  gint64 first = insert_simple (self, RAP_KIND_REGION, "code", "ESA");
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Remove");

  rap_change_set_delete (changes, RAP_KIND_REGION, first);
  fixture_apply (self->store, changes);
  g_assert_cmpint (insert_simple (self, RAP_KIND_REGION, "code", "WCA"), ==, first + 1);
}

/* Rows that any statement of the writer has walked through without an index. */
static gboolean
look_for_scans (RapStore *store, RapDatabase *writer, gpointer data, GError **error)
{
  sqlite3_stmt *statement = NULL;

  while ((statement = sqlite3_next_stmt (rap_database_handle (writer), statement)) != NULL)
    {
      int steps = sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);

      if (data != NULL && steps > *(int *) data)
        g_error ("%d rows: %s", steps, sqlite3_sql (statement));
    }
  return TRUE;
}

/* However long the journal, an act costs the same. */
static void
test_no_act_walks_through_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int most = 20;

  insert_simple (self, RAP_KIND_REGION, "code", "ESA");
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *value = g_strdup_printf ("name %d", i);

      fixture_set (self->store, RAP_KIND_REGION, 1, "name-en", value);
    }
  rap_store_work (self->store, look_for_scans, NULL, NULL, NULL);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *undone = rap_store_undo (self->store, &error);

      g_assert_no_error (error);
      g_free (rap_store_undo (self->store, &error));
      g_assert_no_error (error);
      g_free (rap_store_redo (self->store, &error));
      g_assert_no_error (error);
      fixture_set (self->store, RAP_KIND_REGION, 1, "zone", i % 2 ? "UTC" : "Africa/Cairo");
      insert_simple (self, RAP_KIND_SETTING, "key", undone + i);
      rap_store_work (self->store, look_for_scans, &most, NULL, NULL);
    }
}

/* ---- On the thread ---- */

typedef struct
{
  gint64 step;
  char *label;
  GError *error;
  gboolean done;
  gboolean told_before;
  gboolean told;
} Answer;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->step = rap_store_apply_finish (RAP_STORE (source), result, &answer->error);
  answer->told_before = answer->told;
  answer->done = TRUE;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->label = rap_store_undo_finish (RAP_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
told_cb (RapStore *store, RapNotice *notice, gpointer data)
{
  Answer *answer = data;

  g_assert_true (rap_notice_has_kind (notice, RAP_KIND_REGION));
  g_assert_true (rap_notice_has (notice, RAP_KIND_REGION, 1));
  g_assert_false (rap_notice_has (notice, RAP_KIND_REGION, 2));
  g_assert_false (rap_notice_has_kind (notice, RAP_KIND_MEMBER));
  g_assert_false (rap_notice_is_foreign (notice));
  answer->told = TRUE;
}

static void
label_cb (RapStore *store, GParamSpec *pspec, gpointer data)
{
  ++*(int *) data;
}

/* The signal comes before the answer, so whoever gets the answer finds all views up to date. */
static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  Answer answer = { 0 };
  int n_undo = 0;
  int n_redo = 0;

  g_signal_connect (self->store, "changed", G_CALLBACK (told_cb), &answer);
  g_signal_connect (self->store, "notify::undo-label", G_CALLBACK (label_cb), &n_undo);
  g_signal_connect (self->store, "notify::redo-label", G_CALLBACK (label_cb), &n_redo);
  rap_change_set_insert (changes, region);
  rap_store_apply_async (self->store, changes, NULL, applied_cb, &answer);
  fixture_wait (&answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.step, ==, 1);
  g_assert_true (answer.told_before);
  g_assert_cmpint (n_undo, ==, 1);
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Add");

  answer.done = FALSE;
  rap_store_undo_async (self->store, NULL, undone_cb, &answer);
  fixture_wait (&answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.label, ==, "Add");
  g_assert_cmpint (n_redo, ==, 1);
  g_assert_null (rap_store_undo_label (self->store));
  g_assert_cmpstr (rap_store_redo_label (self->store), ==, "Add");
  g_clear_pointer (&answer.label, g_free);

  answer.done = FALSE;
  rap_store_redo_async (self->store, NULL, undone_cb, &answer);
  fixture_wait (&answer.done);
  g_assert_cmpstr (answer.label, ==, "Add");
  g_clear_pointer (&answer.label, g_free);

  answer.done = FALSE;
  rap_store_redo_async (self->store, NULL, undone_cb, &answer);
  fixture_wait (&answer.done);
  fixture_assert_error (answer.error, RAP_ERROR_NOTHING, "nothing to do again");
}

static void
test_async_order (Fixture *self, gconstpointer data)
{
  Answer answers[50] = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
      g_autofree char *code = g_strdup_printf ("R%u", i);
      g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", code, NULL);

      rap_change_set_insert (changes, region);
      rap_store_apply_async (self->store, changes, NULL, applied_cb, &answers[i]);
    }
  fixture_wait (&answers[G_N_ELEMENTS (answers) - 1].done);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_true (answers[i].done);
      g_assert_cmpint (answers[i].step, ==, i + 1);
    }
}

/* A cancel that comes in time leaves nothing; one that comes late changes nothing. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add");
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) late = g_cancellable_new ();
  Answer answer = { 0 };
  Answer second = { 0 };

  rap_change_set_insert (changes, region);
  g_cancellable_cancel (cancellable);
  rap_store_apply_async (self->store, changes, cancellable, applied_cb, &answer);
  fixture_wait (&answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.step, ==, 0);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM journal_entry"), ==, 0);

  rap_store_apply_async (self->store, changes, late, applied_cb, &second);
  while (fixture_count (self->store, "SELECT count (*) FROM journal_entry") == 0)
    g_thread_yield ();
  g_cancellable_cancel (late);
  fixture_wait (&second.done);
  g_assert_no_error (second.error);
  g_assert_cmpint (second.step, ==, 1);
}

/* Cancelled at any moment of a long write: all of it or nothing. */
static void
test_cancel_anywhen (Fixture *self, gconstpointer data)
{
  guint n_cancelled = 0;

  for (guint delay = 0; delay < 40; delay++)
    {
      g_autoptr (RapChangeSet) changes = rap_change_set_new ("Add many");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *before = fixture_dump (self->store);
      g_autofree char *after = NULL;
      Answer answer = { 0 };

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);

          rap_change_set_insert (changes, meeting);
        }
      rap_store_apply_async (self->store, changes, cancellable, applied_cb, &answer);
      for (guint i = 0; i < delay * 2000; i++)
        __asm__ volatile ("" ::: "memory");
      g_cancellable_cancel (cancellable);
      fixture_wait (&answer.done);
      after = fixture_dump (self->store);
      if (answer.error == NULL)
        g_assert_cmpstr (before, !=, after);
      else
        {
          g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpstr (before, ==, after);
          n_cancelled++;
        }
      g_clear_error (&answer.error);
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* ---- Reading ---- */

static void
test_resolve (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "1", "ESA", "esa", "AOA" };
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", "alias", "AOA", NULL);
  g_autoptr (RapRecord) first = fixture_record (RAP_KIND_BODY, "code", "GC", NULL);
  g_autoptr (RapRecord) second = fixture_record (RAP_KIND_BODY, "code", "GC", NULL);
  g_autoptr (RapRecord) by_uid = NULL;
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, region);
  fixture_insert (self->store, first);
  fixture_insert (self->store, second);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RapRecord) found =
        rap_store_resolve (self->store, RAP_KIND_REGION, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (rap_record_id (found), ==, 1);
    }
  by_uid = rap_store_resolve (self->store, RAP_KIND_REGION, rap_record_uid (region), &error);
  g_assert_no_error (error);
  g_assert_null (rap_store_resolve (self->store, RAP_KIND_REGION, "XYZ", &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "XYZ");
  g_assert_null (rap_store_resolve (self->store, RAP_KIND_REGION, "99", &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "99");
  g_assert_null (rap_store_resolve (self->store, RAP_KIND_REGION, "", &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "Region");
  g_assert_null (rap_store_resolve (self->store, RAP_KIND_BODY, "GC", &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "several");
  g_assert_null (rap_store_load_by_uid (self->store, RAP_KIND_BODY, "no-uid", &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "no-uid");
}

static void
test_agenda (Fixture *self, gconstpointer data)
{
  g_autoptr (RapAgenda) agenda = NULL;
  g_autoptr (RapRecord) body = fixture_record (RAP_KIND_BODY, "code", "GC", NULL);
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "body", "1", NULL);
  g_autoptr (RapRecord) late = fixture_record (RAP_KIND_SITTING, "meeting", "1", "start",
                                               "2025-05-16T09:00", "end", "2025-05-16T10:00", NULL);
  g_autoptr (RapRecord) early = fixture_record (RAP_KIND_SITTING, "meeting", "1", NULL);
  g_autoptr (RapRecord) item =
    fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "sitting", "2", NULL);
  g_autoptr (RapRecord) person =
    fixture_record (RAP_KIND_ITEM_PERSON, "item", "1", "name", "Ms Hinojosa", NULL);
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, body);
  fixture_insert (self->store, meeting);
  fixture_insert (self->store, late);
  fixture_insert (self->store, early);
  fixture_insert (self->store, item);
  fixture_insert (self->store, person);
  agenda = rap_store_load_agenda (self->store, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rap_agenda_body (agenda));
  g_assert_cmpint (rap_record_id (g_ptr_array_index (rap_agenda_sittings (agenda), 0)), ==, 2);
  g_assert_cmpuint (rap_agenda_children (agenda, 2, 0)->len, ==, 1);
  g_assert_cmpuint (rap_agenda_people (agenda)->len, ==, 1);
  g_assert_null (rap_store_load_agenda (self->store, 2, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "Meeting");
}

static void
test_revisions (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) rap_revision_free);
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func ((GDestroyNotify) rap_revision_free);
  g_autoptr (GHashTable) loaded = NULL;
  const char *const uids[] = { "a", "b", NULL };
  const RapRevision *a, *gone;
  RapRevision *of_meeting = rap_revision_new ("gone", 1, "s", "c", 100);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (told, rap_revision_new ("a", 3, "s", "c", 100));
  of_meeting->meeting = g_strdup ("m");
  of_meeting->detail = g_intern_static_string ("item");
  of_meeting->summary = g_strdup ("Elections");
  of_meeting->called_off = 90;
  g_ptr_array_add (told, of_meeting);
  g_ptr_array_add (told, rap_revision_new ("elsewhere", 0, "s", "c", 100));
  rap_store_save_revisions (self->store, told, &error);
  g_assert_no_error (error);
  /* Somebody else told the world less, later. */
  g_ptr_array_add (older, rap_revision_new ("a", 2, "S", "C", 200));
  rap_store_save_revisions (self->store, older, &error);
  g_assert_no_error (error);
  loaded = rap_store_load_revisions (self->store, "m", uids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (loaded), ==, 2);
  /* Nothing in the agenda asks for it; the meeting does. */
  gone = g_hash_table_lookup (loaded, "gone");
  g_assert_cmpstr (gone->meeting, ==, "m");
  g_assert_cmpstr (gone->detail, ==, "item");
  g_assert_cmpstr (gone->summary, ==, "Elections");
  g_assert_cmpint (gone->called_off, ==, 90);
  a = g_hash_table_lookup (loaded, "a");
  g_assert_cmpuint (a->sequence, ==, 3);
  g_assert_cmpstr (a->schedule, ==, "s");
  g_assert_cmpint (a->changed, ==, 100);
  g_assert_null (rap_store_undo_label (self->store));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/apply/records of one act refer to each other", test_stand_ins);
  ADD ("/apply/a refused act keeps its stand-ins", test_refused_set_keeps_stand_ins);
  ADD ("/apply/a reference before its record is refused", test_reference_before_its_record);
  ADD ("/apply/different fields of two writers both stay", test_merge);
  ADD ("/apply/what two writers make together obeys the rules", test_merge_is_validated);
  ADD ("/apply/a record that is gone is said to be gone", test_gone_meanwhile);
  ADD ("/apply/parts may be deleted with the whole", test_delete_of_parts);
  ADD ("/apply/what others refer to stays, and they are named", test_delete_of_what_others_need);
  ADD ("/apply/doubles are named by field and value", test_doubles);
  ADD ("/apply/every rule is named by its field", test_rules);
  ADD ("/apply/durations have their bounds", test_durations);
  ADD ("/apply/a reference to nothing is refused", test_missing_target);
  ADD ("/apply/an item does not go below its child", test_loops);
  ADD ("/apply/rules of others hold after a change", test_rules_of_others);
  ADD ("/apply/the store keeps uid, created and changed", test_keepers);
  ADD ("/apply/what changes nothing is no step", test_nothing_changes);
  ADD ("/apply/row ids are not reused", test_ids_are_not_reused);
  ADD ("/apply/no act walks through the whole journal", test_no_act_walks_through_all);
  ADD ("/apply/the signal comes before the answer", test_async);
  ADD ("/apply/acts are done in order", test_async_order);
  ADD ("/apply/a cancel is in time or without effect", test_cancel);
  ADD ("/apply/a cancel at any moment leaves nothing half done", test_cancel_anywhen);
  ADD ("/load/a record is found by what people call it", test_resolve);
  ADD ("/load/an agenda comes whole", test_agenda);
  ADD ("/load/revisions never go back", test_revisions);
  return fixture_run ();
}
