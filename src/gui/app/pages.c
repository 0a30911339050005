/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#ifdef HAVE_MEETINGS_PAGE
#include "gui/meetings/meetings-page.h"
#endif
#ifdef HAVE_REGIONS_PAGE
#include "gui/regions/regions-page.h"
#endif
#include "pages.h"

static const RapPageInfo pages[] = {
#ifdef HAVE_MEETINGS_PAGE
  { "meetings", N_("Meetings"), "rap-meetings-symbolic", rap_meetings_page_get_type },
#endif
#ifdef HAVE_REGIONS_PAGE
  { "regions", N_("Regions"), "rap-regions-symbolic", rap_regions_page_get_type },
#endif
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
