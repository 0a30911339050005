/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-columns.h"
#include "agenda-list.h"
#include "agenda-view.h"
#include "cell-editor.h"

G_BEGIN_DECLS

/* What the files of the agenda's view share; nothing outside this folder includes it. */

typedef struct _RapItemCells RapItemCells;
typedef struct _RapLineRow RapLineRow;

/* Makes the change set of an act on a line; run when the acts before it are stored. */
typedef RapChangeSet *(*RapActFunc) (RapAgendaView *self, RapAgendaLine *line, gpointer data,
                                     GError **error);

struct _RapAgendaView
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *stack;
  GtkWidget *empty_page;
  GtkWidget *empty_acts;
  GtkWidget *captions_slot;
  GtkWidget *scroller;
  GtkListView *list_view;
  GtkWidget *foot;
  GtkLabel *status;
  GtkLabel *hint;

  /* Borrowed References */
  GtkWidget *captions;
  GtkWidget *details; /* made when first asked for */
  GtkWidget *popover; /* the one that is open */
  RapItemCells *editing;

  /* Owned References */
  RapSession *session;
  RapAgendaList *list;
  GtkSingleSelection *selection;
  GHashTable *rows; /* RapAgendaLine → RapLineRow that shows it, both borrowed */
  RapZone *zones[RAP_MOST_ZONES];
  gint64 meeting;
  RapAgendaColumns columns;
  RapAgendaLine *revealed; /* to be scrolled to when it has been laid out */
  guint reveal_id;
  guint reveal_frames;

  /* Acts: one at a time, each computed from what the one before it left. */
  GQueue acts;
  gboolean storing;
  char *done_label;        /* what the act under way is called */
  RapAgendaLine *done_line;
  char *select_key;        /* line to select when it is there */

  /* Writing in a cell */
  char *text_before;
  gboolean chain;          /* Enter goes on with a new item */
  gint64 previewed;        /* item whose duration is a preview, 0 for none */
  gint64 minutes_before;

  /* Dragging */
  RapAgendaLine *dragged;
  RapAgendaLine *drop_line;
  RapPlace drop_side;  /* of drop_line, where the mark is */
  RapPlace drop_place; /* what a drop does, to the record of drop_kind and drop_target */
  RapKind drop_kind;
  gint64 drop_target;
  gboolean drop_allowed;
  double drag_x;
  double drag_y;
  guint autoscroll_id;
  double autoscroll_by;
};

/* agenda-view.c */
const RapAgendaColumns *_rap_agenda_view_columns (RapAgendaView *self);
RapAgendaList *_rap_agenda_view_list (RapAgendaView *self);
/* A further zone shown beside the meeting's; %NULL beyond the last. */
RapZone *_rap_agenda_view_zone (RapAgendaView *self, guint index);
/* Whose clock the times are: "Pretoria". (transfer full) */
char *_rap_agenda_view_city (RapAgendaView *self);
gboolean _rap_agenda_view_is_editable (RapAgendaView *self);
RapAgendaLine *_rap_agenda_view_get_selected (RapAgendaView *self);
void _rap_agenda_view_select_line (RapAgendaView *self, RapAgendaLine *line);
/* Selects, scrolls to and focuses. */
void _rap_agenda_view_focus_line (RapAgendaView *self, RapAgendaLine *line);
/* Scrolls to the line, also when it has just been made or moved. */
void _rap_agenda_view_reveal_line (RapAgendaView *self, RapAgendaLine *line);
RapLineRow *_rap_agenda_view_row_of (RapAgendaView *self, RapAgendaLine *line);
void _rap_agenda_view_row_shows (RapAgendaView *self, RapLineRow *row, RapAgendaLine *line);
void _rap_agenda_view_row_left (RapAgendaView *self, RapLineRow *row, RapAgendaLine *line);
/* Shows the lines of @agenda anew; keeps a selection. */
void _rap_agenda_view_show_agenda (RapAgendaView *self, RapAgenda *agenda);
void _rap_agenda_view_reload (RapAgendaView *self);
void _rap_agenda_view_refresh_page (RapAgendaView *self);

