/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"
#include "core/agenda-import.h"

static RapAgendaImport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapAgendaImport *import = rap_agenda_import_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return import;
}

static const char sheet[] = "Level;Title;Titre-fr;Duration;Purpose;Presenter;Start;Kind;Room\n"
                            "1;Opening;Ouverture;20;;Commissioner, SARS;09:00;;A\n"
                            "2;Welcome;;1h30;For discussion / guidance;;;;\n"
                            " 1 ; Coffee ;; 20 ;;;10:30;Break;\n"
                            "1;Strategy;;1:15;Take note, décision;Ms Hinojosa (tbc);;;\n";

static void
test_reads (void)
{
  g_autoptr (RapAgendaImport) import = read_text (sheet);
  const RapImportRow *row;

  g_assert_cmpuint (rap_agenda_import_size (import), ==, 4);
  g_assert_cmpuint (rap_agenda_import_n_problems (import), ==, 0);
  g_assert_cmpstr (rap_agenda_import_ignored (import)[0], ==, "Room");
  g_assert_null (rap_agenda_import_ignored (import)[1]);
  row = rap_agenda_import_row (import, 1);
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpuint (row->level, ==, 1);
  g_assert_cmpint (rap_record_integer (row->item, RAP_AGENDA_ITEM_DURATION), ==, 90);
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_PURPOSES), ==,
                   "discussion,guidance");
  row = rap_agenda_import_row (import, 2);
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_KIND), ==, "break");
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_MODE), ==, "fixed-start");
  row = rap_agenda_import_row (import, 3);
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_PURPOSES), ==,
                   "information,decision");
}

static void
test_french_columns (void)
{
  g_autoptr (RapAgendaImport) import = read_text ("Niveau,Titre,Durée,Objet,Intervenant,Début\n"
                                                  "1,Ouverture,20,Pour examen,Directeur,09:00\n");
  const RapImportRow *row = rap_agenda_import_row (import, 0);

  g_assert_null (row->problem);
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_TITLE_EN), ==, "Ouverture");
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_PURPOSES), ==, "discussion");
  g_assert_cmpstr (rap_record_text (row->item, RAP_AGENDA_ITEM_FIXED_START), ==, "09:00");
  g_assert_cmpstr (row->presenters, ==, "Directeur");
}

