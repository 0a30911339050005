/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choices.h"

const RapChoice rap_week_days[] = {
  { "mon", N_("Monday") },
  { "tue", N_("Tuesday") },
  { "wed", N_("Wednesday") },
  { "thu", N_("Thursday") },
  { "fri", N_("Friday") },
  { "sat", N_("Saturday") },
  { "sun", N_("Sunday") },
  { NULL, NULL },
};

const RapChoice rap_meeting_kinds[] = {
  { "council", N_("Council") },
  { "policy-commission", N_("Policy Commission") },
  { "cbc", N_("Capacity Building Committee") },
  { "committee", N_("Committee") },
  { "global-meeting", N_("Global Meeting") },
  { "regional-conference", N_("Regional Heads or Directors General conference") },
  { "steering-group", N_("Steering group, experts or contact points") },
  { "management-committee", N_("Management Committee") },
  { "rtc-heads", N_("Heads of Regional Training Centres") },
  { "rcl-heads", N_("Heads of Regional Customs Laboratories") },
  { "regional-structures", N_("Meeting of regional structures") },
  { "rilo-meeting", N_("RILO meeting") },
  { "donor-conference", N_("Donor conference or dialogue") },
  { "workshop", N_("Regional workshop") },
  { "accreditation-workshop", N_("Accreditation workshop") },
  { "caucus", N_("Caucus or informal meeting") },
  { "written-procedure", N_("Written procedure") },
  { "bilateral", N_("Bilateral meeting") },
  { "training", N_("Training session") },
  { "ceremony", N_("Ceremony or handover") },
  { NULL, NULL },
};
