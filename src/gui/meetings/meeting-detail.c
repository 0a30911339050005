/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/agenda-edit.h"
#include "core/body.h"
#include "core/meeting.h"
#include "core/text.h"
#include "document-dialog.h"
#include "export-dialog.h"
#include "gui/agenda/agenda-view.h"
#include "gui/shared/dates.h"
#include "gui/shared/pill.h"
#include "import-agenda.h"
#include "meeting-detail.h"
#include "meeting-facts.h"
#include "meeting-history.h"
#include "meeting-words.h"
#include "move-meeting.h"
#include "store/edit.h"

struct _RapMeetingDetail
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  RapPill *code;
  GtkLabel *session_label;
  RapPill *sample;
  GtkMenuButton *state;
  GtkWidget *more;
  GtkLabel *title;
  GtkLabel *other_title;
  GtkLabel *when;
  AdwViewStack *stack;

  /* Borrowed references */
  RapAgendaView *agenda;
  RapMeetingFacts *facts;
  RapMeetingHistory *history;

  /* Owned references */
  RapSession *session;
  RapRecord *meeting;
};

enum
{
  PROP_0,
  PROP_SESSION,
};

static guint removed_signal;

G_DEFINE_FINAL_TYPE (RapMeetingDetail, rap_meeting_detail, GTK_TYPE_WIDGET)

/* --- the head -------------------------------------------------------------------------------- */

