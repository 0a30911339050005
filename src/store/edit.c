/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/agenda-edit.h"
#include "core/kinds.h"
#include "core/next-meeting.h"
#include "core/record-value.h"
#include "core/text.h"
#include "edit.h"

/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

/* The typed fields of one act: references as row ids in digits, the rest as typed. */
typedef struct
{
  GPtrArray *names;  /* of utf8, NULL ended */
  GPtrArray *values; /* of utf8, NULL ended */
} Fields;

static void
fields_clear (Fields *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fields, fields_clear)

static const char *const *
names_of (Fields *self)
{
  return (const char *const *) self->names->pdata;
}

static const char *const *
values_of (Fields *self)
{
  return (const char *const *) self->values->pdata;
}

static gboolean
is_typed (Fields *self, const char *name)
{
  return g_strv_contains (names_of (self), name);
}

/* The row id typed for a reference, 0 for none. */
static gint64
reference_of (Fields *self, const char *name)
{
  for (guint i = 0; names_of (self)[i] != NULL; i++)
    if (g_str_equal (names_of (self)[i], name))
      return g_ascii_strtoll (values_of (self)[i], NULL, 10);
  return 0;
}

static void
add_field (Fields *self, const char *name, char *value)
{
  /* Both arrays end with NULL. */
  g_ptr_array_insert (self->names, (int) self->names->len - 1, g_strdup (name));
  g_ptr_array_insert (self->values, (int) self->values->len - 1, value);
}

/* id, uid or code → row id in digits; "" stays "". */
static char *
resolve (RapStore *store, const RapField *field, const char *typed, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (typed));
  g_autofree char *problem = rap_text_problem (name, strlen (name), G_MAXSIZE, FALSE);
  g_autoptr (RapRecord) target = NULL;

  if (problem != NULL)
    {
      rap_field_refuse (field, error, "%s", problem);
      return NULL;
    }
  if (*name == '\0' || g_str_equal (name, "0"))
    return g_strdup ("");
  target = rap_store_resolve (store, field->target, name, error);
  if (target == NULL)
    {
      g_prefix_error (error, "%s (%s): ", rap_field_label (field), field->name);
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (target));
}

static gboolean
fields_init (Fields *self,
             RapStore *store,
             RapKind kind,
             const char *const *names,
             const char *const *values,
             GError **error)
{
  const RapField *fields = rap_kind_fields (kind, NULL);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->values, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = rap_kind_find_settable (kind, names[i], error);
      char *value;

      if (field < 0)
        return FALSE;
      value = fields[field].type == RAP_FIELD_REFERENCE
                ? resolve (store, &fields[field], values[i], error)
                : g_strdup (values[i]);
      if (value == NULL)
        return FALSE;
      add_field (self, names[i], value);
    }
  return TRUE;
}

static gboolean
write_fields (RapRecord *record, Fields *typed, GError **error)
{
  for (guint i = 0; names_of (typed)[i] != NULL; i++)
    {
      int field = rap_kind_find_field (rap_record_kind (record), names_of (typed)[i]);

      if (!rap_record_parse (record, (guint) field, values_of (typed)[i], error))
        return FALSE;
    }
  return TRUE;
}

/* @format has one %s, for the title. */
static RapChangeSet *
labelled (const char *format, RapRecord *record)
{
  const char *name = rap_record_kind (record) == RAP_KIND_SITTING ? rap_sitting_name (record)
                                                                  : rap_record_title (record);
  g_autofree char *title = rap_text_ellipsize (name, LABEL_TITLE_LENGTH);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strconcat (parts[0], title, parts[1], NULL);

  return rap_change_set_new (label);
}

/* Row id of the meeting that a record is part of; 0 with an error when the record is gone. */
static gint64
meeting_of (RapStore *store, RapKind kind, gint64 id, GError **error)
{
  g_autoptr (RapRecord) record = rap_store_load (store, kind, id, error);

  if (record == NULL)
    return 0;
  if (kind == RAP_KIND_MEETING)
    return id;
  if (kind == RAP_KIND_SITTING)
    return rap_record_integer (record, RAP_SITTING_MEETING);
  if (kind == RAP_KIND_AGENDA_ITEM)
    return rap_record_integer (record, RAP_AGENDA_ITEM_MEETING);
  return meeting_of (store, RAP_KIND_AGENDA_ITEM, rap_record_integer (record, RAP_ITEM_PERSON_ITEM),
                     error);
}

