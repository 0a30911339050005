/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "error.h"

G_BEGIN_DECLS

/**
 * RapLocal:
 *
 * A wall date and time as a count of seconds since 1970-01-01T00:00 on the same wall clock: what
 * the Unix time would be if the place were in UTC. Differences of two are true only between clock
 * changes; convert to instants before measuring.
 */
typedef gint64 RapLocal;

/* %FALSE when @text is no real date/time (2025-02-30, 24:00). Accepts `T` or a space; seconds optional. */
gboolean rap_local_parse (const char *text, RapLocal *local);
gboolean rap_local_parse_date (const char *text, RapLocal *midnight);
gboolean rap_local_parse_time (const char *text, int *minutes);
/* `YYYY-MM-DDTHH:MM` · `YYYY-MM-DD` · `HH:MM` */
char *rap_local_format (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
char *rap_local_format_date (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
char *rap_local_format_time (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
void rap_local_fields (RapLocal local, int *year, int *month, int *day, int *hour, int *minute, int *second);
RapLocal rap_local_make (int year, int month, int day, int hour, int minute, int second);
/* 1 Monday … 7 Sunday (ISO 8601). */
int rap_local_weekday (RapLocal local);

/**
 * RapZone:
 *
 * The rules of one IANA time zone, read from the system's zoneinfo files (RFC 8536) with their
 * footer, so right beyond 2037 too. Immutable; cached per name; safe to use from every thread.
 */
typedef struct _RapZone RapZone;

/* %RAP_ERROR_INVALID with reason when there is no such zone or the name is not a zone name. */
RapZone *rap_zone_get (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RapZone *rap_zone_get_utc (void) G_GNUC_WARN_UNUSED_RESULT;
/* The zone this computer is set to; UTC when it cannot be told. */
RapZone *rap_zone_get_local (void) G_GNUC_WARN_UNUSED_RESULT;
RapZone *rap_zone_ref (RapZone *self);
void rap_zone_unref (RapZone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapZone, rap_zone_unref)

const char *rap_zone_name (RapZone *self);
/* Last part of the name in words: "Johannesburg", "Port of Spain". */
char *rap_zone_city (RapZone *self) G_GNUC_WARN_UNUSED_RESULT;
/* Every zone of zone1970.tab/tzdata.zi that people choose from, sorted; %NULL ended. (transfer none) */
const char *const *rap_zone_names (void);
/* Version of the zone data, "2025b"; "" when unknown. */
const char *rap_zone_data_version (void);

/* Seconds east of UTC at the instant; is_dst and abbreviation may be %NULL. */
int rap_zone_offset (RapZone *self, gint64 instant, gboolean *is_dst, const char **abbreviation);
RapLocal rap_zone_to_local (RapZone *self, gint64 instant);

typedef enum
{
  RAP_WALL_UNIQUE,
  RAP_WALL_GAP,
  RAP_WALL_OVERLAP,
} RapWall;

/**
 * rap_zone_to_instant:
 *
 * RFC 5545 §3.3.5: a wall time skipped by a clock change is read with the offset before the gap, a
 * wall time that happens twice is its first occurrence.
 *
 * Returns: which of the three @local is in this zone
 */
RapWall rap_zone_to_instant (RapZone *self, RapLocal local, gint64 *instant);

/* First change of offset after @instant; %FALSE when there is none before year 2400. */
gboolean rap_zone_next_change (RapZone *self, gint64 instant, gint64 *change);
/* POSIX TZ footer of the zone file, "CET-1CEST,M3.5.0,M10.5.0/3"; "" when there is none. */
const char *rap_zone_footer (RapZone *self);

G_END_DECLS
