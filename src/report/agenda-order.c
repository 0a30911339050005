/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include "agenda-document-private.h"
#include "core/kinds.h"

/* What is printed by the clock: the order of the day and the timetable for the wall. */

static RapLineKind
line_kind (const RapAgendaRow *row)
{
  if (row->kind == RAP_ROW_SITTING)
    return RAP_LINE_SITTING;
  return _rap_draft_is (row, RAP_AGENDA_ITEM_KIND, "item") ? RAP_LINE_ITEM : RAP_LINE_BREAK;
}

/* ---- The order of the day ---- */

static void
add_order_line (RapDocumentDraft *self, RapBlock *table, const RapAgendaRow *row)
{
  RapLine *line = rap_block_add_line (table, line_kind (row), row->level);
  GPtrArray *texts;

  _rap_draft_add_time_cells (self, line, row, row->kind == RAP_ROW_SITTING);
  rap_line_add_cell (line, RAP_TEXT_PLAIN, row->full_number);
  texts = rap_line_add_cell (line, RAP_TEXT_TITLE, _rap_draft_title (self, row));
  _rap_draft_add_marks (self, texts, row, TRUE);
  if (row->kind == RAP_ROW_SITTING)
    {
      _rap_draft_add_interpretation (self, texts, row->record);
      _rap_draft_add_link (self, texts, row->record);
    }
  texts = rap_line_add_cell (line, RAP_TEXT_PEOPLE, "");
  if (row->kind == RAP_ROW_ITEM)
    _rap_draft_add_people (self, texts, rap_record_id (row->record), FALSE);
}

static RapBlock *
add_order_table (RapDocumentDraft *self)
{
  RapBlock *table = rap_document_add_table (self->document);

  _rap_draft_add_time_columns (self, table);
  rap_block_add_column (table, RAP_COLUMN_NUMBER,
                        rap_document_words_get (self->words, RAP_WORDS_NUMBER), 0);
  rap_block_add_column (table, RAP_COLUMN_TEXT,
                        rap_document_words_get (self->words, RAP_WORDS_ITEM), 5);
  rap_block_add_column (table, RAP_COLUMN_TEXT,
                        rap_document_words_get (self->words, RAP_WORDS_PEOPLE), 3);
  return table;
}

static const char *
room_of (GArray *sittings, guint index)
{
  return rap_record_text (g_array_index (sittings, RapDocumentSitting, index).row->record,
                          RAP_SITTING_ROOM);
}

