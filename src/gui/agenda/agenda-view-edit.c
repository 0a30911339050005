/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agenda-view-private.h"
#include "core/agenda-item.h"
#include "core/record-value.h"
#include "core/text.h"
#include "line-row.h"
#include "time-entry.h"

/* Minutes of a new break: something must stand there, and this is what most take. */
#define BREAK_MINUTES 15
/* Above this many lines times follow the typing only when it is done. */
#define MOST_PREVIEWED_LINES 2000

/* --- what a cell holds ----------------------------------------------------------------------- */

char *
_rap_agenda_view_cell_text (RapAgendaView *self, RapAgendaLine *line, RapCell cell)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);

  if (cell == RAP_CELL_TITLE)
    return line->record != NULL
             ? g_strdup (rap_record_text (line->record, rap_agenda_line_title_field (line)))
             : g_strdup (rap_agenda_line_title (line));
  if (line->record == NULL || agenda == NULL)
    return g_strdup ("");
  if (cell == RAP_CELL_MINUTES)
    return rap_record_format (line->record, RAP_AGENDA_ITEM_DURATION);
  if (cell == RAP_CELL_WHO)
    return rap_agenda_people_text (agenda, rap_record_id (line->record), "presenter");
  if (rap_agenda_line_is_fixed (line))
    return g_strdup (rap_record_text (line->record, RAP_AGENDA_ITEM_FIXED_START));
  return line->row != NULL && line->row->timed ? rap_local_format_time (line->row->start)
                                               : g_strdup ("");
}

/* --- storing a cell -------------------------------------------------------------------------- */

typedef struct
{
  RapCell cell;
  char *text;
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->text);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static Entry *
entry_new (RapCell cell, const char *text)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->cell = cell;
  entry->text = g_strdup (text);
  return entry;
}

static RapChangeSet *
set_field (RapAgenda *agenda, RapRecord *item, guint field, const char *text, GError **error)
{
  const char *const names[] = { rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[field].name, NULL };
  const char *const values[] = { text, NULL };

  return rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, rap_record_id (item), names, values,
                                error);
}

static RapChangeSet *
set_start (RapAgenda *agenda, RapRecord *item, const char *text, GError **error)
{
  g_autofree char *time = NULL;

  if (*text == '\0')
    return set_field (agenda, item, RAP_AGENDA_ITEM_FIXED_START, "", error);
  time = rap_time_read (text);
  return set_field (agenda, item, RAP_AGENDA_ITEM_FIXED_START, time != NULL ? time : text, error);
}

static RapChangeSet *
set_cell (RapAgendaView *self, RapAgendaLine *line, gpointer data, GError **error)
{
  const Entry *entry = data;
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);

  if (line->record == NULL)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                           _("The agenda has no such item; it may have been removed meanwhile."));
      return NULL;
    }
  switch (entry->cell)
    {
    case RAP_CELL_TITLE:
      return set_field (agenda, line->record, rap_agenda_line_title_field (line), entry->text, error);
    case RAP_CELL_MINUTES:
      return set_field (agenda, line->record, RAP_AGENDA_ITEM_DURATION, entry->text, error);
    case RAP_CELL_WHO:
      return rap_agenda_set_people (agenda, rap_record_id (line->record), "presenter", entry->text,
                                    error);
    case RAP_CELL_TIME:
    case RAP_CELL_HANDLE:
    case RAP_CELL_ZONE_1:
    case RAP_CELL_ZONE_2:
    case RAP_CELL_LOCK:
    case RAP_CELL_NUMBER:
    case RAP_CELL_PURPOSES:
    case RAP_CELL_MENU:
    default:
      return set_start (agenda, line->record, entry->text, error);
    }
}

