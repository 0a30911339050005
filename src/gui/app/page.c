/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "gui/shared/split-view.h"
#include "page.h"

G_DEFINE_INTERFACE (RapPage, rap_page, GTK_TYPE_WIDGET)

enum
{
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rap_page_default_init (RapPageInterface *iface)
{
  signals[STATE_CHANGED] =
    g_signal_new ("state-changed", RAP_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

gboolean
rap_page_show (RapPage *self, RapKind kind, gint64 id)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->show && RAP_PAGE_GET_IFACE (self)->show (self, kind, id);
}

gboolean
rap_page_can_create (RapPage *self)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->create != NULL;
}

void
rap_page_create (RapPage *self)
{
  g_return_if_fail (RAP_IS_PAGE (self));

  if (RAP_PAGE_GET_IFACE (self)->create)
    RAP_PAGE_GET_IFACE (self)->create (self);
}

gboolean
rap_page_can_search (RapPage *self)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->focus_search != NULL;
}

void
rap_page_focus_search (RapPage *self)
{
  g_return_if_fail (RAP_IS_PAGE (self));

  if (RAP_PAGE_GET_IFACE (self)->focus_search)
    RAP_PAGE_GET_IFACE (self)->focus_search (self);
}

gboolean
rap_page_back (RapPage *self)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->back && RAP_PAGE_GET_IFACE (self)->back (self);
}

gboolean
rap_page_can_go_back (RapPage *self)
{
  RapSplitView *view;

  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  if (RAP_PAGE_GET_IFACE (self)->can_go_back)
    return RAP_PAGE_GET_IFACE (self)->can_go_back (self);

  view = RAP_PAGE_GET_IFACE (self)->back ? rap_split_view_find (GTK_WIDGET (self)) : NULL;
  return view && rap_split_view_get_collapsed (view) && rap_split_view_get_show_content (view);
}

const char *
rap_page_get_title (RapPage *self)
{
  const char *title = NULL;

  g_return_val_if_fail (RAP_IS_PAGE (self), NULL);

  if (RAP_PAGE_GET_IFACE (self)->get_title)
    title = RAP_PAGE_GET_IFACE (self)->get_title (self);
  return title && *title ? title : NULL;
}

gboolean
rap_page_can_export (RapPage *self)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->export_calendar
         && RAP_PAGE_GET_IFACE (self)->can_export
         && RAP_PAGE_GET_IFACE (self)->can_export (self);
}

void
rap_page_export_calendar (RapPage *self)
{
  g_return_if_fail (RAP_IS_PAGE (self));

  if (rap_page_can_export (self))
    RAP_PAGE_GET_IFACE (self)->export_calendar (self);
}

gboolean
rap_page_can_print (RapPage *self)
{
  g_return_val_if_fail (RAP_IS_PAGE (self), FALSE);

  return RAP_PAGE_GET_IFACE (self)->print && RAP_PAGE_GET_IFACE (self)->can_export
         && RAP_PAGE_GET_IFACE (self)->can_export (self);
}

void
rap_page_print (RapPage *self)
{
  g_return_if_fail (RAP_IS_PAGE (self));

  if (rap_page_can_print (self))
    RAP_PAGE_GET_IFACE (self)->print (self);
}

void
rap_page_notify_state (RapPage *self)
{
  g_return_if_fail (RAP_IS_PAGE (self));

  g_signal_emit (self, signals[STATE_CHANGED], 0);
}
