/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/agenda-import.h"
#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapImportAgenda:
 *
 * What an agenda in a spreadsheet would add to a meeting, before it does: each row with its line,
 * its place in the tree, its duration, and what is wrong with it in words. Nothing can be imported
 * while a row has a problem; the file is mended and opened again. One undo step.
 */
#define RAP_TYPE_IMPORT_AGENDA (rap_import_agenda_get_type ())
G_DECLARE_FINAL_TYPE (RapImportAgenda, rap_import_agenda, RAP, IMPORT_AGENDA, AdwWindow)

/* Asks for the file, reads it, and shows what is in it; a file that cannot be read is told. */
void rap_import_agenda_choose (RapSession *session, GtkWindow *parent, gint64 meeting);
/* @import: (transfer full) */
GtkWindow *rap_import_agenda_new (RapSession *session, GtkWindow *parent, gint64 meeting,
                                  RapAgendaImport *import);

G_END_DECLS
