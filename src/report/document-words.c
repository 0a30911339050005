/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "document-words.h"

struct _RapDocumentWords
{
  gboolean french;
  GHashTable *vocabulary;
};

typedef struct
{
  const char *list;
  const char *code;
  const char *english;
  const char *french;
} Entry;

/* U+00A0 before a French colon and within "9 h 00"; the narrow one is missing in too many fonts. */
static const Entry entries[RAP_N_DOCUMENT_WORDS] = {
  [RAP_WORDS_PROVISIONAL] = { "report", "provisional", "Provisional agenda",
                              "Ordre du jour provisoire" },
  [RAP_WORDS_ANNOTATED] = { "report", "annotated", "Annotated agenda", "Ordre du jour annoté" },
  [RAP_WORDS_ORDER] = { "report", "order", "Order of the day", "Programme des travaux" },
  [RAP_WORDS_SCRIPT] = { "report", "script", "Chair’s script", "Conducteur de séance" },
  [RAP_WORDS_TIMETABLE] = { "report", "timetable", "Timetable", "Horaire" },
  [RAP_WORDS_PAGE] = { "report", "page", "Page %s of %s", "Page %s sur %s" },
  [RAP_WORDS_SESSION] = { "report", "session", "%s session", "%s session" },
  [RAP_WORDS_AS_AT] = { "report", "as-at", "As at %s", "État au %s" },
  [RAP_WORDS_INTERNAL] = { "report", "internal", "Internal", "Usage interne" },
  [RAP_WORDS_FROM_TO] = { "report", "from-to", "%s, from %s to %s", "%s, de %s à %s" },
  [RAP_WORDS_DAYS] = { "report", "days", "%s – %s", "%s – %s" },
  [RAP_WORDS_CLOCK] = { "report", "clock", "%s:%s", "%s h %s" },
  [RAP_WORDS_TIMES] = { "report", "times", "Times are those of %s (%s).",
                        "Les heures sont celles de %s (%s)." },
  [RAP_WORDS_LABEL] = { "calendar", "label", "%s: %s", "%s : %s" },
  [RAP_WORDS_LIST] = { "report", "comma", ", ", ", " },
  [RAP_WORDS_AND] = { "report", "and", " and ", " et " },
  [RAP_WORDS_TBC] = { "calendar", "tbc", "tbc", "à confirmer" },
  [RAP_WORDS_WITHDRAWN] = { "report", "withdrawn", "(withdrawn)", "(retiré)" },
  [RAP_WORDS_CONFIDENTIAL] = { "report", "confidential", "Confidential", "Confidentiel" },
  [RAP_WORDS_EMPTY] = { "report", "empty", "The programme is not known yet.",
                        "Le programme n’est pas encore connu." },
  [RAP_WORDS_UNPLACED] = { "report", "unplaced", "Not on any day yet", "Pas encore placés" },
  [RAP_WORDS_NO_ROOM] = { "report", "no-room", "Room to be announced", "Salle à préciser" },
  [RAP_WORDS_JOIN] = { "calendar", "link", "Join:", "Lien :" },
  [RAP_WORDS_INTERPRETATION] = { "report", "interpretation", "Interpretation", "Interprétation" },
  [RAP_WORDS_PRESENTER] = { "calendar", "presenter", "Presenter", "Présentation" },
  [RAP_WORDS_SPEAKER] = { "calendar", "speaker", "Speaker", "Intervention" },
  [RAP_WORDS_PANELLIST] = { "calendar", "panellist", "Panellist", "Panéliste" },
  [RAP_WORDS_MODERATOR] = { "calendar", "moderator", "Moderator", "Modération" },
  [RAP_WORDS_DAY] = { "report", "day", "Day", "Jour" },
  [RAP_WORDS_SITTING] = { "report", "sitting", "Sitting", "Séance" },
  [RAP_WORDS_ROOM] = { "calendar", "room", "Room", "Salle" },
  [RAP_WORDS_TIME] = { "report", "time", "Time", "Heure" },
  [RAP_WORDS_NUMBER] = { "report", "number", "No.", "N°" },
  [RAP_WORDS_ITEM] = { "report", "item", "Item", "Point" },
  [RAP_WORDS_PURPOSE] = { "calendar", "purpose", "Purpose", "Objet" },
  [RAP_WORDS_PEOPLE] = { "report", "people", "Speakers", "Intervenants" },
  [RAP_WORDS_ANNOTATION] = { "report", "annotation", "Annotation", "Annotation" },
  [RAP_WORDS_MINUTES] = { "report", "minutes", "Min", "Min" },
  [RAP_WORDS_REMARKS] = { "report", "remarks", "Remarks", "Observations" },
  [RAP_WORDS_OVER] = { "report", "over", "%s min too long", "%s min de trop" },
  [RAP_WORDS_FREE] = { "report", "free", "%s min free before", "%s min libres avant" },
  [RAP_WORDS_OPEN] = { "report", "cue-open", "Open the sitting.", "Ouvrir la séance." },
  [RAP_WORDS_GIVE_FLOOR] = { "report", "cue-floor", "Give the floor to %s.",
                             "Donner la parole : %s." },
  [RAP_WORDS_DISCUSS] = { "report", "cue-discuss", "Open the discussion.",
                          "Ouvrir le débat." },
  [RAP_WORDS_GUIDE] = { "report", "cue-guide", "Sum up the guidance given.",
                        "Résumer les orientations données." },
  [RAP_WORDS_TAKE_NOTE] = { "report", "cue-note", "Conclude: the meeting takes note.",
                            "Conclure : la réunion prend note." },
  [RAP_WORDS_DECIDE] = { "report", "cue-decide", "Ask for objections; conclude: it is so decided.",
                         "S’enquérir des objections ; conclure : il en est ainsi décidé." },
  [RAP_WORDS_ENDORSE] = { "report", "cue-endorse", "Ask for objections; conclude: endorsed.",
                          "S’enquérir des objections ; conclure : approuvé." },
  [RAP_WORDS_ADOPT] = { "report", "cue-adopt", "Ask for amendments; conclude: adopted.",
                        "S’enquérir des amendements ; conclure : adopté." },
  [RAP_WORDS_ELECT] = { "report", "cue-elect", "Call for nominations; announce the result.",
                        "Appeler les candidatures ; proclamer le résultat." },
  [RAP_WORDS_SUSPEND] = { "report", "cue-suspend", "Suspend the sitting until %s.",
                          "Suspendre la séance jusqu’à %s." },
  [RAP_WORDS_ADJOURN] = { "report", "cue-adjourn", "Close the sitting. Next: %s, %s.",
                          "Lever la séance. Prochaine : %s, %s." },
  [RAP_WORDS_CLOSE] = { "report", "cue-close", "Thank the participants; close the meeting.",
                        "Remercier les participants ; clore la réunion." },
};

