/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choices.h"
#include "meeting.h"
#include "zone.h"
#include "record-value.h"
#include "text.h"

/**
 * RapMeeting:
 *
 * A meeting or session of a body.
 */
struct _RapMeeting
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapMeeting, rap_meeting, RAP_TYPE_RECORD)

static const RapChoice mode_choices[] = {
  { "in-person", N_("In person") },
  { "hybrid", N_("Hybrid") },
  { "virtual", N_("Virtual") },
  { "document-based", N_("Document-based") },
  { NULL, NULL },
};

static const RapChoice state_choices[] = {
  { "proposed", N_("Proposed") },
  { "tentative", N_("Tentative") },
  { "confirmed", N_("Confirmed") },
  { "convened", N_("Convened") },
  { "in-session", N_("In session") },
  { "suspended", N_("Suspended") },
  { "closed", N_("Closed") },
  { "report-adopted", N_("Report adopted") },
  { "archived", N_("Archived") },
  { "postponed", N_("Postponed") },
  { "cancelled", N_("Cancelled") },
  { NULL, NULL },
};

static const RapField fields[RAP_MEETING_N_FIELDS] = {
  [RAP_MEETING_BODY] = { "body", N_("Body"), RAP_FIELD_REFERENCE, .target = RAP_KIND_BODY },
  [RAP_MEETING_REGION] = { "region", N_("Region"), RAP_FIELD_REFERENCE, .target = RAP_KIND_REGION },
  [RAP_MEETING_KIND] = { "kind", N_("Kind of meeting"), RAP_FIELD_CHOICE,
    .choices = rap_meeting_kinds },
  [RAP_MEETING_SESSION] = { "session", N_("Session"), RAP_FIELD_TEXT, .maximum = 32 },
  [RAP_MEETING_TITLE_EN] = { "title-en", N_("Title (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_MEETING_TITLE_FR] = { "title-fr", N_("Title (French)"), RAP_FIELD_TEXT },
  [RAP_MEETING_THEME] = { "theme", N_("Theme"), RAP_FIELD_TEXT },
  [RAP_MEETING_START_DATE] = { "start-date", N_("First day"), RAP_FIELD_DATE,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_MEETING_END_DATE] = { "end-date", N_("Last day"), RAP_FIELD_DATE,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_MEETING_ZONE] = { "zone", N_("Time zone"), RAP_FIELD_ZONE, .flags = RAP_FIELD_REQUIRED },
  [RAP_MEETING_VENUE] = { "venue", N_("Venue"), RAP_FIELD_TEXT },
  [RAP_MEETING_CITY] = { "city", N_("City"), RAP_FIELD_TEXT },
  [RAP_MEETING_COUNTRY] = { "country", N_("Country"), RAP_FIELD_TEXT },
  [RAP_MEETING_HOST] = { "host", N_("Host"), RAP_FIELD_REFERENCE, .target = RAP_KIND_MEMBER },
  [RAP_MEETING_MODE] = { "mode", N_("Mode"), RAP_FIELD_CHOICE,
    .choices = mode_choices, .initial = "in-person" },
  [RAP_MEETING_URL] = { "url", N_("Link"), RAP_FIELD_TEXT, .maximum = 2000 },
  [RAP_MEETING_LANGUAGES] = { "languages", N_("Languages"), RAP_FIELD_TEXT },
  [RAP_MEETING_CHAIR] = { "chair", N_("Chair"), RAP_FIELD_TEXT },
  [RAP_MEETING_SECRETARY] = { "secretary", N_("Secretary"), RAP_FIELD_TEXT },
  [RAP_MEETING_EXPECTED] = { "expected", N_("Expected participants"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_NULLABLE, .maximum = 100000 },
  [RAP_MEETING_STATE] = { "state", N_("State"), RAP_FIELD_CHOICE,
    .choices = state_choices, .initial = "tentative" },
  [RAP_MEETING_NOTE] = { "note", N_("Note"), RAP_FIELD_LONG_TEXT, .maximum = 20000 },
  [RAP_MEETING_SAMPLE] = { "sample", N_("Sample"), RAP_FIELD_BOOLEAN },
  [RAP_MEETING_SOURCE] = { "source", N_("Source"), RAP_FIELD_TEXT },
  [RAP_MEETING_AS_OF] = { "as-of", N_("As of"), RAP_FIELD_DATE },
  [RAP_MEETING_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed"), RAP_FIELD_BOOLEAN },
  [RAP_MEETING_SEQUENCE] = { "sequence", N_("Calendar revision"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = 2147483647 },
  [RAP_MEETING_CREATED] = { "created", N_("Created"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
  [RAP_MEETING_CHANGED] = { "changed", N_("Last changed"), RAP_FIELD_INTEGER,
    .flags = RAP_FIELD_KEEPER, .maximum = G_MAXINT64 },
};

/* Longer is a typing error: the longest written consultations take some months. */
#define LONGEST_MEETING_DAYS 366

static gboolean
meeting_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  RapLocal first, last;

  if (!rap_record_check_order (self, RAP_MEETING_START_DATE, RAP_MEETING_END_DATE, error))
    return FALSE;
  if (!rap_local_parse_date (rap_record_text (self, RAP_MEETING_START_DATE), &first)
      || !rap_local_parse_date (rap_record_text (self, RAP_MEETING_END_DATE), &last))
    return FALSE;
  if (last - first > LONGEST_MEETING_DAYS * (RapLocal) 86400)
    return rap_field_refuse (&fields[RAP_MEETING_END_DATE], error,
                             _("A meeting lasts at most %d days."), LONGEST_MEETING_DAYS);
  return TRUE;
}

static void
rap_meeting_class_init (RapMeetingClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_MEETING, fields,
                               RAP_MEETING_N_FIELDS, RAP_MEETING_TITLE_EN);
  RAP_RECORD_CLASS (klass)->validate = meeting_validate;
}

static void
rap_meeting_init (RapMeeting *self)
{
}

/**
 * rap_meeting_event_status:
 *
 * A postponed meeting has no date any more: delegates see it cancelled until it has a new one.
 */
RapEventStatus
rap_meeting_event_status (RapRecord *self)
{
  const char *state = rap_record_text (self, RAP_MEETING_STATE);

  if (g_str_equal (state, "cancelled") || g_str_equal (state, "postponed"))
    return RAP_EVENT_CANCELLED;
  if (g_str_equal (state, "proposed") || g_str_equal (state, "tentative"))
    return RAP_EVENT_TENTATIVE;
  return RAP_EVENT_CONFIRMED;
}

typedef struct
{
  const char *state;
  const char *next[6];
} Step;

/* The life-cycle of a session. A cancelled meeting may be planned anew; an archived one is over. */
static const Step life[] = {
  { "proposed", { "tentative", "confirmed", "cancelled" } },
  { "tentative", { "confirmed", "proposed", "postponed", "cancelled" } },
  { "confirmed", { "convened", "tentative", "postponed", "cancelled" } },
  { "convened", { "in-session", "confirmed", "postponed", "cancelled" } },
  { "in-session", { "closed", "suspended" } },
  { "suspended", { "in-session", "closed" } },
  { "closed", { "report-adopted", "in-session" } },
  { "report-adopted", { "archived", "closed" } },
  { "archived", { "report-adopted" } },
  { "postponed", { "tentative", "confirmed", "cancelled" } },
  { "cancelled", { "tentative" } },
};

const char *const *
rap_meeting_next_states (const char *state)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (life); i++)
    if (g_strcmp0 (life[i].state, state) == 0)
      return life[i].next;
  return none;
}

gboolean
rap_meeting_is_issued (RapRecord *self)
{
  const char *state = rap_record_text (self, RAP_MEETING_STATE);

  return !g_str_equal (state, "proposed") && !g_str_equal (state, "tentative")
         && !g_str_equal (state, "confirmed");
}

/* All numbers of a session go on, or back, by as many as there are; "" when one cannot. */
static char *
step_session (const char *session, int by)
{
  g_auto (GStrv) parts = g_strsplit (session, "/", -1);
  int n_parts = (int) g_strv_length (parts);
  g_autoptr (GString) stepped = g_string_new (NULL);

  for (int i = 0; i < n_parts; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 99999, &number, NULL)
          || (int) number + by * n_parts < 1)
        return g_strdup ("");
      g_string_append_printf (stepped, "%s%d", i > 0 ? "/" : "", (int) number + by * n_parts);
    }
  return g_string_free (g_steal_pointer (&stepped), FALSE);
}

char *
rap_meeting_next_session (const char *session)
{
  return step_session (session, 1);
}

char *
rap_meeting_previous_session (const char *session)
{
  return step_session (session, -1);
}

char *
rap_meeting_last_day_like (RapRecord *like, const char *first_day)
{
  RapLocal first, before, until;

  if (!rap_local_parse_date (first_day, &first)
      || !rap_local_parse_date (rap_record_text (like, RAP_MEETING_START_DATE), &before)
      || !rap_local_parse_date (rap_record_text (like, RAP_MEETING_END_DATE), &until))
    return g_strdup (first_day);
  return rap_local_format_date (first + until - before);
}

char *
rap_meeting_usual_title (RapRecord *body, const char *session, const char *language)
{
  const char *name = rap_record_in_language (body, "name", language);
  g_autofree char *ordinal = rap_ordinal (session, language);

  if (*session == '\0')
    return g_strdup (name);
  /* A title belongs to the documents of its language, not to the language of the window. */
  if (g_str_equal (language, "fr"))
    return g_strdup_printf ("%s session – %s", ordinal, name);
  return g_strdup_printf ("%s %s", ordinal, name);
}
