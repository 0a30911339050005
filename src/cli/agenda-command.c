/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "agenda-document-command.h"
#include "core/agenda-timing.h"
#include "core/kinds.h"
#include "target.h"
#include "value.h"

/* Widest cell of an agenda for people. */
#define LONGEST_CELL 72

typedef struct
{
  RapAgenda *agenda;
  RapTimetable *table;
  GPtrArray *zones; /* of RapZone: those asked for beside the meeting's own */
  gboolean problems; /* only the rows with a problem that is more than free time */
} View;

/* ---- Parts of a row ---- */

static const char *
kind_of (const RapAgendaRow *row)
{
  return row->kind == RAP_ROW_SITTING ? "sitting"
                                      : rap_record_text (row->record, RAP_AGENDA_ITEM_KIND);
}

static const char *
title_of (const RapAgendaRow *row)
{
  return row->kind == RAP_ROW_SITTING ? rap_sitting_name (row->record)
                                      : rap_record_title (row->record);
}

/* The sitting an item is in; %NULL for the backlog and for sittings themselves. */
static RapRecord *
sitting_of (View *view, const RapAgendaRow *row)
{
  if (row->kind != RAP_ROW_ITEM)
    return NULL;
  return rap_agenda_sitting (view->agenda,
                             rap_record_integer (row->record, RAP_AGENDA_ITEM_SITTING));
}

static gboolean
has_duration (const RapAgendaRow *row)
{
  return row->kind == RAP_ROW_SITTING || row->minutes > 0
         || rap_record_integer (row->record, RAP_AGENDA_ITEM_DURATION) != RAP_UNKNOWN;
}

