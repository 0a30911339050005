/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kinds.h"
#include "store/query-model.h"
#include "store/workspace.h"

G_BEGIN_DECLS

#define FIXTURE_NOW 1747293000 /* 2025-05-15T07:10:00Z */

/* A workspace in a folder of its own, both removed at the end. */
typedef struct
{
  char *folder;
  char *path;
  RapClock *clock;
  RapStore *store;
} Fixture;

/* g_test_init() and g_test_run() with a folder of the test's own for what the program keeps with the
 * user's data: dated backups. G_TEST_OPTION_ISOLATE_DIRS leaks, and other processes do not see it. */
void fixture_init (int *argc, char ***argv);
int fixture_run (void);
/* For g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down). */
void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
/* Closes the store and opens the file again. */
void fixture_reopen (Fixture *self);
/* A path in the folder. */
char *fixture_path (Fixture *self, const char *name);

/* Removes a folder with all that is in it. */
void fixture_remove_folder (const char *path);
/* Turns the main context until *@done; fails the test after some seconds. */
void fixture_wait (const gboolean *done);
/* Turns it for as long as something is ready or a little longer: nothing more may come. */
void fixture_settle (void);

/* One row a line, every column quoted, in the order of the row ids; of every kind. What is equal
 * here is equal to the byte. */
char *fixture_dump (RapStore *store);
/* The same of any file, read by a connection of its own. */
char *fixture_dump_file (const char *path);
gint64 fixture_count (RapStore *store, const char *sql);

/* Applies a change set that must succeed; gives the step. */
gint64 fixture_apply (RapStore *store, RapChangeSet *changes);
/* Records of a kind with what is required filled in; @more is "field", "value", …, NULL. */
RapRecord *fixture_record (RapKind kind, const char *first, ...);
/* Stores it in one act; gives the row id. */
gint64 fixture_insert (RapStore *store, RapRecord *record);
/* Writes one field of a stored record in one act, as typed. */
void fixture_set (RapStore *store, RapKind kind, gint64 id, const char *field, const char *value);
char *fixture_get (RapStore *store, RapKind kind, gint64 id, const char *field);

/* Path of the program that was built beside the tests. */
char *fixture_helper (void);
/* Starts a program; ends with NULL. */
GSubprocess *fixture_spawn (GSubprocessFlags flags, const char *program, ...) G_GNUC_NULL_TERMINATED;
/* No problem is found anywhere in the workspace. */
void fixture_expect_sound (RapStore *store);

/* The GError code and a part of its message. */
#define fixture_assert_error(error, error_code, part) \
  G_STMT_START \
  { \
    g_assert_error (error, RAP_ERROR, error_code); \
    if (strstr ((error)->message, part) == NULL) \
      g_error ("“%s” is not in “%s”", part, (error)->message); \
    g_clear_error (&(error)); \
  } \
  G_STMT_END

G_END_DECLS
