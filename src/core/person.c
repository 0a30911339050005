/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "person.h"
#include "record-value.h"

/**
 * RapPerson:
 *
 * A person or contact.
 */
struct _RapPerson
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapPerson, rap_person, RAP_TYPE_RECORD)

static const RapChoice state_choices[] = {
  { "active", N_("Active") },
  { "moved", N_("Moved") },
  { "left", N_("Left") },
  { NULL, NULL },
};

static const RapField fields[RAP_PERSON_N_FIELDS] = {
  [RAP_PERSON_FAMILY_NAME] = { "family-name", N_("Family name"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_PERSON_GIVEN_NAME] = { "given-name", N_("Given name"), RAP_FIELD_TEXT },
  [RAP_PERSON_HONORIFIC] = { "honorific", N_("Title"), RAP_FIELD_TEXT },
  [RAP_PERSON_FUNCTION] = { "function", N_("Function"), RAP_FIELD_TEXT },
  [RAP_PERSON_ORGANISATION] = { "organisation", N_("Organisation"), RAP_FIELD_TEXT },
  [RAP_PERSON_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE, .target = RAP_KIND_REGION },
  [RAP_PERSON_MEMBER] = { "member", N_("Member"), RAP_FIELD_REFERENCE, .target = RAP_KIND_MEMBER },
  [RAP_PERSON_ENTITY] = { "entity", N_("Entity"), RAP_FIELD_REFERENCE, .target = RAP_KIND_ENTITY },
  [RAP_PERSON_EMAIL] = { "email", N_("E-mail"), RAP_FIELD_TEXT },
  [RAP_PERSON_PHONE] = { "phone", N_("Telephone"), RAP_FIELD_TEXT },
  [RAP_PERSON_LANGUAGES] = { "languages", N_("Languages"), RAP_FIELD_TEXT },
  [RAP_PERSON_VALID_FROM] = { "valid-from", N_("From"), RAP_FIELD_DATE },
  [RAP_PERSON_VALID_UNTIL] = { "valid-until", N_("Until"), RAP_FIELD_DATE },
  [RAP_PERSON_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "active" },
  [RAP_PERSON_NOTE] = { "note", N_("Note"), RAP_FIELD_LONG_TEXT, .maximum = 5000 },
  [RAP_PERSON_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_PERSON_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_PERSON_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static gboolean
person_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  return rap_record_check_order (self, RAP_PERSON_VALID_FROM, RAP_PERSON_VALID_UNTIL, error);
}

static void
rap_person_class_init (RapPersonClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_PERSON, fields,
                               RAP_PERSON_N_FIELDS, RAP_PERSON_FAMILY_NAME);
  RAP_RECORD_CLASS (klass)->validate = person_validate;
}

static void
rap_person_init (RapPerson *self)
{
}
