/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/agenda-difference.h"
#include "core/agenda-edit.h"
#include "core/agenda-timing.h"
#include "core/kinds.h"

G_BEGIN_DECLS

/* Agendas for the tests of the agenda's code, and a store in memory that applies change sets. */

/* A meeting with row id 1 from @first to @last, without sittings. */
RapAgenda *fixture_agenda (const char *zone, const char *first, const char *last);
/* Adds a record and arranges. The record belongs to the agenda. */
RapRecord *fixture_sitting (RapAgenda *agenda, gint64 id, const char *start, const char *end);
RapRecord *fixture_item (RapAgenda *agenda, gint64 id, gint64 sitting, gint64 parent,
                         const char *title, int minutes);
RapRecord *fixture_fixed (RapAgenda *agenda, gint64 id, gint64 sitting, const char *title,
                          int minutes, const char *start);
RapRecord *fixture_person (RapAgenda *agenda, gint64 id, gint64 item, const char *role,
                           const char *name);

/* A meeting of up to three days with sittings, trees of items, breaks, fixed starts, a backlog. */
RapAgenda *fixture_random (GRand *rand, guint n_items);
/* One act at random, most of them possible; %NULL with @error when this one is not. @what says
 * which it was, for the message of a failed test. */
RapChangeSet *fixture_act (GRand *rand, RapAgenda *agenda, char **what, GError **error);

/* The agenda after @changes, as the store would give it back: real ids for stand-ins, each written
 * record held against its rules, as in the order given. Fails the test when a rule does not hold. */
RapAgenda *fixture_apply (RapAgenda *agenda, RapChangeSet *changes);
RapLookup fixture_lookup (RapAgenda *agenda);

/* Every record in words, sorted: two agendas with the same text are the same. */
char *fixture_dump (RapAgenda *agenda, gboolean with_sequences);
/* The tree as people see it: "1[2 3] 4 | 5 || 6" (sittings by |, the backlog after ||). */
char *fixture_outline (RapAgenda *agenda);
/* Whether every record holds its rules and no two siblings share a place. */
void fixture_assert_sound (RapAgenda *agenda);

/* Two days, three sittings: 1 2[21 22[221] 23] 3 | 4[41] 5 | || 6 7[71] */
RapAgenda *fixture_sample (void);
/* The agenda after @changes (transfer full), in place of @agenda; both without fault. */
RapAgenda *fixture_done (RapAgenda *agenda, RapChangeSet *changes, GError *error);
void fixture_assert_outline (RapAgenda *agenda, const char *expected);
/* No change set, but an error of that code that has @word in it; clears it. */
void fixture_assert_refused (RapChangeSet *changes, GError **error, RapError code, const char *word);

RapLocal fixture_local (const char *text);

G_END_DECLS
