/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "zone.h"

G_BEGIN_DECLS

/**
 * RapMemberFigure:
 * @RAP_MEMBER_FIGURE_WEEKEND: which days are the weekend
 * @RAP_MEMBER_FIGURE_HOURS: hours from a place, by bands
 * @RAP_MEMBER_FIGURE_KIND: State, customs territory, union
 *
 * A figure by which Members may be shaded in a picture.
 */
typedef enum
{
  RAP_MEMBER_FIGURE_WEEKEND,
  RAP_MEMBER_FIGURE_HOURS,
  RAP_MEMBER_FIGURE_KIND,
} RapMemberFigure;
#define RAP_N_MEMBER_FIGURES (RAP_MEMBER_FIGURE_KIND + 1)
#define RAP_MEMBER_FIGURE_MOST_BANDS 8

/**
 * RapMemberView:
 * @rules: (element-type RapRecord): weekend rules of any members
 * @here: the place hours are counted from
 * @now: the instant
 *
 * From where and when a Member is looked at. All borrowed.
 */
typedef struct
{
  GPtrArray *rules;
  RapZone *here;
  gint64 now;
} RapMemberView;

/* "Weekend", "Hours from Brussels", "Kind"; @here is the city in words. (transfer full) */
char *rap_member_figure_title (RapMemberFigure figure, const char *here) G_GNUC_WARN_UNUSED_RESULT;
guint rap_member_figure_n_bands (RapMemberFigure figure);
/* The words of a band for the legend. Bands go from 0 in the order in which a legend shows them. */
const char *rap_member_figure_band_label (RapMemberFigure figure, guint band);
guint rap_member_figure_band (RapMemberFigure figure, RapRecord *member, const RapMemberView *view);
/* The member's own figure in words: "Friday and Saturday", "5 h 45 ahead". (transfer full) */
char *rap_member_figure_words (RapMemberFigure figure, RapRecord *member,
                               const RapMemberView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
