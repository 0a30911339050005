/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <string.h>

#include "page-private.h"

/* What stands in the margins: the running head above, the foot below. */
#define HEAD_ROOM 30.0
#define FOOT_ROOM 30.0
/* Strips up to this part of a page are not parted. */
#define WHOLE_PART 0.45
/* How many strips are looked at for one that must not be alone at the foot of a page. */
#define LONGEST_CHAIN 8

/* ---- Paper ---- */

static const struct
{
  const char *nick;
  double width;
  double height;
} papers[RAP_N_PAPERS] = {
  [RAP_PAPER_A4] = { "a4", 595.276, 841.890 },
  [RAP_PAPER_LETTER] = { "letter", 612.0, 792.0 },
  [RAP_PAPER_A3] = { "a3", 841.890, 1190.551 },
};

const char *
rap_paper_nick (RapPaper paper)
{
  return papers[paper].nick;
}

gboolean
rap_paper_from_nick (const char *nick, RapPaper *paper)
{
  for (guint i = 0; i < RAP_N_PAPERS; i++)
    if (g_str_equal (papers[i].nick, nick))
      {
        *paper = (RapPaper) i;
        return TRUE;
      }
  return FALSE;
}

RapPaper
rap_paper_usual (const RapDocument *document)
{
  return document->look == RAP_LOOK_POSTER ? RAP_PAPER_A3 : RAP_PAPER_A4;
}

gboolean
rap_document_is_landscape (const RapDocument *document)
{
  return document->look != RAP_LOOK_BOOK;
}

void
rap_paper_size (RapPaper paper, const RapDocument *document, double *width, double *height)
{
  gboolean lying = rap_document_is_landscape (document);

  *width = lying ? papers[paper].height : papers[paper].width;
  *height = lying ? papers[paper].width : papers[paper].height;
}

/* A poster's letters are 28 points and more: 7 mm high, what one reads from two metres. */
static const RapMeasures looks[] = {
  [RAP_LOOK_BOOK] = { 10.5, 21.0, 13.5, 13.0, 11.0, 9.0, 8.5, 56.7, 5.0 },
  [RAP_LOOK_SHEET] = { 10.0, 20.0, 13.0, 13.0, 11.0, 9.0, 8.5, 45.0, 4.0 },
  [RAP_LOOK_POSTER] = { 28.0, 26.0, 22.0, 38.0, 30.0, 17.0, 13.0, 48.0, 7.0 },
};

/* ---- Onto pages ---- */

static void
piece_free (gpointer data)
{
  RapPiece *piece = data;

  g_free (piece->from);
  g_free (piece->to);
  g_free (piece);
}

typedef struct
{
  RapPages *pages;
  GPtrArray *page;
  double y;
  double top;
  double bottom;
} Placer;

static void
begin_page (Placer *self)
{
  self->page = g_ptr_array_new_with_free_func (piece_free);
  g_ptr_array_add (self->pages->pages, self->page);
  self->y = self->top;
}

static RapPiece *
piece_new (const RapStrip *strip, double y)
{
  RapPiece *piece = g_new0 (RapPiece, 1);

  piece->strip = strip;
  piece->y = y;
  piece->height = strip->height;
  piece->from = g_new0 (guint, strip->columns->len + 1);
  piece->to = g_new0 (guint, strip->columns->len + 1);
  for (guint i = 0; i < strip->columns->len; i++)
    piece->to[i] = ((RapStripColumn *) strip->columns->pdata[i])->lines->len;
  return piece;
}

static void
add_outline (Placer *self, const RapStrip *strip)
{
  RapPagesHeading heading = { g_strdup (strip->outline), strip->outline_level,
                              self->pages->pages->len - 1, self->y };

  g_array_append_val (self->pages->outline, heading);
}

static void
place_whole (Placer *self, const RapStrip *strip)
{
  if (self->page->len > 0)
    self->y += strip->before;
  if (strip->outline != NULL)
    add_outline (self, strip);
  g_ptr_array_add (self->page, piece_new (strip, self->y));
  self->y += strip->height;
}

/* The rest of a table goes on below its head. */
static void
continue_page (Placer *self, const RapStrip *strip)
{
  begin_page (self);
  if (strip->head != NULL && strip->head != strip)
    place_whole (self, strip->head);
}

/* The lines of one column that fit into @room, from @first on; at least one when it @must. */
static guint
fitting_lines (GArray *lines, guint first, double room, gboolean must, double *height)
{
  guint end = first;
  double start;

  if (first >= lines->len)
    return first;
  start = g_array_index (lines, RapTextLine, first).top;
  while (end < lines->len && g_array_index (lines, RapTextLine, end).bottom - start <= room)
    end++;
  /* Not one line alone, on either side. */
  if (end < lines->len && !must && end - first < 2)
    return first;
  if (end == first)
    end++;
  if (lines->len - end == 1 && end - first > 2)
    end--;
  *height = MAX (*height, g_array_index (lines, RapTextLine, end - 1).bottom - start);
  return end;
}

