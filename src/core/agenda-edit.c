/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-difference.h"
#include "agenda-edit.h"
#include "agenda-item.h"
#include "agenda-place.h"
#include "agenda-timing.h"
#include "meeting.h"
#include "record-value.h"
#include "sitting.h"
#include "text.h"

/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

static RapRecord *
find_item (RapAgenda *agenda, gint64 id, GError **error)
{
  RapRecord *item = rap_agenda_item (agenda, id);

  if (item == NULL)
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                 _("The agenda has no such item; it may have been removed meanwhile."));
  return item;
}

static RapRecord *
find_sitting (RapAgenda *agenda, gint64 id, GError **error)
{
  RapRecord *sitting = rap_agenda_sitting (agenda, id);

  if (sitting == NULL)
    g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                 _("The meeting has no such sitting; it may have been removed meanwhile."));
  return sitting;
}

/* @format has one %s, for the title. */
G_GNUC_FORMAT (1)
static char *
label_for (const char *format, const char *title)
{
  g_autofree char *brief = rap_text_ellipsize (title, LABEL_TITLE_LENGTH);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], brief, parts[1], NULL);
}

static RapChangeSet *
finish (RapAgenda *before, RapAgenda *after, const char *format, const char *title)
{
  g_autofree char *label = label_for (format, title);

  rap_agenda_arrange (after);
  return rap_agenda_difference (before, after, label);
}

RapChangeSet *
rap_agenda_add_item (RapAgenda *agenda,
                     const char *kind,
                     const char *title,
                     int minutes,
                     gint64 sitting,
                     RapPlace place,
                     gint64 target,
                     char **uid,
                     GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);
  g_autofree char *duration = minutes > 0 ? g_strdup_printf ("%d", minutes) : g_strdup ("");
  RapSpot spot;

  rap_record_set_id (item, rap_agenda_new_id (after));
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING,
                          rap_record_id (rap_agenda_meeting (agenda)));
  if (!rap_record_parse (item, RAP_AGENDA_ITEM_KIND, kind, error)
      || !rap_record_parse (item, RAP_AGENDA_ITEM_TITLE_EN, title, error)
      || !rap_record_parse (item, RAP_AGENDA_ITEM_DURATION, duration, error)
      || !rap_spot_find (after, place, target != 0 ? RAP_KIND_AGENDA_ITEM : RAP_KIND_SITTING,
                         target != 0 ? target : sitting, &spot, error)
      || !rap_spot_check (after, item, &spot, error)
      || !rap_record_validate (item, NULL, error))
    return NULL;
  rap_agenda_add (after, item);
  rap_spot_put (after, item, &spot);
  if (uid != NULL)
    *uid = g_strdup (rap_record_uid (item));
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  return finish (agenda, after, _("Add “%s”"), rap_record_title (item));
}

RapChangeSet *
rap_agenda_move_item (RapAgenda *agenda,
                      gint64 item,
                      RapPlace place,
                      RapKind target_kind,
                      gint64 target,
                      GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *moved = find_item (after, item, error);
  RapSpot spot;

  if (moved == NULL || !rap_spot_find (after, place, target_kind, target, &spot, error)
      || !rap_spot_check (after, moved, &spot, error))
    return NULL;
  rap_spot_put (after, moved, &spot);
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  return finish (agenda, after, _("Move “%s”"), rap_record_title (moved));
}

static RapChangeSet *
move_to_spot (RapAgenda *agenda, gint64 item, gboolean found, const RapSpot *spot,
              const char *none, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *moved = find_item (after, item, error);

  if (moved == NULL)
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, none);
      return NULL;
    }
  if (!rap_spot_check (after, moved, spot, error))
    return NULL;
  rap_spot_put (after, moved, spot);
  return finish (agenda, after, _("Move “%s”"), rap_record_title (moved));
}

RapChangeSet *
rap_agenda_shift_item (RapAgenda *agenda, gint64 item, int by, GError **error)
{
  RapRecord *record = find_item (agenda, item, error);
  RapSpot spot;
  gboolean found;

  if (record == NULL)
    return NULL;
  found = by < 0 ? rap_spot_above (agenda, record, &spot) : rap_spot_below (agenda, record, &spot);
  return move_to_spot (agenda, item, found, &spot,
                       by < 0 ? _("The item is the first of the agenda already.")
                              : _("The item is the last of the agenda already."),
                       error);
}

