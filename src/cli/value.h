/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cli.h"
#include "table.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_FORMAT_TABLE,
  RAP_FORMAT_CSV,
  RAP_FORMAT_JSON,
  RAP_FORMAT_HTML,
  RAP_FORMAT_PDF,
} RapFormat;

/* @allowed: bits 1 << RapFormat. %NULL is a table. */
gboolean rap_format_parse (const char *typed, guint allowed, RapFormat *format, GError **error);

/* A field's value as people read it: names for references, choices as typed. (transfer full) */
char *rap_cli_cell (RapCli *cli, RapRecord *record, guint field);
/* A field's value as scripts read it and may type it again: references as uids. (transfer full) */
char *rap_cli_plain (RapCli *cli, RapRecord *record, guint field);
/* uid, id and every field by its name: text, number, true or false, null for unknown and none. */
JsonNode *rap_cli_record_to_json (RapCli *cli, RapRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/* To standard output: "[", the nodes with commas, "]". Start with @n 0, end with @node NULL. */
void rap_json_print_element (JsonNode *node, guint n);
void rap_json_print (JsonNode *node);

G_END_DECLS
