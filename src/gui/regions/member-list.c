/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/member-figure.h"
#include "core/member.h"
#include "core/place-time.h"
#include "core/region-summary.h"
#include "gui/shared/rap-compat.h"
#include "member-list.h"
#include "region-words.h"
#include "store/query-model.h"

typedef enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_WEEKEND,
  COLUMN_TIME,
  COLUMN_KIND,
  COLUMN_CONFIRMED,
  N_COLUMNS,
} Column;

/* @field: by which the store sorts; "" where it cannot
 * @chars: room for as many letters
 * @from: the narrowest list, in letters, in which the column is seen */
static const struct
{
  const char *title;
  const char *field;
  guint chars;
  guint from;
} columns[N_COLUMNS] = {
  /* Translators: heads of the columns of the list of Members; the first is the ISO code. */
  [COLUMN_CODE] = { N_("Code"), "iso3", 6, 0 },
  [COLUMN_NAME] = { N_("Name"), "list-key-en", 14, 0 },
  [COLUMN_WEEKEND] = { N_("Weekend"), "", 20, 90 },
  [COLUMN_TIME] = { N_("Local time"), "zone", 15, 0 },
  [COLUMN_KIND] = { N_("Kind"), "kind", 15, 108 },
  [COLUMN_CONFIRMED] = { N_("Facts"), "unconfirmed", 12, 56 },
};

struct _RapMemberList
{
  GtkWidget parent_instance;

  /* Borrowed references */
  GtkWidget *scroller;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  GPtrArray *cells; /* GtkListItem that show something now */

  /* Owned references */
  RapSession *session;
  RapQueryModel *model;
  GtkSelectionModel *selection;
  RapZone *headquarters;

  gint64 region;
  char *words;
  Column sort;
  gboolean descending;
  int asked;       /* column whose head was clicked, while it is being found out */
  int shown_width; /* that columns were last chosen for */
  guint fit_id;
};

typedef struct
{
  RapMemberList *list;
  Column column;
} Head;

enum
{
  PROP_0,
  PROP_N_ROWS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapMemberList, rap_member_list, GTK_TYPE_WIDGET)

/* --- cells ----------------------------------------------------------------------------------- */

static char *
time_words (RapMemberList *self, RapRecord *member)
{
  g_autoptr (RapZone) zone = rap_zone_get (rap_record_text (member, RAP_MEMBER_ZONE), NULL);
  g_autofree char *clock = NULL;
  g_autofree char *offset = NULL;
  RapPlaceTime time;

  if (zone == NULL)
    return g_strdup ("");
  time = rap_place_time (zone, self->headquarters, rap_session_now (self->session));
  clock = rap_place_time_clock (&time);
  offset = rap_region_offset (&time);
  return g_strdup_printf ("%s  %s", clock, offset);
}

static char *
cell_words (RapMemberList *self, Column column, RapRecord *member)
{
  const RapMemberView seen = { rap_session_all (self->session, RAP_KIND_WEEKEND_RULE),
                               self->headquarters, rap_session_now (self->session) };

  switch ((int) column)
    {
    case COLUMN_CODE:
      return g_strdup (rap_record_text (member, RAP_MEMBER_ISO3));
    case COLUMN_NAME:
      return g_strdup (rap_record_title (member));
    case COLUMN_WEEKEND:
      return rap_member_figure_words (RAP_MEMBER_FIGURE_WEEKEND, member, &seen);
    case COLUMN_TIME:
      return time_words (self, member);
    case COLUMN_KIND:
      return rap_member_figure_words (RAP_MEMBER_FIGURE_KIND, member, &seen);
    default:
      return g_strdup (rap_record_is_unconfirmed (member) ? _("Unconfirmed") : "");
    }
}

static Column
column_of (GtkListItem *item)
{
  return (Column) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "column"));
}

static void
update_cell (RapMemberList *self, GtkListItem *item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  RapRecord *member = gtk_list_item_get_item (item);
  g_autofree char *words = NULL;

  if (member == NULL)
    return;
  words = cell_words (self, column_of (item), member);
  gtk_inscription_set_text (cell, words);
  if (column_of (item) == COLUMN_NAME || column_of (item) == COLUMN_WEEKEND)
    gtk_widget_set_tooltip_text (GTK_WIDGET (cell), words);
}

