/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_SCORE_H
#define ENTENTE_SCORE_H

/* How right the mentions are. */

#include <entente/options.h>

G_BEGIN_DECLS

typedef struct {
    const char *readings;  /* (nullable) only mentions by these readings, comma-separated; NULL: names when the gold has
                              only countries, else all */
    const char *leave_out; /* (nullable) words, comma-separated, that are scored only where the gold marks them */
    EntLevel level;        /* compare who mentions count as, or who is named */
    uint32_t list;         /* so many of the commonest misses and false alarms */
    uint32_t least;        /* the bias of actors of this true strength or more */
    EntTextFormat format;
    EntMessageFunc message; /* (nullable) is told what is not scored */
    gpointer data;
} EntScoring;

#define ENT_SCORING_INIT \
    { .list = 10, .least = 10 }

/**
 * Writes to @fd how well the labelled documents of @gold (docs/score.md) and what ent_mentions_write() wrote for the
 * same documents agree. Both files are held in memory. Fails with ENT_ERROR_INPUT naming file and line.
 */
ENT_EXPORT bool ent_score_write(const char *gold, const char *mentions, const EntScoring *scoring, int fd,
                                GError **error);

G_END_DECLS

#endif
