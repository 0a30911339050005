/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "region.h"

/**
 * RapRegion:
 *
 * A region of the World Customs Organization.
 */
struct _RapRegion
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapRegion, rap_region, RAP_TYPE_RECORD)

static const RapField fields[RAP_REGION_N_FIELDS] = {
  [RAP_REGION_CODE] = { "code", N_("Code"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED, .maximum = 16 },
  [RAP_REGION_ALIAS] = { "alias", N_("Other code"), RAP_FIELD_TEXT, .maximum = 16 },
  [RAP_REGION_NAME_EN] = { "name-en", N_("Name (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_REGION_NAME_FR] = { "name-fr", N_("Name (French)"), RAP_FIELD_TEXT },
  [RAP_REGION_SHORT_EN] = { "short-en", N_("Short name (English)"), RAP_FIELD_TEXT },
  [RAP_REGION_SHORT_FR] = { "short-fr", N_("Short name (French)"), RAP_FIELD_TEXT },
  [RAP_REGION_PC_SEATS] = { "pc-seats", N_("Policy Commission seats besides the Vice-Chair"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_NULLABLE, .maximum = 100 },
  [RAP_REGION_LANGUAGES] = { "languages", N_("Languages"), RAP_FIELD_TEXT },
  [RAP_REGION_ZONE] = { "zone", N_("Time zone"), RAP_FIELD_ZONE },
  [RAP_REGION_POSITION] = { "position", N_("Order"), RAP_FIELD_INTEGER, .maximum = 1000000 },
  [RAP_REGION_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_REGION_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_REGION_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static void
rap_region_class_init (RapRegionClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_REGION, fields,
                               RAP_REGION_N_FIELDS, RAP_REGION_CODE);
}

static void
rap_region_init (RapRegion *self)
{
}