/* The words of lists, for a workspace whose vocabulary lacks them. */
static const Entry terms[] = {
  { "purpose", "information", "For information", "Pour information" },
  { "purpose", "discussion", "For discussion", "Pour examen" },
  { "purpose", "guidance", "For guidance", "Pour orientation" },
  { "purpose", "decision", "For decision", "Pour décision" },
  { "purpose", "endorsement", "For endorsement", "Pour approbation" },
  { "purpose", "adoption", "For adoption", "Pour adoption" },
  { "purpose", "election", "Election", "Élection" },
  { "sitting-kind", "plenary", "Plenary", "Plénière" },
  { "sitting-kind", "break-out", "Break-out", "Sous-groupes" },
  { "sitting-kind", "panel", "Panel", "Table ronde" },
  { "sitting-kind", "break", "Break", "Pause" },
  { "sitting-kind", "protocol", "Protocol", "Protocole" },
  { "sitting-kind", "social", "Social", "Réception" },
  { "sitting-kind", "informal", "Informal", "Séance informelle" },
  { "meeting-state", "postponed", "Postponed", "Reportée" },
  { "meeting-state", "cancelled", "Cancelled", "Annulée" },
};

static const char *const weekdays[2][7] = {
  { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
};

static const char *const months[2][12] = {
  { "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December" },
  { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre" },
};

RapDocumentWords *
rap_document_words_new (const char *language, GHashTable *vocabulary)
{
  RapDocumentWords *self = g_new0 (RapDocumentWords, 1);

  self->french = g_strcmp0 (language, "fr") == 0;
  if (vocabulary != NULL)
    self->vocabulary = g_hash_table_ref (vocabulary);
  return self;
}

void
rap_document_words_free (RapDocumentWords *self)
{
  g_clear_pointer (&self->vocabulary, g_hash_table_unref);
  g_free (self);
}

const char *
rap_document_words_language (RapDocumentWords *self)
{
  return self->french ? "fr" : "en";
}

/* What the workspace says; %NULL when it says nothing in this language. */
static const char *
lookup (RapDocumentWords *self, const char *list, const char *code)
{
  g_autofree char *key = NULL;
  RapRecord *record;
  const char *word;

  if (self->vocabulary == NULL)
    return NULL;
  key = g_strconcat (list, "/", code, NULL);
  record = g_hash_table_lookup (self->vocabulary, key);
  if (record == NULL)
    return NULL;
  word = rap_record_text (record, self->french ? RAP_VOCABULARY_NAME_FR : RAP_VOCABULARY_NAME_EN);
  return *word != '\0' ? word : NULL;
}

const char *
rap_document_words_get (RapDocumentWords *self, RapDocumentWord word)
{
  const Entry *entry = &entries[word];
  const char *own = lookup (self, entry->list, entry->code);

  return own != NULL ? own : self->french ? entry->french : entry->english;
}

const char *
rap_document_words_term (RapDocumentWords *self, const char *list, const char *code)
{
  const char *own = lookup (self, list, code);

  if (own != NULL)
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].list, list) && g_str_equal (terms[i].code, code))
      return self->french ? terms[i].french : terms[i].english;
  return code;
}

