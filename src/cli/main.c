/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

static void
set_up_locale (void)
{
  const char *folder = g_getenv ("RAPPORTEUR_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Widest name and arguments that the summary still stands beside. */
#define SUMMARY_COLUMN 22

static void
print_commands (void)
{
  for (const RapCommand *command = rap_commands; command->name != NULL; command++)
    {
      int width = (int) g_utf8_strlen (command->name, -1);

      printf ("  %s%*s%s\n", command->name, MAX (SUMMARY_COLUMN - width, 1), "",
              _(command->summary));
    }
}

static void
print_help (void)
{
  printf (_("Usage: %s [-w FILE] COMMAND [ARGUMENT…]"), g_get_prgname ());
  printf ("\n\n%s\n\n%s\n", _("Works on a Rapporteur workspace by the same rules as the window."),
          _("Commands:"));
  print_commands ();
  printf ("\n%s\n", _("Options:"));
  printf ("  -w, --workspace=FILE  %s\n",
          _("The workspace; else the one RAPPORTEUR_WORKSPACE names"));
  printf ("  -h, --help            %s\n", _("Print this help, or that of a command"));
  printf ("  --version             %s\n", _("Print the version"));
  printf ("\n%s\n",
          _("Exit status: 0 done, 1 not understood, 2 input refused, 3 workspace refused, 4 the\n"
            "system failed. “rapporteur-cli COMMAND --help” tells more about a command."));
}

/* The command that @argv begins with, and how many of its words name it. */
static const RapCommand *
find_command (char **argv, guint *n_words)
{
  for (const RapCommand *command = rap_commands; command->name != NULL; command++)
    {
      g_auto (GStrv) words = g_strsplit (command->name, " ", -1);
      guint n = g_strv_length (words);
      gboolean fits = TRUE;

      for (guint i = 0; i < n && fits; i++)
        fits = argv[i] != NULL && g_str_equal (argv[i], words[i]);
      if (fits)
        {
          *n_words = n;
          return command;
        }
    }
  return NULL;
}

/* "export" alone is the first word of commands of two words. */
static gboolean
refuse_command (char **argv, GError **error)
{
  g_autofree char *typed = g_utf8_make_valid (argv[0], -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (const RapCommand *command = rap_commands; command->name != NULL; command++)
    if (g_str_has_prefix (command->name, typed) && command->name[strlen (typed)] == ' ')
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", command->name);
  if (names->len > 0)
    return rap_cli_usage (error, _("The command “%s” needs a second word: %s."), typed, names->str);
  return rap_cli_usage (error, _("There is no command “%s”. “%s --help” lists them."), typed,
                        g_get_prgname ());
}

static gboolean
parse_globals (RapCli *cli, GStrv *argv, gboolean *help, gboolean *version, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry options[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &cli->workspace, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, NULL, NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  return g_option_context_parse_strv (context, argv, error);
}

static gboolean
run_command (RapCli *cli, char **argv, GError **error)
{
  guint n_words = 0;

  cli->command = find_command (argv, &n_words);
  if (cli->command == NULL)
    return refuse_command (argv, error);
  return cli->command->run (cli, argv + n_words - 1, error) || (cli->helped && *error == NULL);
}

static gboolean
run (RapCli *cli, GStrv *argv, GError **error)
{
  gboolean help = FALSE, version = FALSE;
  char **words;

  if (!parse_globals (cli, argv, &help, &version, error))
    return FALSE;
  words = *argv + 1;
  if (*words != NULL && g_str_equal (*words, "--"))
    words++;
  if (version)
    printf ("rapporteur-cli %s\n", PACKAGE_VERSION);
  else if (*words == NULL && !help)
    return rap_cli_usage (error, _("Name a command. “%s --help” lists them."), g_get_prgname ());
  else if (*words == NULL)
    print_help ();
  else if (help)
    {
      char *asked[] = { words[0], NULL, NULL, NULL };

      if (words[1] != NULL)
        asked[1] = words[1];
      asked[asked[1] != NULL ? 2 : 1] = (char *) "--help";
      return run_command (cli, asked, error);
    }
  else
    return run_command (cli, words, error);
  return TRUE;
}

/* A full disk behind standard output shows only when it is flushed. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("The output could not be written: %s."),
               g_strerror (errno));
  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  RapCli cli = { NULL };
  RapExit status = RAP_EXIT_DONE;

  set_up_locale ();
  g_set_prgname ("rapporteur-cli");
  cli.clock = rap_clock_new_system ();
  if (!run (&cli, &arguments, &error) || !finish_output (&error))
    {
      status = rap_cli_exit_status (&cli, error);
      fflush (stdout);
      fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
    }
  if (cli.store != NULL)
    rap_store_close (cli.store);
  g_clear_object (&cli.store);
  g_clear_pointer (&cli.targets, g_hash_table_unref);
  g_free (cli.workspace);
  rap_clock_unref (cli.clock);
  return (int) status;
}
