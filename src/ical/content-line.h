/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "core/zone.h"

G_BEGIN_DECLS

/* The octets of a line without its CRLF (RFC 5545 §3.1). */
#define RAP_ICAL_LINE_OCTETS 75

/* @text as one line of plain text, or with line feeds when @multi_line: control characters and line
 * separators become spaces, what is no UTF-8 becomes U+FFFD. @scratch holds the result when @text is
 * not clean already. (transfer none) */
const char *rap_ical_clean (const char *text, gboolean multi_line, GString *scratch);

/**
 * rap_ical_text_property:
 * @kind: a property of type TEXT
 * @name: (nullable): its name, for %ICAL_X_PROPERTY
 * @text: one text, not a list
 *
 * libical 3.0.16 writes the commas of X- properties as they are and later versions do not, so the
 * escaping of RFC 5545 §3.3.11 is done here, once for all.
 *
 * Returns: (transfer full)
 */
icalproperty *rap_ical_text_property (icalproperty_kind kind, const char *name, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
/* Gives such a property another text: quicker than a new one. */
void rap_ical_set_text (icalproperty *property, const char *text);
/* One property of comma-parted texts, at least one, such as CATEGORIES. libical takes such a list for one text and
 * escapes no comma in it, which tears "Policy, Planning" in two. (transfer full) */
icalproperty *rap_ical_list_property (icalproperty_kind kind, const char *const *texts)
    G_GNUC_WARN_UNUSED_RESULT;
/* DTSTART and the like. @zone is the TZID, which libical sets by itself only for its own zones;
 * "UTC" makes a time in UTC, %NULL one without zone, as VTIMEZONE has it. (transfer full) */
icalproperty *
rap_ical_time_property (icalproperty_kind kind, RapLocal local, const char *zone)
    G_GNUC_WARN_UNUSED_RESULT;
/* Appends such a property whose line is @head, up to and with the colon, but for the time. With the
 * longest name that a zone has it is shorter than a line may be. */
void
rap_ical_append_time (GString *lines, const char *head, RapLocal local, gboolean is_utc);
/* DTSTART and the like as a date. (transfer full) */
icalproperty *rap_ical_date_property (icalproperty_kind kind, RapLocal midnight)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * rap_ical_append:
 * @serialised: content lines as libical made them
 *
 * Appends @serialised to @lines, folded anew. libical (3.0.16 to 3.0.20) parts the CR of a line from
 * its LF where a stretch without space, colon or semicolon fills it but for one octet, and its lines
 * end in spaces, which mail servers like to cut off. Here a line is at most 75 octets, no character
 * is torn, and neither an escape nor a space stands at the fold where it can be helped.
 */
void rap_ical_append (GString *lines, const char *serialised);

G_END_DECLS
