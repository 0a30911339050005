/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/agenda-edit.h"
#include "store-fixture.h"
#include "store/edit.h"

#define N_ACTS 150

#define PAIRS(...) ((const char *[]){ __VA_ARGS__, NULL })

static void
split (const char *const *pairs, GPtrArray *names, GPtrArray *values)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_ptr_array_add (names, (gpointer) pairs[i]);
      g_ptr_array_add (values, (gpointer) pairs[i + 1]);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (values, NULL);
}

static RapChangeSet *
add_changes (RapStore *store, RapKind kind, const char *const *pairs, char **uid, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  split (pairs, names, values);
  return rap_edit_add (store, kind, (const char *const *) names->pdata,
                       (const char *const *) values->pdata, uid, error);
}

static RapChangeSet *
set_changes (RapStore *store, RapKind kind, gint64 id, const char *const *pairs, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  split (pairs, names, values);
  return rap_edit_set (store, kind, id, (const char *const *) names->pdata,
                       (const char *const *) values->pdata, error);
}

/* Applies what must be possible, as one step. */
static void
apply (RapStore *store, RapChangeSet *changes, GError *error)
{
  g_assert_no_error (error);
  if (!rap_change_set_is_empty (changes))
    fixture_apply (store, changes);
  rap_change_set_unref (changes);
}

static gint64
add (RapStore *store, RapKind kind, const char *const *pairs)
{
  g_autofree char *uid = NULL;
  g_autoptr (RapRecord) record = NULL;
  GError *error = NULL;

  apply (store, add_changes (store, kind, pairs, &uid, &error), error);
  record = rap_store_load_by_uid (store, kind, uid, &error);
  g_assert_no_error (error);
  return rap_record_id (record);
}

static void
set (RapStore *store, RapKind kind, gint64 id, const char *const *pairs)
{
  GError *error = NULL;

  apply (store, set_changes (store, kind, id, pairs, &error), error);
}

