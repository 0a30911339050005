/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "store/workspace.h"

gboolean
rap_command_new (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;

  if (!rap_cli_parse (cli, NULL, argv, 0, 0, &arguments, error)
      || !rap_cli_need_workspace (cli, error))
    return FALSE;
  cli->opening = TRUE;
  cli->store = rap_workspace_create (cli->workspace, cli->clock, error);
  return cli->store != NULL;
}

/* Whether the file was not there before; then half a workspace is not left behind. */
static gboolean
open_or_create (RapCli *cli, gboolean *created, GError **error)
{
  if (!rap_cli_need_workspace (cli, error))
    return FALSE;
  *created = !g_file_test (cli->workspace, G_FILE_TEST_EXISTS);
  if (!*created)
    return rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error);
  cli->opening = TRUE;
  cli->store = rap_workspace_create (cli->workspace, cli->clock, error);
  if (cli->store == NULL)
    return FALSE;
  cli->opening = FALSE;
  return TRUE;
}

gboolean
rap_command_demo (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  gboolean created = FALSE;

  if (!rap_cli_parse (cli, NULL, argv, 0, 0, &arguments, error)
      || !open_or_create (cli, &created, error))
    return FALSE;
  if (rap_workspace_add_sample (cli->store, error))
    return TRUE;
  if (created)
    {
      rap_store_close (cli->store);
      g_unlink (cli->workspace);
    }
  return FALSE;
}

gboolean
rap_command_verify (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!rap_cli_parse (cli, NULL, argv, 0, 0, &arguments, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  problems = rap_store_verify (cli->store, NULL, error);
  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    puts (problems->pdata[i]);
  if (problems->len == 0)
    {
      puts (_("The workspace is sound."));
      return TRUE;
    }
  g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED,
               ngettext ("The workspace has %u problem.", "The workspace has %u problems.",
                         problems->len),
               problems->len);
  return FALSE;
}

/* "year.rapporteur" → "year 2025-05-15 0930.rapporteur" beside it. */
static char *
backup_name (RapCli *cli)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (rap_clock_now (cli->clock));
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  g_autofree char *stem = g_strdup (cli->workspace);

  if (g_str_has_suffix (stem, ".rapporteur"))
    stem[strlen (stem) - strlen (".rapporteur")] = '\0';
  return g_strdup_printf ("%s %s.rapporteur", stem, time);
}

gboolean
rap_command_backup (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The copy; else one with the date in its name, beside the workspace"), N_("FILE") },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 0, 0, &arguments, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  if (output != NULL)
    return rap_store_backup (cli->store, output, NULL, error);
  output = backup_name (cli);
  if (!rap_store_backup (cli->store, output, NULL, error))
    return FALSE;
  puts (output);
  return TRUE;
}
