/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "toaster.h"

#define SECONDS 6
/* How often one looks whether the message before has gone, ms; it takes 300. */
#define LOOK_AGAIN 40

struct _RapToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* borrowed; %NULL once it is gone */
  AdwToast *toast;          /* borrowed: what is seen and not on its way out */

  /* What is said, or waits for its place. */
  char *text;
  char *button;
  char *action;

  guint leave_id;
  guint wait_id;
};

G_DEFINE_FINAL_TYPE (RapToaster, rap_toaster, G_TYPE_OBJECT)

/* The widget of a toast, also of one that is on its way out. */
static GtkWidget *
find_widget (RapToaster *self)
{
  GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->overlay));

  while (widget && widget == adw_toast_overlay_get_child (self->overlay))
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static gboolean
leave_cb (gpointer data)
{
  RapToaster *self = data;
  GtkWidget *widget = find_widget (self);

  if (widget && gtk_widget_get_state_flags (widget)
                  & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
    return G_SOURCE_CONTINUE;
  self->leave_id = 0;
  rap_toaster_dismiss (self);
  return G_SOURCE_REMOVE;
}

/* Also when its button was clicked: it then goes at the next idle, whatever is said meanwhile. */
static void
leaving_cb (RapToaster *self)
{
  self->toast = NULL;
  g_clear_handle_id (&self->leave_id, g_source_remove);
}

static void
fill (RapToaster *self)
{
  g_autofree char *title = g_markup_escape_text (self->text, -1);

  adw_toast_set_title (self->toast, title);
  adw_toast_set_button_label (self->toast, self->button);
  adw_toast_set_action_name (self->toast, self->action);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  self->leave_id = g_timeout_add_seconds (SECONDS, leave_cb, self);
}

static void
show (RapToaster *self)
{
  AdwToast *toast = adw_toast_new ("");

  self->toast = toast;
  /* Its own time could not begin anew with another text. */
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (leaving_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static gboolean
wait_cb (gpointer data)
{
  RapToaster *self = data;

  if (find_widget (self))
    return G_SOURCE_CONTINUE;
  self->wait_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
set_words (RapToaster *self, const char *text, const char *button, const char *action)
{
  g_free (self->text);
  g_free (self->button);
  g_free (self->action);
  self->text = g_strdup (text);
  self->button = g_strdup (button);
  self->action = g_strdup (action);
}

void
rap_toaster_say (RapToaster *self, const char *text, const char *button, const char *action)
{
  g_return_if_fail (RAP_IS_TOASTER (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail ((button != NULL) == (action != NULL));

  if (!self->overlay)
    return;
  set_words (self, text, button, action);
  if (self->toast)
    fill (self);
  else if (!find_widget (self))
    {
      g_clear_handle_id (&self->wait_id, g_source_remove);
      show (self);
    }
  else if (self->wait_id == 0)
    self->wait_id = g_timeout_add (LOOK_AGAIN, wait_cb, self);
}

void
rap_toaster_dismiss (RapToaster *self)
{
  g_return_if_fail (RAP_IS_TOASTER (self));

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->toast)
    adw_toast_dismiss (self->toast);
}

/* --- GObject --------------------------------------------------------------------------------- */

static void
overlay_gone_cb (gpointer data, GObject *overlay)
{
  RapToaster *self = data;

  self->overlay = NULL;
  self->toast = NULL;
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_handle_id (&self->wait_id, g_source_remove);
}

static void
rap_toaster_dispose (GObject *object)
{
  RapToaster *self = RAP_TOASTER (object);

  if (self->overlay)
    {
      g_object_weak_unref (G_OBJECT (self->overlay), overlay_gone_cb, self);
      overlay_gone_cb (self, NULL);
    }
  G_OBJECT_CLASS (rap_toaster_parent_class)->dispose (object);
}

static void
rap_toaster_finalize (GObject *object)
{
  set_words (RAP_TOASTER (object), NULL, NULL, NULL);
  G_OBJECT_CLASS (rap_toaster_parent_class)->finalize (object);
}

static void
rap_toaster_class_init (RapToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rap_toaster_dispose;
  G_OBJECT_CLASS (klass)->finalize = rap_toaster_finalize;
}

static void
rap_toaster_init (RapToaster *self)
{
}

RapToaster *
rap_toaster_new (AdwToastOverlay *overlay)
{
  RapToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (RAP_TYPE_TOASTER, NULL);
  self->overlay = overlay;
  g_object_weak_ref (G_OBJECT (overlay), overlay_gone_cb, self);
  return self;
}
