/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "calendar-fixture.h"
#include "core/agenda-item.h"
#include "core/meeting.h"
#include "core/record-value.h"
#include "core/sitting.h"

#define MEETING "0a1b2c3d-0007-4000-8000-000000000001"
#define SITTING(n) "0a1b2c3d-0008-4000-8000-00000000000" #n
#define ITEM(n) "0a1b2c3d-0009-4000-8000-00000000000" #n

#define HOUR 3600

static const RapCalendarDetail details[]
    = { RAP_DETAIL_SITTING, RAP_DETAIL_ITEM, RAP_DETAIL_MEETING };

static void
assert_property (const char *text, const char *uid, const char *name, const char *expected)
{
  g_autofree char *value = fixture_property (text, uid, name);

  g_assert_cmpstr (value, ==, expected);
}

static int
sequence (const char *text, const char *uid)
{
  g_autofree char *value = fixture_property (text, uid, "SEQUENCE");

  g_assert_nonnull (value);
  return atoi (value + 1);
}

/* The file without the time at which it was written. */
static char *
without_stamp (const char *text)
{
  g_autoptr (GRegex) stamp = g_regex_new ("DTSTAMP:[0-9TZ]+\r\n", 0, 0, NULL);

  return g_regex_replace_literal (stamp, text, -1, 0, "", 0, NULL);
}

static void
assert_same_but_stamp (const char *a, const char *b)
{
  g_autofree char *first = without_stamp (a);
  g_autofree char *second = without_stamp (b);

  g_assert_cmpstr (a, !=, b);
  g_assert_cmpstr (first, ==, second);
}

/* A file is given out; what it says does not matter. */
static void
tell (RapAgenda *agenda, const RapCalendarOptions *options, GHashTable *revisions)
{
  g_free (fixture_export (agenda, options, revisions, FIXTURE_NOW));
}

/* ---- Nothing changed ---- */

static void
test_unchanged (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autoptr (RapAgenda) again = fixture_pretoria ();
      g_autoptr (GHashTable) revisions = fixture_revisions ();
      RapCalendarOptions options = { .detail = details[i] };
      g_autofree char *first = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
      g_autofree char *second = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
      g_autofree char *loaded = fixture_export (again, &options, revisions, FIXTURE_NOW + HOUR);

      assert_same_but_stamp (first, second);
      g_assert_cmpstr (second, ==, loaded);
    }
}

/* The revision is of the event, not of the words it is told in. */
static void
test_options_change_no_revision (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) words = fixture_words ();
  const char *const zones[] = { "Asia/Tokyo", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (GHashTable) revisions = fixture_revisions ();
      RapCalendarOptions plain = { .detail = details[i] };
      RapCalendarOptions rich = { .detail = details[i],
                                  .language = "fr",
                                  .words = words,
                                  .zones = zones,
                                  .own_zone = TRUE };
      g_autofree char *first = fixture_export (agenda, &plain, revisions, FIXTURE_NOW);
      g_autofree char *other = fixture_export (agenda, &rich, revisions, FIXTURE_NOW + HOUR);
      g_autofree char *third = fixture_export (agenda, &plain, revisions, FIXTURE_NOW + HOUR);

      g_assert_cmpstr (first, !=, other);
      assert_same_but_stamp (first, third);
      g_assert_cmpuint (fixture_count (other, "SEQUENCE:0"), ==,
                        fixture_count (other, "BEGIN:VEVENT"));
    }
}

/* ---- Something changed ---- */

