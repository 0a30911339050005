/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-item.h"
#include "sitting.h"
#include "record-value.h"

/**
 * RapAgendaItem:
 *
 * An item of an agenda, a break in it, a protocol slot, or a group of items that run in parallel.
 * Each item directly below a group is a lane.
 */
struct _RapAgendaItem
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapAgendaItem, rap_agenda_item, RAP_TYPE_RECORD)

static const RapChoice kind_choices[] = {
  { "item", N_("Agenda item") },
  { "break", N_("Break") },
  { "protocol", N_("Protocol") },
  /* Translators: of agenda items: they run at the same time, in several rooms. */
  { "group", N_("Parallel sessions") },
  { NULL, NULL },
};

static const RapChoice purposes_choices[] = {
  { "information", N_("For information") },
  { "discussion", N_("For discussion") },
  { "guidance", N_("For guidance") },
  { "decision", N_("For decision") },
  { "endorsement", N_("For endorsement") },
  { "adoption", N_("For adoption") },
  { "election", N_("Election") },
  { NULL, NULL },
};

static const RapChoice list_choices[] = {
  { "a", N_("List A") },
  { "b", N_("List B") },
  { NULL, NULL },
};

static const RapChoice priority_choices[] = {
  /* Translators: priority of an agenda item. */
  { "high", N_("High") },
  { "normal", N_("Normal") },
  { "low", N_("Low: goes first when time is short") },
  { NULL, NULL },
};

static const RapChoice mode_choices[] = {
  { "auto", N_("Follows the item before") },
  { "fixed-start", N_("Fixed start") },
  { "fixed-end", N_("Fixed end") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "proposed", N_("Proposed") },
  { "accepted", N_("Accepted") },
  { "scheduled", N_("Scheduled") },
  { "open", N_("Open") },
  { "concluded", N_("Concluded") },
  { "suspended", N_("Suspended") },
  { "withdrawn", N_("Withdrawn") },
  { NULL, NULL },
};

static const RapChoice outcome_choices[] = {
  { "adopted", N_("Adopted") },
  { "adopted-as-amended", N_("Adopted as amended") },
  { "endorsed", N_("Endorsed") },
  { "approved", N_("Approved") },
  { "noted", N_("Noted") },
  { "referred", N_("Referred to…") },
  { "deferred", N_("Deferred") },
  { "withdrawn", N_("Withdrawn") },
  { "suspended", N_("Suspended") },
  { "no-consensus", N_("No consensus") },
  { NULL, NULL },
};

