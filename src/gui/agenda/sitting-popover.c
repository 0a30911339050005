/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-plan.h"
#include "core/sitting.h"
#include "core/text.h"
#include "gui/shared/dates.h"
#include "gui/shared/rap-compat.h"
#include "sitting-popover.h"
#include "time-entry.h"

#define DAY ((RapLocal) 86400)
#define MINUTE ((RapLocal) 60)
#define HOUR (60 * MINUTE)

struct _RapSittingPopover
{
  GtkPopover parent_instance;

  /* Template Widgets */
  GtkDropDown *kind;
  GtkDropDown *day;
  GtkCalendar *calendar;
  GtkWidget *start;
  GtkWidget *end;
  GtkLabel *length;
  GtkWidget *room;
  GtkWidget *title;
  GtkWidget *french_label;
  GtkWidget *french;
  GtkLabel *reason;
  GtkWidget *remove;
  GtkButton *keep;

  /* Borrowed References */
  RapAgendaView *view;

  /* Owned References */
  RapAgendaLine *line;
  GArray *days; /* RapLocal; the entry after the last is any other day */
};

G_DEFINE_FINAL_TYPE (RapSittingPopover, rap_sitting_popover, GTK_TYPE_POPOVER)

/* --- what is typed --------------------------------------------------------------------------- */

typedef struct
{
  const char *kind;
  RapLocal start;
  RapLocal end;
  char *room;
  char *title;
  char *french;
} Sitting;

static void
sitting_free (Sitting *sitting)
{
  g_free (sitting->room);
  g_free (sitting->title);
  g_free (sitting->french);
  g_free (sitting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sitting, sitting_free)

static const RapField *
sitting_field (guint field)
{
  return &rap_kind_fields (RAP_KIND_SITTING, NULL)[field];
}

static RapLocal
chosen_day (RapSittingPopover *self)
{
  guint index = gtk_drop_down_get_selected (self->day);
  g_autoptr (GDateTime) date = NULL;

  if (index < self->days->len)
    return g_array_index (self->days, RapLocal, index);
  date = gtk_calendar_get_date (self->calendar);
  return rap_local_make (g_date_time_get_year (date), g_date_time_get_month (date),
                         g_date_time_get_day_of_month (date), 0, 0, 0);
}

static gboolean
read_time (GtkWidget *entry, int *minutes)
{
  g_autofree char *time = rap_time_read (gtk_editable_get_text (GTK_EDITABLE (entry)));

  return time != NULL && rap_local_parse_time (time, minutes);
}

static gboolean
read_span (RapSittingPopover *self, RapLocal *start, RapLocal *end)
{
  int from, until;

  if (!read_time (self->start, &from) || !read_time (self->end, &until))
    return FALSE;
  *start = chosen_day (self) + from * MINUTE;
  *end = chosen_day (self) + until * MINUTE + (until <= from ? DAY : 0);
  return TRUE;
}

static Sitting *
read_all (RapSittingPopover *self, GError **error)
{
  g_autoptr (Sitting) sitting = g_new0 (Sitting, 1);
  guint kind = gtk_drop_down_get_selected (self->kind);

  if (!read_span (self, &sitting->start, &sitting->end))
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID,
                           _("Start and end are times of day, as 9:30."));
      return NULL;
    }
  sitting->kind = sitting_field (RAP_SITTING_KIND)->choices[kind].nick;
  sitting->room = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->room)));
  sitting->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));
  sitting->french = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->french)));
  return g_steal_pointer (&sitting);
}

/* --- acts ------------------------------------------------------------------------------------ */

static RapChangeSet *
change_sitting (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  const Sitting *sitting = data;
  g_autofree char *start = rap_local_format (sitting->start);
  g_autofree char *end = rap_local_format (sitting->end);
  const char *const names[] = { "kind", "start", "end", "room", "title-en", "title-fr", NULL };
  const char *const values[] = { sitting->kind,  start,           end,
                                 sitting->room, sitting->title, sitting->french, NULL };

  return rap_agenda_set_fields (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                RAP_KIND_SITTING, rap_record_id (line->record), names, values, error);
}

