/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-cli"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "core/record-value.h"
#include "target.h"
#include "value.h"

static const char *const format_names[] = { "table", "csv", "json", "html", "pdf" };

gboolean
rap_format_parse (const char *typed, guint allowed, RapFormat *format, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    {
      if (!(allowed & (1u << i)))
        continue;
      if (g_str_equal (typed != NULL ? typed : "table", format_names[i]))
        {
          *format = (RapFormat) i;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", format_names[i]);
    }
  return rap_cli_usage (error, _("“%s” is not a format of this command. There are: %s."), typed,
                        names->str);
}

/* Fields that Rapporteur keeps in Unix seconds. */
static gboolean
is_moment (const RapField *field)
{
  return g_str_equal (field->name, "created") || g_str_equal (field->name, "changed");
}

static char *
tell_moment (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds != 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

char *
rap_cli_cell (RapCli *cli, RapRecord *record, guint field)
{
  const RapField *spec = &rap_kind_fields (rap_record_kind (record), NULL)[field];
  gint64 value;
  RapRecord *target;

  if (is_moment (spec))
    return tell_moment (rap_record_integer (record, field));
  if (!rap_field_is_integer (spec) || spec->type == RAP_FIELD_INTEGER
      || spec->type == RAP_FIELD_MINUTES)
    return rap_record_format (record, field);
  value = rap_record_integer (record, field);
  if (spec->type == RAP_FIELD_BOOLEAN)
    return g_strdup (value ? "yes" : "no");
  target = rap_cli_target (cli, spec->target, value);
  return target != NULL ? rap_cli_name_of (cli, target) : g_strdup ("");
}

char *
rap_cli_plain (RapCli *cli, RapRecord *record, guint field)
{
  const RapField *spec = &rap_kind_fields (rap_record_kind (record), NULL)[field];
  RapRecord *target;

  if (spec->type != RAP_FIELD_REFERENCE)
    return rap_record_format (record, field);
  target = rap_cli_target (cli, spec->target, rap_record_integer (record, field));
  return g_strdup (target != NULL ? rap_record_uid (target) : "");
}

static JsonNode *
integer_node (gint64 value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_int (node, value);
  return node;
}

static JsonNode *
field_node (RapCli *cli, RapRecord *record, guint field)
{
  const RapField *spec = &rap_kind_fields (rap_record_kind (record), NULL)[field];
  RapRecord *target;
  JsonNode *node;

  if (!rap_field_is_integer (spec))
    return json_node_init_string (json_node_alloc (), rap_record_text (record, field));
  if (spec->type == RAP_FIELD_BOOLEAN)
    return json_node_init_boolean (json_node_alloc (), rap_record_integer (record, field) != 0);
  if (spec->type != RAP_FIELD_REFERENCE && rap_record_integer (record, field) != RAP_UNKNOWN)
    return integer_node (rap_record_integer (record, field));
  node = json_node_new (JSON_NODE_NULL);
  if (spec->type == RAP_FIELD_REFERENCE)
    {
      target = rap_cli_target (cli, spec->target, rap_record_integer (record, field));
      if (target != NULL)
        json_node_init_string (node, rap_record_uid (target));
    }
  return node;
}

JsonNode *
rap_cli_record_to_json (RapCli *cli, RapRecord *record)
{
  guint n;
  const RapField *fields = rap_kind_fields (rap_record_kind (record), &n);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_set_string_member (object, "uid", rap_record_uid (record));
  json_object_set_int_member (object, "id", rap_record_id (record));
  for (guint i = 0; i < n; i++)
    json_object_set_member (object, fields[i].name, field_node (cli, record, i));
  json_object_unref (object);
  return node;
}

static char *
json_text (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

void
rap_json_print_element (JsonNode *node, guint n)
{
  g_autofree char *text = node != NULL ? json_text (node) : NULL;

  if (text == NULL)
    puts (n == 0 ? "[]" : "\n]");
  else
    printf ("%s%s", n == 0 ? "[\n" : ",\n", text);
}

void
rap_json_print (JsonNode *node)
{
  g_autofree char *text = json_text (node);

  puts (text);
}
