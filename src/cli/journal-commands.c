/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/kinds.h"
#include "core/record-value.h"
#include "core/text.h"
#include "target.h"
#include "value.h"

/* Steps that history tells of when nothing else is asked for. */
#define DEFAULT_STEPS 20
/* Records of one step that are told of one by one. */
#define MAX_RECORDS 12
/* Longest value quoted. */
#define LONGEST_VALUE 60

static gboolean
go (RapCli *cli, char **argv, gboolean undone, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *label = NULL;

  if (!rap_cli_parse (cli, NULL, argv, 0, 0, &arguments, error)
      || !rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error))
    return FALSE;
  label = undone ? rap_store_undo (cli->store, error) : rap_store_redo (cli->store, error);
  if (label == NULL)
    return FALSE;
  printf (undone ? _("Undone: %s") : _("Done again: %s"), label);
  putchar ('\n');
  return TRUE;
}

gboolean
rap_command_undo (RapCli *cli, char **argv, GError **error)
{
  return go (cli, argv, TRUE, error);
}

gboolean
rap_command_redo (RapCli *cli, char **argv, GError **error)
{
  return go (cli, argv, FALSE, error);
}

/* ---- Rows of the journal ---- */

static void
read_member (RapRecord *record, guint field, JsonNode *node)
{
  const RapField *spec = &rap_kind_fields (rap_record_kind (record), NULL)[field];

  if (!rap_field_is_integer (spec))
    rap_record_set_text (record, field, json_node_get_string (node));
  else if (!JSON_NODE_HOLDS_NULL (node))
    rap_record_set_integer (record, field, json_node_get_int (node));
  else if (spec->flags & RAP_FIELD_NULLABLE)
    rap_record_set_integer (record, field, RAP_UNKNOWN);
}

/* The record as it was, from the journal's JSON of its row; %NULL when there was none. */
static RapRecord *
read_row (RapKind kind, gint64 id, const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  RapRecord *record;
  JsonObject *object;
  guint n;
  const RapField *fields = rap_kind_fields (kind, &n);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  record = rap_record_new (kind);
  rap_record_set_id (record, id);
  if (json_object_has_member (object, "uid"))
    rap_record_set_uid (record, json_object_get_string_member (object, "uid"));
  for (guint i = 0; i < n; i++)
    if (json_object_has_member (object, fields[i].name))
      read_member (record, i, json_object_get_member (object, fields[i].name));
  return record;
}

/* A value in words. */
static char *
tell_value (RapCli *cli, RapRecord *record, guint field)
{
  const RapField *spec = &rap_kind_fields (rap_record_kind (record), NULL)[field];
  g_autofree char *text = rap_cli_cell (cli, record, field);
  g_autofree char *brief = NULL;

  if (*text == '\0' && spec->type == RAP_FIELD_REFERENCE && rap_record_integer (record, field) != 0)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, rap_record_integer (record, field));
  if (*text == '\0')
    return g_strdup ("—");
  if (spec->type == RAP_FIELD_CHOICE)
    return g_strdup (rap_choice_label (spec, text));
  if (spec->type == RAP_FIELD_BOOLEAN)
    return g_strdup (rap_record_integer (record, field) ? _("yes") : _("no"));
  if (spec->type == RAP_FIELD_MINUTES)
    return rap_duration_format ((int) rap_record_integer (record, field));
  brief = g_strdelimit (rap_text_ellipsize (text, LONGEST_VALUE), "\n\t", ' ');
  if (spec->type == RAP_FIELD_TEXT || spec->type == RAP_FIELD_LONG_TEXT)
    return g_strdup_printf ("“%s”", brief);
  return g_steal_pointer (&brief);
}

/* "Duration 30 min → 45 min; Room “A” → “B”"; "" when only what Rapporteur keeps has changed. */
static char *
tell_changes (RapCli *cli, RapRecord *before, RapRecord *after)
{
  GString *text = g_string_new (NULL);
  guint n;
  const RapField *fields = rap_kind_fields (rap_record_kind (after), &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if ((fields[i].flags & RAP_FIELD_KEEPER) || rap_record_field_equal (before, after, i))
        continue;
      from = tell_value (cli, before, i);
      to = tell_value (cli, after, i);
      g_string_append_printf (text, "%s%s %s → %s", text->len > 0 ? "; " : "",
                              rap_field_label (&fields[i]), from, to);
    }
  return g_string_free (text, FALSE);
}

