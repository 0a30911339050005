/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vocabulary.h"

/**
 * RapVocabulary:
 *
 * A word of the field in each language of the documents.
 */
struct _RapVocabulary
{
  RapRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (RapVocabulary, rap_vocabulary, RAP_TYPE_RECORD)

static const RapField fields[RAP_VOCABULARY_N_FIELDS] = {
  [RAP_VOCABULARY_LIST] = { "list", N_("List"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED, .maximum = 64 },
  [RAP_VOCABULARY_CODE] = { "code", N_("Code"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED, .maximum = 64 },
  [RAP_VOCABULARY_NAME_EN] = { "name-en", N_("Name (English)"), RAP_FIELD_TEXT,
    .flags = RAP_FIELD_REQUIRED },
  [RAP_VOCABULARY_NAME_FR] = { "name-fr", N_("Name (French)"), RAP_FIELD_TEXT },
  [RAP_VOCABULARY_POSITION] = { "position", N_("Order"), RAP_FIELD_INTEGER, .maximum = 1000000 },
};

static void
rap_vocabulary_class_init (RapVocabularyClass *klass)
{
  rap_record_class_set_fields (RAP_RECORD_CLASS (klass), RAP_KIND_VOCABULARY, fields,
                               RAP_VOCABULARY_N_FIELDS, RAP_VOCABULARY_NAME_EN);
}

static void
rap_vocabulary_init (RapVocabulary *self)
{
}

GHashTable *
rap_vocabulary_index (GPtrArray *records)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (words,
                         g_strdup_printf ("%s/%s",
                                          rap_record_text (records->pdata[i], RAP_VOCABULARY_LIST),
                                          rap_record_text (records->pdata[i], RAP_VOCABULARY_CODE)),
                         g_object_ref (records->pdata[i]));
  return words;
}
