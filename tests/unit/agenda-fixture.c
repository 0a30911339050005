/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"

RapLocal
fixture_local (const char *text)
{
  RapLocal local = 0;

  g_assert_true (rap_local_parse (text, &local));
  return local;
}

RapAgenda *
fixture_agenda (const char *zone, const char *first, const char *last)
{
  g_autoptr (RapRecord) meeting = rap_record_new (RAP_KIND_MEETING);
  g_autoptr (RapRecord) body = rap_record_new (RAP_KIND_BODY);
  RapAgenda *agenda;

  rap_record_set_id (meeting, 1);
  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "Meeting");
  rap_record_set_text (meeting, RAP_MEETING_START_DATE, first);
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, last);
  rap_record_set_text (meeting, RAP_MEETING_ZONE, zone);
  rap_record_set_text (body, RAP_BODY_NUMBERING, "decimal");
  agenda = rap_agenda_new (meeting, body);
  rap_agenda_arrange (agenda);
  return agenda;
}

RapRecord *
fixture_sitting (RapAgenda *agenda, gint64 id, const char *start, const char *end)
{
  g_autoptr (RapRecord) sitting = rap_record_new (RAP_KIND_SITTING);

  rap_record_set_id (sitting, id);
  rap_record_set_integer (sitting, RAP_SITTING_MEETING, 1);
  rap_record_set_text (sitting, RAP_SITTING_START, start);
  rap_record_set_text (sitting, RAP_SITTING_END, end);
  rap_agenda_add (agenda, sitting);
  rap_agenda_arrange (agenda);
  return sitting;
}

static RapRecord *
add_item (RapAgenda *agenda, gint64 id, gint64 sitting, gint64 parent, const char *title,
          int minutes)
{
  g_autoptr (RapRecord) item = rap_record_new (RAP_KIND_AGENDA_ITEM);

  rap_record_set_id (item, id);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, 1);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, parent);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, id * 16);
  rap_record_set_text (item, RAP_AGENDA_ITEM_TITLE_EN, title);
  if (minutes > 0)
    rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, minutes);
  rap_agenda_add (agenda, item);
  return item;
}

RapRecord *
fixture_item (RapAgenda *agenda, gint64 id, gint64 sitting, gint64 parent, const char *title,
              int minutes)
{
  RapRecord *item = add_item (agenda, id, sitting, parent, title, minutes);

  rap_agenda_arrange (agenda);
  return item;
}

RapRecord *
fixture_fixed (RapAgenda *agenda, gint64 id, gint64 sitting, const char *title, int minutes,
               const char *start)
{
  RapRecord *item = fixture_item (agenda, id, sitting, 0, title, minutes);

  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "fixed-start");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, start);
  return item;
}

RapRecord *
fixture_person (RapAgenda *agenda, gint64 id, gint64 item, const char *role, const char *name)
{
  g_autoptr (RapRecord) person = rap_record_new (RAP_KIND_ITEM_PERSON);

  rap_record_set_id (person, id);
  rap_record_set_integer (person, RAP_ITEM_PERSON_ITEM, item);
  rap_record_set_integer (person, RAP_ITEM_PERSON_POSITION, id);
  rap_record_set_text (person, RAP_ITEM_PERSON_ROLE, role);
  rap_record_set_text (person, RAP_ITEM_PERSON_NAME, name);
  rap_agenda_add (agenda, person);
  rap_agenda_arrange (agenda);
  return person;
}

/* ---- Random agendas ---- */

static const char *const zones[] = {
  "Europe/Brussels", "Africa/Johannesburg", "Africa/Casablanca", "America/Santiago",
  "Pacific/Apia", "Asia/Kathmandu", "Africa/Cairo", "UTC", "Australia/Lord_Howe",
};
/* Weeks of clock changes among them. */
static const char *const days[] = {
  "2025-05-15", "2025-03-29", "2025-10-25", "2026-03-28", "2025-04-05", "2025-09-06", "2024-02-28",
};

