/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda.h"
#include "agenda-item.h"
#include "item-person.h"
#include "meeting.h"
#include "sitting.h"

struct _RapAgenda
{
  gatomicrefcount ref_count;

  RapRecord *meeting;
  RapRecord *body;
  GPtrArray *sittings;
  GPtrArray *items;
  GPtrArray *people;
  gint64 last_new_id;

  /* Made by rap_agenda_arrange() from the records above. */
  GHashTable *sitting_by_id;
  GHashTable *item_by_id;
  GHashTable *children; /* id of an item → GPtrArray of borrowed items, in order */
  GHashTable *tops;     /* id of a sitting, 0 for the backlog → the same */
  GHashTable *people_of; /* id of an item → GPtrArray of borrowed people, in order */
  GPtrArray *none;
  RapZone *zone;
};

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static gint64 *
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/**
 * rap_agenda_new:
 *
 * Returns: (transfer full): an agenda without sittings and items
 */
RapAgenda *
rap_agenda_new (RapRecord *meeting, RapRecord *body)
{
  RapAgenda *self = g_new0 (RapAgenda, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->meeting = g_object_ref (meeting);
  g_set_object (&self->body, body);
  self->sittings = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->sitting_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->item_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->children = new_lists ();
  self->tops = new_lists ();
  self->people_of = new_lists ();
  self->none = g_ptr_array_new ();
  return self;
}

static void
copy_records (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, rap_record_copy (from->pdata[i]));
}

RapAgenda *
rap_agenda_copy (RapAgenda *self)
{
  g_autoptr (RapRecord) meeting = rap_record_copy (self->meeting);
  RapAgenda *copy = rap_agenda_new (meeting, self->body);

  copy_records (self->sittings, copy->sittings);
  copy_records (self->items, copy->items);
  copy_records (self->people, copy->people);
  copy->last_new_id = self->last_new_id;
  rap_agenda_arrange (copy);
  return copy;
}

RapAgenda *
rap_agenda_ref (RapAgenda *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_agenda_unref (RapAgenda *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->meeting);
  g_clear_object (&self->body);
  g_hash_table_unref (self->sitting_by_id);
  g_hash_table_unref (self->item_by_id);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->tops);
  g_hash_table_unref (self->people_of);
  g_ptr_array_unref (self->none);
  g_ptr_array_unref (self->sittings);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->people);
  g_clear_pointer (&self->zone, rap_zone_unref);
  g_free (self);
}

static GPtrArray *
list_for (RapAgenda *self, RapRecord *record)
{
  switch (rap_record_kind (record))
    {
    case RAP_KIND_SITTING:
      return self->sittings;
    case RAP_KIND_AGENDA_ITEM:
      return self->items;
    case RAP_KIND_ITEM_PERSON:
      return self->people;
    case RAP_KIND_REGION:
    case RAP_KIND_MEMBER:
    case RAP_KIND_WEEKEND_RULE:
    case RAP_KIND_ENTITY:
    case RAP_KIND_PERSON:
    case RAP_KIND_TERM:
    case RAP_KIND_BODY:
    case RAP_KIND_MEETING:
    case RAP_KIND_VOCABULARY:
    case RAP_KIND_SETTING:
    default:
      g_return_val_if_reached (self->none);
    }
}

/**
 * rap_agenda_add:
 *
 * Adds a sitting, agenda item or person of an item; rap_agenda_arrange() gives it its place.
 */
void
rap_agenda_add (RapAgenda *self, RapRecord *sitting_item_or_item_person)
{
  g_ptr_array_add (list_for (self, sitting_item_or_item_person),
                   g_object_ref (sitting_item_or_item_person));
}

void
rap_agenda_remove (RapAgenda *self, RapRecord *record)
{
  g_ptr_array_remove (list_for (self, record), record);
}

gint64
rap_agenda_new_id (RapAgenda *self)
{
  return --self->last_new_id;
}

static int
compare_by (RapRecord *a, RapRecord *b, guint field)
{
  gint64 x = rap_record_integer (a, field);
  gint64 y = rap_record_integer (b, field);

  if (x == y)
    {
      x = rap_record_id (a);
      y = rap_record_id (b);
    }
  return x < y ? -1 : x > y;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return compare_by (*(RapRecord *const *) a, *(RapRecord *const *) b, RAP_AGENDA_ITEM_POSITION);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  return compare_by (*(RapRecord *const *) a, *(RapRecord *const *) b, RAP_ITEM_PERSON_POSITION);
}

static int
compare_sittings (gconstpointer a, gconstpointer b)
{
  RapRecord *x = *(RapRecord *const *) a;
  RapRecord *y = *(RapRecord *const *) b;
  int order = g_strcmp0 (rap_record_text (x, RAP_SITTING_START),
                         rap_record_text (y, RAP_SITTING_START));

  if (order != 0)
    return order;
  return rap_record_id (x) < rap_record_id (y) ? -1 : rap_record_id (x) > rap_record_id (y);
}

