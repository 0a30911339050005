/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include "bench.h"
#include "frames.h"

#define QUIET_MS 100
#define PATIENCE_SECONDS 30

static gboolean
give_up_cb (gpointer data)
{
  bench_fail ("The window does not come to show what it should.");
  return G_SOURCE_REMOVE;
}

/* ---- Rest ---- */

typedef struct
{
  guint quiet_id;
  gboolean is_quiet;
} Rest;

static gboolean
quiet_cb (gpointer data)
{
  Rest *rest = data;

  rest->quiet_id = 0;
  rest->is_quiet = TRUE;
  return G_SOURCE_REMOVE;
}

static void
drawn_cb (Rest *rest)
{
  g_clear_handle_id (&rest->quiet_id, g_source_remove);
  rest->quiet_id = g_timeout_add (QUIET_MS, quiet_cb, rest);
}

void
bench_settle (GtkWidget *widget, gboolean (*is_done) (gpointer data), gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);
  Rest rest = { 0 };
  gulong handler;

  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (drawn_cb), &rest);
  drawn_cb (&rest);
  while (!rest.is_quiet || (is_done != NULL && !is_done (data)))
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&rest.quiet_id, g_source_remove);
  g_source_remove (patience_id);
  g_signal_handler_disconnect (clock, handler);
}

/* ---- One frame ---- */

typedef struct
{
  gboolean (*is_done) (gpointer data);
  gpointer data;
  double end; /* 0 until done */
} Wait;

static void
painted_cb (Wait *wait)
{
  double now = bench_now ();

  if (wait->end == 0 && (wait->is_done == NULL || wait->is_done (wait->data)))
    wait->end = now;
}

double
bench_frame_after (GtkWidget *widget,
                   void (*act) (gpointer data),
                   gboolean (*is_done) (gpointer data),
                   gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Wait wait = { is_done, data, 0 };
  guint patience_id;
  double begin;
  gulong handler;

  bench_settle (widget, NULL, NULL);
  patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &wait);
  begin = bench_now ();
  act (data);
  while (wait.end == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience_id);
  g_signal_handler_disconnect (clock, handler);
  return wait.end - begin;
}

/* ---- Many frames ---- */

typedef struct
{
  GArray *work;
  double begin;
  void (*step) (gpointer data);
  gpointer data;
} Run;

static void
before_paint_cb (Run *run)
{
  run->begin = bench_now ();
}

static void
after_paint_cb (Run *run)
{
  double seconds = bench_now () - run->begin;

  if (run->begin > 0)
    g_array_append_val (run->work, seconds);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;

  if (run->step != NULL)
    run->step (run->data);
  return G_SOURCE_CONTINUE;
}

GArray *
bench_work_of_frames (GtkWidget *widget,
                      guint n_frames,
                      void (*step) (gpointer data),
                      gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Run run = { g_array_new (FALSE, FALSE, sizeof (double)), 0, step, data };
  guint patience_id, tick_id;
  gulong before, after;

  bench_settle (widget, NULL, NULL);
  patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);
  before = g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  after = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  tick_id = gtk_widget_add_tick_callback (widget, tick_cb, &run, NULL);
  while (run.work->len < n_frames)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick_id);
  g_source_remove (patience_id);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  return run.work;
}

/* ---- What is seen ---- */

GtkWidget *
bench_find (GtkWidget *root, gboolean (*fits) (GtkWidget *widget, gpointer data), gpointer data)
{
  GtkWidget *child;

  if (fits (root, data))
    return root;
  for (child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, fits, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *root;
  GtkWidget *except;
  const char *text;
} Seen;

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static gboolean
is_seen_text (GtkWidget *widget, gpointer data)
{
  Seen *seen = data;
  graphene_rect_t bounds;

  return g_strcmp0 (text_of (widget), seen->text) == 0 && gtk_widget_get_mapped (widget)
         && (seen->except == NULL || !gtk_widget_is_ancestor (widget, seen->except))
         && gtk_widget_compute_bounds (widget, seen->root, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (seen->root);
}

gboolean
bench_shows_text (GtkWidget *root, GtkWidget *except, const char *text)
{
  Seen seen = { root, except, text };

  return bench_find (root, is_seen_text, &seen) != NULL;
}
