/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-report"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "csv.h"
#include "html.h"
#include "report.h"

static const char *const format_nicks[RAP_N_REPORT_FORMATS] = {
  [RAP_REPORT_PDF] = "pdf",
  [RAP_REPORT_HTML] = "html",
  [RAP_REPORT_CSV] = "csv",
};

/* The outline shows three levels: day, sitting, item. */
#define OUTLINE_LEVELS 3

const char *
rap_report_format_nick (RapReportFormat format)
{
  return format_nicks[format];
}

gboolean
rap_report_format_from_nick (const char *nick, RapReportFormat *format)
{
  for (guint i = 0; i < RAP_N_REPORT_FORMATS; i++)
    if (g_str_equal (format_nicks[i], nick))
      {
        *format = (RapReportFormat) i;
        return TRUE;
      }
  return FALSE;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const RapDocument *document)
{
  g_autofree char *title = g_strdup_printf ("%s – %s", document->title, document->name);
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_utc (document->created);
  g_autofree char *date = g_date_time_format (created, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*document->organisation != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->organisation);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->name);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Rapporteur " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* A sitting that is the first of nothing stands at the top. */
static void
add_outline (cairo_surface_t *surface, RapPages *pages)
{
  GArray *outline = rap_pages_outline (pages);
  int parents[OUTLINE_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                                      CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < outline->len; i++)
    {
      const RapPagesHeading *heading = &g_array_index (outline, RapPagesHeading, i);
      guint level = CLAMP (heading->level, 1, OUTLINE_LEVELS);
      g_autofree char *where = g_strdup_printf ("page=%u pos=[0 %d]", heading->page + 1,
                                                (int) heading->y);
      int id = cairo_pdf_surface_add_outline (surface, parents[level - 1], heading->title, where,
                                              level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      for (guint k = level; k <= OUTLINE_LEVELS; k++)
        parents[k] = id;
    }
}

static gboolean
draw_pages (cairo_t *cr, RapPages *pages, GCancellable *cancellable, GError **error)
{
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < rap_pages_count (pages); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rap_pages_draw (pages, i, cr);
      if (i + 1 == rap_pages_count (pages))
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  return TRUE;
}

static GBytes *
pdf_bytes (RapDocument *document, RapPaper paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (RapPages) pages = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double width, height;
  gboolean done;

  rap_paper_size (paper, document, &width, &height);
  pages = rap_pages_new (document, width, height, cancellable, error);
  if (pages == NULL)
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  set_metadata (surface, document);
  cr = cairo_create (surface);
  done = draw_pages (cr, pages, cancellable, error);
  if (done)
    add_outline (surface, pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!done)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_IO, _("The pages could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
rap_report_bytes (RapDocument *document, RapReportFormat format, RapPaper paper,
                  GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  switch (format)
    {
    case RAP_REPORT_HTML:
      return g_string_free_to_bytes (rap_document_to_html (document));
    case RAP_REPORT_CSV:
      return g_string_free_to_bytes (rap_document_to_csv (document));
    case RAP_REPORT_PDF:
    default:
      return pdf_bytes (document, paper, cancellable, error);
    }
}
