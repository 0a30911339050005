/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapFieldRow:
 *
 * One fact of a record, edited where it is read: a list row with the field's label and an editor
 * by the field's type (text, long text, number, duration, date with calendar, time, zone with
 * search, choice, flags, yes/no, reference with search). Enter or leaving the row stores the value
 * (one undo step), Escape puts the old one back; a refused value keeps the text, marks the row
 * invalid (also for screen readers) and says the reason below. Read-only sessions show text only.
 */
#define RAP_TYPE_FIELD_ROW (rap_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RapFieldRow, rap_field_row, RAP, FIELD_ROW, AdwPreferencesRow)

GtkWidget *rap_field_row_new (RapSession *session, RapKind kind, guint field);
/* The record whose field is shown; %NULL empties the row. Follows notify of the property. */
void rap_field_row_set_record (RapFieldRow *self, RapRecord *record);
RapRecord *rap_field_row_get_record (RapFieldRow *self);
/* Stores what is typed and not stored yet; %FALSE when it is refused. */
gboolean rap_field_row_commit (RapFieldRow *self);

G_END_DECLS
