/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a agenda item, in the order of the table's columns. */
enum
{
  RAP_AGENDA_ITEM_MEETING,
  RAP_AGENDA_ITEM_SITTING,
  RAP_AGENDA_ITEM_PARENT,
  RAP_AGENDA_ITEM_POSITION,
  RAP_AGENDA_ITEM_KIND,
  RAP_AGENDA_ITEM_TITLE_EN,
  RAP_AGENDA_ITEM_TITLE_FR,
  RAP_AGENDA_ITEM_PURPOSES,
  RAP_AGENDA_ITEM_LIST,
  RAP_AGENDA_ITEM_PRIORITY,
  RAP_AGENDA_ITEM_DURATION,
  RAP_AGENDA_ITEM_MINIMUM_DURATION,
  RAP_AGENDA_ITEM_MODE,
  RAP_AGENDA_ITEM_FIXED_START,
  RAP_AGENDA_ITEM_FIXED_END,
  RAP_AGENDA_ITEM_ANNOTATION_EN,
  RAP_AGENDA_ITEM_ANNOTATION_FR,
  RAP_AGENDA_ITEM_PROPOSER,
  RAP_AGENDA_ITEM_CONFIDENTIAL,
  RAP_AGENDA_ITEM_STATE,
  RAP_AGENDA_ITEM_OUTCOME,
  RAP_AGENDA_ITEM_SEQUENCE,
  RAP_AGENDA_ITEM_CREATED,
  RAP_AGENDA_ITEM_CHANGED,
  RAP_AGENDA_ITEM_N_FIELDS,
};

/* Item, sub-item, sub-sub-item and room beyond; a longer chain is a loop. */
#define RAP_DEEPEST_LEVEL 8

#define RAP_TYPE_AGENDA_ITEM (rap_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaItem, rap_agenda_item, RAP, AGENDA_ITEM, RapRecord)

/* Whether the item is of @kind: "item" "break" "protocol" "group". */
gboolean rap_agenda_item_is (RapRecord *self, const char *kind);
/* Whether other items may stand below it: below an agenda item, or in a group as lanes. */
gboolean rap_agenda_item_has_parts (RapRecord *self);
gboolean rap_agenda_item_is_withdrawn (RapRecord *self);
/* Whether its start or its end is fixed; a withdrawn item holds no time. */
gboolean rap_agenda_item_is_fixed (RapRecord *self);
/* Minutes of the item itself, without what stands below it; 0 when it has no duration. */
int rap_agenda_item_minutes (RapRecord *self);
/* To how few minutes a repair may shorten it: its minimum duration; without one a protocol slot
 * keeps all of its duration and everything else half. */
int rap_agenda_item_least (RapRecord *self);

G_END_DECLS
