/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-difference.h"
#include "agenda-effects.h"
#include "agenda-item.h"
#include "agenda-place.h"
#include "agenda-repair.h"
#include "sitting.h"
#include "text.h"

/* New lengths and times are multiples of so many minutes. */
#define STEP 5
/* Lines of a preview. */
#define MOST_EFFECTS 12
/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

/* An overrun to be repaired, and the copy of the agenda in which a repair is tried. */
typedef struct
{
  RapAgenda *agenda;
  RapAgenda *after;
  gint64 sitting;
  gint64 anchor; /* item, 0 for the end of the sitting */
  int over;
  char *target;  /* "“Lunch”", "the end of the sitting" */
} Trial;

void
rap_repair_free (RapRepair *self)
{
  g_free (self->label);
  g_strfreev (self->effects);
  rap_change_set_unref (self->changes);
  g_free (self);
}

RapRepair *
rap_repairs_get (GPtrArray *repairs, const char *name)
{
  for (guint i = 0; i < repairs->len; i++)
    if (g_str_equal (((RapRepair *) repairs->pdata[i])->name, name))
      return repairs->pdata[i];
  return NULL;
}

static char *
brief (RapRecord *record)
{
  return rap_text_ellipsize (rap_record_title (record), LABEL_TITLE_LENGTH);
}

/* Minutes of this overrun that are left. */
static int
minutes_over (Trial *trial, RapTimetable *table)
{
  int minutes = 0;

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind != RAP_ROW_ITEM || row->problems == NULL
          || rap_record_integer (row->record, RAP_AGENDA_ITEM_SITTING) != trial->sitting)
        continue;
      for (guint j = 0; j < row->problems->len; j++)
        {
          const RapProblem *problem = &g_array_index (row->problems, RapProblem, j);

          if (problem->kind == RAP_PROBLEM_OVERRUN && problem->other_id == trial->anchor)
            minutes = MAX (minutes, problem->minutes);
        }
    }
  return minutes;
}

static void
begin (Trial *trial)
{
  g_clear_pointer (&trial->after, rap_agenda_unref);
  trial->after = rap_agenda_copy (trial->agenda);
}

/* ---- The chain of items that ends at the anchor ---- */

typedef struct
{
  Trial *trial;
  RapTimetable *table;
  GPtrArray *chain; /* of RapRecord, of the copy */
  gboolean reached;
} Chain;

static gboolean
stands_below (RapAgenda *agenda, gint64 id, RapRecord *item)
{
  for (RapRecord *up = rap_agenda_item (agenda, id); up != NULL;
       up = rap_agenda_item (agenda, rap_record_integer (up, RAP_AGENDA_ITEM_PARENT)))
    if (up == item)
      return TRUE;
  return FALSE;
}

static RapRecord *
last_lane (Chain *self, GPtrArray *lanes)
{
  RapRecord *last = NULL;
  gint64 latest = G_MININT64;

  for (guint i = 0; i < lanes->len; i++)
    {
      const RapAgendaRow *row = rap_timetable_find (self->table, RAP_KIND_AGENDA_ITEM,
                                                    rap_record_id (lanes->pdata[i]));

      if (stands_below (self->trial->after, self->trial->anchor, lanes->pdata[i]))
        return lanes->pdata[i];
      if (row->timed && row->end_instant > latest)
        {
          latest = row->end_instant;
          last = lanes->pdata[i];
        }
    }
  return last;
}

/* Of a group only the lane counts that ends last, or in which the anchor is. A fixed time begins
 * the chain anew: what stands before it has no part in where the chain ends. */
static void
follow (Chain *self, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (self->trial->after, 0, rap_record_id (item));

  if (self->reached)
    return;
  if (rap_record_id (item) == self->trial->anchor)
    {
      self->reached = TRUE;
      return;
    }
  if (rap_agenda_item_is_fixed (item))
    g_ptr_array_set_size (self->chain, 0);
  g_ptr_array_add (self->chain, item);
  if (below->len > 0 && rap_agenda_item_is (item, "group"))
    {
      RapRecord *lane = last_lane (self, below);

      if (lane != NULL)
        follow (self, lane);
      return;
    }
  for (guint i = 0; i < below->len; i++)
    follow (self, below->pdata[i]);
}

