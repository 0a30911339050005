/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-set.h"
#include "zone.h"

G_BEGIN_DECLS

/* What people do on the page of a region, beyond setting single fields. Nothing here writes: each
 * gives the change set of one undo step. @uid gets the uid of the new record (transfer full). */

/* Takes the "unconfirmed" mark away. @title names the record in the label of the step. */
RapChangeSet *rap_region_confirm (RapRecord *record, const char *title) G_GNUC_WARN_UNUSED_RESULT;

/* A new term of office. It begins the day after the last that is known to end, else @today; while
 * somebody is in office without a last day, nobody knows when. It is nominated when somebody is in
 * office or it begins later, else in office. */
RapChangeSet *rap_region_add_term (GPtrArray *terms, gint64 region, RapLocal today,
                                   char **uid) G_GNUC_WARN_UNUSED_RESULT;

/* New rest days of a member from @first on: Saturday and Sunday until the user says otherwise. The
 * rule in force until then gets its last day, so that the history stays right. */
RapChangeSet *rap_region_add_weekend_rule (GPtrArray *rules, gint64 member, RapLocal first,
                                           char **uid) G_GNUC_WARN_UNUSED_RESULT;

/* A new Member, without a name of its own until the user gives it one. */
RapChangeSet *rap_region_add_member (gint64 region, char **uid) G_GNUC_WARN_UNUSED_RESULT;

/* A new regional entity of that kind (nick), named by its kind until the user says otherwise. */
RapChangeSet *rap_region_add_entity (gint64 region, const char *kind,
                                     char **uid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
