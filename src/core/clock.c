/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "clock.h"

struct _RapClock
{
  gatomicrefcount ref_count;
  GMutex lock;
  /* Guarded by the lock. */
  gboolean is_fixed;
  gint64 fixed;
};

static RapClock *
clock_new (gboolean is_fixed, gint64 unix_seconds)
{
  RapClock *self = g_new0 (RapClock, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->is_fixed = is_fixed;
  self->fixed = unix_seconds;
  return self;
}

RapClock *
rap_clock_new_system (void)
{
  const char *now = g_getenv ("RAPPORTEUR_NOW");
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) date_time = NULL;

  if (now == NULL || *now == '\0')
    return clock_new (FALSE, 0);

  utc = g_time_zone_new_utc ();
  date_time = g_date_time_new_from_iso8601 (now, utc);
  if (date_time == NULL)
    {
      g_message ("RAPPORTEUR_NOW is no date and time and is left aside: %s", now);
      return clock_new (FALSE, 0);
    }
  return clock_new (TRUE, g_date_time_to_unix (date_time));
}

RapClock *
rap_clock_new_fixed (gint64 unix_seconds)
{
  return clock_new (TRUE, unix_seconds);
}

RapClock *
rap_clock_ref (RapClock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_clock_unref (RapClock *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->lock);
  g_free (self);
}

gint64
rap_clock_now (RapClock *self)
{
  gint64 now;

  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->lock);
  now = self->is_fixed ? self->fixed : g_get_real_time () / G_USEC_PER_SEC;
  g_mutex_unlock (&self->lock);
  return now;
}

void
rap_clock_set_fixed (RapClock *self, gint64 unix_seconds)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->is_fixed = TRUE;
  self->fixed = unix_seconds;
  g_mutex_unlock (&self->lock);
}
