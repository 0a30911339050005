/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRecordPane:
 *
 * One member, regional entity, term or weekend rule of a region, alone: its name, the way back,
 * whether it is unconfirmed, its facts; a member's weekends too. It has the actions of the page of
 * regions around it.
 */
#define RAP_TYPE_RECORD_PANE (rap_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapRecordPane, rap_record_pane, RAP, RECORD_PANE, GtkWidget)

GtkWidget *rap_record_pane_new (RapSession *session, RapKind kind);
/* Shows the record, or shows it again after a change. @back says where the way back leads. */
void rap_record_pane_show (RapRecordPane *self, RapRecord *record, const char *back);
/* The focus goes to the way back; with @to_name to the field that names the record. */
void rap_record_pane_focus (RapRecordPane *self, gboolean to_name);
/* Stores what is typed and not stored yet; %FALSE when some of it is refused. */
gboolean rap_record_pane_commit (RapRecordPane *self);

G_END_DECLS
