/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agenda-difference.h"
#include "agenda-import.h"
#include "agenda-item.h"
#include "agenda-people.h"
#include "agenda-place.h"
#include "csv.h"
#include "text.h"

/* Bytes; an agenda in a spreadsheet takes some kilobytes. */
#define LARGEST_FILE (4 * 1024 * 1024)
/* More rows than any agenda has: another kind of file was chosen by mistake. */
#define MOST_ROWS 5000
/* Longest cell quoted in a message. */
#define LONGEST_QUOTE 40

typedef enum
{
  COLUMN_LEVEL,
  COLUMN_TITLE_EN,
  COLUMN_TITLE_FR,
  COLUMN_DURATION,
  COLUMN_PURPOSE,
  COLUMN_PRESENTER,
  COLUMN_START,
  COLUMN_KIND,
  N_COLUMNS,
} Column;

/* What spreadsheets call the columns, folded (rap_text_fold()), in English and French. */
static const char *const column_names[N_COLUMNS][10] = {
  [COLUMN_LEVEL] = { "level", "niveau" },
  [COLUMN_TITLE_EN] = { "title", "title-en", "title (english)", "item", "agenda item", "subject",
                        "titre", "titre (anglais)", "point" },
  [COLUMN_TITLE_FR] = { "title-fr", "title (french)", "titre-fr", "titre (francais)" },
  [COLUMN_DURATION] = { "duration", "minutes", "min", "duree" },
  [COLUMN_PURPOSE] = { "purpose", "purposes", "objet" },
  [COLUMN_PRESENTER] = { "presenter", "presenters", "presented by", "speaker", "speakers", "who",
                         "intervenant", "intervenants", "qui" },
  [COLUMN_START] = { "start", "fixed start", "fixed-start", "debut", "heure fixe" },
  [COLUMN_KIND] = { "kind", "type", "genre" },
};

/* Purposes and kinds as documents write them, beside the words of the program (folded). */
static const struct
{
  const char *word;
  const char *nick;
} words[] = {
  { "take note", "information" },       { "to take note", "information" },
  { "for information", "information" }, { "pour information", "information" },
  { "prendre note", "information" },    { "for discussion", "discussion" },
  { "pour examen", "discussion" },      { "examen", "discussion" },
  { "for guidance", "guidance" },       { "pour orientation", "guidance" },
  { "orientation", "guidance" },        { "for decision", "decision" },
  { "pour decision", "decision" },      { "for endorsement", "endorsement" },
  { "pour approbation", "endorsement" }, { "approbation", "endorsement" },
  { "for adoption", "adoption" },       { "pour adoption", "adoption" },
  { "election", "election" },           { "agenda item", "item" },
  { "point", "item" },                  { "point de l'ordre du jour", "item" },
  { "pause", "break" },                 { "coffee break", "break" },
  { "protocole", "protocol" },          { "groupe", "group" },
};

struct _RapAgendaImport
{
  GArray *rows; /* of RapImportRow */
  GPtrArray *ignored;
  int columns[N_COLUMNS]; /* index of the cell, −1 when the file has no such column */
  guint n_problems;
};

static void
import_row_clear (gpointer data)
{
  RapImportRow *row = data;

  g_clear_object (&row->item);
  g_free (row->presenters);
  g_free (row->problem);
}

void
rap_agenda_import_free (RapAgendaImport *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}

/* --- columns --------------------------------------------------------------------------------- */

static char *
fold_cell (const char *cell)
{
  g_autofree char *text = g_strstrip (g_strdup (cell));

  return rap_text_fold (text);
}

static int
find_column (const char *name)
{
  g_autofree char *folded = fold_cell (name);

  for (int column = 0; column < N_COLUMNS; column++)
    for (guint i = 0; column_names[column][i] != NULL; i++)
      if (g_str_equal (column_names[column][i], folded))
        return column;
  return -1;
}

static gboolean
read_columns (RapAgendaImport *self, const RapCsvRow *head, GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    self->columns[i] = -1;
  for (guint i = 0; head->cells[i] != NULL; i++)
    {
      int column = find_column (head->cells[i]);

      if (column < 0 && *head->cells[i] != '\0')
        g_ptr_array_insert (self->ignored, (int) self->ignored->len - 1,
                            g_strdup (head->cells[i]));
      if (column < 0)
        continue;
      if (self->columns[column] >= 0)
        {
          g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                       _("Line %u: two columns are named “%s”."), head->line, head->cells[i]);
          return FALSE;
        }
      self->columns[column] = (int) i;
    }
  if (self->columns[COLUMN_TITLE_EN] >= 0)
    return TRUE;
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
               _("Line %u: no column is named “title”. The first row names the columns: level, "
                 "title, title-fr, duration, purpose, presenter, start, kind."),
               head->line);
  return FALSE;
}

