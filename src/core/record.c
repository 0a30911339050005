/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kinds.h"
#include "record.h"
#include "record-value.h"

/* An integer field uses `integer`, every other one `text`. */
typedef union
{
  gint64 integer;
  char *text;
} RapValue;

typedef struct
{
  gint64 id;
  char *uid;
  RapValue *values;
  char *block; /* the texts of a restored record, all in one piece */
  char *block_end;
} RapRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapRecord, rap_record, G_TYPE_OBJECT)

/* Property 1 is the id, 2 the uid; field n is property FIRST_FIELD_PROP + n in every subclass. */
enum
{
  PROP_ID = 1,
  PROP_UID,
  FIRST_FIELD_PROP,
};

static const RapField *
field_of (RapRecord *self, guint field)
{
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);

  g_assert (field < klass->n_fields);
  return &klass->fields[field];
}

static RapValue *
value_of (RapRecord *self, guint field)
{
  RapRecordPrivate *priv = rap_record_get_instance_private (self);

  return &priv->values[field];
}

static void
notify_field (RapRecord *self, guint field)
{
  g_object_notify_by_pspec (G_OBJECT (self), RAP_RECORD_GET_CLASS (self)->properties[field]);
}

static void
rap_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RapRecord *self = RAP_RECORD (object);
  const RapField *field;

  if (prop_id == PROP_ID)
    g_value_set_int64 (value, rap_record_id (self));
  else if (prop_id == PROP_UID)
    g_value_set_string (value, rap_record_uid (self));
  else
    {
      field = field_of (self, prop_id - FIRST_FIELD_PROP);
      if (!rap_field_is_integer (field))
        g_value_set_string (value, rap_record_text (self, prop_id - FIRST_FIELD_PROP));
      else if (field->type == RAP_FIELD_BOOLEAN)
        g_value_set_boolean (value, rap_record_integer (self, prop_id - FIRST_FIELD_PROP) != 0);
      else
        g_value_set_int64 (value, rap_record_integer (self, prop_id - FIRST_FIELD_PROP));
    }
}

static void
rap_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RapRecord *self = RAP_RECORD (object);
  const RapField *field;

  if (prop_id == PROP_ID)
    rap_record_set_id (self, g_value_get_int64 (value));
  else if (prop_id == PROP_UID)
    rap_record_set_uid (self, g_value_get_string (value));
  else
    {
      field = field_of (self, prop_id - FIRST_FIELD_PROP);
      if (!rap_field_is_integer (field))
        rap_record_set_text (self, prop_id - FIRST_FIELD_PROP, g_value_get_string (value));
      else if (field->type == RAP_FIELD_BOOLEAN)
        rap_record_set_integer (self, prop_id - FIRST_FIELD_PROP, g_value_get_boolean (value));
      else
        rap_record_set_integer (self, prop_id - FIRST_FIELD_PROP, g_value_get_int64 (value));
    }
}

/* The nick of a choice field that reads so, as the description of the kind has it; %NULL for none.
 * Records share it: it costs no memory of their own, and what is compared again and again while an
 * agenda is timed stays in the processor's cache. */
static char *
shared_nick (const RapField *field, const char *text, gsize length)
{
  if (field->type != RAP_FIELD_CHOICE)
    return NULL;
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (strncmp (choice->nick, text, length) == 0 && choice->nick[length] == '\0')
      return (char *) choice->nick;
  return NULL;
}

static gboolean
is_shared (const RapField *field, const char *text)
{
  if (field->type != RAP_FIELD_CHOICE)
    return FALSE;
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (choice->nick == text)
      return TRUE;
  return FALSE;
}

/* What a field keeps of a text: nothing of an empty one. */
static char *
keep_text (const RapField *field, const char *text)
{
  gsize length = strlen (text);
  char *shared = length > 0 ? shared_nick (field, text, length) : NULL;

  return shared != NULL ? shared : length > 0 ? g_strdup (text) : NULL;
}

/* A text stands in the block, or by itself once it was set. */
static void
free_text (RapRecordPrivate *priv, char *text)
{
  if (text < priv->block || text >= priv->block_end)
    g_free (text);
}

