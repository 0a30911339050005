/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda-difference.h"
#include "agenda-edit.h"
#include "agenda-item.h"
#include "agenda-people.h"
#include "agenda-place.h"
#include "agenda-timing.h"
#include "item-person.h"
#include "meeting.h"
#include "record-value.h"
#include "sitting.h"
#include "text.h"

/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

/* Setting typed values into the fields of one record of an agenda. */

static RapRecord *
find_record (RapAgenda *agenda, RapKind kind, gint64 id)
{
  GPtrArray *people = rap_agenda_people (agenda);

  if (kind == RAP_KIND_MEETING)
    return rap_agenda_meeting (agenda);
  if (kind == RAP_KIND_SITTING)
    return rap_agenda_sitting (agenda, id);
  if (kind == RAP_KIND_AGENDA_ITEM)
    return rap_agenda_item (agenda, id);
  for (guint i = 0; i < people->len; i++)
    if (rap_record_id (people->pdata[i]) == id)
      return people->pdata[i];
  return NULL;
}

/* "2025-05-15T12:30" for a fixed start or end means the time of day; the day is the sitting's. */
static char *
time_of_day (const char *typed)
{
  RapLocal local;

  if (strlen (typed) > 10 && rap_local_parse (typed, &local))
    return rap_local_format_time (local);
  return g_strdup (typed);
}

static gboolean
is_named (const char *const *names, const char *name)
{
  return g_strv_contains (names, name);
}

/* Where an item stands is not written but found, see put_item(). */
static gboolean
is_place (RapKind kind, guint field)
{
  return kind == RAP_KIND_AGENDA_ITEM
         && (field == RAP_AGENDA_ITEM_SITTING || field == RAP_AGENDA_ITEM_PARENT);
}

/* Writes every value but those that say where an item stands; these go to @place. */
static gboolean
parse_values (RapRecord *record,
              RapRecord *place,
              const char *const *names,
              const char *const *values,
              GError **error)
{
  RapKind kind = rap_record_kind (record);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = rap_kind_find_settable (kind, names[i], error);
      gboolean clock = kind == RAP_KIND_AGENDA_ITEM
                       && (field == RAP_AGENDA_ITEM_FIXED_START
                           || field == RAP_AGENDA_ITEM_FIXED_END);
      g_autofree char *typed = clock ? time_of_day (values[i]) : g_strdup (values[i]);

      if (field < 0)
        return FALSE;
      if (!rap_record_parse (is_place (kind, (guint) field) ? place : record, (guint) field, typed,
                             error))
        return FALSE;
    }
  return TRUE;
}

/* A start is fixed by being typed, an end likewise, and neither outlasts its being fixed. */
static void
match_mode (RapRecord *item, const char *const *names)
{
  static const guint times[] = { RAP_AGENDA_ITEM_FIXED_START, RAP_AGENDA_ITEM_FIXED_END };
  static const char *const modes[] = { "fixed-start", "fixed-end" };

  for (guint i = 0; i < G_N_ELEMENTS (times) && !is_named (names, "mode"); i++)
    if (!is_named (names, modes[i]))
      continue;
    else if (*rap_record_text (item, times[i]) != '\0')
      rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, modes[i]);
    else if (g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), modes[i]))
      rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "auto");
  if (!is_named (names, "mode") && !is_named (names, "fixed-start")
      && !is_named (names, "fixed-end"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (!g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_MODE), modes[i])
        && (!is_named (names, modes[i]) || !is_named (names, "mode")))
      rap_record_set_text (item, times[i], "");
}

/* Fixing a time without saying which fixes the one the item has. */
static void
fill_time (RapAgenda *agenda, RapRecord *item, const char *const *names)
{
  const char *mode = rap_record_text (item, RAP_AGENDA_ITEM_MODE);
  gboolean by_end = g_str_equal (mode, "fixed-end");
  guint field = by_end ? RAP_AGENDA_ITEM_FIXED_END : RAP_AGENDA_ITEM_FIXED_START;
  g_autoptr (RapTimetable) table = NULL;
  const RapAgendaRow *row;
  g_autofree char *time = NULL;

  if (!is_named (names, "mode") || g_str_equal (mode, "auto") || is_named (names, mode)
      || *rap_record_text (item, field) != '\0')
    return;
  table = rap_agenda_times (agenda);
  row = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (item));
  if (row == NULL || !row->timed)
    return;
  time = rap_local_format_time (by_end ? row->end : row->start);
  rap_record_set_text (item, field, time);
}

