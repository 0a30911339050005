/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-item.h"
#include "core/sitting.h"
#include "core/text.h"
#include "gui/shared/dates.h"
#include "gui/shared/rap-compat.h"
#include "import-agenda.h"

/* How far a sub-item stands in, in pixels. */
#define INDENT 18

struct _RapImportAgenda
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *summary;
  GtkLabel *note;
  GtkDropDown *place;
  GtkListView *list;

  /* Owned references */
  RapSession *session;
  RapAgenda *agenda;
  RapAgendaImport *import;
};

G_DEFINE_FINAL_TYPE (RapImportAgenda, rap_import_agenda, ADW_TYPE_WINDOW)

/* --- the rows -------------------------------------------------------------------------------- */

static GtkWidget *
add_line (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_width_chars (GTK_LABEL (number), 4);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_widget_set_hexpand (lines, TRUE);
  add_line (lines, NULL);
  add_line (lines, "caption");
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static char *
purposes_of (RapRecord *item)
{
  const RapField *field = &rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[RAP_AGENDA_ITEM_PURPOSES];
  g_auto (GStrv) nicks = g_strsplit (rap_record_text (item, RAP_AGENDA_ITEM_PURPOSES), ",", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    if (*nicks[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              rap_choice_label (field, nicks[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (*fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? "  ·  " : "", fact);
}

/* "20 min · 09:00 · For discussion · Commissioner, SARS" */
static char *
facts_of (const RapImportRow *row)
{
  gint64 minutes = rap_record_integer (row->item, RAP_AGENDA_ITEM_DURATION);
  const char *kind = rap_record_text (row->item, RAP_AGENDA_ITEM_KIND);
  g_autofree char *duration = minutes > 0 ? rap_duration_format ((int) minutes) : g_strdup ("");
  g_autofree char *purposes = purposes_of (row->item);
  g_autoptr (GString) facts = g_string_new (NULL);

  if (!g_str_equal (kind, "item"))
    append_fact (facts, rap_choice_label (
                          &rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[RAP_AGENDA_ITEM_KIND], kind));
  append_fact (facts, duration);
  append_fact (facts, rap_record_text (row->item, RAP_AGENDA_ITEM_FIXED_START));
  append_fact (facts, purposes);
  append_fact (facts, row->presenters);
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
bind_cb (RapImportAgenda *self, GtkListItem *item)
{
  const RapImportRow *row =
    rap_agenda_import_row (self->import, gtk_list_item_get_position (item));
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *lines = gtk_widget_get_next_sibling (number);
  GtkWidget *title = gtk_widget_get_first_child (lines);
  GtkWidget *facts = gtk_widget_get_next_sibling (title);
  g_autofree char *line = g_strdup_printf ("%u", row->line);
  g_autofree char *words = row->problem != NULL ? g_strdup (row->problem) : facts_of (row);

  gtk_label_set_label (GTK_LABEL (number), line);
  gtk_label_set_label (GTK_LABEL (title), rap_record_title (row->item));
  gtk_label_set_label (GTK_LABEL (facts), words);
  gtk_widget_set_tooltip_text (facts, row->problem);
  gtk_widget_set_margin_start (lines, (int) row->level * INDENT);
  gtk_widget_set_css_classes (facts, (const char *[]){ "caption",
                                                       row->problem != NULL ? "error" : "dim-label",
                                                       NULL });
}

/* --- where they go --------------------------------------------------------------------------- */

/* A long name is cut rather than the window widened. */
static void
setup_place_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_place_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *place = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (place));
}

static char *
name_of_sitting (RapRecord *sitting)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  RapLocal start;

  if (!rap_local_parse (rap_record_text (sitting, RAP_SITTING_START), &start))
    return g_strdup (rap_sitting_name (sitting));
  day = rap_format_day (start);
  time = rap_local_format_time (start);
  /* Translators: a sitting in a list: day, time, title: "Thu 15 May 2025, 09:00 – Opening" */
  return g_strdup_printf (C_("sitting in a list", "%s, %s – %s"), day, time,
                          rap_sitting_name (sitting));
}

static void
fill_places (RapImportAgenda *self)
{
  GPtrArray *sittings = rap_agenda_sittings (self->agenda);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_place_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_place_cb), NULL);
  gtk_drop_down_set_factory (self->place, factory);
  /* Translators: in a list of sittings: on no day yet */
  gtk_string_list_append (names, _("Backlog"));
  for (guint i = 0; i < sittings->len; i++)
    gtk_string_list_take (names, name_of_sitting (sittings->pdata[i]));
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->place, sittings->len > 0 ? 1 : 0);
}

static gint64
chosen_sitting (RapImportAgenda *self)
{
  guint chosen = gtk_drop_down_get_selected (self->place);
  GPtrArray *sittings = rap_agenda_sittings (self->agenda);

  return chosen >= 1 && chosen <= sittings->len ? rap_record_id (sittings->pdata[chosen - 1]) : 0;
}

/* The first problem whole: a row has room for one line of it. */
static const RapImportRow *
first_problem (RapImportAgenda *self)
{
  for (guint i = 0; i < rap_agenda_import_size (self->import); i++)
    if (rap_agenda_import_row (self->import, i)->problem != NULL)
      return rap_agenda_import_row (self->import, i);
  return NULL;
}

static void
show_note (RapImportAgenda *self)
{
  g_autofree char *ignored = g_strjoinv (", ", (GStrv) rap_agenda_import_ignored (self->import));
  const RapImportRow *first = first_problem (self);
  g_autoptr (GString) note = g_string_new (NULL);

  if (first != NULL)
    g_string_append_printf (note, _("Line %u: %s"), first->line, first->problem);
  if (*ignored != '\0')
    {
      if (note->len > 0)
        g_string_append_c (note, '\n');
      /* Translators: %s are names of columns of a spreadsheet. */
      g_string_append_printf (note, _("Nothing is read from: %s"), ignored);
    }
  gtk_label_set_label (self->note, note->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note->len > 0);
}

static void
show_summary (RapImportAgenda *self)
{
  guint n = rap_agenda_import_size (self->import);
  guint wrong = rap_agenda_import_n_problems (self->import);
  g_autofree char *words = NULL;

  if (wrong > 0)
    words = g_strdup_printf (ngettext ("%u row cannot be taken. Mend the file and choose it again.",
                                       "%u rows cannot be taken. Mend the file and choose it again.",
                                       wrong),
                             wrong);
  else
    words = g_strdup_printf (ngettext ("%u item will be added", "%u items will be added", n), n);
  gtk_label_set_label (self->summary, words);
  show_note (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", wrong == 0);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapImportAgenda *self = RAP_IMPORT_AGENDA (widget);
  gint64 meeting = rap_record_id (rap_agenda_meeting (self->agenda));
  GError *error = NULL;
  /* As it is now: somebody else may have worked on it meanwhile. */
  g_autoptr (RapAgenda) agenda =
    rap_store_load_agenda (rap_session_store (self->session), meeting, &error);
  RapChangeSet *changes = NULL;

  if (agenda != NULL)
    changes = rap_agenda_import_apply (self->import, agenda, chosen_sitting (self), &error);
  if (rap_session_act (self->session, changes, error))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_import_agenda_dispose (GObject *object)
{
  RapImportAgenda *self = RAP_IMPORT_AGENDA (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_IMPORT_AGENDA);
  g_clear_pointer (&self->import, rap_agenda_import_free);
  g_clear_pointer (&self->agenda, rap_agenda_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_import_agenda_parent_class)->dispose (object);
}

/* Only what stands there can take the focus; before, it would go to Cancel. */
static void
rap_import_agenda_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rap_import_agenda_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (RAP_IMPORT_AGENDA (widget)->place));
}

static void
rap_import_agenda_class_init (RapImportAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_import_agenda_dispose;
  widget_class->show = rap_import_agenda_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/import-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, RapImportAgenda, summary);
  gtk_widget_class_bind_template_child (widget_class, RapImportAgenda, note);
  gtk_widget_class_bind_template_child (widget_class, RapImportAgenda, place);
  gtk_widget_class_bind_template_child (widget_class, RapImportAgenda, list);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
}

