/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BareStore:
 *
 * A copy of a workspace used by SQLite alone: no journal, no rules, no records, with the pragmas of
 * the store. What nothing that keeps these rows in SQLite can undercut. Any failure ends the
 * program.
 */
typedef struct _BareStore BareStore;

/* Drops the triggers of the copy at @path. */
BareStore *bare_store_open (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void bare_store_close (BareStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BareStore, bare_store_close)

/* One transaction that writes one field of one meeting. */
void bare_store_set_venue (BareStore *self, gint64 meeting, const char *venue);
/* One transaction that writes one field of many items. */
void bare_store_set_durations (BareStore *self, const gint64 *items, guint n_items, int minutes);
/* Row ids of all meetings by first day. (transfer full) (element-type gint64) */
GArray *bare_store_meetings (BareStore *self) G_GNUC_WARN_UNUSED_RESULT;
/* Row ids of the meetings that have the word in a text of theirs, by first day; capital and small
 * letters are the same if they are ASCII. */
GArray *bare_store_search (BareStore *self, const char *word) G_GNUC_WARN_UNUSED_RESULT;
/* Reads every column of these meetings; gives how many bytes of text that was. */
gsize bare_store_read (BareStore *self, const gint64 *meetings, guint n_meetings);

G_END_DECLS
