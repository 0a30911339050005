/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "calendar-fixture.h"
#include "core/kinds.h"
#include "report/agenda-document.h"
#include "report/csv.h"
#include "report/document-words.h"
#include "report/html.h"

static RapDocument *
make (RapAgenda *agenda, RapAgendaDocument document, const char *language, RapAudience audience)
{
  RapAgendaDocumentOptions options = {
    .document = document, .audience = audience, .language = language, .created = FIXTURE_NOW,
  };

  return rap_agenda_document_new (agenda, &options);
}

static char *
make_csv (RapAgenda *agenda, RapAgendaDocument document, const char *language,
          RapAudience audience)
{
  g_autoptr (RapDocument) made = make (agenda, document, language, audience);

  return g_string_free (rap_document_to_csv (made), FALSE);
}

static char *
make_html (RapAgenda *agenda, RapAgendaDocument document, const char *language)
{
  g_autoptr (RapDocument) made = make (agenda, document, language, RAP_AUDIENCE_DELEGATES);

  return g_string_free (rap_document_to_html (made), FALSE);
}

/* The titles of the headings, a line each, with a dot for the second level. */
static char *
headings (RapDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const RapBlock *block = document->blocks->pdata[i];

      if (block->kind == RAP_BLOCK_HEADING)
        g_string_append_printf (text, "%s%s\n", block->level > 1 ? "." : "",
                                ((RapText *) block->texts->pdata[0])->text);
    }
  return g_string_free (text, FALSE);
}

#define assert_has(text, part) \
  G_STMT_START { if (strstr (text, part) == NULL) g_error ("no “%s” in: %s", part, text); } \
  G_STMT_END
#define assert_lacks(text, part) \
  G_STMT_START { if (strstr (text, part) != NULL) g_error ("“%s” in: %s", part, text); } \
  G_STMT_END

static void
test_provisional (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) document =
    make (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_AUDIENCE_DELEGATES);
  g_autofree char *titles = headings (document);
  g_autofree char *csv = g_string_free (rap_document_to_csv (document), FALSE);

  g_assert_cmpstr (document->name, ==, "Provisional agenda");
  g_assert_cmpstr (document->title, ==, "31st Governing Council");
  g_assert_cmpstr (document->organisation, ==, "Governing Council, ESA");
  g_assert_cmpstr (document->note, ==, "As at 1 March 2025");
  g_assert_cmpstr (titles, ==, "Thursday 15 May 2025, from 09:00 to 17:00\n"
                               ".Opening sitting\n.Strategy\n"
                               "Friday 16 May 2025, from 09:00 to 15:00\n.Plenary\n"
                               ".Closing sitting\n");
  assert_has (csv, ",II.,Adoption of the agenda,(For decision and adoption),,");
  assert_has (csv, ",III.,\"Reports; reforms, and more\",(For information),,");
  assert_has (csv, ",a.,Report of the ROCB,,\"Presenter: Ms Hinojosa (tbc)\nModerator: Mauritius\"");
  assert_lacks (csv, "Coffee");
}

/* The language of the terminal or window has no say; what has no French title keeps its English. */
static void
test_french (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) document =
    make (agenda, RAP_AGENDA_ANNOTATED, "fr", RAP_AUDIENCE_DELEGATES);
  g_autofree char *titles = headings (document);
  g_autofree char *csv = g_string_free (rap_document_to_csv (document), FALSE);

  g_assert_cmpstr (document->name, ==, "Ordre du jour annoté");
  g_assert_cmpstr (document->note, ==, "État au 1er mars 2025");
  g_assert_cmpstr (document->page, ==, "Page %s sur %s");
  assert_has (titles, "Jeudi 15 mai 2025, de 9 h 00 à 17 h 00\n");
  assert_has (titles, ".Plénière\n");
  assert_has (csv, "Adoption de l’ordre du jour,(Pour décision et adoption)");
  assert_has (csv, "Présentation : Ms Hinojosa (à confirmer)");
  assert_has (csv, "Report of the RTCs");
}