static void
record_changed_cb (RapRecord *member, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *list = gtk_widget_get_ancestor (cell, RAP_TYPE_MEMBER_LIST);

  if (list != NULL)
    update_cell (RAP_MEMBER_LIST (list), item);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell),
                                 columns[GPOINTER_TO_INT (column)].chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (GPOINTER_TO_INT (column) == COLUMN_TIME || GPOINTER_TO_INT (column) == COLUMN_CODE)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (item), "column", column);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cell_cb (RapMemberList *self, GtkListItem *item)
{
  g_ptr_array_add (self->cells, item);
  update_cell (self, item);
  g_signal_connect_object (gtk_list_item_get_item (item), "notify",
                           G_CALLBACK (record_changed_cb), item, 0);
}

static void
unbind_cell_cb (RapMemberList *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
  if (self->cells != NULL)
    g_ptr_array_remove_fast (self->cells, item);
}

/* --- the query ------------------------------------------------------------------------------- */

static const char *
sort_field (RapMemberList *self)
{
  if (self->sort == COLUMN_NAME && g_str_equal (C_("language of titles", "en"), "fr"))
    return "list-key-fr";
  return columns[self->sort].field;
}

static void
run_query (RapMemberList *self)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEMBER);
  g_autofree char *region = g_strdup_printf ("%" G_GINT64_FORMAT, self->region);
  g_autoptr (GError) error = NULL;

  if (!rap_query_where (query, "region", RAP_QUERY_EQUAL, region, &error)
      || !rap_query_sort (query, sort_field (self), self->descending, &error)
      || (self->sort != COLUMN_NAME
          && !rap_query_sort (query, columns[COLUMN_NAME].field, FALSE, &error)))
    g_critical ("%s", error->message);
  rap_query_search (query, self->words);
  rap_query_model_set_query (self->model, query);
}

/* The store sorts; the column's own sorter only tells which head was clicked. GTK 4.8 does not say
 * which column is the first one, but that one's function is the first to be asked. */
static int
asked_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Head *head = data;

  if (head->list->asked < 0)
    head->list->asked = (int) head->column;
  return -1;
}

static void
sort_changed_cb (RapMemberList *self, GtkSorterChange change, GtkSorter *sorter)
{
  GtkOrdering order;

  self->asked = -1;
  /* Any two pointers will do: asked_cb() does not look at them. */
  order = gtk_sorter_compare (sorter, self, self->model);
  self->sort = self->asked >= 0 ? (Column) self->asked : COLUMN_NAME;
  self->descending = self->asked >= 0 && order == GTK_ORDERING_LARGER;
  run_query (self);
}

/* --- columns --------------------------------------------------------------------------------- */

static GtkColumnViewColumn *
add_column (RapMemberList *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self,
                           G_CONNECT_SWAPPED);
  made = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_expand (made, column == COLUMN_NAME || column == COLUMN_WEEKEND);
  if (*columns[column].field != '\0')
    {
      Head *head = g_new (Head, 1);
      GtkCustomSorter *sorter;

      *head = (Head) { self, column };
      sorter = gtk_custom_sorter_new (asked_cb, head, g_free);
      gtk_column_view_column_set_sorter (made, GTK_SORTER (sorter));
      g_object_unref (sorter);
    }
  gtk_column_view_append_column (self->view, made);
  g_object_unref (made);
  return made;
}

/* The width in letters, so that large text leaves columns out as a narrow window does. */
static int
width_in_chars (RapMemberList *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics), PANGO_SCALE);

  pango_font_metrics_unref (metrics);
  return gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE / letter;
}

static gboolean
fit_columns_cb (gpointer data)
{
  RapMemberList *self = data;
  guint chars = (guint) width_in_chars (self);

  self->fit_id = 0;
  for (int column = 0; column < N_COLUMNS; column++)
    gtk_column_view_column_set_visible (self->columns[column], chars >= columns[column].from);
  return G_SOURCE_REMOVE;
}