static GPtrArray *
find_chain (Trial *trial, RapTimetable *table)
{
  GPtrArray *tops = rap_agenda_children (trial->after, trial->sitting, 0);
  Chain self = { trial, table, g_ptr_array_new (), FALSE };
  RapRecord *anchor = rap_agenda_item (trial->after, trial->anchor);

  for (guint i = 0; i < tops->len; i++)
    follow (&self, tops->pdata[i]);
  /* An end that the item's own parts run past. */
  if (anchor != NULL && g_str_equal (rap_record_text (anchor, RAP_AGENDA_ITEM_MODE), "fixed-end"))
    {
      GPtrArray *below = rap_agenda_children (trial->after, 0, trial->anchor);

      self.reached = FALSE;
      for (guint i = 0; i < below->len; i++)
        follow (&self, below->pdata[i]);
    }
  return self.chain;
}

/* ---- Shorter items ---- */

typedef struct
{
  RapRecord *item;
  int least;
  int room;
  int cut;
} Share;

/* As the item was: half of a half is no least. */
static int
least_of (Trial *trial, RapRecord *item)
{
  return rap_agenda_item_least (rap_agenda_item (trial->agenda, rap_record_id (item)));
}

static gboolean
can_be_cut (Trial *trial, RapRecord *item, gboolean breaks)
{
  /* A fixed end moves its start when it is shortened, and helps nobody. A break whose start is
   * fixed keeps it. */
  gboolean stays = breaks ? !g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), "fixed-end")
                          : !rap_agenda_item_is_fixed (item);

  return stays && !rap_agenda_item_is_withdrawn (item)
         && rap_agenda_item_is (item, breaks ? "break" : "item")
         && rap_agenda_item_minutes (item) > least_of (trial, item);
}

/* Down to the next five minutes, or to what the item needs at least. */
static int
next_cut (const Share *share)
{
  int minutes = rap_agenda_item_minutes (share->item) - share->cut;
  int lower = (minutes - 1) / STEP * STEP;

  return minutes - MAX (lower, share->least);
}

/* The share that is farthest behind what it should give of @over, %NULL when none can give more. */
static Share *
next_share (GArray *shares, int over, int room)
{
  Share *found = NULL;
  double behind = -G_MAXDOUBLE;

  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);
      double due = (double) over * share->room / room - share->cut;

      if (share->cut < share->room && due > behind)
        {
          behind = due;
          found = share;
        }
    }
  return found;
}

/* Takes @over minutes from the items pro rata of what each can give; whether any was taken. */
static gboolean
cut_chain (Trial *trial, GPtrArray *chain, gboolean breaks, int over)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));
  int room = 0, cut = 0;
  Share *share;

  for (guint i = 0; i < chain->len; i++)
    if (can_be_cut (trial, chain->pdata[i], breaks))
      {
        Share one = { chain->pdata[i], least_of (trial, chain->pdata[i]), 0, 0 };

        one.room = rap_agenda_item_minutes (one.item) - one.least;
        room += one.room;
        g_array_append_val (shares, one);
      }
  while (cut < over && (share = next_share (shares, over, room)) != NULL)
    {
      int step = next_cut (share);

      share->cut += step;
      cut += step;
    }
  for (guint i = 0; i < shares->len; i++)
    {
      share = &g_array_index (shares, Share, i);
      rap_record_set_integer (share->item, RAP_AGENDA_ITEM_DURATION,
                              rap_agenda_item_minutes (share->item) - share->cut);
    }
  return cut > 0;
}

/* Items whose length differs from what it was. @one gets one of them. */
static guint
count_shorter (Trial *trial, RapRecord **one)
{
  GPtrArray *items = rap_agenda_items (trial->after);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (!rap_record_field_equal (items->pdata[i],
                                 rap_agenda_item (trial->agenda, rap_record_id (items->pdata[i])),
                                 RAP_AGENDA_ITEM_DURATION))
      {
        *one = items->pdata[i];
        n++;
      }
  return n;
}

static gboolean
shorten (Trial *trial, gboolean breaks)
{
  int over = trial->over;
  gboolean any = FALSE;

  /* Once the longest lane of a group is shorter, another one may be the longest. */
  while (over > 0)
    {
      g_autoptr (RapTimetable) table = rap_agenda_times (trial->after);
      g_autoptr (GPtrArray) chain = NULL;

      over = minutes_over (trial, table);
      chain = find_chain (trial, table);
      if (over == 0 || !cut_chain (trial, chain, breaks, over))
        break;
      any = TRUE;
    }
  return any;
}