static void
test_confidential (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();

  for (guint i = 0; i < RAP_N_AGENDA_DOCUMENTS; i++)
    for (guint k = 0; k < RAP_N_AUDIENCES; k++)
      {
        g_autofree char *csv = make_csv (agenda, (RapAgendaDocument) i, "en", (RapAudience) k);
        g_autoptr (RapDocument) document =
          make (agenda, (RapAgendaDocument) i, "en", (RapAudience) k);
        g_autofree char *html = g_string_free (rap_document_to_html (document), FALSE);

        if (k == RAP_AUDIENCE_INTERNAL)
          {
            assert_has (html, "Salary of the Director");
            assert_has (html, "Internal");
            continue;
          }
        assert_lacks (csv, "Salary");
        assert_lacks (csv, "Housing");
        assert_lacks (html, "Salary");
        assert_lacks (html, "Housing");
        assert_lacks (html, "Whisper");
        /* Only the number that it has stays its own. */
        assert_has (csv, "VI");
        assert_lacks (html, "Not yet placed");
      }
}

static void
test_backlog (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *internal =
    make_csv (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_AUDIENCE_INTERNAL);

  assert_has (internal, "Not on any day yet");
  assert_has (internal, "Not yet placed");
}

static void
test_order (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (GPtrArray) zones =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_zone_unref);
  RapAgendaDocumentOptions options = { .document = RAP_AGENDA_ORDER, .language = "en",
                                       .zones = zones, .created = FIXTURE_NOW };
  g_autoptr (RapDocument) document = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *titles = NULL;

  g_ptr_array_add (zones, rap_zone_get ("Europe/Brussels", NULL));
  g_ptr_array_add (zones, rap_zone_get ("Pacific/Auckland", NULL));
  document = rap_agenda_document_new (agenda, &options);
  csv = g_string_free (rap_document_to_csv (document), FALSE);
  titles = headings (document);
  g_assert_cmpstr (titles, ==, "Thursday 15 May 2025, from 09:00 to 17:00\n.Diamond Hall\n"
                               "Friday 16 May 2025, from 09:00 to 15:00\n");
  assert_has (csv, "Day,Sitting,Johannesburg,Brussels,Auckland,No.,Item,Speakers\r\n");
  assert_has (csv, "Diamond Hall,09:00–12:30,09:00–12:30,19:00–22:30,,Opening sitting,\r\n");
  assert_has (csv, ",09:50,09:50,19:50,,Coffee,\r\n");
  assert_has (csv, ",14:00–17:00,14:00–17:00,00:00–03:00 (+1),,Strategy,\r\n");
}

static void
test_two_rooms (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) document = NULL;
  g_autofree char *titles = NULL;

  fixture_set (rap_agenda_sitting (agenda, 2), "room", "Ruby Hall");
  fixture_set (rap_agenda_sitting (agenda, 4), "room", "Ruby Hall");
  document = make (agenda, RAP_AGENDA_ORDER, "en", RAP_AUDIENCE_DELEGATES);
  titles = headings (document);
  g_assert_cmpstr (titles, ==, "Thursday 15 May 2025, from 09:00 to 17:00\n"
                               ".Diamond Hall\n.Ruby Hall\n"
                               "Friday 16 May 2025, from 09:00 to 15:00\n"
                               ".Room to be announced\n.Ruby Hall\n");
}

/* The room stands beside the sittings where there are several, else once with the day. */
static void
test_timetable (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *one = make_csv (agenda, RAP_AGENDA_TIMETABLE, "en", RAP_AUDIENCE_DELEGATES);
  g_autofree char *two = NULL;

  assert_has (one, "Day,Time,No.,Item\r\n");
  assert_has (one, "Thursday 15 May 2025 · Diamond Hall,09:00,I,Opening\r\n");
  assert_lacks (one, "Report of the ROCB");
  fixture_set (rap_agenda_sitting (agenda, 2), "room", "Ruby Hall");
  two = make_csv (agenda, RAP_AGENDA_TIMETABLE, "en", RAP_AUDIENCE_DELEGATES);
  assert_has (two, "Thursday 15 May 2025,14:00–17:00,,Strategy,Ruby Hall\r\n");
}

