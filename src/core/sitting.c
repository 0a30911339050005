/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sitting.h"

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

static void
rap_sitting_class_init (RapSittingClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_SITTING, fields,
                               RAP_SITTING_N_FIELDS, RAP_SITTING_TITLE_EN);
}

static void
rap_sitting_init (RapSitting *self)
{
}
