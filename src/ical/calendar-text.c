/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-ical"

#include "config.h"

#include <string.h>

#include "calendar-private.h"
#include "content-line.h"
#include "core/agenda-item.h"
#include "core/body.h"
#include "core/item-person.h"
#include "core/meeting.h"
#include "core/region.h"
#include "core/sitting.h"
#include "core/text.h"
#include "core/vocabulary.h"

#define DAY 86400

/* Programs cut longer ones themselves, and not where the sense ends. */
#define MAX_SUMMARY 200
#define MAX_CODE 40
#define MIN_TITLE 60

/* Without the ending. In octets at most four times as long, which every file system takes. */
#define MAX_FILE_NAME 60

/* Octets. Longer ones are cut or refused by some servers. */
#define MAX_DESCRIPTION 8000

/* What @text holds, fit for a file; it is clean already but for the strangest of records. */
static char *
steal_clean (GString **text, gboolean multi_line)
{
  g_autoptr (GString) scratch = g_string_new (NULL);

  if (rap_ical_clean ((*text)->str, multi_line, scratch) == (*text)->str)
    return g_string_free (g_steal_pointer (text), FALSE);
  return g_strdup (scratch->str);
}

/* ---- Words ---- */

/* A word of the vocabulary in the plan's language; %NULL when it has none. */
static const char *
lookup_word (RapCalendarPlan *self, const char *list, const char *code)
{
  g_autofree char *key = NULL;
  RapRecord *record;
  const char *name;

  if (self->vocabulary == NULL || *code == '\0')
    return NULL;
  key = g_strconcat (list, "/", code, NULL);
  record = g_hash_table_lookup (self->vocabulary, key);
  if (record == NULL)
    return NULL;
  name = _rap_calendar_in_language (self, record, RAP_VOCABULARY_NAME_EN, RAP_VOCABULARY_NAME_FR);
  return *name != '\0' ? name : NULL;
}

/* What stands in every summary. */
static void
find_title (RapCalendarPlan *self)
{
  RapRecord *body = rap_agenda_body (self->agenda);
  const char *code = body != NULL ? rap_record_text (body, RAP_BODY_CODE) : "";
  g_autofree char *short_code = rap_text_ellipsize (code, MAX_CODE);

  self->code = *code != '\0' ? g_strdup_printf ("[%s] ", short_code) : g_strdup ("");
  self->code_length = g_utf8_strlen (self->code, -1);
  self->title = _rap_calendar_in_language (self, rap_agenda_meeting (self->agenda),
                                           RAP_MEETING_TITLE_EN, RAP_MEETING_TITLE_FR);
  self->title_length = g_utf8_strlen (self->title, -1);
}

void
_rap_calendar_find_words (RapCalendarPlan *self)
{
  static const struct
  {
    const char *code;
    const char *english;
  } words[RAP_N_WORDS] = {
    [RAP_WORD_AGENDA] = { "agenda", "Agenda" },
    [RAP_WORD_PURPOSE] = { "purpose", "Purpose" },
    [RAP_WORD_PRESENTER] = { "presenter", "Presenter" },
    [RAP_WORD_MODERATOR] = { "moderator", "Moderator" },
    [RAP_WORD_SPEAKER] = { "speaker", "Speaker" },
    [RAP_WORD_PANELLIST] = { "panellist", "Panellist" },
    [RAP_WORD_LINK] = { "link", "Join:" },
    [RAP_WORD_LABEL] = { "label", "%s: %s" },
    [RAP_WORD_LOCAL_TIMES] = { "local-times", "Local times" },
    [RAP_WORD_TBC] = { "tbc", "tbc" },
    [RAP_WORD_CANCELLED] = { "cancelled", "CANCELLED" },
    [RAP_WORD_PART_OF] = { "part-of", "Part of: %s" },
  };

  for (guint i = 0; i < RAP_N_WORDS; i++)
    {
      const char *word = lookup_word (self, "calendar", words[i].code);

      self->words[i] = word != NULL ? word : words[i].english;
    }
  find_title (self);
}

