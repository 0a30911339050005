/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/zone.h"

G_BEGIN_DECLS

/* Dates and times as people read them, in the locale's form. All (transfer full). */

char *rap_format_day (RapLocal local);                       /* "Thu 15 May 2025" */
char *rap_format_day_range (RapLocal first, RapLocal last);  /* "Thu 15 – Fri 16 May 2025" */
char *rap_format_time (RapLocal local);                      /* "09:30" always 24 h, tabular */
char *rap_format_relative_days (RapLocal day, RapLocal today); /* "today", "in 41 days", "3 days ago" */
char *rap_format_offset (int seconds);                       /* "UTC+2", "UTC+5:45" */
char *rap_format_hours_from (int seconds);                   /* "2 h ahead", "same time", "5 h 30 behind" */

G_END_DECLS
