/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/body.h"
#include "core/meeting.h"
#include "core/region.h"
#include "meeting-filter.h"

/* One drop-down of the filter: the values its rows stand for, "" in the first: no condition. */
typedef struct
{
  GtkDropDown *drop_down;
  GPtrArray *values;
} Choice;

enum
{
  CHOICE_REGION,
  CHOICE_BODY,
  CHOICE_TIME,
  CHOICE_STATE,
  N_CHOICES,
};

struct _RapMeetingFilter
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkEditable *words;
  GtkWidget *button;
  GtkFlowBox *chips;
  GtkDropDown *order;

  /* Owned references */
  RapSession *session;
  Choice choices[N_CHOICES];

  gboolean filling; /* the rows of a drop-down are being replaced: nobody chose anything */
};

enum
{
  PROP_0,
  PROP_SESSION,
};

static guint changed_signal;
static guint go_on_signal;

G_DEFINE_FINAL_TYPE (RapMeetingFilter, rap_meeting_filter, GTK_TYPE_WIDGET)

static const char *
value_of (RapMeetingFilter *self, int choice)
{
  guint selected = gtk_drop_down_get_selected (self->choices[choice].drop_down);
  GPtrArray *values = self->choices[choice].values;

  return selected < values->len ? g_ptr_array_index (values, selected) : "";
}

static void
clear_chip_cb (GtkButton *chip, RapMeetingFilter *self)
{
  gtk_drop_down_set_selected (g_object_get_data (G_OBJECT (chip), "drop-down"), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static GtkWidget *
chip_for (RapMeetingFilter *self, GtkDropDown *drop_down)
{
  GtkStringObject *row = gtk_drop_down_get_selected_item (drop_down);
  const char *words = gtk_string_object_get_string (row);
  g_autofree char *tip = g_strdup_printf (_("Remove the filter “%s”"), words);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (chip), "drop-down", drop_down);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clear_chip_cb), self, 0);
  return chip;
}

static void
update_chips (RapMeetingFilter *self)
{
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))))
    gtk_flow_box_remove (self->chips, child);
  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkWidget *chip;

      if (*value_of (self, i) == '\0')
        continue;
      chip = chip_for (self, self->choices[i].drop_down);
      gtk_flow_box_append (self->chips, chip);
      /* The button in it takes the focus; its holder would only be one more stop. */
      gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), any);
}

static void
choice_changed_cb (RapMeetingFilter *self)
{
  if (self->filling)
    return;
  update_chips (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
stop_search_cb (RapMeetingFilter *self)
{
  gtk_editable_set_text (self->words, "");
}

static void
go_on (RapMeetingFilter *self, gboolean enter)
{
  /* The search waits for a pause in the typing; who goes on does not. */
  g_signal_emit (self, changed_signal, 0);
  g_signal_emit (self, go_on_signal, 0, enter);
}

static void
words_activated_cb (RapMeetingFilter *self)
{
  go_on (self, TRUE);
}

static gboolean
words_key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
              gpointer data)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  go_on (data, FALSE);
  return GDK_EVENT_STOP;
}

/* Fills a drop-down; what was chosen stays chosen when it is still there. */
static void
fill (RapMeetingFilter *self, int index, GtkStringList *words, GPtrArray *values)
{
  Choice *choice = &self->choices[index];
  g_autofree char *chosen = g_strdup (value_of (self, index));
  guint selected = 0;

  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (g_ptr_array_index (values, i), chosen))
      selected = i;
  self->filling = TRUE;
  g_clear_pointer (&choice->values, g_ptr_array_unref);
  choice->values = values;
  gtk_drop_down_set_model (choice->drop_down, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (choice->drop_down, selected);
  self->filling = FALSE;
}

