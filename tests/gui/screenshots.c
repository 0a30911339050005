/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-test"

#include "config.h"

#include <glib/gstdio.h>

#include "core/kinds.h"
#include "gui/app/preferences.h"
#include "gui/app/shortcuts-window.h"
#include "gui/meetings/document-dialog.h"
#include "gui/meetings/import-agenda.h"
#include "gui/meetings/move-meeting.h"
#include "gui/meetings/new-meeting.h"
#include "harness.h"
#include "store/edit.h"

/* Pictures of every page, to be looked at by people: `tests/run screenshots`.
 *
 *   screenshots [FOLDER]   into FOLDER, or what RAPPORTEUR_SCREENSHOTS says
 *
 * A new page is a new line of `scenes`; a new look is a new line of `looks`. */

/* --- what is shown --------------------------------------------------------------------------- */

static void
show_tab (RapWindow *window, const char *name)
{
  GtkWidget *page = GTK_WIDGET (rap_window_get_page (window));
  GtkWidget *stack = rap_harness_find (page, ADW_TYPE_VIEW_STACK, NULL);

  g_assert_nonnull (stack);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), name);
}

static void
show_regions (RapWindow *window)
{
  rap_window_show_page (window, "regions");
}

static void
show_region (RapWindow *window)
{
  RapSession *session = rap_window_get_session (window);
  GPtrArray *regions = rap_session_all (session, RAP_KIND_REGION);

  for (guint i = 0; i < regions->len; i++)
    if (g_str_equal (rap_record_text (g_ptr_array_index (regions, i), RAP_REGION_CODE), "ESA"))
      rap_session_navigate (session, RAP_KIND_REGION,
                            rap_record_id (g_ptr_array_index (regions, i)));
}

static void
show_region_entities (RapWindow *window)
{
  show_region (window);
  show_tab (window, "entities");
}

static void
show_region_list (RapWindow *window)
{
  GtkWidget *button;

  show_region (window);
  show_tab (window, "members");
  button = rap_harness_find (GTK_WIDGET (rap_window_get_page (window)), GTK_TYPE_TOGGLE_BUTTON,
                             "Show as a List");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
show_region_terms (RapWindow *window)
{
  show_region (window);
  show_tab (window, "terms");
}

static void
show_region_meetings (RapWindow *window)
{
  show_region (window);
  show_tab (window, "meetings");
}

static void
show_region_unconfirmed (RapWindow *window)
{
  show_region (window);
  gtk_widget_activate_action (GTK_WIDGET (rap_window_get_page (window)), "regions.unconfirmed",
                              NULL);
}

/* The first that nobody has confirmed. */
static void
show_unconfirmed_term (RapWindow *window)
{
  RapSession *session = rap_window_get_session (window);
  GPtrArray *terms = rap_session_all (session, RAP_KIND_TERM);

  for (guint i = 0; i < terms->len; i++)
    if (rap_record_integer (g_ptr_array_index (terms, i), RAP_TERM_UNCONFIRMED))
      {
        rap_session_navigate (session, RAP_KIND_TERM,
                              rap_record_id (g_ptr_array_index (terms, i)));
        return;
      }
}

static void
show_member (RapWindow *window)
{
  RapSession *session = rap_window_get_session (window);
  GPtrArray *members = rap_session_all (session, RAP_KIND_MEMBER);

  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (rap_record_text (g_ptr_array_index (members, i), RAP_MEMBER_ISO3), "ARE"))
      rap_session_navigate (session, RAP_KIND_MEMBER,
                            rap_record_id (g_ptr_array_index (members, i)));
}

static void
show_region_facts (RapWindow *window)
{
  show_region (window);
  show_tab (window, "facts");
}

static void
show_meetings (RapWindow *window)
{
  rap_window_show_page (window, "meetings");
}

