/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/agenda-import.h"
#include "core/kinds.h"
#include "target.h"
#include "value.h"

/* Widest cell of the table of --dry-run. */
#define LONGEST_CELL 96

static void
print_rows (RapCli *cli, RapAgendaImport *import)
{
  static const char *const names[] = { "line", "level", "kind", "title-en", "title-fr", "duration",
                                       "purposes", "fixed-start", "presenter", "problem" };
  static const guint fields[] = { RAP_AGENDA_ITEM_KIND, RAP_AGENDA_ITEM_TITLE_EN,
                                  RAP_AGENDA_ITEM_TITLE_FR, RAP_AGENDA_ITEM_DURATION,
                                  RAP_AGENDA_ITEM_PURPOSES, RAP_AGENDA_ITEM_FIXED_START };
  g_autoptr (RapTable) table = rap_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rap_table_add_column (table, names[i], i < 2);
  for (guint i = 0; i < rap_agenda_import_size (import); i++)
    {
      const RapImportRow *row = rap_agenda_import_row (import, i);

      rap_table_take_cell (table, g_strdup_printf ("%u", row->line));
      rap_table_take_cell (table, g_strdup_printf ("%u", row->level + 1));
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        rap_table_take_cell (table, rap_cli_cell (cli, row->item, fields[f]));
      rap_table_add_cell (table, row->presenters);
      rap_table_add_cell (table, row->problem != NULL ? row->problem : "");
    }
  rap_table_print (table, TRUE, LONGEST_CELL);
}

static void
print_ignored (RapAgendaImport *import)
{
  const char *const *names = rap_agenda_import_ignored (import);

  for (guint i = 0; names[i] != NULL; i++)
    {
      printf (_("Nothing is read from the column “%s”."), names[i]);
      putchar ('\n');
    }
}

static gboolean
refuse_problems (RapAgendaImport *import, GError **error)
{
  guint n = rap_agenda_import_n_problems (import);

  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               ngettext ("%u row cannot be taken; see its problem above.",
                         "%u rows cannot be taken; see their problems above.", n),
               n);
  return FALSE;
}

static RapChangeSet *
changes_for (RapCli *cli, RapAgendaImport *import, const char *meeting, const char *sitting,
             GError **error)
{
  g_autoptr (RapRecord) record = rap_cli_resolve (cli, RAP_KIND_MEETING, meeting, error);
  g_autoptr (RapRecord) place = NULL;
  g_autoptr (RapAgenda) agenda = NULL;

  if (record == NULL)
    return NULL;
  if (sitting != NULL)
    {
      place = rap_cli_resolve (cli, RAP_KIND_SITTING, sitting, error);
      if (place == NULL)
        return NULL;
    }
  agenda = rap_store_load_agenda (cli->store, rap_record_id (record), error);
  if (agenda == NULL)
    return NULL;
  return rap_agenda_import_apply (import, agenda, place != NULL ? rap_record_id (place) : 0, error);
}

gboolean
rap_command_import_agenda (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *sitting = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (RapAgendaImport) import = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { "sitting", 0, 0, G_OPTION_ARG_FILENAME, &sitting,
      N_("Last in this sitting; else in the backlog"), N_("ID") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only print what would be added"), NULL },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 2, 2, &arguments, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (arguments[1]);
  import = rap_agenda_import_load (file, NULL, error);
  if (import == NULL)
    return FALSE;
  if (dry_run)
    {
      print_rows (cli, import);
      print_ignored (import);
      return rap_agenda_import_n_problems (import) == 0 || refuse_problems (import, error);
    }
  return rap_cli_apply (cli, changes_for (cli, import, arguments[0], sitting, error), error);
}
