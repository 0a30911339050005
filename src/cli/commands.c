/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"

/* Every command of the program: help, completion and dispatch follow this table. */
const RapCommand rap_commands[] = {
  { "new", "", N_("Make the workspace, with the reference data"), NULL, rap_command_new },
  { "demo", "", N_("Make the workspace with a sample year, or add the year to it"), NULL,
    rap_command_demo },
  { "list", N_("KIND [CONDITION…]"), N_("Print the records of one kind"),
    N_("A condition is KEY=VALUE, or has != < <= > >= or ~ (contains) for the =. A record that\n"
       "another refers to is named by its code, uid or row number: region=ESA, body=GC.\n"
       "KINDS: region member weekend-rule entity person term body meeting sitting agenda-item\n"
       "item-person vocabulary setting"),
    rap_command_list },
  { "show", N_("KIND ID"), N_("Print all of one record"),
    N_("ID is the row number, the uid, or the short name people use: ESA, GC, “GC 31”."),
    rap_command_show },
  { "add", N_("KIND KEY=VALUE…"), N_("Add a record and print its uid"), NULL, rap_command_add },
  { "start-from", N_("MEETING KEY=VALUE…"),
    N_("Add a meeting that starts from an earlier one, and print its uid"),
    N_("Sittings, items, locks and durations are those of last time, on the days from start-date\n"
       "on; presenters follow the office. What is not given is that of the next session."),
    rap_command_start_from },
  { "set", N_("KIND ID KEY=VALUE…"), N_("Change fields of a record"), NULL, rap_command_set },
  { "remove", N_("KIND ID"), N_("Remove a record and what belongs to it"), NULL,
    rap_command_remove },
  { "move agenda-item", N_("ID"), N_("Move an item and all below it"), NULL, rap_command_move },
  { "move meeting", N_("MEETING"), N_("Move a meeting to another day, its sittings with it"),
    N_("A chain is what leads up to a meeting and what follows it: the heads of the training\n"
       "centres, the steering group, the conference (“chain-next” of their bodies)."),
    rap_command_move_meeting },
  { "agenda", N_("MEETING"), N_("Print an agenda with its clock times, or write it as a document"),
    N_("MEETING is the row number, the uid, body and session (“GC 31”) or the title."),
    rap_command_agenda },
  { "repair", N_("ITEM"), N_("Print or do what helps where an item runs over"),
    N_("ITEM is the row number or the uid of the item that the overrun stands on, as printed by\n"
       "agenda MEETING --problems."),
    rap_command_repair },
  { "export ics", N_("MEETING"), N_("Write the calendar file of a meeting"),
    N_("MEETING is the row number, the uid, body and session (“GC 31”) or the title."),
    rap_command_export_ics },
  { "import agenda", N_("MEETING FILE"), N_("Add the items of a spreadsheet (CSV) to an agenda"),
    N_("The first row names the columns: level, title, title-fr, duration, purpose, presenter,\n"
       "start, kind; only the title is needed. Level 1 is an item, 2 a sub-item."),
    rap_command_import_agenda },
  { "undo", "", N_("Take back the last step"), NULL, rap_command_undo },
  { "redo", "", N_("Do again what was taken back last"), NULL, rap_command_redo },
  { "history", N_("[KIND [ID]]"), N_("Print who changed what, newest first"), NULL,
    rap_command_history },
  { "verify", "", N_("Check the workspace file and everything in it"), NULL, rap_command_verify },
  { "backup", "", N_("Make a complete copy of the workspace"), NULL, rap_command_backup },
  { NULL, NULL, NULL, NULL, NULL },
};
