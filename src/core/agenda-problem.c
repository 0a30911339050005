/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "agenda-problem.h"
#include "text.h"

const char *
rap_problem_nick (RapProblemKind kind)
{
  static const char *const nicks[] = {
    [RAP_PROBLEM_OVERRUN] = "overrun",
    [RAP_PROBLEM_SLACK] = "slack",
    [RAP_PROBLEM_BEFORE_SITTING] = "before-sitting",
    [RAP_PROBLEM_OVERLAP] = "overlap",
    [RAP_PROBLEM_TWO_PLACES] = "two-places",
    [RAP_PROBLEM_TOO_LONG] = "too-long",
    [RAP_PROBLEM_OUTSIDE_MEETING] = "outside-meeting",
    [RAP_PROBLEM_CLOCK_CHANGE] = "clock-change",
    [RAP_PROBLEM_INTERPRETATION] = "interpretation",
    [RAP_PROBLEM_LATE_HOURS] = "late-hours",
  };

  return nicks[kind];
}

gboolean
rap_problem_is_warning (RapProblemKind kind)
{
  return kind != RAP_PROBLEM_SLACK;
}

/* The problems that are measured against an anchor, another sitting or another item. */
static char *
describe_measured (const RapProblem *problem)
{
  g_autofree char *length = rap_duration_format (problem->minutes);
  g_autofree char *time = rap_local_format_time (problem->at);

  switch ((int) problem->kind)
    {
    case RAP_PROBLEM_OVERRUN:
      if (*problem->other == '\0')
        /* Translators: "12 min over the end of the sitting at 12:30" */
        return g_strdup_printf (_("%s over the end of the sitting at %s"), length, time);
      /* Translators: "12 min over Lunch at 12:30" */
      return g_strdup_printf (_("%s over %s at %s"), length, problem->other, time);
    case RAP_PROBLEM_SLACK:
      /* Translators: "15 min free from 12:15" */
      return g_strdup_printf (_("%s free from %s"), length, time);
    case RAP_PROBLEM_BEFORE_SITTING:
      return g_strdup_printf (_("fixed at %s, %s before the sitting starts"), time, length);
    case RAP_PROBLEM_TWO_PLACES:
      /* Translators: a person, a length of time, a time of day, an agenda item's title. */
      return g_strdup_printf (_("%s is in two places for %s from %s: also at “%s”"), problem->who,
                              length, time, problem->other);
    case RAP_PROBLEM_OVERLAP:
    default:
      /* Translators: length of time, the other sitting's title. */
      return g_strdup_printf (_("%s at the same time and in the same room as %s"), length,
                              problem->other);
    }
}

char *
rap_problem_describe (const RapProblem *problem)
{
  g_autofree char *length = rap_duration_format (problem->minutes);
  g_autofree char *time = rap_local_format_time (problem->at);
  g_autofree char *day = rap_local_format_date (problem->at);

  switch (problem->kind)
    {
    case RAP_PROBLEM_TOO_LONG:
      return g_strdup_printf (_("%s longer than the whole sitting"), length);
    case RAP_PROBLEM_OUTSIDE_MEETING:
      return g_strdup_printf (_("%s is not a day of the meeting"), day);
    case RAP_PROBLEM_CLOCK_CHANGE:
      return g_strdup_printf (_("the clocks change at %s on %s"), time, day);
    case RAP_PROBLEM_INTERPRETATION:
      /* Translators: "30 min more than the 3 hours that interpreters work without relief" */
      return g_strdup_printf (_("%s more than the 3 hours that interpreters work without relief"),
                              length);
    case RAP_PROBLEM_LATE_HOURS:
      /* Translators: %s is the time at which a sitting starts too early or ends too late. */
      return g_strdup_printf (_("%s is outside working hours, 08:00 to 18:00"), time);
    case RAP_PROBLEM_OVERRUN:
    case RAP_PROBLEM_SLACK:
    case RAP_PROBLEM_BEFORE_SITTING:
    case RAP_PROBLEM_OVERLAP:
    case RAP_PROBLEM_TWO_PLACES:
    default:
      return describe_measured (problem);
    }
}

const char *
rap_problem_remedy (const RapProblem *problem)
{
  switch (problem->kind)
    {
    case RAP_PROBLEM_OVERRUN:
      return _("Shorten items, move some away, or move what they run into.");
    case RAP_PROBLEM_BEFORE_SITTING:
      return _("Let the sitting start earlier, or fix a later time.");
    case RAP_PROBLEM_OVERLAP:
      return _("Give one of the sittings another room or another time.");
    case RAP_PROBLEM_TWO_PLACES:
      return _("Give one of the items to somebody else, or move it.");
    case RAP_PROBLEM_TOO_LONG:
      return _("Shorten the item, divide it, or extend the sitting.");
    case RAP_PROBLEM_OUTSIDE_MEETING:
      return _("Move the sitting, or change the dates of the meeting.");
    case RAP_PROBLEM_CLOCK_CHANGE:
      return _("Choose a time an hour earlier or later.");
    case RAP_PROBLEM_INTERPRETATION:
      return _("Divide the sitting, or engage a second team of interpreters.");
    case RAP_PROBLEM_LATE_HOURS:
      return _("Move the sitting into the working day, or make sure that staff and building stay.");
    case RAP_PROBLEM_SLACK:
    default:
      return "";
    }
}
