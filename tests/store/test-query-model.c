/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "random-acts.h"
#include "store-fixture.h"
#include "store/splices.h"
#include "store/store-private.h"

/* ---- Splices ---- */

static GArray *
make_ids (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      gint64 id = *text;

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
apply_splices (GArray *ids, GArray *to, GArray *splices)
{
  for (guint i = 0; i < splices->len; i++)
    {
      RapSplice splice = g_array_index (splices, RapSplice, i);

      g_assert_cmpuint (splice.position + splice.removed, <=, ids->len);
      g_assert_true (splice.removed > 0 || splice.added > 0);
      g_array_remove_range (ids, splice.position, splice.removed);
      g_array_insert_vals (ids, splice.position, &g_array_index (to, gint64, splice.position),
                           splice.added);
    }
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), to->data, to->len * sizeof (gint64));
}

/* "2:1,0 5:0,3" */
static char *
describe_splices (GArray *splices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < splices->len; i++)
    {
      RapSplice splice = g_array_index (splices, RapSplice, i);

      g_string_append_printf (text, "%s%u:%u,%u", i > 0 ? " " : "", splice.position, splice.removed,
                              splice.added);
    }
  return g_string_free (text, FALSE);
}

static void
test_small_splices (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *splices;
  } cases[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "abc", "0:0,3" },
    { "abc", "", "0:3,0" },
    { "abc", "axc", "1:1,1" },
    { "abcdef", "acdf", "1:1,0 3:1,0" },
    { "abcd", "axbcyd", "1:0,1 4:0,1" },
    /* A row that moves: one splice from its old to its new place, in both directions. */
    { "abcdef", "acdebf", "1:4,4" },
    { "abcdef", "aebcdf", "1:4,4" },
    { "ab", "ba", "0:2,2" },
    /* A move, and something else elsewhere. */
    { "abcdefghij", "acbdefgxhij", "1:2,2 7:0,1" },
    { "abcdefghij", "jihgfedcba", "0:10,10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) from = make_ids (cases[i].from);
      g_autoptr (GArray) to = make_ids (cases[i].to);
      g_autoptr (GArray) splices = rap_splices_find (from, to);
      g_autofree char *text = describe_splices (splices);

      g_assert_cmpstr (text, ==, cases[i].splices);
      apply_splices (from, to, splices);
    }
}

/* A list that differs from @from by some random moves, removals and additions. */
static GArray *
disturb (GArray *from, GRand *rand, gint64 *next)
{
  GArray *to = g_array_copy (from);

  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      guint place = to->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) to->len) : 0;
      gint64 id;

      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          if (to->len > 0)
            g_array_remove_index (to, place);
          break;
        case 1:
          id = (*next)++;
          g_array_insert_val (to, place, id);
          break;
        default:
          if (to->len == 0)
            break;
          id = g_array_index (to, gint64, place);
          g_array_remove_index (to, place);
          place = (guint) g_rand_int_range (rand, 0, (gint32) to->len + 1);
          g_array_insert_val (to, place, id);
          break;
        }
    }
  return to;
}

static void
test_random_splices (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 next = 1;

  for (int i = 0; i < 5000; i++)
    {
      GArray *to = disturb (ids, rand, &next);
      g_autoptr (GArray) splices = rap_splices_find (ids, to);

      g_assert_nonnull (splices);
      apply_splices (ids, to, splices);
      g_array_unref (ids);
      ids = to;
    }
}

static GArray *
count_up (guint n)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 i = 1; i <= n; i++)
    g_array_append_val (ids, i);
  return ids;
}

/* In 100,000 rows: a far move is two single rows, a shuffle is no splices at all, and a great part
 * that gives way to another goes before the other comes. */
