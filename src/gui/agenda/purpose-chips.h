/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RapPurposeChips:
 *
 * The purposes of an agenda item as small rounded words side by side. What does not fit is counted:
 * "Decision +2". CSS nodes: chips > label.chip
 */
#define RAP_TYPE_PURPOSE_CHIPS (rap_purpose_chips_get_type ())
G_DECLARE_FINAL_TYPE (RapPurposeChips, rap_purpose_chips, RAP, PURPOSE_CHIPS, GtkWidget)

GtkWidget *rap_purpose_chips_new (void);
/* @purposes as stored: nicks, comma separated; "" for none. */
void rap_purpose_chips_set (RapPurposeChips *self, const char *purposes);
/* All of them in words: "Decision, Adoption"; "" for none. (transfer full) */
char *rap_purpose_words (const char *purposes);

G_END_DECLS
