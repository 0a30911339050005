/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-item.h"
#include "agenda-place.h"
#include "sitting.h"


/* The ids of what the agenda has: an item whose sitting or parent is missing stands where
 * rap_agenda_arrange() shows it. */
static gint64
sitting_of (RapAgenda *agenda, RapRecord *item)
{
  gint64 sitting = rap_record_integer (item, RAP_AGENDA_ITEM_SITTING);

  return rap_agenda_sitting (agenda, sitting) != NULL ? sitting : 0;
}

static gint64
parent_of (RapAgenda *agenda, RapRecord *item)
{
  gint64 parent = rap_record_integer (item, RAP_AGENDA_ITEM_PARENT);

  return rap_agenda_item (agenda, parent) != NULL ? parent : 0;
}

static gint64
position_of (RapRecord *item)
{
  return rap_record_integer (item, RAP_AGENDA_ITEM_POSITION);
}

static GPtrArray *
siblings_of (RapAgenda *agenda, RapRecord *item)
{
  return rap_agenda_children (agenda, sitting_of (agenda, item), parent_of (agenda, item));
}

static gint64
last_id (GPtrArray *items)
{
  return items->len > 0 ? rap_record_id (items->pdata[items->len - 1]) : 0;
}

/* The sibling @by places from @item, %NULL beyond the ends. */
static RapRecord *
neighbour (RapAgenda *agenda, RapRecord *item, int by)
{
  GPtrArray *siblings = siblings_of (agenda, item);
  guint index;

  if (!g_ptr_array_find (siblings, item, &index))
    return NULL;
  if ((by < 0 && index == 0) || index + (guint) by >= siblings->len)
    return NULL;
  return siblings->pdata[index + (guint) by];
}

static RapSpot
spot_at_end (RapAgenda *agenda, gint64 sitting, gint64 parent)
{
  RapSpot spot = { sitting, parent, last_id (rap_agenda_children (agenda, sitting, parent)) };

  return spot;
}

static gboolean
find_beside (RapAgenda *agenda, RapPlace place, gint64 target, RapSpot *spot, GError **error)
{
  RapRecord *item = rap_agenda_item (agenda, target);
  RapRecord *before;

  if (item == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("The agenda has no such item; it may have been removed meanwhile."));
      return FALSE;
    }
  if (place == RAP_PLACE_INTO)
    {
      *spot = spot_at_end (agenda, sitting_of (agenda, item), target);
      return TRUE;
    }
  spot->sitting = sitting_of (agenda, item);
  spot->parent = parent_of (agenda, item);
  before = place == RAP_PLACE_AFTER ? item : neighbour (agenda, item, -1);
  spot->after = before != NULL ? rap_record_id (before) : 0;
  return TRUE;
}

gboolean
rap_spot_find (RapAgenda *agenda,
               RapPlace place,
               RapKind target_kind,
               gint64 target,
               RapSpot *spot,
               GError **error)
{
  if (place == RAP_PLACE_BACKLOG || (target_kind == RAP_KIND_SITTING && target == 0))
    {
      *spot = spot_at_end (agenda, 0, 0);
      return TRUE;
    }
  if (target_kind != RAP_KIND_SITTING)
    return find_beside (agenda, place, target, spot, error);
  if (rap_agenda_sitting (agenda, target) == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("The meeting has no such sitting; it may have been removed meanwhile."));
      return FALSE;
    }
  *spot = spot_at_end (agenda, target, 0);
  if (place == RAP_PLACE_BEFORE)
    spot->after = 0;
  return TRUE;
}

/* Levels of the subtree of @item, itself included. */
static int
height_of (RapAgenda *agenda, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));
  int height = 0;

  for (guint i = 0; i < below->len; i++)
    height = MAX (height, height_of (agenda, below->pdata[i]));
  return height + 1;
}

gboolean
rap_spot_check (RapAgenda *agenda, RapRecord *item, const RapSpot *spot, GError **error)
{
  const char *reason = NULL;
  int level = 0;

  for (gint64 id = spot->parent; id != 0 && reason == NULL; level++)
    {
      RapRecord *parent = rap_agenda_item (agenda, id);

      if (id == rap_record_id (item))
        reason = _("An item cannot stand below itself.");
      else if (!rap_agenda_item_has_parts (parent))
        reason = _("Only an agenda item or a group can have sub-items.");
      id = parent_of (agenda, parent);
    }
  if (reason == NULL && level + height_of (agenda, item) > RAP_DEEPEST_LEVEL)
    reason = _("Items would nest too deep.");
  if (reason == NULL)
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("“%s” cannot stand there: %s"),
               rap_record_title (item), reason);
  return FALSE;
}

