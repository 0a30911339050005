/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agenda-fixture.h"

#define REFUSED(changes, code, word) fixture_assert_refused (changes, &error, code, word)

#define N_RANDOM 1000

static void
assert_move (gint64 item, RapPlace place, RapKind kind, gint64 target, const char *expected)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_move_item (agenda, item, place, kind, target, &error),
                         error);
  fixture_assert_outline (agenda, expected);
}

static void
test_move (void)
{
  assert_move (3, RAP_PLACE_BEFORE, RAP_KIND_AGENDA_ITEM, 1,
               "3 1 2[21 22[221] 23] | 4[41] 5 |  || 6 7[71]");
  assert_move (1, RAP_PLACE_AFTER, RAP_KIND_AGENDA_ITEM, 3,
               "2[21 22[221] 23] 3 1 | 4[41] 5 |  || 6 7[71]");
  assert_move (2, RAP_PLACE_AFTER, RAP_KIND_AGENDA_ITEM, 41,
               "1 3 | 4[41 2[21 22[221] 23]] 5 |  || 6 7[71]");
  assert_move (2, RAP_PLACE_INTO, RAP_KIND_SITTING, 12,
               "1 3 | 4[41] 5 | 2[21 22[221] 23] || 6 7[71]");
  assert_move (4, RAP_PLACE_BEFORE, RAP_KIND_SITTING, 10,
               "4[41] 1 2[21 22[221] 23] 3 | 5 |  || 6 7[71]");
  assert_move (22, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 5,
               "1 2[21 23] 3 | 4[41] 5[22[221]] |  || 6 7[71]");
  assert_move (22, RAP_PLACE_BACKLOG, RAP_KIND_AGENDA_ITEM, 0,
               "1 2[21 23] 3 | 4[41] 5 |  || 6 7[71] 22[221]");
  assert_move (7, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 1,
               "1[7[71]] 2[21 22[221] 23] 3 | 4[41] 5 |  || 6");
  /* Beside itself is where it stands. */
  assert_move (22, RAP_PLACE_BEFORE, RAP_KIND_AGENDA_ITEM, 23,
               "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]");
  assert_move (22, RAP_PLACE_AFTER, RAP_KIND_AGENDA_ITEM, 22,
               "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]");
  assert_move (3, RAP_PLACE_INTO, RAP_KIND_SITTING, 10,
               "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]");
}

static void
test_no_loop (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  g_autofree char *before = fixture_dump (agenda, TRUE);
  g_autofree char *after = NULL;
  GError *error = NULL;
  const gint64 below[] = { 2, 21, 22, 221, 23 };

  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    REFUSED (rap_agenda_move_item (agenda, 2, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, below[i],
                                   &error), RAP_ERROR_INVALID, "below itself");
  REFUSED (rap_agenda_move_item (agenda, 2, RAP_PLACE_AFTER, RAP_KIND_AGENDA_ITEM, 221, &error),
           RAP_ERROR_INVALID, "below itself");
  REFUSED (rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, 2,
                                  (const char *[]){ "parent", NULL },
                                  (const char *[]){ "221", NULL }, &error),
           RAP_ERROR_INVALID, "below itself");
  after = fixture_dump (agenda, TRUE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_no_children_of_breaks (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  RapRecord *pause = fixture_item (agenda, 8, 10, 0, "Coffee", 15);

  rap_record_set_text (pause, RAP_AGENDA_ITEM_KIND, "break");
  REFUSED (rap_agenda_move_item (agenda, 3, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 8, &error),
           RAP_ERROR_INVALID, "sub-items");
  REFUSED (rap_agenda_add_item (agenda, "item", "New", 5, 0, RAP_PLACE_INTO, 8, NULL, &error),
           RAP_ERROR_INVALID, "sub-items");
  REFUSED (rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, 2, (const char *[]){ "kind", NULL },
                                  (const char *[]){ "break", NULL }, &error),
           RAP_ERROR_INVALID, "kind");
}

