/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-edit.h"
#include "core/kinds.h"
#include "store/chain.h"
#include "target.h"

typedef struct
{
  char *before;
  char *after;
  char *into;
  char *sitting;
  gboolean backlog;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->before);
  g_free (wishes->after);
  g_free (wishes->into);
  g_free (wishes->sitting);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gboolean
check_one_wish (const Wishes *wishes, GError **error)
{
  int n = (wishes->before != NULL) + (wishes->after != NULL) + (wishes->into != NULL)
          + (wishes->sitting != NULL) + wishes->backlog;

  return n == 1
         || rap_cli_usage (error, _("Say where to, once: --before, --after, --into, --sitting or "
                                    "--backlog."));
}

/* A row number after --into is that of an item; a uid tells by itself whether it is a sitting. */
static RapRecord *
find_target (RapCli *cli, const Wishes *wishes, RapPlace *place, GError **error)
{
  const char *name = wishes->before ? wishes->before : wishes->after;
  g_autoptr (GError) reason = NULL;
  RapRecord *target;

  *place = wishes->before ? RAP_PLACE_BEFORE : wishes->after ? RAP_PLACE_AFTER : RAP_PLACE_INTO;
  if (wishes->sitting != NULL)
    return rap_cli_resolve (cli, RAP_KIND_SITTING, wishes->sitting, error);
  if (name != NULL)
    return rap_cli_resolve (cli, RAP_KIND_AGENDA_ITEM, name, error);
  target = rap_cli_resolve (cli, RAP_KIND_AGENDA_ITEM, wishes->into, &reason);
  if (target == NULL && g_uuid_string_is_valid (wishes->into))
    target = rap_store_load_by_uid (cli->store, RAP_KIND_SITTING, wishes->into, NULL);
  if (target == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return target;
}

static RapChangeSet *
move (RapCli *cli, const char *name, const Wishes *wishes, GError **error)
{
  g_autoptr (RapRecord) item = rap_cli_resolve (cli, RAP_KIND_AGENDA_ITEM, name, error);
  g_autoptr (RapRecord) target = NULL;
  g_autoptr (RapAgenda) agenda = NULL;
  RapPlace place = RAP_PLACE_BACKLOG;

  if (item == NULL)
    return NULL;
  if (!wishes->backlog)
    {
      target = find_target (cli, wishes, &place, error);
      if (target == NULL)
        return NULL;
    }
  agenda = rap_store_load_agenda (cli->store,
                                  rap_record_integer (item, RAP_AGENDA_ITEM_MEETING), error);
  if (agenda == NULL)
    return NULL;
  return rap_agenda_move_item (agenda, rap_record_id (item), place,
                               target ? rap_record_kind (target) : RAP_KIND_SITTING,
                               target ? rap_record_id (target) : 0, error);
}

gboolean
rap_command_move (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (Wishes) wishes = { NULL };
  const GOptionEntry options[] = {
    { "before", 0, 0, G_OPTION_ARG_FILENAME, &wishes.before, N_("Before this item"), N_("ID") },
    { "after", 0, 0, G_OPTION_ARG_FILENAME, &wishes.after, N_("After this item"), N_("ID") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &wishes.into,
      N_("Last below this item, or last in the sitting of this uid"), N_("ID") },
    { "sitting", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sitting, N_("Last in this sitting"),
      N_("ID") },
    { "backlog", 0, 0, G_OPTION_ARG_NONE, &wishes.backlog, N_("Off the day, to wait"), NULL },
    { NULL }
  };

  return rap_cli_parse (cli, options, argv, 1, 1, &arguments, error)
         && check_one_wish (&wishes, error)
         && rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error)
         && rap_cli_apply (cli, move (cli, arguments[0], &wishes, error), error);
}

gboolean
rap_command_move_meeting (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *to = NULL;
  g_autoptr (RapRecord) meeting = NULL;
  gboolean chain = FALSE;
  RapLocal day;
  const GOptionEntry options[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The new first day, as in 2025-05-15"),
      N_("DATE") },
    { "chain", 0, 0, G_OPTION_ARG_NONE, &chain,
      N_("And the meetings of its chain by as many days"), NULL },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 1, 1, &arguments, error))
    return FALSE;
  if (to == NULL)
    return rap_cli_usage (error, _("Say which day it moves to: --to DATE."));
  if (!rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  if (!rap_local_parse_date (to, &day))
    {
      g_autofree char *typed = g_utf8_make_valid (to, -1);

      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("“%s” is not a day; write it as in 2025-05-15."), typed);
      return FALSE;
    }
  meeting = rap_cli_resolve (cli, RAP_KIND_MEETING, arguments[0], error);
  return meeting != NULL
         && rap_cli_apply (cli, rap_store_move_meeting (cli->store, rap_record_id (meeting), day,
                                                        chain, error),
                           error);
}