static void
test_large_splices (void)
{
  g_autoptr (GArray) from = count_up (100000);
  g_autoptr (GArray) moved = g_array_copy (from);
  g_autoptr (GArray) shuffled = g_array_copy (from);
  g_autoptr (GArray) other = g_array_copy (from);
  g_autoptr (GArray) splices = NULL;
  g_autofree char *text = NULL;
  gint64 id = g_array_index (from, gint64, 10);

  g_array_remove_index (moved, 10);
  g_array_insert_val (moved, 90000, id);
  splices = rap_splices_find (from, moved);
  text = describe_splices (splices);
  g_assert_cmpstr (text, ==, "10:1,0 90000:0,1");
  g_clear_pointer (&splices, g_array_unref);
  g_clear_pointer (&text, g_free);

  for (guint i = 0; i < shuffled->len; i++)
    g_array_index (shuffled, gint64, i) = (i * G_GINT64_CONSTANT (7919)) % 100003 + 1;
  g_assert_null (rap_splices_find (from, shuffled));

  for (guint i = 2000; i < 52000; i++)
    g_array_index (other, gint64, i) += 1000000;
  splices = rap_splices_find (from, other);
  text = describe_splices (splices);
  g_assert_cmpstr (text, ==, "2000:50000,0 2000:0,50000");
}

/* What is left of a long list by a search for something rare is told at once, not in many parts; of
 * a list that keeps most rows, in parts, so that the view stays where it is. */
static void
test_sifted_splices (void)
{
  g_autoptr (GArray) from = count_up (10000);
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) most = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) splices = NULL;
  g_autoptr (GArray) back = NULL;

  for (gint64 id = 1; id <= 10000; id++)
    {
      if (id % 300 == 0)
        g_array_append_val (few, id);
      else
        g_array_append_val (most, id);
    }
  g_assert_null (rap_splices_find (from, few));
  g_assert_null (rap_splices_find (few, from));
  splices = rap_splices_find (from, most);
  g_assert_nonnull (splices);
  g_assert_cmpuint (splices->len, ==, few->len);
  back = rap_splices_find (most, from);
  g_assert_nonnull (back);
}

/* ---- The model against a list kept by its signals alone ---- */

typedef struct
{
  Fixture *fixture;
  RapQueryModel *model;
  RapQuery *query;
  GArray *mirror;   /* of gint64 */
  GHashTable *held; /* RapRecord → itself: objects that somebody has */
  guint n_signals;
  guint n_resets;
} Watch;

static gint64
id_of_item (GListModel *model, guint position)
{
  g_autoptr (RapRecord) record = g_list_model_get_item (model, position);

  return rap_record_id (record);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  g_assert_cmpuint (position + removed, <=, watch->mirror->len);
  g_assert_false (removed > 1024 && added > 1024);
  g_array_remove_range (watch->mirror, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = rap_query_model_id_at (watch->model, i);

      g_array_insert_val (watch->mirror, i, id);
    }
  /* At every signal the model is already what it says, and all else is where it was. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->mirror->len);
  for (guint i = 0; i < watch->mirror->len; i += 1 + watch->mirror->len / 200)
    g_assert_cmpint (rap_query_model_id_at (watch->model, i), ==,
                     g_array_index (watch->mirror, gint64, i));
  if (watch->mirror->len > 0)
    g_assert_cmpint (id_of_item (model, watch->mirror->len / 2), ==,
                     g_array_index (watch->mirror, gint64, watch->mirror->len / 2));
  watch->n_signals++;
  watch->n_resets += watch->mirror->len == 0 && removed > 0;
}

static void
watch_start (Watch *watch, Fixture *fixture)
{
  *watch = (Watch) { fixture };
  watch->model = rap_query_model_new (fixture->store);
  watch->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  watch->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_signal_connect (watch->model, "items-changed", G_CALLBACK (items_changed_cb), watch);
}

static void
watch_end (Watch *watch)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_clear_pointer (&watch->query, rap_query_unref);
  /* Threads that answer a question nobody wants any more still hold the model. */
  while (g_atomic_int_get (&G_OBJECT (watch->model)->ref_count) > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_finalize_object (watch->model);
  g_hash_table_unref (watch->held);
  g_array_unref (watch->mirror);
}

static void
wait_for_answer (Watch *watch)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  /* The news of the last commit first, then the answer to the question that they raise. */
  fixture_settle ();
  while (rap_query_model_is_pending (watch->model))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The object in the list has what stands in the table, and is the one that was given before. */
static void
check_item (Watch *watch, guint position, RapRecord *expected)
{
  RapRecord *item = g_list_model_get_item (G_LIST_MODEL (watch->model), position);
  g_autoptr (RapRecord) again = g_list_model_get_item (G_LIST_MODEL (watch->model), position);
  guint n_fields;

  g_assert_true (item == again);
  g_assert_cmpint (rap_record_id (item), ==, rap_record_id (expected));
  g_assert_cmpstr (rap_record_uid (item), ==, rap_record_uid (expected));
  rap_kind_fields (rap_record_kind (expected), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    g_assert_true (rap_record_field_equal (item, expected, i));
  if (g_hash_table_size (watch->held) < 50)
    g_hash_table_add (watch->held, item);
  else
    g_object_unref (item);
}

/* An object that is held is the one that the list gives for its row. */
static void
check_held (Watch *watch)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, watch->held);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = rap_query_model_position (watch->model, rap_record_id (key));
      g_autoptr (GObject) item = NULL;

      if (position == G_MAXUINT)
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      item = g_list_model_get_item (G_LIST_MODEL (watch->model), position);
      g_assert_true (item == key);
    }
}

