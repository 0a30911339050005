/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "core/meeting.h"
#include "gui/shared/pill.h"
#include "meeting-row.h"
#include "meeting-words.h"

#define LINE_GAP 3
#define PILL_GAP 6

/* A list has two hundred of these and binds all of them anew when it jumps. So a row asks for the
 * same size whatever it says, its words have nothing measured again, and there is no widget in it
 * that only holds others. */
struct _RapMeetingRow
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *title;
  GtkWidget *code;
  GtkWidget *facts;
  GtkWidget *state;

  /* Owned references */
  RapSession *session;
  RapRecord *meeting;
};

G_DEFINE_FINAL_TYPE (RapMeetingRow, rap_meeting_row, GTK_TYPE_WIDGET)

static void
update (RapMeetingRow *self)
{
  g_autofree char *hue = NULL;
  g_autofree char *days = NULL;
  g_autofree char *place = NULL;
  g_autofree char *facts = NULL;
  const char *state;

  if (self->meeting == NULL)
    return;
  state = rap_record_text (self->meeting, RAP_MEETING_STATE);
  hue = rap_meeting_hue (self->session, self->meeting);
  days = rap_meeting_days (self->meeting);
  place = rap_meeting_place (self->meeting);
  facts = *place ? g_strdup_printf ("%s · %s", days, place) : g_strdup (days);
  rap_pill_set (RAP_PILL (self->code), rap_meeting_code (self->session, self->meeting), NULL, hue);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), rap_record_title (self->meeting));
  gtk_inscription_set_text (GTK_INSCRIPTION (self->facts), facts);
  rap_pill_set (RAP_PILL (self->state), rap_meeting_state_label (state),
                rap_meeting_state_icon (state), rap_meeting_state_style (state));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- place ----------------------------------------------------------------------------------- */

static int
natural_height (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
rap_meeting_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RapMeetingRow *self = RAP_MEETING_ROW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (self->title, orientation, -1, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = natural_height (self->title) + LINE_GAP
                          + MAX (natural_height (self->facts), natural_height (self->state));
}

/* With its borders, and what keeps it from its neighbour; 0 for a pill that says nothing. */
static int
pill_width (GtkWidget *pill)
{
  int borders;

  if (rap_pill_content_width (RAP_PILL (pill)) == 0)
    return 0;
  gtk_widget_measure (pill, GTK_ORIENTATION_HORIZONTAL, -1, &borders, NULL, NULL, NULL);
  return borders + rap_pill_content_width (RAP_PILL (pill)) + PILL_GAP;
}

/* @x counts from where reading begins. */
static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  gtk_widget_set_child_visible (child, width > 0);
  if (width <= 0)
    return;
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (row) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
rap_meeting_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RapMeetingRow *self = RAP_MEETING_ROW (widget);
  int first = natural_height (self->title);
  int second = first + LINE_GAP;
  int code = MIN (pill_width (self->code), width);
  int state = MIN (pill_width (self->state), width - code);

  place (self->title, 0, 0, width, first);
  place (self->code, 0, second, code - PILL_GAP, height - second);
  place (self->facts, code, second, width - code - state, height - second);
  place (self->state, width - state + PILL_GAP, second, state - PILL_GAP, height - second);
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
query_tooltip_cb (RapMeetingRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (self->meeting == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, rap_record_title (self->meeting));
  return TRUE;
}

static void
rap_meeting_row_dispose (GObject *object)
{
  RapMeetingRow *self = RAP_MEETING_ROW (object);

  if (self->meeting != NULL)
    g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_clear_object (&self->meeting);
  g_clear_object (&self->session);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->code, gtk_widget_unparent);
  g_clear_pointer (&self->facts, gtk_widget_unparent);
  g_clear_pointer (&self->state, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_meeting_row_parent_class)->dispose (object);
}

static void
rap_meeting_row_class_init (RapMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_meeting_row_dispose;
  widget_class->measure = rap_meeting_row_measure;
  widget_class->size_allocate = rap_meeting_row_size_allocate;
}

static GtkWidget *
add_words (RapMeetingRow *self, int natural_letters)
{
  GtkWidget *words = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (words), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (words), (guint) natural_letters);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (words), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (words), 1);
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  return words;
}

static GtkWidget *
add_pill (RapMeetingRow *self)
{
  GtkWidget *pill = rap_pill_new_placed ();

  gtk_widget_set_halign (pill, GTK_ALIGN_FILL);
  gtk_widget_set_parent (pill, GTK_WIDGET (self));
  return pill;
}

/* In code, not from a template: it is built two hundred times before the list is seen. */
static void
rap_meeting_row_init (RapMeetingRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "meeting-row");
  self->title = add_words (self, 40);
  self->code = add_pill (self);
  self->facts = add_words (self, 30);
  self->state = add_pill (self);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (self->facts), 0.5);
  gtk_widget_add_css_class (self->facts, "dim-label");
  gtk_widget_add_css_class (self->facts, "caption");
  gtk_widget_add_css_class (self->facts, "numeric");
  /* Set as text, it would ask the display where the pointer is, for each row that is bound. */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
rap_meeting_row_new (RapSession *session)
{
  RapMeetingRow *self = g_object_new (RAP_TYPE_MEETING_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * rap_meeting_row_set_meeting:
 * @meeting: (nullable): the record to show and follow
 */
void
rap_meeting_row_set_meeting (RapMeetingRow *self, RapRecord *meeting)
{
  if (self->meeting != NULL)
    g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_set_object (&self->meeting, meeting);
  if (meeting != NULL)
    g_signal_connect_object (meeting, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
