/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/agenda-edit.h"
#include "core/agenda-timing.h"

G_BEGIN_DECLS

/**
 * RapLineKind:
 * @RAP_LINE_SITTING: the head of a sitting
 * @RAP_LINE_ITEM: an item, a break, a protocol slot; also one being written (a draft)
 * @RAP_LINE_NOTE: a problem or free time, in words, where it arises
 * @RAP_LINE_ADD_ITEM: the end of a sitting, where the next item goes
 * @RAP_LINE_ADD_SITTING: the end of the meeting
 * @RAP_LINE_BACKLOG: the head of the backlog
 */
typedef enum
{
  RAP_LINE_SITTING,
  RAP_LINE_ITEM,
  RAP_LINE_NOTE,
  RAP_LINE_ADD_ITEM,
  RAP_LINE_ADD_SITTING,
  RAP_LINE_BACKLOG,
} RapLineKind;

/**
 * RapAgendaLine:
 * @key: what tells the line from all others, through every change: selection, focus and scroll
 *   position stay because a line stays one object as long as its key is in the agenda
 * @record: (nullable): the sitting or item; of a note or an end the one it belongs to
 * @table: (nullable): what @row points into
 * @row: (nullable): the record's row in the timetable
 * @problem: of a note: what it says; points into @table
 * @day: midnight of the sitting's first day
 * @first_of_day: of a sitting: no sitting of the same day stands before it
 * @over: of a sitting: minutes over its end; @free: minutes free at its end; @empty: nothing timed
 * @draft: the item is not in the workspace: being written, or on its way there
 * @open: a draft being written; no longer so once it is on its way
 *
 * One line of the agenda as shown. A plain object of this folder: its fields are read by the
 * widgets and written by #RapAgendaList only; `changed` tells that they were.
 */
#define RAP_TYPE_AGENDA_LINE (rap_agenda_line_get_type ())
G_DECLARE_FINAL_TYPE (RapAgendaLine, rap_agenda_line, RAP, AGENDA_LINE, GObject)

struct _RapAgendaLine
{
  GObject parent_instance;

  RapLineKind kind;
  char *key;
  RapRecord *record;
  RapTimetable *table;
  const RapAgendaRow *row;
  RapProblem problem;
  RapLocal day;
  gboolean first_of_day;
  gboolean empty;
  int over;
  int free;
  guint level;

  gboolean draft;
  gboolean open;
  char *uid;         /* of a draft on its way */
  char *draft_kind;
  char *draft_title;
  int draft_minutes;
  RapPlace place;    /* where a draft goes, as to the line of the key target */
  char *target;
};

RapAgendaLine *rap_agenda_line_new (RapLineKind kind, const char *key) G_GNUC_WARN_UNUSED_RESULT;
void rap_agenda_line_changed (RapAgendaLine *self);

gboolean rap_agenda_line_is_item (RapAgendaLine *self);
/* "item", "break" or "protocol"; "" for lines that are no item. */
const char *rap_agenda_line_item_kind (RapAgendaLine *self);
gboolean rap_agenda_line_is_fixed (RapAgendaLine *self);
/* The title in the language of the window; of a draft what was typed. */
const char *rap_agenda_line_title (RapAgendaLine *self);
/* Index of the field that title() shows: title-en, or title-fr. */
guint rap_agenda_line_title_field (RapAgendaLine *self);
/* The number as the line shows it: "III", "b.", "". (transfer full) */
char *rap_agenda_line_number (RapAgendaLine *self);
/* Start in @zone: "09:00", "+1" after it when the day is not @day's; "" when not timed. A note
 * tells its time in the meeting's zone only. (transfer full) */
char *rap_agenda_line_start_in (RapAgendaLine *self, RapZone *zone);
/* The item's own minutes, or "(55)" when only its sub-items have some. (transfer full) */
char *rap_agenda_line_minutes (RapAgendaLine *self);
/* The same with its unit: "10 min", "1 h 30", "(55 min)". (transfer full) */
char *rap_agenda_line_length (RapAgendaLine *self);
/* The times of a sitting: "09:00–12:30". (transfer full) */
char *rap_agenda_line_span (RapAgendaLine *self);
/* What is left of a sitting in words: "15 min free", "12 min over", "full". (transfer full) */
char *rap_agenda_line_balance (RapAgendaLine *self);
/* The line of a note in words. (transfer full) */
char *rap_agenda_line_note (RapAgendaLine *self);
/* Everything the line shows, as one would read it aloud. @people as rap_agenda_people_text(). (transfer full) */
char *rap_agenda_line_read_aloud (RapAgendaLine *self, const char *people);

/* Short words of a purpose for its chip: "Decision". */
const char *rap_purpose_word (const char *nick);

G_END_DECLS
