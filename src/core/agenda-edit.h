/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/* Acts on an agenda. Each gives the change set that does it (label in words), leaves @agenda as it
 * was, and gives %NULL with %RAP_ERROR_INVALID and the reason when it cannot be done. */

typedef enum
{
  RAP_PLACE_BEFORE,
  RAP_PLACE_AFTER,
  RAP_PLACE_INTO,      /* as last child of an item, or last item of a sitting */
  RAP_PLACE_BACKLOG,   /* off the day; the target id is not used */
} RapPlace;

/* A new item of @kind ("item", "break", "protocol", "group") with @title and @minutes (0 for none) at @place
 * of the target; target 0 with INTO @sitting. The new record has a stand-in id: its uid tells it. */
RapChangeSet *rap_agenda_add_item (RapAgenda *agenda, const char *kind, const char *title,
                                   int minutes, gint64 sitting, RapPlace place, gint64 target,
                                   char **uid, GError **error);
/* Moves an item and all below it. @target is an item, or a sitting with %RAP_PLACE_INTO when
 * @target_kind is %RAP_KIND_SITTING. Refuses a move into its own child. */
RapChangeSet *rap_agenda_move_item (RapAgenda *agenda, gint64 item, RapPlace place,
                                    RapKind target_kind, gint64 target, GError **error);
/* One place up or down (-1, +1). At the edge of its parent a sub-item goes over to the parent's
 * neighbour, at the edge of its sitting an item goes over to the next sitting, after the last one
 * to the backlog. It keeps its level, so one up and one down bring it back. */
RapChangeSet *rap_agenda_shift_item (RapAgenda *agenda, gint64 item, int by, GError **error);
/* Under the item before it / out to its parent's level. */
RapChangeSet *rap_agenda_indent_item (RapAgenda *agenda, gint64 item, GError **error);
RapChangeSet *rap_agenda_outdent_item (RapAgenda *agenda, gint64 item, GError **error);
/* To the first sitting of the day before or after; −1 or +1. */
RapChangeSet *rap_agenda_item_to_day (RapAgenda *agenda, gint64 item, int by, GError **error);
RapChangeSet *rap_agenda_remove_item (RapAgenda *agenda, gint64 item, GError **error);
RapChangeSet *rap_agenda_set_duration (RapAgenda *agenda, gint64 item, int minutes, GError **error);
/* Locks the item at its present start, or frees its fixed start or end. */
RapChangeSet *rap_agenda_toggle_lock (RapAgenda *agenda, gint64 item, GError **error);

RapChangeSet *rap_agenda_add_sitting (RapAgenda *agenda, const char *kind, const char *title_en,
                                      RapLocal start, RapLocal end, const char *room,
                                      char **uid, GError **error);
RapChangeSet *rap_agenda_remove_sitting (RapAgenda *agenda, gint64 sitting, GError **error);

/* Writes typed values into fields of the meeting, a sitting, an item or an item-person of the
 * agenda (@kind, @id). The general act: every "set" of window and command line on these kinds
 * comes here, so that sequences rise as they must. Refused as a whole with field and reason. A fixed
 * time that is set but not typed is the one that the item has. */
RapChangeSet *rap_agenda_set_fields (RapAgenda *agenda, RapKind kind, gint64 id,
                                     const char *const *names, const char *const *values,
                                     GError **error);
/* A new sitting, item or item-person from typed values; references as row ids. An item stands last
 * in the sitting or parent typed, in the backlog when neither is. A typed position is the sort key
 * as stored; neighbours are some hundred apart. @uid gets the new uid. */
RapChangeSet *rap_agenda_add_record (RapAgenda *agenda, RapKind kind,
                                     const char *const *names, const char *const *values,
                                     char **uid, GError **error);
/* Moves the meeting to @first_day with all its sittings, keeping weekday distance and wall times. */
RapChangeSet *rap_agenda_move_meeting (RapAgenda *agenda, RapLocal first_day, GError **error);

/* Presenters and moderators from what people type: "Commissioner, SARS; Ms Hinojosa (tbc)". */
RapChangeSet *rap_agenda_set_people (RapAgenda *agenda, gint64 item, const char *role,
                                     const char *typed, GError **error);

G_END_DECLS