static void
test_script (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *english =
    make_csv (agenda, RAP_AGENDA_SCRIPT, "en", RAP_AUDIENCE_DELEGATES);
  g_autofree char *french = make_csv (agenda, RAP_AGENDA_SCRIPT, "fr", RAP_AUDIENCE_DELEGATES);

  assert_has (english, "Open the sitting.");
  assert_has (english, "Opening\nGive the floor to Mr Kieswetter.");
  assert_has (english, "(For decision and adoption)\nAsk for amendments; conclude: adopted.");
  assert_has (english, "Coffee\nSuspend the sitting until 10:05.");
  assert_has (english, "Close the sitting. Next: Friday 16 May 2025, 09:00.");
  assert_has (english, "Thank the participants; close the meeting.");
  assert_has (french, "Suspendre la séance jusqu’à 10 h 05.");
  assert_has (french, "Élections (Élection)");
}

static void
test_withdrawn (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *csv = NULL;
  g_autofree char *wall = NULL;

  fixture_set (rap_agenda_item (agenda, 2), "state", "withdrawn");
  csv = make_csv (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_AUDIENCE_DELEGATES);
  wall = make_csv (agenda, RAP_AGENDA_TIMETABLE, "en", RAP_AUDIENCE_DELEGATES);
  assert_has (csv, ",II.,Adoption of the agenda,(withdrawn),");
  assert_has (csv, ",III.,");
  assert_lacks (wall, "Adoption");
}

/* Who finds an old print of a meeting that is off must see it first. */
static void
test_cancelled_meeting (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) english = NULL;
  g_autoptr (RapDocument) french = NULL;

  fixture_set (rap_agenda_meeting (agenda), "state", "cancelled");
  english = make (agenda, RAP_AGENDA_ORDER, "en", RAP_AUDIENCE_PUBLIC);
  french = make (agenda, RAP_AGENDA_ORDER, "fr", RAP_AUDIENCE_PUBLIC);
  g_assert_cmpstr (english->facts->pdata[0], ==, "CANCELLED");
  g_assert_cmpstr (french->facts->pdata[0], ==, "ANNULÉE");
}

static void
test_dropped_sitting (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *csv = NULL;

  fixture_set (rap_agenda_sitting (agenda, 2), "state", "dropped");
  csv = make_csv (agenda, RAP_AGENDA_ORDER, "en", RAP_AUDIENCE_INTERNAL);
  assert_lacks (csv, "Strategic plan");
  assert_has (csv, "Elections");
}

/* A link to join goes to those who come, not to the world; and only where a browser may go. */
static void
test_links (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) public_one = NULL;
  g_autofree char *html = NULL;
  g_autofree char *public_html = NULL;

  fixture_set (rap_agenda_sitting (agenda, 1), "link", "https://example.org/j?a=1&b='2'");
  fixture_set (rap_agenda_sitting (agenda, 2), "link", "javascript:alert(1)");
  html = make_html (agenda, RAP_AGENDA_ORDER, "en");
  public_one = make (agenda, RAP_AGENDA_ORDER, "en", RAP_AUDIENCE_PUBLIC);
  public_html = g_string_free (rap_document_to_html (public_one), FALSE);
  assert_has (html, "<a href=\"https://example.org/j?a=1&amp;b=&apos;2&apos;\">");
  assert_lacks (html, "href=\"javascript");
  assert_lacks (public_html, "example.org/j");
  assert_lacks (public_html, "javascript");
}

