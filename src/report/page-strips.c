/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <math.h>
#include <string.h>

#include "page-private.h"

/* One after the other is asked for each letter, so a name in Arabic or Chinese is never a box as long
 * as the system has letters for it. */
#define FAMILIES "Noto Sans,Cantarell,DejaVu Sans,Noto Sans CJK SC,sans-serif"
/* Space between columns, in parts of the size of the letters. */
#define GUTTER 1.1
/* No narrow column takes more than this part of the width. */
#define WIDEST_NARROW 0.24

/* ---- Lines ---- */

/* No ligatures: what is copied, searched or read aloud are the letters. Figures of equal width where
 * they stand under each other. */
static void
add_features (PangoAttrList *list, gboolean tabular)
{
  pango_attr_list_insert (list, pango_attr_font_features_new (tabular ? "liga=0,clig=0,tnum=1"
                                                                      : "liga=0,clig=0"));
}

static void
set_features (PangoLayout *layout, gboolean tabular)
{
  PangoAttrList *list = pango_attr_list_new ();

  add_features (list, tabular);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
set_tabular (PangoLayout *layout)
{
  set_features (layout, TRUE);
}

PangoLayout *
_rap_pages_layout (RapPages *self, const char *text, const char *style, double size, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (style);

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  set_features (layout, FALSE);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static RapStrip *
strip_new (RapPages *self, RapStripKind kind)
{
  RapStrip *strip = g_new0 (RapStrip, 1);

  strip->kind = kind;
  strip->columns = g_ptr_array_new ();
  g_ptr_array_add (self->strips, strip);
  return strip;
}

void
_rap_strip_free (gpointer data)
{
  RapStrip *strip = data;

  for (guint i = 0; i < strip->columns->len; i++)
    {
      RapStripColumn *column = strip->columns->pdata[i];

      g_array_unref (column->lines);
      g_free (column);
    }
  g_ptr_array_unref (strip->columns);
  g_free (strip);
}

static RapStripColumn *
add_column (RapStrip *strip, const char *tag)
{
  RapStripColumn *column = g_new0 (RapStripColumn, 1);

  column->lines = g_array_new (FALSE, FALSE, sizeof (RapTextLine));
  column->tag = tag;
  g_ptr_array_add (strip->columns, column);
  return column;
}

/* Appends the lines of @layout below @y; gives where they end. */
static double
add_layout (RapStripColumn *column, PangoLayout *layout, double x, double y, RapInk ink,
            const char *link)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double bottom = y;

  do
    {
      PangoRectangle logical;
      RapTextLine line = { .ink = ink, .link = link, .begins = bottom == y };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.line = pango_layout_iter_get_line_readonly (iter);
      line.x = x + (double) logical.x / PANGO_SCALE;
      line.width = (double) logical.width / PANGO_SCALE;
      line.top = y + (double) logical.y / PANGO_SCALE;
      line.bottom = line.top + (double) logical.height / PANGO_SCALE;
      line.baseline = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      bottom = line.bottom;
      g_array_append_val (column->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return bottom;
}

/* ---- Paragraphs ---- */

typedef struct
{
  RapPages *pages;
  double size;
  gboolean strong; /* titles in bold */
  gboolean slanted;
} Setting;

static double
natural_width (RapPages *self, const char *text, const char *style, double size)
{
  PangoLayout *layout = _rap_pages_layout (self, text, style, size, 0);
  PangoRectangle logical;
  double width;

  set_tabular (layout);
  pango_layout_get_extents (layout, NULL, &logical);
  width = ceil ((double) logical.width / PANGO_SCALE) + 1;
  g_ptr_array_set_size (self->layouts, (int) self->layouts->len - 1);
  return width;
}

/* Whether @purpose has room on the last line of the title; else it gets a line of its own, for it is
 * one thing. */
static gboolean
fits_behind (const Setting *setting, PangoLayout *title, const char *purpose, double width)
{
  PangoLayoutLine *last =
    pango_layout_get_line_readonly (title, pango_layout_get_line_count (title) - 1);
  PangoRectangle logical;

  pango_layout_line_get_extents (last, NULL, &logical);
  return (double) logical.width / PANGO_SCALE + setting->size * 0.7
           + natural_width (setting->pages, purpose, "Italic", setting->size)
         <= width;
}

static void
set_title_attributes (PangoLayout *layout, gboolean strong, guint length)
{
  PangoAttrList *list = pango_attr_list_new ();
  PangoAttribute *weight =
    pango_attr_weight_new (strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  PangoAttribute *slant = pango_attr_style_new (PANGO_STYLE_ITALIC);

  weight->end_index = length;
  slant->start_index = length;
  add_features (list, FALSE);
  pango_attr_list_insert (list, weight);
  pango_attr_list_insert (list, slant);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/* The title, and after it in the same paragraph what the item is for. */
static PangoLayout *
title_layout (const Setting *setting, GPtrArray *texts, guint *index, double width)
{
  const RapText *title = texts->pdata[*index];
  guint length = (guint) strlen (title->text);
  PangoLayout *layout = _rap_pages_layout (setting->pages, title->text,
                                           setting->slanted ? "Italic" : "", setting->size, width);
  const RapText *next = *index + 1 < texts->len ? texts->pdata[*index + 1] : NULL;

  set_title_attributes (layout, setting->strong, length);
  if (next != NULL && next->role == RAP_TEXT_PURPOSE
      && fits_behind (setting, layout, next->text, width))
    {
      g_autofree char *joined = g_strconcat (title->text, "  ", next->text, NULL);

      pango_layout_set_text (layout, joined, -1);
      ++*index;
    }
  return layout;
}

/* All paragraphs of a cell or item below each other; gives where they end. */
static double
add_texts (RapStripColumn *column, const Setting *setting, GPtrArray *texts, double x, double y,
           double width)
{
  RapMeasures *measures = &setting->pages->measures;
  double small = setting->size * measures->small / measures->base;

  for (guint i = 0; i < texts->len; i++)
    {
      const RapText *text = texts->pdata[i];
      PangoLayout *layout;
      RapInk ink = RAP_INK_BLACK;

      if (i > 0)
        y += setting->size * 0.15;
      switch (text->role)
        {
        case RAP_TEXT_TITLE:
          layout = title_layout (setting, texts, &i, width);
          break;
        case RAP_TEXT_CUE:
        case RAP_TEXT_PURPOSE:
          layout = _rap_pages_layout (setting->pages, text->text, "Italic", setting->size, width);
          break;
        case RAP_TEXT_NOTE:
          layout = _rap_pages_layout (setting->pages, text->text, "", small, width);
          ink = text->link != NULL ? RAP_INK_ACCENT : RAP_INK_DIM;
          break;
        case RAP_TEXT_PEOPLE:
          layout = _rap_pages_layout (setting->pages, text->text, "", setting->size, width);
          ink = RAP_INK_DIM;
          break;
        case RAP_TEXT_ANNOTATION:
          layout = _rap_pages_layout (setting->pages, text->text, "", setting->size * 0.95, width);
          break;
        case RAP_TEXT_PLAIN:
        case RAP_TEXT_TIME:
        default:
          layout = _rap_pages_layout (setting->pages, text->text, setting->strong ? "Semi-Bold" : "",
                                      setting->size, width);
          /* Not for numbers of items: Roman ones would get serifs. */
          if (text->role == RAP_TEXT_TIME)
            set_tabular (layout);
        }
      y = add_layout (column, layout, x, y, ink, text->link);
    }
  return y;
}

/* ---- The masthead ---- */

static void
add_masthead_line (RapPages *self, const char *text, const char *style, double size, RapInk ink,
                   double before, const char *tag)
{
  RapStrip *strip;
  PangoLayout *layout;
  double margin = self->measures.margin;

  if (*text == '\0')
    return;
  layout = _rap_pages_layout (self, text, style, size, self->width - 2 * margin);
  strip = strip_new (self, RAP_STRIP_PLAIN);
  strip->before = before;
  strip->keep = TRUE;
  strip->height = add_layout (add_column (strip, tag), layout, margin, 0, ink, NULL);
}

/* On a wall the programme counts: two lines say whose it is. */
static void
add_poster_masthead (RapPages *self)
{
  RapMeasures *measures = &self->measures;
  RapDocument *document = self->document;
  g_autoptr (GString) facts = g_string_new (document->name);

  for (guint i = 0; i < document->facts->len; i++)
    g_string_append_printf (facts, " · %s", (const char *) document->facts->pdata[i]);
  add_masthead_line (self, document->title, "Bold", measures->title, RAP_INK_BLACK, 0, "H1");
  add_masthead_line (self, facts->str, "", measures->small, RAP_INK_DIM, 2, "P");
}

static void
add_masthead (RapPages *self)
{
  RapDocument *document = self->document;
  RapMeasures *measures = &self->measures;
  RapStrip *last;

  if (document->look == RAP_LOOK_POSTER)
    add_poster_masthead (self);
  else
    {
      add_masthead_line (self, document->organisation, "", measures->base, RAP_INK_DIM, 0, "P");
      add_masthead_line (self, document->title, "Bold", measures->title, RAP_INK_BLACK, 2, "H1");
      add_masthead_line (self, document->name, "Semi-Bold", measures->name, RAP_INK_ACCENT, 4,
                         "P");
      for (guint i = 0; i < document->facts->len; i++)
        add_masthead_line (self, document->facts->pdata[i], "", measures->base, RAP_INK_DIM,
                           i == 0 ? 5 : 1, "P");
    }
  last = self->strips->pdata[self->strips->len - 1];
  last->height += 8;
  last->rule = RAP_INK_ACCENT;
  last->rule_width = 2.2;
}

/* ---- Headings ---- */

static void
add_day_heading (RapPages *self, const RapBlock *block)
{
  RapMeasures *measures = &self->measures;
  const RapText *title = block->texts->pdata[0];
  RapStrip *strip = strip_new (self, RAP_STRIP_PLAIN);
  PangoLayout *layout = _rap_pages_layout (self, title->text, "Bold", measures->day,
                                           self->width - 2 * measures->margin);

  strip->before = measures->day * 1.7;
  strip->keep = TRUE;
  strip->new_page = block->new_page;
  strip->outline = title->text;
  strip->outline_level = 1;
  set_tabular (layout);
  strip->height = add_layout (add_column (strip, "H2"), layout, measures->margin, 0, RAP_INK_ACCENT,
                              NULL) + 3;
  strip->rule = RAP_INK_ACCENT;
  strip->rule_width = 0.8;
}

/* Title in bold, then the room. */
static PangoLayout *
part_layout (RapPages *self, GPtrArray *texts, double width)
{
  g_autoptr (GString) joined = g_string_new (((RapText *) texts->pdata[0])->text);
  PangoAttrList *list = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoLayout *layout;

  weight->end_index = (guint) joined->len;
  add_features (list, FALSE);
  pango_attr_list_insert (list, weight);
  for (guint i = 1; i < texts->len; i++)
    {
      const RapText *text = texts->pdata[i];

      if (text->role == RAP_TEXT_NOTE && text->link == NULL)
        g_string_append_printf (joined, " · %s", text->text);
    }
  layout = _rap_pages_layout (self, joined->str, "", self->measures.part, width);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

/* The time stands at the far end of the line, the link to join below. */
static void
add_part_heading (RapPages *self, const RapBlock *block)
{
  RapMeasures *measures = &self->measures;
  const RapText *title = block->texts->pdata[0];
  const RapText *time = rap_texts_find (block->texts, RAP_TEXT_TIME);
  RapStrip *strip = strip_new (self, RAP_STRIP_PLAIN);
  RapStripColumn *column = add_column (strip, "H3");
  double width = self->width - 2 * measures->margin;
  double time_width =
    time != NULL ? natural_width (self, time->text, "Semi-Bold", measures->part) : 0;

  strip->before = measures->part;
  strip->keep = TRUE;
  strip->new_page = block->new_page;
  strip->outline = title->text;
  strip->outline_level = 2;
  strip->height = add_layout (column,
                              part_layout (self, block->texts,
                                           width - time_width - measures->part),
                              measures->margin, 0, RAP_INK_BLACK, NULL);
  if (time != NULL)
    {
      PangoLayout *layout = _rap_pages_layout (self, time->text, "Semi-Bold", measures->part, 0);

      set_tabular (layout);
      add_layout (add_column (strip, "P"), layout, measures->margin + width - time_width, 0,
                  RAP_INK_BLACK, NULL);
    }
  for (guint i = 1; i < block->texts->len; i++)
    {
      const RapText *text = block->texts->pdata[i];

      if (text->link != NULL)
        strip->height =
          add_layout (add_column (strip, "P"),
                      _rap_pages_layout (self, text->text, "", measures->small, width),
                      measures->margin, strip->height, RAP_INK_ACCENT, text->link);
    }
}

/* ---- Items ---- */

static guint
indented_level (guint level)
{
  return MIN (level, RAP_NUMBER_LEVELS - 1);
}

/* Numbers of one level stand under each other, with room for the widest. */
static void
measure_numbers (RapPages *self)
{
  gsize longest[RAP_NUMBER_LEVELS] = { 0 };
  double size = self->measures.base;

  for (guint i = 0; i < RAP_NUMBER_LEVELS; i++)
    self->number_widths[i] = size * (i == 0 ? 3.4 : 2.4);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const RapBlock *block = self->document->blocks->pdata[i];
      guint level = indented_level (block->level);
      double width;

      /* Only what may be wider than all before is measured. */
      if (block->kind != RAP_BLOCK_ITEM || strlen (block->number) + 3 <= longest[level])
        continue;
      longest[level] = MAX (longest[level], strlen (block->number));
      width = natural_width (self, block->number, "Semi-Bold", size) + size * 0.6;
      self->number_widths[level] =
        MAX (self->number_widths[level], MIN (width, WIDEST_NARROW * self->width));
    }
}

static void
add_item (RapPages *self, const RapBlock *block, gboolean has_children)
{
  RapMeasures *measures = &self->measures;
  Setting setting = { self, measures->base, block->level == 0 && *block->number != '\0', FALSE };
  RapStrip *strip = strip_new (self, RAP_STRIP_ITEM);
  double x = measures->margin;
  double width = self->number_widths[indented_level (block->level)];
  const RapText *title = rap_texts_find (block->texts, RAP_TEXT_TITLE);
  double end;

  for (guint i = 0; i < indented_level (block->level); i++)
    x += self->number_widths[i];
  strip->before = block->level == 0 ? measures->gap * 1.8 : measures->gap * 0.7;
  strip->keep = has_children;
  if (*block->number != '\0')
    {
      PangoLayout *layout = _rap_pages_layout (
        self, block->number, block->level == 0 ? "Semi-Bold" : "", measures->base,
        width - measures->base * 0.4);

      strip->height = add_layout (add_column (strip, "Lbl"), layout, x, 0, RAP_INK_BLACK, NULL);
    }
  x += width;
  end = add_texts (add_column (strip, "LBody"), &setting, block->texts, x, 0,
                   self->width - measures->margin - x);
  strip->height = MAX (strip->height, end);
  if (block->level == 0 && title != NULL)
    {
      strip->outline = title->text;
      strip->outline_level = 3;
    }
}

/* ---- Tables ---- */

typedef struct
{
  double x;
  double width;
} Slot;

/* The width of a narrow column: that of its widest text, as long as it stays narrow. */
static double
narrow_width (RapPages *self, const RapBlock *block, guint index)
{
  const RapColumn *column = block->columns->pdata[index];
  double width = natural_width (self, column->title, "Semi-Bold", self->measures.small);
  gsize longest = 0;

  for (guint i = 0; i < block->lines->len; i++)
    {
      const RapLine *line = block->lines->pdata[i];
      GPtrArray *texts = line->cells->pdata[index];
      const char *text = texts->len > 0 ? ((RapText *) texts->pdata[0])->text : "";

      /* Only what may be wider than all before is measured. */
      if (strlen (text) + 4 <= longest)
        continue;
      longest = MAX (longest, strlen (text));
      width = MAX (width, natural_width (self, text,
                                         line->kind == RAP_LINE_SITTING ? "Semi-Bold" : "",
                                         self->measures.base));
    }
  return MIN (width, WIDEST_NARROW * (self->width - 2 * self->measures.margin));
}

static Slot *
make_slots (RapPages *self, const RapBlock *block)
{
  guint n = block->columns->len;
  Slot *slots = g_new0 (Slot, n + 1);
  double gutter = GUTTER * MIN (self->measures.base, 16);
  double free_width = self->width - 2 * self->measures.margin - gutter * (n - 1);
  double x = self->measures.margin;
  guint weights = 0;

  for (guint i = 0; i < n; i++)
    {
      const RapColumn *column = block->columns->pdata[i];

      if (column->type == RAP_COLUMN_TEXT)
        weights += column->weight;
      else
        free_width -= slots[i].width = narrow_width (self, block, i);
    }
  for (guint i = 0; i < n; i++)
    {
      const RapColumn *column = block->columns->pdata[i];

      if (column->type == RAP_COLUMN_TEXT)
        slots[i].width = MAX (free_width * column->weight / weights, 40);
      slots[i].x = x;
      x += slots[i].width + gutter;
    }
  return slots;
}

static void
align_right (PangoLayout *layout, const RapColumn *column)
{
  if (column->type == RAP_COLUMN_COUNT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

static RapStrip *
add_table_head (RapPages *self, const RapBlock *block, const Slot *slots)
{
  RapStrip *strip = strip_new (self, RAP_STRIP_HEAD);

  strip->before = self->measures.gap;
  strip->keep = TRUE;
  for (guint i = 0; i < block->columns->len; i++)
    {
      const RapColumn *column = block->columns->pdata[i];
      PangoLayout *layout = _rap_pages_layout (self, column->title, "Semi-Bold",
                                               self->measures.small, slots[i].width);
      double end;

      align_right (layout, column);
      end = add_layout (add_column (strip, "TH"), layout, slots[i].x, 2, RAP_INK_DIM, NULL);
      strip->height = MAX (strip->height, end);
    }
  strip->height += 2;
  strip->rule = RAP_INK_ACCENT;
  strip->rule_width = 1;
  strip->head = strip;
  return strip;
}

static double
add_cell (RapPages *self, RapStrip *strip, const RapLine *line, const RapColumn *column,
          GPtrArray *texts, Slot slot)
{
  gboolean is_sitting = line->kind == RAP_LINE_SITTING;
  Setting setting = { self, self->measures.base,
                      is_sitting || (line->kind == RAP_LINE_ITEM && line->level == 0
                                     && column->type == RAP_COLUMN_TEXT),
                      line->kind == RAP_LINE_BREAK };
  RapStripColumn *target = add_column (strip, "TD");
  double indent = column->type == RAP_COLUMN_TEXT && texts->len > 0
                      && ((RapText *) texts->pdata[0])->role == RAP_TEXT_TITLE
                    ? MIN (line->level, 4) * self->measures.base : 0;

  if (column->type == RAP_COLUMN_COUNT && texts->len > 0)
    {
      PangoLayout *layout = _rap_pages_layout (self, ((RapText *) texts->pdata[0])->text, "",
                                               setting.size, slot.width);

      align_right (layout, column);
      set_tabular (layout);
      return add_layout (target, layout, slot.x, strip->padding, RAP_INK_BLACK, NULL);
    }
  return add_texts (target, &setting, texts, slot.x + indent, strip->padding, slot.width - indent);
}

static void
add_table (RapPages *self, const RapBlock *block)
{
  g_autofree Slot *slots = make_slots (self, block);
  RapStrip *head = add_table_head (self, block, slots);

  for (guint i = 0; i < block->lines->len; i++)
    {
      const RapLine *line = block->lines->pdata[i];
      RapStrip *strip = strip_new (self, RAP_STRIP_ROW);

      strip->padding = self->measures.gap * 0.6;
      strip->head = head;
      strip->band = line->kind == RAP_LINE_SITTING;
      /* The head of a sitting belongs to what follows it. */
      strip->keep = line->kind == RAP_LINE_SITTING && i + 1 < block->lines->len;
      strip->rule = RAP_INK_LINE;
      strip->rule_width = 0.5;
      for (guint k = 0; k < line->cells->len && k < block->columns->len; k++)
        {
          double end = add_cell (self, strip, line, block->columns->pdata[k],
                                 line->cells->pdata[k], slots[k]);

          strip->height = MAX (strip->height, end);
        }
      strip->height += strip->padding;
    }
}

static void
add_paragraph (RapPages *self, const RapBlock *block)
{
  RapStrip *strip = strip_new (self, RAP_STRIP_PLAIN);
  Setting setting = { self, self->measures.base, FALSE, FALSE };

  strip->before = self->measures.base;
  strip->height = add_texts (add_column (strip, "P"), &setting, block->texts,
                             self->measures.margin, 0, self->width - 2 * self->measures.margin);
}

/* An item stands together with the first that is below it. */
static gboolean
has_children (RapPages *self, guint index)
{
  GPtrArray *blocks = self->document->blocks;
  const RapBlock *next = index + 1 < blocks->len ? blocks->pdata[index + 1] : NULL;

  return next != NULL && next->kind == RAP_BLOCK_ITEM
         && next->level > ((RapBlock *) blocks->pdata[index])->level;
}

gboolean
_rap_pages_make_strips (RapPages *self, GCancellable *cancellable, GError **error)
{
  add_masthead (self);
  measure_numbers (self);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const RapBlock *block = self->document->blocks->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (block->kind == RAP_BLOCK_HEADING && block->level == 1)
        add_day_heading (self, block);
      else if (block->kind == RAP_BLOCK_HEADING)
        add_part_heading (self, block);
      else if (block->kind == RAP_BLOCK_ITEM)
        add_item (self, block, has_children (self, i));
      else if (block->kind == RAP_BLOCK_TABLE)
        add_table (self, block);
      else
        add_paragraph (self, block);
    }
  return TRUE;
}