static void
test_move_and_undo (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  RapRecord *sitting = rap_agenda_sitting (agenda, 2);
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  tell (agenda, &options, revisions);
  fixture_set (sitting, "start", "2025-05-15T14:30");
  rap_record_set_integer (sitting, RAP_SITTING_SEQUENCE, 1);
  rap_record_set_integer (sitting, RAP_SITTING_CHANGED, FIXTURE_NOW + HOUR);
  moved = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 2 * HOUR);
  g_assert_cmpint (sequence (moved, SITTING (2)), ==, 1);
  g_assert_cmpint (sequence (moved, SITTING (1)), ==, 0);
  assert_property (moved, SITTING (2), "LAST-MODIFIED", ":20250301T100000Z");

  /* Undo brings the row back as it was; the world must still be told something newer. */
  fixture_set (sitting, "start", "2025-05-15T14:00");
  rap_record_set_integer (sitting, RAP_SITTING_SEQUENCE, 0);
  rap_record_set_integer (sitting, RAP_SITTING_CHANGED, FIXTURE_NOW - HOUR);
  undone = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 3 * HOUR);
  g_assert_cmpint (sequence (undone, SITTING (2)), ==, 2);
  assert_property (undone, SITTING (2), "DTSTART", ";TZID=Africa/Johannesburg:20250515T140000");
  assert_property (undone, SITTING (2), "LAST-MODIFIED", ":20250301T120000Z");

  fixture_set (sitting, "start", "2025-05-15T14:30");
  rap_record_set_integer (sitting, RAP_SITTING_SEQUENCE, 1);
  redone = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 4 * HOUR);
  g_assert_cmpint (sequence (redone, SITTING (2)), ==, 3);
}

static void
test_title (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *first = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
  g_autofree char *before = fixture_property (first, SITTING (2), "LAST-MODIFIED");
  g_autofree char *after = NULL;
  g_autofree char *second = NULL;

  /* A French word is news to whoever has the English file, too: they may ask for the other. */
  fixture_set (rap_agenda_item (agenda, 7), "title-fr", "Plan");
  second = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
  g_assert_cmpint (sequence (second, SITTING (2)), ==, 0);
  after = fixture_property (second, SITTING (2), "LAST-MODIFIED");
  g_assert_cmpstr (after, >, before);
  assert_property (second, SITTING (2), "LAST-MODIFIED", ":20250301T100000Z");
  g_free (after);
  g_free (before);
  before = fixture_property (first, SITTING (1), "LAST-MODIFIED");
  after = fixture_property (second, SITTING (1), "LAST-MODIFIED");
  g_assert_cmpstr (after, ==, before);
}

static char *
other_value (RapRecord *record, const RapField *field, guint index)
{
  switch (field->type)
    {
    case RAP_FIELD_CHOICE:
    case RAP_FIELD_FLAGS:
      for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
        if (!g_str_equal (choice->nick, rap_record_text (record, index)))
          return g_strdup (choice->nick);
      return NULL;
    case RAP_FIELD_DATE:
      return g_strdup ("2025-05-14");
    case RAP_FIELD_TIME:
      return g_strdup ("10:00");
    case RAP_FIELD_DATE_TIME:
      return g_strdup ("2025-05-15T13:00");
    case RAP_FIELD_ZONE:
      return g_strdup ("Africa/Nairobi");
    case RAP_FIELD_BOOLEAN:
      return g_strdup (rap_record_integer (record, index) ? "0" : "1");
    case RAP_FIELD_INTEGER:
    case RAP_FIELD_MINUTES:
      return g_strdup (index == RAP_AGENDA_ITEM_POSITION ? "9" : "25");
    case RAP_FIELD_TEXT:
    case RAP_FIELD_LONG_TEXT:
      return g_strdup ("Something else");
    case RAP_FIELD_REFERENCE:
    default:
      return NULL;
    }
}

/* Puts each field of @record in turn to another value: what shows in a file of either language must
 * show in the revision. */
