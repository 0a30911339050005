/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-line.h"
#include "core/agenda-item.h"
#include "core/sitting.h"
#include "core/text.h"
#include "gui/shared/dates.h"

#define DAY ((RapLocal) 86400)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapAgendaLine, rap_agenda_line, G_TYPE_OBJECT)

static void
rap_agenda_line_finalize (GObject *object)
{
  RapAgendaLine *self = RAP_AGENDA_LINE (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->table, rap_timetable_unref);
  g_free (self->key);
  g_free (self->uid);
  g_free (self->draft_kind);
  g_free (self->draft_title);
  g_free (self->target);
  G_OBJECT_CLASS (rap_agenda_line_parent_class)->finalize (object);
}

static void
rap_agenda_line_class_init (RapAgendaLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_agenda_line_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rap_agenda_line_init (RapAgendaLine *self)
{
}

RapAgendaLine *
rap_agenda_line_new (RapLineKind kind, const char *key)
{
  RapAgendaLine *self = g_object_new (RAP_TYPE_AGENDA_LINE, NULL);

  self->kind = kind;
  self->key = g_strdup (key);
  return self;
}

void
rap_agenda_line_changed (RapAgendaLine *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
rap_agenda_line_is_item (RapAgendaLine *self)
{
  return self->kind == RAP_LINE_ITEM;
}

const char *
rap_agenda_line_item_kind (RapAgendaLine *self)
{
  if (self->kind != RAP_LINE_ITEM)
    return "";
  return self->record != NULL ? rap_record_text (self->record, RAP_AGENDA_ITEM_KIND)
                              : self->draft_kind;
}

gboolean
rap_agenda_line_is_fixed (RapAgendaLine *self)
{
  return self->kind == RAP_LINE_ITEM && self->record != NULL
         && !g_str_equal (rap_record_text (self->record, RAP_AGENDA_ITEM_MODE), "auto");
}

const char *
rap_agenda_line_title (RapAgendaLine *self)
{
  if (self->record == NULL)
    return self->draft_title != NULL ? self->draft_title : "";
  if (rap_record_kind (self->record) == RAP_KIND_SITTING)
    return rap_sitting_name (self->record);
  return rap_record_title (self->record);
}

guint
rap_agenda_line_title_field (RapAgendaLine *self)
{
  const char *french;

  if (self->record == NULL || self->kind != RAP_LINE_ITEM)
    return RAP_AGENDA_ITEM_TITLE_EN;
  french = rap_record_text (self->record, RAP_AGENDA_ITEM_TITLE_FR);
  return *french != '\0' && g_str_equal (french, rap_record_title (self->record))
             && !g_str_equal (french, rap_record_text (self->record, RAP_AGENDA_ITEM_TITLE_EN))
           ? RAP_AGENDA_ITEM_TITLE_FR
           : RAP_AGENDA_ITEM_TITLE_EN;
}

static gboolean
is_single_letter (const char *number)
{
  for (const char *c = number; *c != '\0'; c++)
    if (!g_ascii_islower (*c))
      return FALSE;
  return *number != '\0';
}

char *
rap_agenda_line_number (RapAgendaLine *self)
{
  const char *number = self->row != NULL && self->kind == RAP_LINE_ITEM ? self->row->number : "";

  /* A group has no number; two lines say that its lanes run beside each other. */
  if (g_str_equal (rap_agenda_line_item_kind (self), "group"))
    return g_strdup ("∥");
  /* "a." tells a number from the word "a"; "III" and "(iv)" need no full stop. */
  return self->level > 0 && is_single_letter (number) ? g_strconcat (number, ".", NULL)
                                                      : g_strdup (number);
}

static RapLocal
midnight_of (RapLocal local)
{
  return local - ((local % DAY) + DAY) % DAY;
}

static char *
time_with_day (RapLocal local, RapLocal day)
{
  g_autofree char *time = rap_format_time (local);
  int days = (int) ((midnight_of (local) - day) / DAY);

  if (days == 0)
    return g_steal_pointer (&time);
  /* Translators: a time of day and by how many days its date differs: "01:30 +1" */
  return g_strdup_printf (_("%s %s%d"), time, days > 0 ? "+" : "−", ABS (days));
}

static gboolean
note_time (RapAgendaLine *self, RapLocal *local)
{
  switch (self->problem.kind)
    {
    case RAP_PROBLEM_SLACK:
      *local = self->problem.at;
      return TRUE;
    case RAP_PROBLEM_OVERRUN:
      *local = self->problem.at + 60 * self->problem.minutes;
      return TRUE;
    case RAP_PROBLEM_BEFORE_SITTING:
    case RAP_PROBLEM_OVERLAP:
    case RAP_PROBLEM_TWO_PLACES:
    case RAP_PROBLEM_TOO_LONG:
    case RAP_PROBLEM_OUTSIDE_MEETING:
    case RAP_PROBLEM_CLOCK_CHANGE:
    case RAP_PROBLEM_INTERPRETATION:
    case RAP_PROBLEM_LATE_HOURS:
    default:
      return FALSE;
    }
}

char *
rap_agenda_line_start_in (RapAgendaLine *self, RapZone *zone)
{
  RapLocal local;

  if (self->kind == RAP_LINE_NOTE)
    return note_time (self, &local) ? time_with_day (local, self->day) : g_strdup ("");
  if (self->row == NULL || !self->row->timed)
    return g_strdup ("");
  return time_with_day (rap_zone_to_local (zone, self->row->start_instant), self->day);
}

/* The item's own minutes, or those of its sub-items, in which case @summed; 0 for none. */
static int
minutes_of (RapAgendaLine *self, gboolean *summed)
{
  gint64 own;

  *summed = FALSE;
  if (self->record == NULL)
    return self->draft_minutes;
  own = rap_record_integer (self->record, RAP_AGENDA_ITEM_DURATION);
  if (own != RAP_UNKNOWN)
    return (int) own;
  *summed = TRUE;
  return self->row != NULL ? self->row->minutes : 0;
}

char *
rap_agenda_line_minutes (RapAgendaLine *self)
{
  gboolean summed;
  int minutes = minutes_of (self, &summed);

  if (minutes <= 0)
    return g_strdup ("");
  /* Translators: minutes of all sub-items together, the item having none of its own: "(55)" */
  return summed ? g_strdup_printf (_("(%d)"), minutes) : g_strdup_printf ("%d", minutes);
}

char *
rap_agenda_line_length (RapAgendaLine *self)
{
  gboolean summed;
  int minutes = minutes_of (self, &summed);
  g_autofree char *length = rap_duration_format (minutes);

  if (minutes <= 0)
    return g_strdup ("");
  /* Translators: time of all sub-items together, the item having none of its own: "(55 min)" */
  return summed ? g_strdup_printf (_("(%s)"), length) : g_steal_pointer (&length);
}

char *
rap_agenda_line_span (RapAgendaLine *self)
{
  g_autofree char *start = rap_format_time (self->row->start);
  g_autofree char *end = time_with_day (self->row->end, midnight_of (self->row->start));

  /* Translators: from – to, times of day */
  return g_strdup_printf (_("%s–%s"), start, end);
}

char *
rap_agenda_line_balance (RapAgendaLine *self)
{
  g_autofree char *over = rap_duration_format (self->over);
  g_autofree char *left = rap_duration_format (self->empty ? self->row->minutes : self->free);

  if (self->over > 0)
    /* Translators: a length of time: "12 min over" (the end of the sitting) */
    return g_strdup_printf (_("%s over"), over);
  if (self->empty || self->free > 0)
    /* Translators: a length of time: "15 min free" */
    return g_strdup_printf (_("%s free"), left);
  /* Translators: of a sitting whose items take all its time */
  return g_strdup (C_("sitting", "full"));
}

char *
rap_agenda_line_note (RapAgendaLine *self)
{
  return self->kind == RAP_LINE_NOTE ? rap_problem_describe (&self->problem) : g_strdup ("");
}

const char *
rap_purpose_word (const char *nick)
{
  static const struct
  {
    const char *nick;
    const char *word;
  } words[] = {
    /* Translators: purposes of an agenda item, as short as can be. */
    { "information", N_("Take note") },   { "discussion", N_("Discussion") },
    { "guidance", N_("Guidance") },       { "decision", N_("Decision") },
    { "endorsement", N_("Endorsement") }, { "adoption", N_("Adoption") },
    { "election", N_("Election") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].nick, nick))
      return _(words[i].word);
  return nick;
}

static void
say (GString *text, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, words);
}

