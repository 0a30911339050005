/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "random-acts.h"
#include "store-fixture.h"
#include "store/reference-data.h"
#include "store/store-private.h"

/* What undo and redo should do, told by whole copies of the tables. */
typedef struct
{
  GPtrArray *states; /* of char: tables before the first act, after it, after the second … */
  GPtrArray *labels; /* of char: label of each act */
  guint now;
} Model;

static Model
model_new (RapStore *store)
{
  Model model = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
                  0 };

  g_ptr_array_add (model.states, fixture_dump (store));
  return model;
}

static void
model_clear (Model *model)
{
  g_ptr_array_unref (model->states);
  g_ptr_array_unref (model->labels);
}

static void
model_check (const Model *model, RapStore *store)
{
  g_autofree char *dump = fixture_dump (store);

  g_assert_cmpstr (dump, ==, g_ptr_array_index (model->states, model->now));
  g_assert_cmpstr (rap_store_undo_label (store), ==,
                   model->now > 0 ? g_ptr_array_index (model->labels, model->now - 1) : NULL);
  g_assert_cmpstr (rap_store_redo_label (store), ==,
                   model->now < model->labels->len
                     ? g_ptr_array_index (model->labels, model->now) : NULL);
}

static void
act (Fixture *self, Model *model, GRand *rand)
{
  g_autoptr (RapChangeSet) changes = random_act (self->store, rand);
  g_autoptr (GError) error = NULL;
  gint64 step;

  rap_clock_set_fixed (self->clock, rap_clock_now (self->clock) + 60);
  if (!rap_store_apply (self->store, changes, &step, &error))
    {
      g_assert_true (error->domain == RAP_ERROR);
      g_assert_true (error->code == RAP_ERROR_INVALID || error->code == RAP_ERROR_NOT_FOUND);
      return;
    }
  if (step < 0)
    return;
  g_ptr_array_set_size (model->labels, (int) model->now);
  g_ptr_array_set_size (model->states, (int) model->now + 1);
  model->now++;
  g_ptr_array_add (model->labels, g_strdup (rap_change_set_label (changes)));
  g_ptr_array_add (model->states, fixture_dump (self->store));
}

static void
turn (Fixture *self, Model *model, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = undo ? rap_store_undo (self->store, &error)
                                : rap_store_redo (self->store, &error);
  guint end = undo ? 0 : model->labels->len;

  if (model->now == end)
    {
      g_assert_null (label);
      g_assert_error (error, RAP_ERROR, RAP_ERROR_NOTHING);
      return;
    }
  g_assert_no_error (error);
  if (undo)
    model->now--;
  g_assert_cmpstr (label, ==, g_ptr_array_index (model->labels, model->now));
  if (!undo)
    model->now++;
}

/* Random acts over all kinds, undone, redone and followed by others, with the program ended and
 * started in between: at every moment the tables are, to the byte, what they were. */
static void
test_random (Fixture *self, gconstpointer data)
{
  const guint seed = g_test_rand_int_range (0, G_MAXINT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Model model = model_new (self->store);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 500; i++)
    {
      int what = g_rand_int_range (rand, 0, 20);

      if (what == 0)
        fixture_reopen (self);
      else if (what < 6)
        turn (self, &model, TRUE);
      else if (what < 10)
        turn (self, &model, FALSE);
      else
        act (self, &model, rand);
      model_check (&model, self->store);
    }
  g_assert_cmpuint (model.labels->len, >, 20);
  while (model.now > 0)
    turn (self, &model, TRUE);
  model_check (&model, self->store);
  while (model.now < model.labels->len)
    turn (self, &model, FALSE);
  model_check (&model, self->store);
  fixture_expect_sound (self->store);
  model_clear (&model);
}

/* A meeting with all that hangs on it goes and comes back, in whatever order SQLite cascades. */
static void
test_cascade (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "title-en", "GC", NULL);
  g_autoptr (RapRecord) sitting = fixture_record (RAP_KIND_SITTING, "meeting", "1", NULL);
  g_autoptr (RapChangeSet) removal = rap_change_set_new ("Remove the meeting");
  g_autoptr (RapChangeSet) sitting_removal = rap_change_set_new ("Remove the sitting");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *end = NULL;

  fixture_insert (self->store, meeting);
  fixture_insert (self->store, sitting);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *parent = g_strdup_printf ("%d", i / 2);
      g_autoptr (RapRecord) item =
        fixture_record (RAP_KIND_AGENDA_ITEM, "meeting", "1", "sitting", "1", "parent", parent, NULL);
      g_autofree char *own = g_strdup_printf ("%d", i + 1);
      g_autoptr (RapRecord) person =
        fixture_record (RAP_KIND_ITEM_PERSON, "item", own, "name", "N", NULL);

      fixture_insert (self->store, item);
      fixture_insert (self->store, person);
    }
  before = fixture_dump (self->store);
  rap_change_set_delete (sitting_removal, RAP_KIND_SITTING, 1);
  fixture_apply (self->store, sitting_removal);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM agenda_item"
                                               " WHERE sitting IS NULL"),
                   ==, 6);
  rap_change_set_delete (removal, RAP_KIND_MEETING, 1);
  fixture_apply (self->store, removal);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM item_person"), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      g_free (rap_store_undo (self->store, &error));
      g_assert_no_error (error);
    }
  middle = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, middle);
  for (int i = 0; i < 2; i++)
    {
      g_free (rap_store_redo (self->store, &error));
      g_assert_no_error (error);
    }
  end = fixture_dump (self->store);
  g_assert_cmpstr (end, ==, "");
  fixture_expect_sound (self->store);
}

