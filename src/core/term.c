/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "term.h"
#include "record-value.h"

/**
 * RapTerm:
 *
 * Who holds the Vice-Chair of a region, from when until when.
 */
struct _RapTerm
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapTerm, rap_term, RAP_TYPE_RECORD)

static const RapChoice state_choices[] = {
  { "nominated", N_("Nominated") },
  { "elected", N_("Elected by the Council") },
  { "in-office", N_("In office") },
  { "outgoing", N_("Outgoing") },
  { "handed-over", N_("Handed over") },
  { NULL, NULL },
};

static const RapField fields[RAP_TERM_N_FIELDS] = {
  [RAP_TERM_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_REGION },
  [RAP_TERM_MEMBER] = { "member", N_("Administration"), RAP_FIELD_REFERENCE,
    .target = RAP_KIND_MEMBER },
  [RAP_TERM_PERSON] = { "person", N_("Person"), RAP_FIELD_REFERENCE, .target = RAP_KIND_PERSON },
  [RAP_TERM_HOLDER] = { "holder", N_("Holder"), RAP_FIELD_TEXT },
  [RAP_TERM_START_DATE] = { "start-date", N_("From"), RAP_FIELD_DATE },
  [RAP_TERM_END_DATE] = { "end-date", N_("Until"), RAP_FIELD_DATE },
  [RAP_TERM_DEPUTY] = { "deputy", N_("Deputy"), RAP_FIELD_TEXT },
  [RAP_TERM_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "in-office" },
  [RAP_TERM_NOTE] = { "note", N_("Note"), RAP_FIELD_TEXT },
  [RAP_TERM_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_TERM_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_TERM_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static gboolean
term_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  return rap_record_check_order (self, RAP_TERM_START_DATE, RAP_TERM_END_DATE, error);
}

static void
rap_term_class_init (RapTermClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_TERM, fields,
                               RAP_TERM_N_FIELDS, RAP_TERM_HOLDER);
  RAP_RECORD_CLASS (klass)->validate = term_validate;
}

static void
rap_term_init (RapTerm *self)
{
}
