/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/kinds.h"
#include "core/record-value.h"
#include "random-acts.h"
#include "store-fixture.h"

static const char *const words[] = {
  "Réunion", "Council", "O’Brien", "\"quoted\"", "Ω", "日本", "a\\b", "it's", "x;y", "%s", "العربية",
  "–", "A/P", "zebra", "Élève", "null", "0",
};
static const char *const zones[] = { "UTC", "Europe/Brussels", "Africa/Cairo", "Pacific/Apia" };

static char *
random_text (GRand *rand, gboolean many_lines)
{
  int n = g_rand_int_range (rand, 0, 4);
  GString *text = g_string_new (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", many_lines ? "\n" : " ",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* Row id of some record of the kind; 0 when there is none. */
static gint64
random_id (RapStore *store, GRand *rand, RapKind kind)
{
  g_autoptr (RapQuery) query = rap_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  rap_query_limit (query, 40);
  rap_query_sort (query, "id", g_rand_boolean (rand), NULL);
  records = rap_store_list (store, query, NULL);
  if (records == NULL || records->len == 0)
    return 0;
  return rap_record_id (
    g_ptr_array_index (records, (guint) g_rand_int_range (rand, 0, (gint32) records->len)));
}

static void
set_random_choice (RapRecord *record, guint index, const RapField *field, GRand *rand)
{
  guint n = 0;

  while (field->choices[n].nick != NULL)
    n++;
  rap_record_set_text (record, index,
                       field->choices[g_rand_int_range (rand, 0, (gint32) n)].nick);
}

static void
set_random_integer (RapRecord *record, guint index, const RapField *field, GRand *rand)
{
  gint64 most = MIN (field->maximum, field->minimum + 1000);

  if (field->type == RAP_FIELD_BOOLEAN)
    rap_record_set_integer (record, index, g_rand_boolean (rand));
  else if ((field->flags & RAP_FIELD_NULLABLE) && g_rand_int_range (rand, 0, 3) == 0)
    rap_record_set_integer (record, index, RAP_UNKNOWN);
  else
    rap_record_set_integer (record, index,
                            g_rand_int_range (rand, (gint32) field->minimum, (gint32) most + 1));
}

static void
set_random_field (RapStore *store, RapRecord *record, guint index, GRand *rand)
{
  const RapField *field = &rap_kind_fields (rap_record_kind (record), NULL)[index];
  g_autofree char *text = NULL;

  if (field->flags & RAP_FIELD_KEEPER)
    return;
  switch (field->type)
    {
    case RAP_FIELD_TEXT:
    case RAP_FIELD_LONG_TEXT:
    default:
      text = random_text (rand, field->type == RAP_FIELD_LONG_TEXT);
      if (field->maximum > 0 && g_utf8_strlen (text, -1) > field->maximum)
        {
          g_free (text);
          text = g_strdup_printf ("%u", g_rand_int_range (rand, 10, 99));
        }
      break;
    case RAP_FIELD_INTEGER:
    case RAP_FIELD_BOOLEAN:
    case RAP_FIELD_MINUTES:
      set_random_integer (record, index, field, rand);
      return;
    case RAP_FIELD_DATE:
      text = g_strdup_printf ("2025-%02d-%02d", g_rand_int_range (rand, 1, 13),
                              g_rand_int_range (rand, 1, 29));
      break;
    case RAP_FIELD_TIME:
      text = g_strdup_printf ("%02d:%02d", g_rand_int_range (rand, 8, 19),
                              g_rand_int_range (rand, 0, 60));
      break;
    case RAP_FIELD_DATE_TIME:
      text = g_strdup_printf ("2025-05-15T%02d:%02d", g_rand_int_range (rand, 8, 19),
                              g_rand_int_range (rand, 0, 60));
      break;
    case RAP_FIELD_ZONE:
      text = g_strdup (zones[g_rand_int_range (rand, 0, G_N_ELEMENTS (zones))]);
      break;
    case RAP_FIELD_CHOICE:
    case RAP_FIELD_FLAGS:
      set_random_choice (record, index, field, rand);
      return;
    case RAP_FIELD_REFERENCE:
      rap_record_set_integer (record, index, random_id (store, rand, field->target));
      return;
    }
  rap_record_set_text (record, index, text);
}

/* What the rules over several fields ask for; the rest is left to chance. */
static void
make_likely (RapStore *store, RapRecord *record, GRand *rand)
{
  switch ((int) rap_record_kind (record))
    {
    case RAP_KIND_MEETING:
      rap_record_set_text (record, RAP_MEETING_END_DATE,
                           rap_record_text (record, RAP_MEETING_START_DATE));
      break;
    case RAP_KIND_SITTING:
      rap_record_set_text (record, RAP_SITTING_START, "2025-05-15T07:00");
      break;
    case RAP_KIND_BODY:
      rap_record_set_integer (record, RAP_BODY_PARENT, 0);
      rap_record_set_integer (record, RAP_BODY_CHAIN_NEXT, 0);
      rap_record_set_integer (record, RAP_BODY_QUORUM_NUMERATOR, RAP_UNKNOWN);
      rap_record_set_integer (record, RAP_BODY_QUORUM_DENOMINATOR, RAP_UNKNOWN);
      rap_record_set_text (record, RAP_BODY_SYMBOL_PATTERN, "");
      break;
    case RAP_KIND_AGENDA_ITEM:
      rap_record_set_integer (record, RAP_AGENDA_ITEM_MINIMUM_DURATION, RAP_UNKNOWN);
      if (g_rand_boolean (rand))
        {
          g_autoptr (RapRecord) sitting =
            rap_store_load (store, RAP_KIND_SITTING,
                            rap_record_integer (record, RAP_AGENDA_ITEM_SITTING), NULL);

          rap_record_set_integer (record, RAP_AGENDA_ITEM_PARENT, 0);
          if (sitting != NULL)
            rap_record_set_integer (record, RAP_AGENDA_ITEM_MEETING,
                                    rap_record_integer (sitting, RAP_SITTING_MEETING));
        }
      break;
    default:
      break;
    }
}

static RapRecord *
random_record (RapStore *store, GRand *rand, RapKind kind)
{
  RapRecord *record = rap_record_new (kind);
  guint n_fields;
  const RapField *fields = rap_kind_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & RAP_FIELD_REQUIRED) || g_rand_boolean (rand))
      set_random_field (store, record, i, rand);
  make_likely (store, record, rand);
  return record;
}

