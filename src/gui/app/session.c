/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/kinds.h"
#include "session.h"
#include "store/edit.h"
#include "store/notice.h"

struct _RapSession
{
  GObject parent_instance;

  RapStore *store;
  GSettings *settings;
  RapClock *clock;
  gint64 now;
  guint minute_id;
  GPtrArray *all[RAP_N_KINDS];      /* RapRecord, in order; NULL until asked for */
  GHashTable *by_id[RAP_N_KINDS];   /* row id → RapRecord, of the array beside it */
  GPtrArray *extra_zones;           /* RapZone; NULL until asked for */
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_SETTINGS,
  PROP_READ_ONLY,
  PROP_NOW,
  PROP_EXTRA_ZONES,
  N_PROPS,
};

enum
{
  CHANGED,
  REFUSED,
  NAVIGATE,
  MESSAGE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RapSession, rap_session, G_TYPE_OBJECT)

/* --- the clock ------------------------------------------------------------------------------- */

static void schedule_minute (RapSession *self);

static gboolean
minute_cb (gpointer data)
{
  RapSession *self = data;
  gint64 now = rap_clock_now (self->clock);

  self->minute_id = 0;
  schedule_minute (self);
  if (now / 60 != self->now / 60)
    {
      self->now = now;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
    }
  return G_SOURCE_REMOVE;
}

/* Clocks on screen change with the clock on the wall, not some seconds later. */
static void
schedule_minute (RapSession *self)
{
  gint64 now = g_get_real_time ();
  gint64 rest = 60 * G_USEC_PER_SEC - now % (60 * G_USEC_PER_SEC);

  self->minute_id = g_timeout_add ((guint) (rest / 1000 + 1), minute_cb, self);
}

/* --- small tables ---------------------------------------------------------------------------- */

static const char *
order_field (RapKind kind)
{
  static const char *const names[] = { "position", "list-key-en", "code", "family-name",
                                       "start-date" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rap_kind_find_field (kind, names[i]) >= 0)
      return names[i];
  return NULL;
}

static void
load_all (RapSession *self, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GError) error = NULL;
  const char *order = order_field (kind);

  if (order && !rap_query_sort (query, order, FALSE, &error))
    g_warning ("%s", error->message);
  g_clear_error (&error);
  self->all[kind] = rap_store_list (self->store, query, &error);
  if (!self->all[kind])
    {
      g_message ("%s", error->message);
      self->all[kind] = g_ptr_array_new_with_free_func (g_object_unref);
    }
  self->by_id[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->all[kind]->len; i++)
    {
      RapRecord *record = g_ptr_array_index (self->all[kind], i);
      gint64 id = rap_record_id (record);

      g_hash_table_insert (self->by_id[kind], g_memdup2 (&id, sizeof id), record);
    }
}

static void
forget (RapSession *self, RapKind kind)
{
  g_clear_pointer (&self->by_id[kind], g_hash_table_unref);
  g_clear_pointer (&self->all[kind], g_ptr_array_unref);
}

static void
store_changed_cb (RapSession *self, RapNotice *notice)
{
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    if (rap_notice_has_kind (notice, kind))
      forget (self, kind);
  g_signal_emit (self, signals[CHANGED], 0, notice);
}

/* --- settings -------------------------------------------------------------------------------- */

static void
load_extra_zones (RapSession *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, "extra-zones");

  self->extra_zones = g_ptr_array_new_with_free_func ((GDestroyNotify) rap_zone_unref);
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      RapZone *zone = rap_zone_get (names[i], &error);

      if (zone)
        g_ptr_array_add (self->extra_zones, zone);
      else
        g_message ("%s", error->message);
    }
}

static void
extra_zones_changed_cb (RapSession *self)
{
  g_clear_pointer (&self->extra_zones, g_ptr_array_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTRA_ZONES]);
}

