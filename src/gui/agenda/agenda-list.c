/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <string.h>

#include "agenda-list.h"
#include "core/agenda-item.h"
#include "core/sitting.h"

#define DAY ((RapLocal) 86400)

struct _RapAgendaList
{
  GObject parent_instance;

  RapAgenda *agenda;
  RapTimetable *table;
  gboolean editable;
  GPtrArray *lines;   /* RapAgendaLine */
  GHashTable *by_key; /* the line's key → borrowed line */
  GPtrArray *drafts;  /* RapAgendaLine, in the order they were begun */
  guint last_draft;
};

/* The list being made from the timetable. */
typedef struct
{
  RapAgendaList *list;
  GPtrArray *lines;
  GHashTable *by_key;
  RapAgendaLine *head;
  RapLocal last_day;
} Build;

static GType
rap_agenda_list_get_item_type (GListModel *model)
{
  return RAP_TYPE_AGENDA_LINE;
}

static guint
rap_agenda_list_get_n_items (GListModel *model)
{
  return RAP_AGENDA_LIST (model)->lines->len;
}

static gpointer
rap_agenda_list_get_item (GListModel *model, guint position)
{
  RapAgendaLine *line = rap_agenda_list_line (RAP_AGENDA_LIST (model), position);

  return line != NULL ? g_object_ref (line) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rap_agenda_list_get_item_type;
  iface->get_n_items = rap_agenda_list_get_n_items;
  iface->get_item = rap_agenda_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RapAgendaList, rap_agenda_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
rap_agenda_list_finalize (GObject *object)
{
  RapAgendaList *self = RAP_AGENDA_LIST (object);

  g_clear_pointer (&self->table, rap_timetable_unref);
  g_clear_pointer (&self->agenda, rap_agenda_unref);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->drafts);
  G_OBJECT_CLASS (rap_agenda_list_parent_class)->finalize (object);
}

static void
rap_agenda_list_class_init (RapAgendaListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_agenda_list_finalize;
}

static void
rap_agenda_list_init (RapAgendaList *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
}

RapAgendaList *
rap_agenda_list_new (void)
{
  return g_object_new (RAP_TYPE_AGENDA_LIST, NULL);
}

/* --- making the lines ------------------------------------------------------------------------ */

static RapAgendaLine *
take_line (Build *build, RapLineKind kind, RapRecord *record, const RapAgendaRow *row,
           const char *key)
{
  RapAgendaLine *line = g_hash_table_lookup (build->list->by_key, key);

  line = line != NULL && line->kind == kind ? g_object_ref (line) : rap_agenda_line_new (kind, key);
  g_set_object (&line->record, record);
  g_clear_pointer (&line->table, rap_timetable_unref);
  line->table = rap_timetable_ref (build->list->table);
  line->row = row;
  line->level = row != NULL ? row->level : 0;
  line->draft = line->open = FALSE;
  line->day = build->head != NULL ? build->head->day : 0;
  g_ptr_array_add (build->lines, line);
  g_hash_table_insert (build->by_key, line->key, line);
  return line;
}

static void
add_note (Build *build, const RapAgendaRow *row, guint index)
{
  const RapProblem *problem = &g_array_index (row->problems, RapProblem, index);
  /* One row may run over two fixed times, and two of its speakers be elsewhere. */
  g_autofree char *key =
    g_strdup_printf ("note:%s:%s:%" G_GINT64_FORMAT ":%s", rap_record_uid (row->record),
                     rap_problem_nick (problem->kind), problem->other_id, problem->who);
  RapAgendaLine *line = take_line (build, RAP_LINE_NOTE, row->record, row, key);

  line->problem = *problem;
}

static void
add_notes (Build *build, const RapAgendaRow *row, gboolean warnings)
{
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    if (rap_problem_is_warning (g_array_index (row->problems, RapProblem, i).kind) == warnings)
      add_note (build, row, i);
}

static void
end_section (Build *build)
{
  g_autofree char *key = NULL;

  if (build->head == NULL || !build->list->editable)
    return;
  key = g_strconcat ("add:", rap_record_uid (build->head->record), NULL);
  take_line (build, RAP_LINE_ADD_ITEM, build->head->record, NULL, key);
}

