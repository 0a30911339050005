/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "meetings-ahead.h"
#include "region-meetings.h"
#include "region-words.h"
#include "store/query-model.h"

struct _RapMeetingsAhead
{
  GObject parent_instance;

  RapSession *session;
  GHashTable *models; /* row id of a region → RapQueryModel */
  RapLocal today;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (RapMeetingsAhead, rap_meetings_ahead, G_TYPE_OBJECT)

static void
model_changed_cb (RapMeetingsAhead *self, GParamSpec *pspec, RapQueryModel *model)
{
  GHashTableIter iter;
  gpointer region, held;

  if (rap_query_model_is_pending (model))
    return;
  g_hash_table_iter_init (&iter, self->models);
  while (g_hash_table_iter_next (&iter, &region, &held))
    if (held == model)
      {
        gint64 id = *(gint64 *) region;

        g_signal_emit (self, changed_signal, 0, id);
        return;
      }
}

static void
items_changed_cb (RapMeetingsAhead *self, guint position, guint removed, guint added,
                  RapQueryModel *model)
{
  model_changed_cb (self, NULL, model);
}

static void
ask (RapMeetingsAhead *self, gint64 region, RapQueryModel *model)
{
  g_autoptr (RapQuery) query = rap_region_meetings_ahead (region, self->today);

  rap_query_model_set_query (model, query);
}

static RapQueryModel *
model_of (RapMeetingsAhead *self, gint64 region)
{
  RapQueryModel *model = g_hash_table_lookup (self->models, &region);

  if (model != NULL)
    return model;
  model = rap_query_model_new (rap_session_store (self->session));
  g_hash_table_insert (self->models, g_memdup2 (&region, sizeof region), model);
  g_signal_connect_object (model, "notify::pending", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  ask (self, region, model);
  return model;
}

static void
rap_meetings_ahead_finalize (GObject *object)
{
  RapMeetingsAhead *self = RAP_MEETINGS_AHEAD (object);

  g_hash_table_unref (self->models);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_meetings_ahead_parent_class)->finalize (object);
}

static void
rap_meetings_ahead_class_init (RapMeetingsAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_meetings_ahead_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rap_meetings_ahead_init (RapMeetingsAhead *self)
{
  self->models = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

RapMeetingsAhead *
rap_meetings_ahead_new (RapSession *session)
{
  RapMeetingsAhead *self = g_object_new (RAP_TYPE_MEETINGS_AHEAD, NULL);

  self->session = g_object_ref (session);
  self->today = rap_region_today (session);
  return self;
}

int
rap_meetings_ahead_count (RapMeetingsAhead *self, gint64 region)
{
  RapQueryModel *model;
  guint n;

  g_return_val_if_fail (RAP_IS_MEETINGS_AHEAD (self), -1);

  model = model_of (self, region);
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  return n == 0 && rap_query_model_is_pending (model) ? -1 : (int) n;
}

RapRecord *
rap_meetings_ahead_next (RapMeetingsAhead *self, gint64 region)
{
  g_return_val_if_fail (RAP_IS_MEETINGS_AHEAD (self), NULL);

  return g_list_model_get_item (G_LIST_MODEL (model_of (self, region)), 0);
}

void
rap_meetings_ahead_tick (RapMeetingsAhead *self)
{
  GHashTableIter iter;
  gpointer region, model;

  g_return_if_fail (RAP_IS_MEETINGS_AHEAD (self));

  if (rap_region_today (self->session) == self->today)
    return;
  self->today = rap_region_today (self->session);
  g_hash_table_iter_init (&iter, self->models);
  while (g_hash_table_iter_next (&iter, &region, &model))
    ask (self, *(gint64 *) region, model);
}
