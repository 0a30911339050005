/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zone-private.h"

/* The largest file of tzdata 2025b has 4 kB. */
#define MAX_FILE_SIZE (64 * 1024)
#define MAX_FOOTER_SIZE 256
#define HEADER_SIZE 44

/* What is left of the file; every read is checked against it. */
typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

/* The counts of a header (RFC 9636 §3.1), in their order there. */
typedef struct
{
  guint8 version;
  guint32 n_ut_marks;
  guint32 n_std_marks;
  guint32 n_leap_seconds;
  guint32 n_times;
  guint32 n_types;
  guint32 n_chars;
} Header;

static gint32
read_int32 (const guint8 *data)
{
  guint32 bytes;

  memcpy (&bytes, data, sizeof bytes);
  return (gint32)GUINT32_FROM_BE (bytes);
}

static gint64
read_int64 (const guint8 *data)
{
  guint64 bytes;

  memcpy (&bytes, data, sizeof bytes);
  return (gint64)GUINT64_FROM_BE (bytes);
}

static gboolean
refuse (GError **error, const char *name, const char *reason)
{
  /* Translators: the first is the name of a time zone, the second one of the reasons that are
   * translated as parts of a sentence, such as “it is cut off”. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_IO,
               _ ("The file of the time zone “%s” cannot be used: %s."), name, reason);
  return FALSE;
}

static const guint8 *
take (Reader *reader, gsize size)
{
  const guint8 *data = reader->data;

  if (size > reader->left)
    return NULL;
  reader->data += size;
  reader->left -= size;
  return data;
}

static gboolean
take_header (Reader *reader, const char *name, Header *header, GError **error)
{
  const guint8 *data;

  if (reader->left < 4 || memcmp (reader->data, "TZif", 4) != 0)
    return refuse (error, name, _ ("it is no time zone file"));
  data = take (reader, HEADER_SIZE);
  if (data == NULL)
    return refuse (error, name, _ ("it is cut off"));
  header->version = data[4];
  if (header->version < '2')
    return refuse (error, name, _ ("it is of the old format that ends in 2037"));

  data += 20;
  header->n_ut_marks = (guint32)read_int32 (data);
  header->n_std_marks = (guint32)read_int32 (data + 4);
  header->n_leap_seconds = (guint32)read_int32 (data + 8);
  header->n_times = (guint32)read_int32 (data + 12);
  header->n_types = (guint32)read_int32 (data + 16);
  header->n_chars = (guint32)read_int32 (data + 20);
  return TRUE;
}

/* Six 32-bit counts times 12 fit 64 bits with room to spare. */
static guint64
block_size (const Header *header, guint time_size)
{
  return (guint64)header->n_times * (time_size + 1) + (guint64)header->n_types * 6 + header->n_chars
         + (guint64)header->n_leap_seconds * (time_size + 4) + header->n_std_marks
         + header->n_ut_marks;
}

static gboolean
check_counts (const Header *header, const char *name, GError **error)
{
  if (header->n_types == 0 || header->n_types > 256 || header->n_chars == 0
      || (header->n_ut_marks != 0 && header->n_ut_marks != header->n_types)
      || (header->n_std_marks != 0 && header->n_std_marks != header->n_types))
    return refuse (error, name, _ ("its parts do not fit together"));
  /* Such files count the seconds of TAI, not of Unix time. */
  if (header->n_leap_seconds != 0)
    return refuse (error, name, _ ("it counts leap seconds"));
  return TRUE;
}

static gboolean
take_times (RapZone *self, Reader *reader, const Header *header, GError **error)
{
  const guint8 *times = take (reader, (gsize)header->n_times * 8);
  const guint8 *type_at = take (reader, header->n_times);

  if (times == NULL || type_at == NULL)
    return refuse (error, self->name, _ ("it is cut off"));

  self->n_times = header->n_times;
  self->times = g_new (gint64, header->n_times);
  self->type_at = g_memdup2 (type_at, header->n_times);
  for (guint i = 0; i < self->n_times; i++)
    {
      self->times[i] = read_int64 (times + (gsize)i * 8);
      if (i > 0 && self->times[i] <= self->times[i - 1])
        return refuse (error, self->name, _ ("its clock changes are not in order"));
      if (self->type_at[i] >= header->n_types)
        return refuse (error, self->name, _ ("its parts do not fit together"));
    }
  return TRUE;
}

static gboolean
take_types (RapZone *self, Reader *reader, const Header *header, GError **error)
{
  const guint8 *types = take (reader, (gsize)header->n_types * 6);
  const guint8 *chars = take (reader, header->n_chars);

  if (types == NULL || chars == NULL)
    return refuse (error, self->name, _ ("it is cut off"));

  /* A last 0 ends every abbreviation within the array. */
  if (chars[header->n_chars - 1] != '\0')
    return refuse (error, self->name, _ ("its parts do not fit together"));
  for (guint i = 0; i < header->n_chars; i++)
    if (chars[i] != '\0' && !g_ascii_isgraph ((char)chars[i]))
      return refuse (error, self->name, _ ("its abbreviations are not plain letters"));

  self->n_types = header->n_types;
  self->types = g_new0 (RapZoneType, header->n_types);
  self->abbreviations = g_memdup2 (chars, header->n_chars);
  for (guint i = 0; i < self->n_types; i++, types += 6)
    {
      RapZoneType *type = &self->types[i];

      type->offset = read_int32 (types);
      type->is_dst = types[4];
      if (types[4] > 1 || types[5] >= header->n_chars)
        return refuse (error, self->name, _ ("its parts do not fit together"));
      if (type->offset < _RAP_ZONE_MIN_OFFSET || type->offset > _RAP_ZONE_MAX_OFFSET)
        return refuse (error, self->name, _ ("it has an offset of more than a day"));
      type->abbreviation = self->abbreviations + types[5];
    }
  return TRUE;
}

/* A line feed, the rule, a line feed (RFC 9636 §3.3). What comes after it belongs to later versions
 * of the format. */
static gboolean
take_footer (RapZone *self, Reader *reader, GError **error)
{
  const guint8 *start = take (reader, 1);
  const guint8 *end;

  if (start == NULL || *start != '\n')
    return refuse (error, self->name, _ ("it is cut off"));
  end = memchr (reader->data, '\n', MIN (reader->left, MAX_FOOTER_SIZE));
  if (end == NULL)
    return refuse (error, self->name, _ ("it is cut off"));

  start = reader->data;
  if (memchr (start, '\0', (gsize)(end - start)) != NULL)
    return refuse (error, self->name, _ ("its rule for later years cannot be read"));
  self->footer = g_strndup ((const char *)start, (gsize)(end - start));
  if (*self->footer == '\0')
    return TRUE;
  self->has_rule = rap_zone_parse_footer (self->footer, &self->rule);
  if (!self->has_rule)
    return refuse (error, self->name, _ ("its rule for later years cannot be read"));
  return TRUE;
}

static gboolean
take_zone (RapZone *self, Reader *reader, GError **error)
{
  Header header;

  /* The first block has 32-bit times, for readers of version 1. */
  if (!take_header (reader, self->name, &header, error))
    return FALSE;
  if (block_size (&header, 4) > reader->left
      || take (reader, (gsize)block_size (&header, 4)) == NULL)
    return refuse (error, self->name, _ ("it is cut off"));

  if (!take_header (reader, self->name, &header, error))
    return FALSE;
  if (!check_counts (&header, self->name, error))
    return FALSE;
  if (block_size (&header, 8) > reader->left)
    return refuse (error, self->name, _ ("it is cut off"));

  if (!take_times (self, reader, &header, error) || !take_types (self, reader, &header, error))
    return FALSE;
  if (take (reader, (gsize)header.n_std_marks + header.n_ut_marks) == NULL)
    return refuse (error, self->name, _ ("it is cut off"));
  return take_footer (self, reader, error);
}

static RapZone *
zone_new (const char *name)
{
  RapZone *self = g_new0 (RapZone, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  return self;
}

void
_rap_zone_free (RapZone *self)
{
  g_free (self->name);
  g_free (self->times);
  g_free (self->type_at);
  g_free (self->types);
  g_free (self->abbreviations);
  g_free (self->footer);
  rap_zone_rule_clear (&self->rule);
  g_free (self);
}

RapZone *
_rap_zone_new_utc (void)
{
  RapZone *self = zone_new ("UTC");

  self->abbreviations = g_strdup ("UTC");
  self->n_types = 1;
  self->types = g_new0 (RapZoneType, 1);
  self->types[0].abbreviation = self->abbreviations;
  self->footer = g_strdup ("UTC0");
  self->has_rule = rap_zone_parse_footer (self->footer, &self->rule);
  return self;
}

RapZone *
_rap_zone_parse (const char *name, const guint8 *data, gsize size, GError **error)
{
  RapZone *self = zone_new (name);
  Reader reader = { data, size };

  if (take_zone (self, &reader, error))
    return self;
  _rap_zone_free (self);
  return NULL;
}

static gssize
read_whole (int fd, guint8 *buffer, gsize size)
{
  gsize have = 0;

  while (have < size)
    {
      gssize n = read (fd, buffer + have, size - have);

      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        return -1;
      if (n > 0)
        have += (gsize)n;
    }
  return (gssize)have;
}

static gboolean
refuse_errno (GError **error, const char *name, int number)
{
  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _ ("There is no time zone “%s”."), name);
  else
    refuse (error, name, g_strerror (number));
  return FALSE;
}

RapZone *
_rap_zone_read (const char *name, const char *path, GError **error)
{
  g_autofree guint8 *buffer = NULL;
  struct stat status;
  gssize size = -1;
  int saved_errno;
  /* Without waiting, for else a named pipe would hold us for ever. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      refuse_errno (error, name, errno);
      return NULL;
    }
  if (fstat (fd, &status) != 0)
    {
      refuse_errno (error, name, errno);
      close (fd);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      /* A folder of zones, "Europe", is the common case. */
      refuse_errno (error, name, ENOENT);
      close (fd);
      return NULL;
    }

  /* One byte more than allowed tells a file that is too large, even one that grows meanwhile. */
  buffer = g_malloc (MAX_FILE_SIZE + 1);
  size = read_whole (fd, buffer, MAX_FILE_SIZE + 1);
  saved_errno = errno;
  close (fd);
  if (size < 0)
    {
      refuse_errno (error, name, saved_errno);
      return NULL;
    }
  if (size > MAX_FILE_SIZE)
    {
      refuse (error, name, _ ("it is too large"));
      return NULL;
    }
  return _rap_zone_parse (name, buffer, (gsize)size, error);
}