static void
test_not_too_deep (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-05-15", "2025-05-15");
  g_autoptr (RapChangeSet) changes = NULL;
  GError *error = NULL;

  for (gint64 id = 1; id <= 8; id++)
    fixture_item (agenda, id, 0, id - 1, "Level", 5);
  fixture_item (agenda, 9, 0, 0, "Other", 5);
  fixture_item (agenda, 10, 0, 9, "Below", 5);
  fixture_assert_sound (agenda);
  REFUSED (rap_agenda_move_item (agenda, 9, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 8, &error),
           RAP_ERROR_INVALID, "deep");
  REFUSED (rap_agenda_move_item (agenda, 9, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 7, &error),
           RAP_ERROR_INVALID, "deep");
  REFUSED (rap_agenda_add_item (agenda, "item", "New", 5, 0, RAP_PLACE_INTO, 8, NULL, &error),
           RAP_ERROR_INVALID, "deep");
  changes = rap_agenda_move_item (agenda, 9, RAP_PLACE_INTO, RAP_KIND_AGENDA_ITEM, 6, &error);
  g_assert_no_error (error);
}

static void
test_missing (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  REFUSED (rap_agenda_move_item (agenda, 99, RAP_PLACE_BACKLOG, RAP_KIND_SITTING, 0, &error),
           RAP_ERROR_NOT_FOUND, "item");
  REFUSED (rap_agenda_move_item (agenda, 1, RAP_PLACE_AFTER, RAP_KIND_AGENDA_ITEM, 99, &error),
           RAP_ERROR_NOT_FOUND, "item");
  REFUSED (rap_agenda_move_item (agenda, 1, RAP_PLACE_INTO, RAP_KIND_SITTING, 99, &error),
           RAP_ERROR_NOT_FOUND, "sitting");
  REFUSED (rap_agenda_shift_item (agenda, 99, 1, &error), RAP_ERROR_NOT_FOUND, "item");
  REFUSED (rap_agenda_remove_item (agenda, 0, &error), RAP_ERROR_NOT_FOUND, "item");
  REFUSED (rap_agenda_remove_sitting (agenda, 1, &error), RAP_ERROR_NOT_FOUND, "sitting");
  REFUSED (rap_agenda_set_people (agenda, 99, "presenter", "X", &error),
           RAP_ERROR_NOT_FOUND, "item");
  REFUSED (rap_agenda_toggle_lock (agenda, 99, &error), RAP_ERROR_NOT_FOUND, "item");
}

/* ---- By keyboard ---- */

static RapAgenda *
shift (RapAgenda *agenda, gint64 item, int by)
{
  GError *error = NULL;

  return fixture_done (agenda, rap_agenda_shift_item (agenda, item, by, &error), error);
}

static void
test_shift (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  const char *up[] = {
    "1 2[21 22[221] 23] | 3 4[41] 5 |  || 6 7[71]",
    "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]",
    "1 3 2[21 22[221] 23] | 4[41] 5 |  || 6 7[71]",
    "3 1 2[21 22[221] 23] | 4[41] 5 |  || 6 7[71]",
  };

  agenda = shift (agenda, 3, 1);
  for (guint i = 0; i < G_N_ELEMENTS (up); i++)
    {
      fixture_assert_outline (agenda, up[i]);
      if (i + 1 < G_N_ELEMENTS (up))
        agenda = shift (agenda, 3, -1);
    }
  REFUSED (rap_agenda_shift_item (agenda, 3, -1, &error), RAP_ERROR_INVALID, "first");

  /* A sub-item goes from parent to parent, over breaks and sittings. */
  rap_agenda_unref (agenda);
  agenda = shift (fixture_sample (), 23, 1);
  fixture_assert_outline (agenda, "1 2[21 22[221]] 3[23] | 4[41] 5 |  || 6 7[71]");
  agenda = shift (agenda, 23, 1);
  fixture_assert_outline (agenda, "1 2[21 22[221]] 3 | 4[23 41] 5 |  || 6 7[71]");
  rap_agenda_unref (agenda);
  agenda = shift (fixture_sample (), 41, -1);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23] 3[41] | 4 5 |  || 6 7[71]");
  rap_agenda_unref (agenda);
  agenda = shift (fixture_sample (), 71, -1);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6[71] 7");
  rap_agenda_unref (agenda);
  agenda = shift (fixture_sample (), 6, -1);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23] 3 | 4[41] 5 | 6 || 7[71]");
  rap_agenda_unref (agenda);
  agenda = fixture_sample ();
  REFUSED (rap_agenda_shift_item (agenda, 71, 1, &error), RAP_ERROR_INVALID, "last");
  REFUSED (rap_agenda_shift_item (agenda, 7, 1, &error), RAP_ERROR_INVALID, "last");
}

