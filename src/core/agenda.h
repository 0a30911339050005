/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-set.h"
#include "zone.h"

G_BEGIN_DECLS

/**
 * RapAgenda:
 *
 * A meeting as one value: the meeting, its body, its sittings in order of time, its agenda items
 * as a tree and the people of each item. The store loads it whole; acts change a copy of it in
 * memory (agenda-edit.h); the difference of two agendas is the change set to store.
 */
typedef struct _RapAgenda RapAgenda;

/* Takes references. @body may be %NULL (numbered as WCO committees then). */
RapAgenda *rap_agenda_new (RapRecord *meeting, RapRecord *body) G_GNUC_WARN_UNUSED_RESULT;
/* A deep copy: its records can be changed without touching those of @self. */
RapAgenda *rap_agenda_copy (RapAgenda *self) G_GNUC_WARN_UNUSED_RESULT;
RapAgenda *rap_agenda_ref (RapAgenda *self);
void rap_agenda_unref (RapAgenda *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapAgenda, rap_agenda_unref)

/* For the loader, in any order; each takes a reference. rap_agenda_arrange() then sorts and nests. */
void rap_agenda_add (RapAgenda *self, RapRecord *sitting_item_or_item_person);
void rap_agenda_remove (RapAgenda *self, RapRecord *record);
void rap_agenda_arrange (RapAgenda *self);
/* A stand-in id (negative) that no record of this agenda or of its copies' past has. */
gint64 rap_agenda_new_id (RapAgenda *self);

RapRecord *rap_agenda_meeting (RapAgenda *self);
RapRecord *rap_agenda_body (RapAgenda *self);
GPtrArray *rap_agenda_sittings (RapAgenda *self); /* (element-type RapRecord) by start, then id */
GPtrArray *rap_agenda_items (RapAgenda *self);    /* (element-type RapRecord) in no order */
GPtrArray *rap_agenda_people (RapAgenda *self);   /* (element-type RapRecord) by item, place */
RapRecord *rap_agenda_sitting (RapAgenda *self, gint64 id);
RapRecord *rap_agenda_item (RapAgenda *self, gint64 id);
/* Children of an item (@parent ≠ 0) or top-level items of a sitting (@parent 0; @sitting 0 is the
 * backlog), in order. (transfer none) (element-type RapRecord), never %NULL. */
GPtrArray *rap_agenda_children (RapAgenda *self, gint64 sitting, gint64 parent);
/* People of an item in order. (transfer none) (element-type RapRecord), never %NULL. */
GPtrArray *rap_agenda_people_of (RapAgenda *self, gint64 item);
/* "Commissioner, SARS; Ms Hinojosa (tbc)" of one role, "" for none; @role %NULL is all. (transfer full) */
char *rap_agenda_people_text (RapAgenda *self, gint64 item, const char *role);

/* The zone of the meeting; UTC when the name is not known here. (transfer none) */
RapZone *rap_agenda_zone (RapAgenda *self);

G_END_DECLS
