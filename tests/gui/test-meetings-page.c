/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "core/meeting.h"
#include "core/sitting.h"
#include "gui/agenda/sitting-head.h"
#include "gui/meetings/export-dialog.h"
#include "gui/meetings/import-agenda.h"
#include "gui/meetings/meeting-detail.h"
#include "gui/meetings/meeting-filter.h"
#include "gui/meetings/meeting-row.h"
#include "gui/meetings/meetings-page.h"
#include "gui/meetings/move-meeting.h"
#include "gui/meetings/new-meeting.h"
#include "gui/meetings/start-from-row.h"
#include "gui/shared/field-row.h"
#include "gui/shared/pill.h"
#include "gui/shared/rap-compat.h"
#include "gui/shared/split-view.h"
#include "harness.h"

typedef struct
{
  RapWindow *window;
  RapSession *session;
  RapStore *store;
  RapPage *page;
  RapMeetingDetail *detail;
  GtkListView *list;
} Fixture;

static RapRecord *
meeting_of (RapStore *store, const char *title)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  rap_query_search (query, title);
  found = rap_store_list (store, query, &error);
  g_assert_no_error (error);
  return found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = rap_harness_workspace (GPOINTER_TO_INT (data));

  self->window = rap_harness_open (path);
  self->session = rap_window_get_session (self->window);
  self->store = rap_session_store (self->session);
  g_assert_true (rap_window_show_page (self->window, "meetings"));
  self->page = rap_window_get_page (self->window);
  self->detail = RAP_MEETING_DETAIL (
    rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_MEETING_DETAIL, NULL));
  rap_harness_settle (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rap_harness_close (self->window);
}

static guint
n_listed (Fixture *self)
{
  GtkWidget *row;

  /* The drop-downs of the filter have list views too; that of the meetings has their rows. */
  if (self->list == NULL
      && (row = rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_MEETING_ROW, NULL)) != NULL)
    self->list = GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW));
  if (self->list == NULL)
    return 0;
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list)));
}

static void
test_search_narrows_the_list (Fixture *self, gconstpointer data)
{
  RapMeetingFilter *filter = RAP_MEETING_FILTER (
    rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_MEETING_FILTER, NULL));
  GtkWidget *entry = rap_harness_find (GTK_WIDGET (filter), GTK_TYPE_SEARCH_ENTRY, NULL);
  guint all;

  RAP_HARNESS_UNTIL (n_listed (self) > 40);
  all = n_listed (self);
  gtk_editable_set_text (GTK_EDITABLE (entry), "governing pretoria");
  RAP_HARNESS_UNTIL (n_listed (self) == 1);
  g_assert_true (rap_meeting_filter_is_active (filter));
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such meeting anywhere");
  RAP_HARNESS_UNTIL (n_listed (self) == 0);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "meetings.clear-filter", NULL);
  RAP_HARNESS_UNTIL (n_listed (self) == all);
}

static guint
selected_row (Fixture *self)
{
  return gtk_single_selection_get_selected (
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list)));
}

/* Down from the search goes to the first meeting; Enter opens it, without a wait for the search. */
static void
test_search_goes_on_into_the_list (Fixture *self, gconstpointer data)
{
  GtkWidget *filter = rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_MEETING_FILTER, NULL);
  GtkWidget *entry = rap_harness_find (filter, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget *focus;

  RAP_HARNESS_UNTIL (n_listed (self) > 40);
  gtk_widget_grab_focus (entry);
  g_assert_true (rap_harness_press (entry, GDK_KEY_Down));
  g_assert_cmpuint (selected_row (self), ==, 0);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));

  rap_harness_type (entry, "governing pretoria");
  RAP_HARNESS_UNTIL (n_listed (self) == 1);
  RAP_HARNESS_UNTIL (g_str_has_prefix (rap_meeting_detail_get_title (self->detail),
                                       "31st Governing Council"));
  RAP_HARNESS_UNTIL ((focus = gtk_window_get_focus (GTK_WINDOW (self->window))) != NULL
                     && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail)));
}

