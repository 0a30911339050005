/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/* Records as others refer to them, and as people name them. */

/* The record a reference points to, read once in a run; %NULL when it is gone. (transfer none) */
RapRecord *rap_cli_target (RapCli *self, RapKind kind, gint64 id);
/* "ESA", "GC 31", "South Africa", else the title. (transfer full) */
char *rap_cli_name_of (RapCli *self, RapRecord *record);

/* By row id, uid, code; a meeting also by body and session ("GC 31", "GC/31") or by its title. */
RapRecord *rap_cli_resolve (RapCli *self, RapKind kind, const char *name, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Puts uids for references to meetings, which only the command line lets people name so freely. */
gboolean rap_cli_resolve_meetings (RapCli *self, RapKind kind, GStrv names, GStrv values,
                                   GError **error);

/* "key=value" with = != < <= > >= ~ → a condition of the query. */
gboolean rap_cli_add_condition (RapCli *self, RapQuery *query, const char *condition,
                                GError **error);

G_END_DECLS
