/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include "core/kinds.h"
#include "core/text.h"
#include "core/zone.h"
#include "maker-words.h"
#include "maker.h"

/* A step of the journal this long costs little memory and nothing in speed. */
#define CHANGES_OF_A_STEP 20000
#define ITEMS_OF_A_MEETING 40
#define SITTINGS_OF_A_DAY 2
#define MOST_DAYS 4
#define ITEMS_OF_A_SITTING 10
#define MOST_SUB_ITEMS 3
#define MINUTES_OF_A_SITTING 210
#define MINUTES_OF_A_BREAK 20
/* Of the meetings without items, one in so many has its sittings planned already. */
#define EMPTY_BUT_PLANNED 10
#define DAY 86400
#define SPAN_DAYS (11 * 365)
#define DAYS_AHEAD 365

typedef struct
{
  RapStore *store;
  GRand *rand;
  GPtrArray *bodies;    /* those that meet */
  GPtrArray *members;   /* those that have a time zone */
  GHashTable *sessions; /* body → how many it had */
  RapChangeSet *changes;
  RapLocal today;
} Maker;

/* One meeting while it is made; its ids are stand-ins. */
typedef struct
{
  RapRecord *meeting;
  RapRecord *host;
  gint64 id;
  RapLocal first_day;
  gint64 *sittings;
  guint n_sittings;
  guint items_left;
  guint items_made;
} Making;

/* ---- Chance ---- */

static guint
below (Maker *self, guint limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) limit);
}

static gboolean
one_in (Maker *self, guint number)
{
  return below (self, number) == 0;
}

/* A random UUID (RFC 9562 §5.4) that the seed decides. */
static void
set_uid (Maker *self, RapRecord *record)
{
  guint32 a = g_rand_int (self->rand), b = g_rand_int (self->rand);
  guint32 c = g_rand_int (self->rand), d = g_rand_int (self->rand);
  g_autofree char *uid =
    g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xfff,
                     0x8000 | (c >> 16 & 0x3fff), c & 0xffff, d);

  rap_record_set_uid (record, uid);
}

static RapRecord *
new_record (Maker *self, RapKind kind)
{
  RapRecord *record = rap_record_new (kind);

  set_uid (self, record);
  return record;
}

/* ---- What there is ---- */

static GPtrArray *
load_all (RapStore *store, RapKind kind, GError **error)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);

  return rap_store_list (store, query, error);
}

/* Removes the records whose text in @field is not @value, or is @value when @unlike. */
static void
keep (GPtrArray *records, guint field, const char *value, gboolean unlike)
{
  for (guint i = records->len; i > 0; i--)
    if (g_str_equal (rap_record_text (records->pdata[i - 1], field), value) == unlike)
      g_ptr_array_remove_index (records, i - 1);
}

static gboolean
load_reference (Maker *self, GError **error)
{
  self->bodies = load_all (self->store, RAP_KIND_BODY, error);
  if (self->bodies == NULL)
    return FALSE;
  self->members = load_all (self->store, RAP_KIND_MEMBER, error);
  if (self->members == NULL)
    return FALSE;
  keep (self->bodies, RAP_BODY_STATE, "active", FALSE);
  keep (self->members, RAP_MEMBER_ZONE, "", TRUE);
  if (self->bodies->len == 0 || self->members->len == 0)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   "The workspace has no bodies and Members to make meetings of.");
      return FALSE;
    }
  return TRUE;
}

/* A Member of the region; of any region when the body has none. */
static RapRecord *
choose_host (Maker *self, RapRecord *body)
{
  gint64 region = rap_record_integer (body, RAP_BODY_REGION);
  guint begin = below (self, self->members->len);

  for (guint i = 0; i < self->members->len; i++)
    {
      RapRecord *member = self->members->pdata[(begin + i) % self->members->len];

      if (region == 0 || rap_record_integer (member, RAP_MEMBER_REGION) == region)
        return member;
    }
  return self->members->pdata[begin];
}

static guint
next_session (Maker *self, RapRecord *body)
{
  guint session = GPOINTER_TO_UINT (g_hash_table_lookup (self->sessions, body)) + 1;

  g_hash_table_insert (self->sessions, body, GUINT_TO_POINTER (session));
  return session;
}

/* ---- Meeting ---- */

