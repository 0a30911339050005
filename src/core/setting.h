/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a setting, in the order of the table's columns. */
enum
{
  RAP_SETTING_KEY,
  RAP_SETTING_VALUE,
  RAP_SETTING_N_FIELDS,
};

#define RAP_TYPE_SETTING (rap_setting_get_type ())
G_DECLARE_FINAL_TYPE (RapSetting, rap_setting, RAP, SETTING, RapRecord)

G_END_DECLS
