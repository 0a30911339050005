/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-store"

#include "config.h"

#include <string.h>

#include "core/text.h"
#include "functions.h"

/*
 * rap_contains (needle, text, …): 1 when one of the texts contains the needle, case and accents
 * aside; the needle comes folded. rap_fold (text): what such texts are sorted by.
 *
 * Most texts are plain ASCII, where folding is lower case and no more. They are compared in place:
 * a search looks at a million texts, and the general way makes six copies of each.
 */

static gboolean
is_ascii (const char *text, gsize length)
{
  gsize i = 0;
  guint64 eight;

  for (; i + 8 <= length; i += 8)
    {
      memcpy (&eight, text + i, 8);
      if (eight & G_GUINT64_CONSTANT (0x8080808080808080))
        return FALSE;
    }
  for (; i < length; i++)
    if (text[i] & 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
ascii_contains (const char *text, gsize length, const char *needle, gsize needle_length)
{
  const char low = needle[0];
  const char high = g_ascii_toupper (low);

  for (gsize i = 0; i + needle_length <= length; i++)
    {
      gsize j = 1;

      if (text[i] != low && text[i] != high)
        continue;
      while (j < needle_length && g_ascii_tolower (text[i + j]) == needle[j])
        j++;
      if (j == needle_length)
        return TRUE;
    }
  return FALSE;
}

static gboolean
value_contains (sqlite3_value *value, const char *needle, gsize needle_length)
{
  const char *text = (const char *) sqlite3_value_text (value);
  gsize length = (gsize) sqlite3_value_bytes (value);

  if (text == NULL)
    return FALSE;
  if (is_ascii (text, length))
    return ascii_contains (text, length, needle, needle_length);
  return rap_text_matches (text, needle);
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
  char *folded;

  if (text == NULL)
    sqlite3_result_null (context);
  else
    {
      folded = is_ascii (text, length) ? g_ascii_strdown (text, (gssize) length)
                                       : rap_text_fold (text);
      sqlite3_result_text (context, folded, -1, g_free);
    }
}

gboolean
rap_functions_register (sqlite3 *handle)
{
  const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return sqlite3_create_function_v2 (handle, "rap_contains", -1, how, NULL, sql_contains, NULL,
                                     NULL, NULL) == SQLITE_OK
         && sqlite3_create_function_v2 (handle, "rap_fold", 1, how, NULL, sql_fold, NULL, NULL,
                                        NULL) == SQLITE_OK;
}