/* A word of a list, else what the program calls that choice of a field, in English. */
static const char *
choice_word (RapCalendarPlan *self, const char *list, RapRecord *record, guint field,
             const char *code)
{
  const char *word = lookup_word (self, list, code);
  const RapChoice *choice = rap_kind_fields (rap_record_kind (record), NULL)[field].choices;

  if (word != NULL)
    return word;
  for (; choice != NULL && choice->nick != NULL; choice++)
    if (g_str_equal (choice->nick, code))
      return choice->label;
  return code;
}

const char *
_rap_calendar_in_language (RapCalendarPlan *self, RapRecord *record, guint english, guint french)
{
  const char *text = self->is_french ? rap_record_text (record, french) : "";

  return *text != '\0' ? text : rap_record_text (record, english);
}

/* Puts @values in the places of "%s". The template comes from the user's own data, so it is not let
 * near printf. */
static void
append_template (GString *text, const char *template, const char *const *values)
{
  const char *place;

  while ((place = strstr (template, "%s")) != NULL)
    {
      g_string_append_len (text, template, place - template);
      if (*values != NULL)
        g_string_append (text, *values++);
      template = place + 2;
    }
  g_string_append (text, template);
  for (; *values != NULL; values++)
    g_string_append (text, *values);
}

static void
append_label (RapCalendarPlan *self, GString *text, RapCalendarWord label, const char *value)
{
  const char *const values[] = { self->words[label], value, NULL };

  append_template (text, self->words[RAP_WORD_LABEL], values);
  g_string_append_c (text, '\n');
}

/* ---- Parts ---- */

static const char *
sitting_title (RapCalendarPlan *self, RapRecord *sitting)
{
  const char *title
      = _rap_calendar_in_language (self, sitting, RAP_SITTING_TITLE_EN, RAP_SITTING_TITLE_FR);

  if (*title != '\0')
    return title;
  return choice_word (self, "sitting-kind", sitting, RAP_SITTING_KIND,
                      rap_record_text (sitting, RAP_SITTING_KIND));
}

/* "III.b. Title" */
static void
append_item (RapCalendarPlan *self, GString *text, const RapAgendaRow *row)
{
  if (*row->full_number != '\0')
    {
      g_string_append (text, row->full_number);
      g_string_append (text, ". ");
    }
  g_string_append (text, _rap_calendar_in_language (self, row->record, RAP_AGENDA_ITEM_TITLE_EN,
                                                    RAP_AGENDA_ITEM_TITLE_FR));
}

/* "Commissioner, SARS; Ms Hinojosa (tbc)", those of @role, or all when it is %NULL. Not
 * rap_agenda_people_text(), which speaks the language of the window. */
static void
append_people (RapCalendarPlan *self, GString *text, RapRecord *item, const char *role)
{
  GPtrArray *people = rap_agenda_people_of (self->agenda, rap_record_id (item));
  gboolean any = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      RapRecord *person = people->pdata[i];
      const char *organisation = rap_record_text (person, RAP_ITEM_PERSON_ORGANISATION);
      const char *name = rap_record_text (person, RAP_ITEM_PERSON_NAME);

      if (role != NULL && !_rap_calendar_is_kind (person, RAP_ITEM_PERSON_ROLE, role))
        continue;
      if (*name == '\0' && *organisation == '\0')
        continue;
      if (any)
        g_string_append (text, "; ");
      g_string_append (text, name);
      if (*name != '\0' && *organisation != '\0')
        g_string_append (text, ", ");
      g_string_append (text, organisation);
      if (rap_record_integer (person, RAP_ITEM_PERSON_TENTATIVE))
        g_string_append_printf (text, " (%s)", self->words[RAP_WORD_TBC]);
      any = TRUE;
    }
}

