/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_QUERY_EQUAL,
  RAP_QUERY_NOT_EQUAL,
  RAP_QUERY_LESS,
  RAP_QUERY_AT_MOST,
  RAP_QUERY_MORE,
  RAP_QUERY_AT_LEAST,
  RAP_QUERY_CONTAINS,
} RapQueryOp;

/**
 * RapQuery:
 *
 * Which records of one kind, in which order. Says what is wanted in fields and values; the SQL is
 * the store's business.
 */
typedef struct _RapQuery RapQuery;

RapQuery *rap_query_new (RapKind kind) G_GNUC_WARN_UNUSED_RESULT;
RapQuery *rap_query_copy (RapQuery *self) G_GNUC_WARN_UNUSED_RESULT;
RapQuery *rap_query_ref (RapQuery *self);
void rap_query_unref (RapQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapQuery, rap_query_unref)

RapKind rap_query_kind (RapQuery *self);
/* Adds a condition (all must hold). @value in stored form; a reference's value is a row id in
 * digits, "" is none. Refused when the kind has no such field. */
gboolean rap_query_where (RapQuery *self, const char *field, RapQueryOp op, const char *value, GError **error);
/* Any of several values of one field. */
gboolean rap_query_where_any (RapQuery *self, const char *field, const char *const *values, GError **error);
/* Every word must occur in one of the record's text fields, or in the name or code of its body,
 * region or host; case and accents do not count. In the texts of a meeting, of which there may be
 * a hundred thousand, a word must begin so: "gov" and "council", not "ouncil"; a word in other than
 * Latin letters may occur anywhere. */
void rap_query_search (RapQuery *self, const char *words);
/* A reference sorts by the title (code for regions and bodies) of its target. Ends with the row id. */
gboolean rap_query_sort (RapQuery *self, const char *field, gboolean descending, GError **error);
void rap_query_limit (RapQuery *self, guint limit); /* 0 for none */

G_END_DECLS
