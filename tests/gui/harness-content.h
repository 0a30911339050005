/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Gives every text that people see absurd length, in scripts of several widths: German words,
 * Chinese without spaces, one word of 200 letters. */
void rap_harness_add_long_content (RapStore *store);

G_END_DECLS
