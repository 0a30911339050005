/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapTextRole:
 *
 * What a paragraph is. Page, HTML and CSV each draw their own conclusions: a look, a class, a column.
 */
typedef enum
{
  RAP_TEXT_PLAIN,
  RAP_TEXT_TITLE,
  RAP_TEXT_PURPOSE, /* stands on the line of the title before it */
  RAP_TEXT_PEOPLE,
  RAP_TEXT_ANNOTATION,
  RAP_TEXT_CUE,
  RAP_TEXT_NOTE,
  RAP_TEXT_TIME, /* of a heading: stands at the far end of its line */
} RapTextRole;
#define RAP_N_TEXT_ROLES (RAP_TEXT_TIME + 1)

/* A paragraph: one line of text, however long. @link (nullable) is where it leads. */
typedef struct
{
  RapTextRole role;
  char *text;
  char *link;
} RapText;

typedef enum
{
  RAP_COLUMN_TIME,   /* as narrow as its text, figures of equal width */
  RAP_COLUMN_NUMBER, /* the same, for the numbers of items */
  RAP_COLUMN_COUNT,  /* the same, at the right */
  RAP_COLUMN_TEXT,   /* shares what is left by its weight */
} RapColumnType;

typedef struct
{
  RapColumnType type;
  char *title;
  guint weight;
} RapColumn;

typedef enum
{
  RAP_LINE_ITEM,
  RAP_LINE_BREAK,
  RAP_LINE_SITTING,
} RapLineKind;

/**
 * RapLine:
 * @kind: an agenda item, a break or protocol slot, or the head of a sitting
 * @level: 0 for a top-level item, 1 for what stands below it …
 * @cells: (element-type GPtrArray): one a column, each the paragraphs of the cell (RapText)
 *
 * A row of a table.
 */
typedef struct
{
  RapLineKind kind;
  guint level;
  GPtrArray *cells;
} RapLine;

typedef enum
{
  RAP_BLOCK_HEADING,
  RAP_BLOCK_PARAGRAPH,
  RAP_BLOCK_ITEM,
  RAP_BLOCK_TABLE,
} RapBlockKind;

/**
 * RapBlock:
 * @level: of a heading 1 for a day, 2 for a sitting or room; of an item as of #RapLine
 * @new_page: it begins one
 * @number: of an item, "IV."; "" for none
 * @texts: (element-type RapText): the paragraphs; of a heading its title first
 * @columns: (nullable) (element-type RapColumn): of a table
 * @lines: (nullable) (element-type RapLine): of a table
 */
typedef struct
{
  RapBlockKind kind;
  guint level;
  gboolean new_page;
  char *number;
  GPtrArray *texts;
  GPtrArray *columns;
  GPtrArray *lines;
} RapBlock;

typedef enum
{
  RAP_LOOK_BOOK,    /* upright, for reading */
  RAP_LOOK_SHEET,   /* lying, for wide tables */
  RAP_LOOK_POSTER,  /* lying and large, for a wall */
} RapDocumentLook;

/**
 * RapDocument:
 * @name: what it is, "Provisional agenda"
 * @title: the meeting's
 * @organisation: the body's name; "" for none
 * @facts: (element-type char*): lines below the title: session, days, place
 * @note: what the foot of every page says, "As at 1 March 2025"
 * @page: "Page %s of %s"
 * @created: Unix seconds
 *
 * A document as a tree of blocks, without any look. It is made once, by pure functions, and then
 * drawn on pages (page.h), written as HTML (html.h) or as a table (csv.h). Not changed any more once
 * it is made, so any thread may read it.
 */
typedef struct
{
  gatomicrefcount references;
  RapDocumentLook look;
  char *language;
  char *name;
  char *title;
  char *organisation;
  GPtrArray *facts;
  char *note;
  char *page;
  char *day_word;
  char *sitting_word;
  char *role_words[RAP_N_TEXT_ROLES]; /* heads of CSV columns; %NULL where a role has none */
  char *number_word;
  gint64 created;
  GPtrArray *blocks;
} RapDocument;

RapDocument *rap_document_new (RapDocumentLook look) G_GNUC_WARN_UNUSED_RESULT;
RapDocument *rap_document_ref (RapDocument *self);
void rap_document_unref (RapDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapDocument, rap_document_unref)

/* Each adds at the end. (transfer none) */
RapBlock *rap_document_add_heading (RapDocument *self, guint level, const char *title);
RapBlock *rap_document_add_paragraph (RapDocument *self, RapTextRole role, const char *text);
RapBlock *rap_document_add_item (RapDocument *self, guint level, const char *number);
RapBlock *rap_document_add_table (RapDocument *self);
void rap_block_add_column (RapBlock *self, RapColumnType type, const char *title, guint weight);
RapLine *rap_block_add_line (RapBlock *self, RapLineKind kind, guint level);
/* A cell for the next column of the line, with one paragraph unless @text is "". */
GPtrArray *rap_line_add_cell (RapLine *self, RapTextRole role, const char *text);
/* Nothing when @text is ""; each line of it is a paragraph. */
void rap_texts_add (GPtrArray *texts, RapTextRole role, const char *text);
void rap_texts_add_link (GPtrArray *texts, RapTextRole role, const char *text, const char *link);
/* The first paragraph of that role, %NULL when there is none. (transfer none) */
const RapText *rap_texts_find (GPtrArray *texts, RapTextRole role);

G_END_DECLS
