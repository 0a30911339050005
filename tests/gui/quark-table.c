/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quark-table.h"

/*
 * GLib keeps the names of all quarks in a table of 2,048 places. When the window's tests need more,
 * it makes a larger one and lets go of the old one on purpose, for readers that hold no lock
 * (g_quark_new in glib/gquark.c says so). Which tests pass 2,048 quarks depends on the versions of
 * the libraries.
 *
 * The table is made in GLib's constructor. The leak checker's stacks end at g_malloc, because
 * Debian's GLib keeps no frame pointers, so a suppression could name nothing narrower than every
 * leak of GLib. Keeping the address of what was allocated with just that size before main() says
 * it exactly: what is pointed to from here is no leak.
 */
#define QUARK_BLOCK_BYTES (2048 * sizeof (gpointer))

#ifdef __SANITIZE_ADDRESS__
static gpointer tables[8];
static guint n_tables;
static gboolean main_began;

/* The sanitizer's runtime calls this for every allocation where a program defines it
 * (sanitizer/allocator_interface.h). */
void __sanitizer_malloc_hook (const volatile void *block, gsize size);

__attribute__ ((no_sanitize_address)) void
__sanitizer_malloc_hook (const volatile void *block, gsize size)
{
  if (!main_began && size == QUARK_BLOCK_BYTES && n_tables < G_N_ELEMENTS (tables))
    tables[n_tables++] = (gpointer) block;
}

void
rap_harness_keep_quark_table (void)
{
  main_began = TRUE;
}
#else
void
rap_harness_keep_quark_table (void)
{
}
#endif
