/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "setting.h"

/**
 * RapSetting:
 *
 * A setting that belongs to the workspace.
 */
struct _RapSetting
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapSetting, rap_setting, RAP_TYPE_RECORD)

static const RapField fields[RAP_SETTING_N_FIELDS] = {
  [RAP_SETTING_KEY] = { "key", N_("Name"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED, .maximum = 200 },
  [RAP_SETTING_VALUE] = { "value", N_("Value"), RAP_FIELD_LONG_TEXT, .maximum = 100000 },
};

static void
rap_setting_class_init (RapSettingClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_SETTING, fields,
                               RAP_SETTING_N_FIELDS, RAP_SETTING_KEY);
}

static void
rap_setting_init (RapSetting *self)
{
}