static void
add_update (RapStore *store, GRand *rand, RapKind kind, RapChangeSet *changes)
{
  gint64 id = random_id (store, rand, kind);
  g_autoptr (RapRecord) before = id != 0 ? rap_store_load (store, kind, id, NULL) : NULL;
  g_autoptr (RapRecord) after = NULL;
  guint n_fields;

  if (before == NULL)
    return;
  after = rap_record_copy (before);
  rap_kind_fields (kind, &n_fields);
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    set_random_field (store, after, (guint) g_rand_int_range (rand, 0, (gint32) n_fields), rand);
  make_likely (store, after, rand);
  rap_change_set_update (changes, before, after);
}

/* A whole meeting: records of one act refer to each other. */
static void
add_meeting (RapStore *store, GRand *rand, RapChangeSet *changes)
{
  g_autoptr (RapRecord) meeting = random_record (store, rand, RAP_KIND_MEETING);
  gint64 id = rap_change_set_insert (changes, meeting);

  for (int s = g_rand_int_range (rand, 1, 3); s > 0; s--)
    {
      g_autoptr (RapRecord) sitting = random_record (store, rand, RAP_KIND_SITTING);
      gint64 sitting_id;
      gint64 parent = 0;

      rap_record_set_integer (sitting, RAP_SITTING_MEETING, id);
      sitting_id = rap_change_set_insert (changes, sitting);
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        {
          g_autoptr (RapRecord) item = fixture_record (RAP_KIND_AGENDA_ITEM, NULL);
          g_autoptr (RapRecord) person = fixture_record (RAP_KIND_ITEM_PERSON, "name", "N", NULL);
          gint64 item_id;

          rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING, id);
          rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting_id);
          rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT, parent);
          rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, i * 1024);
          item_id = rap_change_set_insert (changes, item);
          rap_record_set_integer (person, RAP_ITEM_PERSON_ITEM, item_id);
          rap_change_set_insert (changes, person);
          parent = g_rand_boolean (rand) ? item_id : 0;
        }
    }
}

static void
add_insert (RapStore *store, GRand *rand, RapKind kind, RapChangeSet *changes)
{
  g_autoptr (RapRecord) record = random_record (store, rand, kind);

  rap_change_set_insert (changes, record);
}

RapChangeSet *
random_act (RapStore *store, GRand *rand)
{
  RapChangeSet *changes = rap_change_set_new (words[g_rand_int_range (rand, 0, 17)]);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      RapKind kind = (RapKind) g_rand_int_range (rand, 0, RAP_N_KINDS);
      gint64 id;

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          add_meeting (store, rand, changes);
          break;
        case 1:
          id = random_id (store, rand, kind);
          if (id != 0)
            rap_change_set_delete (changes, kind, id);
          break;
        case 2:
        case 3:
        case 4:
          add_insert (store, rand, kind, changes);
          break;
        default:
          add_update (store, rand, kind, changes);
          break;
        }
    }
  return changes;
}

void
random_meetings (RapStore *store, GRand *rand, guint n)
{
  g_autoptr (RapChangeSet) changes = rap_change_set_new ("Fill");

  for (guint i = 0; i < n; i++)
    add_insert (store, rand, RAP_KIND_MEETING, changes);
  fixture_apply (store, changes);
}