static const RapField fields[RAP_AGENDA_ITEM_N_FIELDS] = {
  [RAP_AGENDA_ITEM_MEETING] = { "meeting", N_("Meeting"), RAP_FIELD_REFERENCE,
    .flags = RAP_FIELD_REQUIRED, .target = RAP_KIND_MEETING },
  [RAP_AGENDA_ITEM_SITTING] = { "sitting", N_("Sitting"), RAP_FIELD_REFERENCE,
    .target = RAP_KIND_SITTING },
  [RAP_AGENDA_ITEM_PARENT] = { "parent", N_("Parent item"), RAP_FIELD_REFERENCE,
    .target = RAP_KIND_AGENDA_ITEM },
  [RAP_AGENDA_ITEM_POSITION] = { "position", N_("Place"), RAP_FIELD_INTEGER,
    .maximum = G_MAXINT32 },
  [RAP_AGENDA_ITEM_KIND] = { "kind", N_("Kind"), RAP_FIELD_CHOICE,
    .choices = kind_choices, .initial = "item" },
  [RAP_AGENDA_ITEM_TITLE_EN] = { "title-en", N_("Title (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_AGENDA_ITEM_TITLE_FR] = { "title-fr", N_("Title (French)"), RAP_FIELD_TEXT },
  [RAP_AGENDA_ITEM_PURPOSES] = { "purposes", N_("Purpose"), RAP_FIELD_FLAGS,
    .choices = purposes_choices },
  [RAP_AGENDA_ITEM_LIST] = { "list", N_("List"), RAP_FIELD_CHOICE, .choices = list_choices },
  [RAP_AGENDA_ITEM_PRIORITY] = { "priority", N_("Priority"), RAP_FIELD_CHOICE,
    .choices = priority_choices, .initial = "normal" },
  [RAP_AGENDA_ITEM_DURATION] = { "duration", N_("Duration"), RAP_FIELD_MINUTES,
    .flags = RAP_FIELD_NULLABLE, .minimum = 1, .maximum = 1440 },
  [RAP_AGENDA_ITEM_MINIMUM_DURATION] = { "minimum-duration", N_("Minimum duration"), RAP_FIELD_MINUTES,
    .flags = RAP_FIELD_NULLABLE, .minimum = 1, .maximum = 1440 },
  [RAP_AGENDA_ITEM_MODE] = { "mode", N_("Timing"), RAP_FIELD_CHOICE,
    .choices = mode_choices, .initial = "auto" },
  [RAP_AGENDA_ITEM_FIXED_START] = { "fixed-start", N_("Fixed start"), RAP_FIELD_TIME },
  [RAP_AGENDA_ITEM_FIXED_END] = { "fixed-end", N_("Fixed end"), RAP_FIELD_TIME },
  [RAP_AGENDA_ITEM_ANNOTATION_EN] = { "annotation-en", N_("Annotation (English)"), RAP_FIELD_LONG_TEXT,
    .maximum = 20000 },
  [RAP_AGENDA_ITEM_ANNOTATION_FR] = { "annotation-fr", N_("Annotation (French)"), RAP_FIELD_LONG_TEXT,
    .maximum = 20000 },
  [RAP_AGENDA_ITEM_PROPOSER] = { "proposer", N_("Proposed by"), RAP_FIELD_TEXT },
  [RAP_AGENDA_ITEM_CONFIDENTIAL] = { "confidential", N_("Confidential"), RAP_FIELD_BOOLEAN },
  [RAP_AGENDA_ITEM_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "scheduled" },
  [RAP_AGENDA_ITEM_OUTCOME] = { "outcome", N_("Outcome"), RAP_FIELD_CHOICE,
    .choices = outcome_choices },
  [RAP_AGENDA_ITEM_SEQUENCE] = { "sequence", N_("Calendar revision"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = 2147483647 },
  [RAP_AGENDA_ITEM_CREATED] = { "created", N_("Created"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
  [RAP_AGENDA_ITEM_CHANGED] = { "changed", N_("Last changed"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
};

static gboolean
check_parent (RapRecord *self, const RapLookup *lookup, GError **error)
{
  const RapField *field = &fields[RAP_AGENDA_ITEM_PARENT];
  gint64 id = rap_record_integer (self, RAP_AGENDA_ITEM_PARENT);

  for (int level = 1; id != 0; level++)
    {
      g_autoptr (RapRecord) parent = NULL;

      if (id == rap_record_id (self))
        return rap_field_refuse (field, error, _("An item cannot stand below itself."));
      if (level >= RAP_DEEPEST_LEVEL)
        return rap_field_refuse (field, error, _("Items nest at most %d levels deep."),
                                 RAP_DEEPEST_LEVEL);
      parent = lookup->load (lookup->data, RAP_KIND_AGENDA_ITEM, id);
      if (parent == NULL)
        return rap_field_refuse (field, error, _("There is no such %s."), "agenda-item");
      if (rap_record_integer (parent, RAP_AGENDA_ITEM_MEETING)
          != rap_record_integer (self, RAP_AGENDA_ITEM_MEETING))
        return rap_field_refuse (field, error, _("It belongs to another meeting."));
      if (rap_record_integer (parent, RAP_AGENDA_ITEM_SITTING)
          != rap_record_integer (self, RAP_AGENDA_ITEM_SITTING))
        return rap_field_refuse (field, error, _("It belongs to another sitting."));
      if (!rap_agenda_item_has_parts (parent))
        return rap_field_refuse (field, error,
                                 _("Only an agenda item or a group can have sub-items."));
      id = rap_record_integer (parent, RAP_AGENDA_ITEM_PARENT);
    }
  return TRUE;
}

static gboolean
check_sitting (RapRecord *self, const RapLookup *lookup, GError **error)
{
  g_autoptr (RapRecord) sitting = NULL;
  gint64 id = rap_record_integer (self, RAP_AGENDA_ITEM_SITTING);

  if (id == 0)
    return TRUE;
  sitting = lookup->load (lookup->data, RAP_KIND_SITTING, id);
  return sitting == NULL
         || rap_record_integer (sitting, RAP_SITTING_MEETING)
              == rap_record_integer (self, RAP_AGENDA_ITEM_MEETING)
         || rap_field_refuse (&fields[RAP_AGENDA_ITEM_SITTING], error,
                              _("It belongs to another meeting."));
}

static gboolean
check_times (RapRecord *self, GError **error)
{
  gint64 duration = rap_record_integer (self, RAP_AGENDA_ITEM_DURATION);
  gint64 minimum = rap_record_integer (self, RAP_AGENDA_ITEM_MINIMUM_DURATION);
  const char *mode = rap_record_text (self, RAP_AGENDA_ITEM_MODE);

  if (rap_agenda_item_is (self, "group") && duration != RAP_UNKNOWN)
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_DURATION], error,
                             _("A group is as long as its longest lane."));
  if (duration != RAP_UNKNOWN && minimum != RAP_UNKNOWN && minimum > duration)
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_MINIMUM_DURATION], error,
                             _("It is longer than the duration, %d minutes."), (int) duration);
  if (g_str_equal (mode, "fixed-start")
      && *rap_record_text (self, RAP_AGENDA_ITEM_FIXED_START) == '\0')
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_FIXED_START], error,
                             _("An item with a fixed start needs its time."));
  if (g_str_equal (mode, "fixed-end") && *rap_record_text (self, RAP_AGENDA_ITEM_FIXED_END) == '\0')
    return rap_field_refuse (&fields[RAP_AGENDA_ITEM_FIXED_END], error,
                             _("An item with a fixed end needs its time."));
  return TRUE;
}

static gboolean
agenda_item_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  if (!check_times (self, error))
    return FALSE;
  return lookup == NULL
         || (check_sitting (self, lookup, error) && check_parent (self, lookup, error));
}

