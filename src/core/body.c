/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choices.h"
#include "body.h"
#include "record-value.h"

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

/* Deeper than any committee reports; a longer chain is a loop. */
#define LONGEST_CHAIN 32

/* Follows @field from body to body; a chain that comes back to @self has no head to report to. */
static gboolean
check_no_loop (RapRecord *self, guint field, const RapLookup *lookup, GError **error)
{
  gint64 id = rap_record_integer (self, field);

  for (int steps = 0; id != 0 && lookup != NULL; steps++)
    {
      g_autoptr (RapRecord) next = NULL;

      if (id == rap_record_id (self) || steps > LONGEST_CHAIN)
        return rap_field_refuse (&fields[field], error,
                                 _("The chain of bodies would come back to this body."));
      next = lookup->load (lookup->data, RAP_KIND_BODY, id);
      if (next == NULL)
        break;
      id = rap_record_integer (next, field);
    }
  return TRUE;
}

static gboolean
check_quorum (RapRecord *self, GError **error)
{
  gint64 numerator = rap_record_integer (self, RAP_BODY_QUORUM_NUMERATOR);
  gint64 denominator = rap_record_integer (self, RAP_BODY_QUORUM_DENOMINATOR);

  if ((numerator == RAP_UNKNOWN) != (denominator == RAP_UNKNOWN))
    return rap_field_refuse (&fields[RAP_BODY_QUORUM_DENOMINATOR], error,
                             _("Numerator and denominator go together."));
  if (numerator != RAP_UNKNOWN && numerator > denominator)
    return rap_field_refuse (&fields[RAP_BODY_QUORUM_NUMERATOR], error,
                             _("The quorum would be more than all."));
  return TRUE;
}

static gboolean
body_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  const char *pattern = rap_record_text (self, RAP_BODY_SYMBOL_PATTERN);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, &reason);

  if (regex == NULL)
    return rap_field_refuse (&fields[RAP_BODY_SYMBOL_PATTERN], error, "%s", reason->message);
  return check_quorum (self, error)
         && check_no_loop (self, RAP_BODY_PARENT, lookup, error)
         && check_no_loop (self, RAP_BODY_CHAIN_NEXT, lookup, error);
}

static void
rap_body_class_init (RapBodyClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_BODY, fields,
                               RAP_BODY_N_FIELDS, RAP_BODY_NAME_EN);
  RAP_RECORD_CLASS (klass)->validate = body_validate;
}

static void
rap_body_init (RapBody *self)
{
}
