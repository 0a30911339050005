/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every benchmark shares: series of measured values, and a report of rows "what | ours |
 * limit or peer | ratio". A report becomes NAME.json in the folder $RAPPORTEUR_BENCH, from which
 * table.py makes the one table. Times are written down, never asserted; wrong results abort. */

/**
 * BenchSeries:
 *
 * Values of one thing measured again and again, and the words that stand beside them in the table.
 */
typedef struct _BenchSeries BenchSeries;

/* @label: whose values these are: "bare SQLite", "one frame"; "" for our own */
BenchSeries *bench_series_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
/* A series of one value: a goal instead of a peer. */
BenchSeries *bench_series_new_limit (const char *label, double value) G_GNUC_WARN_UNUSED_RESULT;
void bench_series_free (BenchSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchSeries, bench_series_free)
void bench_series_add (BenchSeries *self, double value);
guint bench_series_size (BenchSeries *self);
double bench_series_last (BenchSeries *self);
double bench_series_min (BenchSeries *self);
double bench_series_median (BenchSeries *self);
double bench_series_max (BenchSeries *self);

/* Seconds by a clock that only runs forward, for differences. */
double bench_now (void);
#define BENCH_MS 1e3
#define BENCH_US 1e6
/* Adds the time since @begin, a bench_now(), in the unit that @per_second tells (BENCH_MS). */
void bench_series_add_since (BenchSeries *self, double begin, double per_second);

typedef struct _BenchReport BenchReport;

/* Removes what an earlier run left, so that a run that breaks off leaves no old figures. */
BenchReport *bench_report_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Takes ownership of both series. @unit: "ms", "µs", "MiB" */
void bench_report_add (BenchReport *self,
                       const char *what,
                       const char *unit,
                       BenchSeries *ours,
                       BenchSeries *theirs);
/* Writes the file, prints the rows, frees the report. Gives the exit status of the program. */
int bench_report_finish (BenchReport *self);

/* A path in the folder of the benchmarks. (transfer full) */
char *bench_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The program cannot go on: says why and ends with status 1. */
G_NORETURN void bench_fail (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
