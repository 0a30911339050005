/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "calendar-fixture.h"
#include "core/kinds.h"
#include "core/numbering.h"
#include "report/agenda-document.h"
#include "report/report.h"

/* PDFs as a reader sees them: by pdftotext and pdfinfo. */

#ifdef __SANITIZE_ADDRESS__
/* cairo 1.16 lets go of arrays of the fonts that it takes apart for a PDF (those with CFF outlines,
 * such as Noto's Chinese), inside cairo_surface_finish(). What cairo itself allocated is borne in
 * this program alone, which draws every script; the command line's documents are held to all. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libcairo.so\n";
}
#endif

static GBytes *
make_pdf (RapAgenda *agenda, RapAgendaDocument kind, const char *language, RapPaper paper)
{
  RapAgendaDocumentOptions options = {
    .document = kind, .language = language, .created = FIXTURE_NOW,
  };
  g_autoptr (RapDocument) document = rap_agenda_document_new (agenda, &options);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = rap_report_bytes (document, RAP_REPORT_PDF, paper, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* What the program says of the file; @option may be %NULL. */
static char *
ask (GBytes *pdf, const char *program, const char *option, gboolean to_output)
{
  g_autofree char *path = NULL;
  const char *arguments[] = { program, option, NULL, NULL, NULL };
  guint n = option != NULL ? 2 : 1;
  char *output = NULL;
  int status;
  int file = g_file_open_tmp ("report-XXXXXX.pdf", &path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  arguments[n++] = path;
  if (to_output)
    arguments[n++] = "-";
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_unlink (path);
  return output;
}

static char *
text_of (GBytes *pdf)
{
  return ask (pdf, "pdftotext", "-layout", TRUE);
}

/* The pages' texts. */
static GStrv
pages_of (GBytes *pdf)
{
  g_autofree char *text = text_of (pdf);
  GStrv pages = g_strsplit (text, "\f", -1);
  guint n = g_strv_length (pages);

  /* A form feed ends each page. */
  g_assert_cmpuint (n, >, 1);
  g_clear_pointer (&pages[n - 1], g_free);
  return pages;
}

#define assert_has(text, part) \
  G_STMT_START { if (strstr (text, part) == NULL) g_error ("no “%s” in: %s", part, text); } \
  G_STMT_END

/* Many items of one sitting, each with a sub-item. */
static RapAgenda *
long_agenda (guint n)
{
  RapAgenda *agenda = fixture_single ("Europe/Brussels", "2025-05-15T09:00", "2025-05-15T18:00");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Item number %u of many", i);
      g_autofree char *below = g_strdup_printf ("Below number %u", i);
      g_autofree char *parent = g_strdup_printf ("%u", 1000 + i);
      g_autofree char *position = g_strdup_printf ("%u", i + 10);

      fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 1000 + i, "sitting", "1", "title-en", title,
                   "duration", "1", "purposes", "decision", "position", position, NULL);
      fixture_add (agenda, RAP_KIND_AGENDA_ITEM, 5000 + i, "sitting", "1", "parent", parent,
                   "title-en", below, NULL);
    }
  rap_agenda_arrange (agenda);
  return agenda;
}

static void
test_text (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GBytes) pdf = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
  g_autofree char *text = text_of (pdf);
  const char *const order[] = {
    "Governing Council, ESA", "31st Governing Council", "Provisional agenda", "31st session",
    "15–16 May 2025 · CSIR Convention Centre, Pretoria, South Africa",
    "Thursday 15 May 2025, from 09:00 to 17:00", "Opening sitting · Diamond Hall", "09:00–12:30",
    "I.", "Opening", "Speaker: Mr Kieswetter, SARS", "II.",
    "Adoption of the agenda (For decision and adoption)", "III.", "a.", "Report of the ROCB",
    "Presenter: Ms Hinojosa (tbc)", "b.", "Report of the RTCs", "IV.", "VI.",
    "Friday 16 May 2025", "As at 1 March 2025", "Page 1 of ",
  };
  const char *place = text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *found = strstr (place, order[i]);

      if (found == NULL)
        g_error ("“%s” does not come here: %s", order[i], place);
      place = found + strlen (order[i]);
    }
}

