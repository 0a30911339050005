/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "agenda-view-private.h"
#include "core/agenda-item.h"
#include "core/agenda-plan.h"
#include "core/sitting.h"
#include "line-row.h"

/* The acts of the agenda's view as widget actions: keys (agenda-pane.c), menus and buttons all
 * come here. */

#define STEP 5

static RapAgenda *
agenda_of (RapAgendaView *self)
{
  return rap_agenda_list_agenda (self->list);
}

/* The item or sitting the selected line is about. */
static RapAgendaLine *
subject (RapAgendaView *self)
{
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);

  return line != NULL ? rap_agenda_list_owner (self->list, line) : NULL;
}

static gint64
id_of (RapAgendaLine *line)
{
  return line->record != NULL ? rap_record_id (line->record) : 0;
}

/* --- acts on the selected item --------------------------------------------------------------- */

static RapChangeSet *
shift_item (RapAgendaView *self, RapAgendaLine *line, gpointer by, GError **error)
{
  return rap_agenda_shift_item (agenda_of (self), id_of (line), GPOINTER_TO_INT (by), error);
}

static RapChangeSet *
indent_item (RapAgendaView *self, RapAgendaLine *line, gpointer by, GError **error)
{
  return GPOINTER_TO_INT (by) > 0
           ? rap_agenda_indent_item (agenda_of (self), id_of (line), error)
           : rap_agenda_outdent_item (agenda_of (self), id_of (line), error);
}

static RapChangeSet *
item_to_day (RapAgendaView *self, RapAgendaLine *line, gpointer by, GError **error)
{
  return rap_agenda_item_to_day (agenda_of (self), id_of (line), GPOINTER_TO_INT (by), error);
}

static RapChangeSet *
lock_item (RapAgendaView *self, RapAgendaLine *line, gpointer none, GError **error)
{
  return rap_agenda_toggle_lock (agenda_of (self), id_of (line), error);
}

static RapChangeSet *
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, reason);
  return NULL;
}

static RapChangeSet *
lengthen_sitting (RapAgendaView *self, RapAgendaLine *line, int by, GError **error)
{
  g_autofree char *end = rap_local_format (line->row->end + 60 * by);
  const char *const names[] = { "end", NULL };
  const char *const values[] = { end, NULL };

  return rap_agenda_set_fields (agenda_of (self), RAP_KIND_SITTING, id_of (line), names, values,
                                error);
}

static RapChangeSet *
lengthen (RapAgendaView *self, RapAgendaLine *line, gpointer by, GError **error)
{
  gint64 minutes;

  if (line->record == NULL)
    return refuse (error, _("Select an item first."));
  if (line->kind == RAP_LINE_SITTING)
    return lengthen_sitting (self, line, GPOINTER_TO_INT (by), error);
  minutes = rap_record_integer (line->record, RAP_AGENDA_ITEM_DURATION);
  minutes = (minutes == RAP_UNKNOWN ? 0 : minutes) + GPOINTER_TO_INT (by);
  if (minutes < 1)
    return refuse (error, _("An item takes one minute at least; with no duration it has no time "
                            "of its own."));
  return rap_agenda_set_duration (agenda_of (self), id_of (line), (int) minutes, error);
}

static RapChangeSet *
to_backlog (RapAgendaView *self, RapAgendaLine *line, gpointer none, GError **error)
{
  if (line->kind == RAP_LINE_SITTING)
    return rap_agenda_remove_sitting (agenda_of (self), id_of (line), error);
  if (line->record != NULL && rap_record_integer (line->record, RAP_AGENDA_ITEM_SITTING) == 0
      && line->level == 0)
    return refuse (error, _("The item waits in the backlog already. Shift+Delete removes it."));
  return rap_agenda_move_item (agenda_of (self), id_of (line), RAP_PLACE_BACKLOG, RAP_KIND_SITTING,
                               0, error);
}

static RapChangeSet *
remove_line (RapAgendaView *self, RapAgendaLine *line, gpointer none, GError **error)
{
  return line->kind == RAP_LINE_SITTING
           ? rap_agenda_remove_sitting (agenda_of (self), id_of (line), error)
           : rap_agenda_remove_item (agenda_of (self), id_of (line), error);
}

static RapChangeSet *
fill_days (RapAgendaView *self, RapAgendaLine *line, gpointer none, GError **error)
{
  static const RapDaySpan spans[] = {
    { 9 * 60, 12 * 60 + 30 },
    { 14 * 60, 17 * 60 + 30 },
  };

  return rap_agenda_fill_days (agenda_of (self), spans, G_N_ELEMENTS (spans), error);
}

/* One table for all acts that are a change set made from the selected line. */
typedef struct
{
  const char *name;
  RapActFunc func;
  int data;
  gboolean for_sittings;
} SimpleAct;