static void
test_indent_and_outdent (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_indent_item (agenda, 3, &error), error);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23 3] | 4[41] 5 |  || 6 7[71]");
  agenda = fixture_done (agenda, rap_agenda_indent_item (agenda, 3, &error), error);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23[3]] | 4[41] 5 |  || 6 7[71]");
  agenda = fixture_done (agenda, rap_agenda_outdent_item (agenda, 3, &error), error);
  agenda = fixture_done (agenda, rap_agenda_outdent_item (agenda, 3, &error), error);
  fixture_assert_outline (agenda, "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]");
  REFUSED (rap_agenda_outdent_item (agenda, 3, &error), RAP_ERROR_INVALID, "top level");
  REFUSED (rap_agenda_indent_item (agenda, 1, &error), RAP_ERROR_INVALID, "before it");
  REFUSED (rap_agenda_indent_item (agenda, 4, &error), RAP_ERROR_INVALID, "before it");
  agenda = fixture_done (agenda, rap_agenda_outdent_item (agenda, 22, &error), error);
  fixture_assert_outline (agenda, "1 2[21 23] 22[221] 3 | 4[41] 5 |  || 6 7[71]");
}

static void
test_other_day (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_item_to_day (agenda, 22, 1, &error), error);
  fixture_assert_outline (agenda, "1 2[21 23] 3 | 4[41] 5 | 22[221] || 6 7[71]");
  REFUSED (rap_agenda_item_to_day (agenda, 22, 1, &error), RAP_ERROR_INVALID, "later");
  agenda = fixture_done (agenda, rap_agenda_item_to_day (agenda, 22, -1, &error), error);
  fixture_assert_outline (agenda, "1 2[21 23] 3 22[221] | 4[41] 5 |  || 6 7[71]");
  REFUSED (rap_agenda_item_to_day (agenda, 22, -1, &error), RAP_ERROR_INVALID, "earlier");
  agenda = fixture_done (agenda, rap_agenda_item_to_day (agenda, 7, -1, &error), error);
  fixture_assert_outline (agenda, "1 2[21 23] 3 22[221] | 4[41] 5 | 7[71] || 6");
  agenda = fixture_done (agenda, rap_agenda_item_to_day (agenda, 6, 1, &error), error);
  fixture_assert_outline (agenda, "1 2[21 23] 3 22[221] 6 | 4[41] 5 | 7[71] || ");
}

/* ---- Adding and removing ---- */

static void
test_add_item (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *outline = NULL;
  RapChangeSet *changes;

  changes
      = rap_agenda_add_item (agenda, "break", "Coffee", 15, 0, RAP_PLACE_AFTER, 21, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Add “Coffee”");
  /* The item, and the sequences of all that starts or ends later: 2, 22, 221, 23, 3. */
  g_assert_cmpuint (rap_change_set_size (changes), ==, 6);
  rap_change_set_unref (changes);

  g_clear_pointer (&uid, g_free);
  changes = rap_agenda_add_item (agenda, "item", "Last", 0, 12, RAP_PLACE_INTO, 0, &uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rap_change_set_size (changes), ==, 1);
  agenda = fixture_done (agenda, changes, error);
  outline = fixture_outline (agenda);
  g_assert_true (g_str_has_prefix (outline, "1 2[21 22[221] 23] 3 | 4[41] 5 | 10"));

  REFUSED (rap_agenda_add_item (agenda, "item", "", 5, 0, RAP_PLACE_BACKLOG, 0, NULL, &error),
           RAP_ERROR_INVALID, "title-en");
  REFUSED (rap_agenda_add_item (agenda, "item", "\x01", 5, 0, RAP_PLACE_BACKLOG, 0, NULL, &error),
           RAP_ERROR_INVALID, "title-en");
  REFUSED (rap_agenda_add_item (agenda, "item", "X", 10000, 0, RAP_PLACE_BACKLOG, 0, NULL, &error),
           RAP_ERROR_INVALID, "duration");
  REFUSED (rap_agenda_add_item (agenda, "lunch", "X", 10, 0, RAP_PLACE_BACKLOG, 0, NULL, &error),
           RAP_ERROR_INVALID, "kind");
  REFUSED (rap_agenda_add_item (agenda, "item", "X", 10, 77, RAP_PLACE_INTO, 0, NULL, &error),
           RAP_ERROR_NOT_FOUND, "sitting");
}

static void
test_remove_item (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_remove_item (agenda, 2, &error), error);
  fixture_assert_outline (agenda, "1 3 | 4[41] 5 |  || 6 7[71]");
  g_assert_cmpuint (rap_agenda_people (agenda)->len, ==, 0);
}