static const char *
cell_of (RapAgendaImport *self, const RapCsvRow *row, Column column)
{
  int index = self->columns[column];

  return index >= 0 && index < (int) g_strv_length (row->cells) ? row->cells[index] : "";
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The nick of a choice by nick, label, or a word of documents; NULL: it is none of them. */
static const char *
find_nick (const RapField *field, const char *typed)
{
  g_autofree char *folded = fold_cell (typed);

  for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      g_autofree char *label = rap_text_fold (rap_choice_label (field, choice->nick));

      if (g_str_equal (choice->nick, folded) || g_str_equal (label, folded))
        return choice->nick;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, folded))
      for (const RapChoice *choice = field->choices; choice->nick != NULL; choice++)
        if (g_str_equal (choice->nick, words[i].nick))
          return choice->nick;
  return NULL;
}

static gboolean
refuse_cell (const char *format, const char *cell, GError **error)
{
  g_autofree char *brief = rap_text_ellipsize (cell, LONGEST_QUOTE);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strconcat (parts[0], brief, parts[1], NULL);

  g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
read_choices (RapRecord *item, guint field, const char *cell, GError **error)
{
  const RapField *spec = &rap_kind_fields (RAP_KIND_AGENDA_ITEM, NULL)[field];
  g_auto (GStrv) parts = g_strsplit_set (cell, ",;/", -1);
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *nick;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      nick = find_nick (spec, parts[i]);
      if (nick == NULL)
        return refuse_cell (field == RAP_AGENDA_ITEM_KIND
                              ? _("“%s” is no kind of item: write item, break, protocol or group.")
                              : _("“%s” is no purpose: write information, discussion, guidance, "
                                  "decision, endorsement, adoption or election."),
                            parts[i], error);
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? "," : "", nick);
    }
  return nicks->len == 0 || rap_record_parse (item, field, nicks->str, error);
}

/* 1 is an item, 2 a sub-item; a sub-item needs something to stand below. */
static gboolean
read_level (const char *cell, int before, guint *level, GError **error)
{
  guint64 number = 1;

  if (*cell != '\0' && !g_ascii_string_to_unsigned (cell, 10, 1, RAP_DEEPEST_LEVEL + 1, &number, NULL))
    return refuse_cell (_("“%s” is no level: write 1 for an item, 2 for a sub-item, 3 below it."),
                        cell, error);
  if ((int) number - 1 > before + 1)
    return refuse_cell (_("Level %s has no item of the level above before it."), cell, error);
  *level = (guint) number - 1;
  return TRUE;
}

static gboolean
read_start (RapRecord *item, const char *cell, GError **error)
{
  if (*cell == '\0')
    return TRUE;
  return rap_record_parse (item, RAP_AGENDA_ITEM_FIXED_START, cell, error)
         && rap_record_parse (item, RAP_AGENDA_ITEM_MODE, "fixed-start", error);
}

static gboolean
read_cells (RapAgendaImport *self, const RapCsvRow *cells, int before, RapImportRow *row,
            GError **error)
{
  return read_level (cell_of (self, cells, COLUMN_LEVEL), before, &row->level, error)
         && rap_record_parse (row->item, RAP_AGENDA_ITEM_TITLE_EN,
                              cell_of (self, cells, COLUMN_TITLE_EN), error)
         && rap_record_parse (row->item, RAP_AGENDA_ITEM_TITLE_FR,
                              cell_of (self, cells, COLUMN_TITLE_FR), error)
         && rap_record_parse (row->item, RAP_AGENDA_ITEM_DURATION,
                              cell_of (self, cells, COLUMN_DURATION), error)
         && read_choices (row->item, RAP_AGENDA_ITEM_KIND, cell_of (self, cells, COLUMN_KIND),
                          error)
         && read_choices (row->item, RAP_AGENDA_ITEM_PURPOSES,
                          cell_of (self, cells, COLUMN_PURPOSE), error)
         && read_start (row->item, cell_of (self, cells, COLUMN_START), error);
}

static int
read_row (RapAgendaImport *self, const RapCsvRow *cells, int before)
{
  RapImportRow row = { .line = cells->line, .item = rap_record_new (RAP_KIND_AGENDA_ITEM) };
  g_autoptr (GError) error = NULL;
  const char *kind;
  int level;

  row.presenters = g_strdup (cell_of (self, cells, COLUMN_PRESENTER));
  if (!read_cells (self, cells, before, &row, &error))
    {
      row.problem = g_strdup (error->message);
      self->n_problems++;
    }
  kind = rap_record_text (row.item, RAP_AGENDA_ITEM_KIND);
  /* A break has nothing below it. */
  level = g_str_equal (kind, "break") || g_str_equal (kind, "protocol") ? (int) row.level - 1
                                                                        : (int) row.level;
  g_array_append_val (self->rows, row);
  return level;
}

static void
strip_cells (GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint cell = 0; g_array_index (rows, RapCsvRow, i).cells[cell] != NULL; cell++)
      g_strstrip (g_array_index (rows, RapCsvRow, i).cells[cell]);
}

