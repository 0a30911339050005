/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record-value.h"
#include "text.h"
#include "zone.h"

/* Longest text of a field that names no maximum of its own, in characters. */
#define DEFAULT_TEXT_LENGTH 500
/* Longest piece of what was typed that a message quotes. */
#define LONGEST_QUOTE 60

gboolean
rap_field_is_integer (const RapField *field)
{
  return field->type == RAP_FIELD_INTEGER || field->type == RAP_FIELD_BOOLEAN
         || field->type == RAP_FIELD_MINUTES || field->type == RAP_FIELD_REFERENCE;
}

const char *
rap_field_label (const RapField *field)
{
  return _(field->label);
}

const char *
rap_choice_label (const RapField *field, const char *nick)
{
  for (const RapChoice *choice = field->choices; choice != NULL && choice->nick != NULL; choice++)
    if (g_strcmp0 (choice->nick, nick) == 0)
      return _(choice->label);
  return nick;
}

gboolean
rap_field_refuse (const RapField *field, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a field's label, its name on the command line, why its value is refused. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("%s (%s): %s"),
               rap_field_label (field), field->name, reason);
  return FALSE;
}

int
rap_kind_find_settable (RapKind kind, const char *name, GError **error)
{
  int field = rap_kind_find_field (kind, name);

  if (field < 0)
    {
      g_autofree char *brief = rap_text_ellipsize (name, LONGEST_QUOTE);

      /* Translators: a kind of record as scripts name it, what was typed for a field. */
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND, _("“%s” has no field “%s”."),
                   rap_kind_nick (kind), brief);
      return -1;
    }
  if (rap_kind_fields (kind, NULL)[field].flags & RAP_FIELD_KEEPER)
    {
      rap_field_refuse (&rap_kind_fields (kind, NULL)[field], error,
                        _("Rapporteur keeps this by itself."));
      return -1;
    }
  return field;
}

/* A choice that begins with one of its words always has one. */
static gboolean
is_required (const RapField *field)
{
  return (field->flags & RAP_FIELD_REQUIRED)
         || (field->type == RAP_FIELD_CHOICE && field->initial != NULL);
}

/* Refuses what was typed; @format has one %s, for it. */
G_GNUC_PRINTF (3, 0)
static gboolean
refuse_typed (const RapField *field, GError **error, const char *format, const char *typed)
{
  g_autofree char *brief = rap_text_ellipsize (typed, LONGEST_QUOTE);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *reason = g_strconcat (parts[0], brief, parts[1], NULL);

  return rap_field_refuse (field, error, "%s", reason);
}

static const RapChoice *
find_choice (const RapField *field, const char *nick)
{
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (strcmp (choice->nick, nick) == 0)
      return choice;
  return NULL;
}

static gboolean
refuse_choice (const RapField *field, const char *nick, GError **error)
{
  g_autoptr (GString) allowed = g_string_new (NULL);
  g_autofree char *brief = rap_text_ellipsize (nick, LONGEST_QUOTE);

  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", choice->nick);
  return rap_field_refuse (field, error, _("“%s” is not one of: %s."), brief, allowed->str);
}

/* Nicks in any order and with spaces → in the order of the choices, each once. */
static char *
parse_flags (const RapField *field, const char *typed, GError **error)
{
  g_auto (GStrv) nicks = g_strsplit_set (typed, ",;", -1);
  g_autoptr (GString) flags = g_string_new (NULL);

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      g_strstrip (nicks[i]);
      if (*nicks[i] != '\0' && find_choice (field, nicks[i]) == NULL)
        {
          refuse_choice (field, nicks[i], error);
          return NULL;
        }
    }
  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (g_strv_contains ((const char *const *) nicks, choice->nick))
      g_string_append_printf (flags, "%s%s", flags->len > 0 ? "," : "", choice->nick);
  return g_string_free (g_steal_pointer (&flags), FALSE);
}

static char *
parse_date_time (const RapField *field, const char *typed, GError **error)
{
  RapLocal local;
  int minutes;

  if (field->type == RAP_FIELD_DATE)
    {
      if (rap_local_parse_date (typed, &local))
        return rap_local_format_date (local);
      refuse_typed (field, error, _("“%s” is not a date (YYYY-MM-DD)."), typed);
    }
  else if (field->type == RAP_FIELD_TIME)
    {
      if (rap_local_parse_time (typed, &minutes))
        return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
      refuse_typed (field, error, _("“%s” is not a time of day (HH:MM)."), typed);
    }
  else
    {
      if (rap_local_parse (typed, &local))
        return rap_local_format (local);
      refuse_typed (field, error, _("“%s” is not a date and time (YYYY-MM-DDTHH:MM)."), typed);
    }
  return NULL;
}

static gboolean
parse_integer (const RapField *field, const char *typed, gint64 *integer, GError **error)
{
  int minutes;

  if (*typed == '\0')
    *integer = (field->flags & RAP_FIELD_NULLABLE) ? RAP_UNKNOWN : 0;
  else if (field->type == RAP_FIELD_MINUTES)
    {
      if (!rap_duration_parse (typed, &minutes))
        return refuse_typed (field, error,
                             _("“%s” is not a duration; write 90, 90m, 1h30, 1:30 or 1.5h."),
                             typed);
      *integer = minutes;
    }
  else if (field->type == RAP_FIELD_BOOLEAN)
    {
      if (g_str_equal (typed, "1") || g_str_equal (typed, "true") || g_str_equal (typed, "yes"))
        *integer = 1;
      else if (g_str_equal (typed, "0") || g_str_equal (typed, "false")
               || g_str_equal (typed, "no"))
        *integer = 0;
      else
        return refuse_typed (field, error, _("“%s” is neither yes nor no."), typed);
    }
  else if (!g_ascii_string_to_signed (typed, 10, G_MININT64 + 1, G_MAXINT64, integer, NULL))
    return refuse_typed (field, error, _("“%s” is not a whole number."), typed);
  return rap_field_check_integer (field, *integer, NULL, error);
}

