/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <hb.h>

#include "core/text.h"
#include "page-private.h"

/* Characters of the running head. */
#define LONGEST_RUNNING 250

static void
set_ink (cairo_t *cr, RapInk ink)
{
  static const double inks[][3] = {
    [RAP_INK_BLACK] = { 0.08, 0.08, 0.10 }, [RAP_INK_DIM] = { 0.32, 0.32, 0.36 },
    [RAP_INK_ACCENT] = { 0.10, 0.27, 0.50 }, [RAP_INK_LINE] = { 0.78, 0.80, 0.83 },
    [RAP_INK_BAND] = { 0.92, 0.94, 0.97 },
  };

  cairo_set_source_rgb (cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

/* ---- Links ---- */

/* Cairo's attributes are quoted by apostrophes; an address keeps only what an address may have. */
static char *
link_attributes (const char *link)
{
  g_autofree char *escaped =
    g_uri_escape_string (link, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS "!$&()*+,;=%", FALSE);

  return g_strdup_printf ("uri='%s'", escaped);
}

/* Pango takes the glyph of a space away where a line is broken at it. Without one the words of two
 * lines are one word to whoever copies the text or has it read; so it is put back, without width. */
static void
show_run (cairo_t *cr, const PangoLayoutLine *line, const PangoGlyphItem *run)
{
  const char *text = pango_layout_get_text (line->layout);
  PangoGlyphItem *whole = pango_glyph_item_copy ((PangoGlyphItem *) run);
  hb_font_t *font = pango_font_get_hb_font (run->item->analysis.font);
  hb_codepoint_t space;

  for (int i = 0; i < whole->glyphs->num_glyphs; i++)
    if (whole->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY
        && text[run->item->offset + whole->glyphs->log_clusters[i]] == ' '
        && hb_font_get_nominal_glyph (font, ' ', &space))
      whole->glyphs->glyphs[i].glyph = space;
  pango_cairo_show_glyph_item (cr, text, whole);
  pango_glyph_item_free (whole);
}

static void
show_line (cairo_t *cr, const PangoLayoutLine *line, double x, double y)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *run = l->data;

      cairo_move_to (cr, x, y);
      show_run (cr, line, run);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

static void
draw_line (cairo_t *cr, const RapTextLine *line, double y)
{
  g_autofree char *attributes = line->link != NULL ? link_attributes (line->link) : NULL;

  if (attributes != NULL)
    cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  set_ink (cr, line->ink);
  show_line (cr, line->line, line->x, y + line->baseline);
  if (attributes != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/* ---- Pieces ---- */

static void
draw_ground (RapPages *self, cairo_t *cr, const RapPiece *piece)
{
  double margin = self->measures.margin;

  if (piece->strip->band)
    {
      set_ink (cr, RAP_INK_BAND);
      cairo_rectangle (cr, margin - 4, piece->y, self->width - 2 * margin + 8, piece->height);
      cairo_fill (cr);
    }
  if (piece->strip->rule_width > 0)
    {
      set_ink (cr, piece->strip->rule);
      cairo_set_line_width (cr, piece->strip->rule_width);
      cairo_move_to (cr, margin, piece->y + piece->height);
      cairo_line_to (cr, self->width - margin, piece->y + piece->height);
      cairo_stroke (cr);
    }
}

/* In an item or a cell each paragraph is one of its own, or they would be read as one. */
static void
draw_lines (cairo_t *cr, const RapPiece *piece, guint index, double y)
{
  const RapStripColumn *column = piece->strip->columns->pdata[index];
  gboolean many = g_str_equal (column->tag, "LBody") || g_str_equal (column->tag, "TD");
  gboolean open = FALSE;

  for (guint i = piece->from[index]; i < piece->to[index]; i++)
    {
      const RapTextLine *line = &g_array_index (column->lines, RapTextLine, i);

      if (open && line->begins)
        cairo_tag_end (cr, "P");
      if (many && (line->begins || !open))
        cairo_tag_begin (cr, "P", NULL);
      open = many;
      draw_line (cr, line, y);
    }
  if (open)
    cairo_tag_end (cr, "P");
}

static void
draw_column (cairo_t *cr, const RapPiece *piece, guint index)
{
  const RapStripColumn *column = piece->strip->columns->pdata[index];
  gboolean is_cell = piece->strip->kind == RAP_STRIP_ROW || piece->strip->kind == RAP_STRIP_HEAD;
  double y = piece->y;

  if (!is_cell && piece->from[index] == piece->to[index])
    return;
  /* What goes on from the page before begins at the top again. */
  if (piece->from[index] > 0 && piece->from[index] < column->lines->len)
    y += piece->strip->padding
         - g_array_index (column->lines, RapTextLine, piece->from[index]).top;
  cairo_tag_begin (cr, column->tag, NULL);
  draw_lines (cr, piece, index, y);
  cairo_tag_end (cr, column->tag);
}

static void
draw_piece (RapPages *self, cairo_t *cr, const RapPiece *piece)
{
  static const char *const tags[] = {
    [RAP_STRIP_PLAIN] = NULL,
    [RAP_STRIP_ITEM] = "LI",
    [RAP_STRIP_ROW] = "TR",
    [RAP_STRIP_HEAD] = "TR",
  };
  const char *tag = tags[piece->strip->kind];

  draw_ground (self, cr, piece);
  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
  for (guint i = 0; i < piece->strip->columns->len; i++)
    draw_column (cr, piece, i);
  if (tag != NULL)
    cairo_tag_end (cr, tag);
}

/* What the pieces of one list or table on a page stand in. */
static const char *
container_of (const RapPiece *piece)
{
  switch (piece->strip->kind)
    {
    case RAP_STRIP_ITEM:
      return "L";
    case RAP_STRIP_ROW:
    case RAP_STRIP_HEAD:
      return "Table";
    case RAP_STRIP_PLAIN:
    default:
      return NULL;
    }
}

/* ---- Margins ---- */

static char *
page_words (RapPages *self, guint page)
{
  g_auto (GStrv) parts = g_strsplit (self->document->page, "%s", 3);
  guint n = g_strv_length (parts);

  return g_strdup_printf ("%s%u%s%u%s", n > 0 ? parts[0] : "", page + 1, n > 1 ? parts[1] : "/",
                          rap_pages_count (self), n > 2 ? parts[2] : "");
}

/* One line in a margin: at the left, or with its end at the right. */
static void
draw_margin_line (RapPages *self, cairo_t *cr, const char *text, double y, double width,
                  gboolean at_right)
{
  /* More does not fit on any paper, and is not worth the measuring on every page. */
  g_autofree char *line = rap_text_ellipsize (text, LONGEST_RUNNING);
  PangoLayout *layout = _rap_pages_layout (self, line, "", self->measures.running, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (at_right)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  set_ink (cr, RAP_INK_DIM);
  cairo_move_to (cr, at_right ? self->width - self->measures.margin - width : self->measures.margin,
                 y);
  pango_cairo_show_layout (cr, layout);
  g_ptr_array_set_size (self->layouts, (int) self->layouts->len - 1);
}

static void
draw_margins (RapPages *self, guint page, cairo_t *cr)
{
  RapDocument *document = self->document;
  double margin = self->measures.margin;
  double width = self->width - 2 * margin;
  double foot = self->height - margin * 0.75;
  g_autofree char *number = page_words (self, page);

  draw_margin_line (self, cr, document->note, foot, width * 0.6, FALSE);
  draw_margin_line (self, cr, number, foot, width * 0.35, TRUE);
  /* The first page has it all in its masthead. */
  if (page == 0)
    return;
  draw_margin_line (self, cr, document->title, margin * 0.6, width * 0.62, FALSE);
  draw_margin_line (self, cr, document->name, margin * 0.6, width * 0.35, TRUE);
  set_ink (cr, RAP_INK_LINE);
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, margin, margin * 0.6 + self->measures.running * 1.7);
  cairo_line_to (cr, self->width - margin, margin * 0.6 + self->measures.running * 1.7);
  cairo_stroke (cr);
}

void
rap_pages_draw (RapPages *self, guint page, cairo_t *cr)
{
  GPtrArray *pieces;
  const char *open = NULL;

  g_return_if_fail (page < self->pages->len);
  pieces = self->pages->pdata[page];
  draw_margins (self, page, cr);
  for (guint i = 0; i < pieces->len; i++)
    {
      const RapPiece *piece = pieces->pdata[i];
      const char *container = container_of (piece);
      gboolean begins = piece->strip->kind == RAP_STRIP_HEAD;

      if (open != NULL && (g_strcmp0 (open, container) != 0 || begins))
        {
          cairo_tag_end (cr, open);
          open = NULL;
        }
      if (open == NULL && container != NULL)
        cairo_tag_begin (cr, container, NULL);
      open = container;
      draw_piece (self, cr, piece);
    }
  if (open != NULL)
    cairo_tag_end (cr, open);
}
