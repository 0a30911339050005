/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "document.h"

G_BEGIN_DECLS

/**
 * RapPaper: the sheets that offices have
 */
typedef enum
{
  RAP_PAPER_A4,
  RAP_PAPER_LETTER,
  RAP_PAPER_A3,
} RapPaper;
#define RAP_N_PAPERS (RAP_PAPER_A3 + 1)

/* "a4" "letter" "a3" */
const char *rap_paper_nick (RapPaper paper);
gboolean rap_paper_from_nick (const char *nick, RapPaper *paper);
/* What a document is made for when nobody says otherwise: A4, and A3 for the wall. */
RapPaper rap_paper_usual (const RapDocument *document);
/* Size in points (1/72 in), lying where the document's look lies. */
void rap_paper_size (RapPaper paper, const RapDocument *document, double *width, double *height);
gboolean rap_document_is_landscape (const RapDocument *document);

/**
 * RapPages:
 *
 * A document laid out on pages of one size, for PDF and for the printer alike: a heading is never
 * alone at the foot of a page, an item keeps together with its number and purpose, tables have their
 * head on each page, and what is longer than a page is parted between lines. For one thread at a time.
 */
typedef struct _RapPages RapPages;

/**
 * rap_pages_new:
 * @width: of a page in points; @height likewise
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED
 */
RapPages *rap_pages_new (RapDocument *document, double width, double height,
                         GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rap_pages_free (RapPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapPages, rap_pages_free)

guint rap_pages_count (RapPages *self);
/* Draws one page, 0 the first, in points from the upper left corner. What it means (headings, lists,
 * tables, links) is told to surfaces that can keep it. */
void rap_pages_draw (RapPages *self, guint page, cairo_t *cr);

/**
 * RapPagesHeading:
 * @page: 0 for the first
 * @y: in points from the upper edge
 * @level: 1 for a day, 2 for a sitting or room, 3 for a top-level item
 *
 * A line of the outline.
 */
typedef struct
{
  char *title;
  guint level;
  guint page;
  double y;
} RapPagesHeading;

/* (transfer none) (element-type RapPagesHeading) */
GArray *rap_pages_outline (RapPages *self);

G_END_DECLS