/* Whether the text may stand in the cell; asked before the line lets go of it. */
static gboolean
check_cell (RapAgendaView *self, RapAgendaLine *line, Entry *entry, GError **error)
{
  g_autoptr (RapRecord) blank = NULL;

  if (line->record != NULL)
    {
      g_autoptr (RapChangeSet) changes = set_cell (self, line, entry, error);

      return changes != NULL;
    }
  /* An item on its way: its own rules are all that can be asked. */
  blank = rap_record_new (RAP_KIND_AGENDA_ITEM);
  if (entry->cell == RAP_CELL_TITLE)
    return rap_record_parse (blank, RAP_AGENDA_ITEM_TITLE_EN, entry->text, error);
  if (entry->cell == RAP_CELL_MINUTES)
    return rap_record_parse (blank, RAP_AGENDA_ITEM_DURATION, entry->text, error);
  return TRUE;
}

/* --- items being written --------------------------------------------------------------------- */

static RapChangeSet *
add_item (RapAgendaView *self, RapAgendaLine *draft, gpointer data, GError **error)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);
  RapAgendaLine *target = rap_agenda_list_find_key (self->list, draft->target);
  g_autofree char *uid = NULL;
  gint64 id = target != NULL && target->record != NULL ? rap_record_id (target->record) : 0;
  gboolean beside = target != NULL && target->kind == RAP_LINE_ITEM && id != 0;
  RapPlace place = id == 0 ? RAP_PLACE_BACKLOG : draft->place;
  RapChangeSet *changes;

  changes = rap_agenda_add_item (agenda, draft->draft_kind, draft->draft_title, draft->draft_minutes,
                                 beside ? 0 : id, place, beside ? id : 0, &uid, error);
  if (changes != NULL)
    rap_agenda_list_send_draft (self->list, draft, uid);
  else
    rap_agenda_list_drop_draft (self->list, draft);
  return changes;
}

static void
send_draft (RapAgendaView *self, RapAgendaLine *draft, const char *title)
{
  g_free (draft->draft_title);
  draft->draft_title = g_strdup (title);
  draft->open = FALSE;
  rap_agenda_line_changed (draft);
  _rap_agenda_view_act (self, draft, add_item, NULL, NULL);
}

void
_rap_agenda_view_begin_draft (RapAgendaView *self,
                              const char *kind,
                              RapPlace place,
                              RapAgendaLine *target)
{
  gboolean is_break = g_str_equal (kind, "break");
  RapAgendaLine *draft;

  if (_rap_agenda_view_open_draft (self) != NULL)
    return;
  draft = rap_agenda_list_add_draft (self->list, kind, place, target);
  if (is_break)
    {
      draft->draft_title = g_strdup (_("Coffee break"));
      draft->draft_minutes = BREAK_MINUTES;
      rap_agenda_line_changed (draft);
    }
  self->chain = TRUE;
  _rap_agenda_view_edit_cell (self, draft, RAP_CELL_TITLE);
}

RapAgendaLine *
_rap_agenda_view_open_draft (RapAgendaView *self)
{
  RapAgendaLine *line = self->editing != NULL ? rap_item_cells_get_line (self->editing) : NULL;

  return line != NULL && line->draft && line->open ? line : NULL;
}

/* The item before the place of the draft on the draft's level. */
static RapAgendaLine *
item_before (RapAgendaView *self, RapAgendaLine *draft)
{
  guint position = rap_agenda_list_position (self->list, draft);

  for (guint i = position; i > 0 && i <= rap_agenda_list_size (self->list); i--)
    {
      RapAgendaLine *line = rap_agenda_list_line (self->list, i - 1);

      if (line->kind == RAP_LINE_SITTING || line->kind == RAP_LINE_BACKLOG)
        return NULL;
      if (line->kind == RAP_LINE_ITEM && line->level < draft->level)
        return NULL;
      if (line->kind == RAP_LINE_ITEM && line->level == draft->level
          && g_str_equal (rap_agenda_line_item_kind (line), "item"))
        return line;
    }
  return NULL;
}

void
_rap_agenda_view_indent_draft (RapAgendaView *self, RapAgendaLine *draft)
{
  RapAgendaLine *before = item_before (self, draft);

  if (before == NULL || !g_str_equal (draft->draft_kind, "item"))
    {
      _rap_agenda_view_say (self, _("There is no agenda item before it that it could stand below."));
      return;
    }
  rap_agenda_list_move_draft (self->list, draft, RAP_PLACE_INTO, before);
}

