/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <glib/gi18n.h>

#include "core/agenda-item.h"
#include "core/text.h"
#include "item-cells.h"
#include "line-row.h"
#include "purpose-chips.h"

struct _RapItemCells
{
  GtkWidget parent_instance;

  /* Borrowed References */
  RapAgendaView *view;
  GtkWidget *cells[RAP_N_CELLS];
  GtkWidget *chips;
  GtkWidget *length;   /* the minutes with their unit, where cells stand in two rows */
  GtkWidget *rules[2]; /* lines before and after the name of a break; made when there is one */
  RapCellEditor *editor;

  /* Owned References */
  RapAgendaLine *line;

  RapCell edited;
  gboolean was_selected; /* when the pointer was pressed */
};

G_DEFINE_FINAL_TYPE (RapItemCells, rap_item_cells, GTK_TYPE_WIDGET)

static gboolean
is_text_cell (RapCell cell)
{
  return cell == RAP_CELL_TIME || cell == RAP_CELL_TITLE || cell == RAP_CELL_MINUTES
         || cell == RAP_CELL_WHO;
}

static gboolean
is_break (RapItemCells *self)
{
  return self->line != NULL && g_str_equal (rap_agenda_line_item_kind (self->line), "break");
}

/* --- layout ---------------------------------------------------------------------------------- */

static int
text_width (GtkWidget *cell)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0')
    return 0;
  layout = gtk_widget_create_pango_layout (cell, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1;
}

/* Length, purposes and people one after the other, each as wide as it needs. */
static void
share_second_row (RapItemCells *self, RapCellPlace *places)
{
  RapCellPlace *minutes = &places[RAP_CELL_MINUTES];
  RapCellPlace *purposes = &places[RAP_CELL_PURPOSES];
  RapCellPlace *who = &places[RAP_CELL_WHO];
  int right = who->x + who->width;
  int room = MAX (right - minutes->x, 0);
  int wanted;

  gtk_widget_measure (self->chips, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  minutes->width = MIN (MAX (text_width (self->length), 36), room);
  purposes->x = minutes->x + minutes->width + 8;
  purposes->width = CLAMP (wanted, 16, MAX (room / 2, 16));
  who->x = purposes->x + purposes->width + 8;
  who->width = MAX (right - who->x, 0);
}

static void
place_cells (RapItemCells *self, int width, RapCellPlace places[RAP_N_CELLS])
{
  const RapAgendaColumns *columns = _rap_agenda_view_columns (self->view);

  rap_agenda_columns_place (columns, width, self->line != NULL ? self->line->level : 0, places);
  if (!rap_agenda_columns_is_wide (columns, width))
    share_second_row (self, places);
}

static GtkSizeRequestMode
rap_item_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rap_item_cells_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RapItemCells *self = RAP_ITEM_CELLS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = rap_agenda_columns_height (_rap_agenda_view_columns (self->view),
                                                     for_size < 0 ? G_MAXINT / 2 : for_size);
}

static void
allocate_rule (RapItemCells *self, GtkWidget *rule, int from, int to, const RapCellPlace *title,
               int width)
{
  RapCellPlace place = { from, title->y + title->height / 2, to - from, 1 };

  rap_cell_place_allocate (&place, GTK_WIDGET (self), rule, width);
}

/* ── Coffee ─────: a rule before and after the name. */
static void
allocate_break (RapItemCells *self, const RapCellPlace *places, int width)
{
  const RapCellPlace *title = &places[RAP_CELL_TITLE];
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (self->cells[RAP_CELL_TITLE], rap_agenda_line_title (self->line));
  int words;

  pango_layout_get_pixel_size (layout, &words, NULL);
  words = MIN (words + 1, title->width);
  allocate_rule (self, self->rules[0], places[RAP_CELL_NUMBER].x, title->x - 8, title, width);
  allocate_rule (self, self->rules[1], title->x + words + 8, title->x + title->width, title, width);
}

static void
allocate_editor (RapItemCells *self, const RapCellPlace *places, int width)
{
  RapCellPlace place = places[self->edited];
  int inset = MAX ((place.height - _rap_agenda_view_columns (self->view)->line - 10) / 2, 0);

  place.y += inset;
  place.height -= 2 * inset;
  place.x -= 6;
  place.width += 12;
  rap_cell_place_allocate (&place, GTK_WIDGET (self), GTK_WIDGET (self->editor), width);
}

