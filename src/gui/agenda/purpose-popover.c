/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include "core/agenda-item.h"
#include "gui/shared/check-list.h"
#include "purpose-popover.h"

struct _RapPurposePopover
{
  GtkPopover parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GPtrArray *checks; /* GtkCheckButton, in the order of the choices */

  /* Owned References */
  RapAgendaLine *line;
};

G_DEFINE_FINAL_TYPE (RapPurposePopover, rap_purpose_popover, GTK_TYPE_POPOVER)

static const RapField *
purposes_field (void)
{
  return &rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[RAP_AGENDA_ITEM_PURPOSES];
}

static RapChangeSet *
set_purposes (RapAgendaView *view, RapAgendaLine *line, gpointer data, GError **error)
{
  const char *const names[] = { "purposes", NULL };
  const char *const values[] = { data, NULL };

  return rap_agenda_set_fields (rap_agenda_list_agenda (_rap_agenda_view_list (view)),
                                RAP_KIND_AGENDA_ITEM,
                                line->record != NULL ? rap_record_id (line->record) : 0, names,
                                values, error);
}

static void
toggled_cb (RapPurposePopover *self)
{
  const RapChoice *choices = purposes_field ()->choices;
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      {
        if (nicks->len > 0)
          g_string_append_c (nicks, ',');
        g_string_append (nicks, choices[i].nick);
      }
  _rap_agenda_view_act (self->view, self->line, set_purposes,
                        g_string_free (g_steal_pointer (&nicks), FALSE), g_free);
}

static void
rap_purpose_popover_finalize (GObject *object)
{
  RapPurposePopover *self = RAP_PURPOSE_POPOVER (object);

  g_clear_object (&self->line);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (rap_purpose_popover_parent_class)->finalize (object);
}

static void
rap_purpose_popover_class_init (RapPurposePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_purpose_popover_finalize;
}

static void
rap_purpose_popover_init (RapPurposePopover *self)
{
  self->checks = g_ptr_array_new ();
}

GtkWidget *
rap_purpose_popover_new (RapAgendaView *view, RapAgendaLine *line)
{
  RapPurposePopover *self = g_object_new (RAP_TYPE_PURPOSE_POPOVER, NULL);
  const RapField *field = purposes_field ();
  GtkWidget *box = rap_check_list_new (4);

  self->view = view;
  self->line = g_object_ref (line);
  for (guint i = 0; field->choices[i].nick != NULL; i++)
    {
      const char *nick = field->choices[i].nick;
      GtkWidget *check = gtk_check_button_new_with_label (rap_choice_label (field, nick));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   rap_record_flag (line->record, RAP_AGENDA_ITEM_PURPOSES, nick));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), check);
      g_ptr_array_add (self->checks, check);
    }
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