/* Valid UTF-8 first: every later check may then rely on it. */
static char *
clean_text (const RapField *field, const char *typed, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *problem = NULL;
  gsize maximum = G_MAXSIZE;

  if (field->type == RAP_FIELD_TEXT || field->type == RAP_FIELD_LONG_TEXT)
    maximum = field->maximum > 0 ? (gsize) field->maximum : DEFAULT_TEXT_LENGTH;
  problem = rap_text_problem (trimmed, strlen (trimmed), maximum,
                              field->type == RAP_FIELD_LONG_TEXT);
  if (problem != NULL)
    {
      rap_field_refuse (field, error, "%s", problem);
      return NULL;
    }
  return g_steal_pointer (&trimmed);
}

gboolean
rap_field_parse (const RapField *field,
                 const char *typed,
                 char **text,
                 gint64 *integer,
                 GError **error)
{
  g_autofree char *clean = clean_text (field, typed ? typed : "", error);

  if (clean == NULL)
    return FALSE;
  if (rap_field_is_integer (field))
    return parse_integer (field, clean, integer, error);
  if (*clean != '\0'
      && (field->type == RAP_FIELD_DATE || field->type == RAP_FIELD_TIME
          || field->type == RAP_FIELD_DATE_TIME))
    *text = parse_date_time (field, clean, error);
  else if (field->type == RAP_FIELD_FLAGS)
    *text = parse_flags (field, clean, error);
  else
    *text = g_steal_pointer (&clean);
  return *text != NULL && rap_field_check_text (field, *text, error);
}

static gboolean
check_zone (const RapField *field, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RapZone) zone = rap_zone_get (text, &reason);

  return zone != NULL || rap_field_refuse (field, error, "%s", reason->message);
}

/* Stored form is the only form: parsing it must give it back. */
static gboolean
check_form (const RapField *field, const char *text, GError **error)
{
  g_autofree char *stored = NULL;

  if (field->type == RAP_FIELD_FLAGS)
    stored = parse_flags (field, text, error);
  else
    stored = parse_date_time (field, text, error);
  if (stored == NULL)
    return FALSE;
  return strcmp (stored, text) == 0
         || rap_field_refuse (field, error, _("“%s” is not written as “%s”."), text, stored);
}

gboolean
rap_field_check_text (const RapField *field, const char *text, GError **error)
{
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return !is_required (field) || rap_field_refuse (field, error, _("It may not be empty."));
  clean = clean_text (field, text, error);
  if (clean == NULL)
    return FALSE;
  switch (field->type)
    {
    case RAP_FIELD_ZONE:
      return check_zone (field, text, error);
    case RAP_FIELD_CHOICE:
      return find_choice (field, text) != NULL || refuse_choice (field, text, error);
    case RAP_FIELD_FLAGS:
    case RAP_FIELD_DATE:
    case RAP_FIELD_TIME:
    case RAP_FIELD_DATE_TIME:
      return check_form (field, text, error);
    case RAP_FIELD_TEXT:
    case RAP_FIELD_LONG_TEXT:
    case RAP_FIELD_INTEGER:
    case RAP_FIELD_BOOLEAN:
    case RAP_FIELD_MINUTES:
    case RAP_FIELD_REFERENCE:
    default:
      return TRUE;
    }
}

static gboolean
check_reference (const RapField *field, gint64 id, const RapLookup *lookup, GError **error)
{
  g_autoptr (RapRecord) target = NULL;

  if (id == 0)
    return !is_required (field) || rap_field_refuse (field, error, _("It may not be empty."));
  if (lookup == NULL)
    return TRUE;
  target = lookup->load (lookup->data, field->target, id);
  return target != NULL
         || rap_field_refuse (field, error, _("There is no such %s."),
                              rap_kind_nick (field->target));
}

gboolean
rap_field_check_integer (const RapField *field,
                         gint64 value,
                         const RapLookup *lookup,
                         GError **error)
{
  gint64 maximum = field->type == RAP_FIELD_BOOLEAN ? 1 : field->maximum;

  if (field->type == RAP_FIELD_REFERENCE)
    return check_reference (field, value, lookup, error);
  if (value == RAP_UNKNOWN && (field->flags & RAP_FIELD_NULLABLE))
    return TRUE;
  if (value >= field->minimum && value <= maximum)
    return TRUE;
  if (field->type == RAP_FIELD_MINUTES)
    return rap_field_refuse (field, error, _("%lld minutes is not between %lld and %lld."),
                             (long long) value, (long long) field->minimum, (long long) maximum);
  return rap_field_refuse (field, error, _("%lld is not between %lld and %lld."),
                           (long long) value, (long long) field->minimum, (long long) maximum);
}

gboolean
rap_record_check_order (RapRecord *self, guint first, guint last, GError **error)
{
  const RapField *fields = rap_kind_fields (rap_record_kind (self), NULL);
  const char *from = rap_record_text (self, first);
  const char *until = rap_record_text (self, last);

  /* Stored forms are ISO 8601, which sorts by time. */
  if (*from == '\0' || *until == '\0' || strcmp (from, until) <= 0)
    return TRUE;
  return rap_field_refuse (&fields[last], error, _("%s is before %s, “%s”."), until, from,
                           rap_field_label (&fields[first]));
}
