/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/entity.h"
#include "core/place-time.h"
#include "fact-row.h"
#include "list-sync.h"
#include "region-entities.h"
#include "region-words.h"

struct _RapRegionEntities
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *hours_label;
  GtkMenuButton *add;
  GtkStack *stack;
  GtkListBox *list;

  /* Owned references */
  RapSession *session;
  RapRecord *region;
};

G_DEFINE_FINAL_TYPE (RapRegionEntities, rap_region_entities, GTK_TYPE_WIDGET)

/* --- order and heads ------------------------------------------------------------------------- */

static guint
kind_place (RapRecord *entity)
{
  const RapChoice *choices = rap_kind_fields (RAP_KIND_ENTITY, NULL)[RAP_ENTITY_KIND].choices;
  guint place = 0;

  while (choices[place].nick != NULL
         && !g_str_equal (choices[place].nick, rap_record_text (entity, RAP_ENTITY_KIND)))
    place++;
  return place;
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  RapRecord *entities[2] = { *(RapRecord *const *) a, *(RapRecord *const *) b };
  guint places[2] = { kind_place (entities[0]), kind_place (entities[1]) };

  if (places[0] != places[1])
    return places[0] < places[1] ? -1 : 1;
  return g_utf8_collate (rap_record_title (entities[0]), rap_record_title (entities[1]));
}

static GPtrArray *
find_entities (RapRegionEntities *self)
{
  GPtrArray *all = rap_session_all (self->session, RAP_KIND_ENTITY);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      RapRecord *entity = g_ptr_array_index (all, i);

      if (rap_record_integer (entity, RAP_ENTITY_REGION) == rap_record_id (self->region))
        g_ptr_array_add (found, entity);
    }
  g_ptr_array_sort (found, compare_entities);
  return found;
}

static const char *
kind_of_row (GtkListBoxRow *row)
{
  RapRecord *entity = row != NULL ? rap_fact_row_get_record (RAP_FACT_ROW (row)) : NULL;

  return entity != NULL ? rap_record_text (entity, RAP_ENTITY_KIND) : "";
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *kind = kind_of_row (row);
  GtkWidget *header = gtk_list_box_row_get_header (row);

  if (before != NULL && g_str_equal (kind, kind_of_row (before)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (header == NULL)
    {
      header = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_label_set_ellipsize (GTK_LABEL (header), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "group-head");
      gtk_list_box_row_set_header (row, header);
    }
  gtk_label_set_label (GTK_LABEL (header), rap_entity_kind_label (kind));
}

/* --- rows ------------------------------------------------------------------------------------ */

static char *
facts_words (RapRegionEntities *self, RapRecord *entity)
{
  g_autofree char *place = rap_entity_place (self->session, entity);
  const char *head = rap_record_text (entity, RAP_ENTITY_HEAD);
  const char *state = rap_record_text (entity, RAP_ENTITY_STATE);
  GString *words = g_string_new (place);

  if (*head != '\0')
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      /* Translators: who leads an office. */
      g_string_append_printf (words, _("Head: %s"), head);
    }
  /* That an office works is what one expects of it. */
  if (!g_str_equal (state, "operational"))
    g_string_append_printf (
      words, "%s%s", words->len > 0 ? " · " : "",
      rap_choice_label (&rap_kind_fields (RAP_KIND_ENTITY, NULL)[RAP_ENTITY_STATE], state));
  return g_string_free (words, FALSE);
}

static void
show_time (RapRegionEntities *self, RapFactRow *row, RapRecord *entity)
{
  g_autoptr (RapZone) zone = rap_zone_get (rap_record_text (entity, RAP_ENTITY_ZONE), NULL);
  g_autoptr (RapZone) headquarters = rap_region_headquarters (self->session, NULL);
  g_autofree char *clock = NULL;
  g_autofree char *offset = NULL;
  g_autofree char *note = NULL;
  RapPlaceTime time;

  if (zone == NULL)
    {
      rap_fact_row_set_figure (row, "", "");
      return;
    }
  time = rap_place_time (zone, headquarters, rap_session_now (self->session));
  clock = rap_place_time_clock (&time);
  offset = rap_region_offset (&time);
  /* Translators: a difference in hours: "+5:45 h" */
  note = g_strdup_printf (C_("difference", "%s h"), offset);
  rap_fact_row_set_figure (row, clock, note);
}

static GtkWidget *
create_row (RapRecord *entity, gpointer data)
{
  return rap_fact_row_new ();
}

static void
update_row (GtkWidget *widget, RapRecord *entity, gpointer data)
{
  RapRegionEntities *self = data;
  RapFactRow *row = RAP_FACT_ROW (widget);
  g_autofree char *facts = facts_words (self, entity);

  rap_fact_row_set_record (row, entity);
  rap_fact_row_set_pill (row, rap_entity_short_kind (entity), NULL, "neutral");
  rap_fact_row_set_words (row, rap_record_title (entity), facts);
  show_time (self, row, entity);
}

static void
row_activated_cb (RapRegionEntities *self, RapFactRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)", (gint32) RAP_KIND_ENTITY,
                              rap_record_id (rap_fact_row_get_record (row)));
}

