/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "core/kinds.h"
#include "gui/shared/chooser.h"
#include "gui/shared/field-display.h"
#include "gui/shared/field-row.h"
#include "gui/shared/inline-text.h"
#include "gui/shared/rap-compat.h"
#include "harness.h"

/* A page in small: a list of rows of one record, read again at each change. */
typedef struct
{
  RapSession *session;
  GtkWidget *list;
  GtkWindow *window;
  GtkWidget *other; /* something else to put the focus on */
  RapRecord *record;
  GPtrArray *rows; /* borrowed RapFieldRow */
  char *message;
} Page;

static void
reload_cb (Page *page)
{
  g_autoptr (GError) error = NULL;
  RapRecord *record = rap_store_load (rap_session_store (page->session),
                                      rap_record_kind (page->record),
                                      rap_record_id (page->record), &error);

  g_assert_no_error (error);
  g_object_unref (page->record);
  page->record = record;
  for (guint i = 0; i < page->rows->len; i++)
    rap_field_row_set_record (g_ptr_array_index (page->rows, i), record);
}

static void
message_cb (Page *page, const char *text, gboolean undoable)
{
  g_free (page->message);
  page->message = g_strdup (text);
}

static RapRecord *
first_of (RapSession *session, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  rap_query_limit (query, 1);
  records = rap_store_list (rap_session_store (session), query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static Page *
page_new_for (RapSession *session, RapKind kind)
{
  Page *page = g_new0 (Page, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  page->session = session;
  page->record = first_of (session, kind);
  page->rows = g_ptr_array_new ();
  page->list = gtk_list_box_new ();
  page->other = gtk_button_new_with_label ("Other");
  gtk_box_append (GTK_BOX (box), page->list);
  gtk_box_append (GTK_BOX (box), page->other);
  page->window = rap_harness_show (box, 500, 600);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (reload_cb), page);
  g_signal_connect_swapped (session, "message", G_CALLBACK (message_cb), page);
  return page;
}

static Page *
page_new (RapKind kind)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);

  return page_new_for (rap_harness_session (path), kind);
}

static RapFieldRow *
add_row (Page *page, guint field)
{
  GtkWidget *row = rap_field_row_new (page->session, rap_record_kind (page->record), field);

  rap_field_row_set_record (RAP_FIELD_ROW (row), page->record);
  gtk_list_box_append (GTK_LIST_BOX (page->list), row);
  g_ptr_array_add (page->rows, row);
  rap_harness_settle (GTK_WIDGET (page->window));
  return RAP_FIELD_ROW (row);
}

static void
page_free (Page *page)
{
  gpointer weak = page->rows->len > 0 ? g_ptr_array_index (page->rows, 0) : NULL;

  if (weak)
    g_object_add_weak_pointer (weak, &weak);
  g_signal_handlers_disconnect_by_data (page->session, page);
  gtk_window_destroy (page->window);
  g_assert_null (weak);
  g_object_unref (page->record);
  g_ptr_array_unref (page->rows);
  g_free (page->message);
  rap_harness_end_session (page->session);
  g_free (page);
}

static GtkWidget *
inside (RapFieldRow *row, GType type)
{
  GtkWidget *found = rap_harness_find (GTK_WIDGET (row), type, NULL);

  g_assert_nonnull (found);
  return found;
}

static const char *
stored (Page *page, guint field)
{
  static char *value;

  g_free (value);
  value = rap_record_format (page->record, field);
  return value;
}

static GtkWidget *
error_of (RapFieldRow *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  return gtk_widget_get_last_child (box);
}

/* --- text ------------------------------------------------------------------------------------ */

static void
test_enter_stores (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);

  rap_harness_type (inside (row, GTK_TYPE_TEXT), "  Union Buildings ");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_VENUE), "Union Buildings"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (inside (row, GTK_TYPE_TEXT))), ==,
                   "Union Buildings");
  RAP_HARNESS_UNTIL (page->message != NULL);
  g_assert_nonnull (rap_store_undo_label (rap_session_store (page->session)));
  page_free (page);
}

static void
test_leaving_stores (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);

  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "City Hall");
  gtk_widget_grab_focus (page->other);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_VENUE), "City Hall"));
  page_free (page);
}

static void
test_escape_restores (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_TITLE_EN);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);
  g_autofree char *before = g_strdup (stored (page, RAP_MEETING_TITLE_EN));

  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "Something else");
  rap_harness_press (GTK_WIDGET (row), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, before);
  gtk_widget_grab_focus (page->other);
  rap_harness_settle (GTK_WIDGET (page->window));
  g_assert_cmpstr (stored (page, RAP_MEETING_TITLE_EN), ==, before);
  page_free (page);
}

