/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-calendars FOLDER: meetings in the weeks in which clocks change, and across the date line, as
 * calendar files, four versions each: as planned, as moved, with a sitting and items deleted, as
 * cancelled. FOLDER/CASE/VERSION.json says what they must mean, in the form of "rapporteur-cli agenda
 * --format json" with the status and the uid of the meeting beside it, and what was told and is gone;
 * FOLDER/CASE/VERSION-DETAIL.ics are the files. FOLDER/CASE/then-1.ics and then-2.ics are of the first
 * version for the same people: one event a sitting, then one an item. */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "calendar-fixture.h"
#include "core/agenda-item.h"
#include "core/meeting.h"
#include "core/sitting.h"

typedef struct
{
  const char *name;
  const char *zone;
  const char *first_day;
  guint n_days;
} Case;

static const Case cases[] = {
  { "brussels-spring", "Europe/Brussels", "2026-03-27", 4 },
  { "brussels-autumn", "Europe/Brussels", "2026-10-23", 4 },
  { "cairo-spring", "Africa/Cairo", "2026-04-22", 4 },
  { "cairo-autumn", "Africa/Cairo", "2026-10-28", 4 },
  { "casablanca-ramadan-begins", "Africa/Casablanca", "2026-02-13", 4 },
  { "casablanca-ramadan-ends", "Africa/Casablanca", "2026-03-20", 4 },
  { "santiago-autumn", "America/Santiago", "2026-04-03", 4 },
  { "santiago-spring", "America/Santiago", "2026-09-04", 4 },
  { "dublin-summer", "Europe/Dublin", "2026-07-01", 2 },
  { "apia", "Pacific/Apia", "2026-05-14", 2 },
  /* The island skipped Friday, 30 December 2011, from one side of the line to the other. */
  { "apia-skips-a-day", "Pacific/Apia", "2011-12-28", 5 },
  { "pago-pago", "Pacific/Pago_Pago", "2026-05-14", 2 },
  { "pretoria", "Africa/Johannesburg", "2025-05-15", 2 },
};

/* Names that a careless program tears apart. */
static const char *const titles[] = {
  "Opening, welcome; adoption of the agenda",
  "مؤتمر المديرين العامين للجمارك في المنطقة العربية والشرق الأوسط",
  "世界関税機関アジア・大洋州地域会議における近代化と改革についての報告",
  "Any other business \\ \"divers\" 🙂",
};

static const char *const details[] = {
  [RAP_DETAIL_SITTING] = "sitting",
  [RAP_DETAIL_ITEM] = "item",
  [RAP_DETAIL_MEETING] = "meeting",
};

/* ---- Meetings ---- */

/* Ids count from the meeting's, so that no uid is that of another case. */
static gint64
id_of (RapAgenda *agenda, guint n)
{
  return rap_record_id (rap_agenda_meeting (agenda)) + n;
}

static void
add_sitting (RapAgenda *agenda, RapLocal start, RapLocal end)
{
  static const char *const rooms[] = { "Room A, 2nd floor", "" };
  gint64 id = id_of (agenda, rap_agenda_sittings (agenda)->len + 1);
  g_autofree char *from = rap_local_format (start);
  g_autofree char *until = rap_local_format (end);
  g_autofree char *sitting = g_strdup_printf ("%d", (int)id);

  fixture_add (agenda, RAP_KIND_SITTING, id, "title-en", titles[id % G_N_ELEMENTS (titles)],
               "start", from, "end", until, "room", rooms[id % 2], NULL);
  for (int i = 0; i < 3; i++)
    {
      gint64 item = id_of (agenda, rap_agenda_items (agenda)->len + 1);
      g_autofree char *number = g_strdup_printf ("%d", (int)item);

      fixture_add (agenda, RAP_KIND_AGENDA_ITEM, item, "sitting", sitting, "position", number,
                   "title-en", titles[item % G_N_ELEMENTS (titles)], "duration",
                   end - start > 4 * 3600 ? "90" : "45", NULL);
    }
}