static char *
try_shorten (Trial *trial, gboolean low)
{
  RapRecord *one = NULL;
  guint n;

  if (!shorten (trial, FALSE))
    return NULL;
  n = count_shorter (trial, &one);
  /* Translators: %s is “Lunch”, or “the end of the sitting”. */
  return g_strdup_printf (ngettext ("Shorten %u item before %s", "Shorten %u items before %s", n), n,
                          trial->target);
}

static char *
try_break (Trial *trial, gboolean low)
{
  RapRecord *one = NULL;
  g_autofree char *title = NULL;
  guint n;

  if (!shorten (trial, TRUE))
    return NULL;
  n = count_shorter (trial, &one);
  if (n > 1)
    return g_strdup_printf (ngettext ("Shorten %u break", "Shorten %u breaks", n), n);
  title = brief (one);
  /* Translators: %s is the title of a break. */
  return g_strdup_printf (_("Shorten “%s”"), title);
}

/* ---- Items elsewhere ---- */

static gboolean
is_loose (Trial *trial, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (trial->after, 0, rap_record_id (item));

  if (rap_agenda_item_is_fixed (item) || rap_record_id (item) == trial->anchor)
    return FALSE;
  for (guint i = 0; i < below->len; i++)
    if (!is_loose (trial, below->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
can_be_sent (Trial *trial, RapTimetable *table, RapRecord *item)
{
  return rap_agenda_item_has_parts (item) && !rap_agenda_item_is_withdrawn (item)
         && rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (item))->minutes > 0
         && is_loose (trial, item);
}

/* 0 goes first. */
static int
rank_of (RapRecord *item)
{
  const char *priority = rap_record_text (item, RAP_AGENDA_ITEM_PRIORITY);

  return g_str_equal (priority, "low") ? 0 : g_str_equal (priority, "normal") ? 1 : 2;
}

/* The last of the chain, or the last of those with the lowest priority. Parts go with their item.
 * Where nothing loose is left, the fixed item that the chain begins with must go. */
static RapRecord *
pick (Trial *trial, RapTimetable *table, GPtrArray *chain, gboolean by_priority)
{
  RapRecord *found = NULL;
  RapRecord *whole = NULL;

  for (guint i = 0; i < chain->len; i++)
    {
      RapRecord *item = chain->pdata[i];

      if ((whole != NULL && stands_below (trial->after, rap_record_id (item), whole))
          || !can_be_sent (trial, table, item))
        continue;
      whole = item;
      if (found == NULL || !by_priority || rank_of (item) <= rank_of (found))
        found = item;
    }
  if (found == NULL && chain->len > 0 && rap_agenda_item_is_fixed (chain->pdata[0])
      && !stands_below (trial->after, trial->anchor, chain->pdata[0]))
    return chain->pdata[0];
  return found;
}

static gboolean
takes_items (RapRecord *sitting)
{
  const char *kind = rap_record_text (sitting, RAP_SITTING_KIND);

  return !g_str_equal (kind, "break") && !g_str_equal (kind, "social")
         && !g_str_equal (kind, "protocol")
         && !g_str_equal (rap_record_text (sitting, RAP_SITTING_STATE), "dropped");
}

/* The first sitting that starts when this one has ended; 0 for none. */
static gint64
next_sitting (Trial *trial)
{
  GPtrArray *sittings = rap_agenda_sittings (trial->agenda);
  RapRecord *own = rap_agenda_sitting (trial->agenda, trial->sitting);

  for (guint i = 0; i < sittings->len; i++)
    if (takes_items (sittings->pdata[i])
        && g_strcmp0 (rap_record_text (sittings->pdata[i], RAP_SITTING_START),
                      rap_record_text (own, RAP_SITTING_END)) >= 0)
      return rap_record_id (sittings->pdata[i]);
  return 0;
}

/* Those sent first are the last of the day: each goes before those sent already. */
static gboolean
send_one (Trial *trial, RapRecord *item, gint64 sitting)
{
  RapSpot spot;

  if (!rap_spot_find (trial->after, RAP_PLACE_BEFORE, RAP_KIND_SITTING, sitting, &spot, NULL))
    return FALSE;
  if (sitting == 0)
    spot.after = 0;
  if (!rap_spot_check (trial->after, item, &spot, NULL))
    return FALSE;
  rap_spot_put (trial->after, item, &spot);
  return TRUE;
}

/* Sends items to @sitting (0 is the backlog) until the overrun is gone. */
static guint
send_away (Trial *trial, gint64 sitting, gboolean by_priority, RapRecord **one)
{
  guint n = 0;

  for (guint most = rap_agenda_items (trial->after)->len; n < most;)
    {
      g_autoptr (RapTimetable) table = rap_agenda_times (trial->after);
      g_autoptr (GPtrArray) chain = NULL;
      RapRecord *item;

      if (minutes_over (trial, table) == 0)
        break;
      chain = find_chain (trial, table);
      item = pick (trial, table, chain, by_priority);
      if (item == NULL || !send_one (trial, item, sitting))
        break;
      *one = item;
      n++;
    }
  return n;
}

static char *
try_backlog (Trial *trial, gboolean low)
{
  RapRecord *one = NULL;
  guint n = send_away (trial, 0, low, &one);
  g_autofree char *title = n > 0 ? brief (one) : NULL;

  if (n == 0)
    return NULL;
  if (n == 1)
    /* Translators: %s is the title of an agenda item. */
    return g_strdup_printf (_("Send “%s” to the backlog"), title);
  return low ? g_strdup_printf (ngettext ("Send %u item of low priority to the backlog",
                                                  "Send %u items of low priority to the backlog",
                                                  n), n)
                     : g_strdup_printf (ngettext ("Send the last %u item to the backlog",
                                                  "Send the last %u items to the backlog", n), n);
}

static char *
try_next_sitting (Trial *trial, gboolean low)
{
  RapRecord *one = NULL;
  gint64 next = next_sitting (trial);
  guint n = next != 0 ? send_away (trial, next, low, &one) : 0;
  g_autofree char *title = n > 0 ? brief (one) : NULL;

  if (n == 0)
    return NULL;
  if (n == 1)
    /* Translators: %s is the title of an agenda item. */
    return g_strdup_printf (_("Send “%s” to the next sitting"), title);
  return low ? g_strdup_printf (ngettext ("Send %u item of low priority to the next sitting",
                                                  "Send %u items of low priority to the next sitting",
                                                  n), n)
                     : g_strdup_printf (ngettext ("Send the last %u item to the next sitting",
                                                  "Send the last %u items to the next sitting", n),
                                        n);
}

/* ---- Lanes ---- */

/* The item that stands before @item and could run beside it; %NULL for none. */
static RapRecord *
partner_of (Trial *trial, RapTimetable *table, GPtrArray *chain, RapRecord *item)
{
  RapRecord *above =
    rap_agenda_item (trial->after, rap_record_integer (item, RAP_AGENDA_ITEM_PARENT));
  GPtrArray *siblings = rap_agenda_children (
    trial->after, trial->sitting, above != NULL ? rap_record_id (above) : 0);
  guint index;

  if ((above != NULL && rap_agenda_item_is (above, "group"))
      || !g_ptr_array_find (siblings, item, &index) || index == 0
      || !g_ptr_array_find (chain, siblings->pdata[index - 1], NULL)
      || !can_be_sent (trial, table, siblings->pdata[index - 1]))
    return NULL;
  return siblings->pdata[index - 1];
}

/* Minutes won by letting the two run in parallel. */
static int
gain_of (RapTimetable *table, RapRecord *a, RapRecord *b)
{
  return MIN (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (a))->minutes,
              rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (b))->minutes);
}