static void
person_name_changed_cb (RapSession *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "person-name");

  rap_store_set_who (self->store, *g_strstrip (name) ? name : g_get_user_name ());
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
rap_session_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RapSession *self = RAP_SESSION (object);

  switch (property)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, rap_session_is_read_only (self));
      break;
    case PROP_NOW:
      g_value_set_int64 (value, rap_session_now (self));
      break;
    case PROP_EXTRA_ZONES:
      g_value_set_boxed (value, rap_session_extra_zones (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_session_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  RapSession *self = RAP_SESSION (object);

  switch (property)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rap_session_constructed (GObject *object)
{
  RapSession *self = RAP_SESSION (object);

  G_OBJECT_CLASS (rap_session_parent_class)->constructed (object);
  self->clock = rap_clock_ref (rap_store_clock (self->store));
  self->now = rap_clock_now (self->clock);
  schedule_minute (self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::extra-zones",
                           G_CALLBACK (extra_zones_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::person-name",
                           G_CALLBACK (person_name_changed_cb), self, G_CONNECT_SWAPPED);
  person_name_changed_cb (self);
}

static void
rap_session_finalize (GObject *object)
{
  RapSession *self = RAP_SESSION (object);

  g_clear_handle_id (&self->minute_id, g_source_remove);
  for (int kind = 0; kind < RAP_N_KINDS; kind++)
    forget (self, kind);
  g_clear_pointer (&self->extra_zones, g_ptr_array_unref);
  g_clear_pointer (&self->clock, rap_clock_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rap_session_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, RAP_TYPE_NOTICE);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[NAVIGATE] = g_signal_new ("navigate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT64);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
rap_session_class_init (RapSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags construct =
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rap_session_get_property;
  object_class->set_property = rap_session_set_property;
  object_class->constructed = rap_session_constructed;
  object_class->finalize = rap_session_finalize;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, RAP_TYPE_STORE, construct);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, construct);
  properties[PROP_READ_ONLY] =
    g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_NOW] =
    g_param_spec_int64 ("now", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  properties[PROP_EXTRA_ZONES] =
    g_param_spec_boxed ("extra-zones", NULL, NULL, G_TYPE_PTR_ARRAY, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
rap_session_init (RapSession *self)
{
}

/* --- what pages use -------------------------------------------------------------------------- */

RapSession *
rap_session_new (RapStore *store, GSettings *settings)
{
  g_return_val_if_fail (RAP_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  return g_object_new (RAP_TYPE_SESSION, "store", store, "settings", settings, NULL);
}

RapStore *
rap_session_store (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);

  return self->store;
}

RapClock *
rap_session_clock (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);

  return self->clock;
}

GSettings *
rap_session_settings (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);

  return self->settings;
}

gint64
rap_session_now (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), 0);

  return rap_clock_now (self->clock);
}

gboolean
rap_session_is_read_only (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), TRUE);

  return rap_store_is_read_only (self->store);
}

typedef struct
{
  RapSession *session;
  RapChangeSet *changes;
} Apply;

static void
apply_free (Apply *apply)
{
  g_object_unref (apply->session);
  rap_change_set_unref (apply->changes);
  g_free (apply);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Apply, apply_free)

/* Who shows @changes already is to show what is stored. */
static void
take_back (RapSession *self, RapChangeSet *changes)
{
  g_autoptr (RapNotice) notice = rap_notice_new (FALSE);

  for (guint i = 0; i < rap_change_set_size (changes); i++)
    {
      const RapChange *change = rap_change_set_get (changes, i);

      rap_notice_add (notice, change->kind, change->id);
    }
  rap_notice_seal (notice);
  store_changed_cb (self, notice);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Apply) apply = data;
  g_autoptr (GError) error = NULL;

  if (rap_store_apply_finish (RAP_STORE (source), result, &error) != 0)
    {
      rap_session_show_message (apply->session, rap_change_set_label (apply->changes), TRUE);
      return;
    }
  rap_session_show_error (apply->session, error);
  g_signal_emit (apply->session, signals[REFUSED], 0);
  take_back (apply->session, apply->changes);
}

