/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Makes rap_contains(), rap_fold() and our json_object() known to a connection; %FALSE when SQLite cannot. */
gboolean rap_functions_register (sqlite3 *handle);

G_END_DECLS
