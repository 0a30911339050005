/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/meeting.h"
#include "gui/shared/field-row.h"
#include "meeting-facts.h"

#define MAX_FIELDS 10

typedef struct
{
  const char *title;
  const char *description;
  int fields[MAX_FIELDS]; /* ends with -1 */
} Group;

static const Group groups[] = {
  { N_("Titles"), NULL,
    { RAP_MEETING_TITLE_EN, RAP_MEETING_TITLE_FR, RAP_MEETING_THEME, -1 } },
  { N_("Session"), NULL,
    { RAP_MEETING_BODY, RAP_MEETING_REGION, RAP_MEETING_KIND, RAP_MEETING_SESSION, -1 } },
  { N_("Time and Place"),
    N_("The sittings keep their own days when these dates change. To move the whole meeting, "
       "choose “Move to Other Dates…”."),
    { RAP_MEETING_START_DATE, RAP_MEETING_END_DATE, RAP_MEETING_ZONE, RAP_MEETING_MODE,
      RAP_MEETING_VENUE, RAP_MEETING_CITY, RAP_MEETING_COUNTRY, RAP_MEETING_HOST, RAP_MEETING_URL,
      -1 } },
  { N_("People and Languages"), NULL,
    { RAP_MEETING_CHAIR, RAP_MEETING_SECRETARY, RAP_MEETING_EXPECTED, RAP_MEETING_LANGUAGES,
      -1 } },
  { N_("Note"), NULL, { RAP_MEETING_NOTE, -1 } },
  { N_("Source"), N_("Where these facts come from, and whether they are certain."),
    { RAP_MEETING_SOURCE, RAP_MEETING_AS_OF, RAP_MEETING_UNCONFIRMED, -1 } },
};

struct _RapMeetingFacts
{
  GtkWidget parent_instance;

  /* Owned references */
  GtkWidget *page;
  GPtrArray *rows; /* borrowed RapFieldRow */
};

G_DEFINE_FINAL_TYPE (RapMeetingFacts, rap_meeting_facts, GTK_TYPE_WIDGET)

static void
rap_meeting_facts_dispose (GObject *object)
{
  RapMeetingFacts *self = RAP_MEETING_FACTS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_meeting_facts_parent_class)->dispose (object);
}

static void
rap_meeting_facts_class_init (RapMeetingFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rap_meeting_facts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rap_meeting_facts_init (RapMeetingFacts *self)
{
  self->rows = g_ptr_array_new ();
  self->page = adw_preferences_page_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

static void
add_group (RapMeetingFacts *self, RapSession *session, const Group *group)
{
  AdwPreferencesGroup *list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (list, _(group->title));
  if (group->description != NULL)
    adw_preferences_group_set_description (list, _(group->description));
  for (int i = 0; group->fields[i] >= 0; i++)
    {
      GtkWidget *row = rap_field_row_new (session, RAP_KIND_MEETING, (guint) group->fields[i]);

      adw_preferences_group_add (list, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), list);
}

GtkWidget *
rap_meeting_facts_new (RapSession *session)
{
  RapMeetingFacts *self = g_object_new (RAP_TYPE_MEETING_FACTS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, session, &groups[i]);
  return GTK_WIDGET (self);
}

/**
 * rap_meeting_facts_set_meeting:
 * @meeting: (nullable): the meeting whose facts are shown
 */
void
rap_meeting_facts_set_meeting (RapMeetingFacts *self, RapRecord *meeting)
{
  for (guint i = 0; i < self->rows->len; i++)
    rap_field_row_set_record (self->rows->pdata[i], meeting);
}

void
rap_meeting_facts_commit (RapMeetingFacts *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    rap_field_row_commit (self->rows->pdata[i]);
}
