/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/agenda-item.h"
#include "core/sitting.h"
#include "gui/shared/field-row.h"
#include "item-details.h"

struct _RapItemDetails
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel *heading;
  GtkStack *stack;
  AdwPreferencesGroup *item_words;
  AdwPreferencesGroup *item_time;
  AdwPreferencesGroup *item_people;
  AdwPreferencesGroup *item_result;
  AdwPreferencesGroup *item_notes;
  AdwPreferencesGroup *sitting_words;
  AdwPreferencesGroup *sitting_place;
  GtkWidget *presenters;
  GtkWidget *moderators;

  /* Borrowed References */
  RapAgendaView *view;
  GPtrArray *item_rows;    /* RapFieldRow */
  GPtrArray *sitting_rows;

  /* Owned References */
  RapAgendaLine *line;
};

G_DEFINE_FINAL_TYPE (RapItemDetails, rap_item_details, GTK_TYPE_WIDGET)

/* --- people ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *role;
  char *typed;
} People;

static void
people_free (People *people)
{
  g_free (people->typed);
  g_free (people);
}

static RapChangeSet *
set_people (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  const People *people = data;

  return rap_agenda_set_people (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                line->record != NULL ? rap_record_id (line->record) : 0,
                                people->role, people->typed, error);
}

static void
apply_people (RapItemDetails *self, GtkWidget *row, const char *role)
{
  People *people;

  if (self->line == NULL)
    return;
  people = g_new0 (People, 1);
  people->role = role;
  people->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  _rap_agenda_view_act (self->view, self->line, set_people, people, (GDestroyNotify) people_free);
}

static void
presenters_applied_cb (RapItemDetails *self)
{
  apply_people (self, self->presenters, "presenter");
}

static void
moderators_applied_cb (RapItemDetails *self)
{
  apply_people (self, self->moderators, "moderator");
}

/* A text that is just being written is left alone. */
static void
show_people (RapItemDetails *self, GtkWidget *row, const char *role)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  gboolean writing = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_autofree char *people =
    rap_agenda_people_text (agenda, rap_record_id (self->line->record), role);

  if (!writing && !g_str_equal (people, gtk_editable_get_text (GTK_EDITABLE (row))))
    {
      /* The apply button tells a text that was typed from one that is shown. */
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (row), people);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
    }
}

/* --- showing a line -------------------------------------------------------------------------- */

static void
show_record (RapItemDetails *self, GPtrArray *rows, RapRecord *record)
{
  for (guint i = 0; i < rows->len; i++)
    rap_field_row_set_record (rows->pdata[i], record);
}

static void
show_heading (RapItemDetails *self)
{
  g_autofree char *number = rap_agenda_line_number (self->line);
  g_autofree char *heading = g_strdup_printf ("%s %s", number, rap_agenda_line_title (self->line));

  gtk_label_set_label (self->heading, g_strstrip (heading));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), rap_agenda_line_title (self->line));
}

void
rap_item_details_show (RapItemDetails *self, RapAgendaLine *line)
{
  gboolean item = line != NULL && line->kind == RAP_LINE_ITEM && line->record != NULL;
  gboolean sitting = line != NULL && line->kind == RAP_LINE_SITTING;
  RapAgendaLine *shown = item || sitting ? line : NULL;
  gboolean writing = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  /* What is being written belongs to the record shown so far: leaving it stores it there. */
  if (writing && shown != self->line)
    gtk_widget_grab_focus (GTK_WIDGET (self->view->list_view));
  g_set_object (&self->line, shown);
  show_record (self, self->item_rows, item ? line->record : NULL);
  show_record (self, self->sitting_rows, sitting ? line->record : NULL);
  gtk_stack_set_visible_child_name (self->stack, item ? "item" : sitting ? "sitting" : "nothing");
  if (self->line == NULL)
    {
      gtk_label_set_label (self->heading, "");
      return;
    }
  show_heading (self);
  if (item)
    {
      show_people (self, self->presenters, "presenter");
      show_people (self, self->moderators, "moderator");
    }
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
add_row (RapItemDetails *self, AdwPreferencesGroup *group, RapKind kind, guint field)
{
  GtkWidget *row = rap_field_row_new (self->view->session, kind, field);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (kind == RAP_KIND_SITTING ? self->sitting_rows : self->item_rows, row);
}

static void
add_item_rows (RapItemDetails *self)
{
  add_row (self, self->item_words, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_TITLE_EN);
  add_row (self, self->item_words, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_TITLE_FR);
  add_row (self, self->item_words, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_KIND);
  add_row (self, self->item_words, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_PURPOSES);
  add_row (self, self->item_words, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_LIST);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_DURATION);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_MINIMUM_DURATION);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_PRIORITY);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_MODE);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_FIXED_START);
  add_row (self, self->item_time, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_FIXED_END);
  add_row (self, self->item_people, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_PROPOSER);
  add_row (self, self->item_result, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_STATE);
  add_row (self, self->item_result, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_OUTCOME);
  add_row (self, self->item_result, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_CONFIDENTIAL);
  add_row (self, self->item_notes, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_ANNOTATION_EN);
  add_row (self, self->item_notes, RAP_KIND_AGENDA_ITEM, RAP_AGENDA_ITEM_ANNOTATION_FR);
}