static const SimpleAct simple_acts[] = {
  { "agenda.move-up", shift_item, -1, FALSE },
  { "agenda.move-down", shift_item, 1, FALSE },
  { "agenda.indent", indent_item, 1, FALSE },
  { "agenda.outdent", indent_item, -1, FALSE },
  { "agenda.day-before", item_to_day, -1, FALSE },
  { "agenda.day-after", item_to_day, 1, FALSE },
  { "agenda.lock", lock_item, 0, FALSE },
  { "agenda.longer", lengthen, STEP, TRUE },
  { "agenda.shorter", lengthen, -STEP, TRUE },
  { "agenda.bit-longer", lengthen, 1, TRUE },
  { "agenda.bit-shorter", lengthen, -1, TRUE },
  { "agenda.to-backlog", to_backlog, 0, TRUE },
  { "agenda.remove", remove_line, 0, TRUE },
};

static gboolean
act_on_draft (RapAgendaView *self, const char *name)
{
  RapAgendaLine *draft = _rap_agenda_view_open_draft (self);

  if (draft == NULL)
    return FALSE;
  if (g_str_equal (name, "agenda.indent"))
    _rap_agenda_view_indent_draft (self, draft);
  else if (g_str_equal (name, "agenda.outdent"))
    _rap_agenda_view_outdent_draft (self, draft);
  return TRUE;
}

static void
simple_act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = subject (self);

  if (act_on_draft (self, name) || line == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (simple_acts); i++)
    {
      if (!g_str_equal (simple_acts[i].name, name))
        continue;
      if (line->kind == RAP_LINE_ITEM
          || (line->kind == RAP_LINE_SITTING && simple_acts[i].for_sittings))
        _rap_agenda_view_act (self, line, simple_acts[i].func, GINT_TO_POINTER (simple_acts[i].data),
                              NULL);
      else if (line->kind == RAP_LINE_SITTING)
        _rap_agenda_view_say (self, _("A sitting stands where its times put it: Enter changes them."));
      else
        _rap_agenda_view_say (self, _("Select an item first."));
      return;
    }
}

/* The arrow that points away from the start of the line indents. */
static void
arrow_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean right = g_str_equal (name, "agenda.right");
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  simple_act_cb (widget, right != rtl ? "agenda.indent" : "agenda.outdent", NULL);
}

static void
fill_days_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapChangeSet) possible = NULL;

  if (agenda_of (self) == NULL)
    return;
  /* Without lines there is no foot to say the reason at. */
  possible = fill_days (self, NULL, NULL, &error);
  if (possible == NULL)
    rap_session_show_error (self->session, error);
  else
    _rap_agenda_view_act (self, NULL, fill_days, NULL, NULL);
}

/* --- adding ---------------------------------------------------------------------------------- */

static RapAgendaLine *
last_head (RapAgendaView *self)
{
  for (guint i = rap_agenda_list_size (self->list); i > 0; i--)
    {
      RapAgendaLine *line = rap_agenda_list_line (self->list, i - 1);

      if (line->kind == RAP_LINE_SITTING)
        return line;
    }
  return rap_agenda_list_find_key (self->list, "backlog");
}

static void
add_to (RapAgendaView *self, const char *kind, RapAgendaLine *line)
{
  RapAgendaLine *owner = line != NULL ? rap_agenda_list_owner (self->list, line) : NULL;

  if (owner == NULL || owner->kind == RAP_LINE_ADD_SITTING)
    {
      RapAgendaLine *head = last_head (self);

      if (head != NULL)
        _rap_agenda_view_begin_draft (self, kind, RAP_PLACE_INTO, head);
    }
  else if (owner->kind == RAP_LINE_ITEM)
    _rap_agenda_view_begin_draft (self, kind, RAP_PLACE_AFTER, owner);
  else
    _rap_agenda_view_begin_draft (self, kind,
                                  line->kind == RAP_LINE_ADD_ITEM || owner->kind == RAP_LINE_BACKLOG
                                    ? RAP_PLACE_INTO
                                    : RAP_PLACE_BEFORE,
                                  owner);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);
  const char *kind = g_str_equal (name, "agenda.add-break")      ? "break"
                     : g_str_equal (name, "agenda.add-protocol") ? "protocol"
                     : g_str_equal (name, "agenda.add-group")    ? "group"
                                                                 : "item";

  if (rap_agenda_list_size (self->list) > 0)
    add_to (self, kind, line);
}

static void
add_sub_item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = subject (self);

  if (line == NULL || line->kind != RAP_LINE_ITEM || line->record == NULL
      || !rap_agenda_item_has_parts (line->record))
    _rap_agenda_view_say (self, _("Only an agenda item or a group can have sub-items."));
  else
    _rap_agenda_view_begin_draft (self, "item", RAP_PLACE_INTO, line);
}

static void
add_sitting_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _rap_agenda_view_show_sitting (RAP_AGENDA_VIEW (widget), NULL);
}

/* --- writing --------------------------------------------------------------------------------- */

