/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/kinds.h"
#include "gui/regions/regions-page-private.h"
#include "harness.h"

G_BEGIN_DECLS

/* A window on a workspace, with the page of regions open. */
typedef struct
{
  RapWindow *window;
  RapSession *session;
  RapStore *store;
  RapRegionsPage *page;
} RegionsFixture;

#define REGIONS_ADD(path, content, func)                                                           \
  g_test_add (path, RegionsFixture, GINT_TO_POINTER (content), regions_set_up, func,               \
              regions_tear_down)

void regions_set_up (RegionsFixture *self, gconstpointer content);
void regions_tear_down (RegionsFixture *self, gconstpointer content);

/* Makes the clock stand at that instant (ISO 8601) and tells the page of the new minute. */
void regions_set_now (RegionsFixture *self, const char *instant);

/* Row id of the region of that code; of the first record whose title has @words in it. */
gint64 regions_region (RegionsFixture *self, const char *code);
gint64 regions_find (RegionsFixture *self, RapKind kind, const char *words);
/* What is stored now. (transfer full) */
char *regions_stored (RegionsFixture *self, RapKind kind, gint64 id, guint field);

/* Shows the region with one of its tabs, laid out. */
void regions_show (RegionsFixture *self, const char *code, const char *tab);
/* The first label or button in sight inside @root that has @words in it; %NULL for none. */
GtkWidget *regions_seen (GtkWidget *root, const char *words);
/* The same in what the content pane shows. */
GtkWidget *regions_seen_in_content (RegionsFixture *self, const char *words);
/* The row of the list that shows the region. */
GtkWidget *regions_row (RegionsFixture *self, const char *code);
/* The entry of the field row with that label, in what the content pane shows. */
GtkWidget *regions_entry (RegionsFixture *self, const char *label);

G_END_DECLS