static const char *
one_of (GRand *rand, const char *const *list, guint n)
{
  return list[g_rand_int_range (rand, 0, (gint32) n)];
}

static void
random_sittings (GRand *rand, RapAgenda *agenda, RapLocal first, int n_days)
{
  int n = g_rand_int_range (rand, 0, 5);

  for (int i = 0; i < n; i++)
    {
      RapLocal start = first + g_rand_int_range (rand, 0, n_days) * (RapLocal) 86400
                       + g_rand_int_range (rand, 0, 23 * 12) * 300;
      RapLocal end = start + g_rand_int_range (rand, 1, 100) * 300;
      g_autofree char *from = rap_local_format (start);
      g_autofree char *until = rap_local_format (end);
      RapRecord *sitting = fixture_sitting (agenda, 100 + i, from, until);

      rap_record_set_text (sitting, RAP_SITTING_ROOM, i % 2 ? "Hall" : "");
    }
}

/* A parent of the same sitting that may have sub-items, or 0. */
static gint64
random_parent (GRand *rand, GPtrArray *made, gint64 *sitting)
{
  RapRecord *parent;

  if (made->len == 0 || g_rand_int_range (rand, 0, 3) == 0)
    return 0;
  parent = made->pdata[g_rand_int_range (rand, 0, (gint32) made->len)];
  if (!rap_agenda_item_has_parts (parent))
    return 0;
  *sitting = rap_record_integer (parent, RAP_AGENDA_ITEM_SITTING);
  return rap_record_id (parent);
}

static int
level_of (RapAgenda *agenda, gint64 id)
{
  int level = 0;

  for (; id != 0; level++)
    {
      RapRecord *item = NULL;

      for (guint i = 0; i < rap_agenda_items (agenda)->len && item == NULL; i++)
        if (rap_record_id (rap_agenda_items (agenda)->pdata[i]) == id)
          item = rap_agenda_items (agenda)->pdata[i];
      id = rap_record_integer (item, RAP_AGENDA_ITEM_PARENT);
    }
  return level;
}

static void
fix_at_random (GRand *rand, RapRecord *item, gboolean end)
{
  g_autofree char *time = g_strdup_printf ("%02d:%02d", g_rand_int_range (rand, 0, 24),
                                           g_rand_int_range (rand, 0, 12) * 5);

  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, end ? "fixed-end" : "fixed-start");
  rap_record_set_text (item, end ? RAP_AGENDA_ITEM_FIXED_END : RAP_AGENDA_ITEM_FIXED_START, time);
}

static void
random_item (GRand *rand, RapAgenda *agenda, GPtrArray *made, gint64 id)
{
  static const char *const priorities[] = { "low", "normal", "high" };
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  gint64 sitting = 0;
  gint64 parent;
  g_autofree char *title = g_strdup_printf ("Item %d", (int) id);
  RapRecord *item;
  int chance = g_rand_int_range (rand, 0, 15);
  int minutes = g_rand_int_range (rand, 0, 4) * g_rand_int_range (rand, 1, 12) * 5;

  if (sittings->len > 0 && g_rand_int_range (rand, 0, 8) > 0)
    sitting = rap_record_id (sittings->pdata[g_rand_int_range (rand, 0, (gint32) sittings->len)]);
  parent = random_parent (rand, made, &sitting);
  if (level_of (agenda, parent) >= 7)
    parent = 0;
  item = add_item (agenda, id, sitting, parent, title, chance == 12 ? 0 : minutes);
  if (chance < 2)
    rap_record_set_text (item, RAP_AGENDA_ITEM_KIND, chance ? "break" : "protocol");
  else if (chance == 2)
    rap_record_set_text (item, RAP_AGENDA_ITEM_STATE, "withdrawn");
  else if (chance == 12)
    rap_record_set_text (item, RAP_AGENDA_ITEM_KIND, "group");
  if (chance == 10 || chance == 11 || chance == 0)
    fix_at_random (rand, item, FALSE);
  else if (chance == 13 || g_rand_int_range (rand, 0, 30) == 0)
    fix_at_random (rand, item, TRUE);
  if (chance % 3 == 0 && chance != 12 && minutes > 0)
    rap_record_set_integer (item, RAP_AGENDA_ITEM_MINIMUM_DURATION,
                            g_rand_int_range (rand, 1, minutes + 1));
  rap_record_set_text (item, RAP_AGENDA_ITEM_PRIORITY, priorities[g_rand_int_range (rand, 0, 3)]);
  g_ptr_array_add (made, item);
}

