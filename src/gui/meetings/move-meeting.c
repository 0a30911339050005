/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/meeting.h"
#include "gui/shared/dates.h"
#include "gui/shared/rap-compat.h"
#include "meeting-words.h"
#include "move-meeting.h"
#include "store/chain.h"

struct _RapMoveMeeting
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *from;
  GtkLabel *to;
  GtkCalendar *calendar;
  GtkCheckButton *with_chain;
  GtkLabel *chain_days;

  /* Owned references */
  RapSession *session;
  RapRecord *meeting;
  GPtrArray *chain; /* of RapRecord: the meetings that can move along */
};

G_DEFINE_FINAL_TYPE (RapMoveMeeting, rap_move_meeting, ADW_TYPE_WINDOW)

static RapLocal
chosen_day (RapMoveMeeting *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return rap_local_make (g_date_time_get_year (date), g_date_time_get_month (date),
                         g_date_time_get_day_of_month (date), 0, 0, 0);
}

/* A line for each meeting of the chain: its title, and its days as they are or as they would be. */
static void
show_chain (RapMoveMeeting *self, RapLocal by)
{
  gboolean along = gtk_check_button_get_active (self->with_chain);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->chain->len; i++)
    {
      RapRecord *other = self->chain->pdata[i];
      g_autofree char *days = NULL;
      RapLocal first, last;

      if (!rap_local_parse_date (rap_record_text (other, RAP_MEETING_START_DATE), &first)
          || !rap_local_parse_date (rap_record_text (other, RAP_MEETING_END_DATE), &last))
        continue;
      days = rap_format_day_range (first + (along ? by : 0), last + (along ? by : 0));
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: days of a meeting, its title. */
      g_string_append_printf (lines, C_("days and meeting", "%s: %s"), days,
                              rap_record_title (other));
    }
  gtk_label_set_text (self->chain_days, lines->str);
}

static void
update (RapMoveMeeting *self)
{
  RapLocal first, last, day;
  g_autofree char *days = NULL;
  g_autofree char *words = NULL;

  if (self->meeting == NULL)
    return;
  if (!rap_local_parse_date (rap_record_text (self->meeting, RAP_MEETING_START_DATE), &first)
      || !rap_local_parse_date (rap_record_text (self->meeting, RAP_MEETING_END_DATE), &last))
    return;
  day = chosen_day (self);
  days = rap_format_day_range (day, day + (last - first));
  /* Translators: "New dates: Thu 15 – Fri 16 May 2025" */
  words = g_strdup_printf (_("New dates: %s"), days);
  gtk_label_set_text (self->to, words);
  show_chain (self, day - first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "move.apply", day != first);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMoveMeeting *self = RAP_MOVE_MEETING (widget);
  GError *error = NULL;
  RapChangeSet *changes =
    rap_store_move_meeting (rap_session_store (self->session), rap_record_id (self->meeting),
                            chosen_day (self), gtk_check_button_get_active (self->with_chain),
                            &error);

  if (rap_session_act (self->session, changes, error))
    gtk_window_close (GTK_WINDOW (self));
}

/* Only what stands there can take the focus; before, it would go to Cancel. */
static void
rap_move_meeting_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rap_move_meeting_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (RAP_MOVE_MEETING (widget)->calendar));
}

static void
rap_move_meeting_dispose (GObject *object)
{
  RapMoveMeeting *self = RAP_MOVE_MEETING (object);

  g_clear_pointer (&self->chain, g_ptr_array_unref);
  g_clear_object (&self->meeting);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_MOVE_MEETING);
  G_OBJECT_CLASS (rap_move_meeting_parent_class)->dispose (object);
}

static void
rap_move_meeting_class_init (RapMoveMeetingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_move_meeting_dispose;
  widget_class->show = rap_move_meeting_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/move-meeting.ui");
  gtk_widget_class_bind_template_child (widget_class, RapMoveMeeting, from);
  gtk_widget_class_bind_template_child (widget_class, RapMoveMeeting, to);
  gtk_widget_class_bind_template_child (widget_class, RapMoveMeeting, calendar);
  gtk_widget_class_bind_template_child (widget_class, RapMoveMeeting, with_chain);
  gtk_widget_class_bind_template_child (widget_class, RapMoveMeeting, chain_days);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "move.apply", NULL, apply_action);
}

static void
rap_move_meeting_init (RapMoveMeeting *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
rap_move_meeting_new (RapSession *session, GtkWindow *parent, RapRecord *meeting)
{
  RapMoveMeeting *self = g_object_new (RAP_TYPE_MOVE_MEETING, "transient-for", parent, NULL);
  g_autofree char *days = rap_meeting_days (meeting);
  g_autofree char *words = NULL;
  RapLocal first;

  self->session = g_object_ref (session);
  self->meeting = g_object_ref (meeting);
  self->chain = rap_store_chain (rap_session_store (session), meeting, NULL);
  if (self->chain == NULL)
    self->chain = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->with_chain), self->chain->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->chain_days), self->chain->len > 0);
  /* Translators: a meeting's title, its dates. */
  words = g_strdup_printf (_("“%s” is planned for %s. Choose its new first day; its sittings move "
                             "with it."),
                           rap_record_title (meeting), days);
  gtk_label_set_text (self->from, words);
  if (rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &first))
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (first);

      rap_calendar_set_date (self->calendar, date);
    }
  update (self);
  return GTK_WINDOW (self);
}
