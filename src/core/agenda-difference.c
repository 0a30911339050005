/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "agenda-difference.h"
#include "agenda-item.h"
#include "agenda-timing.h"
#include "meeting.h"
#include "sitting.h"

/* Deeper than any item stands (agenda-item.c). */
#define DEEPEST 16

/* What ties an event to a place in time; calendars must be told when it changes (RFC 5546
 * §2.1.4). */
static const guint meeting_place[] = {
  RAP_MEETING_START_DATE, RAP_MEETING_END_DATE, RAP_MEETING_ZONE,
  RAP_MEETING_VENUE, RAP_MEETING_CITY, RAP_MEETING_COUNTRY,
};

static void
raise_sequence (RapRecord *before, RapRecord *after, guint field)
{
  rap_record_set_integer (after, field, rap_record_integer (before, field) + 1);
}

static gboolean
meeting_moved (RapRecord *before, RapRecord *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (meeting_place); i++)
    if (!rap_record_field_equal (before, after, meeting_place[i]))
      return TRUE;
  return rap_meeting_event_status (before) != rap_meeting_event_status (after);
}

/* What moves every event of the meeting, beside their own times. */
static gboolean
events_moved (RapRecord *before, RapRecord *after)
{
  return rap_meeting_event_status (before) != rap_meeting_event_status (after)
         || !rap_record_field_equal (before, after, RAP_MEETING_ZONE)
         || !rap_record_field_equal (before, after, RAP_MEETING_VENUE)
         || !rap_record_field_equal (before, after, RAP_MEETING_CITY);
}

static gboolean
row_moved (const RapAgendaRow *before, const RapAgendaRow *after)
{
  if (before == NULL || after == NULL)
    return before != after;
  return before->timed != after->timed || before->start_instant != after->start_instant
         || before->end_instant != after->end_instant;
}

static gboolean
is_state (RapRecord *record, guint field, const char *state)
{
  return g_str_equal (rap_record_text (record, field), state);
}

static void
raise_sittings (RapAgenda *before, RapAgenda *after, RapTimetable *old, RapTimetable *new,
                gboolean all)
{
  GPtrArray *sittings = rap_agenda_sittings (after);

  for (guint i = 0; i < sittings->len; i++)
    {
      RapRecord *now = sittings->pdata[i];
      RapRecord *then = rap_agenda_sitting (before, rap_record_id (now));

      if (then == NULL)
        continue;
      if (all
          || row_moved (rap_timetable_find (old, RAP_KIND_SITTING, rap_record_id (then)),
                        rap_timetable_find (new, RAP_KIND_SITTING, rap_record_id (now)))
          || !rap_record_field_equal (then, now, RAP_SITTING_ROOM)
          || is_state (then, RAP_SITTING_STATE, "dropped")
               != is_state (now, RAP_SITTING_STATE, "dropped"))
        raise_sequence (then, now, RAP_SITTING_SEQUENCE);
    }
}

static gboolean
other_room (RapAgenda *before, RapAgenda *after, RapRecord *then, RapRecord *now)
{
  RapRecord *from =
    rap_agenda_sitting (before, rap_record_integer (then, RAP_AGENDA_ITEM_SITTING));
  RapRecord *to = rap_agenda_sitting (after, rap_record_integer (now, RAP_AGENDA_ITEM_SITTING));

  return from != NULL && to != NULL
         && (!rap_record_field_equal (from, to, RAP_SITTING_ROOM)
             || is_state (from, RAP_SITTING_STATE, "dropped")
                  != is_state (to, RAP_SITTING_STATE, "dropped"));
}

static void
raise_items (RapAgenda *before, RapAgenda *after, RapTimetable *old, RapTimetable *new,
             gboolean all)
{
  GPtrArray *items = rap_agenda_items (after);

  for (guint i = 0; i < items->len; i++)
    {
      RapRecord *now = items->pdata[i];
      RapRecord *then = rap_agenda_item (before, rap_record_id (now));
      const RapAgendaRow *was, *is;

      if (then == NULL)
        continue;
      was = rap_timetable_find (old, RAP_KIND_AGENDA_ITEM, rap_record_id (then));
      is = rap_timetable_find (new, RAP_KIND_AGENDA_ITEM, rap_record_id (now));
      /* What has no time has no event: only getting or losing one is told. */
      if (row_moved (was, is)
          || (is != NULL && is->timed
              && (all || other_room (before, after, then, now)
                  || is_state (then, RAP_AGENDA_ITEM_STATE, "withdrawn")
                       != is_state (now, RAP_AGENDA_ITEM_STATE, "withdrawn"))))
        raise_sequence (then, now, RAP_AGENDA_ITEM_SEQUENCE);
    }
}

