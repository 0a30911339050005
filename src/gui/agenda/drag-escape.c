/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-agenda"

#include "config.h"

#include "drag-escape.h"

#if defined(GDK_WINDOWING_X11) && __has_include(<X11/extensions/XInput2.h>)

#include <X11/extensions/XInput2.h>
#include <gdk/x11/gdkx.h>

static gboolean
is_escape (GdkDisplay *display, const XEvent *event)
{
  const XIDeviceEvent *key;
  guint keyval;

  if (event->type != GenericEvent || event->xcookie.evtype != XI_KeyPress
      || event->xcookie.data == NULL)
    return FALSE;
  key = event->xcookie.data;
  return gdk_display_translate_key (display, (guint) key->detail, 0, key->group.effective, &keyval,
                                    NULL, NULL, NULL)
         && keyval == GDK_KEY_Escape;
}

static gboolean
xevent_cb (GdkDisplay *display, gpointer event, GtkDragSource *source)
{
  if (gtk_drag_source_get_drag (source) == NULL)
    g_signal_handlers_disconnect_by_data (display, source);
  else if (is_escape (display, event))
    gtk_drag_source_drag_cancel (source);
  return GDK_EVENT_PROPAGATE;
}

void
rap_drag_escape_watch (GtkDragSource *source)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GdkDisplay *display = gtk_widget_get_display (widget);

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect_object (display, "xevent", G_CALLBACK (xevent_cb), source, 0);
}

#else

void
rap_drag_escape_watch (GtkDragSource *source)
{
}

#endif