/* What stands below an item is in its sitting. */
static void
take_along (RapAgenda *agenda, RapRecord *item, gint64 sitting)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));

  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting);
  for (guint i = 0; i < below->len; i++)
    take_along (agenda, below->pdata[i], sitting);
}

static void
space_out (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    rap_record_set_integer (items->pdata[i], RAP_AGENDA_ITEM_POSITION, (gint64) (i + 1) * RAP_ITEM_GAP);
}

void
rap_spot_put (RapAgenda *agenda, RapRecord *item, const RapSpot *spot)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_copy (
    rap_agenda_children (agenda, spot->sitting, spot->parent), NULL, NULL);
  RapRecord *after = spot->after != 0 ? rap_agenda_item (agenda, spot->after) : NULL;
  guint index = 0;
  gint64 low, high;

  /* "After itself" is where it stands already. */
  if (after != item)
    {
      g_ptr_array_remove (siblings, item);
      if (after != NULL && g_ptr_array_find (siblings, after, &index))
        index++;
      g_ptr_array_insert (siblings, (int) index, item);
    }
  else
    g_ptr_array_find (siblings, item, &index);

  rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, spot->parent);
  take_along (agenda, item, spot->sitting);
  low = index > 0 ? position_of (siblings->pdata[index - 1]) : 0;
  high = index + 1 < siblings->len ? position_of (siblings->pdata[index + 1]) : low + 2 * RAP_ITEM_GAP;
  if (high - low > 1)
    rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, low + (high - low) / 2);
  else
    space_out (siblings);
  rap_agenda_arrange (agenda);
}

static RapSpot
spot_before (RapAgenda *agenda, RapRecord *item)
{
  RapRecord *previous = neighbour (agenda, item, -1);
  RapSpot spot = { sitting_of (agenda, item), parent_of (agenda, item),
                   previous != NULL ? rap_record_id (previous) : 0 };

  return spot;
}

static RapSpot
spot_after (RapAgenda *agenda, RapRecord *item)
{
  RapSpot spot = { sitting_of (agenda, item), parent_of (agenda, item), rap_record_id (item) };

  return spot;
}

/* The sitting @by places from the item's; the backlog follows the last one. */
static gboolean
other_sitting (RapAgenda *agenda, RapRecord *item, int by, gint64 *sitting)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  RapRecord *own = rap_agenda_sitting (agenda, sitting_of (agenda, item));
  guint index = sittings->len;

  if (own != NULL)
    g_ptr_array_find (sittings, own, &index);
  if ((by < 0 && index == 0) || (by > 0 && index == sittings->len))
    return FALSE;
  index += (guint) by;
  *sitting = index < sittings->len ? rap_record_id (sittings->pdata[index]) : 0;
  return TRUE;
}

/* The items at @level that may have sub-items, in the order of the agenda as shown. */
static void
collect_parents (RapAgenda *agenda, GPtrArray *items, int level, GPtrArray *found)
{
  for (guint i = 0; i < items->len; i++)
    if (level > 0)
      collect_parents (agenda, rap_agenda_children (agenda, 0, rap_record_id (items->pdata[i])),
                       level - 1, found);
    else if (rap_agenda_item_has_parts (items->pdata[i]))
      g_ptr_array_add (found, items->pdata[i]);
}

/* The item at the level of @parent that comes before or after it (@by -1, +1), %NULL for none. */
static RapRecord *
other_parent (RapAgenda *agenda, RapRecord *parent, int by)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  int level = 0;
  guint index;

  for (RapRecord *up = parent; parent_of (agenda, up) != 0; level++)
    up = rap_agenda_item (agenda, parent_of (agenda, up));
  for (guint i = 0; i < sittings->len; i++)
    collect_parents (agenda, rap_agenda_children (agenda, rap_record_id (sittings->pdata[i]), 0),
                     level, found);
  collect_parents (agenda, rap_agenda_children (agenda, 0, 0), level, found);
  if (!g_ptr_array_find (found, parent, &index) || (by < 0 && index == 0)
      || (by > 0 && index + 1 == found->len))
    return NULL;
  return found->pdata[index + (guint) by];
}