static void
say_purposes (GString *text, RapRecord *item)
{
  g_auto (GStrv) nicks = g_strsplit (rap_record_text (item, RAP_AGENDA_ITEM_PURPOSES), ",", -1);

  for (guint i = 0; nicks[i] != NULL; i++)
    if (*nicks[i] != '\0')
      say (text, rap_purpose_word (nicks[i]));
}

static void
say_item (GString *text, RapAgendaLine *self, const char *people)
{
  const RapAgendaRow *row = self->row;

  say (text, row->full_number);
  say (text, rap_agenda_line_title (self));
  if (row->timed)
    {
      g_autofree char *start = rap_format_time (row->start);
      g_autofree char *end = rap_format_time (row->end);
      g_autofree char *times = NULL;

      /* Translators: read aloud: times of day */
      times = g_strdup_printf (_("%s to %s"), start, end);
      say (text, times);
    }
  if (rap_agenda_item_is (self->record, "group"))
    say (text, _("parallel sessions"));
  if (row->lane > 0)
    {
      /* Translators: read aloud: an item runs beside others, in this lane of their group. */
      g_autofree char *lane = g_strdup_printf (_("lane %u"), row->lane);

      say (text, lane);
    }
  if (rap_agenda_line_is_fixed (self))
    say (text, g_str_equal (rap_record_text (self->record, RAP_AGENDA_ITEM_MODE), "fixed-end")
                 ? _("fixed end")
                 : _("fixed start"));
  if (row->minutes > 0)
    {
      g_autofree char *length = rap_duration_format (row->minutes);

      say (text, length);
    }
  say_purposes (text, self->record);
  say (text, people);
  if (g_str_equal (rap_record_text (self->record, RAP_AGENDA_ITEM_STATE), "withdrawn"))
    say (text, _("withdrawn"));
}

