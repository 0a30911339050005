/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-view-private.h"
#include "gui/shared/dates.h"
#include "gui/shared/rap-compat.h"
#include "item-cells.h"

/* What the foot of the view says: what was done, and which keys do what here. */

static const char *
hint_for_editor (RapAgendaView *self)
{
  if (_rap_agenda_view_open_draft (self) != NULL)
    return _("Enter: keep, next item  ·  Tab: purpose, duration  ·  Alt+→ sub-item  ·  Esc: done");
  switch (rap_item_cells_get_edited (self->editing))
    {
    case RAP_CELL_MINUTES:
      return _("90, 1h30, 1:30 or 1.5h  ·  Enter: keep  ·  Tab: next cell  ·  Esc: as it was");
    case RAP_CELL_TIME:
      return _("A time fixes the start, nothing frees it  ·  Enter: keep  ·  Esc: as it was");
    case RAP_CELL_WHO:
      return _("Name, organisation; next name (tbc)  ·  Enter: keep  ·  Esc: as it was");
    case RAP_CELL_TITLE:
    case RAP_CELL_HANDLE:
    case RAP_CELL_ZONE_1:
    case RAP_CELL_ZONE_2:
    case RAP_CELL_LOCK:
    case RAP_CELL_NUMBER:
    case RAP_CELL_PURPOSES:
    case RAP_CELL_MENU:
    default:
      return _("Enter: keep  ·  Ctrl+Enter: keep, next item  ·  Tab: next cell  ·  Esc: as it was");
    }
}

static const char *
hint_for_line (RapAgendaLine *line)
{
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      return _("Enter write  ·  Insert new  ·  Alt+↑↓ move  ·  Alt+←→ level  ·  + − minutes  ·  "
               "L fix start  ·  Delete to backlog  ·  F4 details");
    case RAP_LINE_SITTING:
      return _("Enter edit  ·  Insert new item  ·  S new sitting  ·  + − end  ·  Delete remove");
    case RAP_LINE_NOTE:
      return line->problem.kind == RAP_PROBLEM_OVERRUN
               ? _("Enter repairs  ·  F8 next problem  ·  Shift+F8 the one before")
               : _("Enter change what causes it  ·  F8 next problem");
    case RAP_LINE_ADD_SITTING:
      return _("Enter new sitting");
    case RAP_LINE_ADD_ITEM:
    case RAP_LINE_BACKLOG:
    default:
      return _("Enter new item  ·  B break  ·  P protocol slot  ·  G parallel group  ·  "
               "S new sitting");
    }
}

void
_rap_agenda_view_update_hint (RapAgendaView *self)
{
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);
  const char *hint;

  if (self->hint == NULL)
    return;
  if (self->editing != NULL)
    hint = hint_for_editor (self);
  else if (line != NULL)
    hint = hint_for_line (line);
  else
    hint = _("↑↓ select  ·  F8 next problem");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), hint);
}

void
_rap_agenda_view_say (RapAgendaView *self, const char *words)
{
  if (self->status == NULL)
    return;
  gtk_label_set_label (self->status, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), words != NULL && *words != '\0');
  if (words != NULL && *words != '\0')
    rap_announce (GTK_WIDGET (self), words);
}

void
_rap_agenda_view_say_error (RapAgendaView *self, const GError *error)
{
  _rap_agenda_view_say (self, error->message);
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
append_problem (GString *words, const RapProblem *problem)
{
  g_autofree char *text = rap_problem_describe (problem);

  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, text);
}

/* An overrun is told at the item that crosses the limit; those that follow it there are late too. */
static gboolean
concerns (const RapProblem *problem, const RapAgendaRow *from, const RapAgendaRow *row)
{
  if (!rap_problem_is_warning (problem->kind))
    return FALSE;
  return from == row
         || (problem->kind == RAP_PROBLEM_OVERRUN && problem->at < row->end
             && row->start < problem->at + 60 * (RapLocal) problem->minutes);
}

/* Problems of the row in words; "no conflict" when there is none. */
static char *
conflicts_of (RapTimetable *table, const RapAgendaRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *from = rap_timetable_row (table, i);

      /* What was said of an earlier sitting does not concern this row. */
      if (from->kind == RAP_ROW_SITTING && from != row)
        g_string_truncate (words, 0);
      for (guint p = 0; from->problems != NULL && p < from->problems->len; p++)
        if (concerns (&g_array_index (from->problems, RapProblem, p), from, row))
          append_problem (words, &g_array_index (from->problems, RapProblem, p));
      if (from == row)
        break;
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE)
                        : g_strdup (_("no conflict"));
}

static char *
describe_result (RapTimetable *table, const RapAgendaRow *row)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *conflicts = NULL;

  if (row == NULL)
    return g_strdup ("");
  if (!row->timed)
    return g_strdup (row->full_number);
  start = rap_format_time (row->start);
  end = rap_format_time (row->end);
  conflicts = conflicts_of (table, row);
  if (*row->full_number == '\0')
    /* Translators: times of day, then "no conflict" or what the conflict is. */
    return g_strdup_printf (_("%s to %s, %s"), start, end, conflicts);
  /* Translators: number of an agenda item, times of day, "no conflict" or what the conflict is:
   * "IV, 09:40 to 10:05, no conflict" */
  return g_strdup_printf (_("%s, %s to %s, %s"), row->full_number, start, end, conflicts);
}

static void
say_result (RapAgendaView *self, const char *label, RapTimetable *table, const RapAgendaRow *row)
{
  g_autofree char *result = describe_result (table, row);
  g_autofree char *words = NULL;

  /* Translators: what was done, and what came of it: "Move “Opening”: IV, 09:40 to 10:05, …" */
  words = *result != '\0' ? g_strdup_printf (_("%s: %s"), label, result)
                                            : g_strdup (label);
  _rap_agenda_view_say (self, words);
}

void
_rap_agenda_view_say_done (RapAgendaView *self, const char *label, RapAgendaLine *line)
{
  gboolean there = line != NULL && rap_agenda_list_position (self->list, line) != G_MAXUINT;

  say_result (self, label, there ? line->table : NULL, there ? line->row : NULL);
}

void
_rap_agenda_view_say_outcome (RapAgendaView *self,
                              const char *label,
                              RapChangeSet *changes,
                              RapAgendaLine *line)
{
  g_autoptr (RapAgenda) agenda = rap_agenda_copy (rap_agenda_list_agenda (self->list));
  g_autoptr (RapTimetable) table = NULL;

  _rap_agenda_take_changes (agenda, changes);
  table = rap_agenda_retime (agenda);
  say_result (self, label, table,
              rap_timetable_find (table, rap_record_kind (line->record),
                                  rap_record_id (line->record)));
}
