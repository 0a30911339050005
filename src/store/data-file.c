/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data-file.h"
#include "source.h"

#define SUFFIX ".tsv"
#define KEY_COLUMN "key"

/* The file being read, and where in it. */
typedef struct
{
  const char *name;
  RapKind kind;
  guint line;
  GArray *fields; /* field of each column after the key */
  RapData *data;
  const RapData *base;
} Reader;

char *
rap_data_make_uid (RapKind kind, const char *key)
{
  /* 4b3e3f0a-9c52-4a5e-8f0c-2f6c1f6a7d21, made once at random. */
  static const guint8 name_space[16] = { 0x4b, 0x3e, 0x3f, 0x0a, 0x9c, 0x52, 0x4a, 0x5e,
                                         0x8f, 0x0c, 0x2f, 0x6c, 0x1f, 0x6a, 0x7d, 0x21 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *name = g_strconcat (rap_kind_nick (kind), "/", key, NULL);
  guint8 u[20];
  gsize length = sizeof u;

  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, u, &length);
  u[6] = (guint8) ((u[6] & 0x0f) | 0x50);
  u[8] = (guint8) ((u[8] & 0x3f) | 0x80);
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11],
                          u[12], u[13], u[14], u[15]);
}

static void
row_free (RapDataRow *row)
{
  guint n_fields;

  rap_kind_fields (row->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    g_free (row->targets[i]);
  g_free (row->targets);
  g_clear_object (&row->record);
  g_free (row);
}

void
rap_data_free (RapData *self)
{
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->uids);
  g_free (self);
}

static gboolean
refuse (Reader *reader, const char *column, const char *reason, GError **error)
{
  if (column != NULL)
    /* Translators: a file name, the number of a line, the name of a column, a sentence. */
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("%s, line %u, column “%s”: %s"),
                 reader->name, reader->line, column, reason);
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("%s, line %u: %s"), reader->name,
                 reader->line, reason);
  return FALSE;
}

static gboolean
read_head (Reader *reader, char **cells, GError **error)
{
  if (cells[0] == NULL || !g_str_equal (cells[0], KEY_COLUMN))
    return refuse (reader, NULL, _("The first column is not “key”."), error);
  for (guint i = 1; cells[i] != NULL; i++)
    {
      int field = rap_kind_find_field (reader->kind, cells[i]);

      if (field < 0)
        return refuse (reader, cells[i], _("There is no such field."), error);
      for (guint j = 0; j < reader->fields->len; j++)
        if (g_array_index (reader->fields, int, j) == field)
          return refuse (reader, cells[i], _("The column is there twice."), error);
      g_array_append_val (reader->fields, field);
    }
  return TRUE;
}

/* Anything but the three escapes is left as it stands and refused by the caller. */
static char *
unescape (const char *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p++)
    if (*p != '\\')
      g_string_append_c (text, *p);
    else
      {
        p++;
        if (*p == 'n')
          g_string_append_c (text, '\n');
        else if (*p == 't')
          g_string_append_c (text, '\t');
        else if (*p == '\\')
          g_string_append_c (text, '\\');
        else
          return NULL;
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Targets come earlier or in the same file, but there maybe further down: they are looked for when
 * all is read. */
static gboolean
read_cell (Reader *reader, RapDataRow *row, guint index, const char *cell, GError **error)
{
  const RapField *field = &rap_kind_fields (reader->kind, NULL)[index];
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;

  row->given |= G_GUINT64_CONSTANT (1) << index;
  if (*cell == '\0')
    return TRUE;
  if (field->type == RAP_FIELD_REFERENCE)
    {
      row->targets[index] = rap_data_make_uid (field->target, cell);
      if (field->target == reader->kind
          || g_hash_table_contains (reader->data->uids, row->targets[index])
          || (reader->base != NULL
              && g_hash_table_contains (reader->base->uids, row->targets[index])))
        return TRUE;
      text = g_strdup_printf (_("There is no “%s” (%s)."), cell, rap_kind_label (field->target));
      return refuse (reader, field->name, text, error);
    }
  text = field->type == RAP_FIELD_LONG_TEXT ? unescape (cell) : g_strdup (cell);
  if (text == NULL)
    return refuse (reader, field->name, _("After a backslash only n, t or another backslash may "
                                          "follow."),
                   error);
  return rap_record_parse (row->record, index, text, &reason)
         || refuse (reader, field->name, reason->message, error);
}

static RapDataRow *
row_new (RapKind kind, const char *key)
{
  RapDataRow *row = g_new0 (RapDataRow, 1);
  g_autofree char *uid = rap_data_make_uid (kind, key);
  guint n_fields;

  rap_kind_fields (kind, &n_fields);
  row->kind = kind;
  row->record = rap_record_new (kind);
  row->targets = g_new0 (char *, n_fields + 1);
  rap_record_set_uid (row->record, uid);
  return row;
}

/* References are still empty, so a required one is checked here. */
static gboolean
check_required (Reader *reader, RapDataRow *row, GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (reader->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & RAP_FIELD_REQUIRED)
        && (fields[i].type == RAP_FIELD_REFERENCE ? row->targets[i] == NULL
                                                  : *rap_record_text (row->record, i) == '\0'))
      return refuse (reader, fields[i].name, _("It may not be empty."), error);
  return TRUE;
}

