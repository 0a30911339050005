/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "body.h"

/**
 * RapBody:
 *
 * A body that meets: Council, Policy Commission, a regional conference, a steering group.
 */
struct _RapBody
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapBody, rap_body, RAP_TYPE_RECORD)

static const RapChoice level_choices[] = {
  { "council", N_("Council") },
  { "policy", N_("Policy") },
  { "committee", N_("Committee") },
  { "global", N_("Global meeting") },
  { "political", N_("Political level") },
  { "working", N_("Working level") },
  { "technical", N_("Technical") },
  { NULL, NULL },
};

static const RapChoice numbering_choices[] = {
  { "roman", N_("I, a, (i)") },
  { "decimal", N_("1, 1.1, 1.1.1") },
  { "letter", N_("A, 1, a") },
  { NULL, NULL },
};

static const RapChoice session_numbering_choices[] = {
  { "single", N_("One number") },
  { "double", N_("Two numbers") },
  { "none", N_("No numbers") },
  { NULL, NULL },
};

static const RapChoice quorum_of_choices[] = {
  { "members", N_("All members") },
  { "entitled", N_("Members entitled to vote") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "active", N_("Active") },
  { "dormant", N_("Dormant") },
  { "dissolved", N_("Dissolved") },
  { NULL, NULL },
};

static const RapField fields[RAP_BODY_N_FIELDS] = {
  [RAP_BODY_CODE] = { "code", N_("Code"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED, .maximum = 32 },
  [RAP_BODY_NAME_EN] = { "name-en", N_("Name (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_BODY_NAME_FR] = { "name-fr", N_("Name (French)"), RAP_FIELD_TEXT },
  [RAP_BODY_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE, .target = RAP_KIND_REGION },
  [RAP_BODY_PARENT] = { "parent", N_("Reports to"), RAP_FIELD_REFERENCE, .target = RAP_KIND_BODY },
  [RAP_BODY_CHAIN_NEXT] = { "chain-next", N_("Followed by"), RAP_FIELD_REFERENCE,
    .target = RAP_KIND_BODY },
  [RAP_BODY_LEVEL] = { "level", N_("Level"), RAP_FIELD_CHOICE,
    .choices = level_choices, .initial = "working" },
  [RAP_BODY_MEETING_KIND] = { "meeting-kind", N_("Kind of meeting"), RAP_FIELD_CHOICE,
    .choices = rap_meeting_kinds },
  [RAP_BODY_NUMBERING] = { "numbering", N_("Numbering of items"), RAP_FIELD_CHOICE,
    .choices = numbering_choices, .initial = "roman" },
  [RAP_BODY_SESSION_NUMBERING] = { "session-numbering", N_("Numbering of sessions"), RAP_FIELD_CHOICE,
    .choices = session_numbering_choices, .initial = "single" },
  [RAP_BODY_LANGUAGES] = { "languages", N_("Languages"), RAP_FIELD_TEXT },
  [RAP_BODY_SYMBOL_PATTERN] = { "symbol-pattern", N_("Pattern of document symbols"), RAP_FIELD_TEXT,
     },
  [RAP_BODY_QUORUM_NUMERATOR] = { "quorum-numerator", N_("Quorum, numerator"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_NULLABLE, .minimum = 1, .maximum = 100 },
  [RAP_BODY_QUORUM_DENOMINATOR] = { "quorum-denominator", N_("Quorum, denominator"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_NULLABLE, .minimum = 1, .maximum = 100 },
  [RAP_BODY_QUORUM_STRICT] = { "quorum-strict", N_("Quorum is more than that share"), RAP_FIELD_BOOLEAN,
    .initial = "1" },
  [RAP_BODY_QUORUM_OF] = { "quorum-of", N_("Quorum counted of"), RAP_FIELD_CHOICE,
    .choices = quorum_of_choices, .initial = "members" },
  [RAP_BODY_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "active" },
  [RAP_BODY_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_BODY_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_BODY_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
};

static void
rap_body_class_init (RapBodyClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_BODY, fields,
                               RAP_BODY_N_FIELDS, RAP_BODY_NAME_EN);
}

static void
rap_body_init (RapBody *self)
{
}
