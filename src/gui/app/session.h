/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/agenda.h"
#include "core/clock.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * RapSession:
 *
 * What the pages of one window share: the workspace, the clock, the way to change things and the
 * way to get somewhere. A page gets it by its construct property `session` and keeps a reference.
 *
 * ## Properties
 * `store` (RapStore, read-only) · `read-only` (gboolean) · `now` (gint64, Unix seconds; notifies
 * each full minute: bind or listen to it for clocks instead of making a timer) · `extra-zones`
 * (GPtrArray of RapZone, read-only; notifies when the user changes them)
 *
 * ## Signals
 * `changed (RapNotice *notice)`: a commit, by whomever, or one that failed; reload what it touches
 * `refused`: a change could not be stored, a message says why; who was waiting for it stops
 * `navigate (const char *page, int kind, gint64 id)`: somebody asked to show a record (window's business)
 * `message (const char *text, gboolean undoable)`: to be shown as a toast (window's business)
 */
#define RAP_TYPE_SESSION (rap_session_get_type ())
G_DECLARE_FINAL_TYPE (RapSession, rap_session, RAP, SESSION, GObject)

RapSession *rap_session_new (RapStore *store, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
RapStore *rap_session_store (RapSession *self);
RapClock *rap_session_clock (RapSession *self);
GSettings *rap_session_settings (RapSession *self);
gint64 rap_session_now (RapSession *self);
gboolean rap_session_is_read_only (RapSession *self);

/* Applies @changes on the store thread: on success a toast says @changes' label with Undo, on
 * failure a toast says why and the pages are told to reload, so that they show what is stored.
 * @changes %NULL with @error set shows the error (takes neither). An empty change set does nothing.
 * Typical: rap_session_apply (s, rap_agenda_move_item (…, &error), error) — see rap_session_act(). */
void rap_session_apply (RapSession *self, RapChangeSet *changes);
/* Takes ownership of both; exactly one is set. The usual end of a callback:
 * `changes = rap_agenda_…(…, &error); rap_session_act (session, changes, error);` TRUE when applied. */
gboolean rap_session_act (RapSession *self, RapChangeSet *changes, GError *error);
/* Sets one field as typed, through rap_edit_set(). %FALSE with reason when refused (nothing shown).
 * A draft, a record that is not stored yet (id 0), is changed in memory. */
gboolean rap_session_set_field (RapSession *self, RapRecord *record, guint field,
                                const char *typed, GError **error);
void rap_session_show_message (RapSession *self, const char *text, gboolean undoable);
void rap_session_show_error (RapSession *self, const GError *error);
/* Asks the window to show a record: RAP_KIND_REGION, RAP_KIND_MEETING … */
void rap_session_navigate (RapSession *self, RapKind kind, gint64 id);

/* Small tables held in memory, kept fresh: regions, bodies, members. (transfer none), NULL if none. */
RapRecord *rap_session_lookup (RapSession *self, RapKind kind, gint64 id);
/* All of a small kind in their order. (transfer none) (element-type RapRecord) */
GPtrArray *rap_session_all (RapSession *self, RapKind kind);
/* Extra zones of the user (settings key extra-zones), loaded; (transfer none) (element-type RapZone) */
GPtrArray *rap_session_extra_zones (RapSession *self);

G_END_DECLS
