/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include "error.h"

G_DEFINE_QUARK (rap-error-quark, rap_error)