void
rap_session_apply (RapSession *self, RapChangeSet *changes)
{
  Apply *apply;

  g_return_if_fail (RAP_IS_SESSION (self));
  g_return_if_fail (changes != NULL);

  if (rap_change_set_is_empty (changes))
    return;
  apply = g_new0 (Apply, 1);
  apply->session = g_object_ref (self);
  apply->changes = rap_change_set_ref (changes);
  /* Not cancelled with the window: what was done is to be kept. */
  rap_store_apply_async (self->store, changes, NULL, applied_cb, apply);
}

gboolean
rap_session_act (RapSession *self, RapChangeSet *changes, GError *error)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), FALSE);
  g_return_val_if_fail ((changes == NULL) != (error == NULL), FALSE);

  if (error)
    {
      rap_session_show_error (self, error);
      g_error_free (error);
      return FALSE;
    }
  rap_session_apply (self, changes);
  rap_change_set_unref (changes);
  return TRUE;
}

gboolean
rap_session_set_field (RapSession *self, RapRecord *record, guint field, const char *typed,
                       GError **error)
{
  g_autoptr (RapChangeSet) changes = NULL;
  RapKind kind;
  const char *names[2] = { NULL, NULL };
  const char *values[2] = { typed, NULL };

  g_return_val_if_fail (RAP_IS_SESSION (self), FALSE);
  g_return_val_if_fail (RAP_IS_RECORD (record), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  /* A draft is changed where it is; whoever holds it stores it as a whole. */
  if (rap_record_id (record) == 0)
    return rap_record_parse (record, field, typed, error);
  kind = rap_record_kind (record);
  names[0] = rap_kind_fields (kind, NULL)[field].name;
  changes = rap_edit_set (self->store, kind, rap_record_id (record), names, values, error);
  if (!changes)
    return FALSE;
  rap_session_apply (self, changes);
  return TRUE;
}

void
rap_session_show_message (RapSession *self, const char *text, gboolean undoable)
{
  g_return_if_fail (RAP_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, text, undoable);
}

void
rap_session_show_error (RapSession *self, const GError *error)
{
  g_return_if_fail (RAP_IS_SESSION (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rap_session_show_message (self, error->message, FALSE);
}

static const char *
page_of (RapKind kind)
{
  switch (kind)
    {
    case RAP_KIND_MEETING:
    case RAP_KIND_SITTING:
    case RAP_KIND_AGENDA_ITEM:
    case RAP_KIND_ITEM_PERSON:
      return "meetings";
    case RAP_KIND_REGION:
    case RAP_KIND_MEMBER:
    case RAP_KIND_WEEKEND_RULE:
    case RAP_KIND_ENTITY:
    case RAP_KIND_PERSON:
    case RAP_KIND_TERM:
    case RAP_KIND_BODY:
    case RAP_KIND_VOCABULARY:
    case RAP_KIND_SETTING:
    default:
      return "regions";
    }
}

void
rap_session_navigate (RapSession *self, RapKind kind, gint64 id)
{
  g_return_if_fail (RAP_IS_SESSION (self));

  g_signal_emit (self, signals[NAVIGATE], 0, page_of (kind), (int) kind, id);
}

RapRecord *
rap_session_lookup (RapSession *self, RapKind kind, gint64 id)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);

  rap_session_all (self, kind);
  return g_hash_table_lookup (self->by_id[kind], &id);
}

GPtrArray *
rap_session_all (RapSession *self, RapKind kind)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);
  g_return_val_if_fail ((int) kind >= 0 && kind < RAP_N_KINDS, NULL);

  if (!self->all[kind])
    load_all (self, kind);
  return self->all[kind];
}

GPtrArray *
rap_session_extra_zones (RapSession *self)
{
  g_return_val_if_fail (RAP_IS_SESSION (self), NULL);

  if (!self->extra_zones)
    load_extra_zones (self);
  return self->extra_zones;
}
