/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "agenda-captions.h"
#include "agenda-pane.h"
#include "agenda-view-private.h"
#include "core/meeting.h"
#include "gui/shared/rap-compat.h"
#include "line-row.h"

/* Widths, px: the panel with details stands beside the list, or takes its place. */
#define PANEL_WIDTH 360
#define LEAST_LIST_WIDTH 420

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_MEETING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RapAgendaView, rap_agenda_view, GTK_TYPE_WIDGET)

/* --- what the lines ask ---------------------------------------------------------------------- */

const RapAgendaColumns *
_rap_agenda_view_columns (RapAgendaView *self)
{
  return &self->columns;
}

RapAgendaList *
_rap_agenda_view_list (RapAgendaView *self)
{
  return self->list;
}

RapZone *
_rap_agenda_view_zone (RapAgendaView *self, guint index)
{
  return index < self->columns.n_zones ? self->zones[index] : NULL;
}

char *
_rap_agenda_view_city (RapAgendaView *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);
  const char *city;

  if (agenda == NULL)
    return g_strdup ("");
  city = rap_record_text (rap_agenda_meeting (agenda), RAP_MEETING_CITY);
  return *city != '\0' ? g_strdup (city) : rap_zone_city (rap_agenda_zone (agenda));
}

gboolean
_rap_agenda_view_is_editable (RapAgendaView *self)
{
  return self->columns.editable;
}

/* --- selection ------------------------------------------------------------------------------- */