static char *
session_of (RapRecord *body, guint number)
{
  const char *numbering = rap_record_text (body, RAP_BODY_SESSION_NUMBERING);

  if (g_str_equal (numbering, "double"))
    return g_strdup_printf ("%u/%u", 2 * number - 1, 2 * number);
  if (g_str_equal (numbering, "single"))
    return g_strdup_printf ("%u", number);
  return g_strdup ("");
}

static void
name_meeting (Maker *self, RapRecord *meeting, RapRecord *body, RapLocal day)
{
  static const struct
  {
    const char *language;
    guint name;
    guint title;
  } titles[] = {
    { "en", RAP_BODY_NAME_EN, RAP_MEETING_TITLE_EN },
    { "fr", RAP_BODY_NAME_FR, RAP_MEETING_TITLE_FR },
  };
  g_autofree char *session = session_of (body, next_session (self, body));
  int year;

  rap_local_fields (day, &year, NULL, NULL, NULL, NULL, NULL);
  rap_record_set_text (meeting, RAP_MEETING_SESSION, session);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *ordinal = rap_ordinal (session, titles[i].language);
      const char *name = rap_record_text (body, titles[i].name);
      g_autofree char *title = *session != '\0' ? g_strdup_printf ("%s %s", ordinal, name)
                                                : g_strdup_printf ("%s %d", name, year);

      rap_record_set_text (meeting, titles[i].title, title);
    }
}

static const char *
state_of (Maker *self, RapLocal first, RapLocal last)
{
  if (one_in (self, 40))
    return "cancelled";
  if (last < self->today - 365 * (RapLocal) DAY)
    return one_in (self, 3) ? "report-adopted" : "archived";
  if (last < self->today)
    return one_in (self, 2) ? "report-adopted" : "closed";
  if (first <= self->today)
    return "in-session";
  if (first < self->today + 60 * (RapLocal) DAY)
    return "convened";
  if (first < self->today + 180 * (RapLocal) DAY)
    return "confirmed";
  return one_in (self, 2) ? "proposed" : "tentative";
}

static void
place_meeting (Maker *self, Making *making, RapRecord *body)
{
  RapRecord *meeting = making->meeting;
  RapRecord *host = making->host;
  const char *zone_name = rap_record_text (host, RAP_MEMBER_ZONE);
  g_autoptr (RapZone) zone = rap_zone_get (zone_name, NULL);
  g_autofree char *city = zone != NULL ? rap_zone_city (zone) : g_strdup ("");

  rap_record_set_integer (meeting, RAP_MEETING_HOST, rap_record_id (host));
  rap_record_set_text (meeting, RAP_MEETING_ZONE, zone_name);
  rap_record_set_text (meeting, RAP_MEETING_CITY, city);
  rap_record_set_text (meeting, RAP_MEETING_COUNTRY, rap_record_text (host, RAP_MEMBER_NAME_EN));
  rap_record_set_text (meeting, RAP_MEETING_VENUE, bench_venues[below (self, bench_n_venues)]);
  rap_record_set_text (meeting, RAP_MEETING_LANGUAGES, rap_record_text (body, RAP_BODY_LANGUAGES));
  rap_record_set_text (meeting, RAP_MEETING_MODE, one_in (self, 5) ? "hybrid" : "in-person");
  rap_record_set_integer (meeting, RAP_MEETING_EXPECTED, 20 + below (self, 180));
}

static void
date_meeting (Maker *self, Making *making, guint n_days)
{
  RapLocal last_day = making->first_day + (n_days - 1) * (RapLocal) DAY;
  g_autofree char *first = rap_local_format_date (making->first_day);
  g_autofree char *last = rap_local_format_date (last_day);

  rap_record_set_text (making->meeting, RAP_MEETING_START_DATE, first);
  rap_record_set_text (making->meeting, RAP_MEETING_END_DATE, last);
  rap_record_set_text (making->meeting, RAP_MEETING_STATE,
                       state_of (self, making->first_day, last_day));
}

/* A Monday to Thursday; meetings of four days stay in one week when they start on a Monday. */
static RapLocal
working_day (RapLocal day)
{
  int weekday = rap_local_weekday (day);

  return day - (weekday > 4 ? weekday - 1 : 0) * (RapLocal) DAY;
}

