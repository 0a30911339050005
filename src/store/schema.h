/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Number of the newest NNN-*.sql at @location; 0 for none. */
int rap_schema_newest (const char *location);
/* PRAGMA user_version. */
gboolean rap_schema_version (RapDatabase *database, int *version, GError **error);

/**
 * rap_schema_migrate:
 *
 * Runs each NNN-*.sql whose number is above the file's version, in order, each in one exclusive
 * transaction with its number, the journal triggers and a check of all references. An error leaves
 * the file at the last step that succeeded. The caller keeps a copy of the file before.
 */
gboolean rap_schema_migrate (RapDatabase *database, const char *location, GError **error);

/* Whether every kind has its table and columns; if not, @missing (transfer full) names one. */
gboolean rap_schema_fits (RapDatabase *database, char **missing, GError **error);

/* Makes the journal triggers that are missing or no longer agree with their table. */
gboolean rap_schema_mend_triggers (RapDatabase *database, GError **error);
/* Names of the journal triggers that are missing or wrong (element-type utf8). */
GPtrArray *rap_schema_check_triggers (RapDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
