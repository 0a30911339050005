/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RapZoneList:
 *
 * The extra time zones of the settings as a list to add to, take from and put in order.
 *
 * ## Keys
 * Alt+Up and Alt+Down move the zone of the row, Delete takes it off.
 */
#define RAP_TYPE_ZONE_LIST (rap_zone_list_get_type ())
G_DECLARE_FINAL_TYPE (RapZoneList, rap_zone_list, RAP, ZONE_LIST, AdwPreferencesGroup)

/* The settings whose `extra-zones` the list shows and changes; once. */
void rap_zone_list_set_settings (RapZoneList *self, GSettings *settings);

G_END_DECLS