static void
test_filter_by_region (Fixture *self, gconstpointer data)
{
  RapMeetingFilter *filter = RAP_MEETING_FILTER (
    rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_MEETING_FILTER, NULL));
  g_autoptr (RapRecord) region = rap_store_resolve (self->store, RAP_KIND_REGION, "ESA", NULL);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (region));
  guint expected;

  g_assert_true (rap_query_where (query, "region", RAP_QUERY_EQUAL, id, NULL));
  expected = (guint) rap_store_count (self->store, query, NULL);
  g_assert_cmpuint (expected, >, 3);
  rap_meeting_filter_set_region (filter, rap_record_id (region));
  RAP_HARNESS_UNTIL (n_listed (self) == expected);
  g_assert_cmpint (rap_meeting_filter_get_region (filter), ==, rap_record_id (region));
}

static gboolean
is_in_state (RapStore *store, gint64 id, const char *state)
{
  g_autoptr (RapRecord) meeting = rap_store_load (store, RAP_KIND_MEETING, id, NULL);

  return g_str_equal (rap_record_text (meeting, RAP_MEETING_STATE), state);
}

static void
test_state_follows_the_life_cycle (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "Council 149th");
  g_autoptr (RapRecord) after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_nonnull (meeting);
  id = rap_record_id (meeting);
  g_assert_true (rap_page_show (self->page, RAP_KIND_MEETING, id));
  g_assert_cmpint (rap_meeting_detail_get_meeting (self->detail), ==, id);
  gtk_widget_activate_action (GTK_WIDGET (self->detail), "meeting.state", "s", "cancelled");
  RAP_HARNESS_UNTIL (is_in_state (self->store, id, "cancelled"));
  after = rap_store_load (self->store, RAP_KIND_MEETING, id, &error);
  g_assert_cmpint (rap_record_integer (after, RAP_MEETING_SEQUENCE), ==,
                   rap_record_integer (meeting, RAP_MEETING_SEQUENCE) + 1);
  label = rap_store_undo (self->store, &error);
  g_assert_no_error (error);
  g_clear_object (&after);
  after = rap_store_load (self->store, RAP_KIND_MEETING, id, &error);
  g_assert_cmpstr (rap_record_text (after, RAP_MEETING_STATE), ==, "tentative");
}

static void
find_state_button (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "state-button"))
    *(GtkWidget **) data = widget;
}

/* The menu of the button is that of the meeting that is shown when it opens. */
static void
test_state_menu_offers_what_may_follow (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "Council 149th");
  const char *const *next =
    rap_meeting_next_states (rap_record_text (meeting, RAP_MEETING_STATE));
  GtkWidget *button = NULL;
  g_autoptr (GMenuModel) section = NULL;
  g_autofree char *action = NULL;

  g_assert_true (rap_page_show (self->page, RAP_KIND_MEETING, rap_record_id (meeting)));
  rap_harness_foreach (GTK_WIDGET (self->detail), find_state_button, &button);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  section = g_menu_model_get_item_link (
    gtk_popover_menu_get_menu_model (
      GTK_POPOVER_MENU (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))),
    0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, (int) g_strv_length ((char **) next));
  g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_TARGET, "s", &action);
  g_assert_cmpstr (action, ==, next[0]);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* Two hundred rows are bound anew in one frame: none may have the window measured again. */
static void
test_rows_ask_for_one_size (Fixture *self, gconstpointer data)
{
  static const char *const titles[] = { "A", "A title that goes on and on and on and on and on" };
  GtkWidget *row = g_object_ref_sink (rap_meeting_row_new (self->session));
  int width[2], height[2];

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (RapRecord) meeting = rap_record_new (RAP_KIND_MEETING);

      rap_record_set_text (meeting, RAP_MEETING_TITLE_EN, titles[i]);
      rap_record_set_text (meeting, RAP_MEETING_STATE, i ? "report-adopted" : "proposed");
      rap_record_set_text (meeting, RAP_MEETING_CITY, i ? "Ouagadougou" : "");
      rap_meeting_row_set_meeting (RAP_MEETING_ROW (row), meeting);
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width[i], NULL, NULL);
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &height[i], NULL, NULL);
    }
  g_assert_cmpint (width[0], ==, width[1]);
  g_assert_cmpint (height[0], ==, height[1]);
  g_assert_cmpint (height[0], >, 20);
  g_assert_finalize_object (row);
}

