/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "item-person.h"
#include "record-value.h"

/**
 * RapItemPerson:
 *
 * A presenter, moderator, speaker or panellist of an agenda item.
 */
struct _RapItemPerson
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapItemPerson, rap_item_person, RAP_TYPE_RECORD)

static const RapChoice role_choices[] = {
  { "presenter", N_("Presenter") },
  { "moderator", N_("Moderator") },
  { "speaker", N_("Speaker") },
  { "panellist", N_("Panellist") },
  { NULL, NULL },
};

static const RapField fields[RAP_ITEM_PERSON_N_FIELDS] = {
  [RAP_ITEM_PERSON_ITEM] = { "item", N_("Agenda item"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_AGENDA_ITEM },
  [RAP_ITEM_PERSON_PERSON] = { "person", N_("Person"), RAP_FIELD_REFERENCE,
    .target = RAP_KIND_PERSON },
  [RAP_ITEM_PERSON_NAME] = { "name", N_("Name"), RAP_FIELD_TEXT },
  [RAP_ITEM_PERSON_ORGANISATION] = { "organisation", N_("Organisation"), RAP_FIELD_TEXT },
  [RAP_ITEM_PERSON_ROLE] = { "role", N_("Role"), RAP_FIELD_CHOICE,
    .choices = role_choices, .initial = "presenter" },
  [RAP_ITEM_PERSON_TENTATIVE] = { "tentative", N_("To be confirmed"), RAP_FIELD_BOOLEAN },
  [RAP_ITEM_PERSON_POSITION] = { "position", N_("Place"), RAP_FIELD_INTEGER,
    .maximum = G_MAXINT32 },
};

static gboolean
item_person_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  if (*rap_record_text (self, RAP_ITEM_PERSON_NAME) == '\0'
      && rap_record_integer (self, RAP_ITEM_PERSON_PERSON) == 0)
    return rap_field_refuse (&fields[RAP_ITEM_PERSON_NAME], error,
                             _("Give a name, or choose a person."));
  return TRUE;
}

static void
rap_item_person_class_init (RapItemPersonClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_ITEM_PERSON, fields,
                               RAP_ITEM_PERSON_N_FIELDS, RAP_ITEM_PERSON_NAME);
  RAP_RECORD_CLASS (klass)->validate = item_person_validate;
}

static void
rap_item_person_init (RapItemPerson *self)
{
}
