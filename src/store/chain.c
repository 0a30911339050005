/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include "chain.h"
#include "core/body.h"
#include "core/chain.h"
#include "core/meeting.h"

/* Longer than any chain of bodies (core/body.c refuses those that come back to themselves). */
#define LONGEST_CHAIN 32

static char *
day_beside (RapRecord *meeting, int days)
{
  RapLocal day;

  if (!rap_local_parse_date (rap_record_text (meeting, RAP_MEETING_START_DATE), &day))
    return g_strdup ("");
  return rap_local_format_date (day + days * (RapLocal) 86400);
}

/* The meeting of @body nearest after @meeting (@forward) or before it, of the same cycle; NULL:
 * none, or an error. */
static RapRecord *
neighbour (RapStore *store, gint64 body, RapRecord *meeting, gboolean forward, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, body);
  g_autofree char *from = day_beside (meeting, forward ? 0 : -RAP_CHAIN_DAYS);
  g_autofree char *until = day_beside (meeting, forward ? RAP_CHAIN_DAYS : 0);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
  g_autoptr (GPtrArray) found = NULL;

  if (!rap_query_where (query, "body", RAP_QUERY_EQUAL, id, error)
      || !rap_query_where (query, "start-date", RAP_QUERY_AT_LEAST, from, error)
      || !rap_query_where (query, "start-date", RAP_QUERY_AT_MOST, until, error)
      || !rap_query_sort (query, "start-date", !forward, error))
    return NULL;
  found = rap_store_list (store, query, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (rap_chain_is_movable (found->pdata[i]))
      return g_object_ref (found->pdata[i]);
  return NULL;
}

static gboolean
add_later (RapStore *store, RapRecord *meeting, GPtrArray *chain, GError **error)
{
  g_autoptr (RapRecord) now = g_object_ref (meeting);

  for (int steps = 0; steps < LONGEST_CHAIN; steps++)
    {
      gint64 id = rap_record_integer (now, RAP_MEETING_BODY);
      g_autoptr (RapRecord) body = NULL;
      RapRecord *next;
      GError *reason = NULL;

      if (id == 0)
        return TRUE;
      body = rap_store_load (store, RAP_KIND_BODY, id, error);
      if (body == NULL)
        return FALSE;
      id = rap_record_integer (body, RAP_BODY_CHAIN_NEXT);
      next = id != 0 ? neighbour (store, id, now, TRUE, &reason) : NULL;
      if (reason != NULL)
        {
          g_propagate_error (error, reason);
          return FALSE;
        }
      if (next == NULL)
        return TRUE;
      g_ptr_array_add (chain, next);
      g_set_object (&now, next);
    }
  return TRUE;
}

/* Several bodies may be followed by one; each has its branch. */
static gboolean
add_earlier (RapStore *store, RapRecord *meeting, GPtrArray *chain, int steps, GError **error)
{
  gint64 body = rap_record_integer (meeting, RAP_MEETING_BODY);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, body);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_BODY);
  g_autoptr (GPtrArray) bodies = NULL;

  if (body == 0 || steps == 0)
    return TRUE;
  if (!rap_query_where (query, "chain-next", RAP_QUERY_EQUAL, id, error)
      || (bodies = rap_store_list (store, query, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < bodies->len; i++)
    {
      GError *reason = NULL;
      RapRecord *before =
        neighbour (store, rap_record_id (bodies->pdata[i]), meeting, FALSE, &reason);

      if (reason != NULL)
        {
          g_propagate_error (error, reason);
          return FALSE;
        }
      if (before == NULL)
        continue;
      g_ptr_array_add (chain, before);
      if (!add_earlier (store, before, chain, steps - 1, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (rap_record_text (*(RapRecord *const *) a, RAP_MEETING_START_DATE),
                    rap_record_text (*(RapRecord *const *) b, RAP_MEETING_START_DATE));
}

GPtrArray *
rap_store_chain (RapStore *store, RapRecord *meeting, GError **error)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func (g_object_unref);

  if (!add_earlier (store, meeting, chain, LONGEST_CHAIN, error)
      || !add_later (store, meeting, chain, error))
    return NULL;
  g_ptr_array_sort (chain, compare_days);
  return g_steal_pointer (&chain);
}

RapChangeSet *
rap_store_move_meeting (RapStore *store, gint64 meeting, RapLocal first_day, gboolean with_chain,
                        GError **error)
{
  g_autoptr (RapAgenda) agenda = rap_store_load_agenda (store, meeting, error);
  g_autoptr (GPtrArray) chain = NULL;
  g_autoptr (GPtrArray) others =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rap_agenda_unref);

  if (agenda == NULL)
    return NULL;
  if (with_chain)
    {
      chain = rap_store_chain (store, rap_agenda_meeting (agenda), error);
      if (chain == NULL)
        return NULL;
    }
  for (guint i = 0; chain != NULL && i < chain->len; i++)
    {
      RapAgenda *other = rap_store_load_agenda (store, rap_record_id (chain->pdata[i]), error);

      if (other == NULL)
        return NULL;
      g_ptr_array_add (others, other);
    }
  return rap_chain_move (agenda, others, first_day, error);
}