RapAgendaLine *
_rap_agenda_view_get_selected (RapAgendaView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

RapLineRow *
_rap_agenda_view_row_of (RapAgendaView *self, RapAgendaLine *line)
{
  return g_hash_table_lookup (self->rows, line);
}

void
_rap_agenda_view_row_shows (RapAgendaView *self, RapLineRow *row, RapAgendaLine *line)
{
  g_hash_table_insert (self->rows, line, row);
}

void
_rap_agenda_view_row_left (RapAgendaView *self, RapLineRow *row, RapAgendaLine *line)
{
  if (g_hash_table_lookup (self->rows, line) == row)
    g_hash_table_remove (self->rows, line);
}

void
_rap_agenda_view_select_line (RapAgendaView *self, RapAgendaLine *line)
{
  guint position = line != NULL ? rap_agenda_list_position (self->list, line) : G_MAXUINT;

  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  guint position = rap_agenda_list_position (self->list, self->revealed);

  /* The frame that began before this call lays the new lines out; the one after it knows where. */
  if (self->reveal_frames-- > 0)
    return G_SOURCE_CONTINUE;
  if (position != G_MAXUINT)
    rap_list_scroll_to (GTK_WIDGET (self->list_view), position);
  self->reveal_id = 0;
  g_clear_object (&self->revealed);
  return G_SOURCE_REMOVE;
}

/* Scrolls to the line now, and again when lines that are new have been laid out: until then GTK 4.8
 * takes their height for nothing. */
void
_rap_agenda_view_reveal_line (RapAgendaView *self, RapAgendaLine *line)
{
  guint position = rap_agenda_list_position (self->list, line);

  if (position == G_MAXUINT)
    return;
  rap_list_scroll_to (GTK_WIDGET (self->list_view), position);
  g_set_object (&self->revealed, line);
  self->reveal_frames = 1;
  if (self->reveal_id == 0)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

void
_rap_agenda_view_focus_line (RapAgendaView *self, RapAgendaLine *line)
{
  guint position = line != NULL ? rap_agenda_list_position (self->list, line) : G_MAXUINT;
  RapLineRow *row;

  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  _rap_agenda_view_reveal_line (self, line);
  row = _rap_agenda_view_row_of (self, line);
  if (row != NULL)
    rap_line_row_focus_row (row);
}

static void
selection_changed_cb (RapAgendaView *self)
{
  /* What was said was about the line that was selected. */
  if (!self->storing)
    _rap_agenda_view_say (self, NULL);
  _rap_agenda_view_actions_update (self);
  _rap_agenda_view_update_hint (self);
  _rap_agenda_view_update_details (self);
}

/* Enter on a row: the first thing one would do with it. */
static void
row_activated_cb (RapAgendaView *self, guint position)
{
  _rap_agenda_view_select_line (self, rap_agenda_list_line (self->list, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.edit", NULL);
}

/* --- loading --------------------------------------------------------------------------------- */

static void
take_zones (RapAgendaView *self, RapAgenda *agenda)
{
  GPtrArray *zones = rap_session_extra_zones (self->session);
  const char *own = agenda != NULL ? rap_zone_name (rap_agenda_zone (agenda)) : "";
  guint n = 0;

  for (guint i = 0; i < RAP_MOST_ZONES; i++)
    g_clear_pointer (&self->zones[i], rap_zone_unref);
  for (guint i = 0; i < zones->len && n < RAP_MOST_ZONES; i++)
    if (!g_str_equal (rap_zone_name (zones->pdata[i]), own))
      self->zones[n++] = rap_zone_ref (zones->pdata[i]);
  self->columns.n_zones = n;
}

static void
measure_numbers (RapAgendaView *self)
{
  const char *numbers[RAP_COLUMN_LEVELS];
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  rap_agenda_list_longest_numbers (self->list, numbers);
  for (guint i = 0; i < RAP_COLUMN_LEVELS; i++)
    {
      int width;

      pango_layout_set_text (layout, numbers[i], -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      /* Room for a full stop and a space; a column that holds "III" soon holds "VIII". */
      self->columns.number[i] = MAX (width + 2 * self->columns.digit, 4 * self->columns.digit);
    }
}

static gboolean
has_lines (RapAgendaView *self)
{
  RapAgenda *agenda = rap_agenda_list_agenda (self->list);

  return agenda != NULL
         && (rap_agenda_sittings (agenda)->len > 0 || rap_agenda_items (agenda)->len > 0);
}

void
_rap_agenda_view_refresh_page (RapAgendaView *self)
{
  const char *page = rap_agenda_list_agenda (self->list) == NULL ? "nothing"
                     : has_lines (self)                          ? "list"
                                                                 : "empty";

  gtk_widget_set_visible (self->empty_acts, self->columns.editable);
  gtk_widget_set_visible (self->foot, self->columns.editable);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

void
_rap_agenda_view_show_agenda (RapAgendaView *self, RapAgenda *agenda)
{
  RapAgendaLine *selected = _rap_agenda_view_get_selected (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL;
  guint size;

  take_zones (self, agenda);
  rap_agenda_list_set_agenda (self->list, agenda);
  measure_numbers (self);
  rap_agenda_captions_refresh (RAP_AGENDA_CAPTIONS (self->captions));
  _rap_agenda_view_refresh_page (self);
  size = rap_agenda_list_size (self->list);
  /* The line that was selected is gone: the next one takes its place. */
  if (selected != NULL && _rap_agenda_view_get_selected (self) == NULL && size > 0)
    {
      RapAgendaLine *next = rap_agenda_list_line (self->list, MIN (position, size - 1));

      if (focused)
        _rap_agenda_view_focus_line (self, next);
      else
        _rap_agenda_view_select_line (self, next);
    }
  _rap_agenda_view_update_details (self);
}

void
_rap_agenda_view_reload (RapAgendaView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RapAgenda) agenda = NULL;

  /* What was only tried is not in what comes from the store. */
  self->previewed = 0;
  if (self->meeting != 0)
    {
      agenda = rap_store_load_agenda (rap_session_store (self->session), self->meeting, &error);
      if (agenda == NULL && !g_error_matches (error, RAP_ERROR, RAP_ERROR_NOT_FOUND))
        rap_session_show_error (self->session, error);
    }
  _rap_agenda_view_show_agenda (self, agenda);
  _rap_agenda_view_actions_update (self);
  _rap_agenda_view_update_hint (self);
}

static gboolean
concerns_agenda (const RapNotice *notice)
{
  static const RapKind kinds[] = { RAP_KIND_MEETING, RAP_KIND_SITTING, RAP_KIND_AGENDA_ITEM,
                                   RAP_KIND_ITEM_PERSON, RAP_KIND_BODY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (rap_notice_has_kind (notice, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
session_changed_cb (RapAgendaView *self, RapNotice *notice)
{
  /* While an act is being stored the lines show it already, and others' news wait for its end. */
  if (self->meeting != 0 && !self->storing && concerns_agenda (notice))
    _rap_agenda_view_reload (self);
}

/* The session says of each act how it ended: with its label when it is stored, else why not. */
static void
session_message_cb (RapAgendaView *self, const char *text, gboolean undoable)
{
  if (!self->storing || (undoable && g_strcmp0 (text, self->done_label) != 0))
    return;
  self->storing = FALSE;
  if (!undoable)
    rap_agenda_list_drop_sent_drafts (self->list);
  _rap_agenda_view_reload (self);
  if (undoable)
    _rap_agenda_view_act_stored (self);
  else
    _rap_agenda_view_clear_acts (self);
}

static void
zones_changed_cb (RapAgendaView *self)
{
  _rap_agenda_view_reload (self);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapAgendaView *self)
{
  gtk_list_item_set_child (item, rap_line_row_new (self));
}

/* There is no "unbind": GTK 4.8 unbinds and binds the same line whenever its place or its selection
 * changes, and what is being written in it is to stay. A row that is let go forgets its line. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RapAgendaView *self)
{
  rap_line_row_set_line (RAP_LINE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
make_list (RapAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->list = rap_agenda_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- layout ---------------------------------------------------------------------------------- */

static gboolean
panel_shown (RapAgendaView *self)
{
  return self->details != NULL && gtk_widget_get_visible (self->details);
}

static void
rap_agenda_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  GtkWidget *pane = gtk_widget_get_first_child (widget);

  gtk_widget_measure (pane, orientation, -1, minimum, natural, NULL, NULL);
  if (panel_shown (self))
    {
      int panel_minimum, panel_natural;

      gtk_widget_measure (self->details, orientation, -1, &panel_minimum, &panel_natural, NULL, NULL);
      *minimum = MAX (*minimum, panel_minimum);
      *natural = MAX (*natural, panel_natural);
    }
}

static void
rap_agenda_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  GtkWidget *pane = gtk_widget_get_first_child (widget);
  gboolean beside = width >= PANEL_WIDTH + LEAST_LIST_WIDTH;
  int panel = !panel_shown (self) ? 0 : beside ? PANEL_WIDTH : width;
  RapCellPlace places[2] = {
    { 0, 0, width - panel, height },
    { width - panel, 0, panel, height },
  };

  rap_cell_place_allocate (&places[0], widget, pane, width);
  if (panel_shown (self))
    rap_cell_place_allocate (&places[1], widget, self->details, width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
rap_agenda_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);

  GTK_WIDGET_CLASS (rap_agenda_view_parent_class)->css_changed (widget, change);
  if (rap_agenda_columns_set_font (&self->columns, widget) && self->list != NULL)
    {
      measure_numbers (self);
      gtk_widget_queue_resize (widget);
    }
}

static gboolean
rap_agenda_view_grab_focus (GtkWidget *widget)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (widget);
  RapAgendaLine *selected = _rap_agenda_view_get_selected (self);

  if (!has_lines (self))
    return gtk_widget_grab_focus (gtk_widget_get_first_child (self->empty_acts));
  _rap_agenda_view_focus_line (self,
                               selected != NULL ? selected : rap_agenda_list_line (self->list, 0));
  return TRUE;
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_agenda_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_MEETING:
      g_value_set_int64 (value, self->meeting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_agenda_view_set_property (GObject *object, guint property, const GValue *value,
                              GParamSpec *pspec)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (object);

  switch (property)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_MEETING:
      rap_agenda_view_set_meeting (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_agenda_view_constructed (GObject *object)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (object);

  G_OBJECT_CLASS (rap_agenda_view_parent_class)->constructed (object);
  self->columns.editable = !rap_session_is_read_only (self->session);
  rap_agenda_columns_set_font (&self->columns, GTK_WIDGET (self));
  rap_agenda_list_set_editable (self->list, self->columns.editable);
  self->captions = rap_agenda_captions_new (self);
  gtk_box_prepend (GTK_BOX (self->captions_slot), self->captions);
  if (!self->columns.editable)
    gtk_widget_add_css_class (GTK_WIDGET (self), "read-only");
  else
    _rap_agenda_view_add_drop_target (self);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "message", G_CALLBACK (session_message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::extra-zones", G_CALLBACK (zones_changed_cb),
                           self, G_CONNECT_SWAPPED);
  _rap_agenda_view_refresh_page (self);
  _rap_agenda_view_actions_update (self);
}

static void
rap_agenda_view_dispose (GObject *object)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (object);
  GtkWidget *child;

  _rap_agenda_view_end_drag (self);
  _rap_agenda_view_clear_acts (self);
  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
  g_clear_object (&self->revealed);
  self->editing = NULL;
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_AGENDA_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->details = self->popover = self->captions = NULL;
  self->list_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_agenda_view_parent_class)->dispose (object);
}

static void
rap_agenda_view_finalize (GObject *object)
{
  RapAgendaView *self = RAP_AGENDA_VIEW (object);

  g_clear_object (&self->list);
  for (guint i = 0; i < RAP_MOST_ZONES; i++)
    g_clear_pointer (&self->zones[i], rap_zone_unref);
  g_hash_table_unref (self->rows);
  g_free (self->text_before);
  g_free (self->select_key);
  G_OBJECT_CLASS (rap_agenda_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/agenda/agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, empty_acts);
  gtk_widget_class_bind_template_child_full (widget_class, "list_box", FALSE,
                                             G_STRUCT_OFFSET (RapAgendaView, captions_slot));
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, list_view);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, foot);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, status);
  gtk_widget_class_bind_template_child (widget_class, RapAgendaView, hint);
}

static void
rap_agenda_view_class_init (RapAgendaViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rap_agenda_view_get_property;
  object_class->set_property = rap_agenda_view_set_property;
  object_class->constructed = rap_agenda_view_constructed;
  object_class->dispose = rap_agenda_view_dispose;
  object_class->finalize = rap_agenda_view_finalize;
  widget_class->measure = rap_agenda_view_measure;
  widget_class->size_allocate = rap_agenda_view_size_allocate;
  widget_class->css_changed = rap_agenda_view_css_changed;
  widget_class->grab_focus = rap_agenda_view_grab_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MEETING] =
    g_param_spec_int64 ("meeting", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RAP_TYPE_AGENDA_PANE);
  bind_template (widget_class);
  _rap_agenda_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "agendaview");
}

static void
rap_agenda_view_init (RapAgendaView *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->acts);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_list (self);
}

GtkWidget *
rap_agenda_view_new (RapSession *session)
{
  g_return_val_if_fail (RAP_IS_SESSION (session), NULL);

  return g_object_new (RAP_TYPE_AGENDA_VIEW, "session", session, NULL);
}

void
rap_agenda_view_set_meeting (RapAgendaView *self, gint64 meeting)
{
  g_return_if_fail (RAP_IS_AGENDA_VIEW (self));
  g_return_if_fail (meeting >= 0);

  if (self->meeting == meeting)
    return;
  _rap_agenda_view_close_popover (self);
  _rap_agenda_view_clear_acts (self);
  self->meeting = meeting;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  _rap_agenda_view_say (self, NULL);
  /* Emptied first: the lists of two meetings have no line in common to be compared. */
  rap_agenda_list_set_agenda (self->list, NULL);
  _rap_agenda_view_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEETING]);
}

gint64
rap_agenda_view_get_meeting (RapAgendaView *self)
{
  g_return_val_if_fail (RAP_IS_AGENDA_VIEW (self), 0);

  return self->meeting;
}

void
rap_agenda_view_select (RapAgendaView *self, RapKind kind, gint64 id)
{
  RapAgendaLine *line;

  g_return_if_fail (RAP_IS_AGENDA_VIEW (self));

  line = rap_agenda_list_find (self->list, kind, id);
  if (line != NULL)
    _rap_agenda_view_focus_line (self, line);
}