static void
add_sitting (Build *build, const RapAgendaRow *row)
{
  g_autofree char *key = g_strconcat ("sitting:", rap_record_uid (row->record), NULL);
  RapAgendaLine *line;

  end_section (build);
  build->head = NULL;
  line = take_line (build, RAP_LINE_SITTING, row->record, row, key);
  line->day = row->start - ((row->start % DAY) + DAY) % DAY;
  line->first_of_day = line->day != build->last_day;
  line->empty = TRUE;
  line->over = line->free = 0;
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    if (g_array_index (row->problems, RapProblem, i).kind == RAP_PROBLEM_SLACK)
      line->free = g_array_index (row->problems, RapProblem, i).minutes;
  build->head = line;
  build->last_day = line->day;
  add_notes (build, row, TRUE);
}

static void
add_item (Build *build, const RapAgendaRow *row)
{
  g_autofree char *key = g_strconcat ("item:", rap_record_uid (row->record), NULL);

  /* Free time stands before what it waits for, a warning after what causes it. */
  add_notes (build, row, FALSE);
  take_line (build, RAP_LINE_ITEM, row->record, row, key);
  add_notes (build, row, TRUE);
  if (build->head == NULL)
    return;
  build->head->empty &= !row->timed;
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapProblem *problem = &g_array_index (row->problems, RapProblem, i);

      if (problem->kind == RAP_PROBLEM_OVERRUN && *problem->other == '\0')
        build->head->over = problem->minutes;
    }
}

static void
begin_backlog (Build *build)
{
  end_section (build);
  build->head = NULL;
  if (build->list->editable)
    take_line (build, RAP_LINE_ADD_SITTING, NULL, NULL, "add-sitting");
  take_line (build, RAP_LINE_BACKLOG, NULL, NULL, "backlog");
}

static void
add_rows (Build *build)
{
  guint n_rows = rap_timetable_size (build->list->table);
  gboolean has_backlog = FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (build->list->table, i);

      switch (row->kind)
        {
        case RAP_ROW_SITTING:
          add_sitting (build, row);
          break;
        case RAP_ROW_ITEM:
          add_item (build, row);
          break;
        case RAP_ROW_BACKLOG:
        default:
          begin_backlog (build);
          has_backlog = TRUE;
          break;
        }
    }
  /* The backlog is a place to put things also while nothing is there. */
  if (!has_backlog && n_rows > 0 && build->list->editable)
    begin_backlog (build);
}

/* --- drafts ---------------------------------------------------------------------------------- */

static gboolean
belongs_below (RapAgendaLine *line, RapAgendaLine *target)
{
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      return line->level > target->level;
    case RAP_LINE_NOTE:
      /* Free time belongs to the item that follows it. */
      return rap_problem_is_warning (line->problem.kind) && line->level >= target->level;
    case RAP_LINE_SITTING:
    case RAP_LINE_ADD_ITEM:
    case RAP_LINE_ADD_SITTING:
    case RAP_LINE_BACKLOG:
    default:
      return FALSE;
    }
}

static guint
end_of_section (GPtrArray *lines, guint head)
{
  guint index = head + 1;

  while (index < lines->len)
    {
      RapAgendaLine *line = lines->pdata[index];

      if (line->kind != RAP_LINE_ITEM && line->kind != RAP_LINE_NOTE)
        break;
      index++;
    }
  return index;
}

static guint
start_of_section (GPtrArray *lines, guint head)
{
  guint index = head + 1;

  while (index < lines->len
         && ((RapAgendaLine *) lines->pdata[index])->kind == RAP_LINE_NOTE
         && rap_record_kind (((RapAgendaLine *) lines->pdata[index])->record) == RAP_KIND_SITTING)
    index++;
  return index;
}

/* Where a draft stands, and how deep; %FALSE when what it belongs to is gone. */
static gboolean
find_place (Build *build, RapAgendaLine *draft, guint *index)
{
  RapAgendaLine *target = g_hash_table_lookup (build->by_key, draft->target);

  if (target == NULL || !g_ptr_array_find (build->lines, target, index))
    return FALSE;
  draft->day = target->day;
  draft->level = 0;
  if (target->kind != RAP_LINE_ITEM)
    {
      *index = draft->place == RAP_PLACE_BEFORE ? start_of_section (build->lines, *index)
                                                : end_of_section (build->lines, *index);
      return TRUE;
    }
  draft->level = target->level + (draft->place == RAP_PLACE_INTO);
  if (draft->place == RAP_PLACE_BEFORE)
    return TRUE;
  (*index)++;
  while (*index < build->lines->len && belongs_below (build->lines->pdata[*index], target))
    (*index)++;
  return TRUE;
}

/* Somebody else removed what the draft stood beside: what is being typed is not lost. */
static void
retarget (RapAgendaLine *draft)
{
  draft->place = RAP_PLACE_INTO;
  g_free (draft->target);
  draft->target = g_strdup ("backlog");
}

