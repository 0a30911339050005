/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"

struct _BenchSeries
{
  char *label;
  GArray *values; /* of double, as measured */
};

struct _BenchReport
{
  char *path;
  JsonBuilder *builder;
};

/* ---- Series ---- */

BenchSeries *
bench_series_new (const char *label)
{
  BenchSeries *self = g_new0 (BenchSeries, 1);

  self->label = g_strdup (label);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

BenchSeries *
bench_series_new_limit (const char *label, double value)
{
  BenchSeries *self = bench_series_new (label);

  bench_series_add (self, value);
  return self;
}

void
bench_series_free (BenchSeries *self)
{
  g_free (self->label);
  g_array_unref (self->values);
  g_free (self);
}

void
bench_series_add (BenchSeries *self, double value)
{
  g_array_append_val (self->values, value);
}

void
bench_series_add_since (BenchSeries *self, double begin, double per_second)
{
  bench_series_add (self, (bench_now () - begin) * per_second);
}

guint
bench_series_size (BenchSeries *self)
{
  return self->values->len;
}

double
bench_series_last (BenchSeries *self)
{
  g_assert (self->values->len > 0);
  return g_array_index (self->values, double, self->values->len - 1);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static GArray *
sorted (BenchSeries *self)
{
  GArray *values = g_array_copy (self->values);

  g_assert (values->len > 0);
  g_array_sort (values, compare_values);
  return values;
}

double
bench_series_min (BenchSeries *self)
{
  g_autoptr (GArray) values = sorted (self);

  return g_array_index (values, double, 0);
}

double
bench_series_median (BenchSeries *self)
{
  g_autoptr (GArray) values = sorted (self);
  guint half = values->len / 2;
  double upper = g_array_index (values, double, half);

  return values->len % 2 ? upper : (g_array_index (values, double, half - 1) + upper) / 2;
}

double
bench_series_max (BenchSeries *self)
{
  g_autoptr (GArray) values = sorted (self);

  return g_array_index (values, double, values->len - 1);
}

double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* ---- Report ---- */

char *
bench_path (const char *name)
{
  const char *folder = g_getenv ("RAPPORTEUR_BENCH");

  if (folder == NULL)
    bench_fail ("RAPPORTEUR_BENCH does not name the folder of the benchmarks.");
  if (g_mkdir_with_parents (folder, 0777) != 0)
    bench_fail ("%s cannot be made.", folder);
  return g_build_filename (folder, name, NULL);
}

void
bench_fail (const char *format, ...)
{
  va_list arguments;
  g_autofree char *words = NULL;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", words);
  exit (1);
}

BenchReport *
bench_report_new (const char *name)
{
  BenchReport *self = g_new0 (BenchReport, 1);
  g_autofree char *file = g_strconcat (name, ".json", NULL);

  setlocale (LC_ALL, "");
  self->path = bench_path (file);
  g_unlink (self->path);
  self->builder = json_builder_new ();
  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "rows");
  json_builder_begin_array (self->builder);
  return self;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_series (JsonBuilder *builder, const char *name, BenchSeries *series)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_text (builder, "label", series->label);
  add_number (builder, "min", bench_series_min (series));
  add_number (builder, "median", bench_series_median (series));
  add_number (builder, "max", bench_series_max (series));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < series->values->len; i++)
    json_builder_add_double_value (builder, g_array_index (series->values, double, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
bench_report_add (BenchReport *self,
                  const char *what,
                  const char *unit,
                  BenchSeries *ours,
                  BenchSeries *theirs)
{
  double ratio = bench_series_median (ours) / bench_series_median (theirs);

  json_builder_begin_object (self->builder);
  add_text (self->builder, "what", what);
  add_text (self->builder, "unit", unit);
  add_series (self->builder, "ours", ours);
  add_series (self->builder, "theirs", theirs);
  add_number (self->builder, "ratio", ratio);
  json_builder_end_object (self->builder);
  g_print ("%s: %.4g %s (%.4g to %.4g, %u times), %s %.4g %s, ratio %.3g\n", what,
           bench_series_median (ours), unit, bench_series_min (ours), bench_series_max (ours),
           bench_series_size (ours), theirs->label, bench_series_median (theirs), unit, ratio);
  bench_series_free (ours);
  bench_series_free (theirs);
}

int
bench_report_finish (BenchReport *self)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
  root = json_builder_get_root (self->builder);
  json_generator_set_root (generator, root);
  saved = json_generator_to_file (generator, self->path, &error);
  if (!saved)
    g_printerr ("%s\n", error->message);
  g_object_unref (self->builder);
  g_free (self->path);
  g_free (self);
  return saved ? 0 : 1;
}