static void
test_sittings (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = fixture_done (agenda, rap_agenda_remove_sitting (agenda, 10, &error), error);
  fixture_assert_outline (agenda, "4[41] 5 |  || 6 7[71] 1 2[21 22[221] 23] 3");
  agenda = fixture_done (
      agenda,
      rap_agenda_add_sitting (agenda, "panel", "Panel", fixture_local ("2025-05-15T08:00"),
                              fixture_local ("2025-05-15T08:30"), "Hall", NULL, &error),
      error);
  fixture_assert_outline (agenda, " | 4[41] 5 |  || 6 7[71] 1 2[21 22[221] 23] 3");
  REFUSED (rap_agenda_add_sitting (agenda, "plenary", "", fixture_local ("2025-05-15T09:00"),
                                   fixture_local ("2025-05-15T08:00"), "", NULL, &error),
           RAP_ERROR_INVALID, "end");
  REFUSED (rap_agenda_add_sitting (agenda, "lunch", "", fixture_local ("2025-05-15T09:00"),
                                   fixture_local ("2025-05-15T10:00"), "", NULL, &error),
           RAP_ERROR_INVALID, "kind");
}

static void
test_move_meeting (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  RapChangeSet *changes;

  changes = rap_agenda_move_meeting (agenda, fixture_local ("2025-05-15T00:00"), &error);
  g_assert_no_error (error);
  g_assert_true (rap_change_set_is_empty (changes));
  rap_change_set_unref (changes);
  agenda = fixture_done (
      agenda, rap_agenda_move_meeting (agenda, fixture_local ("2025-10-25T00:00"), &error), error);
  g_assert_cmpstr (rap_record_text (rap_agenda_meeting (agenda), RAP_MEETING_END_DATE), ==,
                   "2025-10-26");
  g_assert_cmpstr (rap_record_text (rap_agenda_sitting (agenda, 12), RAP_SITTING_END), ==,
                   "2025-10-26T12:30");
  g_assert_cmpint (rap_record_integer (rap_agenda_meeting (agenda), RAP_MEETING_SEQUENCE), ==, 1);
  g_assert_cmpint (rap_record_integer (rap_agenda_sitting (agenda, 12), RAP_SITTING_SEQUENCE), ==,
                   1);
  g_assert_cmpint (rap_record_integer (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_SEQUENCE), ==,
                   1);
  /* Without a place in time there is nothing to tell calendars. */
  g_assert_cmpint (rap_record_integer (rap_agenda_item (agenda, 6), RAP_AGENDA_ITEM_SEQUENCE), ==,
                   0);
  REFUSED (rap_agenda_move_meeting (agenda, fixture_local ("2200-12-31T00:00"), &error),
           RAP_ERROR_INVALID, "end-date");
}

/* ---- Lock ---- */

static void
test_lock (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  g_autofree char *before = fixture_dump (agenda, TRUE);
  g_autofree char *after = NULL;

  agenda = fixture_done (agenda, rap_agenda_toggle_lock (agenda, 3, &error), error);
  g_assert_cmpstr (rap_record_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_FIXED_START), ==,
                   "10:45");
  /* Nothing moved, so calendars are told nothing. */
  g_assert_cmpint (rap_record_integer (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_SEQUENCE), ==,
                   0);
  agenda = fixture_done (agenda, rap_agenda_toggle_lock (agenda, 3, &error), error);
  after = fixture_dump (agenda, TRUE);
  g_assert_cmpstr (before, ==, after);
  REFUSED (rap_agenda_toggle_lock (agenda, 6, &error), RAP_ERROR_INVALID, "duration");
}

static void
test_lock_what_a_clock_cannot_say (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("Europe/Brussels", "2025-10-26", "2025-10-26");
  GError *error = NULL;

  fixture_sitting (agenda, 10, "2025-10-26T01:00", "2025-10-26T05:00");
  fixture_item (agenda, 1, 10, 0, "Long", 150);
  fixture_item (agenda, 2, 10, 0, "In the second 02:30", 10);
  fixture_sitting (agenda, 11, "2025-10-26T22:00", "2025-10-26T23:00");
  fixture_item (agenda, 3, 11, 0, "Far too long", 180);
  fixture_item (agenda, 4, 11, 0, "After midnight", 10);
  REFUSED (rap_agenda_toggle_lock (agenda, 2, &error), RAP_ERROR_INVALID, "02:30");
  REFUSED (rap_agenda_toggle_lock (agenda, 4, &error), RAP_ERROR_INVALID, "01:00");
}

