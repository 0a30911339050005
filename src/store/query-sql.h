/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "query.h"

G_BEGIN_DECLS

/* Fields that every kind has besides those of its description. */
#define RAP_QUERY_ID (-1)
#define RAP_QUERY_UID (-2)

/* All of @values for %RAP_QUERY_EQUAL are alternatives. */
typedef struct
{
  int field;
  RapQueryOp op;
  GStrv values;
} RapCondition;

typedef struct
{
  int field;
  gboolean descending;
} RapOrder;

struct _RapQuery
{
  gatomicrefcount ref_count;
  RapKind kind;
  GArray *conditions; /* of RapCondition */
  GPtrArray *words;   /* folded */
  GArray *orders;     /* of RapOrder */
  guint limit;
};

typedef enum
{
  RAP_QUERY_IDS,
  RAP_QUERY_RECORDS, /* columns as rap_row_select() */
  RAP_QUERY_COUNT,
} RapQueryWhat;

/* The statement, values bound; @query must live as long as it is stepped. */
RapStatement *rap_query_prepare (RapQuery *query, RapDatabase *database, RapQueryWhat what,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both ask for the same rows in the same order. */
gboolean rap_query_is_equal (RapQuery *self, RapQuery *other);
/* Whether the result can change when records of @kind do. */
gboolean rap_query_depends_on (RapQuery *query, RapKind kind);
/* Kinds whose names are searched along with the records that refer to them. */
gboolean rap_query_is_searched_along (RapKind kind);

G_END_DECLS
