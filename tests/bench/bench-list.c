/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with 100,000 meetings beside a bare GtkListView of 100,000 strings, in turns: a far
 * jump, scrolling, selecting, typing a filter. Times end with the frame that shows what came of it.
 */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include "bench.h"
#include "core/kinds.h"
#include "frames.h"
#include "gui/app/application.h"
#include "gui/app/window.h"
#include "store/query-model.h"

#define ROWS 100000
#define JUMPS 40
#define SELECTIONS 40
#define FILTERS 12
#define SCROLL_FRAMES 120
/* About a third of a row: fast reading. */
#define SCROLL_PIXELS 20

/**
 * List:
 * @list: with a single selection
 * @page: what changes with the selection; %NULL when nothing does
 * @text: what the row at @position shows
 * @set_words: filters the list
 */
typedef struct List List;
struct List
{
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *page;
  GtkWidget *entry;
  char *(*text) (List *self, guint position);
  gboolean (*is_filtered) (List *self);
  GtkStringFilter *filter;
  RapStore *store;

  /* What is going on. */
  guint position;
  char *wanted;
  const char *words;
  guint n_wanted;
};

static void
stop_on (const GError *error)
{
  if (error != NULL)
    bench_fail ("%s", error->message);
}

static GtkSingleSelection *
selection_of (List *self)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
}

static guint
n_rows (List *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (selection_of (self)));
}

/* ---- The window of the program ---- */

static gboolean
is_meeting_list (GtkWidget *widget, gpointer data)
{
  GtkSelectionModel *model =
    GTK_IS_LIST_VIEW (widget) ? gtk_list_view_get_model (GTK_LIST_VIEW (widget)) : NULL;

  return GTK_IS_SINGLE_SELECTION (model)
         && RAP_IS_QUERY_MODEL (gtk_single_selection_get_model (GTK_SINGLE_SELECTION (model)));
}

static gboolean
is_search_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static RapQueryModel *
query_model_of (List *self)
{
  return RAP_QUERY_MODEL (gtk_single_selection_get_model (selection_of (self)));
}

static char *
title_at (List *self, guint position)
{
  g_autoptr (RapRecord) meeting =
    g_list_model_get_item (G_LIST_MODEL (selection_of (self)), position);

  return g_strdup (rap_record_title (meeting));
}

static gboolean
is_query_done (List *self)
{
  return !rap_query_model_is_pending (query_model_of (self)) && n_rows (self) == self->n_wanted;
}

static gboolean
is_full (gpointer data)
{
  List *self = data;

  return n_rows (self) == ROWS;
}

static gboolean
is_open (gpointer data)
{
  return rap_window_get_session (data) != NULL && gtk_widget_get_mapped (data);
}

static void
open_program (List *self)
{
  g_autofree char *path = bench_path ("many.rapporteur");
  RapApplication *application = rap_application_new (G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  stop_on (error);
  /* Wide enough to show list and meeting side by side. */
  g_settings_set_int (rap_application_settings (application), "window-width", 1280);
  g_settings_set_int (rap_application_settings (application), "window-height", 800);
  rap_application_open_path (application, path, NULL);
  self->window = GTK_WIDGET (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  gtk_widget_realize (self->window);
  bench_settle (self->window, is_open, self->window);
  rap_window_show_page (RAP_WINDOW (self->window), "meetings");
  self->page = GTK_WIDGET (rap_window_get_page (RAP_WINDOW (self->window)));
  self->list = bench_find (self->page, is_meeting_list, NULL);
  self->entry = bench_find (self->page, is_search_entry, NULL);
  if (self->list == NULL || self->entry == NULL)
    bench_fail ("The page of meetings has no list or no search entry.");
  /* The pause after which the entry takes a word for typed is no work of the list. */
  g_object_set (self->entry, "search-delay", 0, NULL);
  self->store = rap_session_store (rap_window_get_session (RAP_WINDOW (self->window)));
  self->text = title_at;
  self->is_filtered = is_query_done;
  bench_settle (self->window, is_full, self);
}

/* ---- The bare list ---- */

static char *
string_at (List *self, guint position)
{
  g_autoptr (GtkStringObject) string =
    g_list_model_get_item (G_LIST_MODEL (selection_of (self)), position);

  return g_strdup (gtk_string_object_get_string (string));
}

static gboolean
has_filter (List *self)
{
  return g_strcmp0 (gtk_string_filter_get_search (self->filter), self->words) == 0;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 2);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, text);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (string));
}

static GListModel *
make_strings (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < ROWS; i++)
    gtk_string_list_take (
      strings, g_strdup_printf ("%u. Meeting of the heads of administrations of the Region", i));
  return G_LIST_MODEL (strings);
}

/* As large as the list of the program, in a window as large as the program's. */
static void
open_bare (List *self, List *program)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkExpression *expression =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *filtered;
  GtkSingleSelection *selection;

  self->filter = gtk_string_filter_new (expression);
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (make_strings (),
                                                      g_object_ref (GTK_FILTER (self->filter))));
  selection = gtk_single_selection_new (filtered);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  self->text = string_at;
  self->is_filtered = has_filter;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_halign (scroller, GTK_ALIGN_START);
  gtk_widget_set_valign (scroller, GTK_ALIGN_START);
  gtk_widget_set_size_request (scroller, gtk_widget_get_width (program->list),
                               gtk_widget_get_height (program->list));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), gtk_widget_get_width (program->window),
                               gtk_widget_get_height (program->window));
  gtk_window_set_child (GTK_WINDOW (self->window), scroller);
  gtk_window_present (GTK_WINDOW (self->window));
  bench_settle (self->window, is_full, self);
}

