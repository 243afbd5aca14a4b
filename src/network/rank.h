/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_NETWORK_RANK_H
#define ENT_NETWORK_RANK_H

#include <stdint.h>

/** The positions of @values (no NaN), largest first, equal ones in order of position. (transfer full) */
uint32_t *ent_rank_descending(const double *values, uint32_t n);

#endif