static void
test_french (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GBytes) pdf = make_pdf (agenda, RAP_AGENDA_ORDER, "fr", RAP_PAPER_A4);
  g_autofree char *text = text_of (pdf);

  assert_has (text, "Programme des travaux");
  assert_has (text, "Jeudi 15 mai 2025, de 9 h 00 à 17 h 00");
  assert_has (text, "Les heures sont celles de Johannesburg (UTC+2).");
  assert_has (text, "Intervenants");
  assert_has (text, "Page 1 sur ");
}

static void
test_structure (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autofree char *info = NULL;
  g_autofree char *items = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *links = NULL;

  fixture_set (rap_agenda_sitting (agenda, 1), "link", "https://example.org/join?x='1'&y=é");
  list = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
  table = make_pdf (agenda, RAP_AGENDA_ORDER, "en", RAP_PAPER_A4);
  info = ask (list, "pdfinfo", "-isodates", FALSE);
  items = ask (list, "pdfinfo", "-struct-text", FALSE);
  cells = ask (table, "pdfinfo", "-struct-text", FALSE);
  links = ask (list, "pdfinfo", "-url", FALSE);
  assert_has (info, "31st Governing Council – Provisional agenda");
  assert_has (info, "Governing Council, ESA");
  assert_has (info, "Rapporteur " PACKAGE_VERSION);
  assert_has (info, "CreationDate:    2025-03-01T09:00:00Z");
  assert_has (info, "Tagged:          yes");
  assert_has (items, "Document\n");
  assert_has (items, "  H1 (block)\n    \"31st Governing Council\"");
  assert_has (items, "  H2 (block)\n    \"Thursday 15 May 2025, from 09:00 to 17:00\"");
  assert_has (items, "Lbl (block)\n        \"II.\"");
  assert_has (items, "\"Adoption of the agenda  (For decision and adoption)\"");
  assert_has (cells, "  Table (block)");
  assert_has (cells, "TH");
  assert_has (cells, "\"Coffee\"");
  assert_has (links, "https://example.org/join?x=%271%27&y=%C3%A9");
}

/* Readers jump by it: the days, their sittings, the items. */
static void
test_outline (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  RapAgendaDocumentOptions options = { .language = "en", .created = FIXTURE_NOW };
  g_autoptr (RapDocument) document = rap_agenda_document_new (agenda, &options);
  g_autoptr (RapPages) pages = rap_pages_new (document, 400, 300, NULL, NULL);
  GArray *outline = rap_pages_outline (pages);
  g_autoptr (GString) levels = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const RapPagesHeading *heading = &g_array_index (outline, RapPagesHeading, i);

      g_string_append_printf (levels, "%u", heading->level);
      g_assert_cmpuint (heading->page, <, rap_pages_count (pages));
      g_assert_true (i == 0 || heading->page >= (heading - 1)->page);
    }
  g_assert_cmpstr (g_array_index (outline, RapPagesHeading, 0).title, ==,
                   "Thursday 15 May 2025, from 09:00 to 17:00");
  /* Day, sitting, three items; sitting, two; day, sitting, one; sitting, one. */
  g_assert_cmpstr (levels->str, ==, "1233323312323");
}

static void
test_same_bytes (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();

  for (guint i = 0; i < RAP_N_AGENDA_DOCUMENTS; i++)
    {
      g_autoptr (GBytes) first = make_pdf (agenda, (RapAgendaDocument) i, "en", RAP_PAPER_A4);
      g_autoptr (GBytes) second = make_pdf (agenda, (RapAgendaDocument) i, "en", RAP_PAPER_A4);
      g_autoptr (GBytes) other = make_pdf (agenda, (RapAgendaDocument) i, "fr", RAP_PAPER_A4);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, other));
    }
}

static void
test_every_page (void)
{
  g_autoptr (RapAgenda) agenda = long_agenda (300);

  for (guint i = 0; i < RAP_N_AGENDA_DOCUMENTS; i++)
    {
      gboolean is_table = i >= RAP_AGENDA_ORDER;
      g_autoptr (GBytes) pdf = make_pdf (agenda, (RapAgendaDocument) i, "en", RAP_PAPER_A4);
      g_auto (GStrv) pages = pages_of (pdf);
      guint n = g_strv_length (pages);
      guint items = 0;

      g_assert_cmpuint (n, >, 5);
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *foot = g_strdup_printf ("Page %u of %u", k + 1, n);
          const char *item = pages[k];

          assert_has (pages[k], foot);
          assert_has (pages[k], "As at 1 March 2025");
          assert_has (pages[k], "Meeting");
          if (is_table)
            {
              assert_has (pages[k], "Time ");
              assert_has (pages[k], "No.");
            }
          for (; (item = strstr (item, "Item number")) != NULL; item++)
            items++;
        }
      g_assert_cmpuint (items, ==, 300);
    }
}