static RapAgenda *
heal (RapAgenda *agenda, RapChangeSet *changes)
{
  RapAgenda *after = fixture_apply (agenda, changes);

  rap_change_set_unref (changes);
  rap_agenda_unref (agenda);
  return after;
}

static void
test_orphans (void)
{
  g_autoptr (RapAgenda) agenda = fixture_agenda ("UTC", "2025-05-15", "2025-05-15");
  GError *error = NULL;

  fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T10:00");
  fixture_item (agenda, 1, 10, 77, "Parent is gone", 10);
  fixture_item (agenda, 2, 88, 0, "Sitting is gone", 10);
  fixture_item (agenda, 3, 10, 0, "Other", 10);
  agenda = heal (agenda, rap_agenda_shift_item (agenda, 1, 1, &error));
  fixture_assert_outline (agenda, "3 1 || 2");
  agenda = heal (agenda, rap_agenda_move_item (agenda, 2, RAP_PLACE_BEFORE, RAP_KIND_AGENDA_ITEM, 1,
                                               &error));
  fixture_assert_outline (agenda, "3 2 1 || ");
  fixture_assert_sound (agenda);
}

/* ---- Properties ---- */

static int
sum_of_durations (RapAgenda *agenda)
{
  int sum = 0;

  for (guint i = 0; i < rap_agenda_items (agenda)->len; i++)
    {
      gint64 own
          = rap_record_integer (rap_agenda_items (agenda)->pdata[i], RAP_AGENDA_ITEM_DURATION);

      sum += own == RAP_UNKNOWN ? 0 : (int) own;
    }
  return sum;
}

static gboolean
is_anchored (const RapAgendaRow *row)
{
  return row->timed && row->kind == RAP_ROW_ITEM && rap_agenda_item_is_fixed (row->record);
}

