/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * RapExit: what the program's exit status tells a script
 */
typedef enum
{
  RAP_EXIT_DONE = 0,
  RAP_EXIT_USAGE = 1,
  RAP_EXIT_INPUT = 2,
  RAP_EXIT_WORKSPACE = 3,
  RAP_EXIT_SYSTEM = 4,
} RapExit;

typedef struct _RapCommand RapCommand;

/**
 * RapCli:
 * @command: the command that runs
 * @workspace: (nullable): the file named by -w or the environment
 * @store: (nullable): the workspace, once a command has opened it
 * @opening: whether the workspace is just being opened: what fails then is the workspace's fault
 * @helped: whether the command was only asked for its help
 *
 * One run of the program.
 */
typedef struct
{
  const RapCommand *command;
  char *workspace;
  RapClock *clock;
  RapStore *store;
  gboolean opening;
  gboolean helped;
  GHashTable *targets; /* by target.c */
} RapCli;

/**
 * RapCommand:
 * @name: "list"; two words for a command of two, "export ics"
 * @arguments: what follows it, untranslated (N_())
 * @summary: one line, untranslated
 * @details: (nullable): more lines for its --help, untranslated
 * @run: does it; @argv begins with the command's name, %NULL ended
 */
struct _RapCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  gboolean (*run) (RapCli *cli, char **argv, GError **error);
};

extern const RapCommand rap_commands[]; /* ends with a name of NULL */

/* Reads a command's options; what is left in *@argv (transfer full) are its arguments, at least
 * @least and at most @most. %FALSE without an error when only help was asked for. */
gboolean rap_cli_parse (RapCli *self, const GOptionEntry *options, char **argv, guint least,
                        guint most, char ***arguments, GError **error);
/* The help of one command, as --help prints it. */
gboolean rap_cli_open (RapCli *self, RapStoreFlags flags, GError **error);
/* The workspace's file name; %FALSE with %RAP_ERROR_USAGE when none is named. */
gboolean rap_cli_need_workspace (RapCli *self, GError **error);
/* Applies @changes (transfer full, %NULL when @error is set already); nothing when it is empty. */
gboolean rap_cli_apply (RapCli *self, RapChangeSet *changes, GError **error);
gboolean rap_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
RapExit rap_cli_exit_status (RapCli *self, const GError *error);

/* Splits "key=value" arguments; both arrays end with %NULL. (transfer full) */
gboolean rap_cli_split_fields (char **arguments, GStrv *names, GStrv *values, GError **error);
gboolean rap_cli_find_kind (const char *nick, RapKind *kind, GError **error);

/* "list/code" → record of kind vocabulary, as files in one language look up their words.
 * (transfer full) */
GHashTable *rap_cli_load_words (RapStore *store, GError **error);
/* The whole file or nothing of it; "-" is standard output. */
gboolean rap_cli_write_output (const char *path, GBytes *bytes, GError **error);

gboolean rap_command_add (RapCli *cli, char **argv, GError **error);
gboolean rap_command_agenda (RapCli *cli, char **argv, GError **error);
gboolean rap_command_backup (RapCli *cli, char **argv, GError **error);
gboolean rap_command_demo (RapCli *cli, char **argv, GError **error);
gboolean rap_command_export_ics (RapCli *cli, char **argv, GError **error);
gboolean rap_command_history (RapCli *cli, char **argv, GError **error);
gboolean rap_command_import_agenda (RapCli *cli, char **argv, GError **error);
gboolean rap_command_list (RapCli *cli, char **argv, GError **error);
gboolean rap_command_move (RapCli *cli, char **argv, GError **error);
gboolean rap_command_move_meeting (RapCli *cli, char **argv, GError **error);
gboolean rap_command_new (RapCli *cli, char **argv, GError **error);
gboolean rap_command_redo (RapCli *cli, char **argv, GError **error);
gboolean rap_command_remove (RapCli *cli, char **argv, GError **error);
gboolean rap_command_repair (RapCli *cli, char **argv, GError **error);
gboolean rap_command_set (RapCli *cli, char **argv, GError **error);
gboolean rap_command_show (RapCli *cli, char **argv, GError **error);
gboolean rap_command_start_from (RapCli *cli, char **argv, GError **error);
gboolean rap_command_undo (RapCli *cli, char **argv, GError **error);
gboolean rap_command_verify (RapCli *cli, char **argv, GError **error);

G_END_DECLS
