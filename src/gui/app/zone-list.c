/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/clock.h"
#include "core/zone.h"
#include "gui/shared/chooser.h"
#include "gui/shared/dates.h"
#include "gui/shared/words.h"
#include "shortcuts.h"
#include "zone-list.h"

#define KEY "extra-zones"

struct _RapZoneList
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GtkWidget *chooser;
  GtkWidget *empty_row;
  GPtrArray *rows; /* borrowed, in order */
};

G_DEFINE_FINAL_TYPE (RapZoneList, rap_zone_list, ADW_TYPE_PREFERENCES_GROUP)

static gint64
present (void)
{
  g_autoptr (RapClock) clock = rap_clock_new_system ();

  return rap_clock_now (clock);
}

/* --- changing the list ----------------------------------------------------------------------- */

static GPtrArray *
get_zones (RapZoneList *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, KEY);
  GPtrArray *zones = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i]; i++)
    g_ptr_array_add (zones, g_strdup (names[i]));
  return zones;
}

static void
set_zones (RapZoneList *self, GPtrArray *zones)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < zones->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (zones, i));
  g_ptr_array_add (names, NULL);
  g_settings_set_strv (self->settings, KEY, (const char *const *) names->pdata);
}

static void
added_cb (RapZoneList *self, const char *zone)
{
  g_autoptr (GPtrArray) zones = get_zones (self);

  if (g_ptr_array_find_with_equal_func (zones, zone, g_str_equal, NULL))
    return;
  g_ptr_array_add (zones, g_strdup (zone));
  set_zones (self, zones);
}

/* Moves the zone of row @from by @by places, or takes it off when @by is 0. */
static void
shift (RapZoneList *self, guint from, int by)
{
  g_autoptr (GPtrArray) zones = get_zones (self);
  guint to = from + by;

  if (from >= zones->len || to >= zones->len)
    return;
  if (by == 0)
    g_ptr_array_remove_index (zones, from);
  else
    g_ptr_array_insert (zones, to, g_ptr_array_steal_index (zones, from));
  set_zones (self, zones);
  /* The rows are new ones; the hand stays on the same zone. */
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (to, self->rows->len - 1)));
}

/* --- rows ------------------------------------------------------------------------------------ */

static guint
place_of (RapZoneList *self, GtkWidget *inside)
{
  GtkWidget *row = gtk_widget_get_ancestor (inside, ADW_TYPE_ACTION_ROW);
  guint place = G_MAXUINT;

  g_ptr_array_find (self->rows, row, &place);
  return place;
}

static void
row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapZoneList *self = RAP_ZONE_LIST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  int by = g_variant_get_int32 (parameter);

  if (focus && gtk_widget_is_ancestor (focus, widget))
    shift (self, place_of (self, focus), by);
}

static void
button_cb (GtkWidget *button, gpointer data)
{
  RapZoneList *self = RAP_ZONE_LIST (gtk_widget_get_ancestor (button, RAP_TYPE_ZONE_LIST));

  shift (self, place_of (self, button), GPOINTER_TO_INT (data));
}

static void
add_button (GtkWidget *row, const char *icon, const char *words, int by, gboolean sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  rap_widget_set_words (button, words, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sensitive);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), GINT_TO_POINTER (by));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (const char *name, gboolean is_first, gboolean is_last)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (RapZone) zone = rap_zone_get (name, NULL);
  g_autofree char *city = zone ? rap_zone_city (zone) : g_strdup (name);
  g_autofree char *offset =
    zone ? rap_offset_format (rap_zone_offset (zone, present (), NULL, NULL)) : NULL;
  g_autofree char *detail = offset ? g_strdup_printf ("%s · %s", name, offset)
                                   : g_strdup (_("This computer does not know this time zone."));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), city);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  add_button (row, "go-up-symbolic", _("Move up (Alt+Up)"), -1, !is_first);
  add_button (row, "go-down-symbolic", _("Move down (Alt+Down)"), 1, !is_last);
  add_button (row, "user-trash-symbolic", _("Remove (Delete)"), 0, TRUE);
  return row;
}

static void
fill (RapZoneList *self)
{
  g_autoptr (GPtrArray) zones = get_zones (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < zones->len; i++)
    {
      GtkWidget *row = new_row (g_ptr_array_index (zones, i), i == 0, i + 1 == zones->len);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (self->empty_row, zones->len == 0);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  RapZoneList *self = data;

  if (!self->chooser)
    {
      self->chooser = rap_chooser_new ();
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (added_cb), self,
                               G_CONNECT_SWAPPED);
      rap_chooser_add_zones (RAP_CHOOSER (self->chooser), present ());
      gtk_menu_button_set_popover (button, self->chooser);
    }
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_zone_list_finalize (GObject *object)
{
  RapZoneList *self = RAP_ZONE_LIST (object);

  g_clear_object (&self->settings);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (rap_zone_list_parent_class)->finalize (object);
}

static void
rap_zone_list_class_init (RapZoneListClass *klass)
{
  static const RapShortcut shortcuts[] = {
    { "zones.shift(-1)", { "<Alt>Up" }, NULL, NULL },
    { "zones.shift(1)", { "<Alt>Down" }, NULL, NULL },
    { "zones.shift(0)", { "Delete" }, NULL, NULL },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_zone_list_finalize;
  gtk_widget_class_install_action (widget_class, "zones.shift", "i", row_action);
  rap_shortcuts_install (widget_class, shortcuts, G_N_ELEMENTS (shortcuts));
}

static void
rap_zone_list_init (RapZoneList *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("More Time Zones"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self),
    _("Their times stand beside the local time of a meeting, in this order."));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup_cb, self, NULL);
  rap_widget_set_words (button, _("Add a time zone"), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  self->empty_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty_row),
                                 _("Only the local time of the meeting is shown"));
  gtk_widget_add_css_class (self->empty_row, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty_row);
}

void
rap_zone_list_set_settings (RapZoneList *self, GSettings *settings)
{
  g_return_if_fail (RAP_IS_ZONE_LIST (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}
