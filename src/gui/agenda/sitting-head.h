/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-view-private.h"

G_BEGIN_DECLS

/**
 * RapSittingHead:
 *
 * The head of a sitting in the agenda: weekday and date, kind or title, room, times with the city
 * whose clock they are, what is left of it in words. Also the head of the backlog.
 *
 * CSS nodes: sittinghead[.first][.over][.backlog] > .day, .name, .balance, .span, .edit, .menu
 */
#define RAP_TYPE_SITTING_HEAD (rap_sitting_head_get_type ())
G_DECLARE_FINAL_TYPE (RapSittingHead, rap_sitting_head, RAP, SITTING_HEAD, GtkWidget)

GtkWidget *rap_sitting_head_new (RapAgendaView *view);
void rap_sitting_head_set_line (RapSittingHead *self, RapAgendaLine *line);
void rap_sitting_head_refresh (RapSittingHead *self);

G_END_DECLS