RapChangeSet *
rap_agenda_indent_item (RapAgenda *agenda, gint64 item, GError **error)
{
  RapRecord *record = find_item (agenda, item, error);
  RapSpot spot;
  gboolean found;

  if (record == NULL)
    return NULL;
  found = rap_spot_under_previous (agenda, record, &spot);
  return move_to_spot (agenda, item, found, &spot,
                       _("There is no agenda item before it that it could stand below."), error);
}

RapChangeSet *
rap_agenda_outdent_item (RapAgenda *agenda, gint64 item, GError **error)
{
  RapRecord *record = find_item (agenda, item, error);
  RapSpot spot;
  gboolean found;

  if (record == NULL)
    return NULL;
  found = rap_spot_after_parent (agenda, record, &spot);
  return move_to_spot (agenda, item, found, &spot,
                       _("The item stands at the top level already."), error);
}

RapChangeSet *
rap_agenda_item_to_day (RapAgenda *agenda, gint64 item, int by, GError **error)
{
  RapRecord *record = find_item (agenda, item, error);
  RapSpot spot;
  gboolean found;

  if (record == NULL)
    return NULL;
  found = rap_spot_other_day (agenda, record, by, &spot);
  return move_to_spot (agenda, item, found, &spot,
                       by < 0 ? _("There is no sitting on an earlier day.")
                              : _("There is no sitting on a later day."),
                       error);
}

static void
remove_subtree (RapAgenda *agenda, RapRecord *item)
{
  g_autoptr (GPtrArray) below = g_ptr_array_copy (
    rap_agenda_children (agenda, 0, rap_record_id (item)), NULL, NULL);
  g_autoptr (GPtrArray) people = g_ptr_array_copy (
    rap_agenda_people_of (agenda, rap_record_id (item)), NULL, NULL);

  for (guint i = 0; i < below->len; i++)
    remove_subtree (agenda, below->pdata[i]);
  for (guint i = 0; i < people->len; i++)
    rap_agenda_remove (agenda, people->pdata[i]);
  rap_agenda_remove (agenda, item);
}

RapChangeSet *
rap_agenda_remove_item (RapAgenda *agenda, gint64 item, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *record = find_item (after, item, error);

  if (record == NULL)
    return NULL;
  remove_subtree (after, record);
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  return finish (agenda, after, _("Remove “%s”"),
                 rap_record_title (rap_agenda_item (agenda, item)));
}

RapChangeSet *
rap_agenda_set_duration (RapAgenda *agenda, gint64 item, int minutes, GError **error)
{
  g_autofree char *typed = g_strdup_printf ("%d", minutes);
  const char *const names[] = { "duration", NULL };
  const char *const values[] = { typed, NULL };

  return rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, item, names, values, error);
}

/* Whether the item starts when it did: a time of day cannot say each instant. */
static gboolean
starts_at (RapAgenda *agenda, gint64 item, gint64 instant)
{
  g_autoptr (RapTimetable) table = rap_agenda_times (agenda);

  return rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, item)->start_instant == instant;
}

static RapChangeSet *
lock (RapAgenda *agenda, RapAgenda *after, RapRecord *record, GError **error)
{
  g_autoptr (RapTimetable) table = rap_agenda_times (agenda);
  const RapAgendaRow *row =
    rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (record));
  g_autofree char *time = NULL;

  if (row == NULL || !row->timed)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("The item has no time of its own to lock. Give it a duration in a sitting "
                     "first."));
      return NULL;
    }
  time = rap_local_format_time (row->start);
  rap_record_set_text (record, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (record, RAP_AGENDA_ITEM_FIXED_START, time);
  if (!g_str_equal (rap_record_text (record, RAP_AGENDA_ITEM_STATE), "withdrawn")
      && !starts_at (after, rap_record_id (record), row->start_instant))
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("The start cannot be locked: %s on the clock is another moment of the "
                     "sitting."), time);
      return NULL;
    }
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  return finish (agenda, after, _("Lock the start of “%s”"), rap_record_title (record));
}