static void
test_removed_meeting_leaves_the_pane (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "Council 149th");

  g_assert_true (rap_page_show (self->page, RAP_KIND_MEETING, rap_record_id (meeting)));
  gtk_widget_activate_action (GTK_WIDGET (self->detail), "meeting.remove", NULL);
  RAP_HARNESS_UNTIL (rap_meeting_detail_get_meeting (self->detail) == 0);
  g_assert_false (rap_page_can_export (self->page));
}

static RapNewMeeting *
open_new_meeting (Fixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  rap_page_create (self->page);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RAP_IS_NEW_MEETING (window))
        {
          rap_harness_settle (window);
          return RAP_NEW_MEETING (window);
        }
    }
  g_assert_not_reached ();
}

static void
collect_rows (GtkWidget *widget, gpointer data)
{
  if (RAP_IS_FIELD_ROW (widget))
    g_ptr_array_add (data, widget);
}

/* Choosing the body fills in what follows from it; the first day is typed; the rest is proposed. */
static void
test_new_meeting_proposes_what_follows (Fixture *self, gconstpointer data)
{
  RapNewMeeting *dialog = open_new_meeting (self);
  g_autoptr (RapRecord) body = rap_store_resolve (self->store, RAP_KIND_BODY, "GC", NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (RapRecord) draft = NULL;
  g_autoptr (RapRecord) stored = NULL;
  gint64 shown;

  rap_harness_foreach (GTK_WIDGET (dialog), collect_rows, rows);
  g_assert_cmpuint (rows->len, >, 8);
  /* One begins with the body, not with Cancel. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         rows->pdata[0]));
  draft = g_object_ref (rap_field_row_get_record (rows->pdata[0]));
  rap_record_set_integer (draft, RAP_MEETING_BODY, rap_record_id (body));
  g_assert_cmpstr (rap_record_text (draft, RAP_MEETING_SESSION), ==, "32");
  g_assert_nonnull (strstr (rap_record_text (draft, RAP_MEETING_TITLE_EN), "32nd"));
  g_assert_nonnull (strstr (rap_record_text (draft, RAP_MEETING_TITLE_FR), "32e"));
  g_assert_cmpint (rap_record_integer (draft, RAP_MEETING_REGION), !=, 0);
  rap_record_set_text (draft, RAP_MEETING_TITLE_EN, "My own title");
  rap_record_set_text (draft, RAP_MEETING_SESSION, "33");
  g_assert_cmpstr (rap_record_text (draft, RAP_MEETING_TITLE_EN), ==, "My own title");
  rap_record_set_text (draft, RAP_MEETING_START_DATE, "2026-05-13");
  g_assert_cmpstr (rap_record_text (draft, RAP_MEETING_END_DATE), ==, "2026-05-13");

  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-meeting.create", NULL);
  RAP_HARNESS_UNTIL (rap_meeting_detail_get_meeting (self->detail) != 0);
  shown = rap_meeting_detail_get_meeting (self->detail);
  stored = rap_store_load (self->store, RAP_KIND_MEETING, shown, NULL);
  g_assert_cmpstr (rap_record_text (stored, RAP_MEETING_TITLE_EN), ==, "My own title");
  g_assert_cmpstr (rap_record_text (stored, RAP_MEETING_SESSION), ==, "33");
  /* One goes on with its agenda; the list has it selected. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         GTK_WIDGET (self->detail)));
  RAP_HARNESS_UNTIL (n_listed (self) > 0 && selected_row (self) != GTK_INVALID_LIST_POSITION);
}

static void
test_new_meeting_starts_from_last_time (Fixture *self, gconstpointer data)
{
  RapNewMeeting *dialog = open_new_meeting (self);
  RapStartFromRow *row = RAP_START_FROM_ROW (
    rap_harness_find (GTK_WIDGET (dialog), RAP_TYPE_START_FROM_ROW, NULL));
  g_autoptr (RapRecord) body = rap_store_resolve (self->store, RAP_KIND_BODY, "GC", NULL);
  g_autoptr (RapRecord) last = meeting_of (self->store, "31st Governing Council");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (RapRecord) draft = NULL;
  g_autoptr (RapAgenda) before = NULL;
  g_autoptr (RapAgenda) after = NULL;

  rap_harness_foreach (GTK_WIDGET (dialog), collect_rows, rows);
  draft = g_object_ref (rap_field_row_get_record (rows->pdata[0]));
  rap_record_set_integer (draft, RAP_MEETING_BODY, rap_record_id (body));
  rap_start_from_row_set_meeting (row, rap_record_id (last));
  rap_record_set_text (draft, RAP_MEETING_START_DATE, "2026-05-13");
  /* Two days, as last time. */
  g_assert_cmpstr (rap_record_text (draft, RAP_MEETING_END_DATE), ==, "2026-05-14");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-meeting.create", NULL);
  RAP_HARNESS_UNTIL (rap_meeting_detail_get_meeting (self->detail) != 0);
  before = rap_store_load_agenda (self->store, rap_record_id (last), NULL);
  after = rap_store_load_agenda (self->store, rap_meeting_detail_get_meeting (self->detail), NULL);
  g_assert_cmpuint (rap_agenda_items (before)->len, >, 20);
  g_assert_cmpuint (rap_agenda_items (after)->len, ==, rap_agenda_items (before)->len);
  g_assert_cmpuint (rap_agenda_sittings (after)->len, ==, rap_agenda_sittings (before)->len);
  g_assert_true (g_str_has_prefix (rap_record_text (rap_agenda_sittings (after)->pdata[0],
                                                    RAP_SITTING_START),
                                   "2026-05-13T"));
}

static void
test_another_body_lets_the_choice_go (Fixture *self, gconstpointer data)
{
  RapNewMeeting *dialog = open_new_meeting (self);
  RapStartFromRow *row = RAP_START_FROM_ROW (
    rap_harness_find (GTK_WIDGET (dialog), RAP_TYPE_START_FROM_ROW, NULL));
  g_autoptr (RapRecord) last = meeting_of (self->store, "31st Governing Council");

  rap_start_from_row_set_body (row, rap_record_integer (last, RAP_MEETING_BODY));
  rap_start_from_row_set_meeting (row, rap_record_id (last));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (row), GTK_TYPE_LABEL, rap_record_title (last)));
  rap_start_from_row_set_body (row, 0);
  g_assert_cmpint (rap_start_from_row_get_meeting (row), ==, 0);
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "An empty agenda"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_new_meeting_without_dates_is_refused (Fixture *self, gconstpointer data)
{
  RapNewMeeting *dialog = open_new_meeting (self);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  gint64 before = rap_store_count (self->store, query, NULL);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-meeting.create", NULL);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, NULL));
  g_assert_cmpint (rap_store_count (self->store, query, NULL), ==, before);
  rap_harness_assert_named (GTK_WIDGET (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

typedef struct
{
  const char *part;
  guint n;
} Search;

static void
count_label (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if ((GTK_IS_LABEL (widget)
       && strstr (gtk_label_get_text (GTK_LABEL (widget)), search->part) != NULL)
      || (RAP_IS_PILL (widget)
          && strstr (rap_pill_get_text (RAP_PILL (widget)), search->part) != NULL))
    search->n++;
}

static guint
count_labels (GtkWidget *root, const char *part)
{
  Search search = { part, 0 };

  rap_harness_foreach (root, count_label, &search);
  return search.n;
}

static RapAgendaImport *
sheet_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  RapAgendaImport *import = rap_agenda_import_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return import;
}

static void
test_import_shows_then_adds (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "31st Governing Council");
  gint64 id = rap_record_id (meeting);
  g_autoptr (RapAgenda) before = rap_store_load_agenda (self->store, id, NULL);
  g_autoptr (RapAgenda) after = NULL;
  GPtrArray *items;
  GtkWindow *dialog = rap_import_agenda_new (
    self->session, GTK_WINDOW (self->window), id,
    sheet_of ("level,title,duration,room\n1,New item,20,A\n2,Part of it,5,A\n"));

  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "2 items will be added"));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (dialog), GTK_TYPE_DROP_DOWN));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Part of it"));
  g_assert_nonnull (
    rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Nothing is read from: room"));
  rap_harness_assert_named (GTK_WIDGET (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  RAP_HARNESS_UNTIL (g_strcmp0 (rap_store_undo_label (self->store), "Import 2 agenda items") == 0);
  after = rap_store_load_agenda (self->store, id, NULL);
  g_assert_cmpuint (rap_agenda_items (after)->len, ==, rap_agenda_items (before)->len + 2);
  items = rap_agenda_children (after, rap_record_id (rap_agenda_sittings (after)->pdata[0]), 0);
  g_assert_cmpstr (rap_record_title (items->pdata[items->len - 1]), ==, "New item");
}

static void
test_import_waits_for_a_sound_file (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "31st Governing Council");
  GtkWindow *dialog = rap_import_agenda_new (
    self->session, GTK_WINDOW (self->window), rap_record_id (meeting),
    sheet_of ("title,duration\nGood,20\nBad,soon\n"));
  int width;

  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_false (rap_harness_is_enabled (GTK_WIDGET (dialog), "import.apply"));
  g_assert_nonnull (rap_harness_find (
    GTK_WIDGET (dialog), GTK_TYPE_LABEL,
    "Duration (duration): “soon” is not a duration; write 90, 90m, 1h30, 1:30 or 1.5h."));
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "Line 3: Duration"), ==, 1);
  gtk_window_set_default_size (dialog, 360, 640);
  rap_harness_settle (GTK_WIDGET (dialog));
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 370);
  gtk_window_destroy (dialog);
}