RapAgenda *
fixture_random (GRand *rand, guint n_items)
{
  const char *first = one_of (rand, days, G_N_ELEMENTS (days));
  int n_days = g_rand_int_range (rand, 1, 4);
  g_autofree char *day = g_strconcat (first, "T00:00", NULL);
  RapLocal start = fixture_local (day);
  g_autofree char *last = rap_local_format_date (start + (n_days - 1) * (RapLocal) 86400);
  RapAgenda *agenda = fixture_agenda (one_of (rand, zones, G_N_ELEMENTS (zones)), first, last);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();

  random_sittings (rand, agenda, start, n_days);
  for (guint i = 0; i < n_items; i++)
    random_item (rand, agenda, made, 1000 + i);
  rap_agenda_arrange (agenda);
  for (guint i = 0; i < n_items / 4; i++)
    fixture_person (agenda, 9000 + i, 1000 + g_rand_int_range (rand, 0, (gint32) n_items),
                    i % 2 ? "presenter" : "moderator", "Ms Example");
  return agenda;
}

static gint64
random_id (GRand *rand, GPtrArray *records)
{
  if (records->len == 0)
    return 0;
  return rap_record_id (records->pdata[g_rand_int_range (rand, 0, (gint32) records->len)]);
}

static RapChangeSet *
random_move (GRand *rand, RapAgenda *agenda, gint64 item, char **what, GError **error)
{
  RapPlace place = (RapPlace) g_rand_int_range (rand, 0, 4);
  gint64 target = random_id (rand, rap_agenda_items (agenda));
  RapKind kind = RAP_KIND_AGENDA_ITEM;

  if (rap_agenda_sittings (agenda)->len > 0 && g_rand_boolean (rand))
    {
      kind = RAP_KIND_SITTING;
      place = RAP_PLACE_INTO;
      target = random_id (rand, rap_agenda_sittings (agenda));
    }
  *what = g_strdup_printf ("move %d place %d of %s %d", (int) item, place, rap_kind_nick (kind),
                           (int) target);
  return rap_agenda_move_item (agenda, item, place, kind, target, error);
}

static RapChangeSet *
random_add (GRand *rand, RapAgenda *agenda, gint64 item, char **what, GError **error)
{
  gint64 sitting = random_id (rand, rap_agenda_sittings (agenda));
  int minutes = g_rand_int_range (rand, 0, 60);
  RapPlace place = (RapPlace) g_rand_int_range (rand, 0, 4);
  g_autofree char *uid = NULL;

  *what = g_strdup_printf ("add %d min, place %d of %d", minutes, place, (int) item);
  return rap_agenda_add_item (agenda, minutes == 0 ? "group" : minutes % 5 == 1 ? "break" : "item",
                              "New", minutes, sitting, place, item, &uid, error);
}