static gboolean
read_row (Reader *reader, char **cells, GError **error)
{
  guint n_cells = g_strv_length (cells);
  RapDataRow *row;

  if (n_cells != reader->fields->len + 1)
    {
      g_autofree char *reason =
        g_strdup_printf (_("Number of cells: %u; the first line has %u."), n_cells,
                         reader->fields->len + 1);

      return refuse (reader, NULL, reason, error);
    }
  if (*cells[0] == '\0')
    return refuse (reader, KEY_COLUMN, _("It may not be empty."), error);
  row = row_new (reader->kind, cells[0]);
  g_ptr_array_add (reader->data->rows, row);
  if (!g_hash_table_add (reader->data->uids, g_strdup (rap_record_uid (row->record))))
    return refuse (reader, KEY_COLUMN, _("The key is there twice."), error);
  for (guint i = 0; i < reader->fields->len; i++)
    if (!read_cell (reader, row, (guint) g_array_index (reader->fields, int, i), cells[i + 1],
                    error))
      return FALSE;
  return check_required (reader, row, error);
}

static gboolean
check_own_targets (Reader *reader, guint first_row, GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (reader->kind, &n_fields);

  for (guint r = first_row; r < reader->data->rows->len; r++)
    {
      const RapDataRow *row = g_ptr_array_index (reader->data->rows, r);

      for (guint i = 0; i < n_fields; i++)
        if (row->targets[i] != NULL && fields[i].target == reader->kind
            && !g_hash_table_contains (reader->data->uids, row->targets[i]))
          {
            reader->line = r - first_row + 2;
            return refuse (reader, fields[i].name, _("There is no row with this key."), error);
          }
    }
  return TRUE;
}

/* ---- Order ---- */

typedef struct
{
  RapDataRow *row;
  gboolean placed;
} Mark;

static void
place_row (Mark *mark, GHashTable *marks, GPtrArray *rows)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (mark->row->kind, &n_fields);

  if (mark->placed)
    return;
  mark->placed = TRUE;
  for (guint i = 0; i < n_fields; i++)
    if (mark->row->targets[i] != NULL && fields[i].target == mark->row->kind)
      place_row (g_hash_table_lookup (marks, mark->row->targets[i]), marks, rows);
  g_ptr_array_add (rows, mark->row);
}

/* Rows after those of the same file that they refer to, but where they refer in a circle. */
static void
arrange_rows (RapData *data, guint first_row)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree Mark **order = g_new (Mark *, data->rows->len - first_row + 1);

  for (guint r = first_row; r < data->rows->len; r++)
    {
      Mark *mark = g_new0 (Mark, 1);

      mark->row = g_ptr_array_index (data->rows, r);
      order[r - first_row] = mark;
      g_hash_table_insert (marks, (gpointer) rap_record_uid (mark->row->record), mark);
    }
  for (guint r = first_row; r < data->rows->len; r++)
    place_row (order[r - first_row], marks, rows);
  for (guint i = 0; i < rows->len; i++)
    data->rows->pdata[first_row + i] = rows->pdata[i];
}

static gboolean
read_lines (Reader *reader, const char *text, gsize length, GError **error)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = NULL;
  guint first_row = reader->data->rows->len;
  const char *bad;

  if (!g_utf8_validate (text, (gssize) length, &bad))
    {
      reader->line = 1;
      for (const char *p = text; p < bad; p++)
        reader->line += *p == '\n';
      return refuse (reader, NULL, _("It is not valid UTF-8."), error);
    }
  /* An empty file has one line, which is empty. */
  lines = length > 0 ? g_strsplit (copy, "\n", -1) : g_strsplit ("\n", "\n", 2);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      reader->line = i + 1;
      /* What follows the last line's end. */
      if (*lines[i] == '\0' && lines[i + 1] == NULL && i > 0)
        break;
      if (!(i == 0 ? read_head (reader, cells, error) : read_row (reader, cells, error)))
        return FALSE;
    }
  if (!check_own_targets (reader, first_row, error))
    return FALSE;
  arrange_rows (reader->data, first_row);
  return TRUE;
}

static gboolean
read_file (RapData *data, const RapData *base, const char *location, RapKind kind, GError **error)
{
  g_autofree char *name = g_strconcat (rap_kind_nick (kind), SUFFIX, NULL);
  g_autoptr (GBytes) bytes = rap_source_load (location, name, error);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  Reader reader = { name, kind, 0, fields, data, base };
  gsize length;
  const char *text;

  if (bytes == NULL)
    return FALSE;
  data->kinds[kind] = TRUE;
  text = g_bytes_get_data (bytes, &length);
  return read_lines (&reader, text != NULL ? text : "", length, error);
}

static gboolean
check_names (char **names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *nick = NULL;
      RapKind kind;

      if (!g_str_has_suffix (names[i], SUFFIX))
        continue;
      nick = g_strndup (names[i], strlen (names[i]) - strlen (SUFFIX));
      if (!rap_kind_from_nick (nick, &kind))
        {
          g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                       _("%s: there is no such kind of record."), names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

RapData *
rap_data_read (const char *location, const RapData *base, GError **error)
{
  g_auto (GStrv) names = rap_source_list (location);
  g_autoptr (RapData) data = g_new0 (RapData, 1);

  data->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  data->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!check_names (names, error))
    return NULL;
  /* Each kind comes after those it refers to: RapKind is in that order. */
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat (rap_kind_nick ((RapKind) kind), SUFFIX, NULL);

      if (g_strv_contains ((const char *const *) names, name)
          && !read_file (data, base, location, (RapKind) kind, error))
        return NULL;
    }
  return g_steal_pointer (&data);
}
