/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "chooser.h"
#include "core/text.h"
#include "core/zone.h"
#include "dates.h"
#include "rap-compat.h"

/* Fewer rows than this are seen at once: no need to search. */
#define SHORT_LIST 10

/* --- one row --------------------------------------------------------------------------------- */

#define RAP_TYPE_CHOOSER_ROW (rap_chooser_row_get_type ())
G_DECLARE_FINAL_TYPE (RapChooserRow, rap_chooser_row, RAP, CHOOSER_ROW, GObject)

struct _RapChooserRow
{
  GObject parent_instance;

  char *key;
  char *title;
  char *folded; /* what a search looks through */
};

G_DEFINE_FINAL_TYPE (RapChooserRow, rap_chooser_row, G_TYPE_OBJECT)

static void
rap_chooser_row_finalize (GObject *object)
{
  RapChooserRow *self = RAP_CHOOSER_ROW (object);

  g_free (self->key);
  g_free (self->title);
  g_free (self->folded);
  G_OBJECT_CLASS (rap_chooser_row_parent_class)->finalize (object);
}

static void
rap_chooser_row_class_init (RapChooserRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_chooser_row_finalize;
}

static void
rap_chooser_row_init (RapChooserRow *self)
{
}

/* --- the popover ----------------------------------------------------------------------------- */

struct _RapChooser
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scrolled;
  GtkWidget *nothing;
  GListStore *rows;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  RapChooserDetail detail;
  gpointer detail_data;
  char *needle; /* folded */
  char *current;
  gint64 now;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapChooser, rap_chooser, GTK_TYPE_POPOVER)

static gboolean
matches (gpointer item, gpointer data)
{
  RapChooser *self = data;

  return !self->needle || strstr (RAP_CHOOSER_ROW (item)->folded, self->needle) != NULL;
}

static void
choose (RapChooser *self, guint position)
{
  g_autoptr (RapChooserRow) row =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!row)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, row->key);
}

static void
row_activated_cb (RapChooser *self, guint position)
{
  choose (self, position);
}

static void
entry_activated_cb (RapChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_changed_cb (RapChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_free (self->needle);
  self->needle = *text ? rap_text_fold (text) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
n_rows_cb (RapChooser *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_widget_set_visible (self->nothing, is_empty);
  gtk_widget_set_visible (self->scrolled, !is_empty);
}

/* From the search into the list without a detour: Enter takes the row that is selected already, so
 * Down goes to the one after it. */
static gboolean
entry_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
              gpointer data)
{
  RapChooser *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint next = gtk_single_selection_get_selected (self->selection) + 1;

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || n == 0)
    return FALSE;
  next = MIN (next, n - 1);
  gtk_single_selection_set_selected (self->selection, next);
  return rap_list_focus_selected (self->list, next);
}

static guint
find_current (RapChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; self->current && i < n; i++)
    {
      g_autoptr (RapChooserRow) row =
        g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (row->key, self->current))
        return i;
    }
  return 0;
}

static void
rap_chooser_show (GtkWidget *widget)
{
  RapChooser *self = RAP_CHOOSER (widget);
  gboolean is_short = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) < SHORT_LIST;
  guint current;

  gtk_widget_set_visible (self->entry, !is_short);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  current = find_current (self);
  gtk_single_selection_set_selected (self->selection, current);
  GTK_WIDGET_CLASS (rap_chooser_parent_class)->show (widget);
  rap_list_scroll_to (self->list, current);
  gtk_widget_grab_focus (is_short ? self->list : self->entry);
}

/* --- rows on screen -------------------------------------------------------------------------- */

/* The whole title where the list has no room for it: names of bodies differ at their end. */
static gboolean
query_tooltip_cb (GtkLabel *title, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (title)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (title));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_has_tooltip (title, TRUE);
  g_signal_connect (title, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapChooser *self)
{
  RapChooserRow *row = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *detail = self->detail ? self->detail (row->key, self->detail_data) : NULL;

  gtk_label_set_label (GTK_LABEL (title), row->title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), detail ? detail : "");
  gtk_widget_set_visible (gtk_widget_get_next_sibling (title), detail != NULL);
}