static RapAgenda *
agenda_of (const Case *c, gint64 id)
{
  RapLocal day;
  RapAgenda *agenda;
  g_autofree char *last = NULL;
  g_autofree char *title = g_strdup_printf ("Réunion; %s, 会議", c->name);
  g_autoptr (RapRecord) meeting = NULL;
  g_autoptr (RapRecord) body
      = fixture_record (RAP_KIND_BODY, 1, "code", "A/P RHCA", "name-en",
                        "Regional Heads, Asia/Pacific; and guests", NULL);

  g_assert_true (rap_local_parse_date (c->first_day, &day));
  last = rap_local_format_date (day + (c->n_days - 1) * 86400);
  meeting = fixture_record (RAP_KIND_MEETING, id, "title-en", title, "start-date",
                            c->first_day, "end-date", last, "zone", c->zone, "state", "confirmed",
                            "venue", "Palais des Congrès; hall 3", "mode", "hybrid", "url",
                            "https://example.org/meeting?id=1,2", NULL);
  agenda = rap_agenda_new (meeting, body);
  for (guint i = 0; i < c->n_days; i++, day += 86400)
    {
      add_sitting (agenda, day + 9 * 3600, day + 12 * 3600);
      add_sitting (agenda, day + 14 * 3600, day + 17 * 3600);
      /* Through the night in which the clocks may change. */
      if (i == 1)
        add_sitting (agenda, day + 22 * 3600, day + 28 * 3600);
    }
  rap_agenda_arrange (agenda);
  return agenda;
}

/* The second version: a sitting moved, one renamed, one dropped, two items exchanged. */
static void
change (RapAgenda *agenda)
{
  RapRecord *moved = rap_agenda_sitting (agenda, id_of (agenda, 1));
  RapLocal start = 0;
  g_autofree char *later = NULL;
  g_autofree char *fourth = g_strdup_printf ("%d", (int)id_of (agenda, 4));
  g_autofree char *fifth = g_strdup_printf ("%d", (int)id_of (agenda, 5));

  g_assert_true (rap_local_parse (rap_record_text (moved, RAP_SITTING_START), &start));
  later = rap_local_format (start + 30 * 60);
  fixture_set (moved, "start", later);
  fixture_set (rap_agenda_sitting (agenda, id_of (agenda, 2)), "title-en", "Renamed, in short");
  fixture_set (rap_agenda_sitting (agenda, id_of (agenda, 3)), "state", "dropped");
  fixture_set (rap_agenda_item (agenda, id_of (agenda, 4)), "position", fifth);
  fixture_set (rap_agenda_item (agenda, id_of (agenda, 5)), "position", fourth);
  fixture_set (rap_agenda_item (agenda, id_of (agenda, 6)), "state", "withdrawn");
  rap_agenda_arrange (agenda);
}

/* The third: a sitting deleted, as the store does it, with its items in the backlog then; one item
 * deleted, one moved to the backlog. */
static void
thin_out (RapAgenda *agenda)
{
  RapRecord *sitting = rap_agenda_sitting (agenda, id_of (agenda, 4));
  GPtrArray *items = rap_agenda_items (agenda);

  for (guint i = 0; i < items->len; i++)
    if (rap_record_integer (items->pdata[i], RAP_AGENDA_ITEM_SITTING) == rap_record_id (sitting))
      fixture_set (items->pdata[i], "sitting", "0");
  rap_agenda_remove (agenda, sitting);
  rap_agenda_remove (agenda, rap_agenda_item (agenda, id_of (agenda, 2)));
  fixture_set (rap_agenda_item (agenda, id_of (agenda, 13)), "sitting", "0");
  rap_agenda_arrange (agenda);
}

/* ---- What the files must mean ---- */

/* What was last told of a row. */
typedef struct
{
  gboolean is_sitting;
  char *title;
  gint64 start;
  gint64 end;
} Told;

static void
told_free (Told *self)
{
  g_free (self->title);
  g_free (self);
}

static Told *
told_new (const RapAgendaRow *row)
{
  Told *self = g_new0 (Told, 1);

  self->is_sitting = row->kind == RAP_ROW_SITTING;
  self->title = g_strdup (rap_record_text (row->record, self->is_sitting
                                                          ? RAP_SITTING_TITLE_EN
                                                          : RAP_AGENDA_ITEM_TITLE_EN));
  self->start = row->start_instant;
  self->end = row->end_instant;
  return self;
}

static char *
utc_text (gint64 instant)
{
  g_autofree char *text = rap_local_format (instant);

  return g_strconcat (text, "Z", NULL);
}

