/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include "html.h"

static const char style[] =
  ":root{color-scheme:light dark;--ink:#1d1d20;--dim:#5a5a62;--line:#c9ccd3;--accent:#1a4480;"
  "--band:#eef2f8;--paper:#fff}\n"
  "@media(prefers-color-scheme:dark){:root{--ink:#f2f2f4;--dim:#b4b4bd;--line:#4a4d55;"
  "--accent:#9cc2f7;--band:#262b36;--paper:#1b1b1f}}\n"
  "body{margin:0 auto;padding:2.5rem 1.5rem;max-width:52rem;color:var(--ink);"
  "background:var(--paper);font:1rem/1.5 \"Noto Sans\",Cantarell,\"DejaVu Sans\",sans-serif;"
  "overflow-wrap:anywhere}\n"
  "body.sheet,body.poster{max-width:76rem}\n"
  "header{border-bottom:3px solid;border-color:var(--accent);padding-bottom:1rem}\n"
  "header p{margin:0;color:var(--dim)}\n"
  "h1{margin:.3rem 0;font-size:1.9rem;line-height:1.2}\n"
  "header .name{color:var(--accent);font-size:1.2rem;font-weight:600;margin-bottom:.4rem}\n"
  "h2{margin:2.2rem 0 .6rem;padding-bottom:.25rem;font-size:1.25rem;color:var(--accent);"
  "border-bottom:1px solid;border-color:var(--line)}\n"
  "h3{display:flex;flex-wrap:wrap;gap:.2rem .8rem;margin:1.4rem 0 .4rem;font-size:1.05rem}\n"
  "h3 .note{margin-left:.6em;font-weight:normal;color:var(--dim)}\n"
  "h3 .time{margin-left:auto;padding-left:.6em;font-weight:normal}\n"
  ".time,.number,.count{font-variant-numeric:tabular-nums}\n"
  "ol{list-style:none;margin:0;padding:0}\n"
  "main li{position:relative;padding-left:3.2em;margin:.5em 0}\n"
  "li>.number{position:absolute;left:0}\nmain li p{margin:0}\n"
  "ol.level0>li>div>.title{font-weight:600}\n"
  ".purpose,.cue{font-style:italic}\n.purpose{font-weight:normal}\n"
  ".people,.note{color:var(--dim)}\n.annotation{margin-top:.2rem}\n"
  "table{width:100%;border-collapse:collapse;margin:.4rem 0 1rem}\n"
  "th{text-align:start;font-size:.85rem;color:var(--dim);border-bottom:2px solid;"
  "border-color:var(--accent)}\n"
  "th,td{padding:.35rem .6rem .35rem 0;vertical-align:top}\n"
  "td{border-bottom:1px solid;border-color:var(--line)}\ntd p{margin:0}\n"
  "td.time,td.number,td.count,th.time,th.number{white-space:nowrap}\n"
  "th.count,td.count{text-align:right}\n"
  "tr.sitting td{background-color:var(--band);font-weight:600}\n"
  "tr.sitting td p:not(.title){font-weight:normal}\n"
  "tr.break td{font-style:italic;color:var(--dim)}\n"
  "tr.level1 .title{padding-left:1.2em}\ntr.level2 .title{padding-left:2.4em}\n"
  "tr.level0 .title{font-weight:600}\ntr.break .title{font-weight:normal}\n"
  "a{color:var(--accent)}\n"
  "footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid;border-color:var(--line);"
  "color:var(--dim);font-size:.85rem}\n"
  "body.poster{font-size:1.5rem}\n"
  "@media print{:root{color-scheme:light;--ink:#000;--dim:#444;--line:#bbb;--accent:#1a4480;"
  "--band:#eef2f8;--paper:#fff}body{padding:0;max-width:none;font-size:10.5pt}"
  "body.poster{font-size:24pt}nav{display:none}"
  "h2,h3{break-after:avoid}li,tr{break-inside:avoid}thead{display:table-header-group}"
  ".new-page{break-before:page}a{color:inherit;text-decoration:none}}\n";

static const char *const role_classes[RAP_N_TEXT_ROLES] = {
  [RAP_TEXT_PLAIN] = "plain",   [RAP_TEXT_TITLE] = "title",
  [RAP_TEXT_PURPOSE] = "purpose", [RAP_TEXT_PEOPLE] = "people",
  [RAP_TEXT_ANNOTATION] = "annotation", [RAP_TEXT_CUE] = "cue",
  [RAP_TEXT_NOTE] = "note",     [RAP_TEXT_TIME] = "time",
};
static const char *const column_classes[] = {
  [RAP_COLUMN_TIME] = "time",
  [RAP_COLUMN_NUMBER] = "number",
  [RAP_COLUMN_COUNT] = "count",
  [RAP_COLUMN_TEXT] = "text",
};

