/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapMemberList:
 *
 * The members of a region as a table: code, name, weekend, local time now, kind, whether the facts
 * are confirmed. A click on a head sorts, another one turns the order round; sorting and searching
 * happen in the store. Columns that have no room are left out. Activating a row opens the member.
 *
 * ## Properties
 * `n-rows` (guint, read-only)
 */
#define RAP_TYPE_MEMBER_LIST (rap_member_list_get_type ())
G_DECLARE_FINAL_TYPE (RapMemberList, rap_member_list, RAP, MEMBER_LIST, GtkWidget)

GtkWidget *rap_member_list_new (RapSession *session);
/* Shows the members of @region in which every word of @words occurs; "" is all of them. */
void rap_member_list_show (RapMemberList *self, gint64 region, const char *words);
/* The time or the weekends changed: what is on screen is worked out again. */
void rap_member_list_update_words (RapMemberList *self);
guint rap_member_list_n_rows (RapMemberList *self);
/* Puts the focus on a member's row; %FALSE when it is not in the list. */
gboolean rap_member_list_focus (RapMemberList *self, gint64 id);

G_END_DECLS