static GtkWidget *
new_list (RapChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (n_rows_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return self->list;
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_chooser_finalize (GObject *object)
{
  RapChooser *self = RAP_CHOOSER (object);

  g_clear_object (&self->rows);
  g_free (self->needle);
  g_free (self->current);
  G_OBJECT_CLASS (rap_chooser_parent_class)->finalize (object);
}

static void
rap_chooser_class_init (RapChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_chooser_finalize;
  GTK_WIDGET_CLASS (klass)->show = rap_chooser_show;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rap_chooser_init (RapChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_list_store_new (RAP_TYPE_CHOOSER_ROW);
  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Search"), NULL);
  /* At once, so that Enter never takes the first of the rows before. */
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), new_list (self));
  self->nothing = gtk_label_new (_("Nothing found"));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_margin_top (self->nothing, 12);
  gtk_widget_set_margin_bottom (self->nothing, 12);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  n_rows_cb (self);
}

/* --- for those who use it -------------------------------------------------------------------- */

GtkWidget *
rap_chooser_new (void)
{
  return g_object_new (RAP_TYPE_CHOOSER, NULL);
}

void
rap_chooser_clear (RapChooser *self)
{
  g_return_if_fail (RAP_IS_CHOOSER (self));

  g_list_store_remove_all (self->rows);
}

static RapChooserRow *
new_row (const char *key, const char *title, const char *words)
{
  RapChooserRow *row = g_object_new (RAP_TYPE_CHOOSER_ROW, NULL);
  g_autofree char *all = words ? g_strdup_printf ("%s %s", title, words) : g_strdup (title);

  row->key = g_strdup (key);
  row->title = g_strdup (title);
  row->folded = rap_text_fold (all);
  return row;
}

void
rap_chooser_add (RapChooser *self, const char *key, const char *title, const char *words)
{
  g_autoptr (RapChooserRow) row = NULL;

  g_return_if_fail (RAP_IS_CHOOSER (self));
  g_return_if_fail (key != NULL && title != NULL);

  row = new_row (key, title, words);
  g_list_store_append (self->rows, row);
}

void
rap_chooser_set_detail (RapChooser *self, RapChooserDetail detail, gpointer data)
{
  g_return_if_fail (RAP_IS_CHOOSER (self));

  self->detail = detail;
  self->detail_data = data;
}

void
rap_chooser_set_current (RapChooser *self, const char *key)
{
  g_return_if_fail (RAP_IS_CHOOSER (self));

  if (g_strcmp0 (self->current, key) != 0)
    {
      g_free (self->current);
      self->current = g_strdup (key);
    }
}

static char *
zone_detail (const char *key, gpointer data)
{
  RapChooser *self = data;
  g_autoptr (RapZone) zone = rap_zone_get (key, NULL);

  return zone ? rap_offset_format (rap_zone_offset (zone, self->now, NULL, NULL)) : NULL;
}

/* "Africa/Johannesburg" → "Johannesburg, Africa"; the rules of a zone are read when it is seen. */
static char *
zone_title (const char *name)
{
  const char *slash = strrchr (name, '/');
  g_autofree char *place = slash ? g_strndup (name, slash - name) : NULL;
  g_autofree char *city = g_strdup (slash ? slash + 1 : name);

  g_strdelimit (city, "_", ' ');
  return place ? g_strdup_printf ("%s (%s)", city, g_strdelimit (place, "_", ' '))
               : g_steal_pointer (&city);
}

void
rap_chooser_add_zones (RapChooser *self, gint64 now)
{
  const char *const *names = rap_zone_names ();
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (RAP_IS_CHOOSER (self));

  self->now = now;
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *title = zone_title (names[i]);

      g_ptr_array_add (rows, new_row (names[i], title, names[i]));
    }
  g_list_store_splice (self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), 0,
                       rows->pdata, rows->len);
  rap_chooser_set_detail (self, zone_detail, self);
}
