/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"

#define REFUSED(changes, code, word) fixture_assert_refused (changes, &error, code, word)

typedef struct
{
  RapKind kind;
  gint64 id;
  const char *name;
  const char *value;
  const char *refused; /* a word of the reason, NULL when it is allowed */
} Set;

static const Set sets[] = {
  { RAP_KIND_MEETING, 1, "title-en", "31st Governing Council", NULL },
  { RAP_KIND_MEETING, 1, "zone", "Mars/Olympus", "zone" },
  { RAP_KIND_MEETING, 1, "end-date", "2025-05-14", "end-date" },
  { RAP_KIND_MEETING, 1, "sequence", "9", "sequence" },
  { RAP_KIND_MEETING, 1, "uid", "x", "uid" },
  { RAP_KIND_SITTING, 10, "end", "2025-05-15 08:00", "end" },
  { RAP_KIND_SITTING, 10, "start", "2025-05-15 08:00", NULL },
  { RAP_KIND_SITTING, 10, "meeting", "2", "meeting" },
  { RAP_KIND_SITTING, 10, "meeting", "1", NULL },
  { RAP_KIND_SITTING, 99, "start", "2025-05-15 08:00", "sitting" },
  { RAP_KIND_AGENDA_ITEM, 1, "duration", "0", "duration" },
  { RAP_KIND_AGENDA_ITEM, 1, "duration", "10000", "duration" },
  { RAP_KIND_AGENDA_ITEM, 1, "duration", "1h30", NULL },
  { RAP_KIND_AGENDA_ITEM, 1, "minimum-duration", "20", "minimum-duration" },
  { RAP_KIND_AGENDA_ITEM, 1, "meeting", "2", "meeting" },
  { RAP_KIND_AGENDA_ITEM, 1, "mode", "fixed-start", NULL },
  { RAP_KIND_AGENDA_ITEM, 6, "mode", "fixed-start", "fixed-start" },
  { RAP_KIND_AGENDA_ITEM, 6, "mode", "fixed-end", "fixed-end" },
  { RAP_KIND_AGENDA_ITEM, 1, "fixed-end", "25:00", "fixed-end" },
  { RAP_KIND_AGENDA_ITEM, 1, "kind", "group", NULL },
  { RAP_KIND_AGENDA_ITEM, 2, "kind", "break", "kind" },
  { RAP_KIND_AGENDA_ITEM, 1, "priority", "low", NULL },
  { RAP_KIND_AGENDA_ITEM, 1, "priority", "urgent", "priority" },
  { RAP_KIND_AGENDA_ITEM, 1, "sitting", "77", "sitting" },
  { RAP_KIND_AGENDA_ITEM, 1, "parent", "77", "item" },
  { RAP_KIND_AGENDA_ITEM, 1, "nonsense", "x", "nonsense" },
  { RAP_KIND_AGENDA_ITEM, 1, "title-en", "bad \xff byte", "title-en" },
  { RAP_KIND_ITEM_PERSON, 91, "name", "", "name" },
  { RAP_KIND_ITEM_PERSON, 91, "item", "77", "item" },
  { RAP_KIND_ITEM_PERSON, 91, "item", "1", NULL },
  { RAP_KIND_ITEM_PERSON, 91, "role", "singer", "role" },
};

static void
test_set_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_sample ();
      g_autofree char *before = fixture_dump (agenda, TRUE);
      g_autofree char *still = NULL;
      const char *names[] = { sets[i].name, NULL };
      const char *values[] = { sets[i].value, NULL };
      GError *error = NULL;
      RapChangeSet *changes =
        rap_agenda_set_fields (agenda, sets[i].kind, sets[i].id, names, values, &error);

      g_test_message ("%s %s", rap_kind_nick (sets[i].kind), sets[i].name);
      still = fixture_dump (agenda, TRUE);
      g_assert_cmpstr (before, ==, still);
      if (sets[i].refused == NULL)
        rap_agenda_unref (fixture_done (rap_agenda_ref (agenda), changes, error));
      else
        {
          g_assert_null (changes);
          g_assert_nonnull (strstr (error->message, sets[i].refused));
          g_clear_error (&error);
        }
    }
}

static RapAgenda *
set (RapAgenda *agenda, gint64 item, const char *name, const char *value, const char *name2,
     const char *value2)
{
  const char *names[] = { name, name2, NULL };
  const char *values[] = { value, value2, NULL };
  GError *error = NULL;

  return fixture_done (agenda,
               rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, item, names, values, &error),
               error);
}