static void
assert_no_silent_field (RapCalendarDetail detail, RapKind kind, gint64 id)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autoptr (GHashTable) revisions = fixture_revisions ();
      g_autoptr (GHashTable) words = fixture_words ();
      RapCalendarOptions english = { .detail = detail };
      RapCalendarOptions french = { .detail = detail, .language = "fr", .words = words };
      RapRecord *record = kind == RAP_KIND_MEETING       ? rap_agenda_meeting (agenda)
                          : kind == RAP_KIND_BODY        ? rap_agenda_body (agenda)
                          : kind == RAP_KIND_SITTING     ? rap_agenda_sitting (agenda, id)
                          : kind == RAP_KIND_AGENDA_ITEM ? rap_agenda_item (agenda, id)
                                                         : rap_agenda_people (agenda)->pdata[id];
      g_autofree char *value = other_value (record, &fields[i], i);
      g_autofree char *old_english = fixture_export (agenda, &english, NULL, FIXTURE_NOW);
      g_autofree char *old_french = fixture_export (agenda, &french, NULL, FIXTURE_NOW);
      g_autofree char *new_english = NULL;
      g_autofree char *new_french = NULL;
      g_autofree char *told = fixture_export (agenda, &english, revisions, FIXTURE_NOW);
      g_autofree char *told_again = NULL;

      if (value == NULL || (fields[i].flags & RAP_FIELD_KEEPER))
        continue;
      fixture_set (record, fields[i].name, value);
      rap_agenda_arrange (agenda);
      new_english = fixture_export (agenda, &english, NULL, FIXTURE_NOW);
      new_french = fixture_export (agenda, &french, NULL, FIXTURE_NOW);
      told_again = fixture_export (agenda, &english, revisions, FIXTURE_NOW + HOUR);
      if (g_str_equal (old_english, new_english) && g_str_equal (old_french, new_french))
        /* A newer date without a visible reason does no harm, a new sequence would. */
        g_assert_cmpuint (fixture_count (told_again, "SEQUENCE:0"), ==,
                          fixture_count (told_again, "BEGIN:VEVENT"));
      else if (fixture_count (told_again, "LAST-MODIFIED:20250301T100000Z") == 0
               && fixture_count (told_again, "BEGIN:VEVENT") == fixture_count (told, "BEGIN:VEVENT"))
        g_error ("%s of a %s shows in the file and not in its revision", fields[i].name,
                 rap_kind_nick (kind));
    }
}

static void
test_every_field (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      assert_no_silent_field (details[i], RAP_KIND_MEETING, 1);
      assert_no_silent_field (details[i], RAP_KIND_BODY, 1);
      assert_no_silent_field (details[i], RAP_KIND_SITTING, 2);
      assert_no_silent_field (details[i], RAP_KIND_AGENDA_ITEM, 5);
      assert_no_silent_field (details[i], RAP_KIND_AGENDA_ITEM, 7);
      assert_no_silent_field (details[i], RAP_KIND_ITEM_PERSON, 1);
    }
}

/* RFC 5546 §2.1.4, and nothing else. */
static void
test_what_raises_sequence (void)
{
  static const struct
  {
    RapKind kind;
    const char *field, *value;
    gboolean raises;
  } cases[] = {
    { RAP_KIND_SITTING, "start", "2025-05-15T14:15", TRUE },
    { RAP_KIND_SITTING, "end", "2025-05-15T17:15", TRUE },
    { RAP_KIND_SITTING, "room", "Ruby Hall", TRUE },
    { RAP_KIND_SITTING, "state", "dropped", TRUE },
    { RAP_KIND_SITTING, "state", "held", FALSE },
    { RAP_KIND_SITTING, "title-en", "Strategy and more", FALSE },
    { RAP_KIND_MEETING, "zone", "Africa/Maputo", TRUE },
    { RAP_KIND_MEETING, "city", "Centurion", TRUE },
    { RAP_KIND_MEETING, "mode", "virtual", TRUE },
    { RAP_KIND_MEETING, "mode", "in-person", FALSE },
    { RAP_KIND_MEETING, "state", "tentative", TRUE },
    { RAP_KIND_MEETING, "state", "in-session", FALSE },
    { RAP_KIND_MEETING, "title-fr", "Conseil", FALSE },
    { RAP_KIND_MEETING, "url", "https://example.org/new", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapAgenda) agenda = fixture_pretoria ();
      g_autoptr (GHashTable) revisions = fixture_revisions ();
      RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
      g_autofree char *second = NULL;

      tell (agenda, &options, revisions);
      fixture_set (cases[i].kind == RAP_KIND_SITTING ? rap_agenda_sitting (agenda, 2)
                                                     : rap_agenda_meeting (agenda),
                   cases[i].field, cases[i].value);
      rap_agenda_arrange (agenda);
      second = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
      g_test_message ("%s to %s", cases[i].field, cases[i].value);
      g_assert_cmpint (sequence (second, SITTING (2)), ==, cases[i].raises ? 1 : 0);
    }
}

