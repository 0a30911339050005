/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sitting.h"
#include "zone.h"
#include "record-value.h"

/**
 * RapSitting:
 *
 * A period of a meeting in one room.
 */
struct _RapSitting
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapSitting, rap_sitting, RAP_TYPE_RECORD)

static const RapChoice kind_choices[] = {
  { "plenary", N_("Plenary") },
  { "break-out", N_("Break-out") },
  { "panel", N_("Panel") },
  { "break", N_("Break") },
  { "protocol", N_("Protocol") },
  { "social", N_("Social") },
  { "informal", N_("Informal") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "planned", N_("Planned") },
  { "moved", N_("Moved") },
  { "held", N_("Held") },
  { "dropped", N_("Dropped") },
  { NULL, NULL },
};

static const RapField fields[RAP_SITTING_N_FIELDS] = {
  [RAP_SITTING_MEETING] = { "meeting", N_("Meeting"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_MEETING },
  [RAP_SITTING_TITLE_EN] = { "title-en", N_("Title (English)"), RAP_FIELD_TEXT },
  [RAP_SITTING_TITLE_FR] = { "title-fr", N_("Title (French)"), RAP_FIELD_TEXT },
  [RAP_SITTING_KIND] = { "kind", N_("Kind"), RAP_FIELD_CHOICE,
    .choices = kind_choices, .initial = "plenary" },
  [RAP_SITTING_ROOM] = { "room", N_("Room"), RAP_FIELD_TEXT },
  [RAP_SITTING_LINK] = { "link", N_("Link"), RAP_FIELD_TEXT, .maximum = 2000 },
  [RAP_SITTING_START] = { "start", N_("Start"), RAP_FIELD_DATE_TIME, .flags = RAP_FIELD_REQUIRED },
  [RAP_SITTING_END] = { "end", N_("End"), RAP_FIELD_DATE_TIME, .flags = RAP_FIELD_REQUIRED },
  [RAP_SITTING_INTERPRETATION] = { "interpretation", N_("Interpretation"), RAP_FIELD_TEXT },
  [RAP_SITTING_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "planned" },
  [RAP_SITTING_SEQUENCE] = { "sequence", N_("Calendar revision"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = 2147483647 },
  [RAP_SITTING_CREATED] = { "created", N_("Created"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
  [RAP_SITTING_CHANGED] = { "changed", N_("Last changed"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
};

#define LONGEST_SITTING_HOURS 24

static gboolean
sitting_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  RapLocal start, end;

  if (!rap_record_check_order (self, RAP_SITTING_START, RAP_SITTING_END, error))
    return FALSE;
  if (!rap_local_parse (rap_record_text (self, RAP_SITTING_START), &start)
      || !rap_local_parse (rap_record_text (self, RAP_SITTING_END), &end))
    return FALSE;
  if (end == start)
    return rap_field_refuse (&fields[RAP_SITTING_END], error,
                             _("The sitting ends at the moment it starts."));
  if (end - start > LONGEST_SITTING_HOURS * (RapLocal) 3600)
    return rap_field_refuse (&fields[RAP_SITTING_END], error,
                             _("A sitting lasts at most %d hours."), LONGEST_SITTING_HOURS);
  return TRUE;
}

static void
rap_sitting_class_init (RapSittingClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_SITTING, fields,
                               RAP_SITTING_N_FIELDS, RAP_SITTING_TITLE_EN);
  RAP_RECORD_CLASS (klass)->validate = sitting_validate;
}

static void
rap_sitting_init (RapSitting *self)
{
}

/**
 * rap_sitting_name:
 *
 * Returns: (transfer none): its title, or the words for its kind when it has none
 */
const char *
rap_sitting_name (RapRecord *self)
{
  const char *title = rap_record_title (self);

  if (*title != '\0')
    return title;
  return rap_choice_label (&fields[RAP_SITTING_KIND], rap_record_text (self, RAP_SITTING_KIND));
}