RapAgendaImport *
rap_agenda_import_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) rows = rap_csv_parse (text, length, error);
  g_autoptr (RapAgendaImport) self = NULL;
  int before = -1;

  if (rows == NULL)
    return NULL;
  if (rows->len < 2)
    {
      g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID,
                           _("The file has no rows below the names of the columns."));
      return NULL;
    }
  if (rows->len > MOST_ROWS)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID,
                   _("The file has %u rows; an agenda has at most %d."), rows->len, MOST_ROWS);
      return NULL;
    }
  strip_cells (rows);
  self = g_new0 (RapAgendaImport, 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (RapImportRow));
  g_array_set_clear_func (self->rows, import_row_clear);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->ignored, NULL);
  if (!read_columns (self, &g_array_index (rows, RapCsvRow, 0), error))
    return NULL;
  for (guint i = 1; i < rows->len; i++)
    before = read_row (self, &g_array_index (rows, RapCsvRow, i), before);
  return g_steal_pointer (&self);
}

RapAgendaImport *
rap_agenda_import_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable,
                       error);
  g_autofree char *text = NULL;
  RapAgendaImport *self;
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > LARGEST_FILE)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("“%s” is larger than any agenda."), name);
      return NULL;
    }
  if (!g_file_load_contents (file, cancellable, &text, &length, NULL, error))
    return NULL;
  self = rap_agenda_import_read (text, length, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);
  return self;
}

guint
rap_agenda_import_size (RapAgendaImport *self)
{
  return self->rows->len;
}

const RapImportRow *
rap_agenda_import_row (RapAgendaImport *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);
  return &g_array_index (self->rows, RapImportRow, index);
}

guint
rap_agenda_import_n_problems (RapAgendaImport *self)
{
  return self->n_problems;
}

const char *const *
rap_agenda_import_ignored (RapAgendaImport *self)
{
  return (const char *const *) self->ignored->pdata;
}

/* --- the act --------------------------------------------------------------------------------- */

static gboolean
refuse_line (guint line, const char *reason, GError **error)
{
  /* Translators: the line of a file, and what is wrong with it. */
  g_set_error (error, RAP_ERROR, RAP_ERROR_INVALID, _("Line %u: %s"), line, reason);
  return FALSE;
}

/* Where the next item of a list stands, after all that are there already. */
static gint64
end_of (RapAgenda *agenda, gint64 sitting)
{
  GPtrArray *items = rap_agenda_children (agenda, sitting, 0);

  return items->len > 0
           ? rap_record_integer (items->pdata[items->len - 1], RAP_AGENDA_ITEM_POSITION)
           : 0;
}

static gboolean
add_row (RapAgenda *after, const RapImportRow *row, gint64 sitting, gint64 *parents,
         gint64 *places, GError **error)
{
  g_autoptr (RapRecord) item = rap_record_copy (row->item);
  g_autofree char *uid = g_uuid_string_random ();
  g_autoptr (GError) reason = NULL;
  gint64 id = rap_agenda_new_id (after);

  rap_record_set_id (item, id);
  rap_record_set_uid (item, uid);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_MEETING,
                          rap_record_id (rap_agenda_meeting (after)));
  rap_record_set_integer (item, RAP_AGENDA_ITEM_SITTING, sitting);
  rap_record_set_integer (item, RAP_AGENDA_ITEM_PARENT,
                          row->level > 0 ? parents[row->level - 1] : 0);
  places[row->level] += RAP_ITEM_GAP;
  rap_record_set_integer (item, RAP_AGENDA_ITEM_POSITION, places[row->level]);
  parents[row->level] = id;
  if (row->level < RAP_DEEPEST_LEVEL)
    places[row->level + 1] = 0;
  if (!rap_record_validate (item, NULL, &reason))
    return refuse_line (row->line, reason->message, error);
  rap_agenda_add (after, item);
  if (*row->presenters != '\0'
      && !rap_agenda_write_people (after, id, "presenter", row->presenters, &reason))
    return refuse_line (row->line, reason->message, error);
  return TRUE;
}

RapChangeSet *
rap_agenda_import_apply (RapAgendaImport *self, RapAgenda *agenda, gint64 sitting, GError **error)
{
  g_autoptr (RapAgenda) after = rap_agenda_copy (agenda);
  g_autofree char *label = NULL;
  gint64 parents[RAP_DEEPEST_LEVEL + 1] = { 0 };
  gint64 places[RAP_DEEPEST_LEVEL + 1] = { end_of (agenda, sitting) };

  if (sitting != 0 && rap_agenda_sitting (agenda, sitting) == NULL)
    {
      g_set_error (error, RAP_ERROR, RAP_ERROR_NOT_FOUND,
                   _("The meeting has no such sitting; it may have been removed meanwhile."));
      return NULL;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RapImportRow *row = &g_array_index (self->rows, RapImportRow, i);

      if (row->problem != NULL)
        {
          refuse_line (row->line, row->problem, error);
          return NULL;
        }
      if (!add_row (after, row, sitting, parents, places, error))
        return NULL;
    }
  rap_agenda_arrange (after);
  /* Translators: label of an undo step. */
  label = g_strdup_printf (ngettext ("Import %u agenda item", "Import %u agenda items",
                                     self->rows->len),
                           self->rows->len);
  return rap_agenda_difference (agenda, after, label);
}
