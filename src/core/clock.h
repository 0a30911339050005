/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapClock:
 *
 * Where a rule gets the present from. Rules take a clock, so that tests say what time it is.
 * `RAPPORTEUR_NOW` (ISO 8601, UTC unless it says otherwise: `2026-03-01T09:00:00`) fixes the system
 * clock's answer for scripts and screenshots. It is read when the clock is made; one that is no
 * date and time is reported and left aside. Safe to use from every thread.
 */
typedef struct _RapClock RapClock;

RapClock *rap_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;
/* A clock that stands at @unix_seconds until told otherwise. */
RapClock *rap_clock_new_fixed (gint64 unix_seconds) G_GNUC_WARN_UNUSED_RESULT;
RapClock *rap_clock_ref (RapClock *self);
void rap_clock_unref (RapClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapClock, rap_clock_unref)

/* Seconds since 1970-01-01T00:00:00Z. */
gint64 rap_clock_now (RapClock *self);
/* Makes the clock, of whichever sort, stand at @unix_seconds. */
void rap_clock_set_fixed (RapClock *self, gint64 unix_seconds);

G_END_DECLS
