/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a sitting, in the order of the table's columns. */
enum
{
  RAP_SITTING_MEETING,
  RAP_SITTING_TITLE_EN,
  RAP_SITTING_TITLE_FR,
  RAP_SITTING_KIND,
  RAP_SITTING_ROOM,
  RAP_SITTING_LINK,
  RAP_SITTING_START,
  RAP_SITTING_END,
  RAP_SITTING_INTERPRETATION,
  RAP_SITTING_STATE,
  RAP_SITTING_SEQUENCE,
  RAP_SITTING_CREATED,
  RAP_SITTING_CHANGED,
  RAP_SITTING_N_FIELDS,
};

#define RAP_TYPE_SITTING (rap_sitting_get_type ())
G_DECLARE_FINAL_TYPE (RapSitting, rap_sitting, RAP, SITTING, RapRecord)

const char *rap_sitting_name (RapRecord *self);

G_END_DECLS
