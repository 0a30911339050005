/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* Indexes of the fields of a vocabulary, in the order of the table's columns. */
enum
{
  RAP_VOCABULARY_LIST,
  RAP_VOCABULARY_CODE,
  RAP_VOCABULARY_NAME_EN,
  RAP_VOCABULARY_NAME_FR,
  RAP_VOCABULARY_POSITION,
  RAP_VOCABULARY_N_FIELDS,
};

#define RAP_TYPE_VOCABULARY (rap_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (RapVocabulary, rap_vocabulary, RAP, VOCABULARY, RapRecord)

/**
 * rap_vocabulary_index:
 * @records: (element-type RapRecord): words of the vocabulary
 *
 * Returns: (transfer full): "list/code" → RapRecord, as calendar files and documents look words up
 */
GHashTable *rap_vocabulary_index (GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
