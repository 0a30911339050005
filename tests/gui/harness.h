/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/window.h"

G_BEGIN_DECLS

/* What every test of the window begins with: a program in folders of its own, at a fixed time,
 * without animations; workspaces to open; waiting that ends; pictures.
 *
 *   int main (int argc, char **argv)
 *   {
 *     rap_harness_init (&argc, &argv);
 *     g_test_add_func ("/page/does this", test_does_this);
 *     return rap_harness_run ();
 *   }
 *
 *   g_autofree char *path = rap_harness_workspace (RAP_HARNESS_SAMPLE);
 *   RapWindow *window = rap_harness_open (path);
 *   …
 *   rap_harness_close (window);
 */

/* 12 May 2025, 08:42 UTC: the Monday of the week of the sample's Governing Council. */
#define RAP_HARNESS_NOW "2025-05-12T08:42:00Z"

/* Before anything else in main(). Ends the program with a TAP skip when there is no display. */
void rap_harness_init (int *argc, char ***argv);
/* g_test_run(), then the application is shut down. */
int rap_harness_run (void);

/* The one application of the process. (transfer none) */
RapApplication *rap_harness_application (void);

typedef enum
{
  RAP_HARNESS_EMPTY,  /* reference data */
  RAP_HARNESS_SAMPLE, /* and the sample year */
  RAP_HARNESS_LONG,   /* and absurdly long content of every kind */
} RapHarnessContent;

/* Path of a new workspace in a folder of its own, which goes when the program ends. */
char *rap_harness_workspace (RapHarnessContent content) G_GNUC_WARN_UNUSED_RESULT;
/* A new folder that goes when the program ends. */
char *rap_harness_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* A window with the workspace open and drawn. Fails the test when it cannot be opened. */
RapWindow *rap_harness_open (const char *path);
/* Closes the window and fails the test when something still holds it. */
void rap_harness_close (RapWindow *window);
/* A session without a window, for tests of single widgets. */
RapSession *rap_harness_session (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void rap_harness_end_session (RapSession *session);
/* Puts a widget into a plain window of that size and draws it. Destroy the window after. */
GtkWindow *rap_harness_show (GtkWidget *widget, int width, int height);

/* Runs the main loop until @condition holds; %FALSE after @seconds without. */
gboolean rap_harness_wait (gboolean (*condition) (gpointer data), gpointer data, double seconds);
/* Waits for an expression; fails the test with its words after ten seconds. */
#define RAP_HARNESS_UNTIL(expression)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                 \
    while (!(expression) && g_get_monotonic_time () < until_)                                      \
      rap_harness_iterate ();                                                                      \
    g_assert_true (expression);                                                                    \
  }                                                                                                \
  G_STMT_END
/* One turn of the main loop; at most some milliseconds. */
void rap_harness_iterate (void);
/* Until the widget has been laid out and drawn as it is now. */
void rap_harness_settle (GtkWidget *widget);

/* The first widget inside @root, itself included, of that type (0: any) and with that text: the
 * label of a label or button, or the accessible name given to it (%NULL: any). */
GtkWidget *rap_harness_find (GtkWidget *root, GType type, const char *text);
/* Calls @visit for every widget inside @root, popovers that exist included. */
void rap_harness_foreach (GtkWidget *root, void (*visit) (GtkWidget *widget, gpointer data),
                          gpointer data);
/* Puts the focus into an entry and types: the text is replaced and "activate" is emitted. */
void rap_harness_type (GtkWidget *text, const char *typed);
/* Gives a key without modifiers to the key controllers of that very widget; whether one took it. */
gboolean rap_harness_press (GtkWidget *widget, guint keyval);
/* Whether the action, as GtkActionable takes it ("win.page::regions"), is enabled at @widget. */
gboolean rap_harness_is_enabled (GtkWidget *widget, const char *detailed_action);
/* Fails the test when a button on screen inside @root has nothing a screen reader could say. */
void rap_harness_assert_named (GtkWidget *root);

/* Writes what the window shows now. */
void rap_harness_picture (GtkWidget *window, const char *file);

G_END_DECLS