/* Only when it is to be seen: of all that selecting a meeting brings, a menu takes the longest. */
static void
create_state_menu_cb (GtkMenuButton *button, gpointer data)
{
  RapMeetingDetail *self = data;
  const char *const *next =
    rap_meeting_next_states (rap_record_text (self->meeting, RAP_MEETING_STATE));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; next[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("meeting.state::%s", next[i]);

      g_menu_append (section, rap_meeting_state_label (next[i]), action);
    }
  g_menu_append_section (menu, _("Change the State To"), G_MENU_MODEL (section));
  gtk_menu_button_set_popover (button,
                               gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
update_state_button (RapMeetingDetail *self)
{
  const char *state = rap_record_text (self->meeting, RAP_MEETING_STATE);
  g_autofree char *name = NULL;

  rap_pill_set (RAP_PILL (gtk_menu_button_get_child (self->state)),
                rap_meeting_state_label (state), rap_meeting_state_icon (state),
                rap_meeting_state_style (state));
  /* Translators: screen-reader name of the button that shows and changes a meeting's state. */
  name = g_strdup_printf (_("State: %s"), rap_meeting_state_label (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static char *
session_words (RapMeetingDetail *self)
{
  RapRecord *body = rap_session_lookup (self->session, RAP_KIND_BODY,
                                        rap_record_integer (self->meeting, RAP_MEETING_BODY));
  const char *number = rap_record_text (self->meeting, RAP_MEETING_SESSION);
  g_autofree char *ordinal = rap_ordinal (number, rap_title_language ());

  if (body == NULL)
    return g_strdup ("");
  if (*number == '\0')
    return g_strdup (rap_record_title (body));
  /* Translators: a body's name, then an ordinal number: "Governing Council · 31st session". */
  return g_strdup_printf (_("%s · %s session"), rap_record_title (body), ordinal);
}

static char *
when_words (RapMeetingDetail *self)
{
  g_autoptr (RapZone) zone = rap_zone_get (rap_record_text (self->meeting, RAP_MEETING_ZONE), NULL);
  g_autoptr (RapZone) here = rap_zone_get_local ();
  g_autofree char *days = rap_meeting_days (self->meeting);
  g_autofree char *place = rap_meeting_place (self->meeting);
  g_autofree char *city = zone ? rap_zone_city (zone) : g_strdup ("");
  g_autofree char *relative = NULL;
  const char *venue = rap_record_text (self->meeting, RAP_MEETING_VENUE);
  RapLocal first;
  RapLocal today = rap_zone_to_local (here, rap_session_now (self->session));
  GString *words = g_string_new (days);

  if (rap_local_parse_date (rap_record_text (self->meeting, RAP_MEETING_START_DATE), &first))
    {
      relative = rap_format_relative_days (first, today);
      g_string_append_printf (words, " (%s)", relative);
    }
  if (*venue != '\0')
    g_string_append_printf (words, " · %s", venue);
  if (*place != '\0')
    g_string_append_printf (words, " · %s", place);
  if (*city != '\0')
    /* Translators: which clock the times of a meeting are on: "Johannesburg time". */
    {
      g_autofree char *clock = g_strdup_printf (_("%s time"), city);

      g_string_append_printf (words, " · %s", clock);
    }
  return g_string_free (words, FALSE);
}

static void
update_head (RapMeetingDetail *self)
{
  const char *english, *french, *title;
  g_autofree char *hue = NULL;
  g_autofree char *session = NULL;
  g_autofree char *when = NULL;
  const char *code;

  if (self->meeting == NULL)
    return;
  title = rap_record_title (self->meeting);
  english = rap_record_text (self->meeting, RAP_MEETING_TITLE_EN);
  french = rap_record_text (self->meeting, RAP_MEETING_TITLE_FR);
  code = rap_meeting_code (self->session, self->meeting);
  hue = rap_meeting_hue (self->session, self->meeting);
  session = session_words (self);
  when = when_words (self);
  rap_pill_set (self->code, code, NULL, hue);
  gtk_widget_set_visible (GTK_WIDGET (self->code), *code != '\0');
  gtk_label_set_text (self->session_label, session);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->other_title, g_str_equal (title, english) ? french : english);
  gtk_widget_set_visible (GTK_WIDGET (self->other_title), *french && !g_str_equal (english, french));
  gtk_label_set_text (self->when, when);
  rap_pill_set (self->sample, _("Sample"), NULL, "neutral");
  gtk_widget_set_visible (GTK_WIDGET (self->sample),
                          rap_record_integer (self->meeting, RAP_MEETING_SAMPLE) != 0);
  update_state_button (self);
}

static gboolean
query_title_cb (GtkWidget *title, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (title)));
  return TRUE;
}

static void
update_actions (RapMeetingDetail *self)
{
  gboolean there = self->meeting != NULL;
  gboolean writable = there && !rap_session_is_read_only (self->session);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "meeting.export", there);
  gtk_widget_action_set_enabled (widget, "meeting.import-agenda", writable);
  gtk_widget_action_set_enabled (widget, "meeting.print", there);
  gtk_widget_action_set_enabled (widget, "meeting.save-document", there);
  gtk_widget_action_set_enabled (widget, "meeting.move", writable);
  gtk_widget_action_set_enabled (widget, "meeting.state", writable);
  /* What delegates have been told of is cancelled, not removed. */
  gtk_widget_action_set_enabled (widget, "meeting.remove",
                                 writable && (!rap_meeting_is_issued (self->meeting)
                                              || rap_record_integer (self->meeting,
                                                                     RAP_MEETING_SAMPLE)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), writable);
}

static void
load (RapMeetingDetail *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RapRecord *meeting = NULL;

  if (id != 0)
    meeting = rap_store_load (rap_session_store (self->session), RAP_KIND_MEETING, id, &error);
  if (error != NULL && !g_error_matches (error, RAP_ERROR, RAP_ERROR_NOT_FOUND))
    rap_session_show_error (self->session, error);
  g_clear_object (&self->meeting);
  self->meeting = meeting;
  update_head (self);
  update_actions (self);
  rap_meeting_facts_set_meeting (self->facts, meeting);
}

static void
session_changed_cb (RapMeetingDetail *self, RapNotice *notice)
{
  gint64 id = rap_meeting_detail_get_meeting (self);

  if (id == 0)
    return;
  if (rap_notice_has (notice, RAP_KIND_MEETING, id) || rap_notice_has_kind (notice, RAP_KIND_BODY)
      || rap_notice_has_kind (notice, RAP_KIND_REGION))
    load (self, id);
  if (self->meeting == NULL)
    g_signal_emit (self, removed_signal, 0);
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);
  const char *const names[] = { "state", NULL };
  const char *const values[] = { g_variant_get_string (parameter, NULL), NULL };
  GError *error = NULL;
  RapChangeSet *changes;

  changes = rap_edit_set (rap_session_store (self->session), RAP_KIND_MEETING,
                          rap_record_id (self->meeting), names, values, &error);
  rap_session_act (self->session, changes, error);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);
  GError *error = NULL;
  RapChangeSet *changes;

  changes = rap_edit_remove (rap_session_store (self->session), RAP_KIND_MEETING,
                             rap_record_id (self->meeting), &error);
  rap_session_act (self->session, changes, error);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);

  gtk_window_present (rap_move_meeting_new (self->session,
                                            GTK_WINDOW (gtk_widget_get_root (widget)),
                                            self->meeting));
}

static void
import_agenda_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);

  rap_import_agenda_choose (self->session, GTK_WINDOW (gtk_widget_get_root (widget)),
                            rap_record_id (self->meeting));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);

  gtk_window_present (rap_export_dialog_new (self->session,
                                             GTK_WINDOW (gtk_widget_get_root (widget)),
                                             rap_record_id (self->meeting)));
}

