/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace file beside SQLite alone on a copy of it, in turns: durable commits, undo, the list
 * of ids, a page of rows, search. On 100,000 meetings. */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <glib/gstdio.h>

#include "bare-store.h"
#include "bench.h"
#include "core/kinds.h"
#include "store/query-model.h"
#include "store/store.h"

#define EDITS 300
#define ITEMS_OF_A_SET 500
#define SETS 20
#define QUERIES 20
#define PAGE 128
#define PAGES 200

typedef struct
{
  BenchReport *report;
  RapStore *store;
  BareStore *bare;
  GArray *ids; /* of all meetings, by first day */
} Bench;

static void
stop_on (const GError *error)
{
  if (error != NULL)
    bench_fail ("%s", error->message);
}

/* ---- Set-up ---- */

static char *
copy_to (RapStore *store, const char *name)
{
  char *path = bench_path (name);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  g_unlink (log);
  g_unlink (index);
  rap_store_backup (store, path, NULL, &error);
  stop_on (error);
  return path;
}

static RapStore *
open_store (const char *path)
{
  g_autoptr (RapClock) clock = rap_clock_new_system ();
  g_autoptr (GError) error = NULL;
  RapStore *store = rap_store_open (path, RAP_STORE_OPEN_EXISTING, clock, &error);

  stop_on (error);
  return store;
}

/* ---- Commits ---- */

static void
set_venue (Bench *self, gint64 meeting, const char *venue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) before = rap_store_load (self->store, RAP_KIND_MEETING, meeting, &error);
  g_autoptr (RapRecord) after = NULL;
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Change the venue");

  stop_on (error);
  after = rap_record_copy (before);
  rap_record_set_text (after, RAP_MEETING_VENUE, venue);
  rap_change_set_update (changes, before, after);
  rap_store_apply (self->store, changes, NULL, &error);
  stop_on (error);
}

static void
check_venue (Bench *self, gint64 meeting, const char *venue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) record = rap_store_load (self->store, RAP_KIND_MEETING, meeting, &error);

  stop_on (error);
  g_assert_cmpstr (rap_record_text (record, RAP_MEETING_VENUE), ==, venue);
}

static void
undo (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = rap_store_undo (self->store, &error);

  stop_on (error);
  g_assert_nonnull (label);
}

/* Each edit loads the record, changes a field and waits until it is on the disk. */
static void
compare_commits (Bench *self)
{
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *undone = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare SQLite commit of the row");
  BenchSeries *theirs_again = bench_series_new ("the same");

  for (guint i = 0; i < EDITS; i++)
    {
      gint64 meeting = g_array_index (self->ids, gint64, i * 331 % self->ids->len);
      g_autofree char *venue = g_strdup_printf ("Hall %u", i);
      double begin = bench_now ();

      set_venue (self, meeting, venue);
      bench_series_add_since (ours, begin, BENCH_MS);
      check_venue (self, meeting, venue);
      begin = bench_now ();
      bare_store_set_venue (self->bare, meeting, venue);
      bench_series_add_since (theirs, begin, BENCH_MS);
      bench_series_add_since (theirs_again, begin, BENCH_MS);
      begin = bench_now ();
      undo (self);
      bench_series_add_since (undone, begin, BENCH_MS);
    }
  bench_report_add (self->report, "Durable edit of a field, with journal and undo", "ms", ours,
                    theirs);
  bench_report_add (self->report, "Undo of such an edit", "ms", undone, theirs_again);
}

/* ---- Many records in one act ---- */

static GPtrArray *
load_items (Bench *self)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_AGENDA_ITEM);
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  rap_query_where (query, "kind", RAP_QUERY_EQUAL, "break", &error);
  stop_on (error);
  rap_query_limit (query, ITEMS_OF_A_SET);
  items = rap_store_list (self->store, query, &error);
  stop_on (error);
  g_assert_cmpuint (items->len, ==, ITEMS_OF_A_SET);
  return items;
}

static RapChangeSet *
change_durations (GPtrArray *items, int minutes)
{
  RapChangeSet *changes = rap_change_set_new ("Change the breaks");

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (RapRecord) after = rap_record_copy (items->pdata[i]);

      rap_record_set_integer (after, RAP_AGENDA_ITEM_DURATION, minutes);
      rap_change_set_update (changes, items->pdata[i], after);
    }
  return changes;
}

static void
compare_sets (Bench *self)
{
  g_autoptr (GPtrArray) items = load_items (self);
  gint64 ids[ITEMS_OF_A_SET];
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *undone = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare SQLite commit of the rows");
  BenchSeries *theirs_again = bench_series_new ("the same");

  for (guint i = 0; i < items->len; i++)
    ids[i] = rap_record_id (items->pdata[i]);
  for (int i = 0; i < SETS; i++)
    {
      g_autoptr (RapChangeSet) changes = change_durations (items, 30 + i);
      g_autoptr (GError) error = NULL;
      double begin = bench_now ();

      rap_store_apply (self->store, changes, NULL, &error);
      bench_series_add_since (ours, begin, BENCH_MS);
      stop_on (error);
      begin = bench_now ();
      bare_store_set_durations (self->bare, ids, ITEMS_OF_A_SET, 30 + i);
      bench_series_add_since (theirs, begin, BENCH_MS);
      bench_series_add_since (theirs_again, begin, BENCH_MS);
      begin = bench_now ();
      undo (self);
      bench_series_add_since (undone, begin, BENCH_MS);
    }
  bench_report_add (self->report, "Durable act on 500 items", "ms", ours, theirs);
  bench_report_add (self->report, "Undo of such an act", "ms", undone, theirs_again);
}

