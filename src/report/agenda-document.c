/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <string.h>

#include "agenda-document-private.h"
#include "core/kinds.h"
#include "core/text.h"

#define DAY_SECONDS 86400
/* Characters of a file name without its suffix; a letter may take four bytes of the 255. */
#define LONGEST_NAME 60

static const char *const document_nicks[] = {
  [RAP_AGENDA_PROVISIONAL] = "provisional", [RAP_AGENDA_ANNOTATED] = "annotated",
  [RAP_AGENDA_ORDER] = "order",             [RAP_AGENDA_SCRIPT] = "script",
  [RAP_AGENDA_TIMETABLE] = "timetable",
};
static const char *const audience_nicks[] = {
  [RAP_AUDIENCE_DELEGATES] = "delegates",
  [RAP_AUDIENCE_PUBLIC] = "public",
  [RAP_AUDIENCE_INTERNAL] = "internal",
};

const char *
rap_agenda_document_nick (RapAgendaDocument document)
{
  return document_nicks[document];
}

gboolean
rap_agenda_document_from_nick (const char *nick, RapAgendaDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (document_nicks); i++)
    if (g_str_equal (document_nicks[i], nick))
      {
        *document = (RapAgendaDocument) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rap_audience_nick (RapAudience audience)
{
  return audience_nicks[audience];
}

gboolean
rap_audience_from_nick (const char *nick, RapAudience *audience)
{
  for (guint i = 0; i < G_N_ELEMENTS (audience_nicks); i++)
    if (g_str_equal (audience_nicks[i], nick))
      {
        *audience = (RapAudience) i;
        return TRUE;
      }
  return FALSE;
}

/* ---- What is shown ---- */

gboolean
_rap_draft_is (const RapAgendaRow *row, guint field, const char *nick)
{
  return row->record != NULL && g_str_equal (rap_record_text (row->record, field), nick);
}

gboolean
_rap_draft_is_withdrawn (const RapAgendaRow *row)
{
  return row->kind == RAP_ROW_ITEM && _rap_draft_is (row, RAP_AGENDA_ITEM_STATE, "withdrawn");
}

/* Confidential items and all below them, and sittings that were dropped with all in them. What is
 * not on any day yet concerns the office only. */
static void
find_shown (RapDocumentDraft *self)
{
  guint size = rap_timetable_size (self->table);
  gboolean in_hidden = FALSE;
  guint hidden_level = G_MAXUINT;

  self->shown = g_new0 (gboolean, size + 1);
  for (guint i = 0; i < size; i++)
    {
      const RapAgendaRow *row = rap_timetable_row (self->table, i);

      if (row->kind == RAP_ROW_ITEM)
        {
          if (row->level <= hidden_level)
            hidden_level = G_MAXUINT;
          if (hidden_level == G_MAXUINT && !self->is_internal
              && rap_record_integer (row->record, RAP_AGENDA_ITEM_CONFIDENTIAL))
            hidden_level = row->level;
        }
      else
        {
          hidden_level = G_MAXUINT;
          in_hidden = row->kind == RAP_ROW_BACKLOG
                        ? !self->is_internal : _rap_draft_is (row, RAP_SITTING_STATE, "dropped");
        }
      self->shown[i] = !in_hidden && hidden_level == G_MAXUINT;
    }
}

GArray *
_rap_draft_sittings (RapDocumentDraft *self)
{
  GArray *sittings = g_array_new (FALSE, FALSE, sizeof (RapDocumentSitting));
  guint size = rap_timetable_size (self->table);

  for (guint i = 0; i < size; i++)
    {
      RapDocumentSitting sitting = { rap_timetable_row (self->table, i), i, i + 1 };

      if (sitting.row->kind != RAP_ROW_SITTING)
        continue;
      while (sitting.end < size
             && rap_timetable_row (self->table, sitting.end)->kind == RAP_ROW_ITEM)
        sitting.end++;
      if (self->shown[i])
        g_array_append_val (sittings, sitting);
    }
  return sittings;
}

static gint64
day_of (RapLocal local)
{
  return local / DAY_SECONDS - (local % DAY_SECONDS < 0 ? 1 : 0);
}

guint
_rap_draft_end_of_day (GArray *sittings, guint first)
{
  gint64 day = day_of (g_array_index (sittings, RapDocumentSitting, first).row->start);
  guint end = first;

  while (end < sittings->len
         && day_of (g_array_index (sittings, RapDocumentSitting, end).row->start) == day)
    end++;
  return end;
}

/* ---- Words of a line ---- */

char *
_rap_draft_day_title (RapDocumentDraft *self, GArray *sittings, guint first, guint end)
{
  RapLocal day = g_array_index (sittings, RapDocumentSitting, first).row->start;
  g_autofree char *words = rap_document_words_heading_day (self->words, day);
  RapLocal start = G_MAXINT64;
  RapLocal until = G_MININT64;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = first; i < end; i++)
    {
      const RapAgendaRow *row = g_array_index (sittings, RapDocumentSitting, i).row;

      if (_rap_draft_is (row, RAP_SITTING_KIND, "social")
          || _rap_draft_is (row, RAP_SITTING_KIND, "break"))
        continue;
      start = MIN (start, row->start);
      until = MAX (until, row->end);
    }
  if (start > until)
    return g_steal_pointer (&words);
  from = rap_document_words_clock (self->words, start);
  to = rap_document_words_clock (self->words, until);
  return rap_document_words_fill (self->words, RAP_WORDS_FROM_TO, words, from, to, NULL);
}

