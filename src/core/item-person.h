/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a item person, in the order of the table's columns. */
enum
{
  RAP_ITEM_PERSON_ITEM,
  RAP_ITEM_PERSON_PERSON,
  RAP_ITEM_PERSON_NAME,
  RAP_ITEM_PERSON_ORGANISATION,
  RAP_ITEM_PERSON_ROLE,
  RAP_ITEM_PERSON_TENTATIVE,
  RAP_ITEM_PERSON_POSITION,
  RAP_ITEM_PERSON_N_FIELDS,
};

#define RAP_TYPE_ITEM_PERSON (rap_item_person_get_type ())
G_DECLARE_FINAL_TYPE (RapItemPerson, rap_item_person, RAP, ITEM_PERSON, RapRecord)

G_END_DECLS
