/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "core/zone.h"

G_BEGIN_DECLS

/**
 * RapZoneForm:
 * @RAP_ZONE_FORM_TEMPLATE: one STANDARD and at most one DAYLIGHT, each on the n-th or last weekday
 *   of a month: the only form that Outlook reads (MS-STANOICAL 2.1.3.1.1.19.2)
 * @RAP_ZONE_FORM_WINDOW: the same, with a weekday within a range of days of the month, for changes
 *   that come so many hours after midnight that they fall on another day (Santiago, Jerusalem)
 * @RAP_ZONE_FORM_LIST: each change of the span for itself, for zones whose changes follow no rule
 *   (Casablanca, Cairo) or another one during the span
 *
 * How the rules of a zone are written down.
 */
typedef enum
{
  RAP_ZONE_FORM_TEMPLATE,
  RAP_ZONE_FORM_WINDOW,
  RAP_ZONE_FORM_LIST,
} RapZoneForm;

/**
 * rap_zone_component_new:
 * @from: first instant that the rules must be right for
 * @until: last such instant, not before @from
 * @form: (out) (optional): the form taken, the first that is exact
 *
 * VTIMEZONE (RFC 5545 §3.6.5) with the bare IANA name as TZID, right for every instant from @from to
 * @until as @zone has it. Made by hand because libical's own carry a vendor's prefix in the TZID,
 * which Google and others do not know, and a dozen observances, of which Outlook reads one.
 *
 * Returns: (transfer full): free with icalcomponent_free()
 */
icalcomponent *
rap_zone_component_new (RapZone *zone, gint64 from, gint64 until, RapZoneForm *form)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
