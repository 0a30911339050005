/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda-difference.h"
#include "agenda-edit.h"
#include "agenda-item.h"
#include "agenda-place.h"
#include "item-person.h"
#include "meeting.h"
#include "record-value.h"
#include "sitting.h"

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

/* "2025-05-15T12:30" for a fixed start means the time of day; the day is the sitting's. */
static char *
time_of_day (const char *typed)
{
  RapLocal local;

  if (strlen (typed) > 10 && rap_local_parse (typed, &local))
    return rap_local_format_time (local);
  return g_strdup (typed);
}

static gboolean
is_place (RapKind kind, guint field)
{
  return kind == RAP_KIND_AGENDA_ITEM
         && (field == RAP_AGENDA_ITEM_SITTING || field == RAP_AGENDA_ITEM_PARENT);
}

static gboolean
refuse_field (RapKind kind, const char *name, GError **error)
{
  g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("“%s” has no field “%s”."),
               rap_kind_nick (kind), name);
  return FALSE;
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
  const RapField *fields = rap_kind_fields (kind, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = rap_kind_find_field (kind, names[i]);
      gboolean start = kind == RAP_KIND_AGENDA_ITEM && field == RAP_AGENDA_ITEM_FIXED_START;
      g_autofree char *typed = start ? time_of_day (values[i]) : g_strdup (values[i]);

      if (field < 0)
        return refuse_field (kind, names[i], error);
      if (fields[field].flags & RAP_FIELD_KEEPER)
        return rap_field_refuse (&fields[field], error, _("Rapporteur keeps this by itself."));
      if (!rap_record_parse (is_place (kind, (guint) field) ? place : record, (guint) field, typed,
                             error))
        return FALSE;
      if (start && !g_strv_contains (names, "mode"))
        rap_record_set_text (record, RAP_AGENDA_ITEM_MODE, *typed ? "fixed-start" : "auto");
    }
  return TRUE;
}

/* The parent decides the sitting; a new sitting alone puts the item at its top level. */
static gboolean
put_item (RapAgenda *after, RapRecord *item, RapRecord *place, const char *const *names,
          GError **error)
{
  gboolean has_parent = g_strv_contains (names, "parent");
  gint64 parent = rap_record_integer (place, RAP_AGENDA_ITEM_PARENT);
  gint64 sitting = rap_record_integer (place, RAP_AGENDA_ITEM_SITTING);
  RapSpot spot;

  if (!has_parent && !g_strv_contains (names, "sitting"))
    return TRUE;
  if (has_parent && parent != 0)
    {
      if (!rap_spot_find (after, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, parent, &spot, error))
        return FALSE;
    }
  else if (!rap_spot_find (after, RAP_PLACE_INTO, RAP_KIND_SITTING, sitting, &spot, error))
    return FALSE;
  if (!rap_spot_check (after, item, &spot, error))
    return FALSE;
  rap_spot_put (after, item, &spot);
  return TRUE;
}

static char *
label_of (RapRecord *record, const char *const *names)
{
  const RapField *fields = rap_kind_fields (rap_record_kind (record), NULL);
  int field = rap_kind_find_field (rap_record_kind (record), names[0]);
  const char *title = rap_record_kind (record) == RAP_KIND_SITTING ? rap_sitting_name (record)
                                                                   : rap_record_title (record);

  if (names[1] != NULL || field < 0)
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
  if (!parse_values (record, place, names, values, error)
      || (kind == RAP_KIND_AGENDA_ITEM && !put_item (after, record, place, names, error))
      || !rap_record_validate (record, NULL, error))
    return NULL;
  rap_agenda_arrange (after);
  return rap_agenda_difference (agenda, after, label);
}

/* "Ms Hinojosa, WCO (tbc)" → name, organisation, tentative. */
static gboolean
parse_person (RapRecord *person, const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *mark = g_strdup_printf ("(%s)", _("tbc"));
  g_autofree char *local_mark = g_utf8_casefold (mark, -1);
  gboolean tentative = g_str_has_suffix (folded, "(tbc)") || g_str_has_suffix (folded, local_mark);
  char *comma;

  if (tentative)
    *strrchr (text, '(') = '\0';
  comma = strchr (text, ',');
  if (comma != NULL)
    *comma++ = '\0';
  rap_record_set_integer (person, RAP_ITEM_PERSON_TENTATIVE, tentative);
  return rap_record_parse (person, RAP_ITEM_PERSON_NAME, text, error)
         && rap_record_parse (person, RAP_ITEM_PERSON_ORGANISATION, comma ? comma : "", error)
         && rap_record_validate (person, NULL, error);
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
add_person (RapAgenda *after, gint64 item, const char *role, guint place)
{
  g_autoptr (RapRecord) person = rap_record_new (RAP_KIND_ITEM_PERSON);

  rap_record_set_id (person, rap_agenda_new_id (after));
  rap_record_set_integer (person, RAP_ITEM_PERSON_ITEM, item);
  rap_record_set_text (person, RAP_ITEM_PERSON_ROLE, role);
  rap_record_set_integer (person, RAP_ITEM_PERSON_POSITION, place);
  rap_agenda_add (after, person);
  return person;
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
  g_autoptr (GPtrArray) present = people_in_role (after, item, role);
  g_auto (GStrv) parts = g_strsplit (typed, ";", -1);
  g_autofree char *label = NULL;
  guint place = 0;

  if (record == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("The agenda has no such item; it may have been removed meanwhile."));
      return NULL;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      RapRecord *person;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      person = place < present->len ? present->pdata[place]
                                    : add_person (after, item, role, place);
      if (!parse_person (person, parts[i], error))
        return NULL;
      place++;
    }
  for (; place < present->len; place++)
    rap_agenda_remove (after, present->pdata[place]);
  rap_agenda_arrange (after);
  /* Translators: label of an undo step; %s is the title of an agenda item. */
  label = g_strdup_printf (_("Presenters of “%s”"), rap_record_title (record));
  return rap_agenda_difference (agenda, after, label);
}