static void
test_applies (void)
{
  g_autoptr (RapAgendaImport) import = read_text (sheet);
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  g_autofree char *people = NULL;
  GError *error = NULL;
  RapChangeSet *changes = rap_agenda_import_apply (import, agenda, 12, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  g_assert_cmpstr (rap_change_set_label (changes), ==, "Import 4 agenda items");
  agenda = fixture_done (agenda, changes, error);
  items = rap_agenda_children (agenda, 12, 0);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (rap_record_title (items->pdata[0]), ==, "Opening");
  g_assert_cmpstr (rap_record_title (items->pdata[1]), ==, "Coffee");
  g_assert_cmpstr (rap_record_title (items->pdata[2]), ==, "Strategy");
  g_assert_cmpuint (rap_agenda_children (agenda, 0, rap_record_id (items->pdata[0]))->len, ==, 1);
  people = rap_agenda_people_text (agenda, rap_record_id (items->pdata[2]), "presenter");
  g_assert_cmpstr (people, ==, "Ms Hinojosa (tbc)");
  fixture_assert_sound (agenda);
}

static void
test_goes_to_the_end (void)
{
  g_autoptr (RapAgendaImport) import = read_text ("title\nNew\n");
  g_autoptr (RapAgenda) agenda = fixture_sample ();
  GError *error = NULL;
  GPtrArray *items;

  agenda = fixture_done (agenda, rap_agenda_import_apply (import, agenda, 10, &error), error);
  agenda = fixture_done (agenda, rap_agenda_import_apply (import, agenda, 0, &error), error);
  items = rap_agenda_children (agenda, 10, 0);
  g_assert_cmpstr (rap_record_title (items->pdata[items->len - 1]), ==, "New");
  items = rap_agenda_children (agenda, 0, 0);
  g_assert_cmpstr (rap_record_title (items->pdata[items->len - 1]), ==, "New");
  fixture_assert_sound (agenda);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *row, *word;
  } cases[] = {
    { "1,,20,,,,", "title-en" },         { "4,A,,,,,", "level" },
    { "x,A,,,,,", "level" },             { "2,A,,,,,", "above" },
    { "1,A,0,,,,", "1440" },             { "1,A,ninety,,,,", "duration" },
    { "1,A,,praise,,,", "praise" },      { "1,A,,,,25:00,", "25:00" },
    { "1,A,,,,,lunch", "lunch" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strconcat ("level,title,duration,purpose,presenter,start,kind\n", cases[i].row, "\n", NULL);
      g_autoptr (RapAgendaImport) import = read_text (text);
      g_autoptr (RapAgenda) agenda = fixture_sample ();
      GError *error = NULL;

      g_assert_cmpuint (rap_agenda_import_n_problems (import), ==, 1);
      g_assert_nonnull (strstr (rap_agenda_import_row (import, 0)->problem, cases[i].word));
      fixture_assert_refused (rap_agenda_import_apply (import, agenda, 10, &error), &error,
                              RAP_ERROR_INVALID, "Line 2");
    }
}

static void
test_nothing_below_a_break (void)
{
  g_autoptr (RapAgendaImport) import =
    read_text ("level,title,kind\n1,Coffee,break\n2,Sugar,\n");

  g_assert_cmpuint (rap_agenda_import_n_problems (import), ==, 1);
  g_assert_nonnull (rap_agenda_import_row (import, 1)->problem);
}

/* Down to where the editor lets items stand, and no further. */
static void
test_deepest_level (void)
{
  g_autoptr (GString) text = g_string_new ("level,title\n");
  g_autoptr (RapAgendaImport) import = NULL;

  for (int level = 1; level <= RAP_DEEPEST_LEVEL + 2; level++)
    g_string_append_printf (text, "%d,Item\n", level);
  import = read_text (text->str);
  g_assert_cmpuint (rap_agenda_import_n_problems (import), ==, 1);
  g_assert_nonnull (rap_agenda_import_row (import, RAP_DEEPEST_LEVEL + 1)->problem);
}

static void
test_lanes_of_a_group (void)
{
  g_autoptr (RapAgendaImport) import =
    read_text ("level,title,kind\n1,Workshops,group\n2,Tariff,\n2,Valuation,\n");

  g_assert_cmpuint (rap_agenda_import_n_problems (import), ==, 0);
  g_assert_cmpuint (rap_agenda_import_row (import, 2)->level, ==, 1);
}

static void
assert_unreadable (const char *text, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rap_agenda_import_read (text, strlen (text), &error));
  g_assert_error (error, RAP_ERROR, RAP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_other_files (void)
{
  assert_unreadable ("", "no rows");
  assert_unreadable ("title\n", "no rows");
  assert_unreadable ("BEGIN:VCALENDAR\nVERSION:2.0\n", "title");
  assert_unreadable ("title,item\na,b\n", "item");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda-import/reads level, times, purposes and people", test_reads);
  g_test_add_func ("/agenda-import/reads French columns", test_french_columns);
  g_test_add_func ("/agenda-import/adds all in one step", test_applies);
  g_test_add_func ("/agenda-import/goes to the end of a sitting or the backlog",
                   test_goes_to_the_end);
  g_test_add_func ("/agenda-import/a wrong cell is told with its line", test_problems);
  g_test_add_func ("/agenda-import/nothing stands below a break", test_nothing_below_a_break);
  g_test_add_func ("/agenda-import/levels go as deep as in the editor", test_deepest_level);
  g_test_add_func ("/agenda-import/a group has its lanes below it", test_lanes_of_a_group);
  g_test_add_func ("/agenda-import/another kind of file is refused", test_other_files);
  return g_test_run ();
}