static void
test_set_place (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  /* Where it stands already is no move. */
  agenda = set (agenda, 1, "sitting", "10", NULL, NULL);
  agenda = set (agenda, 21, "sitting", "10", "parent", "2");
  fixture_assert_outline (agenda, "1 2[21 22[221] 23] 3 | 4[41] 5 |  || 6 7[71]");
  agenda = set (agenda, 22, "sitting", "12", NULL, NULL);
  fixture_assert_outline (agenda, "1 2[21 23] 3 | 4[41] 5 | 22[221] || 6 7[71]");
  agenda = set (agenda, 22, "parent", "2", "position", "1");
  fixture_assert_outline (agenda, "1 2[22[221] 21 23] 3 | 4[41] 5 |  || 6 7[71]");
  agenda = set (agenda, 22, "parent", "", NULL, NULL);
  fixture_assert_outline (agenda, "1 2[21 23] 3 22[221] | 4[41] 5 |  || 6 7[71]");
  agenda = set (agenda, 2, "sitting", "", NULL, NULL);
  fixture_assert_outline (agenda, "1 3 22[221] | 4[41] 5 |  || 6 7[71] 2[21 23]");
  REFUSED (rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, 1,
                                  (const char *[]){ "parent", "sitting", NULL },
                                  (const char *[]){ "4", "12", NULL }, &error),
           RAP_ERROR_INVALID, "sitting");
}

static void
test_set_mode (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();

  agenda = set (agenda, 3, "fixed-start", "2025-05-15T11:00", NULL, NULL);
  g_assert_cmpstr (rap_record_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_MODE), ==,
                   "fixed-start");
  g_assert_cmpstr (rap_record_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_FIXED_START), ==,
                   "11:00");
  agenda = set (agenda, 3, "mode", "auto", NULL, NULL);
  g_assert_cmpstr (rap_record_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_FIXED_START), ==,
                   "");
  agenda = set (agenda, 3, "mode", "fixed-start", "fixed-start", "11:00");
  agenda = set (agenda, 3, "fixed-start", "", NULL, NULL);
  g_assert_cmpstr (rap_record_text (rap_agenda_item (agenda, 3), RAP_AGENDA_ITEM_MODE), ==, "auto");
}

static void
assert_mode (RapAgenda *agenda, const char *mode, const char *start, const char *end)
{
  RapRecord *item = rap_agenda_item (agenda, 3);

  g_assert_cmpstr (rap_record_text (item, RAP_AGENDA_ITEM_MODE), ==, mode);
  g_assert_cmpstr (rap_record_text (item, RAP_AGENDA_ITEM_FIXED_START), ==, start);
  g_assert_cmpstr (rap_record_text (item, RAP_AGENDA_ITEM_FIXED_END), ==, end);
}

/* An item has one fixed time at most, and none of another mode is left behind. */
static void
test_set_end (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  g_autoptr (RapTimetable) table = NULL;
  g_autofree char *time = NULL;

  agenda = set (agenda, 3, "fixed-end", "2025-05-15T11:00", NULL, NULL);
  assert_mode (agenda, "fixed-end", "", "11:00");
  agenda = set (agenda, 3, "fixed-start", "10:00", NULL, NULL);
  assert_mode (agenda, "fixed-start", "10:00", "");
  agenda = set (agenda, 3, "fixed-end", "", NULL, NULL);
  assert_mode (agenda, "fixed-start", "10:00", "");
  agenda = set (agenda, 3, "mode", "fixed-end", "fixed-end", "11:30");
  assert_mode (agenda, "fixed-end", "", "11:30");
  agenda = set (agenda, 3, "mode", "auto", NULL, NULL);
  assert_mode (agenda, "auto", "", "");
  /* Not typed, it is the time that the item has. */
  agenda = set (agenda, 3, "mode", "fixed-end", NULL, NULL);
  table = rap_agenda_times (agenda);
  time = rap_local_format_time (rap_timetable_find (table, RAP_KIND_AGENDA_ITEM, 3)->end);
  assert_mode (agenda, "fixed-end", "", time);
}

/* A group has no duration of its own. */
static void
test_set_group (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;

  agenda = set (agenda, 3, "duration", "30", "minimum-duration", "10");
  agenda = set (agenda, 3, "kind", "group", NULL, NULL);
  g_assert_cmpint (rap_agenda_item_minutes (rap_agenda_item (agenda, 3)), ==, 0);
  REFUSED (rap_agenda_set_duration (agenda, 3, 30, &error), RAP_ERROR_INVALID, "duration");
}

static void
test_set_nothing (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  const char *none[] = { NULL };
  GError *error = NULL;
  g_autoptr (RapChangeSet) changes =
    rap_agenda_set_fields (agenda, RAP_KIND_AGENDA_ITEM, 1, none, none, &error);

  g_assert_no_error (error);
  g_assert_true (rap_change_set_is_empty (changes));
}

static RapChangeSet *
add (RapAgenda *agenda, RapKind kind, const char *const *pairs, GError **error)
{
  const char *names[8] = { NULL };
  const char *values[8] = { NULL };

  for (guint i = 0; pairs[2 * i] != NULL; i++)
    {
      names[i] = pairs[2 * i];
      values[i] = pairs[2 * i + 1];
    }
  return rap_agenda_add_record (agenda, kind, names, values, NULL, error);
}

#define PAIRS(...) ((const char *[]){ __VA_ARGS__, NULL })

