/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "core/meeting.h"
#include "gui/shared/pill.h"
#include "meeting-row.h"
#include "meeting-words.h"

struct _RapMeetingRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  RapPill *code;
  GtkInscription *title;
  GtkInscription *facts;
  RapPill *state;

  /* Owned references */
  RapSession *session;
  RapRecord *meeting;
};

G_DEFINE_FINAL_TYPE (RapMeetingRow, rap_meeting_row, GTK_TYPE_WIDGET)

static void
update (RapMeetingRow *self)
{
  g_autofree char *hue = NULL;
  g_autofree char *days = NULL;
  g_autofree char *place = NULL;
  g_autofree char *facts = NULL;
  const char *state;
  const char *code;

  if (self->meeting == NULL)
    return;
  state = rap_record_text (self->meeting, RAP_MEETING_STATE);
  code = rap_meeting_code (self->session, self->meeting);
  hue = rap_meeting_hue (self->session, self->meeting);
  days = rap_meeting_days (self->meeting);
  place = rap_meeting_place (self->meeting);
  facts = *place ? g_strdup_printf ("%s · %s", days, place) : g_strdup (days);
  rap_pill_set (self->code, code, NULL, hue);
  gtk_widget_set_visible (GTK_WIDGET (self->code), *code != '\0');
  gtk_inscription_set_text (self->title, rap_record_title (self->meeting));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), rap_record_title (self->meeting));
  gtk_inscription_set_text (self->facts, facts);
  rap_pill_set (self->state, rap_meeting_state_label (state), rap_meeting_state_icon (state),
                rap_meeting_state_style (state));
}

static void
rap_meeting_row_dispose (GObject *object)
{
  RapMeetingRow *self = RAP_MEETING_ROW (object);

  if (self->meeting != NULL)
    g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_clear_object (&self->meeting);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_MEETING_ROW);
  G_OBJECT_CLASS (rap_meeting_row_parent_class)->dispose (object);
}

static void
rap_meeting_row_class_init (RapMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_meeting_row_dispose;
  g_type_ensure (RAP_TYPE_PILL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapMeetingRow, box);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingRow, code);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingRow, title);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingRow, facts);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingRow, state);
}

static void
rap_meeting_row_init (RapMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_meeting_row_new (RapSession *session)
{
  RapMeetingRow *self = g_object_new (RAP_TYPE_MEETING_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * rap_meeting_row_set_meeting:
 * @meeting: (nullable): the record to show and follow
 */
void
rap_meeting_row_set_meeting (RapMeetingRow *self, RapRecord *meeting)
{
  if (self->meeting != NULL)
    g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_set_object (&self->meeting, meeting);
  if (meeting != NULL)
    g_signal_connect_object (meeting, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
