/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-timing.h"

G_BEGIN_DECLS

/* For conflict.c only, which adds to a timetable what concerns more than one lane. */

RapAgenda *_rap_timetable_agenda (RapTimetable *self);
/* Adds @problem to row @index; its texts are copied. */
void _rap_timetable_add_problem (RapTimetable *self, guint index, const RapProblem *problem);
/* The row of the item that row @index stands below, or of its sitting; @index of what has neither. */
guint _rap_timetable_parent (RapTimetable *self, guint index);

G_END_DECLS
