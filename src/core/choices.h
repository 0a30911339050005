/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Lists of choices that fields of several kinds share. */

extern const RapChoice rap_week_days[];     /* mon … sun */
extern const RapChoice rap_meeting_kinds[]; /* council … ceremony */

G_END_DECLS