/* An item that becomes a group has the length of its lanes from then on. */
static void
match_kind (RapRecord *item, const char *const *names)
{
  if (!is_named (names, "kind") || !rap_agenda_item_is (item, "group"))
    return;
  if (!is_named (names, "duration"))
    rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, RAP_UNKNOWN);
  if (!is_named (names, "minimum-duration"))
    rap_record_set_integer (item, RAP_AGENDA_ITEM_MINIMUM_DURATION, RAP_UNKNOWN);
}

/* Where sitting and parent, as typed, put the item. */
static gboolean
find_spot (RapAgenda *after, RapRecord *place, const char *const *names, RapSpot *spot,
           GError **error)
{
  const RapField *fields = rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL);
  gint64 parent = rap_record_integer (place, RAP_AGENDA_ITEM_PARENT);
  gint64 sitting = rap_record_integer (place, RAP_AGENDA_ITEM_SITTING);

  if (!is_named (names, "parent") || parent == 0)
    return rap_spot_find (after, RAP_PLACE_INTO, RAP_KIND_SITTING, sitting, spot, error);
  if (!rap_spot_find (after, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, parent, spot, error))
    return FALSE;
  return !is_named (names, "sitting") || sitting == spot->sitting
         || rap_field_refuse (&fields[RAP_AGENDA_ITEM_SITTING], error,
                              _("The parent item stands in another sitting."));
}

/* The parent decides the sitting; a new sitting alone puts the item at its top level. */
static gboolean
put_item (RapAgenda *after, RapRecord *item, RapRecord *place, const char *const *names,
          GError **error)
{
  gint64 position = rap_record_integer (item, RAP_AGENDA_ITEM_POSITION);
  RapSpot spot;

  if (!find_spot (after, place, names, &spot, error) || !rap_spot_check (after, item, &spot, error))
    return FALSE;
  rap_spot_put (after, item, &spot);
  if (is_named (names, "position"))
    rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, position);
  return TRUE;
}

/* Whether sitting and parent, as typed, differ from where the item stands. */
static gboolean
is_moved (RapRecord *item, RapRecord *place, const char *const *names)
{
  return (is_named (names, "parent")
          && !rap_record_field_equal (item, place, RAP_AGENDA_ITEM_PARENT))
         || (is_named (names, "sitting")
             && !rap_record_field_equal (item, place, RAP_AGENDA_ITEM_SITTING));
}

/* What the record's own rules cannot see. */
static gboolean
check_in_agenda (RapAgenda *after, RapRecord *record, GError **error)
{
  RapKind kind = rap_record_kind (record);
  const RapField *fields = rap_kind_fields (kind, NULL);
  gint64 meeting = rap_record_id (rap_agenda_meeting (after));

  if (kind == RAP_KIND_SITTING && rap_record_integer (record, RAP_SITTING_MEETING) != meeting)
    return rap_field_refuse (&fields[RAP_SITTING_MEETING], error,
                             _("A sitting cannot go over to another meeting."));
  if (kind == RAP_KIND_ITEM_PERSON
      && rap_agenda_item (after, rap_record_integer (record, RAP_ITEM_PERSON_ITEM)) == NULL)
    return rap_field_refuse (&fields[RAP_ITEM_PERSON_ITEM], error,
                             _("It belongs to another meeting."));
  if (kind != RAP_KIND_AGENDA_ITEM)
    return TRUE;
  if (rap_record_integer (record, RAP_AGENDA_ITEM_MEETING) != meeting)
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_MEETING], error,
                             _("An item cannot go over to another meeting."));
  if (!rap_agenda_item_has_parts (record)
      && rap_agenda_children (after, 0, rap_record_id (record))->len > 0)
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_KIND], error,
                             _("Only an agenda item or a group can have sub-items."));
  return TRUE;
}

