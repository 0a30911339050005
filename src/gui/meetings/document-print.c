/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "document-print.h"
#include "report/page.h"

/* What lives as long as the operation. */
typedef struct
{
  RapDocument *document;
  RapPages *pages;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pages, rap_pages_free);
  rap_document_unref (printing->document);
  g_free (printing);
}

/* The paper is known now: what was chosen in the print dialog. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  g_clear_pointer (&printing->pages, rap_pages_free);
  printing->pages = rap_pages_new (printing->document, gtk_print_context_get_width (context),
                                   gtk_print_context_get_height (context), NULL, NULL);
  gtk_print_operation_set_n_pages (operation, (int) rap_pages_count (printing->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  rap_pages_draw (printing->pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
rap_document_print_new (RapDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *name = g_strdup_printf ("%s – %s", document->title, document->name);
  Printing *printing = g_new0 (Printing, 1);

  printing->document = rap_document_ref (document);
  if (rap_document_is_landscape (document))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  if (rap_paper_usual (document) == RAP_PAPER_A3)
    {
      GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A3);

      gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
      gtk_paper_size_free (paper);
    }
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, name);
  /* The margins are the document's own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "rap-printing", printing, printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}
