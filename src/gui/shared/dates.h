/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/zone.h"

G_BEGIN_DECLS

/* Dates and times as people read them, in the locale's form. All (transfer full). */

char *rap_format_day (RapLocal local);                       /* "Thu 15 May 2025" */
char *rap_format_day_range (RapLocal first, RapLocal last);  /* "Thu 15 – Fri 16 May 2025" */
char *rap_format_day_and_time (RapLocal local);              /* "Thu 15 May 2025, 09:30" */
char *rap_format_time (RapLocal local);                      /* "09:30" always 24 h, tabular */
char *rap_format_relative_days (RapLocal day, RapLocal today); /* "today", "in 41 days", "3 days ago" */
char *rap_format_hours_from (int seconds);                   /* "2 h ahead", "same time", "5 h 30 behind" */

/* Reads a day as people type it: what rap_format_day() writes, "15 May 2025", "2025-05-15",
 * "15/5/25" in the locale's order, the day and month alone for the year nearest to @today, and
 * "today" or "tomorrow". A weekday is not checked. */
gboolean rap_parse_day (const char *typed, RapLocal today, RapLocal *midnight);
/* The same with a time after it: "Thu 15 May 2025, 9:30", "2025-05-15T09:30". */
gboolean rap_parse_day_and_time (const char *typed, RapLocal today, RapLocal *local);

G_END_DECLS