static const char *
name_of (RapRecord *record)
{
  return rap_record_kind (record) == RAP_KIND_SITTING ? rap_sitting_name (record)
                                                      : rap_record_title (record);
}

static char *
label_of (RapRecord *record, const char *const *names)
{
  const RapField *fields = rap_kind_fields (rap_record_kind (record), NULL);
  int field = names[0] != NULL ? rap_kind_find_field (rap_record_kind (record), names[0]) : -1;
  g_autofree char *title = rap_text_ellipsize (name_of (record), LABEL_TITLE_LENGTH);

  if (field < 0 || names[1] != NULL)
    /* Translators: label of an undo step; %s is a title. */
    return g_strdup_printf (_("Change “%s”"), title);
  /* Translators: label of an undo step: a field's label, a title. */
  return g_strdup_printf (_("%s of “%s”"), rap_field_label (&fields[field]), title);
}

RapChangeSet *
rap_agenda_set_fields (RapAgenda *agenda,
                       RapKind kind,
                       gint64 id,
                       const char *const *names,
                       const char *const *values,
                       GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *record = find_record (after, kind, id);
  g_autoptr (RapRecord) place = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("There is no such %s; it may have been removed meanwhile."),
                   rap_kind_nick (kind));
      return NULL;
    }
  place = rap_record_copy (record);
  label = label_of (record, names);
  if (!parse_values (record, place, names, values, error))
    return NULL;
  if (kind == RAP_KIND_AGENDA_ITEM)
    {
      match_mode (record, names);
      match_kind (record, names);
      fill_time (agenda, record, names);
      if (is_moved (record, place, names) && !put_item (after, record, place, names, error))
        return NULL;
    }
  if (!check_in_agenda (after, record, error) || !rap_record_validate (record, NULL, error))
    return NULL;
  rap_agenda_arrange (after);
  return rap_agenda_difference (agenda, after, label);
}

/* Gives a new record the references that make it part of the agenda. */
static RapRecord *
new_part (RapAgenda *after, RapKind kind)
{
  RapRecord *record = rap_record_new (kind);
  gint64 meeting = rap_record_id (rap_agenda_meeting (after));

  rap_record_set_id (record, rap_agenda_new_id (after));
  if (kind == RAP_KIND_SITTING)
    rap_record_set_integer (record, RAP_SITTING_MEETING, meeting);
  else if (kind == RAP_KIND_AGENDA_ITEM)
    rap_record_set_integer (record, RAP_AGENDA_ITEM_MEETING, meeting);
  return record;
}

/* The last of the people of its item, when no place was typed. */
static void
put_person (RapAgenda *after, RapRecord *person, const char *const *names)
{
  GPtrArray *others =
    rap_agenda_people_of (after, rap_record_integer (person, RAP_ITEM_PERSON_ITEM));

  if (!is_named (names, "position") && others->len > 0)
    rap_record_set_integer (person, RAP_ITEM_PERSON_POSITION,
                            1 + rap_record_integer (others->pdata[others->len - 1],
                                                    RAP_ITEM_PERSON_POSITION));
}

RapChangeSet *
rap_agenda_add_record (RapAgenda *agenda,
                       RapKind kind,
                       const char *const *names,
                       const char *const *values,
                       char **uid,
                       GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autoptr (RapRecord) record = NULL;
  g_autoptr (RapRecord) place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (kind == RAP_KIND_SITTING || kind == RAP_KIND_AGENDA_ITEM
                        || kind == RAP_KIND_ITEM_PERSON, NULL);
  record = new_part (after, kind);
  place = rap_record_copy (record);
  if (!parse_values (record, place, names, values, error))
    return NULL;
  if (kind == RAP_KIND_ITEM_PERSON)
    put_person (after, record, names);
  rap_agenda_add (after, record);
  if (kind == RAP_KIND_AGENDA_ITEM)
    {
      match_mode (record, names);
      match_kind (record, names);
      if (!put_item (after, record, place, names, error))
        return NULL;
    }
  if (!check_in_agenda (after, record, error) || !rap_record_validate (record, NULL, error))
    return NULL;
  if (uid != NULL)
    *uid = g_strdup (rap_record_uid (record));
  title = rap_text_ellipsize (name_of (record), LABEL_TITLE_LENGTH);
  /* Translators: label of an undo step; %s is the title of what is added. */
  label = g_strdup_printf (_("Add “%s”"), title);
  rap_agenda_arrange (after);
  return rap_agenda_difference (agenda, after, label);
}

