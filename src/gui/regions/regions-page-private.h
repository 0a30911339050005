/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/shared/split-view.h"
#include "region-detail.h"
#include "regions-page.h"

G_BEGIN_DECLS

/* What stands for the list of unconfirmed facts where a kind of record stands else. */
#define RAP_PLACE_UNCONFIRMED (-1)

/**
 * RapPlace:
 * @kind: a RapKind, or %RAP_PLACE_UNCONFIRMED
 * @id: row id of the record; of the region for %RAP_PLACE_UNCONFIRMED
 *
 * What the content pane shows. Places lie on each other; the way back takes the topmost away.
 */
typedef struct
{
  int kind;
  gint64 id;
} RapPlace;

struct _RapRegionsPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  RapSplitView *split;
  GtkListBox *list;
  GtkStack *content;
  RapRegionDetail *detail;

  /* Owned references */
  RapSession *session;
  RapMeetingsAhead *ahead;
  GArray *places;    /* of RapPlace; the first is the region */
  char *pending_uid; /* of a new record that opens once it is stored */

  RapKind pending_kind;
  RapLocal today;
  gboolean syncing; /* the selection of the list is being set, not chosen */
};

void _rap_regions_page_install_actions (GtkWidgetClass *klass);

/* The region that is shown; 0 for none. */
gint64 _rap_regions_page_region (RapRegionsPage *self);
/* Shows a region and forgets every place on it. */
void _rap_regions_page_show_region (RapRegionsPage *self, gint64 id);
/* Lays a place on the others and shows it. */
void _rap_regions_page_push (RapRegionsPage *self, int kind, gint64 id);
/* %FALSE when there was nothing to go back to. */
gboolean _rap_regions_page_go_back (RapRegionsPage *self);
/* Opens the record of that uid as soon as it is stored. */
void _rap_regions_page_await (RapRegionsPage *self, RapKind kind, const char *uid);
/* The record, kept by the session; %NULL when it is gone. (transfer none) */
RapRecord *_rap_regions_page_lookup (RapRegionsPage *self, int kind, gint64 id);

G_END_DECLS