static void
append_time (GString *text, RapLocal local)
{
  int hour, minute;
  char digits[5];

  rap_local_fields (local, NULL, NULL, NULL, &hour, &minute, NULL);
  digits[0] = (char)('0' + hour / 10);
  digits[1] = (char)('0' + hour % 10);
  digits[2] = ':';
  digits[3] = (char)('0' + minute / 10);
  digits[4] = (char)('0' + minute % 10);
  g_string_append_len (text, digits, sizeof digits);
}

/* ---- Summary ---- */

/* "[GC] 3. Item – Meeting": what is cut first is the meeting's title, which the bracket and the
 * calendar's name tell as well. */
static void
append_summary (RapCalendarPlan *self, GString *text, const char *name)
{
  static const char dash[] = " – ";
  glong room = MAX_SUMMARY - g_utf8_strlen (text->str, -1) - self->code_length
               - g_utf8_strlen (dash, -1);
  glong name_length = g_utf8_strlen (name, -1);
  const char *title = self->title;
  g_autofree char *short_title = NULL;
  g_autofree char *short_name = NULL;

  g_string_append (text, self->code);
  if (name_length + self->title_length > room)
    {
      short_title = rap_text_ellipsize (title, (gsize)MAX (room - name_length, MIN_TITLE));
      title = short_title;
      short_name = rap_text_ellipsize (name, (gsize)(room - g_utf8_strlen (title, -1)));
      name = short_name;
    }
  g_string_append (text, name);
  g_string_append (text, dash);
  g_string_append (text, title);
}

/* What was told before the record went. Of a confidential item nothing was kept: it is called off by
 * the name of the meeting. */
static void
append_gone (RapCalendarPlan *self, GString *text, RapCalendarEntry *entry)
{
  const char *told = entry->event.last->summary;

  if (told != NULL && *told != '\0' && !_rap_calendar_is_hidden (self, entry->event.uid))
    g_string_append (text, told);
  else
    {
      g_string_append (text, self->code);
      g_string_append (text, self->title);
    }
}

static void
append_name (RapCalendarPlan *self, GString *text, RapCalendarEntry *entry)
{
  g_autoptr (GString) name = NULL;

  if (entry->record == NULL)
    {
      append_gone (self, text, entry);
      return;
    }
  switch (entry->detail)
    {
    case RAP_DETAIL_MEETING:
      g_string_append (text, self->title);
      break;
    case RAP_DETAIL_SITTING:
      append_summary (self, text, sitting_title (self, entry->record));
      break;
    case RAP_DETAIL_ITEM:
    default:
      name = g_string_new (NULL);
      append_item (self, name, entry->row);
      append_summary (self, text, name->str);
    }
}

/* Takes @text. */
static char *
finish_summary (GString *whole)
{
  g_autoptr (GString) text = whole;

  if (g_utf8_strlen (text->str, -1) > MAX_SUMMARY)
    {
      g_autofree char *shorter = rap_text_ellipsize (text->str, MAX_SUMMARY);

      g_string_assign (text, shorter);
    }
  return steal_clean (&text, FALSE);
}

char *
_rap_calendar_summary (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  g_autoptr (GString) text = g_string_sized_new (128);

  if (entry->event.cancelled)
    {
      const char *const values[] = { self->words[RAP_WORD_CANCELLED], "", NULL };

      append_template (text, self->words[RAP_WORD_LABEL], values);
    }
  append_name (self, text, entry);
  return finish_summary (g_steal_pointer (&text));
}

char *
_rap_calendar_told_summary (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  g_autoptr (GString) text = g_string_sized_new (128);

  append_name (self, text, entry);
  return finish_summary (g_steal_pointer (&text));
}

/* ---- Place ---- */

const char *
_rap_calendar_link (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  const char *link
      = entry->sitting != NULL ? rap_record_text (entry->sitting, RAP_SITTING_LINK) : "";

  return *link != '\0' ? link
                       : rap_record_text (rap_agenda_meeting (self->agenda), RAP_MEETING_URL);
}

