/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <string.h>

#include "gui/regions/list-sync.h"
#include "gui/shared/field-row.h"
#include "regions-fixture.h"

void
regions_set_up (RegionsFixture *self, gconstpointer content)
{
  g_autofree char *path = rap_harness_workspace ((RapHarnessContent) GPOINTER_TO_INT (content));

  self->window = rap_harness_open (path);
  self->session = rap_window_get_session (self->window);
  self->store = rap_session_store (self->session);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1400, 900);
  g_assert_true (rap_window_show_page (self->window, "regions"));
  self->page = RAP_REGIONS_PAGE (rap_window_get_page (self->window));
  regions_set_now (self, RAP_HARNESS_NOW);
  rap_harness_settle (GTK_WIDGET (self->window));
}

void
regions_tear_down (RegionsFixture *self, gconstpointer content)
{
  rap_harness_close (self->window);
}

void
regions_set_now (RegionsFixture *self, const char *instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, NULL);

  g_assert_nonnull (time);
  rap_clock_set_fixed (rap_session_clock (self->session), g_date_time_to_unix (time));
  g_object_notify (G_OBJECT (self->session), "now");
}

gint64
regions_region (RegionsFixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) region = rap_store_resolve (self->store, RAP_KIND_REGION, code, &error);

  g_assert_no_error (error);
  return rap_record_id (region);
}

gint64
regions_find (RegionsFixture *self, RapKind kind, const char *words)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = rap_store_list (self->store, query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    if (strstr (rap_record_title (g_ptr_array_index (found, i)), words))
      return rap_record_id (g_ptr_array_index (found, i));
  g_error ("There is no %s “%s”", rap_kind_nick (kind), words);
}

char *
regions_stored (RegionsFixture *self, RapKind kind, gint64 id, guint field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapRecord) record = rap_store_load (self->store, kind, id, &error);

  g_assert_no_error (error);
  return rap_record_format (record, field);
}

void
regions_show (RegionsFixture *self, const char *code, const char *tab)
{
  g_assert_true (rap_page_show (RAP_PAGE (self->page), RAP_KIND_REGION,
                                regions_region (self, code)));
  rap_region_detail_set_tab (self->page->detail, tab);
  rap_harness_settle (GTK_WIDGET (self->window));
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return NULL;
}

GtkWidget *
regions_seen (GtkWidget *root, const char *words)
{
  const char *text = text_of (root);

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (text && strstr (text, words))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = regions_seen (child, words);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
regions_seen_in_content (RegionsFixture *self, const char *words)
{
  return regions_seen (GTK_WIDGET (self->page->content), words);
}

GtkWidget *
regions_row (RegionsFixture *self, const char *code)
{
  GtkListBoxRow *row =
    rap_list_find (self->page->list, RAP_KIND_REGION, regions_region (self, code));

  g_assert_nonnull (row);
  return GTK_WIDGET (row);
}

static GtkWidget *
find_field_row (GtkWidget *root, const char *label)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (RAP_IS_FIELD_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field_row (child, label);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
regions_entry (RegionsFixture *self, const char *label)
{
  GtkWidget *row = find_field_row (GTK_WIDGET (self->page->content), label);
  GtkWidget *entry;

  if (!row)
    g_error ("There is no row “%s”", label);
  entry = rap_harness_find (row, GTK_TYPE_TEXT, NULL);
  g_assert_nonnull (entry);
  return entry;
}
