/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "zone.h"

G_BEGIN_DECLS

/**
 * RapPlaceTime:
 * @local: what the clock there shows
 * @ahead: seconds by which the clock there is ahead of the one here; negative when it is behind
 * @days: 1 when it is tomorrow there already, −1 when it is still yesterday, else 0
 *
 * An instant in one place, seen from another.
 */
typedef struct
{
  RapLocal local;
  int ahead;
  int days;
} RapPlaceTime;

/* Both zones may be the same. */
RapPlaceTime rap_place_time (RapZone *there, RapZone *here, gint64 instant);

/* "+5:45", "−3", "0": hours, with minutes where there are some. (transfer full) */
char *rap_place_time_offset (const RapPlaceTime *self) G_GNUC_WARN_UNUSED_RESULT;
/* "14:05", "00:10 tomorrow", "23:50 yesterday". (transfer full) */
char *rap_place_time_clock (const RapPlaceTime *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