/* @depth: how many lists of items are open, each with an item open in it. */
typedef struct
{
  const RapDocument *document;
  GString *html;
  guint depth;
  guint days;
  guint open_sections;
} Writer;

static void
add_escaped (Writer *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (self->html, escaped);
}

static void
add_element (Writer *self, const char *element, const char *class, const char *text)
{
  g_string_append_printf (self->html, "<%s", element);
  if (class != NULL)
    g_string_append_printf (self->html, " class=\"%s\"", class);
  g_string_append (self->html, " dir=\"auto\">");
  add_escaped (self, text);
  g_string_append_printf (self->html, "</%s>", element);
}

static void
add_inline (Writer *self, const RapText *text)
{
  if (text->link == NULL)
    {
      add_escaped (self, text->text);
      return;
    }
  g_string_append (self->html, "<a href=\"");
  add_escaped (self, text->link);
  g_string_append (self->html, "\">");
  add_escaped (self, text->text);
  g_string_append (self->html, "</a>");
}

/* A purpose goes on in the paragraph of its title. */
static void
add_texts (Writer *self, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const RapText *text = texts->pdata[i];

      g_string_append_printf (self->html, "<p class=\"%s\" dir=\"auto\">",
                              role_classes[text->role]);
      add_inline (self, text);
      while (i + 1 < texts->len && ((RapText *) texts->pdata[i + 1])->role == RAP_TEXT_PURPOSE)
        {
          g_string_append_c (self->html, ' ');
          add_element (self, "span", "purpose", ((RapText *) texts->pdata[++i])->text);
        }
      g_string_append (self->html, "</p>");
    }
}

/* ---- Items ---- */

static void
close_lists (Writer *self, guint depth)
{
  for (; self->depth > depth; self->depth--)
    g_string_append (self->html, "</li></ol>\n");
}

static void
add_item (Writer *self, const RapBlock *block)
{
  close_lists (self, block->level + 1);
  if (self->depth == block->level + 1)
    g_string_append (self->html, "</li>\n");
  for (; self->depth < block->level + 1; self->depth++)
    {
      g_string_append_printf (self->html, "<ol class=\"level%u\" role=\"list\">", self->depth);
      /* A level that is not there, so that lists nest as HTML has them. */
      if (self->depth < block->level)
        g_string_append (self->html, "<li>");
    }
  g_string_append (self->html, "<li>");
  add_element (self, "span", "number", block->number);
  g_string_append (self->html, "<div>");
  add_texts (self, block->texts);
  g_string_append (self->html, "</div>");
}

/* ---- Headings ---- */

static void
close_sections (Writer *self, guint open)
{
  close_lists (self, 0);
  for (; self->open_sections > open; self->open_sections--)
    g_string_append (self->html, "</section>\n");
}

static void
add_heading (Writer *self, const RapBlock *block)
{
  const char *element = block->level == 1 ? "h2" : "h3";

  close_sections (self, block->level - 1);
  g_string_append (self->html, block->new_page ? "<section class=\"new-page\"" : "<section");
  if (block->level == 1)
    g_string_append_printf (self->html, " id=\"day-%u\"", ++self->days);
  g_string_append_printf (self->html, ">\n<%s>", element);
  self->open_sections++;
  for (guint i = 0; i < block->texts->len; i++)
    {
      const RapText *text = block->texts->pdata[i];

      g_string_append_printf (self->html, "%s<span class=\"%s\" dir=\"auto\">", i > 0 ? " " : "",
                              role_classes[text->role]);
      add_inline (self, text);
      g_string_append (self->html, "</span>");
    }
  g_string_append_printf (self->html, "</%s>\n", element);
}

/* Ways to the days, where there are several. */
static void
add_contents (Writer *self)
{
  GPtrArray *blocks = self->document->blocks;
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const RapBlock *block = blocks->pdata[i];

      n += block->kind == RAP_BLOCK_HEADING && block->level == 1;
    }
  if (n < 2)
    return;
  n = 0;
  g_string_append (self->html, "<nav><ul>\n");
  for (guint i = 0; i < blocks->len; i++)
    {
      const RapBlock *block = blocks->pdata[i];

      if (block->kind != RAP_BLOCK_HEADING || block->level != 1)
        continue;
      g_string_append_printf (self->html, "<li><a href=\"#day-%u\">", ++n);
      add_escaped (self, ((RapText *) block->texts->pdata[0])->text);
      g_string_append (self->html, "</a></li>\n");
    }
  g_string_append (self->html, "</ul></nav>\n");
}

/* ---- Tables ---- */