static void
watch_check (Watch *watch)
{
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  wait_for_answer (watch);
  expected = watch->query != NULL ? rap_store_list (watch->fixture->store, watch->query, &error)
                                  : g_ptr_array_new ();
  g_assert_no_error (error);
  n = g_list_model_get_n_items (G_LIST_MODEL (watch->model));
  g_assert_cmpuint (n, ==, expected->len);
  g_assert_cmpuint (n, ==, watch->mirror->len);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (watch->mirror, gint64, i), ==,
                     rap_record_id (g_ptr_array_index (expected, i)));
  for (guint i = 0; i < n; i += 1 + n / 20)
    check_item (watch, i, g_ptr_array_index (expected, i));
  check_held (watch);
}

static void
ask (Watch *watch, GRand *rand)
{
  static const char *const sorts[] = { "start-date", "title-en", "state", "region", "city" };
  static const char *const states[] = { "proposed", "confirmed", "cancelled" };
  RapQuery *query = rap_query_new (g_rand_int_range (rand, 0, 6) > 0 ? RAP_KIND_MEETING
                                                                      : RAP_KIND_SITTING);

  if (rap_query_kind (query) == RAP_KIND_MEETING)
    {
      if (g_rand_boolean (rand))
        rap_query_sort (query, sorts[g_rand_int_range (rand, 0, G_N_ELEMENTS (sorts))],
                        g_rand_boolean (rand), NULL);
      if (g_rand_int_range (rand, 0, 3) == 0)
        rap_query_where (query, "state", RAP_QUERY_NOT_EQUAL,
                         states[g_rand_int_range (rand, 0, 3)], NULL);
      if (g_rand_int_range (rand, 0, 4) == 0)
        rap_query_search (query, g_rand_boolean (rand) ? "reunion" : "zebra");
    }
  /* Rows of another kind are other objects, also when the first kind comes back. */
  if (watch->query == NULL || rap_query_kind (watch->query) != rap_query_kind (query))
    g_hash_table_remove_all (watch->held);
  g_clear_pointer (&watch->query, rap_query_unref);
  watch->query = query;
  if (g_rand_boolean (rand))
    rap_query_model_set_query_now (watch->model, query);
  else
    rap_query_model_set_query (watch->model, query);
}

/* One change of one meeting's sort fields: what people do most. */
static void
touch (Fixture *self, GRand *rand)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) records = rap_store_list (self->store, query, NULL);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Touch");
  RapRecord *before;
  g_autoptr (RapRecord) after = NULL;
  g_autofree char *date = g_strdup_printf ("2025-%02d-%02d", g_rand_int_range (rand, 1, 13),
                                           g_rand_int_range (rand, 1, 29));

  if (records->len == 0)
    return;
  before = g_ptr_array_index (records, (guint) g_rand_int_range (rand, 0, (gint32) records->len));
  after = rap_record_copy (before);
  rap_record_set_text (after, RAP_MEETING_START_DATE, date);
  rap_record_set_text (after, RAP_MEETING_END_DATE, date);
  rap_change_set_update (changes, before, after);
  rap_store_apply (self->store, changes, NULL, NULL);
}