void
_rap_agenda_view_outdent_draft (RapAgendaView *self, RapAgendaLine *draft)
{
  guint position = rap_agenda_list_position (self->list, draft);

  for (guint i = position; draft->level > 0 && i > 0; i--)
    {
      RapAgendaLine *line = rap_agenda_list_line (self->list, i - 1);

      if (line->kind != RAP_LINE_ITEM || line->level != draft->level - 1)
        continue;
      rap_agenda_list_move_draft (self->list, draft, RAP_PLACE_AFTER, line);
      return;
    }
  _rap_agenda_view_say (self, _("The item stands at the top level already."));
}

/* --- preview of durations -------------------------------------------------------------------- */

static RapRecord *
previewed_item (RapAgendaView *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);

  return self->previewed != 0 && agenda != NULL ? rap_agenda_item (agenda, self->previewed) : NULL;
}

/* Takes back the duration that was only tried; @show when the lines shall follow at once. */
static void
end_preview (RapAgendaView *self, gboolean show)
{
  RapRecord *item = previewed_item (self);

  self->previewed = 0;
  if (item == NULL)
    return;
  rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, self->minutes_before);
  if (show)
    rap_agenda_list_retime (self->list);
}

static void
preview_minutes (RapAgendaView *self, RapAgendaLine *line, const char *text)
{
  int minutes;

  if (line->record == NULL || rap_agenda_list_size (self->list) > MOST_PREVIEWED_LINES)
    return;
  if (!rap_duration_parse (text, &minutes) || minutes < 1 || minutes > 1440)
    {
      end_preview (self, TRUE);
      return;
    }
  /* A reload brings the stored duration back: it is read anew each time. */
  end_preview (self, FALSE);
  self->minutes_before = rap_record_integer (line->record, RAP_AGENDA_ITEM_DURATION);
  self->previewed = rap_record_id (line->record);
  rap_record_set_integer (line->record, RAP_AGENDA_ITEM_DURATION, minutes);
  rap_agenda_list_retime (self->list);
}

/* --- the editor's life ----------------------------------------------------------------------- */

void
_rap_agenda_view_cell_begun (RapAgendaView *self, RapItemCells *cells)
{
  RapAgendaLine *line = rap_item_cells_get_line (cells);

  self->editing = cells;
  g_free (self->text_before);
  self->text_before = g_strdup (rap_cell_editor_get_text (rap_item_cells_get_editor (cells)));
  _rap_agenda_view_select_line (self, line);
  _rap_agenda_view_actions_update (self);
  _rap_agenda_view_update_hint (self);
}

void
_rap_agenda_view_cell_typed (RapAgendaView *self, RapItemCells *cells)
{
  const char *text = rap_cell_editor_get_text (rap_item_cells_get_editor (cells));

  if (rap_item_cells_get_edited (cells) == RAP_CELL_MINUTES)
    preview_minutes (self, rap_item_cells_get_line (cells), text);
}

void
_rap_agenda_view_cell_ended (RapAgendaView *self, RapItemCells *cells)
{
  if (self->editing != cells)
    return;
  self->editing = NULL;
  end_preview (self, TRUE);
  _rap_agenda_view_actions_update (self);
  _rap_agenda_view_update_hint (self);
}

static void
give_up_draft (RapAgendaView *self, RapItemCells *cells, RapAgendaLine *draft, gboolean focus)
{
  g_autoptr (RapAgendaLine) line = g_object_ref (draft);
  RapAgendaLine *before = rap_agenda_list_find_key (self->list, draft->target);
  guint position = rap_agenda_list_position (self->list, draft);

  self->chain = FALSE;
  rap_item_cells_end_edit (cells);
  rap_agenda_list_drop_draft (self->list, line);
  if (before == NULL || before->kind != RAP_LINE_ITEM)
    before = rap_agenda_list_line (self->list, MIN (position, rap_agenda_list_size (self->list) - 1));
  if (focus && before != NULL)
    _rap_agenda_view_focus_line (self, before);
}