static void
edit_note (RapAgendaView *self, RapAgendaLine *note)
{
  RapAgendaLine *owner = rap_agenda_list_owner (self->list, note);

  if (owner == NULL)
    return;
  if (owner->kind == RAP_LINE_SITTING)
    _rap_agenda_view_show_sitting (self, owner);
  else if (note->problem.kind == RAP_PROBLEM_OVERRUN)
    _rap_agenda_view_show_repairs (self, note, "");
  else if (note->problem.kind == RAP_PROBLEM_TWO_PLACES)
    _rap_agenda_view_edit_cell (self, owner, RAP_CELL_WHO);
  else if (note->problem.kind == RAP_PROBLEM_TOO_LONG)
    _rap_agenda_view_edit_cell (self, owner, RAP_CELL_MINUTES);
  else
    _rap_agenda_view_edit_cell (self, owner, RAP_CELL_TIME);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);

  if (line == NULL || _rap_agenda_view_open_draft (self) != NULL)
    return;
  switch (line->kind)
    {
    case RAP_LINE_ITEM:
      _rap_agenda_view_edit_cell (self, line, RAP_CELL_TITLE);
      break;
    case RAP_LINE_SITTING:
      _rap_agenda_view_show_sitting (self, line);
      break;
    case RAP_LINE_NOTE:
      edit_note (self, line);
      break;
    case RAP_LINE_ADD_SITTING:
      _rap_agenda_view_show_sitting (self, NULL);
      break;
    case RAP_LINE_ADD_ITEM:
    case RAP_LINE_BACKLOG:
    default:
      add_to (self, "item", line);
      break;
    }
}

static void
edit_cell_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = subject (self);
  RapCell cell = g_str_equal (name, "agenda.edit-minutes") ? RAP_CELL_MINUTES
                 : g_str_equal (name, "agenda.edit-who")   ? RAP_CELL_WHO
                                                           : RAP_CELL_TIME;

  if (line != NULL && line->kind == RAP_LINE_ITEM)
    _rap_agenda_view_edit_cell (self, line, cell);
}

static void
purposes_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = subject (self);

  if (line != NULL && line->kind == RAP_LINE_ITEM && line->record != NULL)
    _rap_agenda_view_show_purposes (self, line);
}

/* --- looking --------------------------------------------------------------------------------- */

static void
problem_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  int by = g_str_equal (name, "agenda.next-problem") ? 1 : -1;
  RapAgendaLine *note =
    rap_agenda_list_next_problem (self->list, _rap_agenda_view_get_selected (self), by);
  g_autofree char *words = note != NULL ? rap_agenda_line_note (note) : NULL;

  if (note != NULL)
    _rap_agenda_view_focus_line (self, note);
  _rap_agenda_view_say (self, words != NULL ? words : _("The agenda has no problem."));
}

static void
repair_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);

  _rap_agenda_view_show_repairs (self, _rap_agenda_view_get_selected (self),
                                 g_variant_get_string (parameter, NULL));
}

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);

  _rap_agenda_view_show_details (self, !_rap_agenda_view_details_shown (self));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *line = _rap_agenda_view_get_selected (self);

  if (line != NULL)
    _rap_agenda_view_show_menu (self, line, NULL, NULL);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  gboolean edits;
} acts[] = {
  { "agenda.edit", edit_cb, TRUE },
  { "agenda.edit-time", edit_cell_cb, TRUE },
  { "agenda.edit-minutes", edit_cell_cb, TRUE },
  { "agenda.edit-who", edit_cell_cb, TRUE },
  { "agenda.purposes", purposes_cb, TRUE },
  { "agenda.add-item", add_cb, TRUE },
  { "agenda.add-break", add_cb, TRUE },
  { "agenda.add-protocol", add_cb, TRUE },
  { "agenda.add-group", add_cb, TRUE },
  { "agenda.add-sub-item", add_sub_item_cb, TRUE },
  { "agenda.add-sitting", add_sitting_cb, TRUE },
  { "agenda.fill-days", fill_days_cb, TRUE },
  { "agenda.right", arrow_cb, TRUE },
  { "agenda.left", arrow_cb, TRUE },
  { "agenda.menu", menu_cb, TRUE },
  { "agenda.next-problem", problem_cb, FALSE },
  { "agenda.previous-problem", problem_cb, FALSE },
  { "agenda.details", details_cb, FALSE },
};

void
_rap_agenda_view_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, NULL, acts[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (simple_acts); i++)
    gtk_widget_class_install_action (widget_class, simple_acts[i].name, NULL, simple_act_cb);
  gtk_widget_class_install_action (widget_class, "agenda.repair", "s", repair_cb);
}

/* Acts that cannot be done on the selected line say why when asked for; only what can never be done
 * here is switched off, so that a key never falls silent. */
void
_rap_agenda_view_actions_update (RapAgendaView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = _rap_agenda_view_is_editable (self) && agenda_of (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (widget, acts[i].name, !acts[i].edits || editable);
  for (guint i = 0; i < G_N_ELEMENTS (simple_acts); i++)
    gtk_widget_action_set_enabled (widget, simple_acts[i].name, editable);
  gtk_widget_action_set_enabled (widget, "agenda.repair", editable);
}
