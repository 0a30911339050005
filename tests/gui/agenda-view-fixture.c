/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "agenda-view-fixture.h"
#include "core/kinds.h"
#include "store/edit.h"

/* --- a workspace ----------------------------------------------------------------------------- */

static gint64
add (RapStore *store, RapKind kind, const char *const *names, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (RapChangeSet) changes = rap_edit_add (store, kind, names, values, &uid, &error);
  g_autoptr (RapRecord) record = NULL;

  g_assert_no_error (error);
  rap_store_apply (store, changes, NULL, &error);
  g_assert_no_error (error);
  record = rap_store_load_by_uid (store, kind, uid, &error);
  g_assert_no_error (error);
  return rap_record_id (record);
}

static gint64
add_meeting (RapStore *store)
{
  const char *const names[] = { "title-en", "start-date", "end-date", "zone", "city", NULL };
  const char *const values[] = { "Test council", "2025-05-15", "2025-05-16", "Africa/Johannesburg",
                                 "Pretoria", NULL };

  return add (store, RAP_KIND_MEETING, names, values);
}

static gint64
add_sitting (RapStore *store, gint64 meeting, const char *start, const char *end, const char *room)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  const char *const names[] = { "meeting", "start", "end", "room", NULL };
  const char *const values[] = { id, start, end, room, NULL };

  return add (store, RAP_KIND_SITTING, names, values);
}

static gint64
add_item (RapStore *store, const char *where, gint64 owner, const char *kind, const char *title,
          const char *minutes)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);
  const char *const names[] = { where, "kind", "title-en", "duration", NULL };
  const char *const values[] = { id, kind, title, minutes, NULL };

  return add (store, RAP_KIND_AGENDA_ITEM, names, values);
}

static void
fill (RapStore *store, gint64 meeting)
{
  gint64 first = add_sitting (store, meeting, "2025-05-15T09:00", "2025-05-15T12:30", "Room A");
  gint64 second = add_sitting (store, meeting, "2025-05-15T14:00", "2025-05-15T17:00", "Room A");
  gint64 reports;

  add_sitting (store, meeting, "2025-05-16T09:00", "2025-05-16T12:00", "");
  add_item (store, "sitting", first, "item", "Opening", "20");
  add_item (store, "sitting", first, "item", "Adoption", "10");
  reports = add_item (store, "sitting", first, "item", "Reports", "");
  add_item (store, "parent", reports, "item", "ROCB report", "15");
  add_item (store, "parent", reports, "item", "RTC report", "30");
  add_item (store, "sitting", first, "break", "Coffee", "20");
  add_item (store, "sitting", first, "item", "Strategy", "60");
  add_item (store, "sitting", second, "item", "Budget", "45");
  add_item (store, "meeting", meeting, "item", "Branding", "10");
}

static Fixture *
open_view (const char *path, gboolean read_only, int width, int height)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;

  if (read_only)
    {
      g_autoptr (RapStore) store = rap_store_open (
        path, RAP_STORE_READ_ONLY, rap_application_clock (rap_harness_application ()), &error);

      g_assert_no_error (error);
      self->session =
        rap_session_new (store, rap_application_settings (rap_harness_application ()));
    }
  else
    self->session = rap_harness_session (path);
  self->store = rap_session_store (self->session);
  self->view = RAP_AGENDA_VIEW (rap_agenda_view_new (self->session));
  self->window = rap_harness_show (GTK_WIDGET (self->view), width, height);
  return self;
}

static gint64
make_workspace (char **path, gboolean filled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) store = NULL;
  gint64 meeting;

  *path = rap_harness_workspace (RAP_HARNESS_EMPTY);
  store = rap_store_open (*path, RAP_STORE_OPEN_EXISTING,
                          rap_application_clock (rap_harness_application ()), &error);
  g_assert_no_error (error);
  meeting = add_meeting (store);
  if (filled)
    fill (store, meeting);
  rap_store_close (store);
  return meeting;
}

static Fixture *
make (gboolean filled, gboolean read_only, int width, int height)
{
  g_autofree char *path = NULL;
  gint64 meeting = make_workspace (&path, filled);
  Fixture *self = open_view (path, read_only, width, height);

  self->meeting = meeting;
  rap_agenda_view_set_meeting (self->view, meeting);
  fixture_settle (self);
  return self;
}

Fixture *
fixture_new (int width, int height)
{
  return make (TRUE, FALSE, width, height);
}

Fixture *
fixture_new_empty (void)
{
  return make (FALSE, FALSE, 1000, 700);
}

Fixture *
fixture_new_read_only (void)
{
  return make (TRUE, TRUE, 1000, 700);
}

