/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/body.h"
#include "core/meeting.h"
#include "core/region.h"
#include "gui/shared/field-row.h"
#include "new-meeting.h"
#include "start-from-row.h"
#include "store/edit.h"

#define MAX_FIELDS 8

typedef struct
{
  const char *title;
  int fields[MAX_FIELDS]; /* ends with -1 */
} Group;

static const Group groups[] = {
  { N_("Which Meeting"),
    { RAP_MEETING_BODY, RAP_MEETING_SESSION, RAP_MEETING_TITLE_EN, RAP_MEETING_TITLE_FR,
      RAP_MEETING_REGION, RAP_MEETING_KIND, -1 } },
  { N_("When and Where"),
    { RAP_MEETING_START_DATE, RAP_MEETING_END_DATE, RAP_MEETING_ZONE, RAP_MEETING_VENUE,
      RAP_MEETING_CITY, RAP_MEETING_COUNTRY, RAP_MEETING_MODE, -1 } },
};

struct _RapNewMeeting
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwPreferencesPage *page;
  GtkRevealer *problem_revealer;
  GtkLabel *problem;

  /* Owned references */
  RapSession *session;
  RapRecord *draft;    /* not stored: its rows change it in memory */
  RapRecord *proposed; /* what the dialog filled in by itself; what differs the user typed */
  GPtrArray *rows;     /* borrowed RapFieldRow */
  RapStartFromRow *start_from; /* borrowed */
  char *uid;           /* of the meeting on its way to the store */

  gboolean proposing;
};

static guint created_signal;

G_DEFINE_FINAL_TYPE (RapNewMeeting, rap_new_meeting, ADW_TYPE_WINDOW)

/* --- what usually follows -------------------------------------------------------------------- */

static void
propose (RapNewMeeting *self, guint field, const char *value)
{
  /* What the user typed stays. */
  if (!rap_record_field_equal (self->draft, self->proposed, field))
    return;
  rap_record_parse (self->proposed, field, value, NULL);
  rap_record_parse (self->draft, field, value, NULL);
}

static void
propose_reference (RapNewMeeting *self, guint field, gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  propose (self, field, text);
}

static char *
next_session (RapNewMeeting *self, RapRecord *body)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (body));
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;

  if (g_str_equal (rap_record_text (body, RAP_BODY_SESSION_NUMBERING), "none"))
    return g_strdup ("");
  rap_query_where (query, "body", RAP_QUERY_EQUAL, id, NULL);
  rap_query_where (query, "session", RAP_QUERY_NOT_EQUAL, "", NULL);
  rap_query_sort (query, "start-date", TRUE, NULL);
  rap_query_limit (query, 1);
  found = rap_store_list (rap_session_store (self->session), query, NULL);
  if (found == NULL || found->len == 0)
    return g_strdup ("");
  return rap_meeting_next_session (rap_record_text (found->pdata[0], RAP_MEETING_SESSION));
}

static void
propose_titles (RapNewMeeting *self)
{
  RapRecord *body = rap_session_lookup (self->session, RAP_KIND_BODY,
                                        rap_record_integer (self->draft, RAP_MEETING_BODY));
  const char *session = rap_record_text (self->draft, RAP_MEETING_SESSION);
  g_autofree char *english = NULL;
  g_autofree char *french = NULL;

  if (body == NULL)
    return;
  english = rap_meeting_usual_title (body, session, "en");
  french = rap_meeting_usual_title (body, session, "fr");
  propose (self, RAP_MEETING_TITLE_EN, english);
  propose (self, RAP_MEETING_TITLE_FR, french);
}

static void
propose_for_region (RapNewMeeting *self)
{
  RapRecord *region = rap_session_lookup (self->session, RAP_KIND_REGION,
                                          rap_record_integer (self->draft, RAP_MEETING_REGION));

  if (region != NULL)
    propose (self, RAP_MEETING_ZONE, rap_record_text (region, RAP_REGION_ZONE));
}