static void
make_meeting (Maker *self, Making *making, RapLocal day, guint n_days)
{
  RapRecord *body = self->bodies->pdata[below (self, self->bodies->len)];

  making->meeting = new_record (self, RAP_KIND_MEETING);
  making->host = choose_host (self, body);
  making->first_day = working_day (day);
  rap_record_set_integer (making->meeting, RAP_MEETING_BODY, rap_record_id (body));
  rap_record_set_integer (making->meeting, RAP_MEETING_REGION,
                          rap_record_integer (body, RAP_BODY_REGION));
  rap_record_set_text (making->meeting, RAP_MEETING_KIND,
                       rap_record_text (body, RAP_BODY_MEETING_KIND));
  name_meeting (self, making->meeting, body, making->first_day);
  place_meeting (self, making, body);
  date_meeting (self, making, n_days);
  making->id = rap_change_set_insert (self->changes, making->meeting);
}

/* ---- Sittings ---- */

static void
make_sitting (Maker *self, Making *making, guint index)
{
  g_autoptr (RapRecord) sitting = new_record (self, RAP_KIND_SITTING);
  RapLocal day = making->first_day + (index / SITTINGS_OF_A_DAY) * (RapLocal) DAY;
  RapLocal start = day + (index % SITTINGS_OF_A_DAY == 0 ? 9 : 14) * 3600;
  g_autofree char *start_text = rap_local_format (start);
  g_autofree char *end_text = rap_local_format (start + MINUTES_OF_A_SITTING * 60);
  gboolean held = start < self->today;

  rap_record_set_integer (sitting, RAP_SITTING_MEETING, making->id);
  rap_record_set_text (sitting, RAP_SITTING_ROOM, "Plenary room");
  rap_record_set_text (sitting, RAP_SITTING_START, start_text);
  rap_record_set_text (sitting, RAP_SITTING_END, end_text);
  rap_record_set_text (sitting, RAP_SITTING_STATE, held ? "held" : "planned");
  making->sittings[index] = rap_change_set_insert (self->changes, sitting);
}

/* ---- Items ---- */

static void
add_presenter (Maker *self, Making *making, gint64 item)
{
  g_autoptr (RapRecord) presenter = new_record (self, RAP_KIND_ITEM_PERSON);

  rap_record_set_integer (presenter, RAP_ITEM_PERSON_ITEM, item);
  rap_record_set_text (presenter, RAP_ITEM_PERSON_NAME,
                       bench_presenters[below (self, bench_n_presenters)]);
  rap_record_set_text (presenter, RAP_ITEM_PERSON_ORGANISATION,
                       rap_record_text (making->host, RAP_MEMBER_NAME_EN));
  rap_record_set_integer (presenter, RAP_ITEM_PERSON_TENTATIVE, one_in (self, 8));
  rap_change_set_insert (self->changes, presenter);
}

/* @minutes 0 for an item that only holds others. */
static gint64
make_item (Maker *self, Making *making, gint64 sitting, gint64 parent, const BenchWords *words,
           const char *kind, guint minutes)
{
  g_autoptr (RapRecord) item = new_record (self, RAP_KIND_AGENDA_ITEM);
  gint64 id;

  making->items_left--;
  making->items_made++;
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, making->id);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, parent);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, 1024 * (gint64) making->items_made);
  rap_record_set_text (item, RAP_AGENDA_ITEM_KIND, kind);
  rap_record_set_text (item, RAP_AGENDA_ITEM_TITLE_EN, words->en);
  rap_record_set_text (item, RAP_AGENDA_ITEM_TITLE_FR, words->fr);
  rap_record_set_text (item, RAP_AGENDA_ITEM_PURPOSES, words->purposes);
  if (minutes > 0)
    rap_record_set_integer (item, RAP_AGENDA_ITEM_DURATION, minutes);
  if (making->first_day < self->today)
    rap_record_set_text (item, RAP_AGENDA_ITEM_STATE, "concluded");
  id = rap_change_set_insert (self->changes, item);
  if (g_str_equal (kind, "item") && minutes > 0 && one_in (self, 3))
    add_presenter (self, making, id);
  return id;
}

static const BenchWords *
choose_words (Maker *self, Making *making)
{
  if (making->items_made < bench_n_first_items)
    return &bench_first_items[making->items_made];
  return &bench_items[below (self, bench_n_items)];
}

/* What is left of the time when each of the items takes its share, to five minutes. */
static guint
minutes_of_item (Maker *self, guint n_items)
{
  guint share = (MINUTES_OF_A_SITTING - MINUTES_OF_A_BREAK) / MAX (n_items, 1) / 5 * 5;

  if (share < 5)
    return 5;
  return share + (share > 10 ? below (self, 3) * 5 - 5 : 0);
}