const char *
_rap_draft_title (RapDocumentDraft *self, const RapAgendaRow *row)
{
  const char *title = rap_record_in_language (row->record, "title", self->document->language);

  if (*title != '\0' || row->kind != RAP_ROW_SITTING)
    return title;
  return rap_document_words_term (self->words, "sitting-kind",
                                  rap_record_text (row->record, RAP_SITTING_KIND));
}

char *
_rap_draft_clock (RapLocal local)
{
  return rap_local_format_time (local);
}

char *
_rap_draft_span (RapLocal start, RapLocal end)
{
  g_autofree char *from = rap_local_format_time (start);
  g_autofree char *until = rap_local_format_time (end);

  return g_strdup_printf ("%s–%s", from, until);
}

char *
_rap_draft_span_in_zone (RapZone *zone, const RapAgendaRow *row, gboolean with_end)
{
  RapLocal start = rap_zone_to_local (zone, row->start_instant);
  RapLocal end = rap_zone_to_local (zone, row->end_instant);
  g_autofree char *times = with_end ? _rap_draft_span (start, end) : _rap_draft_clock (start);
  gint64 days = day_of (start) - day_of (row->start);

  return g_strdup_printf ("%s%s", times, days == 0 ? "" : days > 0 ? " (+1)" : " (−1)");
}

void
_rap_draft_add_marks (RapDocumentDraft *self, GPtrArray *texts, const RapAgendaRow *row,
                      gboolean with_purpose)
{
  if (row->kind != RAP_ROW_ITEM)
    return;
  if (_rap_draft_is_withdrawn (row))
    rap_texts_add (texts, RAP_TEXT_PURPOSE,
                   rap_document_words_get (self->words, RAP_WORDS_WITHDRAWN));
  else if (with_purpose)
    {
      g_autofree char *purposes = rap_document_words_purposes (
        self->words, rap_record_text (row->record, RAP_AGENDA_ITEM_PURPOSES));

      rap_texts_add (texts, RAP_TEXT_PURPOSE, purposes);
    }
  if (rap_record_integer (row->record, RAP_AGENDA_ITEM_CONFIDENTIAL))
    rap_texts_add (texts, RAP_TEXT_NOTE,
                   rap_document_words_get (self->words, RAP_WORDS_CONFIDENTIAL));
}

static char *
person_words (RapDocumentDraft *self, RapRecord *person)
{
  const char *name = rap_record_text (person, RAP_ITEM_PERSON_NAME);
  const char *organisation = rap_record_text (person, RAP_ITEM_PERSON_ORGANISATION);
  GString *text = g_string_new (name);

  if (*organisation != '\0')
    g_string_append_printf (text, "%s%s", *name != '\0' ? ", " : "", organisation);
  if (rap_record_integer (person, RAP_ITEM_PERSON_TENTATIVE))
    g_string_append_printf (text, "%s(%s)", text->len > 0 ? " " : "",
                            rap_document_words_get (self->words, RAP_WORDS_TBC));
  return g_string_free (text, FALSE);
}

