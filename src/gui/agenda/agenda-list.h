/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-columns.h"
#include "agenda-line.h"

G_BEGIN_DECLS

/**
 * RapAgendaList:
 *
 * The lines of an agenda as a #GListModel: heads of sittings, items, notes where problems arise,
 * ends where something can be added, the backlog, and drafts that are not stored yet. A new state
 * of the agenda is told by one splice of the lines that differ in place; a line that stays is the
 * same object, so selection, focus and scroll position stay.
 */
#define RAP_TYPE_AGENDA_LIST (rap_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaList, rap_agenda_list, RAP, AGENDA_LIST, GObject)

RapAgendaList *rap_agenda_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Whether lines to add something are shown. */
void rap_agenda_list_set_editable (RapAgendaList *self, gboolean editable);
/* Shows @agenda, computed anew; %NULL shows nothing. Takes a reference. */
void rap_agenda_list_set_agenda (RapAgendaList *self, RapAgenda *agenda);
/* Computes times anew after a record of the agenda was changed for a preview. */
void rap_agenda_list_retime (RapAgendaList *self);

RapAgenda *rap_agenda_list_agenda (RapAgendaList *self);
RapTimetable *rap_agenda_list_timetable (RapAgendaList *self);
gboolean rap_agenda_list_is_editable (RapAgendaList *self);

guint rap_agenda_list_size (RapAgendaList *self);
/* (transfer none), %NULL beyond the end. */
RapAgendaLine *rap_agenda_list_line (RapAgendaList *self, guint position);
/* GTK_INVALID_LIST_POSITION when the line is gone. */
guint rap_agenda_list_position (RapAgendaList *self, RapAgendaLine *line);
RapAgendaLine *rap_agenda_list_find (RapAgendaList *self, RapKind kind, gint64 id);
RapAgendaLine *rap_agenda_list_find_key (RapAgendaList *self, const char *key);
/* The head of the sitting (or backlog) that the line stands under; %NULL above the first. */
RapAgendaLine *rap_agenda_list_head_of (RapAgendaList *self, RapAgendaLine *line);
/* The item or sitting a line is about: a note's item, an end's sitting, else the line itself. */
RapAgendaLine *rap_agenda_list_owner (RapAgendaList *self, RapAgendaLine *line);
/* The next (by 1) or previous (−1) warning; %NULL when there is none at all. Starts over at the end. */
RapAgendaLine *rap_agenda_list_next_problem (RapAgendaList *self, RapAgendaLine *from, int by);
/* How many items and breaks stand in the backlog's top level. */
guint rap_agenda_list_backlog_size (RapAgendaList *self);
/* The number of each level that has the most characters. (transfer none) */
void rap_agenda_list_longest_numbers (RapAgendaList *self, const char *numbers[RAP_COLUMN_LEVELS]);

/* A new item to be written, beside, into or at the end of the line @target (an item or draft, a
 * sitting, the backlog's head). (transfer none) */
RapAgendaLine *rap_agenda_list_add_draft (RapAgendaList *self, const char *kind, RapPlace place,
                                          RapAgendaLine *target);
void rap_agenda_list_move_draft (RapAgendaList *self, RapAgendaLine *draft, RapPlace place,
                                 RapAgendaLine *target);
void rap_agenda_list_drop_draft (RapAgendaList *self, RapAgendaLine *draft);
/* The draft is on its way to the workspace under @uid: the item of that uid will take its line. */
void rap_agenda_list_send_draft (RapAgendaList *self, RapAgendaLine *draft, const char *uid);
/* Drops every draft that was on its way and did not arrive. */
void rap_agenda_list_drop_sent_drafts (RapAgendaList *self);

G_END_DECLS