static void
do_something (Fixture *self, GRand *rand)
{
  g_autoptr (RapChangeSet) changes = NULL;
  g_autofree char *label = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      label = rap_store_undo (self->store, NULL);
      break;
    case 1:
      label = rap_store_redo (self->store, NULL);
      break;
    case 2:
    case 3:
      touch (self, rand);
      break;
    default:
      changes = random_act (self->store, rand);
      rap_store_apply (self->store, changes, NULL, NULL);
      break;
    }
}

static void
test_random (Fixture *self, gconstpointer data)
{
  const guint seed = g_test_rand_int_range (0, G_MAXINT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Watch watch;

  g_test_message ("seed %u", seed);
  watch_start (&watch, self);
  random_meetings (self->store, rand, 150);
  for (int i = 0; i < 2000; i++)
    {
      if (i == 0 || g_rand_int_range (rand, 0, 25) == 0)
        ask (&watch, rand);
      else
        do_something (self, rand);
      /* Sometimes several things happen before the window gets to look. */
      if (g_rand_int_range (rand, 0, 3) > 0)
        watch_check (&watch);
    }
  watch_check (&watch);
  g_assert_cmpuint (watch.n_signals, >, 200);
  rap_query_model_set_query (watch.model, NULL);
  g_clear_pointer (&watch.query, rap_query_unref);
  watch_check (&watch);
  watch_end (&watch);
}

/* ---- What lists rely on ---- */

static void
count_cb (gpointer object, gpointer unused, guint *count)
{
  ++*count;
}

/* A row that is changed but keeps its place: no signal of the list, the same object, new values. */
static void
test_update_in_place (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (RapRecord) item = NULL;
  g_autoptr (RapRecord) now = NULL;
  guint n_notified = 0;
  Watch watch;

  random_meetings (self->store, rand, 20);
  watch_start (&watch, self);
  watch.query = rap_query_new (RAP_KIND_MEETING);
  rap_query_model_set_query_now (watch.model, watch.query);
  item = g_list_model_get_item (G_LIST_MODEL (watch.model), 7);
  g_signal_connect (item, "notify::venue", G_CALLBACK (count_cb), &n_notified);
  watch.n_signals = 0;
  fixture_set (self->store, RAP_KIND_MEETING, rap_record_id (item), "venue", "Elsewhere");
  watch_check (&watch);
  g_assert_cmpuint (watch.n_signals, ==, 0);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (rap_record_text (item, RAP_MEETING_VENUE), ==, "Elsewhere");
  now = g_list_model_get_item (G_LIST_MODEL (watch.model), 7);
  g_assert_true (item == now);
  watch_end (&watch);
}

static void
test_one_move_is_one_signal (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) item = NULL;
  g_autoptr (RapRecord) now = NULL;
  Watch watch;

  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("Meeting %d", i);
      g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "title-en", title, NULL);

      fixture_insert (self->store, meeting);
    }
  watch_start (&watch, self);
  watch.query = rap_query_new (RAP_KIND_MEETING);
  rap_query_sort (watch.query, "title-en", FALSE, NULL);
  rap_query_model_set_query_now (watch.model, watch.query);
  item = g_list_model_get_item (G_LIST_MODEL (watch.model), 1);
  watch.n_signals = 0;
  fixture_set (self->store, RAP_KIND_MEETING, 2, "title-en", "Meeting 7b");
  watch_check (&watch);
  g_assert_cmpuint (watch.n_signals, ==, 1);
  now = g_list_model_get_item (G_LIST_MODEL (watch.model), 6);
  g_assert_true (item == now);
  watch_end (&watch);
}

/* Names of a body are searched along with its meetings. */
static void
test_names_of_others (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) body = fixture_record (RAP_KIND_BODY, "code", "GC", NULL);
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "body", "1", NULL);
  Watch watch;

  fixture_insert (self->store, body);
  fixture_insert (self->store, meeting);
  watch_start (&watch, self);
  watch.query = rap_query_new (RAP_KIND_MEETING);
  rap_query_search (watch.query, "steering");
  rap_query_model_set_query_now (watch.model, watch.query);
  g_assert_cmpuint (watch.mirror->len, ==, 0);
  fixture_set (self->store, RAP_KIND_BODY, 1, "name-en", "Steering Group");
  watch_check (&watch);
  g_assert_cmpuint (watch.mirror->len, ==, 1);
  /* What was answered is not asked again: a space more in the search entry. */
  rap_query_search (watch.query, "steering ");
  rap_query_model_set_query (watch.model, watch.query);
  g_assert_false (rap_query_model_is_pending (watch.model));
  watch_end (&watch);
}