static const char *
first_day (Fixture *self, gint64 id)
{
  g_autoptr (RapRecord) meeting = rap_store_load (self->store, RAP_KIND_MEETING, id, NULL);

  return g_intern_string (rap_record_text (meeting, RAP_MEETING_START_DATE));
}

/* The sample's Steering Group leads up to its Governing Council; opened again, both can move. */
static gint64
planned (Fixture *self, const char *title)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, title);
  g_autoptr (RapRecord) open = rap_record_copy (meeting);
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Open again");

  rap_record_set_text (open, RAP_MEETING_STATE, "confirmed");
  rap_change_set_update (changes, meeting, open);
  rap_store_apply (self->store, changes, NULL, NULL);
  return rap_record_id (meeting);
}

static void
test_moving_offers_the_chain (Fixture *self, gconstpointer data)
{
  gint64 council = planned (self, "31st Governing Council");
  gint64 group = planned (self, "41st Regional Steering Group");
  g_autoptr (RapRecord) meeting = rap_store_load (self->store, RAP_KIND_MEETING, council, NULL);
  GtkWindow *dialog = rap_move_meeting_new (self->session, GTK_WINDOW (self->window), meeting);
  GtkWidget *along, *calendar;
  g_autoptr (GDateTime) day = g_date_time_new_utc (2025, 5, 22, 0, 0, 0);

  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  along = rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  calendar = rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_CALENDAR, NULL);
  g_assert_true (gtk_widget_get_visible (along));
  g_assert_true (gtk_window_get_focus (dialog) == calendar);
  rap_calendar_set_date (GTK_CALENDAR (calendar), day);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (along), TRUE);
  rap_harness_assert_named (GTK_WIDGET (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "move.apply", NULL);
  RAP_HARNESS_UNTIL (g_str_equal (first_day (self, council), "2025-05-22"));
  g_assert_cmpstr (first_day (self, group), ==, "2025-05-19");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  RAP_HARNESS_UNTIL (g_str_equal (first_day (self, council), "2025-05-15"));
  g_assert_cmpstr (first_day (self, group), ==, "2025-05-12");
}

