/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/record.h"
#include "database.h"

G_BEGIN_DECLS

/**
 * RapRules:
 *
 * The rules over several records, held against what a transaction has written, when all of it is
 * written: the order of the changes inside an act does not count.
 */
typedef struct _RapRules RapRules;

#define RAP_RULES_ALL_FIELDS G_MAXUINT64

RapRules *rap_rules_new (RapDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void rap_rules_free (RapRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapRules, rap_rules_free)

/* A row of which @fields were written. */
void rap_rules_add (RapRules *self, RapKind kind, gint64 id, guint64 fields);
/* A row, as it was before it was deleted. */
void rap_rules_add_deleted (RapRules *self, RapRecord *row);
/* @step: whose journal entries tell what went along by cascades. */
gboolean rap_rules_check (RapRules *self, gint64 step, GError **error);

/* Reads other records for rules, each once: for as long as nothing is written. */
RapLookup rap_rules_lookup (RapRules *self);
/* What went wrong in the lookup, if anything did: a rule then only saw a record missing. */
gboolean rap_rules_take_error (RapRules *self, GError **error);

G_END_DECLS
