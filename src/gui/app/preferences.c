/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "preferences.h"
#include "zone-list.h"

struct _RapPreferences
{
  AdwWindow parent_instance;

  GSettings *settings;

  /* Template widgets */
  AdwPreferencesPage *page;
  RapZoneList *zone_list;
  AdwPreferencesGroup *history_group;
  AdwComboRow *color_scheme_row;
  AdwComboRow *calendar_language_row;
  AdwComboRow *calendar_detail_row;
  AdwEntryRow *person_name_row;
};

G_DEFINE_FINAL_TYPE (RapPreferences, rap_preferences, ADW_TYPE_WINDOW)

/* Values of a key in the order of the rows of its combo, %NULL ended. */
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const languages[] = { "auto", "en", "fr", NULL };
static const char *const details[] = { "sitting", "item", "meeting", NULL };

static gboolean
nick_to_row (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *nicks = data;

  for (guint i = 0; nicks[i]; i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
row_to_nick (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *nicks = data;
  guint row = g_value_get_uint (value);

  return row < g_strv_length ((char **) nicks) ? g_variant_new_string (nicks[row]) : NULL;
}

static void
bind_combo (RapPreferences *self, const char *key, AdwComboRow *row, const char *const *nicks)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                nick_to_row, row_to_nick, (gpointer) nicks, NULL);
}

static void
name_applied_cb (RapPreferences *self)
{
  g_settings_set_string (self->settings, "person-name",
                         gtk_editable_get_text (GTK_EDITABLE (self->person_name_row)));
}

/* What was typed and not confirmed is meant all the same. */
static gboolean
rap_preferences_close_request (GtkWindow *window)
{
  name_applied_cb (RAP_PREFERENCES (window));
  return GTK_WINDOW_CLASS (rap_preferences_parent_class)->close_request (window);
}

static void
rap_preferences_dispose (GObject *object)
{
  RapPreferences *self = RAP_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_PREFERENCES);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (rap_preferences_parent_class)->dispose (object);
}

static void
rap_preferences_class_init (RapPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rap_preferences_close_request;

  g_type_ensure (RAP_TYPE_ZONE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/app/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, page);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, zone_list);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, history_group);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, color_scheme_row);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, calendar_language_row);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, calendar_detail_row);
  gtk_widget_class_bind_template_child (widget_class, RapPreferences, person_name_row);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
}

static void
rap_preferences_init (RapPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
rap_preferences_new (GtkWindow *parent, GSettings *settings)
{
  RapPreferences *self = g_object_new (RAP_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autofree char *name = g_settings_get_string (settings, "person-name");
  g_autofree char *account = g_markup_escape_text (g_get_user_name (), -1);
  /* Translators: %s is the name of the user's account on this computer */
  g_autofree char *words = g_strdup_printf (
    _("The history of a workspace says who changed what. Without a name here it says “%s”."),
    account);

  self->settings = g_object_ref (settings);
  bind_combo (self, "color-scheme", self->color_scheme_row, color_schemes);
  bind_combo (self, "calendar-language", self->calendar_language_row, languages);
  bind_combo (self, "calendar-detail", self->calendar_detail_row, details);
  rap_zone_list_set_settings (self->zone_list, settings);
  adw_preferences_group_set_description (self->history_group, words);
  gtk_editable_set_text (GTK_EDITABLE (self->person_name_row), name);
  return GTK_WINDOW (self);
}
