/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-item.h"
#include "core/meeting.h"
#include "gui/shared/chooser.h"
#include "gui/shared/dates.h"
#include "gui/shared/menu-button.h"
#include "start-from-row.h"

/* Meetings offered of the body, and of other bodies: the search reaches no further back. */
#define MOST_OFFERED 100

struct _RapStartFromRow
{
  AdwPreferencesRow parent_instance;

  /* Borrowed References */
  GtkMenuButton *button;
  GtkWidget *chooser;
  GtkLabel *label;

  /* Owned References */
  RapSession *session;

  gint64 body;
  gint64 meeting;
};

enum
{
  PROP_0,
  PROP_MEETING,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapStartFromRow, rap_start_from_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
has_agenda (RapStartFromRow *self, RapRecord *meeting)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (meeting));
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_AGENDA_ITEM);

  rap_query_where (query, "meeting", RAP_QUERY_EQUAL, id, NULL);
  rap_query_limit (query, 1);
  return rap_store_count (rap_session_store (self->session), query, NULL) > 0;
}

/* The first day of the meeting of that key, "" for the empty agenda. */
static char *
first_day (const char *key, gpointer data)
{
  RapStartFromRow *self = data;
  gint64 id = g_ascii_strtoll (key, NULL, 10);
  g_autoptr (RapRecord) meeting = NULL;
  RapLocal start;

  if (id != 0)
    meeting = rap_store_load (rap_session_store (self->session), RAP_KIND_MEETING, id, NULL);
  if (meeting == NULL
      || !rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &start))
    return g_strdup ("");
  return rap_format_day (start);
}

static void
offer (RapStartFromRow *self, RapChooser *chooser, RapRecord *meeting)
{
  g_autofree char *key = NULL;
  g_autofree char *words = NULL;

  if (!has_agenda (self, meeting))
    return;
  key = g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (meeting));
  words = g_strdup_printf ("%s %s %s", rap_record_text (meeting, RAP_MEETING_TITLE_EN),
                           rap_record_text (meeting, RAP_MEETING_TITLE_FR),
                           rap_record_text (meeting, RAP_MEETING_CITY));
  rap_chooser_add (chooser, key, rap_record_title (meeting), words);
}

/* The latest first: of the body, or of all others. */
static void
offer_meetings (RapStartFromRow *self, RapChooser *chooser, RapQueryOp op)
{
  g_autofree char *body = g_strdup_printf ("%" G_GINT64_FORMAT, self->body);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;

  rap_query_where (query, "body", op, body, NULL);
  rap_query_sort (query, "start-date", TRUE, NULL);
  rap_query_limit (query, MOST_OFFERED);
  found = rap_store_list (rap_session_store (self->session), query, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    offer (self, chooser, found->pdata[i]);
}

static void
show_choice (RapStartFromRow *self)
{
  g_autoptr (RapRecord) meeting = NULL;

  if (self->meeting != 0)
    meeting = rap_store_load (rap_session_store (self->session), RAP_KIND_MEETING, self->meeting,
                              NULL);
  /* Translators: a new meeting starts with no sittings and no items. */
  gtk_label_set_label (self->label, meeting != NULL ? rap_record_title (meeting)
                                                    : _("An empty agenda"));
}

static void
chosen_cb (RapStartFromRow *self, const char *key)
{
  rap_start_from_row_set_meeting (self, g_ascii_strtoll (key, NULL, 10));
}

/* Filled anew each time: the body may be another by now. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  RapStartFromRow *self = data;
  g_autofree char *current = g_strdup_printf ("%" G_GINT64_FORMAT, self->meeting);

  if (self->chooser == NULL)
    {
      self->chooser = rap_chooser_new ();
      rap_chooser_set_detail (RAP_CHOOSER (self->chooser), first_day, self);
      g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, self->chooser);
    }
  /* Titles are long: as wide as what it opens from. */
  gtk_widget_set_size_request (self->chooser, gtk_widget_get_width (GTK_WIDGET (button)), -1);
  rap_chooser_clear (RAP_CHOOSER (self->chooser));
  rap_chooser_add (RAP_CHOOSER (self->chooser), "0", _("An empty agenda"), NULL);
  if (self->body != 0)
    offer_meetings (self, RAP_CHOOSER (self->chooser), RAP_QUERY_EQUAL);
  offer_meetings (self, RAP_CHOOSER (self->chooser), RAP_QUERY_NOT_EQUAL);
  rap_chooser_set_current (RAP_CHOOSER (self->chooser), current);
}

gint64
rap_start_from_row_get_meeting (RapStartFromRow *self)
{
  return self->meeting;
}

void
rap_start_from_row_set_meeting (RapStartFromRow *self, gint64 meeting)
{
  if (self->meeting == meeting)
    return;
  self->meeting = meeting;
  show_choice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEETING]);
}

void
rap_start_from_row_set_body (RapStartFromRow *self, gint64 body)
{
  if (self->body == body)
    return;
  self->body = body;
  rap_start_from_row_set_meeting (self, 0);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_start_from_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MEETING)
    g_value_set_int64 (value, RAP_START_FROM_ROW (object)->meeting);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rap_start_from_row_dispose (GObject *object)
{
  g_clear_object (&RAP_START_FROM_ROW (object)->session);
  G_OBJECT_CLASS (rap_start_from_row_parent_class)->dispose (object);
}

static void
rap_start_from_row_class_init (RapStartFromRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rap_start_from_row_get_property;
  object_class->dispose = rap_start_from_row_dispose;
  properties[PROP_MEETING] = g_param_spec_int64 ("meeting", NULL, NULL, 0, G_MAXINT64, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
build_button (RapStartFromRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  self->label = GTK_LABEL (gtk_label_new (_("An empty agenda")));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  rap_menu_button_fill (self->button);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (button, "chooser-value");
  gtk_widget_set_tooltip_text (button, _("An earlier meeting’s sittings, items and times"));
}

static void
rap_start_from_row_init (RapStartFromRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: what the agenda of a new meeting begins with: nothing, or an earlier meeting's */
  GtkWidget *name = gtk_label_new (_("Start from"));

  build_button (self);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "field-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Start from"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name, self->label, NULL, -1);
}

GtkWidget *
rap_start_from_row_new (RapSession *session)
{
  RapStartFromRow *self = g_object_new (RAP_TYPE_START_FROM_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
