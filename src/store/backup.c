/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "backup.h"
#include "files.h"

/* Pages copied between two looks at the cancellable: 1 MB, about 1 ms. */
#define PAGES_PER_STEP 256

#define DAY 86400
#define N_DAILY 10
#define N_WEEKLY 8
#define SUFFIX ".rapporteur"
#define STAMP_FORMAT "%Y%m%dT%H%M%SZ"
#define STAMP_LENGTH 16
#define PLACE_LENGTH 8

/* ---- One copy ---- */

static gboolean
copy_pages (sqlite3_backup *backup, RapDatabase *source, GCancellable *cancellable, GError **error)
{
  int code;

  do
    {
      if (g_cancellable_is_cancelled (cancellable))
        return rap_database_fail (source, SQLITE_INTERRUPT, error);
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
    }
  while (code == SQLITE_OK);
  return code == SQLITE_DONE || rap_database_fail (source, code, error);
}

static gboolean
copy_into (RapDatabase *source, RapDatabase *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (rap_database_handle (target), "main",
                                                rap_database_handle (source), "main");
  gboolean done;

  if (backup == NULL)
    return rap_database_fail (target, sqlite3_errcode (rap_database_handle (target)), error);
  done = copy_pages (backup, source, cancellable, error);
  sqlite3_backup_finish (backup);
  return done;
}

/* A read transaction around the whole copy: otherwise each commit of others starts it anew. */
static gboolean
copy_snapshot (RapDatabase *source, const char *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (RapDatabase) target = rap_database_open (draft, RAP_DATABASE_MAKE, error);
  gint64 ignored;
  gboolean done;

  if (target == NULL
      || !rap_database_run (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error)
      || !rap_database_run (source, "BEGIN", error))
    return FALSE;
  done = rap_database_get_integer (source, "SELECT count (*) FROM sqlite_schema", &ignored, error)
         && copy_into (source, target, cancellable, error);
  rap_database_roll_back (source);
  return done;
}

/* A finished copy that has no name yet. */
static char *
make_draft (RapDatabase *source, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *draft = rap_files_make_beside (path, error);

  if (draft == NULL)
    return NULL;
  if (!copy_snapshot (source, draft, cancellable, error))
    {
      rap_files_rename_in_error (error, draft, path);
      g_unlink (draft);
      return NULL;
    }
  return g_steal_pointer (&draft);
}

gboolean
rap_backup_copy (RapDatabase *source,
                 const char *path,
                 gboolean replace,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *draft = make_draft (source, path, cancellable, error);

  return draft != NULL && rap_files_publish (draft, path, replace, error);
}

/* ---- Dated backups ---- */

static char *
backups_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "rapporteur", "backups", NULL);
}

/* Eight hexadecimal digits of the path's digest. */
static char *
place_of (const char *path)
{
  g_autofree char *resolved = realpath (path, NULL);
  g_autofree char *absolute = g_canonicalize_filename (resolved != NULL ? resolved : path, NULL);
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);

  digest[PLACE_LENGTH] = '\0';
  return digest;
}

/* Unix time in the name of a dated backup of that place; −1 for any other file. */
static gint64
time_of (const char *name, const char *place)
{
  g_autofree char *tail = g_strdup_printf ("-%s" SUFFIX, place);
  g_autofree char *stamp = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gsize length = strlen (name);
  gsize tail_length = strlen (tail);

  if (length < tail_length + STAMP_LENGTH + 1 || !g_str_has_suffix (name, tail))
    return -1;
  stamp = g_strndup (name + length - tail_length - STAMP_LENGTH, STAMP_LENGTH);
  time = g_date_time_new_from_iso8601 (stamp, utc);
  return time != NULL ? g_date_time_to_unix (time) : -1;
}

typedef struct
{
  gint64 time;
  char *path;
} Backup;

static void
backup_clear (Backup *backup)
{
  g_free (backup->path);
}

static int
compare_backups (const void *a, const void *b)
{
  gint64 first = ((const Backup *) a)->time;
  gint64 second = ((const Backup *) b)->time;

  return (second > first) - (second < first);
}

static void
add_backups (GArray *backups, const char *folder, const char *place)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Backup backup = { time_of (name, place), NULL };

      if (backup.time < 0)
        continue;
      backup.path = g_build_filename (folder, name, NULL);
      g_array_append_val (backups, backup);
    }
}

/* Newest first. @folder NULL: those of all workspaces, for one whose uid cannot be read. */
static GArray *
list_backups (const char *folder, const char *path)
{
  GArray *backups = g_array_new (FALSE, TRUE, sizeof (Backup));
  g_autofree char *place = place_of (path);
  g_autofree char *all = backups_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_array_set_clear_func (backups, (GDestroyNotify) backup_clear);
  if (folder != NULL)
    add_backups (backups, folder, place);
  else
    dir = g_dir_open (all, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *one = g_build_filename (all, name, NULL);

      add_backups (backups, one, place);
    }
  g_array_sort (backups, compare_backups);
  return backups;
}

char *
rap_backup_find_newest (const char *path)
{
  g_autoptr (GArray) backups = list_backups (NULL, path);

  return backups->len > 0 ? g_strdup (g_array_index (backups, Backup, 0).path) : NULL;
}