static RapAgenda *
agenda_of (RapStore *store, RapKind kind, gint64 id, GError **error)
{
  gint64 meeting = meeting_of (store, kind, id, error);

  return meeting != 0 ? rap_store_load_agenda (store, meeting, error) : NULL;
}

static gboolean
is_of_agenda (RapKind kind)
{
  return kind == RAP_KIND_MEETING || kind == RAP_KIND_SITTING || kind == RAP_KIND_AGENDA_ITEM
         || kind == RAP_KIND_ITEM_PERSON;
}

RapChangeSet *
rap_edit_set (RapStore *store,
              RapKind kind,
              gint64 id,
              const char *const *names,
              const char *const *values,
              GError **error)
{
  g_auto (Fields) typed = { NULL, NULL };
  g_autoptr (RapRecord) before = NULL;
  g_autoptr (RapRecord) after = NULL;
  RapLookup lookup = rap_store_lookup (store);
  RapChangeSet *changes;

  if (!fields_init (&typed, store, kind, names, values, error))
    return NULL;
  if (is_of_agenda (kind))
    {
      g_autoptr (RapAgenda) agenda = agenda_of (store, kind, id, error);

      return agenda == NULL ? NULL
                            : rap_agenda_set_fields (agenda, kind, id, names_of (&typed),
                                                     values_of (&typed), error);
    }
  before = rap_store_load (store, kind, id, error);
  if (before == NULL)
    return NULL;
  after = rap_record_copy (before);
  if (!write_fields (after, &typed, error) || !rap_record_validate (after, &lookup, error))
    return NULL;
  /* Translators: label of an undo step; %s is a title. */
  changes = labelled (_("Change “%s”"), before);
  rap_change_set_update (changes, before, after);
  return changes;
}

/* ---- Adding ---- */

/* What a new part of a meeting hangs on, by the first of @owners (kind, field) that is typed. */
static RapAgenda *
owning_agenda (RapStore *store, RapKind kind, Fields *typed, GError **error)
{
  static const struct
  {
    RapKind of;
    RapKind owner;
    const char *field;
  } owners[] = {
    { RAP_KIND_SITTING, RAP_KIND_MEETING, "meeting" },
    { RAP_KIND_AGENDA_ITEM, RAP_KIND_AGENDA_ITEM, "parent" },
    { RAP_KIND_AGENDA_ITEM, RAP_KIND_SITTING, "sitting" },
    { RAP_KIND_AGENDA_ITEM, RAP_KIND_MEETING, "meeting" },
    { RAP_KIND_ITEM_PERSON, RAP_KIND_AGENDA_ITEM, "item" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i].of == kind && reference_of (typed, owners[i].field) != 0)
      return agenda_of (store, owners[i].owner, reference_of (typed, owners[i].field), error);
  if (kind == RAP_KIND_AGENDA_ITEM)
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                 _("A new agenda item needs to know where it belongs: give meeting, sitting or "
                   "parent."));
  else
    rap_field_refuse (&rap_kind_fields (kind, NULL)[0], error, _("It may not be empty."));
  return NULL;
}

/* A person of the directory is named as there, when no name is typed. */
static gboolean
name_person (RapStore *store, Fields *typed, GError **error)
{
  gint64 id = reference_of (typed, "person");
  g_autoptr (RapRecord) person = NULL;

  if (id == 0 || is_typed (typed, "name"))
    return TRUE;
  person = rap_store_load (store, RAP_KIND_PERSON, id, error);
  if (person == NULL)
    return FALSE;
  add_field (typed, "name",
             g_strstrip (g_strdup_printf ("%s %s", rap_record_text (person, RAP_PERSON_GIVEN_NAME),
                                          rap_record_text (person, RAP_PERSON_FAMILY_NAME))));
  if (!is_typed (typed, "organisation"))
    add_field (typed, "organisation",
               g_strdup (rap_record_text (person, RAP_PERSON_ORGANISATION)));
  return TRUE;
}