void
fixture_free (Fixture *self)
{
  gpointer weak = self->view;

  g_object_add_weak_pointer (G_OBJECT (self->view), &weak);
  gtk_window_destroy (self->window);
  RAP_HARNESS_UNTIL (weak == NULL);
  rap_harness_end_session (self->session);
  g_free (self);
}

/* --- lines ----------------------------------------------------------------------------------- */

static const char *
kind_name (RapLineKind kind)
{
  static const char *const names[] = {
    [RAP_LINE_SITTING] = "sitting", [RAP_LINE_ITEM] = "item",
    [RAP_LINE_NOTE] = "note",       [RAP_LINE_ADD_ITEM] = "add",
    [RAP_LINE_BACKLOG] = "backlog", [RAP_LINE_ADD_SITTING] = "add-sitting",
  };

  return names[kind];
}

static char *
name_of (Fixture *self, RapAgendaLine *wanted)
{
  guint count[RAP_LINE_BACKLOG + 1] = { 0 };

  if (wanted->kind == RAP_LINE_ITEM)
    return g_strdup (rap_agenda_line_title (wanted));
  if (wanted->kind == RAP_LINE_BACKLOG || wanted->kind == RAP_LINE_ADD_SITTING)
    return g_strdup (kind_name (wanted->kind));
  for (guint i = 0; i < rap_agenda_list_size (self->view->list); i++)
    {
      RapAgendaLine *line = rap_agenda_list_line (self->view->list, i);

      if (line == wanted)
        break;
      count[line->kind]++;
    }
  return g_strdup_printf ("%s %u", kind_name (wanted->kind), count[wanted->kind]);
}

static RapAgendaLine *
find_line (Fixture *self, const char *name)
{
  for (guint i = 0; i < rap_agenda_list_size (self->view->list); i++)
    {
      RapAgendaLine *line = rap_agenda_list_line (self->view->list, i);
      g_autofree char *its_name = name_of (self, line);

      if (g_str_equal (its_name, name))
        return line;
    }
  return NULL;
}

RapAgendaLine *
fixture_line (Fixture *self, const char *name)
{
  RapAgendaLine *line = find_line (self, name);

  if (line == NULL)
    g_error ("There is no line “%s”", name);
  return line;
}

gboolean
fixture_has_line (Fixture *self, const char *name)
{
  return find_line (self, name) != NULL;
}

void
fixture_select (Fixture *self, const char *name)
{
  _rap_agenda_view_focus_line (self->view, fixture_line (self, name));
  g_assert_true (_rap_agenda_view_get_selected (self->view) == fixture_line (self, name));
}

char *
fixture_selected (Fixture *self)
{
  RapAgendaLine *line = _rap_agenda_view_get_selected (self->view);

  return line != NULL ? name_of (self, line) : NULL;
}

static gboolean
is_idle (Fixture *self)
{
  return !self->view->storing && g_queue_is_empty (&self->view->acts);
}

void
fixture_settle (Fixture *self)
{
  RAP_HARNESS_UNTIL (is_idle (self));
  rap_harness_settle (GTK_WIDGET (self->window));
}

void
fixture_act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL));
  fixture_settle (self);
}

/* --- what is shown --------------------------------------------------------------------------- */

const char *
fixture_cell (Fixture *self, const char *name, RapCell cell)
{
  RapLineRow *row = _rap_agenda_view_row_of (self->view, fixture_line (self, name));
  RapItemCells *cells;

  g_assert_nonnull (row);
  cells = rap_line_row_get_cells (row);
  g_assert_nonnull (cells);
  return gtk_inscription_get_text (GTK_INSCRIPTION (rap_item_cells_get_cell (cells, cell)));
}

static void
append_line (GString *text, Fixture *self, RapAgendaLine *line)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->view->list);
  g_autofree char *time = rap_agenda_line_start_in (line, rap_agenda_zone (agenda));
  g_autofree char *number = rap_agenda_line_number (line);
  g_autofree char *note = rap_agenda_line_note (line);
  g_autofree char *minutes = NULL;
  g_autofree char *balance = NULL;

  if (line->kind == RAP_LINE_ADD_ITEM || line->kind == RAP_LINE_ADD_SITTING)
    return;
  for (guint i = 0; i < line->level; i++)
    g_string_append (text, "  ");
  if (line->kind == RAP_LINE_ITEM)
    minutes = rap_agenda_line_minutes (line);
  if (line->kind == RAP_LINE_SITTING)
    balance = rap_agenda_line_balance (line);
  g_string_append_printf (text, "%s %s %s %s\n", time, number,
                          line->kind == RAP_LINE_NOTE      ? note
                          : line->kind == RAP_LINE_BACKLOG ? "Backlog"
                                                           : rap_agenda_line_title (line),
                          minutes != NULL ? minutes : balance != NULL ? balance : "");
}

