/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapSplice:
 * @position: where, in the list as it is when all splices before this one are done
 * @removed: number of rows taken away there
 * @added: number of rows put in their place
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} RapSplice;

/**
 * rap_splices_find:
 * @from: (element-type gint64): row ids, each once
 * @to: (element-type gint64): row ids, each once
 *
 * The fewest rows to remove and add that turn one list into the other, from front to back. A row
 * that moves a short way is covered by one splice from its old to its new place, so that lists
 * which follow an item through a splice (GTK's selection and focus) do not lose it. A splice that
 * replaces very many rows by very many is parted in two, since such lists would ask for each.
 *
 * Returns: (transfer full) (nullable) (element-type RapSplice): the splices; %NULL when there would
 *   be so many that emptying and filling the list costs less
 */
GArray *rap_splices_find (GArray *from, GArray *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
