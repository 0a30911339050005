/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "pages.h"
#include "window-private.h"

/* --- the sidebar ----------------------------------------------------------------------------- */

static GtkWidget *
new_row (const RapPageInfo *page, guint place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(page->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title), -1);
  if (place < 9)
    {
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", place + 1);
      GdkModifierType modifiers;
      guint key;
      g_autofree char *label_of_key = NULL;

      gtk_accelerator_parse (accel, &key, &modifiers);
      label_of_key = gtk_accelerator_get_label (key, modifiers);
      gtk_widget_set_tooltip_text (row, label_of_key);
    }
  return row;
}

void
_rap_window_fill_sidebar (RapWindow *self)
{
  guint n;
  const RapPageInfo *pages = rap_pages (&n);

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->page_list, new_row (&pages[i], i));
}

static const RapPageInfo *
page_of_row (GtkListBoxRow *row)
{
  guint n;
  const RapPageInfo *pages = rap_pages (&n);
  int place = row ? gtk_list_box_row_get_index (row) : -1;

  return place >= 0 && (guint) place < n ? &pages[place] : NULL;
}

/* Beside the content, going through the list shows each page; in one pane only a choice does. */
static void
page_row_selected_cb (RapWindow *self, GtkListBoxRow *row)
{
  const RapPageInfo *page = page_of_row (row);

  if (page && self->session && !rap_split_view_get_collapsed (self->split_view))
    rap_window_show_page (self, page->id);
}

static void
page_row_activated_cb (RapWindow *self, GtkListBoxRow *row)
{
  const RapPageInfo *page = page_of_row (row);

  if (page && self->session)
    rap_window_show_page (self, page->id);
}

void
_rap_window_class_bind_pages (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, page_row_selected_cb);
  gtk_widget_class_bind_template_callback (klass, page_row_activated_cb);
}

/* --- pages ----------------------------------------------------------------------------------- */

RapPage *
rap_window_get_page (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), NULL);

  return (RapPage *) gtk_stack_get_visible_child (self->page_stack);
}

const char *
rap_window_get_page_id (RapWindow *self)
{
  g_return_val_if_fail (RAP_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->page_stack);
}

const char *
_rap_window_page_title (RapWindow *self)
{
  const RapPageInfo *page = rap_pages_find (rap_window_get_page_id (self));

  return page ? _(page->title) : "";
}

/* A page is made when it is first seen: the start waits for one page only. */
static void
ensure_page (RapWindow *self, const RapPageInfo *info)
{
  GtkWidget *page;

  if (gtk_stack_get_child_by_name (self->page_stack, info->id))
    return;
  page = g_object_new (info->get_type (), "session", self->session, NULL);
  g_signal_connect_object (page, "state-changed", G_CALLBACK (_rap_window_actions_update), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->page_stack, page, info->id);
}

static void
select_row (RapWindow *self, const RapPageInfo *page)
{
  guint n;
  const RapPageInfo *pages = rap_pages (&n);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, (int) (page - pages));

  if (gtk_list_box_get_selected_row (self->page_list) != row)
    gtk_list_box_select_row (self->page_list, row);
  /* The focus in the list does not stay behind at the page before. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->page_list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

gboolean
rap_window_show_page (RapWindow *self, const char *id)
{
  const RapPageInfo *page;

  g_return_val_if_fail (RAP_IS_WINDOW (self), FALSE);

  page = rap_pages_find (id);
  if (!page || !self->session)
    return FALSE;
  ensure_page (self, page);
  gtk_stack_set_visible_child_name (self->page_stack, id);
  select_row (self, page);
  rap_split_view_set_show_content (self->split_view, TRUE);
  _rap_window_actions_update (self);
  return TRUE;
}

void
_rap_window_show_first_page (RapWindow *self)
{
  g_autofree char *last = g_settings_get_string (rap_session_settings (self->session),
                                                 "sidebar-page");
  guint n;
  const RapPageInfo *pages = rap_pages (&n);

  if (!rap_window_show_page (self, last) && n > 0)
    rap_window_show_page (self, pages[0].id);
}

void
_rap_window_clear_pages (RapWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))))
    gtk_stack_remove (self->page_stack, page);
}

static gboolean
show_record (RapWindow *self, const RapPageInfo *page, int kind, gint64 id)
{
  ensure_page (self, page);
  if (!rap_page_show (RAP_PAGE (gtk_stack_get_child_by_name (self->page_stack, page->id)),
                      kind, id))
    return FALSE;
  return rap_window_show_page (self, page->id);
}

void
_rap_window_navigate_cb (RapWindow *self, const char *page, int kind, gint64 id)
{
  const RapPageInfo *info = rap_pages_find (page);
  guint n;
  const RapPageInfo *pages = rap_pages (&n);

  if (info && show_record (self, info, kind, id))
    return;
  for (guint i = 0; i < n; i++)
    if (&pages[i] != info && show_record (self, &pages[i], kind, id))
      return;
}

/* --- panes ----------------------------------------------------------------------------------- */

static gboolean
sidebar_is_beyond (RapWindow *self)
{
  return rap_split_view_get_collapsed (self->split_view)
         && rap_split_view_get_show_content (self->split_view);
}

gboolean
_rap_window_can_go_back (RapWindow *self)
{
  RapPage *page = self->session ? rap_window_get_page (self) : NULL;

  return page && (rap_page_can_go_back (page) || sidebar_is_beyond (self));
}

void
_rap_window_go_back (RapWindow *self)
{
  RapPage *page = rap_window_get_page (self);

  if (page && rap_page_can_go_back (page) && rap_page_back (page))
    _rap_window_actions_update (self);
  else if (sidebar_is_beyond (self))
    {
      rap_split_view_set_show_content (self->split_view, FALSE);
      gtk_widget_child_focus (GTK_WIDGET (self->page_list), GTK_DIR_TAB_FORWARD);
    }
}

static void
add_pane (GPtrArray *panes, GtkWidget *pane)
{
  RapSplitView *inner;

  if (!pane || !gtk_widget_get_mapped (pane))
    return;
  inner = rap_split_view_find (pane);
  if (!inner)
    {
      g_ptr_array_add (panes, pane);
      return;
    }
  add_pane (panes, rap_split_view_get_sidebar (inner));
  add_pane (panes, rap_split_view_get_content (inner));
}

static GPtrArray *
list_panes (RapWindow *self)
{
  GPtrArray *panes = g_ptr_array_new ();

  add_pane (panes, rap_split_view_get_sidebar (self->split_view));
  add_pane (panes, GTK_WIDGET (self->page_stack));
  return panes;
}

/* F6: the focus goes to the first thing of the next pane, and round again. */
void
_rap_window_move_pane (RapWindow *self, int by)
{
  g_autoptr (GPtrArray) panes = list_panes (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int n = (int) panes->len;
  int place = by > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (focus && gtk_widget_is_ancestor (focus, g_ptr_array_index (panes, i)))
      place = i;
  for (int step = 1; step <= n; step++)
    {
      int next = ((place + by * step) % n + n) % n;

      if (next != place
          && gtk_widget_child_focus (g_ptr_array_index (panes, next), GTK_DIR_TAB_FORWARD))
        return;
    }
}