static void
rap_agenda_item_class_init (RapAgendaItemClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_AGENDA_ITEM, fields,
                               RAP_AGENDA_ITEM_N_FIELDS, RAP_AGENDA_ITEM_TITLE_EN);
  RAP_RECORD_CLASS (klass)->validate = agenda_item_validate;
}

static void
rap_agenda_item_init (RapAgendaItem *self)
{
}

gboolean
rap_agenda_item_is (RapRecord *self, const char *kind)
{
  return g_str_equal (rap_record_text (self, RAP_AGENDA_ITEM_KIND), kind);
}

gboolean
rap_agenda_item_has_parts (RapRecord *self)
{
  return rap_agenda_item_is (self, "item") || rap_agenda_item_is (self, "group");
}

gboolean
rap_agenda_item_is_withdrawn (RapRecord *self)
{
  return g_str_equal (rap_record_text (self, RAP_AGENDA_ITEM_STATE), "withdrawn");
}

gboolean
rap_agenda_item_is_fixed (RapRecord *self)
{
  return !g_str_equal (rap_record_text (self, RAP_AGENDA_ITEM_MODE), "auto")
         && !rap_agenda_item_is_withdrawn (self);
}

int
rap_agenda_item_minutes (RapRecord *self)
{
  gint64 minutes = rap_record_integer (self, RAP_AGENDA_ITEM_DURATION);

  return minutes == RAP_UNKNOWN ? 0 : (int) minutes;
}

int
rap_agenda_item_least (RapRecord *self)
{
  gint64 least = rap_record_integer (self, RAP_AGENDA_ITEM_MINIMUM_DURATION);
  int minutes = rap_agenda_item_minutes (self);

  if (least != RAP_UNKNOWN)
    return (int) MIN (least, minutes);
  return rap_agenda_item_is (self, "protocol") ? minutes : (minutes + 1) / 2;
}
