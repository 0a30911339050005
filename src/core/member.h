/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a member, in the order of the table's columns. */
enum
{
  RAP_MEMBER_REGION,
  RAP_MEMBER_ISO2,
  RAP_MEMBER_ISO3,
  RAP_MEMBER_NAME_EN,
  RAP_MEMBER_NAME_FR,
  RAP_MEMBER_LIST_KEY_EN,
  RAP_MEMBER_LIST_KEY_FR,
  RAP_MEMBER_KIND,
  RAP_MEMBER_ZONE,
  RAP_MEMBER_LANGUAGES,
  RAP_MEMBER_MEMBER_SINCE,
  RAP_MEMBER_MEMBER_UNTIL,
  RAP_MEMBER_STATE,
  RAP_MEMBER_SOURCE,
  RAP_MEMBER_AS_OF,
  RAP_MEMBER_UNCONFIRMED,
  RAP_MEMBER_N_FIELDS,
};

#define RAP_TYPE_MEMBER (rap_member_get_type ())
G_DECLARE_FINAL_TYPE (RapMember, rap_member, RAP, MEMBER, RapRecord)

G_END_DECLS