/* "Room, venue, city, country", or the link where there is no such place. */
static char *
location_of (RapCalendarPlan *self, const char *room, const char *link)
{
  static const guint fields[] = { RAP_MEETING_VENUE, RAP_MEETING_CITY, RAP_MEETING_COUNTRY };
  RapRecord *meeting = rap_agenda_meeting (self->agenda);
  g_autoptr (GString) place = g_string_new (room);
  g_autoptr (GString) scratch = g_string_new (NULL);

  if (*link != '\0' && _rap_calendar_is_kind (meeting, RAP_MEETING_MODE, "virtual"))
    return g_strdup (rap_ical_clean (link, FALSE, scratch));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *part = rap_record_text (meeting, fields[i]);

      if (*part == '\0')
        continue;
      if (place->len > 0)
        g_string_append (place, ", ");
      g_string_append (place, part);
    }
  return g_strdup (rap_ical_clean (place->len > 0 ? place->str : link, FALSE, scratch));
}

const RapCalendarPlace *
_rap_calendar_place (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  const char *room
      = entry->sitting != NULL ? rap_record_text (entry->sitting, RAP_SITTING_ROOM) : "";
  const char *link = _rap_calendar_link (self, entry);
  g_autofree char *key = NULL;
  RapCalendarPlace *place;

  if (entry->place != NULL)
    return entry->place;
  key = g_strconcat (room, "\n", link, NULL);
  place = g_hash_table_lookup (self->places, key);
  if (place == NULL)
    {
      place = g_new0 (RapCalendarPlace, 1);
      place->location = location_of (self, room, link);
      place->digest = g_compute_checksum_for_string (RAP_CALENDAR_DIGEST, place->location, -1);
      g_hash_table_insert (self->places, g_steal_pointer (&key), place);
    }
  entry->place = place;
  return place;
}

void
_rap_calendar_place_free (RapCalendarPlace *self)
{
  g_free (self->location);
  g_free (self->digest);
  g_free (self);
}

/* ---- Description ---- */

/* "10:00 Brussels = 12:00 Nairobi = 22:00 Apia (2025-05-14)": the place of the meeting first, the
 * date where it is another one there. */
static void
append_local_times (RapCalendarPlan *self, GString *text, gint64 instant)
{
  g_autoptr (GString) times = g_string_new (NULL);
  RapLocal here = rap_zone_to_local (self->zone, instant);

  for (guint i = 0; i < self->cities->len; i++)
    {
      const RapCalendarCity *city = &g_array_index (self->cities, RapCalendarCity, i);
      RapLocal local = rap_zone_to_local (city->zone, instant);

      if (i > 0)
        g_string_append (times, " = ");
      append_time (times, local);
      g_string_append_c (times, ' ');
      g_string_append (times, city->city);
      /* Wall times of the years that meetings have are positive. */
      if (local / DAY != here / DAY)
        {
          g_autofree char *date = rap_local_format_date (local);

          g_string_append_printf (times, " (%s)", date);
        }
    }
  append_label (self, text, RAP_WORD_LOCAL_TIMES, times->str);
}

static void
append_link (RapCalendarPlan *self, GString *text, RapCalendarEntry *entry)
{
  const char *link = _rap_calendar_link (self, entry);

  if (*link != '\0')
    {
      g_string_append (text, self->words[RAP_WORD_LINK]);
      g_string_append_c (text, ' ');
      g_string_append (text, link);
      g_string_append_c (text, '\n');
    }
}

/* "10:20 III.b. Title (Speaker)", sub-items further in; those without a time of their own without
 * it. */
static void
append_row (RapCalendarPlan *self, GString *text, const RapAgendaRow *row, guint level)
{
  gsize before;

  if (row->timed)
    {
      append_time (text, row->start);
      g_string_append_c (text, ' ');
    }
  for (guint i = level; i < row->level; i++)
    g_string_append (text, "  ");
  append_item (self, text, row);
  g_string_append (text, " (");
  before = text->len;
  append_people (self, text, row->record, NULL);
  if (text->len > before)
    g_string_append (text, ")\n");
  else
    {
      g_string_truncate (text, before - 2);
      g_string_append_c (text, '\n');
    }
}

