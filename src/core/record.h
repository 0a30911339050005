/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "error.h"

G_BEGIN_DECLS

/**
 * RapKind:
 *
 * Every kind of record a workspace holds. The nick of a kind (rap_kind_nick()) is its name on the
 * command line, `agenda-item`; its table has the same name with `_` for `-`.
 */
typedef enum
{
  RAP_KIND_REGION,
  RAP_KIND_MEMBER,
  RAP_KIND_WEEKEND_RULE,
  RAP_KIND_ENTITY,
  RAP_KIND_PERSON,
  RAP_KIND_TERM,
  RAP_KIND_BODY,
  RAP_KIND_MEETING,
  RAP_KIND_SITTING,
  RAP_KIND_AGENDA_ITEM,
  RAP_KIND_ITEM_PERSON,
  RAP_KIND_VOCABULARY,
  RAP_KIND_SETTING,
} RapKind;
#define RAP_N_KINDS (RAP_KIND_SETTING + 1)

/**
 * RapFieldType:
 * @RAP_FIELD_TEXT: one line of text, trimmed, no control characters
 * @RAP_FIELD_LONG_TEXT: text that may hold line feeds
 * @RAP_FIELD_INTEGER: a whole number within the field's range
 * @RAP_FIELD_BOOLEAN: 0 or 1
 * @RAP_FIELD_MINUTES: a duration in minutes; people may type `1h30`
 * @RAP_FIELD_DATE: a civil date, `YYYY-MM-DD`
 * @RAP_FIELD_TIME: a wall time, `HH:MM`
 * @RAP_FIELD_DATE_TIME: a wall date and time, `YYYY-MM-DDTHH:MM`
 * @RAP_FIELD_ZONE: an IANA time zone name
 * @RAP_FIELD_CHOICE: one nick of the field's choices
 * @RAP_FIELD_FLAGS: nicks of the field's choices, comma separated, in the order of the choices
 * @RAP_FIELD_REFERENCE: the row id of a record of kind `target`; 0 is none
 *
 * INTEGER, BOOLEAN, MINUTES and REFERENCE are stored as integers, the rest as text.
 */
typedef enum
{
  RAP_FIELD_TEXT,
  RAP_FIELD_LONG_TEXT,
  RAP_FIELD_INTEGER,
  RAP_FIELD_BOOLEAN,
  RAP_FIELD_MINUTES,
  RAP_FIELD_DATE,
  RAP_FIELD_TIME,
  RAP_FIELD_DATE_TIME,
  RAP_FIELD_ZONE,
  RAP_FIELD_CHOICE,
  RAP_FIELD_FLAGS,
  RAP_FIELD_REFERENCE,
} RapFieldType;

/**
 * RapFieldFlags:
 * @RAP_FIELD_REQUIRED: may not be empty (text) or 0 (reference)
 * @RAP_FIELD_NULLABLE: an integer that may be unknown; read as %RAP_UNKNOWN
 * @RAP_FIELD_KEEPER: kept by the program (sequence, created); people do not set it
 */
typedef enum
{
  RAP_FIELD_NO_FLAGS = 0,
  RAP_FIELD_REQUIRED = 1 << 0,
  RAP_FIELD_NULLABLE = 1 << 1,
  RAP_FIELD_KEEPER = 1 << 2,
} RapFieldFlags;

/** RAP_UNKNOWN: what a nullable integer field holds when its column is NULL. */
#define RAP_UNKNOWN G_MININT64

/**
 * RapChoice:
 * @nick: what is stored and typed on the command line; the last of a list is %NULL
 * @label: the words people see, untranslated (N_())
 */
typedef struct
{
  const char *nick;
  const char *label;
} RapChoice;

/**
 * RapField:
 * @name: property name, with `-`; the column has `_`
 * @label: the words people see, untranslated (N_())
 * @minimum: smallest allowed integer
 * @maximum: largest allowed integer; for text the longest length in characters (0 is 500)
 * @choices: (array zero-terminated=1): for CHOICE and FLAGS
 * @target: for REFERENCE
 * @initial: (nullable): value of a new record, as text
 *
 * The one description of a column. Loading, saving, CSV, JSON, the command line, the words of the
 * history and the bindings of the window all follow from it.
 */