/* The meeting with the most agenda items. */
static void
show_agenda (RapWindow *window)
{
  RapSession *session = rap_window_get_session (window);
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_AGENDA_ITEM);
  g_autoptr (GPtrArray) items = rap_store_list (rap_session_store (session), query, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; i < items->len; i++)
    {
      gint64 meeting = rap_record_integer (g_ptr_array_index (items, i), RAP_AGENDA_ITEM_MEETING);
      gpointer key = GSIZE_TO_POINTER ((gsize) meeting);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (count));
      if (count > most)
        {
          most = count;
          best = meeting;
        }
    }
  rap_window_show_page (window, "meetings");
  if (best != 0)
    rap_session_navigate (session, RAP_KIND_MEETING, best);
}

/* An hour for what has ten minutes: what follows runs over the coffee break. */
static void
show_overrun (RapWindow *window)
{
  static const char *const names[] = { "duration", NULL };
  static const char *const values[] = { "60", NULL };
  RapStore *store = rap_session_store (rap_window_get_session (window));
  g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_AGENDA_ITEM);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (RapChangeSet) changes = NULL;

  rap_query_where (query, "title-en", RAP_QUERY_EQUAL, "Adoption of the agenda and of the programme",
                   NULL);
  found = rap_store_list (store, query, NULL);
  g_assert_cmpuint (found->len, >, 0);
  changes = rap_edit_set (store, RAP_KIND_AGENDA_ITEM, rap_record_id (found->pdata[0]), names,
                          values, NULL);
  g_assert_true (rap_store_apply (store, changes, NULL, NULL));
  show_agenda (window);
  show_tab (window, "agenda");
}

static void
show_meeting_facts (RapWindow *window)
{
  show_agenda (window);
  show_tab (window, "facts");
}

/* In one pane, all the way back. */
static void
show_sidebar (RapWindow *window)
{
  rap_window_show_page (window, "regions");
  rap_harness_settle (GTK_WIDGET (window));
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
}

static void
show_toast (RapWindow *window)
{
  show_region (window);
  rap_session_show_message (rap_window_get_session (window), "Move “Opening and welcome”", TRUE);
}

enum
{
  EMPTY = 1 << RAP_HARNESS_EMPTY,
  SAMPLE = 1 << RAP_HARNESS_SAMPLE,
  ABSURD = 1 << RAP_HARNESS_LONG,
};

static const struct
{
  const char *name;
  void (*show) (RapWindow *window);
  guint contents;
} scenes[] = {
  { "regions", show_regions, SAMPLE },
  { "region", show_region, EMPTY | SAMPLE | ABSURD },
  { "region-entities", show_region_entities, SAMPLE | ABSURD },
  { "region-list", show_region_list, SAMPLE },
  { "region-terms", show_region_terms, SAMPLE | ABSURD },
  { "region-meetings", show_region_meetings, EMPTY | SAMPLE | ABSURD },
  { "region-facts", show_region_facts, SAMPLE },
  { "region-unconfirmed", show_region_unconfirmed, SAMPLE | ABSURD },
  { "member", show_member, SAMPLE },
  { "term", show_unconfirmed_term, SAMPLE | ABSURD },
  { "meetings", show_meetings, EMPTY | SAMPLE | ABSURD },
  { "agenda", show_agenda, SAMPLE | ABSURD },
  { "meeting-facts", show_meeting_facts, SAMPLE | ABSURD },
  { "sidebar", show_sidebar, SAMPLE },
  { "toast", show_toast, SAMPLE },
  /* Last: it changes the workspace. */
  { "agenda-overrun", show_overrun, SAMPLE },
};

static const char *const content_names[] = { "empty", "sample", "absurd" };

/* --- how it looks ---------------------------------------------------------------------------- */

/* What only a new process can change. */
typedef enum
{
  PLAIN,
  HIGH_CONTRAST,
  ARABIC,
} Mode;

static const char *const modes[] = { "plain", "high-contrast", "arabic" };