/* A new group in the place of @item, with @item as its first lane. */
static RapRecord *
put_in_group (Trial *trial, RapRecord *item)
{
  g_autoptr (RapRecord) group = rap_record_new (RAP_KIND_AGENDA_ITEM);
  RapSpot spot;

  rap_record_set_id (group, rap_agenda_new_id (trial->after));
  rap_record_set_integer (group, RAP_AGENDA_ITEM_MEETING,
                          rap_record_id (rap_agenda_meeting (trial->after)));
  rap_record_set_text (group, RAP_AGENDA_ITEM_KIND, "group");
  /* In the languages of the documents, whatever that of the window is. */
  rap_record_set_text (group, RAP_AGENDA_ITEM_TITLE_EN, "Parallel sessions");
  rap_record_set_text (group, RAP_AGENDA_ITEM_TITLE_FR, "Séances parallèles");
  if (!rap_spot_find (trial->after, RAP_PLACE_BEFORE, RAP_KIND_AGENDA_ITEM, rap_record_id (item),
                      &spot, NULL))
    return NULL;
  rap_agenda_add (trial->after, group);
  rap_spot_put (trial->after, group, &spot);
  spot = (RapSpot){ trial->sitting, rap_record_id (group), 0 };
  if (!rap_spot_check (trial->after, item, &spot, NULL))
    return NULL;
  rap_spot_put (trial->after, item, &spot);
  return group;
}