static void
add_line (Writer *self, const RapBlock *block, const RapLine *line)
{
  static const char *const kinds[] = {
    [RAP_LINE_ITEM] = "item",
    [RAP_LINE_BREAK] = "break",
    [RAP_LINE_SITTING] = "sitting",
  };

  g_string_append_printf (self->html, "<tr class=\"%s level%u\">", kinds[line->kind],
                          MIN (line->level, 2));
  for (guint i = 0; i < line->cells->len; i++)
    {
      const RapColumn *column = block->columns->pdata[i];

      g_string_append_printf (self->html, "<td class=\"%s\">", column_classes[column->type]);
      add_texts (self, line->cells->pdata[i]);
      g_string_append (self->html, "</td>");
    }
  g_string_append (self->html, "</tr>\n");
}

static void
add_table (Writer *self, const RapBlock *block)
{
  g_string_append (self->html, "<table>\n<thead><tr>");
  for (guint i = 0; i < block->columns->len; i++)
    {
      const RapColumn *column = block->columns->pdata[i];

      g_string_append_printf (self->html, "<th scope=\"col\" class=\"%s\">",
                              column_classes[column->type]);
      add_escaped (self, column->title);
      g_string_append (self->html, "</th>");
    }
  g_string_append (self->html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < block->lines->len; i++)
    add_line (self, block, block->lines->pdata[i]);
  g_string_append (self->html, "</tbody>\n</table>\n");
}

/* ---- The file ---- */

/* As a string of CSS: whatever is neither a letter nor a digit of ASCII as its code, so that no word
 * of a vocabulary ends the string or the style. */
static void
add_css_string (Writer *self, const char *text)
{
  g_string_append_c (self->html, '"');
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_ascii_isalnum (*text))
      g_string_append_c (self->html, *text);
    else
      g_string_append_printf (self->html, "\\%06x", g_utf8_get_char (text));
  g_string_append_c (self->html, '"');
}

/* The browser's printer numbers the pages in the words of the document. */
static void
add_page_style (Writer *self)
{
  g_auto (GStrv) parts = g_strsplit (self->document->page, "%s", 3);

  if (g_strv_length (parts) < 3)
    return;
  g_string_append_printf (self->html, "@page{size:%s;margin:18mm;@bottom-right{content:",
                          self->document->look == RAP_LOOK_BOOK ? "portrait" : "landscape");
  add_css_string (self, parts[0]);
  g_string_append (self->html, " counter(page) ");
  add_css_string (self, parts[1]);
  g_string_append (self->html, " counter(pages) ");
  add_css_string (self, parts[2]);
  g_string_append (self->html, ";font:8.5pt sans-serif}}\n");
}

static void
add_head (Writer *self)
{
  const RapDocument *document = self->document;
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (document->created);
  g_autofree char *date = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append_printf (self->html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<meta name=\"generator\" content=\"Rapporteur " PACKAGE_VERSION "\">\n"
                          "<meta name=\"dcterms.created\" content=\"%s\">\n",
                          document->language, date);
  if (*document->organisation != '\0')
    {
      g_string_append (self->html, "<meta name=\"author\" content=\"");
      add_escaped (self, document->organisation);
      g_string_append (self->html, "\">\n");
    }
  g_string_append (self->html, "<title>");
  add_escaped (self, document->title);
  g_string_append (self->html, " – ");
  add_escaped (self, document->name);
  g_string_append_printf (self->html, "</title>\n<style>\n%s", style);
  add_page_style (self);
  g_string_append (self->html, "</style>\n</head>\n");
}

static void
add_masthead (Writer *self)
{
  static const char *const looks[] = {
    [RAP_LOOK_BOOK] = "book",
    [RAP_LOOK_SHEET] = "sheet",
    [RAP_LOOK_POSTER] = "poster",
  };
  const RapDocument *document = self->document;

  g_string_append_printf (self->html, "<body class=\"%s\">\n<header>\n", looks[document->look]);
  if (*document->organisation != '\0')
    add_element (self, "p", "organisation", document->organisation);
  add_element (self, "h1", NULL, document->title);
  add_element (self, "p", "name", document->name);
  for (guint i = 0; i < document->facts->len; i++)
    add_element (self, "p", NULL, document->facts->pdata[i]);
  g_string_append (self->html, "\n</header>\n");
}

GString *
rap_document_to_html (const RapDocument *document)
{
  Writer self = { document, g_string_new (NULL), 0, 0, 0 };

  add_head (&self);
  add_masthead (&self);
  add_contents (&self);
  g_string_append (self.html, "<main>\n");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const RapBlock *block = document->blocks->pdata[i];

      switch (block->kind)
        {
        case RAP_BLOCK_HEADING:
          add_heading (&self, block);
          break;
        case RAP_BLOCK_ITEM:
          add_item (&self, block);
          break;
        case RAP_BLOCK_TABLE:
          add_table (&self, block);
          break;
        case RAP_BLOCK_PARAGRAPH:
        default:
          add_texts (&self, block->texts);
        }
    }
  close_sections (&self, 0);
  g_string_append (self.html, "</main>\n");
  add_element (&self, "footer", NULL, document->note);
  g_string_append (self.html, "\n</body>\n</html>\n");
  return self.html;
}
