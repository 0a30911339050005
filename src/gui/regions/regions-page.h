/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/page.h"

G_BEGIN_DECLS

/* The six regions: list and detail. Implements RapPage. */
#define RAP_TYPE_REGIONS_PAGE (rap_regions_page_get_type ())
G_DECLARE_FINAL_TYPE (RapRegionsPage, rap_regions_page, RAP, REGIONS_PAGE, GtkWidget)

G_END_DECLS
