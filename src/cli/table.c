/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <stdio.h>

#include "core/text.h"
#include "table.h"

typedef struct
{
  char *title;
  gboolean right;
  guint width;
} Column;

struct _RapTable
{
  GArray *columns;
  GPtrArray *cells; /* row by row */
};

static void
column_clear (Column *column)
{
  g_free (column->title);
}

RapTable *
rap_table_new (void)
{
  RapTable *self = g_new0 (RapTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, (GDestroyNotify) column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
rap_table_free (RapTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
rap_table_add_column (RapTable *self, const char *title, gboolean right)
{
  Column column = { g_strdup (title), right, 0 };

  g_array_append_val (self->columns, column);
}

void
rap_table_add_cell (RapTable *self, const char *text)
{
  rap_table_take_cell (self, g_strdup (text));
}

void
rap_table_take_cell (RapTable *self, char *text)
{
  g_ptr_array_add (self->cells, text);
}

guint
rap_table_n_rows (RapTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

static guint
width_of (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
rap_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p));
  return width;
}

/* One line, whatever a long text has in it, of at most @longest columns (0 for any). */
static char *
line_of (const char *text, guint longest)
{
  g_autofree char *line = g_strdup (text);
  guint width = 0;
  const char *p;

  for (char *c = line; *c != '\0'; c++)
    if (*c == '\n' || *c == '\t')
      *c = ' ';
  if (longest == 0 || rap_text_width (line) <= longest)
    return g_steal_pointer (&line);
  for (p = line; width + width_of (g_utf8_get_char (p)) < longest; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p));
  return g_strdup_printf ("%.*s…", (int) (p - line), line);
}

static void
print_cell (const Column *column, const char *text, gboolean last)
{
  int gap = (int) (column->width - rap_text_width (text));

  if (column->right)
    printf ("%*s%s%s", gap, "", text, last ? "" : "  ");
  else if (last)
    fputs (text, stdout);
  else
    printf ("%s%*s  ", text, gap, "");
}

static void
print_row (RapTable *self, char **cells)
{
  guint n = self->columns->len;
  guint last = n - 1;

  /* No spaces at the end of a line. */
  while (last > 0 && *cells[last] == '\0')
    last--;
  for (guint i = 0; i <= last; i++)
    print_cell (&g_array_index (self->columns, Column, i), cells[i], i == last);
  putchar ('\n');
}

void
rap_table_print (RapTable *self, gboolean with_titles, guint longest)
{
  guint n = self->columns->len;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n && with_titles; i++)
    g_ptr_array_add (lines, g_strdup (g_array_index (self->columns, Column, i).title));
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (lines, line_of (self->cells->pdata[i], longest));
  for (guint i = 0; i < lines->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i % n);

      column->width = MAX (column->width, rap_text_width (lines->pdata[i]));
    }
  for (guint i = 0; i + n <= lines->len; i += n)
    print_row (self, (char **) lines->pdata + i);
}

void
rap_table_print_csv (RapTable *self)
{
  guint n = self->columns->len;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      rap_csv_append (line, g_array_index (self->columns, Column, i).title);
    }
  puts (line->str);
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (i % n == 0)
        g_string_truncate (line, 0);
      else
        g_string_append_c (line, ',');
      rap_csv_append (line, self->cells->pdata[i]);
      if (i % n == n - 1)
        puts (line->str);
    }
}
