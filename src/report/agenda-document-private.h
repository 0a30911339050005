/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-document.h"
#include "document-words.h"

G_BEGIN_DECLS

/**
 * RapDocumentDraft:
 * @shown: by line of the timetable: whether the readers may see it
 * @is_internal: whether they are the office itself
 *
 * A document while it is made.
 */
typedef struct
{
  RapAgenda *agenda;
  const RapAgendaDocumentOptions *options;
  RapTimetable *table;
  RapDocumentWords *words;
  gboolean *shown;
  gboolean is_internal;
  RapDocument *document;
} RapDocumentDraft;

/**
 * RapDocumentSitting:
 * @index: of its line in the timetable
 * @end: index of the first line after those of its items
 */
typedef struct
{
  const RapAgendaRow *row;
  guint index;
  guint end;
} RapDocumentSitting;

/* agenda-document.c: what more than one document needs */

/* (element-type RapDocumentSitting) Sittings that are shown, in order of time; (transfer full). */
GArray *_rap_draft_sittings (RapDocumentDraft *self);
/* Index of the first sitting of @sittings after @first on another day. */
guint _rap_draft_end_of_day (GArray *sittings, guint first);
/* "Thursday 15 May 2025, from 09:00 to 17:00"; receptions and breaks do not count. */
char *_rap_draft_day_title (RapDocumentDraft *self, GArray *sittings, guint first, guint end);
/* Title in the document's language; of a sitting without one what kind it is. (transfer none) */
const char *_rap_draft_title (RapDocumentDraft *self, const RapAgendaRow *row);
char *_rap_draft_clock (RapLocal local);
/* "09:00–12:30" with an en dash. */
char *_rap_draft_span (RapLocal start, RapLocal end);
/* The same in another zone, "(+1)" when the day is another there. */
char *_rap_draft_span_in_zone (RapZone *zone, const RapAgendaRow *row, gboolean with_end);
/* A column, and a cell, for the meeting's clock and for each of the other zones. */
void _rap_draft_add_time_columns (RapDocumentDraft *self, RapBlock *table);
void _rap_draft_add_time_cells (RapDocumentDraft *self, RapLine *line, const RapAgendaRow *row,
                                gboolean with_end);
gboolean _rap_draft_is (const RapAgendaRow *row, guint field, const char *nick);
gboolean _rap_draft_is_withdrawn (const RapAgendaRow *row);
/* Purpose, marks (confidential, withdrawn) as paragraphs after the title. */
void _rap_draft_add_marks (RapDocumentDraft *self, GPtrArray *texts, const RapAgendaRow *row,
                           gboolean with_purpose);
/* "Speaker: Ms Hinojosa, WCO (tbc)", a paragraph a role. */
void _rap_draft_add_people (RapDocumentDraft *self, GPtrArray *texts, gint64 item,
                            gboolean with_role);
/* The link to join, where the readers may have it. */
void _rap_draft_add_link (RapDocumentDraft *self, GPtrArray *texts, RapRecord *sitting);
void _rap_draft_add_interpretation (RapDocumentDraft *self, GPtrArray *texts, RapRecord *sitting);

void _rap_draft_programme (RapDocumentDraft *self);  /* agenda-programme.c */
void _rap_draft_order (RapDocumentDraft *self);      /* agenda-order.c */
void _rap_draft_timetable (RapDocumentDraft *self);  /* agenda-order.c */
void _rap_draft_script (RapDocumentDraft *self);     /* agenda-script.c */

G_END_DECLS
