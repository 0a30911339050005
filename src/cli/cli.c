/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "core/text.h"

gboolean
rap_cli_usage (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (RAP_ERROR, RAP_ERROR_USAGE, format, args);
  va_end (args);
  return FALSE;
}

/* ---- Arguments ---- */

static gboolean
is_path_option (const char *word)
{
  return word != NULL
         && (g_str_equal (word, "-w") || g_str_equal (word, "--workspace")
             || g_str_equal (word, "-o") || g_str_equal (word, "--output"));
}

/* File names may be any bytes; a field's own rule tells of its value, with its name. */
static gboolean
may_be_bytes (const char *before, const char *word)
{
  gsize key = strspn (word, "abcdefghijklmnopqrstuvwxyz-");

  return is_path_option (before) || g_str_has_prefix (word, "-w") || g_str_has_prefix (word, "-o")
         || g_str_has_prefix (word, "--workspace=") || g_str_has_prefix (word, "--output=")
         || (key > 0 && word[0] != '-' && word[key] == '=');
}

static gboolean
check_words (char **argv, GError **error)
{
  for (guint i = 1; argv[i] != NULL; i++)
    {
      g_autofree char *problem = NULL;

      if (may_be_bytes (argv[i - 1], argv[i]) || g_utf8_validate (argv[i], -1, NULL))
        continue;
      problem = rap_text_problem (argv[i], strlen (argv[i]), G_MAXSIZE, TRUE);
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("Argument %u of the command: %s"), i,
                   problem);
      return FALSE;
    }
  return TRUE;
}

static GOptionContext *
context_for (RapCli *self, const GOptionEntry *options, const GOptionEntry *common)
{
  const RapCommand *command = self->command;
  g_autofree char *line = *command->arguments != '\0'
                            ? g_strdup_printf ("%s %s", command->name, _(command->arguments))
                            : g_strdup (command->name);
  GOptionContext *context = g_option_context_new (line);

  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  return context;
}

static gboolean
check_count (RapCli *self, guint n, guint least, guint most, GError **error)
{
  if (n < least)
    return rap_cli_usage (error,
                          _("Something is missing after “%s”: %s. “%s %s --help” tells more."),
                          self->command->name, _(self->command->arguments), g_get_prgname (),
                          self->command->name);
  if (n > most)
    return rap_cli_usage (error, _("There is too much after “%s”. “%s %s --help” tells more."),
                          self->command->name, g_get_prgname (), self->command->name);
  return TRUE;
}

/* GOption keeps the "--" that ended the options, when what follows looks like one. */
static void
drop_separator (char **words)
{
  while (*words != NULL && !g_str_equal (*words, "--"))
    words++;
  if (*words == NULL)
    return;
  g_free (*words);
  for (; *words != NULL; words++)
    words[0] = words[1];
}

gboolean
rap_cli_parse (RapCli *self,
               const GOptionEntry *options,
               char **argv,
               guint least,
               guint most,
               char ***arguments,
               GError **error)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &self->workspace,
      N_("The workspace; else the one RAPPORTEUR_WORKSPACE names"), N_("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Print this help"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = context_for (self, options, common);
  g_auto (GStrv) words = g_strdupv (argv);

  if (!check_words (argv, error) || !g_option_context_parse_strv (context, &words, error))
    return FALSE;
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);

      fputs (text, stdout);
      self->helped = TRUE;
      return FALSE;
    }
  drop_separator (words + 1);
  if (!check_count (self, g_strv_length (words + 1), least, most, error))
    return FALSE;
  *arguments = g_strdupv (words + 1);
  return TRUE;
}

gboolean
rap_cli_split_fields (char **arguments, GStrv *names, GStrv *values, GError **error)
{
  guint n = g_strv_length (arguments);
  g_auto (GStrv) keys = g_new0 (char *, n + 1);
  g_auto (GStrv) texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *equals = strchr (arguments[i], '=');
      g_autofree char *key = NULL;

      if (equals == NULL)
        return rap_cli_usage (error, _("“%s” is not of the form key=value."), arguments[i]);
      key = g_strndup (arguments[i], (gsize) (equals - arguments[i]));
      if (g_strv_contains ((const char *const *) keys, key))
        return rap_cli_usage (error, _("“%s” is given twice."), key);
      keys[i] = g_steal_pointer (&key);
      texts[i] = g_strdup (equals + 1);
    }
  *names = g_steal_pointer (&keys);
  *values = g_steal_pointer (&texts);
  return TRUE;
}

gboolean
rap_cli_find_kind (const char *nick, RapKind *kind, GError **error)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  if (rap_kind_from_nick (nick, kind))
    return TRUE;
  for (int i = 0; i < RAP_N_KINDS; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "", rap_kind_nick ((RapKind) i));
  return rap_cli_usage (error, _("“%s” is not a kind of record. There are: %s."), nick, nicks->str);
}

/* ---- The workspace ---- */

gboolean
rap_cli_need_workspace (RapCli *self, GError **error)
{
  const char *named = g_getenv ("RAPPORTEUR_WORKSPACE");

  if (self->workspace == NULL && named != NULL && *named != '\0')
    self->workspace = g_strdup (named);
  if (self->workspace != NULL && *self->workspace != '\0')
    return TRUE;
  return rap_cli_usage (error, _("Name the workspace: -w FILE, or RAPPORTEUR_WORKSPACE in the "
                                 "environment."));
}

gboolean
rap_cli_open (RapCli *self, RapStoreFlags flags, GError **error)
{
  if (!rap_cli_need_workspace (self, error))
    return FALSE;
  self->opening = TRUE;
  self->store = rap_store_open (self->workspace, flags, self->clock, error);
  if (self->store == NULL)
    return FALSE;
  self->opening = FALSE;
  return TRUE;
}

gboolean
rap_cli_apply (RapCli *self, RapChangeSet *changes, GError **error)
{
  g_autoptr (RapChangeSet) owned = changes;

  if (owned == NULL)
    return FALSE;
  return rap_change_set_is_empty (owned) || rap_store_apply (self->store, owned, NULL, error);
}

RapExit
rap_cli_exit_status (RapCli *self, const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return RAP_EXIT_USAGE;
  if (error->domain != RAP_ERROR)
    return RAP_EXIT_SYSTEM;
  switch ((RapError) error->code)
    {
    case RAP_ERROR_USAGE:
      return RAP_EXIT_USAGE;
    case RAP_ERROR_INVALID:
    case RAP_ERROR_NOT_FOUND:
    case RAP_ERROR_NOTHING:
      return self->opening ? RAP_EXIT_WORKSPACE : RAP_EXIT_INPUT;
    case RAP_ERROR_NOT_WORKSPACE:
    case RAP_ERROR_TOO_NEW:
    case RAP_ERROR_READ_ONLY:
    case RAP_ERROR_BUSY:
    case RAP_ERROR_DAMAGED:
      return RAP_EXIT_WORKSPACE;
    case RAP_ERROR_FULL:
    case RAP_ERROR_IO:
    default:
      return RAP_EXIT_SYSTEM;
    }
}
