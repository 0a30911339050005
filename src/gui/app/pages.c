/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "gui/meetings/meetings-page.h"
#include "gui/regions/regions-page.h"
#include "pages.h"

static const RapPageInfo pages[] = {
  { "meetings", N_("Meetings"), "rap-meetings-symbolic", rap_meetings_page_get_type },
  { "regions", N_("Regions"), "rap-regions-symbolic", rap_regions_page_get_type },
  { NULL },
};

const RapPageInfo *
rap_pages (guint *n)
{
  *n = G_N_ELEMENTS (pages) - 1;
  return pages;
}

const RapPageInfo *
rap_pages_find (const char *id)
{
  for (guint i = 0; pages[i].id; i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}
