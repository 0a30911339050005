/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-repair.h"
#include "core/text.h"
#include "repair-popover.h"

struct _RapRepairPopover
{
  GtkPopover parent_instance;

  /* Template Widgets */
  GtkLabel *heading;
  GtkListBox *list;
  GtkBox *effects;
  GtkWidget *apply;

  /* Borrowed References */
  RapAgendaView *view;

  /* Owned References */
  RapAgendaLine *line;
  GPtrArray *repairs; /* of RapRepair */

  gint64 anchor;
};

G_DEFINE_FINAL_TYPE (RapRepairPopover, rap_repair_popover, GTK_TYPE_POPOVER)

/* What a repair that waits for its turn is found by. */
typedef struct
{
  gint64 anchor;
  char *name;
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->name);
  g_free (wish);
}

/* The acts before it may have changed the agenda: the repair is found anew. */
static RapChangeSet *
repair (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  const Wish *wish = data;
  RapProblem problem = { RAP_PROBLEM_OVERRUN, 0, 0, "", "", wish->anchor };
  g_autoptr (GPtrArray) repairs =
    rap_repairs_find (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                      line->record != NULL ? rap_record_id (line->record) : 0, &problem);
  RapRepair *found = rap_repairs_get (repairs, wish->name);

  if (found == NULL)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID,
                           _("The overrun is no longer as it was."));
      return NULL;
    }
  return rap_change_set_ref (found->changes);
}

static RapRepair *
selected (RapRepairPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->repairs->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

void
rap_repair_popover_apply (RapRepairPopover *self)
{
  RapRepair *chosen = selected (self);
  RapAgendaView *view = self->view;
  g_autoptr (RapAgendaLine) line = g_object_ref (self->line);
  Wish *wish;

  if (chosen == NULL)
    return;
  wish = g_new0 (Wish, 1);
  wish->anchor = self->anchor;
  wish->name = g_strdup (chosen->name);
  gtk_popover_popdown (GTK_POPOVER (self));
  _rap_agenda_view_act (view, line, repair, wish, (GDestroyNotify) wish_free);
}

static void
append_effect (RapRepairPopover *self, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->effects, label);
}

/* All changes of the selected repair, and what it leaves. */
static void
row_selected_cb (RapRepairPopover *self)
{
  RapRepair *chosen;
  GtkWidget *child;

  /* The list loses its selection once more when it goes. */
  if (self->list == NULL)
    return;
  chosen = selected (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->effects))) != NULL)
    gtk_box_remove (self->effects, child);
  gtk_widget_set_sensitive (self->apply, chosen != NULL);
  if (chosen == NULL)
    return;
  for (guint i = 0; chosen->effects[i] != NULL; i++)
    append_effect (self, chosen->effects[i], "effect");
  if (chosen->minutes_left > 0)
    {
      g_autofree char *length = rap_duration_format (chosen->minutes_left);
      /* Translators: after the changes of a repair that is not enough; a length of time. */
      g_autofree char *words = g_strdup_printf (_("It is not enough: %s remain."), length);

      append_effect (self, words, "warning");
    }
}

static void
row_activated_cb (RapRepairPopover *self)
{
  rap_repair_popover_apply (self);
}

gboolean
rap_repair_popover_select (RapRepairPopover *self, const char *name)
{
  for (guint i = 0; i < self->repairs->len; i++)
    if (g_str_equal (((RapRepair *) self->repairs->pdata[i])->name, name))
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

        gtk_list_box_select_row (self->list, row);
        return TRUE;
      }
  return FALSE;
}

static gboolean
rap_repair_popover_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (RAP_REPAIR_POPOVER (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rap_repair_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rap_repair_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
rap_repair_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAP_TYPE_REPAIR_POPOVER);
  G_OBJECT_CLASS (rap_repair_popover_parent_class)->dispose (object);
}

static void
rap_repair_popover_finalize (GObject *object)
{
  RapRepairPopover *self = RAP_REPAIR_POPOVER (object);

  g_clear_object (&self->line);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  G_OBJECT_CLASS (rap_repair_popover_parent_class)->finalize (object);
}

static void
rap_repair_popover_class_init (RapRepairPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_repair_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = rap_repair_popover_finalize;
  widget_class->grab_focus = rap_repair_popover_grab_focus;
  widget_class->map = rap_repair_popover_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/agenda/repair-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRepairPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, RapRepairPopover, list);
  gtk_widget_class_bind_template_child (widget_class, RapRepairPopover, effects);
  gtk_widget_class_bind_template_child (widget_class, RapRepairPopover, apply);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rap_repair_popover_apply);
}

static void
rap_repair_popover_init (RapRepairPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_repairs (RapRepairPopover *self)
{
  for (guint i = 0; i < self->repairs->len; i++)
    {
      const RapRepair *one = self->repairs->pdata[i];
      GtkWidget *label = gtk_label_new (one->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (one->minutes_left > 0)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_list_box_append (self->list, label);
    }
}

GtkWidget *
rap_repair_popover_new (RapAgendaView *view, RapAgendaLine *line, const RapProblem *problem,
                        const char *name)
{
  RapRepairPopover *self = g_object_new (RAP_TYPE_REPAIR_POPOVER, NULL);
  g_autofree char *words = rap_problem_describe (problem);

  self->view = view;
  self->line = g_object_ref (line);
  self->anchor = problem->other_id;
  self->repairs = rap_repairs_find (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                    rap_record_id (line->record), problem);
  gtk_label_set_label (self->heading, words);
  add_repairs (self);
  if (!rap_repair_popover_select (self, name))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}