static void
take_over (RapRecord *meeting, Fields *typed, guint field, RapRecord *from, guint from_field)
{
  const RapField *fields = rap_kind_fields (RAP_KIND_MEETING, NULL);

  if (is_typed (typed, fields[field].name))
    return;
  if (fields[field].type == RAP_FIELD_REFERENCE)
    rap_record_set_integer (meeting, field, rap_record_integer (from, from_field));
  else
    rap_record_set_text (meeting, field, rap_record_text (from, from_field));
}

/* A new meeting knows from its body, host and region what is not typed. */
static gboolean
complete_meeting (RapStore *store, RapRecord *meeting, Fields *typed, GError **error)
{
  g_autoptr (RapRecord) body = NULL;
  g_autoptr (RapRecord) host = NULL;
  g_autoptr (RapRecord) region = NULL;

  if (!is_typed (typed, "end-date"))
    rap_record_set_text (meeting, RAP_MEETING_END_DATE,
                         rap_record_text (meeting, RAP_MEETING_START_DATE));
  if (rap_record_integer (meeting, RAP_MEETING_BODY) != 0)
    {
      body = rap_store_load (store, RAP_KIND_BODY,
                             rap_record_integer (meeting, RAP_MEETING_BODY), error);
      if (body == NULL)
        return FALSE;
      take_over (meeting, typed, RAP_MEETING_REGION, body, RAP_BODY_REGION);
      take_over (meeting, typed, RAP_MEETING_KIND, body, RAP_BODY_MEETING_KIND);
      take_over (meeting, typed, RAP_MEETING_LANGUAGES, body, RAP_BODY_LANGUAGES);
    }
  if (rap_record_integer (meeting, RAP_MEETING_REGION) != 0)
    {
      region = rap_store_load (store, RAP_KIND_REGION,
                               rap_record_integer (meeting, RAP_MEETING_REGION), error);
      if (region == NULL)
        return FALSE;
      take_over (meeting, typed, RAP_MEETING_ZONE, region, RAP_REGION_ZONE);
    }
  if (rap_record_integer (meeting, RAP_MEETING_HOST) != 0)
    {
      host = rap_store_load (store, RAP_KIND_MEMBER,
                             rap_record_integer (meeting, RAP_MEETING_HOST), error);
      if (host == NULL)
        return FALSE;
      if (*rap_record_text (host, RAP_MEMBER_ZONE) != '\0')
        take_over (meeting, typed, RAP_MEETING_ZONE, host, RAP_MEMBER_ZONE);
    }
  return TRUE;
}

static RapChangeSet *
add_alone (RapStore *store, RapKind kind, Fields *typed, char **uid, GError **error)
{
  g_autoptr (RapRecord) record = rap_record_new (kind);
  RapLookup lookup = rap_store_lookup (store);
  RapChangeSet *changes;

  if (!write_fields (record, typed, error)
      || (kind == RAP_KIND_MEETING && !complete_meeting (store, record, typed, error))
      || !rap_record_validate (record, &lookup, error))
    return NULL;
  if (uid != NULL)
    *uid = g_strdup (rap_record_uid (record));
  /* Translators: label of an undo step; %s is the title of what is added. */
  changes = labelled (_("Add “%s”"), record);
  rap_change_set_insert (changes, record);
  return changes;
}

RapChangeSet *
rap_edit_add (RapStore *store,
              RapKind kind,
              const char *const *names,
              const char *const *values,
              char **uid,
              GError **error)
{
  g_auto (Fields) typed = { NULL, NULL };
  g_autoptr (RapAgenda) agenda = NULL;

  if (!fields_init (&typed, store, kind, names, values, error))
    return NULL;
  if (kind == RAP_KIND_MEETING || !is_of_agenda (kind))
    return add_alone (store, kind, &typed, uid, error);
  if (kind == RAP_KIND_ITEM_PERSON && !name_person (store, &typed, error))
    return NULL;
  agenda = owning_agenda (store, kind, &typed, error);
  if (agenda == NULL)
    return NULL;
  return rap_agenda_add_record (agenda, kind, names_of (&typed), values_of (&typed), uid, error);
}

