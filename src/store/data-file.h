/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/*
 * Data that comes with the program: one file KIND.tsv for each kind. UTF-8, tab between cells, the
 * first line names the columns: `key`, then fields of the kind. An empty cell leaves the field as a
 * new record has it; a cell of a reference holds the key of its target. In a long text `\n`, `\t`
 * and `\\` stand for line feed, tab and backslash.
 *
 * The uid of a row follows from kind and key, so the same row has the same uid everywhere.
 */

/**
 * RapDataRow:
 * @record: with its uid; references are empty
 * @given: bit n set: the file has a column for field n
 * @targets: uid of the target of each reference field, %NULL for none; one place for each field
 */
typedef struct
{
  RapKind kind;
  RapRecord *record;
  guint64 given;
  char **targets;
} RapDataRow;

/**
 * RapData:
 * @rows: (element-type RapDataRow): each after those it refers to, else in the order of the files
 * @uids: (element-type utf8): set of the uids of all rows
 */
typedef struct
{
  GPtrArray *rows;
  GHashTable *uids;
  gboolean kinds[RAP_N_KINDS]; /* which kinds have a file */
} RapData;

/**
 * rap_data_read:
 * @location: as in source.h
 * @base: (nullable): data whose rows may be referred to as well
 *
 * Returns: (transfer full) (nullable): all rows; %NULL with %RAP_ERROR_INVALID naming file, line,
 *   column and reason
 */
RapData *rap_data_read (const char *location, const RapData *base, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_data_free (RapData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapData, rap_data_free)

/* UUID version 5 (RFC 4122 §4.3) of "kind/key" in a name space of our own. */
char *rap_data_make_uid (RapKind kind, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
