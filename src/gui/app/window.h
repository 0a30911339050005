/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "application.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * RapWindow:
 *
 * The window of one workspace: sidebar of pages, header bar, toasts, and what to say when the
 * workspace cannot be opened.
 *
 * ## Actions
 * `win.undo`, `win.redo`, `win.back`, `win.page` (s, id of a page), `win.create`, `win.search`,
 * `win.export`, `win.next-pane`, `win.previous-pane`, `win.menu`, `win.new-workspace`, `win.open`,
 * `win.open-sample`, `win.retry`, `win.cancel-loading`, `win.add-sample`, `win.remove-sample`,
 * `win.show-in-folder`, `win.close`
 */
#define RAP_TYPE_WINDOW (rap_window_get_type ())
G_DECLARE_FINAL_TYPE (RapWindow, rap_window, RAP, WINDOW, AdwApplicationWindow)

typedef enum
{
  RAP_WINDOW_OPEN,
  RAP_WINDOW_CREATE,        /* a new workspace with the reference data */
  RAP_WINDOW_CREATE_SAMPLE, /* and with the sample year */
} RapWindowOpen;

GtkWidget *rap_window_new (RapApplication *application);
/* Opens @path on a thread. The window shows itself when that is done, or says what it is doing
 * when that takes longer. */
void rap_window_open (RapWindow *self, const char *path, RapWindowOpen how);
/* Path of the workspace that is open or being opened; %NULL when there is none. */
const char *rap_window_get_path (RapWindow *self);
/* %NULL while no workspace is open. (transfer none) */
RapSession *rap_window_get_session (RapWindow *self);
gboolean rap_window_is_loading (RapWindow *self);
/* Why the workspace is not open; %NULL when nothing is wrong. (transfer none) */
const GError *rap_window_get_problem (RapWindow *self);

/* Shows the page of that id; %FALSE when there is none. */
gboolean rap_window_show_page (RapWindow *self, const char *id);
/* The page that is seen, %NULL for none. (transfer none) */
RapPage *rap_window_get_page (RapWindow *self);
const char *rap_window_get_page_id (RapWindow *self);

G_END_DECLS
