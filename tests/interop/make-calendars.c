/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-calendars FOLDER: meetings in the weeks in which clocks change, and across the date line, as
 * calendar files, three versions each: as planned, as moved, as cancelled. FOLDER/CASE/VERSION.json
 * says what they must mean, in the form of "rapporteur-cli agenda --format json" with the status and
 * the uid of the meeting beside it; FOLDER/CASE/VERSION-DETAIL.ics are the files. */
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
                            "venue", "Palais des Congrès; hall 3", "url",
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

/* ---- What the files must mean ---- */

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
add_row (JsonBuilder *builder, RapAgenda *agenda, RapRecord *sitting, const RapAgendaRow *row)
{
  gboolean is_sitting = row->kind == RAP_ROW_SITTING;
  g_autofree char *start = utc_text (row->start_instant);
  g_autofree char *end = utc_text (row->end_instant);

  json_builder_begin_object (builder);
  add_member (builder, "uid", rap_record_uid (row->record));
  add_member (builder, "kind", is_sitting ? "sitting" : "item");
  add_member (builder, "number", row->full_number);
  add_member (builder, "title",
              rap_record_text (row->record,
                               is_sitting ? RAP_SITTING_TITLE_EN : RAP_AGENDA_ITEM_TITLE_EN));
  add_member (builder, "start-utc", start);
  add_member (builder, "end-utc", end);
  add_member (builder, "meeting", rap_record_uid (rap_agenda_meeting (agenda)));
  add_member (builder, "status", status_of (agenda, sitting, row->record));
  json_builder_end_object (builder);
}

static void
write_meaning (RapAgenda *agenda, const char *folder, guint version)
{
  g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%u.json", folder, version);
  RapRecord *sitting = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < rap_timetable_size (table); i++)
    {
      const RapAgendaRow *row = rap_timetable_row (table, i);

      if (row->kind == RAP_ROW_SITTING)
        sitting = row->record;
      add_row (builder, agenda, sitting, row);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Whoever gets one kind of file does not get the others: each has revisions of its own. */
static void
write_version (RapAgenda *agenda, const char *folder, guint version, GPtrArray *revisions)
{
  for (guint own_zone = 0; own_zone < 2; own_zone++)
    for (guint detail = 0; detail < G_N_ELEMENTS (details); detail++)
      {
        GHashTable *told = revisions->pdata[own_zone * G_N_ELEMENTS (details) + detail];
        RapCalendarOptions options = { .detail = (RapCalendarDetail)detail,
                                       .language = "en",
                                       .own_zone = own_zone };
        g_autofree char *path = g_strdup_printf ("%s/%u-%s%s.ics", folder, version,
                                                 details[detail], own_zone ? "-own" : "");
        g_autofree char *text
            = fixture_export (agenda, &options, told, FIXTURE_NOW + version * 86400);

        g_assert_true (g_file_set_contents (path, text, -1, NULL));
      }
  write_meaning (agenda, folder, version);
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
    {
      g_autoptr (RapAgenda) agenda = agenda_of (&cases[i], (gint64)i * 1000);
      g_autoptr (GPtrArray) revisions
          = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
      g_autofree char *folder = g_build_filename (argv[1], cases[i].name, NULL);

      for (gsize j = 0; j < 2 * G_N_ELEMENTS (details); j++)
        g_ptr_array_add (revisions, fixture_revisions ());
      g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
      write_version (agenda, folder, 1, revisions);
      change (agenda);
      write_version (agenda, folder, 2, revisions);
      fixture_set (rap_agenda_meeting (agenda), "state", "cancelled");
      write_version (agenda, folder, 3, revisions);
    }
  return 0;
}
