/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/member-figure.h"
#include "core/member.h"
#include "core/region-summary.h"
#include "core/text.h"
#include "figure-legend.h"
#include "gui/shared/tile-grid.h"
#include "member-list.h"
#include "region-members.h"
#include "region-words.h"

struct _RapRegionMembers
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkEditable *search;
  GtkToggleButton *grid_button;
  GtkToggleButton *list_button;
  GtkWidget *add;
  GtkWidget *figure_box;
  GtkDropDown *figure;
  RapFigureLegend *legend;
  GtkStack *stack;
  RapTileGrid *grid;
  GtkBox *list_box;
  AdwStatusPage *nothing;
  GtkLabel *named;

  /* Borrowed references */
  RapMemberList *list;

  /* Owned references */
  RapSession *session;
  RapRecord *region;
  GListStore *tiles; /* of RapTile */
};

G_DEFINE_FINAL_TYPE (RapRegionMembers, rap_region_members, GTK_TYPE_WIDGET)

/* --- tiles ----------------------------------------------------------------------------------- */

static int
compare_members (gconstpointer a, gconstpointer b)
{
  RapRecord *members[2] = { *(RapRecord *const *) a, *(RapRecord *const *) b };
  const char *language = C_("language of titles", "en");

  return strcmp (rap_record_in_language (members[0], "list-key", language),
                 rap_record_in_language (members[1], "list-key", language));
}

static gboolean
matches (RapRecord *member, char **folded_words)
{
  static const guint fields[] = { RAP_MEMBER_NAME_EN, RAP_MEMBER_NAME_FR, RAP_MEMBER_ISO2,
                                  RAP_MEMBER_ISO3, RAP_MEMBER_ZONE, RAP_MEMBER_LANGUAGES };

  for (guint i = 0; folded_words[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (fields) && !found; k++)
        found = rap_text_matches (rap_record_text (member, fields[k]), folded_words[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Those of the region that the words in the search field leave, in the order of their names. */
static GPtrArray *
find_members (RapRegionMembers *self)
{
  GPtrArray *all = rap_session_all (self->session, RAP_KIND_MEMBER);
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = rap_text_fold (gtk_editable_get_text (self->search));
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; i < all->len; i++)
    {
      RapRecord *member = g_ptr_array_index (all, i);

      if (rap_record_integer (member, RAP_MEMBER_REGION) == rap_record_id (self->region)
          && matches (member, words))
        g_ptr_array_add (found, member);
    }
  g_ptr_array_sort (found, compare_members);
  return found;
}

/* What is seen of a tile while it is pointed at. */
static char *
member_words (RapRegionMembers *self, RapRecord *member)
{
  g_autoptr (RapZone) headquarters = rap_region_headquarters (self->session, NULL);
  const RapMemberView seen = { rap_session_all (self->session, RAP_KIND_WEEKEND_RULE),
                               headquarters, rap_session_now (self->session) };
  g_autofree char *weekend = rap_member_figure_words (RAP_MEMBER_FIGURE_WEEKEND, member, &seen);
  g_autofree char *hours = rap_member_figure_words (RAP_MEMBER_FIGURE_HOURS, member, &seen);
  const char *mark = rap_record_is_unconfirmed (member) ? _("Unconfirmed") : NULL;

  return g_strjoin (" · ", rap_record_title (member), weekend, hours, mark, NULL);
}

static void
update_named (RapRegionMembers *self)
{
  g_autoptr (RapTile) tile = rap_tile_grid_get_current (self->grid);
  RapRecord *member =
    tile != NULL ? rap_session_lookup (self->session, RAP_KIND_MEMBER, rap_tile_get_id (tile))
                 : NULL;
  g_autofree char *words =
    member != NULL ? member_words (self, member)
                   : g_strdup (_("Point at a tile, or go there with the arrow keys, for its name"));

  gtk_label_set_label (self->named, words);
  if (member != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->named), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->named), "dim-label");
}

static RapTile *
new_tile (RapRecord *member, RapMemberFigure figure, const RapMemberView *seen, guint *counts)
{
  guint band = rap_member_figure_band (figure, member, seen);
  const char *iso3 = rap_record_text (member, RAP_MEMBER_ISO3);
  g_autofree char *letters = NULL;
  g_autofree char *name = NULL;

  counts[band]++;
  letters = *iso3 != '\0' ? g_strdup (iso3) : rap_text_ellipsize (rap_record_title (member), 4);
  if (rap_record_is_unconfirmed (member))
    /* Translators: a Member, its figure ("Friday and Saturday"), and that nobody has confirmed it */
    name = g_strdup_printf (_("%s: %s (unconfirmed)"), rap_record_title (member),
                            rap_member_figure_band_label (figure, band));
  else
    /* Translators: a Member and its figure: "Egypt: Friday and Saturday" */
    name = g_strdup_printf (_("%s: %s"), rap_record_title (member),
                            rap_member_figure_band_label (figure, band));
  return rap_tile_new (rap_record_id (member), letters, name, rap_figure_shade (figure, band));
}

static gboolean
tile_equal (RapTile *a, RapTile *b)
{
  return rap_tile_get_id (a) == rap_tile_get_id (b)
         && g_strcmp0 (rap_tile_get_label (a), rap_tile_get_label (b)) == 0
         && g_strcmp0 (rap_tile_get_name (a), rap_tile_get_name (b)) == 0
         && g_strcmp0 (rap_tile_get_style (a), rap_tile_get_style (b)) == 0;
}

static gboolean
stays (RapRegionMembers *self, guint position, RapTile *tile)
{
  g_autoptr (RapTile) old = g_list_model_get_item (G_LIST_MODEL (self->tiles), position);

  return tile_equal (old, tile);
}

/* Only what differs, so that focus and place stay. */
static void
set_tiles (RapRegionMembers *self, GPtrArray *tiles)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->tiles));
  guint start = 0;
  guint end = 0;

  while (start < MIN (before, tiles->len)
         && stays (self, start, g_ptr_array_index (tiles, start)))
    start++;
  while (end < MIN (before, tiles->len) - start
         && stays (self, before - end - 1, g_ptr_array_index (tiles, tiles->len - end - 1)))
    end++;
  if (start + end < MAX (before, tiles->len))
    g_list_store_splice (self->tiles, start, before - start - end, tiles->pdata + start,
                         tiles->len - start - end);
}

