/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gui/shared/dates.h"
#include "meeting-history.h"

/* Steps shown; the whole journal is the command line's `history`. */
#define MAX_STEPS 100
#define MAX_ENTRIES_PER_ROW 50

struct _RapMeetingHistory
{
  GtkWidget parent_instance;

  /* Owned references */
  GtkWidget *stack;
  RapSession *session;

  /* Borrowed references */
  AdwPreferencesGroup *group;
  AdwPreferencesPage *page;

  gint64 meeting;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RapMeetingHistory, rap_meeting_history, GTK_TYPE_WIDGET)

static void
collect (RapMeetingHistory *self, GHashTable *steps, RapKind kind, gint64 id)
{
  g_autoptr (GPtrArray) entries = rap_store_history (rap_session_store (self->session), (int) kind,
                                                     id, MAX_ENTRIES_PER_ROW, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      RapHistoryEntry *entry = entries->pdata[i];

      if (!g_hash_table_contains (steps, &entry->step))
        {
          g_hash_table_insert (steps, &entry->step, entry);
          entries->pdata[i] = NULL;
        }
    }
}

static void
collect_list (RapMeetingHistory *self, GHashTable *steps, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    collect (self, steps, rap_record_kind (records->pdata[i]), rap_record_id (records->pdata[i]));
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const RapHistoryEntry *x = *(RapHistoryEntry *const *) a;
  const RapHistoryEntry *y = *(RapHistoryEntry *const *) b;

  return x->step < y->step ? 1 : x->step > y->step ? -1 : 0;
}

static char *
words_of (const RapHistoryEntry *entry)
{
  if (g_str_equal (entry->step_kind, "undo"))
    /* Translators: a step of the history; %s is the label of the step taken back. */
    return g_strdup_printf (_("Undone: %s"), entry->label);
  if (g_str_equal (entry->step_kind, "redo"))
    return g_strdup_printf (_("Done again: %s"), entry->label);
  return g_strdup (entry->label);
}

static GtkWidget *
row_for (const RapHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (RapZone) zone = rap_zone_get_local ();
  g_autofree char *when = rap_format_day_and_time (rap_zone_to_local (zone, entry->at));
  g_autofree char *words = words_of (entry);
  g_autofree char *subtitle = NULL;

  /* Translators: when, by whom. */
  subtitle = *entry->who ? g_strdup_printf (_("%s · %s"), when, entry->who) : g_strdup (when);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

static void
fill (RapMeetingHistory *self, GPtrArray *list)
{
  if (self->group != NULL)
    adw_preferences_page_remove (self->page, self->group);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  for (guint i = 0; i < MIN (list->len, MAX_STEPS); i++)
    adw_preferences_group_add (self->group, row_for (list->pdata[i]));
  adw_preferences_page_add (self->page, self->group);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), list->len > 0 ? "list" : "none");
}

static void
reload (RapMeetingHistory *self)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (
    g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) rap_history_entry_free);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (RapAgenda) agenda = NULL;
  GHashTableIter iter;
  gpointer entry;

  self->stale = FALSE;
  if (self->meeting != 0)
    agenda = rap_store_load_agenda (rap_session_store (self->session), self->meeting, NULL);
  if (agenda != NULL)
    {
      collect (self, steps, RAP_KIND_MEETING, self->meeting);
      collect_list (self, steps, rap_agenda_sittings (agenda));
      collect_list (self, steps, rap_agenda_items (agenda));
    }
  g_hash_table_iter_init (&iter, steps);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (list, entry);
  g_ptr_array_sort (list, compare_steps);
  fill (self, list);
}

static void
reload_when_seen (RapMeetingHistory *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
rap_meeting_history_map (GtkWidget *widget)
{
  RapMeetingHistory *self = RAP_MEETING_HISTORY (widget);

  if (self->stale)
    reload (self);
  GTK_WIDGET_CLASS (rap_meeting_history_parent_class)->map (widget);
}

static void
rap_meeting_history_dispose (GObject *object)
{
  RapMeetingHistory *self = RAP_MEETING_HISTORY (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_meeting_history_parent_class)->dispose (object);
}

static void
rap_meeting_history_class_init (RapMeetingHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rap_meeting_history_dispose;
  GTK_WIDGET_CLASS (klass)->map = rap_meeting_history_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rap_meeting_history_init (RapMeetingHistory *self)
{
  GtkWidget *none = adw_status_page_new ();

  self->stack = gtk_stack_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Changes Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _("What is changed in this meeting is listed here, with who "
                                     "did it and when."));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->page), "list");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
rap_meeting_history_new (RapSession *session)
{
  RapMeetingHistory *self = g_object_new (RAP_TYPE_MEETING_HISTORY, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload_when_seen), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
rap_meeting_history_set_meeting (RapMeetingHistory *self, gint64 meeting)
{
  self->meeting = meeting;
  reload_when_seen (self);
}
