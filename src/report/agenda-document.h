/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/agenda-timing.h"
#include "document.h"

G_BEGIN_DECLS

/**
 * RapAgendaDocument:
 * @RAP_AGENDA_PROVISIONAL: the items by day, as the WCO prints its provisional agendas
 * @RAP_AGENDA_ANNOTATED: the same with the annotations
 * @RAP_AGENDA_ORDER: every sitting, item and break by day and room, with clock times
 * @RAP_AGENDA_SCRIPT: for the chair: clock times, what to say, who speaks, remarks
 * @RAP_AGENDA_TIMETABLE: for the wall: a day a page, read from two metres
 */
typedef enum
{
  RAP_AGENDA_PROVISIONAL,
  RAP_AGENDA_ANNOTATED,
  RAP_AGENDA_ORDER,
  RAP_AGENDA_SCRIPT,
  RAP_AGENDA_TIMETABLE,
} RapAgendaDocument;
#define RAP_N_AGENDA_DOCUMENTS (RAP_AGENDA_TIMETABLE + 1)

/**
 * RapAudience:
 * @RAP_AUDIENCE_DELEGATES: no confidential item; the links to join are there
 * @RAP_AUDIENCE_PUBLIC: no links to join either
 * @RAP_AUDIENCE_INTERNAL: all, confidential items marked, items without a day, what runs over
 *
 * Who will read it.
 */
typedef enum
{
  RAP_AUDIENCE_DELEGATES,
  RAP_AUDIENCE_PUBLIC,
  RAP_AUDIENCE_INTERNAL,
} RapAudience;
#define RAP_N_AUDIENCES (RAP_AUDIENCE_INTERNAL + 1)

/**
 * RapAgendaDocumentOptions:
 * @language: "en" or "fr": that of the document, whatever the window's
 * @zones: (nullable) (element-type RapZone): zones whose times stand beside the meeting's own
 * @vocabulary: (nullable): "list/code" → record of kind vocabulary
 * @created: Unix seconds: the date that it bears
 */
typedef struct
{
  RapAgendaDocument document;
  RapAudience audience;
  const char *language;
  GPtrArray *zones;
  GHashTable *vocabulary;
  gint64 created;
} RapAgendaDocumentOptions;

/**
 * rap_agenda_document_new:
 *
 * Pure: the same agenda and options give the same document. Numbers and clock times are those of all
 * items, so what is left out leaves its number and its time open.
 *
 * Returns: (transfer full): the document; one without items says so
 */
RapDocument *rap_agenda_document_new (RapAgenda *agenda,
                                      const RapAgendaDocumentOptions *options)
  G_GNUC_WARN_UNUSED_RESULT;

/* Stable words for scripts and settings: "provisional" "annotated" "order" "script" "timetable";
 * "delegates" "public" "internal". */
const char *rap_agenda_document_nick (RapAgendaDocument document);
gboolean rap_agenda_document_from_nick (const char *nick, RapAgendaDocument *document);
const char *rap_audience_nick (RapAudience audience);
gboolean rap_audience_from_nick (const char *nick, RapAudience *audience);
/* "2025-05-15 GC 31 Provisional agenda.pdf", safe on every system; @suffix without dot.
 * (transfer full) */
char *rap_agenda_document_file_name (RapAgenda *agenda, const RapDocument *document,
                                     const char *suffix);

G_END_DECLS
