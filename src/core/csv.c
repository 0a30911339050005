/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv.h"

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char separator;
} Reader;

static void
row_clear (gpointer data)
{
  RapCsvRow *row = data;

  g_strfreev (row->cells);
}

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* What separates cells is what the first row has most of outside quotes. */
static char
find_separator (const char *text, const char *end)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++)
    {
      if (*text == '"')
        quoted = !quoted;
      for (guint i = 0; i < G_N_ELEMENTS (candidates) && !quoted; i++)
        counts[i] += *text == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* The text between quotes; two quotes are one. */
static gboolean
read_quoted (Reader *reader, GString *cell, GError **error)
{
  guint began = reader->line;

  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"')
        {
          if (reader->at + 1 == reader->end || reader->at[1] != '"')
            {
              reader->at++;
              return TRUE;
            }
          reader->at++;
        }
      reader->line += *reader->at == '\n';
      if (*reader->at != '\r')
        g_string_append_c (cell, *reader->at);
    }
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("Line %u: a quote is opened and never closed."),
               began);
  return FALSE;
}

static gboolean
ends_cell (Reader *reader)
{
  return reader->at == reader->end || *reader->at == reader->separator || *reader->at == '\n'
         || *reader->at == '\r';
}

static char *
read_cell (Reader *reader, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, cell, error))
    return NULL;
  for (; !ends_cell (reader); reader->at++)
    g_string_append_c (cell, *reader->at);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static void
skip_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at == '\r')
    reader->at++;
  if (reader->at < reader->end && *reader->at == '\n')
    reader->at++;
  reader->line++;
}

static GStrv
read_row (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      char *cell = read_cell (reader, error);

      if (cell == NULL)
        return NULL;
      g_ptr_array_add (cells, cell);
      if (reader->at == reader->end || *reader->at != reader->separator)
        break;
      reader->at++;
    }
  if (reader->at < reader->end)
    skip_line_end (reader);
  g_ptr_array_add (cells, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
}

static gboolean
is_blank (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (strspn (cells[i], " \t") < strlen (cells[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_encoding (const char *text, gsize length, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  if (*bad == '\0')
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                 _("Line %u has a NUL: this is not a text file."), line_of (text, bad));
  else
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                 _("Line %u is not in UTF-8. Save the spreadsheet as “CSV UTF-8”."),
                 line_of (text, bad));
  return FALSE;
}

GArray *
rap_csv_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RapCsvRow));
  Reader reader = { .at = text, .end = text + length, .line = 1 };

  g_array_set_clear_func (rows, row_clear);
  if (!check_encoding (text, length, error))
    return NULL;
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    reader.at += 3;
  reader.separator = find_separator (reader.at, reader.end);
  while (reader.at < reader.end)
    {
      RapCsvRow row = { .line = reader.line };

      row.cells = read_row (&reader, error);
      if (row.cells == NULL)
        return NULL;
      if (is_blank (row.cells))
        g_strfreev (row.cells);
      else
        g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}
