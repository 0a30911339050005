/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * rap_next_meeting_start_from:
 * @last: the agenda to start from
 * @meeting: the new meeting, complete and held against its rules; gets a stand-in id
 * @lookup: (nullable): finds the persons that items of @last name
 *
 * The new meeting with the structure of an earlier one: its sittings on the days that correspond,
 * its items as a tree with purposes, durations, locks and confidentiality. What belongs to the
 * earlier session stays behind: outcomes, annotations, links, rooms of another venue, withdrawn
 * items, dropped sittings, calendar revisions. Presenters follow the office rather than the person
 * and are to be confirmed. Items of a day that the new meeting does not have go to its backlog.
 * Ordinals of the body's own sessions in titles count on: "Status of the decisions of the 30th
 * Governing Council" becomes the 31st, see rap_next_meeting_title().
 *
 * Returns: (transfer full): the change set, one undo step, or %NULL with @error set
 */
RapChangeSet *rap_next_meeting_start_from (RapAgenda *last, RapRecord *meeting,
                                           const RapLookup *lookup, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * rap_next_meeting_title:
 * @title: of an item of session @session
 * @body_name: name of the body in @language; what stands before its first comma is looked for
 * @session: "31", "225/226"
 * @language: "en" or "fr"
 *
 * The title for the session after: the ordinal of this session, of the one before it or of the one
 * after it, where the body's name follows, counts on by one session. Ordinals of other bodies stay.
 *
 * Returns: (transfer full): the title, the same when there is nothing to count
 */
char *rap_next_meeting_title (const char *title, const char *body_name, const char *session,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