/* Not printf: the template may be somebody's vocabulary. */
char *
rap_document_words_fill (RapDocumentWords *self, RapDocumentWord word, ...)
{
  const char *template = rap_document_words_get (self, word);
  GString *text = g_string_new (NULL);
  const char *next;
  va_list values;

  va_start (values, word);
  next = va_arg (values, const char *);
  while (*template != '\0')
    {
      const char *mark = strstr (template, "%s");

      if (mark == NULL || next == NULL)
        break;
      g_string_append_len (text, template, mark - template);
      g_string_append (text, next);
      template = mark + 2;
      next = va_arg (values, const char *);
    }
  va_end (values);
  g_string_append (text, template);
  return g_string_free (text, FALSE);
}

/* ---- Dates and times ---- */

/* "15 May" without the year; the first of a month is an ordinal in French. */
static void
append_day (RapDocumentWords *self, GString *text, RapLocal day, gboolean with_month,
            gboolean with_year)
{
  int year, month, number;

  rap_local_fields (day, &year, &month, &number, NULL, NULL, NULL);
  g_string_append_printf (text, "%d%s", number, self->french && number == 1 ? "er" : "");
  if (with_month)
    g_string_append_printf (text, " %s", months[self->french][month - 1]);
  if (with_year)
    g_string_append_printf (text, " %d", year);
}

char *
rap_document_words_day (RapDocumentWords *self, RapLocal day)
{
  GString *text = g_string_new (weekdays[self->french][rap_local_weekday (day) - 1]);

  g_string_append_c (text, ' ');
  append_day (self, text, day, TRUE, TRUE);
  return g_string_free (text, FALSE);
}

char *
rap_document_words_heading_day (RapDocumentWords *self, RapLocal day)
{
  char *text = rap_document_words_day (self, day);

  *text = g_ascii_toupper (*text);
  return text;
}

char *
rap_document_words_days (RapDocumentWords *self, RapLocal first, RapLocal last)
{
  int years[2], months_of[2], days[2];
  GString *text = g_string_new (NULL);

  rap_local_fields (first, &years[0], &months_of[0], &days[0], NULL, NULL, NULL);
  rap_local_fields (last, &years[1], &months_of[1], &days[1], NULL, NULL, NULL);
  if (first < last)
    {
      gboolean same_year = years[0] == years[1];
      gboolean same_month = same_year && months_of[0] == months_of[1];

      append_day (self, text, first, !same_month, !same_year);
      g_string_append (text, same_month ? "–" : " – ");
    }
  append_day (self, text, last, TRUE, TRUE);
  return g_string_free (text, FALSE);
}

char *
rap_document_words_clock (RapDocumentWords *self, RapLocal local)
{
  int hour, minute;
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;

  rap_local_fields (local, NULL, NULL, NULL, &hour, &minute, NULL);
  hours = self->french ? g_strdup_printf ("%d", hour) : g_strdup_printf ("%02d", hour);
  minutes = g_strdup_printf ("%02d", minute);
  return rap_document_words_fill (self, RAP_WORDS_CLOCK, hours, minutes, NULL);
}

/* ---- Lists ---- */

char *
rap_document_words_join (RapDocumentWords *self, GPtrArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, rap_document_words_get (self, i + 1 == parts->len ? RAP_WORDS_AND
                                                                                 : RAP_WORDS_LIST));
      g_string_append (text, parts->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/* Length of the first word with its space, 0 when it is the only one. */
static gsize
first_word (const char *text)
{
  const char *space = strchr (text, ' ');

  return space != NULL ? (gsize) (space - text) + 1 : 0;
}

/* A word within the brackets begins small, but for an acronym. */
static char *
begin_small (const char *text)
{
  gunichar second = *text != '\0' ? g_utf8_get_char (g_utf8_next_char (text)) : 0;
  GString *small;

  if (*text == '\0' || g_unichar_isupper (second))
    return g_strdup (text);
  small = g_string_new (NULL);
  g_string_append_unichar (small, g_unichar_tolower (g_utf8_get_char (text)));
  g_string_append (small, g_utf8_next_char (text));
  return g_string_free (small, FALSE);
}

char *
rap_document_words_purposes (RapDocumentWords *self, const char *nicks)
{
  g_auto (GStrv) list = g_strsplit (nicks, ",", -1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  const char *before = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *word;
      gsize length;

      if (*list[i] == '\0')
        continue;
      word = rap_document_words_term (self, "purpose", list[i]);
      length = first_word (word);
      if (before != NULL && length > 0 && strncmp (before, word, length) == 0)
        g_ptr_array_add (parts, g_strdup (word + length));
      else
        g_ptr_array_add (parts, before != NULL ? begin_small (word) : g_strdup (word));
      before = word;
    }
  if (parts->len == 0)
    return g_strdup ("");
  joined = rap_document_words_join (self, parts);
  return g_strdup_printf ("(%s)", joined);
}