static RapChangeSet *
add_sitting (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  const Sitting *sitting = data;
  g_autofree char *uid = NULL;
  RapChangeSet *changes;

  changes = rap_agenda_add_sitting (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                    sitting->kind, sitting->title, sitting->start, sitting->end,
                                    sitting->room, &uid, error);
  if (changes != NULL)
    {
      g_free (view->select_key);
      view->select_key = g_strconcat ("sitting:", uid, NULL);
    }
  return changes;
}

static RapChangeSet *
remove_sitting (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  return rap_agenda_remove_sitting (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                    rap_record_id (line->record), error);
}

static void
show_reason (RapSittingPopover *self, const char *reason)
{
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
}

static void
keep_clicked_cb (RapSittingPopover *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Sitting) sitting = read_all (self, &error);
  g_autoptr (RapChangeSet) possible = NULL;
  g_autoptr (RapAgendaView) view = g_object_ref (self->view);
  g_autoptr (RapAgendaLine) line = self->line != NULL ? g_object_ref (self->line) : NULL;
  RapActFunc func = line != NULL ? change_sitting : add_sitting;

  if (sitting != NULL)
    possible = func (view, line, sitting, &error);
  if (possible == NULL)
    {
      show_reason (self, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  _rap_agenda_view_act (view, line, func, g_steal_pointer (&sitting), (GDestroyNotify) sitting_free);
}

static void
remove_clicked_cb (RapSittingPopover *self)
{
  g_autoptr (RapAgendaView) view = g_object_ref (self->view);
  g_autoptr (RapAgendaLine) line = g_object_ref (self->line);

  gtk_popover_popdown (GTK_POPOVER (self));
  _rap_agenda_view_act (view, line, remove_sitting, NULL, NULL);
}

/* --- following what is typed ----------------------------------------------------------------- */

static void
day_selected_cb (RapSittingPopover *self)
{
  guint index = gtk_drop_down_get_selected (self->day);

  gtk_widget_set_visible (GTK_WIDGET (self->calendar),
                          self->days != NULL && index != GTK_INVALID_LIST_POSITION
                            && index >= self->days->len);
}

static void
times_changed_cb (RapSittingPopover *self)
{
  RapLocal start, end;
  g_autofree char *length = NULL;
  g_autofree char *words = NULL;

  if (self->days == NULL)
    return;
  show_reason (self, "");
  if (!read_span (self, &start, &end))
    {
      gtk_label_set_label (self->length, "");
      return;
    }
  length = rap_duration_format ((int) ((end - start) / MINUTE));
  words = end % DAY <= start % DAY
            /* Translators: a length of time: "5 h, until the next day" */
            ? g_strdup_printf (_("%s, until the next day"), length)
            : g_strdup (length);
  gtk_label_set_label (self->length, words);
}

/* --- filling the form ------------------------------------------------------------------------ */

static void
fill_kinds (RapSittingPopover *self, const char *chosen)
{
  const RapField *field = sitting_field (RAP_SITTING_KIND);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices[i].nick != NULL; i++)
    gtk_string_list_append (words, rap_choice_label (field, field->choices[i].nick));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    if (g_str_equal (field->choices[i].nick, chosen))
      gtk_drop_down_set_selected (self->kind, i);
}

static void
fill_days (RapSittingPopover *self, RapLocal chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;
  guint selected = 0;

  for (guint i = 0; i < self->days->len; i++)
    {
      RapLocal midnight = g_array_index (self->days, RapLocal, i);
      g_autofree char *name = rap_format_day (midnight);

      gtk_string_list_append (words, name);
      if (midnight == chosen)
        selected = i;
    }
  gtk_string_list_append (words, _("Another day…"));
  rap_local_fields (chosen, &year, &month, &day, NULL, NULL, NULL);
  date = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (date != NULL)
    rap_calendar_set_date (self->calendar, date);
  gtk_drop_down_set_model (self->day, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->day, selected);
}

static void
fill_times (RapSittingPopover *self, RapLocal start, RapLocal end)
{
  g_autofree char *from = rap_local_format_time (start);
  g_autofree char *until = rap_local_format_time (end);

  gtk_editable_set_text (GTK_EDITABLE (self->start), from);
  gtk_editable_set_text (GTK_EDITABLE (self->end), until);
}