/* ---- What was told and is gone ---- */

static void
test_item_to_backlog (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions items = { .detail = RAP_DETAIL_ITEM };
  RapCalendarOptions sittings = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *gone = NULL;
  g_autofree char *still_gone = NULL;
  g_autofree char *in_sittings = NULL;
  g_autofree char *back = NULL;
  g_autofree char *untold = NULL;

  tell (agenda, &items, revisions);
  fixture_set (rap_agenda_item (agenda, 7), "sitting", "0");
  rap_agenda_arrange (agenda);
  gone = fixture_export (agenda, &items, revisions, FIXTURE_NOW + HOUR);
  assert_property (gone, ITEM (7), "STATUS", ":CANCELLED");
  assert_property (gone, ITEM (7), "DTSTART", ";TZID=Africa/Johannesburg:20250515T140000");
  assert_property (gone, ITEM (7), "DTEND", ";TZID=Africa/Johannesburg:20250515T153000");
  g_assert_cmpint (sequence (gone, ITEM (7)), ==, 1);
  still_gone = fixture_export (agenda, &items, revisions, FIXTURE_NOW + 2 * HOUR);
  assert_same_but_stamp (gone, still_gone);
  in_sittings = fixture_export (agenda, &sittings, revisions, FIXTURE_NOW + 2 * HOUR);
  assert_property (in_sittings, ITEM (7), "STATUS", ":CANCELLED");
  assert_property (in_sittings, ITEM (7), "SEQUENCE", ":1");
  untold = fixture_export (agenda, &items, NULL, FIXTURE_NOW + 2 * HOUR);
  assert_property (untold, ITEM (7), "STATUS", NULL);

  fixture_set (rap_agenda_item (agenda, 7), "sitting", "3");
  rap_agenda_arrange (agenda);
  back = fixture_export (agenda, &items, revisions, FIXTURE_NOW + 3 * HOUR);
  assert_property (back, ITEM (7), "STATUS", ":CONFIRMED");
  g_assert_cmpint (sequence (back, ITEM (7)), ==, 2);
}

/* The whole days told before there were sittings must go when the meeting does. */
static void
test_saved_date_is_cancelled (void)
{
  g_autoptr (RapRecord) meeting
      = fixture_record (RAP_KIND_MEETING, 1, "title-en", "Meeting", "start-date", "2026-05-14",
                        "end-date", "2026-05-15", "zone", "Africa/Cairo", NULL);
  g_autoptr (RapAgenda) agenda = rap_agenda_new (meeting, NULL);
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *saved = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *cancelled = NULL;

  rap_agenda_arrange (agenda);
  saved = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
  assert_property (saved, MEETING, "STATUS", ":TENTATIVE");
  fixture_add (agenda, RAP_KIND_SITTING, 1, "start", "2026-05-14T09:00", "end",
               "2026-05-14T12:00", NULL);
  rap_agenda_arrange (agenda);
  planned = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
  /* The days that were held free are not held twice. */
  assert_property (planned, MEETING, "STATUS", ":CANCELLED");
  assert_property (planned, MEETING, "DTSTART", ";VALUE=DATE:20260514");
  assert_property (planned, MEETING, "TRANSP", ":TRANSPARENT");
  fixture_set (meeting, "state", "cancelled");
  cancelled = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 2 * HOUR);
  assert_property (cancelled, MEETING, "STATUS", ":CANCELLED");
  assert_property (cancelled, SITTING (1), "STATUS", ":CANCELLED");
  g_assert_cmpint (sequence (cancelled, MEETING), ==, 1);
}

/* The agenda without its first sitting and what stands in it, as the store gives it after a
 * deletion. */
