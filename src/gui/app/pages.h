/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapPageInfo:
 * @id: name in settings and in "win.page::ID"
 * @title: in the sidebar, untranslated (N_())
 * @icon: symbolic icon's name
 * @get_type: type of the widget, which implements RapPage and has a construct property `session`
 *
 * The pages of the sidebar, in its order. Alt+1 is the first.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} RapPageInfo;

const RapPageInfo *rap_pages (guint *n);
/* %NULL when there is no page of that id. */
const RapPageInfo *rap_pages_find (const char *id);

G_END_DECLS
