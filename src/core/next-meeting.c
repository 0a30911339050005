/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda-item.h"
#include "agenda-place.h"
#include "body.h"
#include "item-person.h"
#include "meeting.h"
#include "next-meeting.h"
#include "person.h"
#include "sitting.h"
#include "text.h"

/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

typedef struct
{
  RapAgenda *last;
  RapRecord *meeting;
  const RapLookup *lookup;
  RapChangeSet *changes;
  RapLocal first_day; /* of the new meeting */
  RapLocal last_day;
  RapLocal shift;     /* from the days of the earlier meeting to those of the new one */
  gint64 n_waiting;   /* items in the new backlog */
} Start;

/* --- titles ---------------------------------------------------------------------------------- */

/* Where the ordinal stands as a word of its own with the body's name after it; NULL: nowhere. */
static const char *
find_ordinal (const char *title, const char *ordinal, const char *name)
{
  for (const char *at = strstr (title, ordinal); at != NULL; at = strstr (at + 1, ordinal))
    {
      const char *after = at + strlen (ordinal);

      if ((at == title || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
          && !g_unichar_isalnum (g_utf8_get_char (after)) && strstr (after, name) != NULL)
        return at;
    }
  return NULL;
}

static char *
count_on (const char *title, const char *from, const char *to, const char *name,
          const char *language)
{
  g_autofree char *old = rap_ordinal (from, language);
  g_autofree char *new = rap_ordinal (to, language);
  const char *at = *old != '\0' ? find_ordinal (title, old, name) : NULL;

  if (at == NULL)
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) (at - title), title, new, at + strlen (old));
}

char *
rap_next_meeting_title (const char *title, const char *body_name, const char *session,
                        const char *language)
{
  g_autofree char *next = rap_meeting_next_session (session);
  g_autofree char *previous = rap_meeting_previous_session (session);
  g_autofree char *name = g_strndup (body_name, strcspn (body_name, ","));
  g_autofree char *after_next = rap_meeting_next_session (next);
  const char *sessions[] = { after_next, next, session, previous };

  if (*next == '\0' || *name == '\0')
    return g_strdup (title);
  /* An agenda speaks of the session before, of its own, and of where the next one is held. */
  for (guint i = 1; i < G_N_ELEMENTS (sessions); i++)
    {
      char *counted = *sessions[i] != '\0'
                        ? count_on (title, sessions[i], sessions[i - 1], name, language)
                        : NULL;

      if (counted != NULL)
        return counted;
    }
  return g_strdup (title);
}

static void
count_title_on (Start *start, RapRecord *item, guint field, const char *language)
{
  RapRecord *body = rap_agenda_body (start->last);
  g_autofree char *title = NULL;

  if (body == NULL)
    return;
  title = rap_next_meeting_title (rap_record_text (item, field),
                                  rap_record_in_language (body, "name", language),
                                  rap_record_text (rap_agenda_meeting (start->last),
                                                   RAP_MEETING_SESSION),
                                  language);
  rap_record_set_text (item, field, title);
}

/* --- people ---------------------------------------------------------------------------------- */

/* Whoever holds the office speaks next time. A person of the directory gives way to what he or she
 * is there; a name that was typed stays, nobody but the reader knows whether it is an office. */
static void
follow_the_office (Start *start, RapRecord *whom)
{
  gint64 id = rap_record_integer (whom, RAP_ITEM_PERSON_PERSON);
  g_autoptr (RapRecord) person = NULL;
  const char *function, *organisation;

  rap_record_set_integer (whom, RAP_ITEM_PERSON_TENTATIVE, 1);
  if (id == 0 || start->lookup == NULL)
    return;
  person = start->lookup->load (start->lookup->data, RAP_KIND_PERSON, id);
  function = person != NULL ? rap_record_text (person, RAP_PERSON_FUNCTION) : "";
  organisation = person != NULL ? rap_record_text (person, RAP_PERSON_ORGANISATION) : "";
  if (*function == '\0')
    {
      function = organisation;
      organisation = "";
    }
  /* Of whom nothing but the name is known, the name is all there is to go by. */
  if (*function == '\0')
    return;
  rap_record_set_integer (whom, RAP_ITEM_PERSON_PERSON, 0);
  rap_record_set_text (whom, RAP_ITEM_PERSON_NAME, function);
  rap_record_set_text (whom, RAP_ITEM_PERSON_ORGANISATION, organisation);
}

static RapRecord *
renew (RapRecord *record)
{
  RapRecord *copy = rap_record_copy (record);
  g_autofree char *uid = g_uuid_string_random ();

  rap_record_set_id (copy, 0);
  rap_record_set_uid (copy, uid);
  return copy;
}

static void
copy_people (Start *start, gint64 from, gint64 to)
{
  GPtrArray *people = rap_agenda_people_of (start->last, from);

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (RapRecord) whom = renew (people->pdata[i]);

      follow_the_office (start, whom);
      rap_record_set_integer (whom, RAP_ITEM_PERSON_ITEM, to);
      rap_change_set_insert (start->changes, whom);
    }
}

/* --- items ----------------------------------------------------------------------------------- */

static void
forget_the_session (RapRecord *item)
{
  static const guint texts[] = { RAP_AGENDA_ITEM_ANNOTATION_EN, RAP_AGENDA_ITEM_ANNOTATION_FR,
                                 RAP_AGENDA_ITEM_PROPOSER, RAP_AGENDA_ITEM_OUTCOME };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rap_record_set_text (item, texts[i], "");
  rap_record_set_text (item, RAP_AGENDA_ITEM_STATE, "scheduled");
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SEQUENCE, 0);
}

