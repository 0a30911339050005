/* SPDX-License-Identifier: GPL-3.0-or-later */
/* generate FILE: makes a workspace of any size; see --help. */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <locale.h>

#include "bench.h"
#include "maker.h"
#include "store/workspace.h"

static int n_meetings, n_items;
static int seed = 1;
static gboolean with_sample;

static const GOptionEntry options[] = {
  { "meetings", 0, 0, G_OPTION_ARG_INT, &n_meetings, "How many meetings", "N" },
  { "items", 0, 0, G_OPTION_ARG_INT, &n_items, "How many agenda items in all", "M" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another seed makes other meetings", "S" },
  { "sample", 0, 0, G_OPTION_ARG_NONE, &with_sample, "With the sample year", NULL },
  { NULL },
};

static void
stop_on (const GError *error)
{
  if (error != NULL)
    bench_fail ("generate: %s", error->message);
}

static gint64
count (RapStore *store, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 n = rap_store_count (store, query, &error);

  stop_on (error);
  return n;
}

static void
fill (RapStore *store, const char *path)
{
  gint64 meetings_before = count (store, RAP_KIND_MEETING);
  gint64 items_before = count (store, RAP_KIND_AGENDA_ITEM);
  double begin = bench_now ();
  g_autoptr (GError) error = NULL;

  bench_fill (store, (guint) n_meetings, (guint) n_items, (guint32) seed, &error);
  stop_on (error);
  if (count (store, RAP_KIND_MEETING) != meetings_before + n_meetings
      || count (store, RAP_KIND_AGENDA_ITEM) != items_before + n_items)
    bench_fail ("generate: %s holds other numbers of rows than it was to have.", path);
  g_print ("%s: %" G_GINT64_FORMAT " meetings, %" G_GINT64_FORMAT " sittings, %" G_GINT64_FORMAT
           " items, %.1f s\n",
           path, count (store, RAP_KIND_MEETING), count (store, RAP_KIND_SITTING),
           count (store, RAP_KIND_AGENDA_ITEM), bench_now () - begin);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (RapClock) clock = NULL;
  g_autoptr (RapStore) store = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_set_summary (context, "Makes a workspace with the reference data and as many "
                                         "meetings as wanted.");
  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_parse (context, &argc, &argv, &error);
  stop_on (error);
  if (argc != 2 || n_meetings < 0 || n_items < 0 || (n_items > 0 && n_meetings == 0))
    bench_fail ("Usage: generate FILE [--meetings N [--items M]] [--seed S] [--sample]");

  clock = rap_clock_new_system ();
  store = rap_workspace_create (argv[1], clock, &error);
  stop_on (error);
  if (with_sample)
    rap_workspace_add_sample (store, &error);
  stop_on (error);
  fill (store, argv[1]);
  rap_store_close (store);
  return 0;
}