static void
test_html (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *html = NULL;

  fixture_set (rap_agenda_item (agenda, 1), "title-en", "<script>alert('&')</script>");
  html = make_html (agenda, RAP_AGENDA_PROVISIONAL, "en");
  assert_has (html, "<!DOCTYPE html>\n<html lang=\"en\">");
  assert_has (html, "<meta charset=\"utf-8\">");
  assert_has (html, "<title>31st Governing Council – Provisional agenda</title>");
  assert_has (html, "&lt;script&gt;alert(&apos;&amp;&apos;)&lt;/script&gt;");
  assert_lacks (html, "<script");
  assert_has (html, "<a href=\"#day-2\">Friday 16 May 2025");
  assert_has (html, "@media print");
  assert_has (html, "@bottom-right{content:\"Page\\000020\" counter(page) \"\\000020of\\000020\"");
  for (guint i = 0; i < RAP_N_AGENDA_DOCUMENTS; i++)
    {
      g_autofree char *french = make_html (agenda, (RapAgendaDocument) i, "fr");

      assert_has (french, "<html lang=\"fr\">");
      /* One file: nothing is fetched. */
      assert_lacks (french, "src=");
      assert_lacks (french, "url(");
    }
}

static void
test_csv (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autofree char *csv = NULL;

  fixture_set (rap_agenda_item (agenda, 1), "title-en", "=HYPERLINK(\"x\")");
  csv = make_csv (agenda, RAP_AGENDA_PROVISIONAL, "en", RAP_AUDIENCE_DELEGATES);
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf" "Day,Sitting,No.,Item,Purpose,Speakers,"
                                        "Annotation\r\n"));
  assert_has (csv, ",\"'=HYPERLINK(\"\"x\"\")\",");
}

static void
test_empty (void)
{
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, 1, "title-en", "Nothing",
                                                  "start-date", "2025-05-15", "end-date",
                                                  "2025-05-15", NULL);
  g_autoptr (RapAgenda) agenda = rap_agenda_new (meeting, NULL);

  rap_agenda_arrange (agenda);
  for (guint i = 0; i < RAP_N_AGENDA_DOCUMENTS; i++)
    {
      g_autofree char *html = make_html (agenda, (RapAgendaDocument) i, "fr");
      g_autofree char *csv =
        make_csv (agenda, (RapAgendaDocument) i, "en", RAP_AUDIENCE_INTERNAL);

      assert_has (html, "Le programme n’est pas encore connu.");
      g_assert_true (g_str_has_suffix (csv, "\r\n"));
    }
}

/* What an office calls things is what its documents say. */
static void
test_vocabulary (void)
{
  g_autoptr (GHashTable) words = fixture_words ();
  g_autoptr (RapRecord) note = fixture_record (RAP_KIND_VOCABULARY, 50, "list", "purpose", "code",
                                               "information", "name-en", "To take note", NULL);
  g_autoptr (RapDocumentWords) english = NULL;
  g_autoptr (RapDocumentWords) french = NULL;
  g_autofree char *purposes = NULL;
  g_autofree char *fallback = NULL;

  g_hash_table_insert (words, g_strdup ("purpose/information"), g_object_ref (note));
  english = rap_document_words_new ("en", words);
  french = rap_document_words_new ("fr", words);
  purposes =
    rap_document_words_purposes (english, "information,discussion,guidance,decision");
  fallback = rap_document_words_purposes (french, "information,election");
  /* The specimen of the WCO, PTC 225/226. */
  g_assert_cmpstr (purposes, ==, "(To take note, for discussion, guidance and decision)");
  g_assert_cmpstr (fallback, ==, "(Pour information et élection)");
  g_assert_cmpstr (rap_document_words_term (french, "sitting-kind", "plenary"), ==,
                   "Séance plénière");
  g_assert_cmpstr (rap_document_words_term (french, "sitting-kind", "unheard-of"), ==,
                   "unheard-of");
}

static void
test_template_is_no_format (void)
{
  g_autoptr (GHashTable) words =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (RapDocumentWords) document = NULL;
  g_autofree char *filled = NULL;

  g_hash_table_insert (words, g_strdup ("calendar/label"),
                       fixture_record (RAP_KIND_VOCABULARY, 1, "list", "calendar", "code", "label",
                                       "name-en", "%n%d %s → %s %s 100%", NULL));
  document = rap_document_words_new ("en", words);
  filled = rap_document_words_fill (document, RAP_WORDS_LABEL, "a%s", "b", NULL);
  g_assert_cmpstr (filled, ==, "%n%d a%s → b %s 100%");
}