/* What happened to one record; %NULL when it is nothing people do. */
static char *
tell_entry (RapCli *cli, const RapHistoryEntry *entry)
{
  g_autoptr (RapRecord) before = read_row (entry->kind, entry->row, entry->before);
  g_autoptr (RapRecord) after = read_row (entry->kind, entry->row, entry->after);
  g_autofree char *name = NULL;
  g_autofree char *changes = NULL;
  const char *kind = rap_kind_label (entry->kind);

  if (before == NULL && after == NULL)
    return NULL;
  name = rap_cli_name_of (cli, after != NULL ? after : before);
  if (before == NULL)
    /* Translators: the kind of a record ("Meeting") and what it is called. */
    return g_strdup_printf (_("%s “%s” added"), kind, name);
  if (after == NULL)
    return g_strdup_printf (_("%s “%s” removed"), kind, name);
  changes = tell_changes (cli, before, after);
  if (*changes == '\0')
    return NULL;
  /* Translators: the kind of a record, what it is called, which of its fields changed how. */
  return g_strdup_printf (_("%s “%s”: %s"), kind, name, changes);
}

/* ---- For people ---- */

/* Undo and redo are steps as well, with the label of the step they are about. */
static char *
tell_step (const RapHistoryEntry *entry)
{
  if (g_str_equal (entry->step_kind, "undo"))
    /* Translators: %s is the label of the step that was undone. */
    return g_strdup_printf (_("Undone: %s"), entry->label);
  if (g_str_equal (entry->step_kind, "redo"))
    /* Translators: %s is the label of the step that was done again. */
    return g_strdup_printf (_("Done again: %s"), entry->label);
  if (g_str_equal (entry->state, "undone"))
    /* Translators: %s is the label of a step that is undone at present. */
    return g_strdup_printf (_("%s (taken back)"), entry->label);
  return g_strdup (entry->label);
}

static void
print_step (const RapHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at);
  g_autofree char *when = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");
  g_autofree char *label = tell_step (entry);

  printf ("%" G_GINT64_FORMAT "  %s", entry->step, when);
  if (*entry->who != '\0')
    printf ("  %s", entry->who);
  printf ("  %s\n", label);
}

/* What a step did, a line each, what was done first first. */
static GPtrArray *
tell_entries (RapCli *cli, GPtrArray *entries, guint first, guint end)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = end; i > first; i--)
    {
      char *words;

      if (lines->len == MAX_RECORDS)
        {
          guint n_more = i - first;

          g_ptr_array_add (lines, g_strdup_printf (ngettext ("and %u more record",
                                                             "and %u more records", n_more),
                                                   n_more));
          break;
        }
      words = tell_entry (cli, entries->pdata[i - 1]);
      if (words != NULL)
        g_ptr_array_add (lines, words);
    }
  return lines;
}

/* Prints the step that begins at @first; gives the index after its last entry. In the history of
 * some records a step that only moved what Rapporteur keeps of them is passed over. */
static guint
print_entries (RapCli *cli, GPtrArray *entries, guint first, gboolean of_all)
{
  const RapHistoryEntry *head = entries->pdata[first];
  g_autoptr (GPtrArray) lines = NULL;
  guint end = first;

  while (end < entries->len && ((RapHistoryEntry *) entries->pdata[end])->step == head->step)
    end++;
  lines = tell_entries (cli, entries, first, end);
  if (of_all || lines->len > 0)
    print_step (head);
  for (guint i = 0; i < lines->len; i++)
    printf ("    %s\n", (char *) lines->pdata[i]);
  return end;
}

/* ---- For scripts ---- */

static void
set_field (JsonObject *object, const char *key, RapCli *cli, RapRecord *record, guint field)
{
  g_autofree char *text = record != NULL ? rap_cli_plain (cli, record, field) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static JsonObject *
changes_to_json (RapCli *cli, RapRecord *before, RapRecord *after)
{
  JsonObject *changes = json_object_new ();
  guint n;
  const RapField *fields = rap_kind_fields (rap_record_kind (after ? after : before), &n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *change;

      if (before != NULL && after != NULL && rap_record_field_equal (before, after, i))
        continue;
      change = json_object_new ();
      set_field (change, "from", cli, before, i);
      set_field (change, "to", cli, after, i);
      json_object_set_object_member (changes, fields[i].name, change);
    }
  return changes;
}

static JsonNode *
entry_to_json (RapCli *cli, const RapHistoryEntry *entry)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (RapRecord) before = read_row (entry->kind, entry->row, entry->before);
  g_autoptr (RapRecord) after = read_row (entry->kind, entry->row, entry->after);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at);
  g_autofree char *time = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  json_object_set_int_member (object, "step", entry->step);
  json_object_set_string_member (object, "at", time);
  json_object_set_string_member (object, "who", entry->who);
  json_object_set_string_member (object, "label", entry->label);
  json_object_set_string_member (object, "step-kind", entry->step_kind);
  json_object_set_string_member (object, "state", entry->state);
  json_object_set_string_member (object, "kind", rap_kind_nick (entry->kind));
  json_object_set_int_member (object, "id", entry->row);
  json_object_set_string_member (object, "op", entry->op);
  if (before != NULL || after != NULL)
    {
      json_object_set_string_member (object, "uid", rap_record_uid (after ? after : before));
      json_object_set_object_member (object, "changes", changes_to_json (cli, before, after));
    }
  json_object_unref (object);
  return node;
}

