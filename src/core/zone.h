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

/* Years that are read from text. What lies outside is a slip of the pen, not a meeting. */
#define RAP_LOCAL_MIN_YEAR 1900
#define RAP_LOCAL_MAX_YEAR 2200

/* Strict readers of `YYYY-MM-DDTHH:MM[:SS]` (or a space for the `T`), `YYYY-MM-DD` and `HH:MM`.
 * %FALSE, and nothing is written, when @text (nullable) is no real date or time (2025-02-30,
 * 24:00), has anything before or after it, or lies outside the years above. @minutes count from
 * 00:00, 0 to 1439. */
gboolean rap_local_parse (const char *text, RapLocal *local);
gboolean rap_local_parse_date (const char *text, RapLocal *midnight);
gboolean rap_local_parse_time (const char *text, int *minutes);
/* `YYYY-MM-DDTHH:MM` · `YYYY-MM-DD` · `HH:MM`; seconds are cut off. (transfer full) */
char *rap_local_format (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
char *rap_local_format_date (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
char *rap_local_format_time (RapLocal local) G_GNUC_WARN_UNUSED_RESULT;
/* The parts of @local by the proleptic Gregorian calendar; each may be %NULL. Month and day count
 * from 1. Exact for ±3 million years; what lies beyond is taken for that limit. */
void rap_local_fields (
    RapLocal local, int *year, int *month, int *day, int *hour, int *minute, int *second);
/* The other way round. @month is 1 to 12; the other parts may run over, so day 32 of January is
 * the first of February and hour -1 is 23:00 of the day before. */
RapLocal rap_local_make (int year, int month, int day, int hour, int minute, int second);
/* 1 Monday … 7 Sunday (ISO 8601). */
int rap_local_weekday (RapLocal local);
/* "UTC", "UTC+2", "UTC−3:30": the same in every language. */
char *rap_offset_format (int seconds) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RapZone:
 *
 * The rules of one IANA time zone, read from the zoneinfo files (RFC 9636, before that RFC 8536) in
 * `$TZDIR` or `/usr/share/zoneinfo`, with their footer, so right beyond 2037 too. Immutable; cached
 * per file, failures are not; safe to use from every thread.
 *
 * Not a GTimeZone, because that one opens whatever path a name makes up, shows neither the changes
 * nor the footer, which a VTIMEZONE is made of, says nothing of gaps and overlaps, and (GLib 2.74)
 * misreads the footer of Europe/Dublin: after 2037 it is an hour wrong for half of each year, and
 * where the system's files are of the short kind, which leave most years to the footer, today.
 */
typedef struct _RapZone RapZone;

/* @name is an IANA name: up to 64 of A-Z a-z 0-9 _ + - with single / between the parts.
 * %RAP_ERROR_INVALID with reason when there is no such zone or the name is not a zone name,
 * %RAP_ERROR_IO when its file cannot be read or is damaged. */
RapZone *rap_zone_get (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RapZone *rap_zone_get_utc (void) G_GNUC_WARN_UNUSED_RESULT;
/* The zone this computer is set to: `$TZ`, /etc/localtime, /etc/timezone, the first that names a
 * zone there is; UTC when it cannot be told. Asked anew at every call. */
RapZone *rap_zone_get_local (void) G_GNUC_WARN_UNUSED_RESULT;
RapZone *rap_zone_ref (RapZone *self);
void rap_zone_unref (RapZone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapZone, rap_zone_unref)

const char *rap_zone_name (RapZone *self);
/* Last part of the name in words: "Johannesburg", "Port of Spain". */
char *rap_zone_city (RapZone *self) G_GNUC_WARN_UNUSED_RESULT;
/* Every zone that people choose from, that is those of zone.tab (each country has its own there;
 * zone1970.tab, where many share one, only if it is missing) and UTC, sorted; %NULL ended, lives as
 * long as the program. (transfer none) */
const char *const *rap_zone_names (void);
/* Version of the zone data, "2025b"; "" when unknown. Lives as long as the program. */
const char *rap_zone_data_version (void);

/* Seconds east of UTC at the instant; is_dst and abbreviation may be %NULL. The abbreviation belongs
 * to the zone. Both are as the file has them: "+03" where a place has no letters of its own, and
 * in Dublin the winter is the daylight saving time (GMT), the summer the standard one (IST). */
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
 * wall time that happens twice is its first occurrence. So 02:30 in a gap from 02:00 to 03:00 is
 * what the clocks there show as 03:30. A change of name or of daylight saving alone, with the
 * offset as it was, is neither gap nor overlap.
 *
 * Returns: which of the three @local is in this zone
 */
RapWall rap_zone_to_instant (RapZone *self, RapLocal local, gint64 *instant);

/* First change of offset after @instant; %FALSE when there is none before year 2400. */
gboolean rap_zone_next_change (RapZone *self, gint64 instant, gint64 *change);
/* POSIX TZ footer of the zone file, "CET-1CEST,M3.5.0,M10.5.0/3"; "" when there is none. */
const char *rap_zone_footer (RapZone *self);

/**
 * RapZoneDate:
 * @type: 'M' for the @week-th weekday @day of @month; 'J' for day @day of the year, 1 to 365, where
 *   29 February is never counted; '0' for day @day of the year, 0 to 365, where it is
 * @month: 1 to 12 ('M' only, else 0)
 * @week: 1 to 4, or 5 for the last one ('M' only, else 0)
 * @day: by @type; for 'M' 0 Sunday … 6 Saturday
 * @seconds: wall time of the change, counted from 00:00 of that day by the clock in force before
 *   it. May be negative or above 86400: -167 h to 167 h (RFC 9636 §3.3.2)
 *
 * The day of a yearly clock change.
 */
typedef struct
{
  char type;
  int month;
  int week;
  int day;
  int seconds;
} RapZoneDate;

/**
 * RapZoneRule:
 * @std_offset: seconds east of UTC in standard time
 * @dst_offset: the same in daylight saving time; may be the smaller of the two (Dublin)
 * @std_name: (transfer full): abbreviation of the standard time
 * @dst_name: (nullable): abbreviation of the daylight saving time; %NULL when there is none, then
 *   @dst_offset, @start and @end are 0
 * @start: when daylight saving time starts, by standard time
 * @end: when it ends, by daylight saving time
 *
 * A zone's footer, parsed: the rule for every year after the last change that its file lists.
 */
typedef struct
{
  int std_offset;
  int dst_offset;
  char *std_name;
  char *dst_name;
  RapZoneDate start;
  RapZoneDate end;
} RapZoneRule;

/* Reads a POSIX TZ string as RFC 9636 §3.3.2 has it. %FALSE, and @rule is left empty, when @footer
 * is "" or not such a string; a daylight saving time without dates is none, for POSIX does not say
 * what it means. Clear @rule afterwards. */
gboolean rap_zone_parse_footer (const char *footer, RapZoneRule *rule);
void rap_zone_rule_clear (RapZoneRule *rule);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapZoneRule, rap_zone_rule_clear)
/* Wall time of the change in @year, by the clock in force before it. */
RapLocal rap_zone_date_in_year (const RapZoneDate *date, int year);

G_END_DECLS