static void
append_sitting_head (RapCalendarPlan *self, GString *text, const RapAgendaRow *row)
{
  g_autofree char *date = rap_local_format_date (row->start);

  g_string_append_printf (text, "\n%s ", date);
  append_time (text, row->start);
  g_string_append (text, "–");
  append_time (text, row->end);
  g_string_append_printf (text, " %s\n", sitting_title (self, row->record));
}

/* The agenda below the entry, in the meeting's own time, which its head names. */
static void
append_agenda (RapCalendarPlan *self, GString *text, RapCalendarEntry *entry)
{
  gboolean is_item = entry->detail == RAP_DETAIL_ITEM;
  guint level = is_item ? entry->row->level + 1 : 0;
  gboolean any = FALSE;

  for (guint i = entry->first; i < entry->last; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (!self->shown[i])
        continue;
      if (!any && !is_item)
        {
          g_string_append_c (text, '\n');
          g_string_append (text, self->words[RAP_WORD_AGENDA]);
          g_string_append (text, " (");
          g_string_append (text, g_array_index (self->cities, RapCalendarCity, 0).city);
          g_string_append (text, ")\n");
        }
      else if (!any)
        g_string_append_c (text, '\n');
      any = TRUE;
      if (row->kind == RAP_ROW_SITTING)
        append_sitting_head (self, text, row);
      else
        append_row (self, text, row, level);
    }
}

static void
append_item_facts (RapCalendarPlan *self, GString *text, RapCalendarEntry *entry)
{
  static const struct
  {
    const char *role;
    RapCalendarWord word;
  } roles[] = {
    { "presenter", RAP_WORD_PRESENTER },
    { "moderator", RAP_WORD_MODERATOR },
    { "speaker", RAP_WORD_SPEAKER },
    { "panellist", RAP_WORD_PANELLIST },
  };
  g_auto (GStrv) purposes
      = g_strsplit (rap_record_text (entry->record, RAP_AGENDA_ITEM_PURPOSES), ",", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  RapRecord *parent
      = rap_agenda_item (self->agenda, rap_record_integer (entry->record, RAP_AGENDA_ITEM_PARENT));

  for (gsize i = 0; purposes[i] != NULL; i++)
    {
      g_string_append (list, i > 0 ? "; " : "");
      g_string_append (list, choice_word (self, "purpose", entry->record,
                                          RAP_AGENDA_ITEM_PURPOSES, purposes[i]));
    }
  if (list->len > 0)
    append_label (self, text, RAP_WORD_PURPOSE, list->str);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_string_truncate (list, 0);
      append_people (self, list, entry->record, roles[i].role);
      if (list->len > 0)
        append_label (self, text, roles[i].word, list->str);
    }
  if (parent != NULL)
    {
      const char *values[] = { NULL, NULL };

      g_string_truncate (list, 0);
      append_item (self, list,
                   rap_timetable_find (self->table, RAP_KIND_AGENDA_ITEM, rap_record_id (parent)));
      values[0] = list->str;
      append_template (text, self->words[RAP_WORD_PART_OF], values);
      g_string_append_c (text, '\n');
    }
}

/* Cuts at the end of a line, or within the one that alone is too long. */
static void
limit (GString *text)
{
  const char *end;

  if (text->len <= MAX_DESCRIPTION)
    return;
  end = g_strrstr_len (text->str, MAX_DESCRIPTION, "\n");
  if (end == NULL || end < text->str + MAX_DESCRIPTION / 2)
    end = g_utf8_find_prev_char (text->str, text->str + MAX_DESCRIPTION + 1);
  g_string_truncate (text, (gsize)(end - text->str));
  g_string_append (text, "\n…");
}