static void
gone_cb (gpointer data, GObject *object)
{
  --*(guint *) data;
}

/* A long list: few objects live, however much of it is looked through; a whole new order is told in
 * two steps. */
static void
test_long_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint n_alive = 0;
  Watch watch;

  random_meetings (self->store, rand, 6000);
  watch_start (&watch, self);
  watch.query = rap_query_new (RAP_KIND_MEETING);
  rap_query_sort (watch.query, "start-date", FALSE, NULL);
  rap_query_model_set_query_now (watch.model, watch.query);
  g_assert_cmpuint (watch.n_signals, ==, 1);
  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (watch.model), i);

      n_alive++;
      g_object_weak_ref (item, gone_cb, &n_alive);
    }
  g_assert_cmpuint (n_alive, >, 128);
  g_assert_cmpuint (n_alive, <=, 17 * 128);
  rap_query_unref (watch.query);
  watch.query = rap_query_new (RAP_KIND_MEETING);
  rap_query_sort (watch.query, "title-en", TRUE, NULL);
  watch.n_signals = 0;
  rap_query_model_set_query (watch.model, watch.query);
  g_assert_true (rap_query_model_is_pending (watch.model));
  watch_check (&watch);
  g_assert_cmpuint (watch.n_signals, ==, 2);
  g_assert_cmpuint (watch.n_resets, ==, 1);
  watch_end (&watch);
  g_assert_cmpuint (n_alive, ==, 0);
}

/* The newer question counts, however they come back. */
static void
test_newer_query_wins (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Watch watch;

  random_meetings (self->store, rand, 500);
  watch_start (&watch, self);
  for (int i = 0; i < 50; i++)
    {
      g_clear_pointer (&watch.query, rap_query_unref);
      watch.query = rap_query_new (RAP_KIND_MEETING);
      rap_query_sort (watch.query, i % 2 ? "title-en" : "city", i % 3 == 0, NULL);
      rap_query_search (watch.query, i % 5 ? "a" : NULL);
      rap_query_model_set_query (watch.model, watch.query);
    }
  watch_check (&watch);
  watch_end (&watch);
}

/* The window goes while a question is being answered, and the store before the model. */
static void
test_ends (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (RapRecord) item = NULL;
  g_autoptr (RapRecord) late = NULL;
  RapQueryModel *first;
  RapQueryModel *second;

  random_meetings (self->store, rand, 500);
  first = rap_query_model_new (self->store);
  rap_query_model_set_query (first, query);
  g_object_unref (first);

  second = rap_query_model_new (self->store);
  rap_query_model_set_query_now (second, query);
  item = g_list_model_get_item (G_LIST_MODEL (second), 0);
  rap_query_model_set_query (second, query);
  rap_store_close (self->store);
  /* What is on the screen may still be asked for: an empty record is better than none. */
  late = g_list_model_get_item (G_LIST_MODEL (second), 400);
  g_assert_cmpint (rap_record_id (late), ==, 401);
  fixture_settle ();
  while (rap_query_model_is_pending (second))
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (second);
  fixture_settle ();
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/splices/small ones are minimal", test_small_splices);
  g_test_add_func ("/splices/random ones lead from one list to the other", test_random_splices);
  g_test_add_func ("/splices/large ones are bounded", test_large_splices);
  g_test_add_func ("/query-model/few rows left of many are told at once", test_sifted_splices);
#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("/query-model/random changes, told by signals alone", test_random);
  ADD ("/query-model/a changed row keeps its place and object", test_update_in_place);
  ADD ("/query-model/one move is one signal", test_one_move_is_one_signal);
  ADD ("/query-model/follows names that are searched along", test_names_of_others);
  ADD ("/query-model/a long list is read in parts", test_long_list);
  ADD ("/query-model/the newer query wins", test_newer_query_wins);
  ADD ("/query-model/model and store may end in any order", test_ends);
  return fixture_run ();
}
