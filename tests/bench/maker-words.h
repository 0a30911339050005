/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands on agendas of regional meetings, in both languages. */
typedef struct
{
  const char *en;
  const char *fr;
  const char *purposes; /* as stored, "" for none */
} BenchWords;

extern const BenchWords bench_first_items[];
extern const guint bench_n_first_items;
extern const BenchWords bench_items[];
extern const guint bench_n_items;
extern const BenchWords bench_sub_items[];
extern const guint bench_n_sub_items;
extern const char *const bench_presenters[];
extern const guint bench_n_presenters;
extern const char *const bench_venues[];
extern const guint bench_n_venues;

G_END_DECLS
