/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/kinds.h"
#include "ical/calendar-export.h"
#include "target.h"

typedef struct
{
  char *detail;
  char *language;
  char *output;
  char **zones;
  gboolean breaks;
  gboolean own_zone;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->detail);
  g_free (wishes->language);
  g_free (wishes->output);
  g_strfreev (wishes->zones);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gboolean
parse_detail (const char *typed, RapCalendarDetail *detail, GError **error)
{
  static const char *const names[] = {
    [RAP_DETAIL_SITTING] = "sitting",
    [RAP_DETAIL_ITEM] = "item",
    [RAP_DETAIL_MEETING] = "meeting",
  };

  *detail = RAP_DETAIL_SITTING;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (typed != NULL && g_str_equal (typed, names[i]))
      {
        *detail = (RapCalendarDetail) i;
        return TRUE;
      }
  return typed == NULL
         || rap_cli_usage (error, _("An event stands for a sitting, an item or a meeting, not for "
                                    "“%s”."), typed);
}

/* What the options ask for; its strings belong to @wishes. */
static gboolean
read_options (const Wishes *wishes, RapCalendarOptions *options, GError **error)
{
  if (!parse_detail (wishes->detail, &options->detail, error))
    return FALSE;
  options->language = wishes->language != NULL ? wishes->language : "en";
  if (!g_str_equal (options->language, "en") && !g_str_equal (options->language, "fr"))
    return rap_cli_usage (error, _("A calendar file is written in en or fr, not in “%s”."),
                          options->language);
  for (guint i = 0; wishes->zones != NULL && wishes->zones[i] != NULL; i++)
    {
      g_autoptr (RapZone) zone = rap_zone_get (wishes->zones[i], error);

      if (zone == NULL)
        return FALSE;
    }
  options->with_breaks = wishes->breaks;
  options->own_zone = wishes->own_zone;
  options->zones = (const char *const *) wishes->zones;
  return TRUE;
}

/* The meeting's region, or %NULL when it has none. */
static gboolean
load_region (RapStore *store, RapRecord *meeting, RapRecord **region, GError **error)
{
  gint64 id = rap_record_integer (meeting, RAP_MEETING_REGION);

  if (id != 0)
    *region = rap_store_load (store, RAP_KIND_REGION, id, error);
  return id == 0 || *region != NULL;
}

static GBytes *
plan_to_bytes (RapCalendarPlan *plan, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!rap_calendar_plan_write (plan, stream, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What was sent before and is gone from this file is named: nobody should find out from delegates. */
static void
report_called_off (RapCalendarPlan *plan)
{
  guint n = 0;

  for (int detail = 0; detail < RAP_N_DETAILS; detail++)
    n += rap_calendar_plan_called_off (plan, (RapCalendarDetail) detail);
  if (n == 0)
    return;
  fprintf (stderr,
           /* Translators: first the name of the program, then a number; what is called off follows. */
           ngettext ("%s: %u event that was sent before is called off:\n",
                     "%s: %u events that were sent before are called off:\n", n),
           g_get_prgname (), n);
  for (guint i = 0; i < rap_calendar_plan_size (plan); i++)
    {
      const RapCalendarEvent *event = rap_calendar_plan_event (plan, i);
      g_autofree char *start = event->all_day ? rap_local_format_date (event->start)
                                              : rap_local_format (event->start);

      if (event->gone)
        fprintf (stderr, "  %s  %s\n", start, event->summary);
    }
}

/* The file first: what calendars were told is remembered only once they can be told. */
static gboolean
export (RapCli *cli, RapAgenda *agenda, const RapCalendarOptions *options, const char *output,
        GError **error)
{
  g_auto (GStrv) uids = rap_calendar_uids (agenda);
  g_autoptr (GHashTable) revisions =
    rap_store_load_revisions (cli->store, rap_record_uid (rap_agenda_meeting (agenda)),
                              (const char *const *) uids, error);
  g_autoptr (RapCalendarPlan) plan = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (revisions == NULL)
    return FALSE;
  plan = rap_calendar_plan_new (agenda, options, revisions, cli->clock, error);
  if (plan == NULL)
    return FALSE;
  bytes = plan_to_bytes (plan, error);
  if (bytes == NULL || !rap_cli_write_output (output, bytes, error))
    return FALSE;
  report_called_off (plan);
  if (rap_store_is_read_only (cli->store))
    {
      fprintf (stderr, _("%s: The calendar file is written, but the workspace cannot remember it: "
                         "%s\n"),
               g_get_prgname (), rap_store_read_only_reason (cli->store));
      return TRUE;
    }
  told = rap_calendar_plan_revisions (plan);
  return rap_store_save_revisions (cli->store, told, error);
}

static gboolean
export_meeting (RapCli *cli, const char *name, const Wishes *wishes, GError **error)
{
  RapCalendarOptions options = { 0 };
  g_autoptr (RapRecord) meeting = NULL;
  g_autoptr (RapAgenda) agenda = NULL;
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (RapRecord) region = NULL;
  g_autofree char *chosen = NULL;

  if (!read_options (wishes, &options, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  meeting = rap_cli_resolve (cli, RAP_KIND_MEETING, name, error);
  if (meeting == NULL)
    return FALSE;
  agenda = rap_store_load_agenda (cli->store, rap_record_id (meeting), error);
  if (agenda == NULL)
    return FALSE;
  words = rap_cli_load_words (cli->store, error);
  if (words == NULL)
    return FALSE;
  options.words = words;
  if (!load_region (cli->store, meeting, &region, error))
    return FALSE;
  options.region = region;
  if (wishes->output != NULL)
    return export (cli, agenda, &options, wishes->output, error);
  chosen = rap_calendar_file_name (agenda, &options);
  if (!export (cli, agenda, &options, chosen, error))
    return FALSE;
  puts (chosen);
  return TRUE;
}

gboolean
rap_command_export_ics (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (Wishes) wishes = { NULL };
  const GOptionEntry options[] = {
    { "detail", 0, 0, G_OPTION_ARG_FILENAME, &wishes.detail,
      N_("What an event stands for: sitting (if nothing is said), item or meeting"), N_("DETAIL") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &wishes.language,
      N_("The language of the events: en (if nothing is said) or fr"), N_("LANGUAGE") },
    { "breaks", 0, 0, G_OPTION_ARG_NONE, &wishes.breaks,
      N_("Breaks, protocol and social sittings as well"), NULL },
    { "own-zone", 0, 0, G_OPTION_ARG_NONE, &wishes.own_zone,
      N_("Times in the meeting’s zone also where Outlook misreads its rules, not in UTC"), NULL },
    { "zone", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.zones,
      N_("Tell the times of this zone too; may be given more than once"), N_("ZONE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output,
      N_("The file; - is standard output; else one named after the meeting, here"), N_("FILE") },
    { NULL }
  };

  return rap_cli_parse (cli, options, argv, 1, 1, &arguments, error)
         && export_meeting (cli, arguments[0], &wishes, error);
}
