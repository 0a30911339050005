/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapError:
 * @RAP_ERROR_INVALID: a value the field's rule refuses; the message names field and reason
 * @RAP_ERROR_NOT_FOUND: a record, kind, field or file that does not exist
 * @RAP_ERROR_USAGE: a request that makes no sense as put (command line)
 * @RAP_ERROR_NOT_WORKSPACE: the file is not a Rapporteur workspace
 * @RAP_ERROR_TOO_NEW: the workspace was written by a newer version
 * @RAP_ERROR_READ_ONLY: the workspace or its folder cannot be written
 * @RAP_ERROR_BUSY: another process holds the workspace for too long
 * @RAP_ERROR_FULL: no space left
 * @RAP_ERROR_DAMAGED: the workspace file is damaged
 * @RAP_ERROR_IO: any other failure of the system
 * @RAP_ERROR_NOTHING: there is nothing to undo or redo
 *
 * Codes of the %RAP_ERROR domain. Messages are translated, complete sentences, fit to be shown.
 */
typedef enum
{
  RAP_ERROR_INVALID,
  RAP_ERROR_NOT_FOUND,
  RAP_ERROR_USAGE,
  RAP_ERROR_NOT_WORKSPACE,
  RAP_ERROR_TOO_NEW,
  RAP_ERROR_READ_ONLY,
  RAP_ERROR_BUSY,
  RAP_ERROR_FULL,
  RAP_ERROR_DAMAGED,
  RAP_ERROR_IO,
  RAP_ERROR_NOTHING,
} RapError;

#define RAP_ERROR (rap_error_quark ())
GQuark rap_error_quark (void);

G_END_DECLS
