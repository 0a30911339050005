/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "place-time.h"

#define DAY ((RapLocal) 86400)

static gint64
day_number (RapLocal local)
{
  return (local - ((local % DAY) + DAY) % DAY) / DAY;
}

RapPlaceTime
rap_place_time (RapZone *there, RapZone *here, gint64 instant)
{
  RapPlaceTime time = { 0 };

  g_return_val_if_fail (there != NULL && here != NULL, time);

  time.local = rap_zone_to_local (there, instant);
  time.ahead = rap_zone_offset (there, instant, NULL, NULL)
               - rap_zone_offset (here, instant, NULL, NULL);
  time.days = (int) (day_number (time.local) - day_number (rap_zone_to_local (here, instant)));
  return time;
}

char *
rap_place_time_offset (const RapPlaceTime *self)
{
  int minutes = ABS (self->ahead) / 60;
  const char *sign = self->ahead < 0 ? "−" : "+";

  if (minutes == 0)
    return g_strdup ("0");
  if (minutes % 60 == 0)
    return g_strdup_printf ("%s%d", sign, minutes / 60);
  return g_strdup_printf ("%s%d:%02d", sign, minutes / 60, minutes % 60);
}

char *
rap_place_time_clock (const RapPlaceTime *self)
{
  g_autofree char *clock = rap_local_format_time (self->local);

  if (self->days > 0)
    /* Translators: a time of day in another place, where it is the next day: "00:10 tomorrow" */
    return g_strdup_printf (_("%s tomorrow"), clock);
  if (self->days < 0)
    /* Translators: a time of day in another place, where it is still the day before. */
    return g_strdup_printf (_("%s yesterday"), clock);
  return g_steal_pointer (&clock);
}
