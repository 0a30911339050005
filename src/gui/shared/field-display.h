/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/* The value of a field in words, as the window shows it: a date with its weekday, the title of what
 * a reference points to, the labels of choices. "" when it is empty. (transfer full) */
char *rap_field_display (RapSession *session, RapRecord *record, guint field);
/* Any value in stored form, for a field of that description. (transfer full) */
char *rap_field_display_value (RapSession *session, const RapField *spec, const char *stored);
/* What a list of records of one kind calls the record: its name rather than its code. (transfer none) */
const char *rap_record_display_name (RapRecord *record);
/* "Johannesburg (UTC+2)": a zone with its offset at the session's present. (transfer full) */
char *rap_zone_display (RapSession *session, const char *zone);

G_END_DECLS
