/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bare-window WIDTH HEIGHT: an empty window of libadwaita with a header bar and a word in it: the
 * least that any program with such a window needs to start.
 */
#define G_LOG_DOMAIN "rapporteur-bench"

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

static int width, height;

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("Nothing");

  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), label);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 3)
    {
      g_printerr ("Usage: bare-window WIDTH HEIGHT\n");
      return 2;
    }
  width = atoi (argv[1]);
  height = atoi (argv[2]);
  application = adw_application_new ("org.rapporteur.BareWindow", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