static void
fill_records (RapMeetingFilter *self, int index, RapKind kind, guint code, const char *all)
{
  GPtrArray *records = rap_session_all (self->session, kind);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *language = rap_title_language ();

  gtk_string_list_append (words, all);
  g_ptr_array_add (values, g_strdup (""));
  for (guint i = 0; i < records->len; i++)
    {
      RapRecord *record = records->pdata[i];

      gtk_string_list_take (words, g_strdup_printf ("%s – %s", rap_record_text (record, code),
                                                    rap_record_in_language (record, "name", language)));
      g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, rap_record_id (record)));
    }
  fill (self, index, words, values);
}

static int
edge_year (RapMeetingFilter *self, gboolean last)
{
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;

  rap_query_sort (query, "start-date", last, NULL);
  rap_query_limit (query, 1);
  found = rap_store_list (rap_session_store (self->session), query, NULL);
  if (found == NULL || found->len == 0)
    return 0;
  return atoi (rap_record_text (found->pdata[0], RAP_MEETING_START_DATE));
}

static void
fill_times (RapMeetingFilter *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  int first = edge_year (self, FALSE);
  int last = edge_year (self, TRUE);

  gtk_string_list_append (words, _("Any time"));
  g_ptr_array_add (values, g_strdup (""));
  gtk_string_list_append (words, _("Upcoming"));
  g_ptr_array_add (values, g_strdup ("upcoming"));
  gtk_string_list_append (words, _("Past"));
  g_ptr_array_add (values, g_strdup ("past"));
  for (int year = last; first > 0 && year >= first; year--)
    {
      gtk_string_list_take (words, g_strdup_printf ("%d", year));
      g_ptr_array_add (values, g_strdup_printf ("%d", year));
    }
  fill (self, CHOICE_TIME, words, values);
}

static void
fill_states (RapMeetingFilter *self)
{
  const RapField *field = &rap_kind_fields (RAP_KIND_MEETING, NULL)[RAP_MEETING_STATE];
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (words, _("Any state"));
  g_ptr_array_add (values, g_strdup (""));
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      gtk_string_list_append (words, rap_choice_label (field, choice->nick));
      g_ptr_array_add (values, g_strdup (choice->nick));
    }
  fill (self, CHOICE_STATE, words, values);
}

static void
refill (RapMeetingFilter *self)
{
  fill_records (self, CHOICE_REGION, RAP_KIND_REGION, RAP_REGION_CODE, _("All regions"));
  fill_records (self, CHOICE_BODY, RAP_KIND_BODY, RAP_BODY_CODE, _("All bodies"));
  fill_times (self);
  update_chips (self);
}

static void
session_changed_cb (RapMeetingFilter *self, RapNotice *notice)
{
  if (rap_notice_has_kind (notice, RAP_KIND_REGION) || rap_notice_has_kind (notice, RAP_KIND_BODY)
      || rap_notice_has_kind (notice, RAP_KIND_MEETING))
    refill (self);
}

static void
rap_meeting_filter_constructed (GObject *object)
{
  RapMeetingFilter *self = RAP_MEETING_FILTER (object);

  G_OBJECT_CLASS (rap_meeting_filter_parent_class)->constructed (object);
  refill (self);
  fill_states (self);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
rap_meeting_filter_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  RapMeetingFilter *self = RAP_MEETING_FILTER (object);

  if (prop_id == PROP_SESSION)
    self->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rap_meeting_filter_dispose (GObject *object)
{
  RapMeetingFilter *self = RAP_MEETING_FILTER (object);

  self->filling = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    g_clear_pointer (&self->choices[i].values, g_ptr_array_unref);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_MEETING_FILTER);
  G_OBJECT_CLASS (rap_meeting_filter_parent_class)->dispose (object);
}

