/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/app/session.h"

G_BEGIN_DECLS

/**
 * RapFieldEditor:
 *
 * What edits one field of a record inside a RapFieldRow. There is one class for each way to edit;
 * rap_field_editor_new() knows which a field wants.
 *
 * ## Signals
 * `edited`: the user changed the value and goes on; `commit`: the value shall be stored;
 * `cancel`: the old value shall be seen again
 */
#define RAP_TYPE_FIELD_EDITOR (rap_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapFieldEditor, rap_field_editor, RAP, FIELD_EDITOR, GtkWidget)

/**
 * RapFieldEditorClass:
 * @build: makes the child widgets, once session and field are known
 * @show: shows the value of the field; an empty value when @record is %NULL
 * @typed: (transfer full): the value as rap_record_parse() takes it; %NULL when the user has not
 *   changed what was shown
 */
struct _RapFieldEditorClass
{
  GtkWidgetClass parent_class;

  void (*build) (RapFieldEditor *self);
  void (*show) (RapFieldEditor *self, RapRecord *record);
  char *(*typed) (RapFieldEditor *self);
};

/* @editable %FALSE gives an editor that only shows. */
RapFieldEditor *rap_field_editor_new (RapSession *session, RapKind kind, guint field,
                                      gboolean editable);
void rap_field_editor_show (RapFieldEditor *self, RapRecord *record);
char *rap_field_editor_typed (RapFieldEditor *self);

RapSession *rap_field_editor_session (RapFieldEditor *self);
const RapField *rap_field_editor_spec (RapFieldEditor *self);
guint rap_field_editor_field (RapFieldEditor *self);

/* The widget that takes the focus and is named by the row's label. */
GtkWidget *rap_field_editor_target (RapFieldEditor *self);
/* For the classes: the child that is the editor's whole inside, and which widget is its target. */
void rap_field_editor_set_child (RapFieldEditor *self, GtkWidget *child, GtkWidget *target);
void rap_field_editor_edited (RapFieldEditor *self);
void rap_field_editor_commit (RapFieldEditor *self);
void rap_field_editor_cancel (RapFieldEditor *self);

/* One way to edit each: text to read and copy; text, number, duration or time; several lines; date
 * with a calendar; yes or no; one of a few; some of a few; zone or record with search. */
#define RAP_TYPE_LABEL_EDITOR (rap_label_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapLabelEditor, rap_label_editor, RAP, LABEL_EDITOR, RapFieldEditor)
#define RAP_TYPE_TEXT_EDITOR (rap_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapTextEditor, rap_text_editor, RAP, TEXT_EDITOR, RapFieldEditor)
#define RAP_TYPE_LONG_TEXT_EDITOR (rap_long_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapLongTextEditor, rap_long_text_editor, RAP, LONG_TEXT_EDITOR, RapFieldEditor)
#define RAP_TYPE_DATE_EDITOR (rap_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapDateEditor, rap_date_editor, RAP, DATE_EDITOR, RapFieldEditor)
#define RAP_TYPE_SWITCH_EDITOR (rap_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapSwitchEditor, rap_switch_editor, RAP, SWITCH_EDITOR, RapFieldEditor)
#define RAP_TYPE_CHOICE_EDITOR (rap_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapChoiceEditor, rap_choice_editor, RAP, CHOICE_EDITOR, RapFieldEditor)
#define RAP_TYPE_CHECKS_EDITOR (rap_checks_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapChecksEditor, rap_checks_editor, RAP, CHECKS_EDITOR, RapFieldEditor)
#define RAP_TYPE_CHOOSER_EDITOR (rap_chooser_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapChooserEditor, rap_chooser_editor, RAP, CHOOSER_EDITOR, RapFieldEditor)

G_END_DECLS