/* ---- Reads ---- */

static RapQuery *
new_query (const char *words)
{
  RapQuery *query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GError) error = NULL;

  if (words != NULL)
    rap_query_search (query, words);
  rap_query_sort (query, "start-date", FALSE, &error);
  stop_on (error);
  return query;
}

static void
compare_ids (Bench *self)
{
  g_autoptr (RapQueryModel) model = rap_query_model_new (self->store);
  g_autoptr (RapQuery) query = new_query (NULL);
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare SQLite, ids only");

  for (guint i = 0; i < QUERIES; i++)
    {
      g_autoptr (GArray) ids = NULL;
      double begin;

      rap_query_model_set_query_now (model, NULL);
      begin = bench_now ();
      rap_query_model_set_query_now (model, query);
      bench_series_add_since (ours, begin, BENCH_MS);
      begin = bench_now ();
      ids = bare_store_meetings (self->bare);
      bench_series_add_since (theirs, begin, BENCH_MS);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ids->len);
      g_assert_cmpint (rap_query_model_id_at (model, ids->len / 2), ==,
                       g_array_index (ids, gint64, ids->len / 2));
    }
  bench_report_add (self->report, "List of 100,000 meetings", "ms", ours, theirs);
}

/* The first row of a page that is not in the cache brings the page. */
static void
compare_pages (Bench *self)
{
  g_autoptr (RapQueryModel) model = rap_query_model_new (self->store);
  g_autoptr (RapQuery) query = new_query (NULL);
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare SQLite, the same rows");
  guint n_pages = self->ids->len / PAGE;

  rap_query_model_set_query_now (model, query);
  for (guint i = 0; i < PAGES; i++)
    {
      guint first = i * 331 % n_pages * PAGE;
      double begin = bench_now ();
      g_autoptr (RapRecord) record = g_list_model_get_item (G_LIST_MODEL (model), first);

      for (guint row = 1; row < PAGE; row++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), first + row));
      bench_series_add_since (ours, begin, BENCH_US);
      g_assert_cmpint (rap_record_id (record), ==, g_array_index (self->ids, gint64, first));
      begin = bench_now ();
      bare_store_read (self->bare, &g_array_index (self->ids, gint64, first), PAGE);
      bench_series_add_since (theirs, begin, BENCH_US);
    }
  bench_report_add (self->report, "A page of 128 rows of that list, as objects", "µs", ours,
                    theirs);
}

/* As somebody types: each state of the search entry is one query. */
static void
compare_searches (Bench *self)
{
  static const char *const typed[] = { "j", "jo", "joh", "johannesburg", "council",
                                       "conference brussels" };
  g_autoptr (RapQueryModel) model = rap_query_model_new (self->store);
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *ours_again = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare SQLite, LIKE on every text");

  for (guint i = 0; i < QUERIES; i++)
    {
      const char *words = typed[i % G_N_ELEMENTS (typed)];
      g_autoptr (RapQuery) query = new_query (words);
      g_autoptr (GArray) ids = NULL;
      double begin = bench_now ();

      rap_query_model_set_query_now (model, query);
      bench_series_add_since (ours, begin, BENCH_MS);
      bench_series_add_since (ours_again, begin, BENCH_MS);
      begin = bench_now ();
      ids = bare_store_search (self->bare, words);
      bench_series_add_since (theirs, begin, BENCH_MS);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >=, ids->len);
    }
  bench_report_add (self->report, "Search in 100,000 meetings", "ms", ours, theirs);
  bench_report_add (self->report, "Search in 100,000 meetings", "ms", ours_again,
                    bench_series_new_limit ("goal", 20));
}

int
main (void)
{
  BenchReport *report = bench_report_new ("store");
  g_autofree char *original = bench_path ("many.rapporteur");
  g_autoptr (RapStore) many = open_store (original);
  g_autofree char *path = copy_to (many, "store.rapporteur");
  g_autofree char *bare_path = copy_to (many, "bare.rapporteur");
  g_autoptr (RapStore) store = NULL;
  g_autoptr (BareStore) bare = NULL;
  g_autoptr (GArray) ids = NULL;
  Bench self;

  rap_store_close (many);
  store = open_store (path);
  bare = bare_store_open (bare_path);
  ids = bare_store_meetings (bare);
  self = (Bench){ report, store, bare, ids };
  compare_commits (&self);
  compare_sets (&self);
  compare_ids (&self);
  compare_pages (&self);
  compare_searches (&self);
  rap_store_close (store);
  return bench_report_finish (report);
}