static void
test_refusal (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_TITLE_EN);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);
  g_autofree char *before = g_strdup (stored (page, RAP_MEETING_TITLE_EN));

  rap_harness_type (text, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_true (gtk_widget_get_visible (error_of (row)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (error_of (row))), !=, "");
  /* The label is above already. */
  g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (error_of (row))), "(title-en)"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (text),
                                       GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       error_of (row), NULL);
  /* Typing on takes the complaint away. */
  gtk_editable_set_text (GTK_EDITABLE (text), "x");
  g_assert_false (gtk_widget_get_visible (error_of (row)));
  rap_harness_press (GTK_WIDGET (row), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, before);
  g_assert_cmpstr (stored (page, RAP_MEETING_TITLE_EN), ==, before);
  page_free (page);
}

static void
test_names (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);
  GtkWidget *label = rap_harness_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "Venue");

  g_assert_nonnull (label);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (inside (row, GTK_TYPE_TEXT)),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
  page_free (page);
}

static void
test_own_undo (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);
  g_autofree char *before = g_strdup (stored (page, RAP_MEETING_VENUE));

  gtk_widget_grab_focus (text);
  /* Nothing typed: the key is left to the window. */
  g_assert_false (rap_text_can_undo (text));
  /* As keys do it: newer GTK does not record what a program writes into a text. */
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  g_signal_emit_by_name (text, "backspace");
  g_signal_emit_by_name (text, "insert-at-cursor", "New");
  g_assert_true (rap_text_can_undo (text));
  g_assert_false (rap_text_can_redo (page->other));
  gtk_widget_activate_action (text, "text.undo", NULL);
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, before);
  g_assert_false (rap_text_can_undo (text));
  g_assert_true (rap_text_can_redo (text));
  rap_harness_type (text, "Elsewhere");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_VENUE), "Elsewhere"));
  g_assert_false (rap_text_can_undo (text));
  /* It has forgotten, not only lost count. */
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Elsewhere");
  page_free (page);
}

static void
test_change_from_outside (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);
  g_autoptr (GError) error = NULL;

  rap_session_set_field (page->session, page->record, RAP_MEETING_VENUE, "First", &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (text)), "First"));
  /* What is being typed stays. */
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "Being ty");
  rap_session_set_field (page->session, page->record, RAP_MEETING_VENUE, "Second", &error);
  g_assert_no_error (error);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_VENUE), "Second"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Being ty");
  rap_harness_press (GTK_WIDGET (row), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Second");
  page_free (page);
}

static void
test_notify (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_VENUE);

  g_object_set (page->record, "venue", "By property", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (inside (row, GTK_TYPE_TEXT))), ==,
                   "By property");
  rap_field_row_set_record (row, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (inside (row, GTK_TYPE_TEXT))), ==, "");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  page_free (page);
}

/* --- the other types ------------------------------------------------------------------------- */

static void
test_long_text (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_NOTE);
  GtkTextView *view = GTK_TEXT_VIEW (inside (row, GTK_TYPE_TEXT_VIEW));

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), "One\nTwo", -1);
  gtk_widget_grab_focus (page->other);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_NOTE), "One\nTwo"));
  page_free (page);
}

static void
test_number (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_EXPECTED);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);

  rap_harness_type (text, "120");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_EXPECTED), "120"));
  rap_harness_type (text, "many");
  g_assert_true (gtk_widget_get_visible (error_of (row)));
  rap_harness_type (text, "");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_EXPECTED), ""));
  page_free (page);
}

static void
test_duration (void)
{
  Page *page = page_new (RAP_KIND_AGENDA_ITEM);
  RapFieldRow *row = add_row (page, RAP_AGENDA_ITEM_DURATION);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);

  rap_harness_type (text, "1h30");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_AGENDA_ITEM_DURATION), "90"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "1 h 30");
  /* What is shown can be stored again as it is. */
  rap_harness_type (text, "1 h 30");
  g_assert_false (gtk_widget_get_visible (error_of (row)));
  rap_harness_type (text, "10000");
  g_assert_true (gtk_widget_get_visible (error_of (row)));
  page_free (page);
}