static void
test_add_record (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  g_autofree char *outline = NULL;

  agenda = fixture_done (agenda,
                         add (agenda, RAP_KIND_AGENDA_ITEM,
                              PAIRS ("title-en", "A", "parent", "22", "duration", "5"), &error),
                         error);
  agenda = fixture_done (agenda,
                         add (agenda, RAP_KIND_AGENDA_ITEM,
                              PAIRS ("title-en", "B", "sitting", "12", "fixed-start", "10:00"),
                              &error),
                         error);
  agenda = fixture_done (agenda,
                         add (agenda, RAP_KIND_AGENDA_ITEM,
                              PAIRS ("title-en", "C", "sitting", "11", "position", "1"), &error),
                         error);
  agenda = fixture_done (
      agenda, add (agenda, RAP_KIND_AGENDA_ITEM, PAIRS ("title-en", "D"), &error), error);
  agenda
      = fixture_done (agenda,
                      add (agenda, RAP_KIND_SITTING,
                           PAIRS ("start", "2025-05-16 14:00", "end", "2025-05-16 15:00"), &error),
                      error);
  agenda = fixture_done (
      agenda, add (agenda, RAP_KIND_ITEM_PERSON, PAIRS ("item", "21", "name", "Second"), &error),
      error);
  outline = rap_agenda_people_text (agenda, 21, "presenter");
  g_assert_cmpstr (outline, ==, "Ms Moyo; Second");
  g_clear_pointer (&outline, g_free);
  outline = fixture_outline (agenda);
  g_assert_true (g_regex_match_simple ("^1 2\\[21 22\\[221 1\\d+\\] 23\\] 3 \\| 1\\d+ 4\\[41\\] 5 "
                                       "\\| 1\\d+ \\|  \\|\\| 6 7\\[71\\] 1\\d+$", outline, 0, 0));

  REFUSED (add (agenda, RAP_KIND_AGENDA_ITEM, PAIRS ("sitting", "10"), &error),
           RAP_ERROR_INVALID, "title-en");
  REFUSED (add (agenda, RAP_KIND_AGENDA_ITEM, PAIRS ("title-en", "X", "meeting", "2"), &error),
           RAP_ERROR_INVALID, "meeting");
  REFUSED (add (agenda, RAP_KIND_SITTING, PAIRS ("start", "2025-05-16 14:00"), &error),
           RAP_ERROR_INVALID, "end");
  REFUSED (add (agenda, RAP_KIND_ITEM_PERSON, PAIRS ("name", "Nobody's"), &error),
           RAP_ERROR_INVALID, "item");
}

/* ---- People ---- */

static RapAgenda *
people (RapAgenda *agenda, const char *typed, const char *expected)
{
  GError *error = NULL;
  g_autofree char *text = NULL;

  agenda = fixture_done (agenda, rap_agenda_set_people (agenda, 21, "presenter", typed, &error),
                         error);
  text = rap_agenda_people_text (agenda, 21, "presenter");
  g_assert_cmpstr (text, ==, expected);
  return agenda;
}

static void
test_people (void)
{
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  g_autofree char *moderators = NULL;

  fixture_person (agenda, 93, 21, "moderator", "Mr Silva");
  rap_record_set_integer (rap_agenda_people_of (agenda, 21)->pdata[0], RAP_ITEM_PERSON_PERSON, 5);
  /* The same name is the same person; another name is not. */
  agenda = people (agenda, "Ms Moyo (TBC)", "Ms Moyo (tbc)");
  g_assert_cmpint (rap_record_integer (rap_agenda_people_of (agenda, 21)->pdata[0],
                                       RAP_ITEM_PERSON_PERSON), ==, 5);
  agenda = people (agenda, " Commissioner , SARS ;; Ms Hinojosa, WCO (tbc); ",
                   "Commissioner, SARS; Ms Hinojosa, WCO (tbc)");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (rap_record_integer (rap_agenda_people_of (agenda, 21)->pdata[i],
                                         RAP_ITEM_PERSON_PERSON), ==, 0);
  agenda = people (agenda, "Only one", "Only one");
  agenda = people (agenda, "", "");
  moderators = rap_agenda_people_text (agenda, 21, "moderator");
  g_assert_cmpstr (moderators, ==, "Mr Silva");
  REFUSED (rap_agenda_set_people (agenda, 21, "presenter", "Bad \xff", &error),
           RAP_ERROR_INVALID, "name");
  REFUSED (rap_agenda_set_people (agenda, 21, "presenter", ", SARS", &error),
           RAP_ERROR_INVALID, "name");
  REFUSED (rap_agenda_set_people (agenda, 21, "singer", "Who", &error), RAP_ERROR_INVALID, "role");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-fields/set fields", test_set_fields);
  g_test_add_func ("/agenda-fields/set the place", test_set_place);
  g_test_add_func ("/agenda-fields/set the timing", test_set_mode);
  g_test_add_func ("/agenda-fields/an item has one fixed time at most", test_set_end);
  g_test_add_func ("/agenda-fields/a group has no duration of its own", test_set_group);
  g_test_add_func ("/agenda-fields/set nothing", test_set_nothing);
  g_test_add_func ("/agenda-fields/add by fields", test_add_record);
  g_test_add_func ("/agenda-fields/people as typed", test_people);
  return g_test_run ();
}
