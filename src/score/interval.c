/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/score.h"

#include <math.h>

/* The normal quantile of 97.5 %. */
#define Z 1.959963984540054

EntRatio ent_score_ratio(uint64_t k, uint64_t n) {
    if (n == 0)
        return (EntRatio){NAN, NAN, NAN};
    /* Wilson 1927, doi:10.2307/2276774 */
    double size = (double)n, p = (double)k / size, z2 = Z * Z;
    double middle = (p + z2 / (2 * size)) / (1 + z2 / size);
    double half = Z / (1 + z2 / size) * sqrt(p * (1 - p) / size + z2 / (4 * size * size));
    return (EntRatio){p, k == 0 ? 0 : middle - half, k == n ? 1 : middle + half};
}

EntRatio ent_score_precision(const EntScore *score) {
    return ent_score_ratio(score->hits, score->hits + score->alarms);
}

EntRatio ent_score_recall(const EntScore *score) {
    return ent_score_ratio(score->hits, score->hits + score->misses);
}

double ent_score_f1(const EntScore *score) {
    uint64_t all = 2 * score->hits + score->alarms + score->misses;
    return all == 0 ? NAN : 2 * (double)score->hits / (double)all;
}
