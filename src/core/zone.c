/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text.h"
#include "zone-private.h"

#define DEFAULT_DIRECTORY "/usr/share/zoneinfo"
#define MAX_NAME_LENGTH 64

/* 2400-01-01T00:00:00Z */
#define END_OF_TIME G_GINT64_CONSTANT (13569465600)

/* Path of the file → RapZone. Zones stay for the life of the program: there are some 600. */
static GMutex cache_lock;
static GHashTable *cache;

const char *
_rap_zone_directory (void)
{
  const char *directory = g_getenv ("TZDIR");

  return directory != NULL && *directory != '\0' ? directory : DEFAULT_DIRECTORY;
}

/* Checked before a path is made of it. Without a full stop in the alphabet there is no way up. */
gboolean
_rap_zone_name_is_valid (const char *name)
{
  static const char *const not_names[] = { "localtime", "posixrules", NULL };
  gsize length = strnlen (name, MAX_NAME_LENGTH + 1);
  char before = '/';

  if (length == 0 || length > MAX_NAME_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (name[i]) && strchr ("_+-/", name[i]) == NULL)
        return FALSE;
      if (name[i] == '/' && before == '/')
        return FALSE;
      before = name[i];
    }
  if (before == '/')
    return FALSE;

  /* Files of the same folder that mean something else on every computer, or name a zone twice. */
  return !g_strv_contains (not_names, name) && !g_str_has_prefix (name, "posix/")
         && !g_str_has_prefix (name, "right/");
}

/* @name for a message, whatever it is. */
static char *
quotable (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, (gssize)strnlen (name, 1024));
  GString *text = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (text, g_unichar_iscntrl (g_utf8_get_char (p)) ? 0xFFFD
                                                                           : g_utf8_get_char (p));
  g_free (g_steal_pointer (&valid));
  valid = g_string_free (text, FALSE);
  return rap_text_ellipsize (valid, MAX_NAME_LENGTH);
}

static RapZone *
lookup (const char *path)
{
  RapZone *zone;

  g_mutex_lock (&cache_lock);
  zone = cache != NULL ? g_hash_table_lookup (cache, path) : NULL;
  if (zone != NULL)
    rap_zone_ref (zone);
  g_mutex_unlock (&cache_lock);
  return zone;
}

/* Another thread may have read the same file meanwhile; then its zone is the one. */
static RapZone *
insert (const char *path, RapZone *zone)
{
  RapZone *kept;

  g_mutex_lock (&cache_lock);
  if (cache == NULL)
    cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)rap_zone_unref);
  kept = g_hash_table_lookup (cache, path);
  if (kept == NULL)
    {
      kept = zone;
      g_hash_table_insert (cache, g_strdup (path), rap_zone_ref (zone));
    }
  rap_zone_ref (kept);
  g_mutex_unlock (&cache_lock);
  rap_zone_unref (zone);
  return kept;
}

RapZone *
rap_zone_get (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  RapZone *zone;

  g_return_val_if_fail (name != NULL, NULL);

  /* UTC is there on a computer without zone data as well. */
  if (strcmp (name, "UTC") == 0)
    return rap_zone_get_utc ();

  if (!_rap_zone_name_is_valid (name))
    {
      g_autofree char *shown = quotable (name);

      if (*name == '\0')
        g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, _ ("No time zone is given."));
      else
        /* Translators: “Europe/Brussels” is an example of what such a name looks like. */
        g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                     _ ("“%s” is not the name of a time zone such as “Europe/Brussels”."), shown);
      return NULL;
    }

  path = g_build_filename (_rap_zone_directory (), name, NULL);
  zone = lookup (path);
  if (zone != NULL)
    return zone;
  zone = _rap_zone_read (name, path, error);
  return zone != NULL ? insert (path, zone) : NULL;
}

RapZone *
rap_zone_get_utc (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)_rap_zone_new_utc ());
  return rap_zone_ref ((RapZone *)once);
}

