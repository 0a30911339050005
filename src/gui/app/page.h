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
};

gboolean rap_page_show (RapPage *self, RapKind kind, gint64 id);
gboolean rap_page_can_create (RapPage *self);
void rap_page_create (RapPage *self);
void rap_page_focus_search (RapPage *self);
gboolean rap_page_back (RapPage *self);

G_END_DECLS
