/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "report/agenda-document.h"
#include "report/report.h"

G_BEGIN_DECLS

/* The options of the command `agenda` as typed; %NULL for what was not. */
typedef struct
{
  char *format;
  char *document;
  char *language;
  char *profile;
  char *paper;
  gboolean problems;
  char *output;
  char **zones;
} RapAgendaWishes;

void rap_agenda_wishes_clear (RapAgendaWishes *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapAgendaWishes, rap_agenda_wishes_clear)

/* Whether a document is asked for, rather than the listing that the command prints. */
gboolean rap_agenda_wishes_is_document (const RapAgendaWishes *self);
/* %RAP_ERROR_USAGE when a listing is asked for with what only a document has. */
gboolean rap_agenda_wishes_check_listing (const RapAgendaWishes *self, GError **error);
/* @options' strings belong to @self; its zones, vocabulary and date are not set here, nor is @paper
 * when none was typed. */
gboolean rap_agenda_wishes_read (const RapAgendaWishes *self, RapAgendaDocumentOptions *options,
                                 RapReportFormat *format, RapPaper *paper, GError **error);
gboolean rap_agenda_write_document (RapCli *cli, RapAgenda *agenda, const RapAgendaWishes *wishes,
                                    RapAgendaDocumentOptions *options, RapReportFormat format,
                                    RapPaper paper, GError **error);

G_END_DECLS
