/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "agenda-fixture.h"
#include "core/chain.h"

static RapRecord *
meeting_on (const char *first, const char *state)
{
  RapRecord *meeting = rap_record_new (RAP_KIND_MEETING);

  rap_record_set_text (meeting, RAP_MEETING_START_DATE, first);
  rap_record_set_text (meeting, RAP_MEETING_STATE, state);
  return meeting;
}

static void
test_movable (void)
{
  static const struct
  {
    const char *state;
    gboolean movable;
  } cases[] = {
    { "proposed", TRUE },    { "tentative", TRUE }, { "confirmed", TRUE },
    { "convened", TRUE },    { "in-session", FALSE }, { "suspended", FALSE },
    { "closed", FALSE },     { "report-adopted", FALSE }, { "archived", FALSE },
    { "postponed", FALSE },  { "cancelled", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RapRecord) meeting = meeting_on ("2025-05-12", cases[i].state);

      g_assert_cmpint (rap_chain_is_movable (meeting), ==, cases[i].movable);
    }
}

static RapAgenda *
agenda_on (const char *first, const char *last, gint64 sitting)
{
  RapAgenda *agenda = fixture_agenda ("Africa/Johannesburg", first, last);
  g_autofree char *start = g_strconcat (first, "T09:00", NULL);
  g_autofree char *end = g_strconcat (first, "T12:00", NULL);

  fixture_sitting (agenda, sitting, start, end);
  return agenda;
}

static void
test_moves_by_as_many_days (void)
{
  g_autoptr (RapAgenda) council = agenda_on ("2025-05-15", "2025-05-16", 10);
  g_autoptr (GPtrArray) others =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_agenda_unref);
  g_autoptr (RapChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;
  guint meetings = 0, sittings = 0;

  g_ptr_array_add (others, agenda_on ("2025-05-12", "2025-05-14", 11));
  changes = rap_chain_move (council, others, fixture_local ("2025-05-22T00:00"), &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (rap_change_set_label (changes), "and 1 other of its chain"));
  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);

      g_assert_cmpint (change->op, ==, RAP_CHANGE_UPDATE);
      if (change->kind == RAP_KIND_MEETING)
        g_assert_cmpstr (rap_record_text (change->record, RAP_MEETING_START_DATE), ==,
                         meetings++ == 0 ? "2025-05-22" : "2025-05-19");
      else
        g_assert_cmpstr (rap_record_text (change->record, RAP_SITTING_START), ==,
                         sittings++ == 0 ? "2025-05-22T09:00" : "2025-05-19T09:00");
    }
  g_assert_cmpuint (meetings, ==, 2);
  g_assert_cmpuint (sittings, ==, 2);
}

static void
test_alone (void)
{
  g_autoptr (RapAgenda) council = agenda_on ("2025-05-15", "2025-05-16", 10);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) changes =
    rap_chain_move (council, none, fixture_local ("2025-05-22T00:00"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rap_change_set_size (changes), ==, 2);
  g_assert_null (strstr (rap_change_set_label (changes), "chain"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain/what is over or called off stays", test_movable);
  g_test_add_func ("/chain/all move by as many days in one step", test_moves_by_as_many_days);
  g_test_add_func ("/chain/a meeting without a chain moves alone", test_alone);
  return g_test_run ();
}
