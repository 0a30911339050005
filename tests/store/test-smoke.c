/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

static void
test_smoke (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = fixture_record (RAP_KIND_MEETING, "title-en", "31st GC", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_insert (self->store, meeting);
  g_autofree char *title = fixture_get (self->store, RAP_KIND_MEETING, id, "title-en");
  g_autofree char *before = fixture_dump (self->store);
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpstr (title, ==, "31st GC");
  fixture_set (self->store, RAP_KIND_MEETING, id, "title-en", "32nd");
  g_assert_cmpstr (rap_store_undo_label (self->store), ==, "Set title-en");
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  after = fixture_dump (self->store);
  g_assert_cmpstr (before, ==, after);
  problems = rap_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/smoke", Fixture, NULL, fixture_set_up, test_smoke, fixture_tear_down);
  return g_test_run ();
}