typedef struct
{
  gboolean done;
  GError *error;
} Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  rap_export_dialog_save_finish (RAP_EXPORT_DIALOG (source), result, &saved->error);
  saved->done = TRUE;
}

static void
test_export_writes_what_the_preview_says (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "31st Governing Council");
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "gc.ics", NULL);
  g_autofree char *gone = g_build_filename (folder, "no", "such", "folder.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path (gone);
  g_autofree char *text = NULL;
  g_auto (GStrv) events = NULL;
  Saved saved = { 0 };
  GtkWindow *dialog =
    rap_export_dialog_new (self->session, GTK_WINDOW (self->window), rap_record_id (meeting));

  g_object_ref (dialog);
  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (rap_harness_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "4 Events"));
  rap_export_dialog_save_async (RAP_EXPORT_DIALOG (dialog), file, saved_cb, &saved);
  RAP_HARNESS_UNTIL (saved.done);
  g_assert_no_error (saved.error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  events = g_strsplit (text, "BEGIN:VEVENT", -1);
  g_assert_cmpuint (g_strv_length (events), ==, 5);

  saved.done = FALSE;
  rap_export_dialog_save_async (RAP_EXPORT_DIALOG (dialog), nowhere, saved_cb, &saved);
  RAP_HARNESS_UNTIL (saved.done);
  g_assert_nonnull (saved.error);
  g_clear_error (&saved.error);
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
}