static RapAgenda *
without_first_sitting (void)
{
  g_autoptr (RapAgenda) whole = fixture_pretoria ();
  RapAgenda *agenda = rap_agenda_new (rap_agenda_meeting (whole), rap_agenda_body (whole));
  GPtrArray *lists[] = { rap_agenda_sittings (whole), rap_agenda_items (whole) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        RapRecord *record = lists[i]->pdata[j];
        gint64 sitting = i == 0 ? rap_record_id (record)
                                : rap_record_integer (record, RAP_AGENDA_ITEM_SITTING);

        if (sitting != 1)
          rap_agenda_add (agenda, record);
      }
  rap_agenda_arrange (agenda);
  return agenda;
}

static void
test_deleted_is_called_off (void)
{
  g_autoptr (RapAgenda) whole = fixture_pretoria ();
  g_autoptr (RapAgenda) less = without_first_sitting ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions english = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *gone = NULL;
  g_autofree char *still_gone = NULL;
  g_autofree char *over = NULL;
  g_autofree char *back = NULL;

  tell (whole, &english, revisions);
  gone = fixture_export (less, &english, revisions, FIXTURE_NOW + HOUR);
  g_assert_cmpuint (fixture_count (gone, "BEGIN:VEVENT"), ==, 4);
  assert_property (gone, SITTING (1), "STATUS", ":CANCELLED");
  assert_property (gone, SITTING (1), "SEQUENCE", ":1");
  assert_property (gone, SITTING (1), "LAST-MODIFIED", ":20250301T100000Z");
  assert_property (gone, SITTING (1), "DTSTART", ";TZID=Africa/Johannesburg:20250515T090000");
  assert_property (gone, SITTING (1), "DTEND", ";TZID=Africa/Johannesburg:20250515T123000");
  assert_property (gone, SITTING (1), "SUMMARY",
                   ":CANCELLED: [ESA GC] Opening sitting – 31st Governing Council");
  assert_property (gone, SITTING (1), "TRANSP", ":TRANSPARENT");
  assert_property (gone, SITTING (1), "X-MICROSOFT-CDO-BUSYSTATUS", ":FREE");
  assert_property (gone, SITTING (1), "RELATED-TO", ";RELTYPE=PARENT:" MEETING);
  assert_property (gone, SITTING (2), "SEQUENCE", ":0");

  still_gone = fixture_export (less, &english, revisions, FIXTURE_NOW + 30 * 24 * HOUR);
  assert_same_but_stamp (gone, still_gone);
  over = fixture_export (less, &english, revisions, FIXTURE_NOW + 30 * 24 * HOUR + HOUR);
  assert_property (over, SITTING (1), "STATUS", NULL);
  g_assert_cmpuint (fixture_count (over, "BEGIN:VEVENT"), ==, 3);

  /* Undo brings the row back with the counter that it had; calendars are past that. */
  back = fixture_export (whole, &english, revisions, FIXTURE_NOW + 31 * 24 * HOUR);
  assert_property (back, SITTING (1), "STATUS", ":CONFIRMED");
  assert_property (back, SITTING (1), "SEQUENCE", ":2");
}

/* A meeting of other days is none of this file's business. */
static void
test_told_by_another_meeting_stays (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapRevision *foreign = rap_revision_new ("foreign", 1, "1747300000 1747310000 UTC confirmed x",
                                           "c", 1000);
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *text = NULL;

  foreign->meeting = g_strdup ("another");
  g_hash_table_insert (revisions, g_strdup ("foreign"), foreign);
  text = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
  assert_property (text, "foreign", "STATUS", NULL);
}

static guint
count_events (const char *text, const char *status)
{
  g_autofree char *line = g_strdup_printf ("STATUS:%s", status);

  return fixture_count (text, line);
}

