/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-edit.h"
#include "chain.h"
#include "meeting.h"
#include "text.h"

/* Longest title quoted in a label. */
#define LABEL_TITLE_LENGTH 40

static gboolean
first_day_of (RapRecord *meeting, RapLocal *day)
{
  return rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), day);
}

gboolean
rap_chain_is_movable (RapRecord *meeting)
{
  static const char *const states[] = { "proposed", "tentative", "confirmed", "convened", NULL };

  return g_strv_contains (states, rap_record_text (meeting, RAP_MEETING_STATE));
}

RapChangeSet *
rap_chain_move (RapAgenda *agenda, GPtrArray *others, RapLocal first_day, GError **error)
{
  g_autoptr (RapChangeSet) changes = rap_agenda_move_meeting (agenda, first_day, error);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  RapLocal was;

  if (changes == NULL || others->len == 0)
    return g_steal_pointer (&changes);
  if (!first_day_of (rap_agenda_meeting (agenda), &was))
    was = first_day;
  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (RapChangeSet) more = NULL;
      RapLocal day;

      if (!first_day_of (rap_agenda_meeting (others->pdata[i]), &day))
        continue;
      more = rap_agenda_move_meeting (others->pdata[i], day + first_day - was, error);
      if (more == NULL)
        return NULL;
      rap_change_set_join (changes, more);
    }
  title = rap_text_ellipsize (rap_record_title (rap_agenda_meeting (agenda)), LABEL_TITLE_LENGTH);
  /* Translators: label of an undo step; %1$s is the title of a meeting, %2$u how many others of its
   * chain (RTC Heads, Steering Group, Governing Council) move with it. */
  label = g_strdup_printf (ngettext ("Move meeting “%s” and %u other of its chain",
                                     "Move meeting “%s” and %u others of its chain", others->len),
                           title, others->len);
  rap_change_set_set_label (changes, label);
  return g_steal_pointer (&changes);
}