/* ---- history ---- */

/* The index after the last entry of the @n_steps newest steps; G_MAXUINT when @entries, which may
 * be the beginning of a longer list, does not tell. */
static guint
end_of_steps (GPtrArray *entries, guint n_steps, gboolean whole)
{
  gint64 last = -1;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const RapHistoryEntry *entry = entries->pdata[i];

      if (i > 0 && entry->step == last)
        continue;
      last = entry->step;
      if (n_steps > 0 && n == n_steps)
        return i;
      n++;
    }
  return whole ? entries->len : G_MAXUINT;
}

/* The newest steps: a step may have thousands of entries, so their number is found by trying. */
static GPtrArray *
load_steps (RapCli *cli, int kind, gint64 id, guint n_steps, GError **error)
{
  for (guint limit = n_steps > 0 ? 512 : G_MAXINT; ; limit = MIN (limit, G_MAXINT / 4) * 4)
    {
      g_autoptr (GPtrArray) entries = rap_store_history (cli->store, kind, id, limit, error);
      guint end;

      if (entries == NULL)
        return NULL;
      end = end_of_steps (entries, n_steps, entries->len < limit || limit >= G_MAXINT / 4);
      if (end == G_MAXUINT)
        continue;
      g_ptr_array_set_size (entries, (int) end);
      return g_steal_pointer (&entries);
    }
}

static void
print_history (RapCli *cli, GPtrArray *entries, gboolean of_all, RapFormat format)
{
  guint i = 0;

  if (format == RAP_FORMAT_JSON)
    {
      for (i = 0; i < entries->len; i++)
        {
          g_autoptr (JsonNode) node = entry_to_json (cli, entries->pdata[i]);

          rap_json_print_element (node, i);
        }
      rap_json_print_element (NULL, i);
    }
  else
    while (i < entries->len)
      i = print_entries (cli, entries, i, of_all);
}

/* The row that "KIND ID" means, which may have been removed: a number or uid will still do. */
static gboolean
find_row (RapCli *cli, RapKind kind, const char *name, gint64 *id, GError **error)
{
  g_autoptr (RapRecord) record = NULL;

  if (g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  record = rap_cli_resolve (cli, kind, name, error);
  if (record == NULL)
    return FALSE;
  *id = rap_record_id (record);
  return TRUE;
}

gboolean
rap_command_history (RapCli *cli, char **argv, GError **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *typed_format = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  int limit = DEFAULT_STEPS;
  gint64 id = 0;
  RapKind kind = RAP_KIND_REGION;
  RapFormat format;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many steps, 20 if nothing is said; "
                                                  "0 for all"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &typed_format, N_("table or json"), N_("FORMAT") },
    { NULL }
  };

  if (!rap_cli_parse (cli, options, argv, 0, 2, &arguments, error)
      || !rap_format_parse (typed_format, 1 << RAP_FORMAT_TABLE | 1 << RAP_FORMAT_JSON, &format,
                            error)
      || (arguments[0] != NULL && !rap_cli_find_kind (arguments[0], &kind, error)))
    return FALSE;
  if (limit < 0)
    return rap_cli_usage (error, _("--limit is a number of steps, not %d."), limit);
  if (!rap_cli_open (cli, RAP_STORE_OPEN_EXISTING, error)
      || (arguments[0] != NULL && arguments[1] != NULL
          && !find_row (cli, kind, arguments[1], &id, error)))
    return FALSE;
  entries = load_steps (cli, arguments[0] != NULL ? (int) kind : -1, id, (guint) limit, error);
  if (entries == NULL)
    return FALSE;
  print_history (cli, entries, arguments[0] == NULL, format);
  return TRUE;
}