/* Per sitting, then per item, then as one event: no calendar shows the same hours twice. */
static void
test_change_of_detail (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions sittings = { .detail = RAP_DETAIL_SITTING };
  RapCalendarOptions items = { .detail = RAP_DETAIL_ITEM };
  RapCalendarOptions meeting = { .detail = RAP_DETAIL_MEETING };
  g_autofree char *in_items = NULL;
  g_autofree char *in_meeting = NULL;
  g_autofree char *again = NULL;

  tell (agenda, &sittings, revisions);
  in_items = fixture_export (agenda, &items, revisions, FIXTURE_NOW + HOUR);
  g_assert_cmpuint (count_events (in_items, "CONFIRMED"), ==, 9);
  g_assert_cmpuint (count_events (in_items, "CANCELLED"), ==, 4);
  in_meeting = fixture_export (agenda, &meeting, revisions, FIXTURE_NOW + 2 * HOUR);
  g_assert_cmpuint (count_events (in_meeting, "CONFIRMED"), ==, 1);
  g_assert_cmpuint (count_events (in_meeting, "CANCELLED"), ==, 13);
  again = fixture_export (agenda, &sittings, revisions, FIXTURE_NOW + 3 * HOUR);
  g_assert_cmpuint (count_events (again, "CONFIRMED"), ==, 4);
  g_assert_cmpuint (count_events (again, "CANCELLED"), ==, 10);
  assert_property (again, SITTING (2), "SEQUENCE", ":2");
  assert_property (again, MEETING, "STATUS", ":CANCELLED");
  assert_property (again, MEETING, "RELATED-TO", NULL);
}

/* Told on request, and not requested any more. */
static void
test_breaks_no_longer_wanted (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions with = { .detail = RAP_DETAIL_ITEM, .with_breaks = TRUE };
  RapCalendarOptions without = { .detail = RAP_DETAIL_ITEM };
  g_autofree char *text = NULL;

  tell (agenda, &with, revisions);
  text = fixture_export (agenda, &without, revisions, FIXTURE_NOW + HOUR);
  assert_property (text, ITEM (3), "STATUS", ":CANCELLED");
  assert_property (text, ITEM (3), "SUMMARY",
                   ":CANCELLED: [ESA GC] Coffee – 31st Governing Council");
  assert_property (text, ITEM (1), "STATUS", ":CONFIRMED");
}

/* A dropped sitting is said to be off for a month, that of a meeting that is off always: its file
 * would be empty. */
static void
test_dropped_is_over (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autofree char *month = NULL;
  g_autofree char *cancelled = NULL;
  g_autofree char *later = NULL;

  fixture_set (rap_agenda_sitting (agenda, 2), "state", "dropped");
  tell (agenda, &options, revisions);
  fixture_set (rap_agenda_sitting (agenda, 2), "title-en", "Renamed");
  tell (agenda, &options, revisions);
  month = fixture_export (agenda, &options, revisions, FIXTURE_NOW + RAP_REVISION_KEEP);
  g_assert_cmpuint (fixture_count (month, "BEGIN:VEVENT"), ==, 3);
  assert_property (month, SITTING (2), "STATUS", NULL);

  fixture_set (rap_agenda_meeting (agenda), "state", "cancelled");
  cancelled = fixture_export (agenda, &options, revisions, FIXTURE_NOW + RAP_REVISION_KEEP);
  g_assert_cmpuint (count_events (cancelled, "CANCELLED"), ==, 4);
  later = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 3 * RAP_REVISION_KEEP);
  g_assert_cmpuint (count_events (later, "CANCELLED"), ==, 4);
}

/* The name was told in French; the mark is in the language of the file that calls it off. */
static void
test_called_off_in_another_language (void)
{
  g_autoptr (RapAgenda) whole = fixture_pretoria ();
  g_autoptr (RapAgenda) less = without_first_sitting ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  g_autoptr (GHashTable) words = fixture_words ();
  RapCalendarOptions english = { .detail = RAP_DETAIL_ITEM };
  RapCalendarOptions french
      = { .detail = RAP_DETAIL_ITEM, .language = "fr", .words = words };
  g_autofree char *told = NULL;
  g_autofree char *gone = NULL;

  tell (whole, &english, revisions);
  told = fixture_export (whole, &french, revisions, FIXTURE_NOW + HOUR);
  gone = fixture_export (less, &french, revisions, FIXTURE_NOW + 2 * HOUR);
  assert_property (gone, ITEM (1), "SUMMARY",
                   ":ANNULÉ : [ESA GC] I. Ouverture – 31e Conseil d’administration");
}