static void
add_drafts (Build *build)
{
  GPtrArray *drafts = build->list->drafts;

  for (guint i = 0; i < drafts->len;)
    {
      RapAgendaLine *draft = drafts->pdata[i];
      guint index;

      if (draft->record == NULL && draft->open && !find_place (build, draft, &index))
        retarget (draft);
      if (draft->record != NULL || !find_place (build, draft, &index))
        {
          g_ptr_array_remove_index (drafts, i);
          continue;
        }
      draft->draft = TRUE;
      g_ptr_array_insert (build->lines, (int) index, g_object_ref (draft));
      g_hash_table_insert (build->by_key, draft->key, draft);
      i++;
    }
}

/* --- showing a new state --------------------------------------------------------------------- */

static void
replace_lines (RapAgendaList *self, GPtrArray *lines, GHashTable *by_key)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->lines);
  guint start = 0, end = 0;

  g_hash_table_unref (self->by_key);
  self->lines = lines;
  self->by_key = by_key;
  while (start < before->len && start < lines->len && before->pdata[start] == lines->pdata[start])
    start++;
  while (start + end < before->len && start + end < lines->len
         && before->pdata[before->len - 1 - end] == lines->pdata[lines->len - 1 - end])
    end++;
  /* One splice over old and new place: a selection follows a line that moved within it. */
  if (start + end < before->len || start + end < lines->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                lines->len - start - end);
}

