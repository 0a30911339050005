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
  { "set", N_("KIND ID KEY=VALUE…"), N_("Change fields of a record"), NULL, rap_command_set },
  { "remove", N_("KIND ID"), N_("Remove a record and what belongs to it"), NULL,
    rap_command_remove },
  { "move agenda-item", N_("ID"), N_("Move an item and all below it"), NULL, rap_command_move },
  { "agenda", N_("MEETING"), N_("Print numbers, clock times and problems of an agenda"),
    N_("MEETING is the row number, the uid, body and session (“GC 31”) or the title."),
    rap_command_agenda },
  { "repair", N_("ITEM"), N_("Print or do what helps where an item runs over"),
    N_("ITEM is the row number or the uid of the item that the overrun stands on, as printed by\n"
       "agenda MEETING --problems."),
    rap_command_repair },
  { "export ics", N_("MEETING"), N_("Write the calendar file of a meeting"),
    N_("MEETING is the row number, the uid, body and session (“GC 31”) or the title."),
    rap_command_export_ics },
  { "undo", "", N_("Take back the last step"), NULL, rap_command_undo },
  { "redo", "", N_("Do again what was taken back last"), NULL, rap_command_redo },
  { "history", N_("[KIND [ID]]"), N_("Print who changed what, newest first"), NULL,
    rap_command_history },
  { "verify", "", N_("Check the workspace file and everything in it"), NULL, rap_command_verify },
  { "backup", "", N_("Make a complete copy of the workspace"), NULL, rap_command_backup },
  { NULL, NULL, NULL, NULL, NULL },
};
