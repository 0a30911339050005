/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"
#include "database.h"

G_BEGIN_DECLS

/* A record and its row. Everything here follows from the description of the kind: a new field or
 * kind needs no line in this file. */

/* Name of a kind's table or a field's column. (transfer full) */
char *rap_row_name (const char *nick) G_GNUC_WARN_UNUSED_RESULT;
/* "SELECT id, uid, … FROM table " with every field. (transfer none) */
const char *rap_row_select (RapKind kind);
/* What a row of rap_row_select() says, into an existing record; notifies what differs. */
void rap_row_read_into (RapStatement *statement, RapRecord *record);
RapRecord *rap_row_read (RapStatement *statement, RapKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* The record's title, fit to stand in a message whatever it holds. (transfer full) */
char *rap_row_title (RapRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* Kind and title; kind and row id where there is no title; the kind of what has neither.
 * (transfer full) */
char *rap_row_describe (RapRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/* %NULL without error when there is no such row. */
RapRecord *rap_row_load (RapDatabase *database, RapKind kind, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All rows of a SELECT made from rap_row_select(), appended to @records. */
gboolean rap_row_load_all (RapStatement *statement, RapKind kind, GPtrArray *records, GError **error);

/* Writes a new row; @id gets its row id. */
gboolean rap_row_insert (RapDatabase *database, RapRecord *record, gint64 *id, GError **error);
/* Writes the fields of @fields (bit n: field n). */
gboolean rap_row_update (RapDatabase *database, RapRecord *record, guint64 fields, GError **error);
gboolean rap_row_delete (RapDatabase *database, RapKind kind, gint64 id, GError **error);

G_END_DECLS
