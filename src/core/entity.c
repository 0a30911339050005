/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "entity.h"
#include "record-value.h"

/**
 * RapEntity:
 *
 * A regional entity or office: VCO, ROCB, RTC, RILO, RCL, RDTC, RPSG, Secretariat.
 */
struct _RapEntity
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapEntity, rap_entity, RAP_TYPE_RECORD)

static const RapChoice kind_choices[] = {
  { "vco", N_("Vice-Chair Office") },
  { "rocb", N_("Regional Office for Capacity Building") },
  { "rtc", N_("Regional Training Centre") },
  { "rilo", N_("Regional Intelligence Liaison Office") },
  { "rcl", N_("Regional Customs Laboratory") },
  { "rdtc", N_("Regional Dog Training Centre") },
  { "rpsg", N_("Regional Private Sector Group") },
  { "secretariat", N_("Secretariat") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "proposed", N_("Proposed") },
  { "endorsed", N_("Endorsed by the region") },
  { "approved", N_("Approved by the Council") },
  { "mou-signed", N_("Memorandum signed") },
  { "operational", N_("Operational") },
  { "suspended", N_("Suspended") },
  { "closed", N_("Closed") },
  { NULL, NULL },
};

static const RapField fields[RAP_ENTITY_N_FIELDS] = {
  [RAP_ENTITY_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE, .target = RAP_KIND_REGION },
  [RAP_ENTITY_KIND] = { "kind", N_("Kind"), RAP_FIELD_CHOICE,
    .flags = RAP_FIELD_REQUIRED, .choices = kind_choices, .initial = "rtc" },
  [RAP_ENTITY_NAME_EN] = { "name-en", N_("Name (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_ENTITY_NAME_FR] = { "name-fr", N_("Name (French)"), RAP_FIELD_TEXT },
  [RAP_ENTITY_HOST] = { "host", N_("Host"), RAP_FIELD_REFERENCE, .target = RAP_KIND_MEMBER },
  [RAP_ENTITY_CITY] = { "city", N_("City"), RAP_FIELD_TEXT },
  [RAP_ENTITY_ZONE] = { "zone", N_("Time zone"), RAP_FIELD_ZONE },
  [RAP_ENTITY_OPENED] = { "opened", N_("Since"), RAP_FIELD_TEXT, .maximum = 32 },
  [RAP_ENTITY_MOU_DATE] = { "mou-date", N_("Memorandum signed"), RAP_FIELD_DATE },
  [RAP_ENTITY_MOU_EXPIRY] = { "mou-expiry", N_("Memorandum expires"), RAP_FIELD_DATE },
  [RAP_ENTITY_HEAD] = { "head", N_("Head"), RAP_FIELD_TEXT },
  [RAP_ENTITY_EMAIL] = { "email", N_("E-mail"), RAP_FIELD_TEXT },
  [RAP_ENTITY_PHONE] = { "phone", N_("Telephone"), RAP_FIELD_TEXT },
  [RAP_ENTITY_WEBSITE] = { "website", N_("Website"), RAP_FIELD_TEXT },
  [RAP_ENTITY_TOPICS] = { "topics", N_("Topics"), RAP_FIELD_LONG_TEXT, .maximum = 5000 },
  [RAP_ENTITY_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "operational" },
  [RAP_ENTITY_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_ENTITY_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_ENTITY_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static gboolean
entity_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  return rap_record_check_order (self, RAP_ENTITY_MOU_DATE, RAP_ENTITY_MOU_EXPIRY, error);
}

static void
rap_entity_class_init (RapEntityClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_ENTITY, fields,
                               RAP_ENTITY_N_FIELDS, RAP_ENTITY_NAME_EN);
  RAP_RECORD_CLASS (klass)->validate = entity_validate;
}

static void
rap_entity_init (RapEntity *self)
{
}
