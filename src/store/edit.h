/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* The general acts on any kind of record, the same for window and command line. Meetings, sittings,
 * agenda items and their people go through the rules of the agenda (core/agenda-edit.h), so that
 * places and calendar sequences stay right; the rest is checked by the rules of its kind. */

/* Writes typed values into fields. A reference may be typed as id, uid or code. */
RapChangeSet *rap_edit_set (RapStore *store, RapKind kind, gint64 id,
                            const char *const *names, const char *const *values, GError **error);
/* A new record. A sitting needs `meeting`; an agenda item `meeting` or `sitting` or `parent`. @uid gets the new uid. */
RapChangeSet *rap_edit_add (RapStore *store, RapKind kind,
                            const char *const *names, const char *const *values,
                            char **uid, GError **error);
/* A new meeting that starts from an earlier one (core/next-meeting.h): what is not typed follows from
 * it, the next session of the same body above all. @uid gets the new uid. */
RapChangeSet *rap_edit_start_from (RapStore *store, gint64 last,
                                   const char *const *names, const char *const *values,
                                   char **uid, GError **error);
/* Removes the record and what is part of it. */
RapChangeSet *rap_edit_remove (RapStore *store, RapKind kind, gint64 id, GError **error);

G_END_DECLS
