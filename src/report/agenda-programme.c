/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include "agenda-document-private.h"
#include "core/kinds.h"

/* The provisional and the annotated agenda: days with their times, sittings, Roman items with
 * lettered sub-items, what each is for in brackets, who speaks. Breaks belong to the order of the
 * day and stand there. */

/* "I." "a." "(i)" "3.2": as the WCO prints it, a full stop after what has none of its own. */
static char *
number_words (const RapAgendaRow *row)
{
  for (const char *p = row->number; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return g_strdup (row->number);
  return g_strconcat (row->number, *row->number != '\0' ? "." : "", NULL);
}

static void
add_item (RapDocumentDraft *self, const RapAgendaRow *row)
{
  g_autofree char *number = number_words (row);
  RapBlock *block = rap_document_add_item (self->document, row->level, number);

  rap_texts_add (block->texts, RAP_TEXT_TITLE, _rap_draft_title (self, row));
  _rap_draft_add_marks (self, block->texts, row, TRUE);
  _rap_draft_add_people (self, block->texts, rap_record_id (row->record), TRUE);
  if (self->options->document == RAP_AGENDA_ANNOTATED)
    rap_texts_add (block->texts, RAP_TEXT_ANNOTATION,
                   rap_record_in_language (row->record, "annotation", self->document->language));
}

static void
add_items (RapDocumentDraft *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (self->shown[i] && !_rap_draft_is (row, RAP_AGENDA_ITEM_KIND, "break"))
        add_item (self, row);
    }
}

static void
add_sitting (RapDocumentDraft *self, const RapDocumentSitting *sitting)
{
  RapRecord *record = sitting->row->record;
  const char *room = rap_record_text (record, RAP_SITTING_ROOM);
  RapBlock *heading =
    rap_document_add_heading (self->document, 2, _rap_draft_title (self, sitting->row));
  g_autofree char *times = _rap_draft_span (sitting->row->start, sitting->row->end);

  rap_texts_add (heading->texts, RAP_TEXT_NOTE, room);
  rap_texts_add (heading->texts, RAP_TEXT_TIME, times);
  _rap_draft_add_link (self, heading->texts, record);
  add_items (self, sitting->index + 1, sitting->end);
}

static void
add_backlog (RapDocumentDraft *self)
{
  guint size = rap_timetable_size (self->table);
  guint first = size;

  while (first > 0 && rap_timetable_row (self->table, first - 1)->kind == RAP_ROW_ITEM)
    first--;
  if (first == 0 || rap_timetable_row (self->table, first - 1)->kind != RAP_ROW_BACKLOG
      || first == size || !self->shown[first - 1])
    return;
  rap_document_add_heading (self->document, 1,
                            rap_document_words_get (self->words, RAP_WORDS_UNPLACED));
  add_items (self, first, size);
}

void
_rap_draft_programme (RapDocumentDraft *self)
{
  g_autoptr (GArray) sittings = _rap_draft_sittings (self);
  guint end;

  for (guint first = 0; first < sittings->len; first = end)
    {
      g_autofree char *title = NULL;

      end = _rap_draft_end_of_day (sittings, first);
      title = _rap_draft_day_title (self, sittings, first, end);
      rap_document_add_heading (self->document, 1, title);
      for (guint i = first; i < end; i++)
        {
          const RapDocumentSitting *sitting = &g_array_index (sittings, RapDocumentSitting, i);

          if (!_rap_draft_is (sitting->row, RAP_SITTING_KIND, "break"))
            add_sitting (self, sitting);
        }
    }
  add_backlog (self);
}