RapZone *
rap_zone_ref (RapZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rap_zone_unref (RapZone *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    _rap_zone_free (self);
}

const char *
rap_zone_name (RapZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

char *
rap_zone_city (RapZone *self)
{
  const char *slash;

  g_return_val_if_fail (self != NULL, NULL);

  slash = strrchr (self->name, '/');
  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : self->name), "_", ' ');
}

const char *
rap_zone_footer (RapZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->footer;
}

/* How many of the listed changes have come by @instant. */
static guint
n_changes_until (RapZone *self, gint64 instant)
{
  guint low = 0;
  guint high = self->n_times;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->times[middle] <= instant)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static RapZoneType
type_at (RapZone *self, gint64 instant)
{
  guint n = n_changes_until (self, instant);
  RapZoneType type;

  if (n < self->n_times || !self->has_rule)
    return n > 0 ? self->types[self->type_at[n - 1]] : self->types[0];

  type.is_dst = _rap_zone_rule_is_dst (&self->rule, instant);
  type.offset = type.is_dst ? self->rule.dst_offset : self->rule.std_offset;
  type.abbreviation = type.is_dst ? self->rule.dst_name : self->rule.std_name;
  return type;
}

static gint64
bounded (gint64 instant)
{
  return CLAMP (instant, -_RAP_ZONE_BOUND, _RAP_ZONE_BOUND);
}

int
rap_zone_offset (RapZone *self, gint64 instant, gboolean *is_dst, const char **abbreviation)
{
  RapZoneType type;

  g_return_val_if_fail (self != NULL, 0);

  type = type_at (self, bounded (instant));
  if (is_dst != NULL)
    *is_dst = type.is_dst;
  if (abbreviation != NULL)
    *abbreviation = type.abbreviation;
  return type.offset;
}

RapLocal
rap_zone_to_local (RapZone *self, gint64 instant)
{
  g_return_val_if_fail (self != NULL, 0);

  instant = bounded (instant);
  return instant + type_at (self, instant).offset;
}

/* First change of offset after @instant and not after @limit. */
static gboolean
next_change (RapZone *self, gint64 instant, gint64 limit, gint64 *change)
{
  guint i = n_changes_until (self, instant);
  int offset = i < self->n_times ? type_at (self, instant).offset : 0;

  for (; i < self->n_times; i++)
    {
      if (self->times[i] > limit)
        return FALSE;
      if (type_at (self, self->times[i]).offset != offset)
        {
          *change = self->times[i];
          return TRUE;
        }
    }
  if (!self->has_rule)
    return FALSE;
  if (self->n_times > 0)
    instant = MAX (instant, self->times[self->n_times - 1]);
  return _rap_zone_rule_next_change (&self->rule, instant, limit, change);
}

gboolean
rap_zone_next_change (RapZone *self, gint64 instant, gint64 *change)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  return next_change (self, bounded (instant), END_OF_TIME - 1, change);
}

/* Walks through the stretches of unchanged offset that can hold @local, whatever the offset: a gap
 * of a whole day (Apia, 30 December 2011) is then no special case. */
RapWall
rap_zone_to_instant (RapZone *self, RapLocal local, gint64 *instant)
{
  gint64 start;
  gint64 gap = 0;
  guint n_found = 0;

  g_return_val_if_fail (self != NULL, RAP_WALL_UNIQUE);
  g_return_val_if_fail (instant != NULL, RAP_WALL_UNIQUE);

  local = bounded (local);
  start = local - _RAP_ZONE_MAX_OFFSET - 1;
  for (;;)
    {
      gint64 end = local - _RAP_ZONE_MIN_OFFSET + 1;
      gboolean is_last = !next_change (self, start, end, &end);
      gint64 candidate = local - type_at (self, start).offset;

      if (candidate >= start && (candidate < end || is_last))
        {
          if (n_found++ == 0)
            *instant = candidate;
        }
      else if (candidate >= end)
        /* Not reached before the change: if no later stretch has it, the last such is the gap. */
        gap = candidate;
      if (is_last)
        break;
      start = end;
    }
  if (n_found == 0)
    *instant = gap;
  return n_found == 0 ? RAP_WALL_GAP : n_found == 1 ? RAP_WALL_UNIQUE : RAP_WALL_OVERLAP;
}