static void
test_date (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *first = add_row (page, RAP_MEETING_START_DATE);
  RapFieldRow *last = add_row (page, RAP_MEETING_END_DATE);
  GtkWidget *text = inside (last, GTK_TYPE_TEXT);
  g_autofree char *start = g_strdup (stored (page, RAP_MEETING_START_DATE));
  g_autofree char *end = g_strdup (stored (page, RAP_MEETING_END_DATE));

  rap_harness_type (text, "1 January 1990");
  g_assert_true (gtk_widget_get_visible (error_of (last)));
  rap_harness_type (text, "soon");
  g_assert_true (gtk_widget_get_visible (error_of (last)));
  rap_harness_press (GTK_WIDGET (last), GDK_KEY_Escape);
  g_assert_cmpstr (stored (page, RAP_MEETING_END_DATE), ==, end);
  rap_harness_type (text, start);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_END_DATE), start));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==,
                   gtk_editable_get_text (GTK_EDITABLE (inside (first, GTK_TYPE_TEXT))));
  page_free (page);
}

static void
test_calendar (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_AS_OF);
  GtkMenuButton *button = GTK_MENU_BUTTON (inside (row, GTK_TYPE_MENU_BUTTON));
  g_autoptr (GDateTime) day = g_date_time_new_local (2025, 5, 20, 0, 0, 0);
  g_autoptr (GDateTime) shown = NULL;
  GtkWidget *calendar;

  rap_harness_type (inside (row, GTK_TYPE_TEXT), "2025-05-15");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_AS_OF), "2025-05-15"));
  gtk_menu_button_popup (button);
  calendar = inside (row, GTK_TYPE_CALENDAR);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 15);
  /* A day of the month that is shown is the choice: it closes the calendar and is stored. */
  rap_calendar_set_date (GTK_CALENDAR (calendar), day);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_AS_OF), "2025-05-20"));
  g_assert_false (gtk_widget_get_visible (
    GTK_WIDGET (gtk_menu_button_get_popover (button))));
  page_free (page);
}

static void
test_date_and_time (void)
{
  Page *page = page_new (RAP_KIND_SITTING);
  RapFieldRow *row = add_row (page, RAP_SITTING_START);
  GtkWidget *text = inside (row, GTK_TYPE_TEXT);
  g_autofree char *before = g_strdup (stored (page, RAP_SITTING_START));
  g_autofree char *typed = g_strdup_printf ("%.10s 8:05", before);
  g_autofree char *expected = g_strdup_printf ("%.10sT08:05", before);

  rap_harness_type (text, typed);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_SITTING_START), expected));
  rap_harness_type (text, "25:00");
  g_assert_true (gtk_widget_get_visible (error_of (row)));
  page_free (page);
}

static void
test_choice (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_MODE);
  GtkDropDown *list = GTK_DROP_DOWN (inside (row, GTK_TYPE_DROP_DOWN));

  gtk_drop_down_set_selected (list, 2); /* nothing, in person, hybrid */
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_MODE), "hybrid"));
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 2);
  page_free (page);
}

static void
test_flags (void)
{
  Page *page = page_new (RAP_KIND_AGENDA_ITEM);
  RapFieldRow *row = add_row (page, RAP_AGENDA_ITEM_PURPOSES);
  GtkMenuButton *button = GTK_MENU_BUTTON (inside (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  const RapField *field = &rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[RAP_AGENDA_ITEM_PURPOSES];
  g_autofree char *expected = g_strdup_printf ("%s,%s", field->choices[0].nick,
                                               field->choices[1].nick);
  GtkWidget *first = rap_harness_find (popover, GTK_TYPE_CHECK_BUTTON, NULL);

  gtk_menu_button_popup (button);
  for (GtkWidget *check = first; check; check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (first)), TRUE);
  gtk_menu_button_popdown (button);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_AGENDA_ITEM_PURPOSES), expected));
  page_free (page);
}

/* Down goes to the next one; it ticks nothing. */
static void
test_flags_by_arrows (void)
{
  Page *page = page_new (RAP_KIND_AGENDA_ITEM);
  RapFieldRow *row = add_row (page, RAP_AGENDA_ITEM_PURPOSES);
  GtkMenuButton *button = GTK_MENU_BUTTON (inside (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *first = rap_harness_find (popover, GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  gtk_menu_button_popup (button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), FALSE);
  gtk_widget_grab_focus (first);
  g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_focus (second));
  g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_UP));
  g_assert_true (gtk_widget_is_focus (first));
  g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_UP));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (second)));
  gtk_menu_button_popdown (button);
  page_free (page);
}