static void
say_sitting (GString *text, RapAgendaLine *self)
{
  g_autofree char *day = rap_format_day (self->row->start);
  g_autofree char *span = rap_agenda_line_span (self);
  g_autofree char *balance = rap_agenda_line_balance (self);

  say (text, day);
  say (text, rap_agenda_line_title (self));
  say (text, rap_record_text (self->record, RAP_SITTING_ROOM));
  say (text, span);
  say (text, balance);
}

char *
rap_agenda_line_read_aloud (RapAgendaLine *self, const char *people)
{
  g_autoptr (GString) text = g_string_new (NULL);

  switch (self->kind)
    {
    case RAP_LINE_SITTING:
      say_sitting (text, self);
      break;
    case RAP_LINE_ITEM:
      if (self->record != NULL && self->row != NULL)
        say_item (text, self, people);
      else
        say (text, _("New item"));
      break;
    case RAP_LINE_NOTE:
      {
        g_autofree char *note = rap_agenda_line_note (self);

        say (text, note);
        say (text, rap_problem_remedy (&self->problem));
        break;
      }
    case RAP_LINE_ADD_ITEM:
      say (text, _("Add an item"));
      break;
    case RAP_LINE_ADD_SITTING:
      say (text, _("Add a sitting"));
      break;
    case RAP_LINE_BACKLOG:
    default:
      say (text, _("Backlog: not placed yet"));
      break;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