typedef struct
{
  const char *name;
  const char *label;
  RapFieldType type;
  RapFieldFlags flags;
  gint64 minimum;
  gint64 maximum;
  const RapChoice *choices;
  RapKind target;
  const char *initial;
} RapField;

#define RAP_TYPE_RECORD (rap_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapRecord, rap_record, RAP, RECORD, GObject)

/**
 * RapLookup:
 * @load: (scope forever): gives a record (transfer full) or %NULL when there is none
 *
 * How a rule sees other records without knowing the store.
 */
typedef struct
{
  RapRecord *(*load) (gpointer data, RapKind kind, gint64 id);
  gpointer data;
} RapLookup;

/**
 * RapRecordClass:
 * @kind: which kind of record the class is
 * @fields: its columns, in table order
 * @properties: the property of each field
 * @title_field: index of the field that names the record to people
 * @validate: (nullable): rules over several fields or records; the fields' own rules hold already.
 *   Called inside the transaction that writes the record.
 */
struct _RapRecordClass
{
  GObjectClass parent_class;

  RapKind kind;
  const RapField *fields;
  GParamSpec **properties;
  guint n_fields;
  guint title_field;
  gboolean (*validate) (RapRecord *self, const RapLookup *lookup, GError **error);
};

void rap_record_class_set_fields (RapRecordClass *klass,
                                  RapKind kind,
                                  const RapField *fields,
                                  guint n_fields,
                                  guint title_field);

const char *rap_kind_nick (RapKind kind);
const char *rap_kind_label (RapKind kind);
gboolean rap_kind_from_nick (const char *nick, RapKind *kind);
GType rap_kind_type (RapKind kind);
const RapField *rap_kind_fields (RapKind kind, guint *n_fields);
guint rap_kind_title_field (RapKind kind);
/* Index of the field of that name, -1 when there is none. */
int rap_kind_find_field (RapKind kind, const char *name);

const char *rap_field_label (const RapField *field);
const char *rap_choice_label (const RapField *field, const char *nick);

RapRecord *rap_record_new (RapKind kind) G_GNUC_WARN_UNUSED_RESULT;
RapRecord *rap_record_copy (RapRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/* A value as a store holds it: an integer, or a text of @length bytes. */
typedef struct
{
  gint64 integer;
  const char *text;
  gsize length;
} RapStored;

RapRecord *rap_record_restore (RapKind kind, gint64 id, const RapStored *uid,
                               const RapStored *values) G_GNUC_WARN_UNUSED_RESULT;

RapKind rap_record_kind (RapRecord *self);
/* Row id; 0 before the record is stored, negative while it waits in a change set. */
gint64 rap_record_id (RapRecord *self);
void rap_record_set_id (RapRecord *self, gint64 id);
/* Stable identity for the world, a random UUID given at creation. */
const char *rap_record_uid (RapRecord *self);
void rap_record_set_uid (RapRecord *self, const char *uid);

/* Text of a text-like field; "" when empty, never NULL. */
const char *rap_record_text (RapRecord *self, guint field);
gint64 rap_record_integer (RapRecord *self, guint field);
gboolean rap_record_flag (RapRecord *self, guint field, const char *nick);
void rap_record_set_text (RapRecord *self, guint field, const char *value);
void rap_record_set_integer (RapRecord *self, guint field, gint64 value);
gboolean rap_record_field_equal (RapRecord *a, RapRecord *b, guint field);

/* Reads what a person typed for the field: checks its form, puts it in stored form. */
gboolean rap_record_parse (RapRecord *self, guint field, const char *typed, GError **error);
/* The stored form as text: integers in digits, unknown as "". */
char *rap_record_format (RapRecord *self, guint field) G_GNUC_WARN_UNUSED_RESULT;
gboolean rap_record_validate (RapRecord *self, const RapLookup *lookup, GError **error);

/* Which of a record's titles the interface shows: "en" or "fr". */
const char *rap_title_language (void);
/* The title in the language of the interface where the record has -en and -fr fields. */
const char *rap_record_title (RapRecord *self);
/* `stem` "title" gives title-fr when `language` is "fr" and it is not empty, else title-en. */
const char *rap_record_in_language (RapRecord *self, const char *stem, const char *language);

G_END_DECLS
