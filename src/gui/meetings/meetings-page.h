/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/page.h"

G_BEGIN_DECLS

/* Meetings: filters, list, and the detail of one with its agenda. Implements RapPage. */
#define RAP_TYPE_MEETINGS_PAGE (rap_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (RapMeetingsPage, rap_meetings_page, RAP, MEETINGS_PAGE, GtkWidget)

G_END_DECLS