/* Sittings were sent, items are to be: the preview says that the sittings go. */
static void
test_export_says_what_is_called_off (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "31st Governing Council");
  g_autofree char *folder = rap_harness_folder ();
  g_autofree char *path = g_build_filename (folder, "gc.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Saved saved = { 0 };
  GtkWindow *dialog =
    rap_export_dialog_new (self->session, GTK_WINDOW (self->window), rap_record_id (meeting));

  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "Called Off"), ==, 0);
  rap_export_dialog_save_async (RAP_EXPORT_DIALOG (dialog), file, saved_cb, &saved);
  RAP_HARNESS_UNTIL (saved.done);
  g_assert_no_error (saved.error);
  gtk_window_destroy (dialog);

  dialog = rap_export_dialog_new (self->session, GTK_WINDOW (self->window), rap_record_id (meeting));
  gtk_window_present (dialog);
  rap_harness_settle (GTK_WIDGET (dialog));
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "Called Off"), ==, 0);
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (rap_harness_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL)), 1);
  RAP_HARNESS_UNTIL (count_labels (GTK_WIDGET (dialog), "Called Off") == 4);
  g_assert_cmpuint (count_labels (GTK_WIDGET (dialog), "4 events that earlier files told in another "
                                                       "detail are called off"), ==, 1);
  rap_harness_assert_named (GTK_WIDGET (dialog));
  gtk_window_destroy (dialog);
}

/* What another process writes is seen, with the meeting still selected. */
static void
test_foreign_change_keeps_the_selection (Fixture *self, gconstpointer data)
{
  g_autoptr (RapRecord) meeting = meeting_of (self->store, "31st Governing Council");
  gint64 id = rap_record_id (meeting);
  g_autoptr (RapStore) other = NULL;
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Rename");
  g_autoptr (RapRecord) renamed = rap_record_copy (meeting);
  g_autoptr (GError) error = NULL;

  g_assert_true (rap_page_show (self->page, RAP_KIND_MEETING, id));
  rap_record_set_text (renamed, RAP_MEETING_TITLE_EN, "Renamed from outside");
  rap_change_set_update (changes, meeting, renamed);
  other = rap_store_open (rap_store_path (self->store), RAP_STORE_OPEN_EXISTING,
                          rap_session_clock (self->session), &error);
  g_assert_no_error (error);
  g_assert_true (rap_store_apply (other, changes, NULL, &error));
  rap_store_close (other);
  RAP_HARNESS_UNTIL (
    g_str_equal (rap_meeting_detail_get_title (self->detail), "Renamed from outside"));
  g_assert_cmpint (rap_meeting_detail_get_meeting (self->detail), ==, id);
}

static void
test_empty_workspace_offers_the_first_act (Fixture *self, gconstpointer data)
{
  RAP_HARNESS_UNTIL (rap_harness_find (GTK_WIDGET (self->page), ADW_TYPE_STATUS_PAGE, NULL)
                     != NULL);
  RAP_HARNESS_UNTIL (
    rap_harness_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, "No Meetings Yet") != NULL);
  rap_harness_assert_named (GTK_WIDGET (self->page));
}

/* Fails unless every part of the head lies inside it, and its day has room for its words. */
static void
assert_fits (GtkWidget *head)
{
  int width = gtk_widget_get_width (head);

  for (GtkWidget *child = gtk_widget_get_first_child (head); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t place;

      if (!gtk_widget_should_layout (child) || !gtk_widget_compute_bounds (child, head, &place))
        continue;
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, width);
      if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "day"))
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (child))));
    }
}