static char *
people_words (RapDocumentDraft *self, gint64 item, const char *role)
{
  GPtrArray *people = rap_agenda_people_of (self->agenda, item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (rap_record_text (people->pdata[i], RAP_ITEM_PERSON_ROLE), role))
      {
        g_autofree char *words = person_words (self, people->pdata[i]);

        if (*words != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
      }
  return g_string_free (text, FALSE);
}

void
_rap_draft_add_people (RapDocumentDraft *self, GPtrArray *texts, gint64 item, gboolean with_role)
{
  static const struct
  {
    const char *nick;
    RapDocumentWord word;
  } roles[] = {
    { "presenter", RAP_WORDS_PRESENTER },
    { "speaker", RAP_WORDS_SPEAKER },
    { "panellist", RAP_WORDS_PANELLIST },
    { "moderator", RAP_WORDS_MODERATOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *names = people_words (self, item, roles[i].nick);
      g_autofree char *line = NULL;

      if (*names == '\0')
        continue;
      /* Who presents is plain where a column says so; the others are told apart. */
      if (with_role || i > 1)
        line = rap_document_words_fill (self->words, RAP_WORDS_LABEL,
                                        rap_document_words_get (self->words, roles[i].word), names,
                                        NULL);
      rap_texts_add (texts, RAP_TEXT_PEOPLE, line != NULL ? line : names);
    }
}

/* Only addresses of the web and of mail: a document is opened by whoever gets it. */
static gboolean
is_address (const char *link)
{
  g_autofree char *scheme = g_uri_parse_scheme (link);

  return scheme != NULL
         && (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0
             || g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static void
add_join (RapDocumentDraft *self, GPtrArray *texts, const char *link)
{
  g_autofree char *words = NULL;

  if (*link == '\0' || self->options->audience == RAP_AUDIENCE_PUBLIC)
    return;
  words = g_strdup_printf ("%s %s", rap_document_words_get (self->words, RAP_WORDS_JOIN), link);
  rap_texts_add_link (texts, RAP_TEXT_NOTE, words, is_address (link) ? link : NULL);
}

void
_rap_draft_add_link (RapDocumentDraft *self, GPtrArray *texts, RapRecord *sitting)
{
  add_join (self, texts, rap_record_text (sitting, RAP_SITTING_LINK));
}

void
_rap_draft_add_interpretation (RapDocumentDraft *self, GPtrArray *texts, RapRecord *sitting)
{
  const char *languages = rap_record_text (sitting, RAP_SITTING_INTERPRETATION);
  g_auto (GStrv) parts = g_strsplit (languages, ",", -1);
  g_autofree char *spaced = NULL;
  g_autofree char *line = NULL;

  if (*languages == '\0')
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  spaced = g_strjoinv (", ", parts);
  line = rap_document_words_fill (
    self->words, RAP_WORDS_LABEL,
    rap_document_words_get (self->words, RAP_WORDS_INTERPRETATION), spaced, NULL);
  rap_texts_add (texts, RAP_TEXT_NOTE, line);
}

/* Names the clocks where there is more than one. */
void
_rap_draft_add_time_columns (RapDocumentDraft *self, RapBlock *table)
{
  GPtrArray *zones = self->options->zones;
  g_autofree char *city = rap_zone_city (rap_agenda_zone (self->agenda));
  gboolean many = zones != NULL && zones->len > 0;

  rap_block_add_column (table, RAP_COLUMN_TIME,
                        many ? city : rap_document_words_get (self->words, RAP_WORDS_TIME), 0);
  for (guint i = 0; many && i < zones->len; i++)
    {
      g_autofree char *other = rap_zone_city (zones->pdata[i]);

      rap_block_add_column (table, RAP_COLUMN_TIME, other, 0);
    }
}

void
_rap_draft_add_time_cells (RapDocumentDraft *self, RapLine *line, const RapAgendaRow *row,
                           gboolean with_end)
{
  GPtrArray *zones = self->options->zones;
  /* What was withdrawn has a place in the order, but no time. */
  gboolean timed = row->timed && !_rap_draft_is_withdrawn (row);
  g_autofree char *times = !timed ? g_strdup ("")
                           : with_end ? _rap_draft_span (row->start, row->end)
                                        : _rap_draft_clock (row->start);

  rap_line_add_cell (line, RAP_TEXT_TIME, times);
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      g_autofree char *other =
        timed ? _rap_draft_span_in_zone (zones->pdata[i], row, with_end) : g_strdup ("");

      rap_line_add_cell (line, RAP_TEXT_TIME, other);
    }
}

/* ---- The head ---- */

static void
add_fact (RapDocumentDraft *self, char *fact)
{
  if (*fact != '\0')
    g_ptr_array_add (self->document->facts, fact);
  else
    g_free (fact);
}

static char *
join_known (const char *separator, const char *const *parts)
{
  GString *text = g_string_new (NULL);

  for (; *parts != NULL; parts++)
    if (**parts != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", *parts);
  return g_string_free (text, FALSE);
}

static char *
days_and_place (RapDocumentDraft *self, RapRecord *meeting)
{
  RapLocal first, last;
  g_autofree char *days = NULL;
  g_autofree char *place = NULL;
  const char *where[] = { rap_record_text (meeting, RAP_MEETING_VENUE),
                          rap_record_text (meeting, RAP_MEETING_CITY),
                          rap_record_text (meeting, RAP_MEETING_COUNTRY), NULL };

  if (rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &first)
      && rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_END_DATE), &last))
    days = rap_document_words_days (self->words, first, last);
  else
    days = g_strdup ("");
  place = join_known (", ", where);
  return join_known (" · ", (const char *[]){ days, place, NULL });
}

/* Whose clock it is, by the offset of the first sitting: "Johannesburg (UTC+2)". */
static char *
clock_words (RapDocumentDraft *self)
{
  RapZone *zone = rap_agenda_zone (self->agenda);
  g_autofree char *city = rap_zone_city (zone);
  g_autofree char *offset = NULL;

  for (guint i = 0; i < rap_timetable_size (self->table); i++)
    if (self->shown[i] && rap_timetable_row (self->table, i)->timed)
      {
        offset = rap_offset_format (
          rap_zone_offset (zone, rap_timetable_row (self->table, i)->start_instant, NULL, NULL));
        return rap_document_words_fill (self->words, RAP_WORDS_TIMES, city, offset, NULL);
      }
  return g_strdup ("");
}

static void
add_state (RapDocumentDraft *self, RapRecord *meeting)
{
  const char *state = rap_record_text (meeting, RAP_MEETING_STATE);

  if (g_str_equal (state, "cancelled") || g_str_equal (state, "postponed"))
    {
      g_autofree char *capitals =
        g_utf8_strup (rap_document_words_term (self->words, "meeting-state", state), -1);

      add_fact (self, g_steal_pointer (&capitals));
    }
}

static void
make_head (RapDocumentDraft *self)
{
  RapDocument *document = self->document;
  RapRecord *meeting = rap_agenda_meeting (self->agenda);
  RapRecord *body = rap_agenda_body (self->agenda);
  const char *session = rap_record_text (meeting, RAP_MEETING_SESSION);
  g_autofree char *ordinal = rap_ordinal (session, document->language);
  RapLocal today = rap_zone_to_local (rap_agenda_zone (self->agenda), self->options->created);
  g_autofree char *day = rap_document_words_days (self->words, today, today);
  g_autofree char *as_at = rap_document_words_fill (self->words, RAP_WORDS_AS_AT, day, NULL);

  document->title = g_strdup (rap_record_in_language (meeting, "title", document->language));
  document->organisation =
    g_strdup (body != NULL ? rap_record_in_language (body, "name", document->language) : "");
  add_state (self, meeting);
  if (*session != '\0')
    add_fact (self, rap_document_words_fill (self->words, RAP_WORDS_SESSION, ordinal, NULL));
  add_fact (self, days_and_place (self, meeting));
  add_fact (self, g_strdup (rap_record_text (meeting, RAP_MEETING_THEME)));
  add_fact (self, clock_words (self));
  document->note = self->is_internal
    ? g_strdup_printf ("%s · %s", as_at, rap_document_words_get (self->words, RAP_WORDS_INTERNAL))
    : g_strdup (as_at);
}

static void
make_words (RapDocumentDraft *self)
{
  static const RapDocumentWord names[] = {
    [RAP_AGENDA_PROVISIONAL] = RAP_WORDS_PROVISIONAL, [RAP_AGENDA_ANNOTATED] = RAP_WORDS_ANNOTATED,
    [RAP_AGENDA_ORDER] = RAP_WORDS_ORDER,             [RAP_AGENDA_SCRIPT] = RAP_WORDS_SCRIPT,
    [RAP_AGENDA_TIMETABLE] = RAP_WORDS_TIMETABLE,
  };
  RapDocument *document = self->document;
  RapDocumentWords *words = self->words;

  document->language = g_strdup (rap_document_words_language (words));
  document->name = g_strdup (rap_document_words_get (words, names[self->options->document]));
  document->page = g_strdup (rap_document_words_get (words, RAP_WORDS_PAGE));
  document->day_word = g_strdup (rap_document_words_get (words, RAP_WORDS_DAY));
  document->sitting_word = g_strdup (rap_document_words_get (words, RAP_WORDS_SITTING));
  document->number_word = g_strdup (rap_document_words_get (words, RAP_WORDS_NUMBER));
  document->role_words[RAP_TEXT_TITLE] = g_strdup (rap_document_words_get (words, RAP_WORDS_ITEM));
  document->role_words[RAP_TEXT_PURPOSE] =
    g_strdup (rap_document_words_get (words, RAP_WORDS_PURPOSE));
  document->role_words[RAP_TEXT_PEOPLE] =
    g_strdup (rap_document_words_get (words, RAP_WORDS_PEOPLE));
  document->role_words[RAP_TEXT_ANNOTATION] =
    g_strdup (rap_document_words_get (words, RAP_WORDS_ANNOTATION));
  document->created = self->options->created;
}

RapDocument *
rap_agenda_document_new (RapAgenda *agenda, const RapAgendaDocumentOptions *options)
{
  static const struct
  {
    RapDocumentLook look;
    void (*make) (RapDocumentDraft *self);
  } makers[] = {
    [RAP_AGENDA_PROVISIONAL] = { RAP_LOOK_BOOK, _rap_draft_programme },
    [RAP_AGENDA_ANNOTATED] = { RAP_LOOK_BOOK, _rap_draft_programme },
    [RAP_AGENDA_ORDER] = { RAP_LOOK_BOOK, _rap_draft_order },
    [RAP_AGENDA_SCRIPT] = { RAP_LOOK_SHEET, _rap_draft_script },
    [RAP_AGENDA_TIMETABLE] = { RAP_LOOK_POSTER, _rap_draft_timetable },
  };
  g_autoptr (RapTimetable) table = rap_agenda_retime (agenda);
  g_autoptr (RapDocumentWords) words =
    rap_document_words_new (options->language, options->vocabulary);
  RapDocumentDraft draft = {
    .agenda = agenda,
    .options = options,
    .table = table,
    .words = words,
    .is_internal = options->audience == RAP_AUDIENCE_INTERNAL,
    .document = rap_document_new (makers[options->document].look),
  };

  find_shown (&draft);
  make_words (&draft);
  make_head (&draft);
  makers[options->document].make (&draft);
  if (draft.document->blocks->len == 0)
    rap_document_add_paragraph (draft.document, RAP_TEXT_PLAIN,
                                rap_document_words_get (words, RAP_WORDS_EMPTY));
  g_free (draft.shown);
  return draft.document;
}

char *
rap_agenda_document_file_name (RapAgenda *agenda, const RapDocument *document, const char *suffix)
{
  RapRecord *meeting = rap_agenda_meeting (agenda);
  RapRecord *body = rap_agenda_body (agenda);
  const char *code = body != NULL ? rap_record_text (body, RAP_BODY_CODE) : "";
  g_autofree char *what =
    *code != '\0' ? join_known (" ", (const char *[]){
                                       code, rap_record_text (meeting, RAP_MEETING_SESSION), NULL })
                  : g_strdup (document->title);
  g_autofree char *name = join_known (
    " ", (const char *[]){ rap_record_text (meeting, RAP_MEETING_START_DATE), what, NULL });
  g_autofree char *short_name = rap_text_ellipsize (name, LONGEST_NAME);

  g_free (name);
  name = g_strconcat (short_name, " ", document->name, NULL);
  /* What Windows refuses, or takes for something else, in a name. */
  g_strdelimit (name, "<>:\"/\\|?*", '-');
  return g_strconcat (name, ".", suffix, NULL);
}