static void
run_sql (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapDatabase) database = rap_database_open (self->path, RAP_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  rap_database_run (database, sql, &error);
  g_assert_no_error (error);
}

/* Another program wrote the same field: undo would take that back unseen, so it refuses. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  fixture_insert (self->store, region);
  fixture_set (self->store, RAP_KIND_REGION, 1, "zone", "Africa/Cairo");
  run_sql (self, "UPDATE region SET zone = 'UTC'");
  before = fixture_dump (self->store);
  g_assert_null (rap_store_undo (self->store, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "“Set zone” cannot be undone");
  after = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Set zone");

  /* Another field does not stand in the way, and stays. */
  run_sql (self, "UPDATE region SET zone = 'Africa/Cairo', alias = 'AOA'");
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"
                                               " WHERE zone = '' AND alias = 'AOA'"),
                   ==, 1);
  fixture_expect_sound (self->store);
}

/* Undoing a new record would take along what others have hung on it since, for good. */
static void
test_undo_takes_nothing_along (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, NULL);
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, meeting);
  run_sql (self, "INSERT INTO sitting (uid, meeting, start, end)"
                 " VALUES ('u', 1, '2025-05-15T09:00', '2025-05-15T10:00')");
  g_assert_null (rap_store_undo (self->store, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "cannot be undone");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM sitting"), ==, 1);
}

/* The same for a reference that no cascade takes along. */
static void
test_undo_leaves_no_loose_reference (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, region);
  run_sql (self, "INSERT INTO member (uid, region, name_en) VALUES ('u', 1, 'Lesotho')");
  g_assert_null (rap_store_undo (self->store, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "cannot be undone");
  g_assert_cmpint (fixture_count (self->store, "SELECT count (*) FROM region"), ==, 1);
}

/* ---- History ---- */

static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) region = fixture_record (RAP_KIND_REGION, "code", "ESA", NULL);
  g_autoptr (RapRecord) other = fixture_record (RAP_KIND_REGION, "code", "WCA", NULL);
  g_autoptr (RapRecord) body = fixture_record (RAP_KIND_BODY, "code", "GC", NULL);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) kind = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *label = NULL;
  const RapHistoryEntry *entry;
  g_autoptr (GError) error = NULL;

  fixture_insert (self->store, region);
  fixture_insert (self->store, body);
  fixture_insert (self->store, other);
  rap_clock_set_fixed (self->clock, FIXTURE_NOW + 60);
  fixture_set (self->store, RAP_KIND_REGION, 1, "name-en", "É \"q\" \\ \t");
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);

  one = rap_store_history (self->store, RAP_KIND_REGION, 1, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 3);
  entry = g_ptr_array_index (one, 0);
  g_assert_cmpstr (entry->step_kind, ==, "undo");
  g_assert_cmpstr (entry->state, ==, "record");
  g_assert_cmpstr (entry->label, ==, "Set name-en");
  entry = g_ptr_array_index (one, 1);
  g_assert_cmpstr (entry->who, ==, "tester");
  g_assert_cmpint (entry->at, ==, FIXTURE_NOW + 60);
  g_assert_cmpstr (entry->step_kind, ==, "do");
  g_assert_cmpstr (entry->state, ==, "undone");
  g_assert_cmpstr (entry->op, ==, "update");
  g_assert_nonnull (strstr (entry->before, "\"name-en\":\"X\""));
  g_assert_nonnull (strstr (entry->after, "\"name-en\":\"É \\\"q\\\" \\\\\""));
  entry = g_ptr_array_index (one, 2);
  g_assert_cmpstr (entry->op, ==, "insert");
  g_assert_null (entry->before);
  g_assert_cmpint (entry->row, ==, 1);
  g_assert_cmpint (entry->kind, ==, RAP_KIND_REGION);

  kind = rap_store_history (self->store, RAP_KIND_REGION, 0, 10, &error);
  g_assert_cmpuint (kind->len, ==, 4);
  all = rap_store_history (self->store, -1, 0, 2, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((RapHistoryEntry *) g_ptr_array_index (all, 0))->step, ==, 5);
}

/* What was written by hand is there, too. */
static void
test_history_of_others (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const RapHistoryEntry *entry;
  g_autoptr (GError) error = NULL;

  run_sql (self, "INSERT INTO region (uid, code, name_en) VALUES ('u', 'ESA', 'n')");
  entries = rap_store_history (self->store, RAP_KIND_REGION, 1, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->step, ==, 0);
  g_assert_cmpstr (entry->label, ==, "Changed outside Rapporteur");
  g_assert_null (rap_store_undo_label (self->store));
  fixture_expect_sound (self->store);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/undo/random acts come back to the byte, also after a restart", test_random);
  ADD ("/undo/what a delete takes along comes back with it", test_cascade);
  ADD ("/undo/what others changed since is not taken back unseen", test_conflict);
  ADD ("/undo/nothing of others is taken along", test_undo_takes_nothing_along);
  ADD ("/undo/no reference is left to nothing", test_undo_leaves_no_loose_reference);
  ADD ("/history/of one record, of a kind, of all", test_history);
  ADD ("/history/knows what other programs wrote", test_history_of_others);
  return fixture_run ();
}
