/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "zone.h"

G_BEGIN_DECLS

/* Instants and wall times further from 1970 than this, 3 million years, are taken for the limit: so
 * no sum overflows and every year fits an int. */
#define _RAP_ZONE_BOUND G_GINT64_CONSTANT (100000000000000)

/* The widest offsets from UTC that a zone file may have, in seconds (RFC 9636 §3.2). */
#define _RAP_ZONE_MIN_OFFSET (-89999)
#define _RAP_ZONE_MAX_OFFSET 93599

/* One way of a zone to set its clocks. */
typedef struct
{
  int offset;
  gboolean is_dst;
  const char *abbreviation;
} RapZoneType;

struct _RapZone
{
  gatomicrefcount ref_count;
  char *name;
  /* From times[i] on, types[type_at[i]] is in force; before the first, types[0] is. */
  guint n_times;
  gint64 *times;
  guint8 *type_at;
  guint n_types;
  RapZoneType *types;
  /* What the abbreviations of the types point into. */
  char *abbreviations;
  char *footer;
  /* What is in force from the last of the times on, if there is a footer. */
  gboolean has_rule;
  RapZoneRule rule;
};

RapZone *_rap_zone_new_utc (void) G_GNUC_WARN_UNUSED_RESULT;
/* The zone in @size bytes of TZif, version 2 or later. @name must be valid UTF-8. */
RapZone *_rap_zone_parse (const char *name, const guint8 *data, gsize size, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same from a file, which must be a regular one. */
RapZone *
_rap_zone_read (const char *name, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _rap_zone_free (RapZone *self);

/* `$TZDIR` or /usr/share/zoneinfo. */
const char *_rap_zone_directory (void);
gboolean _rap_zone_name_is_valid (const char *name);

/* What rap_zone_get_local() does, for a value of `$TZ` (nullable) and the folder /etc. */
RapZone *_rap_zone_find_local (const char *tz, const char *etc) G_GNUC_WARN_UNUSED_RESULT;

gboolean _rap_zone_rule_is_dst (const RapZoneRule *rule, gint64 instant);
/* First change of offset by @rule after @instant and not after @limit. */
gboolean
_rap_zone_rule_next_change (const RapZoneRule *rule, gint64 instant, gint64 limit, gint64 *change);

G_END_DECLS
