/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a time of day as people type it: `9`, `930`, `9:30`, `9h30`, `9.30`, `09:30`. As it is
 * stored, `HH:MM` (transfer full); %NULL when it is none. */
char *rap_time_read (const char *typed);

G_END_DECLS