/* "Ms Hinojosa, WCO (tbc)" → name, organisation, tentative. */
static gboolean
parse_person (RapRecord *person, const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *mark = g_strdup_printf ("(%s)", _("tbc"));
  g_autofree char *local_mark = g_utf8_casefold (mark, -1);
  g_autofree char *before = g_strdup (rap_record_text (person, RAP_ITEM_PERSON_NAME));
  gboolean tentative = g_str_has_suffix (folded, "(tbc)") || g_str_has_suffix (folded, local_mark);
  char *comma;

  if (tentative)
    *strrchr (text, '(') = '\0';
  comma = strchr (text, ',');
  if (comma != NULL)
    *comma++ = '\0';
  rap_record_set_integer (person, RAP_ITEM_PERSON_TENTATIVE, tentative);
  if (!rap_record_parse (person, RAP_ITEM_PERSON_NAME, text, error)
      || !rap_record_parse (person, RAP_ITEM_PERSON_ORGANISATION, comma ? comma : "", error))
    return FALSE;
  /* Another name is another person than the one of the directory that stood here. */
  if (!g_str_equal (before, rap_record_text (person, RAP_ITEM_PERSON_NAME)))
    rap_record_set_integer (person, RAP_ITEM_PERSON_PERSON, 0);
  return rap_record_validate (person, NULL, error);
}

static GPtrArray *
people_in_role (RapAgenda *agenda, gint64 item, const char *role)
{
  GPtrArray *people = rap_agenda_people_of (agenda, item);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (rap_record_text (people->pdata[i], RAP_ITEM_PERSON_ROLE), role))
      g_ptr_array_add (found, people->pdata[i]);
  return found;
}

static RapRecord *
add_person (RapAgenda *after, gint64 item, const char *role, GError **error)
{
  g_autoptr (RapRecord) person = new_part (after, RAP_KIND_ITEM_PERSON);

  rap_record_set_integer (person, RAP_ITEM_PERSON_ITEM, item);
  if (!rap_record_parse (person, RAP_ITEM_PERSON_ROLE, role, error))
    return NULL;
  rap_agenda_add (after, person);
  return person;
}

gboolean
rap_agenda_write_people (RapAgenda *after, gint64 item, const char *role, const char *typed,
                         GError **error)
{
  g_autoptr (GPtrArray) present = people_in_role (after, item, role);
  g_auto (GStrv) parts = g_strsplit (typed, ";", -1);
  gint64 last = -1;
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      RapRecord *person;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      person = n < present->len ? present->pdata[n] : add_person (after, item, role, error);
      if (person == NULL || !parse_person (person, parts[i], error))
        return FALSE;
      last = MAX (last + 1, n < present->len
                              ? rap_record_integer (person, RAP_ITEM_PERSON_POSITION) : 0);
      rap_record_set_integer (person, RAP_ITEM_PERSON_POSITION, last);
      n++;
    }
  for (; n < present->len; n++)
    rap_agenda_remove (after, present->pdata[n]);
  return TRUE;
}

RapChangeSet *
rap_agenda_set_people (RapAgenda *agenda,
                       gint64 item,
                       const char *role,
                       const char *typed,
                       GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  RapRecord *record = rap_agenda_item (after, item);
  const RapField *fields = rap_kind_fields (RAP_KIND_ITEM_PERSON, NULL);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("The agenda has no such item; it may have been removed meanwhile."));
      return NULL;
    }
  if (!rap_agenda_write_people (after, item, role, typed, error))
    return NULL;
  rap_agenda_arrange (after);
  title = rap_text_ellipsize (rap_record_title (record), LABEL_TITLE_LENGTH);
  /* Translators: label of an undo step: a role (“Presenter”), the title of an agenda item. */
  label = g_strdup_printf (_("%s of “%s”"),
                           rap_choice_label (&fields[RAP_ITEM_PERSON_ROLE], role), title);
  return rap_agenda_difference (agenda, after, label);
}