static void
fill_from (RapSittingPopover *self, RapRecord *sitting)
{
  RapLocal start, end;

  fill_kinds (self, rap_record_text (sitting, RAP_SITTING_KIND));
  if (rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &start)
      && rap_local_parse (rap_record_text (sitting, RAP_SITTING_END), &end))
    {
      fill_days (self, start - ((start % DAY) + DAY) % DAY);
      fill_times (self, start, end);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->room), rap_record_text (sitting, RAP_SITTING_ROOM));
  gtk_editable_set_text (GTK_EDITABLE (self->title),
                         rap_record_text (sitting, RAP_SITTING_TITLE_EN));
  gtk_editable_set_text (GTK_EDITABLE (self->french),
                         rap_record_text (sitting, RAP_SITTING_TITLE_FR));
}

/* The end of the last sitting of the day; midnight when it has none. */
static RapLocal
end_of_day (RapAgenda *agenda, RapLocal midnight, const char **room)
{
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  RapLocal last = midnight;

  for (guint i = 0; i < sittings->len; i++)
    {
      RapLocal start, end;

      if (!rap_local_parse (rap_record_text (sittings->pdata[i], RAP_SITTING_START), &start)
          || !rap_local_parse (rap_record_text (sittings->pdata[i], RAP_SITTING_END), &end))
        continue;
      if (start >= midnight && start < midnight + DAY && end > last)
        {
          last = end;
          *room = rap_record_text (sittings->pdata[i], RAP_SITTING_ROOM);
        }
    }
  return last;
}

/* A morning first, then an afternoon after lunch, then whatever follows. */
static void
propose (RapSittingPopover *self, RapAgenda *agenda, RapLocal midnight)
{
  const char *room = "";
  RapLocal last = end_of_day (agenda, midnight, &room);
  RapLocal start, end;

  if (last == midnight)
    {
      start = midnight + 9 * HOUR;
      end = midnight + 12 * HOUR + 30 * MINUTE;
    }
  else if (last <= midnight + 14 * HOUR)
    {
      start = midnight + 14 * HOUR;
      end = midnight + 17 * HOUR + 30 * MINUTE;
    }
  else
    {
      start = last;
      end = last + 90 * MINUTE;
    }
  fill_kinds (self, "plenary");
  fill_days (self, midnight);
  fill_times (self, start, end);
  gtk_editable_set_text (GTK_EDITABLE (self->room), room);
}

/* The day of the line one stands at; without one the first day that has no sitting yet. */
static RapLocal
proposed_day (RapSittingPopover *self, RapAgenda *agenda, RapAgendaLine *near)
{
  const char *room;

  if (near != NULL && near->day != 0)
    return near->day;
  for (guint i = 0; i < self->days->len; i++)
    {
      RapLocal midnight = g_array_index (self->days, RapLocal, i);

      if (end_of_day (agenda, midnight, &room) == midnight)
        return midnight;
    }
  return self->days->len > 0 ? g_array_index (self->days, RapLocal, self->days->len - 1) : 0;
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_sitting_popover_dispose (GObject *object)
{
  RapSittingPopover *self = RAP_SITTING_POPOVER (object);

  g_clear_object (&self->line);
  g_clear_pointer (&self->days, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_SITTING_POPOVER);
  G_OBJECT_CLASS (rap_sitting_popover_parent_class)->dispose (object);
}

static void
rap_sitting_popover_class_init (RapSittingPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_sitting_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/agenda/sitting-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, kind);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, day);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, start);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, end);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, length);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, room);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, title);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, french_label);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, french);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, reason);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, remove);
  gtk_widget_class_bind_template_child (widget_class, RapSittingPopover, keep);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, times_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
rap_sitting_popover_init (RapSittingPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_sitting_popover_new (RapAgendaView *view, RapAgendaLine *sitting, RapAgendaLine *near)
{
  RapSittingPopover *self = g_object_new (RAP_TYPE_SITTING_POPOVER, NULL);
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (view));

  self->view = view;
  self->days = rap_agenda_days (agenda);
  g_set_object (&self->line, sitting);
  gtk_widget_set_visible (self->remove, sitting != NULL);
  gtk_widget_set_visible (self->french_label, sitting != NULL);
  gtk_widget_set_visible (self->french, sitting != NULL);
  gtk_button_set_label (self->keep, sitting != NULL ? _("_Keep") : _("_Add"));
  if (sitting != NULL)
    fill_from (self, sitting->record);
  else
    propose (self, agenda, proposed_day (self, agenda, near));
  times_changed_cb (self);
  return GTK_WIDGET (self);
}
