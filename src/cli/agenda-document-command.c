/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "agenda-document-command.h"

void
rap_agenda_wishes_clear (RapAgendaWishes *self)
{
  g_free (self->format);
  g_free (self->document);
  g_free (self->language);
  g_free (self->profile);
  g_free (self->paper);
  g_free (self->output);
  g_strfreev (self->zones);
}

/* What the name of the file says: "x.pdf". */
static gboolean
format_of_name (const char *output, RapReportFormat *format)
{
  const char *dot = output != NULL ? strrchr (output, '.') : NULL;
  g_autofree char *suffix = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  return suffix != NULL && rap_report_format_from_nick (suffix, format);
}

gboolean
rap_agenda_wishes_is_document (const RapAgendaWishes *self)
{
  RapReportFormat format;

  if (self->document != NULL)
    return TRUE;
  if (self->format == NULL)
    return format_of_name (self->output, &format);
  return rap_report_format_from_nick (self->format, &format) && format != RAP_REPORT_CSV;
}

gboolean
rap_agenda_wishes_check_listing (const RapAgendaWishes *self, GError **error)
{
  if (self->output == NULL && self->language == NULL && self->profile == NULL
      && self->paper == NULL)
    return TRUE;
  return rap_cli_usage (error, _("--language, --profile, --paper and -o are for a document: say "
                                 "which by --document, or choose --format html or pdf."));
}

static gboolean
parse_format (const RapAgendaWishes *self, RapReportFormat *format, GError **error)
{
  if (self->format == NULL ? format_of_name (self->output, format)
                           : rap_report_format_from_nick (self->format, format))
    return TRUE;
  return rap_cli_usage (error, _("A document is written as html, pdf or csv: say which by "
                                 "--format."));
}

static gboolean
parse_names (const RapAgendaWishes *self, RapAgendaDocumentOptions *options, GError **error)
{
  if (self->document != NULL
      && !rap_agenda_document_from_nick (self->document, &options->document))
    return rap_cli_usage (error, _("“%s” is no document of an agenda. There are: %s."),
                          self->document, "provisional, annotated, order, script, timetable");
  if (self->profile != NULL && !rap_audience_from_nick (self->profile, &options->audience))
    return rap_cli_usage (error, _("A document is for delegates, public or internal, not for "
                                   "“%s”."), self->profile);
  options->language = self->language != NULL ? self->language : "en";
  if (!g_str_equal (options->language, "en") && !g_str_equal (options->language, "fr"))
    return rap_cli_usage (error, _("A document is written in en or fr, not in “%s”."),
                          options->language);
  return TRUE;
}

/* Letters of a PDF on a terminal help nobody and may upset it. */
static gboolean
check_terminal (const RapAgendaWishes *self, RapReportFormat format, GError **error)
{
  gboolean to_output = self->output == NULL || g_str_equal (self->output, "-");

  return format != RAP_REPORT_PDF || !to_output || !isatty (STDOUT_FILENO)
         || rap_cli_usage (error, _("A PDF is not for a terminal: name a file by -o."));
}

gboolean
rap_agenda_wishes_read (const RapAgendaWishes *self, RapAgendaDocumentOptions *options,
                        RapReportFormat *format, RapPaper *paper, GError **error)
{
  *options = (RapAgendaDocumentOptions){ .document = RAP_AGENDA_PROVISIONAL };
  if (self->problems)
    return rap_cli_usage (error, _("--problems is for the listing, not for a document."));
  if (self->paper != NULL && !rap_paper_from_nick (self->paper, paper))
    return rap_cli_usage (error, _("Paper is a4, letter or a3, not “%s”."), self->paper);
  return parse_format (self, format, error) && parse_names (self, options, error)
         && check_terminal (self, *format, error);
}

gboolean
rap_agenda_write_document (RapCli *cli, RapAgenda *agenda, const RapAgendaWishes *wishes,
                           RapAgendaDocumentOptions *options, RapReportFormat format,
                           RapPaper paper, GError **error)
{
  g_autoptr (GHashTable) words = rap_cli_load_words (cli->store, error);
  g_autoptr (RapDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (words == NULL)
    return FALSE;
  options->vocabulary = words;
  options->created = rap_clock_now (cli->clock);
  document = rap_agenda_document_new (agenda, options);
  if (wishes->paper == NULL)
    paper = rap_paper_usual (document);
  bytes = rap_report_bytes (document, format, paper, NULL, error);
  return bytes != NULL
         && rap_cli_write_output (wishes->output != NULL ? wishes->output : "-", bytes, error);
}
