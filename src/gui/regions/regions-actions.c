/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "core/region-edit.h"
#include "gui/app/shortcuts.h"
#include "gui/meetings/new-meeting.h"
#include "region-words.h"
#include "regions-page-private.h"
#include "store/edit.h"

static const RapShortcut shortcuts[] = {
  { "regions.back", { "Escape" }, N_("Back to the region, or to the list"), N_("Regions") },
};

/* --- getting around -------------------------------------------------------------------------- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  gint32 kind;
  gint64 id;

  g_variant_get (parameter, "(ix)", &kind, &id);
  /* The facts of the region itself have a tab of their own. */
  if (kind == RAP_KIND_REGION)
    {
      _rap_regions_page_show_region (self, id);
      rap_region_detail_set_tab (self->detail, "facts");
    }
  else
    _rap_regions_page_push (self, kind, id);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _rap_regions_page_go_back (RAP_REGIONS_PAGE (widget));
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);

  rap_region_detail_set_tab (self->detail, g_variant_get_string (parameter, NULL));
  rap_region_detail_reveal_tabs (self->detail);
}

static void
unconfirmed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);

  _rap_regions_page_push (self, RAP_PLACE_UNCONFIRMED, _rap_regions_page_region (self));
}

/* --- records --------------------------------------------------------------------------------- */

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  g_autofree char *title = NULL;
  RapRecord *record;
  gint32 kind;
  gint64 id;

  g_variant_get (parameter, "(ix)", &kind, &id);
  record = _rap_regions_page_lookup (self, kind, id);
  if (record == NULL)
    return;
  title = rap_region_record_words (self->session, record);
  rap_session_act (self->session, rap_region_confirm (record, title), NULL);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  GError *error = NULL;
  RapChangeSet *changes;
  gint32 kind;
  gint64 id;

  g_variant_get (parameter, "(ix)", &kind, &id);
  changes = rap_edit_remove (rap_session_store (self->session), (RapKind) kind, id, &error);
  rap_session_act (self->session, changes, error);
}

static void
add (RapRegionsPage *self, RapKind kind, RapChangeSet *changes, char *uid)
{
  _rap_regions_page_await (self, kind, uid);
  rap_session_act (self->session, changes, NULL);
  g_free (uid);
}

static gboolean
can_add (RapRegionsPage *self)
{
  return _rap_regions_page_region (self) != 0 && !rap_session_is_read_only (self->session);
}

static void
add_member_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  RapChangeSet *changes;
  char *uid;

  if (!can_add (self))
    return;
  changes = rap_region_add_member (_rap_regions_page_region (self), &uid);
  add (self, RAP_KIND_MEMBER, changes, uid);
}

static void
add_entity_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  RapChangeSet *changes;
  char *uid;

  if (!can_add (self))
    return;
  changes = rap_region_add_entity (_rap_regions_page_region (self),
                                   g_variant_get_string (parameter, NULL), &uid);
  add (self, RAP_KIND_ENTITY, changes, uid);
}

static void
add_term_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  RapChangeSet *changes;
  char *uid;

  if (!can_add (self))
    return;
  changes = rap_region_add_term (rap_session_all (self->session, RAP_KIND_TERM),
                                 _rap_regions_page_region (self),
                                 rap_region_today (self->session), &uid);
  add (self, RAP_KIND_TERM, changes, uid);
}

static void
add_weekend_rule_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  RapChangeSet *changes;
  char *uid;

  if (!can_add (self))
    return;
  changes = rap_region_add_weekend_rule (rap_session_all (self->session, RAP_KIND_WEEKEND_RULE),
                                         g_variant_get_int64 (parameter),
                                         rap_region_today (self->session), &uid);
  add (self, RAP_KIND_WEEKEND_RULE, changes, uid);
}

/* --- meetings -------------------------------------------------------------------------------- */

static void
created_cb (RapSession *session, gint64 id)
{
  rap_session_navigate (session, RAP_KIND_MEETING, id);
}

static void
plan_meeting_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RapRegionsPage *self = RAP_REGIONS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *dialog;

  if (!can_add (self))
    return;
  dialog = rap_new_meeting_new (self->session, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                _rap_regions_page_region (self));
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self->session,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

void
_rap_regions_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "regions.open", "(ix)", open_action);
  gtk_widget_class_install_action (klass, "regions.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "regions.tab", "s", tab_action);
  gtk_widget_class_install_action (klass, "regions.unconfirmed", NULL, unconfirmed_action);
  gtk_widget_class_install_action (klass, "regions.confirm", "(ix)", confirm_action);
  gtk_widget_class_install_action (klass, "regions.remove", "(ix)", remove_action);
  gtk_widget_class_install_action (klass, "regions.add-member", NULL, add_member_action);
  gtk_widget_class_install_action (klass, "regions.add-entity", "s", add_entity_action);
  gtk_widget_class_install_action (klass, "regions.add-term", NULL, add_term_action);
  gtk_widget_class_install_action (klass, "regions.add-weekend-rule", "x",
                                   add_weekend_rule_action);
  gtk_widget_class_install_action (klass, "regions.plan-meeting", NULL, plan_meeting_action);
  rap_shortcuts_install (klass, shortcuts, G_N_ELEMENTS (shortcuts));
}
