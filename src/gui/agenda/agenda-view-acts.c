/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include "agenda-view-private.h"
#include "core/change-set.h"

/* Acts wait for their turn: each is computed from the agenda as the one before it left it, also
 * when a key is held down and the commits take their time. */

typedef struct
{
  RapAgendaLine *line;
  RapActFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Act;

static void
act_free (Act *act)
{
  g_clear_object (&act->line);
  if (act->free_data != NULL)
    act->free_data (act->data);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static RapRecord *
find_record (RapAgenda *agenda, const RapChange *change)
{
  GPtrArray *people = rap_agenda_people (agenda);

  if (change->kind == RAP_KIND_MEETING)
    return rap_agenda_meeting (agenda);
  if (change->kind == RAP_KIND_SITTING)
    return rap_agenda_sitting (agenda, change->id);
  if (change->kind == RAP_KIND_AGENDA_ITEM)
    return rap_agenda_item (agenda, change->id);
  for (guint i = 0; i < people->len; i++)
    if (rap_record_id (people->pdata[i]) == change->id)
      return people->pdata[i];
  return NULL;
}

static void
copy_fields (const RapChange *change, RapRecord *record)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (change->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (change->fields & (G_GUINT64_CONSTANT (1) << i))
      switch (fields[i].type)
        {
        case RAP_FIELD_INTEGER:
        case RAP_FIELD_BOOLEAN:
        case RAP_FIELD_MINUTES:
        case RAP_FIELD_REFERENCE:
          rap_record_set_integer (record, i, rap_record_integer (change->record, i));
          break;
        case RAP_FIELD_TEXT:
        case RAP_FIELD_LONG_TEXT:
        case RAP_FIELD_DATE:
        case RAP_FIELD_TIME:
        case RAP_FIELD_DATE_TIME:
        case RAP_FIELD_ZONE:
        case RAP_FIELD_CHOICE:
        case RAP_FIELD_FLAGS:
        default:
          rap_record_set_text (record, i, rap_record_text (change->record, i));
          break;
        }
}

void
_rap_agenda_take_changes (RapAgenda *agenda, RapChangeSet *changes)
{
  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);
      RapRecord *record = find_record (agenda, change);

      if (change->op == RAP_CHANGE_INSERT)
        {
          g_autoptr (RapRecord) copy = rap_record_copy (change->record);

          rap_record_set_id (copy, change->id);
          rap_agenda_add (agenda, copy);
        }
      else if (record != NULL && change->op == RAP_CHANGE_UPDATE)
        copy_fields (change, record);
      else if (record != NULL)
        rap_agenda_remove (agenda, record);
    }
  rap_agenda_arrange (agenda);
}

static void
do_act (RapAgendaView *self, Act *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes = NULL;

  if (rap_agenda_list_agenda (self->list) == NULL)
    return;
  changes = act->func (self, act->line, act->data, &error);
  if (changes == NULL)
    {
      /* Nothing was done and nothing is lost: a word at the foot is enough. */
      _rap_agenda_view_say_error (self, error);
      return;
    }
  if (rap_change_set_is_empty (changes))
    return;
  self->storing = TRUE;
  g_free (self->done_label);
  self->done_label = g_strdup (rap_change_set_label (changes));
  g_set_object (&self->done_line, act->line);
  /* Shown before it is stored; what is stored is loaded again when it is. */
  _rap_agenda_take_changes (rap_agenda_list_agenda (self->list), changes);
  _rap_agenda_view_show_agenda (self, rap_agenda_list_agenda (self->list));
  if (act->line != NULL && act->line == _rap_agenda_view_get_selected (self))
    _rap_agenda_view_reveal_line (self, act->line);
  rap_session_act (self->session, g_steal_pointer (&changes), NULL);
}

static void
do_next (RapAgendaView *self)
{
  while (!self->storing && !g_queue_is_empty (&self->acts))
    {
      g_autoptr (Act) act = g_queue_pop_head (&self->acts);

      do_act (self, act);
    }
}

void
_rap_agenda_view_act (RapAgendaView *self,
                      RapAgendaLine *line,
                      RapActFunc func,
                      gpointer data,
                      GDestroyNotify free_data)
{
  Act *act = g_new0 (Act, 1);

  g_set_object (&act->line, line);
  act->func = func;
  act->data = data;
  act->free_data = free_data;
  g_queue_push_tail (&self->acts, act);
  do_next (self);
}

static void
select_awaited (RapAgendaView *self)
{
  RapAgendaLine *line =
    self->select_key != NULL ? rap_agenda_list_find_key (self->list, self->select_key) : NULL;

  if (line == NULL)
    return;
  g_clear_pointer (&self->select_key, g_free);
  _rap_agenda_view_focus_line (self, line);
}

/* The act under way is stored, and the agenda loaded again. */
void
_rap_agenda_view_act_stored (RapAgendaView *self)
{
  g_autoptr (RapAgendaLine) line = NULL;
  g_autofree char *label = NULL;

  line = g_steal_pointer (&self->done_line);
  label = g_steal_pointer (&self->done_label);
  select_awaited (self);
  _rap_agenda_view_say_done (self, label, line);
  do_next (self);
}

/* What waited was meant to follow an act that never came to be. */
void
_rap_agenda_view_clear_acts (RapAgendaView *self)
{
  self->storing = FALSE;
  g_queue_clear_full (&self->acts, (GDestroyNotify) act_free);
  g_clear_object (&self->done_line);
  g_clear_pointer (&self->done_label, g_free);
  g_clear_pointer (&self->select_key, g_free);
}
