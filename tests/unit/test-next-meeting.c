/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "agenda-fixture.h"
#include "core/next-meeting.h"

/* 15 to 16 May 2025: a sitting a day, items as a tree, a lock, a break, one item in the backlog. */
static RapAgenda *
last_time (void)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", "2025-05-15", "2025-05-16");
  RapRecord *item;

  rap_record_set_text (fixture_sitting (agenda, 10, "2025-05-15T09:00", "2025-05-15T12:30"),
                       RAP_SITTING_ROOM, "Room A");
  fixture_sitting (agenda, 11, "2025-05-16T09:00", "2025-05-16T12:30");
  fixture_item (agenda, 1, 10, 0, "Opening", 20);
  fixture_item (agenda, 2, 10, 0, "Reports", 0);
  item = fixture_item (agenda, 3, 10, 2, "Report of the ROCB", 15);
  rap_record_set_text (item, RAP_AGENDA_ITEM_OUTCOME, "noted");
  rap_record_set_text (item, RAP_AGENDA_ITEM_STATE, "concluded");
  rap_record_set_text (item, RAP_AGENDA_ITEM_ANNOTATION_EN, "Of the year 2024/25");
  rap_record_set_text (item, RAP_AGENDA_ITEM_PURPOSES, "information");
  item = fixture_fixed (agenda, 4, 10, "Coffee", 20, "10:30");
  rap_record_set_text (item, RAP_AGENDA_ITEM_KIND, "break");
  item = fixture_item (agenda, 5, 11, 0, "Withdrawn", 20);
  rap_record_set_text (item, RAP_AGENDA_ITEM_STATE, "withdrawn");
  fixture_item (agenda, 6, 11, 5, "Below the withdrawn one", 5);
  fixture_fixed (agenda, 7, 11, "Closing", 10, "12:00");
  fixture_item (agenda, 8, 0, 0, "Branding", 0);
  rap_agenda_arrange (agenda);
  return agenda;
}

static RapRecord *
next_time (const char *first, const char *last)
{
  RapRecord *meeting = rap_record_new (RAP_KIND_MEETING);

  rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, "Next time");
  rap_record_set_text (meeting, RAP_MEETING_START_DATE, first);
  rap_record_set_text (meeting, RAP_MEETING_END_DATE, last);
  rap_record_set_text (meeting, RAP_MEETING_ZONE, "Africa/Nairobi");
  return meeting;
}

/* The change set as an agenda: what a store would have after it. */
static RapAgenda *
start_from (RapAgenda *last, RapRecord *meeting, const RapLookup *lookup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes = rap_next_meeting_start_from (last, meeting, lookup, &error);
  RapAgenda *agenda;

  g_assert_no_error (error);
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Add “Next time”");
  g_assert_cmpint (rap_change_set_get (changes, 0)->kind, ==, RAP_KIND_MEETING);
  agenda = rap_agenda_new (rap_change_set_get (changes, 0)->record, NULL);
  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);

      g_assert_cmpint (change->op, ==, RAP_CHANGE_INSERT);
      if (i > 0)
        rap_agenda_add (agenda, change->record);
    }
  rap_agenda_arrange (agenda);
  return agenda;
}

static RapRecord *
titled (RapAgenda *agenda, const char *title)
{
  GPtrArray *items = rap_agenda_items (agenda);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (rap_record_text (items->pdata[i], RAP_AGENDA_ITEM_TITLE_EN), title))
      return items->pdata[i];
  return NULL;
}

