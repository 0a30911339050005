/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "term.h"
#include "vice-chair.h"

#define DAY ((RapLocal) 86400)

static gboolean
has_state (RapRecord *term, const char *nick)
{
  return g_str_equal (rap_record_text (term, RAP_TERM_STATE), nick);
}

/* Nominated or elected, that is on the way to office. */
static gboolean
is_to_come (RapRecord *term)
{
  return has_state (term, "nominated") || has_state (term, "elected");
}

static gboolean
first_day (RapRecord *term, RapLocal *day)
{
  return rap_local_parse_date (rap_record_text (term, RAP_TERM_START_DATE), day);
}

static gboolean
last_day (RapRecord *term, RapLocal *day)
{
  return rap_local_parse_date (rap_record_text (term, RAP_TERM_END_DATE), day);
}

/* The order in which terms begin. One without a first day is still to come when it is only
 * nominated or elected, else it began before all that anyone recorded. */
static int
compare_terms (RapRecord *a, RapRecord *b)
{
  RapLocal first[2] = { 0, 0 };
  RapRecord *terms[2] = { a, b };

  for (int i = 0; i < 2; i++)
    if (!first_day (terms[i], &first[i]))
      first[i] = is_to_come (terms[i]) ? G_MAXINT64 : G_MININT64;
  if (first[0] != first[1])
    return first[0] < first[1] ? -1 : 1;
  return (rap_record_id (a) > rap_record_id (b)) - (rap_record_id (a) < rap_record_id (b));
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return compare_terms (*(RapRecord *const *) b, *(RapRecord *const *) a);
}

GPtrArray *
rap_vice_chair_history (GPtrArray *terms, gint64 region)
{
  GPtrArray *history = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    if (rap_record_integer (g_ptr_array_index (terms, i), RAP_TERM_REGION) == region)
      g_ptr_array_add (history, g_ptr_array_index (terms, i));
  g_ptr_array_sort (history, compare_latest_first);
  return history;
}

/* Dates decide, for nobody changes every state on the day. But a nomination is no office before the
 * Council has decided on it. */
static gboolean
has_begun (RapRecord *term, RapLocal day)
{
  RapLocal first;

  if (has_state (term, "nominated"))
    return FALSE;
  if (!first_day (term, &first))
    return !is_to_come (term);
  return first <= day;
}

/* @is_last: no later term has begun. An earlier one without a last day gave way to it; the last one
 * without a last day goes on, unless it is said to have been handed over. */
static gboolean
is_over (RapRecord *term, RapLocal day, gboolean is_last)
{
  RapLocal last;

  if (last_day (term, &last))
    return last < day;
  return !is_last || has_state (term, "handed-over");
}

static void
measure (RapViceChair *found, RapLocal day)
{
  RapLocal first, last;

  if (found->now == NULL)
    {
      found->state = found->before != NULL ? RAP_VICE_CHAIR_ENDED : RAP_VICE_CHAIR_UNKNOWN;
      if (found->before != NULL && last_day (found->before, &last))
        found->days = (int) ((day - last) / DAY);
      return;
    }
  if (!last_day (found->now, &last))
    {
      found->state = RAP_VICE_CHAIR_OPEN;
      return;
    }
  found->days = (int) ((last - day) / DAY);
  found->state = found->days <= RAP_TERM_WARNING_DAYS ? RAP_VICE_CHAIR_ENDING
                                                      : RAP_VICE_CHAIR_IN_OFFICE;
  /* The last day belongs to the term. */
  if (first_day (found->now, &first))
    found->elapsed = CLAMP ((double) (day - first) / (double) (last + DAY - first), 0, 1);
}

/**
 * rap_vice_chair_find:
 * @terms: (element-type RapRecord): terms of any regions, in any order
 * @day: any time of the day asked for
 */
void
rap_vice_chair_find (GPtrArray *terms, gint64 region, RapLocal day, RapViceChair *found)
{
  g_autoptr (GPtrArray) history = rap_vice_chair_history (terms, region);
  gboolean is_last = TRUE;

  *found = (RapViceChair) { .days = -1, .elapsed = -1 };
  day -= ((day % DAY) + DAY) % DAY;
  for (guint i = 0; i < history->len; i++)
    {
      RapRecord *term = g_ptr_array_index (history, i);

      if (!has_begun (term, day))
        {
          found->next = term;
          continue;
        }
      if (found->now == NULL && !is_over (term, day, is_last))
        found->now = term;
      else if (found->before == NULL)
        found->before = term;
      is_last = FALSE;
    }
  measure (found, day);
}

gboolean
rap_vice_chair_warns (const RapViceChair *self)
{
  return self->state == RAP_VICE_CHAIR_ENDING || self->state == RAP_VICE_CHAIR_ENDED;
}

static char *
end_words (int days)
{
  if (days == 0)
    return g_strdup (_("ends today"));
  if (days == 1)
    return g_strdup (_("ends tomorrow"));
  /* Translators: said of a term of office. */
  return g_strdup_printf (ngettext ("ends in %d day", "ends in %d days", (gulong) days), days);
}

static char *
ended_words (const RapViceChair *self)
{
  g_autofree char *ended = NULL;

  if (self->days < 0)
    ended = g_strdup (_("ended on a day not recorded"));
  else if (self->days == 1)
    ended = g_strdup (_("ended yesterday"));
  else
    /* Translators: said of a term of office. */
    ended = g_strdup_printf (ngettext ("ended %d day ago", "ended %d days ago", (gulong) self->days),
                             self->days);
  if (self->next != NULL)
    /* Translators: %s is "ended 12 days ago", said of a term of office. */
    return g_strdup_printf (_("%s, the successor is not in office yet"), ended);
  /* Translators: %s is "ended 12 days ago", said of a term of office. */
  return g_strdup_printf (_("%s, no successor recorded"), ended);
}

char *
rap_vice_chair_words (const RapViceChair *self)
{
  g_autofree char *end = NULL;

  switch (self->state)
    {
    case RAP_VICE_CHAIR_OPEN:
      /* Translators: the last day of a term of office is not known. */
      return g_strdup (_("end not recorded"));
    case RAP_VICE_CHAIR_IN_OFFICE:
      return end_words (self->days);
    case RAP_VICE_CHAIR_ENDING:
      end = end_words (self->days);
      return self->next != NULL
               /* Translators: %s is "ends in 41 days", said of a term of office. */
               ? g_strdup_printf (_("%s, a successor is recorded"), end)
               /* Translators: %s is "ends in 41 days", said of a term of office. */
               : g_strdup_printf (_("%s, no successor recorded"), end);
    case RAP_VICE_CHAIR_ENDED:
      return ended_words (self);
    case RAP_VICE_CHAIR_UNKNOWN:
    default:
      return g_strdup (_("no Vice-Chair recorded"));
    }
}

char *
rap_vice_chair_elapsed_words (const RapViceChair *self)
{
  if (self->elapsed < 0)
    return g_strdup ("");
  /* Translators: how much of a term of office is over. */
  return g_strdup_printf (_("%d %% of the term is over"), (int) (self->elapsed * 100));
}
