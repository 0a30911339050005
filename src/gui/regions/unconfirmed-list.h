/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapUnconfirmedList:
 *
 * What in a region nobody has confirmed: each record with its source, and a button that confirms
 * it. A row opens the record.
 */
#define RAP_TYPE_UNCONFIRMED_LIST (rap_unconfirmed_list_get_type ())
G_DECLARE_FINAL_TYPE (RapUnconfirmedList, rap_unconfirmed_list, RAP, UNCONFIRMED_LIST, GtkWidget)

GtkWidget *rap_unconfirmed_list_new (RapSession *session);
/* Shows the region's, or shows them again after a change. */
void rap_unconfirmed_list_show (RapUnconfirmedList *self, RapRecord *region);
/* Puts the focus on the record's row, else on the first. */
void rap_unconfirmed_list_focus (RapUnconfirmedList *self, RapKind kind, gint64 id);

G_END_DECLS
