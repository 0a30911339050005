/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "member.h"
#include "record-value.h"

/**
 * RapMember:
 *
 * A Member administration, or a union that takes part like one.
 */
struct _RapMember
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapMember, rap_member, RAP_TYPE_RECORD)

static const RapChoice kind_choices[] = {
  { "state", N_("State") },
  { "territory", N_("Customs territory") },
  { "union", N_("Union") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "member", N_("Member") },
  { "acceding", N_("Acceding") },
  { "withdrawn", N_("Withdrawn") },
  { "inactive", N_("Inactive") },
  { NULL, NULL },
};

static const RapField fields[RAP_MEMBER_N_FIELDS] = {
  [RAP_MEMBER_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_REGION },
  [RAP_MEMBER_ISO2] = { "iso2", N_("ISO code (2 letters)"), RAP_FIELD_TEXT, .maximum = 2 },
  [RAP_MEMBER_ISO3] = { "iso3", N_("ISO code (3 letters)"), RAP_FIELD_TEXT, .maximum = 3 },
  [RAP_MEMBER_NAME_EN] = { "name-en", N_("Name (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_MEMBER_NAME_FR] = { "name-fr", N_("Name (French)"), RAP_FIELD_TEXT },
  [RAP_MEMBER_LIST_KEY_EN] = { "list-key-en", N_("Order key (English)"), RAP_FIELD_TEXT },
  [RAP_MEMBER_LIST_KEY_FR] = { "list-key-fr", N_("Order key (French)"), RAP_FIELD_TEXT },
  [RAP_MEMBER_KIND] = { "kind", N_("Kind"), RAP_FIELD_CHOICE,
    .choices = kind_choices, .initial = "state" },
  [RAP_MEMBER_ZONE] = { "zone", N_("Time zone"), RAP_FIELD_ZONE },
  [RAP_MEMBER_LANGUAGES] = { "languages", N_("Languages"), RAP_FIELD_TEXT },
  [RAP_MEMBER_MEMBER_SINCE] = { "member-since", N_("Member since"), RAP_FIELD_DATE },
  [RAP_MEMBER_MEMBER_UNTIL] = { "member-until", N_("Member until"), RAP_FIELD_DATE },
  [RAP_MEMBER_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "member" },
  [RAP_MEMBER_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_MEMBER_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_MEMBER_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static gboolean
member_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  return rap_record_check_order (self, RAP_MEMBER_MEMBER_SINCE, RAP_MEMBER_MEMBER_UNTIL, error);
}

static void
rap_member_class_init (RapMemberClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_MEMBER, fields,
                               RAP_MEMBER_N_FIELDS, RAP_MEMBER_NAME_EN);
  RAP_RECORD_CLASS (klass)->validate = member_validate;
}

static void
rap_member_init (RapMember *self)
{
}