static void
rap_meeting_filter_class_init (RapMeetingFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_CHOICES] = { "region", "body", "time", "state" };

  object_class->constructed = rap_meeting_filter_constructed;
  object_class->set_property = rap_meeting_filter_set_property;
  object_class->dispose = rap_meeting_filter_dispose;
  g_object_class_install_property (object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, RAP_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  changed_signal = g_signal_new ("changed", RAP_TYPE_MEETING_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  go_on_signal = g_signal_new ("go-on", RAP_TYPE_MEETING_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/ui/meetings/meeting-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, RapMeetingFilter, box);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingFilter, words);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingFilter, button);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingFilter, chips);
  gtk_widget_class_bind_template_child (widget_class, RapMeetingFilter, order);
  for (int i = 0; i < N_CHOICES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
      G_STRUCT_OFFSET (RapMeetingFilter, choices) + i * (gssize) sizeof (Choice)
        + G_STRUCT_OFFSET (Choice, drop_down));
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_key_cb);
}

static void
rap_meeting_filter_init (RapMeetingFilter *self)
{
  self->filling = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    self->choices[i].values = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

static void
add_time (RapMeetingFilter *self, RapQuery *query)
{
  const char *time = value_of (self, CHOICE_TIME);
  g_autoptr (RapZone) zone = rap_zone_get_local ();
  g_autofree char *today =
    rap_local_format_date (rap_zone_to_local (zone, rap_session_now (self->session)));

  if (g_str_equal (time, "upcoming"))
    rap_query_where (query, "end-date", RAP_QUERY_AT_LEAST, today, NULL);
  else if (g_str_equal (time, "past"))
    rap_query_where (query, "end-date", RAP_QUERY_LESS, today, NULL);
  else if (*time != '\0')
    {
      g_autofree char *first = g_strdup_printf ("%s-01-01", time);
      g_autofree char *last = g_strdup_printf ("%s-12-31", time);

      rap_query_where (query, "start-date", RAP_QUERY_AT_LEAST, first, NULL);
      rap_query_where (query, "start-date", RAP_QUERY_AT_MOST, last, NULL);
    }
}

RapQuery *
rap_meeting_filter_query (RapMeetingFilter *self)
{
  static const struct { const char *field; gboolean descending; } orders[] = {
    { "start-date", TRUE }, { "start-date", FALSE }, { "title-en", FALSE }, { "body", FALSE },
  };
  RapQuery *query = rap_query_new (RAP_KIND_MEETING);
  guint order = gtk_drop_down_get_selected (self->order);

  if (*value_of (self, CHOICE_REGION) != '\0')
    rap_query_where (query, "region", RAP_QUERY_EQUAL, value_of (self, CHOICE_REGION), NULL);
  if (*value_of (self, CHOICE_BODY) != '\0')
    rap_query_where (query, "body", RAP_QUERY_EQUAL, value_of (self, CHOICE_BODY), NULL);
  if (*value_of (self, CHOICE_STATE) != '\0')
    rap_query_where (query, "state", RAP_QUERY_EQUAL, value_of (self, CHOICE_STATE), NULL);
  add_time (self, query);
  rap_query_search (query, gtk_editable_get_text (self->words));
  order = order < G_N_ELEMENTS (orders) ? order : 0;
  rap_query_sort (query, orders[order].field, orders[order].descending, NULL);
  return query;
}

gboolean
rap_meeting_filter_is_active (RapMeetingFilter *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    if (*value_of (self, i) != '\0')
      return TRUE;
  return *gtk_editable_get_text (self->words) != '\0';
}

void
rap_meeting_filter_clear (RapMeetingFilter *self)
{
  self->filling = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (self->choices[i].drop_down, 0);
  gtk_editable_set_text (self->words, "");
  self->filling = FALSE;
  choice_changed_cb (self);
}

void
rap_meeting_filter_set_region (RapMeetingFilter *self, gint64 region)
{
  g_autofree char *wanted =
    region != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, region) : g_strdup ("");
  GPtrArray *values = self->choices[CHOICE_REGION].values;

  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (values->pdata[i], wanted))
      gtk_drop_down_set_selected (self->choices[CHOICE_REGION].drop_down, i);
}

gint64
rap_meeting_filter_get_region (RapMeetingFilter *self)
{
  return g_ascii_strtoll (value_of (self, CHOICE_REGION), NULL, 10);
}

void
rap_meeting_filter_focus (RapMeetingFilter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