static void
cancel_edit (RapAgendaView *self, RapItemCells *cells, RapAgendaLine *line)
{
  self->chain = FALSE;
  _rap_agenda_view_say (self, NULL);
  if (line->draft && line->open)
    {
      give_up_draft (self, cells, line, TRUE);
      return;
    }
  rap_item_cells_end_edit (cells);
  _rap_agenda_view_focus_line (self, line);
}

/* %FALSE when the text was refused; the editor then says why. */
static gboolean
keep_text (RapAgendaView *self, RapItemCells *cells, RapAgendaLine *line)
{
  RapCellEditor *editor = rap_item_cells_get_editor (cells);
  g_autoptr (Entry) entry = entry_new (rap_item_cells_get_edited (cells),
                                       rap_cell_editor_get_text (editor));
  g_autoptr (GError) error = NULL;

  g_strstrip (entry->text);
  end_preview (self, FALSE);
  if (g_strcmp0 (entry->text, self->text_before) == 0 && !(line->draft && line->open))
    {
      rap_item_cells_end_edit (cells);
      rap_agenda_list_retime (self->list);
      return TRUE;
    }
  if (!check_cell (self, line, entry, &error))
    {
      rap_agenda_list_retime (self->list);
      rap_cell_editor_set_problem (editor, error->message);
      _rap_agenda_view_say_error (self, error);
      return FALSE;
    }
  rap_item_cells_end_edit (cells);
  if (line->draft && line->open)
    send_draft (self, line, entry->text);
  else
    _rap_agenda_view_act (self, line, set_cell, g_steal_pointer (&entry),
                          (GDestroyNotify) entry_free);
  return TRUE;
}

static void
go_on (RapAgendaView *self, RapItemCells *cells, RapAgendaLine *line, RapCell cell, RapEditEnd how)
{
  switch (how)
    {
    case RAP_EDIT_ENTER:
      if (self->chain)
        _rap_agenda_view_begin_draft (self, "item", RAP_PLACE_AFTER, line);
      else
        _rap_agenda_view_focus_line (self, line);
      break;
    case RAP_EDIT_NEXT:
      _rap_agenda_view_begin_draft (self, "item", RAP_PLACE_AFTER, line);
      break;
    case RAP_EDIT_FORWARD:
    case RAP_EDIT_BACKWARD:
      /* Storing may have given the line another row. */
      if (rap_item_cells_get_line (cells) != line)
        _rap_agenda_view_focus_line (self, line);
      else
        rap_item_cells_go (cells, cell, how == RAP_EDIT_FORWARD ? 1 : -1);
      break;
    case RAP_EDIT_LEAVE:
    case RAP_EDIT_CANCEL:
    default:
      self->chain = FALSE;
      break;
    }
}

void
_rap_agenda_view_cell_end (RapAgendaView *self, RapItemCells *cells, RapEditEnd how)
{
  g_autoptr (RapAgendaLine) line = g_object_ref (rap_item_cells_get_line (cells));
  G_GNUC_UNUSED g_autoptr (RapItemCells) alive = g_object_ref (cells);
  RapCellEditor *editor = rap_item_cells_get_editor (cells);
  RapCell cell = rap_item_cells_get_edited (cells);

  if (editor == NULL)
    return;
  if (how == RAP_EDIT_CANCEL)
    cancel_edit (self, cells, line);
  else if (line->draft && line->open && *rap_cell_editor_get_text (editor) == '\0')
    /* Enter in an empty line ends a run of new items. */
    give_up_draft (self, cells, line, how != RAP_EDIT_LEAVE);
  else if (keep_text (self, cells, line))
    go_on (self, cells, line, cell, how);
}

void
_rap_agenda_view_edit_cell (RapAgendaView *self, RapAgendaLine *line, RapCell cell)
{
  RapLineRow *row;

  _rap_agenda_view_focus_line (self, line);
  row = _rap_agenda_view_row_of (self, line);
  if (row != NULL && rap_line_row_get_cells (row) != NULL)
    rap_item_cells_edit (rap_line_row_get_cells (row), cell);
}
