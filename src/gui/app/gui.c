/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "rapporteur-gui"

#include "config.h"

#include <gio/gio.h>

#include "gui.h"
#include "rapporteur-gui-resources.h"

void
rap_gui_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      rap_gui_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}
