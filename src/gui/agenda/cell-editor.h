/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapEditEnd:
 * @RAP_EDIT_ENTER: Enter: keep, and be done
 * @RAP_EDIT_NEXT: Ctrl+Enter or Insert: keep, and write the next item
 * @RAP_EDIT_FORWARD: Tab: keep, and go to the next cell; @RAP_EDIT_BACKWARD: Shift+Tab
 * @RAP_EDIT_LEAVE: the focus went elsewhere: keep
 * @RAP_EDIT_CANCEL: Escape: put the old text back
 */
typedef enum
{
  RAP_EDIT_ENTER,
  RAP_EDIT_NEXT,
  RAP_EDIT_FORWARD,
  RAP_EDIT_BACKWARD,
  RAP_EDIT_LEAVE,
  RAP_EDIT_CANCEL,
} RapEditEnd;

/**
 * RapCellEditor:
 *
 * A line of text typed in the place where it is read. A text that was refused stays, is marked
 * invalid (also for screen readers), and the reason stands below it.
 *
 * ## Signals
 * `end (RapEditEnd how)` · `typed ()`: the text changed
 *
 * CSS nodes: celleditor[.error] > text
 */
#define RAP_TYPE_CELL_EDITOR (rap_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapCellEditor, rap_cell_editor, RAP, CELL_EDITOR, GtkWidget)

/* @label is the accessible name; the whole text is selected. */
GtkWidget *rap_cell_editor_new (const char *label, const char *text, float xalign);
const char *rap_cell_editor_get_text (RapCellEditor *self);
void rap_cell_editor_set_placeholder (RapCellEditor *self, const char *words);
/* Why the text was refused; %NULL when it was not. */
void rap_cell_editor_set_problem (RapCellEditor *self, const char *reason);
const char *rap_cell_editor_get_problem (RapCellEditor *self);

G_END_DECLS
