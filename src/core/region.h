/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a region, in the order of the table's columns. */
enum
{
  RAP_REGION_CODE,
  RAP_REGION_ALIAS,
  RAP_REGION_NAME_EN,
  RAP_REGION_NAME_FR,
  RAP_REGION_SHORT_EN,
  RAP_REGION_SHORT_FR,
  RAP_REGION_PC_SEATS,
  RAP_REGION_LANGUAGES,
  RAP_REGION_ZONE,
  RAP_REGION_POSITION,
  RAP_REGION_SOURCE,
  RAP_REGION_AS_OF,
  RAP_REGION_UNCONFIRMED,
  RAP_REGION_N_FIELDS,
};

#define RAP_TYPE_REGION (rap_region_get_type ())
G_DECLARE_FINAL_TYPE (RapRegion, rap_region, RAP, REGION, RapRecord)

G_END_DECLS
