/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/term.h"
#include "core/vice-chair.h"
#include "fact-row.h"
#include "list-sync.h"
#include "region-terms.h"
#include "region-words.h"

struct _RapRegionTerms
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *words;
  GtkWidget *add;
  GtkStack *stack;
  GtkListBox *list;

  /* Owned references */
  RapSession *session;

  RapViceChair chair; /* while the rows are being shown */
};

G_DEFINE_FINAL_TYPE (RapRegionTerms, rap_region_terms, GTK_TYPE_WIDGET)

static char *
facts_words (RapRegionTerms *self, RapRecord *term)
{
  g_autofree char *period = rap_term_period (term);
  const char *holder = rap_record_text (term, RAP_TERM_HOLDER);
  const char *deputy = rap_record_text (term, RAP_TERM_DEPUTY);
  GString *words = g_string_new (period);

  if (*holder != '\0' && !g_str_equal (holder, rap_term_administration (self->session, term)))
    g_string_append_printf (words, " · %s", holder);
  if (*deputy != '\0')
    {
      g_string_append (words, " · ");
      /* Translators: who stands in for a Vice-Chair. */
      g_string_append_printf (words, _("Deputy: %s"), deputy);
    }
  return g_string_free (words, FALSE);
}

static void
show_mark (RapRegionTerms *self, RapFactRow *row, RapRecord *term)
{
  if (term == self->chair.now)
    /* Translators: marks of terms of office in a list: who is in office, who was before, who is to
     * come. */
    rap_fact_row_set_pill (row, C_("term", "Now"), NULL, "accent");
  else if (term == self->chair.before)
    rap_fact_row_set_pill (row, C_("term", "Before"), NULL, "neutral");
  else if (term == self->chair.next)
    rap_fact_row_set_pill (row, C_("term", "Next"), NULL, "success");
  else
    rap_fact_row_set_pill (row, "", NULL, NULL);
}

static GtkWidget *
create_row (RapRecord *term, gpointer data)
{
  return rap_fact_row_new ();
}

static void
update_row (GtkWidget *widget, RapRecord *term, gpointer data)
{
  RapRegionTerms *self = data;
  RapFactRow *row = RAP_FACT_ROW (widget);
  const RapField *state = &rap_kind_fields (RAP_KIND_TERM, NULL)[RAP_TERM_STATE];
  g_autofree char *facts = facts_words (self, term);

  rap_fact_row_set_record (row, term);
  rap_fact_row_set_words (row, rap_term_administration (self->session, term), facts);
  show_mark (self, row, term);
  rap_fact_row_set_figure (row, "",
                           rap_choice_label (state, rap_record_text (term, RAP_TERM_STATE)));
}

static void
row_activated_cb (RapRegionTerms *self, RapFactRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "regions.open", "(ix)", (gint32) RAP_KIND_TERM,
                              rap_record_id (rap_fact_row_get_record (row)));
}

static void
rap_region_terms_dispose (GObject *object)
{
  RapRegionTerms *self = RAP_REGION_TERMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RAP_TYPE_REGION_TERMS);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rap_region_terms_parent_class)->dispose (object);
}

static void
rap_region_terms_class_init (RapRegionTermsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rap_region_terms_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionterms");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PREFIX "/regions/region-terms.ui");
  gtk_widget_class_bind_template_child (widget_class, RapRegionTerms, box);
  gtk_widget_class_bind_template_child (widget_class, RapRegionTerms, words);
  gtk_widget_class_bind_template_child (widget_class, RapRegionTerms, add);
  gtk_widget_class_bind_template_child (widget_class, RapRegionTerms, stack);
  gtk_widget_class_bind_template_child (widget_class, RapRegionTerms, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rap_region_terms_init (RapRegionTerms *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
rap_region_terms_set_session (RapRegionTerms *self, RapSession *session)
{
  g_return_if_fail (RAP_IS_REGION_TERMS (self));

  g_set_object (&self->session, session);
  gtk_widget_set_visible (self->add, !rap_session_is_read_only (session));
}

void
rap_region_terms_show (RapRegionTerms *self, RapRecord *region)
{
  const RapListRows rows = { create_row, update_row, self };
  GPtrArray *terms;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (RAP_IS_REGION_TERMS (self));

  terms = rap_session_all (self->session, RAP_KIND_TERM);
  rap_vice_chair_find (terms, rap_record_id (region), rap_region_today (self->session),
                       &self->chair);
  history = rap_vice_chair_history (terms, rap_record_id (region));
  rap_list_sync (self->list, history, &rows);
  gtk_stack_set_visible_child_name (self->stack, history->len > 0 ? "list" : "empty");
  words = rap_vice_chair_words (&self->chair);
  /* Translators: %s is "ends in 41 days", "ended 12 days ago, no successor recorded" */
  sentence = g_strdup_printf (_("Term of office: %s"), words);
  gtk_label_set_label (self->words, sentence);
  if (rap_vice_chair_warns (&self->chair))
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "warning");
  /* The records belong to the session, which may let go of them. */
  self->chair = (RapViceChair) { 0 };
}

gboolean
rap_region_terms_focus_term (RapRegionTerms *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (RAP_IS_REGION_TERMS (self), FALSE);

  row = rap_list_find (self->list, RAP_KIND_TERM, id);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