/* agenda-view-acts.c */
/* Writes what @changes do into the records of @agenda. */
void _rap_agenda_take_changes (RapAgenda *agenda, RapChangeSet *changes);
/* Does @func when it is its turn. Takes @data. @line may be %NULL (acts on the meeting). */
void _rap_agenda_view_act (RapAgendaView *self, RapAgendaLine *line, RapActFunc func, gpointer data,
                           GDestroyNotify free_data);
void _rap_agenda_view_act_stored (RapAgendaView *self);
void _rap_agenda_view_clear_acts (RapAgendaView *self);

/* agenda-view-edit.c */
char *_rap_agenda_view_cell_text (RapAgendaView *self, RapAgendaLine *line, RapCell cell);
void _rap_agenda_view_cell_begun (RapAgendaView *self, RapItemCells *cells);
void _rap_agenda_view_cell_typed (RapAgendaView *self, RapItemCells *cells);
void _rap_agenda_view_cell_end (RapAgendaView *self, RapItemCells *cells, RapEditEnd how);
void _rap_agenda_view_cell_ended (RapAgendaView *self, RapItemCells *cells);
/* Puts the editor into a cell of the line, scrolling to it. */
void _rap_agenda_view_edit_cell (RapAgendaView *self, RapAgendaLine *line, RapCell cell);
void _rap_agenda_view_begin_draft (RapAgendaView *self, const char *kind, RapPlace place,
                                   RapAgendaLine *target);
/* Whether a draft is open; its level then changes with Alt+arrows. */
RapAgendaLine *_rap_agenda_view_open_draft (RapAgendaView *self);
void _rap_agenda_view_indent_draft (RapAgendaView *self, RapAgendaLine *draft);
void _rap_agenda_view_outdent_draft (RapAgendaView *self, RapAgendaLine *draft);

/* agenda-view-actions.c */
void _rap_agenda_view_install_actions (GtkWidgetClass *widget_class);
void _rap_agenda_view_actions_update (RapAgendaView *self);

/* agenda-view-menus.c */
void _rap_agenda_view_show_menu (RapAgendaView *self, RapAgendaLine *line, GtkWidget *at,
                                 const GdkRectangle *point);
void _rap_agenda_view_show_purposes (RapAgendaView *self, RapAgendaLine *line);
void _rap_agenda_view_show_sitting (RapAgendaView *self, RapAgendaLine *line);
/* The repairs of an overrun that stands on @line or on the item of it; @name is selected. */
void _rap_agenda_view_show_repairs (RapAgendaView *self, RapAgendaLine *line, const char *name);
void _rap_agenda_view_show_details (RapAgendaView *self, gboolean show);
gboolean _rap_agenda_view_details_shown (RapAgendaView *self);
/* Shows the selected line's item there, if it is shown. */
void _rap_agenda_view_update_details (RapAgendaView *self);
void _rap_agenda_view_close_popover (RapAgendaView *self);

/* agenda-view-words.c */
void _rap_agenda_view_update_hint (RapAgendaView *self);
/* Says @words at the foot of the view, for screen readers too; %NULL clears. */
void _rap_agenda_view_say (RapAgendaView *self, const char *words);
void _rap_agenda_view_say_error (RapAgendaView *self, const GError *error);
/* "Move “Opening”: IV, starts 09:40, ends 10:05, no conflict." */
void _rap_agenda_view_say_done (RapAgendaView *self, const char *label, RapAgendaLine *line);
/* The same of changes that are not done yet: "After “Opening”: IV, 09:40 to 10:05, no conflict". */
void _rap_agenda_view_say_outcome (RapAgendaView *self, const char *label, RapChangeSet *changes,
                                   RapAgendaLine *line);

/* agenda-dnd.c */
void _rap_agenda_view_add_drop_target (RapAgendaView *self);
void _rap_agenda_view_begin_drag (RapAgendaView *self, RapAgendaLine *line);
void _rap_agenda_view_end_drag (RapAgendaView *self);
/* Where a drop at @share (0 to 1) of the height of @line goes; says whether it may. */
gboolean _rap_agenda_view_drag_over (RapAgendaView *self, RapAgendaLine *line, double share);
gboolean _rap_agenda_view_drop (RapAgendaView *self);

G_END_DECLS
