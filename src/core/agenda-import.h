/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "agenda.h"

G_BEGIN_DECLS

/**
 * RapImportRow:
 * @line: line of the file
 * @level: 0 for an item, 1 for a sub-item …
 * @item: the item as it would be added, without a place
 * @presenters: as typed, "" for none
 * @problem: (nullable): why this row cannot be taken
 */
typedef struct
{
  guint line;
  guint level;
  RapRecord *item;
  char *presenters;
  char *problem;
} RapImportRow;

/**
 * RapAgendaImport:
 *
 * An agenda read from a spreadsheet: rows with level, title, duration, purpose, presenter and fixed
 * start. Reading changes nothing; the rows are shown first, with what is wrong by line.
 */
typedef struct _RapAgendaImport RapAgendaImport;

/**
 * rap_agenda_import_read:
 * @text: a CSV file (csv.h) whose first row names the columns, in English or French, in any order:
 *   level, title, title-fr, duration, purpose, presenter, start, kind. Only the title is required.
 *
 * Returns: (transfer full): what was read, or %NULL with the line and the reason when the file as a
 *   whole cannot be read
 */
RapAgendaImport *rap_agenda_import_read (const char *text, gsize length, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/**
 * rap_agenda_import_load:
 * @file: the CSV file
 *
 * Reads the file and what is in it; blocks, so for a thread or the command line. Refused before it
 * is read when it is larger than any agenda.
 *
 * Returns: (transfer full): what was read, or %NULL with the file's name and the reason
 */
RapAgendaImport *rap_agenda_import_load (GFile *file, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void rap_agenda_import_free (RapAgendaImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapAgendaImport, rap_agenda_import_free)

guint rap_agenda_import_size (RapAgendaImport *self);
const RapImportRow *rap_agenda_import_row (RapAgendaImport *self, guint index);
/* Rows that have a problem. */
guint rap_agenda_import_n_problems (RapAgendaImport *self);
/* Names of columns that nothing is read from, %NULL ended. (transfer none) */
const char *const *rap_agenda_import_ignored (RapAgendaImport *self);

/**
 * rap_agenda_import_apply:
 * @sitting: id of the sitting the items go to the end of, 0 for the backlog
 *
 * Returns: (transfer full): one change set, or %NULL with %RAP_ERROR_INVALID naming the line of the
 *   first row with a problem; nothing is left out silently
 */
RapChangeSet *rap_agenda_import_apply (RapAgendaImport *self, RapAgenda *agenda, gint64 sitting,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
