/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "page.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_INK_BLACK,
  RAP_INK_DIM,
  RAP_INK_ACCENT,
  RAP_INK_LINE,
  RAP_INK_BAND,
} RapInk;

/**
 * RapTextLine:
 * @top: from the upper edge of its strip, as is @bottom; @x from the left edge of the page
 * @link: (nullable): of the document
 *
 * A line of letters, the smallest thing that a page takes.
 */
typedef struct
{
  PangoLayoutLine *line;
  double x;
  double top;
  double baseline;
  double bottom;
  double width;
  RapInk ink;
  const char *link;
  gboolean begins; /* a paragraph */
} RapTextLine;

/* A column of a strip: lines below each other. @tag is what it is in a tagged PDF. */
typedef struct
{
  GArray *lines;
  const char *tag;
} RapStripColumn;

typedef enum
{
  RAP_STRIP_PLAIN,
  RAP_STRIP_ITEM,
  RAP_STRIP_ROW,
  RAP_STRIP_HEAD, /* of a table */
} RapStripKind;

/**
 * RapStrip:
 * @before: space above it, unless it begins a page
 * @height: without that
 * @keep: it stands on one page with the strip after it
 * @head: (nullable): the head of its table, to be repeated
 * @outline: (nullable): its line in the outline; of the document
 * @band: whether it lies on a tinted ground
 *
 * What lies side by side on a page: a heading, an item with its number, a row of a table.
 */
typedef struct _RapStrip RapStrip;
struct _RapStrip
{
  RapStripKind kind;
  GPtrArray *columns;
  double before;
  double height;
  double padding;
  gboolean keep;
  gboolean new_page;
  gboolean band;
  RapInk rule;      /* below it; RAP_INK_BLACK for none */
  double rule_width;
  const RapStrip *head;
  const char *outline;
  guint outline_level;
};

/* The part of a strip that one page shows: of each column the lines @from to @to. */
typedef struct
{
  const RapStrip *strip;
  double y;
  double height;
  guint *from;
  guint *to;
} RapPiece;

/* The measures of a look, in points. */
typedef struct
{
  double base;
  double title;
  double name;
  double day;
  double part;
  double small;
  double running;
  double margin;
  double gap;
} RapMeasures;

/* Levels of items that are indented; those below stand under each other. */
#define RAP_NUMBER_LEVELS 6

struct _RapPages
{
  RapDocument *document;
  double width;
  double height;
  RapMeasures measures;
  PangoContext *context;
  GPtrArray *layouts;
  GPtrArray *strips; /* RapStrip */
  GPtrArray *pages;  /* of GPtrArray of RapPiece */
  GArray *outline;
  double number_widths[RAP_NUMBER_LEVELS]; /* of the columns of items' numbers */
};

/* page-strips.c: the document as strips, in order. %FALSE when cancelled. */
gboolean _rap_pages_make_strips (RapPages *self, GCancellable *cancellable, GError **error);
void _rap_strip_free (gpointer strip);
/* A layout of the document's letters, owned by @self. @style: "" or as of Pango, "Bold Italic". */
PangoLayout *_rap_pages_layout (RapPages *self, const char *text, const char *style, double size,
                                double width);

G_END_DECLS