static void
test_absurdly_long_city_leaves_the_day (Fixture *self, gconstpointer data)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_SITTING);
  g_autoptr (GPtrArray) sittings = rap_store_list (self->store, query, NULL);
  GtkWidget *head;

  g_assert_cmpuint (sittings->len, >, 0);
  g_assert_true (rap_page_show (self->page, RAP_KIND_MEETING,
                                rap_record_integer (sittings->pdata[0], RAP_SITTING_MEETING)));
  for (int width = 360; width <= 1600; width += 620)
    {
      gtk_window_set_default_size (GTK_WINDOW (self->window), width, 720);
      rap_harness_settle (GTK_WIDGET (self->window));
      RAP_HARNESS_UNTIL ((head = rap_harness_find (GTK_WIDGET (self->page), RAP_TYPE_SITTING_HEAD,
                                                   NULL)) != NULL
                         && gtk_widget_get_width (head) > 0);
      assert_fits (head);
    }
}

#define ADD(path, content, function)                                                               \
  g_test_add (path, Fixture, GINT_TO_POINTER (content), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  rap_harness_init (&argc, &argv);
  ADD ("/meetings/search-narrows-the-list", RAP_HARNESS_SAMPLE, test_search_narrows_the_list);
  ADD ("/meetings/search-goes-on-into-the-list", RAP_HARNESS_SAMPLE,
       test_search_goes_on_into_the_list);
  ADD ("/meetings/filter-by-region", RAP_HARNESS_SAMPLE, test_filter_by_region);
  ADD ("/meetings/state-follows-the-life-cycle", RAP_HARNESS_SAMPLE,
       test_state_follows_the_life_cycle);
  ADD ("/meetings/state-menu-offers-what-may-follow", RAP_HARNESS_SAMPLE,
       test_state_menu_offers_what_may_follow);
  ADD ("/meetings/rows-ask-for-one-size", RAP_HARNESS_SAMPLE, test_rows_ask_for_one_size);
  ADD ("/meetings/removed-meeting-leaves-the-pane", RAP_HARNESS_SAMPLE,
       test_removed_meeting_leaves_the_pane);
  ADD ("/meetings/new-meeting-proposes-what-follows", RAP_HARNESS_SAMPLE,
       test_new_meeting_proposes_what_follows);
  ADD ("/meetings/new-meeting-starts-from-last-time", RAP_HARNESS_SAMPLE,
       test_new_meeting_starts_from_last_time);
  ADD ("/meetings/another-body-lets-the-choice-go", RAP_HARNESS_SAMPLE,
       test_another_body_lets_the_choice_go);
  ADD ("/meetings/new-meeting-without-dates-is-refused", RAP_HARNESS_SAMPLE,
       test_new_meeting_without_dates_is_refused);
  ADD ("/meetings/import-shows-then-adds", RAP_HARNESS_SAMPLE, test_import_shows_then_adds);
  ADD ("/meetings/import-waits-for-a-sound-file", RAP_HARNESS_SAMPLE,
       test_import_waits_for_a_sound_file);
  ADD ("/meetings/moving-offers-the-chain", RAP_HARNESS_SAMPLE, test_moving_offers_the_chain);
  ADD ("/meetings/export-writes-what-the-preview-says", RAP_HARNESS_SAMPLE,
       test_export_writes_what_the_preview_says);
  ADD ("/meetings/export-says-what-is-called-off", RAP_HARNESS_SAMPLE,
       test_export_says_what_is_called_off);
  ADD ("/meetings/foreign-change-keeps-the-selection", RAP_HARNESS_SAMPLE,
       test_foreign_change_keeps_the_selection);
  ADD ("/meetings/empty-workspace-offers-the-first-act", RAP_HARNESS_EMPTY,
       test_empty_workspace_offers_the_first_act);
  ADD ("/meetings/absurdly-long-city-leaves-the-day", RAP_HARNESS_LONG,
       test_absurdly_long_city_leaves_the_day);
  return rap_harness_run ();
}
