/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include "list-sync.h"

/* Records of several kinds may stand in one list; their row ids alone would collide. */
static gint64
key_of (RapKind kind, gint64 id)
{
  return id * RAP_N_KINDS + (gint64) kind;
}

static GQuark
key_quark (void)
{
  return g_quark_from_static_string ("rap-list-key");
}

static gint64 *
row_key (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), key_quark ());
}

static void
set_row_key (GtkWidget *row, gint64 key)
{
  g_object_set_qdata_full (G_OBJECT (row), key_quark (), g_memdup2 (&key, sizeof key), g_free);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
focus_row (GtkListBox *list, int index)
{
  GtkListBoxRow *row = NULL;

  while (index >= 0 && row == NULL)
    row = gtk_list_box_get_row_at_index (list, index--);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Takes out the rows of records that are gone; the others by their keys. */
static GHashTable *
keep_rows (GtkListBox *list, GPtrArray *records, int *focus)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTable *kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkListBoxRow *row;
  int index = 0;

  for (guint i = 0; i < records->len; i++)
    {
      RapRecord *record = g_ptr_array_index (records, i);
      gint64 key = key_of (rap_record_kind (record), rap_record_id (record));

      g_hash_table_add (wanted, g_memdup2 (&key, sizeof key));
    }
  while ((row = gtk_list_box_get_row_at_index (list, index)) != NULL)
    if (row_key (row) != NULL && g_hash_table_contains (wanted, row_key (row)))
      {
        g_hash_table_insert (kept, row_key (row), row);
        index++;
      }
    else
      {
        if (has_focus (GTK_WIDGET (row)))
          *focus = index;
        gtk_list_box_remove (list, GTK_WIDGET (row));
      }
  return kept;
}

static void
move_row (GtkListBox *list, GtkWidget *row, int index)
{
  gboolean focused = has_focus (row);

  g_object_ref (row);
  gtk_list_box_remove (list, row);
  gtk_list_box_insert (list, row, index);
  g_object_unref (row);
  if (focused)
    gtk_widget_grab_focus (row);
}

void
rap_list_sync (GtkListBox *list, GPtrArray *records, const RapListRows *rows)
{
  g_autoptr (GHashTable) kept = NULL;
  int focus = -1;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  kept = keep_rows (list, records, &focus);
  for (guint i = 0; i < records->len; i++)
    {
      RapRecord *record = g_ptr_array_index (records, i);
      gint64 key = key_of (rap_record_kind (record), rap_record_id (record));
      GtkWidget *row = g_hash_table_lookup (kept, &key);

      if (row == NULL)
        {
          row = rows->create (record, rows->data);
          set_row_key (row, key);
          gtk_list_box_insert (list, row, (int) i);
        }
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        move_row (list, row, (int) i);
      rows->update (row, record, rows->data);
    }
  gtk_list_box_invalidate_headers (list);
  if (focus >= 0)
    focus_row (list, focus);
}

GtkListBoxRow *
rap_list_find (GtkListBox *list, RapKind kind, gint64 id)
{
  gint64 key = key_of (kind, id);
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (row_key (row) != NULL && *row_key (row) == key)
      return row;
  return NULL;
}
