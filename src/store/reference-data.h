/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data-file.h"
#include "workspace.h"

G_BEGIN_DECLS

/* rap_workspace_load_reference() from another place (tests). */
gboolean rap_reference_load (RapStore *store, const char *location, GError **error);
/* rap_workspace_add_sample() from other places (tests). */
gboolean rap_sample_add (RapStore *store, const char *location, const char *reference, GError **error);

G_END_DECLS
