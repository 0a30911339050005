/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <sqlite3.h>

#include "bare-store.h"
#include "bench.h"

struct _BareStore
{
  sqlite3 *handle;
  sqlite3_stmt *begin;
  sqlite3_stmt *commit;
  sqlite3_stmt *set_venue;
  sqlite3_stmt *set_duration;
  sqlite3_stmt *meetings;
  sqlite3_stmt *search;
  sqlite3_stmt *read;
};

static void
check (BareStore *self, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    bench_fail ("Bare SQLite: %s", sqlite3_errmsg (self->handle));
}

static void
run (BareStore *self, const char *sql)
{
  check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (BareStore *self, const char *sql)
{
  sqlite3_stmt *statement;

  check (self, sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                   NULL));
  return statement;
}

static gboolean
step (BareStore *self, sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  check (self, code);
  if (code == SQLITE_ROW)
    return TRUE;
  check (self, sqlite3_reset (statement));
  return FALSE;
}

static void
drop_triggers (BareStore *self)
{
  sqlite3_stmt *names = prepare (self, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  g_autoptr (GString) sql = g_string_new (NULL);

  while (step (self, names))
    g_string_append_printf (sql, "DROP TRIGGER \"%s\";", sqlite3_column_text (names, 0));
  sqlite3_finalize (names);
  run (self, sql->str);
}

/* Every text that the search of the window looks into. */
#define HAS(column) column " LIKE '%' || ?1 || '%'"
#define SEARCH                                                                                     \
  "SELECT id FROM meeting WHERE " HAS ("session") " OR " HAS ("title_en") " OR " HAS ("title_fr")  \
  " OR " HAS ("theme") " OR " HAS ("venue") " OR " HAS ("city") " OR " HAS ("country")             \
  " OR " HAS ("url") " OR " HAS ("languages") " OR " HAS ("chair") " OR " HAS ("secretary")        \
  " OR " HAS ("note") " OR " HAS ("source") " ORDER BY start_date, id"

BareStore *
bare_store_open (const char *path)
{
  BareStore *self = g_new0 (BareStore, 1);

  check (self, sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                                NULL));
  run (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
             "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
             "PRAGMA journal_size_limit = 4194304");
  drop_triggers (self);
  self->begin = prepare (self, "BEGIN IMMEDIATE");
  self->commit = prepare (self, "COMMIT");
  self->set_venue =
    prepare (self, "UPDATE meeting SET venue = ?1, changed = changed + 1 WHERE id = ?2");
  self->set_duration =
    prepare (self, "UPDATE agenda_item SET duration = ?1, changed = changed + 1 WHERE id = ?2");
  self->meetings = prepare (self, "SELECT id FROM meeting ORDER BY start_date, id");
  self->search = prepare (self, SEARCH);
  self->read = prepare (self, "SELECT * FROM meeting WHERE id = ?1");
  return self;
}

void
bare_store_close (BareStore *self)
{
  sqlite3_stmt *statement;

  while ((statement = sqlite3_next_stmt (self->handle, NULL)) != NULL)
    sqlite3_finalize (statement);
  sqlite3_close (self->handle);
  g_free (self);
}

void
bare_store_set_venue (BareStore *self, gint64 meeting, const char *venue)
{
  step (self, self->begin);
  sqlite3_bind_text (self->set_venue, 1, venue, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->set_venue, 2, meeting);
  step (self, self->set_venue);
  g_assert_cmpint (sqlite3_changes (self->handle), ==, 1);
  step (self, self->commit);
}

void
bare_store_set_durations (BareStore *self, const gint64 *items, guint n_items, int minutes)
{
  step (self, self->begin);
  for (guint i = 0; i < n_items; i++)
    {
      sqlite3_bind_int (self->set_duration, 1, minutes);
      sqlite3_bind_int64 (self->set_duration, 2, items[i]);
      step (self, self->set_duration);
      g_assert_cmpint (sqlite3_changes (self->handle), ==, 1);
    }
  step (self, self->commit);
}

static GArray *
collect_ids (BareStore *self, sqlite3_stmt *statement)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (step (self, statement))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

GArray *
bare_store_meetings (BareStore *self)
{
  return collect_ids (self, self->meetings);
}

GArray *
bare_store_search (BareStore *self, const char *word)
{
  sqlite3_bind_text (self->search, 1, word, -1, SQLITE_STATIC);
  return collect_ids (self, self->search);
}

gsize
bare_store_read (BareStore *self, const gint64 *meetings, guint n_meetings)
{
  gsize bytes = 0;

  for (guint i = 0; i < n_meetings; i++)
    {
      sqlite3_bind_int64 (self->read, 1, meetings[i]);
      while (step (self, self->read))
        for (int column = 0; column < sqlite3_column_count (self->read); column++)
          if (sqlite3_column_text (self->read, column) != NULL)
            bytes += (gsize) sqlite3_column_bytes (self->read, column);
    }
  return bytes;
}