static void
test_dates (void)
{
  g_autoptr (RapDocumentWords) english = rap_document_words_new ("en", NULL);
  g_autoptr (RapDocumentWords) french = rap_document_words_new ("fr", NULL);
  const struct
  {
    RapLocal first;
    RapLocal last;
    const char *english;
    const char *french;
  } cases[] = {
    { rap_local_make (2025, 5, 15, 0, 0, 0), rap_local_make (2025, 5, 15, 0, 0, 0), "15 May 2025",
      "15 mai 2025" },
    { rap_local_make (2025, 5, 1, 0, 0, 0), rap_local_make (2025, 5, 2, 0, 0, 0), "1–2 May 2025",
      "1er–2 mai 2025" },
    { rap_local_make (2025, 4, 30, 0, 0, 0), rap_local_make (2025, 5, 2, 0, 0, 0),
      "30 April – 2 May 2025", "30 avril – 2 mai 2025" },
    { rap_local_make (2025, 12, 31, 0, 0, 0), rap_local_make (2026, 1, 1, 0, 0, 0),
      "31 December 2025 – 1 January 2026", "31 décembre 2025 – 1er janvier 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *en = rap_document_words_days (english, cases[i].first, cases[i].last);
      g_autofree char *fr = rap_document_words_days (french, cases[i].first, cases[i].last);

      g_assert_cmpstr (en, ==, cases[i].english);
      g_assert_cmpstr (fr, ==, cases[i].french);
    }
}

static void
test_file_name (void)
{
  g_autoptr (RapAgenda) agenda = fixture_pretoria ();
  g_autoptr (RapDocument) document = make (agenda, RAP_AGENDA_SCRIPT, "en", RAP_AUDIENCE_PUBLIC);
  g_autofree char *name = rap_agenda_document_file_name (agenda, document, "pdf");
  g_autofree char *odd = NULL;

  g_assert_cmpstr (name, ==, "2025-05-15 ESA GC 31 Chair’s script.pdf");
  fixture_set (rap_agenda_body (agenda), "code", "A/B:C");
  odd = rap_agenda_document_file_name (agenda, document, "csv");
  g_assert_cmpstr (odd, ==, "2025-05-15 A-B-C 31 Chair’s script.csv");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-document/provisional agenda as the WCO prints it", test_provisional);
  g_test_add_func ("/agenda-document/French whatever the locale", test_french);
  g_test_add_func ("/agenda-document/confidential items leave no trace", test_confidential);
  g_test_add_func ("/agenda-document/what has no day is internal", test_backlog);
  g_test_add_func ("/agenda-document/order of the day in several zones", test_order);
  g_test_add_func ("/agenda-document/rooms of a day", test_two_rooms);
  g_test_add_func ("/agenda-document/timetable for the wall", test_timetable);
  g_test_add_func ("/agenda-document/chair's script", test_script);
  g_test_add_func ("/agenda-document/withdrawn items keep their number", test_withdrawn);
  g_test_add_func ("/agenda-document/a meeting that is off", test_cancelled_meeting);
  g_test_add_func ("/agenda-document/dropped sittings", test_dropped_sitting);
  g_test_add_func ("/agenda-document/links", test_links);
  g_test_add_func ("/agenda-document/HTML", test_html);
  g_test_add_func ("/agenda-document/CSV", test_csv);
  g_test_add_func ("/agenda-document/nothing yet", test_empty);
  g_test_add_func ("/agenda-document/the office's own words", test_vocabulary);
  g_test_add_func ("/agenda-document/a word is no format", test_template_is_no_format);
  g_test_add_func ("/agenda-document/dates", test_dates);
  g_test_add_func ("/agenda-document/file name", test_file_name);
  return g_test_run ();
}