static void
rap_member_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapMemberList *self = RAP_MEMBER_LIST (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (width == self->shown_width)
    return;
  self->shown_width = width;
  /* Columns may not come and go while their places are being given out. */
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_columns_cb, self, NULL);
}

static void
rap_member_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RAP_MEMBER_LIST (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
activate_cb (RapMemberList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)", (gint32) RAP_KIND_MEMBER,
                              rap_query_model_id_at (self->model, position));
}

static void
rows_changed_cb (RapMemberList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

static void
build (RapMemberList *self)
{
  GtkSingleSelection *selection;

  self->model = rap_query_model_new (rap_session_store (self->session));
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->selection = GTK_SELECTION_MODEL (selection);
  for (int column = 0; column < N_COLUMNS; column++)
    self->columns[column] = add_column (self, (Column) column);
  gtk_column_view_sort_by_column (self->view, self->columns[COLUMN_NAME], GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::pending", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The start shows the tiles: until the list is seen nothing builds its rows. */
static void
fill (RapMemberList *self)
{
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, self->selection);
}

static void
rap_member_list_map (GtkWidget *widget)
{
  fill (RAP_MEMBER_LIST (widget));
  GTK_WIDGET_CLASS (rap_member_list_parent_class)->map (widget);
}

static void
rap_member_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_N_ROWS)
    g_value_set_uint (value, rap_member_list_n_rows (RAP_MEMBER_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
rap_member_list_dispose (GObject *object)
{
  RapMemberList *self = RAP_MEMBER_LIST (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->headquarters, rap_zone_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_member_list_parent_class)->dispose (object);
}

static void
rap_member_list_finalize (GObject *object)
{
  g_free (RAP_MEMBER_LIST (object)->words);
  G_OBJECT_CLASS (rap_member_list_parent_class)->finalize (object);
}

static void
rap_member_list_class_init (RapMemberListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rap_member_list_get_property;
  object_class->dispose = rap_member_list_dispose;
  object_class->finalize = rap_member_list_finalize;
  widget_class->size_allocate = rap_member_list_size_allocate;
  widget_class->measure = rap_member_list_measure;
  widget_class->map = rap_member_list_map;

  properties[PROP_N_ROWS] =
    g_param_spec_uint ("n-rows", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "memberlist");
}

static void
rap_member_list_init (RapMemberList *self)
{
  self->sort = COLUMN_NAME;
  self->words = g_strdup ("");
  self->cells = g_ptr_array_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Members"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 180);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
rap_member_list_new (RapSession *session)
{
  RapMemberList *self = g_object_new (RAP_TYPE_MEMBER_LIST, NULL);

  self->session = g_object_ref (session);
  self->headquarters = rap_region_headquarters (session, NULL);
  build (self);
  return GTK_WIDGET (self);
}

void
rap_member_list_show (RapMemberList *self, gint64 region, const char *words)
{
  g_return_if_fail (RAP_IS_MEMBER_LIST (self));

  if (self->region == region && g_str_equal (self->words, words))
    return;
  self->region = region;
  g_free (self->words);
  self->words = g_strdup (words);
  run_query (self);
}

void
rap_member_list_update_words (RapMemberList *self)
{
  g_return_if_fail (RAP_IS_MEMBER_LIST (self));

  rap_zone_unref (self->headquarters);
  self->headquarters = rap_region_headquarters (self->session, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self, g_ptr_array_index (self->cells, i));
}

guint
rap_member_list_n_rows (RapMemberList *self)
{
  g_return_val_if_fail (RAP_IS_MEMBER_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

gboolean
rap_member_list_focus (RapMemberList *self, gint64 id)
{
  guint position;

  g_return_val_if_fail (RAP_IS_MEMBER_LIST (self), FALSE);

  position = rap_query_model_position (self->model, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  fill (self);
  gtk_selection_model_select_item (self->selection, position, TRUE);
  rap_list_scroll_to (GTK_WIDGET (self->view), position);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