/* The last item of the chain that wins enough beside the one before it, else the one that wins
 * most. */
static RapRecord *
pick_lane (Trial *trial, RapTimetable *table, GPtrArray *chain, RapRecord **partner)
{
  RapRecord *found = NULL;
  int most = 0;

  for (guint i = chain->len; i > 0 && most < trial->over; i--)
    {
      RapRecord *item = chain->pdata[i - 1];
      RapRecord *before = can_be_sent (trial, table, item)
                            ? partner_of (trial, table, chain, item) : NULL;
      int gain = before != NULL ? gain_of (table, item, before) : 0;

      if (gain > most)
        {
          most = gain;
          found = item;
          *partner = before;
        }
    }
  return found;
}

static char *
try_parallel (Trial *trial, gboolean low)
{
  g_autoptr (RapTimetable) table = rap_agenda_times (trial->after);
  g_autoptr (GPtrArray) chain = find_chain (trial, table);
  RapRecord *partner = NULL;
  RapRecord *item = pick_lane (trial, table, chain, &partner);
  RapRecord *group = partner;
  g_autofree char *title = NULL;
  g_autofree char *other = NULL;
  RapSpot spot;

  if (item == NULL)
    return NULL;
  title = brief (item);
  other = brief (partner);
  if (!rap_agenda_item_is (partner, "group"))
    group = put_in_group (trial, partner);
  if (group == NULL
      || !rap_spot_find (trial->after, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, rap_record_id (group),
                         &spot, NULL)
      || !rap_spot_check (trial->after, item, &spot, NULL))
    return NULL;
  rap_spot_put (trial->after, item, &spot);
  /* Translators: titles of two agenda items. */
  return g_strdup_printf (_("Let “%s” run in parallel with “%s”"), title, other);
}

/* ---- Other limits ---- */

static RapLocal
round_up (RapLocal local)
{
  RapLocal step = 60 * STEP;

  return (local + step - 1) / step * step;
}

static char *
try_extend (Trial *trial, gboolean low)
{
  RapRecord *sitting = rap_agenda_sitting (trial->after, trial->sitting);
  RapZone *zone = rap_agenda_zone (trial->agenda);
  g_autofree char *end = NULL;
  g_autofree char *time = NULL;
  RapLocal local = 0;
  gint64 instant;

  if (trial->anchor != 0
      || !rap_local_parse (rap_record_text (sitting, RAP_SITTING_END), &local))
    return NULL;
  rap_zone_to_instant (zone, local, &instant);
  local = round_up (rap_zone_to_local (zone, instant + 60 * (gint64) trial->over));
  end = rap_local_format (local);
  time = rap_local_format_time (local);
  rap_record_set_text (sitting, RAP_SITTING_END, end);
  if (!rap_record_validate (sitting, NULL, NULL))
    return NULL;
  /* Translators: %s is a time of day. */
  return g_strdup_printf (_("Extend the sitting to %s"), time);
}

static char *
try_move_anchor (Trial *trial, gboolean low)
{
  RapRecord *item = rap_agenda_item (trial->after, trial->anchor);
  gboolean by_end;
  guint field;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  int minutes = 0;

  if (item == NULL)
    return NULL;
  by_end = g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), "fixed-end");
  field = by_end ? RAP_AGENDA_ITEM_FIXED_END : RAP_AGENDA_ITEM_FIXED_START;
  rap_local_parse_time (rap_record_text (item, field), &minutes);
  time = rap_local_format_time (round_up (60 * (RapLocal) (minutes + trial->over)));
  title = brief (item);
  rap_record_set_text (item, field, time);
  return by_end
           /* Translators: title of an agenda item, a time of day. */
           ? g_strdup_printf (_("Let “%s” end at %s"), title, time)
           /* Translators: title of an agenda item, a time of day. */
           : g_strdup_printf (_("Move “%s” to %s"), title, time);
}