static void
test_confidential_change (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      RapCalendarOptions options = { .detail = details[i] };
      g_autofree char *first = fixture_export (agenda, &options, revisions, FIXTURE_NOW);
      g_autofree char *second = NULL;
      g_autofree char *third = NULL;

      fixture_set (rap_agenda_item (agenda, 8), "title-en", "Another secret");
      fixture_set (rap_agenda_item (agenda, 9), "annotation-en", "More of it");
      second = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
      assert_same_but_stamp (first, second);
      fixture_set (rap_agenda_item (agenda, 7), "confidential", "1");
      third = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 2 * HOUR);
      g_assert_null (strstr (third, "Strategic"));
      fixture_set (rap_agenda_item (agenda, 7), "confidential", "0");
    }
}

/* Whoever has it must lose it, and nobody learn from that what it was. */
static void
test_told_becomes_confidential (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  RapCalendarOptions options = { .detail = RAP_DETAIL_ITEM };
  const RapRevision *told;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  tell (agenda, &options, revisions);
  fixture_set (rap_agenda_item (agenda, 4), "confidential", "1");
  text = fixture_export (agenda, &options, revisions, FIXTURE_NOW + HOUR);
  for (const char *const *uid = (const char *const[]) { ITEM (4), ITEM (5), ITEM (6), NULL };
       *uid != NULL; uid++)
    {
      assert_property (text, *uid, "STATUS", ":CANCELLED");
      assert_property (text, *uid, "SEQUENCE", ":1");
      assert_property (text, *uid, "SUMMARY", ":CANCELLED: [ESA GC] 31st Governing Council");
      assert_property (text, *uid, "DESCRIPTION", NULL);
      told = g_hash_table_lookup (revisions, *uid);
      g_assert_null (strstr (told->summary, "Report"));
    }
  fixture_set (rap_agenda_item (agenda, 4), "title-en", "Worse");
  again = fixture_export (agenda, &options, revisions, FIXTURE_NOW + 2 * HOUR);
  assert_same_but_stamp (text, again);
}

/* ---- Refusals ---- */