/* --- GObject --------------------------------------------------------------------------------- */

static GMenuModel *
new_add_menu (void)
{
  const RapChoice *choice = rap_kind_fields (RAP_KIND_ENTITY, NULL)[RAP_ENTITY_KIND].choices;
  GMenu *menu = g_menu_new ();

  for (; choice->nick != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("regions.add-entity::%s", choice->nick);

      /* There is one Secretariat, and it is of no region. */
      if (!g_str_equal (choice->nick, "secretariat"))
        g_menu_append (menu, rap_entity_kind_label (choice->nick), action);
    }
  return G_MENU_MODEL (menu);
}

static void
rap_region_entities_dispose (GObject *object)
{
  RapRegionEntities *self = RAP_REGION_ENTITIES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_ENTITIES);
  g_clear_object (&self->region);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_entities_parent_class)->dispose (object);
}

static void
rap_region_entities_class_init (RapRegionEntitiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_entities_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionentities");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-entities.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionEntities, box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionEntities, hours_label);
  gtk_widget_class_bind_template_child (widget_class, RapRegionEntities, add);
  gtk_widget_class_bind_template_child (widget_class, RapRegionEntities, stack);
  gtk_widget_class_bind_template_child (widget_class, RapRegionEntities, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rap_region_entities_init (RapRegionEntities *self)
{
  g_autoptr (GMenuModel) menu = new_add_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->add, menu);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

void
rap_region_entities_set_session (RapRegionEntities *self, RapSession *session)
{
  g_return_if_fail (RAP_IS_REGION_ENTITIES (self));

  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !rap_session_is_read_only (session));
}

void
rap_region_entities_show (RapRegionEntities *self, RapRecord *region)
{
  const RapListRows rows = { create_row, update_row, self };
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (RapZone) headquarters = NULL;
  g_autofree char *city = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (RAP_IS_REGION_ENTITIES (self));

  g_set_object (&self->region, region);
  entities = find_entities (self);
  rap_list_sync (self->list, entities, &rows);
  gtk_stack_set_visible_child_name (self->stack, entities->len > 0 ? "list" : "empty");
  headquarters = rap_region_headquarters (self->session, &city);
  /* Translators: what the figures at the end of the rows are; %s is a city. */
  words = g_strdup_printf (_("Local time now, and hours from %s"), city);
  gtk_label_set_label (self->hours_label, words);
}

void
rap_region_entities_tick (RapRegionEntities *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (RAP_IS_REGION_ENTITIES (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    show_time (self, RAP_FACT_ROW (row), rap_fact_row_get_record (RAP_FACT_ROW (row)));
}

gboolean
rap_region_entities_focus_entity (RapRegionEntities *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (RAP_IS_REGION_ENTITIES (self), FALSE);

  row = rap_list_find (self->list, RAP_KIND_ENTITY, id);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
