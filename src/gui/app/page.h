/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

/**
 * RapPage:
 *
 * What the window asks of a page of its sidebar: a widget with a construct-only property `session`.
 * @show: shows the record of that kind and id, %FALSE when it is none of this page's
 * @create: the page's own new thing (Ctrl+N); may be %NULL
 * @focus_search: Ctrl+F; may be %NULL
 * @back: one level back while the page shows one pane; %FALSE when there is none
 * @can_go_back: whether @back would go somewhere now; when %NULL, the page's collapsed split view
 *   tells
 * @get_title: (nullable): what the header bar says instead of the page's name, for example the
 *   title of the meeting shown alone; %NULL or "" is the page's name
 * @can_export: whether there is a meeting to export now; may be %NULL
 * @export_calendar: "Export Calendar…" of the primary menu (Ctrl+E); may be %NULL
 * @print: "Print…" of the primary menu (Ctrl+P), possible when there is a meeting to export; may be
 *   %NULL
 *
 * ## Signals
 * `state-changed`: one of the answers above changed; the page emits it by rap_page_notify_state().
 * A RapSplitView inside the page does so by itself when it collapses or shows its other pane.
 */
#define RAP_TYPE_PAGE (rap_page_get_type ())
G_DECLARE_INTERFACE (RapPage, rap_page, RAP, PAGE, GtkWidget)

struct _RapPageInterface
{
  GTypeInterface parent_iface;

  gboolean (*show) (RapPage *self, RapKind kind, gint64 id);
  void (*create) (RapPage *self);
  void (*focus_search) (RapPage *self);
  gboolean (*back) (RapPage *self);
  gboolean (*can_go_back) (RapPage *self);
  const char *(*get_title) (RapPage *self);
  gboolean (*can_export) (RapPage *self);
  void (*export_calendar) (RapPage *self);
  void (*print) (RapPage *self);
};

gboolean rap_page_show (RapPage *self, RapKind kind, gint64 id);
gboolean rap_page_can_create (RapPage *self);
void rap_page_create (RapPage *self);
gboolean rap_page_can_search (RapPage *self);
void rap_page_focus_search (RapPage *self);
gboolean rap_page_back (RapPage *self);
gboolean rap_page_can_go_back (RapPage *self);
const char *rap_page_get_title (RapPage *self);
gboolean rap_page_can_export (RapPage *self);
void rap_page_export_calendar (RapPage *self);
gboolean rap_page_can_print (RapPage *self);
void rap_page_print (RapPage *self);
void rap_page_notify_state (RapPage *self);

G_END_DECLS
