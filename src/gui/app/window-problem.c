/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <glib/gi18n.h>

#include "window-private.h"

/**
 * Words:
 * @code: of %RAP_ERROR
 * @title: what is wrong, untranslated (N_())
 * @advice: what can be done about it, untranslated (N_())
 * @can_retry: whether it may go away by itself
 */
typedef struct
{
  RapError code;
  const char *title;
  const char *icon;
  const char *advice;
  gboolean can_retry;
} Words;

static const Words words[] = {
  { RAP_ERROR_NOT_FOUND, N_("Workspace Not Found"), "edit-find-symbolic",
    N_("It may have been moved, renamed or deleted, or lie on a drive that is not connected."),
    TRUE },
  { RAP_ERROR_NOT_WORKSPACE, N_("Not a Workspace"), "dialog-question-symbolic",
    N_("Open another file, or begin a new workspace."), FALSE },
  { RAP_ERROR_TOO_NEW, N_("Written by a Newer Version"), "software-update-available-symbolic",
    N_("Install the newest version of Rapporteur to open it. The file was left as it is."),
    FALSE },
  { RAP_ERROR_READ_ONLY, N_("Workspace Cannot Be Written"), "changes-prevent-symbolic",
    N_("Allow writing in its folder, or copy the file to a folder of your own."), TRUE },
  { RAP_ERROR_BUSY, N_("Workspace Is in Use"), "content-loading-symbolic",
    N_("Another program is at work on it. Try again in a moment."), TRUE },
  { RAP_ERROR_FULL, N_("No Space Left"), "drive-harddisk-symbolic",
    N_("Free some space on the drive, then try again. Everything stored before is safe."), TRUE },
  { RAP_ERROR_DAMAGED, N_("Workspace Is Damaged"), "dialog-warning-symbolic",
    N_("The file was left as it is. Open a copy of it from before, or a backup."), FALSE },
};

static const Words other_words = {
  RAP_ERROR_IO, N_("Workspace Could Not Be Opened"), "dialog-warning-symbolic",
  N_("Try again, or open another workspace."), TRUE,
};

static const Words cancelled_words = {
  RAP_ERROR_IO, N_("No Workspace Open"), "document-open-symbolic",
  N_("Open a workspace, or begin a new one."), TRUE,
};

static const Words *
words_for (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &cancelled_words;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_error_matches (error, RAP_ERROR, words[i].code))
      return &words[i];
  return &other_words;
}

void
_rap_window_show_problem (RapWindow *self, const GError *error)
{
  const Words *problem = words_for (error);
  g_autofree char *plain =
    problem == &cancelled_words
      ? g_strdup (_(problem->advice))
      : g_strdup_printf ("%s\n\n%s", error->message, _(problem->advice));
  g_autofree char *markup = g_markup_escape_text (plain, -1);

  if (error != self->problem)
    {
      g_clear_error (&self->problem);
      self->problem = g_error_copy (error);
    }
  adw_status_page_set_title (self->problem_page, _(problem->title));
  adw_status_page_set_icon_name (self->problem_page, problem->icon);
  adw_status_page_set_description (self->problem_page, markup);
  gtk_widget_set_visible (self->retry_button, problem->can_retry);
  gtk_stack_set_visible_child_name (self->state_stack, "problem");
  /* What one can do about it, not the menu above it. */
  gtk_widget_grab_focus (problem->can_retry ? self->retry_button
                                            : gtk_widget_get_next_sibling (self->retry_button));
}