static void
add_sitting_rows (RapItemDetails *self)
{
  add_row (self, self->sitting_words, RAP_KIND_SITTING, RAP_SITTING_TITLE_EN);
  add_row (self, self->sitting_words, RAP_KIND_SITTING, RAP_SITTING_TITLE_FR);
  add_row (self, self->sitting_words, RAP_KIND_SITTING, RAP_SITTING_KIND);
  add_row (self, self->sitting_words, RAP_KIND_SITTING, RAP_SITTING_STATE);
  add_row (self, self->sitting_place, RAP_KIND_SITTING, RAP_SITTING_START);
  add_row (self, self->sitting_place, RAP_KIND_SITTING, RAP_SITTING_END);
  add_row (self, self->sitting_place, RAP_KIND_SITTING, RAP_SITTING_ROOM);
  add_row (self, self->sitting_place, RAP_KIND_SITTING, RAP_SITTING_LINK);
  add_row (self, self->sitting_place, RAP_KIND_SITTING, RAP_SITTING_INTERPRETATION);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (widget, "agenda.details", NULL);
}

/* The first field, not the button that closes the panel. */
static gboolean
rap_item_details_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (RAP_ITEM_DETAILS (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
rap_item_details_dispose (GObject *object)
{
  RapItemDetails *self = RAP_ITEM_DETAILS (object);
  GtkWidget *child;

  g_clear_object (&self->line);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_ITEM_DETAILS);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rap_item_details_parent_class)->dispose (object);
}

static void
rap_item_details_finalize (GObject *object)
{
  RapItemDetails *self = RAP_ITEM_DETAILS (object);

  g_ptr_array_unref (self->item_rows);
  g_ptr_array_unref (self->sitting_rows);
  G_OBJECT_CLASS (rap_item_details_parent_class)->finalize (object);
}

static void
rap_item_details_class_init (RapItemDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_item_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = rap_item_details_finalize;
  widget_class->grab_focus = rap_item_details_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "itemdetails");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/agenda/item-details.ui");
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, heading);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, item_words);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, item_time);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, item_people);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, item_result);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, item_notes);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, sitting_words);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, sitting_place);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, presenters);
  gtk_widget_class_bind_template_child (widget_class, RapItemDetails, moderators);
  gtk_widget_class_bind_template_callback (widget_class, presenters_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, moderators_applied_cb);
}

static void
rap_item_details_init (RapItemDetails *self)
{
  self->item_rows = g_ptr_array_new ();
  self->sitting_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rap_item_details_new (RapAgendaView *view)
{
  RapItemDetails *self = g_object_new (RAP_TYPE_ITEM_DETAILS, NULL);
  gboolean editable = _rap_agenda_view_is_editable (view);

  self->view = view;
  add_item_rows (self);
  add_sitting_rows (self);
  gtk_editable_set_editable (GTK_EDITABLE (self->presenters), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->moderators), editable);
  return GTK_WIDGET (self);
}
