/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-pane.h"
#include "gui/app/shortcuts.h"

struct _RapAgendaPane
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RapAgendaPane, rap_agenda_pane, GTK_TYPE_WIDGET)

/* Shift makes "+" on some keyboards, so that the small step has Ctrl; where "−" and the keypad
 * tell Shift apart it does the same. */
static const RapShortcut shortcuts[] = {
  { "agenda.edit", { "F2", "Return", "KP_Enter" }, N_("Write in the selected line"), N_("Agenda") },
  { "agenda.add-item", { "Insert", "KP_Insert" }, N_("New item below"), N_("Agenda") },
  { "agenda.add-sub-item", { "<Shift>Insert", "<Shift>KP_Insert" }, N_("New sub-item"), N_("Agenda") },
  { "agenda.add-break", { "b" }, N_("New break below"), N_("Agenda") },
  { "agenda.add-protocol", { "p" }, N_("New protocol slot below"), N_("Agenda") },
  { "agenda.add-group", { "g" }, N_("New group of parallel sessions below"), N_("Agenda") },
  { "agenda.add-sitting", { "s" }, N_("New sitting"), N_("Agenda") },
  { "agenda.move-up", { "<Alt>Up", "<Alt>KP_Up" }, N_("Move up"), N_("Agenda") },
  { "agenda.move-down", { "<Alt>Down", "<Alt>KP_Down" }, N_("Move down"), N_("Agenda") },
  { "agenda.right", { "<Alt>Right", "<Alt>KP_Right" }, N_("Make it a sub-item"), N_("Agenda") },
  { "agenda.left", { "<Alt>Left", "<Alt>KP_Left" }, N_("Take it one level out"), N_("Agenda") },
  { "agenda.day-before", { "<Alt>Page_Up" }, N_("Move to the day before"), N_("Agenda") },
  { "agenda.day-after", { "<Alt>Page_Down" }, N_("Move to the day after"), N_("Agenda") },
  { "agenda.longer", { "plus", "KP_Add", "equal" }, N_("5 minutes longer"), N_("Agenda") },
  { "agenda.shorter", { "minus", "KP_Subtract" }, N_("5 minutes shorter"), N_("Agenda") },
  { "agenda.bit-longer", { "<Control>plus", "<Shift>KP_Add", "<Control>equal" },
    N_("1 minute longer"), N_("Agenda") },
  { "agenda.bit-shorter", { "<Control>minus", "<Shift>KP_Subtract", "underscore" },
    N_("1 minute shorter"), N_("Agenda") },
  { "agenda.lock", { "l" }, N_("Fix or free the start"), N_("Agenda") },
  { "agenda.to-backlog", { "Delete", "KP_Delete" }, N_("Take off the day, into the backlog"),
    N_("Agenda") },
  { "agenda.remove", { "<Shift>Delete", "<Shift>KP_Delete" }, N_("Remove"), N_("Agenda") },
  { "agenda.next-problem", { "F8" }, N_("Next problem"), N_("Agenda") },
  { "agenda.previous-problem", { "<Shift>F8" }, N_("Previous problem"), N_("Agenda") },
  { "agenda.repair::", { "r" }, N_("Repair what runs over"), N_("Agenda") },
  { "agenda.details", { "F4" }, N_("Everything about the item"), N_("Agenda") },
  { "agenda.menu", { "Menu", "<Shift>F10" }, N_("Menu of the selected line"), N_("Agenda") },
};

static void
rap_agenda_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rap_agenda_pane_parent_class)->dispose (object);
}

static void
rap_agenda_pane_class_init (RapAgendaPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_agenda_pane_dispose;
  gtk_widget_class_set_css_name (widget_class, "agendapane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  rap_shortcuts_install (widget_class, shortcuts, G_N_ELEMENTS (shortcuts));
}

static void
rap_agenda_pane_init (RapAgendaPane *self)
{
}