static void
assert_field (RapStore *store, RapKind kind, gint64 id, const char *field, const char *expected)
{
  g_autofree char *value = fixture_get (store, kind, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
new_meeting (RapStore *store)
{
  return add (store, RAP_KIND_MEETING,
              PAIRS ("title-en", "Council", "start-date", "2025-05-15", "zone", "Asia/Tokyo"));
}

static gint64
new_sitting (RapStore *store, const char *start, const char *end)
{
  return add (store, RAP_KIND_SITTING, PAIRS ("meeting", "1", "start", start, "end", end));
}

/* ---- References, defaults ---- */

static void
test_references (Fixture *self, gconstpointer data)
{
  RapStore *store = self->store;
  gint64 region
      = add (store, RAP_KIND_REGION, PAIRS ("code", "ESA", "name-en", "East", "alias", "AOA"));
  gint64 meeting = new_meeting (store);
  g_autoptr (RapRecord) record = rap_store_load (store, RAP_KIND_REGION, region, NULL);
  g_autofree char *digits = g_strdup_printf ("%d", (int) region);
  const char *typed[] = { "ESA", "esa", "AOA", " ESA ", digits, rap_record_uid (record) };
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      set (store, RAP_KIND_MEETING, meeting, PAIRS ("region", ""));
      assert_field (store, RAP_KIND_MEETING, meeting, "region", "");
      set (store, RAP_KIND_MEETING, meeting, PAIRS ("region", typed[i]));
      assert_field (store, RAP_KIND_MEETING, meeting, "region", digits);
    }
  set (store, RAP_KIND_MEETING, meeting, PAIRS ("region", "0"));
  assert_field (store, RAP_KIND_MEETING, meeting, "region", "");
  g_assert_null (set_changes (store, RAP_KIND_MEETING, meeting, PAIRS ("region", "XX"), &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "Region (region): ");
  g_assert_null (set_changes (store, RAP_KIND_MEETING, meeting, PAIRS ("region", "\xff"), &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "UTF-8");
  g_assert_null (set_changes (store, RAP_KIND_MEETING, 99, PAIRS ("region", "ESA"), &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "99");
  g_assert_null (set_changes (store, RAP_KIND_REGION, region, PAIRS ("nonsense", "x"), &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "nonsense");
  g_assert_null (set_changes (store, RAP_KIND_REGION, region, PAIRS ("zone", "Nowhere"), &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "zone");
}

static void
test_meeting_defaults (Fixture *self, gconstpointer data)
{
  RapStore *store = self->store;
  gint64 id;

  add (store, RAP_KIND_REGION, PAIRS ("code", "ESA", "name-en", "East", "zone", "Africa/Nairobi"));
  add (store, RAP_KIND_MEMBER, PAIRS ("iso2", "ZA", "name-en", "South Africa", "region", "ESA",
                                      "zone", "Africa/Johannesburg"));
  add (store, RAP_KIND_MEMBER, PAIRS ("iso2", "KE", "name-en", "Kenya", "region", "ESA"));
  add (store, RAP_KIND_BODY, PAIRS ("code", "GC", "name-en", "Governing Council", "region", "ESA",
                                    "meeting-kind", "regional-conference", "languages", "EN, FR"));
  id = add (store, RAP_KIND_MEETING,
            PAIRS ("title-en", "A", "body", "GC", "start-date", "2025-05-15"));
  assert_field (store, RAP_KIND_MEETING, id, "region", "1");
  assert_field (store, RAP_KIND_MEETING, id, "kind", "regional-conference");
  assert_field (store, RAP_KIND_MEETING, id, "languages", "EN, FR");
  assert_field (store, RAP_KIND_MEETING, id, "zone", "Africa/Nairobi");
  assert_field (store, RAP_KIND_MEETING, id, "end-date", "2025-05-15");
  id = add (store, RAP_KIND_MEETING,
            PAIRS ("title-en", "B", "body", "GC", "host", "ZA", "start-date", "2025-05-15"));
  assert_field (store, RAP_KIND_MEETING, id, "zone", "Africa/Johannesburg");
  id = add (store, RAP_KIND_MEETING,
            PAIRS ("title-en", "C", "region", "ESA", "host", "KE", "start-date", "2025-05-15"));
  assert_field (store, RAP_KIND_MEETING, id, "zone", "Africa/Nairobi");
  id = add (store, RAP_KIND_MEETING,
            PAIRS ("title-en", "D", "body", "GC", "host", "ZA", "zone", "Asia/Tokyo", "kind", "",
                   "region", "", "start-date", "2025-05-15"));
  assert_field (store, RAP_KIND_MEETING, id, "zone", "Asia/Tokyo");
  assert_field (store, RAP_KIND_MEETING, id, "kind", "");
  assert_field (store, RAP_KIND_MEETING, id, "region", "");
}

static void
test_parts (Fixture *self, gconstpointer data)
{
  RapStore *store = self->store;
  GError *error = NULL;
  gint64 sitting, item, child, person;

  new_meeting (store);
  sitting = new_sitting (store, "2025-05-15 09:00", "2025-05-15 12:00");
  assert_field (store, RAP_KIND_SITTING, sitting, "start", "2025-05-15T09:00");
  item = add (store, RAP_KIND_AGENDA_ITEM, PAIRS ("title-en", "One", "sitting", "1"));
  child = add (store, RAP_KIND_AGENDA_ITEM, PAIRS ("title-en", "Two", "parent", "1"));
  assert_field (store, RAP_KIND_AGENDA_ITEM, child, "sitting", "1");
  assert_field (store, RAP_KIND_AGENDA_ITEM, child, "meeting", "1");
  person = add (store, RAP_KIND_PERSON,
                PAIRS ("family-name", "Moyo", "given-name", "Ann", "organisation", "SARS"));
  g_assert_cmpint (person, ==, 1);
  person = add (store, RAP_KIND_ITEM_PERSON, PAIRS ("item", "1", "person", "1"));
  assert_field (store, RAP_KIND_ITEM_PERSON, person, "name", "Ann Moyo");
  assert_field (store, RAP_KIND_ITEM_PERSON, person, "organisation", "SARS");
  g_assert_null (add_changes (store, RAP_KIND_AGENDA_ITEM, PAIRS ("title-en", "X"), NULL, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "sitting");
  g_assert_null (add_changes (store, RAP_KIND_ITEM_PERSON, PAIRS ("name", "X"), NULL, &error));
  fixture_assert_error (error, RAP_ERROR_INVALID, "item");
  g_assert_null (add_changes (store, RAP_KIND_AGENDA_ITEM,
                              PAIRS ("title-en", "X", "sitting", "7"), NULL, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "sitting");

  apply (store, rap_edit_remove (store, RAP_KIND_SITTING, sitting, &error), error);
  assert_field (store, RAP_KIND_AGENDA_ITEM, child, "sitting", "");
  apply (store, rap_edit_remove (store, RAP_KIND_AGENDA_ITEM, item, &error), error);
  g_assert_cmpint (fixture_count (store, "SELECT count (*) FROM item_person"), ==, 0);
  apply (store, rap_edit_remove (store, RAP_KIND_MEETING, 1, &error), error);
  g_assert_null (rap_edit_remove (store, RAP_KIND_MEETING, 1, &error));
  fixture_assert_error (error, RAP_ERROR_NOT_FOUND, "1");
}

static void
test_sequences (Fixture *self, gconstpointer data)
{
  RapStore *store = self->store;

  new_meeting (store);
  new_sitting (store, "2025-05-15T09:00", "2025-05-15T12:00");
  set (store, RAP_KIND_SITTING, 1, PAIRS ("title-en", "Morning"));
  assert_field (store, RAP_KIND_SITTING, 1, "sequence", "0");
  set (store, RAP_KIND_SITTING, 1, PAIRS ("start", "2025-05-15T09:30"));
  assert_field (store, RAP_KIND_SITTING, 1, "sequence", "1");
  set (store, RAP_KIND_MEETING, 1, PAIRS ("venue", "Hall"));
  assert_field (store, RAP_KIND_SITTING, 1, "sequence", "2");
}

/* ---- Undo gives every row back ---- */

static gint64
random_row (GRand *rand, RapStore *store, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GPtrArray) records = rap_store_list (store, query, NULL);

  if (records->len == 0)
    return 0;
  return rap_record_id (records->pdata[g_rand_int_range (rand, 0, (gint32) records->len)]);
}

static RapChangeSet *
random_agenda_act (GRand *rand, RapStore *store, gint64 item, GError **error)
{
  g_autoptr (RapAgenda) agenda = rap_store_load_agenda (store, 1, error);
  int by = g_rand_boolean (rand) ? 1 : -1;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return rap_agenda_indent_item (agenda, item, error);
    case 1:
      return rap_agenda_outdent_item (agenda, item, error);
    case 2:
      return rap_agenda_toggle_lock (agenda, item, error);
    case 3:
      return rap_agenda_set_people (agenda, item, "presenter", by > 0 ? "A; B, WCO (tbc)" : "C",
                                    error);
    case 4:
      return rap_agenda_move_item (agenda, item, (RapPlace) g_rand_int_range (rand, 0, 4),
                                   RAP_KIND_AGENDA_ITEM,
                                   random_row (rand, store, RAP_KIND_AGENDA_ITEM), error);
    default:
      return rap_agenda_shift_item (agenda, item, by, error);
    }
}

static RapChangeSet *
random_act (GRand *rand, RapStore *store, GError **error)
{
  gint64 item = random_row (rand, store, RAP_KIND_AGENDA_ITEM);
  gint64 sitting = random_row (rand, store, RAP_KIND_SITTING);
  g_autofree char *owner = g_strdup_printf ("%d", (int) sitting);
  g_autofree char *minutes = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 90));

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      return rap_edit_remove (store, RAP_KIND_AGENDA_ITEM, item, error);
    case 1:
      return g_rand_boolean (rand)
                 ? rap_edit_remove (store, RAP_KIND_SITTING, sitting, error)
                 : add_changes (
                     store, RAP_KIND_SITTING,
                     PAIRS ("meeting", "1", "start", "2025-05-15T13:00", "end", "2025-05-15T15:00"),
                     NULL, error);
    case 2:
      return set_changes (store, RAP_KIND_AGENDA_ITEM, item, PAIRS ("duration", minutes), error);
    case 3:
      return set_changes (store, RAP_KIND_MEETING, 1, PAIRS ("venue", minutes), error);
    case 4:
    case 5:
    case 6:
      return sitting != 0 ? add_changes (store, RAP_KIND_AGENDA_ITEM,
                                         PAIRS ("title-en", minutes, "sitting", owner,
                                                "duration", minutes), NULL, error)
                          : add_changes (store, RAP_KIND_AGENDA_ITEM,
                                         PAIRS ("title-en", minutes, "meeting", "1"), NULL, error);
    default:
      return random_agenda_act (rand, store, item, error);
    }
}

static void
step_back_and_forth (RapStore *store, GPtrArray *dumps)
{
  for (guint i = dumps->len - 1; i > 0; i--)
    {
      g_autofree char *label = rap_store_undo (store, NULL);
      g_autofree char *dump = fixture_dump (store);

      g_assert_nonnull (label);
      g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
    }
  for (guint i = 1; i < dumps->len; i++)
    {
      g_autofree char *label = rap_store_redo (store, NULL);
      g_autofree char *dump = fixture_dump (store);

      g_assert_nonnull (label);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
}

static void
test_random_acts (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  new_meeting (self->store);
  new_sitting (self->store, "2025-05-15T09:00", "2025-05-15T12:00");
  g_ptr_array_add (dumps, fixture_dump (self->store));
  for (int i = 0; i < N_ACTS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RapChangeSet) changes = random_act (rand, self->store, &error);

      g_assert_true ((changes == NULL) == (error != NULL));
      if (changes == NULL || rap_change_set_is_empty (changes))
        continue;
      rap_store_apply (self->store, changes, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (dumps, fixture_dump (self->store));
    }
  g_test_message ("%u acts", dumps->len - 1);
  g_assert_cmpuint (dumps->len, >, N_ACTS / 2);
  step_back_and_forth (self->store, dumps);
  fixture_reopen (self);
  step_back_and_forth (self->store, dumps);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
#define ADD(words, function) \
  g_test_add ("/edit/" words, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("references as people type them", test_references);
  ADD ("a meeting knows what its body knows", test_meeting_defaults);
  ADD ("parts of a meeting", test_parts);
  ADD ("what moves is told to calendars", test_sequences);
  ADD ("undo and redo give every row back", test_random_acts);
#undef ADD
  return fixture_run ();
}
