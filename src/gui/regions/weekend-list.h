/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapWeekendList:
 *
 * The weekends of a member, the latest first: which days, since when, which of them holds today.
 * A row opens its rule; the button adds one that holds from today on and ends the one before it.
 */
#define RAP_TYPE_WEEKEND_LIST (rap_weekend_list_get_type ())
G_DECLARE_FINAL_TYPE (RapWeekendList, rap_weekend_list, RAP, WEEKEND_LIST, GtkWidget)

GtkWidget *rap_weekend_list_new (RapSession *session);
void rap_weekend_list_set_member (RapWeekendList *self, RapRecord *member);

G_END_DECLS