static void
rap_import_agenda_init (RapImportAgenda *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
rap_import_agenda_new (RapSession *session, GtkWindow *parent, gint64 meeting,
                       RapAgendaImport *import)
{
  g_autoptr (RapAgendaImport) owned = import;
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAgenda) agenda =
    rap_store_load_agenda (rap_session_store (session), meeting, &error);
  g_autoptr (GtkStringList) rows = NULL;
  GtkListItemFactory *factory;
  RapImportAgenda *self;

  if (agenda == NULL)
    {
      rap_session_show_error (session, error);
      return NULL;
    }
  self = g_object_new (RAP_TYPE_IMPORT_AGENDA, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->agenda = g_steal_pointer (&agenda);
  self->import = g_steal_pointer (&owned);
  rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < rap_agenda_import_size (self->import); i++)
    gtk_string_list_append (rows, "");
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (
    self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (rows)))));
  fill_places (self);
  show_summary (self);
  return GTK_WINDOW (self);
}

/* --- choosing the file ----------------------------------------------------------------------- */

typedef struct
{
  RapSession *session;
  GtkWindow *parent; /* NULL once it is closed */
  gint64 meeting;
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_weak_pointer (&choice->parent);
  g_object_unref (choice->session);
  g_free (choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  RapAgendaImport *import = rap_agenda_import_load (source, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) rap_agenda_import_free);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  RapAgendaImport *import = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWindow *dialog;

  if (import == NULL)
    {
      rap_session_show_error (choice->session, error);
      return;
    }
  dialog = rap_import_agenda_new (choice->session, choice->parent, choice->meeting, import);
  if (dialog != NULL)
    gtk_window_present (dialog);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choice) choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rap_file_choose_finish (result, &error);
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rap_session_show_error (choice->session, error);
      return;
    }
  task = g_task_new (file, NULL, loaded_cb, g_steal_pointer (&choice));
  g_task_run_in_thread (task, load_in_thread);
}

void
rap_import_agenda_choose (RapSession *session, GtkWindow *parent, gint64 meeting)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Spreadsheets as CSV"));
  gtk_file_filter_add_mime_type (filter, "text/csv");
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_filter_add_pattern (filter, "*.tsv");
  choice->session = g_object_ref (session);
  g_set_weak_pointer (&choice->parent, parent);
  choice->meeting = meeting;
  rap_file_open_async (parent, _("Import an Agenda"), filter, NULL, chosen_cb, choice);
}
