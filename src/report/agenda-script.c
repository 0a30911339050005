/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include "agenda-document-private.h"
#include "core/kinds.h"

/* The chair's script: what the clock should say, what to say oneself, who has the floor, and room
 * for remarks. */

static void
add_cue (RapDocumentDraft *self, GPtrArray *texts, RapDocumentWord word)
{
  rap_texts_add (texts, RAP_TEXT_CUE, rap_document_words_get (self->words, word));
}

/* Names of those who speak first, without what they do: "Ms Hinojosa, WCO". */
static char *
speakers (RapDocumentDraft *self, gint64 item)
{
  GPtrArray *people = rap_agenda_people_of (self->agenda, item);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const char *name = rap_record_text (people->pdata[i], RAP_ITEM_PERSON_NAME);

      if (*name == '\0')
        name = rap_record_text (people->pdata[i], RAP_ITEM_PERSON_ORGANISATION);
      if (*name != '\0')
        g_ptr_array_add (names, (gpointer) name);
    }
  return rap_document_words_join (self->words, names);
}

/* What the item is for says how it ends. */
static void
add_item_cues (RapDocumentDraft *self, GPtrArray *texts, RapRecord *item)
{
  static const struct
  {
    const char *purpose;
    RapDocumentWord word;
  } cues[] = {
    { "discussion", RAP_WORDS_DISCUSS },   { "guidance", RAP_WORDS_GUIDE },
    { "information", RAP_WORDS_TAKE_NOTE }, { "endorsement", RAP_WORDS_ENDORSE },
    { "adoption", RAP_WORDS_ADOPT },       { "decision", RAP_WORDS_DECIDE },
    { "election", RAP_WORDS_ELECT },
  };
  g_autofree char *names = speakers (self, rap_record_id (item));

  if (*names != '\0')
    {
      g_autofree char *words =
        rap_document_words_fill (self->words, RAP_WORDS_GIVE_FLOOR, names, NULL);

      rap_texts_add (texts, RAP_TEXT_CUE, words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    if (rap_record_flag (item, RAP_AGENDA_ITEM_PURPOSES, cues[i].purpose))
      add_cue (self, texts, cues[i].word);
}

static void
add_cues (RapDocumentDraft *self, GPtrArray *texts, const RapAgendaRow *row)
{
  g_autofree char *until = NULL;
  g_autofree char *words = NULL;

  if (row->kind == RAP_ROW_SITTING)
    add_cue (self, texts, RAP_WORDS_OPEN);
  else if (_rap_draft_is (row, RAP_AGENDA_ITEM_KIND, "item"))
    add_item_cues (self, texts, row->record);
  else if (_rap_draft_is (row, RAP_AGENDA_ITEM_KIND, "break") && row->timed)
    {
      until = rap_document_words_clock (self->words, row->end);
      words = rap_document_words_fill (self->words, RAP_WORDS_SUSPEND, until, NULL);
      rap_texts_add (texts, RAP_TEXT_CUE, words);
    }
}

/* What does not fit concerns whoever holds the clock, and the office only. */
static void
add_problems (RapDocumentDraft *self, GPtrArray *texts, const RapAgendaRow *row)
{
  if (!self->is_internal)
    return;
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapProblem *problem = &g_array_index (row->problems, RapProblem, i);
      g_autofree char *minutes = g_strdup_printf ("%d", problem->minutes);
      g_autofree char *words = NULL;

      if (problem->kind != RAP_PROBLEM_OVERRUN
          && (problem->kind != RAP_PROBLEM_SLACK || row->kind == RAP_ROW_SITTING))
        continue;
      words = rap_document_words_fill (
        self->words, problem->kind == RAP_PROBLEM_OVERRUN ? RAP_WORDS_OVER : RAP_WORDS_FREE,
        minutes, NULL);
      rap_texts_add (texts, RAP_TEXT_NOTE, words);
    }
}

/* The item's own minutes: those of its sub-items stand beside these. */
static char *
minutes_of (const RapAgendaRow *row)
{
  gint64 minutes = row->kind == RAP_ROW_SITTING
                     ? row->minutes : rap_record_integer (row->record, RAP_AGENDA_ITEM_DURATION);

  return minutes == RAP_UNKNOWN ? g_strdup ("") : g_strdup_printf ("%d", (int) minutes);
}

static void
add_line (RapDocumentDraft *self, RapBlock *table, const RapAgendaRow *row)
{
  gboolean is_item = row->kind == RAP_ROW_ITEM;
  RapLineKind kind = !is_item ? RAP_LINE_SITTING
                     : _rap_draft_is (row, RAP_AGENDA_ITEM_KIND, "item") ? RAP_LINE_ITEM
                                                                         : RAP_LINE_BREAK;
  RapLine *line = rap_block_add_line (table, kind, row->level);
  g_autofree char *minutes = minutes_of (row);
  GPtrArray *texts;

  _rap_draft_add_time_cells (self, line, row, FALSE);
  rap_line_add_cell (line, RAP_TEXT_PLAIN, row->full_number);
  /* The heading above says which sitting it is. */
  texts = rap_line_add_cell (line, RAP_TEXT_TITLE, is_item ? _rap_draft_title (self, row) : "");
  _rap_draft_add_marks (self, texts, row, TRUE);
  add_cues (self, texts, row);
  texts = rap_line_add_cell (line, RAP_TEXT_PEOPLE, "");
  if (is_item)
    _rap_draft_add_people (self, texts, rap_record_id (row->record), FALSE);
  rap_line_add_cell (line, RAP_TEXT_PLAIN, minutes);
  texts = rap_line_add_cell (line, RAP_TEXT_ANNOTATION, "");
  if (is_item)
    rap_texts_add (texts, RAP_TEXT_ANNOTATION,
                   rap_record_in_language (row->record, "annotation", self->document->language));
  else
    _rap_draft_add_interpretation (self, texts, row->record);
  add_problems (self, texts, row);
}

static RapBlock *
add_table (RapDocumentDraft *self)
{
  static const struct
  {
    RapColumnType type;
    RapDocumentWord word;
    guint weight;
  } columns[] = {
    { RAP_COLUMN_NUMBER, RAP_WORDS_NUMBER, 0 }, { RAP_COLUMN_TEXT, RAP_WORDS_ITEM, 6 },
    { RAP_COLUMN_TEXT, RAP_WORDS_PEOPLE, 3 },   { RAP_COLUMN_COUNT, RAP_WORDS_MINUTES, 0 },
    { RAP_COLUMN_TEXT, RAP_WORDS_REMARKS, 4 },
  };
  RapBlock *table = rap_document_add_table (self->document);

  _rap_draft_add_time_columns (self, table);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    rap_block_add_column (table, columns[i].type,
                          rap_document_words_get (self->words, columns[i].word),
                          columns[i].weight);
  return table;
}

/* After the last item of a sitting: when the next one is, or that all is done. */
static void
add_end (RapDocumentDraft *self, RapBlock *table, const RapAgendaRow *row, const RapAgendaRow *next)
{
  RapLine *line = rap_block_add_line (table, RAP_LINE_ITEM, 0);
  g_autofree char *end = _rap_draft_clock (row->end);
  GPtrArray *zones = self->options->zones;
  GPtrArray *texts;

  rap_line_add_cell (line, RAP_TEXT_TIME, end);
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    rap_line_add_cell (line, RAP_TEXT_TIME, "");
  rap_line_add_cell (line, RAP_TEXT_PLAIN, "");
  texts = rap_line_add_cell (line, RAP_TEXT_CUE, "");
  if (next != NULL)
    {
      g_autofree char *day = rap_document_words_day (self->words, next->start);
      g_autofree char *clock = rap_document_words_clock (self->words, next->start);
      g_autofree char *words =
        rap_document_words_fill (self->words, RAP_WORDS_ADJOURN, day, clock, NULL);

      rap_texts_add (texts, RAP_TEXT_CUE, words);
    }
  else
    add_cue (self, texts, RAP_WORDS_CLOSE);
  for (guint i = 0; i < 3; i++)
    rap_line_add_cell (line, RAP_TEXT_PLAIN, "");
}

/* A chair presides at sittings, not at receptions. */
static gboolean
has_chair (const RapDocumentSitting *sitting)
{
  return !_rap_draft_is (sitting->row, RAP_SITTING_KIND, "break")
         && !_rap_draft_is (sitting->row, RAP_SITTING_KIND, "social");
}

static const RapAgendaRow *
next_sitting (GArray *sittings, guint index)
{
  for (guint i = index + 1; i < sittings->len; i++)
    if (has_chair (&g_array_index (sittings, RapDocumentSitting, i)))
      return g_array_index (sittings, RapDocumentSitting, i).row;
  return NULL;
}

static void
add_sitting (RapDocumentDraft *self, GArray *sittings, guint index)
{
  const RapDocumentSitting *sitting = &g_array_index (sittings, RapDocumentSitting, index);
  RapBlock *heading =
    rap_document_add_heading (self->document, 2, _rap_draft_title (self, sitting->row));
  g_autofree char *times = _rap_draft_span (sitting->row->start, sitting->row->end);
  RapBlock *table;

  rap_texts_add (heading->texts, RAP_TEXT_NOTE,
                 rap_record_text (sitting->row->record, RAP_SITTING_ROOM));
  rap_texts_add (heading->texts, RAP_TEXT_TIME, times);
  table = add_table (self);
  add_line (self, table, sitting->row);
  for (guint i = sitting->index + 1; i < sitting->end; i++)
    if (self->shown[i])
      add_line (self, table, rap_timetable_row (self->table, i));
  add_end (self, table, sitting->row, next_sitting (sittings, index));
}

void
_rap_draft_script (RapDocumentDraft *self)
{
  g_autoptr (GArray) sittings = _rap_draft_sittings (self);
  guint end;

  for (guint first = 0; first < sittings->len; first = end)
    {
      g_autofree char *title = NULL;
      gboolean any = FALSE;

      end = _rap_draft_end_of_day (sittings, first);
      title = _rap_draft_day_title (self, sittings, first, end);
      for (guint i = first; i < end; i++)
        any = any || has_chair (&g_array_index (sittings, RapDocumentSitting, i));
      if (any)
        rap_document_add_heading (self->document, 1, title);
      for (guint i = first; i < end; i++)
        if (has_chair (&g_array_index (sittings, RapDocumentSitting, i)))
          add_sitting (self, sittings, i);
    }
}