/* ---- Starting from an earlier meeting ---- */

static void
follow_session (RapRecord *meeting, Fields *typed, RapRecord *last, RapRecord *body)
{
  static const struct
  {
    guint field;
    const char *language;
  } titles[] = { { RAP_MEETING_TITLE_EN, "en" }, { RAP_MEETING_TITLE_FR, "fr" } };
  const RapField *fields = rap_kind_fields (RAP_KIND_MEETING, NULL);

  if (!is_typed (typed, "session"))
    {
      g_autofree char *next =
        rap_meeting_next_session (rap_record_text (last, RAP_MEETING_SESSION));

      rap_record_set_text (meeting, RAP_MEETING_SESSION, next);
    }
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = NULL;

      if (is_typed (typed, fields[titles[i].field].name))
        continue;
      title = body != NULL
                ? rap_meeting_usual_title (body, rap_record_text (meeting, RAP_MEETING_SESSION),
                                           titles[i].language)
                : g_strdup (rap_record_text (last, titles[i].field));
      rap_record_set_text (meeting, titles[i].field, title);
    }
}

RapChangeSet *
rap_edit_start_from (RapStore *store,
                     gint64 last_id,
                     const char *const *names,
                     const char *const *values,
                     char **uid,
                     GError **error)
{
  static const guint kept[] = { RAP_MEETING_BODY, RAP_MEETING_REGION, RAP_MEETING_KIND,
                                RAP_MEETING_MODE, RAP_MEETING_LANGUAGES };
  g_auto (Fields) typed = { NULL, NULL };
  g_autoptr (RapRecord) meeting = rap_record_new (RAP_KIND_MEETING);
  g_autoptr (RapAgenda) agenda = rap_store_load_agenda (store, last_id, error);
  RapLookup lookup = rap_store_lookup (store);
  RapRecord *last;

  if (agenda == NULL || !fields_init (&typed, store, RAP_KIND_MEETING, names, values, error)
      || !write_fields (meeting, &typed, error))
    return NULL;
  last = rap_agenda_meeting (agenda);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    take_over (meeting, &typed, kept[i], last, kept[i]);
  if (!complete_meeting (store, meeting, &typed, error))
    return NULL;
  take_over (meeting, &typed, RAP_MEETING_LANGUAGES, last, RAP_MEETING_LANGUAGES);
  if (!is_typed (&typed, "end-date"))
    {
      g_autofree char *end =
        rap_meeting_last_day_like (last, rap_record_text (meeting, RAP_MEETING_START_DATE));

      rap_record_set_text (meeting, RAP_MEETING_END_DATE, end);
    }
  follow_session (meeting, &typed, last, rap_agenda_body (agenda));
  if (uid != NULL)
    *uid = g_strdup (rap_record_uid (meeting));
  return rap_next_meeting_start_from (agenda, meeting, &lookup, error);
}

RapChangeSet *
rap_edit_remove (RapStore *store, RapKind kind, gint64 id, GError **error)
{
  g_autoptr (RapRecord) record = NULL;
  g_autoptr (RapAgenda) agenda = NULL;
  RapChangeSet *changes;

  if (kind == RAP_KIND_SITTING || kind == RAP_KIND_AGENDA_ITEM)
    {
      agenda = agenda_of (store, kind, id, error);
      if (agenda == NULL)
        return NULL;
      return kind == RAP_KIND_SITTING ? rap_agenda_remove_sitting (agenda, id, error)
                                      : rap_agenda_remove_item (agenda, id, error);
    }
  record = rap_store_load (store, kind, id, error);
  if (record == NULL)
    return NULL;
  /* Translators: label of an undo step; %s is a title. */
  changes = labelled (_("Remove “%s”"), record);
  rap_change_set_delete (changes, kind, id);
  return changes;
}