static void
propose_for_body (RapNewMeeting *self)
{
  RapRecord *body = rap_session_lookup (self->session, RAP_KIND_BODY,
                                        rap_record_integer (self->draft, RAP_MEETING_BODY));
  g_autofree char *session = NULL;

  if (body == NULL)
    return;
  session = next_session (self, body);
  propose (self, RAP_MEETING_SESSION, session);
  propose_reference (self, RAP_MEETING_REGION, rap_record_integer (body, RAP_BODY_REGION));
  propose (self, RAP_MEETING_KIND, rap_record_text (body, RAP_BODY_MEETING_KIND));
  propose (self, RAP_MEETING_LANGUAGES, rap_record_text (body, RAP_BODY_LANGUAGES));
  propose_for_region (self);
  propose_titles (self);
}

/* As long as the meeting that this one starts from, else one day. */
static void
propose_end (RapNewMeeting *self)
{
  gint64 id = rap_start_from_row_get_meeting (self->start_from);
  const char *start = rap_record_text (self->draft, RAP_MEETING_START_DATE);
  g_autoptr (RapRecord) last = NULL;

  if (id != 0)
    last = rap_store_load (rap_session_store (self->session), RAP_KIND_MEETING, id, NULL);
  if (last != NULL)
    {
      g_autofree char *end = rap_meeting_last_day_like (last, start);

      propose (self, RAP_MEETING_END_DATE, end);
    }
  if (g_strcmp0 (rap_record_text (self->draft, RAP_MEETING_END_DATE), start) < 0)
    {
      rap_record_set_text (self->draft, RAP_MEETING_END_DATE, start);
      rap_record_set_text (self->proposed, RAP_MEETING_END_DATE, start);
    }
}

static void
start_from_changed_cb (RapNewMeeting *self)
{
  gint64 id = rap_start_from_row_get_meeting (self->start_from);
  g_autoptr (RapRecord) last = NULL;

  if (id == 0)
    return;
  last = rap_store_load (rap_session_store (self->session), RAP_KIND_MEETING, id, NULL);
  if (last == NULL)
    return;
  self->proposing = TRUE;
  propose (self, RAP_MEETING_MODE, rap_record_text (last, RAP_MEETING_MODE));
  if (*rap_record_text (self->draft, RAP_MEETING_START_DATE) != '\0')
    propose_end (self);
  self->proposing = FALSE;
}

static void
draft_changed_cb (RapNewMeeting *self, GParamSpec *pspec)
{
  if (self->proposing)
    return;
  self->proposing = TRUE;
  if (g_str_equal (pspec->name, "body"))
    {
      rap_start_from_row_set_body (self->start_from,
                                   rap_record_integer (self->draft, RAP_MEETING_BODY));
      propose_for_body (self);
    }
  else if (g_str_equal (pspec->name, "session"))
    propose_titles (self);
  else if (g_str_equal (pspec->name, "region"))
    propose_for_region (self);
  else if (g_str_equal (pspec->name, "start-date"))
    propose_end (self);
  self->proposing = FALSE;
}

/* --- creating -------------------------------------------------------------------------------- */

static void
show_problem (RapNewMeeting *self, const char *words)
{
  gtk_label_set_text (self->problem, words);
  gtk_revealer_set_reveal_child (self->problem_revealer, *words != '\0');
}

static RapChangeSet *
changes_for (RapNewMeeting *self, GError **error)
{
  guint n_fields;
  const RapField *fields = rap_kind_fields (RAP_KIND_MEETING, &n_fields);
  gint64 last = rap_start_from_row_get_meeting (self->start_from);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = rap_record_format (self->draft, i);

      if (fields[i].flags & RAP_FIELD_KEEPER || *value == '\0')
        continue;
      g_ptr_array_add (names, (gpointer) fields[i].name);
      g_ptr_array_add (values, g_steal_pointer (&value));
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (values, NULL);
  g_clear_pointer (&self->uid, g_free);
  if (last != 0)
    return rap_edit_start_from (rap_session_store (self->session), last,
                                (const char *const *) names->pdata,
                                (const char *const *) values->pdata, &self->uid, error);
  return rap_edit_add (rap_session_store (self->session), RAP_KIND_MEETING,
                       (const char *const *) names->pdata, (const char *const *) values->pdata,
                       &self->uid, error);
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapNewMeeting *self = RAP_NEW_MEETING (widget);
  g_autoptr (GError) error = NULL;
  RapChangeSet *changes;

  for (guint i = 0; i < self->rows->len; i++)
    if (!rap_field_row_commit (self->rows->pdata[i]))
      {
        gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
        return;
      }
  if (!rap_record_validate (self->draft, NULL, &error)
      || (changes = changes_for (self, &error)) == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, "");
  gtk_widget_action_set_enabled (widget, "new-meeting.create", FALSE);
  rap_session_act (self->session, changes, NULL);
}