/* Several blanks are one; none stands before or after a line's words. */
static char *
squeeze (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new (" +", 0, 0, NULL);
  g_autoptr (GRegex) ends = g_regex_new (" ?\n ?", 0, 0, NULL);
  g_autofree char *one = g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);

  return g_strstrip (g_regex_replace_literal (ends, one, -1, 0, "\n", 0, NULL));
}

void
fixture_assert_lines (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *wanted = squeeze (expected);

  for (guint i = 0; i < rap_agenda_list_size (self->view->list); i++)
    append_line (text, self, rap_agenda_list_line (self->view->list, i));
  shown = squeeze (text->str);
  g_assert_cmpstr (shown, ==, wanted);
}

const char *
fixture_status (Fixture *self)
{
  return gtk_label_get_label (self->view->status);
}

/* --- what is stored -------------------------------------------------------------------------- */

static RapAgenda *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  RapAgenda *agenda = rap_store_load_agenda (self->store, self->meeting, &error);

  g_assert_no_error (error);
  return agenda;
}

static RapRecord *
find_item (RapAgenda *agenda, const char *title)
{
  GPtrArray *items = rap_agenda_items (agenda);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (rap_record_text (items->pdata[i], RAP_AGENDA_ITEM_TITLE_EN), title))
      return items->pdata[i];
  return NULL;
}

char *
fixture_stored (Fixture *self, const char *title, const char *field)
{
  g_autoptr (RapAgenda) agenda = load (self);
  RapRecord *item = find_item (agenda, title);

  if (item == NULL)
    return NULL;
  if (g_str_equal (field, "people"))
    return rap_agenda_people_text (agenda, rap_record_id (item), NULL);
  return rap_record_format (item, (guint) rap_kind_find_field (RAP_KIND_AGENDA_ITEM, field));
}

void
fixture_assert_stored (Fixture *self, const char *title, const char *field, const char *expected)
{
  g_autofree char *stored = fixture_stored (self, title, field);

  g_assert_cmpstr (stored, ==, expected);
}

static void
append_items (GString *text, RapAgenda *agenda, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      GPtrArray *below = rap_agenda_children (agenda, 0, rap_record_id (items->pdata[i]));

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, rap_record_text (items->pdata[i], RAP_AGENDA_ITEM_TITLE_EN));
      if (below->len == 0)
        continue;
      g_string_append_c (text, '[');
      append_items (text, agenda, below);
      g_string_append_c (text, ']');
    }
}

void
fixture_assert_outline (Fixture *self, const char *expected)
{
  g_autoptr (RapAgenda) agenda = load (self);
  GPtrArray *sittings = rap_agenda_sittings (agenda);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sittings->len; i++)
    {
      if (i > 0)
        g_string_append (text, " | ");
      append_items (text, agenda,
                    rap_agenda_children (agenda, rap_record_id (sittings->pdata[i]), 0));
    }
  g_string_append (text, " || ");
  append_items (text, agenda, rap_agenda_children (agenda, 0, 0));
  g_assert_cmpstr (text->str, ==, expected);
}

/* --- writing --------------------------------------------------------------------------------- */

RapCellEditor *
fixture_editor (Fixture *self)
{
  RapCellEditor *editor;

  g_assert_nonnull (self->view->editing);
  editor = rap_item_cells_get_editor (self->view->editing);
  g_assert_nonnull (editor);
  return editor;
}

void
fixture_type (Fixture *self, const char *text)
{
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (fixture_editor (self)));

  g_assert_true (GTK_IS_TEXT (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

void
fixture_end (Fixture *self, RapEditEnd how)
{
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (fixture_editor (self)));

  if (how == RAP_EDIT_ENTER)
    g_signal_emit_by_name (entry, "activate");
  else if (how == RAP_EDIT_FORWARD || how == RAP_EDIT_BACKWARD)
    gtk_widget_child_focus (GTK_WIDGET (self->window),
                            how == RAP_EDIT_FORWARD ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  else
    g_signal_emit_by_name (fixture_editor (self), "end", (int) how);
  fixture_settle (self);
}

void
fixture_change_elsewhere (Fixture *self, const char *title, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapStore) other =
    rap_store_open (rap_store_path (self->store), RAP_STORE_OPEN_EXISTING,
                    rap_application_clock (rap_harness_application ()), &error);
  g_autoptr (RapAgenda) agenda = load (self);
  RapRecord *item = find_item (agenda, title);
  const char *const names[] = { field, NULL };
  const char *const values[] = { value, NULL };
  g_autoptr (RapChangeSet) changes = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (item);
  changes = rap_edit_set (other, RAP_KIND_AGENDA_ITEM, rap_record_id (item), names, values, &error);
  g_assert_no_error (error);
  rap_store_apply (other, changes, NULL, &error);
  g_assert_no_error (error);
  rap_store_close (other);
}