/* Whether a sitting before @index on that day is in the same room. */
static gboolean
seen_room (GArray *sittings, guint first, guint index)
{
  for (guint i = first; i < index; i++)
    if (g_str_equal (room_of (sittings, i), room_of (sittings, index)))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_room (GArray *sittings, guint first, guint end)
{
  for (guint i = first + 1; i < end; i++)
    if (!g_str_equal (room_of (sittings, i), room_of (sittings, first)))
      return FALSE;
  return TRUE;
}

static void
add_room (RapDocumentDraft *self, GArray *sittings, guint index, guint end, gboolean only)
{
  const char *room = room_of (sittings, index);
  RapBlock *table;

  if (*room != '\0')
    rap_document_add_heading (self->document, 2, room);
  else if (!only)
    rap_document_add_heading (self->document, 2,
                              rap_document_words_get (self->words, RAP_WORDS_NO_ROOM));
  table = add_order_table (self);
  for (guint i = index; i < end; i++)
    {
      const RapDocumentSitting *sitting = &g_array_index (sittings, RapDocumentSitting, i);

      if (!g_str_equal (room_of (sittings, i), room))
        continue;
      add_order_line (self, table, sitting->row);
      for (guint k = sitting->index + 1; k < sitting->end; k++)
        if (self->shown[k])
          add_order_line (self, table, rap_timetable_row (self->table, k));
    }
}

void
_rap_draft_order (RapDocumentDraft *self)
{
  g_autoptr (GArray) sittings = _rap_draft_sittings (self);
  guint end;

  for (guint first = 0; first < sittings->len; first = end)
    {
      g_autofree char *title = NULL;
      gboolean only;

      end = _rap_draft_end_of_day (sittings, first);
      title = _rap_draft_day_title (self, sittings, first, end);
      rap_document_add_heading (self->document, 1, title);
      only = is_one_room (sittings, first, end);
      for (guint i = first; i < end; i++)
        if (!seen_room (sittings, first, i))
          add_room (self, sittings, i, end, only);
    }
}

/* ---- The timetable for the wall ---- */

static void
add_wall_line (RapDocumentDraft *self, RapBlock *table, const RapAgendaRow *row, const char *room,
               gboolean with_rooms)
{
  RapLine *line = rap_block_add_line (table, line_kind (row), 0);
  GPtrArray *texts;

  _rap_draft_add_time_cells (self, line, row, row->kind == RAP_ROW_SITTING);
  rap_line_add_cell (line, RAP_TEXT_PLAIN, row->full_number);
  texts = rap_line_add_cell (line, RAP_TEXT_TITLE, _rap_draft_title (self, row));
  _rap_draft_add_marks (self, texts, row, FALSE);
  if (with_rooms)
    rap_line_add_cell (line, RAP_TEXT_PLAIN, row->kind == RAP_ROW_SITTING ? room : "");
}

/* A wall is read by the clock: what is said and the breaks, not what stands below an item. */
static void
add_wall_day (RapDocumentDraft *self, GArray *sittings, guint first, guint end)
{
  RapBlock *table = rap_document_add_table (self->document);
  gboolean with_rooms = !is_one_room (sittings, first, end);

  _rap_draft_add_time_columns (self, table);
  rap_block_add_column (table, RAP_COLUMN_NUMBER,
                        rap_document_words_get (self->words, RAP_WORDS_NUMBER), 0);
  rap_block_add_column (table, RAP_COLUMN_TEXT,
                        rap_document_words_get (self->words, RAP_WORDS_ITEM), 4);
  if (with_rooms)
    rap_block_add_column (table, RAP_COLUMN_TEXT,
                          rap_document_words_get (self->words, RAP_WORDS_ROOM), 1);
  for (guint i = first; i < end; i++)
    {
      const RapDocumentSitting *sitting = &g_array_index (sittings, RapDocumentSitting, i);
      const char *room = room_of (sittings, i);

      add_wall_line (self, table, sitting->row, room, with_rooms);
      for (guint k = sitting->index + 1; k < sitting->end; k++)
        {
          const RapAgendaRow *row = rap_timetable_row (self->table, k);

          if (self->shown[k] && row->level == 0 && row->timed
              && !_rap_draft_is_withdrawn (row))
            add_wall_line (self, table, row, room, with_rooms);
        }
    }
}

void
_rap_draft_timetable (RapDocumentDraft *self)
{
  g_autoptr (GArray) sittings = _rap_draft_sittings (self);
  guint end;

  for (guint first = 0; first < sittings->len; first = end)
    {
      RapLocal day = g_array_index (sittings, RapDocumentSitting, first).row->start;
      g_autofree char *title = rap_document_words_heading_day (self->words, day);
      const char *room = room_of (sittings, first);
      RapBlock *heading;

      end = _rap_draft_end_of_day (sittings, first);
      /* Where all is in one room, the day says so and the titles have its place. */
      if (*room != '\0' && is_one_room (sittings, first, end))
        {
          g_autofree char *day_and_room = g_strdup_printf ("%s · %s", title, room);

          heading = rap_document_add_heading (self->document, 1, day_and_room);
        }
      else
        heading = rap_document_add_heading (self->document, 1, title);
      heading->new_page = first > 0;
      add_wall_day (self, sittings, first, end);
    }
}