static void
update_tiles (RapRegionMembers *self)
{
  g_autoptr (GPtrArray) members = find_members (self);
  g_autoptr (GPtrArray) tiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RapZone) headquarters = rap_region_headquarters (self->session, NULL);
  const RapMemberView seen = { rap_session_all (self->session, RAP_KIND_WEEKEND_RULE),
                               headquarters, rap_session_now (self->session) };
  RapMemberFigure figure = (RapMemberFigure) gtk_drop_down_get_selected (self->figure);
  guint counts[RAP_MEMBER_FIGURE_MOST_BANDS] = { 0 };

  if ((int) figure >= RAP_N_MEMBER_FIGURES)
    return;
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (tiles, new_tile (g_ptr_array_index (members, i), figure, &seen, counts));
  set_tiles (self, tiles);
  rap_figure_legend_show (self->legend, figure, counts);
  update_named (self);
}

/* --- what is seen ---------------------------------------------------------------------------- */

static gboolean
is_searching (RapRegionMembers *self)
{
  return *gtk_editable_get_text (self->search) != '\0';
}

static void
update_stack (RapRegionMembers *self)
{
  gboolean as_list = gtk_toggle_button_get_active (self->list_button);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->tiles)) > 0;

  gtk_widget_set_visible (self->figure_box, !as_list);
  if (any)
    gtk_stack_set_visible_child_name (self->stack, as_list ? "list" : "grid");
  else
    {
      adw_status_page_set_title (self->nothing, is_searching (self) ? _("No Member Found")
                                                                    : _("No Members Yet"));
      adw_status_page_set_description (self->nothing,
                                       is_searching (self)
                                         ? _("Try fewer letters, a code or the other language.")
                                         : _("Members of the region stand here."));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

static void
refresh (RapRegionMembers *self)
{
  if (self->region == NULL)
    return;
  update_tiles (self);
  rap_member_list_show (self->list, rap_record_id (self->region),
                        gtk_editable_get_text (self->search));
  update_stack (self);
}

static void
search_changed_cb (RapRegionMembers *self)
{
  refresh (self);
}

static void
stop_search_cb (RapRegionMembers *self)
{
  if (is_searching (self))
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "regions.back", NULL);
}