static char *
try_free_anchor (Trial *trial, gboolean low)
{
  RapRecord *item = rap_agenda_item (trial->after, trial->anchor);
  g_autofree char *title = NULL;

  if (item == NULL)
    return NULL;
  title = brief (item);
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "auto");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_END, "");
  /* Translators: title of an agenda item whose time was fixed. */
  return g_strdup_printf (_("Let “%s” follow the item before it"), title);
}

/* ---- All of them ---- */

typedef struct
{
  const char *name;
  char *(*act) (Trial *trial, gboolean low); /* the label, %NULL when it cannot be done */
  gboolean low; /* what has the lowest priority goes, not what comes last */
} Way;

static const Way ways[] = {
  { "shorten", try_shorten, FALSE },
  { "break", try_break, FALSE },
  { "backlog", try_backlog, FALSE },
  { "backlog-low", try_backlog, TRUE },
  { "next-sitting", try_next_sitting, FALSE },
  { "next-sitting-low", try_next_sitting, TRUE },
  { "parallel", try_parallel, FALSE },
  { "extend", try_extend, FALSE },
  { "move-anchor", try_move_anchor, FALSE },
  { "free-anchor", try_free_anchor, FALSE },
};

/* Two ways may come to the same. */
static gboolean
is_told (GPtrArray *repairs, GStrv effects)
{
  for (guint i = 0; i < repairs->len; i++)
    if (g_strv_equal ((const char *const *) ((RapRepair *) repairs->pdata[i])->effects,
                      (const char *const *) effects))
      return TRUE;
  return FALSE;
}

static void
try_way (Trial *trial, const Way *way, GPtrArray *repairs)
{
  g_autofree char *label = NULL;
  g_autoptr (RapTimetable) table = NULL;
  g_auto (GStrv) effects = NULL;
  RapRepair *repair;
  int left;

  begin (trial);
  label = way->act (trial, way->low);
  if (label == NULL)
    return;
  rap_agenda_arrange (trial->after);
  table = rap_agenda_times (trial->after);
  left = minutes_over (trial, table);
  if (left >= trial->over)
    return;
  effects = rap_agenda_effects (trial->agenda, trial->after, MOST_EFFECTS);
  if (is_told (repairs, effects))
    return;
  repair = g_new0 (RapRepair, 1);
  repair->name = way->name;
  repair->effects = g_steal_pointer (&effects);
  repair->minutes_left = left;
  repair->changes = rap_agenda_difference (trial->agenda, trial->after, label);
  repair->label = g_steal_pointer (&label);
  g_ptr_array_add (repairs, repair);
}

static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  const RapRepair *x = *(RapRepair *const *) a;
  const RapRepair *y = *(RapRepair *const *) b;

  return (x->minutes_left > 0) - (y->minutes_left > 0);
}

GPtrArray *
rap_repairs_find (RapAgenda *agenda, gint64 item, const RapProblem *problem)
{
  GPtrArray *repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) rap_repair_free);
  RapRecord *record = rap_agenda_item (agenda, item);
  RapRecord *anchor = rap_agenda_item (agenda, problem->other_id);
  g_autoptr (RapTimetable) table = rap_agenda_times (agenda);
  Trial trial = { .agenda = agenda };
  g_autofree char *title = NULL;

  if (problem->kind != RAP_PROBLEM_OVERRUN || record == NULL
      || (problem->other_id != 0 && anchor == NULL))
    return repairs;
  title = anchor != NULL ? brief (anchor) : NULL;
  trial.sitting = rap_record_integer (record, RAP_AGENDA_ITEM_SITTING);
  trial.anchor = problem->other_id;
  trial.target = title != NULL ? g_strdup_printf (_("“%s”"), title)
                               : g_strdup (_("the end of the sitting"));
  trial.over = minutes_over (&trial, table);
  for (guint i = 0; trial.over > 0 && i < G_N_ELEMENTS (ways); i++)
    try_way (&trial, &ways[i], repairs);
  /* Stable: where both help, the order above stays. */
  g_ptr_array_sort (repairs, compare_repairs);
  g_clear_pointer (&trial.after, rap_agenda_unref);
  g_free (trial.target);
  return repairs;
}