static void
document_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);

  gtk_window_present (rap_document_dialog_new (self->session,
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               rap_record_id (self->meeting),
                                               g_str_equal (name, "meeting.print")));
}

static void
add_page (RapMeetingDetail *self, GtkWidget *child, const char *name, const char *title,
          const char *icon)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, child, name, title);

  adw_view_stack_page_set_icon_name (page, icon);
}

static void
rap_meeting_detail_constructed (GObject *object)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (object);

  G_OBJECT_CLASS (rap_meeting_detail_parent_class)->constructed (object);
  self->agenda = RAP_AGENDA_VIEW (rap_agenda_view_new (self->session));
  self->facts = RAP_MEETING_FACTS (rap_meeting_facts_new (self->session));
  self->history = RAP_MEETING_HISTORY (rap_meeting_history_new (self->session));
  add_page (self, GTK_WIDGET (self->agenda), "agenda", _("Agenda"), "view-list-symbolic");
  add_page (self, GTK_WIDGET (self->facts), "facts", _("Facts"), "rap-facts-symbolic");
  add_page (self, GTK_WIDGET (self->history), "history", _("History"),
            "document-open-recent-symbolic");
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::now", G_CALLBACK (update_head), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_child (self->state, rap_pill_new (NULL, NULL, NULL));
  gtk_menu_button_set_create_popup_func (self->state, create_state_menu_cb, self, NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->title), TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (query_title_cb), NULL);
  update_actions (self);
}

static void
rap_meeting_detail_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (object);

  if (prop_id == PROP_SESSION)
    self->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rap_meeting_detail_dispose (GObject *object)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_MEETING_DETAIL);
  g_clear_object (&self->meeting);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_meeting_detail_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "meeting.state", "s", state_action);
  gtk_widget_class_install_action (widget_class, "meeting.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "meeting.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "meeting.import-agenda", NULL,
                                   import_agenda_action);
  gtk_widget_class_install_action (widget_class, "meeting.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, document_action);
  gtk_widget_class_install_action (widget_class, "meeting.save-document", NULL, document_action);
}

static gboolean
rap_meeting_detail_grab_focus (GtkWidget *widget)
{
  RapMeetingDetail *self = RAP_MEETING_DETAIL (widget);
  GtkWidget *shown = adw_view_stack_get_visible_child (self->stack);

  return RAP_IS_AGENDA_VIEW (shown) ? gtk_widget_grab_focus (shown)
                                    : gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
rap_meeting_detail_class_init (RapMeetingDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rap_meeting_detail_constructed;
  object_class->set_property = rap_meeting_detail_set_property;
  object_class->dispose = rap_meeting_detail_dispose;
  g_object_class_install_property (object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  removed_signal = g_signal_new ("removed", RAP_TYPE_MEETING_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (RAP_TYPE_PILL);
  widget_class->grab_focus = rap_meeting_detail_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/meeting-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, box);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, code);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, session_label);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, sample);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, state);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, more);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, title);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, other_title);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, when);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingDetail, stack);
  install_actions (widget_class);
}

static void
rap_meeting_detail_init (RapMeetingDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_meeting_detail_new (RapSession *session)
{
  return g_object_new (RAP_TYPE_MEETING_DETAIL, "session", session, NULL);
}

void
rap_meeting_detail_set_meeting (RapMeetingDetail *self, gint64 meeting)
{
  if (rap_meeting_detail_get_meeting (self) != meeting)
    rap_meeting_facts_commit (self->facts);
  load (self, meeting);
  rap_agenda_view_set_meeting (self->agenda, meeting);
  rap_meeting_history_set_meeting (self->history, meeting);
}

gint64
rap_meeting_detail_get_meeting (RapMeetingDetail *self)
{
  return self->meeting != NULL ? rap_record_id (self->meeting) : 0;
}

const char *
rap_meeting_detail_get_title (RapMeetingDetail *self)
{
  return self->meeting != NULL ? rap_record_title (self->meeting) : "";
}

void
rap_meeting_detail_show_agenda (RapMeetingDetail *self, RapKind kind, gint64 id)
{
  adw_view_stack_set_visible_child_name (self->stack, "agenda");
  rap_agenda_view_select (self->agenda, kind, id);
}

void
rap_meeting_detail_export (RapMeetingDetail *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "meeting.export", NULL);
}

void
rap_meeting_detail_print (RapMeetingDetail *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "meeting.print", NULL);
}
