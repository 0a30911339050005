/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Making of a RapNotice: add, then seal; from then on it is never changed. */
RapNotice *rap_notice_new (gboolean foreign) G_GNUC_WARN_UNUSED_RESULT;
void rap_notice_add (RapNotice *self, RapKind kind, gint64 id);
/* So much changed that everything is to be read again. */
void rap_notice_add_everything (RapNotice *self);
void rap_notice_seal (RapNotice *self);
gboolean rap_notice_is_empty (const RapNotice *self);
gboolean rap_notice_is_everything (const RapNotice *self);

G_END_DECLS
