/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds.h"

typedef struct
{
  const char *nick;
  const char *label;
  GType (*type) (void);
} Kind;

static const Kind kinds[RAP_N_KINDS] = {
  [RAP_KIND_REGION] = { "region", N_("Region"), rap_region_get_type },
  [RAP_KIND_MEMBER] = { "member", N_("Member"), rap_member_get_type },
  [RAP_KIND_WEEKEND_RULE] = { "weekend-rule", N_("Weekend rule"), rap_weekend_rule_get_type },
  [RAP_KIND_ENTITY] = { "entity", N_("Regional entity"), rap_entity_get_type },
  [RAP_KIND_PERSON] = { "person", N_("Person"), rap_person_get_type },
  [RAP_KIND_TERM] = { "term", N_("Vice-Chair term"), rap_term_get_type },
  [RAP_KIND_BODY] = { "body", N_("Body"), rap_body_get_type },
  [RAP_KIND_MEETING] = { "meeting", N_("Meeting"), rap_meeting_get_type },
  [RAP_KIND_SITTING] = { "sitting", N_("Sitting"), rap_sitting_get_type },
  [RAP_KIND_AGENDA_ITEM] = { "agenda-item", N_("Agenda item"), rap_agenda_item_get_type },
  [RAP_KIND_ITEM_PERSON] = { "item-person", N_("Person of an item"), rap_item_person_get_type },
  [RAP_KIND_VOCABULARY] = { "vocabulary", N_("Word"), rap_vocabulary_get_type },
  [RAP_KIND_SETTING] = { "setting", N_("Setting"), rap_setting_get_type },
};

static RapRecordClass *
class_of (RapKind kind)
{
  static RapRecordClass *classes[RAP_N_KINDS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < RAP_N_KINDS; i++)
        classes[i] = g_type_class_ref (kinds[i].type ());
      g_once_init_leave (&ready, 1);
    }
  g_assert ((int) kind < RAP_N_KINDS);
  return classes[kind];
}

const char *
rap_kind_nick (RapKind kind)
{
  return kinds[kind].nick;
}

const char *
rap_kind_label (RapKind kind)
{
  return _(kinds[kind].label);
}

gboolean
rap_kind_from_nick (const char *nick, RapKind *kind)
{
  for (int i = 0; i < RAP_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].nick, nick) == 0)
      {
        *kind = (RapKind) i;
        return TRUE;
      }
  return FALSE;
}

GType
rap_kind_type (RapKind kind)
{
  return G_TYPE_FROM_CLASS (class_of (kind));
}

const RapField *
rap_kind_fields (RapKind kind, guint *n_fields)
{
  RapRecordClass *klass = class_of (kind);

  if (n_fields != NULL)
    *n_fields = klass->n_fields;
  return klass->fields;
}

guint
rap_kind_title_field (RapKind kind)
{
  return class_of (kind)->title_field;
}

int
rap_kind_find_field (RapKind kind, const char *name)
{
  RapRecordClass *klass = class_of (kind);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_strcmp0 (klass->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}
