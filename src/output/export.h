/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_EXPORT_H
#define ENT_OUTPUT_EXPORT_H

#include "network/result.h"

#include <stdio.h>

/* A result for other programs. Errors of writing stay in the stream. */

/** One slice as GraphML. */
void ent_graphml_write(const EntResult *result, uint32_t slice, FILE *stream);

/** All slices that have days as one GEXF 1.3 file whose nodes, ties and values come and go; they must not overlap. */
void ent_gexf_write(const EntResult *result, FILE *stream);

#endif