static const struct
{
  const char *name;
  int width;
  int height;
  gboolean is_dark;
  int text; /* of 100 */
  Mode mode;
  guint contents; /* 0: whatever the scene has */
} looks[] = {
  { "normal", 1100, 720, FALSE, 100, PLAIN, 0 },
  { "wide", 1600, 900, FALSE, 100, PLAIN, 0 },
  { "narrow", 360, 640, FALSE, 100, PLAIN, 0 },
  { "dark", 1100, 720, TRUE, 100, PLAIN, SAMPLE },
  { "narrow-dark", 360, 640, TRUE, 100, PLAIN, SAMPLE },
  { "large-text", 1100, 720, FALSE, 200, PLAIN, SAMPLE },
  { "narrow-large-text", 360, 640, FALSE, 200, PLAIN, SAMPLE },
  { "contrast", 1100, 720, FALSE, 100, HIGH_CONTRAST, SAMPLE },
  { "contrast-dark", 1100, 720, TRUE, 100, HIGH_CONTRAST, SAMPLE },
  { "arabic", 1100, 720, FALSE, 100, ARABIC, SAMPLE },
  { "arabic-wide", 1600, 900, FALSE, 100, ARABIC, SAMPLE },
  { "arabic-narrow", 360, 640, TRUE, 100, ARABIC, SAMPLE },
};

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* Lists are read on a thread: a picture waits for them, and has no other way to know. */
static void
let_it_stand (GtkWidget *window)
{
  rap_harness_settle (window);
  rap_harness_wait (never, NULL, 0.25);
  rap_harness_settle (window);
}

static void
set_look (guint look)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", looks[look].text * 96 * 1024 / 100,
                NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      looks[look].is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (looks[look].mode == ARABIC ? GTK_TEXT_DIR_RTL
                                                               : GTK_TEXT_DIR_LTR);
}

static void
picture (GtkWidget *window, const char *folder, const char *scene, const char *content, guint look)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.png", scene, content, looks[look].name);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  let_it_stand (window);
  rap_harness_picture (window, file);
}

static GtkWindow *
make_document (RapSession *session, GtkWindow *parent, RapRecord *meeting)
{
  return rap_document_dialog_new (session, parent, rap_record_id (meeting), TRUE);
}

static GtkWindow *
make_import (RapSession *session, GtkWindow *parent, RapRecord *meeting)
{
  static const char text[] = "level,title,duration,purpose,presenter,start,kind,room\n"
                             "1,Opening of the session,20,,\"Commissioner, SARS\",09:00,,A\n"
                             "2,Welcome by the host,10,,,,,A\n"
                             "1,Status of the decisions,soon,Guidance,Director,,,A\n"
                             "1,Coffee,20,,,10:30,break,A\n";

  return rap_import_agenda_new (session, parent, rap_record_id (meeting),
                                rap_agenda_import_read (text, sizeof text - 1, NULL));
}

static GtkWindow *
make_new_meeting (RapSession *session, GtkWindow *parent, RapRecord *meeting)
{
  return rap_new_meeting_new (session, parent, rap_record_integer (meeting, RAP_MEETING_REGION));
}

/* A dialog for a meeting of the sample. */
static const struct
{
  const char *name;
  const char *meeting;
  GtkWindow *(*make) (RapSession *session, GtkWindow *parent, RapRecord *meeting);
} dialogs[] = {
  { "document", "31st Governing Council", make_document },
  { "import-agenda", "31st Governing Council", make_import },
  { "new-meeting", "31st Governing Council", make_new_meeting },
  { "move-meeting", "Governing Council East Southern Africa 2027", rap_move_meeting_new },
};