RapChangeSet *
fixture_act (GRand *rand, RapAgenda *agenda, char **what, GError **error)
{
  gint64 item = random_id (rand, rap_agenda_items (agenda));
  gint64 sitting = random_id (rand, rap_agenda_sittings (agenda));
  int by = g_rand_boolean (rand) ? 1 : -1;
  int act = g_rand_int_range (rand, 0, 14);

  *what = g_strdup_printf ("act %d by %d on item %d, sitting %d", act, by, (int) item,
                           (int) sitting);
  switch (act)
    {
    case 0:
      return rap_agenda_shift_item (agenda, item, by, error);
    case 1:
      return rap_agenda_indent_item (agenda, item, error);
    case 2:
      return rap_agenda_outdent_item (agenda, item, error);
    case 3:
      return rap_agenda_item_to_day (agenda, item, by, error);
    case 4:
      return rap_agenda_remove_item (agenda, item, error);
    case 5:
      return rap_agenda_set_duration (agenda, item, g_rand_int_range (rand, 1, 200), error);
    case 6:
      return rap_agenda_toggle_lock (agenda, item, error);
    case 7:
      return rap_agenda_set_people (agenda, item, "presenter",
                                    by > 0 ? "Ms A, WCO; Mr B (tbc)" : "Ms C", error);
    case 8:
      return rap_agenda_add_sitting (agenda, "plenary", "New sitting",
                                     fixture_local ("2025-05-15T09:00"),
                                     fixture_local ("2025-05-15T12:00"), "Hall", NULL, error);
    case 9:
      return by > 0 ? rap_agenda_remove_sitting (agenda, sitting, error)
                    : rap_agenda_shift_item (agenda, item, by, error);
    case 10:
      g_clear_pointer (what, g_free);
      return random_add (rand, agenda, item, what, error);
    default:
      g_clear_pointer (what, g_free);
      return random_move (rand, agenda, item, what, error);
    }
}

/* ---- A store in memory ---- */

static GPtrArray *
list_of (RapAgenda *agenda, RapKind kind)
{
  if (kind == RAP_KIND_SITTING)
    return rap_agenda_sittings (agenda);
  if (kind == RAP_KIND_AGENDA_ITEM)
    return rap_agenda_items (agenda);
  g_assert_cmpint (kind, ==, RAP_KIND_ITEM_PERSON);
  return rap_agenda_people (agenda);
}

static RapRecord *
find (RapAgenda *agenda, RapKind kind, gint64 id)
{
  GPtrArray *list;

  if (kind == RAP_KIND_MEETING)
    return id == rap_record_id (rap_agenda_meeting (agenda)) ? rap_agenda_meeting (agenda) : NULL;
  list = list_of (agenda, kind);
  for (guint i = 0; i < list->len; i++)
    if (rap_record_id (list->pdata[i]) == id)
      return list->pdata[i];
  return NULL;
}

static RapRecord *
lookup_record (gpointer data, RapKind kind, gint64 id)
{
  RapRecord *record;

  /* The directory has everybody. */
  if (kind == RAP_KIND_PERSON)
    return rap_record_new (kind);
  record = find (data, kind, id);
  return record != NULL ? g_object_ref (record) : NULL;
}

RapLookup
fixture_lookup (RapAgenda *agenda)
{
  return (RapLookup){ lookup_record, agenda };
}

/* Puts real ids where @record refers to new records of the same change set. */
static void
resolve_stand_ins (RapRecord *record, GHashTable *real)
{
  guint n;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].type == RAP_FIELD_REFERENCE && rap_record_integer (record, i) < 0)
      {
        gint64 id = rap_record_integer (record, i);
        gint64 *found = g_hash_table_lookup (real, &id);

        g_assert_nonnull (found);
        rap_record_set_integer (record, i, *found);
      }
}

static void
check_record (RapAgenda *agenda, RapRecord *record)
{
  RapLookup lookup = fixture_lookup (agenda);
  GError *error = NULL;

  rap_record_validate (record, &lookup, &error);
  g_assert_no_error (error);
}

static void
apply_insert (RapAgenda *agenda, const RapChange *change, GHashTable *real)
{
  static gint64 next_id = 100000;
  g_autoptr (RapRecord) record = rap_record_copy (change->record);
  gint64 id = next_id++;

  g_assert_cmpint (change->id, <, 0);
  g_assert_false (g_hash_table_contains (real, &change->id));
  g_hash_table_insert (real, g_memdup2 (&change->id, sizeof id), g_memdup2 (&id, sizeof id));
  resolve_stand_ins (record, real);
  rap_record_set_id (record, id);
  rap_agenda_add (agenda, record);
  check_record (agenda, record);
}

