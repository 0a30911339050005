/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include "core/text.h"
#include "csv.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What a row of items says of each paragraph, in this order. */
static const RapTextRole item_roles[] = { RAP_TEXT_TITLE, RAP_TEXT_PURPOSE, RAP_TEXT_PEOPLE,
                                          RAP_TEXT_ANNOTATION };

typedef struct
{
  const RapDocument *document;
  GString *csv;
  gboolean has_parts; /* headings of the second level */
  char *day;
  char *part;
} Writer;

static void
add_first (Writer *self, const char *value)
{
  rap_csv_append (self->csv, value);
}

static void
add_value (Writer *self, const char *value)
{
  g_string_append_c (self->csv, ',');
  rap_csv_append (self->csv, value);
}

static void
end_row (Writer *self)
{
  g_string_append (self->csv, "\r\n");
}

static void
add_place (Writer *self)
{
  add_first (self, self->day);
  if (self->has_parts)
    add_value (self, self->part);
}

/* The paragraphs of one role, or of all but the notes that only the page needs; a line each. */
static char *
join_texts (GPtrArray *texts, int role)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      const RapText *text = texts->pdata[i];

      if (role >= 0 && text->role != (RapTextRole) role)
        continue;
      if (joined->len > 0)
        g_string_append (joined, text->role == RAP_TEXT_PURPOSE ? " " : "\n");
      g_string_append (joined, text->text);
    }
  return g_string_free (joined, FALSE);
}

/* "Opening sitting · Diamond Hall · 09:00–12:30" */
static char *
heading_words (const RapBlock *block)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < block->texts->len; i++)
    {
      const RapText *text = block->texts->pdata[i];

      if (text->link == NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text->text);
    }
  return g_string_free (words, FALSE);
}

static void
take_heading (Writer *self, const RapBlock *block)
{
  g_autofree char *words = heading_words (block);

  if (block->level == 1)
    {
      g_free (self->day);
      self->day = g_steal_pointer (&words);
      g_clear_pointer (&self->part, g_free);
      return;
    }
  g_free (self->part);
  self->part = g_steal_pointer (&words);
}

static void
add_titles (Writer *self, const RapBlock *table)
{
  const RapDocument *document = self->document;

  add_first (self, document->day_word);
  if (self->has_parts)
    add_value (self, document->sitting_word);
  if (table != NULL)
    {
      for (guint i = 0; i < table->columns->len; i++)
        add_value (self, ((RapColumn *) table->columns->pdata[i])->title);
      end_row (self);
      return;
    }
  add_value (self, document->number_word);
  for (guint i = 0; i < G_N_ELEMENTS (item_roles); i++)
    add_value (self, document->role_words[item_roles[i]]);
  end_row (self);
}

static void
add_item (Writer *self, const RapBlock *block)
{
  add_place (self);
  add_value (self, block->number);
  for (guint i = 0; i < G_N_ELEMENTS (item_roles); i++)
    {
      g_autofree char *value = join_texts (block->texts, (int) item_roles[i]);

      add_value (self, value);
    }
  end_row (self);
}

static void
add_table (Writer *self, const RapBlock *block)
{
  for (guint i = 0; i < block->lines->len; i++)
    {
      const RapLine *line = block->lines->pdata[i];

      add_place (self);
      for (guint k = 0; k < line->cells->len; k++)
        {
          g_autofree char *value = join_texts (line->cells->pdata[k], -1);

          add_value (self, value);
        }
      end_row (self);
    }
}

GString *
rap_document_to_csv (const RapDocument *document)
{
  Writer self = { document, g_string_new (BYTE_ORDER_MARK), FALSE, NULL, NULL };
  const RapBlock *table = NULL;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const RapBlock *block = document->blocks->pdata[i];

      if (block->kind == RAP_BLOCK_TABLE && table == NULL)
        table = block;
      if (block->kind == RAP_BLOCK_HEADING && block->level > 1)
        self.has_parts = TRUE;
    }
  add_titles (&self, table);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const RapBlock *block = document->blocks->pdata[i];

      if (block->kind == RAP_BLOCK_HEADING)
        take_heading (&self, block);
      else if (block->kind == RAP_BLOCK_ITEM)
        add_item (&self, block);
      else if (block->kind == RAP_BLOCK_TABLE)
        add_table (&self, block);
    }
  g_free (self.day);
  g_free (self.part);
  return self.csv;
}