static void
rap_record_constructed (GObject *object)
{
  RapRecord *self = RAP_RECORD (object);
  RapRecordPrivate *priv = rap_record_get_instance_private (self);

  priv->values = g_new0 (RapValue, RAP_RECORD_GET_CLASS (self)->n_fields);
  G_OBJECT_CLASS (rap_record_parent_class)->constructed (object);
}

static void
rap_record_finalize (GObject *object)
{
  RapRecord *self = RAP_RECORD (object);
  RapRecordPrivate *priv = rap_record_get_instance_private (self);
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!rap_field_is_integer (&klass->fields[i])
        && !is_shared (&klass->fields[i], priv->values[i].text))
      free_text (priv, priv->values[i].text);
  free_text (priv, priv->uid);
  g_free (priv->values);
  g_free (priv->block);
  G_OBJECT_CLASS (rap_record_parent_class)->finalize (object);
}

static void
rap_record_class_init (RapRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rap_record_constructed;
  object_class->finalize = rap_record_finalize;
  object_class->get_property = rap_record_get_property;
  object_class->set_property = rap_record_set_property;

  g_object_class_install_property (object_class, PROP_ID,
    g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (object_class, PROP_UID,
    g_param_spec_string ("uid", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
rap_record_init (RapRecord *self)
{
}

/**
 * rap_record_class_set_fields:
 *
 * Called by the class_init of each kind: installs one GObject property for each field.
 */
void
rap_record_class_set_fields (RapRecordClass *klass,
                             RapKind kind,
                             const RapField *fields,
                             guint n_fields,
                             guint title_field)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  g_assert (n_fields <= 64);
  /* GObject does not hand these two down to derived classes. */
  object_class->get_property = rap_record_get_property;
  object_class->set_property = rap_record_set_property;
  klass->kind = kind;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->title_field = title_field;
  klass->properties = g_new0 (GParamSpec *, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      GParamSpec *pspec;

      if (!rap_field_is_integer (&fields[i]))
        pspec = g_param_spec_string (fields[i].name, NULL, NULL, "", flags);
      else if (fields[i].type == RAP_FIELD_BOOLEAN)
        pspec = g_param_spec_boolean (fields[i].name, NULL, NULL, FALSE, flags);
      else
        pspec = g_param_spec_int64 (fields[i].name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
      g_object_class_install_property (object_class, FIRST_FIELD_PROP + i, pspec);
      klass->properties[i] = pspec;
    }
}

/**
 * rap_record_new:
 *
 * Returns: (transfer full): a record of @kind with a fresh uid and the initial value of each field
 */
RapRecord *
rap_record_new (RapKind kind)
{
  RapRecord *self = g_object_new (rap_kind_type (kind), NULL);
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const RapField *field = &klass->fields[i];

      if (!rap_field_is_integer (field))
        value_of (self, i)->text = keep_text (field, field->initial ? field->initial : "");
      else if (field->initial)
        value_of (self, i)->integer = g_ascii_strtoll (field->initial, NULL, 10);
      else if (field->flags & RAP_FIELD_NULLABLE)
        value_of (self, i)->integer = RAP_UNKNOWN;
    }
  return self;
}

RapRecord *
rap_record_copy (RapRecord *self)
{
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);
  RapRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  RapRecordPrivate *priv = rap_record_get_instance_private (copy);

  /* Nobody listens to the copy yet, so nothing is notified: agendas are copied whole. */
  priv->id = rap_record_id (self);
  priv->uid = g_strdup (rap_record_uid (self));
  for (guint i = 0; i < klass->n_fields; i++)
    if (rap_field_is_integer (&klass->fields[i]))
      priv->values[i].integer = value_of (self, i)->integer;
    else
      priv->values[i].text = keep_text (&klass->fields[i], rap_record_text (self, i));
  return copy;
}

static char *
append_text (char **end, const char *text, gsize length)
{
  char *start = *end;

  memcpy (start, text, length);
  start[length] = '\0';
  *end += length + 1;
  return start;
}

/**
 * rap_record_restore:
 * @id: row id
 * @uid: its uid
 * @values: (array): the value of each field of the kind, in order; texts need no 0 at their end
 *
 * A record as it was stored. Lists read hundreds at once, so it costs three allocations and tells
 * nobody of its properties.
 *
 * Returns: (transfer full): the record
 */
RapRecord *
rap_record_restore (RapKind kind, gint64 id, const RapStored *uid, const RapStored *values)
{
  RapRecord *self = g_object_new (rap_kind_type (kind), NULL);
  RapRecordPrivate *priv = rap_record_get_instance_private (self);
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);
  gsize size = uid->length + 1;
  char *end;

  for (guint i = 0; i < klass->n_fields; i++)
    if (!rap_field_is_integer (&klass->fields[i]) && values[i].length > 0
        && shared_nick (&klass->fields[i], values[i].text, values[i].length) == NULL)
      size += values[i].length + 1;
  priv->id = id;
  priv->block = end = g_malloc (size);
  priv->block_end = priv->block + size;
  priv->uid = append_text (&end, uid->text, uid->length);
  for (guint i = 0; i < klass->n_fields; i++)
    if (rap_field_is_integer (&klass->fields[i]))
      priv->values[i].integer = values[i].integer;
    else if (values[i].length > 0)
      {
        char *shared = shared_nick (&klass->fields[i], values[i].text, values[i].length);

        priv->values[i].text =
          shared != NULL ? shared : append_text (&end, values[i].text, values[i].length);
      }
  return self;
}

RapKind
rap_record_kind (RapRecord *self)
{
  return RAP_RECORD_GET_CLASS (self)->kind;
}

gint64
rap_record_id (RapRecord *self)
{
  return ((RapRecordPrivate *) rap_record_get_instance_private (self))->id;
}

void
rap_record_set_id (RapRecord *self, gint64 id)
{
  RapRecordPrivate *priv = rap_record_get_instance_private (self);

  if (priv->id == id)
    return;
  priv->id = id;
  g_object_notify (G_OBJECT (self), "id");
}

const char *
rap_record_uid (RapRecord *self)
{
  RapRecordPrivate *priv = rap_record_get_instance_private (self);

  /* Made when first asked for: a record that is read from a file gets the one it has there. */
  if (priv->uid == NULL)
    priv->uid = g_uuid_string_random ();
  return priv->uid;
}

void
rap_record_set_uid (RapRecord *self, const char *uid)
{
  RapRecordPrivate *priv = rap_record_get_instance_private (self);
  g_autofree char *copy = NULL;

  if (g_strcmp0 (priv->uid, uid) == 0)
    return;
  copy = g_strdup (uid);
  free_text (priv, priv->uid);
  priv->uid = g_steal_pointer (&copy);
  g_object_notify (G_OBJECT (self), "uid");
}

const char *
rap_record_text (RapRecord *self, guint field)
{
  const char *text;

  g_return_val_if_fail (!rap_field_is_integer (field_of (self, field)), "");
  text = value_of (self, field)->text;
  return text ? text : "";
}

gint64
rap_record_integer (RapRecord *self, guint field)
{
  g_return_val_if_fail (rap_field_is_integer (field_of (self, field)), 0);
  return value_of (self, field)->integer;
}

/**
 * rap_record_flag:
 *
 * Returns: whether the FLAGS field holds @nick
 */
gboolean
rap_record_flag (RapRecord *self, guint field, const char *nick)
{
  g_auto (GStrv) nicks = g_strsplit (rap_record_text (self, field), ",", -1);

  return g_strv_contains ((const char *const *) nicks, nick);
}

void
rap_record_set_text (RapRecord *self, guint field, const char *value)
{
  RapValue *slot = value_of (self, field);
  char *old = slot->text;

  g_return_if_fail (!rap_field_is_integer (field_of (self, field)));
  if (value == NULL)
    value = "";
  if (strcmp (old != NULL ? old : "", value) == 0)
    return;
  slot->text = keep_text (field_of (self, field), value);
  if (!is_shared (field_of (self, field), old))
    free_text (rap_record_get_instance_private (self), old);
  notify_field (self, field);
}

void
rap_record_set_integer (RapRecord *self, guint field, gint64 value)
{
  RapValue *slot = value_of (self, field);

  g_return_if_fail (rap_field_is_integer (field_of (self, field)));
  if (slot->integer == value)
    return;
  slot->integer = value;
  notify_field (self, field);
}

gboolean
rap_record_field_equal (RapRecord *a, RapRecord *b, guint field)
{
  if (rap_field_is_integer (field_of (a, field)))
    return value_of (a, field)->integer == value_of (b, field)->integer;
  return g_strcmp0 (rap_record_text (a, field), rap_record_text (b, field)) == 0;
}

/**
 * rap_record_parse:
 * @typed: what a person or script wrote; need not be valid UTF-8
 *
 * Puts @typed into the field in stored form. On error the record is as it was.
 *
 * Returns: %FALSE with %RAP_ERROR_INVALID naming field and reason
 */
gboolean
rap_record_parse (RapRecord *self, guint field, const char *typed, GError **error)
{
  const RapField *spec = field_of (self, field);
  g_autofree char *text = NULL;
  gint64 integer = 0;

  if (!rap_field_parse (spec, typed, &text, &integer, error))
    return FALSE;
  if (rap_field_is_integer (spec))
    rap_record_set_integer (self, field, integer);
  else
    rap_record_set_text (self, field, text);
  return TRUE;
}

char *
rap_record_format (RapRecord *self, guint field)
{
  const RapField *spec = field_of (self, field);
  gint64 integer;

  if (!rap_field_is_integer (spec))
    return g_strdup (rap_record_text (self, field));
  integer = rap_record_integer (self, field);
  if (integer == RAP_UNKNOWN || (spec->type == RAP_FIELD_REFERENCE && integer == 0))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

/**
 * rap_record_validate:
 * @lookup: (nullable): how rules see other records; without it references are not followed
 *
 * Returns: %FALSE with %RAP_ERROR_INVALID naming field and reason when a rule does not hold
 */
gboolean
rap_record_validate (RapRecord *self, const RapLookup *lookup, GError **error)
{
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const RapField *field = &klass->fields[i];
      gboolean fine;

      if (rap_field_is_integer (field))
        fine = rap_field_check_integer (field, rap_record_integer (self, i), lookup, error);
      else
        fine = rap_field_check_text (field, rap_record_text (self, i), error);
      if (!fine)
        return FALSE;
    }
  return klass->validate == NULL || klass->validate (self, lookup, error);
}

/**
 * rap_record_in_language:
 *
 * Returns: (transfer none): the text of `stem-language`, else of `stem-en`, never %NULL
 */
const char *
rap_record_in_language (RapRecord *self, const char *stem, const char *language)
{
  RapKind kind = rap_record_kind (self);
  g_autofree char *name = g_strconcat (stem, "-", language, NULL);
  g_autofree char *fallback = g_strconcat (stem, "-en", NULL);
  int field = rap_kind_find_field (kind, name);

  if (field >= 0 && *rap_record_text (self, (guint) field) != '\0')
    return rap_record_text (self, (guint) field);
  field = rap_kind_find_field (kind, fallback);
  return field >= 0 ? rap_record_text (self, (guint) field) : "";
}

const char *
rap_title_language (void)
{
  /* Translators: "fr" in the French translation, "en" in all others: which of a record's two
   * titles is shown. */
  return C_("language of titles", "en");
}

/**
 * rap_record_title:
 *
 * Returns: (transfer none): what people call the record, in the language of the interface
 */
const char *
rap_record_title (RapRecord *self)
{
  RapRecordClass *klass = RAP_RECORD_GET_CLASS (self);
  const char *name = klass->fields[klass->title_field].name;
  g_autofree char *stem = NULL;

  if (g_str_has_suffix (name, "-en"))
    {
      stem = g_strndup (name, strlen (name) - 3);
      return rap_record_in_language (self, stem, rap_title_language ());
    }
  return rap_record_text (self, klass->title_field);
}