/* Whether a fixed time stands below an item. */
static gboolean
holds_fixed (RapAgenda *agenda, RapRecord *item)
{
  GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (item));

  for (guint i = 0; i < below->len; i++)
    if (rap_agenda_item_is_fixed (below->pdata[i]) || holds_fixed (agenda, below->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A fixed item that stays in its sitting keeps its start, or its end where that is fixed, whatever
 * is done around it. */
static void
assert_fixed_stay (RapAgenda *before, RapAgenda *after)
{
  g_autoptr (RapTimetable) old = rap_agenda_retime (before);
  g_autoptr (RapTimetable) new = rap_agenda_retime (after);

  for (guint i = 0; i < rap_timetable_size (old); i++)
    {
      const RapAgendaRow *then = rap_timetable_row (old, i);
      const RapAgendaRow *now;

      if (!is_anchored (then))
        continue;
      now = rap_timetable_find (new, RAP_KIND_AGENDA_ITEM, rap_record_id (then->record));
      if (now != NULL && is_anchored (now)
          && rap_record_field_equal (then->record, now->record, RAP_AGENDA_ITEM_SITTING))
        {
          if (g_str_equal (rap_record_text (now->record, RAP_AGENDA_ITEM_MODE), "fixed-start"))
            g_assert_cmpint (then->start_instant, ==, now->start_instant);
          else if (!holds_fixed (before, then->record) && !holds_fixed (after, now->record))
            g_assert_cmpint (then->end_instant, ==, now->end_instant);
        }
    }
}

/* Sequences follow what calendars show: raised by one where it moved, and only there. */
static void
assert_sequences (RapAgenda *before, RapAgenda *after)
{
  g_autoptr (RapTimetable) old = rap_agenda_retime (before);
  g_autoptr (RapTimetable) new = rap_agenda_retime (after);
  GPtrArray *items = rap_agenda_items (after);

  for (guint i = 0; i < items->len; i++)
    {
      RapRecord *now = items->pdata[i];
      RapRecord *then = rap_agenda_item (before, rap_record_id (now));
      const RapAgendaRow *a, *b;
      gint64 raised;

      if (then == NULL)
        continue;
      a = rap_timetable_find (old, RAP_KIND_AGENDA_ITEM, rap_record_id (then));
      b = rap_timetable_find (new, RAP_KIND_AGENDA_ITEM, rap_record_id (now));
      raised = rap_record_integer (now, RAP_AGENDA_ITEM_SEQUENCE)
               - rap_record_integer (then, RAP_AGENDA_ITEM_SEQUENCE);
      g_assert_true (raised == 0 || raised == 1);
      if (a->timed != b->timed || a->start_instant != b->start_instant
          || a->end_instant != b->end_instant)
        g_assert_cmpint (raised, ==, 1);
      else if (rap_record_field_equal (then, now, RAP_AGENDA_ITEM_SITTING))
        g_assert_cmpint (raised, ==, 0);
    }
}

static void
test_random_acts (void)
{
  guint n_done = 0, n_refused = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      RapAgenda *agenda = fixture_random (rand, g_rand_int_range (rand, 1, 30));

      for (int act = 0; act < 12; act++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *what = NULL;
          g_autofree char *before = fixture_dump (agenda, TRUE);
          g_autofree char *still = NULL;
          g_autoptr (RapChangeSet) changes = fixture_act (rand, agenda, &what, &error);
          RapAgenda *after;

          g_test_message ("seed %u: %s", seed, what);
          still = fixture_dump (agenda, TRUE);
          g_assert_cmpstr (before, ==, still);
          g_assert_true ((changes == NULL) == (error != NULL));
          if (changes == NULL)
            {
              g_assert_true (error->domain == RAP_ERROR);
              n_refused++;
              continue;
            }
          n_done++;
          after = fixture_apply (agenda, changes);
          fixture_assert_sound (after);
          assert_fixed_stay (agenda, after);
          assert_sequences (agenda, after);
          if (g_str_has_prefix (what, "move") || g_str_has_prefix (what, "act 0")
              || g_str_has_prefix (what, "act 1 ") || g_str_has_prefix (what, "act 2"))
            g_assert_cmpint (sum_of_durations (agenda), ==, sum_of_durations (after));
          rap_agenda_unref (agenda);
          agenda = after;
        }
      rap_agenda_unref (agenda);
    }
  g_test_message ("%u acts done, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 5 * N_RANDOM);
  g_assert_cmpuint (n_refused, >, N_RANDOM / 10);
}

/* One up, one down, and the agenda is what it was, but for the sequences calendars have seen. */
static void
test_random_shifts (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 1, 25));
      g_autofree char *before = fixture_outline (agenda);
      gint64 item = 1000 + g_rand_int_range (rand, 0, (gint32) rap_agenda_items (agenda)->len);
      int by = g_rand_boolean (rand) ? 1 : -1;
      g_autoptr (RapChangeSet) there = rap_agenda_shift_item (agenda, item, by, NULL);
      g_autoptr (RapChangeSet) back = NULL;
      g_autoptr (RapAgenda) moved = NULL;
      g_autoptr (RapAgenda) returned = NULL;
      g_autofree char *away = NULL;
      g_autofree char *after = NULL;
      GError *error = NULL;

      if (there == NULL)
        continue;
      n++;
      moved = fixture_apply (agenda, there);
      away = fixture_outline (moved);
      g_assert_cmpstr (away, !=, before);
      back = rap_agenda_shift_item (moved, item, -by, &error);
      g_assert_no_error (error);
      returned = fixture_apply (moved, back);
      after = fixture_outline (returned);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (n, >, N_RANDOM / 2);
}

static void
test_random_indents (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 2, 25));
      g_autofree char *before = fixture_outline (agenda);
      gint64 item = 1000 + g_rand_int_range (rand, 0, (gint32) rap_agenda_items (agenda)->len);
      RapRecord *record = rap_agenda_item (agenda, item);
      GPtrArray *siblings =
        rap_agenda_children (agenda, rap_record_integer (record, RAP_AGENDA_ITEM_SITTING),
                             rap_record_integer (record, RAP_AGENDA_ITEM_PARENT));
      g_autoptr (RapChangeSet) in = rap_agenda_indent_item (agenda, item, NULL);
      g_autoptr (RapChangeSet) out = NULL;
      g_autoptr (RapAgenda) moved = NULL;
      g_autoptr (RapAgenda) returned = NULL;
      g_autofree char *after = NULL;
      GError *error = NULL;
      guint index = 0;

      g_ptr_array_find (siblings, record, &index);
      if (in == NULL
          || !rap_agenda_item_has_parts (siblings->pdata[index - 1]))
        continue;
      n++;
      moved = fixture_apply (agenda, in);
      fixture_assert_sound (moved);
      out = rap_agenda_outdent_item (moved, item, &error);
      g_assert_no_error (error);
      returned = fixture_apply (moved, out);
      after = fixture_outline (returned);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (n, >, N_RANDOM / 10);
}

