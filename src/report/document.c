/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <string.h>

#include "document.h"

static void
text_free (gpointer data)
{
  RapText *text = data;

  g_free (text->text);
  g_free (text->link);
  g_free (text);
}

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func (text_free);
}

static void
column_free (gpointer data)
{
  RapColumn *column = data;

  g_free (column->title);
  g_free (column);
}

static void
line_free (gpointer data)
{
  RapLine *line = data;

  g_ptr_array_unref (line->cells);
  g_free (line);
}

static void
block_free (gpointer data)
{
  RapBlock *block = data;

  g_free (block->number);
  g_clear_pointer (&block->texts, g_ptr_array_unref);
  g_clear_pointer (&block->columns, g_ptr_array_unref);
  g_clear_pointer (&block->lines, g_ptr_array_unref);
  g_free (block);
}

RapDocument *
rap_document_new (RapDocumentLook look)
{
  RapDocument *self = g_new0 (RapDocument, 1);

  g_atomic_ref_count_init (&self->references);
  self->look = look;
  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

RapDocument *
rap_document_ref (RapDocument *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
rap_document_unref (RapDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->language);
  g_free (self->name);
  g_free (self->title);
  g_free (self->organisation);
  g_ptr_array_unref (self->facts);
  g_free (self->note);
  g_free (self->page);
  g_free (self->day_word);
  g_free (self->sitting_word);
  for (guint i = 0; i < RAP_N_TEXT_ROLES; i++)
    g_free (self->role_words[i]);
  g_free (self->number_word);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static RapBlock *
add_block (RapDocument *self, RapBlockKind kind, guint level)
{
  RapBlock *block = g_new0 (RapBlock, 1);

  block->kind = kind;
  block->level = level;
  block->texts = texts_new ();
  g_ptr_array_add (self->blocks, block);
  return block;
}

RapBlock *
rap_document_add_heading (RapDocument *self, guint level, const char *title)
{
  RapBlock *block = add_block (self, RAP_BLOCK_HEADING, level);
  g_autofree char *line = g_strdelimit (g_strdup (title), "\n", ' ');

  /* One line, and there even when it is empty: whoever draws it may rely on that. */
  rap_texts_add_link (block->texts, RAP_TEXT_TITLE, line, NULL);
  return block;
}

RapBlock *
rap_document_add_paragraph (RapDocument *self, RapTextRole role, const char *text)
{
  RapBlock *block = add_block (self, RAP_BLOCK_PARAGRAPH, 0);

  rap_texts_add (block->texts, role, text);
  return block;
}

RapBlock *
rap_document_add_item (RapDocument *self, guint level, const char *number)
{
  RapBlock *block = add_block (self, RAP_BLOCK_ITEM, level);

  block->number = g_strdup (number);
  return block;
}

RapBlock *
rap_document_add_table (RapDocument *self)
{
  RapBlock *block = add_block (self, RAP_BLOCK_TABLE, 0);

  block->columns = g_ptr_array_new_with_free_func (column_free);
  block->lines = g_ptr_array_new_with_free_func (line_free);
  return block;
}

void
rap_block_add_column (RapBlock *self, RapColumnType type, const char *title, guint weight)
{
  RapColumn *column = g_new0 (RapColumn, 1);

  g_return_if_fail (self->columns != NULL);
  column->type = type;
  column->title = g_strdup (title);
  column->weight = weight;
  g_ptr_array_add (self->columns, column);
}

RapLine *
rap_block_add_line (RapBlock *self, RapLineKind kind, guint level)
{
  RapLine *line = g_new0 (RapLine, 1);

  line->kind = kind;
  line->level = level;
  line->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->lines, line);
  return line;
}

GPtrArray *
rap_line_add_cell (RapLine *self, RapTextRole role, const char *text)
{
  GPtrArray *texts = texts_new ();

  g_ptr_array_add (self->cells, texts);
  rap_texts_add (texts, role, text);
  return texts;
}

void
rap_texts_add_link (GPtrArray *texts, RapTextRole role, const char *text, const char *link)
{
  RapText *paragraph = g_new0 (RapText, 1);

  paragraph->role = role;
  paragraph->text = g_strdup (text);
  paragraph->link = g_strdup (link);
  g_ptr_array_add (texts, paragraph);
}

void
rap_texts_add (GPtrArray *texts, RapTextRole role, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      rap_texts_add_link (texts, role, lines[i], NULL);
}

const RapText *
rap_texts_find (GPtrArray *texts, RapTextRole role)
{
  for (guint i = 0; i < texts->len; i++)
    if (((RapText *) texts->pdata[i])->role == role)
      return texts->pdata[i];
  return NULL;
}
