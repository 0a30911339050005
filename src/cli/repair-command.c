/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/agenda-repair.h"
#include "core/kinds.h"
#include "core/text.h"
#include "target.h"
#include "value.h"

/* An overrun of an item, and what can be done about it. */
typedef struct
{
  char *words;
  GPtrArray *repairs; /* of RapRepair */
} Overrun;

static void
overrun_clear (Overrun *self)
{
  g_free (self->words);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Overrun, overrun_clear)

/* The first overrun that stands on the item. */
static gboolean
find_overrun (RapCli *cli, const char *name, Overrun *overrun, GError **error)
{
  g_autoptr (RapRecord) item = rap_cli_resolve (cli, RAP_KIND_AGENDA_ITEM, name, error);
  g_autoptr (RapAgenda) agenda = NULL;
  g_autoptr (RapTimetable) table = NULL;
  GArray *problems;

  if (item == NULL)
    return FALSE;
  agenda = rap_store_load_agenda (cli->store,
                                  rap_record_integer (item, RAP_AGENDA_ITEM_MEETING), error);
  if (agenda == NULL)
    return FALSE;
  table = rap_agenda_retime (agenda);
  problems = rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, rap_record_id (item))->problems;
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const RapProblem *problem = &g_array_index (problems, RapProblem, i);

      if (problem->kind != RAP_PROBLEM_OVERRUN)
        continue;
      overrun->words = rap_problem_describe (problem);
      overrun->repairs = rap_repairs_find (agenda, rap_record_id (item), problem);
      return TRUE;
    }
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               _("Nothing runs over at “%s”. The problems of its agenda are printed by: agenda "
                 "MEETING --problems"),
               rap_record_title (item));
  return FALSE;
}

static RapChangeSet *
choose (const Overrun *overrun, const char *name, GError **error)
{
  RapRepair *repair = rap_repairs_get (overrun->repairs, name);
  g_autoptr (GString) names = NULL;

  if (repair != NULL)
    return rap_change_set_ref (repair->changes);
  names = g_string_new (NULL);
  for (guint i = 0; i < overrun->repairs->len; i++)
    g_string_append_printf (names, " %s", ((RapRepair *) overrun->repairs->pdata[i])->name);
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("“%s” is no repair here. There are:%s"), name,
               names->str);
  return NULL;
}

static void
print_list (const Overrun *overrun)
{
  printf ("%s\n", overrun->words);
  for (guint i = 0; i < overrun->repairs->len; i++)
    {
      const RapRepair *repair = overrun->repairs->pdata[i];

      printf ("\n%-18s%s\n", repair->name, repair->label);
      for (guint j = 0; repair->effects[j] != NULL; j++)
        printf ("%-18s  %s\n", "", repair->effects[j]);
      if (repair->minutes_left > 0)
        {
          g_autofree char *length = rap_duration_format (repair->minutes_left);
          g_autofree char *words = g_strdup_printf (_("It is not enough: %s remain."), length);

          printf ("%-18s  %s\n", "", words);
        }
    }
}

static void
print_json (const Overrun *overrun)
{
  for (guint i = 0; i < overrun->repairs->len; i++)
    {
      const RapRepair *repair = overrun->repairs->pdata[i];
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
      JsonArray *effects = json_array_new ();

      for (guint j = 0; repair->effects[j] != NULL; j++)
        json_array_add_string_element (effects, repair->effects[j]);
      json_object_set_string_member (object, "name", repair->name);
      json_object_set_string_member (object, "label", repair->label);
      json_object_set_int_member (object, "minutes-left", repair->minutes_left);
      json_object_set_array_member (object, "effects", effects);
      rap_json_print_element (node, i);
    }
  rap_json_print_element (NULL, overrun->repairs->len);
}

gboolean
rap_command_repair (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *typed_format = NULL;
  g_autofree char *name = NULL;
  gboolean list = FALSE;
  g_auto (Overrun) overrun = { NULL };
  RapFormat format;
  const GOptionEntry options[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("Print what can be done (as without options)"),
      NULL },
    { "apply", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("Do this one, as one step"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &typed_format, N_("table or json"), N_("FORMAT") },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 1, 1, &arguments, error)
      || !rap_format_parse (typed_format, 1u << RAP_FORMAT_TABLE | 1u << RAP_FORMAT_JSON, &format,
                            error))
    return FALSE;
  if (list && name != NULL)
    return rap_cli_usage (error, _("Either --list or --apply."));
  if (!rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error)
      || !find_overrun (cli, arguments[0], &overrun, error))
    return FALSE;
  if (name != NULL)
    return rap_cli_apply (cli, choose (&overrun, name, error), error);
  if (format == RAP_FORMAT_JSON)
    print_json (&overrun);
  else
    print_list (&overrun);
  return TRUE;
}
