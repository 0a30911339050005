/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/agenda/agenda-view-private.h"
#include "gui/agenda/line-row.h"
#include "harness.h"

G_BEGIN_DECLS

/* The agenda's view in a window, on a workspace of its own with one meeting:
 *
 *   15 May 2025, Africa/Johannesburg, Pretoria
 *   09:00–12:30 Plenary, Room A
 *     09:00  I    Opening 20
 *     09:20  II   Adoption 10
 *     09:30  III  Reports
 *     09:30  a      ROCB report 15
 *     09:45  b      RTC report 30
 *     10:15       Coffee 20 (break)
 *     10:35  IV   Strategy 60
 *     11:35       (55 min free)
 *   14:00–17:00 Plenary, Room A
 *     14:00  V    Budget 45
 *   16 May 2025
 *   09:00–12:00 Plenary
 *   Backlog
 *     Branding 10
 */
typedef struct
{
  RapSession *session;
  RapStore *store;
  GtkWindow *window;
  RapAgendaView *view;
  gint64 meeting;
} Fixture;

Fixture *fixture_new (int width, int height);
/* The same with a meeting of those days that has no sittings. */
Fixture *fixture_new_empty (void);
Fixture *fixture_new_read_only (void);
/* Fails the test when something still holds the view. */
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* The line of an item, sitting ("sitting 0" …), note ("note 0" …), "backlog", "add 0" or
 * "add-sitting". Fails the test when there is none. */
RapAgendaLine *fixture_line (Fixture *self, const char *name);
gboolean fixture_has_line (Fixture *self, const char *name);
/* Selects and focuses. */
void fixture_select (Fixture *self, const char *name);
/* Title of the selected item, or the name of the line as above. (transfer full) */
char *fixture_selected (Fixture *self);

/* Activates the action and waits until everything it began is stored and shown. */
void fixture_act (Fixture *self, const char *action);
void fixture_settle (Fixture *self);

/* What the row shows in a cell; fails the test when the line has no row. */
const char *fixture_cell (Fixture *self, const char *name, RapCell cell);
#define fixture_assert_cell(self, name, cell, expected)                                            \
  g_assert_cmpstr (fixture_cell (self, name, cell), ==, expected)
/* "09:00 I Opening 20" for each line that is shown: time, number, title or words, minutes. */
void fixture_assert_lines (Fixture *self, const char *expected);
/* The words at the foot. */
const char *fixture_status (Fixture *self);

/* What is stored: a field of the item of that title as text. (transfer full) */
char *fixture_stored (Fixture *self, const char *title, const char *field);
void fixture_assert_stored (Fixture *self, const char *title, const char *field, const char *expected);
/* The stored tree as people see it: "Opening Reports[ROCB report] | Budget || Branding". */
void fixture_assert_outline (Fixture *self, const char *expected);

/* The editor that is open; fails the test when none is. */
RapCellEditor *fixture_editor (Fixture *self);
void fixture_type (Fixture *self, const char *text);
void fixture_end (Fixture *self, RapEditEnd how);

/* Stores a change from another connection, as another process would. */
void fixture_change_elsewhere (Fixture *self, const char *title, const char *field, const char *value);

G_END_DECLS
