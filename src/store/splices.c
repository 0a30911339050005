/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <stdlib.h>

#include "splices.h"

/* Each splice has every view of the list look at its rows again, some 0.1 ms. */
#define MAX_SPLICES 100
/* A long list that keeps less than half of its rows is told in so many splices at most: each may have
 * all the rows that are seen built anew. */
#define MAX_SPLICES_OF_OTHERS 4
#define LONG_LIST 1024
/* GTK asks for every row of a splice until it has found the selected one: 128 rows cost 0.1 ms. */
#define MAX_MOVE_ROWS 1024

/* What is left of the lists without their common ends. */
typedef struct
{
  const gint64 *from;
  const gint64 *to;
  guint n_from;
  guint n_to;
  guint start;
} Middle;

/* Rows from[from_start…from_end) give way to to[to_start…to_end). */
typedef struct
{
  guint from_start, from_end;
  guint to_start, to_end;
} Gap;

static Middle
find_middle (GArray *from, GArray *to)
{
  const gint64 *a = (const gint64 *) (gpointer) from->data;
  const gint64 *b = (const gint64 *) (gpointer) to->data;
  guint n_a = from->len;
  guint n_b = to->len;
  guint start = 0;

  while (start < n_a && start < n_b && a[start] == b[start])
    start++;
  while (n_a > start && n_b > start && a[n_a - 1] == b[n_b - 1])
    {
      n_a--;
      n_b--;
    }
  return (Middle) { a + start, b + start, n_a - start, n_b - start, start };
}

typedef struct
{
  gint64 id;
  guint place;
} Place;

static int
compare_places (const void *a, const void *b)
{
  gint64 first = ((const Place *) a)->id;
  gint64 second = ((const Place *) b)->id;

  return (first > second) - (first < second);
}

/* For each row of "to" its place in "from", −1 where it is new. */
static int *
find_origins (const Middle *middle)
{
  g_autofree Place *places = g_new (Place, middle->n_from + 1);
  int *origins = g_new (int, middle->n_to + 1);

  for (guint i = 0; i < middle->n_from; i++)
    places[i] = (Place) { middle->from[i], i };
  qsort (places, middle->n_from, sizeof (Place), compare_places);
  for (guint j = 0; j < middle->n_to; j++)
    {
      Place key = { middle->to[j], 0 };
      const Place *found =
        bsearch (&key, places, middle->n_from, sizeof (Place), compare_places);

      origins[j] = found != NULL ? (int) found->place : -1;
    }
  return origins;
}

/* First of @ends[0…n) whose origin is not less than @origin. */
static guint
find_pile (const guint *ends, guint n, const int *origins, int origin)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (origins[ends[middle]] < origin)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest run of rows that keep their order (patience sorting): these stay where they are.
 * Marks the others in @origins of "to" by @moves. */
static gboolean *
find_kept (const int *origins, guint n)
{
  g_autofree guint *ends = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  gboolean *kept = g_new0 (gboolean, n + 1);
  guint length = 0;
  guint j;

  for (j = 0; j < n; j++)
    {
      guint pile;

      if (origins[j] < 0)
        continue;
      pile = find_pile (ends, length, origins, origins[j]);
      ends[pile] = j;
      before[j] = pile > 0 ? ends[pile - 1] : G_MAXUINT;
      length = MAX (length, pile + 1);
    }
  for (j = length > 0 ? ends[length - 1] : G_MAXUINT; j != G_MAXUINT; j = before[j])
    kept[j] = TRUE;
  return kept;
}

/* What lies between rows that stay; a sentinel row that stays ends both lists. */
static GArray *
find_gaps (const Middle *middle, const int *origins, const gboolean *kept)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Gap gap = { 0 };

  for (guint j = 0; j <= middle->n_to; j++)
    {
      if (j < middle->n_to && !kept[j])
        continue;
      gap.from_end = j < middle->n_to ? (guint) origins[j] : middle->n_from;
      gap.to_end = j;
      if (gap.from_end > gap.from_start || gap.to_end > gap.to_start)
        g_array_append_val (gaps, gap);
      gap.from_start = gap.from_end + 1;
      gap.to_start = j + 1;
    }
  return gaps;
}