static void
append_to (GHashTable *lists, gint64 id, RapRecord *record)
{
  GPtrArray *list = g_hash_table_lookup (lists, &id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, key_new (id), list);
    }
  g_ptr_array_add (list, record);
}

static void
sort_lists (GHashTable *lists, GCompareFunc compare)
{
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare);
}

/* An item whose parent is not here stands at the top: nothing of an agenda is ever hidden. */
static void
nest_items (RapAgenda *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RapRecord *item = self->items->pdata[i];

      g_hash_table_insert (self->item_by_id, key_new (rap_record_id (item)), item);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      RapRecord *item = self->items->pdata[i];
      gint64 parent = rap_record_integer (item, RAP_AGENDA_ITEM_PARENT);
      gint64 sitting = rap_record_integer (item, RAP_AGENDA_ITEM_SITTING);

      if (parent != 0 && g_hash_table_contains (self->item_by_id, &parent))
        append_to (self->children, parent, item);
      else
        append_to (self->tops, rap_agenda_sitting (self, sitting) ? sitting : 0, item);
    }
  sort_lists (self->children, compare_items);
  sort_lists (self->tops, compare_items);
}

/**
 * rap_agenda_arrange:
 *
 * Sorts sittings, nests and sorts items and people. To be called after records were added,
 * removed, or changed in place, start or parent.
 */
void
rap_agenda_arrange (RapAgenda *self)
{
  g_hash_table_remove_all (self->sitting_by_id);
  g_hash_table_remove_all (self->item_by_id);
  g_hash_table_remove_all (self->children);
  g_hash_table_remove_all (self->tops);
  g_hash_table_remove_all (self->people_of);

  g_ptr_array_sort (self->sittings, compare_sittings);
  for (guint i = 0; i < self->sittings->len; i++)
    {
      RapRecord *sitting = self->sittings->pdata[i];

      g_hash_table_insert (self->sitting_by_id, key_new (rap_record_id (sitting)), sitting);
    }
  nest_items (self);
  for (guint i = 0; i < self->people->len; i++)
    {
      RapRecord *person = self->people->pdata[i];

      append_to (self->people_of, rap_record_integer (person, RAP_ITEM_PERSON_ITEM), person);
    }
  sort_lists (self->people_of, compare_people);

  g_clear_pointer (&self->zone, rap_zone_unref);
  self->zone = rap_zone_get (rap_record_text (self->meeting, RAP_MEETING_ZONE), NULL);
  if (self->zone == NULL)
    self->zone = rap_zone_get_utc ();
}

RapRecord *
rap_agenda_meeting (RapAgenda *self)
{
  return self->meeting;
}

RapRecord *
rap_agenda_body (RapAgenda *self)
{
  return self->body;
}

GPtrArray *
rap_agenda_sittings (RapAgenda *self)
{
  return self->sittings;
}

GPtrArray *
rap_agenda_items (RapAgenda *self)
{
  return self->items;
}

GPtrArray *
rap_agenda_people (RapAgenda *self)
{
  return self->people;
}

RapRecord *
rap_agenda_sitting (RapAgenda *self, gint64 id)
{
  return g_hash_table_lookup (self->sitting_by_id, &id);
}

RapRecord *
rap_agenda_item (RapAgenda *self, gint64 id)
{
  return g_hash_table_lookup (self->item_by_id, &id);
}

GPtrArray *
rap_agenda_children (RapAgenda *self, gint64 sitting, gint64 parent)
{
  GPtrArray *list = parent != 0 ? g_hash_table_lookup (self->children, &parent)
                                : g_hash_table_lookup (self->tops, &sitting);

  return list != NULL ? list : self->none;
}

/**
 * rap_agenda_people_of:
 *
 * Returns: (transfer none) (element-type RapRecord): the people of an item in order, never %NULL
 */
GPtrArray *
rap_agenda_people_of (RapAgenda *self, gint64 item)
{
  GPtrArray *list = g_hash_table_lookup (self->people_of, &item);

  return list != NULL ? list : self->none;
}

char *
rap_agenda_people_text (RapAgenda *self, gint64 item, const char *role)
{
  GPtrArray *people = rap_agenda_people_of (self, item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      RapRecord *person = people->pdata[i];
      const char *organisation = rap_record_text (person, RAP_ITEM_PERSON_ORGANISATION);

      if (role != NULL && !g_str_equal (rap_record_text (person, RAP_ITEM_PERSON_ROLE), role))
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, rap_record_text (person, RAP_ITEM_PERSON_NAME));
      if (*organisation != '\0')
        g_string_append_printf (text, ", %s", organisation);
      if (rap_record_integer (person, RAP_ITEM_PERSON_TENTATIVE))
        /* Translators: to be confirmed; put in brackets after a speaker's name. */
        g_string_append_printf (text, " (%s)", _("tbc"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

RapZone *
rap_agenda_zone (RapAgenda *self)
{
  return self->zone;
}
