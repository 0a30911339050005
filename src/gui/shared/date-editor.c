/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "dates.h"
#include "field-display.h"
#include "field-editor.h"
#include "inline-text.h"
#include "rap-compat.h"
#include "words.h"

#define DAY 86400

/* A date, with or without a time: typed in the locale's form, or chosen in a calendar. */
struct _RapDateEditor
{
  RapFieldEditor parent_instance;

  GtkText *text;
  GtkWidget *button;
  GtkCalendar *calendar;
  char *shown;
  gboolean is_filling;
  int month; /* that the calendar shows, counted since year 0 */
};

G_DEFINE_FINAL_TYPE (RapDateEditor, rap_date_editor, RAP_TYPE_FIELD_EDITOR)

static gboolean
has_time (RapDateEditor *self)
{
  return rap_field_editor_spec (RAP_FIELD_EDITOR (self))->type == RAP_FIELD_DATE_TIME;
}

static RapLocal
today (RapDateEditor *self)
{
  g_autoptr (RapZone) here = rap_zone_get_local ();

  return rap_zone_to_local (here, rap_session_now (rap_field_editor_session (
                                    RAP_FIELD_EDITOR (self))));
}

static gboolean
read_text (RapDateEditor *self, RapLocal *local)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));

  return has_time (self) ? rap_parse_day_and_time (text, today (self), local)
                         : rap_parse_day (text, today (self), local);
}

static char *
format (RapDateEditor *self, RapLocal local)
{
  return has_time (self) ? rap_format_day_and_time (local) : rap_format_day (local);
}

/* --- the calendar ---------------------------------------------------------------------------- */

static int
month_of (GDateTime *date)
{
  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

static void
day_selected_cb (RapDateEditor *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = NULL;
  RapLocal old, chosen;

  if (self->is_filling)
    return;
  chosen = rap_local_make (g_date_time_get_year (date), g_date_time_get_month (date),
                           g_date_time_get_day_of_month (date), 0, 0, 0);
  /* The calendar says the day; the time of day stays. */
  if (has_time (self))
    chosen += read_text (self, &old) ? ((old % DAY) + DAY) % DAY : 9 * 3600;
  text = format (self, chosen);
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  /* Another month is on the way to a day; a day of this month is the choice. */
  if (month_of (date) == self->month)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  self->month = month_of (date);
}

static void
popover_shown_cb (RapDateEditor *self)
{
  g_autoptr (GDateTime) date = NULL;
  RapLocal local;
  int year, month, day;

  if (!read_text (self, &local))
    local = today (self);
  rap_local_fields (local, &year, &month, &day, NULL, NULL, NULL);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->is_filling = TRUE;
  if (date)
    {
      rap_calendar_set_date (self->calendar, date);
      self->month = month_of (date);
    }
  self->is_filling = FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        gpointer data)
{
  RapDateEditor *self = data;

  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->shown);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  return TRUE;
}

static GtkWidget *
new_calendar (RapDateEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (rap_field_editor_commit), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (popover, keys);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  return popover;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  if (!gtk_menu_button_get_popover (button))
    gtk_menu_button_set_popover (button, new_calendar (data));
}

/* --- the editor ------------------------------------------------------------------------------ */

static void
rap_date_editor_build (RapFieldEditor *editor)
{
  RapDateEditor *self = RAP_DATE_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->text = GTK_TEXT (rap_inline_text_new ());
  g_signal_connect_object (self->text, "changed", G_CALLBACK (rap_field_editor_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (rap_field_editor_commit), self,
                           G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  rap_widget_set_words (self->button, _("Choose in a calendar"), NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), self->button);
  rap_field_editor_set_child (editor, box, GTK_WIDGET (self->text));
}

static void
rap_date_editor_show (RapFieldEditor *editor, RapRecord *record)
{
  RapDateEditor *self = RAP_DATE_EDITOR (editor);

  g_free (self->shown);
  self->shown = record ? rap_field_display (rap_field_editor_session (editor), record,
                                            rap_field_editor_field (editor)) : g_strdup ("");
  rap_inline_text_set (self->text, self->shown);
}

static char *
rap_date_editor_typed (RapFieldEditor *editor)
{
  RapDateEditor *self = RAP_DATE_EDITOR (editor);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  RapLocal local;

  if (g_strcmp0 (text, self->shown) == 0)
    return NULL;
  /* What is no date is for the rules of the field to refuse, in their words. */
  if (!read_text (self, &local))
    return g_strdup (text);
  return has_time (self) ? rap_local_format (local) : rap_local_format_date (local);
}

static void
rap_date_editor_finalize (GObject *object)
{
  g_free (RAP_DATE_EDITOR (object)->shown);
  G_OBJECT_CLASS (rap_date_editor_parent_class)->finalize (object);
}

static void
rap_date_editor_class_init (RapDateEditorClass *klass)
{
  RapFieldEditorClass *editor_class = RAP_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rap_date_editor_finalize;
  editor_class->build = rap_date_editor_build;
  editor_class->show = rap_date_editor_show;
  editor_class->typed = rap_date_editor_typed;
}

static void
rap_date_editor_init (RapDateEditor *self)
{
}
