/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapRecordFacts:
 *
 * Every fact of a region, member, regional entity, term or weekend rule, in groups of rows that are
 * edited where they are read. The last group says where the facts come from and whether they are
 * confirmed.
 */
#define RAP_TYPE_RECORD_FACTS (rap_record_facts_get_type ())
G_DECLARE_FINAL_TYPE (RapRecordFacts, rap_record_facts, RAP, RECORD_FACTS, GtkWidget)

GtkWidget *rap_record_facts_new (RapSession *session, RapKind kind);
/* @record of the kind given at the beginning; %NULL empties the rows. */
void rap_record_facts_set_record (RapRecordFacts *self, RapRecord *record);
/* Puts the focus on the field that names the record. */
void rap_record_facts_focus_name (RapRecordFacts *self);
/* Stores what is typed and not stored yet; %FALSE when some of it is refused. */
gboolean rap_record_facts_commit (RapRecordFacts *self);

G_END_DECLS