RapChangeSet *
rap_agenda_toggle_lock (RapAgenda *agenda, gint64 item, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *record = find_item (after, item, error);

  if (record == NULL)
    return NULL;
  if (g_str_equal (rap_record_text (record, RAP_AGENDA_ITEM_MODE), "auto"))
    return lock (agenda, after, record, error);
  rap_record_set_text (record, RAP_AGENDA_ITEM_MODE, "auto");
  rap_record_set_text (record, RAP_AGENDA_ITEM_FIXED_START, "");
  rap_record_set_text (record, RAP_AGENDA_ITEM_FIXED_END, "");
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  return finish (agenda, after, _("Unlock the time of “%s”"), rap_record_title (record));
}

RapChangeSet *
rap_agenda_add_sitting (RapAgenda *agenda,
                        const char *kind,
                        const char *title_en,
                        RapLocal start,
                        RapLocal end,
                        const char *room,
                        char **uid,
                        GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autoptr (RapRecord) sitting = rap_record_new (RAP_KIND_SITTING);
  g_autofree char *from = rap_local_format (start);
  g_autofree char *until = rap_local_format (end);

  rap_record_set_id (sitting, rap_agenda_new_id (after));
  rap_record_set_integer (sitting, RAP_SITTING_MEETING,
                          rap_record_id (rap_agenda_meeting (agenda)));
  if (!rap_record_parse (sitting, RAP_SITTING_KIND, kind, error)
      || !rap_record_parse (sitting, RAP_SITTING_TITLE_EN, title_en, error)
      || !rap_record_parse (sitting, RAP_SITTING_ROOM, room, error)
      || !rap_record_parse (sitting, RAP_SITTING_START, from, error)
      || !rap_record_parse (sitting, RAP_SITTING_END, until, error)
      || !rap_record_validate (sitting, NULL, error))
    return NULL;
  rap_agenda_add (after, sitting);
  if (uid != NULL)
    *uid = g_strdup (rap_record_uid (sitting));
  /* Translators: label of an undo step; %s is the title of a sitting. */
  return finish (agenda, after, _("Add sitting “%s”"), rap_sitting_name (sitting));
}

RapChangeSet *
rap_agenda_remove_sitting (RapAgenda *agenda, gint64 sitting, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *record = find_sitting (after, sitting, error);
  g_autoptr (GPtrArray) tops = NULL;

  if (record == NULL)
    return NULL;
  /* Nothing is lost by taking a sitting off: its items wait in the backlog. */
  tops = g_ptr_array_copy (rap_agenda_children (after, sitting, 0), NULL, NULL);
  for (guint i = 0; i < tops->len; i++)
    {
      RapSpot spot;

      rap_spot_find (after, RAP_PLACE_BACKLOG, RAP_KIND_SITTING, 0, &spot, NULL);
      rap_spot_put (after, tops->pdata[i], &spot);
    }
  rap_agenda_remove (after, record);
  /* Translators: label of an undo step; %s is the title of a sitting. */
  return finish (agenda, after, _("Remove sitting “%s”"),
                 rap_sitting_name (rap_agenda_sitting (agenda, sitting)));
}

static void
shift_field (RapRecord *record, guint field, RapLocal by)
{
  RapLocal local;
  g_autofree char *text = NULL;

  if (rap_local_parse (rap_record_text (record, field), &local))
    text = rap_local_format (local + by);
  else if (rap_local_parse_date (rap_record_text (record, field), &local))
    text = rap_local_format_date (local + by);
  if (text != NULL)
    rap_record_set_text (record, field, text);
}

RapChangeSet *
rap_agenda_move_meeting (RapAgenda *agenda, RapLocal first_day, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *meeting = rap_agenda_meeting (after);
  GPtrArray *sittings = rap_agenda_sittings (after);
  RapLocal was, by;

  if (!rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &was))
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("The meeting has no first day."));
      return NULL;
    }
  by = first_day - was;
  shift_field (meeting, RAP_MEETING_START_DATE, by);
  shift_field (meeting, RAP_MEETING_END_DATE, by);
  for (guint i = 0; i < sittings->len; i++)
    {
      shift_field (sittings->pdata[i], RAP_SITTING_START, by);
      shift_field (sittings->pdata[i], RAP_SITTING_END, by);
    }
  if (!rap_record_validate (meeting, NULL, error))
    return NULL;
  /* Translators: label of an undo step; %s is the title of a meeting. */
  return finish (agenda, after, _("Move meeting “%s”"), rap_record_title (meeting));
}