static void
rap_item_cells_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapItemCells *self = RAP_ITEM_CELLS (widget);
  gboolean wide = rap_agenda_columns_is_wide (_rap_agenda_view_columns (self->view), width);
  const RapCellPlace hidden = { 0 };
  RapCellPlace places[RAP_N_CELLS];

  place_cells (self, width, places);
  for (guint i = 0; i < RAP_N_CELLS; i++)
    {
      gboolean covered = (self->editor != NULL && self->edited == i)
                         || (i == RAP_CELL_MINUTES && !wide);

      rap_cell_place_allocate (covered ? &hidden : &places[i], widget, self->cells[i], width);
    }
  rap_cell_place_allocate (wide || (self->editor != NULL && self->edited == RAP_CELL_MINUTES)
                             ? &hidden
                             : &places[RAP_CELL_MINUTES],
                           widget, self->length, width);
  if (self->rules[0] != NULL && is_break (self))
    allocate_break (self, places, width);
  if (self->editor != NULL)
    allocate_editor (self, places, width);
}

/* --- showing a line -------------------------------------------------------------------------- */

static void
set_class (RapItemCells *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
set_text (RapItemCells *self, RapCell cell, const char *text)
{
  rap_cell_text_set (self->cells[cell], text, cell == RAP_CELL_MINUTES ? 1 : 0);
}

static void
refresh_times (RapItemCells *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  g_autofree char *start = rap_agenda_line_start_in (self->line, rap_agenda_zone (agenda));

  set_text (self, RAP_CELL_TIME, start);
  for (guint i = 0; i < RAP_MOST_ZONES; i++)
    {
      RapZone *zone = _rap_agenda_view_zone (self->view, i);
      g_autofree char *there = zone != NULL ? rap_agenda_line_start_in (self->line, zone) : NULL;

      set_text (self, RAP_CELL_ZONE_1 + i, there != NULL ? there : "");
    }
}

static void
refresh_lock (RapItemCells *self)
{
  gboolean fixed = rap_agenda_line_is_fixed (self->line);
  GtkWidget *lock = self->cells[RAP_CELL_LOCK];
  gboolean by_end =
    fixed && g_str_equal (rap_record_text (self->line->record, RAP_AGENDA_ITEM_MODE), "fixed-end");
  const char *words = by_end  ? _("Fixed end; unlock")
                      : fixed ? _("Fixed start; unlock")
                              : _("Fix the start");

  gtk_button_set_icon_name (GTK_BUTTON (lock),
                            fixed ? "rap-locked-symbolic" : "rap-unlocked-symbolic");
  gtk_widget_set_tooltip_text (lock, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  by_end ? _("Fixed end") : _("Fixed start"), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_STATE_PRESSED,
                               fixed ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
refresh_purposes (RapItemCells *self)
{
  const char *purposes =
    self->line->record != NULL ? rap_record_text (self->line->record, RAP_AGENDA_ITEM_PURPOSES) : "";
  g_autofree char *words = rap_purpose_words (purposes);
  g_autofree char *label = NULL;

  rap_purpose_chips_set (RAP_PURPOSE_CHIPS (self->chips), purposes);
  set_class (self, "no-purpose", *purposes == '\0');
  /* Translators: read aloud: the purposes of an agenda item */
  label = *words != '\0' ? g_strdup_printf (_("Purpose: %s"), words) : g_strdup (_("Purpose"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[RAP_CELL_PURPOSES]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (self->cells[RAP_CELL_PURPOSES], *words != '\0' ? words : NULL);
}

static void
refresh_rules (RapItemCells *self)
{
  gboolean rules = is_break (self);

  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    {
      if (self->rules[i] == NULL && rules)
        {
          self->rules[i] = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
          gtk_widget_insert_after (self->rules[i], GTK_WIDGET (self), NULL);
        }
      if (self->rules[i] != NULL)
        gtk_widget_set_visible (self->rules[i], rules);
    }
}

static void
refresh_classes (RapItemCells *self)
{
  const char *kind = rap_agenda_line_item_kind (self->line);
  gboolean withdrawn =
    self->line->record != NULL
    && g_str_equal (rap_record_text (self->line->record, RAP_AGENDA_ITEM_STATE), "withdrawn");

  set_class (self, "break", g_str_equal (kind, "break"));
  set_class (self, "protocol", g_str_equal (kind, "protocol"));
  set_class (self, "group", g_str_equal (kind, "group"));
  set_class (self, "lane", self->line->row != NULL && self->line->row->lane > 0);
  set_class (self, "withdrawn", withdrawn);
  set_class (self, "fixed", rap_agenda_line_is_fixed (self->line));
  set_class (self, "sub", self->line->level > 0);
  set_class (self, "draft", self->line->draft);
}

void
rap_item_cells_refresh (RapItemCells *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (_rap_agenda_view_list (self->view));
  g_autofree char *number = rap_agenda_line_number (self->line);
  g_autofree char *minutes = rap_agenda_line_minutes (self->line);
  g_autofree char *length = rap_agenda_line_length (self->line);
  g_autofree char *people = NULL;

  if (self->line->record != NULL && agenda != NULL)
    people = rap_agenda_people_text (agenda, rap_record_id (self->line->record), "presenter");
  refresh_times (self);
  refresh_lock (self);
  refresh_purposes (self);
  refresh_rules (self);
  refresh_classes (self);
  set_text (self, RAP_CELL_NUMBER, number);
  set_text (self, RAP_CELL_TITLE, rap_agenda_line_title (self->line));
  set_text (self, RAP_CELL_MINUTES, minutes);
  rap_cell_text_set (self->length, length, 0);
  set_text (self, RAP_CELL_WHO, people != NULL ? people : "");
  /* The level may be another one: cells move without a change of size. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- editing --------------------------------------------------------------------------------- */

static const char *
cell_label (RapCell cell)
{
  switch (cell)
    {
    case RAP_CELL_TIME:
      return _("Fixed start");
    case RAP_CELL_TITLE:
      return _("Title");
    case RAP_CELL_MINUTES:
      return _("Duration");
    case RAP_CELL_WHO:
      return _("Presented by");
    case RAP_CELL_HANDLE:
    case RAP_CELL_ZONE_1:
    case RAP_CELL_ZONE_2:
    case RAP_CELL_LOCK:
    case RAP_CELL_NUMBER:
    case RAP_CELL_PURPOSES:
    case RAP_CELL_MENU:
    default:
      return "";
    }
}

static void
editor_end_cb (RapItemCells *self, int how)
{
  _rap_agenda_view_cell_end (self->view, self, how);
}

static void
editor_typed_cb (RapItemCells *self)
{
  _rap_agenda_view_cell_typed (self->view, self);
}

static void
set_hint (RapItemCells *self)
{
  static const struct
  {
    RapCell cell;
    const char *words;
  } hints[] = {
    { RAP_CELL_TIME, N_("9:30") },
    { RAP_CELL_TITLE, N_("Title") },
    /* Translators: a short duration as an example of what can be typed */
    { RAP_CELL_MINUTES, N_("1h30") },
    { RAP_CELL_WHO, N_("Name, organisation; …") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (hints[i].cell == self->edited)
      rap_cell_editor_set_placeholder (self->editor, _(hints[i].words));
}

void
rap_item_cells_edit (RapItemCells *self, RapCell cell)
{
  g_autofree char *text = NULL;

  g_return_if_fail (is_text_cell (cell));

  if (self->line == NULL || (self->editor != NULL && self->edited == cell))
    return;
  rap_item_cells_end_edit (self);
  text = _rap_agenda_view_cell_text (self->view, self->line, cell);
  self->edited = cell;
  self->editor = RAP_CELL_EDITOR (
    rap_cell_editor_new (cell_label (cell), text, cell == RAP_CELL_MINUTES ? 1 : 0));
  set_hint (self);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  g_signal_connect_swapped (self->editor, "end", G_CALLBACK (editor_end_cb), self);
  g_signal_connect_swapped (self->editor, "typed", G_CALLBACK (editor_typed_cb), self);
  set_class (self, "edited", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  _rap_agenda_view_cell_begun (self->view, self);
}

void
rap_item_cells_end_edit (RapItemCells *self)
{
  RapCellEditor *editor = g_steal_pointer (&self->editor);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), RAP_TYPE_LINE_ROW);

  if (editor == NULL)
    return;
  /* Taking it away takes its focus: that is no word from the user any more. */
  g_signal_handlers_disconnect_by_data (editor, self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (editor) && row != NULL)
    rap_line_row_focus_row (RAP_LINE_ROW (row));
  set_class (self, "edited", FALSE);
  gtk_widget_unparent (GTK_WIDGET (editor));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  _rap_agenda_view_cell_ended (self->view, self);
}

RapCellEditor *
rap_item_cells_get_editor (RapItemCells *self)
{
  return self->editor;
}

RapCell
rap_item_cells_get_edited (RapItemCells *self)
{
  return self->edited;
}

/* --- moving through the cells ---------------------------------------------------------------- */

static gboolean
can_stop_at (RapItemCells *self, RapCell cell)
{
  if (cell == RAP_CELL_HANDLE || cell == RAP_CELL_NUMBER || cell == RAP_CELL_ZONE_1
      || cell == RAP_CELL_ZONE_2)
    return FALSE;
  /* What is being written has a title first, then the rest. */
  if (self->line->draft && self->line->open)
    return cell == RAP_CELL_TITLE;
  return is_text_cell (cell) || gtk_widget_get_visible (self->cells[cell]);
}

gboolean
rap_item_cells_go (RapItemCells *self, RapCell cell, int by)
{
  for (int next = (int) cell + by; next >= 0 && next < RAP_N_CELLS; next += by)
    {
      if (!can_stop_at (self, next))
        continue;
      if (is_text_cell (next))
        {
          rap_item_cells_edit (self, next);
          return TRUE;
        }
      rap_item_cells_end_edit (self);
      gtk_widget_set_focusable (self->cells[next], TRUE);
      return gtk_widget_grab_focus (self->cells[next]);
    }
  rap_item_cells_end_edit (self);
  if (by < 0)
    {
      _rap_agenda_view_focus_line (self->view, self->line);
      return TRUE;
    }
  return FALSE;
}

GtkWidget *
rap_item_cells_get_cell (RapItemCells *self, RapCell cell)
{
  return self->cells[cell];
}

static gboolean
rap_item_cells_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RapItemCells *self = RAP_ITEM_CELLS (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  int by = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
      || !_rap_agenda_view_is_editable (self->view) || self->line == NULL)
    return FALSE;
  if (self->editor != NULL)
    {
      _rap_agenda_view_cell_end (self->view, self, by > 0 ? RAP_EDIT_FORWARD : RAP_EDIT_BACKWARD);
      return TRUE;
    }
  for (guint i = 0; focused != NULL && i < RAP_N_CELLS; i++)
    if (self->cells[i] == focused)
      return rap_item_cells_go (self, i, by);
  return by > 0 && rap_item_cells_go (self, RAP_CELL_HANDLE, by);
}

/* Buttons take the focus only while one tabs through them: the list gives it to the row. */
static void
button_left_cb (GtkEventController *controller, GtkWidget *button)
{
  gtk_widget_set_focusable (button, FALSE);
}

/* --- pointer --------------------------------------------------------------------------------- */

static void
pressed_cb (RapItemCells *self, int n_press, double x, double y)
{
  self->was_selected = self->line != NULL
                       && _rap_agenda_view_get_selected (self->view) == self->line;
}

/* The first click selects, the next one on a cell writes in it. */
static void
released_cb (RapItemCells *self, int n_press, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  RapCellPlace places[RAP_N_CELLS];

  if (!self->was_selected || self->editor != NULL || self->line == NULL
      || !_rap_agenda_view_is_editable (self->view))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  place_cells (self, width, places);
  for (guint i = 0; i < RAP_N_CELLS; i++)
    if (is_text_cell (i) && x >= places[i].x && x < places[i].x + places[i].width
        && y >= places[i].y && y < places[i].y + places[i].height)
      {
        rap_item_cells_edit (self, i);
        return;
      }
}

static void
lock_clicked_cb (RapItemCells *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.lock", NULL);
}

static void
purposes_clicked_cb (RapItemCells *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.purposes", NULL);
}

static void
menu_clicked_cb (RapItemCells *self)
{
  _rap_agenda_view_select_line (self->view, self->line);
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.menu", NULL);
}

/* The whole title, where the line has no room for it. */
static gboolean
query_tooltip_cb (RapItemCells *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  static const RapCell cut[] = { RAP_CELL_TITLE, RAP_CELL_WHO };

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    {
      GtkWidget *cell = self->cells[cut[i]];
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
      g_autoptr (PangoLayout) layout = NULL;
      graphene_rect_t bounds;
      int width;

      if (text == NULL || !gtk_widget_get_child_visible (cell)
          || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds)
          || !(keyboard || graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y))))
        continue;
      layout = gtk_widget_create_pango_layout (cell, text);
      pango_layout_get_pixel_size (layout, &width, NULL);
      if (width <= gtk_widget_get_width (cell))
        continue;
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  return FALSE;
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_item_cells_dispose (GObject *object)
{
  RapItemCells *self = RAP_ITEM_CELLS (object);

  rap_item_cells_set_line (self, NULL);
  for (guint i = 0; i < RAP_N_CELLS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->length, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    g_clear_pointer (&self->rules[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rap_item_cells_parent_class)->dispose (object);
}

static void
rap_item_cells_class_init (RapItemCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_item_cells_dispose;
  widget_class->get_request_mode = rap_item_cells_get_request_mode;
  widget_class->measure = rap_item_cells_measure;
  widget_class->size_allocate = rap_item_cells_size_allocate;
  widget_class->focus = rap_item_cells_focus;
  gtk_widget_class_set_css_name (widget_class, "itemcells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_text (RapItemCells *self, RapCell cell, const char *css_class)
{
  self->cells[cell] = rap_cell_text_new (GTK_WIDGET (self), css_class);
}

static GtkWidget *
add_button (RapItemCells *self, RapCell cell, const char *css_class, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (focus, "leave", G_CALLBACK (button_left_cb), button);
  gtk_widget_add_controller (button, focus);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->cells[cell] = button;
  return button;
}

static void
add_pointer (RapItemCells *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

static void
rap_item_cells_init (RapItemCells *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkWidget *purposes, *menu;

  gtk_widget_add_css_class (handle, "handle");
  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  self->cells[RAP_CELL_HANDLE] = handle;
  add_text (self, RAP_CELL_TIME, "time");
  add_text (self, RAP_CELL_ZONE_1, "zone");
  add_text (self, RAP_CELL_ZONE_2, "zone");
  add_button (self, RAP_CELL_LOCK, "lock", G_CALLBACK (lock_clicked_cb));
  add_text (self, RAP_CELL_NUMBER, "number");
  add_text (self, RAP_CELL_TITLE, "title");
  purposes = add_button (self, RAP_CELL_PURPOSES, "purposes", G_CALLBACK (purposes_clicked_cb));
  self->chips = rap_purpose_chips_new ();
  gtk_button_set_child (GTK_BUTTON (purposes), self->chips);
  add_text (self, RAP_CELL_MINUTES, "minutes");
  self->length = rap_cell_text_new (GTK_WIDGET (self), "minutes");
  add_text (self, RAP_CELL_WHO, "who");
  menu = add_button (self, RAP_CELL_MENU, "menu", G_CALLBACK (menu_clicked_cb));
  gtk_button_set_icon_name (GTK_BUTTON (menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (menu, _("Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"),
                                  -1);
  add_pointer (self);
}

GtkWidget *
rap_item_cells_new (RapAgendaView *view)
{
  RapItemCells *self = g_object_new (RAP_TYPE_ITEM_CELLS, NULL);
  gboolean editable = _rap_agenda_view_is_editable (view);

  self->view = view;
  gtk_widget_set_can_target (self->cells[RAP_CELL_PURPOSES], editable);
  gtk_widget_set_can_target (self->cells[RAP_CELL_LOCK], editable);
  gtk_widget_set_visible (self->cells[RAP_CELL_HANDLE], editable);
  gtk_widget_set_visible (self->cells[RAP_CELL_MENU], editable);
  return GTK_WIDGET (self);
}

void
rap_item_cells_set_line (RapItemCells *self, RapAgendaLine *line)
{
  if (self->line == line)
    return;
  rap_item_cells_end_edit (self);
  g_set_object (&self->line, line);
  if (line != NULL)
    rap_item_cells_refresh (self);
}

RapAgendaLine *
rap_item_cells_get_line (RapItemCells *self)
{
  return self->line;
}