char *
_rap_calendar_description (RapCalendarPlan *self, RapCalendarEntry *entry)
{
  g_autoptr (GString) text = g_string_sized_new (1024);
  const char *more = "";

  switch (entry->detail)
    {
    case RAP_DETAIL_MEETING:
      more = rap_record_text (entry->record, RAP_MEETING_THEME);
      break;
    case RAP_DETAIL_SITTING:
      break;
    case RAP_DETAIL_ITEM:
    default:
      append_item_facts (self, text, entry);
      more = _rap_calendar_in_language (self, entry->record, RAP_AGENDA_ITEM_ANNOTATION_EN,
                                        RAP_AGENDA_ITEM_ANNOTATION_FR);
    }
  if (!entry->event.all_day)
    append_local_times (self, text, entry->event.start_instant);
  append_link (self, text, entry);
  if (*more != '\0')
    g_string_append_printf (text, "\n%s\n", more);
  append_agenda (self, text, entry);
  limit (text);
  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  return steal_clean (&text, TRUE);
}

/* ---- Categories ---- */

static void
add_category (GPtrArray *categories, const char *name)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *clean = rap_ical_clean (name, FALSE, scratch);

  if (*clean != '\0' && !g_ptr_array_find_with_equal_func (categories, clean, g_str_equal, NULL))
    g_ptr_array_add (categories, g_strdup (clean));
}

const char *
_rap_calendar_kind (RapCalendarPlan *self)
{
  RapRecord *body = rap_agenda_body (self->agenda);
  const char *kind = rap_record_text (rap_agenda_meeting (self->agenda), RAP_MEETING_KIND);

  return *kind == '\0' && body != NULL ? rap_record_text (body, RAP_BODY_MEETING_KIND) : kind;
}

GStrv
_rap_calendar_categories (RapCalendarPlan *self)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  RapRecord *meeting = rap_agenda_meeting (self->agenda);
  RapRecord *body = rap_agenda_body (self->agenda);
  const char *kind = _rap_calendar_kind (self);

  if (self->region != NULL)
    {
      const char *name = _rap_calendar_in_language (self, self->region, RAP_REGION_SHORT_EN,
                                                    RAP_REGION_SHORT_FR);

      add_category (categories,
                    *name != '\0' ? name : rap_record_text (self->region, RAP_REGION_CODE));
    }
  if (body != NULL)
    add_category (categories,
                  _rap_calendar_in_language (self, body, RAP_BODY_NAME_EN, RAP_BODY_NAME_FR));
  if (*kind != '\0')
    add_category (categories, choice_word (self, "meeting-kind", meeting, RAP_MEETING_KIND, kind));
  g_ptr_array_add (categories, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&categories), FALSE);
}

/* ---- File name ---- */

char *
rap_calendar_file_name (RapAgenda *agenda, const RapCalendarOptions *options)
{
  RapRecord *meeting = rap_agenda_meeting (agenda);
  RapRecord *body = rap_agenda_body (agenda);
  const char *session = rap_record_text (meeting, RAP_MEETING_SESSION);
  const char *language
      = options->language != NULL && g_str_has_prefix (options->language, "fr") ? "fr" : "en";
  g_autoptr (GString) name = g_string_new (rap_record_text (meeting, RAP_MEETING_START_DATE));
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autofree char *part = NULL;

  if (body != NULL && *rap_record_text (body, RAP_BODY_CODE) != '\0')
    part = g_strjoin (*session != '\0' ? " " : "", rap_record_text (body, RAP_BODY_CODE), session,
                      NULL);
  else
    part = g_strdup (rap_record_in_language (meeting, "title", language));
  g_string_append_c (name, ' ');
  g_string_append (name, part);
  g_free (part);
  part = rap_text_ellipsize (rap_ical_clean (name->str, FALSE, scratch), MAX_FILE_NAME);
  /* What Windows refuses, or takes for something else, in a name. */
  g_strdelimit (part, "<>:\"/\\|?*", '-');
  g_strstrip (part);
  while (g_str_has_suffix (part, "."))
    part[strlen (part) - 1] = '\0';
  return g_strconcat (part, ".ics", NULL);
}