/* At a parent's edge a sub-item goes over to the parent's neighbour, at a sitting's edge an item
 * goes over to the next sitting: the level stays, so the way back is the way there. */
gboolean
rap_spot_above (RapAgenda *agenda, RapRecord *item, RapSpot *spot)
{
  RapRecord *previous = neighbour (agenda, item, -1);
  RapRecord *parent = rap_agenda_item (agenda, parent_of (agenda, item));
  gint64 sitting;

  if (previous != NULL)
    *spot = spot_before (agenda, previous);
  else if (parent != NULL)
    {
      parent = other_parent (agenda, parent, -1);
      if (parent == NULL)
        return FALSE;
      *spot = spot_at_end (agenda, sitting_of (agenda, parent), rap_record_id (parent));
    }
  else if (other_sitting (agenda, item, -1, &sitting))
    *spot = spot_at_end (agenda, sitting, 0);
  else
    return FALSE;
  return TRUE;
}

gboolean
rap_spot_below (RapAgenda *agenda, RapRecord *item, RapSpot *spot)
{
  RapRecord *next = neighbour (agenda, item, 1);
  RapRecord *parent = rap_agenda_item (agenda, parent_of (agenda, item));
  gint64 sitting;

  if (next != NULL)
    *spot = spot_after (agenda, next);
  else if (parent != NULL)
    {
      parent = other_parent (agenda, parent, 1);
      if (parent == NULL)
        return FALSE;
      *spot = (RapSpot){ sitting_of (agenda, parent), rap_record_id (parent), 0 };
    }
  else if (other_sitting (agenda, item, 1, &sitting))
    *spot = (RapSpot){ sitting, 0, 0 };
  else
    return FALSE;
  return TRUE;
}

gboolean
rap_spot_under_previous (RapAgenda *agenda, RapRecord *item, RapSpot *spot)
{
  RapRecord *previous = neighbour (agenda, item, -1);

  /* A break before it cannot have sub-items; the agenda item before the break can. */
  while (previous != NULL && !rap_agenda_item_has_parts (previous))
    previous = neighbour (agenda, previous, -1);
  if (previous == NULL || !rap_agenda_item_has_parts (item))
    return FALSE;
  *spot = spot_at_end (agenda, sitting_of (agenda, item), rap_record_id (previous));
  return TRUE;
}

gboolean
rap_spot_after_parent (RapAgenda *agenda, RapRecord *item, RapSpot *spot)
{
  RapRecord *parent = rap_agenda_item (agenda, parent_of (agenda, item));

  if (parent == NULL)
    return FALSE;
  *spot = spot_after (agenda, parent);
  return TRUE;
}

static int
compare_day (RapRecord *sitting, const char *day)
{
  g_autofree char *own = g_strndup (rap_record_text (sitting, RAP_SITTING_START), 10);

  return g_strcmp0 (own, day);
}

/* The first sitting of the nearest day before or after; from the backlog the last or first day. */
gboolean
rap_spot_other_day (RapAgenda *agenda, RapRecord *item, int by, RapSpot *spot)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  RapRecord *own = rap_agenda_sitting (agenda, sitting_of (agenda, item));
  RapRecord *found = NULL;
  g_autofree char *day =
    own ? g_strndup (rap_record_text (own, RAP_SITTING_START), 10) : NULL;

  for (guint i = 0; i < sittings->len; i++)
    {
      RapRecord *sitting = sittings->pdata[i];
      int order = day != NULL ? compare_day (sitting, day) : by;
      g_autofree char *found_day = NULL;

      if (order * by <= 0)
        continue;
      if (found == NULL)
        found = sitting;
      found_day = g_strndup (rap_record_text (found, RAP_SITTING_START), 10);
      if (by < 0 && compare_day (sitting, found_day) > 0)
        found = sitting;
    }
  if (found == NULL)
    return FALSE;
  *spot = spot_at_end (agenda, rap_record_id (found), 0);
  return TRUE;
}