static char *
format_utc (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static guint
n_problems (const RapAgendaRow *row)
{
  return row->problems != NULL ? row->problems->len : 0;
}

static char *
describe_problems (const RapAgendaRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_problems (row); i++)
    {
      g_autofree char *one =
        rap_problem_describe (&g_array_index (row->problems, RapProblem, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_shown (View *view, const RapAgendaRow *row)
{
  if (!view->problems)
    return TRUE;
  for (guint i = 0; i < n_problems (row); i++)
    if (rap_problem_is_warning (g_array_index (row->problems, RapProblem, i).kind))
      return TRUE;
  return FALSE;
}

/* ---- For people ---- */

static char *
weekday_and_date (RapLocal local)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  rap_local_fields (local, &year, &month, &day, NULL, NULL, NULL);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return date != NULL ? g_date_time_format (date, "%a %Y-%m-%d") : rap_local_format_date (local);
}

/* "15:00–18:30", with (+1) or (-1) when it starts on another day there. */
static char *
times_in_zone (const RapAgendaRow *row, RapZone *zone)
{
  RapLocal start = rap_zone_to_local (zone, row->start_instant);
  g_autofree char *from = rap_local_format_time (start);
  g_autofree char *until = rap_local_format_time (rap_zone_to_local (zone, row->end_instant));
  g_autofree char *here = rap_local_format_date (row->start);
  g_autofree char *there = rap_local_format_date (start);
  int order = g_strcmp0 (there, here);

  return g_strdup_printf ("%s–%s%s", from, until, order == 0 ? "" : order > 0 ? " (+1)" : " (-1)");
}

static void
add_titles (View *view, RapTable *table)
{
  rap_table_add_column (table, _("Day"), FALSE);
  rap_table_add_column (table, _("Start"), TRUE);
  rap_table_add_column (table, _("End"), TRUE);
  /* Translators: head of a column of durations in minutes. */
  rap_table_add_column (table, _("Min"), TRUE);
  for (guint i = 0; i < view->zones->len; i++)
    rap_table_add_column (table, rap_zone_name (view->zones->pdata[i]), FALSE);
  /* Translators: head of a column of item numbers. */
  rap_table_add_column (table, _("No."), FALSE);
  rap_table_add_column (table, _("Title"), FALSE);
  rap_table_add_column (table, _("Problems"), FALSE);
}

static void
add_times (View *view, RapTable *table, const RapAgendaRow *row)
{
  gboolean timed = row->timed;

  rap_table_take_cell (table, timed && row->kind == RAP_ROW_SITTING ? weekday_and_date (row->start)
                                                                     : g_strdup (""));
  rap_table_take_cell (table, timed ? rap_local_format_time (row->start) : g_strdup (""));
  rap_table_take_cell (table, timed ? rap_local_format_time (row->end) : g_strdup (""));
  rap_table_take_cell (table, row->record != NULL && has_duration (row)
                                ? g_strdup_printf ("%d", row->minutes) : g_strdup (""));
  for (guint i = 0; i < view->zones->len; i++)
    rap_table_take_cell (table, timed ? times_in_zone (row, view->zones->pdata[i]) : g_strdup (""));
}

static char *
sitting_line (const RapAgendaRow *row)
{
  const char *room = rap_record_text (row->record, RAP_SITTING_ROOM);

  if (*room == '\0')
    return g_strdup (title_of (row));
  return g_strdup_printf ("%s (%s)", title_of (row), room);
}

static void
add_row (View *view, RapTable *table, const RapAgendaRow *row)
{
  add_times (view, table, row);
  rap_table_add_cell (table, row->number);
  if (row->kind == RAP_ROW_BACKLOG)
    /* Translators: head of the items of a meeting that stand on no day yet. */
    rap_table_add_cell (table, _("Not on any day yet"));
  else if (row->kind == RAP_ROW_SITTING)
    rap_table_take_cell (table, sitting_line (row));
  else
    rap_table_take_cell (table, g_strdup_printf ("%*s%s", (int) (2 * row->level), "",
                                                 title_of (row)));
  rap_table_take_cell (table, describe_problems (row));
}

static void
print_head (View *view)
{
  RapRecord *meeting = rap_agenda_meeting (view->agenda);
  const char *first = rap_record_text (meeting, RAP_MEETING_START_DATE);
  const char *last = rap_record_text (meeting, RAP_MEETING_END_DATE);
  const char *city = rap_record_text (meeting, RAP_MEETING_CITY);

  printf ("%s\n", rap_record_title (meeting));
  printf ("%s", first);
  if (!g_str_equal (first, last))
    printf ("–%s", last);
  if (*city != '\0')
    printf (" · %s", city);
  printf (" · %s\n\n", rap_record_text (meeting, RAP_MEETING_ZONE));
}

static void
print_table (View *view)
{
  g_autoptr (RapTable) table = rap_table_new ();
  guint n = rap_timetable_size (view->table);

  print_head (view);
  if (n == 0)
    {
      puts (_("The meeting has no sittings and no items yet."));
      return;
    }
  add_titles (view, table);
  for (guint i = 0; i < n; i++)
    add_row (view, table, rap_timetable_row (view->table, i));
  rap_table_print (table, TRUE, LONGEST_CELL);
}

/* "Thu 2025-05-15 09:20" */
static char *
when_of (const RapAgendaRow *row)
{
  g_autofree char *day = weekday_and_date (row->start);
  g_autofree char *time = rap_local_format_time (row->start);

  return row->timed ? g_strdup_printf ("%s %s", day, time) : g_strdup ("");
}

static void
add_problems (RapTable *table, const RapAgendaRow *row)
{
  for (guint i = 0; i < n_problems (row); i++)
    {
      const RapProblem *problem = &g_array_index (row->problems, RapProblem, i);

      if (!rap_problem_is_warning (problem->kind))
        continue;
      rap_table_take_cell (table, when_of (row));
      rap_table_add_cell (table, row->kind == RAP_ROW_SITTING ? "sitting" : "agenda-item");
      rap_table_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT,
                                                   rap_record_id (row->record)));
      rap_table_add_cell (table, title_of (row));
      rap_table_take_cell (table, rap_problem_describe (problem));
      rap_table_add_cell (table, rap_problem_remedy (problem));
    }
}

/* A problem a line, with what helps. */
static void
print_problems (View *view)
{
  g_autoptr (RapTable) table = rap_table_new ();
  guint n = 0;

  print_head (view);
  rap_table_add_column (table, _("Start"), FALSE);
  rap_table_add_column (table, _("Kind"), FALSE);
  rap_table_add_column (table, _("ID"), TRUE);
  rap_table_add_column (table, _("Title"), FALSE);
  rap_table_add_column (table, _("Problem"), FALSE);
  /* Translators: head of a column: what can be done about a problem. */
  rap_table_add_column (table, _("What helps"), FALSE);
  for (guint i = 0; i < rap_timetable_size (view->table); i++)
    if (is_shown (view, rap_timetable_row (view->table, i)))
      {
        add_problems (table, rap_timetable_row (view->table, i));
        n++;
      }
  if (n > 0)
    rap_table_print (table, TRUE, LONGEST_CELL);
  else
    puts (_("The agenda has no problem."));
}

/* ---- For scripts ---- */

static void
set_text (JsonObject *object, const char *key, char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
  g_free (text);
}

static JsonArray *
problems_to_json (const RapAgendaRow *row)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_problems (row); i++)
    {
      const RapProblem *problem = &g_array_index (row->problems, RapProblem, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind", rap_problem_nick (problem->kind));
      json_object_set_int_member (object, "minutes", problem->minutes);
      set_text (object, "text", rap_problem_describe (problem));
      if (*rap_problem_remedy (problem) != '\0')
        json_object_set_string_member (object, "remedy", rap_problem_remedy (problem));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
zones_to_json (View *view, const RapAgendaRow *row)
{
  JsonObject *times = json_object_new ();

  for (guint i = 0; i < view->zones->len; i++)
    {
      RapZone *zone = view->zones->pdata[i];
      JsonObject *object = json_object_new ();

      set_text (object, "start",
                row->timed ? rap_local_format (rap_zone_to_local (zone, row->start_instant))
                           : NULL);
      set_text (object, "end",
                row->timed ? rap_local_format (rap_zone_to_local (zone, row->end_instant)) : NULL);
      json_object_set_object_member (times, rap_zone_name (zone), object);
    }
  return times;
}

static JsonNode *
row_to_json (View *view, const RapAgendaRow *row)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  RapRecord *sitting = sitting_of (view, row);
  gboolean timed = row->timed;

  json_object_set_string_member (object, "uid", rap_record_uid (row->record));
  json_object_set_string_member (object, "kind", kind_of (row));
  json_object_set_string_member (object, "number", row->full_number);
  json_object_set_int_member (object, "level", row->level);
  json_object_set_string_member (object, "title", title_of (row));
  set_text (object, "sitting", sitting != NULL ? g_strdup (rap_record_uid (sitting)) : NULL);
  set_text (object, "start", timed ? rap_local_format (row->start) : NULL);
  set_text (object, "end", timed ? rap_local_format (row->end) : NULL);
  set_text (object, "zone", g_strdup (rap_zone_name (rap_agenda_zone (view->agenda))));
  set_text (object, "start-utc", timed ? format_utc (row->start_instant) : NULL);
  set_text (object, "end-utc", timed ? format_utc (row->end_instant) : NULL);
  if (has_duration (row))
    json_object_set_int_member (object, "duration", row->minutes);
  else
    json_object_set_null_member (object, "duration");
  json_object_set_array_member (object, "problems", problems_to_json (row));
  if (view->zones->len > 0)
    json_object_set_object_member (object, "times", zones_to_json (view, row));
  json_object_unref (object);
  return node;
}

static void
print_json (View *view)
{
  guint n = 0;

  for (guint i = 0; i < rap_timetable_size (view->table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (view->table, i);
      g_autoptr (JsonNode) node = NULL;

      if (row->kind == RAP_ROW_BACKLOG || !is_shown (view, row))
        continue;
      node = row_to_json (view, row);
      rap_json_print_element (node, n++);
    }
  rap_json_print_element (NULL, n);
}

static void
add_csv_titles (View *view, RapTable *table)
{
  static const char *const keys[] = { "uid", "kind", "number", "level", "title", "sitting", "start",
                                      "end", "zone", "start-utc", "end-utc", "duration",
                                      "problems" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    rap_table_add_column (table, keys[i], FALSE);
  for (guint i = 0; i < view->zones->len; i++)
    {
      g_autofree char *start = g_strconcat ("start ", rap_zone_name (view->zones->pdata[i]), NULL);
      g_autofree char *end = g_strconcat ("end ", rap_zone_name (view->zones->pdata[i]), NULL);

      rap_table_add_column (table, start, FALSE);
      rap_table_add_column (table, end, FALSE);
    }
}

static void
add_csv_row (View *view, RapTable *table, const RapAgendaRow *row)
{
  RapRecord *sitting = sitting_of (view, row);
  gboolean timed = row->timed;

  rap_table_add_cell (table, rap_record_uid (row->record));
  rap_table_add_cell (table, kind_of (row));
  rap_table_add_cell (table, row->full_number);
  rap_table_take_cell (table, g_strdup_printf ("%u", row->level));
  rap_table_add_cell (table, title_of (row));
  rap_table_add_cell (table, sitting != NULL ? rap_record_uid (sitting) : "");
  rap_table_take_cell (table, timed ? rap_local_format (row->start) : g_strdup (""));
  rap_table_take_cell (table, timed ? rap_local_format (row->end) : g_strdup (""));
  rap_table_add_cell (table, rap_zone_name (rap_agenda_zone (view->agenda)));
  rap_table_take_cell (table, timed ? format_utc (row->start_instant) : g_strdup (""));
  rap_table_take_cell (table, timed ? format_utc (row->end_instant) : g_strdup (""));
  rap_table_take_cell (table, has_duration (row) ? g_strdup_printf ("%d", row->minutes)
                                                 : g_strdup (""));
  rap_table_take_cell (table, describe_problems (row));
  for (guint i = 0; i < view->zones->len; i++)
    {
      RapZone *zone = view->zones->pdata[i];

      rap_table_take_cell (table,
                           timed ? rap_local_format (rap_zone_to_local (zone, row->start_instant))
                                 : g_strdup (""));
      rap_table_take_cell (table,
                           timed ? rap_local_format (rap_zone_to_local (zone, row->end_instant))
                                 : g_strdup (""));
    }
}

static void
print_csv (View *view)
{
  g_autoptr (RapTable) table = rap_table_new ();

  add_csv_titles (view, table);
  for (guint i = 0; i < rap_timetable_size (view->table); i++)
    if (rap_timetable_row (view->table, i)->kind != RAP_ROW_BACKLOG
        && is_shown (view, rap_timetable_row (view->table, i)))
      add_csv_row (view, table, rap_timetable_row (view->table, i));
  rap_table_print_csv (table);
}

/* ---- The command ---- */

static gboolean
find_zones (char **names, GPtrArray *zones, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      RapZone *zone = rap_zone_get (names[i], error);

      if (zone == NULL)
        return FALSE;
      g_ptr_array_add (zones, zone);
    }
  return TRUE;
}

static void
print_view (View *view, RapFormat format)
{
  view->table = rap_agenda_retime (view->agenda);
  if (format == RAP_FORMAT_JSON)
    print_json (view);
  else if (format == RAP_FORMAT_CSV)
    print_csv (view);
  else if (view->problems)
    print_problems (view);
  else
    print_table (view);
  rap_timetable_unref (view->table);
}

static gboolean
write_document (RapCli *cli, RapAgenda *agenda, const RapAgendaWishes *wishes, GPtrArray *zones,
                GError **error)
{
  RapAgendaDocumentOptions options;
  RapReportFormat format;
  RapPaper paper = RAP_PAPER_A4;

  if (!rap_agenda_wishes_read (wishes, &options, &format, &paper, error))
    return FALSE;
  options.zones = zones;
  return rap_agenda_write_document (cli, agenda, wishes, &options, format, paper, error);
}

/* What was typed wrong is said before the workspace is opened. */
static gboolean
check_wishes (const RapAgendaWishes *wishes, RapFormat *format, GError **error)
{
  RapAgendaDocumentOptions options;
  RapReportFormat report;
  RapPaper paper;

  if (!rap_format_parse (wishes->format, 31, format, error))
    return FALSE;
  return rap_agenda_wishes_is_document (wishes)
           ? rap_agenda_wishes_read (wishes, &options, &report, &paper, error)
           : rap_agenda_wishes_check_listing (wishes, error);
}

static gboolean
run_agenda (RapCli *cli, const char *name, const RapAgendaWishes *wishes, GError **error)
{
  g_autoptr (GPtrArray) zones =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_zone_unref);
  g_autoptr (RapRecord) meeting = NULL;
  g_autoptr (RapAgenda) agenda = NULL;
  RapFormat format;

  if (!check_wishes (wishes, &format, error) || !find_zones (wishes->zones, zones, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  meeting = rap_cli_resolve (cli, RAP_KIND_MEETING, name, error);
  if (meeting == NULL)
    return FALSE;
  agenda = rap_store_load_agenda (cli->store, rap_record_id (meeting), error);
  if (agenda == NULL)
    return FALSE;
  if (rap_agenda_wishes_is_document (wishes))
    return write_document (cli, agenda, wishes, zones, error);
  print_view (&(View){ agenda, NULL, zones, wishes->problems }, format);
  return TRUE;
}

gboolean
rap_command_agenda (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (RapAgendaWishes) wishes = { NULL };
  const GOptionEntry options[] = {
    { "problems", 0, 0, G_OPTION_ARG_NONE, &wishes.problems,
      N_("Only what has a problem, with what helps"), NULL },
    { "zone", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.zones,
      N_("Times of this zone as well; may be given more than once"), N_("ZONE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wishes.format,
      N_("table, csv or json; of a document html, pdf or csv"), N_("FORMAT") },
    { "document", 0, 0, G_OPTION_ARG_FILENAME, &wishes.document,
      N_("Write a document: provisional, annotated, order, script or timetable"),
      N_("DOCUMENT") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &wishes.language,
      N_("The language of the document: en (if nothing is said) or fr"), N_("LANGUAGE") },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &wishes.profile,
      N_("Whom it is for: delegates (if nothing is said), public or internal"), N_("PROFILE") },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &wishes.paper,
      N_("The sheets of a PDF: a4, letter or a3"), N_("PAPER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output,
      N_("The file of the document; - (if nothing is said) is standard output"), N_("FILE") },
    { NULL }
  };

  return rap_cli_parse (cli, options, argv, 1, 1, &arguments, error)
         && run_agenda (cli, arguments[0], &wishes, error);
}