static const char *
status_of (RapAgenda *agenda, RapRecord *sitting, RapRecord *record)
{
  if (rap_meeting_event_status (rap_agenda_meeting (agenda)) == RAP_EVENT_CANCELLED
      || g_str_equal (rap_record_text (sitting, RAP_SITTING_STATE), "dropped")
      || (RAP_IS_AGENDA_ITEM (record)
          && g_str_equal (rap_record_text (record, RAP_AGENDA_ITEM_STATE), "withdrawn")))
    return "CANCELLED";
  return "CONFIRMED";
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_row (JsonBuilder *builder, RapAgenda *agenda, const char *uid, const Told *row,
         const char *status)
{
  g_autofree char *start = utc_text (row->start);
  g_autofree char *end = utc_text (row->end);

  json_builder_begin_object (builder);
  add_member (builder, "uid", uid);
  add_member (builder, "kind", row->is_sitting ? "sitting" : "item");
  add_member (builder, "title", row->title);
  add_member (builder, "start-utc", start);
  add_member (builder, "end-utc", end);
  add_member (builder, "meeting", rap_record_uid (rap_agenda_meeting (agenda)));
  add_member (builder, "status", status);
  json_builder_end_object (builder);
}

/* The rows that have a time; brings @told up to date. Gives their uids. */
static GHashTable *
add_rows (JsonBuilder *builder, RapAgenda *agenda, GHashTable *told)
{
  g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
  GHashTable *there = g_hash_table_new (g_str_hash, g_str_equal);
  RapRecord *sitting = NULL;

  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);
      const char *uid;
      Told *now;

      if (row->kind != RAP_ROW_ITEM)
        sitting = row->record;
      if (sitting == NULL || !row->timed)
        continue;
      uid = rap_record_uid (row->record);
      now = told_new (row);
      add_row (builder, agenda, uid, now, status_of (agenda, sitting, row->record));
      g_hash_table_replace (told, g_strdup (uid), now);
      g_hash_table_add (there, (gpointer)uid);
    }
  return there;
}

static void
write_meaning (RapAgenda *agenda, const char *folder, guint version, GHashTable *told)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) there = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%u.json", folder, version);
  GHashTableIter iter;
  gpointer uid, row;

  json_builder_begin_array (builder);
  there = add_rows (builder, agenda, told);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &uid, &row))
    if (!g_hash_table_contains (there, uid))
      add_row (builder, agenda, uid, row, "CANCELLED");
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_file (RapAgenda *agenda, const RapCalendarOptions *options, GHashTable *told, gint64 now,
            const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = fixture_export (agenda, options, told, now);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Whoever gets one kind of file does not get the others: each has revisions of its own. */
static void
write_version (RapAgenda *agenda, const char *folder, guint version, GPtrArray *revisions)
{
  for (guint own_zone = 0; own_zone < 2; own_zone++)
    for (guint detail = 0; detail < G_N_ELEMENTS (details); detail++)
      {
        RapCalendarOptions options = { .detail = (RapCalendarDetail)detail,
                                       .language = "en",
                                       .own_zone = own_zone };
        g_autofree char *name = g_strdup_printf ("%u-%s%s.ics", version, details[detail],
                                                 own_zone ? "-own" : "");

        write_file (agenda, &options, revisions->pdata[own_zone * G_N_ELEMENTS (details) + detail],
                    FIXTURE_NOW + version * 86400, folder, name);
      }
}

/* Here they do get both. */
static void
write_change_of_detail (RapAgenda *agenda, const char *folder)
{
  g_autoptr (GHashTable) told = fixture_revisions ();
  RapCalendarOptions sittings = { .detail = RAP_DETAIL_SITTING, .language = "en" };
  RapCalendarOptions items = { .detail = RAP_DETAIL_ITEM, .language = "en" };

  write_file (agenda, &sittings, told, FIXTURE_NOW, folder, "then-1.ics");
  write_file (agenda, &items, told, FIXTURE_NOW + 86400, folder, "then-2.ics");
}

static void
write_case (const Case *c, gint64 id, const char *top)
{
  g_autoptr (RapAgenda) agenda = agenda_of (c, id);
  g_autoptr (GPtrArray) revisions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  g_autoptr (GHashTable) told
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)told_free);
  g_autofree char *folder = g_build_filename (top, c->name, NULL);

  for (gsize j = 0; j < 2 * G_N_ELEMENTS (details); j++)
    g_ptr_array_add (revisions, fixture_revisions ());
  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  write_change_of_detail (agenda, folder);
  for (guint version = 1; version <= 4; version++)
    {
      if (version == 2)
        change (agenda);
      else if (version == 3)
        thin_out (agenda);
      else if (version == 4)
        fixture_set (rap_agenda_meeting (agenda), "state", "cancelled");
      write_version (agenda, folder, version, revisions);
      write_meaning (agenda, folder, version, told);
    }
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "Usage: %s FOLDER\n", argv[0]);
      return 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    write_case (&cases[i], (gint64)i * 1000, argv[1]);
  return 0;
}
