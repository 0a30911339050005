/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a term, in the order of the table's columns. */
enum
{
  RAP_TERM_REGION,
  RAP_TERM_MEMBER,
  RAP_TERM_PERSON,
  RAP_TERM_HOLDER,
  RAP_TERM_START_DATE,
  RAP_TERM_END_DATE,
  RAP_TERM_DEPUTY,
  RAP_TERM_STATE,
  RAP_TERM_NOTE,
  RAP_TERM_SOURCE,
  RAP_TERM_AS_OF,
  RAP_TERM_UNCONFIRMED,
  RAP_TERM_N_FIELDS,
};

#define RAP_TYPE_TERM (rap_term_get_type ())
G_DECLARE_FINAL_TYPE (RapTerm, rap_term, RAP, TERM, RapRecord)

G_END_DECLS
