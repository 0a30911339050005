/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include "core/kinds.h"
#include "harness-content.h"

static const char *const absurd[] = {
  "Arbeitsgruppensitzung über die Rechtsschutzversicherungsgesellschaften der "
  "Zollverwaltungszusammenarbeitsvereinbarungen und Donaudampfschifffahrtsgesellschaften",
  "世界海关组织东部和南部非洲地区理事会第三十一届会议关于海关现代化与能力建设合作框架协定的审议",
  "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrn"
  "drobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
  "مؤتمر رؤساء الإدارات الجمركية لإقليم شمال أفريقيا والشرق الأدنى والأوسط بشأن استراتيجية "
  "تحديث الجمارك وبناء القدرات والتعاون الإقليمي",
  "Examen du rapport d’activité de l’Office régional de renforcement des capacités, des "
  "observations des Membres, des suites données aux décisions et des perspectives",
};

static char *
make_absurd (const RapField *field, guint n)
{
  GString *text = g_string_new (absurd[n % G_N_ELEMENTS (absurd)]);
  gsize maximum = field->maximum > 0 ? (gsize) field->maximum : 500;

  while (g_utf8_strlen (text->str, -1) < 400)
    g_string_append_printf (text, " %s", absurd[++n % G_N_ELEMENTS (absurd)]);
  if ((gsize) g_utf8_strlen (text->str, -1) > maximum)
    g_string_truncate (text, g_utf8_offset_to_pointer (text->str, (glong) maximum) - text->str);
  g_strchomp (text->str);
  return g_string_free (text, FALSE);
}

static gboolean
is_for_people (const RapField *field)
{
  static const char *const names[] = { "name-en", "name-fr", "title-en", "title-fr", "venue",
                                       "city", "holder", "deputy", "head", "chair", "room",
                                       "theme", "note", "name", "family-name", "outcome" };

  if (field->type != RAP_FIELD_TEXT && field->type != RAP_FIELD_LONG_TEXT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (field->name, names[i]))
      return TRUE;
  return FALSE;
}

static void
add_kind (RapStore *store, RapChangeSet *changes, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = rap_store_list (store, query, &error);
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      RapRecord *before = g_ptr_array_index (records, i);
      g_autoptr (RapRecord) after = rap_record_copy (before);

      for (guint f = 0; f < n_fields; f++)
        if (is_for_people (&fields[f]))
          {
            g_autofree char *text = make_absurd (&fields[f], i + f);

            rap_record_set_text (after, f, text);
          }
      rap_change_set_update (changes, before, after);
    }
}

void
rap_harness_add_long_content (RapStore *store)
{
  static const RapKind kinds[] = { RAP_KIND_REGION, RAP_KIND_ENTITY, RAP_KIND_TERM, RAP_KIND_BODY,
                                   RAP_KIND_MEETING, RAP_KIND_SITTING, RAP_KIND_AGENDA_ITEM,
                                   RAP_KIND_ITEM_PERSON };
  g_autoptr (RapChangeSet) changes = rap_change_set_new (absurd[0]);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_kind (store, changes, kinds[i]);
  rap_store_apply (store, changes, NULL, &error);
  g_assert_no_error (error);
}