/* How far each column comes from @piece's beginnings on; %FALSE when one of them finds no room, for
 * then a number would stand on one page and its title on the next. */
static gboolean
fill_piece (const RapStrip *strip, RapPiece *piece, double room, gboolean must)
{
  piece->height = 0;
  for (guint i = 0; i < strip->columns->len; i++)
    {
      GArray *lines = ((RapStripColumn *) strip->columns->pdata[i])->lines;

      piece->to[i] = fitting_lines (lines, piece->from[i], room, must, &piece->height);
      if (piece->to[i] == piece->from[i] && piece->from[i] < lines->len)
        return FALSE;
    }
  piece->height += 2 * strip->padding;
  return TRUE;
}

static gboolean
is_whole (const RapStrip *strip, const RapPiece *piece)
{
  for (guint i = 0; i < strip->columns->len; i++)
    if (piece->to[i] < ((RapStripColumn *) strip->columns->pdata[i])->lines->len)
      return FALSE;
  return TRUE;
}

/* Lets every column go on from where it was, page after page. */
static void
place_parted (Placer *self, const RapStrip *strip)
{
  const RapPiece *before = NULL;

  while (before == NULL || !is_whole (strip, before))
    {
      gboolean fresh = self->page->len == 0 || (strip->head != NULL && self->page->len == 1);
      double above = before == NULL && self->page->len > 0 ? strip->before : 0;
      RapPiece *piece = piece_new (strip, self->y + above);

      if (before != NULL)
        memcpy (piece->from, before->to, strip->columns->len * sizeof (guint));
      if (!fill_piece (strip, piece, self->bottom - piece->y - 2 * strip->padding, fresh))
        {
          piece_free (piece);
          continue_page (self, strip);
          continue;
        }
      if (before == NULL && strip->outline != NULL)
        add_outline (self, strip);
      g_ptr_array_add (self->page, piece);
      self->y = piece->y + piece->height;
      before = piece;
      if (!is_whole (strip, piece))
        continue_page (self, strip);
    }
}

/* What must stand together with the strip at @index, as far as it is not parted anyhow. */
static double
chain_height (Placer *self, guint index)
{
  GPtrArray *strips = self->pages->strips;
  double whole = WHOLE_PART * (self->bottom - self->top);
  double height = 0;

  for (guint i = index; i < strips->len && i < index + LONGEST_CHAIN; i++)
    {
      const RapStrip *strip = strips->pdata[i];

      height += strip->before + MIN (strip->height, whole / 2);
      if (!strip->keep)
        break;
    }
  return height;
}

static void
place (Placer *self, guint index)
{
  const RapStrip *strip = self->pages->strips->pdata[index];
  double room = self->bottom - self->y - (self->page->len > 0 ? strip->before : 0);
  double content = self->bottom - self->top;

  if (strip->new_page && self->page->len > 0)
    continue_page (self, strip);
  else if (self->page->len > 0
           && (self->y + chain_height (self, index) > self->bottom
               || (strip->height > room && strip->height <= WHOLE_PART * content)))
    continue_page (self, strip);
  room = self->bottom - self->y - (self->page->len > 0 ? strip->before : 0);
  if (strip->height <= room)
    place_whole (self, strip);
  else
    place_parted (self, strip);
}

/* Letters stand where their font has them, not on the pixels of some screen. */
static void
set_exact (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
}

static void
heading_clear (gpointer heading)
{
  g_free (((RapPagesHeading *) heading)->title);
}

RapPages *
rap_pages_new (RapDocument *document, double width, double height, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (RapPages) self = g_new0 (RapPages, 1);
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  Placer placer = { .pages = self };

  self->document = rap_document_ref (document);
  self->width = width;
  self->height = height;
  self->measures = looks[document->look];
  /* One of its own: Pango's shared one is not for threads. A unit is a point. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  self->context = pango_font_map_create_context (fonts);
  set_exact (self->context);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->strips = g_ptr_array_new_with_free_func (_rap_strip_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->outline = g_array_new (FALSE, FALSE, sizeof (RapPagesHeading));
  g_array_set_clear_func (self->outline, heading_clear);
  if (!_rap_pages_make_strips (self, cancellable, error))
    return NULL;
  placer.top = self->measures.margin + HEAD_ROOM / 2;
  placer.bottom = height - self->measures.margin - FOOT_ROOM / 2;
  begin_page (&placer);
  for (guint i = 0; i < self->strips->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      place (&placer, i);
    }
  return g_steal_pointer (&self);
}

void
rap_pages_free (RapPages *self)
{
  rap_document_unref (self->document);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->strips);
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->outline);
  g_object_unref (self->context);
  g_free (self);
}

guint
rap_pages_count (RapPages *self)
{
  return self->pages->len;
}

GArray *
rap_pages_outline (RapPages *self)
{
  return self->outline;
}