/* A lock keeps every clock time as it is, or is refused with the reason. */
static void
test_random_locks (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (RapAgenda) agenda = fixture_random (rand, g_rand_int_range (rand, 1, 25));
      gint64 item = 1000 + g_rand_int_range (rand, 0, (gint32) rap_agenda_items (agenda)->len);
      g_autoptr (RapChangeSet) changes = NULL;
      g_autoptr (RapAgenda) after = NULL;
      g_autoptr (RapTimetable) old = rap_agenda_retime (agenda);
      g_autoptr (RapTimetable) new = NULL;

      if (is_anchored (rap_timetable_find (old, RAP_KIND_AGENDA_ITEM, item)))
        continue;
      changes = rap_agenda_toggle_lock (agenda, item, NULL);
      if (changes == NULL)
        continue;
      n++;
      after = fixture_apply (agenda, changes);
      new = rap_agenda_retime (after);
      for (guint i = 0; i < rap_timetable_size (old); i++)
        if (!g_str_equal (rap_record_text (rap_agenda_item (agenda, item), RAP_AGENDA_ITEM_STATE),
                          "withdrawn")
            && g_str_equal (rap_record_text (rap_agenda_item (agenda, item), RAP_AGENDA_ITEM_MODE),
                            "auto"))
          g_assert_cmpint (rap_timetable_row (old, i)->start_instant, ==,
                           rap_timetable_row (new, i)->start_instant);
    }
  g_assert_cmpuint (n, >, N_RANDOM / 4);
}

/* Moving to and fro in one place exhausts the room between neighbours; it is made anew. */
static void
test_positions_never_run_out (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  for (int i = 0; i < 60; i++)
    {
      agenda = fixture_done (agenda, rap_agenda_move_item (agenda, i % 2 ? 1 : 3, RAP_PLACE_BEFORE,
                                                   RAP_KIND_AGENDA_ITEM, 2, &error), error);
      fixture_assert_outline (agenda, i % 2 ? "3 1 2[21 22[221] 23] | 4[41] 5 |  || 6 7[71]"
                                    : "1 3 2[21 22[221] 23] | 4[41] 5 |  || 6 7[71]");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-edit/items move with all below them", test_move);
  g_test_add_func ("/agenda-edit/an item never stands below itself", test_no_loop);
  g_test_add_func ("/agenda-edit/breaks have no sub-items", test_no_children_of_breaks);
  g_test_add_func ("/agenda-edit/items nest eight levels deep", test_not_too_deep);
  g_test_add_func ("/agenda-edit/what was removed meanwhile is not found", test_missing);
  g_test_add_func ("/agenda-edit/one place up and down", test_shift);
  g_test_add_func ("/agenda-edit/indent and outdent", test_indent_and_outdent);
  g_test_add_func ("/agenda-edit/to another day", test_other_day);
  g_test_add_func ("/agenda-edit/add an item", test_add_item);
  g_test_add_func ("/agenda-edit/remove an item", test_remove_item);
  g_test_add_func ("/agenda-edit/a sitting's items wait when it is removed", test_sittings);
  g_test_add_func ("/agenda-edit/move a meeting", test_move_meeting);
  g_test_add_func ("/agenda-edit/lock and unlock", test_lock);
  g_test_add_func ("/agenda-edit/no lock on what a clock cannot say",
                   test_lock_what_a_clock_cannot_say);
  g_test_add_func ("/agenda-edit/items without their parent or sitting", test_orphans);
  g_test_add_func ("/agenda-edit/random acts keep the invariants", test_random_acts);
  g_test_add_func ("/agenda-edit/random shifts come back", test_random_shifts);
  g_test_add_func ("/agenda-edit/random indents come back", test_random_indents);
  g_test_add_func ("/agenda-edit/random locks move nothing", test_random_locks);
  g_test_add_func ("/agenda-edit/positions never run out", test_positions_never_run_out);
  return g_test_run ();
}
