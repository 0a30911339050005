/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rap_harness_keep_quark_table:
 *
 * Tells the leak checker, where there is one, that GLib's first table of quarks is no leak. To be
 * called first in main().
 */
void rap_harness_keep_quark_table (void);

G_END_DECLS