static void
figure_changed_cb (RapRegionMembers *self)
{
  if (self->region != NULL)
    update_tiles (self);
}

static void
current_changed_cb (RapRegionMembers *self)
{
  if (self->session != NULL)
    update_named (self);
}

static void
view_changed_cb (RapRegionMembers *self)
{
  update_stack (self);
}

static void
tile_activated_cb (RapRegionMembers *self, RapTile *tile)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)", (gint32) RAP_KIND_MEMBER,
                              rap_tile_get_id (tile));
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_region_members_dispose (GObject *object)
{
  RapRegionMembers *self = RAP_REGION_MEMBERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_MEMBERS);
  g_clear_object (&self->tiles);
  g_clear_object (&self->region);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_members_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-members.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, search);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, grid_button);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, list_button);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, add);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, figure_box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, figure);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, legend);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, stack);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, grid);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, list_box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, nothing);
  gtk_widget_class_bind_template_child (widget_class, RapRegionMembers, named);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_changed_cb);
}

static void
rap_region_members_class_init (RapRegionMembersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_members_dispose;
  g_type_ensure (RAP_TYPE_FIGURE_LEGEND);
  g_type_ensure (RAP_TYPE_TILE_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionmembers");
  bind_template (widget_class);
}

static void
rap_region_members_init (RapRegionMembers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tiles = g_list_store_new (RAP_TYPE_TILE);
  rap_tile_grid_set_model (self->grid, G_LIST_MODEL (self->tiles));
}

static void
fill_figures (RapRegionMembers *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  g_autofree char *city = NULL;
  G_GNUC_UNUSED g_autoptr (RapZone) headquarters = rap_region_headquarters (self->session, &city);

  for (int figure = 0; figure < RAP_N_MEMBER_FIGURES; figure++)
    gtk_string_list_take (titles, rap_member_figure_title ((RapMemberFigure) figure, city));
  gtk_drop_down_set_model (self->figure, G_LIST_MODEL (titles));
  g_object_unref (titles);
}

void
rap_region_members_set_session (RapRegionMembers *self, RapSession *session)
{
  g_return_if_fail (RAP_IS_REGION_MEMBERS (self));

  g_set_object (&self->session, session);
  fill_figures (self);
  self->list = RAP_MEMBER_LIST (rap_member_list_new (session));
  gtk_box_append (self->list_box, GTK_WIDGET (self->list));
  gtk_widget_set_visible (self->add, !rap_session_is_read_only (session));
}

void
rap_region_members_show (RapRegionMembers *self, RapRecord *region)
{
  g_autofree char *label = NULL;

  g_return_if_fail (RAP_IS_REGION_MEMBERS (self));

  if (self->region != NULL && rap_record_id (self->region) != rap_record_id (region))
    gtk_editable_set_text (self->search, "");
  g_set_object (&self->region, region);
  /* Translators: what a screen reader calls the tiles; %s is a region. */
  label = g_strdup_printf (_("Members of %s"), rap_region_name (region));
  rap_tile_grid_set_label (self->grid, label);
  refresh (self);
  rap_member_list_update_words (self->list);
}

void
rap_region_members_tick (RapRegionMembers *self)
{
  g_return_if_fail (RAP_IS_REGION_MEMBERS (self));

  /* A clock change, or midnight at a place, moves a tile to another band. */
  if (self->region != NULL)
    update_tiles (self);
  rap_member_list_update_words (self->list);
}

void
rap_region_members_focus_search (RapRegionMembers *self)
{
  g_return_if_fail (RAP_IS_REGION_MEMBERS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

gboolean
rap_region_members_focus_member (RapRegionMembers *self, gint64 id)
{
  g_return_val_if_fail (RAP_IS_REGION_MEMBERS (self), FALSE);

  return gtk_toggle_button_get_active (self->list_button)
           ? rap_member_list_focus (self->list, id)
           : rap_tile_grid_focus_tile (self->grid, id);
}
