/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/kinds.h"
#include "gui/shared/field-row.h"
#include "record-facts.h"

struct _RapRecordFacts
{
  GtkWidget parent_instance;

  RapKind kind;
  GPtrArray *rows; /* RapFieldRow, borrowed, in the order they are seen */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (RapRecordFacts, rap_record_facts, GTK_TYPE_WIDGET)

#define END (-1)
#define MOST_FIELDS 12

typedef struct
{
  RapKind kind;
  const char *title;
  int fields[MOST_FIELDS];
} Group;

/* In the order they are seen. The source of the facts follows by itself. */
static const Group groups[] = {
  { RAP_KIND_REGION, N_("Names"),
    { RAP_REGION_NAME_EN, RAP_REGION_NAME_FR, RAP_REGION_SHORT_EN, RAP_REGION_SHORT_FR,
      RAP_REGION_CODE, RAP_REGION_ALIAS, END } },
  { RAP_KIND_REGION, N_("Facts"),
    { RAP_REGION_LANGUAGES, RAP_REGION_PC_SEATS, RAP_REGION_ZONE, END } },

  { RAP_KIND_MEMBER, N_("Names"),
    { RAP_MEMBER_NAME_EN, RAP_MEMBER_NAME_FR, RAP_MEMBER_ISO3, RAP_MEMBER_ISO2,
      RAP_MEMBER_LIST_KEY_EN, RAP_MEMBER_LIST_KEY_FR, END } },
  { RAP_KIND_MEMBER, N_("Membership"),
    { RAP_MEMBER_REGION, RAP_MEMBER_KIND, RAP_MEMBER_STATE, RAP_MEMBER_MEMBER_SINCE,
      RAP_MEMBER_MEMBER_UNTIL, END } },
  { RAP_KIND_MEMBER, N_("Place"), { RAP_MEMBER_ZONE, RAP_MEMBER_LANGUAGES, END } },

  { RAP_KIND_ENTITY, N_("Names"),
    { RAP_ENTITY_NAME_EN, RAP_ENTITY_NAME_FR, RAP_ENTITY_KIND, RAP_ENTITY_REGION,
      RAP_ENTITY_STATE, END } },
  { RAP_KIND_ENTITY, N_("Place"), { RAP_ENTITY_HOST, RAP_ENTITY_CITY, RAP_ENTITY_ZONE, END } },
  { RAP_KIND_ENTITY, N_("Office"),
    { RAP_ENTITY_HEAD, RAP_ENTITY_EMAIL, RAP_ENTITY_PHONE, RAP_ENTITY_WEBSITE, RAP_ENTITY_OPENED,
      RAP_ENTITY_MOU_DATE, RAP_ENTITY_MOU_EXPIRY, RAP_ENTITY_TOPICS, END } },

  { RAP_KIND_TERM, N_("Who"),
    { RAP_TERM_MEMBER, RAP_TERM_HOLDER, RAP_TERM_PERSON, RAP_TERM_DEPUTY, END } },
  { RAP_KIND_TERM, N_("When"),
    { RAP_TERM_START_DATE, RAP_TERM_END_DATE, RAP_TERM_STATE, RAP_TERM_NOTE, END } },

  { RAP_KIND_WEEKEND_RULE, N_("Weekend"),
    { RAP_WEEKEND_RULE_REST_DAYS, RAP_WEEKEND_RULE_HALF_DAYS, RAP_WEEKEND_RULE_FROM_DATE,
      RAP_WEEKEND_RULE_UNTIL_DATE, RAP_WEEKEND_RULE_NOTE, END } },
};

static void
add_row (RapRecordFacts *self, RapSession *session, AdwPreferencesGroup *group, guint field)
{
  GtkWidget *row = rap_field_row_new (session, self->kind, field);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static AdwPreferencesGroup *
add_group (RapRecordFacts *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_source_group (RapRecordFacts *self, RapSession *session)
{
  static const char *const names[] = { "source", "as-of", "unconfirmed" };
  AdwPreferencesGroup *group = add_group (self, _("Source of These Facts"));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = rap_kind_find_field (self->kind, names[i]);

      if (field >= 0)
        add_row (self, session, group, (guint) field);
    }
}

static void
rap_record_facts_dispose (GObject *object)
{
  RapRecordFacts *self = RAP_RECORD_FACTS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rap_record_facts_parent_class)->dispose (object);
}

static void
rap_record_facts_class_init (RapRecordFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_record_facts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordfacts");
}

static void
rap_record_facts_init (RapRecordFacts *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rap_record_facts_new (RapSession *session, RapKind kind)
{
  RapRecordFacts *self = g_object_new (RAP_TYPE_RECORD_FACTS, NULL);

  self->kind = kind;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AdwPreferencesGroup *group;

      if (groups[i].kind != kind)
        continue;
      group = add_group (self, _(groups[i].title));
      for (guint k = 0; groups[i].fields[k] != END; k++)
        add_row (self, session, group, (guint) groups[i].fields[k]);
    }
  add_source_group (self, session);
  return GTK_WIDGET (self);
}

void
rap_record_facts_set_record (RapRecordFacts *self, RapRecord *record)
{
  g_return_if_fail (RAP_IS_RECORD_FACTS (self));
  g_return_if_fail (record == NULL || rap_record_kind (record) == self->kind);

  for (guint i = 0; i < self->rows->len; i++)
    rap_field_row_set_record (g_ptr_array_index (self->rows, i), record);
}

void
rap_record_facts_focus_name (RapRecordFacts *self)
{
  g_return_if_fail (RAP_IS_RECORD_FACTS (self));

  if (self->rows->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, 0), GTK_DIR_TAB_FORWARD);
}

gboolean
rap_record_facts_commit (RapRecordFacts *self)
{
  gboolean done = TRUE;

  g_return_val_if_fail (RAP_IS_RECORD_FACTS (self), TRUE);

  for (guint i = 0; i < self->rows->len; i++)
    done = rap_field_row_commit (g_ptr_array_index (self->rows, i)) && done;
  return done;
}