/* "09:00 Opening 20" a line; what has no time without one. */
static char *
times_of (RapAgenda *agenda)
{
  g_autoptr (RapTimetable) times = rap_agenda_retime (agenda);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rap_timetable_size (times); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (times, i);
      g_autofree char *start = row->timed ? rap_local_format (row->start) : g_strdup ("-");

      g_string_append_printf (text, "%s %s\n", start,
                              row->kind == RAP_ROW_ITEM ? rap_record_title (row->record)
                              : row->kind == RAP_ROW_SITTING ? "sitting"
                                                              : "backlog");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_structure (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-15");
  g_autofree char *before = fixture_dump (last, TRUE);
  g_autoptr (RapAgenda) next = start_from (last, meeting, NULL);
  g_autofree char *after = fixture_dump (last, TRUE);
  g_autofree char *times = times_of (next);

  g_assert_cmpstr (times, ==,
                   "2026-05-14T09:00 sitting\n"
                   "2026-05-14T09:00 Opening\n"
                   "2026-05-14T09:20 Reports\n"
                   "2026-05-14T09:20 Report of the ROCB\n"
                   "2026-05-14T10:30 Coffee\n"
                   "2026-05-15T09:00 sitting\n"
                   "2026-05-15T12:00 Closing\n"
                   "- backlog\n"
                   "- Branding\n");
  /* The earlier meeting stays as it was. */
  g_assert_cmpstr (before, ==, after);
  fixture_assert_sound (next);
}

static void
test_leaves_the_session_behind (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-15");
  RapRecord *then = titled (last, "Report of the ROCB");
  g_autoptr (RapAgenda) next = start_from (last, meeting, NULL);
  RapRecord *now = titled (next, "Report of the ROCB");

  g_assert_cmpstr (rap_record_text (now, RAP_AGENDA_ITEM_OUTCOME), ==, "");
  g_assert_cmpstr (rap_record_text (now, RAP_AGENDA_ITEM_STATE), ==, "scheduled");
  g_assert_cmpstr (rap_record_text (now, RAP_AGENDA_ITEM_ANNOTATION_EN), ==, "");
  g_assert_cmpstr (rap_record_text (now, RAP_AGENDA_ITEM_PURPOSES), ==, "information");
  g_assert_cmpstr (rap_record_uid (now), !=, rap_record_uid (then));
  /* The same venue has the same rooms. */
  g_assert_cmpstr (rap_record_text (rap_agenda_sittings (next)->pdata[0], RAP_SITTING_ROOM), ==,
                   "Room A");
  /* Nothing of a withdrawn item comes along. */
  g_assert_null (titled (next, "Withdrawn"));
  g_assert_null (titled (next, "Below the withdrawn one"));
}

static void
test_other_venue (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-15");
  g_autoptr (RapAgenda) next = NULL;

  rap_record_set_text (meeting, RAP_MEETING_CITY, "Gaborone");
  next = start_from (last, meeting, NULL);
  g_assert_cmpstr (rap_record_text (rap_agenda_sittings (next)->pdata[0], RAP_SITTING_ROOM), ==,
                   "");
}

static void
test_shorter_meeting (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-14");
  g_autoptr (RapAgenda) next = start_from (last, meeting, NULL);
  RapRecord *closing = titled (next, "Closing");

  g_assert_cmpuint (rap_agenda_sittings (next)->len, ==, 1);
  g_assert_cmpint (rap_record_integer (closing, RAP_AGENDA_ITEM_SITTING), ==, 0);
  g_assert_cmpstr (rap_record_text (closing, RAP_AGENDA_ITEM_MODE), ==, "auto");
  g_assert_cmpuint (rap_agenda_children (next, 0, 0)->len, ==, 2);
  fixture_assert_sound (next);
}

static RapRecord *
load_person (gpointer data, RapKind kind, gint64 id)
{
  RapRecord *person;

  if (kind != RAP_KIND_PERSON || id > 2)
    return NULL;
  person = rap_record_new (RAP_KIND_PERSON);
  rap_record_set_text (person, RAP_PERSON_FAMILY_NAME, "LIZA");
  if (id == 1)
    {
      rap_record_set_text (person, RAP_PERSON_FUNCTION, "Director");
      rap_record_set_text (person, RAP_PERSON_ORGANISATION, "ROCB ESA");
    }
  return person;
}

static void
test_presenters_follow_the_office (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-15");
  RapLookup lookup = { load_person, NULL };
  g_autoptr (RapAgenda) next = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *report = NULL;

  rap_record_set_integer (fixture_person (last, 90, 3, "presenter", "Mr Liza"),
                          RAP_ITEM_PERSON_PERSON, 1);
  fixture_person (last, 91, 1, "presenter", "Commissioner");
  /* Of the second nothing but the name is known: it is not thrown away. */
  rap_record_set_integer (fixture_person (last, 92, 1, "presenter", "Ms Unknown"),
                          RAP_ITEM_PERSON_PERSON, 2);
  rap_agenda_arrange (last);
  next = start_from (last, meeting, &lookup);
  report = rap_agenda_people_text (next, rap_record_id (titled (next, "Report of the ROCB")), NULL);
  opening = rap_agenda_people_text (next, rap_record_id (titled (next, "Opening")), NULL);
  g_assert_cmpstr (report, ==, "Director, ROCB ESA (tbc)");
  g_assert_cmpstr (opening, ==, "Commissioner (tbc); Ms Unknown (tbc)");
}

static void
test_dates_are_held_to_the_rules (void)
{
  g_autoptr (RapAgenda) last = last_time ();
  g_autoptr (RapRecord) meeting = next_time ("2026-05-14", "2026-05-13");
  GError *error = NULL;

  fixture_assert_refused (rap_next_meeting_start_from (last, meeting, NULL, &error), &error,
                          RAP_ERROR_INVALID, "2026-05-13");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *title, *body, *session, *language, *expected;
  } cases[] = {
    { "Status of the decisions of the 30th Governing Council", "Governing Council, ESA", "31", "en",
      "Status of the decisions of the 31st Governing Council" },
    { "Decisions of the 31st Governing Council", "Governing Council, ESA", "31", "en",
      "Decisions of the 32nd Governing Council" },
    { "Host and dates of the 32nd Governing Council", "Governing Council, ESA", "31", "en",
      "Host and dates of the 33rd Governing Council" },
    /* Another body, another word that holds the digits, no name after it. */
    { "Report of the 31st Regional Steering Group", "Governing Council, ESA", "31", "en",
      "Report of the 31st Regional Steering Group" },
    { "Item 131st of the Governing Council", "Governing Council", "31", "en",
      "Item 131st of the Governing Council" },
    { "The 31st anniversary", "Governing Council", "31", "en", "The 31st anniversary" },
    { "Décisions de la 30e réunion du Conseil exécutif", "Conseil exécutif, AOA", "31", "fr",
      "Décisions de la 31e réunion du Conseil exécutif" },
    { "Report of the 1st Forum", "Forum", "1", "en", "Report of the 2nd Forum" },
    { "Report of the 225th/226th Committee", "Committee", "225/226", "en",
      "Report of the 227th/228th Committee" },
    { "Report of the 30th Forum", "Forum", "", "en", "Report of the 30th Forum" },
    { "Report of the 30th Forum", "", "31", "en", "Report of the 30th Forum" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = rap_next_meeting_title (cases[i].title, cases[i].body,
                                                       cases[i].session, cases[i].language);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

/* Neither withdrawn nor below something withdrawn. */
static gboolean
comes_along (RapAgenda *agenda, RapRecord *item)
{
  while (item != NULL)
    {
      if (g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_STATE), "withdrawn"))
        return FALSE;
      item = rap_agenda_item (agenda, rap_record_integer (item, RAP_AGENDA_ITEM_PARENT));
    }
  return TRUE;
}

static guint
count_items (RapAgenda *agenda)
{
  GPtrArray *items = rap_agenda_items (agenda);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (!g_str_equal (rap_record_text (items->pdata[i], RAP_AGENDA_ITEM_KIND), "break")
        && !g_str_equal (rap_record_text (items->pdata[i], RAP_AGENDA_ITEM_KIND), "protocol")
        && comes_along (agenda, items->pdata[i]))
      n++;
  return n;
}

/* Whatever the agenda: no item is lost but the withdrawn, each holds its rules. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260514);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (RapAgenda) last = fixture_random (rand, 1 + (guint) g_rand_int_range (rand, 0, 40));
      RapRecord *before = rap_agenda_meeting (last);
      g_autoptr (RapRecord) meeting =
        next_time (rap_record_text (before, RAP_MEETING_START_DATE),
                   rap_record_text (before, RAP_MEETING_END_DATE));
      g_autoptr (RapAgenda) next = start_from (last, meeting, NULL);

      g_assert_cmpuint (count_items (next), ==, count_items (last));
      fixture_assert_sound (next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-meeting/structure, locks and durations come along", test_structure);
  g_test_add_func ("/next-meeting/what belongs to the session stays behind",
                   test_leaves_the_session_behind);
  g_test_add_func ("/next-meeting/rooms of another venue are not taken over", test_other_venue);
  g_test_add_func ("/next-meeting/items of a day that is missing wait in the backlog",
                   test_shorter_meeting);
  g_test_add_func ("/next-meeting/presenters follow the office, to be confirmed",
                   test_presenters_follow_the_office);
  g_test_add_func ("/next-meeting/a meeting that breaks its rules is refused",
                   test_dates_are_held_to_the_rules);
  g_test_add_func ("/next-meeting/ordinals of the body's sessions count on", test_titles);
  g_test_add_func ("/next-meeting/nothing of a random agenda is lost", test_random);
  return g_test_run ();
}