static void
rebuild (RapAgendaList *self)
{
  Build build = { .list = self, .last_day = G_MININT64 };
  g_autoptr (GPtrArray) shown = NULL;

  build.lines = g_ptr_array_new_with_free_func (g_object_unref);
  build.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  if (self->agenda != NULL)
    {
      add_rows (&build);
      add_drafts (&build);
    }
  else
    g_ptr_array_set_size (self->drafts, 0);
  shown = g_ptr_array_copy (build.lines, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (shown, g_object_unref);
  replace_lines (self, build.lines, build.by_key);
  for (guint i = 0; i < shown->len; i++)
    rap_agenda_line_changed (shown->pdata[i]);
}

void
rap_agenda_list_set_editable (RapAgendaList *self, gboolean editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  rebuild (self);
}

void
rap_agenda_list_set_agenda (RapAgendaList *self, RapAgenda *agenda)
{
  G_GNUC_UNUSED g_autoptr (RapAgenda) before = g_steal_pointer (&self->agenda);

  g_clear_pointer (&self->table, rap_timetable_unref);
  if (agenda != NULL)
    {
      self->agenda = rap_agenda_ref (agenda);
      self->table = rap_agenda_retime (agenda);
    }
  rebuild (self);
}

void
rap_agenda_list_retime (RapAgendaList *self)
{
  if (self->agenda == NULL)
    return;
  rap_timetable_unref (self->table);
  self->table = rap_agenda_retime (self->agenda);
  rebuild (self);
}

RapAgenda *
rap_agenda_list_agenda (RapAgendaList *self)
{
  return self->agenda;
}

RapTimetable *
rap_agenda_list_timetable (RapAgendaList *self)
{
  return self->table;
}

gboolean
rap_agenda_list_is_editable (RapAgendaList *self)
{
  return self->editable;
}

/* --- finding lines --------------------------------------------------------------------------- */

guint
rap_agenda_list_size (RapAgendaList *self)
{
  return self->lines->len;
}

RapAgendaLine *
rap_agenda_list_line (RapAgendaList *self, guint position)
{
  return position < self->lines->len ? self->lines->pdata[position] : NULL;
}

guint
rap_agenda_list_position (RapAgendaList *self, RapAgendaLine *line)
{
  guint position;

  return g_ptr_array_find (self->lines, line, &position) ? position : G_MAXUINT;
}

RapAgendaLine *
rap_agenda_list_find_key (RapAgendaList *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

RapAgendaLine *
rap_agenda_list_find (RapAgendaList *self, RapKind kind, gint64 id)
{
  RapRecord *record;
  g_autofree char *key = NULL;

  if (self->agenda == NULL)
    return NULL;
  record = kind == RAP_KIND_SITTING ? rap_agenda_sitting (self->agenda, id)
                                    : rap_agenda_item (self->agenda, id);
  if (record == NULL)
    return NULL;
  key = g_strconcat (kind == RAP_KIND_SITTING ? "sitting:" : "item:", rap_record_uid (record), NULL);
  return rap_agenda_list_find_key (self, key);
}

RapAgendaLine *
rap_agenda_list_head_of (RapAgendaList *self, RapAgendaLine *line)
{
  guint position = rap_agenda_list_position (self, line);

  if (position >= self->lines->len)
    return NULL;
  for (guint i = position + 1; i > 0; i--)
    {
      RapAgendaLine *head = self->lines->pdata[i - 1];

      if (head->kind == RAP_LINE_SITTING || head->kind == RAP_LINE_BACKLOG)
        return head;
    }
  return NULL;
}

RapAgendaLine *
rap_agenda_list_owner (RapAgendaList *self, RapAgendaLine *line)
{
  if (line->kind != RAP_LINE_NOTE && line->kind != RAP_LINE_ADD_ITEM)
    return line;
  return rap_agenda_list_find (self, rap_record_kind (line->record), rap_record_id (line->record));
}

RapAgendaLine *
rap_agenda_list_next_problem (RapAgendaList *self, RapAgendaLine *from, int by)
{
  guint n = self->lines->len;
  guint start = from != NULL ? rap_agenda_list_position (self, from) : n - 1;

  if (start >= n)
    start = n - 1;
  for (guint i = 1; i <= n; i++)
    {
      guint index = by > 0 ? (start + i) % n : (start + n - i) % n;
      RapAgendaLine *line = self->lines->pdata[index];

      if (line->kind == RAP_LINE_NOTE && rap_problem_is_warning (line->problem.kind))
        return line;
    }
  return NULL;
}

guint
rap_agenda_list_backlog_size (RapAgendaList *self)
{
  return self->agenda != NULL ? rap_agenda_children (self->agenda, 0, 0)->len : 0;
}

void
rap_agenda_list_longest_numbers (RapAgendaList *self, const char *numbers[RAP_COLUMN_LEVELS])
{
  gsize longest[RAP_COLUMN_LEVELS] = { 0 };
  guint n_rows = self->table != NULL ? rap_timetable_size (self->table) : 0;

  for (guint i = 0; i < RAP_COLUMN_LEVELS; i++)
    numbers[i] = "";
  for (guint i = 0; i < n_rows; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);
      guint level = MIN (row->level, RAP_COLUMN_LEVELS - 1);

      if (row->kind != RAP_ROW_ITEM || strlen (row->number) <= longest[level])
        continue;
      longest[level] = strlen (row->number);
      numbers[level] = row->number;
    }
}

/* --- items being written --------------------------------------------------------------------- */

RapAgendaLine *
rap_agenda_list_add_draft (RapAgendaList *self, const char *kind, RapPlace place,
                           RapAgendaLine *target)
{
  g_autofree char *key = g_strdup_printf ("draft:%u", ++self->last_draft);
  g_autoptr (RapAgendaLine) draft = rap_agenda_line_new (RAP_LINE_ITEM, key);

  draft->draft_kind = g_strdup (kind);
  draft->open = TRUE;
  draft->draft = TRUE;
  g_ptr_array_add (self->drafts, g_object_ref (draft));
  rap_agenda_list_move_draft (self, draft, place, target);
  return draft;
}

void
rap_agenda_list_move_draft (RapAgendaList *self, RapAgendaLine *draft, RapPlace place,
                            RapAgendaLine *target)
{
  draft->place = place;
  g_free (draft->target);
  draft->target = g_strdup (target->key);
  rebuild (self);
}

void
rap_agenda_list_drop_draft (RapAgendaList *self, RapAgendaLine *draft)
{
  if (g_ptr_array_remove (self->drafts, draft))
    rebuild (self);
}

void
rap_agenda_list_send_draft (RapAgendaList *self, RapAgendaLine *draft, const char *uid)
{
  g_autofree char *was = g_steal_pointer (&draft->key);

  g_hash_table_remove (self->by_key, was);
  draft->key = g_strconcat ("item:", uid, NULL);
  g_free (draft->uid);
  draft->uid = g_strdup (uid);
  draft->open = FALSE;
  g_hash_table_insert (self->by_key, draft->key, draft);
  /* Drafts begun after this one follow it under its new name. */
  for (guint i = 0; i < self->drafts->len; i++)
    {
      RapAgendaLine *other = self->drafts->pdata[i];

      if (g_strcmp0 (other->target, was) != 0)
        continue;
      g_free (other->target);
      other->target = g_strdup (draft->key);
    }
}

void
rap_agenda_list_drop_sent_drafts (RapAgendaList *self)
{
  guint before = self->drafts->len;

  for (guint i = self->drafts->len; i > 0; i--)
    if (!((RapAgendaLine *) self->drafts->pdata[i - 1])->open)
      g_ptr_array_remove_index (self->drafts, i - 1);
  if (self->drafts->len != before)
    rebuild (self);
}