/* The last line above the foot is never a heading or an item whose sub-item is on the next page. */
static void
test_nothing_is_orphaned (void)
{
  g_autoptr (RapAgenda) agenda = long_agenda (120);
  g_autoptr (GBytes) pdf = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
  g_auto (GStrv) pages = pages_of (pdf);

  g_assert_cmpuint (g_strv_length (pages), >, 3);
  for (guint i = 1; pages[i] != NULL; i++)
    {
      const char *below = strstr (pages[i], "Below number");
      const char *item = strstr (pages[i], "Item number");

      g_assert_nonnull (item);
      g_assert_true (below == NULL || item < below);
    }
}

/* However little room is left: an item of more than half a page begins with its number. */
static void
test_number_goes_with_title (void)
{
  g_autofree char *title = NULL;
  GString *words = g_string_new ("FIRST");

  for (guint i = 0; i < 600; i++)
    g_string_append (words, " word");
  title = g_string_free (words, FALSE);
  for (guint n = 10; n < 24; n++)
    {
      g_autoptr (RapAgenda) agenda = long_agenda (n);
      g_autoptr (GBytes) pdf = NULL;
      g_auto (GStrv) pages = NULL;
      g_autofree char *number = rap_roman (n + 1, TRUE);
      g_autofree char *label = g_strconcat ("\n", number, ". ", NULL);
      guint found = 0;

      rap_record_set_text (rap_agenda_item (agenda, 1000 + n - 1), RAP_AGENDA_ITEM_TITLE_EN, title);
      pdf = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
      pages = pages_of (pdf);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          gboolean has_title = strstr (pages[i], "FIRST word word") != NULL;

          g_assert_true ((strstr (pages[i], label) != NULL) == has_title);
          found += has_title;
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* The longest Roman numbers of a long agenda are not broken. */
static void
test_long_numbers (void)
{
  static const char *const numbers[] = { "XXVIII.", "LXXXVIII.", "CLXXXVIII.", "CCLXXXVIII." };
  g_autoptr (RapAgenda) agenda = long_agenda (299);
  g_autoptr (GBytes) pdf = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
  g_autofree char *text = text_of (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_has (text, numbers[i]);
}

static char *
repeated (const char *part, guint characters)
{
  GString *text = g_string_new (NULL);

  while (g_utf8_strlen (text->str, -1) < (glong) characters)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

/* Pages that hold every word, on any paper, whatever the text is. */
static void
test_absurd_titles (void)
{
  const char *const parts[] = {
    "long words ", "unbroken", "جدول أعمال المجلس ", "议程项目和区域海关", "Ω̃́e\u0301\U0001F600 ", "\n",
  };
  const RapAgendaDocument kinds[] = { RAP_AGENDA_ANNOTATED, RAP_AGENDA_ORDER,
                                      RAP_AGENDA_TIMETABLE };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autoptr (RapAgenda) agenda = long_agenda (3);
        g_autofree char *title = repeated (parts[i], 5000);
        g_autoptr (GBytes) pdf = NULL;
        g_autofree char *text = NULL;

        rap_record_set_text (rap_agenda_meeting (agenda), RAP_MEETING_TITLE_EN, title);
        rap_record_set_text (rap_agenda_item (agenda, 1000), RAP_AGENDA_ITEM_TITLE_EN, title);
        rap_record_set_text (rap_agenda_item (agenda, 1001), RAP_AGENDA_ITEM_ANNOTATION_EN, title);
        rap_record_set_text (rap_agenda_sitting (agenda, 1), RAP_SITTING_ROOM, title);
        pdf = make_pdf (agenda, kinds[k], "en", RAP_PAPER_A4);
        text = text_of (pdf);
        assert_has (text, "Item number 2 of many");
      }
}

static void
test_long_title_is_whole (void)
{
  g_autoptr (RapAgenda) agenda = long_agenda (1);
  GString *title = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (title, "w%u ", i);
  rap_record_set_text (rap_agenda_item (agenda, 1000), RAP_AGENDA_ITEM_TITLE_EN, title->str);
  pdf = make_pdf (agenda, RAP_AGENDA_ORDER, "en", RAP_PAPER_A4);
  text = text_of (pdf);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i);

      assert_has (text, word);
    }
  g_string_free (title, TRUE);
}

/* Whether this system has letters for @text. */
static gboolean
has_letters (const char *text)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  g_object_unref (context);
  pango_layout_set_text (layout, text, -1);
  return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

static void
test_scripts_of_the_world (void)
{
  g_autoptr (RapAgenda) agenda = long_agenda (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  rap_record_set_text (rap_agenda_item (agenda, 1), RAP_AGENDA_ITEM_TITLE_EN, "议程的通过");
  rap_record_set_text (rap_agenda_item (agenda, 1000), RAP_AGENDA_ITEM_TITLE_EN,
                       "Ouverture – Ελλάδα – Россия");
  pdf = make_pdf (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_PAPER_A4);
  text = text_of (pdf);
  if (has_letters ("议程的通过"))
    assert_has (text, "议程的通过");
  assert_has (text, "Ouverture – Ελλάδα – Россия");
}

static void
test_paper (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  const struct
  {
    RapAgendaDocument kind;
    RapPaper paper;
    const char *size;
  } cases[] = {
    { RAP_AGENDA_PROVISIONAL, RAP_PAPER_A4, "595.276 x 841.89 pts" },
    { RAP_AGENDA_PROVISIONAL, RAP_PAPER_LETTER, "612 x 792 pts" },
    { RAP_AGENDA_SCRIPT, RAP_PAPER_A4, "841.89 x 595.276 pts" },
    { RAP_AGENDA_TIMETABLE, RAP_PAPER_A3, "1190.55 x 841.89 pts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = make_pdf (agenda, cases[i].kind, "en", cases[i].paper);
      g_autofree char *info = ask (pdf, "pdfinfo", NULL, FALSE);

      assert_has (info, cases[i].size);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (RapAgenda) agenda = long_agenda (50);
  RapAgendaDocumentOptions options = { .language = "en", .created = FIXTURE_NOW };
  g_autoptr (RapDocument) document = rap_agenda_document_new (agenda, &options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RapPages) pages = NULL;

  g_cancellable_cancel (cancellable);
  pages = rap_pages_new (document, 595, 842, cancellable, &error);
  g_assert_null (pages);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
write_in_thread (gpointer document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = rap_report_bytes (document, RAP_REPORT_PDF, RAP_PAPER_A4, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* English and French at once, the window drawing a preview meanwhile. */
static void
test_threads (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GBytes) english = make_pdf (agenda, RAP_AGENDA_ORDER, "en", RAP_PAPER_A4);
  g_autoptr (GBytes) french = make_pdf (agenda, RAP_AGENDA_ORDER, "fr", RAP_PAPER_A4);
  GThread *threads[6];
  RapDocument *documents[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      RapAgendaDocumentOptions options = { .document = RAP_AGENDA_ORDER,
                                           .language = i % 2 ? "fr" : "en",
                                           .created = FIXTURE_NOW };

      documents[i] = rap_agenda_document_new (agenda, &options);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("report", write_in_thread, documents[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (bytes, i % 2 ? french : english));
      rap_document_unref (documents[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/the words in their order", test_text);
  g_test_add_func ("/report/French", test_french);
  g_test_add_func ("/report/metadata, tags and links", test_structure);
  g_test_add_func ("/report/outline", test_outline);
  g_test_add_func ("/report/the same bytes again", test_same_bytes);
  g_test_add_func ("/report/head and foot on every page", test_every_page);
  g_test_add_func ("/report/nothing is orphaned", test_nothing_is_orphaned);
  g_test_add_func ("/report/a number goes with its title", test_number_goes_with_title);
  g_test_add_func ("/report/long numbers", test_long_numbers);
  g_test_add_func ("/report/absurd titles", test_absurd_titles);
  g_test_add_func ("/report/a long title is whole", test_long_title_is_whole);
  g_test_add_func ("/report/scripts of the world", test_scripts_of_the_world);
  g_test_add_func ("/report/paper", test_paper);
  g_test_add_func ("/report/cancelled", test_cancelled);
  g_test_add_func ("/report/several threads", test_threads);
  return g_test_run ();
}