static void
take_dialogs (RapWindow *window, const char *folder, guint look)
{
  RapSession *session = rap_window_get_session (window);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autoptr (RapQuery) query = rap_query_new (RAP_KIND_MEETING);
      g_autoptr (GPtrArray) meetings = NULL;
      GtkWindow *dialog;

      rap_query_search (query, dialogs[i].meeting);
      meetings = rap_store_list (rap_session_store (session), query, NULL);
      g_assert_cmpuint (meetings->len, >, 0);
      dialog = dialogs[i].make (session, GTK_WINDOW (window), meetings->pdata[0]);
      if (looks[look].width < 500)
        gtk_window_set_default_size (dialog, looks[look].width + 10, looks[look].height + 10);
      gtk_window_present (dialog);
      picture (GTK_WIDGET (dialog), folder, dialogs[i].name, "sample", look);
      gtk_window_destroy (dialog);
    }
}

static void
take_scenes (const char *folder, RapHarnessContent content, guint look)
{
  g_autofree char *path = rap_harness_workspace (content);
  GSettings *settings = rap_application_settings (rap_harness_application ());
  RapWindow *window;

  /* Five pixels on each side are the border of a window that no manager decorates. */
  g_settings_set_int (settings, "window-width", looks[look].width + 10);
  g_settings_set_int (settings, "window-height", looks[look].height + 10);
  set_look (look);
  window = rap_harness_open (path);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (scenes[i].contents & (1 << content))
      {
        scenes[i].show (window);
        picture (GTK_WIDGET (window), folder, scenes[i].name, content_names[content], look);
      }
  if (content == RAP_HARNESS_SAMPLE)
    take_dialogs (window, folder, look);
  rap_harness_close (window);
}

static void
take_windows (const char *folder, guint look)
{
  GSettings *settings = rap_application_settings (rap_harness_application ());
  GtkWindow *windows[] = { rap_preferences_new (NULL, settings), rap_shortcuts_window_new (NULL),
                           GTK_WINDOW (rap_window_new (rap_harness_application ())) };
  const char *const names[] = { "preferences", "shortcuts", "problem" };

  rap_window_open (RAP_WINDOW (windows[2]), "/nowhere/Pretoria 2025.rapporteur", RAP_WINDOW_OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      if (looks[look].width < 500)
        gtk_window_set_default_size (windows[i], looks[look].width + 10, looks[look].height + 10);
      gtk_window_present (windows[i]);
      picture (GTK_WIDGET (windows[i]), folder, names[i], "any", look);
      gtk_window_destroy (windows[i]);
    }
}

static void
take_all (const char *folder, Mode mode)
{
  for (guint look = 0; look < G_N_ELEMENTS (looks); look++)
    {
      if (looks[look].mode != mode)
        continue;
      for (guint content = 0; content < G_N_ELEMENTS (content_names); content++)
        if (looks[look].contents == 0 || looks[look].contents & (1 << content))
          take_scenes (folder, (RapHarnessContent) content, look);
      take_windows (folder, look);
    }
}

/* --- program --------------------------------------------------------------------------------- */

static gboolean
spawn (const char *program, const char *folder, Mode mode)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (mode == HIGH_CONTRAST)
    g_subprocess_launcher_setenv (launcher, "ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  if (mode == ARABIC)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", "ar", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, folder, modes[mode], NULL);
  if (process && g_subprocess_wait_check (process, NULL, &error))
    return TRUE;
  g_printerr ("%s: %s\n", modes[mode], error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_strdup (argc > 1 ? argv[1] : g_getenv ("RAPPORTEUR_SCREENSHOTS"));
  const char *wanted = argc > 2 ? argv[2] : NULL;
  int one = 1;
  gboolean is_done = TRUE;

  if (!folder || g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_printerr ("Usage: screenshots FOLDER\n");
      return 1;
    }
  if (!wanted)
    {
      for (guint mode = 0; mode < G_N_ELEMENTS (modes); mode++)
        is_done &= spawn (argv[0], folder, (Mode) mode);
      return is_done ? 0 : 1;
    }
  rap_harness_init (&one, &argv);
  /* Newer C libraries do not ask LANGUAGE where the locale is C.UTF-8. */
  if (g_str_equal (modes[ARABIC], wanted))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    if (g_str_equal (modes[mode], wanted))
      take_all (folder, (Mode) mode);
  return rap_harness_run ();
}