/* The meeting stands in the workspace once the store says so. */
static void
session_changed_cb (RapNewMeeting *self, RapNotice *notice)
{
  g_autoptr (RapRecord) meeting = NULL;

  if (self->uid == NULL || !rap_notice_has_kind (notice, RAP_KIND_MEETING))
    return;
  meeting = rap_store_load_by_uid (rap_session_store (self->session), RAP_KIND_MEETING, self->uid,
                                   NULL);
  if (meeting == NULL)
    return;
  g_clear_pointer (&self->uid, g_free);
  g_signal_emit (self, created_signal, 0, rap_record_id (meeting));
  gtk_window_close (GTK_WINDOW (self));
}

static void
refused_cb (RapNewMeeting *self)
{
  g_clear_pointer (&self->uid, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-meeting.create", TRUE);
}

/* --- the object ------------------------------------------------------------------------------ */

/* Only a row that stands there can take the focus; before, it would go to Cancel. */
static void
rap_new_meeting_show (GtkWidget *widget)
{
  RapNewMeeting *self = RAP_NEW_MEETING (widget);

  GTK_WIDGET_CLASS (rap_new_meeting_parent_class)->show (widget);
  gtk_widget_child_focus (self->rows->pdata[0], GTK_DIR_TAB_FORWARD);
}

static void
rap_new_meeting_dispose (GObject *object)
{
  RapNewMeeting *self = RAP_NEW_MEETING (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->uid, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_NEW_MEETING);
  g_clear_object (&self->draft);
  g_clear_object (&self->proposed);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_new_meeting_parent_class)->dispose (object);
}

static void
rap_new_meeting_class_init (RapNewMeetingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_new_meeting_dispose;
  widget_class->show = rap_new_meeting_show;
  created_signal = g_signal_new ("created", RAP_TYPE_NEW_MEETING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/new-meeting.ui");
  gtk_widget_class_bind_template_child (widget_class, RapNewMeeting, page);
  gtk_widget_class_bind_template_child (widget_class, RapNewMeeting, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, RapNewMeeting, problem);
  gtk_widget_class_install_action (widget_class, "new-meeting.create", NULL, create_action);
}

static void
rap_new_meeting_init (RapNewMeeting *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_group (RapNewMeeting *self, const Group *group)
{
  AdwPreferencesGroup *list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (list, _(group->title));
  for (int i = 0; group->fields[i] >= 0; i++)
    {
      GtkWidget *row =
        rap_field_row_new (self->session, RAP_KIND_MEETING, (guint) group->fields[i]);

      rap_field_row_set_record (RAP_FIELD_ROW (row), self->draft);
      adw_preferences_group_add (list, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_page_add (self->page, list);
}

static void
add_start_from (RapNewMeeting *self)
{
  AdwPreferencesGroup *list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->start_from = RAP_START_FROM_ROW (rap_start_from_row_new (self->session));
  adw_preferences_group_set_title (list, _("Agenda"));
  adw_preferences_group_add (list, GTK_WIDGET (self->start_from));
  adw_preferences_page_add (self->page, list);
  g_signal_connect_object (self->start_from, "notify::meeting", G_CALLBACK (start_from_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWindow *
rap_new_meeting_new (RapSession *session, GtkWindow *parent, gint64 region)
{
  RapNewMeeting *self = g_object_new (RAP_TYPE_NEW_MEETING, "transient-for", parent, NULL);
  g_autoptr (RapZone) here = rap_zone_get_local ();

  self->session = g_object_ref (session);
  self->draft = rap_record_new (RAP_KIND_MEETING);
  self->proposed = rap_record_new (RAP_KIND_MEETING);
  propose (self, RAP_MEETING_ZONE, rap_zone_name (here));
  propose_reference (self, RAP_MEETING_REGION, region);
  propose_for_region (self);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      add_group (self, &groups[i]);
      /* Where one still knows which session came before. */
      if (i == 0)
        add_start_from (self);
    }
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