/* ---- Far jump ---- */

static void
jump_cb (gpointer data)
{
  List *self = data;

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", self->position);
}

static gboolean
shows_row (gpointer data)
{
  List *self = data;

  return bench_shows_text (self->list, NULL, self->wanted);
}

static void
jump (List *self, guint position, BenchSeries *series)
{
  self->position = position;
  self->wanted = self->text (self, position);
  bench_series_add (series, bench_frame_after (self->window, jump_cb, shows_row, self) * BENCH_MS);
  g_clear_pointer (&self->wanted, g_free);
}

static void
compare_jumps (BenchReport *report, List *program, List *bare)
{
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *again = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare GtkListView of strings");

  for (guint i = 1; i <= JUMPS; i++)
    {
      guint position = i * 38197 % ROWS;

      jump (program, position, ours);
      bench_series_add (again, bench_series_last (ours));
      jump (bare, position, theirs);
    }
  bench_report_add (report, "Far jump in a list of 100,000 meetings", "ms", ours, theirs);
  bench_report_add (report, "Far jump in a list of 100,000 meetings", "ms", again,
                    bench_series_new_limit ("one frame", 1000 / 60.0));
}

/* ---- Scrolling ---- */

static void
scroll_cb (gpointer data)
{
  List *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_PIXELS);
}

static BenchSeries *
scroll (List *self, const char *label)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  BenchSeries *series = bench_series_new (label);
  g_autoptr (GArray) work = NULL;
  double begin;

  self->position = ROWS / 3;
  jump_cb (self);
  bench_settle (self->window, NULL, NULL);
  begin = gtk_adjustment_get_value (adjustment);
  work = bench_work_of_frames (self->window, SCROLL_FRAMES, scroll_cb, self);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=,
                     begin + (SCROLL_FRAMES - 1) * SCROLL_PIXELS);
  for (guint i = 0; i < work->len; i++)
    bench_series_add (series, g_array_index (work, double, i) * BENCH_MS);
  return series;
}

/* ---- Selecting ---- */

static void
select_cb (gpointer data)
{
  List *self = data;

  gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", self->position, FALSE,
                              FALSE);
}

static gboolean
shows_selected (gpointer data)
{
  List *self = data;

  return gtk_single_selection_get_selected (selection_of (self)) == self->position
         && (self->page == NULL || bench_shows_text (self->page, self->list, self->wanted));
}

static void
select_row (List *self, guint position, BenchSeries *series)
{
  self->position = position;
  self->wanted = self->text (self, position);
  bench_series_add (series,
                    bench_frame_after (self->window, select_cb, shows_selected, self) * BENCH_MS);
  g_clear_pointer (&self->wanted, g_free);
}

static void
compare_selections (BenchReport *report, List *program, List *bare)
{
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare GtkListView, nothing beside it");
  guint begin = ROWS / 3;

  for (guint i = 0; i < SELECTIONS; i++)
    {
      select_row (program, begin + i, ours);
      select_row (bare, begin + i, theirs);
    }
  bench_report_add (report, "Selecting a meeting, its page and agenda shown", "ms", ours, theirs);
}

/* ---- Typing ---- */

static void
type_cb (gpointer data)
{
  List *self = data;

  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->words);
  else
    gtk_string_filter_set_search (self->filter, self->words);
}

static gboolean
shows_filtered (gpointer data)
{
  List *self = data;

  return self->is_filtered (self);
}

static guint
count_matches (RapStore *store, const char *words)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GError) error = NULL;
  gint64 n;

  rap_query_search (query, words);
  n = rap_store_count (store, query, &error);
  stop_on (error);
  return (guint) n;
}

static void
type (List *self, const char *words, BenchSeries *series)
{
  self->words = words;
  if (self->store != NULL)
    self->n_wanted = count_matches (self->store, words);
  bench_series_add (series, bench_frame_after (self->window, type_cb, shows_filtered, self)
                              * BENCH_MS);
}

/* Each word finds other rows than the one before, so that each ends with a frame. */
static void
compare_filters (BenchReport *report, List *program, List *bare)
{
  static const char *const ours_typed[] = { "j", "gov", "jo", "gove", "joh", "govern" };
  static const char *const bare_typed[] = { "7", "54", "77", "543", "771", "5432" };
  BenchSeries *ours = bench_series_new ("");
  BenchSeries *theirs = bench_series_new ("bare GtkFilterListModel, one string a row");

  for (guint i = 0; i < FILTERS; i++)
    {
      type (program, ours_typed[i % G_N_ELEMENTS (ours_typed)], ours);
      type (bare, bare_typed[i % G_N_ELEMENTS (bare_typed)], theirs);
    }
  bench_report_add (report, "Typing into the search of 100,000 meetings", "ms", ours, theirs);
}

int
main (void)
{
  BenchReport *report = bench_report_new ("list");
  List program = { 0 };
  List bare = { 0 };
  BenchSeries *ours, *theirs;

  open_program (&program);
  open_bare (&bare, &program);
  compare_jumps (report, &program, &bare);
  ours = scroll (&program, "");
  theirs = scroll (&bare, "bare GtkListView of strings");
  bench_report_add (report, "Scrolling that list, work of a frame", "ms", ours, theirs);
  compare_selections (report, &program, &bare);
  compare_filters (report, &program, &bare);
  return bench_report_finish (report);
}