static void
raise_sequences (RapAgenda *before, RapAgenda *after)
{
  g_autoptr (RapTimetable) old = rap_agenda_times (before);
  g_autoptr (RapTimetable) new = rap_agenda_times (after);
  RapRecord *then = rap_agenda_meeting (before);
  RapRecord *now = rap_agenda_meeting (after);
  gboolean all = events_moved (then, now);

  if (meeting_moved (then, now))
    raise_sequence (then, now, RAP_MEETING_SEQUENCE);
  raise_sittings (before, after, old, new, all);
  raise_items (before, after, old, new, all);
}

/* Parents above @item; a chain that never ends, which only a damaged file has, counts as deep. */
static guint
depth_of (RapAgenda *agenda, RapRecord *item)
{
  guint depth = 0;

  while (depth < DEEPEST && rap_record_integer (item, RAP_AGENDA_ITEM_PARENT) != 0)
    {
      item = rap_agenda_item (agenda, rap_record_integer (item, RAP_AGENDA_ITEM_PARENT));
      if (item == NULL)
        break;
      depth++;
    }
  return depth;
}

/* Items from the top level down, so that a parent is written before what stands below it. */
static GPtrArray *
items_by_depth (RapAgenda *agenda)
{
  GPtrArray *items = rap_agenda_items (agenda);
  GPtrArray *sorted = g_ptr_array_sized_new (items->len);
  g_autofree guint8 *depths = g_new (guint8, items->len);

  for (guint i = 0; i < items->len; i++)
    depths[i] = (guint8) depth_of (agenda, items->pdata[i]);
  for (guint depth = 0; depth <= DEEPEST && sorted->len < items->len; depth++)
    for (guint i = 0; i < items->len; i++)
      if (depths[i] == depth)
        g_ptr_array_add (sorted, items->pdata[i]);
  return sorted;
}

static GHashTable *
index_of (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = rap_record_id (records->pdata[i]);

      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), records->pdata[i]);
    }
  return index;
}

static void
write_list (RapChangeSet *changes, GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GHashTable) old = index_of (before);

  for (guint i = 0; i < after->len; i++)
    {
      RapRecord *now = after->pdata[i];
      gint64 id = rap_record_id (now);
      RapRecord *then = g_hash_table_lookup (old, &id);

      if (then == NULL)
        rap_change_set_insert (changes, now);
      else
        rap_change_set_update (changes, then, now);
    }
}

static void
delete_list (RapChangeSet *changes, GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GHashTable) kept = index_of (after);

  for (guint i = before->len; i > 0; i--)
    {
      RapRecord *then = before->pdata[i - 1];
      gint64 id = rap_record_id (then);

      if (!g_hash_table_contains (kept, &id))
        rap_change_set_delete (changes, rap_record_kind (then), id);
    }
}

RapChangeSet *
rap_agenda_difference (RapAgenda *before, RapAgenda *after, const char *label)
{
  RapChangeSet *changes = rap_change_set_new (label);
  g_autoptr (GPtrArray) old_items = items_by_depth (before);
  g_autoptr (GPtrArray) new_items = items_by_depth (after);

  raise_sequences (before, after);
  rap_change_set_update (changes, rap_agenda_meeting (before), rap_agenda_meeting (after));
  write_list (changes, rap_agenda_sittings (before), rap_agenda_sittings (after));
  write_list (changes, old_items, new_items);
  write_list (changes, rap_agenda_people (before), rap_agenda_people (after));
  delete_list (changes, rap_agenda_people (before), rap_agenda_people (after));
  delete_list (changes, old_items, new_items);
  delete_list (changes, rap_agenda_sittings (before), rap_agenda_sittings (after));
  return changes;
}
