/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda.h"

G_BEGIN_DECLS

/**
 * rap_agenda_write_people:
 * @agenda: a copy that the caller made; it is changed in place and to be arranged after
 * @typed: "Commissioner, SARS; Ms Hinojosa (tbc)": the people of @item in @role from now on
 *
 * Returns: whether it could be read; @agenda is of no use when it could not
 */
gboolean rap_agenda_write_people (RapAgenda *agenda, gint64 item, const char *role,
                                  const char *typed, GError **error);

G_END_DECLS