static void
apply_update (RapAgenda *agenda, const RapChange *change, GHashTable *real)
{
  RapRecord *record = find (agenda, change->kind, change->id);
  g_autoptr (RapRecord) after = rap_record_copy (change->record);
  guint n;
  const RapField *fields = rap_kind_fields (change->kind, &n);

  g_assert_nonnull (record);
  resolve_stand_ins (after, real);
  for (guint i = 0; i < n; i++)
    if (change->fields & (G_GUINT64_CONSTANT (1) << i))
      {
        GValue value = G_VALUE_INIT;

        g_object_get_property (G_OBJECT (after), fields[i].name, &value);
        g_object_set_property (G_OBJECT (record), fields[i].name, &value);
        g_value_unset (&value);
      }
  check_record (agenda, record);
}

static void
apply_delete (RapAgenda *agenda, const RapChange *change)
{
  RapRecord *record = find (agenda, change->kind, change->id);
  GPtrArray *items = rap_agenda_items (agenda);

  g_assert_nonnull (record);
  /* The difference deletes what is below first: it must not lean on the database's cascades. */
  for (guint i = 0; i < items->len && change->kind != RAP_KIND_ITEM_PERSON; i++)
    {
      g_assert_cmpint (rap_record_integer (items->pdata[i], RAP_AGENDA_ITEM_PARENT), !=,
                       change->id);
      if (change->kind == RAP_KIND_SITTING)
        g_assert_cmpint (rap_record_integer (items->pdata[i], RAP_AGENDA_ITEM_SITTING), !=,
                         change->id);
    }
  rap_agenda_remove (agenda, record);
}

RapAgenda *
fixture_apply (RapAgenda *agenda, RapChangeSet *changes)
{
  RapAgenda *after = rap_agenda_copy (agenda);
  g_autoptr (GHashTable) real = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);

      if (change->op == RAP_CHANGE_INSERT)
        apply_insert (after, change, real);
      else if (change->op == RAP_CHANGE_UPDATE)
        apply_update (after, change, real);
      else
        apply_delete (after, change);
    }
  rap_agenda_arrange (after);
  return after;
}

/* ---- Looking at agendas ---- */

static gboolean
is_sequence (RapKind kind, guint field)
{
  return g_str_equal (rap_kind_fields (kind, NULL)[field].name, "sequence");
}

static void
dump_record (GPtrArray *lines, RapRecord *record, gboolean with_sequences)
{
  RapKind kind = rap_record_kind (record);
  guint n;
  GString *line = g_string_new (NULL);

  rap_kind_fields (kind, &n);
  g_string_printf (line, "%s %06d %s", rap_kind_nick (kind), (int) rap_record_id (record),
                   rap_record_uid (record));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = rap_record_format (record, i);

      if (with_sequences || !is_sequence (kind, i))
        g_string_append_printf (line, "|%s", text);
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
fixture_dump (RapAgenda *agenda, gboolean with_sequences)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *lists[] = { rap_agenda_sittings (agenda), rap_agenda_items (agenda),
                         rap_agenda_people (agenda) };

  dump_record (lines, rap_agenda_meeting (agenda), with_sequences);
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      dump_record (lines, lists[l]->pdata[i], with_sequences);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
outline_items (RapAgenda *agenda, GString *text, gint64 sitting, gint64 parent)
{
  GPtrArray *items = rap_agenda_children (agenda, sitting, parent);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = rap_record_id (items->pdata[i]);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int) id);
      if (rap_agenda_children (agenda, 0, id)->len > 0)
        {
          g_string_append_c (text, '[');
          outline_items (agenda, text, 0, id);
          g_string_append_c (text, ']');
        }
    }
}

char *
fixture_outline (RapAgenda *agenda)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sittings->len; i++)
    {
      if (i > 0)
        g_string_append (text, " | ");
      outline_items (agenda, text, rap_record_id (sittings->pdata[i]), 0);
    }
  g_string_append (text, " || ");
  outline_items (agenda, text, 0, 0);
  return g_string_free (text, FALSE);
}

