/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* The rules of single fields, by their description. */

gboolean rap_field_is_integer (const RapField *field);

/* Index of a field that people may set; -1 with the reason when there is none of that name or when
 * Rapporteur keeps it by itself. */
int rap_kind_find_settable (RapKind kind, const char *name, GError **error);

/* What a person typed → stored form: @text (transfer full) or @integer by the field's type. */
gboolean rap_field_parse (const RapField *field, const char *typed,
                          char **text, gint64 *integer, GError **error);

/* Whether a value in stored form may stand in the field. */
gboolean rap_field_check_text (const RapField *field, const char *text, GError **error);
gboolean rap_field_check_integer (const RapField *field, gint64 value,
                                  const RapLookup *lookup, GError **error);

/* Sets @error to "LABEL (name): REASON" and gives %FALSE. */
gboolean rap_field_refuse (const RapField *field, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* Two dates or date-times of one record, either may be empty: the second is not before the first. */
gboolean rap_record_check_order (RapRecord *self, guint first, guint last, GError **error);

G_END_DECLS
