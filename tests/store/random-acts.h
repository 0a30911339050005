/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * random_act:
 *
 * A change set of one to six changes of any kind: new records, updates of any field, deletes with
 * what goes along. Many are valid; some break a rule, as people do.
 */
RapChangeSet *random_act (RapStore *store, GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

/* Fills a workspace with @n meetings whose fields differ in many ways, in one act. */
void random_meetings (RapStore *store, GRand *rand, guint n);

G_END_DECLS