static void
assert_refused (RapAgenda *agenda, const RapCalendarOptions *options, const char *words)
{
  g_autoptr (RapClock) clock = rap_clock_new_fixed (FIXTURE_NOW);
  g_autoptr (GError) error = NULL;

  g_assert_null (rap_calendar_plan_new (agenda, options, NULL, clock, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (void)
{
  g_autoptr (RapAgenda) zone = fixture_pretoria ();
  g_autoptr (RapAgenda) day = fixture_pretoria ();
  g_autoptr (RapAgenda) time = fixture_pretoria ();
  g_autoptr (RapAgenda) plain = fixture_pretoria ();
  const char *const zones[] = { "Europe/Paris", "Mars/Olympus", NULL };
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  RapCalendarOptions odd = { .detail = RAP_DETAIL_SITTING, .zones = zones };

  rap_record_set_text (rap_agenda_meeting (zone), RAP_MEETING_ZONE, "Africa/Atlantis");
  rap_agenda_arrange (zone);
  assert_refused (zone, &options, "Africa/Atlantis");
  rap_record_set_text (rap_agenda_meeting (day), RAP_MEETING_END_DATE, "2025-02-30");
  assert_refused (day, &options, "2025-02-30");
  rap_record_set_text (rap_agenda_sitting (time, 1), RAP_SITTING_END, "noon");
  assert_refused (time, &options, "noon");
  assert_refused (plain, &odd, "Mars/Olympus");
}

static void
test_stream_errors (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapClock) clock = rap_clock_new_fixed (FIXTURE_NOW);
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autoptr (GError) error = NULL;
  g_autoptr (RapCalendarPlan) plan = rap_calendar_plan_new (agenda, &options, NULL, clock, &error);
  char room[100];
  g_autoptr (GOutputStream) small
      = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GOutputStream) wide = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_false (rap_calendar_plan_write (plan, small, NULL, &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_FULL);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (rap_calendar_plan_write (plan, wide, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- Preview ---- */

static void
test_preview (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GHashTable) revisions = fixture_revisions ();
  g_autoptr (RapClock) clock = rap_clock_new_fixed (FIXTURE_NOW);
  RapCalendarOptions options = { .detail = RAP_DETAIL_SITTING };
  g_autoptr (RapCalendarPlan) plan
      = rap_calendar_plan_new (agenda, &options, revisions, clock, NULL);
  const RapCalendarEvent *event = rap_calendar_plan_event (plan, 1);
  g_autofree char *start = rap_local_format (event->start);
  g_autofree char *end = rap_local_format (event->end);
  g_auto (GStrv) uids = rap_calendar_uids (agenda);

  g_assert_cmpuint (rap_calendar_plan_size (plan), ==, 4);
  g_assert_cmpstr (event->uid, ==, SITTING (2));
  g_assert_cmpstr (event->summary, ==, "[ESA GC] Strategy – 31st Governing Council");
  g_assert_cmpstr (event->location, ==,
                   "Diamond Hall, CSIR Convention Centre, Pretoria, South Africa");
  g_assert_true (g_str_has_suffix (event->description, "\n16:10 VI. Any other business"));
  g_assert_cmpstr (start, ==, "2025-05-15T14:00");
  g_assert_cmpstr (end, ==, "2025-05-15T17:00");
  g_assert_cmpint (event->end_instant - event->start_instant, ==, 3 * HOUR);
  g_assert_null (event->last);
  g_assert_false (event->all_day);
  g_assert_false (event->cancelled);
  /* The meeting, four sittings, thirteen items. */
  g_assert_cmpuint (g_strv_length (uids), ==, 18);
  g_assert_true (g_strv_contains ((const char *const *)uids, ITEM (7)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-plan/an unchanged agenda gives the same bytes", test_unchanged);
  g_test_add_func ("/calendar-plan/options change no revision", test_options_change_no_revision);
  g_test_add_func ("/calendar-plan/a sequence rises with a move and with its undo",
                   test_move_and_undo);
  g_test_add_func ("/calendar-plan/a title changes the date and not the sequence", test_title);
  g_test_add_func ("/calendar-plan/whatever shows in a file shows in its revision",
                   test_every_field);
  g_test_add_func ("/calendar-plan/only schedule, place and status raise the sequence",
                   test_what_raises_sequence);
  g_test_add_func ("/calendar-plan/an item that lost its time is called off",
                   test_item_to_backlog);
  g_test_add_func ("/calendar-plan/a saved date goes with its meeting",
                   test_saved_date_is_cancelled);
  g_test_add_func ("/calendar-plan/confidential changes change nothing", test_confidential_change);
  g_test_add_func ("/calendar-plan/what becomes confidential is called off without its words",
                   test_told_becomes_confidential);
  g_test_add_func ("/calendar-plan/what was deleted is called off for a month",
                   test_deleted_is_called_off);
  g_test_add_func ("/calendar-plan/what another meeting told stays",
                   test_told_by_another_meeting_stays);
  g_test_add_func ("/calendar-plan/a change of the detail doubles nothing", test_change_of_detail);
  g_test_add_func ("/calendar-plan/breaks that are not wanted now are called off",
                   test_breaks_no_longer_wanted);
  g_test_add_func ("/calendar-plan/what was dropped is left out after a month",
                   test_dropped_is_over);
  g_test_add_func ("/calendar-plan/what is called off keeps the words that were told",
                   test_called_off_in_another_language);
  g_test_add_func ("/calendar-plan/unknown zones and days are refused", test_refusals);
  g_test_add_func ("/calendar-plan/a full disk and a cancel are told apart", test_stream_errors);
  g_test_add_func ("/calendar-plan/the preview is what is written", test_preview);
  return g_test_run ();
}
