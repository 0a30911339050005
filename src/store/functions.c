/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"
#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "core/text.h"
#include "functions.h"

/*
 * rap_contains (needle, text, …): 1 when one of the texts contains the needle, case and accents
 * aside; the needle comes folded. rap_fold (text): what such texts are sorted by.
 *
 * A search looks at a million texts, and rap_text_fold() makes six copies of each. But folding goes
 * character by character: what it makes of each is asked once, a block of 256 at a time, and put
 * together here. A text with a character beyond U+FFFF takes the general way.
 */

#define BLOCK_SIZE 256
#define N_BLOCKS 256
#define MAX_FOLDED 7

/* "" for what folds to nothing; the first byte 0xFF for what is too long to be kept here. */
typedef char Folded[MAX_FOLDED + 1];
#define TOO_LONG ((char) 0xFF)

static Folded *blocks[N_BLOCKS];

static void
learn (Folded folded, gunichar c)
{
  char text[7] = { 0 };
  g_autofree char *result = NULL;

  g_unichar_to_utf8 (c, text);
  result = rap_text_fold (text);
  if (strlen (result) <= MAX_FOLDED)
    strcpy (folded, result);
  else
    folded[0] = TOO_LONG;
}

static Folded *
find_block (guint number)
{
  Folded *block = g_atomic_pointer_get (&blocks[number]);

  if (block != NULL)
    return block;
  block = g_new0 (Folded, BLOCK_SIZE);
  for (guint i = 0; i < BLOCK_SIZE; i++)
    learn (block[i], number * BLOCK_SIZE + i);
  /* Another thread may have learnt it meanwhile: one of the two is kept, for good. */
  if (g_atomic_pointer_compare_and_exchange (&blocks[number], NULL, block))
    return block;
  g_free (block);
  return g_atomic_pointer_get (&blocks[number]);
}

/* NULL when the general way is to be taken. */
static const char *
find_folded (gunichar c)
{
  const char *folded;

  if (c >= BLOCK_SIZE * N_BLOCKS)
    return NULL;
  folded = find_block (c / BLOCK_SIZE)[c % BLOCK_SIZE];
  return folded[0] != TOO_LONG ? folded : NULL;
}

/* Folds into @buffer of MAX_FOLDED bytes for each byte of @text and one more; −1 when it cannot.
 * The text may be any bytes. */
static gssize
fold_quickly (const char *text, gsize length, char *buffer)
{
  const char *end = text + length;
  char *out = buffer;

  while (text < end)
    {
      const char *folded;
      gunichar c;

      if ((guchar) *text < 0x80)
        {
          *out++ = g_ascii_tolower (*text++);
          continue;
        }
      c = g_utf8_get_char_validated (text, end - text);
      folded = find_folded (c);
      if (folded == NULL)
        return -1;
      while (*folded != '\0')
        *out++ = *folded++;
      text = g_utf8_next_char (text);
    }
  *out = '\0';
  return out - buffer;
}

#define BUFFER_SIZE 4096

static gboolean
value_contains (sqlite3_value *value, const char *needle, gsize needle_length)
{
  const char *text = sqlite3_value_blob (value);
  gsize length = (gsize) sqlite3_value_bytes (value);
  char buffer[BUFFER_SIZE];
  gssize folded = -1;
  g_autofree char *copy = NULL;

  if (length == 0)
    return FALSE;
  if (length <= (BUFFER_SIZE - 1) / MAX_FOLDED)
    folded = fold_quickly (text, length, buffer);
  if (folded >= 0)
    return memmem (buffer, (gsize) folded, needle, needle_length) != NULL;
  copy = g_strndup (text, length);
  return rap_text_matches (copy, needle);
}

static void
sql_contains (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *needle = (const char *) sqlite3_value_text (values[0]);
  gsize length = (gsize) sqlite3_value_bytes (values[0]);
  int found = needle == NULL || length == 0;

  for (int i = 1; !found && i < n_values; i++)
    found = value_contains (values[i], needle, length);
  sqlite3_result_int (context, found);
}

static void
sql_fold (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  gsize length = (gsize) sqlite3_value_bytes (values[0]);
  char buffer[BUFFER_SIZE];
  gssize folded = -1;

  if (text == NULL)
    {
      sqlite3_result_null (context);
      return;
    }
  if (length <= (BUFFER_SIZE - 1) / MAX_FOLDED)
    folded = fold_quickly (text, length, buffer);
  if (folded >= 0)
    sqlite3_result_text (context, buffer, (int) folded, SQLITE_TRANSIENT);
  else
    sqlite3_result_text (context, rap_text_fold (text), -1, g_free);
}

/* ---- json_object ---- */

static void
append_json_text (GString *json, const char *text, gsize length)
{
  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++)
    {
      const guchar c = (guchar) text[i];

      if (c == '"' || c == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, (char) c);
        }
      else if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

static gboolean
append_json_value (GString *json, sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      g_string_append (json, "null");
      return TRUE;
    case SQLITE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
      return TRUE;
    case SQLITE_TEXT:
      append_json_text (json, (const char *) sqlite3_value_text (value),
                        (gsize) sqlite3_value_bytes (value));
      return TRUE;
    default:
      return FALSE;
    }
}

/* SQLite 3.38 to 3.40 mark their own json_object() unsafe by mistake, so that triggers cannot use
 * it on a connection that does not trust the schema. This one says the same of integers, texts and
 * nothing, which is all that strict tables of ours hold; another program's SQLite still finds the
 * triggers' function under its usual name. */
static void
sql_json_object (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GString) json = g_string_sized_new (1024);
  gsize length;

  g_string_append_c (json, '{');
  for (int i = 0; i + 1 < n_values; i += 2)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_text (json, (const char *) sqlite3_value_text (values[i]),
                        (gsize) sqlite3_value_bytes (values[i]));
      g_string_append_c (json, ':');
      if (!append_json_value (json, values[i + 1]))
        {
          sqlite3_result_error (context, "json_object() takes integers and texts only", -1);
          return;
        }
    }
  g_string_append_c (json, '}');
  length = json->len;
  sqlite3_result_text (context, g_string_free (g_steal_pointer (&json), FALSE), (int) length,
                       g_free);
}

gboolean
rap_functions_register (sqlite3 *handle)
{
  const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  return sqlite3_create_function_v2 (handle, "rap_contains", -1, how, NULL, sql_contains, NULL,
                                     NULL, NULL) == SQLITE_OK
         && sqlite3_create_function_v2 (handle, "rap_fold", 1, how, NULL, sql_fold, NULL, NULL,
                                        NULL) == SQLITE_OK
         && sqlite3_create_function_v2 (handle, "json_object", -1,
                                        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                        sql_json_object, NULL, NULL, NULL) == SQLITE_OK;
}