/* What no sitting has keeps no start: it would be locked to a time of no day. */
static void
unlock (RapRecord *item)
{
  rap_record_set_text (item, RAP_AGENDA_ITEM_MODE, "auto");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_START, "");
  rap_record_set_text (item, RAP_AGENDA_ITEM_FIXED_END, "");
}

static gboolean
belongs_to_a_day (RapRecord *item)
{
  const char *kind = rap_record_text (item, RAP_AGENDA_ITEM_KIND);

  return g_str_equal (kind, "break") || g_str_equal (kind, "protocol");
}

/* @from: the list in the earlier agenda; @sitting and @parent: where it stands in the new one.
 * Pauses and protocol slots belong to a day: without it they are left out. */
static void
copy_items (Start *start, GPtrArray *from, gint64 sitting, gint64 parent)
{
  gint64 place = 0;

  for (guint i = 0; i < from->len; i++)
    {
      RapRecord *item = from->pdata[i];
      g_autoptr (RapRecord) copy = NULL;
      gint64 id;

      if (g_str_equal (rap_record_text (item, RAP_AGENDA_ITEM_STATE), "withdrawn")
          || (sitting == 0 && parent == 0 && belongs_to_a_day (item)))
        continue;
      copy = renew (item);
      forget_the_session (copy);
      if (sitting == 0)
        unlock (copy);
      count_title_on (start, copy, RAP_AGENDA_ITEM_TITLE_EN, "en");
      count_title_on (start, copy, RAP_AGENDA_ITEM_TITLE_FR, "fr");
      place = sitting == 0 && parent == 0 ? ++start->n_waiting : place + 1;
      rap_record_set_integer (copy, RAP_AGENDA_ITEM_MEETING, rap_record_id (start->meeting));
      rap_record_set_integer (copy, RAP_AGENDA_ITEM_SITTING, sitting);
      rap_record_set_integer (copy, RAP_AGENDA_ITEM_PARENT, parent);
      rap_record_set_integer (copy, RAP_AGENDA_ITEM_POSITION, place * RAP_ITEM_GAP);
      id = rap_change_set_insert (start->changes, copy);
      copy_people (start, rap_record_id (item), id);
      copy_items (start, rap_agenda_children (start->last, 0, rap_record_id (item)), sitting, id);
    }
}

/* --- sittings -------------------------------------------------------------------------------- */

static gboolean
move_span (Start *start, RapRecord *sitting)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  RapLocal begins, ends;

  if (!rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &begins)
      || !rap_local_parse (rap_record_text (sitting, RAP_SITTING_END), &ends)
      || begins + start->shift < start->first_day
      || begins + start->shift >= start->last_day + 86400)
    return FALSE;
  from = rap_local_format (begins + start->shift);
  until = rap_local_format (ends + start->shift);
  rap_record_set_text (sitting, RAP_SITTING_START, from);
  rap_record_set_text (sitting, RAP_SITTING_END, until);
  return TRUE;
}

static gboolean
same_venue (Start *start)
{
  RapRecord *before = rap_agenda_meeting (start->last);

  return rap_record_field_equal (before, start->meeting, RAP_MEETING_VENUE)
         && rap_record_field_equal (before, start->meeting, RAP_MEETING_CITY);
}

/* Gives the id of the sitting in the new meeting, 0 when that has no such day. */
static gint64
copy_sitting (Start *start, RapRecord *sitting)
{
  g_autoptr (RapRecord) copy = renew (sitting);

  if (!move_span (start, copy))
    return 0;
  rap_record_set_integer (copy, RAP_SITTING_MEETING, rap_record_id (start->meeting));
  rap_record_set_integer (copy, RAP_SITTING_SEQUENCE, 0);
  rap_record_set_text (copy, RAP_SITTING_LINK, "");
  rap_record_set_text (copy, RAP_SITTING_STATE, "planned");
  if (!same_venue (start))
    rap_record_set_text (copy, RAP_SITTING_ROOM, "");
  return rap_change_set_insert (start->changes, copy);
}

static void
copy_sittings (Start *start)
{
  GPtrArray *sittings = rap_agenda_sittings (start->last);

  for (guint i = 0; i < sittings->len; i++)
    {
      RapRecord *sitting = sittings->pdata[i];
      gint64 id = 0;

      if (!g_str_equal (rap_record_text (sitting, RAP_SITTING_STATE), "dropped"))
        id = copy_sitting (start, sitting);
      copy_items (start, rap_agenda_children (start->last, rap_record_id (sitting), 0), id, 0);
    }
  copy_items (start, rap_agenda_children (start->last, 0, 0), 0, 0);
}

RapChangeSet *
rap_next_meeting_start_from (RapAgenda *last, RapRecord *meeting, const RapLookup *lookup,
                             GError **error)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("");
  Start start = { .last = last, .meeting = meeting, .lookup = lookup, .changes = changes };
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  RapLocal before;

  if (!rap_record_validate (meeting, lookup, error))
    return NULL;
  if (!rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &start.first_day)
      || !rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_END_DATE), &start.last_day)
      || !rap_local_parse_date (rap_record_text (rap_agenda_meeting (last), RAP_MEETING_START_DATE),
                                &before))
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, _("The meeting has no dates."));
      return NULL;
    }
  start.shift = start.first_day - before;
  rap_change_set_insert (changes, meeting);
  copy_sittings (&start);
  title = rap_text_ellipsize (rap_record_title (meeting), LABEL_TITLE_LENGTH);
  /* Translators: label of an undo step; %s is the title of what is added. */
  label = g_strdup_printf (_("Add “%s”"), title);
  rap_change_set_set_label (changes, label);
  return g_steal_pointer (&changes);
}