static void
assert_places (RapAgenda *agenda, gint64 sitting, gint64 parent)
{
  GPtrArray *items = rap_agenda_children (agenda, sitting, parent);

  for (guint i = 0; i < items->len; i++)
    {
      g_assert_cmpint (rap_record_integer (items->pdata[i], RAP_AGENDA_ITEM_SITTING), ==, sitting);
      if (i > 0)
        g_assert_cmpint (rap_record_integer (items->pdata[i - 1], RAP_AGENDA_ITEM_POSITION), <,
                         rap_record_integer (items->pdata[i], RAP_AGENDA_ITEM_POSITION));
      assert_places (agenda, sitting, rap_record_id (items->pdata[i]));
    }
}

void
fixture_assert_sound (RapAgenda *agenda)
{
  GPtrArray *lists[] = { rap_agenda_sittings (agenda), rap_agenda_items (agenda),
                         rap_agenda_people (agenda) };

  check_record (agenda, rap_agenda_meeting (agenda));
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      check_record (agenda, lists[l]->pdata[i]);
  for (guint i = 0; i < lists[0]->len; i++)
    assert_places (agenda, rap_record_id (lists[0]->pdata[i]), 0);
  assert_places (agenda, 0, 0);
}

/* ---- One agenda that is known by heart ---- */

/* Two days, three sittings: 1 2[21 22[221] 23] 3 | 4[41] 5 | || 6 7[71] */
RapAgenda *
fixture_sample (void)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:30");
  fixture_sitting (agenda, 11, "2025-05-15T14:00", "2025-05-15T17:00");
  fixture_sitting (agenda, 12, "2025-05-16T09:00", "2025-05-16T12:30");
  fixture_item (agenda, 1, 10, 0, "Opening", 15);
  fixture_item (agenda, 2, 10, 0, "Report", 0);
  fixture_item (agenda, 21, 10, 2, "Part one", 30);
  fixture_item (agenda, 22, 10, 2, "Part two", 20);
  fixture_item (agenda, 221, 10, 22, "Detail", 10);
  fixture_item (agenda, 23, 10, 2, "Part three", 30);
  fixture_item (agenda, 3, 10, 0, "Budget", 45);
  fixture_item (agenda, 4, 11, 0, "Elections", 30);
  fixture_item (agenda, 41, 11, 4, "Chair", 10);
  fixture_item (agenda, 5, 11, 0, "Closing", 15);
  fixture_item (agenda, 6, 0, 0, "Waiting", 20);
  fixture_item (agenda, 7, 0, 0, "Waiting too", 20);
  fixture_item (agenda, 71, 0, 7, "Below", 20);
  fixture_person (agenda, 91, 21, "presenter", "Ms Moyo");
  fixture_person (agenda, 92, 221, "moderator", "Mr Okello");
  return agenda;
}

/* The agenda after @changes, in place of @agenda. */
RapAgenda *
fixture_done (RapAgenda *agenda, RapChangeSet *changes, GError *error)
{
  RapAgenda *after;

  g_assert_no_error (error);
  g_assert_nonnull (changes);
  g_assert_cmpstr (rap_change_set_label (changes), !=, "");
  after = fixture_apply (agenda, changes);
  rap_change_set_unref (changes);
  rap_agenda_unref (agenda);
  fixture_assert_sound (after);
  return after;
}

void
fixture_assert_outline (RapAgenda *agenda, const char *expected)
{
  g_autofree char *outline = fixture_outline (agenda);

  g_assert_cmpstr (outline, ==, expected);
}

void
fixture_assert_refused (RapChangeSet *changes, GError **error, RapError code, const char *word)
{
  g_assert_null (changes);
  g_assert_error (*error, RAP_ERROR, (int) code);
  if (strstr ((*error)->message, word) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, word);
  g_clear_error (error);
}
