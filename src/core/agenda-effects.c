/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-effects.h"
#include "agenda-item.h"
#include "agenda-timing.h"
#include "sitting.h"
#include "text.h"

typedef struct
{
  RapAgenda *before;
  RapAgenda *after;
  RapTimetable *old;
  RapTimetable *new;
  GPtrArray *main;   /* lengths, places, sittings, problems */
  GPtrArray *moved;  /* other times only */
} Effects;

static char *
span_of (const RapAgendaRow *row)
{
  g_autofree char *start = rap_local_format_time (row->start);
  g_autofree char *end = rap_local_format_time (row->end);

  return g_strdup_printf ("%s–%s", start, end);
}

/* "Fri 14:00 Plenary" needs a locale's weekday; the date is clear everywhere. */
static char *
name_of_sitting (RapRecord *sitting)
{
  RapLocal start = 0;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &start);
  day = rap_local_format_date (start);
  time = rap_local_format_time (start);
  /* Translators: a sitting: its name, date and time. */
  return g_strdup_printf (_("%s, %s at %s"), rap_sitting_name (sitting), day, time);
}

static void
tell_place (Effects *self, RapRecord *then, RapRecord *now)
{
  const char *title = rap_record_title (now);
  RapRecord *sitting =
    rap_agenda_sitting (self->after, rap_record_integer (now, RAP_AGENDA_ITEM_SITTING));
  gint64 parent = rap_record_integer (now, RAP_AGENDA_ITEM_PARENT);
  RapRecord *above = rap_agenda_item (self->after, parent);

  /* What stands below a moved item goes with it. */
  if (above != NULL && rap_record_field_equal (then, now, RAP_AGENDA_ITEM_PARENT))
    return;
  if (sitting == NULL)
    g_ptr_array_add (self->main, g_strdup_printf (_("“%s” goes to the backlog"), title));
  else if (!rap_record_field_equal (then, now, RAP_AGENDA_ITEM_SITTING))
    {
      g_autofree char *name = name_of_sitting (sitting);

      /* Translators: title of an item; a sitting with date and time. */
      g_ptr_array_add (self->main, g_strdup_printf (_("“%s” goes to %s"), title, name));
    }
  else if (above != NULL && rap_agenda_item_is (above, "group"))
    /* Translators: titles of an item and of a group of parallel items. */
    g_ptr_array_add (self->main, g_strdup_printf (_("“%s” runs in parallel, in “%s”"), title,
                                                  rap_record_title (above)));
}

static void
tell_item (Effects *self, const RapAgendaRow *row)
{
  RapRecord *then = rap_agenda_item (self->before, rap_record_id (row->record));
  const RapAgendaRow *was =
    rap_timetable_find (self->old, RAP_KIND_AGENDA_ITEM, rap_record_id (row->record));
  const char *title = rap_record_title (row->record);
  g_autofree char *span = row->timed ? span_of (row) : g_strdup ("");
  g_autofree char *from = was != NULL && was->timed ? span_of (was) : g_strdup ("");

  if (then == NULL || was == NULL)
    {
      /* Translators: title of an item, when it takes place. */
      g_ptr_array_add (self->main, g_strdup_printf (_("“%s” is new, %s"), title, span));
      return;
    }
  if (!rap_record_field_equal (then, row->record, RAP_AGENDA_ITEM_SITTING)
      || !rap_record_field_equal (then, row->record, RAP_AGENDA_ITEM_PARENT))
    tell_place (self, then, row->record);
  if (rap_agenda_item_is_fixed (then) && !rap_agenda_item_is_fixed (row->record))
    g_ptr_array_add (self->main, g_strdup_printf (_("“%s” has no fixed time any more"), title));
  if (rap_agenda_item_minutes (then) != rap_agenda_item_minutes (row->record))
    /* Translators: title of an item, its minutes before and after, when it takes place then. */
    g_ptr_array_add (self->main, g_strdup_printf (_("“%s”: %d → %d min, %s"), title,
                                                  rap_agenda_item_minutes (then),
                                                  rap_agenda_item_minutes (row->record), span));
  else if (row->timed && was->timed && row->start_instant != was->start_instant)
    /* Translators: title of an item, when it takes place then and when it did. */
    g_ptr_array_add (rap_agenda_item_is_fixed (row->record) ? self->main : self->moved,
                     g_strdup_printf (_("“%s”: %s instead of %s"), title, span, from));
}

static void
tell_sitting (Effects *self, const RapAgendaRow *row)
{
  const RapAgendaRow *was =
    rap_timetable_find (self->old, RAP_KIND_SITTING, rap_record_id (row->record));
  g_autofree char *span = span_of (row);
  g_autofree char *from = was != NULL ? span_of (was) : NULL;

  if (was != NULL
      && (was->start_instant != row->start_instant || was->end_instant != row->end_instant))
    g_ptr_array_add (self->main, g_strdup_printf (_("“%s”: %s instead of %s"),
                                                  rap_sitting_name (row->record), span, from));
}

static gboolean
had_problem (const RapAgendaRow *was, const RapProblem *problem)
{
  for (guint i = 0; was != NULL && was->problems != NULL && i < was->problems->len; i++)
    {
      const RapProblem *old = &g_array_index (was->problems, RapProblem, i);

      if (old->kind == problem->kind && old->other_id == problem->other_id
          && old->minutes >= problem->minutes)
        return TRUE;
    }
  return FALSE;
}

/* What is wrong then and was not so before. */
static void
tell_problems (Effects *self, const RapAgendaRow *row)
{
  RapKind kind = row->kind == RAP_ROW_SITTING ? RAP_KIND_SITTING : RAP_KIND_AGENDA_ITEM;
  const RapAgendaRow *was = rap_timetable_find (self->old, kind, rap_record_id (row->record));
  const char *title = row->kind == RAP_ROW_SITTING ? rap_sitting_name (row->record)
                                                   : rap_record_title (row->record);

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapProblem *problem = &g_array_index (row->problems, RapProblem, i);
      g_autofree char *words = NULL;

      if (!rap_problem_is_warning (problem->kind) || had_problem (was, problem))
        continue;
      words = rap_problem_describe (problem);
      /* Translators: title of an item or sitting, and what is wrong with it. */
      g_ptr_array_add (self->main, g_strdup_printf (_("But “%s”: %s"), title, words));
    }
}

static GStrv
take_lines (Effects *self, guint most)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint n = self->main->len + self->moved->len;

  for (guint i = 0; i < n && i < most; i++)
    g_strv_builder_add (lines, i < self->main->len ? self->main->pdata[i]
                                                   : self->moved->pdata[i - self->main->len]);
  if (n > most)
    {
      /* Translators: after a list of changes: how many more there are. */
      g_autofree char *rest =
        g_strdup_printf (ngettext ("and %u more change", "and %u more changes", n - most), n - most);

      g_strv_builder_add (lines, rest);
    }
  return g_strv_builder_end (lines);
}

GStrv
rap_agenda_effects (RapAgenda *before, RapAgenda *after, guint most)
{
  g_autoptr (RapTimetable) old = rap_agenda_retime (before);
  g_autoptr (RapTimetable) new = rap_agenda_retime (after);
  g_autoptr (GPtrArray) main = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_free);
  Effects self = { before, after, old, new, main, moved };

  for (guint i = 0; i < rap_timetable_size (new); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (new, i);

      if (row->kind == RAP_ROW_BACKLOG)
        continue;
      if (row->kind == RAP_ROW_SITTING)
        tell_sitting (&self, row);
      else
        tell_item (&self, row);
      tell_problems (&self, row);
    }
  return take_lines (&self, most);
}
