/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "database.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * RapOpening:
 * @path: the file itself, symbolic links followed
 * @writer: (nullable): %NULL when the workspace cannot be written
 * @reader: never %NULL
 * @reader_mode: how further readers are to be opened
 * @reason: (nullable): why it cannot be written
 *
 * How a workspace could be opened.
 */
typedef struct
{
  char *path;
  RapDatabase *writer;
  RapDatabase *reader;
  RapDatabaseMode reader_mode;
  char *reason;
} RapOpening;

/**
 * rap_opening_run:
 * @location: where the migrations are (source.h)
 *
 * Opens an existing workspace as well as it can be. A file that is none is refused before anything
 * is written. A file of an older version is copied to `NAME.before-vN.rapporteur` beside it and
 * brought to the present version N. A file of a newer version, or one that cannot be written, is
 * opened for reading, and nothing is written beside it either.
 */
gboolean rap_opening_run (RapOpening *self, const char *path, RapStoreFlags flags,
                          const char *location, GError **error);
void rap_opening_clear (RapOpening *self);
/* Makes an empty workspace file, whole or not at all. */
gboolean rap_opening_create (const char *path, const char *location, gint64 now, GError **error);
/* A connection for reading; chooses the mode anew, since the surroundings may have changed. */
RapDatabase *rap_opening_open_reader (const char *path, gboolean writable, RapDatabaseMode *mode,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes away what reading left beside a file that could be written. */
void rap_opening_tidy (const char *path);

G_END_DECLS