static void
test_switch (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_UNCONFIRMED);
  GtkSwitch *toggle = GTK_SWITCH (inside (row, GTK_TYPE_SWITCH));
  gboolean before = gtk_switch_get_active (toggle);

  gtk_switch_set_active (toggle, !before);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_UNCONFIRMED), before ? "0" : "1"));
  page_free (page);
}

static void
choose (RapFieldRow *row, const char *key)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (inside (row, GTK_TYPE_MENU_BUTTON));

  gtk_menu_button_popup (button);
  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "chosen", key);
  gtk_menu_button_popdown (button);
}

static void
test_zone (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_ZONE);

  choose (row, "Asia/Kathmandu");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_ZONE), "Asia/Kathmandu"));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "Kathmandu (UTC+5:45)"));
  page_free (page);
}

static void
test_reference (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_HOST);
  GPtrArray *members = rap_session_all (page->session, RAP_KIND_MEMBER);
  RapRecord *member = g_ptr_array_index (members, members->len / 2);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (member));
  g_autofree char *title = g_strdup (rap_record_display_name (member));

  choose (row, id);
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_HOST), id));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (row), GTK_TYPE_LABEL, title));
  choose (row, "");
  RAP_HARNESS_UNTIL (g_str_equal (stored (page, RAP_MEETING_HOST), ""));
  page_free (page);
}

static void
test_keeper (void)
{
  Page *page = page_new (RAP_KIND_MEETING);
  RapFieldRow *row = add_row (page, RAP_MEETING_SEQUENCE);

  g_assert_null (rap_harness_find (GTK_WIDGET (row), GTK_TYPE_EDITABLE, NULL));
  page_free (page);
}

static void
test_every_field (void)
{
  g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
  RapSession *session = rap_harness_session (path);
  const RapKind kinds[] = { RAP_KIND_REGION, RAP_KIND_MEMBER, RAP_KIND_ENTITY, RAP_KIND_TERM,
                            RAP_KIND_BODY, RAP_KIND_MEETING, RAP_KIND_SITTING,
                            RAP_KIND_AGENDA_ITEM };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (RapRecord) record = first_of (session, kinds[k]);
      GtkWidget *list = gtk_list_box_new ();
      GtkWindow *window = rap_harness_show (list, 500, 600);
      guint n_fields;

      rap_kind_fields (kinds[k], &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          GtkWidget *row = rap_field_row_new (session, kinds[k], i);

          rap_field_row_set_record (RAP_FIELD_ROW (row), record);
          gtk_list_box_append (GTK_LIST_BOX (list), row);
          /* Nothing was typed, so nothing is to be stored. */
          g_assert_true (rap_field_row_commit (RAP_FIELD_ROW (row)));
        }
      rap_harness_settle (GTK_WIDGET (window));
      rap_harness_assert_named (list);
      gtk_window_destroy (window);
    }
  g_assert_null (rap_store_redo_label (rap_session_store (session)));
  rap_harness_end_session (session);
}

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);

  g_test_add_func ("/field-row/stores on Enter", test_enter_stores);
  g_test_add_func ("/field-row/stores on leaving", test_leaving_stores);
  g_test_add_func ("/field-row/restores on Escape", test_escape_restores);
  g_test_add_func ("/field-row/says why a value is refused", test_refusal);
  g_test_add_func ("/field-row/names its editor to screen readers", test_names);
  g_test_add_func ("/field-row/undoes its own typing only", test_own_undo);
  g_test_add_func ("/field-row/follows changes from outside", test_change_from_outside);
  g_test_add_func ("/field-row/follows the property of its record", test_notify);
  g_test_add_func ("/field-row/edits long text", test_long_text);
  g_test_add_func ("/field-row/edits a number", test_number);
  g_test_add_func ("/field-row/edits a duration", test_duration);
  g_test_add_func ("/field-row/edits a date", test_date);
  g_test_add_func ("/field-row/offers a calendar", test_calendar);
  g_test_add_func ("/field-row/edits a date with time", test_date_and_time);
  g_test_add_func ("/field-row/edits a choice", test_choice);
  g_test_add_func ("/field-row/edits flags as one step", test_flags);
  g_test_add_func ("/field-row/goes through flags by arrow keys", test_flags_by_arrows);
  g_test_add_func ("/field-row/edits yes or no", test_switch);
  g_test_add_func ("/field-row/edits a time zone", test_zone);
  g_test_add_func ("/field-row/edits a reference", test_reference);
  g_test_add_func ("/field-row/keeps what the program keeps", test_keeper);
  g_test_add_func ("/field-row/takes every field of every kind", test_every_field);
  return rap_harness_run ();
}