static guint
find_gap (GArray *gaps, guint place, gboolean in_from)
{
  guint low = 0;
  guint high = gaps->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Gap *gap = &g_array_index (gaps, Gap, middle);

      if (place >= (in_from ? gap->from_end : gap->to_end))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Joins the gaps between old and new place of each row that moved, where they are near. */
static void
join_moves (GArray *gaps, const int *origins, const gboolean *kept, guint n_to)
{
  g_autofree guint *reach = g_new (guint, gaps->len + 1);
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    reach[i] = i;
  for (guint j = 0; j < n_to; j++)
    if (!kept[j] && origins[j] >= 0)
      {
        guint a = find_gap (gaps, (guint) origins[j], TRUE);
        guint b = find_gap (gaps, j, FALSE);
        const Gap *first = &g_array_index (gaps, Gap, MIN (a, b));
        const Gap *last = &g_array_index (gaps, Gap, MAX (a, b));

        if (last->from_end - first->from_start <= MAX_MOVE_ROWS
            && last->to_end - first->to_start <= MAX_MOVE_ROWS)
          reach[MIN (a, b)] = MAX (reach[MIN (a, b)], MAX (a, b));
      }
  for (guint i = 0; i < gaps->len; n++)
    {
      Gap joined = g_array_index (gaps, Gap, i);
      guint end = reach[i];

      for (; i <= end; i++)
        {
          end = MAX (end, reach[i]);
          joined.from_end = g_array_index (gaps, Gap, i).from_end;
          joined.to_end = g_array_index (gaps, Gap, i).to_end;
        }
      g_array_index (gaps, Gap, n) = joined;
    }
  g_array_set_size (gaps, n);
}

static void
append_gap (GArray *splices, guint start, const Gap *gap)
{
  RapSplice splice = { start + gap->to_start, gap->from_end - gap->from_start,
                       gap->to_end - gap->to_start };

  if (splice.removed > MAX_MOVE_ROWS && splice.added > MAX_MOVE_ROWS)
    {
      RapSplice removal = { splice.position, splice.removed, 0 };

      g_array_append_val (splices, removal);
      splice.removed = 0;
    }
  g_array_append_val (splices, splice);
}

static guint
max_splices (const Middle *middle, const gboolean *kept, guint n_rows)
{
  guint n_kept = n_rows - MAX (middle->n_from, middle->n_to);

  for (guint j = 0; j < middle->n_to; j++)
    n_kept += kept[j] ? 1 : 0;
  return n_rows > LONG_LIST && n_kept < n_rows / 2 ? MAX_SPLICES_OF_OTHERS : MAX_SPLICES;
}

GArray *
rap_splices_find (GArray *from, GArray *to)
{
  Middle middle = find_middle (from, to);
  g_autofree int *origins = NULL;
  g_autofree gboolean *kept = NULL;
  g_autoptr (GArray) gaps = NULL;
  g_autoptr (GArray) splices = g_array_new (FALSE, FALSE, sizeof (RapSplice));

  if (middle.n_from == 0 && middle.n_to == 0)
    return g_steal_pointer (&splices);
  origins = find_origins (&middle);
  kept = find_kept (origins, middle.n_to);
  gaps = find_gaps (&middle, origins, kept);
  join_moves (gaps, origins, kept, middle.n_to);
  for (guint i = 0; i < gaps->len; i++)
    append_gap (splices, middle.start, &g_array_index (gaps, Gap, i));
  if (splices->len > max_splices (&middle, kept, MAX (from->len, to->len)))
    return NULL;
  return g_steal_pointer (&splices);
}