static void
make_items_of_sitting (Maker *self, Making *making, gint64 sitting, guint n_items)
{
  static const BenchWords coffee = { "Coffee break", "Pause café", "" };
  guint until_break = n_items >= 4 ? n_items / 2 : G_MAXUINT;

  for (guint made = 0; made < n_items;)
    {
      guint n_below = made + 1 + MOST_SUB_ITEMS <= n_items ? below (self, MOST_SUB_ITEMS + 1) : 0;
      gint64 id;

      if (made >= until_break)
        {
          make_item (self, making, sitting, 0, &coffee, "break", MINUTES_OF_A_BREAK);
          until_break = G_MAXUINT;
          made++;
          continue;
        }
      id = make_item (self, making, sitting, 0, choose_words (self, making), "item",
                      n_below > 0 ? 0 : minutes_of_item (self, n_items));
      for (guint i = 0; i < n_below; i++)
        make_item (self, making, sitting, id, &bench_sub_items[below (self, bench_n_sub_items)],
                   "item", minutes_of_item (self, n_items));
      made += 1 + n_below;
    }
}

static void
make_agenda (Maker *self, Making *making)
{
  guint n_items = making->items_left;

  making->sittings = g_new0 (gint64, making->n_sittings);
  for (guint i = 0; i < making->n_sittings; i++)
    make_sitting (self, making, i);
  for (guint i = 0; i < making->n_sittings; i++)
    make_items_of_sitting (self, making, making->sittings[i],
                           n_items * (i + 1) / making->n_sittings
                             - n_items * i / making->n_sittings);
  g_assert (making->items_left == 0);
  g_free (making->sittings);
}

/* ---- All of it ---- */

static gboolean
write_step (Maker *self, GError **error)
{
  gboolean written = rap_store_apply (self->store, self->changes, NULL, error);

  rap_change_set_unref (self->changes);
  self->changes = rap_change_set_new ("Make meetings");
  return written;
}

static gboolean
make_all (Maker *self, guint n_meetings, guint n_items, GError **error)
{
  guint n_full = n_items == 0 ? 0 : CLAMP (n_items / ITEMS_OF_A_MEETING, 1, n_meetings);
  RapLocal begin = self->today + (DAYS_AHEAD - SPAN_DAYS) * (RapLocal) DAY;
  guint n_made_full = 0;

  for (guint i = 0; i < n_meetings; i++)
    {
      RapLocal day = begin + (RapLocal) ((guint64) i * SPAN_DAYS / n_meetings) * DAY;
      gboolean full = (guint64) (i + 1) * n_full / n_meetings > n_made_full;
      guint n_days = 1 + below (self, MOST_DAYS);
      Making making = { 0 };

      if (full)
        {
          making.items_left = (guint) ((guint64) n_items * (n_made_full + 1) / n_full
                                       - (guint64) n_items * n_made_full / n_full);
          n_days = CLAMP (making.items_left / (SITTINGS_OF_A_DAY * ITEMS_OF_A_SITTING), 1,
                          MOST_DAYS);
          n_made_full++;
        }
      if (full || one_in (self, EMPTY_BUT_PLANNED))
        making.n_sittings = n_days * SITTINGS_OF_A_DAY;
      make_meeting (self, &making, day, n_days);
      make_agenda (self, &making);
      g_object_unref (making.meeting);
      if (rap_change_set_size (self->changes) >= CHANGES_OF_A_STEP && !write_step (self, error))
        return FALSE;
    }
  return rap_change_set_is_empty (self->changes) || write_step (self, error);
}

gboolean
bench_fill (RapStore *store, guint n_meetings, guint n_items, guint32 seed, GError **error)
{
  Maker self = { .store = store };
  gboolean done;

  self.rand = g_rand_new_with_seed (seed);
  self.sessions = g_hash_table_new (NULL, NULL);
  self.changes = rap_change_set_new ("Make meetings");
  self.today = rap_clock_now (rap_store_clock (store)) / DAY * DAY;
  done = load_reference (&self, error) && make_all (&self, n_meetings, n_items, error);
  g_clear_pointer (&self.bodies, g_ptr_array_unref);
  g_clear_pointer (&self.members, g_ptr_array_unref);
  g_hash_table_unref (self.sessions);
  rap_change_set_unref (self.changes);
  g_rand_free (self.rand);
  return done;
}