/* 1970-01-01 was a Thursday; weeks begin on Monday. */
static gint64
week_of (gint64 time)
{
  return (time / DAY + 3) / 7;
}

void
rap_backup_choose (const gint64 *times, gsize n_times, gboolean *keep)
{
  gint64 last_day = G_MININT64;
  gint64 last_week = G_MININT64;
  int days = 0;
  int weeks = 0;

  for (gsize i = 0; i < n_times; i++)
    {
      gint64 day = times[i] / DAY;
      gint64 week = week_of (times[i]);

      keep[i] = FALSE;
      if (day == last_day)
        continue;
      last_day = day;
      if (days < N_DAILY)
        {
          days++;
          last_week = week;
          keep[i] = TRUE;
        }
      else if (week != last_week && weeks < N_WEEKLY)
        {
          weeks++;
          last_week = week;
          keep[i] = TRUE;
        }
    }
}

static void
remove_old (GArray *backups)
{
  g_autofree gint64 *times = g_new (gint64, backups->len + 1);
  g_autofree gboolean *keep = g_new (gboolean, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    times[i] = g_array_index (backups, Backup, i).time;
  rap_backup_choose (times, backups->len, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      g_unlink (g_array_index (backups, Backup, i).path);
}

/* ~/.local/share/rapporteur/backups/UID */
static char *
find_folder (RapDatabase *source, GError **error)
{
  g_autoptr (RapStatement) statement =
    rap_database_prepare (source, "SELECT uid FROM workspace", error);
  g_autofree char *all = backups_folder ();
  const char *uid;
  gboolean row;

  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return NULL;
  uid = row ? rap_statement_text (statement, 0) : "";
  /* A hostile file must not say where we write. */
  if (!g_uuid_string_is_valid (uid))
    {
      g_autofree char *name = g_filename_display_name (rap_database_path (source));

      g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED, _("“%s” is damaged."), name);
      return NULL;
    }
  return g_build_filename (all, uid, NULL);
}

static char *
make_name (const char *folder, const char *path, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (time, STAMP_FORMAT);
  g_autofree char *place = place_of (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  name = g_strdup_printf ("%s-%s-%s" SUFFIX, base, stamp, place);
  return g_build_filename (folder, name, NULL);
}

/* Whether the user has changed something since @last; what came with the program can come again. */
static gboolean
has_news (RapDatabase *source, gint64 last, gboolean *news, GError **error)
{
  gint64 newest;

  if (!rap_database_get_integer (source,
                                 "SELECT at FROM journal_step WHERE kind <> 'reference'"
                                 " ORDER BY id DESC LIMIT 1",
                                 &newest, error))
    return FALSE;
  *news = last < 0 ? newest > 0 : newest >= last;
  return TRUE;
}

static gboolean
check_draft (const char *draft, const char *path, GError **error)
{
  g_autoptr (RapDatabase) copy = rap_database_open (draft, RAP_DATABASE_FROZEN, error);
  g_autoptr (RapStatement) statement = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gboolean row;

  if (copy == NULL)
    return FALSE;
  statement = rap_database_prepare (copy, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !rap_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_str_equal (rap_statement_text (statement, 0), "ok"))
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_DAMAGED, _("“%s” is damaged."), name);
  return FALSE;
}

gboolean
rap_backup_make_dated (RapDatabase *source,
                       const char *path,
                       gint64 now,
                       char **made,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *folder = find_folder (source, error);
  g_autofree char *target = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (GArray) backups = NULL;
  gint64 last;
  gboolean news;

  if (made != NULL)
    *made = NULL;
  if (folder == NULL)
    return FALSE;
  backups = list_backups (folder, path);
  last = backups->len > 0 ? g_array_index (backups, Backup, 0).time : -DAY;
  if (!has_news (source, last, &news, error))
    return FALSE;
  if (!news || now - last < DAY)
    return TRUE;

  /* Only its owner may look inside. */
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return rap_files_fail (errno, folder, error);
  target = make_name (folder, path, now);
  draft = make_draft (source, target, cancellable, error);
  if (draft == NULL)
    return FALSE;
  if (!check_draft (draft, path, error))
    {
      g_unlink (draft);
      return FALSE;
    }
  if (!rap_files_publish (draft, target, TRUE, error))
    return FALSE;
  g_array_unref (backups);
  backups = list_backups (folder, path);
  remove_old (backups);
  if (made != NULL)
    *made = g_steal_pointer (&target);
  return TRUE;
}

void
rap_backup_add_hint (const char *path, GError **error)
{
  g_autofree char *newest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (error == NULL
      || (!g_error_matches (*error, RAP_ERROR, RAP_ERROR_DAMAGED)
          && !g_error_matches (*error, RAP_ERROR, RAP_ERROR_NOT_WORKSPACE)))
    return;
  newest = rap_backup_find_newest (path);
  if (newest == NULL)
    return;
  name = g_filename_display_name (newest);
  /* Translators: a sentence that says what is wrong with a workspace, then the path of a file. */
  message = g_strdup_printf (_("%s The newest backup is “%s”."), (*error)->message, name);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}
