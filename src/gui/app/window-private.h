/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/split-view.h"
#include "toaster.h"
#include "window.h"

G_BEGIN_DECLS

struct _RapWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toast_overlay;
  GtkStack *state_stack;
  GtkWidget *loading_box;
  GtkSpinner *spinner;
  GtkLabel *loading_label;
  AdwStatusPage *problem_page;
  GtkWidget *problem_menu_button;
  GtkWidget *retry_button;
  RapSplitView *split_view;
  AdwHeaderBar *sidebar_header;
  AdwHeaderBar *content_header;
  GtkWidget *sidebar_menu_button;
  GtkListBox *page_list;
  GtkWidget *workspace_button;
  GtkLabel *workspace_label;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *menu_button;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkStack *page_stack;
  GMenu *recent_menu_1;
  GMenu *recent_menu_2;

  /* Owned references */
  char *path;
  RapSession *session;
  GError *problem;
  GCancellable *cancellable; /* of the opening, NULL when none is going on */
  RapWindowOpen how;
  guint patience_id;
  RapToaster *toaster;
};

/* window-actions.c */
void _rap_window_class_install_actions (GtkWidgetClass *klass);
void _rap_window_watch_keys (RapWindow *self);
void _rap_window_actions_update (RapWindow *self);
void _rap_window_update_sample (RapWindow *self);
/* window-problem.c */
void _rap_window_show_problem (RapWindow *self, const GError *error);
/* window-pages.c */
void _rap_window_class_bind_pages (GtkWidgetClass *klass);
void _rap_window_fill_sidebar (RapWindow *self);
void _rap_window_show_first_page (RapWindow *self);
void _rap_window_clear_pages (RapWindow *self);
void _rap_window_navigate_cb (RapWindow *self, const char *page, int kind, gint64 id);
const char *_rap_window_page_title (RapWindow *self);
gboolean _rap_window_can_go_back (RapWindow *self);
void _rap_window_go_back (RapWindow *self);
void _rap_window_move_pane (RapWindow *self, int by);

G_END_DECLS
