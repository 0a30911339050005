/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that come with the program. A location is a folder, or `resource:` and a path inside the
 * program, so that tests can put files of their own in the place of the program's. */

#define RAP_SOURCE_SQL "resource:" RESOURCE_PREFIX "/sql"
#define RAP_SOURCE_REFERENCE "resource:" RESOURCE_PREFIX "/reference"
#define RAP_SOURCE_DEMO "resource:" RESOURCE_PREFIX "/demo"

/* Names of the files, sorted; empty when there is no such location. */
GStrv rap_source_list (const char *location) G_GNUC_WARN_UNUSED_RESULT;
/* %NULL with %RAP_ERROR_NOT_FOUND when there is no such file. */
GBytes *rap_source_load (const char *location, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
