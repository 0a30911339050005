/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/* The facts of a meeting in groups, each edited in its row. A page of RapFieldRows. */
#define RAP_TYPE_MEETING_FACTS (rap_meeting_facts_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingFacts, rap_meeting_facts, RAP, MEETING_FACTS, GtkWidget)

GtkWidget *rap_meeting_facts_new (RapSession *session);
void rap_meeting_facts_set_meeting (RapMeetingFacts *self, RapRecord *meeting);
/* Stores what is typed in a row and not stored yet. */
void rap_meeting_facts_commit (RapMeetingFacts *self);

G_END_DECLS
