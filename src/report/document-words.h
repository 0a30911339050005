/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/zone.h"

G_BEGIN_DECLS

/* The fixed words of the documents. Those of lists (purposes, kinds) are asked for by
 * rap_document_words_term(). */
typedef enum
{
  RAP_WORDS_PROVISIONAL,
  RAP_WORDS_ANNOTATED,
  RAP_WORDS_ORDER,
  RAP_WORDS_SCRIPT,
  RAP_WORDS_TIMETABLE,
  RAP_WORDS_PAGE,
  RAP_WORDS_SESSION,
  RAP_WORDS_AS_AT,
  RAP_WORDS_INTERNAL,
  RAP_WORDS_FROM_TO,
  RAP_WORDS_DAYS,
  RAP_WORDS_CLOCK,
  RAP_WORDS_TIMES,
  RAP_WORDS_LABEL,
  RAP_WORDS_LIST,
  RAP_WORDS_AND,
  RAP_WORDS_TBC,
  RAP_WORDS_WITHDRAWN,
  RAP_WORDS_CONFIDENTIAL,
  RAP_WORDS_EMPTY,
  RAP_WORDS_UNPLACED,
  RAP_WORDS_NO_ROOM,
  RAP_WORDS_JOIN,
  RAP_WORDS_INTERPRETATION,
  RAP_WORDS_PRESENTER,
  RAP_WORDS_SPEAKER,
  RAP_WORDS_PANELLIST,
  RAP_WORDS_MODERATOR,
  RAP_WORDS_DAY,
  RAP_WORDS_SITTING,
  RAP_WORDS_ROOM,
  RAP_WORDS_TIME,
  RAP_WORDS_NUMBER,
  RAP_WORDS_ITEM,
  RAP_WORDS_PURPOSE,
  RAP_WORDS_PEOPLE,
  RAP_WORDS_ANNOTATION,
  RAP_WORDS_MINUTES,
  RAP_WORDS_REMARKS,
  RAP_WORDS_OVER,
  RAP_WORDS_FREE,
  RAP_WORDS_OPEN,
  RAP_WORDS_GIVE_FLOOR,
  RAP_WORDS_DISCUSS,
  RAP_WORDS_GUIDE,
  RAP_WORDS_TAKE_NOTE,
  RAP_WORDS_DECIDE,
  RAP_WORDS_ENDORSE,
  RAP_WORDS_ADOPT,
  RAP_WORDS_ELECT,
  RAP_WORDS_SUSPEND,
  RAP_WORDS_ADJOURN,
  RAP_WORDS_CLOSE,
} RapDocumentWord;
#define RAP_N_DOCUMENT_WORDS (RAP_WORDS_CLOSE + 1)

/**
 * RapDocumentWords:
 *
 * What a document says in its own language, whatever that of the window or the terminal is. gettext
 * knows one language a process, so it cannot do this: an English office prints the French agenda,
 * and both may be written at once on two threads. The words stand side by side in one table here;
 * the workspace's vocabulary comes first, so that an office that says "To take note" for "For
 * information" reads that in its documents too, as in its calendar files.
 *
 * Immutable and free of locale, so safe on every thread.
 */
typedef struct _RapDocumentWords RapDocumentWords;

/* @language "en" or "fr"; what is neither is "en". @vocabulary (nullable): "list/code" → record of
 * kind vocabulary; kept by reference, and must not change meanwhile. */
RapDocumentWords *rap_document_words_new (const char *language,
                                          GHashTable *vocabulary) G_GNUC_WARN_UNUSED_RESULT;
void rap_document_words_free (RapDocumentWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapDocumentWords, rap_document_words_free)

/* "en" or "fr". */
const char *rap_document_words_language (RapDocumentWords *self);
const char *rap_document_words_get (RapDocumentWords *self, RapDocumentWord word);
/* The word with each "%s" in it replaced by the next of the texts, %NULL ended. (transfer full) */
char *rap_document_words_fill (RapDocumentWords *self, RapDocumentWord word, ...)
  G_GNUC_NULL_TERMINATED;
/* Word of a list, "purpose" "decision"; the code itself when nobody knows it. */
const char *rap_document_words_term (RapDocumentWords *self, const char *list, const char *code);

/* "Thursday 15 May 2025", "jeudi 1er mai 2025". (transfer full) */
char *rap_document_words_day (RapDocumentWords *self, RapLocal day);
/* The same with a capital in either language, as a heading has it. (transfer full) */
char *rap_document_words_heading_day (RapDocumentWords *self, RapLocal day);
/* "15 May 2025", "15–16 May 2025", "30 April – 2 May 2025". (transfer full) */
char *rap_document_words_days (RapDocumentWords *self, RapLocal first, RapLocal last);
/* "09:00" in English, "9 h 00" in French: as prose has it; tables have 09:00. (transfer full) */
char *rap_document_words_clock (RapDocumentWords *self, RapLocal local);
/* Nicks as a field of flags has them, "discussion,decision" → "(For discussion and decision)", as
 * the WCO prints it: what all begin with stands once. "" for none. (transfer full) */
char *rap_document_words_purposes (RapDocumentWords *self, const char *nicks);
/* "a, b and c". (transfer full) */
char *rap_document_words_join (RapDocumentWords *self, GPtrArray *parts);

G_END_DECLS
